"""What is not the public's is unreachable by every road, shown by walking them all.

One home holds records in every state, each with words of its own in its text, title, file name,
body, speaker, caption, member, decision and sidecar. Every rule of the site is asked with every id
that exists, as every role; a rule whose arguments are not known here fails the test, so that no new
road is forgotten.
"""

from __future__ import annotations

import io
import itertools
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pypdfium2
import pytest
from argon2 import PasswordHasher
from flask.testing import FlaskClient
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from archive import links, quoting
from archive.access import Way
from archive.export import FORMATS, export_bag, export_to
from archive.export.open_data import write as write_open_data
from archive.originals import Originals
from archive.settings import Settings
from archive.store import Role, Store, Withholding
from archive.withholding import Redaction
from ingest import redacting
from ingest.inbox import waiting
from ingest.indexing import Indexing
from ingest.phrases import places_of
from ingest.watching import bring_in
from tests.drop import write_pdf, write_wav
from tests.webapp.desk.conftest import PASSWORD, Home
from webapp.app import create_app
from webapp.desk.doors import DOORS

# Of each state: how it comes about, and which roles may meet its words at the desk.
PUBLIC = ("normal", "draft")
SEALED = frozenset({"clerk", "administrator", "reader"})
EVERYONE = SEALED | {"editor"}
HIDDEN = {
    "withdrawn": SEALED,
    "awaited": EVERYONE,  # by its sidecar, from the first
    "heldback": EVERYONE,  # at the desk, after everyone saw it
    "vaulted": SEALED,  # by a rule for its folder, from the first
    "locked": SEALED,  # at the desk, after everyone saw it
}
STATES = (*PUBLIC, *HIDDEN, "redacted")
NEVER_SEEN = ("awaited", "vaulted")
FIELDS = ("text", "title", "file", "body", "member", "decision", "speaker", "caption", "side")


def word(state: str, field: str) -> str:
    """A word that no language has, of one state and one field."""
    return f"{field}{state}quzx".capitalize()


def spoken(state: str) -> str:
    return (
        "WEBVTT\n\n00:00.200 --> 00:01.000\nLa séance est ouverte.\n\n"
        f"00:02.000 --> 00:03.000\n<v {word(state, 'speaker')}>Je dis {word(state, 'caption')}.\n\n"
        "00:04.500 --> 00:05.500\nLe pont couvert.\n"
    )


def drop(folder: Path, state: str, n: int) -> None:
    """A paper with a sidecar, a recording and its captions."""
    day = f"2026-0{n + 1}-14"
    projet = "PROJET\n" if state == "draft" else ""
    kept = state == "redacted"  # what is removed of it is in its pages; the rest is public
    name = f"PV {day} {word('normal' if kept else state, 'file')}"
    write_pdf(
        folder / f"{name}.pdf",
        f"Ville de Val\nPROCÈS-VERBAL\n{projet}Séance ordinaire du {day}\n"
        f"Sont présents les conseillers {word(state, 'member')} Roy et Ana Dion.\n"
        f"Le dossier {word(state, 'text')} est ouvert.",
        f"{day[:7]}-10{n} {word(state, 'decision')}\n"
        f"Il est proposé par {word(state, 'member')} Roy, appuyé par Ana Dion, d'adopter le "
        f"règlement {word(state, 'decision')}.\nADOPTÉE À L'UNANIMITÉ",
    )
    mine = "normal" if kept else state
    stated = [f"title: Titre {word(mine, 'title')}", f"body: Comité {word(mine, 'body')}"]
    stated += [f"date: {day}", f"links: https://example.org/{word(mine, 'side')}"]
    publish = ["publier: 2199-01-01 09:00"] if state == "awaited" else []
    for beside in (f"{name}.pdf", f"{name}.wav", f"{name}.vtt"):
        (folder / f"{beside}.yaml").write_text("\n".join([*stated, *publish]), encoding="utf-8")
    write_wav(folder / f"{name}.wav", 6.0 + n / 10)
    (folder / f"{name}.vtt").write_text(spoken(state), encoding="utf-8")


