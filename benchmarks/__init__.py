"""How fast Greffe is, as ratios against named peers in the same run. `make bench` runs all."""
