"""From what a person types to what the index is asked, and the order in which its answer is given."""
