"""What a collection holds: each passage once, by code, in order of wave, counted over cases."""

from __future__ import annotations

from qualcode.model.codings import CoderKind, Polarity, WorkState
from qualcode.reporting.quotations.collecting import collect
from qualcode.reporting.quotations.collection_words import counts, head
from qualcode.reporting.words.wording import wording_of
from qualcode.retrieval.filter import PassageChoice
from tests.builders import ME, code_named, coder_named, give_code, interview

GERMAN = wording_of("de")

EVERYTHING = PassageChoice()


def texts(collection, path="Thema"):
    return [
        one.text for chapter in collection.chapters if chapter.code.full_name == path for one in chapter.quotations
    ]


def test_quotations_stand_in_order_of_wave(project):
    late = interview(project, "a", "Das war später.", label="RG 2022", wave="2022")
    early = interview(project, "b", "Das war früher.", label="RG 2019", wave="2019")
    give_code(project, late, "Das war später.")
    give_code(project, early, "Das war früher.")
    assert texts(collect(project, EVERYTHING)) == ["Das war früher.", "Das war später."]


def test_overlapping_passages_of_several_coders_are_united_and_the_head_says_so(project):
    document = interview(project, "a", "Eins zwei drei. Vier fünf sechs. Sieben acht neun.")
    give_code(project, document, "Eins zwei drei. Vier fünf sechs.", coder="anna")
    give_code(project, document, "Vier fünf sechs. Sieben acht neun.", coder="ben")
    made = collect(project, EVERYTHING)
    assert texts(made) == ["Eins zwei drei. Vier fünf sechs. Sieben acht neun."]
    assert made.united == 1
    assert any("1 überlappende" in line for line in head(made, GERMAN))
    assert made.chapters[0].quotations[0].coders == (1, 2)


def test_touching_passages_stay_apart(project):
    document = interview(project, "a", "Eins zwei. Drei vier.")
    give_code(project, document, "Eins zwei.")
    give_code(project, document, " Drei vier.")
    assert texts(collect(project, EVERYTHING)) == ["Eins zwei.", "Drei vier."]


def test_the_consensus_alone_counts_in_what_it_finished(project):
    settled = interview(project, "a", "Eins zwei. Drei vier.")
    open_ = interview(project, "b", "Fünf sechs. Sieben acht.")
    consensus = coder_named(project, "konsens", CoderKind.CONSENSUS)
    give_code(project, settled, "Eins zwei.", coder="anna")
    give_code(project, settled, "Drei vier.", coder="konsens")
    give_code(project, open_, "Fünf sechs.", coder="anna")
    project.coders.set_state(settled.key, consensus, WorkState.FINISHED, ME)
    made = collect(project, EVERYTHING)
    assert texts(made) == ["Drei vier.", "Fünf sechs."]
    assert (made.source, made.settled, made.in_documents, made.under_way) == ("mixed", 1, 2, 0)
    assert "(1 von 2)" in head(made, GERMAN)[1]


def test_of_two_consensus_coders_who_finished_a_document_speaks_alone(project):
    document = interview(project, "a", "Eins zwei. Drei vier. Fünf sechs.")
    finished, other = (coder_named(project, name, CoderKind.CONSENSUS) for name in ("konsens", "zweiter konsens"))
    give_code(project, document, "Eins zwei.", coder="anna")
    give_code(project, document, "Drei vier.", coder="konsens")
    give_code(project, document, "Fünf sechs.", coder="zweiter konsens")
    project.coders.set_state(document.key, finished, WorkState.FINISHED, ME)
    assert texts(collect(project, EVERYTHING)) == ["Drei vier."]
    project.coders.set_state(document.key, other, WorkState.FINISHED, ME)
    assert texts(collect(project, EVERYTHING)) == ["Drei vier.", "Fünf sechs."]


