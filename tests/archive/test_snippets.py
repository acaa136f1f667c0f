"""The best stretch of a passage, marked and harmless."""

from __future__ import annotations

from archive.index.analysis import stems
from archive.snippets import snippet_html

LONG = "Rien. " * 80 + "Le conseil adopte à l'unanimité la résolution du pont." + " Rien." * 80


def test_words_are_marked_where_accents_and_endings_differ() -> None:
    wanted = set(stems("resolution adopter", "fr"))
    marked = snippet_html("Les RÉSOLUTIONS sont adoptées.", wanted, "fr")
    assert marked == "Les <mark>RÉSOLUTIONS</mark> sont <mark>adoptées</mark>."


def test_the_stretch_with_most_of_the_words_is_shown_cut_at_words() -> None:
    marked = snippet_html(LONG, set(stems("unanimité pont", "fr")), "fr")
    assert "<mark>unanimité</mark>" in marked and "<mark>pont</mark>" in marked
    assert marked.startswith("… ") and marked.endswith(" …")
    assert len(marked) < 340


def test_hostile_text_stays_text() -> None:
    text = "<script>alert(1)</script> pont & <mark>faux</mark>"
    marked = snippet_html(text, {"pont"}, "fr")
    assert marked == (
        "&lt;script&gt;alert(1)&lt;/script&gt; <mark>pont</mark> &amp; "
        "&lt;mark&gt;faux&lt;/mark&gt;"
    )


def test_a_prefix_is_marked_and_stop_words_are_not() -> None:
    marked = snippet_html("La bibliothèque de la ville", {"bibliot*", "de"}, "fr")
    assert marked == "La <mark>bibliothèque</mark> de la ville"


def test_a_text_without_the_words_is_shown_from_its_beginning() -> None:
    assert snippet_html("Un\ntexte  court", {"pont"}, "fr") == "Un texte court"
    assert snippet_html("", {"pont"}, None) == ""


def test_words_side_by_side_are_shown_rather_than_one_of_them_often() -> None:
    text = "Reçu le 28/04/2014, envoyé le 28/04/2014. " + "Rien. " * 60 + "n° 2014 / 138. Convoqué."
    text += " Rien." * 20 + " Coût de 138 $ en 2014, en 2014 et en 2014."
    marked = snippet_html(text, {"2014", "138"}, "fr")
    assert "<mark>2014</mark> / <mark>138</mark>" in marked
