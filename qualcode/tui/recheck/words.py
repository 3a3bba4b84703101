"""What the re-check says: both wordings of rules in one, and how far everybody is."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from qualcode.catalogue import _
from qualcode.language.alignment.changed_words import WordChange
from qualcode.model.codes import Code
from qualcode.project.codebook.rules import VersionOfRules
from qualcode.safe_text import visible
from qualcode.tui.codebook.code_form import field_name
from qualcode.workspace.versions.recheck import RecheckProgress, changed_rules

_LOOKS = {WordChange.SAME: "", WordChange.GONE: "strike dim", WordChange.NEW: "bold underline"}  # no text: styles
_SIGNS = {WordChange.SAME: ("", ""), WordChange.GONE: ("[-", "-]"), WordChange.NEW: ("{+", "+}")}


def rules_text(code: Code, versions: Sequence[VersionOfRules], old: int) -> Text:
    """The rules of a code from a version on: what is gone and what is new marked by signs too, and why."""
    text = Text()
    text.append(_("Rules {old} → {new}", old=old, new=code.rule_version), style="bold")
    notes = [version for version in versions if version.version > old and version.said.note]
    for version in notes:
        note = _("version {version}: {note}", version=version.version, note=visible(version.said.note))
        text.append(f"\n{note}", style="italic")
    former = next((version for version in versions if version.version == old), None)
    if former is None:
        return text.append("\n").append(_("This copy does not have these rules any more."))
    for name, pieces in changed_rules(former.rules, code.rules):
        text.append(f"\n{field_name(name)}: ", style="dim")
        for piece in pieces:
            before, behind = _SIGNS[piece.change]
            text.append(f"{before}{visible(piece.text)}{behind}", style=_LOOKS[piece.change])
    return text


def progress_words(progress: Sequence[RecheckProgress]) -> list[str]:
    """“anna 3/5” of everybody who has codings of the code that waited or wait."""
    return [
        f"{visible(share.coder)} {share.done}/{share.done + share.waiting}"
        + (f" ?{share.asked}" if share.asked else "")
        for share in progress
    ]