def test_an_unfinished_consensus_stands_in_for_what_it_overlaps_under_the_same_code_only(project):
    document = interview(project, "a", "Eins zwei drei. Vier fünf. Sechs sieben.")
    coder_named(project, "konsens", CoderKind.CONSENSUS)
    give_code(project, document, "Eins zwei", coder="anna")
    give_code(project, document, "zwei drei.", coder="ben")
    give_code(project, document, "Vier fünf.", coder="anna")
    give_code(project, document, "zwei", path="Anderes", coder="anna")
    give_code(project, document, "zwei", coder="konsens")
    made = collect(project, EVERYTHING)
    found = {chapter.heading: [one.text for one in chapter.quotations] for chapter in made.chapters}
    assert {name: len(mine) for name, mine in found.items()} == {"Thema": 2, "Anderes": 1}
    assert "Vier fünf." in found["Thema"]
    assert not any("Eins" in text or "drei" in text for text in found["Thema"])
    assert (made.source, made.under_way, made.tally.stood_in_for) == ("all", 1, 2)
    assert any("nicht abgeschlossen" in line and "(ersetzt: 2)" in line for line in head(made, GERMAN))


def test_what_the_consensus_replaced_stays_away_where_a_filter_leaves_the_consensus_out(project):
    document = interview(project, "a", "Eins zwei. Drei vier.")
    coder_named(project, "konsens", CoderKind.CONSENSUS)
    give_code(project, document, "Eins zwei.", coder="anna")
    give_code(project, document, "Eins zwei.", coder="konsens", polarity=Polarity.ABSENT)
    assert texts(collect(project, PassageChoice(polarities={Polarity.PRESENT}))) == []


def test_a_coder_who_is_named_counts_alone(project):
    document = interview(project, "a", "Eins zwei. Drei vier.")
    give_code(project, document, "Eins zwei.", coder="anna")
    give_code(project, document, "Drei vier.", coder="ben")
    made = collect(project, PassageChoice.named(project, coders=["ben"]))
    assert texts(made) == ["Drei vier."]


def test_what_is_absent_stands_in_a_group_of_its_own(project):
    document = interview(project, "a", "Das gibt es. Das gibt es nicht.")
    give_code(project, document, "Das gibt es.")
    give_code(project, document, "Das gibt es nicht.", polarity=Polarity.ABSENT)
    chapter = collect(project, EVERYTHING).chapters[0]
    assert [one.text for one in chapter.of(Polarity.ABSENT)] == ["Das gibt es nicht."]
    assert counts(chapter, GERMAN, by_cases=False) == (
        "2 Textstellen aus 1 Dokument: 1 liegt vor; 1 fehlt, scheitert oder wird verneint"
    )


def test_coders_who_differ_in_polarity_do_not_make_two_quotations(project):
    document = interview(project, "a", "Das gibt es nicht.")
    give_code(project, document, "Das gibt es nicht.", coder="anna", polarity=Polarity.ABSENT)
    give_code(project, document, "Das gibt es nicht.", coder="ben")
    (quotation,) = collect(project, EVERYTHING).chapters[0].quotations
    assert quotation.disputed
    assert quotation.polarity is Polarity.MIXED


def test_counts_are_over_cases_where_there_are_any(project):
    for number, case in enumerate(["Fall Eins", "Fall Eins", "Fall Zwei", None]):
        document = interview(project, f"d{number}", f"Satz Nummer {number}.", case=case)
        give_code(project, document, f"Satz Nummer {number}.")
    made = collect(project, EVERYTHING)
    assert made.by_cases
    shown = counts(made.chapters[0], GERMAN, by_cases=True)
    assert shown == "4 Textstellen aus 2 Fällen + 1 Dokument ohne Fall"


def test_the_interviewers_words_and_the_labels_are_left_out(project):
    text = "B: Das war schwierig.\n\nI: Warum denn?\n\nB: Weil niemand gefragt hat.\nGar niemand."
    document = interview(project, "a", text)
    give_code(project, document, text)
    assert texts(collect(project, EVERYTHING)) == ["Das war schwierig. [...] Weil niemand gefragt hat. Gar niemand."]


def test_sub_codes_get_chapters_of_their_own_and_empty_codes_are_named(project):
    document = interview(project, "a", "Eins zwei. Drei vier.")
    give_code(project, document, "Eins zwei.", path="Oben")
    give_code(project, document, "Drei vier.", path="Oben / Unten")
    code_named(project, "Oben / Leer")
    made = collect(project, PassageChoice.named(project, codes=["Oben"]))
    assert [chapter.code.full_name for chapter in made.chapters] == ["Oben", "Oben / Unten"]
    assert made.empty == ("Oben / Leer",)
