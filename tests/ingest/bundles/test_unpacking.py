from __future__ import annotations

import io
import pickle
import random
import stat
import struct
import zipfile
from pathlib import Path
from zlib import crc32

import pytest

from archive.model import LANGS
from ingest.bundles import unpacking as bundle
from ingest.bundles import zip_members
from ingest.bundles.errors import DamagedBundle, EmptyBundle, TooManyMembers
from ingest.bundles.unpacking import Limits, Unpacked, is_bundle, members, unpack
from ingest.bundles.zip_members import UNREADABLE
from ingest.errors import CutShort, Empty, Unreadable

PDF = b"%PDF-1.4 whole"
Files = dict[str, bytes]


def zipped(files: Files, *, packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", packing) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return whole.getvalue()


def renamed(files: Files, names: dict[str, bytes]) -> bytes:
    """A ZIP whose names are other bytes of the same length than what was packed."""
    whole = zipped(files)
    for name, raw in names.items():
        assert len(name) == len(raw)
        assert whole.count(name.encode()) == 2
        whole = whole.replace(name.encode(), raw)
    return whole


def unpacked(folder: Path, content: bytes, limits: Limits | None = None) -> tuple[Unpacked, ...]:
    path = folder / "lot.zip"
    path.write_bytes(content)
    return unpack(path, folder / "out", limits or Limits())


def codes(found: tuple[Unpacked, ...]) -> dict[str, str | None]:
    return {one.name: one.error.code if one.error else None for one in found}


def test_files_are_unpacked_with_the_folders_they_lay_in(tmp_path: Path) -> None:
    found = unpacked(
        tmp_path, zipped({"pv.pdf": PDF, "Urbanisme/2024/ordre du jour.pdf": b"%PDF-1.5"})
    )
    assert found == (
        Unpacked("pv.pdf", (), tmp_path / "out/pv.pdf"),
        Unpacked(
            "ordre du jour.pdf",
            ("Urbanisme", "2024"),
            tmp_path / "out/Urbanisme/2024/ordre du jour.pdf",
        ),
    )
    assert (tmp_path / "out/pv.pdf").read_bytes() == PDF
    assert (tmp_path / "out/Urbanisme/2024/ordre du jour.pdf").read_bytes() == b"%PDF-1.5"


def test_nothing_half_written_is_left_and_a_second_run_writes_the_same(tmp_path: Path) -> None:
    content = zipped({"a/pv.pdf": PDF, "A/PV.pdf": b"other", "a/pv-2.pdf": b"third"})
    first = unpacked(tmp_path, content)
    assert unpacked(tmp_path, content) == first
    files = sorted(p.relative_to(tmp_path / "out") for p in (tmp_path / "out").rglob("*.*"))
    assert len(files) == 3
    assert not any(path.name.startswith(".") for path in files)


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("procès-verbal d’été.pdf", "utf-8"),
        ("procès-verbal été, île, où.pdf", "cp437"),
        ("Procès-verbal n° 1, À huis clos, Éric.pdf", "cp850"),
        ("procès-verbal d’été, À Île, n° 2.pdf", "cp1252"),
        ("PROCÈS-VERBAL.pdf", "cp850"),
        ("PROCÈS-VERBAL.pdf", "cp1252"),
        ("Ordre du jour reporté.pdf", "cp1252"),
    ],
)
def test_names_are_read_in_the_code_page_of_the_computer_that_packed_them(
    tmp_path: Path, name: str, encoding: str
) -> None:
    raw = name.encode(encoding)
    packed = "x" * len(raw)
    (found,) = unpacked(tmp_path, renamed({packed: PDF}, {packed: raw}))
    assert found.name == name


def test_the_name_that_winzip_and_7zip_add_in_utf_8_is_preferred(tmp_path: Path) -> None:
    raw, name = b"proc_s.pdf", "procès.pdf".encode()
    field = b"\x01" + struct.pack("<I", crc32(b"proc\xd8s.pdf")) + name
    info = zipfile.ZipInfo(raw.decode())
    info.extra = struct.pack("<HH", 0x7075, len(field)) + field
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as made:
        made.writestr(info, PDF)
    (found,) = unpacked(tmp_path, whole.getvalue().replace(raw, b"proc\xd8s.pdf"))
    assert found.name == "procès.pdf"


