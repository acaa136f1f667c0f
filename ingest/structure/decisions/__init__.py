"""What was decided: sentences read as signals, gathered into decisions, with numbers and votes."""
