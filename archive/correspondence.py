"""What passes between readers and the records office: subscriptions to news, e-mails, messages.

It is kept apart from the records, in a database of its own (correspondence.db): what readers leave
here is personal, is in no export, and goes when they ask. Instants are UTC.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from archive.model import Lang


class About(StrEnum):
    """What a subscription asks to be told of."""

    SEARCH = "search"  # value: the query of its address, q=pont&body=council
    BODY = "body"  # its slug
    PLACE = "place"  # a street's or lot's slug
    MEMBER = "member"  # of a body: <body>/<member>
    WEEK = "week"  # what was decided; no value


class State(StrEnum):
    """How an e-mail stands."""

    WAITING = "waiting"
    CLAIMED = "claimed"  # it is being sent, or was when the machine stopped
    SENT = "sent"
    REFUSED = "refused"  # for good, by the server
    UNKNOWN = "unknown"  # it may have gone out: it is not sent again


class Stage(StrEnum):
    """How a reader's message stands."""

    NEW = "new"
    ANSWERED = "answered"
    CLOSED = "closed"


class Sort(StrEnum):
    """What a message is."""

    MISTAKE = "mistake"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Topic:
    """What a reader wants to be told of."""

    about: About
    value: str = ""


@dataclass(frozen=True, slots=True)
class Subscription:
    """seen is the last event of the records that was looked at for it; last_at when it was last
    written to."""

    id: str
    address: str
    lang: Lang
    topic: Topic
    asked_at: dt.datetime
    confirmed_at: dt.datetime | None
    seen: int
    last_at: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Sending:
    """An e-mail: never its words, nor who it is for but by the subscription or message. topic says
    what sort it is: an About, 'confirm' or 'reply'. why is the server's word, without addresses."""

    id: str
    topic: str
    state: State
    subscription: str | None
    message: int | None
    at: dt.datetime
    why: str


@dataclass(frozen=True, slots=True)
class Message:
    """What a reader wrote. about is the address on the site that it is about, or empty."""

    id: int
    sort: Sort
    about: str
    text: str
    lang: Lang
    address: str | None
    stage: Stage
    at: dt.datetime
    answer: str
