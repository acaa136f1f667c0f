"""News reach who asked for them, once, with links that land; whatever the mail server does."""

from __future__ import annotations

import datetime as dt
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from archive import lock
from archive.access import Way
from archive.correspondence import About, Sort, State, Topic
from archive.errors import IndexUnusable
from archive.search import Searcher
from archive.store import Mending, Store, Withholding
from ingest.indexing import Indexing
from tests.mail_server import words
from tests.webapp.alerts.conftest import DECIDED, HOUR, MINUTES, SITE, Office, now
from webapp.alerts import posting

READER = "lectrice@exemple.example"
ADDRESS = re.compile(r"https?://[^\s<>\"]+")


def states(office: Office) -> dict[str, int]:
    with office.kept() as kept:
        return kept.by_state()


@pytest.mark.parametrize(("lang", "new"), [("fr", "nouveau document"), ("en", "new record")])
def test_a_street_s_news_lead_to_the_words_on_their_page(
    office: Office, lang: str, new: str
) -> None:
    office.bring_in("PV 2026-03-10.pdf", MINUTES.replace("14 avril", "10 mars"), DECIDED)
    office.subscribe(READER, About.PLACE, "rue-saint-jean", lang=lang)  # type: ignore[arg-type]
    assert office.send().sent == 0  # what was there before is no news
    doc = office.bring_in("PV 2026-04-14.pdf", MINUTES, DECIDED)
    assert office.send().sent == 1
    (came,) = office.postbox.to(READER)
    assert new in came["Subject"] and "Saint-Jean" in came["Subject"]
    link = next(one for one in ADDRESS.findall(words(came)) if doc in one)
    assert link.startswith(f"{SITE}/{lang}/documents/{doc}/page/2#p2-")
    path, _sharp, anchor = link.removeprefix(SITE).partition("#")
    page = office.app.test_client().get(path).get_data(as_text=True)
    (passage,) = re.findall(rf'id="{anchor}".*?</article>', page, re.DOTALL)
    assert "rue Saint-Jean" in passage
    assert link in words(came, "html")


def test_each_topic_tells_what_it_is_about(office: Office) -> None:
    office.bring_in("PV 2026-03-10.pdf", MINUTES.replace("14 avril", "10 mars"), DECIDED)
    asked = {
        About.SEARCH: "q=trottoirs&body=conseil-municipal",
        About.BODY: "conseil-municipal",
        About.PLACE: "rue-saint-jean",
        About.MEMBER: "conseil-municipal/paul-gagnon",
        About.WEEK: "",
    }
    for about, value in asked.items():
        office.subscribe(f"{about}@exemple.example", about, value)
    other = office.subscribe("autre@exemple.example", About.SEARCH, "q=bibliothèque")
    doc = office.bring_in("PV 2026-04-14.pdf", MINUTES, DECIDED)
    monday = now() + dt.timedelta(days=7)
    assert office.send(monday).sent == len(asked)
    for about in asked:
        (came,) = office.postbox.to(f"{about}@exemple.example")
        assert doc in words(came), about
    for about in (About.MEMBER, About.WEEK):
        said = words(office.postbox.to(f"{about}@exemple.example")[0])
        assert "refaire les trottoirs" in said and f"/decisions/{doc}/" in said, about
    with office.kept() as kept:
        assert kept.told(other) == set()


def test_what_was_told_is_not_told_again(office: Office) -> None:
    office.bring_in("PV 2026-03-10.pdf", MINUTES.replace("14 avril", "10 mars"), DECIDED)
    office.subscribe(READER, About.PLACE, "rue-saint-jean")
    doc = office.bring_in("PV 2026-04-14.pdf", MINUTES, DECIDED)
    assert office.send().sent == 1
    with Store.open(office.settings.database) as store:  # a clerk corrects it: an event of its own
        Mending(store, "mme roy").mend(doc, {"title": "Autre titre"})
        store.mark_all_indexed()
    assert office.send().sent == 0
    assert len(office.postbox.arrived) == 1


