"""What of a quotation depends on others: whose words may be shown, its context, its place on a page."""

from __future__ import annotations

import pytest

from qualcode.model.consent.consents import ConsentChange, Permission, Purpose
from qualcode.model.quotation_edits import EditKind, QuotationEdit
from qualcode.model.spans import Span
from qualcode.reporting.quotations.arrangement import Arrangement
from qualcode.reporting.quotations.collecting import collect
from qualcode.reporting.quotations.collection_words import counts, not_shown, printed, with_label
from qualcode.reporting.words.typography import BLOCK_FROM
from qualcode.reporting.words.wording import wording_of
from qualcode.retrieval.filter import PassageChoice
from tests.builders import ME, code_named, coder_named, give_code, interview

GERMAN, ENGLISH = wording_of("de"), wording_of("en")

TALK = "I: Wie war das? Und wo?\n\nB: Eins war hier. Zwei war dort. Drei war da.\n\nI: Ja?\n\nC: Vier war gut."


def collected(project, **arranged):
    return collect(project, PassageChoice(), arrangement=Arrangement(**arranged))


def quotations(project, **arranged):
    return [quotation for chapter in collected(project, **arranged).chapters for quotation in chapter.quotations]


def mark(project, case, quotable):
    project.consents.set(ME, cases={project.cases.find(case).key: ConsentChange({Purpose.QUOTE: quotable})})


# ---- whose words may be shown ------------------------------------------------------------------------


def test_each_passage_that_may_not_be_shown_is_counted_once(project):
    first = interview(project, "a", "Eins war hier. Zwei war dort. Drei war da.", case="Fall 1")
    second = interview(project, "b", "Vier war gut. Nun ja.", case="Fall 2")
    for document, words in ((first, "Eins war hier."), (first, "Zwei war dort."), (second, "Vier war gut.")):
        give_code(project, document, words)
    project.codings.add(
        first, Span(30, 42), code_named(project, "Thema"), coder_named(project, "anna"), paraphrase=" das  dritte "
    )
    mark(project, "Fall 1", Permission.PARAPHRASE)
    mark(project, "Fall 2", Permission.NO)
    made = collected(project)
    assert [(one.text, one.paraphrased) for one in made.chapters[0].quotations] == [("das dritte", True)]
    assert (made.tally.without_paraphrase, made.tally.not_quotable) == (2, 1)
    assert len(not_shown(made.tally, GERMAN)) == 2
    counting = collected(project, counting=True)
    assert [one.text for one in counting.chapters[0].quotations] == [""] * 4
    assert (counting.tally.without_paraphrase, counting.tally.not_quotable) == (0, 0)


@pytest.mark.parametrize(
    ("words", "case", "shown"),
    [
        ("Eins war hier.", 1, True),
        ("Drei war da.\n\nI: Ja?\n\nC: Vier", 1, False),
        ("Ja?\n\nC: Vier war gut.", 0, False),
        ("Vier war gut.", 2, False),
        ("Wie war das?", 0, True),
    ],
)
def test_the_strictest_mark_of_all_who_speak_counts_and_the_case_of_the_first(project, words, case, shown):
    document = interview(project, "a", TALK, case="Fall 0")
    for speaker, own in (("B", "Fall 1"), ("C", "Fall 2")):
        project.documents.set_speaker([document], speaker, ME, case=own)
    mark(project, "Fall 2", Permission.NO)
    give_code(project, document, words)
    numbers = {found.name: number for number, found in enumerate(project.cases.all())}
    assert len(quotations(project)) == shown
    (counted,) = quotations(project, counting=True)
    assert counted.case == numbers[f"Fall {case}"]


# ---- context -----------------------------------------------------------------------------------------

LINE = "Eins war hier. Zwei war dort. Drei war da. Vier war gut. Fünf war aus."


@pytest.mark.parametrize(
    ("words", "context", "around"),
    [
        ("Drei war da.", "1", ("Zwei war dort.", "Vier war gut.")),
        ("Drei war da.", "2", ("Eins war hier. Zwei war dort.", "Vier war gut. Fünf war aus.")),
        ("Drei war da.", "9", ("Eins war hier. Zwei war dort.", "Vier war gut. Fünf war aus.")),
        ("war da", "1", ("Drei", ".")),
        ("war da", "2", ("Zwei war dort. Drei", ". Vier war gut.")),
        ("Zwei war dort. Drei", "1", ("Eins war hier.", "war da.")),
        ("Eins war hier.", "1", ("", "Zwei war dort.")),
        ("Fünf war aus.", "1", ("Vier war gut.", "")),
        ("Drei war da.", "", ("", "")),
    ],
)
def test_the_context_is_so_many_sentences_the_begun_ones_included(project, words, context, around):
    give_code(project, interview(project, "a", LINE), words)
    (one,) = quotations(project, context=context)
    assert (one.before, one.after) == around


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("Zwei war dort.", "Wie war das? Und wo?"),
        ("Vier war gut.", "Ja?"),
        ("Und wo?", "Wie war das? Und wo?"),
        ("I: Wie war das?", ""),
    ],
)
def test_the_question_is_what_was_asked_last_before_the_passage(project, words, asked):
    give_code(project, interview(project, "a", TALK), words)
    (one,) = quotations(project, context="question")
    assert (one.before, one.after) == (asked, "")


