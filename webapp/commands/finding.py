"""greffe search and greffe explain: ask the archive."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import click

from archive.model import LANGS, Document, Evidence, Kind, Part
from archive.search import MAX_LIMIT, SORTS, Query, Searcher, as_json
from webapp.cli import catalogue_of, settings_of
from webapp.commands import showing, understood
from webapp.terminal import LANG, Command, _


class Day(click.ParamType[str]):
    """YYYY, YYYY-MM or YYYY-MM-DD; the text stays, it sorts as it is."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        text = str(value)
        try:
            dt.date.fromisoformat(f"{text}{'-01-01'[len(text) - 4 :]}" if len(text) < 10 else text)
        except ValueError:
            self.fail(_("{value} is not a date (YYYY-MM-DD)", value=value), param, ctx)
        return text


@click.command(cls=Command, help=_("Search the archive."))
@click.argument("query")
@click.option("--body", multiple=True, help=_("Only this body."))
@click.option("--from", "date_from", type=Day(), help=_("Not before this date (YYYY-MM-DD)."))
@click.option("--to", "date_to", type=Day(), help=_("Not after this date (YYYY-MM-DD)."))
@click.option("--year", multiple=True, help=_("Only this year."))
@click.option(
    "--kind", multiple=True, type=click.Choice([k.value for k in Kind]),
    help=_("Only this kind of document."),
)  # fmt: skip
@click.option("--lang", multiple=True, type=click.Choice(LANGS), help=_("Only this language."))
@click.option("--sort", type=click.Choice(SORTS), default="relevance", show_default=True,
              help=_("The order of the results."))  # fmt: skip
@click.option("--limit", type=click.IntRange(0, MAX_LIMIT), default=20, show_default=True,
              help=_("How many results."))  # fmt: skip
@click.option("--offset", type=click.IntRange(0), default=0, help=_("How many to pass over."))
@click.option("--json", "as_object", is_flag=True, help=_("Give the results as JSON."))
@click.pass_obj
def search(
    home: Path,
    query: str,
    body: tuple[str, ...],
    date_from: str | None,
    date_to: str | None,
    year: tuple[str, ...],
    kind: tuple[str, ...],
    lang: tuple[str, ...],
    sort: str,
    limit: int,
    offset: int,
    as_object: bool,
) -> None:
    settings = settings_of(home)
    with catalogue_of(settings) as catalogue:
        asked = Query(
            q=query, bodies=body, kinds=kind, years=year, langs=lang, date_from=date_from,
            date_to=_last_day(date_to), sort=sort, limit=limit, offset=offset,
        )  # fmt: skip
        results = Searcher(settings).find(catalogue, asked)
    if as_object:
        click.echo(json.dumps(as_json(results, lang=LANG), indent=1, ensure_ascii=False))
    else:
        for line in showing.results(results):
            click.echo(line)


@click.command(cls=Command, help=_("What was understood of a document (its id), with evidence."))
@click.argument("document")
@click.option("--json", "as_object", is_flag=True, help=_("Give it as JSON."))
@click.pass_obj
def explain(home: Path, document: str, as_object: bool) -> None:
    settings = settings_of(home)
    with catalogue_of(settings) as catalogue:
        doc = catalogue.document(document)
        evidence = catalogue.evidence(doc.id)
        parts = catalogue.parts(doc.id)
        meeting = understood.of(catalogue, doc)
    if as_object:
        told = _explained(doc, evidence, parts) | understood.as_object(meeting)
        click.echo(json.dumps(told, indent=1, ensure_ascii=False))
        return
    told_of = (*showing.evidence(doc, evidence), *showing.bound(parts))
    for line in (*told_of, *understood.lines(meeting)):
        click.echo(line)


def _last_day(date_to: str | None) -> str | None:
    """2014 and 2014-04 reach to their last day: '~' sorts after every digit."""
    return f"{date_to}~" if date_to and len(date_to) < len("2014-04-24") else date_to


def _explained(doc: Document, evidence: list[Evidence], parts: list[Part]) -> dict[str, Any]:
    """What the document is, by its evidence: the first part of DESIGN.md's object."""
    return {
        "identity": {
            "document": doc.id,
            "filename": doc.filename,
            "title": doc.title,
            "kind": doc.kind.value,
            "body": doc.body,
            "date": doc.date.isoformat() if doc.date else None,
            "lang": doc.lang,
            "status": doc.status.value if doc.status else None,
            "doubts": list(doc.doubts),
            "evidence": [
                {
                    "field": one.field,
                    "value": one.value,
                    "source": one.source,
                    "quote": one.quote,
                    "confidence": one.confidence,
                    "chosen": one.chosen,
                }
                for one in evidence
            ],
        },
        "parts": [
            {
                "first_page": one.first_page,
                "last_page": one.last_page,
                "meeting": one.meeting
                and {
                    "id": one.meeting.id,
                    "body": one.meeting.body.name,
                    "date": one.meeting.date.isoformat(),
                },
            }
            for one in parts
        ],
    }
