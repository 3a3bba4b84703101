"""Looking for a text as it stands, or for a regular expression that cannot hold up the program."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from qualcode.catalogue import _
from qualcode.errors import QualcodeError, UsageProblem
from qualcode.language.forms.normalised import composed

Finder = Callable[[str], Iterator[tuple[int, int]]]

SECONDS = 2.0  # for one text; a sound expression needs milliseconds


def exact(wanted: str, *, overlapping: bool = False) -> Finder:
    """Finds the wanted text letter by letter; a blank in it stands for any white space.

    Of places that overlap only the first is found, unless `overlapping` ones are wanted too. Raises UsageProblem
    where there is nothing to find.
    """
    words = composed(wanted).split()
    if not words:
        raise UsageProblem(_("There is nothing to look for."), _("Name a word or a passage."))
    expression = r"\s+".join(map(re.escape, words))
    if overlapping:
        ahead = re.compile(f"(?=({expression}))")
        return lambda text: (match.span(1) for match in ahead.finditer(text))
    pattern = re.compile(expression)
    return lambda text: (match.span() for match in pattern.finditer(text))


def expression(wanted: str, seconds: float = SECONDS) -> Finder:
    """Finds a regular expression; empty matches are none.

    Raises UsageProblem for one that is not well formed, and, while finding, QualcodeError where one text takes
    longer than `seconds`: an expression such as “(a|a)+b” may take longer than anybody lives.
    """
    import regex

    try:
        pattern = regex.compile(composed(wanted))
    except regex.error as error:
        cause = error.msg
        if error.pos is not None:
            cause = _("{cause} at character {place}", cause=cause, place=error.pos + 1)
        raise UsageProblem(
            _("“{text}” is no regular expression: {cause}.", text=wanted, cause=cause),
            _("Put a “\\” before signs that stand for themselves."),
        ) from error

    def find(text: str) -> Iterator[tuple[int, int]]:
        try:
            for match in pattern.finditer(text, timeout=seconds, concurrent=True):
                if match.end() > match.start():
                    yield match.span()
        except TimeoutError as error:
            raise QualcodeError(
                _("“{text}” takes too long on one of the texts.", text=wanted),
                _("Write it simpler: no repetition inside of a repetition, as in “(a+)+”."),
            ) from error

    return find
