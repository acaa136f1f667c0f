from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

import pytest

from archive.model import LANGS, Evidence, Identity, Kind, Status
from ingest.errors import SidecarWrong
from ingest.sidecar import (
    Link,
    Sidecar,
    apply,
    described_by,
    read_sidecar,
    sidecar_of,
    sidecars,
)

WHOLE = Sidecar(
    body="Comité d’urbanisme",
    date=dt.date(2024, 4, 24),
    kind=Kind.MINUTES,
    title="Procès-verbal : zonage",
    lang="fr",
    status=Status.APPROVED,
    links=(Link("https://ville.example/a?b=1"), Link("https://ville.example/b", "Le plan")),
)
YAML = """\
# déposé par le greffe
instance: Comité d’urbanisme
date: 2024-04-24
type: Procès-verbal
titre: "Procès-verbal : zonage"
langue: français
statut: Approuvé
liens:
  - https://ville.example/a?b=1
  - titre: Le plan
    url: https://ville.example/b
"""
JSON = """\
{"body": "Comité d’urbanisme", "date": "2024-04-24", "kind": "minutes",
 "title": "Procès-verbal : zonage", "lang": "fr", "status": "approved",
 "links": ["https://ville.example/a?b=1", {"title": "Le plan", "url": "https://ville.example/b"}]}
"""


def read(folder: Path, content: str | bytes, name: str = "pv.pdf.yaml") -> Sidecar:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_sidecar(path)


@pytest.mark.parametrize(
    ("content", "name"), [(YAML, "pv.pdf.yaml"), (YAML, "pv.pdf.yml"), (JSON, "pv.pdf.json")]
)
def test_a_sidecar_is_read_in_french_and_in_english(
    tmp_path: Path, content: str, name: str
) -> None:
    assert read(tmp_path, content, name) == WHOLE


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_notepad_s_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    assert read(tmp_path, YAML.encode(encoding)) == WHOLE


@pytest.mark.parametrize("content", ["", "# rien\n", "{}", "date:\nbody: null\nlang: ~\n"])
def test_everything_may_be_left_out(tmp_path: Path, content: str) -> None:
    assert read(tmp_path, content) == Sidecar()


@pytest.mark.parametrize(
    ("line", "field", "expected"),
    [
        ("kind: PV", "kind", Kind.MINUTES),
        ("kind: Ordre du jour", "kind", Kind.AGENDA),
        ("type: convocation", "kind", Kind.AGENDA),
        ("type: DÉLIBÉRATION", "kind", Kind.RESOLUTION),
        ("type: arrêtés", "kind", Kind.BYLAW),
        ("statut: approuvée", "status", Status.APPROVED),
        ("statut: retiré", "status", Status.WITHDRAWN),
        ("lang: fr-CA", "lang", "fr"),
        ("lang: EN_us", "lang", "en"),
        ("title: 2024", "title", "2024"),
        ("title: no", "title", "no"),
        ("date: 2024-4-9", "date", dt.date(2024, 4, 9)),
        ("date: 2024-04-09T19:00:00Z", "date", dt.date(2024, 4, 9)),
        ("links: https://a.example", "links", (Link("https://a.example"),)),
        ("lien: {Plan: 'https://a.example'}", "links", (Link("https://a.example", "Plan"),)),
    ],
)
def test_what_clerks_write_is_understood(
    tmp_path: Path, line: str, field: str, expected: object
) -> None:
    assert getattr(read(tmp_path, line), field) == expected


