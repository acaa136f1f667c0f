"""What an archive must survive: power cuts, full disks, hostile files, a flood of them.

    python -m benchmarks.torture kill      kill -9 at random moments
    python -m benchmarks.torture disk      a full disk, a clock set back, and more
    python -m benchmarks.torture fuzz      thousands of mutated files
    python -m benchmarks.torture flood     20,000 files at once
    python -m benchmarks.torture packet    one packet of 1,500 pages

Too slow for the tests; each ends with status 1 where a promise was broken.
"""
