"""The command line and its JSON, exactly as the design fixes them: clerks' scripts call these."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from webapp.cli import COMMANDS, main


@pytest.fixture
def run(tmp_path: Path) -> Any:
    """Runs `greffe --home H …` in this process."""

    def call(*words: str) -> Result:
        runner = CliRunner(env={"GREFFE_INTAKE_STILL_S": "0", "GREFFE_INTAKE_OCR": "no"})
        return runner.invoke(main, ["--home", str(tmp_path / "home"), *words])

    return call


def as_json(result: Result) -> Any:
    return json.loads(result.stdout)


def test_a_home_is_made_once(run: Any, tmp_path: Path) -> None:
    made = run("init", "--name", "Ville de Val", "--lang", "fr")
    assert made.exit_code == 0
    text = (tmp_path / "home" / "greffe.toml").read_text(encoding="utf-8")
    assert 'name = "Ville de Val"' in text and 'lang = "fr"' in text
    assert {p.name for p in (tmp_path / "home").iterdir()} >= {
        "inbox", "originals", "rejected", "archive.db", "greffe.toml",
    }  # fmt: skip
    (tmp_path / "home" / "greffe.toml").write_text("# mine\n")
    assert run("init").exit_code == 0
    assert (tmp_path / "home" / "greffe.toml").read_text() == "# mine\n"


def test_ingest_gives_an_entry_for_each_file_and_says_what_was_refused(
    run: Any, drop: Path
) -> None:
    result = run("ingest", str(drop), "--json")
    files = as_json(result)["files"]
    assert result.exit_code == 1  # something was refused
    assert len(files) == sum(path.is_file() for path in drop.rglob("*"))
    for entry in files:
        assert set(entry) == {
            "path", "outcome", "document", "meeting", "reason", "pages", "seconds",
        }  # fmt: skip
        assert entry["outcome"] in ("added", "duplicate", "replaced", "rejected")
        assert (entry["outcome"] == "rejected") == (entry["document"] is None)
    word = next(e for e in files if e["path"].endswith("budget_2024_02_29.pdf"))
    assert "not a PDF (it looks like Excel)" in word["reason"]
    assert word["reason"] in result.stderr
    adopted = next(e for e in files if "adopté" in e["path"])
    assert adopted["meeting"] == {
        "id": "conseil-municipal/2026-04-14",
        "body": "Conseil municipal",
        "date": "2026-04-14",
    }
    assert adopted["pages"] == 2


def test_ingest_without_paths_takes_the_inbox(run: Any, tmp_path: Path, make_pdf: Any) -> None:
    run("init")
    inbox = tmp_path / "home" / "inbox"
    make_pdf(inbox / "Planning Commission" / "2024" / "minutes_2024_03_05.pdf", "MINUTES", "Roads.")
    result = run("ingest", "--json")
    (entry,) = as_json(result)["files"]
    assert result.exit_code == 0
    assert entry["meeting"]["id"] == "planning-commission/2024-03-05"
    assert not any(path.is_file() for path in inbox.rglob("*"))
    assert as_json(run("ingest", "--json")) == {"files": []}


def test_search_answers_as_the_design_says(run: Any, drop: Path) -> None:
    run("ingest", str(drop))
    found = as_json(run("search", "pont couvert", "--lang", "fr", "--limit", "1", "--json"))
    assert set(found) >= {"query", "total", "took_ms", "hits", "facets"}
    assert (found["query"], found["total"], len(found["hits"])) == ("pont couvert", 2, 1)
    (hit,) = found["hits"]
    assert set(hit) >= {
        "passage", "text", "snippet_html", "score", "page", "start", "end", "speaker", "lang",
        "document", "meeting", "url", "citation",
    }  # fmt: skip
    assert set(hit["document"]) == {"id", "kind", "title", "status", "filename", "url"}
    assert set(hit["meeting"]) == {"id", "body", "date", "title", "url"}
    assert "<mark>pont</mark>" in hit["snippet_html"]
    assert hit["url"] == f"/documents/{hit['document']['id']}/page/1#p1-1"
    assert found["facets"]["body"] == [["Conseil municipal", 2]]
    assert found["facets"]["year"] == [["2026", 2]]
    spoken = as_json(run("search", "ouverte", "--json"))["hits"][0]
    assert (spoken["start"], spoken["end"], spoken["speaker"]) == (0.5, 1.5, "Mairesse")
    assert spoken["page"] is None


@pytest.mark.parametrize(
    ("options", "total"),
    [
        (("--body", "Conseil municipal"), 2),
        (("--body", "Planning Commission"), 0),
        (("--from", "2026-04-15"), 0),
        (("--from", "2026"), 2),
        (("--to", "2026-04"), 2),
        (("--to", "2025"), 0),
        (("--kind", "minutes"), 2),
        (("--kind", "agenda"), 0),
        (("--lang", "en"), 0),
        (("--year", "2026"), 2),
        (("--limit", "0"), 2),
        (("--offset", "5"), 2),
        (("--sort", "newest"), 2),
    ],
)
def test_filters_narrow_a_search(
    run: Any, drop: Path, options: tuple[str, ...], total: int
) -> None:
    run("ingest", str(drop))
    assert as_json(run("search", "pont couvert", *options, "--json"))["total"] == total


def test_a_word_that_stands_nowhere_is_no_error(run: Any, drop: Path) -> None:
    run("ingest", str(drop))
    result = run("search", "hippopotame", "--json")
    assert (result.exit_code, as_json(result)["total"]) == (0, 0)


def test_the_files_of_a_zip_are_told_under_it(run: Any, drop: Path, tmp_path: Path) -> None:
    packed = Path(shutil.make_archive(str(tmp_path / "lot"), "zip", drop))
    result = run("ingest", str(packed), "--json")
    (entry,) = as_json(result)["files"]
    assert (entry["outcome"], entry["document"]) == ("added", None)
    assert len(entry["members"]) == sum(path.is_file() for path in drop.rglob("*"))
    assert result.exit_code == 1  # some of it was refused


def test_a_rejected_file_that_can_be_read_after_all_leaves_rejected(
    run: Any, tmp_path: Path, make_pdf: Any
) -> None:
    """The clerk corrected the companion file where it lay."""
    pdf = make_pdf(tmp_path / "a.pdf", "MINUTES", "Roads.")
    beside = tmp_path / "a.pdf.yaml"
    beside.write_text("date: demain\n")
    assert run("ingest", str(pdf)).exit_code == 1
    (place,) = (tmp_path / "home" / "rejected").iterdir()
    assert run("retry", "no such place").exit_code == 1
    assert run("retry").exit_code == 1  # as wrong as before
    assert as_json(run("status", "--json"))["rejected"] == 1
    (place / "a.pdf.yaml").write_text("date: 2024-03-05\n")
    (entry,) = as_json(run("retry", str(place), "--json"))["files"]
    assert (entry["outcome"], entry["meeting"]["date"]) == ("added", "2024-03-05")
    assert list((tmp_path / "home" / "rejected").iterdir()) == []
    counts = as_json(run("status", "--json"))
    assert (counts["rejected"], counts["documents"], counts["running"]) == (0, 1, [])
    assert run("verify").exit_code == 0


def test_status_counts_what_there_is(run: Any, drop: Path) -> None:
    run("ingest", str(drop))
    counts = as_json(run("status", "--json"))
    assert {
        name: counts[name]
        for name in ("documents", "meetings", "recordings", "waiting", "rejected", "unindexed")
    } == {
        "documents": 6, "meetings": 3, "recordings": 1, "waiting": 0, "rejected": 4,
        "unindexed": 0,
    }  # fmt: skip
    assert counts["passages"] >= 6
    assert "Règlement.pdf" in {one["filename"] for one in counts["to_check"]}


def test_the_clerk_s_list_lies_beside_the_inbox(run: Any, drop: Path, tmp_path: Path) -> None:
    run("ingest", str(drop))
    listed = (tmp_path / "home" / "a-verifier.txt").read_text(encoding="utf-8")
    assert "Règlement.pdf" in listed
    assert "budget_2024_02_29.pdf se nomme .pdf mais n'est pas un PDF" in listed


def test_verify_finds_a_changed_original(run: Any, drop: Path, tmp_path: Path) -> None:
    run("ingest", str(drop))
    assert run("verify").exit_code == 0
    victim = next(p for p in (tmp_path / "home" / "originals").rglob("*") if p.is_file())
    victim.chmod(0o644)
    changed = bytearray(victim.read_bytes())
    changed[len(changed) // 2] ^= 1
    victim.write_bytes(changed)
    result = run("verify", "--json")
    assert result.exit_code == 1
    assert [one["code"] for one in as_json(result)["findings"]] == ["original-changed"]


def test_verify_finds_an_index_that_lags_and_reindex_mends_it(
    run: Any, drop: Path, tmp_path: Path
) -> None:
    run("ingest", str(drop))
    for file in (tmp_path / "home" / "index").iterdir():
        file.unlink()
    assert run("verify").exit_code == 1
    assert run("reindex").exit_code == 0
    assert run("verify").exit_code == 0
    assert as_json(run("search", "pont", "--json"))["total"] == 2


def test_explain_gives_the_evidence_of_each_field(run: Any, drop: Path) -> None:
    files = as_json(run("ingest", str(drop), "--json"))["files"]
    adopted = next(e for e in files if "adopté" in e["path"])
    told = as_json(run("explain", adopted["document"], "--json"))
    assert set(told) >= {"identity", "items", "attendance", "decisions"}
    identity = told["identity"]
    assert (identity["date"], identity["kind"], identity["status"]) == (
        "2026-04-14", "minutes", "approved",
    )  # fmt: skip
    dates = [one for one in identity["evidence"] if one["field"] == "date" and one["chosen"]]
    assert dates and dates[0]["quote"]


def test_export_writes_the_archive_as_tables(run: Any, drop: Path, tmp_path: Path) -> None:
    run("ingest", str(drop))
    assert run("export", "csv", str(tmp_path / "out")).exit_code == 0
    assert run("export", "json", str(tmp_path / "out")).exit_code == 0
    lines = (tmp_path / "out" / "documents.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 6
    assert {p.name for p in (tmp_path / "out").glob("*.csv")} == {
        "bodies.csv", "meetings.csv", "documents.csv", "parts.csv", "passages.csv", "items.csv",
        "decisions.csv", "votes.csv", "attendance.csv", "people.csv", "announcements.csv",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("search",), 2),
        (("search", "x", "--from", "hier"), 2),
        (("search", "x", "--sort", "best"), 2),
        (("frobnicate",), 2),
        (("search", "x"), 1),  # no archive there yet
        (("explain", "0123"), 1),
    ],
)
def test_exit_status_tells_wrong_use_from_what_was_not_found(
    run: Any, words: tuple[str, ...], status: int
) -> None:
    result = run(*words)
    assert result.exit_code == status
    assert result.stderr and "Traceback" not in result.output


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_helps(run: Any, name: str) -> None:
    result = run(name, "--help")
    assert result.exit_code == 0 and len(result.stdout.splitlines()) > 3


def test_the_terminal_speaks_french_where_the_system_does(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "from webapp.cli import main; main()", "--help"]
    env = {**os.environ, "LANG": "fr_CA.UTF-8", "LC_ALL": "", "GREFFE_LANG": ""}
    shown = subprocess.run(command, env=env, capture_output=True, check=True, encoding="utf-8")
    assert "que chacun peut consulter" in shown.stdout


def test_a_person_reads_the_total_the_excerpt_and_where_to_go_on(run: Any, drop: Path) -> None:
    run("ingest", str(drop))
    told = run("search", "pont couvert", "--lang", "fr", "--limit", "1").stdout
    lines = told.splitlines()
    assert lines[0].startswith("2 passages (")
    assert lines[2].startswith("Conseil municipal, April 14, 2026, Minutes")
    assert lines[3].startswith("  ") and "pont" in lines[3].lower()
    assert re.fullmatch(r"  /documents/[0-9a-f]{16}/page/1#p1-1", lines[4])
    assert lines[-1] == "1 more: --offset 1"
    assert "more" not in run("search", "pont couvert", "--lang", "fr").stdout
    assert run("search", "hippopotame").stdout.startswith("Nothing found.")


def test_a_slip_is_put_right_and_said(run: Any, drop: Path) -> None:
    run("ingest", str(drop))
    assert "Nothing found for “pont couvret”; these are for “pont couvert”." in (
        run("search", "pont couvret").stdout
    )


def test_what_is_explained_is_said_in_words_and_not_in_codes(run: Any, drop: Path) -> None:
    files = as_json(run("ingest", str(drop), "--json"))["files"]
    adopted = next(e for e in files if "adopté" in e["path"])
    told = run("explain", adopted["document"]).stdout
    assert re.search(r"✓ Kind +Minutes\n +page 1 “procès-verbal", told, re.IGNORECASE)
    assert told.index("✓ Kind") < told.index("· Kind")
    assert re.search(r"✓ Date +2026-04-14\n", told)
    undated = next(e for e in files if "Règlement" in e["path"])
    told = run("explain", undated["document"]).stdout + run("status").stdout
    assert told.count("- no meeting date was found") == 2
    assert "date-unknown" not in told


def test_where_there_is_no_archive_the_way_to_make_one_is_said(run: Any, tmp_path: Path) -> None:
    for words in (("search", "x"), ("status",), ("verify",), ("explain", "0123"),
                  ("export", "json", str(tmp_path / "out"))):  # fmt: skip
        told = run(*words)
        assert told.exit_code == 1
        assert f"greffe --home {tmp_path / 'home'} init" in told.stderr, words


def test_why_a_file_was_rejected_is_said_once(run: Any, drop: Path) -> None:
    told = run("ingest", str(drop))
    assert "like Excel" in told.stderr and "like Excel" not in told.stdout
    assert re.search(r"^rejected +budget_2024_02_29\.pdf$", told.stdout, re.MULTILINE)
    assert re.search(r"^\d+ files: \d+ added, .*\d+ rejected; \d+ pages?\.$", told.stdout,
                     re.MULTILINE)  # fmt: skip


def test_lines_are_broken_for_a_window_and_whole_for_a_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from webapp.commands import showing

    text = "un mot après l'autre " * 20
    assert showing.wrapped(text, indent="  ") == ["  " + text]
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setattr("shutil.get_terminal_size", lambda: os.terminal_size((40, 24)))
    lines = showing.wrapped(text, indent="  ")
    assert len(lines) > 5 and all(len(line) <= 40 and line.startswith("  ") for line in lines)
