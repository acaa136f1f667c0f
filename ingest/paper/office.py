"""Old Word, OpenDocument, RTF and WordPerfect files: LibreOffice makes a PDF, which is then read.

Only where LibreOffice is installed (apt install libreoffice-writer), and never trusted: it works
on a copy in a folder of its own, with a fresh profile where macros, links and the network are off,
in a process group that is killed at the time limit, or when this process ends.

LibreOffice prints tracked deletions, which no reader of the minutes should see. So a file that
may hold some is first made into a .docx, where they can be told and are cut.
"""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from archive.withholding import Removed
from ingest.errors import (
    CutShort,
    Damaged,
    Empty,
    Encrypted,
    NeedsLibreOffice,
    OfficeTooSlow,
    TooLarge,
    Unsupported,
)
from ingest.paper import pdf
from ingest.paper.disguises import OLE, ZIP, holds
from ingest.reading import PdfReading

LIMIT_S = 120.0  # for one conversion; the 126 pages of a .doc take 2
BEAT_S = 5.0  # seconds between two signs of life to whoever waits for a page
LARGEST_MB = 500  # of a ZIP's parts unpacked; pictures of a packet included
WRITTEN = 1 << 30  # bytes: the largest file that LibreOffice may write
HEAD = 4096  # bytes in which a format shows
SUITES = ("soffice", "libreoffice")
DIES_WITH_PARENT = 1  # prctl(2), PR_SET_PDEATHSIG
RESTART = 81  # exit status of a first start: the profile is made, start again
STARTS = 3
WORD_97, WORD_ENCRYPTED = b"\xec\xa5", 0x0100  # of the FIB at byte 512 ([MS-DOC] 2.5.2)
RTF, WORDPERFECT = b"{\\rtf", b"\xffWPC"
OPEN_DOCUMENT = (b"opendocument.text", b"vnd.sun.xml.writer")
DELETED = re.compile(rb"<w:(del|moveFrom) [^>]*(?<!/)>.*?</w:\1>", re.DOTALL)
ITEM = '<item oor:path="/org.openoffice.{0}"><prop oor:name="{1}"><value>{2}</value></prop></item>'
SURROUNDINGS = {"PATH": os.defpath, "LANG": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp"}
SETTINGS = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Inet/Settings", "ooInetProxyType", "2"),  # a proxy that nobody is: no way out
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
PROFILE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry">{}</oor:items>\n'
)

Progress = Callable[[int, int], None]


def available() -> bool:
    """Whether LibreOffice is installed."""
    return suite() is not None


def suite() -> str | None:
    """The program that converts. Its wrapper starts a second process, so it is passed over."""
    found = next(filter(None, map(shutil.which, SUITES)), None)
    if found is None:
        return None
    inner = Path(found).resolve().with_name("soffice.bin")
    return str(inner) if os.access(inner, os.X_OK) else found


def read_office(
    path: Path,
    *,
    on_page: Progress | None = None,
    limit_s: float = LIMIT_S,
    ocr: bool = True,
    removed: Removed | None = None,
) -> PdfReading:
    """Read a .doc, .odt, .rtf or .wpd, whatever its name, with the pages that LibreOffice gives.

    Sizes and boxes are in points on the pages of that PDF (see convert). on_page(0, 1) is called
    while LibreOffice works, on_page(done, total) for each page then. Raises Empty, Encrypted,
    Damaged, TooLarge, Unsupported, NeedsLibreOffice or OfficeTooSlow.
    """
    with tempfile.TemporaryDirectory(prefix="greffe-office-") as folder:
        made = convert(path, Path(folder), on_page=on_page, limit_s=limit_s)
        return pdf.read_pdf(made, on_page=on_page, ocr=ocr, removed=removed)


def render(path: Path, number: int, *, width_px: int, limit_s: float = LIMIT_S) -> bytes:
    """The PNG of a page (counted from 1). Raises what read_office and pdf.render_page raise."""
    with tempfile.TemporaryDirectory(prefix="greffe-office-") as folder:
        made = convert(path, Path(folder), limit_s=limit_s)
        return pdf.render_page(made, number, width_px=width_px)


def convert(
    path: Path, folder: Path, *, on_page: Progress | None = None, limit_s: float = LIMIT_S
) -> Path:
    """Make a PDF of a file in an empty folder, without what tracked changes deleted.

    Raises what read_office raises before the PDF is read.
    """
    suffix = format_of(path)
    if suite() is None:
        raise NeedsLibreOffice(path.name, found=suffix)
    source = folder / f"source{suffix}"
    shutil.copyfile(path, source)
    ends = time.monotonic() + limit_s
    if may_hold_deletions(source):
        word = run(source, "docx", path.name, ends, on_page)
        if cut_deletions(word):
            source = word
    return run(source, "pdf", path.name, ends, on_page)


def format_of(path: Path) -> str:
    """The suffix of a file's format, by its bytes: .doc, .odt, .docx, .rtf, .wpd or .xml.

    Raises Empty, CutShort, Encrypted, TooLarge, or Unsupported for what LibreOffice isn't asked
    to read.
    """
    with path.open("rb") as file:
        head = file.read(HEAD)
    if not head:
        raise Empty(path.name)
    if head.startswith(OLE):
        return ole_format(path, head)
    if head.startswith(ZIP):
        return zip_format(path)
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(RTF):
        return ".rtf"
    if head.startswith(WORDPERFECT):
        return ".wpd"
    if b"<?xml" in head[:100] and (b"Word.Document" in head or b"opendocument.text" in head):
        return ".xml"
    raise Unsupported(path.name, found="BIN") if head.strip(b"\0") else CutShort(path.name)


