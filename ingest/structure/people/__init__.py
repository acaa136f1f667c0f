"""Who was there: the lists of the head, the people in them, names in running text."""
