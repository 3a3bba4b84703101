"""Planted errors of a draft are all found, and nothing else. All texts and names are invented."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qualcode.errors import UsageProblem
from qualcode.language.names.listed import ListedName, NameList
from qualcode.reading.reports.draft import draft_of
from qualcode.reporting.drafts.check_quotes import ProblemKind, Status, check_quotes
from tests.builders import give_code, interview

FIRST = (
    "I: Wie lief das am Anfang?\n\n"
    "B: Also das war am Anfang, sage ich mal, schon ziemlich schwierig. Jeder hat für sich entschieden, und die "
    "Leute sind dann einfach nach Quellstein gekommen. #00:12:03-4# Das haben wir (.) dann geändert, mit einem "
    "runden Tisch.\n\n"
    "I: Mhm.\n\n"
    "B: Und der läuft bis heute ganz gut, muss ich sagen."
)
SECOND = "B: Die Behörde sitzt auch dabei, und zwar mit zwei Personen aus [Kommune], die das wirklich wollen."
NAMES = NameList([ListedName("Quellstein", "[Kommune A]"), ListedName("Wiebke Ahornberg")])


@pytest.fixture
def corpus(project):
    first = interview(project, "eins", FIRST, label="RG 2022")
    second = interview(project, "zwei", SECOND, label="THM 2020", wave="2020")
    give_code(
        project,
        first,
        "Jeder hat für sich entschieden, und die Leute sind dann einfach nach Quellstein gekommen.",
        "Diffusion",
    )
    give_code(project, second, SECOND.removeprefix("B: "), "Koordination / Austausch")
    return project


def checked(corpus, text, names=None):
    return check_quotes(corpus, draft_of(text, [one.name for one in corpus.labels.all()]), names)


def only(corpus, text, names=None):
    (found,) = checked(corpus, text, names).quotations
    return found


def problems(found):
    return [(one.kind, one.text) for one in found.problems]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("„Jeder hat für sich entschieden, und die Leute sind dann“ (RG 2022)", Status.EXACT),
        ("„[D]as war am Anfang, sage ich mal, schon ziemlich schwierig“ (RG 2022)", Status.EXACT),
        ("„Das haben wir dann geändert, mit einem runden Tisch“ (RG 2022)", Status.EXACT),
        ("„war am Anfang [...] schon ziemlich schwierig“ (RG 2022)", Status.MARKED),
        ("„die Leute [Personen] sind dann einfach nach [Kommune A] gekommen“ (RG 2022)", Status.MARKED),
        ("„mit einem runden Tisch. Und der läuft bis heute ganz gut“ (RG 2022)", Status.EXACT),
        ("„[...] ganz gut, muss ich sagen.“ (RG 2022)", Status.EXACT),
        ("„mit zwei Personen aus [Kommune], die das wirklich wollen“ (THM 2020)", Status.EXACT),
    ],
)
def test_what_is_quoted_rightly_has_no_problem(corpus, text, status):
    found = only(corpus, text, NAMES)
    assert (found.status, problems(found)) == (status, [])


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("„Jeder hat für uns entschieden, und die Leute“ (RG 2022)", ProblemKind.WORDS, "“uns” stands for “sich”"),
        ("„war am Anfang schon ziemlich schwierig“ (RG 2022)", ProblemKind.WORDS, "“sage ich mal” is left out"),
        ("„Jeder hat leider für sich entschieden“ (RG 2022)", ProblemKind.WORDS, "“leider” is put in"),
        ("„Die Behörde sitzt auch dabei, und zwar“ (RG 2022)", ProblemKind.LABEL, "the source’s is “THM 2020”"),
        ("„Die Behörde sitzt auch dabei, und zwar“ (XY 1999)", ProblemKind.LABEL, "“XY 1999” is no label"),
        ("„Die Behörde sitzt auch dabei, und zwar mit“", ProblemKind.LABEL, "it has no label"),
        ("„Das hat so gar niemand gesagt“ (RG 2022)", ProblemKind.NOT_FOUND, "in no text of the project"),
    ],
)
def test_each_planted_error_is_found_and_is_the_only_one(corpus, text, kind, words):
    ((found, said),) = problems(only(corpus, text, NAMES))
    assert found is kind
    assert words in said


def test_a_name_is_found_and_its_placeholder_offered(corpus):
    found = only(corpus, "„und die Leute sind dann einfach nach Quellstein gekommen“ (RG 2022)", NAMES)
    ((kind, said),) = problems(found)
    assert kind is ProblemKind.NAME
    assert said.endswith("write [Kommune A]")


def test_another_placeholder_than_that_of_the_list_is_told(corpus):
    found = only(corpus, "„die Leute sind dann einfach nach [Stadt B] gekommen“ (RG 2022)", NAMES)
    assert problems(found) == [
        (ProblemKind.PLACEHOLDER, "“[Stadt B]” stands for a name that is to be “[Kommune A]”"),
    ]


def test_a_placeholder_of_the_source_that_became_a_name_is_told(corpus):
    found = only(corpus, "„mit zwei Personen aus Ahornheim, die das wirklich wollen“ (THM 2020)")
    assert problems(found) == [
        (ProblemKind.PLACEHOLDER, "“Ahornheim” stands where the source has the placeholder “Kommune”"),
    ]


def test_names_in_the_running_text_are_told_and_those_in_quotations_not_twice(corpus):
    text = "In Quellstein war das so.\n\n„sind dann einfach nach Quellstein gekommen“ (RG 2022)\n"
    report = checked(corpus, text, NAMES)
    assert [(one.line, one.found) for one in report.names] == [(1, "Quellstein")]
    assert report.problems() == 2


# ---- themes ------------------------------------------------------------------------------------------


STRAY = "„Die Behörde sitzt auch dabei, und zwar mit zwei“ (THM 2020)"


def under(headings, quotation=STRAY):
    """A draft with these headings, one below the other, and a quotation below them."""
    lines = [f"{'#' * level} {heading}" for level, heading in enumerate(headings, start=1)]
    return "\n\n".join([*lines, quotation])


def themes_of(corpus, headings, said=()):
    labels = [one.name for one in corpus.labels.all()]
    (found,) = check_quotes(corpus, draft_of(under(headings), labels), said=said).quotations
    return [code.full_name for code in found.theme], found.strays


@pytest.mark.parametrize(
    "heading", ["Diffusion", "3.2 Diffusion", "DIFFUSION", "Die Diffusion", "Kapitel 4: Diffusion", "II. Diffusion"]
)
def test_a_passage_that_has_the_theme_of_its_chapter_is_right(corpus, heading):
    found = only(corpus, under([heading], "„Jeder hat für sich entschieden, und die Leute sind dann“ (RG 2022)"))
    assert [code.name for code in found.theme] == ["Diffusion"]
    assert (problems(found), found.strays) == ([], False)


def test_a_passage_without_the_theme_of_its_chapter_is_a_note_and_no_problem(corpus):
    report = checked(corpus, under(["Diffusion"]))
    (found,) = report.quotations
    assert (found.strays, problems(found), report.problems()) == (True, [], 0)
    assert [code.full_name for code in found.given] == ["Koordination / Austausch"]


def test_a_sub_code_is_enough_and_a_path_is_a_name(corpus):
    assert themes_of(corpus, ["Koordination"]) == (["Koordination"], False)
    assert themes_of(corpus, ["2.1 Koordination / Austausch"]) == (["Koordination / Austausch"], False)
    assert themes_of(corpus, ["Der Austausch"]) == (["Koordination / Austausch"], False)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    before=st.sampled_from(["", "Zur ", "Formen der ", "Die Bedeutung der ", "Fazit und "]),
    behind=st.sampled_from(["", " vor Ort", " und Verantwortung", ": ein Beispiel", " als Aufgabe"]),
    above=st.lists(st.sampled_from(["Diffusion", "3 Diffusion", "Austausch", "Formen der Diffusion"]), max_size=2),
    number=st.sampled_from(["", "3.2.1 ", "4. "]),
)
def test_a_heading_that_only_holds_a_name_and_headings_further_up_mean_nothing(corpus, before, behind, above, number):
    """The kind: whatever stands around a code's name, or above the innermost heading, makes no theme."""
    name = f"{before}Diffusion{behind}"
    expected = ["Diffusion"] if name == "Diffusion" else []
    assert themes_of(corpus, [*above, f"{number}{name}"]) == (expected, bool(expected))