def test_what_was_withdrawn_or_replaced_goes_out_to_nobody(office: Office) -> None:
    office.bring_in("PV 2026-03-10.pdf", MINUTES.replace("14 avril", "10 mars"), DECIDED)
    for about, value in ((About.PLACE, "rue-saint-jean"), (About.BODY, "conseil-municipal"),
                         (About.SEARCH, "q=trottoirs"), (About.WEEK, "")):  # fmt: skip
        office.subscribe(f"{about}@exemple.example", about, value)
    doc = office.bring_in("PV 2026-04-14.pdf", MINUTES, DECIDED)
    with Store.open(office.settings.database) as store:
        Withholding(store).withhold(doc, Way.WITHDRAWN)
        store.mark_all_indexed()
    assert office.send(now() + dt.timedelta(days=7)).sent == 0
    with Store.open(office.settings.database) as store:
        Withholding(store).show(doc)
        store.mark_all_indexed()
    assert office.send(now() + dt.timedelta(days=8)).sent > 0


def test_what_waited_for_its_time_is_told_once_it_is_shown(office: Office) -> None:
    """It came in before the reader did, a month ago; to the public it is new."""
    doc_id = office.bring_in("PV_2026-04-14.pdf", MINUTES, DECIDED)
    with Store.open(office.settings.database) as store:
        Withholding(store).withhold(doc_id, Way.EMBARGOED)
        month_ago = (now() - dt.timedelta(days=30)).isoformat(timespec="seconds")
        store.connection.execute("UPDATE documents SET received_at = ?", (month_ago,))
        store.connection.commit()
    office.subscribe("lise@example.org", About.PLACE, "rue-saint-jean")
    assert office.send().sent == 0
    with Store.open(office.settings.database) as store:
        Withholding(store).show(doc_id)
        Indexing(office.settings, store).catch_up()
    assert office.send().sent == 1


def test_a_draft_says_that_it_is_one(office: Office) -> None:
    office.bring_in("PV 2026-03-10.pdf", MINUTES.replace("14 avril", "10 mars"), DECIDED)
    for about, value in ((About.PLACE, "rue-saint-jean"), (About.BODY, "conseil-municipal"),
                         (About.WEEK, "")):  # fmt: skip
        office.subscribe(f"{about}@exemple.example", about, value)
    office.bring_in("projet PV 2026-04-14.pdf", f"PROJET\n{MINUTES}", DECIDED)
    assert office.send(now() + dt.timedelta(days=7)).sent == 3
    for came in office.postbox.arrived:
        assert "projet" in words(came).lower() and "projet" in words(came, "html").lower()


def test_a_record_is_told_only_after_the_clerk_had_time_to_take_it_back(
    office: Office, set_mail: Callable[..., Office]
) -> None:
    office.bring_in("PV 2026-03-10.pdf", MINUTES.replace("14 avril", "10 mars"), DECIDED)
    office.subscribe(READER, About.PLACE, "rue-saint-jean")
    office.bring_in("PV 2026-04-14.pdf", MINUTES, DECIDED)
    waiting = set_mail(wait_minutes=60)
    assert waiting.send(now() + 0.5 * HOUR).sent == 0
    assert waiting.send(now() + 1.5 * HOUR).sent == 1