@pytest.mark.parametrize(
    ("line", "key", "value", "allowed"),
    [
        ("date: 24/04/2024", "date", "24/04/2024", "YYYY-MM-DD"),
        ("date: 2024-02-30", "date", "2024-02-30", "YYYY-MM-DD"),
        ("date: 0024-02-03", "date", "0024-02-03", "YYYY-MM-DD"),
        ("date: [2024]", "date", "['2024']", "YYYY-MM-DD"),
        ("type: facture", "type", "facture", "minutes"),
        ("statut: {a: b}", "statut", "{'a': 'b'}", "texte / text"),
        ("langue: es", "langue", "es", "fr, en"),
        ("boddy: Council", "boddy", "Council", "body, instance"),
        ("liens: javascript:alert(1)", "liens", "javascript:alert(1)", "https://"),
        ("liens: ['https://a\"b']", "liens", 'https://a"b', "https://"),
        ("title: a\nTitre: b", "Titre", "b", "title"),
        (f"body: {'x' * 301}", "body", "x" * 79 + "…", "<= 300"),
        ('body: "a\\x07b"', "body", "a\x07b", "texte / text"),
        ("title: Règlement: zonage", "line 1", "title: Règlement: zonage", "YAML"),
        ("date: 2024-01-01\n- b", "line 2", "- b", "YAML"),
        ("rien que des mots", "line 1", "rien que des mots", "key: value"),
        ("a: &x [1]\nb: *x", "line 1", "a: &x [1]", "YAML"),
    ],
)
def test_what_is_wrong_is_said_with_its_key_its_value_and_what_is_allowed(
    tmp_path: Path, line: str, key: str, value: str, allowed: str
) -> None:
    with pytest.raises(SidecarWrong) as caught:
        read(tmp_path, line)
    assert caught.value.fields["key"] == key
    assert caught.value.fields["value"] == value
    assert allowed in str(caught.value.fields["allowed"])
    for lang in LANGS:
        assert key in caught.value.sentence(lang) and "pv.pdf.yaml" in caught.value.sentence(lang)


def test_json_that_breaks_off_names_its_line(tmp_path: Path) -> None:
    with pytest.raises(SidecarWrong) as caught:
        read(tmp_path, '{"date": "2024-04-24",\n "body"', "a.pdf.json")
    assert caught.value.fields == {"key": "line 2", "value": '"body"', "allowed": "JSON"}


def test_other_programs_keys_are_passed_over(tmp_path: Path) -> None:
    other = '{"uploader_id": 7, "formats": [{"a": 1}], "duration": 61.2, "date": "2024-04-24"}'
    assert read(tmp_path, other, "v.mp4.json") == Sidecar(date=dt.date(2024, 4, 24))


@pytest.mark.parametrize(
    "bomb",
    [
        "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
            f"{chr(98 + n)}: &{chr(98 + n)} [{','.join(['*' + chr(97 + n)] * 9)}]\n"
            for n in range(9)
        ),
        "[" * 20_000,
        "- " * 20_000,
        "x" * 70_000,
        "!!python/object/apply:os.system ['false']",
        "date: !!python/object/apply:os.system ['false']",
    ],
)  # fmt: skip
def test_what_is_made_to_harm_is_refused(tmp_path: Path, bomb: str) -> None:
    with pytest.raises(SidecarWrong):
        read(tmp_path, bomb)


def test_no_damaged_sidecar_makes_the_reader_fail(tmp_path: Path) -> None:
    chance = random.Random(11)
    read_ones = 0
    for _ in range(300):
        name = chance.choice(["a.pdf.yaml", "a.pdf.json"])
        content = bytearray((YAML if name.endswith("yaml") else JSON).encode())
        for _ in range(chance.randint(1, 4)):
            at = chance.randrange(len(content))
            content[at : at + chance.randint(0, 3)] = chance.choice(
                [b"", b"\0", b":", b"\n", b"[", b"{", b"'", b'"', b"&", b"*a", b"!", b"\xff", b"\t"]
            )
        try:
            read(tmp_path, bytes(content), name)
            read_ones += 1
        except SidecarWrong as error:
            assert error.sentence("fr")
    assert read_ones > 20


