"""make bench: true figures, no target. Absolute times are this machine's; quote the ratios."""

from __future__ import annotations

import os
import platform
import sys

from benchmarks import intake, queries, recordings


def main() -> None:
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}\n")
    brought = intake.measure()
    ratio = brought.pages_a_second / brought.peer_pages_a_second
    print(
        f"Inbox to searchable ({brought.source}): {brought.files} files, {brought.pages} pages, "
        f"{brought.passages} passages in {brought.seconds:.1f} s\n"
        f"  Greffe            {brought.pages_a_second:8.1f} pages/s\n"
        f"  plain pdfplumber  {brought.peer_pages_a_second:8.1f} pages/s "
        f"(extract_text only, one process, {brought.peer_pages} pages)\n"
        f"  ratio             {ratio:8.1f}\n"
    )
    build, classes = queries.measure(brought.texts)
    ours, theirs = build.passages / build.greffe_s, build.passages / build.fts5_s
    print(
        f"Index of {build.passages} passages\n"
        f"  Greffe            {ours:8.0f} passages/s\n"
        f"  SQLite FTS5       {theirs:8.0f} passages/s\n"
        f"  ratio             {ours / theirs:8.3f}\n"
    )
    head = f"{'ms (ten best and exact total)':<30}{'Greffe p50':>11}{'p95':>8}{'FTS5 p50':>11}"
    print(f"{head}{'p95':>8}{'p50 ratio':>11}")
    for one in classes:
        print(
            f"{one.name:<30}{one.greffe_p50:>11.2f}{one.greffe_p95:>8.2f}{one.fts5_p50:>11.2f}"
            f"{one.fts5_p95:>8.2f}{one.greffe_p50 / one.fts5_p50:>11.2f}"
        )


if __name__ == "__main__":
    if sys.argv[1:2] == ["recordings"]:
        recordings.main(sys.argv[2:])
    else:
        main()
