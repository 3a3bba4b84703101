"""What a study has of a team's work together."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from qualcode.workspace.library.study import OpenStudy
    from qualcode.workspace.library.team.consensus import StudyConsensus
    from qualcode.workspace.library.team.intra import StudyIntra
    from qualcode.workspace.library.team.norming import StudyNorming
    from qualcode.workspace.library.team.training import StudyTraining
    from qualcode.workspace.workspace import Workspace


class TeamParts:
    """The parts of an `OpenStudy` in which a team works together."""

    space: Workspace

    @property
    def procedure(self) -> str | None:
        """How the study secures the quality of its coding, see `declare_procedure`; None where nobody said."""
        declared = self.space.project.settings.procedure
        return None if declared is None else declared.value

    @cached_property
    def consensus(self) -> StudyConsensus:
        """Where two coders differ, and what they or a third person decided."""
        from qualcode.workspace.library.team.consensus import StudyConsensus

        return StudyConsensus(cast("OpenStudy", self))

    @cached_property
    def intra(self) -> StudyIntra:
        """Own passages that one codes again after some weeks; `agreement(intra=…)` compares both codings."""
        from qualcode.workspace.library.team.intra import StudyIntra

        return StudyIntra(cast("OpenStudy", self))

    @cached_property
    def norming(self) -> StudyNorming:
        """The norming sessions, oldest first: votes on the same passages, before a talk and after it."""
        from qualcode.workspace.library.team.norming import StudyNorming

        return StudyNorming(cast("OpenStudy", self))

    @cached_property
    def training(self) -> StudyTraining:
        """The exercises, and what learners coded beside a model solution."""
        from qualcode.workspace.library.team.training import StudyTraining

        return StudyTraining(cast("OpenStudy", self))
