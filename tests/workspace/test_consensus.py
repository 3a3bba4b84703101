"""Decisions of a consensus in a workspace: what they write, when they are refused, and what they never touch."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest

import qualcode
from qualcode.agreement.consensus.outcome import ConsensusCoding, ConsensusEdges
from qualcode.agreement.consensus.places import PlaceKind
from qualcode.errors import QualcodeError, SpanOutside, UsageProblem
from qualcode.model.codings import CoderKind, Polarity, WorkState
from qualcode.model.consent.consents import ConsentChange, Permission, Purpose
from qualcode.model.spans import Span
from qualcode.model.team.consensus import Certainty, CodingError, ConsensusResult, DecisionMode
from qualcode.project.project import Project
from qualcode.workspace.codebook import merging
from qualcode.workspace.coding import codings
from qualcode.workspace.material import revising
from qualcode.workspace.team import coders, consensus, deciding
from qualcode.workspace.team.consensus_board import ConsensusAsked, PlaceOrder, PlaceState
from qualcode.workspace.workspace import Workspace
from tests.builders import ME, coder_named
from tests.helpers import tables
from tests.project.revised import read
from tests.workspace.conftest import blind, code_as, study_of_two

TEXT = "I: Wie war das?\nB: Das Amt kam nie. Das war schwer. Am Ende half ein Amt."
NEVER, HARD, HELPED = "Das Amt kam nie.", "Das war schwer.", "Am Ende half ein Amt."
FIRST, SECOND, BOTH, OTHER, NONE, UNDECIDED = ConsensusResult


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    """Anna and Ben agree on the first sentence, differ in the edges at the second, in the code at the third."""
    with study_of_two(tmp_path_factory.mktemp("two"), TEXT, mine="", theirs="") as opened:
        opened.codes.add("Rest")
        opened.code("eins", NEVER, "Thema", weight=70)
        opened.code("eins", HARD, "Thema")
        opened.code("eins", HELPED, "Thema")
        code_as("ben", opened, NEVER)
        code_as("ben", opened, f"{NEVER[8:]} {HARD}", "Rest")
        code_as("ben", opened, HARD[:7])
        code_as("ben", opened, HELPED, "Rest")
        space = opened.space
        for name in ("anna", "ben"):
            coder = space.project.coders.find(name)
            space.project.coders.set_state(space.project.documents.find("eins").key, coder, WorkState.FINISHED, ME)
        return opened.path


@pytest.fixture
def study(template, tmp_path):
    with qualcode.open(shutil.copyfile(template, tmp_path / "p.qualcode"), coder="anna") as opened:
        yield opened


def board(space, **asked):
    return consensus.consensus_places(space, ConsensusAsked(**asked))


def at(space, kind, **asked):
    found = board(space, **asked)
    (entry,) = [entry for entry in found.every if entry.place.kind is kind]
    return found, entry


def draft(space, kind=PlaceKind.BOUNDARY, result=BOTH, **more):
    found, entry = at(space, kind)
    return replace(deciding.DecisionDraft.at(found, entry, result), **{"consensus": "Konsens"} | more)


def decide(space, kind=PlaceKind.BOUNDARY, result=BOTH, **more):
    return deciding.decide(space, draft(space, kind, result, **more))


def of_consensus(space):
    key = space.project.coders.find("Konsens").key
    return [
        (space.project.codes.book()[coding.code].name, (coding.span.start, coding.span.end))
        for coding in space.project.codings.all(coder=key)
    ]


def state(space, kind=PlaceKind.BOUNDARY, **asked):
    return at(space, kind, **asked)[1].state


def own_rows(space):
    keys = [coder.key for coder in space.project.coders.all() if coder.kind is not CoderKind.CONSENSUS]
    return [row for key in keys for row in space.project.codings.all(coder=key)]


def refused(space, draft, match):
    before = tables(space.project)
    with pytest.raises(QualcodeError, match=match) as error:
        deciding.decide(space, draft)
    assert error.value.hint
    assert tables(space.project) == before


# ---- deciding ------------------------------------------------------------------------------------------


def test_the_board_lists_places_with_their_states_by_cost_document_or_code(space):
    found = board(space)
    assert found.first.name == "anna"
    assert found.second.name == "ben"
    assert found.consensus is None
    assert [entry.place.kind for entry in found.listed(ConsensusAsked(order=PlaceOrder.DOCUMENT))] == [
        PlaceKind.AGREED, PlaceKind.ONLY_SECOND, PlaceKind.BOUNDARY, PlaceKind.CODE,
    ]  # fmt: skip
    costs = [entry.place.cost for entry in found.items]
    assert costs == sorted(costs, reverse=True)
    assert costs[0] > 0
    assert found.progress[PlaceState.OPEN] == 4
    (of_document,) = found.by_document
    assert of_document.left == 4
    rest = next(code.key for code in found.found.first and space.book if code.name == "Rest")
    chosen = found.listed(ConsensusAsked(codes=frozenset({rest}), kinds=frozenset({PlaceKind.CODE})))
    assert [entry.place.kind for entry in chosen] == [PlaceKind.CODE]
    assert found.listed(ConsensusAsked(states=frozenset({PlaceState.DECIDED}))) == ()
    assert found.at(chosen[0].place.document.key, chosen[0].place.span, {rest}) == chosen[0]
    assert found.of_coding(chosen[0].place.second[0].uuid) == chosen[0]


def test_a_decision_makes_codings_of_a_consensus_coder_in_one_change(space):
    before, entries = own_rows(space), len(space.project.log())
    decision = decide(space, reason=" Der ganze Satz. ", certainty=Certainty.SURE, error=CodingError.BOUNDARY)
    assert len(space.project.log()) == entries + 1
    assert space.project.log()[-1].kind == "consensus.decide"
    assert own_rows(space) == before
    assert of_consensus(space) == [("Thema", (36, 51))]
    assert (decision.mode, decision.result, decision.reason) == (DecisionMode.JOINT, BOTH, "Der ganze Satz.")
    assert set(decision.persons) == {space.project.coders.find(name).uuid for name in ("anna", "ben")}
    assert [had.span for had in decision.before] == [Span(36, 51), Span(36, 43)]
    found, entry = at(space, PlaceKind.BOUNDARY)
    assert entry.state is PlaceState.DECIDED
    assert entry.decision == decision == found.of_decision(decision.uuid).decision
    assert space.project.coders.find("Konsens").kind is CoderKind.CONSENSUS
    assert [made.span for made in space.project.consensus.made_by(decision)] == [Span(36, 51)]
    space.undo()
    assert state(space) is PlaceState.OPEN
    assert space.project.coders.exact("Konsens") is None
    space.redo()
    assert state(space) is PlaceState.DECIDED


@pytest.mark.parametrize(
    ("result", "more", "codings"),
    [
        (FIRST, {}, [("Thema", (36, 51))]),
        (SECOND, {}, [("Thema", (36, 43))]),
        (BOTH, {"edges": ConsensusEdges.INTERSECTED}, [("Thema", (36, 43))]),
        (NONE, {}, []),
        (UNDECIDED, {}, []),
    ],
)
def test_results_give_what_they_say(space, result, more, codings):
    decision = decide(space, result=result, **more)
    assert of_consensus(space) == codings
    assert decision.result is result
    wanted = PlaceState.UNDECIDED if result is UNDECIDED else PlaceState.DECIDED
    assert state(space) is wanted
    assert len(decision.made) == len(codings)


def test_another_code_and_passage_are_chosen_by_hand(space):
    rest = next(code.key for code in space.book if code.name == "Rest")
    decide(space, result=OTHER, by_hand=(ConsensusCoding(rest, Span(36, 50), Polarity.ABSENT, 30),))
    (coding,) = space.project.codings.all(coder=space.project.coders.find("Konsens").key)
    assert (coding.span, coding.polarity, coding.weight) == (Span(36, 50), Polarity.ABSENT, 30)
    assert state(space) is PlaceState.DECIDED


def test_deciding_again_replaces_the_decision_and_its_codings(space):
    first = decide(space, result=SECOND)
    second = decide(space, result=FIRST)
    assert space.project.consensus.all() == [second]
    assert second.created == first.created
    assert of_consensus(space) == [("Thema", (36, 51))]
    kept = space.project.consensus.made_by(second)
    third = decide(space, result=BOTH, reason="Bleibt so.")
    assert space.project.consensus.made_by(third) == kept  # what comes again stays, with its memos and ids
    decide(space, result=UNDECIDED)
    assert of_consensus(space) == []
    assert state(space) is PlaceState.UNDECIDED


def test_what_the_consensus_has_of_the_place_by_hand_makes_room(space):
    konsens = coder_named(space.project, "Konsens", CoderKind.CONSENSUS)
    (document,) = space.project.documents.all()
    thema = next(code for code in space.book if code.name == "Thema")
    for span in (Span(36, 40), Span(19, 35)):
        space.project.codings.add(document, span, thema, konsens)
    done = deciding.effect(space, draft(space))
    assert [coding.span for coding in done.removes] == [Span(36, 40)]
    assert [coding.span for coding in done.makes] == [Span(36, 51)]
    decide(space)
    assert of_consensus(space) == [("Thema", (19, 35)), ("Thema", (36, 51))]
    decide(space, result=UNDECIDED)
    assert of_consensus(space) == [("Thema", (19, 35))]


def test_a_decision_is_taken_back_with_what_it_made(space):
    decision = decide(space)
    assert deciding.withdraw(space, decision) == 1
    assert of_consensus(space) == []
    assert state(space) is PlaceState.OPEN
    with pytest.raises(QualcodeError, match="not there any more"):
        deciding.withdraw(space, decision)
    space.undo()
    assert state(space) is PlaceState.DECIDED


def test_a_third_person_decides_alone(space):
    coder_named(space.project, "cara")
    assert decide(space, mode=DecisionMode.THIRD, persons=("cara",)).mode is DecisionMode.THIRD
    cara = Workspace(space.project, "cara")
    assert decide(cara, mode=DecisionMode.THIRD).persons == (space.project.coders.find("cara").uuid,)


def test_an_anchor_example_comes_in_the_same_change(space):
    entries = len(space.project.log())
    decision = decide(space, anchor=True)
    assert len(space.project.log()) == entries + 1
    (anchor,) = next(code for code in space.book if code.name == "Thema").anchors
    assert (anchor.text, anchor.coding) == (HARD, space.project.consensus.made_by(decision)[0].id)
    assert deciding.make_anchor(space, decision) is None
    decide(space, reason="Noch einmal.", anchor=True)
    assert len(next(code for code in space.book if code.name == "Thema").anchors) == 1


def test_a_rule_is_proposed_with_the_passage_and_the_reason(space):
    decision = decide(space, error=CodingError.RULE, reason="Nur wenn jemand kommt.")
    proposed = deciding.rule_draft(space, decision)
    assert proposed.name == "Thema"
    assert proposed.rules.definition == "das ist gemeint"
    assert proposed.rules.borders == f"“{HARD}” (eins): Nur wenn jemand kommt."
    rest = next(code for code in space.book if code.name == "Rest")
    assert deciding.rule_draft(space, decision, rest).name == "Rest"


def test_no_words_are_proposed_for_a_rule_that_must_not_be_quoted(space):
    decision = decide(space, error=CodingError.RULE, reason="Nur wenn jemand kommt.")
    refused = ConsentChange({Purpose.QUOTE: Permission.NO})
    space.project.consents.set(space.author, documents={decision.document: refused})
    borders = deciding.rule_draft(space, decision).rules.borders
    assert borders == "a passage that must not be quoted (eins): Nur wenn jemand kommt."


# ---- where both agree, and finishing ---------------------------------------------------------------------


def test_what_both_agree_on_is_taken_at_once_after_a_preview(space):
    preview = consensus.preview_agreed(space, board(space))
    assert (len(preview.places), preview.unfinished, preview.otherwise, preview.weights) == (1, 0, 0, 1)
    assert [document.name for document in preview.documents] == ["eins"]
    assert consensus.take_agreed(space, preview, "Konsens") == 1
    (coding,) = space.project.codings.all(coder=space.project.coders.find("Konsens").key)
    assert (coding.span, coding.weight) == (Span(19, 35), None)
    assert state(space, PlaceKind.AGREED) is PlaceState.TAKEN
    assert space.project.consensus.all() == []
    assert consensus.preview_agreed(space, board(space)).places == ()


def test_what_is_not_finished_or_changed_since_the_preview_is_not_taken(space):
    found = board(space)
    preview = consensus.preview_agreed(space, found)
    (document,) = space.project.documents.all()
    coders.set_state(space, [document], WorkState.WORKING)
    assert consensus.preview_agreed(space, board(space)).unfinished == 1
    assert consensus.preview_agreed(space, board(space, assume_finished=True)).unfinished == 0
    codings.change(space, preview.places[0].first[0], span=Span(19, 30), document=document)
    with pytest.raises(QualcodeError, match="1 place is not as it was in the preview"):
        consensus.take_agreed(space, preview, "Konsens")


def test_what_the_consensus_has_with_other_edges_is_not_taken(space):
    konsens = coder_named(space.project, "Konsens", CoderKind.CONSENSUS)
    (document,) = space.project.documents.all()
    thema = next(code for code in space.book if code.name == "Thema")
    space.project.codings.add(document, Span(20, 35), thema, konsens)
    preview = consensus.preview_agreed(space, board(space))
    assert (preview.places, preview.otherwise) == ((), 1)
    decide(space, PlaceKind.AGREED, FIRST)
    assert of_consensus(space) == [("Thema", (19, 35))]
    assert state(space, PlaceKind.AGREED) is PlaceState.TAKEN


def test_a_document_is_finished_when_nothing_is_left_unless_that_is_said(space):
    (document,) = space.project.documents.all()
    with pytest.raises(QualcodeError, match="There is no consensus coder yet"):
        consensus.finish(space, document)
    decide(space)
    with pytest.raises(QualcodeError, match="3 places of “eins” are left to decide"):
        consensus.finish(space, document)
    consensus.take_agreed(space, consensus.preview_agreed(space, board(space)))
    for kind in (PlaceKind.CODE, PlaceKind.ONLY_SECOND):
        decide(space, kind, NONE)
    assert consensus.finish(space, document)
    assert not consensus.finish(space, document)
    assert board(space).by_document[0].finished
    deciding.withdraw(space, space.project.consensus.all()[0])
    with pytest.raises(QualcodeError, match="1 place"):
        consensus.finish(space, document)
    assert not consensus.finish(space, document, even_open=True)


def test_for_a_pair_with_a_model_solution_there_is_nothing_to_finish(space):
    (document,) = space.project.documents.all()
    decide(space)
    space.project.coders.add("Muster", CoderKind.MODEL, space.author)
    with pytest.raises(QualcodeError, match="Muster"):
        consensus.finish(space, document, ConsensusAsked(first="anna", second="Muster"), even_open=True)


# ---- what the two have now is not what was decided on ------------------------------------------------------


def test_a_changed_removed_or_new_coding_overtakes_a_decision(study, space):
    decide(space)
    mine = at(space, PlaceKind.BOUNDARY)[1].place.first[0]
    for change in (
        lambda: codings.change(space, mine, polarity=Polarity.ABSENT),
        lambda: codings.change(space, mine, weight=5),
        lambda: codings.change(space, mine, span=Span(37, 51), document=space.project.documents.all()[0]),
        lambda: codings.remove(space, [mine]),
        lambda: study.code("eins", HARD[8:], "Thema"),
    ):
        change()
        (entry,) = [entry for entry in board(space).every if entry.decisions]
        assert entry.state is PlaceState.OVERTAKEN
        space.undo()
    assert state(space) is PlaceState.DECIDED


def test_a_correction_moves_the_place_and_an_orphan_stays_with_its_decision(space):
    decide(space)
    (document,) = space.project.documents.all()
    decide(space, PlaceKind.CODE, FIRST)

    def revise(text):
        (present,) = space.project.documents.all()
        revising.carry_out(space, revising.planned(space, present, read(text, "eins")))

    revise(TEXT.replace("Das Amt kam nie.", "Das Amt kam doch nie."))
    assert state(space) is PlaceState.DECIDED
    assert state(space, PlaceKind.CODE) is PlaceState.DECIDED
    revise(TEXT.replace(f" {HELPED}", ""))
    found = board(space)
    assert [decision.result for decision in found.placeless] == [FIRST]
    assert state(space) is PlaceState.DECIDED
    assert document.sha256 != space.project.documents.all()[0].sha256


def test_two_decisions_of_copies_about_the_same_are_told(space):
    decide(space)
    project, author = space.project, space.author
    row = tables(project)["consensus_decisions"][0]
    with project.change("consensus.decide", author):
        store = project._store
        values = dict(zip(columns_of_decisions(space), row, strict=True))
        values |= {"made": "[]", "result": "none"}
        store.insert("consensus_decisions", **{k: v for k, v in values.items() if k not in {"id", "uuid"}})
    found, entry = at(space, PlaceKind.BOUNDARY)
    assert entry.state is PlaceState.TWICE
    assert len(entry.decisions) == 2
    deciding.decide(space, deciding.DecisionDraft.at(found, entry, SECOND))
    assert len(project.consensus.all()) == 1
    assert of_consensus(space) == [("Thema", (36, 43))]
    assert state(space) is PlaceState.DECIDED


def test_decisions_of_two_consensus_coders_about_the_same_become_one(space):
    """Copies of a project that both began a consensus make a coder each: the second one gets another name."""
    first = decide(space, result=FIRST)
    other = coder_named(space.project, "Konsens (2)", CoderKind.CONSENSUS)
    row = dict(zip(columns_of_decisions(space), tables(space.project)["consensus_decisions"][0], strict=True))
    thema = next(code for code in space.book if code.name == "Thema")
    with space.project.change("consensus.decide", space.author):
        (document,) = space.project.documents.all()
        coding = space.project.codings.add(document, Span(36, 43), thema, other).coding
        changed = row | {"consensus_id": other.key, "made": f'["{coding.uuid}"]', "result": "second"}
        space.project._store.insert(
            "consensus_decisions", **{name: value for name, value in changed.items() if name not in {"id", "uuid"}}
        )
    for name in ("", "Konsens", "Konsens (2)"):
        found, entry = at(space, PlaceKind.BOUNDARY, consensus=name)
        assert entry.state is PlaceState.TWICE
    assert board(space).consensus is None
    refused(space, deciding.DecisionDraft.at(*at(space, PlaceKind.BOUNDARY), BOTH), "There are several consensus")
    found, entry = at(space, PlaceKind.BOUNDARY, consensus="Konsens")
    deciding.decide(space, deciding.DecisionDraft.at(found, entry, FIRST))
    (left,) = space.project.consensus.all()
    assert left.made == first.made
    assert space.project.codings.all(coder=other.key) == []
    assert state(space) is PlaceState.DECIDED


def columns_of_decisions(space):
    return [name for _n, name, *_rest in space.project._store.all("PRAGMA table_info(consensus_decisions)")]


def test_an_orphan_of_one_of_the_two_leaves_the_decision_with_what_the_other_has(study, space):
    code_as("ben", study, f"{HARD[8:]} {HELPED}", "Rest")
    found, entry = at(space, PlaceKind.CODE)
    deciding.decide(space, replace(deciding.DecisionDraft.at(found, entry, FIRST), consensus="Konsens"))
    (document,) = space.project.documents.all()
    revising.carry_out(space, revising.planned(space, document, read(TEXT.replace(HELPED, "Ja."), "eins")))
    assert {orphan.coder for orphan in space.orphans()} >= {"anna"}
    (entry,) = [entry for entry in board(space).every if entry.decisions]
    assert entry.state is PlaceState.DECIDED
    assert entry.place.kind is PlaceKind.ONLY_SECOND


def test_a_merged_code_overtakes_nothing_and_the_rule_is_that_of_the_other(space):
    decision = decide(space)
    thema, rest = (next(code for code in space.book if code.name == name) for name in ("Thema", "Rest"))
    merging.merge(space, thema, rest)
    assert deciding.rule_draft(space, decision).name == "Rest"
    (entry,) = [entry for entry in board(space).every if entry.decisions]
    assert {coding.uuid for coding in entry.place.codings} >= {had.coding for had in decision.before}


def test_other_pairs_decide_for_themselves_and_are_told(study, space):
    decide(space)
    code_as("cara", study, HARD[:7])
    found, entry = at(space, PlaceKind.BOUNDARY, first="anna", second="cara")
    assert entry.state is PlaceState.OPEN
    assert len(entry.elsewhere) == 1
    assert not entry.decisions
    deciding.decide(space, deciding.DecisionDraft.at(found, entry, FIRST))
    first, second = space.project.consensus.all()
    assert first.made == second.made  # both gave the same passage
    assert deciding.withdraw(space, second) == 0
    assert of_consensus(space) == [("Thema", (36, 51))]


# ---- what is refused -----------------------------------------------------------------------------------


def test_what_changed_since_the_place_was_seen_is_told_and_nothing_written(study, space):
    seen = draft(space)
    codings.remove(space, [seen.place.first[0]])
    refused(space, seen, "Changed, added or removed codings here meanwhile: “anna”")
    space.undo()
    code_as("ben", study, HARD[4:])
    refused(space, seen, "meanwhile: “ben”")


def test_a_text_corrected_since_the_place_was_seen_is_told(space):
    seen = draft(space)
    (document,) = space.project.documents.all()
    revising.carry_out(space, revising.planned(space, document, read(TEXT + " Gut.", "eins")))
    refused(space, seen, "was corrected meanwhile")
    refused(space, replace(seen, result=NONE), "was corrected meanwhile")


def test_two_people_who_decide_the_same_at_once(space):
    with Project.open(space.project.path) as project:
        ben = Workspace(project, "ben")
        mine, theirs = draft(space), draft(ben, result=NONE)
        deciding.decide(ben, theirs)
        refused(space, mine, "“ben” decided this place meanwhile")
        seen = draft(space)
        deciding.withdraw(ben, project.consensus.all()[0])
        refused(space, seen, "withdrawn meanwhile")


@pytest.mark.parametrize(
    ("more", "match"),
    [
        ({"consensus": "ben"}, "“ben” is not a consensus coder"),
        ({"consensus": "maschine"}, "“maschine” is not a consensus coder"),
        ({"consensus": ""}, "There is no consensus coder yet"),
        ({"persons": ("anna",)}, "decide jointly only if both take part"),
        ({"persons": ("anna", "ben", "maschine")}, "“maschine” is no person"),
        ({"mode": DecisionMode.THIRD, "persons": ("ben",)}, "A third person is neither"),
        ({"mode": DecisionMode.THIRD}, "A third person is neither"),
        ({"result": OTHER}, "Nothing is said of the other coding"),
        ({"result": NONE, "anchor": True}, "There is no coding that could be an anchor example"),
        ({"result": OTHER, "by_hand": (ConsensusCoding(1, Span(0, 5)),)}, "0:5 shares no text with the place"),
        ({"result": OTHER, "by_hand": (ConsensusCoding(77, Span(36, 40)),)}, "The code is not there any more"),
    ],
)
def test_what_does_not_fit_is_refused(space, more, match):
    coder_named(space.project, "maschine", CoderKind.MACHINE)
    refused(space, draft(space, **more), match)


def test_a_coding_by_hand_outside_of_the_text_is_refused(space):
    seen = draft(space, PlaceKind.CODE, OTHER, by_hand=(ConsensusCoding(1, Span(60, 999)),))
    with pytest.raises(SpanOutside):
        deciding.decide(space, seen)
    assert space.project.coders.exact("Konsens") is None


def test_several_consensus_coders_are_told_apart(space):
    for name in ("Konsens", "Anderer"):
        coder_named(space.project, name, CoderKind.CONSENSUS)
    refused(space, draft(space, consensus=""), "There are several consensus coders: “Konsens” and “Anderer”")
    decide(space)
    assert board(space).consensus is None
    assert state(space) is PlaceState.DECIDED
    assert state(space, consensus="Anderer") is PlaceState.DECIDED  # by this pair, whoever holds the codings


def test_who_cannot_be_compared_is_refused(space):
    decide(space)
    for asked, match in (
        ({"first": "anna", "second": "anna"}, "cannot be compared with themselves"),
        ({"first": "anna", "second": "Konsens"}, "not one of those who find a consensus"),
        ({"first": "anna"}, "between two coders"),
    ):
        with pytest.raises(QualcodeError, match=match):
            board(space, **asked)
    with pytest.raises(UsageProblem):
        board(space, second="ben")


def test_nobody_sees_or_decides_while_blind(space):
    seen, decision = draft(space), decide(space, PlaceKind.CODE, FIRST)
    found = board(space)
    preview = consensus.preview_agreed(space, found)
    blind(space)
    for act in (
        lambda: board(space),
        lambda: consensus.counting(space, ConsensusAsked()),
        lambda: consensus.renewed(space, found, preview.documents[0]),
        lambda: consensus.decisions(space),
        lambda: consensus.preview_agreed(space, found),
        lambda: consensus.take_agreed(space, preview),
        lambda: consensus.finish(space, preview.documents[0], even_open=True),
        lambda: deciding.effect(space, seen),
        lambda: deciding.decide(space, seen),
        lambda: deciding.withdraw(space, decision),
        lambda: deciding.rule_draft(space, decision),
        lambda: deciding.make_anchor(space, decision),
    ):
        with pytest.raises(QualcodeError, match="blind"):
            act()


def test_who_codes_alone_has_nobody_to_agree_with(tmp_path):
    with study_of_two(tmp_path, mine=NEVER, theirs="") as alone, pytest.raises(QualcodeError, match="no two coders"):
        board(alone.space)


# ---- afterwards ------------------------------------------------------------------------------------------


def test_a_board_is_made_in_a_thread_and_renewed_after_a_decision(space):
    found = consensus.counting(space, ConsensusAsked())(lambda _done, _every: None)
    entry = found.items[0]
    (document,) = space.project.documents.all()
    deciding.decide(space, replace(deciding.DecisionDraft.at(found, entry, FIRST), consensus="Konsens"))
    after = consensus.renewed(space, found, document)
    fresh = board(space)
    assert after.every == fresh.every
    assert after.consensus == fresh.consensus
    assert after.finished == fresh.finished


def test_decisions_are_listed_by_document_and_by_who_had_coded(space):
    first, second = decide(space), decide(space, PlaceKind.CODE, NONE)
    (document,) = space.project.documents.all()
    assert consensus.decisions(space) == [first, second]
    assert consensus.decisions(space, document=document, of=space.coder) == [first, second]
    assert consensus.decisions(space, of=space.project.coders.find("Konsens")) == []
    assert space.project.consensus.find(first.id, exact=True) == first


def test_coders_who_become_one_are_named_once_in_decisions(study, space):
    code_as("bn", study, HARD[:7])
    found, entry = at(space, PlaceKind.BOUNDARY, first="anna", second="bn")
    decided = replace(
        deciding.DecisionDraft.at(found, entry, FIRST), consensus="Konsens", persons=("anna", "bn", "ben")
    )
    decision = deciding.decide(space, decided)
    project = space.project
    before = tables(project)
    coders.merge(space, project.coders.find("bn"), project.coders.find("ben"))
    (after,) = project.consensus.all()
    ben = project.coders.find("ben")
    assert after.second == ben.key
    assert after.persons == (decision.persons[0], ben.uuid)
    theirs = next(coding for coding in project.codings.all(coder=ben.key) if coding.span == Span(36, 43))
    assert after.before[1].coding == theirs.uuid
    assert after.before[1].coder == ben.uuid
    assert state(space) is PlaceState.DECIDED
    space.undo()
    assert tables(project) == before
