"""What a draft quotes, in every format, with every kind of quotation marks. All texts are invented."""

from __future__ import annotations

import docx
import pytest

from qualcode.errors import ReadingError
from qualcode.reading.reports.draft import draft_of, read_draft, typographic

LABELS = ["RG 2022", "THM 2020", "B07", "Träger 2021"]


def told(text, labels=LABELS):
    return [(one.text, one.labels, one.behind) for one in draft_of(text, labels).quotations]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Er sagt „das war gut“ (RG 2022).", "das war gut"),
        ("Er sagt “das war gut” (RG 2022).", "das war gut"),
        ('Er sagt "das war gut" (RG 2022).', "das war gut"),
        ("Er sagt »das war gut« (RG 2022).", "das war gut"),
        ("Er sagt «das war gut» (RG 2022).", "das war gut"),
        ("Er sagt ‚das war gut‘ (RG 2022).", "das war gut"),
        ("Er sagt ‚das war gut’ (RG 2022).", "das war gut"),
        ("Er sagt ›das war gut‹ (RG 2022).", "das war gut"),
        ("Er sagt ‹das war gut› (RG 2022).", "das war gut"),
        ("He says ‘das war gut’ (RG 2022).", "das war gut"),
        ("Er sagt 'Das war gut.' (RG 2022)", "Das war gut."),
        ("Er sagt *„das war gut“* (RG 2022).", "das war gut"),
        ('"Das war gut." (RG 2022)', "Das war gut."),
    ],
)
def test_all_kinds_of_marks_are_read(text, quoted):
    assert told(text) == [(quoted, ("RG 2022",), "RG 2022")]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("„Die sagte ‚komm doch‘ zu mir“ (RG 2022)", ["Die sagte ‚komm doch‘ zu mir"]),
        ("»Die sagte ›komm doch‹ zu mir« (RG 2022)", ["Die sagte ›komm doch‹ zu mir"]),
        ("‚Die sagte „komm doch“ zu mir‘ (RG 2022)", ["Die sagte „komm doch“ zu mir"]),
        ("‚Das geht’s nicht‘ und „das schon“ (RG 2022)", ["Das geht’s nicht", "das schon"]),
        ("Wie geht's? So war's, und ’ne Menge war’s auch, rock ’n’ roll, die Chefs’ Autos, 5' und 6'.", []),
        ("Ein ‚Anfang ohne Ende (RG 2022).\n\nUnd ein Ende‘ ohne Anfang.", []),
    ],
)
def test_single_marks_are_read_where_they_are_no_part_of_a_quotation_and_no_apostrophes(text, quoted):
    assert [words for words, *_ in told(text)] == quoted
    assert len(typographic(text)) == len(text)


def test_marks_are_changed_without_moving_anything():
    text = 'a "b" »c« «d» “e” „f“ (“g”)'
    assert typographic(text) == "a „b“ „c“ „d“ „e” „f“ („g”)"
    assert len(typographic(text)) == len(text)


@pytest.mark.parametrize("label", ["RG 2022", "B07", "Träger 2021", "RG 2019"])
def test_labels_of_the_project_are_known_whatever_the_year(label):
    assert told(f"„Das war gut.“ ({label})") == [("Das war gut.", (label,), label)]


def test_a_parenthesis_that_is_no_label_is_kept_as_it_is():
    assert told("„Das war gut.“ (Ahorn 1999: 12)") == [("Das war gut.", (), "Ahorn 1999: 12")]


def test_the_labels_near_by_are_known():
    first, second = draft_of("„Das war gut“ und „das nicht“ (RG 2022).", LABELS).quotations
    assert (first.labels, first.near) == ((), ("RG 2022",))
    assert (second.labels, second.near) == (("RG 2022",), ())


def test_headings_stand_above_what_they_head():
    text = "# Ergebnisse\n\n## Interferenz\n\n„Eins.“ (RG 2022)\n\n## Diffusion\n\n„Zwei.“\n\n# Fazit\n\n„Drei.“\n"
    found = draft_of(text, LABELS).quotations
    assert [one.headings for one in found] == [("Ergebnisse", "Interferenz"), ("Ergebnisse", "Diffusion"), ("Fazit",)]
    assert [one.line for one in found] == [5, 9, 13]


def test_numbered_headings_have_levels_too():
    text = "1 Ergebnisse\n\n1.1 Interferenz\n\n„Eins.“ (RG 2022)\n\n2 Fazit\n\n„Zwei.“ (RG 2022)\n"
    found = draft_of(text, LABELS).quotations
    assert [one.headings for one in found] == [("1 Ergebnisse", "1.1 Interferenz"), ("2 Fazit",)]


def test_a_block_without_marks_is_taken_with_a_doubt():
    block = "Das ist ein längerer Absatz, der ganz ohne Zeichen auskommt."
    (found,) = draft_of(f"{block} (RG 2022)", LABELS).quotations
    assert (found.text, found.labels, found.sure) == (block, ("RG 2022",), False)


def test_a_project_without_labels_has_quotations_too():
    assert told("„Das war gut.“ (RG 2022)", []) == [("Das war gut.", (), "RG 2022")]


def test_office_files_are_read_with_headings_and_numbers_of_paragraphs(tmp_path):
    document = docx.Document()
    document.add_heading("Ergebnisse", 1)
    document.add_heading("Interferenz", 2)
    document.add_paragraph("Davor steht ein Satz. „Das war gut.“ (RG 2022)")
    document.save(tmp_path / "a.docx")
    (found,) = read_draft(tmp_path / "a.docx", LABELS).quotations
    assert (found.line, found.headings, found.text) == (3, ("Ergebnisse", "Interferenz"), "Das war gut.")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", b"PK\x03\x04 no zip"),
        ("a.odt", b"nothing"),
        ("a.pdf", b"%PDF-1.7 broken"),
        ("a.md", b""),
        ("a.csv", b"a;b\n1;2\n"),
        ("a.doc", b"\xd0\xcf\x11\xe0"),
        ("a.tex", b"``Das war gut.''"),
        ("a", b"text"),
    ],
)
def test_what_is_no_draft_is_refused(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(ReadingError) as caught:
        read_draft(tmp_path / name, LABELS)
    assert caught.value.hint


@pytest.mark.parametrize("run", ["„", "“", '"', "(RG 2022)", "„a“ ", "# a\n\n", "> „\n"])
def test_endless_runs_take_no_endless_time(run):
    draft_of(run * 5_000, LABELS)
