"""Codebooks of other programs become codebook files of this one."""

from __future__ import annotations

from pathlib import Path

import pytest

from qualcode.errors import ReadingError
from qualcode.reading.lists.codebook_file import DEEPEST, dump, load
from qualcode.reading.lists.codebooks import read


def qdc(folder: Path, codes: str, rest: str = "") -> Path:
    """A codebook file with such codes."""
    path = folder / "Buch.qdc"
    xml = f'<CodeBook xmlns="urn:QDA-XML:codebook:0:4" origin="Test"><Codes>{codes}</Codes>{rest}</CodeBook>'
    path.write_text(f"\ufeff{xml}", "utf-8")
    return path


def code(name: str, within: str = "", more: str = "") -> str:
    """A code with what stands below it."""
    return f'<Code guid="x" name="{name}" {more}>{within}</Code>'


def test_a_codebook_comes_with_its_tree_colours_and_rules(tmp_path):
    said = "<Description>Wer wagt.\n\n— qualcode —\nkey: K1\norigin: inductive\n</Description>"
    path = qdc(tmp_path, code("Mut", said + code("Angst", more='color="#0a0"')), "<Sets/>")
    book, warnings = read(path)
    assert not warnings
    assert book.title == "Buch"
    (mut,) = book.codes
    assert (mut.rules.definition, mut.short_key, mut.origin.value) == ("Wer wagt.", "K1", "inductive")
    assert (mut.children[0].name, mut.children[0].colour) == ("Angst", "#00aa00")
    assert load(dump(book), "x") == book


def test_what_is_not_as_it_was_there_is_told(tmp_path):
    codes = code("A / B") + code("Mut") + code("mut", more='isCodable="false" color="rot" neu="1"') + code("")
    path = qdc(tmp_path, codes, '<Sets><Set guid="y" name="Alle"><MemberCode guid="x"/></Set></Sets>')
    book, warnings = read(path)
    assert [entry.name for entry in book.codes] == ["A / B", "Mut", "mut (2)", "nameless"]
    assert warnings == [
        "1 code only held others there, and can be given here: mut.",
        "1 code has a new colour, since that of the file cannot be read: mut.",
        "1 set of codes is left out: Alle.",
        "Not taken from the file: Code/@neu.",
        "2 codes have other names here, as no code can have those of the file: mut (2), nameless.",
    ]
    assert load(dump(book), "x") == book


def test_codes_may_stand_right_in_the_book(tmp_path):
    path = tmp_path / "Buch.qdc"
    path.write_text(f"<CodeBook>{code('Mut')}{code('Angst')}</CodeBook>", "utf-8")
    assert [entry.name for entry in read(path)[0].codes] == ["Mut", "Angst"]


def test_what_is_no_codebook_is_refused(tmp_path):
    with pytest.raises(ReadingError, match="holds no code"):
        read(qdc(tmp_path, ""))
    with pytest.raises(ReadingError, match="deep"):
        read(
            qdc(
                tmp_path,
                "".join(f'<Code guid="x" name="{n}">' for n in range(DEEPEST + 1)) + "</Code>" * (DEEPEST + 1),
            )
        )
    path = tmp_path / "Studie.qde"
    path.write_text("<Project/>", "utf-8")
    with pytest.raises(ReadingError, match="whole project") as raised:
        read(path)
    assert "import-project" in raised.value.hint


def test_the_codebook_of_the_standard_is_read(shared):
    book, warnings = read(shared / "samples" / "refi" / "standard-annex.qdc")
    assert [(entry.name, entry.colour, entry.rules.definition) for entry in book.walk()] == [
        ("Topics", "", ""),
        ("Economy", "#ffff00", "Anything about jobs or taxes or business"),
        ("Health care", "#33cc33", "Health care issues, doctor, patients, etc."),
        ("Values", "", ""),
        ("Conservatives", "#ff0000", "Republicans or right-wing libertarians"),
        ("Liberals", "#0000ff", "Democrats, socialists, or progressive independents"),
    ]
    assert warnings == ["2 codes only held others there, and can be given here: Topics, Values."]
