from __future__ import annotations

from pathlib import Path

import pytest

from archive.model import Cue
from ingest.errors import CutShort, NoCues, NotWellFormed
from ingest.reading import CaptionReading
from ingest.recordings.transcripts import is_transcript, read_transcript

TTML = """<?xml version="1.0" encoding="UTF-8"?>
<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata"
    xmlns:ttp="http://www.w3.org/ns/ttml#parameter" xml:lang="fr-CA" ttp:frameRate="25"
    ttp:tickRate="10000000">
 <head><metadata><ttm:agent xml:id="maire" type="person">
   <ttm:name type="full">Mme Gimaret</ttm:name></ttm:agent></metadata></head>
 <body><div begin="10s">
  <p begin="00:00:01.500" end="00:00:04" ttm:agent="maire">La séance<br/>est <span>ouverte</span>.
  </p>
  <p begin="00:00:04:12" dur="2s">Bonsoir &amp; merci&nbsp;!</p>
  <p begin="70000000t" end="200f">Fin</p>
  <p>sans temps</p>
 </div></body>
</tt>
"""


def read(folder: Path, content: str | bytes) -> CaptionReading:
    path = folder / "a.ttml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_transcript(path)


def test_ttml_is_read_with_its_speakers_and_its_language(tmp_path: Path) -> None:
    assert is_transcript(TTML.encode(), "a.ttml")
    reading = read(tmp_path, TTML)
    assert reading.lang == "fr"
    assert reading.cues == (
        Cue(11.5, 14.0, "La séance est ouverte.", "Mme Gimaret"),
        Cue(14.0, 16.0, "Bonsoir & merci !"),
        Cue(17.0, 18.0, "Fin"),
    )


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp1252"])
def test_the_bytes_tell_the_encoding_whatever_xml_says_of_it(tmp_path: Path, encoding: str) -> None:
    assert read(tmp_path, TTML.encode(encoding)).cues[0].text == "La séance est ouverte."


@pytest.mark.parametrize(
    "content",
    [
        '<transcript><text start="1.5" dur="2.5">La s&amp;#39;ance</text></transcript>',
        '<timedtext format="3"><body><p t="1500" d="2500"><s>La</s><s t="9"> s\'ance</s></p>'
        "</body></timedtext>",
        "<tt:tt xmlns:tt='x'><tt:body><tt:p><tt:span begin='1.5s' end='4s'>La s'ance</tt:span>"
        "</tt:p></tt:body></tt:tt>",
        "<!DOCTYPE tt><tt><p begin='0:00:01.5' end='00:00:04'>La s'ance</p>"
        "<p undeclared:style='x' begin='00:00:01.5' end='00:00:04'>La s'ance</p></tt>".replace(
            "0:00:01.5' end='00:00:04'>La s'ance</p>", "x'>non</p>", 1
        ),
    ],
)
def test_youtube_s_xml_and_odd_prefixes_are_read(tmp_path: Path, content: str) -> None:
    assert is_transcript(content.encode(), "a.xml")
    assert read(tmp_path, content).cues == (Cue(1.5, 4.0, "La s'ance"),)


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE tt [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE tt [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE tt [<!ENTITY % p SYSTEM "http://127.0.0.1/x">%p;]>',
    ],
)
def test_xml_that_declares_entities_is_refused(tmp_path: Path, declared: str) -> None:
    with pytest.raises(NotWellFormed):
        read(tmp_path, declared + '<tt><p begin="1s" end="2s">&x;&b;</p></tt>')


def test_a_file_of_another_place_is_never_read(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    content = f'<!DOCTYPE tt SYSTEM "{tmp_path}/secret"><tt><p begin="1s" end="2s">Bonsoir</p></tt>'
    assert [cue.text for cue in read(tmp_path, content).cues] == ["Bonsoir"]


def test_ttml_that_breaks_off_is_told_from_ttml_that_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(CutShort):
        read(tmp_path, TTML[:-20])
    with pytest.raises(NotWellFormed) as caught:
        read(tmp_path, TTML.replace("</div>", "</p>"))
    assert caught.value.fields["line"] == 13


def test_elements_nested_without_end_are_refused(tmp_path: Path) -> None:
    with pytest.raises(NotWellFormed):
        read(tmp_path, "<tt>" + "<div>" * 100_000)


def test_times_that_are_none_are_left_out(tmp_path: Path) -> None:
    odd = "".join(f'<p begin="{at}">x</p>' for at in ("", "soon", "-1s", "9" * 40, "1:2", "٣s"))
    with pytest.raises(NoCues):
        read(tmp_path, f"<tt>{odd}</tt>")