def test_one_click_ends_it_and_erases_the_address(office: Office) -> None:
    office.bring_in("PV 2026-03-10.pdf", MINUTES.replace("14 avril", "10 mars"), DECIDED)
    office.subscribe(READER, About.PLACE, "rue-saint-jean")
    office.bring_in("PV 2026-04-14.pdf", MINUTES, DECIDED)
    office.send()
    (came,) = office.postbox.arrived
    assert came["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    stop = came["List-Unsubscribe"].strip("<>")
    assert stop.startswith(f"{SITE}/fr/alerts/stop/") and stop in words(came)
    client, path = office.app.test_client(), stop.removeprefix(SITE)
    assert client.get(path).status_code == 200  # a program that opens links ends nothing
    with office.kept() as kept:
        assert kept.subscribed() == {"place": 1}
    posted = client.post(
        path,
        data={"List-Unsubscribe": "One-Click"},
        headers={"Origin": "https://mail.example", "Sec-Fetch-Site": "cross-site"},
    )
    assert posted.status_code == 200
    assert READER.encode() not in office.settings.correspondence.read_bytes()
    assert client.post(path).status_code == 200  # twice is once
    office.bring_in("PV 2026-05-12.pdf", MINUTES.replace("14 avril", "12 mai"), DECIDED)
    assert office.send().sent == 0


def test_an_e_mail_tells_us_nothing_of_who_reads_it(office: Office) -> None:
    office.bring_in("PV 2026-03-10.pdf", MINUTES.replace("14 avril", "10 mars"), DECIDED)
    office.subscribe(READER, About.PLACE, "rue-saint-jean")
    doc = office.bring_in("PV 2026-04-14.pdf", MINUTES, DECIDED)
    office.send()
    (came,) = office.postbox.arrived
    html = words(came, "html")
    assert not re.search(r"<(?:img|script|link|iframe)|url\(", html)
    stop = came["List-Unsubscribe"].strip("<>")
    for link in {*ADDRESS.findall(html), *ADDRESS.findall(words(came))}:
        assert link == stop or ("?" not in link and doc in link), link
    assert READER not in html and READER not in words(came)
    assert came["Auto-Submitted"] == "auto-generated"


def test_a_confirmation_is_asked_for_and_nothing_else_comes_before_it(office: Office) -> None:
    office.bring_in("PV 2026-03-10.pdf", MINUTES.replace("14 avril", "10 mars"), DECIDED)
    client = office.app.test_client()
    form = {"about": "place", "value": "rue-saint-jean", "address": READER, "website": ""}
    assert client.post("/fr/alerts", data=form).status_code == 303
    assert office.send().sent == 1
    office.bring_in("PV 2026-04-14.pdf", MINUTES, DECIDED)
    assert office.send().sent == 0
    (came,) = office.postbox.arrived
    assert "rue Saint-Jean" in words(came) and came["List-Unsubscribe"] is None
    (link,) = {one for one in ADDRESS.findall(words(came)) if "confirm" in one}
    path = link.removeprefix(SITE)
    assert "Confirmer" in client.get(path).get_data(as_text=True)
    office.bring_in("PV 2026-05-12.pdf", MINUTES.replace("14 avril", "12 mai"), DECIDED)
    assert office.send().sent == 0  # opened and not pressed
    assert client.post(path).status_code == 200
    office.bring_in("PV 2026-06-09.pdf", MINUTES.replace("14 avril", "9 juin"), DECIDED)
    assert office.send().sent == 1


def ask(office: Office, *addresses: str) -> None:
    for address in addresses:
        with office.kept() as kept:
            number = kept.receive(
                Sort.QUESTION, f"Question de {address}", about="", lang="fr", address=address,
                now=now(),
            )  # fmt: skip
            kept.answer(number, "Lundi matin.", mail=True, now=now())


def test_an_answer_goes_out_with_what_was_asked(office: Office) -> None:
    ask(office, READER)
    assert office.send().sent == 1
    (came,) = office.postbox.to(READER)
    assert "Lundi matin." in words(came) and "> Question de" in words(came)


def test_a_reader_who_is_refused_is_not_tried_again_and_the_others_are_written_to(
    office: Office,
) -> None:
    ask(office, "non@exemple.example", READER)
    office.postbox.at_rcpt = lambda to: f"550 5.7.1 <{to}> unwanted" if "non@" in to else None
    tally = office.send()
    assert (tally.sent, tally.refused) == (1, 1)
    assert office.send().sent == 0
    with office.kept() as kept:
        (trouble,) = kept.troubles()
    assert trouble.state is State.REFUSED and "550 5.7.1" in trouble.why
    assert "non@" not in trouble.why


def test_a_mailbox_that_is_not_there_is_forgotten(office: Office) -> None:
    office.bring_in("PV 2026-03-10.pdf", MINUTES.replace("14 avril", "10 mars"), DECIDED)
    office.subscribe(READER, About.PLACE, "rue-saint-jean")
    office.bring_in("PV 2026-04-14.pdf", MINUTES, DECIDED)
    office.postbox.at_rcpt = lambda _to: "550 5.1.1 no such user"
    assert office.send().refused == 1
    assert READER.encode() not in office.settings.correspondence.read_bytes()
    with office.kept() as kept:
        assert kept.erased() == {"undeliverable": 1}


def test_what_is_not_taken_now_is_tried_later(office: Office) -> None:
    office.bring_in("PV 2026-03-10.pdf", MINUTES.replace("14 avril", "10 mars"), DECIDED)
    office.subscribe(READER, About.PLACE, "rue-saint-jean")
    ask(office, "autre@exemple.example")
    office.bring_in("PV 2026-04-14.pdf", MINUTES, DECIDED)
    office.postbox.at_rcpt = lambda _to: "451 4.7.1 greylisted"
    assert office.send().later == 2
    office.postbox.at_rcpt = lambda _to: None
    assert office.send().sent == 0  # not at once
    assert office.send(now() + HOUR).sent == 2
    assert len(office.postbox.arrived) == 2


@pytest.mark.parametrize("where", ["rcpt", "gone", "slow"])
def test_a_server_that_is_down_is_tried_again_and_nothing_is_lost(
    office: Office,
    set_mail: Callable[..., Office],
    where: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ask(office, READER, "autre@exemple.example")
    broken = office
    if where == "rcpt":
        office.postbox.drops_at = "rcpt"
    elif where == "slow":
        office.postbox.slow_s = 5.0
        monkeypatch.setattr(posting, "TIMEOUT_S", 0.2)
    else:
        broken = set_mail(port=1)  # nobody listens there
    tally = broken.send()
    assert tally.down and tally.sent == 0 and tally.later == 1  # one is enough to know
    assert states(office) == {"waiting": 2}
    office.postbox.drops_at, office.postbox.slow_s = "", 0.0
    monkeypatch.setattr(posting, "TIMEOUT_S", 30.0)
    assert office.send().sent == 2


def test_a_line_that_breaks_after_the_words_went_out_is_not_tried_again(office: Office) -> None:
    ask(office, READER)
    office.postbox.drops_at = "data"
    tally = office.send()
    assert (tally.sent, tally.unknown) == (0, 1)
    office.postbox.drops_at = ""
    assert office.send().sent == 0
    assert len(office.postbox.arrived) == 1  # it had arrived
    with office.kept() as kept:
        assert [one.state for one in kept.troubles()] == [State.UNKNOWN]


def sender(office: Office) -> subprocess.Popen[bytes]:
    """`greffe alerts send` as a process of its own."""
    mail = office.settings.mail
    told = {
        "SITE_ADDRESS": SITE, "MAIL_HOST": mail.host, "MAIL_PORT": str(mail.port),
        "MAIL_SECURITY": "none", "MAIL_SENDER": mail.sender, "MAIL_WAIT_MINUTES": "0",
    }  # fmt: skip
    env = {**os.environ, **{f"GREFFE_{name}": value for name, value in told.items()}}
    command = [sys.executable, "-P", "-c", "from webapp.cli import main; main()"]
    root = str(Path(__file__).parents[3])
    return subprocess.Popen(
        [*command, "--home", str(office.settings.home), "alerts", "send"],
        env={**env, "PYTHONPATH": root}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


@pytest.mark.parametrize("when", ["rcpt", "data"])
def test_killed_while_it_sends_it_never_sends_twice(office: Office, when: str) -> None:
    """Killed before the words went out, nobody has the e-mail; killed after, one has. It can't be
    known which: neither is sent again, and the clerk sees both."""
    office.bring_in("PV 2026-03-10.pdf", MINUTES.replace("14 avril", "10 mars"), DECIDED)
    office.subscribe(READER, About.PLACE, "rue-saint-jean")
    office.bring_in("PV 2026-04-14.pdf", MINUTES, DECIDED)
    running: list[subprocess.Popen[bytes]] = []

    def kill(*_asked: str) -> None:
        os.kill(running[0].pid, signal.SIGKILL)
        running[0].wait(30)

    setattr(office.postbox, f"at_{when}", kill)
    running.append(sender(office))
    assert running[0].wait(60) == -signal.SIGKILL
    setattr(office.postbox, f"at_{when}", lambda *_asked: None)
    assert states(office)["claimed"] == 1
    assert sender(office).wait(60) == 0
    assert len(office.postbox.arrived) == (when == "data")
    with office.kept() as kept:
        (trouble,) = kept.troubles()
        assert (trouble.state, trouble.topic) == (State.UNKNOWN, "place")
    office.bring_in("PV 2026-05-12.pdf", MINUTES.replace("14 avril", "12 mai"), DECIDED)
    assert office.send().sent == 1  # what comes later is told, and alone
    assert "1 nouveau document" in office.postbox.arrived[-1]["Subject"]


def test_two_do_not_send_for_one_home(office: Office) -> None:
    ask(office, READER)
    with lock.sending(office.settings.home) as ours:
        assert ours
        assert sender(office).wait(60) == 1
    assert office.postbox.arrived == []
    assert sender(office).wait(60) == 0
    assert len(office.postbox.arrived) == 1


def test_the_day_s_limit_puts_the_rest_off(office: Office, set_mail: Callable[..., Office]) -> None:
    ask(office, *(f"lectrice{n}@exemple.example" for n in range(5)))
    limited = set_mail(per_day=3)
    tally = limited.send()
    assert tally.sent == 3 and tally.left
    assert limited.send().sent == 0
    assert limited.send(now() + 25 * HOUR).sent == 2
    assert len({one["To"] for one in office.postbox.arrived}) == 5


def test_a_stranger_s_forms_leave_half_the_day_to_the_readers(
    office: Office, set_mail: Callable[..., Office]
) -> None:
    office.bring_in("PV 2026-03-10.pdf", MINUTES, DECIDED)
    with office.kept() as kept:
        for n in range(9):
            topic = Topic(About.PLACE, "rue-saint-jean")
            kept.ask(f"victime{n}@exemple.example", "fr", topic, now=now())
    ask(office, READER)
    assert set_mail(per_day=4).send().sent == 3
    assert len(office.postbox.to(READER)) == 1


def test_the_office_s_own_address_at_the_head_of_a_paper_is_no_news(office: Office) -> None:
    head = "Mairie de Rivemont, 12, rue Saint-Jean, Rivemont (Quebec) G0X 1X0, 418 555-0142\n"
    office.bring_in("PV 2026-03-10.pdf", MINUTES.replace("14 avril", "10 mars"), DECIDED)
    office.subscribe(READER, About.PLACE, "rue-saint-jean")
    office.bring_in("PV 2026-05-12.pdf", head + MINUTES.replace("14 avril", "12 mai"))
    assert office.send().sent == 0
    doc = office.bring_in(
        "PV 2026-06-09.pdf", head + MINUTES.replace("14 avril", "9 juin"), DECIDED
    )
    assert office.send().sent == 1
    assert f"/documents/{doc}/page/2#" in words(office.postbox.arrived[0])


def test_a_week_without_a_decision_has_no_letter_and_the_next_comes_on_its_monday(
    office: Office,
) -> None:
    office.bring_in("PV 2026-03-10.pdf", MINUTES.replace("14 avril", "10 mars"), DECIDED)
    office.subscribe(READER, About.WEEK)
    monday = now().astimezone()
    monday = (monday + dt.timedelta(days=7 - monday.weekday())).replace(hour=8)
    assert office.send(monday).sent == 0
    office.bring_in("PV 2026-04-14.pdf", MINUTES, DECIDED)
    assert office.send(monday + dt.timedelta(days=1)).sent == 0
    assert office.send(monday + dt.timedelta(days=7)).sent == 1


def test_one_e_mail_that_can_t_be_made_keeps_no_other_from_its_reader(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.bring_in("PV 2026-03-10.pdf", MINUTES.replace("14 avril", "10 mars"), DECIDED)
    office.subscribe("autre@exemple.example", About.SEARCH, "q=trottoirs")
    office.subscribe(READER, About.PLACE, "rue-saint-jean")
    office.bring_in("PV 2026-04-14.pdf", MINUTES, DECIDED)

    def broken(*_asked: object, **_more: object) -> None:
        raise IndexUnusable("index")

    with monkeypatch.context() as patched:
        patched.setattr(Searcher, "find", broken)
        tally = office.send()
    assert (tally.sent, tally.later) == (1, 1) and len(office.postbox.to(READER)) == 1
    assert office.send().sent == 0  # not at once
    assert office.send(now() + HOUR).sent == 1
    assert len(office.postbox.to("autre@exemple.example")) == 1