@dataclass(slots=True)
class Walked:
    """A home in every state, and what was kept of its answers from when all of it was public."""

    home: Home
    documents: dict[str, list[str]]  # by state
    ids: dict[str, list[str]]  # by the name of an argument of a rule, all that ever was
    pictures: dict[str, bytes] = field(default_factory=dict)
    tags: dict[str, str] = field(default_factory=dict)
    redacted_words: tuple[str, ...] = ()

    def forbidden(self, role: str | None) -> list[str]:
        """Words that this role must meet nowhere: at the desk, or (None) as anyone."""
        states = [one for one, roles in HIDDEN.items() if role not in roles]
        found = [word(state, name) for state in states for name in FIELDS]
        return [*found, *self.redacted_words]

    def hidden(self) -> list[str]:
        return [one for state in HIDDEN for one in self.documents[state]]


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Walked:
    settings = Settings(
        home=tmp_path_factory.mktemp("sealed"), still_s=0.0, ocr=False, sealed=("Huis clos",),
        per_minute=0, api_per_minute=0, town_name="Val",
    )  # fmt: skip
    settings.make_home()
    for n, state in enumerate(STATES):
        folder = settings.inbox / ("Huis clos" if state == "vaulted" else f"Dossier {n}")
        folder.mkdir()
        drop(folder, state, n)
    outcomes = list(bring_in(settings, waiting(settings.inbox)))
    assert [one.outcome for one in outcomes] == ["added"] * 3 * len(STATES)
    with Store.open(settings.database) as store:
        documents: dict[str, list[str]] = {state: [] for state in STATES}
        for doc in store.all_documents():
            folder, n = doc.folder, doc.folder.removeprefix("Dossier ")
            state = "vaulted" if folder == "Huis clos" else STATES[int(n)]
            documents[state].append(doc.id)
        ids = ids_in(store)
        home = Home(settings, None, create_app(settings))
        home.app.config["PROPAGATE_EXCEPTIONS"] = False
        made = Walked(home, documents, ids)
        remember(made)
        withhold(made, store)
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    for role in Role:
        home.add(f"mme {role}", role, password=quick.hash(PASSWORD))
    return made


def ids_in(store: Store) -> dict[str, list[str]]:
    """What an argument of a rule may be, of everything that is in the home."""
    every = [passage for doc in store.all_documents() for passage in store.passages(doc.id)]
    rows = store.connection.execute
    passages = [one.id for one in every]
    cited = [f"{one.id}-{quoting.fingerprint(one.text)}" for one in every]
    spoken_at = [f"{doc.id}-t2000" for doc in store.all_documents() if doc.media]
    documents = [doc.id for doc in store.all_documents()]
    members = {links.slug(row["name"]) for row in rows("SELECT DISTINCT name FROM attendance")}
    return {
        "doc_id": documents, "newer_id": documents, "older_id": documents[:2],
        "document": documents, "id": documents + passages,
        "slug": [row["slug"] for row in rows("SELECT slug FROM bodies")] + sorted(members)
        + [row["value"] for row in rows("SELECT DISTINCT value FROM keys")]
        + [f"{row['named']}-{row['value']}" for row in rows(
            "SELECT DISTINCT named, value FROM mentions")],
        "body": [row["slug"] for row in rows("SELECT slug FROM bodies")],
        "date": [row["date"] for row in rows("SELECT DISTINCT date FROM meetings")],
        "key": [row["key"] for row in rows("SELECT DISTINCT key FROM decisions")],
        "number": ["1", "2"], "n": ["1"],
        "passage": passages + cited + spoken_at, "name": passages + cited + spoken_at,
        "upload": ["x" * 32], "token": ["x" * 40], "part": ["decision", "person", "item"],
        "form": ["vtt", "srt", "txt", "json"],
        "suffix": ["ris", "bib", "json"],
    }  # fmt: skip


NAMES = {  # of what is asked for by a name, by the endpoint
    "feeds.sitemap_part": ["bodies", "meetings", "documents"],
    "figures.table": ["documents", "meetings", "delays"],
    "static": ["style.css"],
}
SLUGS_OF = ("body.body", "beside.body", "feeds.body", "calendar.body")
SLOW = ("cite.sheet", "sheets.decision_sheet", "cite.crop", "cite.file")  # set by a typesetter
ARCHIVE = "opendata.archive_zip"  # made by a process of its own: the same is written below


