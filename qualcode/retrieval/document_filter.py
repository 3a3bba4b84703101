"""Choosing documents by a few words as people type them: `label:"RG 2022" code:Interferenz uncoded`."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from qualcode.errors import UsageProblem
from qualcode.model.codes import Codebook
from qualcode.model.codings import Coder, Coding, WorkState
from qualcode.model.documents import Document
from qualcode.project.file.row_rules import folded

HINT = 'words of the name · label:"RG 2022" · code:NAME · coder:NAME · wave=2022 · uncoded · unfinished · finished'

Condition = Callable[[Document], bool]


@dataclass(frozen=True, slots=True)
class Known:
    """What conditions are checked against."""

    codings: Mapping[int, Sequence[Coding]]
    book: Codebook
    coders: Mapping[int, Coder]
    state_of: Callable[[Document], WorkState]


def condition(typed: str, known: Known) -> Condition:
    """The condition that a filter line means; all its parts must hold. Raises UsageProblem for an unknown part."""
    try:
        parts = shlex.split(typed.replace("„", '"').replace("“", '"'))
    except ValueError as error:
        raise UsageProblem(f"The filter cannot be read: {error}.", "Close the quotation mark.") from error
    conditions = [_part(part, known) for part in parts]
    return lambda document: all(one(document) for one in conditions)


def _part(part: str, known: Known) -> Condition:
    if part in {"uncoded", "unfinished", "finished"}:
        return _state(part, known)
    name, sign, value = part.partition(":")
    wanted = folded(value)
    if sign and name == "label":
        return lambda document: wanted in folded(document.label)
    if sign and name == "code":
        keys = _codes(wanted, value, known)
        return lambda document: any(one.code in keys for one in known.codings.get(document.key, ()))
    if sign and name == "coder":
        people = {key for key, coder in known.coders.items() if wanted in folded(coder.name)}
        if not people:
            raise UsageProblem(f"There is no coder “{value}”.", HINT)
        return lambda document: any(one.coder in people for one in known.codings.get(document.key, ()))
    name, sign, value = part.partition("=")
    if sign:
        wanted = folded(value)
        return lambda document: folded(document.attributes.get(name, "")) == wanted
    text = folded(part)
    return lambda document: text in folded(document.name) or text in folded(document.label)


def _state(part: str, known: Known) -> Condition:
    if part == "uncoded":
        return lambda document: not known.codings.get(document.key)
    finished = part == "finished"
    return lambda document: (known.state_of(document) is WorkState.FINISHED) == finished


def _codes(wanted: str, value: str, known: Known) -> set[int]:
    found = {code.key for code in known.book if wanted in folded(code.name)}
    for key in list(found):
        found.update(below.key for below in known.book.descendants(key))
    if not found:
        raise UsageProblem(f"There is no code “{value}”.", HINT)
    return found
