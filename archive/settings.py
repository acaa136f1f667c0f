"""greffe.toml and the environment, read once and handed down; nothing else reads os.environ.

Precedence: command line, environment (GREFFE_…), greffe.toml, default. docs/settings.md is printed
from the help texts here.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, cast

from archive import body_settings
from archive.errors import SettingsError
from archive.mail_settings import MAIL_OPTIONS, NO_MAIL, Mail, mail
from archive.model import LANGS, Lang
from archive.oidc import NO_OIDC, OIDC_OPTIONS, Oidc, oidc
from archive.option import Option, checked, listed
from archive.retention import Rule, rules_in

DateOrder = Literal["mdy", "dmy"]
MARK = ".restoring"  # lies in a home until all of it is back; it names the backup


OPTIONS: tuple[Option, ...] = (
    Option("town.name", str, "", "The town's name, shown on every page."),
    Option(
        "town.lang",
        str,
        "fr",
        "The town's language: pages for a browser that asks for neither, reason.txt, citations.",
        LANGS,
    ),
    Option(
        "site.colour",
        str,
        "",
        "The town's colour, as #rrggbb. It is made darker or lighter where words on it, or in it, "
        "would be hard to read.",
        pattern=r"#[0-9a-fA-F]{6}",
    ),
    Option(
        "site.logo",
        str,
        "",
        "The town's logo: a file of the home (SVG, PNG, WebP or JPEG, up to 200 kB), shown 40 "
        "pixels high.",
        pattern=r"[^/\\.][^/\\]*",
    ),
    Option(
        "site.minutes_days",
        int,
        0,
        "Within how many days after a meeting its minutes are to be published, by law or by the "
        "town's own rule: the dashboard counts by it. 0: no such rule.",
    ),
    Option(
        "site.address",
        str,
        "",
        "The site's public address, such as https://archives.ville.example, for citations, feeds "
        "and open data. Empty: the address that is asked for.",
    ),
    Option(
        "town.email",
        str,
        "",
        "The records office's e-mail, given to libraries that harvest the archive (OAI-PMH).",
    ),
    Option(
        "opendata.licence",
        str,
        "",
        "The licence under which the town gives its open data: an address, such as "
        "https://creativecommons.org/licenses/by/4.0/, or a sentence. Empty: none is stated.",
    ),
    Option(
        "site.per_minute",
        int,
        300,
        "Searches a minute that one address may ask for, and as many pictures of pages, "
        "comparisons and clips; 0 for no limit. An office behind one address shares it.",
    ),
    Option(
        "api.per_minute",
        int,
        600,
        "Questions a minute that one address may ask of /api and the feeds; 0 for no limit.",
    ),
    Option(
        "bodies.default",
        str,
        "",
        "The body that a dated record belongs to when it names none. Empty: « Conseil municipal » "
        "for a French record, Council for an English one.",
    ),
    Option(
        "dates.order",
        str,
        "mdy",
        "How all-digit dates in English file names read: mdy (US) or dmy. French is always dmy.",
        ("mdy", "dmy"),
    ),
    Option(
        "intake.still_s",
        float,
        5.0,
        "Seconds that a file's size and time must be still before it is taken (watch, serve).",
    ),
    Option(
        "intake.incomplete_s",
        float,
        600.0,
        "Seconds that a file without its end (a PDF's trailer, an MP4's index) or a companion file "
        "without its record is waited for in the inbox before it is rejected.",
    ),
    Option(
        "intake.page_s",
        float,
        60.0,
        "Seconds that a reader may spend without finishing a page before it is stopped.",
    ),
    Option("intake.memory_mb", int, 2048, "Memory in MB that reading one file may take."),
    Option("intake.ocr", bool, True, "Read scanned pages with Tesseract where it is installed."),
    Option(
        "recordings.model",
        str,
        "",
        "The speech model: a folder of faster-whisper weights, or the name of one in models/.",
    ),
    Option("recordings.device", str, "auto", "Where the model runs.", ("auto", "cpu", "cuda")),
    Option(
        "recordings.compute_type",
        str,
        "default",
        "CTranslate2's compute type. default: int8 on a processor, float16 on a graphics card.",
    ),
    Option(
        "recordings.language",
        str,
        "auto",
        "The language of recordings: fr, en, or auto, which hears it anew every 30 seconds.",
        ("auto", *LANGS),
    ),
    Option(
        "recordings.batch",
        int,
        0,
        "Windows of 30 seconds heard at once. 0: 4 on a processor, 16 on a graphics card; 1 is "
        "slower and needs the least memory.",
    ),
    Option(
        "recordings.vocabulary",
        str,
        "",
        "Names that the model should expect beside those of the meeting's papers, between commas.",
    ),
    Option(
        "site.proxy",
        str,
        "127.0.0.1",
        "The address of the web server (nginx, Caddy) before Greffe: what it says of the visitor's "
        "address and of https is believed, and nobody else's word is. Empty: there is none.",
    ),
    Option(
        "publish.waits",
        str,
        "",
        "Folders of the inbox, with commas between, whose files are kept from the public until "
        "they are published at the desk or by `greffe publish`; those within them too.",
    ),
    Option(
        "publish.sealed",
        str,
        "",
        "Folders of the inbox, with commas between, whose files are for readers of sealed records, "
        "clerks and administrators only; those within them too.",
    ),
    Option(
        "search.recent",
        float,
        0.1,
        "How much more the newest meeting counts for the order of results, as a share (0.1 is a "
        "tenth); one of five years before counts half of that more. 0: age does not matter.",
    ),
    Option(
        "site.hosts",
        str,
        "",
        "The names under which the site is reached, with commas between, such as "
        "archives.ville.example, localhost. A request for another is refused. Empty: any name.",
    ),
    *MAIL_OPTIONS,
    *OIDC_OPTIONS,
)
BY_KEY = {option.key: option for option in OPTIONS}


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set, for one home. Paths are absolute."""

    home: Path
    town_name: str = ""
    lang: Lang = "fr"
    address: str = ""  # without a slash at its end
    email: str = ""
    licence: str = ""
    per_minute: int = 300
    api_per_minute: int = 600
    default_body: str = ""
    body_aliases: Mapping[str, str] = field(default_factory=dict)  # casefolded alias -> name
    body_about: Mapping[str, body_settings.About] = field(default_factory=dict)  # by that name
    date_order: DateOrder = "mdy"
    still_s: float = 5.0
    incomplete_s: float = 600.0
    page_s: float = 60.0
    memory_mb: int = 2048
    ocr: bool = True
    model: str = ""
    device: str = "auto"
    compute_type: str = "default"
    spoken: str = "auto"  # fr, en, or auto
    batch: int = 0
    vocabulary: str = ""
    proxy: str = "127.0.0.1"
    search_recent: float = 0.1
    colour: str = ""
    logo: str = ""
    minutes_days: int = 0
    hosts: tuple[str, ...] = ()
    mail: Mail = NO_MAIL
    oidc: Oidc = NO_OIDC
    waits: tuple[str, ...] = ()  # folders
    sealed: tuple[str, ...] = ()  # folders
    retention: tuple[Rule, ...] = ()

    @property
    def inbox(self) -> Path:
        return self.home / "inbox"

    @property
    def originals(self) -> Path:
        return self.home / "originals"

    @property
    def rejected(self) -> Path:
        return self.home / "rejected"

    @property
    def index(self) -> Path:
        return self.home / "index"

    @property
    def cache(self) -> Path:
        """Page images and the like: made again when missing."""
        return self.home / "cache"

    @property
    def redacted(self) -> Path:
        """Files that the public gets instead of originals from which something is removed."""
        return self.home / "redacted"

    @property
    def unpacking(self) -> Path:
        """Where the files of a ZIP lie while they are brought in, and no longer."""
        return self.home / ".unpacking"

    @property
    def models(self) -> Path:
        return self.home / "models"

    @property
    def database(self) -> Path:
        return self.home / "archive.db"

    @property
    def thesaurus(self) -> Path:
        """The town's own lines of the thesaurus; a town has none as a rule."""
        return self.home / "thesaurus.txt"

    @property
    def places(self) -> Path:
        """The town's own streets, one a line; a town has none as a rule."""
        return self.home / "places.txt"

    @property
    def correspondence(self) -> Path:
        """What readers wrote, and their addresses: apart from the records, and never exported."""
        return self.home / "correspondence.db"

    @property
    def sends_mail(self) -> bool:
        """Whether all is set that e-mail needs; links in it need the site's own address."""
        return bool(self.mail.host and self.mail.sender and self.address)

    @property
    def file(self) -> Path:
        return self.home / "greffe.toml"

    def make_home(self) -> None:
        """Make the folders that are missing. Does nothing to those that are there."""
        for folder in (self.inbox, self.originals, self.rejected):
            folder.mkdir(parents=True, exist_ok=True)


