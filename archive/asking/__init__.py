"""From what a person types to what the index is asked, and in which order it answers."""
