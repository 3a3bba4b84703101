"""How coders differed, how that was settled and what a second coder did, against counting by hand."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace

import pytest

from qualcode.agreement.consensus.places import PlaceKind
from qualcode.agreement.procedure.following import study_by_procedure as study
from qualcode.agreement.study.comparison import Comparison
from qualcode.agreement.study.results import StretchKind
from qualcode.model.codes import CodeDraft, Rules
from qualcode.model.codings import CoderKind, CodingDraft, WorkState
from qualcode.model.procedures import Procedure
from qualcode.model.spans import Span
from qualcode.model.team.consensus import Certainty, CodingError, ConsensusResult, DecisionMode
from qualcode.workspace.team.consensus import consensus_places
from qualcode.workspace.team.consensus_board import ConsensusAsked
from qualcode.workspace.team.deciding import DecisionDraft, decide
from qualcode.workspace.workspace import Workspace
from tests.builders import ME, code_named, coder_named, interview
from tests.helpers import new_project

SENTENCES = [f"Satz {number} steht hier." for number in range(6)]
TEXT = "\n\n".join(f"B: {sentence}" for sentence in SENTENCES)
CODES = ("Amt", "Schule", "Ruhe")
PLACES = [Span(TEXT.index(sentence), TEXT.index(sentence) + len(sentence)) for sentence in SENTENCES]
QUICK = Comparison(interval="none")


def some(chance, likelihood=0.4):
    """By code the sentences that somebody gives it."""
    return {code: {n for n in range(len(SENTENCES)) if chance.random() < likelihood} for code in CODES}


def like(given, chance):
    """The same with a sentence in five otherwise."""
    return {code: {n for n in range(len(SENTENCES)) if (n in units) != (chance.random() < 0.2)}
            for code, units in given.items()}  # fmt: skip


def give(project, document, coder, given):
    drafts = [
        CodingDraft(document, PLACES[unit], code_named(project, code), coder)
        for code, units in given.items()
        for unit in sorted(units)
    ]
    if drafts:
        project.codings.add_all(drafts, ME)


def made(project, names, documents, seed, kind=CoderKind.PERSON):
    """Documents that the coders of those names coded alike by chance and finished: what each gave, by document."""
    chance, found = random.Random(seed), []
    for number in range(documents):
        document = interview(project, f"d{number:02}", TEXT)
        first = some(chance)
        by_coder = {name: like(first, chance) for name in names}
        for name, given in by_coder.items():
            give(project, document, coder_named(project, name, kind), given)
            project.coders.set_state(document.key, coder_named(project, name, kind), WorkState.FINISHED, ME)
        found.append((document, by_coder))
    return found


def stretches(by_coder, code):
    """Sets of units: what coders gave in a row, joined where two share a unit."""
    found = []
    for given in by_coder.values():
        runs, before = [], None
        for unit in sorted(given[code]):
            if before is None or unit != before + 1:
                runs.append(set())
            runs[-1].add(unit)
            before = unit
        for run in runs:
            meeting = [other for other in found if other & run]
            found = [other for other in found if not other & run] + [run.union(*meeting)]
    return found


def kind_of(by_coder, code, stretch):
    parts = [given[code] & stretch for given in by_coder.values()]
    if all(part == stretch for part in parts):
        return StretchKind.AGREED
    if all(parts):
        return StretchKind.BOUNDARY
    confused = any(
        unit in mine[code] and unit not in theirs[code] and unit in theirs[other] and unit not in mine[other]
        for unit in stretch
        for mine in by_coder.values()
        for theirs in by_coder.values()
        for other in CODES
    )
    return StretchKind.CODE if confused else StretchKind.SOME


def counted(talk):
    return {one.name: (one.agreed, one.boundary, one.code, one.some) for one in talk.codes}


@pytest.mark.parametrize("names", [("anna", "ben"), ("anna", "ben", "cara")])
def test_kinds_of_disagreement_and_their_settling_are_those_counted_by_hand(tmp_path, names):
    with new_project(tmp_path) as project:
        documents = made(project, names, 12, len(names))
        project.settings.set_procedure(Procedure.CONSENSUAL, ME)
        consensus, chance = coder_named(project, "Konsens", CoderKind.CONSENSUS), random.Random(7)
        agreed = []
        for number, (document, by_coder) in enumerate(documents):
            given = like(by_coder["ben"], chance) if number % 4 else {code: set() for code in CODES}
            give(project, document, consensus, given)
            if number % 3:
                project.coders.set_state(document.key, consensus, WorkState.FINISHED, ME)
            agreed.append((given, bool(number % 3)))
        talk = study(project, QUICK).talk

    expected, settled = {code: Counter() for code in CODES}, {kind: Counter() for kind in StretchKind}
    for (_document, by_coder), (given, is_finished) in zip(documents, agreed, strict=True):
        for code in CODES:
            for stretch in stretches(by_coder, code):
                kind = kind_of(by_coder, code, stretch)
                expected[code][kind] += 1
                now = given[code] & stretch
                if not (now or is_finished):
                    settled[kind]["open"] += 1
                    continue
                edges = {edge: edge + step for edge, step in ((min(stretch), -1), (max(stretch), 1))}
                beyond = any(edge in now and beside in given[code] for edge, beside in edges.items())
                beyond |= min(stretch) in now and min(stretch) - 1 in given[code]
                same = [name for name, mine in by_coder.items() if not beyond and mine[code] & stretch == now]
                settled[kind].update(same or ["otherwise"])
    assert counted(talk) == {
        code: tuple(expected[code][kind] for kind in StretchKind) for code in sorted(CODES, key=CODES.index)
    }
    assert talk.whole.given == sum(sum(found.values()) for found in expected.values())
    assert talk.settlement.by_consensus
    for found in talk.settlement.kinds:
        numbers = settled[found.kind]
        assert found.as_coder == tuple(numbers[name] for name in names)
        assert (found.otherwise, found.open) == (numbers["otherwise"], numbers["open"])
    assert talk.settlement.open > 0
    assert talk.settlement.otherwise > 0


def test_what_a_second_coder_did_is_what_is_counted_by_hand(tmp_path):
    with new_project(tmp_path) as project:
        documents = made(project, ("anna", "ben"), 12, 5)
        project.settings.set_procedure(Procedure.CHECKED, ME)
        checks = study(project, Comparison(("ben", "anna"), interval="none")).checks
    expected = Counter()
    for _document, by_coder in documents:
        for code in CODES:
            for stretch in stretches(by_coder, code):
                kind, first = kind_of(by_coder, code, stretch), by_coder["ben"][code] & stretch
                name = {StretchKind.AGREED: "confirmed", StretchKind.BOUNDARY: "boundary"}.get(kind)
                if kind is StretchKind.CODE:
                    name = "code" if first else "other half"
                expected[name or ("removed" if first else "added")] += 1
    whole = checks.whole
    for name in ("confirmed", "boundary", "code", "removed", "added"):
        assert getattr(whole, name) == expected[name] == sum(getattr(one, name) for one in checks.codes), name
        assert expected[name], name
    assert checks.roles == (12, 0)
    assert not checks.undated


def dated(project, document, name, created):
    """Codings of that coder in the document are as of that time."""
    coder = project.coders.find(name).key
    with project.change("coding.change", ME):
        for coding in project.codings.all(coder=coder):
            if coding.document == document.key:
                project._store.update("codings", coding.key, created=created)


def test_who_coded_a_document_first_is_the_first_coder_there(tmp_path):
    with new_project(tmp_path) as project:
        documents = [document for document, _given in made(project, ("anna", "ben"), 3, 5)]
        project.settings.set_procedure(Procedure.CHECKED, ME)
        for document, anna, ben in zip(documents, ("09", "11", "11"), ("10", "10", "11"), strict=True):
            dated(project, document, "anna", f"2026-01-01T{anna}:00:00Z")
            dated(project, document, "ben", f"2026-01-01T{ben}:00:00Z")
        checks = study(project, QUICK).checks
    assert checks.roles == (2, 1)
    assert checks.undated == 1


def test_without_a_consensus_the_coders_own_changes_since_settle(tmp_path):
    with new_project(tmp_path) as project:
        ((document, _given),) = made(project, (), 1, 1)
        for name, units in (("anna", {0, 1}), ("ben", {0}), ("anna", {3}), ("ben", {5})):
            give(project, document, coder_named(project, name), {"Amt": units})
        project.settings.set_round(2, ME)
        for name, units in (("anna", {0}), ("ben", {0}), ("ben", {5})):
            give(project, document, coder_named(project, name), {"Amt": units})
        project.settings.set_procedure(Procedure.CONSENSUAL, ME)
        assert study(project, Comparison(interval="none")).talk.settlement is None
        talk = study(project, Comparison(as_of="1", interval="none")).talk
    assert not talk.settlement.by_consensus
    boundary, code, alone = talk.settlement.kinds
    assert (boundary.differing, boundary.as_coder, boundary.open) == (1, (0, 1), 0)
    assert code.differing == 0
    assert (alone.differing, alone.as_coder, alone.otherwise, alone.open) == (2, (0, 1), 0, 1)


def test_rules_written_after_the_first_coding_are_told(tmp_path):
    with new_project(tmp_path) as project:
        code_named(project, "Ruhe")
        project.codes.edit(project.codes.find("Ruhe"), CodeDraft("Ruhe", Rules("früher anders")), ME)
        ((document, _given),) = made(project, (), 1, 1)
        for name in ("anna", "ben"):
            give(project, document, coder_named(project, name), {"Amt": {0}, "Ruhe": {1}})
        dated(project, document, "anna", "2999-01-01T00:00:00Z")
        dated(project, document, "ben", "2999-01-01T00:00:00Z")
        project.settings.set_procedure(Procedure.CONSENSUAL, ME)
        assert study(project, QUICK).talk.rules == ()
        dated(project, document, "anna", "2026-01-01T00:00:00Z")
        project.codes.edit(project.codes.find("Amt"), CodeDraft("Amt", Rules("jede Behörde")), ME)
        rules = study(project, QUICK).talk.rules
    assert {(changed.code, changed.version) for changed in rules} == {("Amt", 2), ("Ruhe", 2)}


def test_without_a_declared_talk_or_a_consensus_nothing_is_told(tmp_path):
    with new_project(tmp_path) as project:
        made(project, ("anna", "ben", "cara"), 2, 3)
        plain = study(project, QUICK)
        assert (plain.talk, plain.checks) == (None, None)
        project.settings.set_procedure(Procedure.CHECKED, ME)
        assert study(project, QUICK).checks is None  # of three coders none is the second
        project.settings.set_procedure(Procedure.CONSENSUAL, ME)
        assert study(project, Comparison(unit="character", interval="none")).talk is None
        assert study(project, Comparison(unit="paragraph", interval="none")).talk is not None
        coder_named(project, "Konsens", CoderKind.CONSENSUS)
        assert study(project, QUICK).talk.settlement is None  # a consensus that did nothing here


def test_numbers_of_decisions_are_those_counted_by_hand(tmp_path):
    chance, taken = random.Random(18), Counter()
    with new_project(tmp_path) as project:
        made(project, ("anna", "ben", "cara"), 4, 5)
        coder_named(project, "dora")
        space = Workspace(project, "dora")
        assert study(project, QUICK).talk is None
        pairs = {("anna", "ben"): 0, ("ben", "cara"): 1}
        for (first, second), at in pairs.items():
            board = consensus_places(space, ConsensusAsked(first, second, consensus="Konsens"))
            for entry in board.every:
                if entry.place.kind is PlaceKind.AGREED or chance.random() < 0.5:
                    continue
                results = [ConsensusResult.BOTH, ConsensusResult.NONE, ConsensusResult.UNDECIDED]
                results += [ConsensusResult.FIRST] if entry.place.first else []
                results += [ConsensusResult.SECOND] if entry.place.second else []
                mode, certainty, error = map(chance.choice, (list(DecisionMode), list(Certainty), list(CodingError)))
                result = chance.choice(results)
                draft = replace(
                    DecisionDraft.at(board, entry, result), mode=mode, certainty=certainty, error=error,
                    anchor=result is ConsensusResult.FIRST,
                )  # fmt: skip
                if elsewhere_decided(project, entry):
                    continue
                decide(space, draft)
                voice = {ConsensusResult.FIRST: at, ConsensusResult.SECOND: at + 1}.get(result, result)
                taken.update([mode, voice, (CodingError, error), (Certainty, certainty)])
                taken["anchors"] += result is ConsensusResult.FIRST
        figures = study(project, QUICK).talk.decided
        two = study(project, Comparison(("anna", "cara"), interval="none")).talk
    assert figures.decisions == sum(taken[mode] for mode in DecisionMode) > 10
    assert figures.as_coder == (taken[0], taken[1], taken[2])
    assert {mode: figures.modes.get(mode, 0) for mode in DecisionMode} == {mode: taken[mode] for mode in DecisionMode}
    for kind, numbers in ((Certainty, figures.certainties), (CodingError, figures.errors)):  # both have an empty word
        assert {value: numbers.get(value, 0) for value in kind} == {value: taken[kind, value] for value in kind}
    assert figures.undecided == taken[ConsensusResult.UNDECIDED] > 0
    assert figures.results.get(ConsensusResult.BOTH, 0) == taken[ConsensusResult.BOTH]
    assert figures.anchors == taken["anchors"] > 0
    assert two.decided is None  # nobody decided between these two


def elsewhere_decided(project, entry):
    """Whether another pair decided on one of the codings: then its consensus codings would be replaced."""
    uuids = {coding.uuid for coding in entry.place.codings}
    return any(had.coding in uuids for decision in project.consensus.all() for had in decision.before)