@pytest.mark.parametrize(
    "name",
    [
        "../pv.pdf",
        "a/../../pv.pdf",
        "/etc/pv.pdf",
        "C:\\Windows\\pv.pdf",
        "\\\\serveur\\part\\pv.pdf",
        "a\\..\\..\\pv.pdf",
        "a/.. /pv.pdf",
    ],
)
def test_a_name_that_leads_elsewhere_is_refused_and_the_others_go_on(
    tmp_path: Path, name: str
) -> None:
    found = unpacked(tmp_path, zipped({name: PDF, "bon.pdf": PDF}))
    assert codes(found)["bon.pdf"] is None
    assert [one.error.code for one in found if one.error] == ["unsafe-name"]
    inside = {path for path in tmp_path.rglob("*.pdf")}
    assert inside == {tmp_path / "out/bon.pdf"}


def test_backslashes_part_folders(tmp_path: Path) -> None:
    (found,) = unpacked(tmp_path, zipped({"Comité\\2024\\pv.pdf": PDF}))
    assert (found.folders, found.name) == (("Comité", "2024"), "pv.pdf")


def test_a_link_in_the_folder_is_not_followed_out_of_it(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out/a").symlink_to(tmp_path / "elsewhere")
    found = unpacked(tmp_path, zipped({"a/b/pv.pdf": PDF}))
    assert codes(found) == {"pv.pdf": "unsafe-name"}
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
def test_links_and_devices_are_refused(tmp_path: Path, kind: int) -> None:
    link = zipfile.ZipInfo("lien.pdf")
    link.external_attr = (kind | 0o777) << 16
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as made:
        made.writestr(link, "/etc/passwd")
        made.writestr("pv.pdf", PDF)
    found = unpacked(tmp_path, whole.getvalue())
    assert codes(found) == {"lien.pdf": "link-in-bundle", "pv.pdf": None}
    assert not (tmp_path / "out/lien.pdf").is_symlink()


def flagged(content: bytes, flag: int, method: int = 8) -> bytes:
    """Every entry with a flag, and packed by a method, in both places where a ZIP states them."""
    changed = bytearray(content)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = changed.find(mark)
        while start >= 0:
            changed[start + at : start + at + 4] = struct.pack("<HH", flag, method)
            start = changed.find(mark, start + 4)
    return bytes(changed)


def test_an_encrypted_member_is_refused_with_a_sentence(tmp_path: Path) -> None:
    found = unpacked(tmp_path, flagged(zipped({"pv.pdf": PDF}), 1))
    (one,) = found
    assert one.error is not None
    assert "mot de passe" in one.error.sentence("fr")
    assert one.path is None and list((tmp_path / "out").glob("*")) == []


@pytest.mark.parametrize("method", [9, 14, 98])
def test_an_unknown_packing_is_refused(tmp_path: Path, method: int) -> None:
    found = unpacked(tmp_path, flagged(zipped({"pv.pdf": PDF}), 0, method))
    assert codes(found) == {"pv.pdf": "unknown-packing"}


def test_a_damaged_member_is_refused_and_the_others_go_on(tmp_path: Path) -> None:
    content = zipped({"a.pdf": PDF * 50, "b.pdf": PDF}, packing=zipfile.ZIP_STORED)
    found = unpacked(tmp_path, content.replace(b"whole%PDF", b"wh0le%PDF", 1))
    assert codes(found) == {"a.pdf": "member-damaged", "b.pdf": None}
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["b.pdf"]


def test_a_file_packed_to_harm_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_members, "SMALL", 10_000)
    found = unpacked(tmp_path, zipped({"bombe.txt": b"0" * 1_000_000, "pv.pdf": PDF}))
    assert codes(found) == {"bombe.txt": "swollen", "pv.pdf": None}


def test_what_does_not_fit_is_refused_and_what_does_goes_on(tmp_path: Path) -> None:
    files = {"a.bin": b"a" * 600, "b.bin": b"b" * 600, "c.bin": b"c" * 300}
    found = unpacked(tmp_path, zipped(files), Limits(total_bytes=1000))
    assert codes(found) == {"a.bin": None, "b.bin": "bundle-too-large", "c.bin": None}


