"""python -m benchmarks consumers: the open data in the hands of the programs that it is made for.

Needs the extra `consumers`. The sample records are brought in and served; each program reads all
that it can, and what it counted is reported beside what the archive holds.
"""

from __future__ import annotations

import dataclasses
import json
import re
import shutil
import subprocess
import tempfile
import threading
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from werkzeug.serving import WSGIRequestHandler, make_server

from archive.export import open_data
from archive.export.declared import TABLES, count
from archive.settings import Settings, load
from archive.store import Catalogue, published
from ingest import watching
from webapp.app import create_app
from webapp.commands import demo

# schemathesis may not know a cursor, which is only ever given out; it is refused, as it should be.
SCHEMATHESIS = ("--checks", "all", "--exclude-checks", "positive_data_acceptance",
                "--max-examples", "50", "--workers", "2")  # fmt: skip
VOCABULARY = {"@vocab": "https://schema.org/"}  # schema.org's own context, for lack of a network


class Quiet(WSGIRequestHandler):
    def log_request(self, *_args: Any) -> None: ...


@contextmanager
def served() -> Iterator[tuple[Settings, str]]:
    """A home with the sample records, and the address at which it is served."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        demo.make_home(home)
        settings = dataclasses.replace(load(home, {}), still_s=0.0, api_per_minute=0)
        for _outcome in watching.bring_in(settings, watching.settled(settings)):
            pass
        server = make_server(
            "127.0.0.1", 0, create_app(settings), threaded=True, request_handler=Quiet
        )
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield settings, f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def main(_args: Sequence[str] = ()) -> None:
    with served() as (settings, root), Catalogue.open(settings.database) as catalogue:
        held = {table.name: count(catalogue, table) for table in TABLES}
        print("the archive holds   " + ", ".join(f"{n} {name}" for name, n in held.items()))
        checks: tuple[tuple[str, Callable[[Settings, Catalogue, str], str]], ...] = (
            ("schemathesis", _schemathesis),
            ("Datasette", _datasette),
            ("feedparser", _feeds),
            ("icalendar", _calendars),
            ("Sickle (OAI-PMH)", _oai),
            ("extruct, PyLD, rdflib", _linked),
        )
        for name, check in checks:
            try:
                print(f"{name:<24}{check(settings, catalogue, root)}")
            except ImportError as missing:
                print(f"{name:<24}not installed ({missing.name}): pip install '.[consumers]'")


def _schemathesis(_settings: Settings, _catalogue: Catalogue, root: str) -> str:
    program = shutil.which("schemathesis")
    if not program:
        raise ImportError(name="schemathesis")
    told = subprocess.run(
        [program, "run", f"{root}/api/v1/openapi.json", *SCHEMATHESIS],
        capture_output=True,
        check=False,
        encoding="utf-8",
    ).stdout
    cases = re.search(r"\d+ generated.*", told)
    tested = re.search(r"Tested: *(\d+)", told)
    return f"{tested[1] if tested else '?'} operations, {cases[0] if cases else told[-2000:]}"


def _datasette(settings: Settings, catalogue: Catalogue, _root: str) -> str:
    program = shutil.which("datasette")
    if not program:
        raise ImportError(name="datasette")
    folder = settings.cache / "datasette"
    packed = open_data.write(catalogue, settings, folder / "all.zip")
    shutil.unpack_archive(packed, folder)
    base = [program, str(folder / "greffe.db"), "-m", str(folder / "metadata.json"), "--get"]

    def ask(address: str) -> Any:
        done = subprocess.run([*base, address], capture_output=True, check=True)
        return json.loads(done.stdout)

    tables = {one["name"]: one["count"] for one in ask("/greffe.json")["tables"]}
    found = ask("/greffe/passages.json?_search=pont&_size=1")["filtered_table_rows_count"]
    counts = ", ".join(f"{tables[table.name]} {table.name}" for table in TABLES)
    return f"{counts}; {found} passages found for « pont »"


def _feeds(_settings: Settings, catalogue: Catalogue, root: str) -> str:
    import feedparser

    addresses = ["/fr/feed.atom", "/en/feed.atom", "/fr/search/feed.atom?q=pont"]
    addresses += [f"/bodies/{row['id']}/feed.atom" for row in published.every(catalogue, "bodies")]
    read = [feedparser.parse(_get(root + one)) for one in addresses]
    wrong = sum(bool(one.bozo) for one in read)
    return f"{len(read)} feeds, {sum(len(one.entries) for one in read)} entries, {wrong} not sound"


def _calendars(_settings: Settings, catalogue: Catalogue, root: str) -> str:
    import icalendar

    addresses = ["/meetings.ics"]
    addresses += [
        f"/bodies/{row['id']}/meetings.ics" for row in published.every(catalogue, "bodies")
    ]
    read = [icalendar.Calendar.from_ical(_get(root + one)) for one in addresses]
    events = [event for one in read for event in one.walk("VEVENT")]
    return (
        f"{len(read)} calendars, {len(events)} events, {sum(bool(e.errors) for e in events)} wrong"
    )


def _oai(_settings: Settings, _catalogue: Catalogue, root: str) -> str:
    import sickle

    library = sickle.Sickle(f"{root}/oai")
    records = list(library.ListRecords(metadataPrefix="oai_dc"))
    sets = list(library.ListSets())
    return f"{len(records)} records harvested, {len(sets)} sets"


def _linked(_settings: Settings, catalogue: Catalogue, root: str) -> str:
    import extruct
    import rdflib
    from pyld import jsonld

    rows = [
        row["url"]
        for table in TABLES
        if table.name in ("bodies", "meetings", "documents")
        for row in map(table.row, published.every(catalogue, table.name))
    ]
    things, expanded, graph = 0, 0, rdflib.Graph()
    for address in ("/fr/", *rows):
        html = _get(root + address).decode()
        for thing in extruct.extract(html, syntaxes=["json-ld"])["json-ld"]:
            things += 1
            local = thing | {"@context": VOCABULARY}
            expanded += bool(jsonld.expand(local))
            graph.parse(data=json.dumps(local), format="json-ld")
    return (
        f"{len(rows) + 1} pages, {things} things found, {expanded} expanded, {len(graph)} triples"
    )


def _get(address: str) -> bytes:
    with urllib.request.urlopen(address) as answer:
        content: bytes = answer.read()
        return content
