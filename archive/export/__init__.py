"""Open data: the whole archive as plain files."""
