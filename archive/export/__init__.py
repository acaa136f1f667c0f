"""Open data: the whole archive as plain files."""

from archive.export.tables import FORMATS, export_to

__all__ = ["FORMATS", "export_to"]
