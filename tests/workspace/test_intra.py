"""Own passages coded again: which are drawn, when there are enough, and how both codings are compared."""

from __future__ import annotations

import pytest

from qualcode.agreement.study.comparison import Comparison, usual_unit
from qualcode.agreement.study.compute import study
from qualcode.agreement.study.fixed_passages import usual_rounds
from qualcode.errors import NotFound, QualcodeError, UsageProblem
from qualcode.model.codings import CoderKind, Polarity, WorkState
from qualcode.model.spans import Span
from qualcode.times import local_today
from qualcode.workspace.codebook import anchors
from qualcode.workspace.coding import codings, memos
from qualcode.workspace.team import coders, intra
from qualcode.workspace.workspace import Workspace
from tests.builders import ME, code_named, coder_named, give_code, interview
from tests.helpers import add_coder, new_project

SAID = [f"Das war der Punkt Nummer {number}, und er blieb." for number in range(12)]
TALK = "I: Und dann?\n\nB: " + " ".join(SAID)
LATER = "2099-12-31"


def coded(tmp_path):
    """Anna coded ten sentences of each of two documents, the rare code once; she finished both."""
    project = new_project(tmp_path)
    for name in ("eins", "zwei"):
        document = interview(project, name, TALK)
        for number, words in enumerate(SAID[:10]):
            give_code(project, document, words, "Selten" if (name, number) == ("eins", 3) else "Oft")
        project.coders.set_state(document.key, coder_named(project, "anna"), WorkState.FINISHED, ME)
    return project


@pytest.fixture
def project(tmp_path):
    return coded(tmp_path)


@pytest.fixture
def anna(project):
    with Workspace(project, "anna") as space:
        yield space


def _draw(space, **asked):
    return intra.draw(space, intra.RepetitionAsked(**{"sample": 6, "today": LATER} | asked))


def _segments(space):
    return [segment for segment in space.project.segments.all() if segment.repeats is not None]


def test_passages_are_drawn_by_code_and_come_in_a_round_of_their_own(anna):
    drawn = _draw(anna)
    assert (drawn.round, drawn.of, drawn.passages, drawn.there) == (2, 1, 6, 20)
    assert {name: (taken, there) for name, taken, there in drawn.codes} == {"Oft": (5, 19), "Selten": (1, 1)}
    segments = _segments(anna)
    assert {segment.round for segment in segments} == {2}
    assert {segment.repeats for segment in segments} == {1}
    places = [(segment.document, segment.span) for segment in segments]
    assert places != sorted(places)  # in an order that the seed draws
    own = {(coding.document, coding.span) for coding in anna.project.codings.all()}
    assert set(places) <= own
    assert anna.log()[-1].entry.reason == "intra: seed 1970, 6 of 20 passages of round 1"


def test_the_same_seed_draws_the_same_and_another_one_others(project, anna):
    first = {(segment.document, segment.span) for segment in (_draw(anna), _segments(anna))[1]}
    anna.undo()
    assert not _segments(anna)
    again = {(segment.document, segment.span) for segment in (_draw(anna), _segments(anna))[1]}
    anna.undo()
    other = {(segment.document, segment.span) for segment in (_draw(anna, seed=7), _segments(anna))[1]}
    assert first == again != other


def test_what_is_too_fresh_is_refused_with_the_day_on_which_there_is_enough(anna):
    with pytest.raises(QualcodeError, match="Only 0 of the 20 passages") as told:
        intra.draw(anna, intra.RepetitionAsked(sample=6, days=21))
    assert "there are 6" in told.value.hint
    with pytest.raises(QualcodeError, match="Only 20 of the 20") as told:
        _draw(anna, sample=21)
    assert "fewer than 21" in told.value.hint
    assert not _segments(anna)


def test_a_passage_that_was_changed_is_fresh(tmp_path, monkeypatch):
    with monkeypatch.context() as then:
        then.setattr("qualcode.project.file.history.now", lambda: "2000-01-01T12:00:00.000Z")
        project = coded(tmp_path)
    anna = Workspace(project, "anna")
    (own,) = intra.own_rounds(anna, 21)
    assert (own.passages, own.old, own.first) == (20, 20, "2000-01-01")
    changed = anna.codings()[0]
    codings.change(anna, changed, polarity=Polarity.ABSENT, document=project.documents.get(changed.document))
    (own,) = intra.own_rounds(anna, 21)
    assert (own.old, own.last) == (19, local_today())


def test_sentences_left_uncoded_are_drawn_where_the_document_was_finished(project, anna):
    assert _draw(anna, uncoded=4).uncoded == 4
    coded = {(coding.document, coding.span) for coding in project.codings.all()}
    silent = [segment for segment in _segments(anna) if (segment.document, segment.span) not in coded]
    words = {segment.span.cut(project.documents.text(segment.document)) for segment in silent}
    assert words == set(SAID[10:])
    anna.undo()
    with pytest.raises(QualcodeError, match="only 4 sentences") as told:
        _draw(anna, uncoded=5)
    assert "did not finish" in told.value.hint


@pytest.mark.parametrize(
    "asked", [{"sample": 0}, {"days": 0}, {"uncoded": -1}, {"seed": -1}, {"seed": 2**32}], ids=str
)
def test_numbers_that_are_none_are_refused(anna, asked):
    with pytest.raises(UsageProblem):
        _draw(anna, **asked)


