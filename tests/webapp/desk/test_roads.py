"""What a clerk withdrew is on no road of the site, for no one. Every route is walked: one that is
added with a new sort of argument must be given a value here."""

from __future__ import annotations

import gzip
import io
import re
import zipfile
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from archive.store import Role
from tests.webapp.desk.conftest import Home, token_in
from webapp.desk import indexing

WORD = "rivière aux Ormes"  # stands in no other document
TOMBSTONE = re.compile(r'<header status="deleted">.*?</header>', re.DOTALL)
QUESTIONS = ("", "?q=Ormes", "?q=pont&limit=100", "?verb=ListRecords&metadataPrefix=oai_dc",
             "?url=http://localhost/documents/{doc}", "?w=240", "?n=2")  # fmt: skip


def values(home: Home, doc: str) -> dict[str, list[object]]:
    """What to put for each argument of a route."""
    with home.store() as store:
        passages = [one.id for one in store.passages(doc)]
    return {
        "doc_id": [doc], "id": [doc, "conseil-municipal", *passages], "newer_id": [doc],
        "older_id": [home.town.draft], "document": [doc], "number": [1, 2], "n": [1],
        "body": ["conseil-municipal"], "slug": ["conseil-municipal", "m-gagnon", "pont"],
        "date": ["2014-04-24"], "key": ["2014-04-118", "page-2"],
        "name": [*passages, "bodies", "meetings", "documents"], "passage": passages,
        "token": ["x"], "suffix": ["ris", "bib", "json"], "form": ["txt", "srt", "vtt"],
    }  # fmt: skip


def roads(home: Home, doc: str) -> Iterator[str]:
    """Addresses of every route outside the desk that is read."""
    known = values(home, doc)
    for rule in home.app.url_map.iter_rules():
        if rule.endpoint.startswith("desk.") or "GET" not in (rule.methods or ()):
            continue
        filled: list[dict[str, object]] = [{}]
        for name in rule.arguments:
            assert name in known, f"{rule}: give {name} a value in this test"
            filled = [one | {name: value} for one in filled for value in known[name]]
        for one in filled:
            try:
                built = rule.build(one)
            except ValueError:  # a value that this route knows not
                continue
            if built:
                questions = QUESTIONS if len(filled) == 1 else QUESTIONS[:1]
                yield from (built[1] + one.format(doc=doc) for one in questions)


def readable(browser: FlaskClient, address: str) -> str:
    """All that an answer says, unpacked."""
    answer = browser.get(address, headers={"Accept-Encoding": "identity"})
    content = answer.get_data()
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as opened:
            content = b"\n".join(opened.read(name) for name in opened.namelist())
    if content[:2] == b"\x1f\x8b":
        content = gzip.decompress(content)
    location = answer.headers.get("Location", "")
    return content.decode("utf-8", "replace") + location.removeprefix(address)


def telling(browser: FlaskClient, home: Home, doc: str) -> set[str]:
    """The addresses whose answers hold its words, or its id where that was not asked for."""
    found = set()
    for address in roads(home, doc):
        # Libraries that harvest are told that a record is gone, by its id and nothing else.
        said = TOMBSTONE.sub("", readable(browser, address))
        if WORD in said or (doc in said and doc not in address):
            found.add(address)
    return found


@pytest.mark.parametrize("who", ["", *Role])
def test_what_was_withdrawn_is_on_no_road_for_anyone(
    home: Home, monkeypatch: pytest.MonkeyPatch, who: str
) -> None:
    soon = indexing.soon
    monkeypatch.setattr(indexing, "soon", lambda settings: soon(settings).join(60))
    object.__setattr__(home.settings, "api_per_minute", 0)  # more is asked than a visitor may
    object.__setattr__(home.settings, "per_minute", 0)
    doc = home.town.minutes
    browser = home.browser()
    if who == "":  # that the walk finds what is there
        assert len(telling(browser, home, doc)) > 20
    clerk = home.log_in("mme clerk")
    form = {"token": token_in(clerk.get("/fr/desk")), "reason": "huis clos"}
    assert clerk.post(f"/desk/documents/{doc}/withdraw", data=form).status_code == 302
    if who:
        browser = home.log_in(f"mme {who}", browser)
    assert telling(browser, home, doc) == set()