def test_many_small_files_packed_to_harm_are_refused_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundle, "HARMLESS", 1_000_000)
    files = {f"{n}.txt": b"0" * 500_000 for n in range(5)}
    content = zipped(files)
    found = unpacked(tmp_path, content)
    assert len(content) * 200 < 1_000_000
    assert list(codes(found).values()) == [None, None, *["bundle-too-large"] * 3]


def test_each_file_is_reported_as_it_is_written(tmp_path: Path) -> None:
    path, seen = tmp_path / "lot.zip", list[tuple[int, int]]()
    path.write_bytes(zipped({"a.pdf": PDF, "../b.pdf": PDF}))
    unpack(path, tmp_path / "out", on_page=lambda done, total: seen.append((done, total)))
    assert seen == [(0, 0), (1, 1), (2, 2)]  # a sign of life for each piece, then for each file


def test_more_files_than_allowed_are_refused_one_by_one(tmp_path: Path) -> None:
    files = {f"{n}.pdf": PDF for n in range(5)}
    found = unpacked(tmp_path, zipped(files), Limits(members=3))
    assert list(codes(found).values()) == [None, None, None, *["too-many-members"] * 2]


def test_a_list_of_too_many_files_is_not_even_read(tmp_path: Path) -> None:
    with pytest.raises(TooManyMembers):
        unpacked(tmp_path, zipped({f"{n}.pdf": b"" for n in range(100)}), Limits(members=5))


def test_a_zip_within_a_zip_is_a_folder(tmp_path: Path) -> None:
    inner = zipped({"2024/pv.pdf": PDF})
    found = unpacked(tmp_path, zipped({"Comité/annexes.zip": inner, "a.pdf": PDF}))
    assert found == (
        Unpacked(
            "pv.pdf", ("Comité", "annexes", "2024"), tmp_path / "out/Comité/annexes/2024/pv.pdf"
        ),
        Unpacked("a.pdf", (), tmp_path / "out/a.pdf"),
    )
    assert not list(tmp_path.rglob("*.coming"))


def test_zips_are_unpacked_so_deep_and_no_deeper(tmp_path: Path) -> None:
    content = zipped({"pv.pdf": PDF})
    for n in range(3):
        content = zipped({f"z{n}.zip": content, f"a{n}.pdf": PDF})
    found = unpacked(tmp_path, content, Limits(depth=2))
    assert codes(found) == {
        "a2.pdf": None, "a1.pdf": None, "a0.pdf": None, "z0.zip": "nested-too-deep",
    }  # fmt: skip


def test_limits_count_the_zips_within_together(tmp_path: Path) -> None:
    inner = zipped({f"{n}.pdf": PDF for n in range(3)})
    found = unpacked(tmp_path, zipped({"a.zip": inner, "b.zip": inner}), Limits(members=6))
    written = [one for one in found if one.path]
    assert len(written) == 4
    assert {one.error.code for one in found if one.error} == {"too-many-members"}


def test_a_damaged_zip_within_a_zip_costs_only_itself(tmp_path: Path) -> None:
    inner = zipped({"pv.pdf": PDF})
    found = unpacked(tmp_path, zipped({"a.zip": inner[:-30], "b.pdf": PDF}))
    assert codes(found) == {"a.zip": "cut-short", "b.pdf": None}


def test_office_documents_within_are_left_whole(tmp_path: Path) -> None:
    word = zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"})
    odd = zipped({"a.txt": b"a", "[Content_Types].xml": b"<x/>"})
    text = zipped({"mimetype": b"application/vnd.oasis.opendocument.text"})
    found = unpacked(
        tmp_path, zipped({"a.docx": word, "sans suffixe": word, "b.bin": odd, "c.odt": text})
    )
    assert [one.path is not None and one.folders == () for one in found] == [True] * 4
    assert (tmp_path / "out/a.docx").read_bytes() == word


def test_what_programs_leave_by_the_way_is_passed_over(tmp_path: Path) -> None:
    files = {
        "__MACOSX/._pv.pdf": b"x", ".DS_Store": b"x", "Thumbs.db": b"x", "~$pv.docx": b"x",
        "vide/": b"", "pv.pdf": PDF,
    }  # fmt: skip
    assert codes(unpacked(tmp_path, zipped(files))) == {"pv.pdf": None}


