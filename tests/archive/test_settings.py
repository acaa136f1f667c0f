"""greffe.toml and the environment."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive import settings
from archive.errors import SettingsError


def test_an_empty_home_has_the_defaults(tmp_path: Path) -> None:
    read = settings.load(tmp_path, {})
    assert (read.lang, read.date_order, read.still_s) == ("fr", "mdy", 5.0)
    assert read.inbox == tmp_path.resolve() / "inbox"


def test_the_file_init_writes_is_read_back(tmp_path: Path) -> None:
    text = settings.new_file(name='Ville de « L\'Île » "Nord"', lang="en")
    (tmp_path / "greffe.toml").write_text(text, encoding="utf-8")
    read = settings.load(tmp_path, {})
    assert (read.town_name, read.lang) == ('Ville de « L\'Île » "Nord"', "en")


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    (tmp_path / "greffe.toml").write_text("[intake]\nstill_s = 9\nocr = true\n")
    read = settings.load(tmp_path, {"GREFFE_INTAKE_STILL_S": "0", "GREFFE_INTAKE_OCR": "non"})
    assert (read.still_s, read.ocr) == (0.0, False)


def test_e_mail_is_off_until_server_sender_and_address_are_set(tmp_path: Path) -> None:
    assert not settings.load(tmp_path, {}).sends_mail
    (tmp_path / "greffe.toml").write_text(
        '[site]\naddress = "https://a.example/"\n[town]\nemail = "g@ville.example"\n'
        '[mail]\nhost = "smtp.ville.example"\npassword_file = "secret"\n'
    )
    read = settings.load(tmp_path, {})
    assert read.sends_mail and read.mail.sender == "g@ville.example"
    assert (read.mail.security, read.mail.port) == ("starttls", 587)
    assert read.mail.password_file == tmp_path.resolve() / "secret"
    assert settings.load(tmp_path, {"GREFFE_MAIL_SECURITY": "tls"}).mail.port == 465
    with pytest.raises(SettingsError):
        settings.load(tmp_path, {"GREFFE_MAIL_SENDER": "no address"})


def test_other_names_of_a_body_are_read_without_regard_to_case(tmp_path: Path) -> None:
    (tmp_path / "greffe.toml").write_text('[bodies.aliases]\n"Conseil municipal" = ["CM"]\n')
    assert settings.load(tmp_path, {}).body_aliases["cm"] == "Conseil municipal"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[town]\nlang = 'de'\n", "town.lang"),
        ("[town]\ncolour = 'red'\n", "town.colour"),
        ("[towns]\nname = 'x'\n", "towns"),
        ("[intake]\nstill_s = -1\n", "intake.still_s"),
        ("[intake]\nocr = 'maybe'\n", "intake.ocr"),
        ("[bodies.aliases]\n'Council' = 'CM'\n", "bodies.aliases.Council"),
        ("[bodies.about]\n'Council' = {de = 'x'}\n", "bodies.about.Council"),
        ("[town\n", "TOML"),
    ],
)
def test_a_wrong_setting_is_named_with_its_place(tmp_path: Path, text: str, named: str) -> None:
    (tmp_path / "greffe.toml").write_text(text)
    with pytest.raises(SettingsError) as raised:
        settings.load(tmp_path, {})
    for lang in ("fr", "en"):
        assert named in raised.value.sentence(lang)
        assert "greffe.toml" in raised.value.sentence(lang)
