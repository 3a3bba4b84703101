"""Agreement of coders on the levels of cases. It waits as long as coders must not see each other's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qualcode.workspace.typology.levels import board

if TYPE_CHECKING:
    from qualcode.agreement.files.level_ratings import LevelComparison
    from qualcode.agreement.study.results import Study
    from qualcode.model.codes import Code
    from qualcode.workspace.workspace import Workspace


def level_agreement(space: Workspace, code: Code, comparison: LevelComparison) -> Study:
    """The agreement of coders on the levels of cases on a code, see `study_of_levels`.

    Raises as that does, and QualcodeError while that must not be seen.
    """
    from qualcode.agreement.files.level_ratings import study_of_levels  # numpy, only when it is asked for

    space.sight.refuse_comparing()
    return study_of_levels(board(space, [code], coders=comparison.coders), code, comparison)