def ole_format(path: Path, head: bytes) -> str:
    fib = head[512:524]
    if holds(path, "EncryptedPackage".encode("utf-16-le")):
        raise Encrypted(path.name)
    if fib[:2] == WORD_97 and int.from_bytes(fib[10:12], "little") & WORD_ENCRYPTED:
        raise Encrypted(path.name)
    if not holds(path, "WordDocument".encode("utf-16-le")):
        raise Unsupported(path.name, found="Office")
    return ".doc"


def zip_format(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as parts:
            infos = {info.filename: info for info in parts.infolist()}
            if sum(info.file_size for info in infos.values()) > LARGEST_MB * 1_000_000:
                raise TooLarge(path.name, limit=LARGEST_MB)
            kind = part(parts, "mimetype")
            manifest = part(parts, "META-INF/manifest.xml")
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise CutShort(path.name) from error
    if b"encryption-data" in manifest:
        raise Encrypted(path.name)
    if any(name in kind for name in OPEN_DOCUMENT):
        return ".odt"
    if any(name.lower().startswith("word/") for name in infos):
        return ".docx"
    raise Unsupported(path.name, found="ZIP")


def part(parts: zipfile.ZipFile, name: str) -> bytes:
    """A part's first megabyte; nothing where it is missing or can't be unpacked."""
    try:
        with parts.open(name) as opened:
            return opened.read(1 << 20)
    except (KeyError, RuntimeError, zipfile.BadZipFile, zlib.error, EOFError):
        return b""


def may_hold_deletions(source: Path) -> bool:
    """Whether a file could have tracked deletions: seen in the text formats, unknown in others."""
    match source.suffix:
        case ".rtf":
            return holds(source, rb"\deleted")
        case ".odt":
            with zipfile.ZipFile(source) as parts, suppress(KeyError, RuntimeError):
                return any(b"tracked-changes" in line for line in parts.open("content.xml"))
            return True
        case ".wpd":
            return False
    return True


def cut_deletions(word: Path) -> bool:
    """Cut what is deleted, or moved from here, out of a .docx. Whether there was any."""
    with zipfile.ZipFile(word) as parts:
        held = {info.filename: parts.read(info) for info in parts.infolist()}
    cuts = 0
    for name in held:
        if name.startswith("word/") and name.endswith(".xml"):
            held[name], found = DELETED.subn(b"", held[name])
            cuts += found
    if cuts:
        with zipfile.ZipFile(word, "w", zipfile.ZIP_DEFLATED) as parts:
            for name, content in held.items():
                parts.writestr(name, content)
    return cuts > 0


def run(source: Path, form: str, name: str, ends: float, on_page: Progress | None) -> Path:
    """Have LibreOffice write a file in another form, before a moment of the monotonic clock.

    Raises Damaged where it writes none, OfficeTooSlow; name is what the clerk calls the file.
    """
    home = source.parent / "home"
    profile = home / "profile"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    items = "".join(ITEM.format(*setting) for setting in SETTINGS)
    (profile / "user" / "registrymodifications.xcu").write_text(PROFILE.format(items), "utf-8")
    out = source.parent / form
    command = [
        suite() or SUITES[0],
        f"-env:UserInstallation={profile.as_uri()}",
        *"--headless --norestore --nolockcheck --nodefault --nofirststartwizard".split(),
        *("--convert-to", form, "--outdir", str(out), str(source)),
    ]
    for _ in range(STARTS):
        if start(command, home, name, ends, on_page) != RESTART:
            break
    made = out / f"{source.stem}.{form}"
    if not made.is_file() or not made.stat().st_size:
        raise Damaged(name)
    return made


def start(command: list[str], home: Path, name: str, ends: float, on_page: Progress | None) -> int:
    """Run LibreOffice once and give its exit status. Raises OfficeTooSlow."""
    began = time.monotonic()
    child = subprocess.Popen(  # its surroundings are bare: no display, no proxy, no secrets
        command,
        env=SURROUNDINGS | {"HOME": str(home), "TMPDIR": str(home)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=home,
        start_new_session=True,
        preexec_fn=bound_to_parent,
    )
    try:
        while not has_ended(child, within_s=min(BEAT_S, max(0.0, ends - time.monotonic()))):
            if time.monotonic() >= ends:
                raise OfficeTooSlow(name, seconds=round(ends - began))
            if on_page is not None:
                on_page(0, 1)
    finally:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()
    return child.returncode


def has_ended(child: subprocess.Popen[bytes], *, within_s: float) -> bool:
    try:
        child.wait(timeout=within_s)
    except subprocess.TimeoutExpired:
        return False
    return True


def bound_to_parent() -> None:
    """In the child, before LibreOffice: end when the parent ends (Linux), write no endless file."""
    import resource

    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(DIES_WITH_PARENT, signal.SIGKILL)
    resource.setrlimit(resource.RLIMIT_FSIZE, (WRITTEN, WRITTEN))
