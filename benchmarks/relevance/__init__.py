"""How good are the first ten? Questions that residents ask, judged by reading, ours and peers'."""
