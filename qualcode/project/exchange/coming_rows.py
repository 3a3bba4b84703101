"""The rows that another program's project becomes, before they are written: everything is called by its UUID.

What is there already is called by the UUID that it has here. A plan holds no keys: it can be made over one connection
and written over another.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from qualcode.model.codes import CodeDraft, Rules
from qualcode.model.codings import CoderKind, Polarity
from qualcode.model.memos import MemoKind
from qualcode.model.spans import Span


@dataclass(frozen=True, slots=True)
class ComingCoder:
    """A coder who is to be made."""

    uuid: str
    name: str
    kind: CoderKind = CoderKind.PERSON


@dataclass(frozen=True, slots=True)
class ComingCode:
    """A code that is to be made below another one (a UUID, empty at the top), without its sub-codes.

    `former` are the rules that it had before, oldest first.
    """

    uuid: str
    above: str
    draft: CodeDraft
    former: tuple[Rules, ...] = ()


@dataclass(frozen=True, slots=True)
class ComingCase:
    """A case that is to be made, with its attributes."""

    uuid: str
    name: str
    attributes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ComingDocument:
    """A document that is to be made of the source of that GUID; `case` is the name of its case, empty for none."""

    uuid: str
    source: str
    name: str
    case: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    transcription: str = ""


@dataclass(frozen=True, slots=True)
class ComingCoding:
    """A coding that is to be made; document, code, coder and those who marked it (`good_by`) are UUIDs.

    Without a span it waits: `likely` is where a person should look in the present text of the document, `words` and
    `place` are what the other program says, `is_lost` tells that nothing is known of where it stands, and
    `text_sha256` is the hash of the text that it was made on. `rules` is the number of the rules of a new code under
    which it was made, None for the present ones.
    """

    uuid: str
    document: str
    code: str
    coder: str
    span: Span | None
    polarity: Polarity = Polarity.PRESENT
    weight: int | None = None
    paraphrase: str = ""
    round: int | None = None
    created: str = ""
    good_by: tuple[str, ...] = ()
    likely: Span | None = None
    words: str = ""
    place: str = ""
    is_lost: bool = False
    text_sha256: str = ""
    rules: int | None = None


@dataclass(frozen=True, slots=True)
class ComingMemo:
    """A memo that is to be made on at most one thing (`table` and UUID), on a passage of a document with a span."""

    uuid: str
    table: str
    target: str
    span: Span | None
    kind: MemoKind
    title: str
    text: str
    author: str
    created: str = ""
    changed: str = ""
    closed: bool = False


@dataclass(frozen=True, slots=True)
class ComingGroup:
    """A group of documents (UUIDs) that is to be made."""

    uuid: str
    name: str
    documents: tuple[str, ...]


@dataclass(slots=True)
class ComingRows:
    """All that is to be written, in its order; codes that stand above others come before them."""

    coders: list[ComingCoder] = field(default_factory=list)
    codes: list[ComingCode] = field(default_factory=list)
    cases: list[ComingCase] = field(default_factory=list)
    documents: list[ComingDocument] = field(default_factory=list)
    codings: list[ComingCoding] = field(default_factory=list)
    memos: list[ComingMemo] = field(default_factory=list)
    groups: list[ComingGroup] = field(default_factory=list)
