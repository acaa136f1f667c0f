"""The commands of `greffe`, by subject."""