def load(home: Path, environ: Mapping[str, str]) -> Settings:
    """Read a home's settings. Raises SettingsError naming the key, the value and the place."""
    home = home.expanduser().resolve()
    file = home / "greffe.toml"
    tables = _tables(file)
    values: dict[str, Any] = {}
    for option in OPTIONS:
        table, name = option.key.split(".")
        raw = tables.get(table, {}).get(name, option.default)
        where = str(file)
        if option.env in environ:
            raw, where = environ[option.env], option.env
        values[option.key] = checked(option, raw, where)
    return Settings(
        home=home,
        town_name=values["town.name"],
        lang=cast(Lang, values["town.lang"]),
        address=values["site.address"].rstrip("/"),
        email=values["town.email"],
        licence=values["opendata.licence"],
        per_minute=values["site.per_minute"],
        api_per_minute=values["api.per_minute"],
        default_body=values["bodies.default"],
        body_aliases=body_settings.aliases(tables, file),
        body_about=body_settings.about(tables, file),
        date_order=cast(DateOrder, values["dates.order"]),
        still_s=values["intake.still_s"],
        incomplete_s=values["intake.incomplete_s"],
        page_s=values["intake.page_s"],
        memory_mb=values["intake.memory_mb"],
        ocr=values["intake.ocr"],
        model=values["recordings.model"],
        device=values["recordings.device"],
        compute_type=values["recordings.compute_type"],
        spoken=values["recordings.language"],
        batch=values["recordings.batch"],
        vocabulary=values["recordings.vocabulary"],
        proxy=values["site.proxy"],
        search_recent=values["search.recent"],
        colour=values["site.colour"].lower(),
        logo=values["site.logo"],
        minutes_days=values["site.minutes_days"],
        hosts=listed(values["site.hosts"]),
        mail=mail(values, home=home),
        oidc=oidc(values, home=home),
        waits=listed(values["publish.waits"]),
        sealed=listed(values["publish.sealed"]),
        retention=rules_in(tables.get("retention", {}), where=str(file)),
    )


