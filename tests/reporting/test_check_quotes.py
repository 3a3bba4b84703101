"""Planted errors of a draft are all found, and nothing else. All texts and names are invented."""

from __future__ import annotations

import pytest

from qualcode.language.name_list import ListedName, NameList
from qualcode.reading.draft_quotations import draft_of
from qualcode.reporting.check_quotes import ProblemKind, Status, check_quotes
from tests.builders import ME

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
def corpus(bench):
    first = bench.document("eins", FIRST, label="RG 2022")
    second = bench.document("zwei", SECOND, label="THM 2020", wave="2020")
    bench.code(
        first,
        "Jeder hat für sich entschieden, und die Leute sind dann einfach nach Quellstein gekommen.",
        "Diffusion",
    )
    bench.code(second, SECOND.removeprefix("B: "), "Koordination / Austausch")
    return bench


def checked(corpus, text, names=None):
    return check_quotes(corpus.project, draft_of(text, [one.name for one in corpus.project.labels.all()]), names)


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


@pytest.mark.parametrize("heading", ["# Diffusion", "## 3.2 Diffusion", "# Zur Diffusion von Aufgaben"])
def test_a_passage_that_has_the_theme_of_its_chapter_is_right(corpus, heading):
    found = only(corpus, f"{heading}\n\n„Jeder hat für sich entschieden, und die Leute sind dann“ (RG 2022)")
    assert [code.name for code in found.theme] == ["Diffusion"]
    assert problems(found) == []


def test_a_sub_code_is_enough_and_headings_below_need_no_code(corpus):
    text = "# Koordination\n\n## Ein Beispiel\n\n„Die Behörde sitzt auch dabei, und zwar mit zwei“ (THM 2020)"
    assert problems(only(corpus, text)) == []


def test_a_passage_that_lost_the_theme_of_its_chapter_is_told(corpus):
    text = "# Diffusion\n\n„Die Behörde sitzt auch dabei, und zwar mit zwei“ (THM 2020)"
    assert problems(only(corpus, text)) == [
        (
            ProblemKind.THEME,
            "its chapter is about “Diffusion”, but the passage is coded with “Koordination / Austausch”",
        )
    ]
    corpus.project.documents.remove(corpus.project.documents.find("eins"), ME)
    assert only(corpus, text.replace("Diffusion", "Fazit")).problems == ()


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
    corpus.document("drei", "B: Jeder hat für sich entschieden, und fertig.", label="RG 2019", wave="2019")
    for label in ("RG 2022", "RG 2019"):
        found = only(corpus, f"„Jeder hat für sich entschieden“ ({label})")
        assert (found.document.label, problems(found)) == (label, [])


def test_a_project_without_texts_finds_nothing(bench):
    report = check_quotes(bench.project, draft_of("„Das war gut so“ (RG 2022)", ["RG 2022"]))
    assert [one.status for one in report.quotations] == [Status.NOT_FOUND]