GUESSED = Identity(
    kind=Kind.OTHER,
    body="Conseil municipal",
    date=dt.date(2024, 4, 25),
    lang="fr",
    status=None,
    title="pv",
    evidence=(
        Evidence("body", "Conseil municipal", "page 1", "Conseil municipal", 0.9),
        Evidence("date", "2024-04-25", "file name", "25-04-2024", 0.8),
        Evidence("date", "2024-04-24", "page 1", "24 avril", 0.7, chosen=False),
    ),
    doubts=("date-conflict", "year-book", "kind-unknown", "no-text"),
)


def test_what_is_stated_wins_over_what_was_guessed() -> None:
    stated = apply(WHOLE, GUESSED)
    assert (stated.body, stated.date, stated.kind) == (WHOLE.body, WHOLE.date, WHOLE.kind)
    assert (stated.lang, stated.status, stated.title) == ("fr", Status.APPROVED, WHOLE.title)
    assert stated.doubts == ("no-text",)
    chosen = {e.field: e for e in stated.evidence if e.chosen and e.field != "links"}
    assert {e.source for e in chosen.values()} == {"sidecar"}
    assert {e.confidence for e in chosen.values()} == {1.0}
    assert chosen["date"].value == "2024-04-24"
    assert [e for e in stated.evidence if not e.chosen] == [
        Evidence(e.field, e.value, e.source, e.quote, e.confidence, chosen=False)
        for e in GUESSED.evidence
    ]
    links = [(e.value, e.quote) for e in stated.evidence if e.field == "links"]
    assert links == [("https://ville.example/a?b=1", ""), ("https://ville.example/b", "Le plan")]


def test_what_is_not_stated_stays_as_it_was_guessed() -> None:
    stated = apply(Sidecar(kind=Kind.MINUTES), GUESSED)
    assert (stated.body, stated.date, stated.title) == (GUESSED.body, GUESSED.date, GUESSED.title)
    assert stated.doubts == ("date-conflict", "year-book", "no-text")
    assert stated.evidence[:3] == GUESSED.evidence
    assert apply(Sidecar(), GUESSED) == GUESSED


@pytest.mark.parametrize(
    ("name", "names", "found"),
    [
        ("pv.pdf", ["pv.pdf", "pv.pdf.json", "pv.pdf.yaml"], "pv.pdf.json"),
        ("pv.pdf", ["pv.pdf.yml"], "pv.pdf.yml"),
        ("PV.pdf", ["pv.PDF.JSON"], "pv.PDF.JSON"),
        ("procès.pdf", ["proce\u0300s.pdf.yaml"], "proce\u0300s.pdf.yaml"),
        ("pv.pdf", ["pv.json", "pv.info.json", "autre.pdf.json", "pv.pdf.json.txt"], None),
        ("pv.pdf", [], None),
    ],
)
def test_a_sidecar_bears_the_name_of_its_file(
    name: str, names: list[str], found: str | None
) -> None:
    assert sidecar_of(name, names) == found


def test_all_sidecars_of_a_folder_are_told_at_once() -> None:
    names = ["pv.pdf", "pv.pdf.yaml", "b.vtt", "b.json", "c.mp4.JSON", "C.mp4"]
    assert sidecars(names) == {"pv.pdf": "pv.pdf.yaml", "C.mp4": "c.mp4.JSON"}


def test_a_sidecar_that_lost_its_ending_is_told_by_its_text(tmp_path: Path) -> None:
    assert read(tmp_path, JSON, "0123abcd") == WHOLE
    assert read(tmp_path, YAML, "0123abcd") == WHOLE


@pytest.mark.parametrize(
    ("name", "described"),
    [
        ("pv.pdf.yaml", "pv.pdf"),
        ("PV.PDF.JSON", "PV.PDF"),
        ("séance.mp4.yml", "séance.mp4"),
        ("seance.2024.json", None),
        ("meeting.json", None),
        ("pv.pdf", None),
    ],
)
def test_a_sidecar_s_name_tells_what_it_describes(name: str, described: str | None) -> None:
    assert described_by(name) == described
