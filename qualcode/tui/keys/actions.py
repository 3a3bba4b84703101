"""What a key does: an action, who holds its binding, and who does it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

Scope = Literal[
    "text", "coding", "hits", "quotations", "codebook", "tables", "compare", "memos", "history", "material", "team",
    "summaries", "cases", "given", "conflicts", "consensus", "norming", "inductive", "reduction", "forming", "cards",
    "versions", "recheck", "levels", "typology", "study",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Action:
    """Something that a key does. `act` is the method action_… that does it; `label` says so in help and search.

    `scope` says who holds the binding: the text (motions, only while it has the focus), one of the screens, or
    (study) every screen. `part` says who does it, wherever the focus is: the part of the screen in front that has
    this name (see `StudyScreen.parts`), or without one the screen itself; “app.” before `act` means the program, and
    before `part` a part of the program (see `QualcodeApp.parts`).
    """

    act: str
    keys: tuple[str, ...]
    label: str
    group: str
    scope: Scope
    shown: str
    part: str = ""

    @property
    def call(self) -> str:
        """What Textual runs: it finds the screen in front from every widget, and the screen its part."""
        if self.act.startswith("app."):
            return self.act
        if self.part.startswith("app."):
            return f"app.do({self.part.removeprefix('app.')!r}, {self.act!r})"  # no text: Textual's way, too
        return f"screen.do({self.part!r}, {self.act!r})"  # no text: Textual's way to write a call

    @property
    def name(self) -> str:
        """What the configuration calls it: “move('word', -1)” is move_word_back."""
        return _name_of(self.act)

    @property
    def id(self) -> str:
        """The name that no other action has."""
        return f"{self.scope}.{self.name}"


@cache  # asked for again and again while a program starts
def _name_of(act: str) -> str:
    words = act.replace("app.", "").replace("-1", "back").replace("(1)", "(on)").replace(", 1)", ", on)")
    return "_".join(re.findall(r"\w+", words))
