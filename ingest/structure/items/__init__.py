"""What was on the table: headings, numbered or not, and which of two papers are the same."""
