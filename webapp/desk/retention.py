"""What the town's schedule says is due, and withdrawing it together. Nothing is ever deleted."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from archive import retention as schedule
from archive.access import Way
from archive.store import Store, Withholding
from webapp import site
from webapp.desk import acts, indexing
from webapp.desk.doors import pages, who
from webapp.desk.records import reason

MOST = 500  # of a list


@pages.get("/retention")
def retention() -> ResponseReturnValue:
    found = _due()
    return render_template(
        "desk/retention.html",
        due=found[:MOST],
        total=len(found),
        rules=site.here().settings.retention,
        done=acts.DONE.get(request.args.get("done", "")),
    )


@pages.post("/retention")
def retain() -> ResponseReturnValue:
    """Withdraw those of the list that are ticked."""
    ticked = set(request.form.getlist("document"))
    if not (why := reason()):
        return redirect(url_for("desk.retention", done="no-reason"))
    chosen = [one for one in _due() if one.document.id in ticked]
    if not chosen:
        return redirect(url_for("desk.retention", done="none-ticked"))
    with Store.open(site.here().settings.database) as store:
        for one in chosen:
            said = f"{why} ({one.rule.name})"
            Withholding(store, who()).withhold(one.document.id, Way.WITHDRAWN, reason=said)
    indexing.soon(site.here().settings)
    return redirect(url_for("desk.retention", done="all-withdrawn"))


def _due() -> list[schedule.Due]:
    shown = site.public(site.catalogue().all_documents())
    return schedule.due(shown, site.here().settings.retention, site.today())
