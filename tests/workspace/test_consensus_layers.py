"""Whatever a consensus decides, the coders' own rows and every figure of their agreement stay as they were."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from qualcode.agreement.consensus.outcome import ConsensusCoding, ConsensusEdges
from qualcode.agreement.consensus.places import PlaceKind
from qualcode.agreement.study.comparison import Comparison
from qualcode.errors import QualcodeError
from qualcode.model.codings import CoderKind, Polarity, WorkState
from qualcode.model.spans import Span
from qualcode.model.team.consensus import ConsensusResult, DecisionMode
from qualcode.project.project import Project
from qualcode.workspace.team import consensus, deciding
from qualcode.workspace.team.comparing import agreement, disagreements
from qualcode.workspace.team.consensus_board import ConsensusAsked, PlaceState
from qualcode.workspace.workspace import Workspace
from tests.builders import ME, code_named, coder_named, interview
from tests.helpers import new_project, problems, tables

TEXT = "I: Wie?\nB: Das Amt 🙂 kam nie. Das war schwer. Am Ende half ein Amt. Gut. Ja, doch.\n"
CODERS, CODES = ("anna", "ben", "cara"), ("X", "Y", "Z")

given_codings = st.lists(
    st.tuples(
        st.sampled_from(CODERS), st.sampled_from(CODES), st.integers(0, 1), st.integers(8, 70), st.integers(1, 14),
        st.sampled_from(Polarity), st.sampled_from((None, 10, 70)), st.sampled_from((1, 1, 2)),
    ),
    min_size=2, max_size=14,
)  # fmt: skip
acts = st.lists(
    st.tuples(
        st.sampled_from((*ConsensusResult, "withdraw", "agree", "finish", "anchor")), st.integers(0, 50),
        st.sampled_from(ConsensusEdges), st.sampled_from((("anna", "ben"), ("anna", "cara"), ("cara", "ben"))),
        st.sampled_from(DecisionMode),
    ),
    min_size=1, max_size=8,
)  # fmt: skip


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    """A file with two documents, three coders and three codes."""
    with new_project(tmp_path_factory.mktemp("layers")) as project:
        for name in ("eins", "zwei"):
            interview(project, name, TEXT)
        for name in CODERS:
            coder_named(project, name)
        for name in CODES:
            code_named(project, name)
        coder_named(project, "leitung")
    return project.path


def own_rows(project):
    """All that is stored of the coders' own work."""
    persons = {coder.key for coder in project.coders.all() if coder.kind is CoderKind.PERSON}
    codings = [coding for coding in project.codings.all() if coding.coder in persons]
    states = [work for work in project.coders.all_assignments() if work.coder in persons]
    return codings, states, project.memos.all(), project.segments.all()


def figures(space):
    """Every figure of agreement, of two coders and of all who code, and every disagreement."""
    found = []
    for asked in (
        Comparison(),
        Comparison(coders=("anna", "ben"), everything=True),
        Comparison(assume_finished=True),
    ):
        for work in (agreement, disagreements):
            try:
                result = work(space, asked)
            except QualcodeError as error:
                found.append(error.message)
                continue
            if work is disagreements:
                found.append(repr((result.alpha, result.confusions, list(result.found))))
            else:
                found.append(repr(replace(result, talk=None)))  # how they were settled is no figure of agreement
    return found


def fill(project, codings, finished):
    documents, codes = project.documents.all(), {code.name: code for code in project.codes.book()}
    for coder, code, document, start, length, polarity, weight, round_ in codings:
        span = Span(start, start + length)
        project.codings.add(
            documents[document], span, codes[code], project.coders.find(coder), polarity=polarity, weight=weight,
            round_=round_,
        )  # fmt: skip
    for coder, document in finished:
        key = documents[document].key
        project.coders.set_state(key, project.coders.find(coder), WorkState.FINISHED, ME)


def board_of(space, pair):
    return consensus.consensus_places(space, ConsensusAsked(*pair, consensus="Konsens"))


def do(space, act):
    """One act, as far as there is something for it; gives what was decided."""
    what, number, edges, pair, mode = act
    project = space.project
    if what == "withdraw":
        decisions = project.consensus.all()
        if decisions:
            deciding.withdraw(space, decisions[number % len(decisions)])
        return None
    board = board_of(space, pair)
    if what == "agree":
        consensus.take_agreed(space, consensus.preview_agreed(space, board), "Konsens")
        return None
    if what == "finish":
        if board.consensus:
            consensus.finish(space, project.documents.all()[number % 2], board.asked, even_open=True)
        return None
    if what == "anchor":
        made = [decision for decision in project.consensus.all() if project.consensus.made_by(decision)]
        if made:
            deciding.make_anchor(space, made[number % len(made)])
        return None
    if not board.every:
        return None
    entry = board.every[number % len(board.every)]
    codes = project.codes.book().codes
    by_hand = ()
    shared = {coding.code for coding in entry.place.first} & {coding.code for coding in entry.place.second}
    if what is ConsensusResult.OTHER:
        by_hand = (ConsensusCoding(codes[number % len(codes)].key, entry.place.span, Polarity.MIXED, 33),)
    elif what is ConsensusResult.BOTH and edges is ConsensusEdges.BY_HAND:
        if not shared:
            edges = ConsensusEdges.UNITED
        by_hand = tuple(ConsensusCoding(code, entry.place.span) for code in shared)
    draft = deciding.DecisionDraft(
        entry.place, what, board.first, board.second, entry.decisions, mode=mode, consensus="Konsens", edges=edges,
        by_hand=by_hand, persons=("leitung",) if mode is DecisionMode.THIRD else (),
    )  # fmt: skip
    effect = deciding.effect(space, draft)
    decision = deciding.decide(space, draft)
    made = project.consensus.made_by(decision)
    assert len(made) == len(decision.made) == len(effect.makes) + len(effect.stays)
    wanted = PlaceState.UNDECIDED if what is ConsensusResult.UNDECIDED else PlaceState.DECIDED
    after = next(found for found in board_of(space, pair).every if found.place.uuids == entry.place.uuids)
    assert after.decisions == (decision,)
    assert after.state is wanted or (after.place.kind is PlaceKind.AGREED and after.state is PlaceState.TAKEN)
    return decision


def whatever_is_decided(template, folder, codings, finished, acts):
    path = shutil.copyfile(template, folder / "p.qualcode")
    with Project.open(path) as project:
        fill(project, codings, finished)
        space = Workspace(project, "leitung")
        before, said = own_rows(project), figures(space)
        whole, entries = tables(project), len(project.log())
        for act in acts:
            do(space, act)
            assert own_rows(project) == before
        assert figures(space) == said
        assert not problems(project)
        for _entry in project.log()[entries:]:
            space.undo()
        assert tables(project) == whole
    path.unlink()


FINISHED = st.sets(st.tuples(st.sampled_from(CODERS), st.integers(0, 1)))


@settings(
    max_examples=3,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(given_codings, FINISHED, acts)
def test_whatever_is_decided_the_coders_rows_and_figures_stay(template, tmp_path, codings, finished, acts):
    whatever_is_decided(template, tmp_path, codings, finished, acts)


@pytest.mark.stress
@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(given_codings, FINISHED, acts)
def test_whatever_is_decided_in_many_projects(template, tmp_path, codings, finished, acts):
    whatever_is_decided(template, tmp_path, codings, finished, acts)
