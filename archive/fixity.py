"""Does the archive still agree with itself? Originals, store and index, each against the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from archive import index_files, links, lock
from archive.errors import IndexUnusable
from archive.findings import Finding
from archive.given import NotMadeYet, given
from archive.index.whoosh_engine import WhooshIndex
from archive.model import Document, Status
from archive.originals import Originals, sha256_of
from archive.settings import Settings
from archive.store import Catalogue

Progress = Callable[[int], None]  # is told of bytes of originals that were read
ORIGINALS = "original-"  # how the codes of their findings begin


def check(
    settings: Settings, catalogue: Catalogue, *, on_progress: Progress | None = None
) -> Iterator[Finding]:
    """Everything that is wrong, most serious first. Reads every original whole.

    The index is compared document by document, by the number of passages: it tells no more.
    """
    documents = catalogue.all_documents()
    yield from _database(catalogue)
    yield from _originals(settings, catalogue, documents, on_progress)
    yield from _redacted(settings, catalogue, documents)
    yield from _read(catalogue, documents)
    yield from _rejected(settings, catalogue)
    yield from _index(settings, catalogue)


def outcomes(documents: Iterable[Document], findings: Iterable[Finding]) -> dict[str, str | None]:
    """By a document's id, what was wrong with its original; None where nothing was."""
    wrong = {one.document: one.code for one in findings if one.code.startswith(ORIGINALS)}
    return {doc.id: wrong.get(doc.id) for doc in documents}


def _database(catalogue: Catalogue) -> Iterator[Finding]:
    for line in catalogue.integrity():
        yield Finding("database-damaged", line)
    for table, parent, count in catalogue.orphans():
        yield Finding("rows-orphaned", f"{table} → {parent} : {count}")
    if (broken := catalogue.audit_break()) is not None:
        yield Finding("audit-broken", str(broken))


def _originals(
    settings: Settings,
    catalogue: Catalogue,
    documents: Iterable[Document],
    on_progress: Progress | None,
) -> Iterator[Finding]:
    originals = Originals(settings.originals)
    known = {doc.sha256: doc for doc in documents}
    for sha256, doc in sorted(known.items()):
        try:
            if sha256_of(originals.path(sha256)) != sha256:
                yield Finding("original-changed", doc.filename, doc.id)
        except FileNotFoundError:
            yield Finding("original-missing", doc.filename, doc.id)
        except OSError:
            yield Finding("original-unreadable", doc.filename, doc.id)
        if on_progress:
            on_progress(doc.size)
    strays = [(name, path) for name, path in originals.all() if name not in known]
    if lock.is_held(settings.home):
        return  # they may be on their way to becoming records
    for name, path in strays:
        if path.exists() and catalogue.document_with(name) is None:
            yield Finding("original-unknown", name)


def _redacted(
    settings: Settings, catalogue: Catalogue, documents: Iterable[Document]
) -> Iterator[Finding]:
    """The files that are given instead of originals from which something is removed."""
    known = {doc.id: doc for doc in documents}
    held = set()
    for doc in (known[one] for one in catalogue.redacted_documents() if one in known):
        try:
            file = given(settings, catalogue, doc)
            held.add(file.path)
            if file.is_redacted and sha256_of(file.path) != file.sha256:
                yield Finding("redacted-changed", doc.filename, doc.id)
        except (NotMadeYet, OSError):
            yield Finding("redacted-missing", doc.filename, doc.id)
    if not lock.is_held(settings.home):  # one may be on its way
        for path in sorted(settings.redacted.glob("[!.]*")):
            if path not in held:
                yield Finding("redacted-unknown", path.name)


def _read(catalogue: Catalogue, documents: Iterable[Document]) -> Iterator[Finding]:
    """What was read of each document: its pages, and passages that stand where links lead."""
    names = {doc.id: doc.filename for doc in documents}
    numbers = catalogue.page_numbers()
    for doc in documents:
        found = numbers.get(doc.id, set())
        if doc.page_count is not None and found != set(range(1, doc.page_count + 1)):
            yield Finding("pages-differ", doc.filename, doc.id)
    astray, misnamed, said = set(), set(), set()
    for passage_id, doc_id, page, start_s in catalogue.places():
        said.add(doc_id)
        if page is not None and doc_id in numbers and page not in numbers[doc_id]:
            astray.add(doc_id)
        if not _is_named(passage_id, doc_id, page, start_s):
            misnamed.add(doc_id)
    for code, wrong in (
        ("passages-missing", names.keys() - said),
        ("passages-astray", astray),
        ("passages-misnamed", misnamed),
    ):
        for doc_id in sorted(wrong & names.keys()):
            yield Finding(code, names[doc_id], doc_id)


def _is_named(passage_id: str, doc_id: str, page: int | None, start_s: float | None) -> bool:
    """Whether a passage has the id that its link is made of."""
    if page is not None:
        stem = links.page_passage_id(doc_id, page, 0)[:-1]
        return passage_id.startswith(stem) and passage_id.removeprefix(stem).isdecimal()
    return passage_id.rstrip("+") == links.time_passage_id(doc_id, start_s or 0.0)


def _rejected(settings: Settings, catalogue: Catalogue) -> Iterator[Finding]:
    """Folders of rejected files against what is on record of them."""
    if lock.is_held(settings.home):
        return  # one may be on its way
    there = {path.name for path in settings.rejected.glob("*") if not path.name.startswith(".")}
    # A file within a rejected ZIP has its place under the ZIP's.
    on_record = {one.place: one for one in catalogue.rejections() if "/" not in one.place}
    for place in sorted(there - on_record.keys()):
        yield Finding("rejected-unknown", place)
    for place in sorted(on_record.keys() - there):
        if catalogue.document_with(on_record[place].sha256) is None:
            yield Finding("rejected-gone", on_record[place].filename)


def _index(settings: Settings, catalogue: Catalogue) -> Iterator[Finding]:
    wanted = catalogue.indexed_counts()
    try:
        if not index_files.are_sound(settings.index, index_files.sums(settings), closely=True):
            raise IndexUnusable(str(settings.index))
        held = WhooshIndex(settings.index).document_counts()
    except IndexUnusable:
        if wanted:  # else it has just been made, and nothing was brought over yet
            yield Finding("index-unusable", "index")
        return
    names = catalogue.documents_named(wanted)
    for doc, count in sorted(wanted.items()):
        if held.get(doc) != count:
            yield Finding("index-differs", names[doc].filename, doc)
    others = catalogue.documents_named(set(held) - set(wanted))
    for doc in sorted(set(held) - set(wanted)):
        if doc not in others:
            yield Finding("index-stray", doc)
        elif others[doc].status is Status.WITHDRAWN:
            yield Finding("index-withdrawn", others[doc].filename, doc)
