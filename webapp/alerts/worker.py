"""Sending what is due: claim, send, settle. One worker a home, by a lock that the system frees.

A claim is on disk before the first byte goes out, and what became of it is noted after. What is
still claimed when a worker begins was being sent when the last one died: it may have arrived, so
it is never sent again, and the clerk sees it. A second e-mail would be worse than a missing one,
since what it told is on the site all the same.
"""

from __future__ import annotations

import datetime as dt
import logging
import secrets
import sqlite3
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from email.message import EmailMessage
from typing import TypeVar

from flask import Flask

from archive.correspondence import About, Sending, State, Subscription
from archive.errors import GreffeError, NotFound
from archive.machine import MachineTrouble
from archive.model import Lang
from archive.settings import Settings
from archive.store import Catalogue, Correspondence
from webapp import site
from webapp.alerts import news, posting, schedule, writing
from webapp.alerts.posting import Became

UNCONFIRMED = dt.timedelta(days=3)  # then whoever did not confirm is forgotten
DAY = dt.timedelta(days=1)
LATER = dt.timedelta(minutes=30)  # after a server said: not now
TICK_S = 10.0
LONGEST_PAUSE_S = 3600.0  # between two tries of a server that is down
NOBODY = ("5.1.1", "5.1.10")  # there is no such mailbox (RFC 3463)
T = TypeVar("T", Sending, Subscription)
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Tally:
    """What a round did. left is set where the day's limit stopped it; down says why the server
    took none."""

    sent: int = 0
    refused: int = 0
    unknown: int = 0
    later: int = 0
    left: bool = False
    down: str = ""


