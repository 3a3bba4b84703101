"""`qualcode transcription`: rules declared of documents, own ones from tables, and what quotations make of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from qualcode.model.readings.transcription_rules import SignKind
from tests.made_once import made_once

TALK = "I: Wie war das?\nB: Also § das war °ganz° neu (.) für mich @(.)@ und oh=nee.\n"
OWN = (
    "Zeichen;Bedeutung;Zitat;Art\n§;Abbruch;weglassen;\n°{text}°;leise;Wörter;\n(.);Pause;;\n=cmd;harmlos;;comment\n"
)


@pytest.fixture
@made_once
def study(run, tmp_path):
    (tmp_path / "eins.txt").write_text(TALK, "utf-8")
    (tmp_path / "own.csv").write_text(OWN, "utf-8-sig")
    run("new", "p")
    run("coders", "add", "anna")
    run("import", "eins.txt", "--label", "RG 2022", "--set", "ort=Ruhr")
    return run


def signs(run, name):
    return {
        row["sign"]: (row["quote"], row["kind"]) for row in run("transcription", "show", name, "--json").json["signs"]
    }


def rules_of(run):
    return [document["transcription"] for document in run("documents", "--json").json]


def test_the_systems_are_listed_with_the_documents_that_follow_them(study):
    assert study("documents", "set", "--where", "ort=Ruhr", "--transcription", "tiq").code == 0
    listed = study("transcription", "--json").json
    assert [(rules["name"], rules["own"], rules["documents"]) for rules in listed] == [
        ("simple", False, []), ("kuckartz", False, []), ("gat2", False, []), ("tiq", False, ["eins"]),
    ]  # fmt: skip
    assert study("documents", "set", "--all", "--transcription", "").code == 0
    assert "1 document follows no declared rules" in study("transcription").err
    assert study("undo").code == 0
    assert rules_of(study) == ["tiq"]


@pytest.mark.parametrize("arguments", [("eins", "--all"), (), ("--all", "--where", "ort=Ruhr"), ("--where", "ort=x")])
def test_it_must_be_clear_which_documents_are_meant(study, arguments):
    assert study("documents", "set", *arguments, "--transcription", "tiq").code != 0
    assert rules_of(study) == [""]


def test_own_rules_come_from_a_table_and_say_what_quotations_show(study):
    defined = study("transcription", "define", "Haus", "own.csv")
    assert defined.code == 0, defined.err
    assert signs(study, "Haus") == {
        "§": ("drop", "other"), "°{text}°": ("words", "other"), "(.)": ("drop", "pause"), "=cmd": ("keep", "comment"),
    }  # fmt: skip
    assert "°…°" in defined.out
    assert study("documents", "set", "eins", "--transcription", "haus").code != 0  # exact names only
    assert study("documents", "set", "eins", "--transcription", "Haus").code == 0
    start = TALK.index("Also")
    study("codebook", "add", "Thema")
    assert study("code", "eins", f"{start}:{len(TALK) - 1}", "Thema", "--coder", "anna").code == 0
    study("documents", "set", "eins", "--case", "Fall 1")
    assert "Also das war ganz neu für mich @@ und oh=nee" in study("quotes").out
    study("documents", "set", "eins", "--transcription", "tiq")
    assert "Also § das war ganz neu für mich und oh nee" in study("quotes").out


@pytest.mark.parametrize(
    ("table", "problem"),
    [
        ("Zeichen;Sinn\n§;x\n", "meaning"),
        ("Zeichen;Bedeutung\n", ""),
        ("Zeichen;Bedeutung\n§;\n", "row 2"),
        ("Zeichen;Bedeutung\n;leer\n", "row 2"),
        ("Zeichen;Bedeutung\n§;x\n§;y\n", "twice"),
        ("Zeichen;Bedeutung\nja;x\n", "a word"),
        ("Zeichen;Bedeutung\n{text}°;x\n", "edge"),
        ("Zeichen;Bedeutung\n°{text}{text}°;x\n", "side by side"),
        (f"Zeichen;Bedeutung\n{'§' * 61};x\n", "60"),
        ("Zeichen;Bedeutung;Zitat\n§;x;vielleicht\n", "vielleicht"),
        ("Zeichen;Bedeutung;Art\n§;x;Ding\n", "ding"),
        ("Zeichen;Sign;Bedeutung\n§;§;x\n", "several"),
    ],
)
def test_a_table_that_is_none_changes_nothing(study, tmp_path, table, problem):
    (tmp_path / "bad.csv").write_text(table, "utf-8")
    ran = study("transcription", "define", "Haus", "bad.csv")
    assert (ran.code, problem in ran.err) == (1, True), ran.err
    assert len(study("transcription", "--json").json) == 4


def test_rules_are_replaced_and_removed_once_no_document_follows_them(study, tmp_path):
    study("transcription", "define", "Haus", "own.csv")
    study("documents", "set", "eins", "--transcription", "Haus")
    (tmp_path / "own.csv").write_text("sign,meaning\n~,weg\n", "utf-8")
    assert "1 document follows them" in study("transcription", "define", "Haus", "own.csv").err
    assert [*signs(study, "Haus")] == ["~"]
    assert study("transcription", "remove", "Haus").code == 1
    assert study("transcription", "remove", "gat2").code == 1
    study("documents", "set", "eins", "--transcription", "")
    assert study("transcription", "remove", "Haus").code == 0
    assert len(study("transcription", "--json").json) == 4


def test_an_import_is_told_the_rules_and_keeps_them_for_the_next_files(study, tmp_path):
    for name in ("zwei", "drei", "vier"):
        (tmp_path / f"{name}.txt").write_text(f"S1: ja °h {name} (.)\nS2: [nein] ne::\nS1: gut\n", "utf-8")
    assert study("import", "zwei.txt", "--transcription", "unbekannt").code == 1
    assert study("import", "zwei.txt", "--transcription", "gat2").code == 0
    told = study("import", "drei.txt")
    assert "--transcription gat2" in told.err
    assert "2 overlaps" not in told.err
    assert "1 overlap" in told.err  # [nein], which is none elsewhere
    study("import", "vier.txt", "--transcription", "auto")
    assert {row["name"]: row["transcription"] for row in study("documents", "--json").json} == {
        "eins": "", "zwei": "gat2", "drei": "gat2", "vier": "",
    }  # fmt: skip
    assert study("documents", "reading", "--json").json == {}


def test_a_line_system_is_proposed_and_never_set(study, tmp_path):
    (tmp_path / "zwei.txt").write_text("Af: ja\nBm: └ nein @(.)@\nAf: └ doch\n", "utf-8")
    told = study("import", "zwei.txt", "--dialect", "tiq")
    assert "qualcode documents set DOCUMENT --transcription tiq" in told.err
    assert rules_of(study) == ["", ""]


@pytest.mark.parametrize("form", ["md", "docx", "odt", "html", "tex"])
def test_the_page_of_an_appendix_names_signs_and_labels_and_no_document(study, tmp_path, form):
    study("documents", "set", "eins", "--transcription", "gat2")
    study("documents", "rename", "eins", "Geheimname")
    (tmp_path / "zwei.txt").write_text("I: Was?\nB: Nichts.\n", "utf-8")
    study("import", "zwei.txt")
    if form == "md":
        page = study("transcription", "export", "--language", "de").out
        for words in (
            "Transkriptionsregeln",
            "RG 2022",
            "°hh",
            "Einatmen",
            "Selting",
            "keine",
            "1 ohne Quellenkürzel",
        ):
            assert words in page
        assert "TiQ" not in page
        assert "Geheimname" not in page
    ran = study("transcription", "export", "-o", f"seite.{form}")
    assert ran.code == 0, ran.err
    assert b"Geheimname" not in (tmp_path / f"seite.{form}").read_bytes()


@pytest.mark.parametrize("rules", ["simple", "kuckartz", "gat2", "tiq"])
def test_every_kind_of_sign_is_shown_in_words(study, rules):
    shown = study("transcription", "show", rules)
    assert shown.code == 0
    assert not re.search(r"\b(?:keep|drop)\b", shown.out)


def test_every_kind_of_sign_has_a_word(study):
    rows = "".join(f"<{number}>;x;{kind.value}\n" for number, kind in enumerate(SignKind))
    Path("kinds.csv").write_text(f"sign;meaning;kind\n{rows}", encoding="utf-8")
    defined = study("transcription", "define", "Alle", "kinds.csv")
    assert defined.code == 0, defined.err
    assert "listener's signal" in defined.out
