"""What a study takes from a project: who counts where, units, levels, groups, polarity, time, independence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qualcode.agreement.confusions.disagreement_list import POLARITY
from qualcode.agreement.confusions.disagreements import disagreements
from qualcode.agreement.differences.drift import divide
from qualcode.agreement.study.comparison import Comparison
from qualcode.agreement.study.compute import study
from qualcode.agreement.study.results import Basis
from qualcode.agreement.study.sensitivity import sensitivity
from qualcode.errors import QualcodeError, UsageProblem
from qualcode.model.codes import CodeDraft, Rules
from qualcode.model.codings import Polarity, WorkState
from qualcode.model.spans import Span
from qualcode.project.file.history import Author
from tests.builders import ME, code_named, coder_named, give_code, interview
from tests.helpers import only_project

TEXT = (
    "I: Was war?\n\nB: Eins war gut. Zwei war besser. Drei war am besten.\n\nI: Und dann?\n\nB: Vier kam dann noch."
)
QUICK = Comparison(replicates=0)


@pytest.fixture
def project(tmp_path):
    with only_project(tmp_path) as project:
        for name in ("anna", "ben"):
            coder_named(project, name)
        yield project


def finish(project, document, *names):
    for name in names:
        project.coders.set_state(document.key, coder_named(project, name), WorkState.FINISHED, ME)


def alpha(made):
    return made.whole["krippendorff_alpha"].value


def test_wrong_labels_on_the_same_passages_are_no_wrong_boundaries(project):
    one = interview(project, "eins", TEXT)
    for sentence in ("Eins war gut.", "Zwei war besser.", "Drei war am besten."):
        give_code(project, one, sentence, "x")
        give_code(project, one, sentence, "x" if sentence.startswith("Eins") else "y", coder="ben")
    finish(project, one, "anna", "ben")
    made = study(project, QUICK)
    assert made.any_code.values["bar_u_alpha"].value == made.any_code.values["krippendorff_alpha"].value == 1
    assert made.whole["bar_u_alpha"].value < 0.5
    assert (made.labels.units, made.labels.values["labels_alpha_jaccard"].value) == (3, pytest.approx(-0.25))
    alone = study(project, replace(QUICK, codes=("x",)))
    assert alone.any_code is alone.labels is None


# ---- missing is not nothing -------------------------------------------------------------------------------


def test_a_document_counts_for_who_is_assigned_and_has_finished_and_finishing_assigns(project):
    one, two = interview(project, "eins", TEXT), interview(project, "zwei", TEXT)
    give_code(project, one, "Zwei war besser.")
    for document in (one, two):
        finish(project, document, "anna", "ben")
    assert len(study(project, QUICK).scope.documents) == 2
    project.coders.assign([two.key], coder_named(project, "ben"), ME, assigned=False)
    scope = study(project, QUICK).scope
    assert [str(one) for one in scope.documents] == ["RG 2022 no. 1"]
    assert [one.reason for one in scope.left_out] == ["finished, not assigned any more: ben"]


def test_assigned_and_finished_without_a_coding_says_nothing_was_there(project):
    one = interview(project, "eins", TEXT)
    give_code(project, one, "Zwei war besser.")
    finish(project, one, "anna", "ben")
    made = study(project, QUICK)
    assert (made.units, made.pairable, made.missing) == (4, 4, 0)
    assert made.scope.basis is Basis.FINISHED
    assert made.codes[0].ratings.patterns == {(1, 0): 1, (0, 0): 3}


def test_assigned_and_unfinished_or_not_assigned_is_missing_and_named_by_label_and_number(project):
    first, second, third = (interview(project, name, TEXT) for name in ("d1", "d2", "d3"))
    for document in (first, second, third):
        give_code(project, document, "Zwei war besser.")
        finish(project, document, "anna")
    finish(project, first, "ben")
    project.coders.assign([second.key], coder_named(project, "ben"), ME)
    made = study(project, QUICK)
    assert [str(one) for one in made.scope.documents] == ["RG 2022 no. 1"]
    assert [(str(one.document), one.reason) for one in made.scope.left_out] == [
        ("RG 2022 no. 2", "assigned, not finished: ben"),
        ("RG 2022 no. 3", "not assigned: ben"),
    ]
    assumed = study(project, replace(QUICK, assume_finished=True))
    assert (len(assumed.scope.documents), assumed.scope.basis) == (3, Basis.ASSUMED)
    assert any("--assume-finished" in warning for warning in assumed.warnings)


def test_a_third_coder_who_did_not_work_on_a_document_is_missing_there_only(project):
    one, two = interview(project, "eins", TEXT), interview(project, "zwei", TEXT)
    for name in ("anna", "ben", "carla"):
        give_code(project, one, "Zwei war besser.", coder=name)
        finish(project, one, name)
    finish(project, two, "anna", "ben")
    made = study(project, QUICK)
    assert (made.coders, made.units, made.missing) == (("anna", "ben", "carla"), 8, 4)
    assert [(str(one.document), one.reason) for one in made.scope.partly] == [
        ("RG 2022 no. 2", "not assigned: carla")
    ]
    assert len(made.pairs) == 3


def test_a_coder_for_whom_nothing_counts_is_compared_only_when_named(project):
    one, two = interview(project, "eins", TEXT), interview(project, "zwei", TEXT)
    for name in ("anna", "ben"):
        give_code(project, one, "Zwei war besser.", coder=name)
        finish(project, one, name)
    give_code(project, two, "Zwei war besser.", coder="carla")
    made = study(project, QUICK)
    assert (made.coders, made.missing, made.scope.idle) == (("anna", "ben"), 0, ("carla",))
    assert "not compared, since no document counts for them: carla" in made.warnings
    named = study(project, replace(QUICK, coders=("anna", "ben", "carla")))
    assert (named.coders, named.missing, named.scope.idle) == (("anna", "ben", "carla"), 4, ())


def test_documents_that_nobody_finished_change_no_figure(project):
    one = interview(project, "eins", TEXT)
    give_code(project, one, "Zwei war besser.")
    give_code(project, one, "Zwei war besser. Drei", coder="ben")
    finish(project, one, "anna", "ben")
    before = study(project, QUICK)
    interview(project, "zwei", TEXT)
    after = study(project, QUICK)
    assert after.whole == before.whole
    assert len(after.scope.left_out) == 1


def test_a_coder_alone_and_a_project_without_shared_documents_are_refused_with_the_next_step(project):
    one = interview(project, "eins", TEXT)
    give_code(project, one, "Zwei war besser.")
    with pytest.raises(QualcodeError, match="needs at least two coders"):
        study(project, Comparison(coders=("anna",)))
    finish(project, one, "anna")
    with pytest.raises(QualcodeError, match="There is no document that two of anna and ben finished"):
        study(project, Comparison(coders=("anna", "ben")))


# ---- units ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("unit", "units"),
    [("sentence", 4), ("turn", 2), ("paragraph", 2), ("token", 14), ("character", 75), ("document", 1)],
)
def test_units_of_a_transcript_without_the_interviewer(project, unit, units):
    one = interview(project, "eins", TEXT)
    give_code(project, one, "Zwei war besser.")
    finish(project, one, "anna", "ben")
    made = study(project, replace(QUICK, unit=unit))
    assert made.units == units


def test_the_interviewers_words_count_where_that_is_asked_for(project):
    one = interview(project, "eins", TEXT)
    give_code(project, one, "Zwei war besser.")
    finish(project, one, "anna", "ben")
    made = study(project, replace(QUICK, with_interviewer=True))
    assert (made.units, made.scope.silent) == (6, 0)
    assert study(project, QUICK).scope.silent == 2


def test_frequencies_are_compared_as_counts(project):
    for number in range(3):
        one = interview(project, f"d{number}", TEXT)
        give_code(project, one, "Eins")
        give_code(project, one, "Drei")
        give_code(project, one, "Drei" if number else "Zwei", coder="ben")
        finish(project, one, "anna", "ben")
    made = study(project, replace(QUICK, unit="frequency"))
    assert made.codes[0].ratings.categories == (0, 1, 2)
    assert made.metric == "ratio"
    assert set(made.codes[0].values) >= {"percent", "krippendorff_alpha"}


def test_sentences_of_different_segmenters_are_not_pooled_silently(project):
    one, two = interview(project, "eins", TEXT), interview(project, "zwei", TEXT + " Fünf.")
    for document in (one, two):
        give_code(project, document, "Zwei war besser.")
        finish(project, document, "anna", "ben")
    _pretend_older_segmenter(project, two)
    with pytest.raises(QualcodeError, match="different segmenters"):
        study(project, QUICK)
    made = study(project, replace(QUICK, mixed_segmenters=True))
    assert len(made.scope.segmenters) == 2
    assert any("different segmenters" in warning for warning in made.warnings)
    assert study(project, replace(QUICK, unit="turn")).units == 4


def _pretend_older_segmenter(project, document):
    documents = project.documents
    asked = documents.packed_structures

    def older():
        found = asked()
        return {**found, document.key: replace(found[document.key], segmenter="older 0")}

    documents.packed_structures = older


# ---- levels and groups ------------------------------------------------------------------------------------


def test_codes_with_children_are_shown_flat_and_rolled_up_and_counted_once(project):
    one = interview(project, "eins", TEXT)
    give_code(project, one, "Eins war gut.", "Oben")
    give_code(project, one, "Zwei war besser.", "Oben / Unten")
    give_code(project, one, "Zwei war besser.", "Oben", coder="ben")
    finish(project, one, "anna", "ben")
    flat = study(project, QUICK)
    assert [(code.name, code.rolled_up, code.pooled) for code in flat.codes] == [
        ("Oben", False, True),
        ("Oben (with sub-codes)", True, False),
        ("Oben / Unten", False, True),
    ]
    assert flat.codes[1].ratings.patterns == {(1, 0): 1, (1, 1): 1, (0, 0): 2}
    top = study(project, replace(QUICK, level="top"))
    assert [(code.name, code.pooled) for code in top.codes] == [("Oben (with sub-codes)", True)]
    with pytest.raises(QualcodeError, match="would count twice"):
        study(project, replace(QUICK, level="top", codes=("Oben", "Unten")))


def test_exclusive_groups_get_the_u_family_or_the_passages_that_forbid_it(project):
    one = interview(project, "eins", TEXT)
    project.codes.add(CodeDraft("Gruppe", Rules("eins davon"), exclusive=True), None, ME)
    give_code(project, one, "Eins war gut.", "Gruppe / A")
    give_code(project, one, "Zwei war besser.", "Gruppe / B")
    give_code(project, one, "Eins war gut.", "Gruppe / A", coder="ben")
    give_code(project, one, "Drei war am besten.", "Gruppe / B", coder="ben")
    finish(project, one, "anna", "ben")
    (found,) = study(project, QUICK).groups
    assert found.codes == ("Gruppe / A", "Gruppe / B")
    assert found.family.cu.coverage < 1
    assert found.family.by_value["Gruppe / A"].coverage == 1.0
    assert found.family.by_value["Gruppe / B"].coverage == 0.0
    give_code(project, one, "gut. Zwei", "Gruppe / A", coder="anna")
    (refused,) = study(project, QUICK).groups
    assert refused.family is None
    (conflict,) = refused.conflicts
    assert (conflict.coder, {conflict.first, conflict.second}) == ("anna", {"Gruppe / A", "Gruppe / B"})


# ---- polarity ---------------------------------------------------------------------------------------------


def test_polarity_is_compared_only_where_both_gave_the_code(project):
    one = interview(project, "eins", TEXT)
    give_code(project, one, "Eins war gut.", polarity=Polarity.ABSENT)
    give_code(project, one, "Zwei war besser.", polarity=Polarity.ABSENT)
    give_code(project, one, "Zwei war besser.", coder="ben")
    give_code(project, one, "Drei war am besten.", coder="ben")
    finish(project, one, "anna", "ben")
    made = study(project, QUICK)
    (value,) = made.polarity
    assert (value.ratings.units, value.percent.value) == (1, None)
    assert value.percent.reason == "1 unit"
    assert made.codes[0].ratings.patterns == {(1, 0): 1, (1, 1): 1, (0, 1): 1, (0, 0): 1}
    listed = disagreements(project, QUICK)
    assert [one.kind for one in listed.found] == ["presence", "presence", POLARITY]


# ---- disagreements ----------------------------------------------------------------------------------------


def test_neighbouring_units_of_one_disagreement_are_one_entry_with_memos(project):
    one = interview(project, "eins", TEXT)
    give_code(project, one, "Eins war gut. Zwei war besser.", memo="Ist das gemeint?")
    give_code(project, one, "Vier kam dann noch.")
    give_code(project, one, "Vier kam dann noch.", coder="ben")
    finish(project, one, "anna", "ben")
    found = disagreements(project, QUICK)
    (entry,) = found.found
    assert (entry.units, entry.text) == (2, "Eins war gut. Zwei war besser.")
    assert str(entry.document) == "RG 2022 no. 1"
    assert [(who.coder, who.coded) for who in entry.said] == [("anna", True), ("ben", False)]
    assert entry.said[0].codings[0].memo == "Ist das gemeint?"
    assert entry.cost == pytest.approx(1 - found.alpha)
    with pytest.raises(UsageProblem):
        disagreements(project, replace(QUICK, unit="character"))


@pytest.mark.parametrize("unit", ["sentence", "turn", "paragraph", "token", "document"])
def test_each_step_of_listing_disagreements_is_told_and_can_be_the_last(project, unit):
    for name in ("eins", "zwei"):
        document = interview(project, name, TEXT)
        give_code(project, document, "Eins war gut.")
        finish(project, document, "anna", "ben")
    told = []
    disagreements(project, replace(QUICK, unit=unit), lambda done, every: told.append(done / every))
    assert told == sorted(told)
    assert (told[0], told[-1] < 1, len(told) > 5) == (0, True, True)

    def end(step):
        def progress(_done, _every):
            nonlocal step
            step -= 1
            if step < 0:
                raise KeyError("ended")

        return progress

    for step in range(len(told)):
        with pytest.raises(KeyError, match="ended"):
            disagreements(project, replace(QUICK, unit=unit), end(step))


def test_a_list_of_disagreements_is_chosen_and_ordered_as_its_rows_are(project):
    for name in ("zwei", "eins"):
        document = interview(project, name, TEXT)
        give_code(project, document, "Eins war gut. Zwei war besser.")
        give_code(project, document, "Zwei war besser.", coder="ben", polarity=Polarity.ABSENT)
        give_code(project, document, "Vier kam dann noch.", "Gruppe / A", coder="ben")
        finish(project, document, "anna", "ben")
    every = disagreements(project, QUICK).found
    rows = list(every)
    assert {(row.kind, row.code) for row in rows} >= {(POLARITY, rows[-1].code)}
    assert len({row.code for row in rows}) == 2
    assert [every[place] for place in range(-len(rows), len(rows))] == rows * 2
    assert list(every[1:]) == rows[1:]
    keys = [row.document.key for row in rows]
    for codes in ({rows[0].code}, set()):
        for kind in ("", "presence", POLARITY):
            for documents in ({keys[0]}, set(keys)):
                expected = [
                    row
                    for row in rows
                    if (not codes or row.code in codes)
                    and (not kind or row.kind == kind)
                    and row.document.key in documents
                ]
                chosen = every.chosen(codes, kind, documents)
                assert list(chosen) == expected
                assert [chosen.place_of(row) for row in expected] == list(range(len(expected)))
                assert all(chosen.place_of(row) is None for row in rows if row not in expected)
    backwards = sorted(rows, key=lambda row: (row.code, -row.document.key, row.span))
    assert list(every.ordered(lambda document: -document.key, codes_first=True)) == backwards
    by_document = sorted(rows, key=lambda row: (row.document.key, row.span))
    assert list(every.ordered(lambda document: document.key, codes_first=False)) == by_document
    assert set(every.passages()) == {row.text for row in rows}
    assert every.codes() == {row.code for row in rows}


# ---- intervals --------------------------------------------------------------------------------------------


def test_one_cluster_gives_no_interval_and_turns_give_one_that_is_marked(project):
    document = interview(project, "eins", "\n\n".join(f"B: Satz {word} hier." for word in "abcdefghijkl"))
    for coder, sentences in (("anna", "abdef"), ("ben", "acdef")):
        for word in sentences:
            give_code(project, document, f"Satz {word} hier.", coder=coder)
    finish(project, document, "anna", "ben")
    made = study(project, Comparison(replicates=50))
    assert made.resampling.reason == "1 document, fewer than 5"
    assert made.whole["krippendorff_alpha"].low is None
    assert made.whole["krippendorff_alpha"].interval.reason == "the code occurs in 1 of 1 document"
    narrow = study(project, Comparison(replicates=50, cluster="turn"))
    interval = narrow.whole["krippendorff_alpha"].interval
    assert (interval.clusters, "too narrow" in interval.caution) == (12, True)
    assert any("too narrow" in warning for warning in narrow.warnings)
    assert alpha(narrow) == alpha(made)


# ---- time -------------------------------------------------------------------------------------------------


def test_rounds_of_one_coder_are_compared_with_each_other(project):
    one = interview(project, "eins", TEXT)
    first = give_code(project, one, "Zwei war besser.")
    project.codings.add(one, first.span, code_named(project, "Thema"), coder_named(project, "anna"), round_=2)
    other = TEXT.index("Drei")
    project.codings.add(
        one, Span(other, other + 19), code_named(project, "Thema"), coder_named(project, "anna"), round_=2
    )
    made = study(project, replace(QUICK, intra="anna"))
    assert made.coders == ("anna, round 1", "anna, round 2")
    assert made.codes[0].ratings.patterns == {(1, 1): 1, (0, 1): 1, (0, 0): 2}
    with pytest.raises(UsageProblem):
        Comparison(intra="anna", rounds=(2, 2))


def test_as_of_a_round_shows_what_was_coded_before_the_coders_talked(project):
    one = interview(project, "eins", TEXT)
    give_code(project, one, "Zwei war besser.")
    give_code(project, one, "Drei war am besten.", coder="ben")
    finish(project, one, "anna", "ben")
    before = study(project, QUICK)
    span = Span(TEXT.index("Zwei"), TEXT.index("Zwei") + 16)
    project.codings.add(one, span, code_named(project, "Thema"), coder_named(project, "ben"), round_=2)
    assert study(project, QUICK).whole == before.whole  # what is not finished in the second round does not count yet
    project.settings.set_round(2, ME)
    finish(project, one, "ben")
    after = study(project, QUICK)
    assert alpha(after) > alpha(before)
    then = study(project, replace(QUICK, as_of="1"))
    assert then.whole == before.whole
    assert then.scope.as_of.startswith("round 1")


def test_drift_needs_an_order_and_versions_of_rules_divide_documents(project):
    documents = [interview(project, f"d{number}", TEXT) for number in range(4)]
    for document in documents[:2]:
        give_code(project, document, "Zwei war besser.")
        give_code(project, document, "Zwei war besser.", coder="ben")
        finish(project, document, "anna", "ben")
    code = code_named(project, "Thema")
    project.codes.edit(code, CodeDraft("Thema", Rules("enger gefasst")), ME)
    for document in documents[2:]:
        give_code(project, document, "Eins war gut.")
        give_code(project, document, "Drei war am besten.", coder="ben")
        finish(project, document, "anna", "ben")
    found = divide(project, QUICK, "rules")
    (divided,) = found.codes
    assert [part.documents for part in divided.parts] == [2, 2]
    first, second = (part.values["krippendorff_alpha"].value for part in divided.parts)
    assert (first, second < 0) == (1.0, True)
    order = divide(project, QUICK, "order")
    assert [part.name for part in order.codes[0].parts] == ["first half", "second half"]


# ---- independence -----------------------------------------------------------------------------------------


def coded_by_themselves(project):
    one = interview(project, "eins", TEXT)
    give_code(project, one, "Zwei war besser.")
    give_code(project, one, "Zwei war besser.", coder="ben")
    finish(project, one, "anna", "ben")
    return one


def test_independence_is_shown_only_where_the_project_was_blind_all_the_while(project):
    settings = project.settings
    assert settings.set_blind(ME, on=True)
    one = coded_by_themselves(project)
    assert study(project, QUICK).scope.independence.shown
    settings.set_blind(ME, on=False)
    assert study(project, QUICK).scope.independence.shown
    give_code(project, one, "Eins war gut.")
    later = study(project, QUICK).scope.independence
    assert (later.shown, "before the last coding" in later.reason) == (False, True)


def test_independence_is_not_shown_without_a_blind_project_or_for_codings_brought_in(project):
    coded_by_themselves(project)
    assert study(project, QUICK).scope.independence.reason == "the project was never blind"


def test_codings_written_by_somebody_else_are_no_independent_work(project):
    project.settings.set_blind(ME, on=True)
    one = interview(project, "eins", TEXT)
    with project.change("merge", Author("somebody")):
        give_code(project, one, "Zwei war besser.")
        give_code(project, one, "Zwei war besser.", coder="ben")
    finish(project, one, "anna", "ben")
    shown = study(project, QUICK).scope.independence
    assert (shown.shown, "were brought in by somebody else" in shown.reason) == (False, True)


# ---- several units ----------------------------------------------------------------------------------------


def test_sensitivity_holds_every_unit_and_the_study_that_was_asked_for(project):
    coded_by_themselves(project)
    found = sensitivity(project, QUICK)
    assert [row.unit for row in found.rows][:3] == ["sentence", "turn", "paragraph"]
    assert found.rows[-1].with_interviewer
    assert found.base.whole == study(project, QUICK).whole
    assert set(found.overlaps) == {50, 70, 90}
