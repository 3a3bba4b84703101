"""Why a text is no YAML, in words of somebody who writes it by hand: where it begins and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qualcode.catalogue import _

if TYPE_CHECKING:
    import yaml


def yaml_problem(error: yaml.MarkedYAMLError, text: str) -> tuple[int, str, str] | None:
    """The line, the problem without a full stop, and the next step; None for what has no words here.

    What was opened and not closed is told where it was opened, not where the file ends.
    """
    mark = error.problem_mark
    if mark is None:
        return None
    said, around = str(error.problem or ""), str(error.context or "")
    before = text[text.rfind("\n", 0, mark.index) + 1 : mark.index].rstrip()
    if opened := _not_closed(said, around):
        return (error.context_mark or mark).line + 1, *opened
    told = _indented(said, before) or _of_a_sign(said, around, text[mark.index : mark.index + 1])
    return (mark.line + 1, *told) if told else None


def _not_closed(said: str, around: str) -> tuple[str, str] | None:
    """What begins above and does not end."""
    if "quoted scalar" in around and "end of stream" in said:  # no text: PyYAML's
        return _("a quotation mark is not closed"), _("Close it at the end of the text.")
    if "flow" in around:
        return _("a bracket is not closed"), _("Close it, or put the text in quotation marks.")
    if "could not find expected ':'" in said:  # no text: PyYAML's
        return _("a key has no colon"), _("Write a colon and a blank behind the key.")
    return None


def _indented(said: str, before: str) -> tuple[str, str] | None:
    """What stands where nothing of the kind may; `before` is its line up to there."""
    goes_on = before.endswith(('"', "'"))
    if "mapping values are not allowed" in said:  # no text: PyYAML's
        if ": " in before or goes_on:
            return _("a text holds “: ”"), _("Put the text in quotation marks.")
        return _("the line is indented too far"), _("Indent it like the keys above it.")
    if said.startswith("expected <block end>") and goes_on:
        problem = _("a text goes on behind its quotation mark")
        return problem, _("Put the whole text between '…', and double each ' in it.")
    if said.startswith(("expected <block end>", "expected '<document start>'")):  # no text: PyYAML's
        problem = _("the line is indented otherwise than those that it belongs with")
        return problem, _("Indent the keys of one entry alike, with blanks.")
    return None


def _of_a_sign(said: str, around: str, sign: str) -> tuple[str, str] | None:
    """A sign that may not stand there."""
    if sign == "\t":
        return _("a tab stands where only blanks may"), _("Indent with blanks, not with tabs.")
    if "unknown escape" in said:  # no text: PyYAML's
        return _("what follows a backslash is no escape"), _("Write \\\\ for a backslash.")
    if "another document" in said:  # no text: PyYAML's
        return _("a second file begins (---)"), _("Make it a file of its own, or take the line out.")
    if "sequence entries are not allowed" in said:  # no text: PyYAML's
        return _("an entry of a list stands behind its key"), _("Begin it in a line of its own: - …")
    if sign and ("cannot start any token" in said or around == "while parsing a block node"):  # no text: PyYAML's
        return _("a text begins with “{mark}”", mark=sign), _("Put the text in quotation marks.")
    return None
