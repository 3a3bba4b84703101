"""The manifest of one project in a pool: what came, what made it readable, and how much stayed away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class GivenKind(StrEnum):
    """What was added: a project, a sample of the pool with its hand codes, or a survey without a project."""

    PROJECT = "project"
    SAMPLE = "sample"
    ANSWERS = "answers"


@dataclass(frozen=True, slots=True)
class GivenCode:
    """A code of a project in the pool: its key, its names from the root down, its definition.

    In-vivo names never leave: then the last name is empty, and `withheld` says so; so it is where the name check
    found something. `parent` is a key, None at the root.
    """

    key: int
    parent: int | None
    names: tuple[str, ...]
    definition: str = ""
    withheld: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What stands in manifest.json. `project` is the name of its folder, “p” with 16 hexadecimal digits.

    `left_out` says why something stayed away -> how much of it, by the words of `StayedAway` values. `rows` are those
    of each file. `segmenter` and `lemmatizer` made the words that are there (empty where there are none); `blind`
    says that codings stayed away since the project was blind. `sample` is the one whose hand codes it holds, if any.
    `secret_check` tells whether another file of the same project came with the same secret.
    """

    project: str
    kind: GivenKind
    added: str
    with_texts: bool
    blind: bool = False
    segmenter: str = ""
    lemmatizer: str = ""
    secret_check: str = ""
    sample: str = ""
    codes: tuple[GivenCode, ...] = ()
    rows: Mapping[str, int] = field(default_factory=dict)
    sha256: Mapping[str, str] = field(default_factory=dict)
    left_out: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
