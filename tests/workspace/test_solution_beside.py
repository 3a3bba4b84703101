"""A learner's work beside the solution among the places of two coders: to be looked at, never decided."""

from __future__ import annotations

import pytest

from qualcode.errors import QualcodeError
from qualcode.model.codings import CoderKind, WorkState
from qualcode.project.file.history import Author
from qualcode.workspace.team import consensus
from qualcode.workspace.team.consensus_board import ConsensusAsked
from qualcode.workspace.workspace import Workspace
from tests.helpers import add_code, add_coder, add_document, give, new_project


def test_a_solution_is_compared_once_it_is_visible_and_no_consensus_is_made_with_it(tmp_path):
    with new_project(tmp_path) as project:
        document, code = add_document(project), add_code(project)
        model, lia = add_coder(project, "Muster", CoderKind.MODEL), add_coder(project, "lia")
        for coder in (model, lia):
            give(project, document, code, coder)
        space, asked = Workspace(project, "lia"), ConsensusAsked(first="lia", second="Muster")
        with pytest.raises(QualcodeError, match="hidden until"):
            consensus.consensus_places(space, asked)
        for coder in (model, lia):
            project.coders.set_state(document.key, coder, WorkState.FINISHED, Author.of(coder))
        board = consensus.consensus_places(space, asked)
        assert [entry.place.kind for entry in board.every] == ["agreed"]
        with pytest.raises(QualcodeError, match="not one of those who find a consensus"):
            consensus.preview_agreed(space, board)
