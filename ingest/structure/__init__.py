"""What a meeting did, read from its pages as a clerk reads them: items, attendance, decisions."""
