"""How versions of the codebook and what differs between them read on the screen."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from qualcode.catalogue import _, pgettext, program
from qualcode.plural import counted
from qualcode.reporting.codebook.change_log import LoggedChange, log_head, log_lines
from qualcode.reporting.codebook.comparison_report import comparison_lines
from qualcode.safe_text import visible
from qualcode.times import local_time
from qualcode.workspace.versions.versions import CodebookState, ComparedCodebooks

HEADS = (  # title, whether numbers stand in it
    (pgettext("column", "version"), False),
    (pgettext("column", "round"), True),
    (pgettext("column", "codes"), True),
    (pgettext("column", "changes"), True),
    (pgettext("column", "frozen on"), False),
    (pgettext("column", "note"), False),
)
_GONE, _NEW = r"\[-.*?-\]", r"\{\+.*?\+\}"  # as the marks of changed words are written


def cells_of_state(compared: ComparedCodebooks | None, state: CodebookState) -> tuple[str, ...]:
    """The cells of a version, or of the present, with how much it differs from what it is compared with."""
    version = state.version
    return (
        visible(state.name),
        str(version.round or "") if version else "",
        str(len(state.codes)),
        str(len(compared.changes)) if compared is not None else "",
        local_time(version.created) if version else "",
        visible(" ".join(version.note.split())) if version else "",
    )


def difference_text(compared: ComparedCodebooks) -> Text:
    """What differs, with the words of rules that are gone or new marked."""
    text = Text()
    head = _("from {old} to {new}", old=compared.before.name, new=compared.after.name)
    text.append(visible(head), "bold").append(f" · {counted(len(compared.changes), 'change')}\n")
    if not compared.changes:
        text.append(_("Nothing differs."))
    for indent, line in comparison_lines(compared.changes):
        if indent:
            text.append(f"{' ' * indent}{visible(line)}\n")
        else:
            text.append("\n").append(f"{visible(line)}\n", "bold")
    return _marked(text)


def codes_text(state: CodebookState, *, is_base: bool) -> Text:
    """The codes of a version that is compared with nothing: the first one, or that with which others are."""
    codes = counted(len(state.codes), "code")
    said = (
        _("All others are compared with this version, which holds {codes}:", codes=codes)
        if is_base
        else _("The first version holds {codes}:", codes=codes)
    )
    text = Text(f"{said}\n")
    for code in state.codes:
        text.append(f"  {visible(code.name)}\n")
    return text


def log_text(changes: Sequence[LoggedChange]) -> Text:
    """The change log, the newest change first."""
    text = Text()
    if not changes:
        text.append(_("Nothing was changed."))
    for logged in reversed(changes):
        text.append(f"{visible(log_head(logged, program()))}\n", "bold")
        for indent, line in log_lines(logged):
            text.append(f"{' ' * indent}{visible(line)}\n")
        text.append("\n")
    return _marked(text)


def _marked(text: Text) -> Text:
    text.highlight_regex(_GONE, "strike")
    text.highlight_regex(_NEW, "bold underline")
    return text
