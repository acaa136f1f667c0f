"""Places, sums and matters that a passage names, by rules: patterns of language are data."""
