"""The register of what left, for Python users."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qualcode.workspace.leaving.given_lines import GivenChoice, case_called, given_lines
from qualcode.workspace.library import frames
from qualcode.workspace.library.resolver import text_of

if TYPE_CHECKING:
    from qualcode.workspace.library.frames import DataFrame
    from qualcode.workspace.library.study import OpenStudy


def given_frame(study: OpenStudy, case: str, to: str) -> DataFrame:
    """One row for each time that something left, oldest first; see `OpenStudy.given`."""
    wanted = text_of("case", case)
    choice = GivenChoice(case=case_called(study.space, wanted) if wanted else "", recipient=text_of("to", to))
    lines = given_lines(study.space, choice)
    return frames.frame(
        frames.FrameColumns(
            {
                "id": [line.id for line in lines],
                "created": [line.created for line in lines],
                "door": [line.left.door for line in lines],
                "format": [line.left.format for line in lines],
                "target": [line.left.target_name for line in lines],
                "recipient": [line.left.recipient for line in lines],
                "coder": [line.coder for line in lines],
                "publication": [line.left.publication for line in lines],
                "quotations": [line.left.quotations for line in lines],
                "texts": [line.left.texts for line in lines],
                "cases": [len(line.left.cases) for line in lines],
            },
            whole=("quotations", "texts", "cases"),
            times=("created",),
        )
    )