@pytest.mark.parametrize("typed", ["", "w", "0w", "-1w", "3m", "drei", "3 w x", "99999w", "²w"])
def test_times_that_are_none_are_refused(typed):
    with pytest.raises(UsageProblem, match="no time that has passed"):
        intra.days_typed(typed)


def test_weeks_and_days_are_times():
    assert (intra.days_typed("3w"), intra.days_typed(" 10D "), intra.days_typed("1d")) == (21, 10, 1)


def test_who_does_not_code_twice_is_refused(project):
    add_coder(project, "Konsens", CoderKind.CONSENSUS)
    with pytest.raises(QualcodeError, match="codes twice"):
        _draw(Workspace(project, "Konsens"))
    with pytest.raises(NotFound):
        _draw(Workspace(project, "nobody"))
    add_coder(project, "ben")
    with pytest.raises(QualcodeError, match="no passages yet"):
        _draw(Workspace(project, "ben"))
    with pytest.raises(QualcodeError, match="no passages in round 7"):
        _draw(Workspace(project, "anna"), of=7)


def test_a_coding_of_a_whole_text_is_no_passage(project, anna):
    document = project.documents.find("eins")
    whole = Span(0, document.length)
    project.codings.add(document, whole, code_named(project, "Oft"), coder_named(project, "anna"))
    assert _draw(anna).there == 20


def _code_again(project, changed, left=0):
    """Code what was drawn as before, the first `changed` with another code, and leave the last ones out."""
    again = Workspace(project, "anna", round_=2)
    drawn = _segments(again)
    book = {code.key: code for code in project.codes.book()}
    for number, segment in enumerate(drawn[: len(drawn) - left]):
        document = project.documents.get(segment.document)
        (before,) = [
            coding for coding in project.codings.all(document=document.key)
            if (coding.coder, coding.round, coding.span) == (segment.coder, 1, segment.span)
        ]  # fmt: skip
        code = code_named(project, "Anders") if number < changed else book[before.code]
        codings.give(again, document, segment.span, [code], round_=2)
    return again


def test_both_codings_are_compared_on_what_was_drawn_alone(project, anna):
    _draw(anna)
    assert usual_rounds(project, "anna") == (1, 2)
    assert usual_unit(project, ("anna",)) == "segment"
    _code_again(project, changed=1, left=2)
    found = study(project, Comparison(intra="anna", rounds=(1, 2), unit="segment"))
    assert found.units == 4
    assert found.scope.repeated.passages == 4
    assert found.scope.repeated.waiting == 2
    assert found.scope.repeated.days == (0, 0, 0)
    (repetition,) = intra.repetitions(anna)
    assert (repetition.round, repetition.of, repetition.passages, repetition.coded) == (2, 1, 6, 4)
    assert sum(left for _name, left, _coded in repetition.documents) == 6


def test_what_was_left_uncoded_again_counts_where_the_document_is_finished_again(project, anna):
    _draw(anna)
    again = _code_again(project, changed=0, left=2)
    project.coders.round = 2
    coders.set_state(again, project.documents.all(), WorkState.FINISHED)
    found = study(project, Comparison(intra="anna", rounds=(1, 2), unit="segment"))
    assert (found.units, found.scope.repeated.waiting) == (6, 0)
    assert found.whole["krippendorff_alpha"].value < 1


def test_what_is_coded_again_is_no_later_work_for_anybody_else(project, anna):
    ben = add_coder(project, "ben")
    for document in project.documents.all():
        for words in SAID[:10]:
            give_code(project, document, words, "Oft", "ben")
        project.coders.set_state(document.key, ben, WorkState.FINISHED, ME)
    asked = Comparison(coders=("anna", "ben"), unit="sentence")
    before = study(project, asked)
    _draw(anna)
    assert usual_unit(project) == "sentence"
    again = _code_again(project, changed=6)
    project.coders.round = 2
    coders.set_state(again, project.documents.all(), WorkState.FINISHED)
    project.coders.round = None
    after = study(project, asked)
    assert {name: value.value for name, value in after.whole.items()} == {
        name: value.value for name, value in before.whole.items()
    }
    assert after.scope.again_aside == 6
    assert any("coded again" in str(warning) for warning in after.warnings)


def test_nobody_begins_the_round_in_which_somebody_codes_again(project, anna):
    _draw(anna)
    with pytest.raises(QualcodeError, match="codes own passages again") as told:
        coders.set_round(anna, 2)
    assert "is 3" in told.value.hint
    assert coders.next_round(anna) == 3
    assert coders.latest_round(anna) == 2
    assert coders.latest_round(Workspace(project, "ben")) == 1
    assert coders.set_round(anna, 3)
    assert _draw(anna, of=1, sample=3).round == 4


def test_what_was_given_before_is_hidden_while_it_is_coded_again(project, anna):
    coding = anna.codings()[0]
    memos.write_on_coding(anna, coding, "weil es wiederkam")
    anchors.add_passage(anna, anna.book[coding.code], coding)
    give_code(project, project.documents.find("eins"), SAID[11], "Anders", "ben")
    _draw(anna)
    again = Workspace(project, "anna", round_=2)
    assert again.codings() == []
    assert again.memos() == []
    assert not [anchor for code in again.book for anchor in code.anchors]
    told = " ".join(entry.words.words for entry in again.log() if entry.entry.kind.startswith("coding"))
    assert "Oft" not in told
    assert "Selten" not in told
    assert sum(again.numbers("code_id").values()) == 0
    assert list(again.passages()) == []
    assert again.sight.hidden_words()