def addresses(walked: Walked, rule: Rule) -> Iterator[str]:
    """Every address of a rule, with each id that exists, and what may be asked of it."""
    names = sorted(rule.arguments)
    given = []
    for name in names:
        if name == "name" and rule.endpoint in NAMES:
            given.append(NAMES[rule.endpoint])
        elif name == "slug" and rule.endpoint in SLUGS_OF:
            given.append(walked.ids["body"])
        else:
            given.append(walked.ids[name])  # KeyError: a new argument is to be told of above
        if rule.endpoint in SLOW and name in ("name", "doc_id"):
            given[-1] = given[-1][:: max(1, len(given[-1]) // 40)]
    for values in itertools.product(*given):
        if "date" in names and "body" in names and f"{values[0]}" == "":
            continue
        built = rule.build(dict(zip(names, values, strict=True)), append_unknown=False)
        if built is None:
            continue
        for asked in queries(walked, rule):
            yield built[1] + asked


def queries(walked: Walked, rule: Rule) -> list[str]:
    if rule.endpoint in ("search.search", "beside.search", "feeds.search", "search.suggest",
                         "api.search", "places.places", "decisions.register"):  # fmt: skip
        words = [word(state, name) for state in (*HIDDEN, "redacted") for name in FIELDS]
        # Also as one who does not know how it is spelt, and who begins to type it.
        asked = [*words, *(one[:-4] for one in words), *(f"{one[:-1]}y" for one in words)]
        return ["", *(f"?q={quote(one)}" for one in asked)]
    if rule.endpoint == "clip.clip":
        return ["?t=0&to=5"]
    if rule.endpoint == "oai.oai":
        asked = ["Identify", "ListSets", "ListRecords&metadataPrefix=oai_dc",
                 "ListIdentifiers&metadataPrefix=oai_dc"]  # fmt: skip
        asked += [
            f"GetRecord&metadataPrefix=oai_dc&identifier=oai:localhost:{one}"
            for one in walked.ids["doc_id"]
        ]
        return [f"?verb={one}" for one in asked]
    if rule.endpoint == "oembed.oembed":
        return [f"?url=http://localhost/recordings/{one}" for one in walked.ids["doc_id"]]
    if rule.endpoint == "document.image":
        return ["", "?w=240"]
    if rule.endpoint.startswith("api.list_"):
        return ["?limit=500"]
    return [""]


def roads(walked: Walked, *, desk: bool) -> Iterator[tuple[Rule, str]]:
    for rule in walked.home.app.url_map.iter_rules():
        is_desk = rule.endpoint.startswith("desk.")
        if "GET" in (rule.methods or ()) and is_desk is desk and rule.endpoint != ARCHIVE:
            for address in addresses(walked, rule):
                yield rule, address


def remember(walked: Walked) -> None:
    """What a visitor may have kept from when all of it was public."""
    browser = walked.home.browser()
    for rule, address in roads(walked, desk=False):
        if not rule.arguments or rule.endpoint in SLOW:
            continue
        answer = browser.get(address)
        if answer.status_code == 200:
            if tag := answer.headers.get("ETag"):
                walked.tags[address] = tag
            if answer.mimetype == "image/png":
                walked.pictures[address] = answer.data
        answer.close()


def withhold(walked: Walked, store: Store) -> None:
    settings, acts = walked.home.settings, Withholding(store, "mme clerk")
    for state, way in (("withdrawn", Way.WITHDRAWN), ("heldback", Way.EMBARGOED),
                       ("locked", Way.SEALED)):  # fmt: skip
        for doc_id in walked.documents[state]:
            assert acts.withhold(doc_id, way, reason=f"raison {word(state, 'side')}")
    words = [word("redacted", name) for name in ("text", "member", "decision", "speaker",
                                                 "caption")]  # fmt: skip
    for doc in store.documents_named(walked.documents["redacted"]).values():
        if doc.media:
            acts.redact(doc.id, Redaction("vie privée", start_s=1.5, end_s=3.5))
        elif doc.page_count:
            for phrase in words[:3]:
                for page, box in places_of(settings, store, doc, phrase, pages=[1, 2]):
                    acts.redact(doc.id, Redaction("vie privée", page=page, box=box))
    redacting.catch_up(settings, store)
    Indexing(settings, store).catch_up()
    walked.redacted_words = tuple(words)


# Rooms of the desk that show who may see what is sealed the whole of it.
WHOLE = ("desk.original", "desk.sound", "desk.transcript", "desk.versions", "desk.version")
BYTES = ("image/", "audio/", "video/", "application/pdf", "application/octet-stream")


def texts_of(answer: TestResponse) -> str:
    """All that an answer says, in its headers, its bytes and what is packed in them."""
    content = answer.get_data()
    found = [str(answer.headers), content.decode("utf-8", "ignore")]
    if (answer.mimetype or "").startswith(BYTES):
        found.append(content.decode("latin-1"))
    if content.startswith(b"%PDF") and answer.status_code == 200:
        document = pypdfium2.PdfDocument(content)
        found += [page.get_textpage().get_text_range() for page in document]
    return "\n".join(found).casefold()


def met(walked: Walked, answer: TestResponse, role: str | None, asked: str) -> list[str]:
    """The words that an answer tells, other than those that were asked for."""
    said = texts_of(answer)
    answer.close()
    for one in re.findall(r"q=([^&]*)", asked):
        said = re.sub(rf"\b{re.escape(one.casefold())}\b", "", said)
    if answer.status_code in (403, 404, 410):  # which says what address it is that leads nowhere
        said = said.replace(asked.casefold(), "")
    return [one for one in walked.forbidden(role) if one.casefold() in said]


def test_no_road_of_the_site_leads_to_what_is_not_the_public_s(walked: Walked) -> None:
    browser, count, missed = walked.home.browser(), 0, []
    for _rule, address in roads(walked, desk=False):
        answer = browser.get(address)
        count += 1
        assert answer.status_code < 500, address
        if words := met(walked, answer, None, address):
            missed.append((address, words))
        if answer.status_code == 200:
            missed += [(address, one) for one in walked.hidden() if one in address
                       and not address.startswith(("/oai", "/oembed"))]  # fmt: skip
    assert not missed, missed[:20]
    assert count > 2000


def test_what_was_never_public_is_not_told_of_and_what_was_is_gone(walked: Walked) -> None:
    browser = walked.home.browser()
    for state in HIDDEN:
        wanted = 410 if state == "withdrawn" else 404
        for doc_id in walked.documents[state]:
            for road in ("/documents/{}", "/documents/{}/original", "/recordings/{}/media",
                         "/api/v1/documents/{}", "/cite/{}-p1-1"):  # fmt: skip
                answer = browser.get(road.format(doc_id))
                assert answer.status_code == wanted, (state, road)
    told = browser.get("/oai?verb=ListIdentifiers&metadataPrefix=oai_dc").get_data(as_text=True)
    for state in HIDDEN:
        for doc_id in walked.documents[state]:
            assert (doc_id in told) is (state not in NEVER_SEEN), state


def test_what_browsers_kept_is_not_confirmed(walked: Walked) -> None:
    browser = walked.home.browser()
    gone = [*walked.hidden(), *walked.documents["redacted"]]
    tried = 0
    for address, tag in walked.tags.items():
        if not any(one in address for one in gone):
            continue
        tried += 1
        for method, headers in (
            ("GET", {"If-None-Match": tag}), ("HEAD", {"If-None-Match": tag}),
            ("GET", {"Range": "bytes=0-4000", "If-Range": tag}), ("GET", {"If-Match": tag}),
            ("GET", {"Range": "bytes=0-4000"}),
        ):  # fmt: skip
            answer = browser.open(address, method=method, headers=headers)
            assert not met(walked, answer, None, address), (address, headers)
            hidden = any(one in address for one in walked.hidden())
            if hidden:
                assert answer.status_code in (404, 410), (address, headers)
    assert tried > 50


def test_pictures_of_what_is_redacted_are_others_and_of_the_rest_the_same(walked: Walked) -> None:
    browser, burnt, same = walked.home.browser(), 0, 0
    for address, before in walked.pictures.items():
        answer = browser.get(address)
        if any(one in address for one in walked.documents["redacted"]):
            assert answer.status_code == 200 and answer.data != before, address
            burnt += 1
        elif answer.status_code == 200:
            assert answer.data == before, address
            same += 1
    assert burnt == 4 and same


def test_the_public_s_files_of_what_is_redacted_hold_nothing_of_it(walked: Walked) -> None:
    browser = walked.home.browser()
    with walked.home.store() as store:
        found = store.documents_named(walked.documents["redacted"])
    for doc in found.values():
        answer = browser.get(f"/documents/{doc.id}/original")
        assert answer.status_code == 200
        assert not met(walked, answer, None, ""), doc.filename
        assert doc.sha256 not in answer.headers["ETag"]
        original = Originals(walked.home.settings.originals).path(doc.sha256)
        assert answer.data != original.read_bytes()


@pytest.mark.parametrize("role", [one.value for one in Role])
def test_each_role_meets_at_the_desk_only_what_is_for_it(
    walked: Walked, role: str, cheap: None
) -> None:
    browser = walked.home.log_in(f"mme {role}")
    count, missed, seen = 0, [], set[str]()
    for rule, address in roads(walked, desk=True):
        if rule.endpoint in ("desk.standing",) or role not in DOORS[rule.endpoint]:
            continue
        answer = browser.get(address)
        count += 1
        assert answer.status_code < 500, address
        if rule.endpoint in ("desk.log", "desk.log_file"):
            continue  # for clerks, who may see it all
        allowed = walked.redacted_words if rule.endpoint in WHOLE else ()
        if role not in SEALED:
            allowed = ()
        missed += [(address, one) for one in met(walked, answer, role, address)
                   if one not in allowed]  # fmt: skip
        if answer.status_code == 200:
            said = texts_of(answer)
            seen |= {one for one in HIDDEN if word(one, "file").casefold() in said}
    assert not missed, missed[:20]
    assert seen == {one for one, roles in HIDDEN.items() if role in roles}
    assert count > 50


@pytest.mark.parametrize("role", [one.value for one in Role])
def test_who_is_logged_in_sees_on_the_site_what_everyone_sees(
    walked: Walked, role: str, cheap: None
) -> None:
    browser = walked.home.log_in(f"mme {role}")
    for _rule, address in roads(walked, desk=False):
        if any(one in address for one in walked.hidden()) and "cite" not in address:
            answer = browser.get(address)
            assert not met(walked, answer, None, address), address


def test_nothing_that_is_given_away_holds_it(walked: Walked, tmp_path: Path) -> None:
    settings = walked.home.settings
    with Store.open(settings.database) as store:
        for form in FORMATS:
            export_to(store, form, tmp_path / form)
        packed = write_open_data(store, settings, tmp_path / "open.zip")
        export_bag(settings, store, tmp_path / "bag")
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    held: dict[str, bytes] = {str(path): path.read_bytes() for path in files}
    with zipfile.ZipFile(io.BytesIO(packed.read_bytes())) as parts:
        held |= {f"open.zip/{name}": parts.read(name) for name in parts.namelist()}
    assert any(name.endswith("archive.db") for name in held)
    originals = {path.name for path in (tmp_path / "bag/data/originals").rglob("*")}
    for name, content in held.items():
        said = content.decode("utf-8", "ignore").casefold()
        said += content.decode("utf-16-le", "ignore").casefold()
        for one in walked.forbidden(None):
            assert one.casefold() not in said, (name, one)
    for state in (*HIDDEN, "redacted"):
        for doc_id in walked.documents[state]:
            assert not any(name.startswith(doc_id) for name in originals), state
    everything: Any = "".join(originals)
    assert all(doc_id in everything for doc_id in walked.documents["normal"])


def test_what_waited_is_found_by_every_road_once_its_time_has_come(walked: Walked) -> None:
    """Last, since it changes the home: by itself, without anyone doing anything."""
    with walked.home.store() as store:
        store.connection.execute(
            "UPDATE access SET until = '2020-01-01T00:00:00+00:00' WHERE until IS NOT NULL"
        )
    browser: FlaskClient = walked.home.browser()
    doc_id = walked.documents["awaited"][0]
    assert browser.get(f"/api/v1/documents/{doc_id}").status_code == 200
    from webapp.desk import indexing

    indexing.soon(walked.home.settings).join(60)
    hits = browser.get(f"/api/v1/search?q={word('awaited', 'text')}").json["hits"]
    assert hits
    for road in ("/feed.atom", "/sitemap/documents-1.xml",
                 "/oai?verb=ListIdentifiers&metadataPrefix=oai_dc"):  # fmt: skip
        assert doc_id in browser.get(road).get_data(as_text=True), road