def test_what_is_said_of_a_heading_counts_for_the_chapters_in_it(corpus):
    headings = ["3 Wege zum Ziel", "3.1 Ein Beispiel"]
    for said in ("3", "Wege zum Ziel", "3 WEGE ZUM ZIEL"):
        assert themes_of(corpus, headings, [(said, "Diffusion")]) == (["Diffusion"], True)
    both = [("3", "Diffusion"), ("3", "koordination / austausch"), ("3.1", "Diffusion")]
    assert themes_of(corpus, headings[:1], both) == (["Diffusion", "Koordination / Austausch"], False)
    assert themes_of(corpus, headings, [("3", "Diffusion"), ("3.1", "")]) == ([], False)
    assert themes_of(corpus, ["3 Wege", "3.1 Austausch"], [("3", "Diffusion")]) == (
        ["Koordination / Austausch"],
        False,
    )
    assert themes_of(corpus, ["1 Diffusion"], [("1", "")]) == ([], False)


def test_a_code_is_said_by_its_whole_name_and_a_heading_that_is_missing_is_told(corpus):
    for said in ("Diff", "Aus", "Diffusion / Austausch"):
        with pytest.raises(UsageProblem, match="no code"):
            themes_of(corpus, ["Eins"], [("Eins", said)])
    report = check_quotes(corpus, draft_of(under(["3 Eins"]), ["THM 2020"]), said=[("4", "Diffusion"), ("3", "")])
    assert report.unmet == ("4",)