def test_a_paraphrase_has_no_context(project):
    document = interview(project, "a", LINE, case="Fall")
    code, coder = code_named(project, "Thema"), coder_named(project, "anna")
    project.codings.add(document, Span(30, 42), code, coder, paraphrase="das dritte")
    mark(project, "Fall", Permission.PARAPHRASE)
    (one,) = quotations(project, context="1")
    assert (one.text, one.before, one.after) == ("das dritte", "", "")


# ---- edits of passages that are united ---------------------------------------------------------------


def test_edits_that_stand_back_are_counted(project):
    document = interview(project, "a", LINE)
    first = give_code(project, document, "Eins war hier. Zwei war dort.", coder="anna")
    second = give_code(project, document, "Zwei war dort. Drei war da.", coder="ben")
    edits = [
        (first, QuotationEdit(EditKind.OMISSION, 15, 8)),
        (second, QuotationEdit(EditKind.REPLACEMENT, 5, 3, "lag")),
    ]
    for coding, edit in edits:
        project.quotation_edits.set(document, coding, (edit,), ME)
    made = collected(project)
    assert [one.text for one in made.chapters[0].quotations] == ["Eins war hier. [...] dort. Drei war da."]
    assert made.tally.edits_in_the_way == 1


# ---- on a page ---------------------------------------------------------------------------------------


@pytest.fixture
def one(project):
    give_code(project, interview(project, "a", LINE), "Drei war da.")
    return quotations(project)[0]


def test_a_long_quotation_or_one_of_several_lines_stands_in_a_block(one):
    for words, block in ((BLOCK_FROM - 1, False), (BLOCK_FROM, True), (BLOCK_FROM + 1, True)):
        assert printed(one._replace(text=" ".join(["so"] * words)), GERMAN).block is block
    assert printed(one._replace(text="A: Ja.\nB: Nein."), GERMAN).block
    assert printed(one, GERMAN, block_from=3).block


@pytest.mark.parametrize(
    ("text", "label", "german", "english"),
    [
        ("Drei war da.", "RG 2022", "„Drei war da.“ (RG 2022)", "“Drei war da” (RG 2022)."),
        ("war da.", "RG 2022", "„war da“ (RG 2022).", "“war da” (RG 2022)."),
        ("war da", "RG 2022", "„war da“ (RG 2022).", "“war da” (RG 2022)."),
        ("war da...", "RG 2022", "„war da...“ (RG 2022).", "“war da...” (RG 2022)."),
        ("war da.", "", "„war da“", "“war da”"),
    ],
)
def test_marks_label_and_full_stop_stand_as_the_language_has_them(one, text, label, german, english):
    quotation = one._replace(text=text, label=label)
    assert with_label(quotation, GERMAN) == german
    assert with_label(quotation, ENGLISH) == english


def test_emphasis_stays_where_it_was_when_the_full_stop_moves(one):
    quotation = one._replace(text="war nie da.", emphasis=(Span(4, 7), Span(8, 11)))
    assert printed(quotation, GERMAN).pieces == (
        ("„", False), ("war ", False), ("nie", True), (" ", False), ("da", True), ("“", False),
    )  # fmt: skip


def test_a_paraphrase_says_what_it_is(one):
    shown = with_label(one._replace(text="es war da.", paraphrased=True), GERMAN)
    assert shown == f"es war da (RG 2022, {GERMAN.paraphrased})."
    shown = with_label(one._replace(text="es war da", label="", paraphrased=True), GERMAN)
    assert shown == f"es war da ({GERMAN.paraphrased})."


def test_one_is_told_as_one(project):
    give_code(project, interview(project, "a", LINE, case="Fall"), "Drei war da.")
    made = collected(project)
    assert counts(made.chapters[0], GERMAN, by_cases=True) == "1 Textstelle aus 1 Fall"
    assert counts(made.chapters[0], GERMAN, by_cases=False) == "1 Textstelle aus 1 Dokument"
    assert (made.grouped, made.asked, made.final, made.identified) == (False, False, False, False)


def test_a_collection_says_how_it_is_arranged(project):
    give_code(project, interview(project, "a", LINE), "Drei war da.")
    made = collected(project, group="wave", at_most=2, context="question", seed=1, identify=True)
    assert made.headings() == ["2022"]
    assert (made.grouped, made.asked, made.final, made.identified) == (True, True, True, True)
