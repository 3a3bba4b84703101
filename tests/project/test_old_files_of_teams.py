"""Files of every older schema in which a team talks: whole, and as they were once all of it is undone."""

from __future__ import annotations

import pytest

from qualcode.model.codings import CoderKind, CodingDraft
from qualcode.model.spans import Span
from qualcode.model.team.consensus import ConsensusResult, DecisionMode
from qualcode.model.team.roles import TeamRole
from qualcode.project.file.history import Author
from qualcode.project.project import Project
from qualcode.project.team.decisions import NewDecision
from tests.files.make import load
from tests.helpers import problems, tables
from tests.project.test_old_files import VERSIONS

FAST = (VERSIONS[0], VERSIONS[-1])


@pytest.mark.parametrize(
    "version",
    [pytest.param(version, marks=() if version in FAST else pytest.mark.stress) for version in VERSIONS],
)
def test_decisions_votes_and_roles_in_an_old_file_are_undone(version, tmp_path):
    with Project.open(load(version, tmp_path / "old.qualcode")) as project:
        before, entries = tables(project), len(project.log())
        anna = next(coder for coder in project.coders.all() if coder.kind is CoderKind.PERSON)
        author, code = Author.of(anna), project.codes.book().codes[0]
        document = next(document for document in project.documents.all() if document.length > 10)
        other = project.coders.add("neu", CoderKind.PERSON, author)
        consensus = project.coders.add("Neuer Konsens", CoderKind.CONSENSUS, author)
        coding = project.codings.add(document, Span(0, 5), code, anna).coding
        codes = {given.key: given.uuid for given in project.codes.book()}
        new = NewDecision(
            document, consensus, anna, anna, other, DecisionMode.JOINT, (anna, other), ConsensusResult.FIRST,
            project.consensus.before([coding], codes), reason="so",
        )  # fmt: skip
        project.consensus.decide(new, [CodingDraft(document, coding.span, code, consensus, round=1)], author)
        session = project.norming.begin("Woche 1", [anna, other], [(document, Span(0, 5))], anna)
        (passage,) = project.norming.passages(session.key)
        project.norming.vote(session, {passage.key: [code.key]}, anna)
        project.roles.set_role(other, TeamRole.GUEST, author)
        project.roles.set_role(anna, TeamRole.LEAD, author)
        project.codes.remove(code, author, with_codings=True)
        assert (problems(project), project.norming.votes(session.key)) == ([], [])
        for _ in range(len(project.log()) - entries):
            project.undo(author)
        assert (problems(project), tables(project)) == ([], before)
