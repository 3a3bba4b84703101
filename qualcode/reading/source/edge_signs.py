"""Signs that no text holds say in a text where what is marked begins and ends, until they are taken out of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from qualcode.model.readings.markings import Marking, MarkingKind
from qualcode.model.spans import Span, trimmed

_BEGINS, _ENDS, _CLOSES = "\ufdd2", "\ufdd3", "\ufdd4"  # noncharacters; behind the number of the marking
_SIGN = re.compile(f"(?P<edge>[{_BEGINS}{_ENDS}])(?P<number>[0-9]+){_CLOSES}")
_NONCHARACTERS = re.compile("[\ufdd2-\ufdef]")


def without_signs(text: str) -> str:
    """A text of somebody else without the signs that are used here; mostly the same one."""
    return text if text.isascii() else _NONCHARACTERS.sub("", text)


@dataclass(slots=True)
class EdgeSigns:
    """What is marked in a text, and the signs of its edges."""

    _markings: list[Marking] = field(default_factory=list)

    def begin(self, kind: MarkingKind, *, colour: str = "", text: str = "", author: str = "") -> str:
        """The sign that a marking begins."""
        self._markings.append(Marking(Span(0, 0), kind, colour, text, author))
        return f"{_BEGINS}{len(self._markings) - 1}{_CLOSES}"

    def end(self) -> str:
        """The sign that the marking ends which began last."""
        return f"{_ENDS}{len(self._markings) - 1}{_CLOSES}"

    def end_of(self, begun: str) -> str:
        """The sign that the marking ends which began with that sign."""
        return begun.replace(_BEGINS, _ENDS)

    def places(self, text: str) -> tuple[Span, ...]:
        """Where signs stand in the text, which have to go out of it."""
        return tuple(Span(*found.span()) for found in _SIGN.finditer(text)) if self._markings else ()

    def without(self, text: str) -> str:
        """The text without signs."""
        return _SIGN.sub("", text) if self._markings else text

    def found(self, text: str) -> tuple[Marking, ...]:
        """The markings with their places in the text without signs, without white space at their edges, in order."""
        return tuple(sorted(self._placed(text), key=lambda marking: (marking.span.start, marking.span.end)))

    def _placed(self, text: str) -> Iterator[Marking]:
        plain = self.without(text)
        begun: dict[int, int] = {}
        taken = 0
        for found in _SIGN.finditer(text) if self._markings else ():
            number, place = int(found["number"]), found.start() - taken
            taken += len(found[0])
            if found["edge"] == _BEGINS:
                begun[number] = place
            elif number in begun:
                span = trimmed(plain, Span(begun.pop(number), place))
                marking = self._markings[number]
                if span.length:
                    yield Marking(span, marking.kind, marking.colour, marking.text, marking.author)
