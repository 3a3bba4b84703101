"""Codes in the margin of a transcript: taken out of the text, each beside the passage that it codes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.errors import ReadingError
from qualcode.model.exchange.reasons import LossReason
from qualcode.model.exchange.segments import LabelledText
from qualcode.reading.exchange.segments.labels import labels_in_comments, labels_in_margin
from qualcode.reading.formats.word import extract_docx
from qualcode.reading.source.extract import Extract
from qualcode.reading.source.options import DEFAULT
from tests.reading.files_made import docx, p, run

CODES = {"Amt", "Warten", "Gefühl"}


def said(labelled: LabelledText) -> list[tuple[str, str]]:
    return [(label.text, label.span.cut(labelled.text)) for label in labelled.labels]


def bracketed(text: str) -> LabelledText:
    return labels_in_margin(Extract(text), "a.txt", CODES.__contains__)


def table(*rows: tuple[str, ...]) -> Extract:
    cells = (f"<w:tr>{''.join(f'<w:tc>{p(cell)}</w:tc>' for cell in row)}</w:tr>" for row in rows)
    body = f"{p('Ein Gespräch.')}<w:tbl>{''.join(cells)}</w:tbl>{p('Ende.')}"
    return extract_docx(docx(body), "a.docx", DEFAULT)


def test_brackets_with_names_of_codes_are_labels() -> None:
    found = bracketed("A: [lacht] Hallo.\n[Amt] B: Das dauert. [Warten]\nB: [Gefühl][Amt] Ja.\nA: Gut. [00:01:02]\n")
    assert found.text == "A: [lacht] Hallo.\nB: Das dauert.\nB: Ja.\nA: Gut. [00:01:02]\n"
    assert said(found) == [("Amt", "Das dauert."), ("Warten", "Das dauert."), ("Gefühl", "Ja."), ("Amt", "Ja.")]
    assert [(loss.why, loss.name, loss.number) for loss in found.losses] == [
        (LossReason.LABELS_TAKEN_AWAY, "", 4),
        (LossReason.CODE_UNKNOWN, "lacht", 1),
    ]


def test_a_label_on_its_own_line_codes_the_next_one() -> None:
    found = bracketed("[Amt]\n\nDas dauert.\nJa.\n[Warten]")
    assert (found.text, said(found)) == ("\nDas dauert.\nJa.", [("Amt", "Das dauert.")])
    assert found.losses.losses[-1].why is LossReason.COVERS_NOTHING


def test_a_bracket_may_say_that_it_is_a_label() -> None:
    found = bracketed("[#Neu] Das dauert.\nJa. [Kode: Anderes]\n[Neu] Nein.")
    assert said(found) == [("Neu", "Das dauert."), ("Anderes", "Ja.")]
    assert found.text.endswith("[Neu] Nein.")


def test_a_column_of_a_table_holds_codes() -> None:
    extract = table(
        ("Code", "Sprecher", "Text"), ("Amt; Warten", "B", "Das dauert."), ("", "A", "Ja."), ("Gefühl", "", "Ach.")
    )
    found = labels_in_margin(extract, "a.docx", CODES.__contains__)
    assert found.text.split("\n") == ["Ein Gespräch.", "B: Das dauert.", "A: Ja.", "Ach.", "Ende."]
    assert said(found) == [("Amt; Warten", "Das dauert."), ("Gefühl", "Ach.")]


def test_the_column_can_be_named() -> None:
    extract = table(("Wer redet", "Worte", "Notiert"), ("B", "Das dauert lange.", "Amt"))
    assert not labels_in_margin(extract, "a.docx", CODES.__contains__).labels
    found = labels_in_margin(extract, "a.docx", CODES.__contains__, "notiert")
    assert found.text.split("\n")[1] == "B\tDas dauert lange."
    assert said(found) == [("Amt", "Das dauert lange.")]
    with pytest.raises(ReadingError, match="No table") as refused:
        labels_in_margin(extract, "a.docx", CODES.__contains__, "Kodes")
    assert "“Notiert”" in str(refused.value.hint)


BOX = (
    '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice>'
    f"<w:drawing><w:txbxContent>{p('Amt')}{p('Warten')}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict>"
    f"<w:txbxContent>{p('Amt')}{p('Warten')}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
FRAME = '<w:pPr><w:framePr w:wrap="around" w:vAnchor="text"/></w:pPr>'


def test_boxes_and_frames_are_labels_of_their_paragraph() -> None:
    boxed = f"<w:p>{run('B: Das ')}{BOX}{run('dauert.')}</w:p>"
    body = f"{p('A: Hallo.')}{boxed}{p('Neu', FRAME)}{p('A: Ja.')}{p('B: Gut.')}"
    extract = extract_docx(docx(body), "a.docx", replace(DEFAULT, margins=True))
    assert extract.words is not None
    assert not extract.words.lost
    found = labels_in_margin(extract, "a.docx", CODES.__contains__)
    assert found.text == "A: Hallo.\nB: Das dauert.\nA: Ja.\nB: Gut."
    assert said(found) == [("Amt; Warten", "Das dauert."), ("Neu", "Ja.")]


def test_comments_are_labels_of_what_they_are_about() -> None:
    begin, end = '<w:commentRangeStart w:id="1"/>', '<w:commentRangeEnd w:id="1"/>'
    reference = '<w:r><w:commentReference w:id="1"/></w:r>'
    body = f"<w:p>{run('B: ')}{begin}{run('Das dauert.')}{end}{reference}{run(' Ja.')}</w:p>"
    comments = f"<w:comment w:id='1' w:author='Jo'>{p('Amt')}{p('Warten')}</w:comment>"
    found = labels_in_comments(extract_docx(docx(body, comments=comments), "a.docx", DEFAULT))
    (label,) = found.labels
    assert (label.author, label.text.split(), label.span.cut(found.text)) == ("Jo", ["Amt", "Warten"], "Das dauert.")


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(("[Amt]", "[lacht]", "B:", "Das", "[Amt", "]", "\n", " ", "🙂")), max_size=12))
def test_no_word_is_lost_but_labels(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = bracketed(text)
    assert found.text.replace("[Amt]", "").split() == text.replace("[Amt]", "").split()
    for label in found.labels:
        assert label.span.length
        assert label.span.cut(found.text) == label.span.cut(found.text).strip()


def test_many_brackets_take_no_time() -> None:
    found = bracketed("[Amt]" * 20_000 + "x\n" + "y" + " [Amt]" * 20_000 + "\n" + "[" * 50_000 + "\n" + " " * 100_000)
    assert len(found.labels) == 40_000
    assert found.text.split()[:2] == ["x", "y"]