# ---- sentences without a source ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sentence",
    [
        "„Das hat so gar niemand je gesagt“, meinte eine Fachkraft.",
        "Eine sagte: „Wir waren damals alle dagegen.“",
        "„Niemand kam freiwillig zu den Terminen!“",
        "„Das hat so gar niemand je gesagt“ (n=4).",
        "‚Das hat so gar niemand je gesagt‘, meinte eine Fachkraft.",
        "Eine sagte: ›Wir waren damals alle dagegen.‹",
    ],
)
def test_a_sentence_without_a_label_that_stands_in_no_text_is_listed(corpus, sentence):
    report = checked(corpus, sentence)
    assert len(report.sourceless) == 1
    assert (report.quotations, report.passed, report.problems()) == ((), (), 0)


@pytest.mark.parametrize(
    "stretch",
    [
        "Das Programm „Gemeinsame Wege in eine gute Zukunft“ läuft.",
        "„Das hat so gar niemand je gesagt“ (Ahorn 1999: 12)",
        "„Wer Hilfe braucht, soll sie auch erhalten“ (§ 7 Abs. 2)",
        "Das „war so“.",
    ],
)
def test_titles_and_other_works_are_no_sentences_without_a_source(corpus, stretch):
    report = checked(corpus, stretch)
    assert (report.sourceless, len(report.passed)) == ((), 1)


# ---- twice, terms, other works -----------------------------------------------------------------------


def test_a_passage_that_is_quoted_twice_is_told_in_both_places(corpus):
    text = "„Jeder hat für sich entschieden“ (RG 2022)\n\nUnd: „hat für sich entschieden, und die Leute“ (RG 2022)\n"
    assert [one.twice for one in checked(corpus, text).quotations] == [(3,), (1,)]


def test_terms_titles_and_other_works_are_passed_but_told(corpus):
    text = (
        "„Gut gemeint“ ist das Programm. „Ein ganz anderes Werk sagt etwas anderes“ (Ahorn 1999). "
        "„Jeder hat für sich entschieden“ (RG 2022)"
    )
    report = checked(corpus, text)
    assert [one.quotation.labels for one in report.quotations] == [("RG 2022",)]
    assert [one.text for one in report.passed] == ["Gut gemeint", "Ein ganz anderes Werk sagt etwas anderes"]


def test_what_stands_in_marks_again_and_again_is_a_term(corpus):
    text = "Das Programm „Und der läuft bis heute“ läuft. " * 3
    report = checked(corpus, text)
    assert report.quotations == ()
    assert len(report.passed) == 3


def test_a_few_words_woven_into_a_sentence_are_found(corpus):
    assert only(corpus, "Der Anfang sei „ziemlich schwierig“ (RG 2022) gewesen.").status is Status.EXACT
    assert only(corpus, "Der Anfang sei „völlig schwierig“ (RG 2022) gewesen.").status is Status.NOT_FOUND


def test_of_two_sources_that_of_the_label_counts(corpus):
    interview(corpus, "drei", "B: Jeder hat für sich entschieden, und fertig.", label="RG 2019", wave="2019")
    for label in ("RG 2022", "RG 2019"):
        found = only(corpus, f"„Jeder hat für sich entschieden“ ({label})")
        assert (found.document.label, problems(found)) == (label, [])


def test_a_project_without_texts_finds_nothing(project):
    report = check_quotes(project, draft_of("„Das war gut so“ (RG 2022)", ["RG 2022"]))
    assert [one.status for one in report.quotations] == [Status.NOT_FOUND]
