"""What a study has of its codebook over time."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from qualcode.workspace.library.study import OpenStudy
    from qualcode.workspace.library.versions.versions import StudyVersions


class VersionParts:
    """The parts of an `OpenStudy` that tell how its codebook and the study came about."""

    @cached_property
    def versions(self) -> StudyVersions:
        """The frozen versions of the codebook, oldest first."""
        from qualcode.workspace.library.versions.versions import StudyVersions

        return StudyVersions(cast("OpenStudy", self))

    def trail(self, *, agreement: bool = True, identify: bool = False) -> dict[str, Any]:
        """The audit trail as “qualcode trail --json” gives it: parts, statements, and each number with its key.

        Coders are numbered unless `identify`; without `agreement` none is computed. Raises QualcodeError while
        codings of others are hidden.
        """
        from qualcode.reporting.codebook.trail import trail_object
        from qualcode.workspace.library.resolver import yes_or_no
        from qualcode.workspace.versions.trail import trail

        space = cast("OpenStudy", self).space
        asked = {"agreement": yes_or_no("agreement", agreement), "identify": yes_or_no("identify", identify)}
        return trail_object(trail(space, **asked))