def test_names_are_made_fit_for_a_folder(tmp_path: Path) -> None:
    long = "é" * 300 + ".pdf"
    deep = "/".join(f"n{n}" for n in range(30)) + "/pv.pdf"
    found = unpacked(tmp_path, zipped({long: PDF, deep: PDF, "a\u202e\x07b.pdf ": PDF}))
    assert found[0].name.endswith("é.pdf") and len(found[0].name.encode()) <= 200
    assert found[1].folders == tuple(f"n{n}" for n in range(22, 30))
    assert found[2].name == "a__b.pdf"
    assert all(one.path is not None and one.path.read_bytes() == PDF for one in found)


def test_a_name_that_is_a_folder_and_a_file_at_once_loses_neither(tmp_path: Path) -> None:
    found = unpacked(tmp_path, zipped({"a": b"file", "a/pv.pdf": PDF, "b/pv.pdf": PDF, "b": b"f"}))
    paths = [one.path for one in found]
    assert all(path is not None and path.is_file() for path in paths)
    assert len(set(paths)) == 4


def test_a_zip_that_can_t_be_opened_says_why(tmp_path: Path) -> None:
    whole = zipped({"pv.pdf": PDF})
    with pytest.raises(Empty):
        unpacked(tmp_path, b"")
    with pytest.raises(CutShort):
        unpacked(tmp_path, whole[:-25])
    with pytest.raises(EmptyBundle):
        unpacked(tmp_path, zipped({}))
    with pytest.raises(DamagedBundle) as caught:
        unpacked(tmp_path, whole.replace(b"PK\x01\x02", b"PK\x01\x03"))
    for lang in LANGS:
        assert "lot.zip" in caught.value.sentence(lang)


def test_what_became_of_a_file_comes_whole_from_the_worker_s_child(tmp_path: Path) -> None:
    found = unpacked(tmp_path, flagged(zipped({"a.pdf": PDF}), 0, 9))
    again = pickle.loads(pickle.dumps(found))
    assert [one.error.sentence("fr") for one in again] == [
        one.error.sentence("fr") for one in found
    ]
    assert (again[0].name, again[0].path) == ("a.pdf", None)
    good = unpacked(tmp_path, zipped({"b/a.pdf": PDF}))
    assert pickle.loads(pickle.dumps(good)) == good


def test_members_are_given_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "lot.zip"
    path.write_bytes(zipped({"a.pdf": PDF, "b.pdf": PDF * 2}))
    found = [(one.name, one.size, b"".join(one.chunks())) for one in members(path)]
    assert found == [("a.pdf", len(PDF), PDF), ("b.pdf", 2 * len(PDF), PDF * 2)]


@pytest.mark.parametrize(
    ("head", "name", "expected"),
    [
        (zipped({"pv.pdf": PDF}), "lot.zip", True),
        (zipped({"pv.pdf": PDF}), "lot", True),
        (zipped({}), "lot.zip", True),
        (zipped({"[Content_Types].xml": b""}), "pv.zip", False),
        (zipped({"mimetype": b"application/epub+zip"}), "a", False),
        (zipped({"word.pdf": PDF}), "a.zip", True),
        (zipped({"pv.pdf": PDF}), "pv.DOCX", False),
        (PDF, "lot.zip", False),
        (b"", "lot.zip", False),
    ],
)
def test_a_bundle_is_told_from_a_document_that_is_a_zip(
    head: bytes, name: str, expected: bool
) -> None:
    assert is_bundle(head[:100], name) is expected


def test_no_damaged_zip_makes_the_reader_fail_or_writes_outside(tmp_path: Path) -> None:
    chance = random.Random(5)
    whole = zipped({"a/pv.pdf": PDF * 20, "b.zip": zipped({"c.pdf": PDF}), "é.txt": b"x" * 500})
    written = 0
    for n in range(300):
        content = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(len(content))
            content[at] = chance.choice([0, 1, 0xFF, ord("/"), ord("."), chance.randrange(256)])
        home = tmp_path / str(n)
        home.mkdir()
        try:
            found = unpacked(home, bytes(content))
        except Unreadable as error:
            assert error.sentence("fr")
            continue
        written += sum(one.path is not None for one in found)
        assert all(one.path is None or one.path.is_relative_to(home / "out") for one in found)
        assert {path.name for path in home.iterdir()} <= {"lot.zip", "out"}
    assert written > 100
    assert zipfile.BadZipFile in UNREADABLE