class Worker:
    """Sends for one home; the lock is the caller's duty. A class because it holds what is open."""

    def __init__(
        self, app: Flask, kept: Correspondence, catalogue: Catalogue, *, now: dt.datetime
    ) -> None:
        self.app, self.kept, self.catalogue, self.now = app, kept, catalogue, now
        self.settings: Settings = app.extensions[site.NAME].settings
        self.searcher = app.extensions[site.NAME].searcher
        self.key = kept.key()
        self.tally = Tally()

    def round(self) -> Tally:
        """Forget what is to be forgotten, then send what is due, as far as the day's limit goes."""
        self.kept.abandon()
        self.kept.expire(before=self.now - UNCONFIRMED)
        self.kept.forget_letters(now=self.now)
        self.kept.forget_addresses(now=self.now)
        for one in self.kept.waiting(now=self.now):
            self._try(self._asked_for, one)
        for to in self.kept.confirmed(now=self.now):
            self._try(self._tell, to)
        return self.tally

    def _try(self, act: Callable[[T], None], one: T) -> None:
        """One e-mail, unless the round is over. One that can't be made is put off, and keeps no
        other reader from theirs."""
        if self._is_over():
            return
        try:
            act(one)
        except (MachineTrouble, posting.NoPassword, sqlite3.Error):
            raise
        except Exception as error:
            log.error("an e-mail could not be made: %s", error, exc_info=error)
            self.kept.put_off(one.id, until=self.now + LATER)
            self.tally = replace(self.tally, later=self.tally.later + 1)

    def _is_over(self) -> bool:
        if self.tally.down:
            return True
        if self.kept.gone_since(self.now - DAY) >= self.settings.mail.per_day:
            self.tally = replace(self.tally, left=True)
        return self.tally.left

    def _asked_for(self, one: Sending) -> None:
        """A confirmation or a reply. Confirmations, which anyone can ask for, have half the day's
        e-mails at most: news are not stopped by a stranger who fills in forms."""
        half = max(1, self.settings.mail.per_day // 2)
        if one.topic == "confirm" and self.kept.gone_since(self.now - DAY, topic="confirm") >= half:
            self.tally = replace(self.tally, later=self.tally.later + 1)
            return
        made = self._confirmation(one) if one.topic == "confirm" else self._reply(one)
        if made and self.kept.claim(one.id, now=self.now):
            self._send(one.id, *made)

    def _confirmation(self, one: Sending) -> tuple[EmailMessage, str] | None:
        to = self.kept.subscription(one.subscription or "")
        if to is None:
            return None
        with writing.spoken(self.app, to.lang):
            made = writing.confirmation(to, self.catalogue, key=self.key, id_=one.id)
        return made, to.address

    def _reply(self, one: Sending) -> tuple[EmailMessage, str] | None:
        try:
            to = self.kept.message(one.message or 0)
        except NotFound:
            return None
        if not to.address:
            return None
        with writing.spoken(self.app, to.lang):
            return writing.reply(to, id_=one.id), to.address

    def _tell(self, to: Subscription) -> None:
        """News, if it is time and there are any."""
        mail = self.settings.mail
        if not schedule.is_due(to, self.now.astimezone(), every_hours=mail.every_hours):
            return
        told_until = self.now - dt.timedelta(minutes=mail.wait_minutes)
        seen = self.catalogue.last_event(
            until=told_until.astimezone(dt.UTC).isoformat(timespec="seconds")
        )
        # The letter of the week was due, whether there is one or not: the next is due next week.
        looked = self.now if to.topic.about is About.WEEK else None
        if seen <= to.seen:
            if looked:
                self.kept.look_past(to, seen=to.seen, last_at=looked)
            return
        with writing.spoken(self.app, to.lang):
            fresh = self._news(to, until=seen, lang=to.lang)
            if not fresh:
                self.kept.look_past(to, seen=seen, last_at=looked)
                return
            id_ = secrets.token_hex(8)
            made = writing.news(to, fresh, self.catalogue, key=self.key, id_=id_)
        keys = [one.key for one in fresh]
        if self.kept.claim_news(id_, to, keys, seen=seen, now=self.now):
            became, said = self._send(id_, made, to.address)
            if became is Became.REFUSED and any(code in said.split() for code in NOBODY):
                self.kept.erase(to.id, why="undeliverable")

    def _news(self, to: Subscription, *, until: int, lang: Lang) -> list[news.Item]:
        touched = self.catalogue.documents_touched(after=to.seen, until=until)
        fresh = news.visible(self.catalogue, touched, since=to.confirmed_at or self.now)
        told = self.kept.told(to.id)
        found = news.items(self.catalogue, self.searcher, to.topic, fresh, lang)
        return [one for one in found if one.key not in told]

    def _send(self, id_: str, made: EmailMessage, address: str) -> tuple[Became, str]:
        """Send what is claimed, and settle it."""
        try:
            became, said = posting.send(self.settings.mail, made, address)
        except GreffeError:  # nothing went out
            self.kept.put_back(id_, until=self.now, why="")
            raise
        tally = self.tally
        if became in (Became.LATER, Became.DOWN):
            until = self.now + (LATER if became is Became.LATER else dt.timedelta())
            self.kept.put_back(id_, until=until, why=said)
            down = said if became is Became.DOWN else ""
            self.tally = replace(tally, later=tally.later + 1, down=down)
        else:
            self.kept.settle(id_, State(became.value), why=said)
            self.tally = replace(
                tally,
                sent=tally.sent + (became is Became.SENT),
                refused=tally.refused + (became is Became.REFUSED),
                unknown=tally.unknown + (became is Became.UNKNOWN),
            )
        return became, said


def once(app: Flask, *, now: dt.datetime | None = None) -> Tally:
    """One round. Raises posting.NoPassword, machine.MachineTrouble."""
    settings: Settings = app.extensions[site.NAME].settings
    with (
        Correspondence.open(settings.correspondence) as kept,
        Catalogue.open(settings.database) as catalogue,
    ):
        return Worker(app, kept, catalogue, now=now or dt.datetime.now(dt.UTC)).round()


def for_ever(app: Flask, *, stop: threading.Event) -> None:
    """Round after round until stop is set. A trouble is said once in the log, and tried again less
    and less often until it is put right."""
    pause_s, said = TICK_S, ""
    while not stop.is_set():
        try:
            trouble = once(app).down
        except GreffeError as error:
            trouble = error.sentence(app.extensions[site.NAME].settings.lang)
        except sqlite3.Error as error:
            trouble = str(error)
        if trouble and trouble != said:
            log.error("%s", trouble)
        said = trouble
        pause_s = min(pause_s * 2, LONGEST_PAUSE_S) if trouble else TICK_S
        stop.wait(pause_s)
