"""Norming sessions: who sees which votes when, what is refused, what becomes of votes, the figures of both turns."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import qualcode
from qualcode.agreement.procedure.norming import figures_of_votes
from qualcode.errors import QualcodeError, UndoRefused
from qualcode.model.codings import CoderKind
from qualcode.model.spans import Span
from qualcode.model.team.norming import NormingState, NormingVote
from qualcode.model.team.norming_figures import NormingFigures
from qualcode.model.team.roles import TeamRole
from qualcode.workspace.codebook import codes as code_changes
from qualcode.workspace.codebook import merging, removal
from qualcode.workspace.coding import codings
from qualcode.workspace.material import documents, revising
from qualcode.workspace.team import coders, norming
from qualcode.workspace.team.norming_passages import DrawnUnit, NormingChoice, chosen_passages
from qualcode.workspace.workspace import Workspace
from tests.project.revised import read

TEXT = "I: Wie war das?\nB: Das Amt kam nie. Das war schwer.\nI: Und dann?\nB: Am Ende half ein Amt.\n"
PLACES = [Span(19, 35), Span(36, 51), Span(68, 89)]


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    path = tmp_path_factory.mktemp("norming") / "p.qualcode"
    with qualcode.create(path, "Probe", coder="anna") as study:
        study.documents.add("eins", TEXT, label="RG 2022")
        for code in ("Thema", "Anderes", "Rest"):
            study.codes.add(code)
        for coder in ("anna", "ben", "cara"):
            if study.space.project.coders.exact(coder) is None:
                coders.add(study.space, coder)
        begun(study.space)
    return path.read_bytes()


@pytest.fixture
def spaces(filled, tmp_path):
    """The same file as anna and as ben have it; with a session of both on three passages."""
    path = tmp_path / "p.qualcode"
    path.write_bytes(filled)
    with Workspace.open(path, coder="anna") as anna, Workspace.open(path, coder="ben") as ben:
        yield anna, ben


def begun(space, name="Woche 1", places=PLACES):
    members = [space.project.coders.find(member) for member in ("anna", "ben")]
    document = space.project.documents.find("eins")
    return norming.begin(space, name, members, [(document, span) for span in places])


def session_of(space):
    return space.project.norming.find("Woche 1")


def vote(space, *votes):
    """Vote on the passages in turn, each by names of codes with blanks between them."""
    session = session_of(space)
    passages = space.project.norming.passages(session.key)
    named = {code.name: code for code in space.book.codes}
    norming.vote(
        space,
        session,
        {passage.key: [named[name] for name in said.split()] for passage, said in zip(passages, votes, strict=True)},
    )


def seen(space):
    """(Number of the passage, coder, turn) -> names of the codes, as far as they may be seen."""
    board, names = norming.board(space, session_of(space)), space.sight.coders
    return {
        (voted.number, names[coder], turn): " ".join(code.name for code in codes)
        for voted in board.passages
        for (coder, turn), codes in voted.votes.items()
    }


def step(space, act, **said):
    return act(space, session_of(space), **said)


def test_votes_are_seen_by_others_when_they_are_revealed_and_second_ones_when_it_is_closed(spaces):
    anna, ben = spaces
    vote(anna, "Thema", "Anderes Rest", "")
    vote(ben, "Thema", "Anderes", "Rest")
    assert {coder for _number, coder, _turn in seen(anna)} == {"anna"}
    assert norming.board(anna, session_of(anna)).figures is None
    step(ben, norming.reveal)
    assert seen(anna)[3, "ben", 1] == "Rest"
    assert seen(anna) == seen(ben)
    step(anna, norming.again)
    vote(anna, "Thema", "Anderes", "Rest")
    vote(ben, "Thema", "Anderes", "Rest")
    assert {coder for _number, coder, turn in seen(anna) if turn == 2} == {"anna"}
    assert norming.board(ben, session_of(ben)).figures.second is None
    closed = step(ben, norming.close, note="Rest ist, was sonst keinen Code hat.")
    assert closed.state is NormingState.CLOSED
    assert seen(anna)[3, "ben", 2] == "Rest"
    figures = norming.board(anna, closed).figures
    assert figures.second.alpha == 1.0
    assert figures.first.alpha < 1.0


def test_a_vote_is_not_taken_back_when_its_turn_is_over_nor_a_turn_in_which_somebody_voted(spaces):
    anna, ben = spaces
    vote(anna, "Thema", "Rest", "")
    vote(ben, "Thema", "Rest", "Rest")
    ben.undo()
    ben.redo()
    step(anna, norming.reveal)
    with pytest.raises(UndoRefused, match="are revealed"):
        ben.undo()
    step(anna, norming.again)
    vote(ben, "Thema", "Rest", "")
    with pytest.raises(UndoRefused, match="second votes were given since"):
        anna.undo()
    ben.undo()
    anna.undo()  # nobody voted a second time: back to the talk
    assert session_of(anna).state is NormingState.TALK
    with pytest.raises(UndoRefused, match="are revealed"):
        ben.redo()
    assert seen(anna)[3, "ben", 1] == "Rest"


def test_who_works_blind_sees_no_votes_of_others_and_nobody_reveals_in_a_blind_project(spaces):
    anna, ben = spaces
    vote(anna, "Thema", "Rest", "")
    vote(ben, "Rest", "Rest", "Rest")
    coders.set_blind(anna, on=True)
    with pytest.raises(QualcodeError, match="blind"):
        step(anna, norming.reveal)
    board = norming.board(anna, session_of(anna))
    assert board.voted == {anna.coder.key: 3, ben.coder.key: None}
    coders.set_blind(anna, on=False)
    step(anna, norming.reveal)
    with Workspace.open(anna.project.path, coder="anna", blind=True) as blind:
        assert {coder for _number, coder, _turn in seen(blind)} == {"anna"}
        assert norming.board(blind, session_of(blind)).figures is None


def test_the_history_never_tells_which_code_somebody_voted_for(spaces):
    anna, ben = spaces
    vote(ben, "Rest Thema", "Thema", "")
    vote(ben, "Rest", "Anderes", "Rest")
    told = [entry for entry in anna.log() if entry.entry.kind == "norming.vote"]
    assert {entry.words.words for entry in told} == {"votes of a norming session “Woche 1”"}
    assert [entry.words.rows for entry in told] == [{"norming_votes": 3}, {"norming_votes": 3}]
    assert ben.undo().words.words == "votes of a norming session “Woche 1”"


def test_a_vote_replaces_the_former_one_of_the_same_turn(spaces):
    anna, _ben = spaces
    vote(anna, "Thema Rest", "", "Rest")
    vote(anna, "Rest Anderes", "Thema", "Rest")
    assert seen(anna) == {(1, "anna", 1): "Rest Anderes", (2, "anna", 1): "Thema", (3, "anna", 1): "Rest"}
    anna.undo()
    assert sorted(seen(anna)[1, "anna", 1].split()) == ["Rest", "Thema"]
    assert seen(anna)[2, "anna", 1] == ""


@pytest.mark.parametrize("kind", [CoderKind.MACHINE, CoderKind.CONSENSUS])
def test_only_persons_take_part(spaces, kind):
    anna, _ben = spaces
    other = coders.add(anna, "anders", kind)
    document = anna.project.documents.find("eins")
    with pytest.raises(QualcodeError, match="no person"):
        norming.begin(anna, "Zwei", [anna.coder, other], [(document, PLACES[0])])


def test_a_guest_takes_no_part(spaces):
    anna, ben = spaces
    anna.project.roles.set_role(ben.coder, TeamRole.GUEST, anna.author)
    document = anna.project.documents.find("eins")
    with pytest.raises(QualcodeError, match="is a guest here"):
        norming.begin(anna, "Zwei", [anna.coder, ben.coder], [(document, PLACES[0])])


def test_what_cannot_be_begun_is_refused(spaces):
    anna, ben = spaces
    document = anna.project.documents.find("eins")
    place = [(document, PLACES[0])]
    for name, members, places, why in (
        ("woche 1", [anna.coder, ben.coder], place, "already"),
        (" ", [anna.coder, ben.coder], place, "name of one line"),
        ("a\nb", [anna.coder, ben.coder], place, "name of one line"),
        ("Zwei", [anna.coder, anna.coder], place, "two members"),
        ("Zwei", [anna.coder, ben.coder], [], "one passage"),
        ("Zwei", [anna.coder, ben.coder], [(document, Span(80, 90))], "does not lie inside"),
        ("Zwei", [anna.coder, ben.coder], [(document, Span(n, n + 1)) for n in range(60)] * 6, "only"),
    ):
        if why == "only":  # the same passage twice is one
            assert norming.begin(anna, name, members, places)
            continue
        with pytest.raises(QualcodeError, match=why):
            norming.begin(anna, name, members, places)


def test_a_vote_on_a_session_that_went_on_meanwhile_is_refused(spaces):
    anna, ben = spaces
    before = session_of(ben)
    step(anna, norming.reveal, incomplete=True)
    passage = ben.project.norming.passages(before.key)[0]
    with pytest.raises(QualcodeError, match="went on meanwhile"):
        norming.vote(ben, before, {passage.key: []})
    with pytest.raises(QualcodeError, match="revealed"):
        norming.vote(ben, session_of(ben), {passage.key: []})


def test_who_takes_no_part_cannot_vote_and_steps_have_an_order(spaces):
    anna, _ben = spaces
    with Workspace.open(anna.project.path, coder="cara") as cara, pytest.raises(QualcodeError, match="takes no part"):
        vote(cara, "Thema", "", "")
    for act in (norming.again, norming.close):
        with pytest.raises(QualcodeError, match="not the next step"):
            step(anna, act)
    with pytest.raises(QualcodeError, match="6 votes are missing"):
        step(anna, norming.reveal)
    step(anna, norming.reveal, incomplete=True)
    step(anna, norming.close)
    for act in (norming.reveal, norming.again, norming.close):
        with pytest.raises(QualcodeError, match="not the next step"):
            step(anna, act)


def test_votes_of_a_removed_code_go_with_it_and_those_of_a_merged_one_become_the_others(spaces):
    anna, ben = spaces
    vote(anna, "Thema", "Anderes Rest", "Rest")
    vote(ben, "Rest", "Rest", "")
    named = {code.name: code for code in anna.book.codes}
    removal.remove(anna, named["Thema"])
    assert (1, "anna", 1) not in seen(anna)  # a vote that is gone is to be given again, and never “none of them”
    anna.undo()
    assert seen(anna)[1, "anna", 1] == "Thema"
    merging.merge(anna, named["Rest"], named["Anderes"])
    assert seen(anna)[2, "anna", 1] == "Anderes"
    assert seen(ben)[1, "ben", 1] == "Anderes"
    anna.undo()
    assert seen(anna)[2, "anna", 1] == "Anderes Rest"


def test_a_passage_that_was_corrected_is_shown_as_it_was_and_told(spaces):
    anna, ben = spaces
    ben.close()
    document = anna.project.documents.find("eins")
    revising.carry_out(anna, revising.planned(anna, document, read(TEXT.replace("kam nie", "kam oft"), "eins")))
    first = norming.board(anna, session_of(anna)).passages[0]
    assert (first.words, first.corrected) == ("Das Amt kam nie.", True)
    revising.seal(anna, anna.project.documents.find("eins"))
    first = norming.board(anna, session_of(anna)).passages[0]
    assert (first.words, first.text) == ("", None)


def test_a_document_goes_with_its_passages_and_comes_back(spaces):
    anna, _ben = spaces
    vote(anna, "Thema", "Rest", "")
    documents.remove(anna, [anna.project.documents.find("eins")])
    assert norming.board(anna, session_of(anna)).passages == ()
    anna.undo()
    assert seen(anna)[1, "anna", 1] == "Thema"
    assert not [result for result in anna.project.check() if result.problems]


def test_figures_are_kept_when_a_session_is_closed_and_do_not_change_with_the_codebook(spaces):
    anna, ben = spaces
    vote(anna, "Thema", "Rest", "")
    vote(ben, "Thema", "Thema", "")
    step(anna, norming.reveal)
    closed = step(anna, norming.close)
    kept = NormingFigures.from_json(closed.figures)
    assert kept.second is None
    removal.remove(anna, next(code for code in anna.book.codes if code.name == "Rest"))
    code_changes.edit(anna, anna.book.codes[0], {"name": "Neu"})
    assert norming.board(anna, closed).figures == kept


def test_damaged_figures_are_damage_that_is_told(spaces):
    anna, _ben = spaces
    for figures in ("{}", "[]", "x", '{"codes": 3}'):
        with anna.project.change("norming.turn", anna.author):
            anna.project._store.connection.execute("UPDATE norming_sessions SET figures = ?", (figures,))
        with pytest.raises(QualcodeError, match="damaged"):
            anna.project.norming.all()


# ---- choosing ----------------------------------------------------------------------------------------


def test_passages_are_drawn_again_by_the_same_seed_without_what_is_asked(spaces):
    anna, _ben = spaces
    drawn = [
        chosen_passages(anna, NormingChoice(sample=2, unit=DrawnUnit.SENTENCE, seed=seed))
        for seed in (1, *range(1, 20))  # the draw depends on a random id, too
    ]
    assert drawn[0] == drawn[1]
    assert len({chosen.passages[0][1:] + chosen.passages[1][1:] for chosen in drawn}) > 1
    assert "seed 1, 2 of 3 units" in drawn[0].reason
    words = {span.cut(TEXT) for _document, span in chosen_passages(anna, NormingChoice(sample=2)).passages}
    assert words == {"Das Amt kam nie. Das war schwer.", "Am Ende half ein Amt."}
    with pytest.raises(QualcodeError, match="3 passages cannot be drawn from 2 paragraphs"):
        chosen_passages(anna, NormingChoice(sample=3))


def test_passages_of_codings_and_of_disagreements(spaces):
    anna, ben = spaces
    document = anna.project.documents.find("eins")
    (mine,) = codings.give(anna, document, PLACES[0], [anna.book.codes[0]])
    codings.give(ben, document, PLACES[1], [ben.book.codes[0]])
    chosen = chosen_passages(anna, NormingChoice(codings=[mine.coding], disagreements=1))
    assert 1 <= len(chosen.passages) <= 2
    coders.set_blind(anna, on=True)
    theirs = next(coding for coding in anna.project.codings.all() if coding.coder == ben.coder.key)
    for choice in (NormingChoice(disagreements=1), NormingChoice(codings=[theirs])):
        with pytest.raises(QualcodeError, match="blind"):
            chosen_passages(anna, choice)


# ---- figures -----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    with qualcode.create(tmp_path_factory.mktemp("book") / "p.qualcode", "Probe", coder="anna") as study:
        for code in ("Thema", "Anderes"):
            study.codes.add(code)
        return study.space.book.codes


def alpha_by_hand(rows):
    """Nominal alpha of units with values of two coders or more (Krippendorff 2011), None where nothing varies."""
    rows = [values for values in rows if len(values) > 1]
    every = [value for values in rows for value in values]
    number = len(every)
    if len(rows) < 2 or len(set(every)) < 2:
        return None
    observed = sum(Fraction(2 * sum(a != b for a, b in combinations(values, 2)), len(values) - 1) for values in rows)
    expected = sum(2 for a, b in combinations(every, 2) if a != b)
    return float(1 - (number - 1) * observed / expected)


VOTES = st.dictionaries(
    st.tuples(st.integers(1, 5), st.integers(1, 3)),  # passage, coder
    st.tuples(st.sets(st.integers(0, 1)), st.none() | st.sets(st.integers(0, 1))),
    max_size=15,
)


@settings(max_examples=30)
@given(VOTES)
def test_figures_are_alpha_of_the_same_votes_before_and_after(book, drawn):
    keys = [code.key for code in book]
    votes = [
        NormingVote(passage, coder, turn, tuple(keys[code] for code in given), "")
        for (passage, coder), both in drawn.items()
        for turn, given in enumerate(both, start=1)
        if given is not None
    ]
    figures = figures_of_votes(votes, book)
    assert NormingFigures.from_json(figures.to_json()) == figures
    again = any(second is not None for _first, second in drawn.values())
    compared = {place: both for place, both in drawn.items() if both[1] is not None or not again}
    by_passage = {}
    for (passage, _coder), both in compared.items():
        by_passage.setdefault(passage, []).append(both)
    rows = [both for both in by_passage.values() if len(both) > 1]
    assert figures.passages == len(rows)
    assert figures.votes == sum(map(len, rows))
    assert figures.votes * (2 if again else 1) + figures.left_out == len(votes)
    for change in figures.codes:
        code = [code.uuid for code in book].index(change.code)
        for turn, of_turn in enumerate((change.first, change.second)):
            if of_turn is None:
                assert not again
                continue
            alpha = alpha_by_hand([[code in both[turn] for both in row] for row in rows])
            assert of_turn.alpha == (None if alpha is None else pytest.approx(alpha))
            assert of_turn.given == sum(code in both[turn] for row in rows for both in row)
            assert (of_turn.alpha is None) == bool(of_turn.reason)
        if again:
            assert change.taken - change.dropped == change.second.given - change.first.given
