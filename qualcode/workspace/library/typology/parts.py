"""What a study has of levels of cases and types."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from qualcode.workspace.library.study import OpenStudy
    from qualcode.workspace.library.typology.levels import StudyLevels
    from qualcode.workspace.library.typology.types import StudyTypologies


class TypologyParts:
    """The parts of an `OpenStudy` that are about cases as a whole: their levels and types."""

    @cached_property
    def levels(self) -> StudyLevels:
        """The levels of cases on evaluative codes."""
        from qualcode.workspace.library.typology.levels import StudyLevels

        return StudyLevels(cast("OpenStudy", self))

    @cached_property
    def typologies(self) -> StudyTypologies:
        """The typologies, oldest first: types in a space of two or three features."""
        from qualcode.workspace.library.typology.types import StudyTypologies

        return StudyTypologies(cast("OpenStudy", self))