def new_file(*, name: str, lang: Lang) -> str:
    """The greffe.toml of a new home: what differs from the defaults, and a word on the rest."""
    quoted = name.replace("\\", "\\\\").replace('"', '\\"')
    comment = {
        "fr": "# Réglages de Greffe. Tous les réglages : docs/settings.md",
        "en": "# Greffe's settings. All of them: docs/settings.md",
    }[lang]
    example = {
        "fr": '# Autres noms d\'une même instance :\n# "Conseil municipal" = ["Municipal Council"]',
        "en": '# Other names of one body:\n# "Town Council" = ["Council", "Conseil municipal"]',
    }[lang]
    return f'{comment}\n[town]\nname = "{quoted}"\nlang = "{lang}"\n\n[bodies.aliases]\n{example}\n'


def _tables(file: Path) -> dict[str, dict[str, Any]]:
    try:
        with file.open("rb") as opened:
            found = tomllib.load(opened)
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as cause:
        raise SettingsError(str(file), value=str(cause), allowed="TOML", where=str(file)) from cause
    known = {key.split(".")[0] for key in BY_KEY} | {"retention"}
    for table, content in found.items():
        if table not in known or not isinstance(content, dict):
            raise SettingsError(
                f"[{table}]", value=table, allowed=", ".join(sorted(known)), where=str(file)
            )
        for name in () if table == "retention" else content:
            if f"{table}.{name}" not in BY_KEY and not (
                table == "bodies" and name in body_settings.TABLES
            ):
                names = ", ".join(k.split(".")[1] for k in BY_KEY if k.startswith(table + "."))
                raise SettingsError(f"{table}.{name}", value=name, allowed=names, where=str(file))
    return found
