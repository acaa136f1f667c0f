"""The text that a visitor of the page saw, without the site around it."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import CutShort, Empty, NoWords, Unsupported, WebErrorPage
from ingest.paper.html import read_html

TEXT = "Le conseil municipal adopte le budget à l'unanimité des voix. " * 5


def pages(tmp_path: Path, page: str | bytes) -> list[list[str]]:
    path = tmp_path / "minutes.html"
    path.write_bytes(page.encode() if isinstance(page, str) else page)
    return [[block.text for block in one.blocks] for one in read_html(path).pages]


def blocks(tmp_path: Path, page: str | bytes) -> list[str]:
    return [text for one in pages(tmp_path, page) for text in one]


def test_blocks_come_apart_and_inline_text_stays_together(tmp_path: Path) -> None:
    page = "<h1>Procès-<b>verbal</b></h1><p>Présents&nbsp;:\n  Mme <i>Roy</i><br>M. Li</p>Fin"
    assert blocks(tmp_path, page) == ["Procès-verbal", "Présents : Mme Roy\nM. Li", "Fin"]


def test_tags_that_nobody_closed_do_no_harm(tmp_path: Path) -> None:
    page = (
        "<html><head><title>PV</title><p>Un<p>Deux<ul><li>a<li>b</ul><table><tr><td>1<td>2<tr><td>3"
    )
    assert blocks(tmp_path, page) == ["Un", "Deux", "• a", "• b", "1 | 2", "3"]


def test_what_nobody_sees_is_left_out(tmp_path: Path) -> None:
    page = (
        "<head><title>PV</title><style>p{color:red}</style></head><script>if(a<b){'<p>no</p>'}"
        "</script><p>Seen <span hidden>no</span>here</p><p hidden>no</p>"
        "<div style='DISPLAY: none'>no<div>no</div>no</div>"
        "<!-- no --><del datetime='2026-01-01'>no</del><span style='mso-hide:all'>no</span>End"
    )
    assert blocks(tmp_path, page) == ["Seen here", "End"]


def test_the_site_around_the_page_is_left_out(tmp_path: Path) -> None:
    page = (
        "<nav><ul><li>Accueil</ul></nav><div role='navigation'>Menu</div>"
        f"<p>{TEXT}</p><aside>Météo</aside><footer>Nous joindre</footer>"
    )
    assert blocks(tmp_path, page) == [TEXT.strip()]


def test_a_main_part_is_kept_alone_under_its_heading(tmp_path: Path) -> None:
    page = f"<div>Menu</div><h1>PV du 12 mai</h1><main><p>{TEXT}</p></main><div>Partager</div>"
    assert blocks(tmp_path, page) == ["PV du 12 mai", TEXT.strip()]


def test_a_page_all_in_its_navigation_is_read_all_the_same(tmp_path: Path) -> None:
    assert blocks(tmp_path, f"<nav><p>{TEXT}</p>") == [TEXT.strip()]


def test_rows_are_blocks_and_layout_is_not_a_row(tmp_path: Path) -> None:
    page = (
        "<table><tr><th>Pour<th>Contre</tr><tr><td>12<td><p>3</p></tr></table>"
        f"<table><tr><td>Menu</td><td><h2>PV</h2><p>{TEXT}</p><p>{TEXT}</p>"
        "<table><tr><td>a<td>b</table></td></tr></table>"
    )
    assert blocks(tmp_path, page) == [
        "Pour | Contre",
        "12 | 3",
        "Menu",
        "PV",
        TEXT.strip(),
        TEXT.strip(),
        "a | b",
    ]


def test_lists_keep_their_numbers(tmp_path: Path) -> None:
    page = (
        "<ol start=4><li>Budget<ol type=a><li>Taux</li><li>Dette</li></ol></li><li value=7>Varia"
        "</li></ol><ul><li><p>Point</p></li></ul>"
    )
    assert blocks(tmp_path, page) == ["4. Budget", "a. Taux", "b. Dette", "7. Varia", "• Point"]


def test_preformatted_text_keeps_its_lines(tmp_path: Path) -> None:
    assert blocks(tmp_path, "<pre>Un\n  deux\n\nTrois</pre>") == ["Un\ndeux", "Trois"]


def test_pages_end_at_the_breaks_of_the_styles(tmp_path: Path) -> None:
    page = (
        "<p>One</p><br clear=all style='page-break-before:always'><p style='break-before: page'>Two"
    )
    assert pages(tmp_path, page) == [["One"], ["Two"]]


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("", "utf-8"),
        ("", "utf-8-sig"),
        ("", "utf-16"),
        ("", "cp1252"),
        ("<meta charset=iso-8859-1>", "cp1252"),
        ("<meta http-equiv=Content-Type content='text/html; charset=windows-1252'>", "cp1252"),
        ("<meta charset='macintosh'>", "mac_roman"),
        ("<meta charset=utf-8>", "cp1252"),
        ("<?xml version='1.0' encoding='iso-8859-1'?>", "latin-1"),
    ],
)
def test_the_encoding_is_found(tmp_path: Path, head: str, encoding: str) -> None:
    text = "Séance à Hélène"
    assert blocks(tmp_path, f"{head}<p>{text}</p>".encode(encoding)) == [text]


def test_a_web_archive_holds_its_page_as_a_mail_does(tmp_path: Path) -> None:
    page = (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n"
        b'--b\r\nContent-Type: text/html; charset="utf-8"\r\n'
        b"Content-Transfer-Encoding: quoted-printable\r\n\r\n"
        b"<p>S=C3=A9ance</p>\r\n--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--\r\n"
    )
    assert blocks(tmp_path, page) == ["Séance"]


@pytest.mark.parametrize(
    "page",
    [
        "<title>404 Not Found</title><h1>Not Found</h1><p>The requested URL was not found.</p>",
        "<title>Page introuvable | Ville de Sainte-Ville</title><p>Oups !</p>",
        "<title>Town of Riverbend</title><h1>Sorry, this page can't be found</h1><p>Search</p>",
        "<title>403 Forbidden</title><center><h1>403 Forbidden</h1></center><hr>nginx",
        "<title>Accès refusé</title><p>Vous n'avez pas les droits.</p>",
        "<title>Erreur 500</title><p>Une erreur est survenue.</p>",
        "<title>Just a moment...</title><p>Checking your browser before accessing.</p>",
        "<title>Sign in to your account</title><p>Email, phone, or Skype</p>",
        "<title>Portail - Connexion</title><form>Usager <input name=u></form>",
        "<title>Extranet</title><p>Usager</p><input type=password name=p>",
    ],
)
def test_a_page_saved_in_the_place_of_a_record_is_refused(tmp_path: Path, page: str) -> None:
    with pytest.raises(WebErrorPage) as refused:
        blocks(tmp_path, page)
    for lang in ("en", "fr"):
        said = refused.value.sentence(lang)
        assert "minutes.html" in said and str(refused.value.fields["found"]) in said


@pytest.mark.parametrize(
    "title",
    [
        "Règlement 404",
        "404-2026 Règlement de zonage",
        "Refus d'accès à la plage",
        "Minutes: page not found in the register",
        "Connexion au réseau d'égout",
        "Maintenance",
        "Erreur de calcul au rôle",
    ],
)
def test_a_record_is_not_taken_for_an_error_page(tmp_path: Path, title: str) -> None:
    assert (
        blocks(tmp_path, f"<title>{title}</title><h1>{title}</h1><p>Adopté.</p>")[-1] == "Adopté."
    )


def test_long_minutes_are_a_record_whatever_their_title(tmp_path: Path) -> None:
    assert blocks(tmp_path, f"<title>Error</title><p>{TEXT * 10}</p>")


def test_what_holds_no_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Empty):
        blocks(tmp_path, b"")
    with pytest.raises(CutShort):
        blocks(tmp_path, b"\0" * 80)
    with pytest.raises(NoWords):
        blocks(tmp_path, "<html><body><div id=app></div><script>run()</script></body></html>")
    with pytest.raises(Unsupported):
        blocks(tmp_path, bytes(range(256)) * 8)


def test_any_half_of_a_page_gives_text_or_a_reason(tmp_path: Path) -> None:
    page = (
        f"<html><head><title>PV</title><body><table><tr><td><p>{TEXT}<li>x<pre>y</table>".encode()
    )
    read = 0
    for length in range(1, len(page)):
        try:
            read += bool(blocks(tmp_path, page[:length]))
        except NoWords:
            continue
    assert read > len(page) / 2
