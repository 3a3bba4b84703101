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
    mark, context = error.problem_mark, error.context_mark
    if mark is None:
        return None
    said, around = str(error.problem or ""), str(error.context or "")
    line, begun = mark.line + 1, (context.line + 1 if context else mark.line + 1)
    before = text[text.rfind("\n", 0, mark.index) + 1 : mark.index]
    sign = text[mark.index : mark.index + 1]
    quote_it = _("Put the text in quotation marks.")
    if sign == "\t":
        return line, _("a tab stands where only blanks may"), _("Indent with blanks, not with tabs.")
    if "mapping values are not allowed" in said:
        if ": " in before or before.rstrip().endswith(('"', "'")):
            return line, _("a text holds “: ”"), quote_it
        return line, _("the line is indented too far"), _("Indent it like the keys above it.")
    if "quoted scalar" in around and "end of stream" in said:
        return begun, _("a quotation mark is not closed"), _("Close it at the end of the text.")
    if "unknown escape" in said:
        return line, _("what follows a backslash is no escape"), _("Write \\\\ for a backslash.")
    if "flow" in around:
        return begun, _("a bracket is not closed"), _("Close it, or put the text in quotation marks.")
    if said.startswith("expected <block end>") and before.rstrip().endswith(('"', "'")):
        problem = _("a text goes on behind its quotation mark")
        return line, problem, _("Put the whole text between '…', and double each ' in it.")
    if said.startswith(("expected <block end>", "expected '<document start>'")):
        problem = _("the line is indented otherwise than those that it belongs with")
        return line, problem, _("Indent the keys of one entry alike, with blanks.")
    if "another document" in said:
        return line, _("a second file begins (---)"), _("Make it a file of its own, or take the line out.")
    if "could not find expected ':'" in said:
        return begun, _("a key has no colon"), _("Write a colon and a blank behind the key.")
    if "sequence entries are not allowed" in said:
        return line, _("an entry of a list stands behind its key"), _("Begin it in a line of its own: - …")
    if sign and ("cannot start any token" in said or around == "while parsing a block node"):
        return line, _("a text begins with “{mark}”", mark=sign), quote_it
    return None
