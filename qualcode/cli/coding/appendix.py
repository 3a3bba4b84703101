"""What an appendix with the codebook is asked to have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qualcode.catalogue import _, program
from qualcode.errors import UsageProblem

if TYPE_CHECKING:
    from qualcode.model.codebooks.versions import CodebookVersion
    from qualcode.workspace.versions.appendix import AppendixAsked


def asked_parts(parts: str | None, version: CodebookVersion | None, *, identify: bool) -> AppendixAsked:
    """What is to stand in the appendix. Raises UsageProblem for a part that there is not, or not of a version."""
    from qualcode.workspace.versions.appendix import JUST_COUNTS, AppendixAsked, CodebookPart

    known = [part.value for part in CodebookPart]
    named = [part.strip() for part in parts.split(",") if part.strip()] if parts is not None else []
    if unknown := next((part for part in named if part not in known), None):
        raise UsageProblem(
            _("--with knows no “{part}”.", part=unknown), _("Say some of {names}.", names=program().listed(known))
        )
    if version is not None and CodebookPart.COUNTS in named:
        raise UsageProblem(
            _("A frozen version has no counts: they are of the present."), _("Leave “counts” or --version out.")
        )
    wanted = JUST_COUNTS.parts if parts is None and version is None else frozenset(map(CodebookPart, named))
    return AppendixAsked(wanted, version, identify)
