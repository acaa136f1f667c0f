"""Open data: the whole archive as plain files."""

from archive.export.bag import export_bag
from archive.export.tables import FORMATS, export_to

__all__ = ["FORMATS", "export_bag", "export_to"]
