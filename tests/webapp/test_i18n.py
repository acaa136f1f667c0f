"""French and English: which is chosen, that it stays, and that no word is missing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po
from flask.testing import FlaskClient

from webapp.i18n import TRANSLATIONS, load

WEBAPP = TRANSLATIONS.parent


def heading(client: FlaskClient, address: str, **headers: str) -> str:
    answer = client.get(address, headers=headers)
    found = re.search(r"<h1[^>]*>(.*?)</h1>", answer.get_data(as_text=True), re.DOTALL)
    assert found, address
    return found[1].strip()


def test_the_address_decides_before_the_browser(client: FlaskClient) -> None:
    assert heading(client, "/en/", **{"Accept-Language": "fr"}) == "Council records"
    assert heading(client, "/fr/", **{"Accept-Language": "en"}) == "Archives du conseil"


def test_without_a_prefix_the_browser_decides_then_the_town(client: FlaskClient) -> None:
    assert heading(client, "/", **{"Accept-Language": "en-CA,fr;q=0.5"}) == "Council records"
    assert heading(client, "/", **{"Accept-Language": "fr-CA,en;q=0.5"}) == "Archives du conseil"
    assert heading(client, "/", **{"Accept-Language": "de"}) == "Archives du conseil"
    assert heading(client, "/", **{"Accept-Language": "*"}) == "Archives du conseil"
    assert heading(client, "/") == "Archives du conseil"


def test_only_unprefixed_pages_vary_by_accept_language(client: FlaskClient) -> None:
    assert "Accept-Language" in client.get("/").headers["Vary"]
    assert "Accept-Language" not in client.get("/fr/").headers.get("Vary", "")


def test_a_page_whose_name_begins_like_a_language_is_no_language(client: FlaskClient) -> None:
    assert client.get("/french").status_code == 404
    assert client.get("/fr").status_code == 200


def test_the_switch_is_the_same_page_with_its_question(client: FlaskClient) -> None:
    page = client.get("/fr/search?q=d%C3%A9p%C3%B4t+%26+pont&year=2014").get_data(as_text=True)
    switch = re.search(r'class="switch" href="([^"]+)"', page)
    assert switch
    assert switch[1] == "/en/search?q=d%C3%A9p%C3%B4t+%26+pont&amp;year=2014"
    assert 'hreflang="en" href="/en/search' in page


def test_pages_say_both_languages_and_their_own(client: FlaskClient) -> None:
    page = client.get("/fr/meetings").get_data(as_text=True)
    assert '<html lang="fr">' in page
    for lang in ("fr", "en"):
        assert f'<link rel="alternate" hreflang="{lang}" href="/{lang}/meetings">' in page


def test_a_site_below_a_folder_keeps_both_folder_and_language(client: FlaskClient) -> None:
    page = client.get("/fr/meetings", environ_overrides={"SCRIPT_NAME": "/archives"})
    text = page.get_data(as_text=True)
    assert 'href="/archives/fr/search"' in text
    assert 'href="/archives/static/style.css' in text
    assert 'href="/archives/en/meetings"' in text


def test_dates_are_written_as_each_language_writes_them(client: FlaskClient) -> None:
    french = client.get("/fr/meetings/library-board/2010-03-01").get_data(as_text=True)
    english = client.get("/en/meetings/library-board/2010-03-01").get_data(as_text=True)
    assert "1er\u00a0mars\u00a02010" in french
    assert "March\u00a01,\u00a02010" in english


def test_quotation_marks_are_those_of_the_language(client: FlaskClient) -> None:
    assert "«\u00a0pont\u00a0»" in client.get("/fr/search?q=pont").get_data(as_text=True)
    assert "“pont”" in client.get("/en/search?q=pont").get_data(as_text=True)


def extracted() -> set[object]:
    """The texts that stand in the code and the templates now."""
    with (TRANSLATIONS / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)
    keywords = DEFAULT_KEYWORDS | {"lazy_gettext": None, "plural": (1, 2)}
    found = extract_from_dir(WEBAPP, methods, options, keywords)
    return {
        (context, tuple(text) if isinstance(text, list) else text)
        for _file, _line, text, _comments, context in found
    }


def texts(catalogue: Catalog) -> set[object]:
    return {(message.context, message.id) for message in catalogue if message.id}


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def test_the_template_of_the_catalogues_is_not_stale() -> None:
    assert texts(read(TRANSLATIONS / "messages.pot")) == extracted()


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_text_has_its_words_in_the_language(lang: str) -> None:
    catalogue = read(TRANSLATIONS / lang / "LC_MESSAGES" / "messages.po")
    assert texts(catalogue) == extracted()
    for message in catalogue:
        words = [message.string] if isinstance(message.string, str) else list(message.string)
        assert all(words), message.id
        assert not (message.id and message.fuzzy), message.id


def test_every_field_of_a_text_stands_in_its_translation() -> None:
    fields = re.compile(r"%\(\w+\)s|(?<!\$)\{\w+\}")
    for message in read(TRANSLATIONS / "fr" / "LC_MESSAGES" / "messages.po"):
        ids = [message.id] if isinstance(message.id, str) else list(message.id)
        words = [message.string] if isinstance(message.string, str) else list(message.string)
        wanted = {one for text in ids for one in fields.findall(text)}
        assert message.id == "" or wanted == {
            one for text in words for one in fields.findall(text)
        }, message.id


def test_french_typography_does_not_break_before_a_colon_or_inside_guillemets() -> None:
    for message in read(TRANSLATIONS / "fr" / "LC_MESSAGES" / "messages.po"):
        words = [message.string] if isinstance(message.string, str) else list(message.string)
        for text in words if message.id else ():
            assert " :" not in text, text
            assert "« " not in text and " »" not in text, text
            assert not re.search(r"\w:(?=\s|$)", text), text


def test_words_are_there_without_a_build_step() -> None:
    assert load("fr").gettext("Meetings") == "Séances"
    assert load("fr").ngettext("%(n)s meeting", "%(n)s meetings", 0) == "%(n)s séance"


def test_in_a_letters_plain_text_nothing_is_escaped_and_in_a_page_everything(
    client: FlaskClient,
) -> None:
    said = '{{ _("Results for %(words)s", words="l\'eau") }}'
    with client.application.test_request_context("/en/", environ_overrides={"greffe.lang": "en"}):
        render = client.application.jinja_env.from_string
        assert render("{% autoescape false %}" + said + "{% endautoescape %}").render() == (
            "Results for l'eau"
        )
        assert render(said).render() == "Results for l&#39;eau"
