"""Links in memos: `[[…]]` with the name of a code, a document, a memo, or with a passage.

    [[Typen / Transition]]        a code, by its name or the end of its path
    [[rg-2019-01]]                a document
    [[rg-2019-01 ¶2]]             one of its paragraphs
    [[rg-2019-01: schwierig.]]    the passage of it that has these words
    [[Zweifel an der Regel]]      a memo, by its title
    [[4f1c22a0b3d1]]              a coding, memo, code or document, by its id

Where a name means several things, `code:`, `document:` or `memo:` before it says which. What must not be seen leads
nowhere, as if it were not there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from qualcode.catalogue import _, program
from qualcode.errors import QualcodeError
from qualcode.model.codebooks.code_paths import joined_path
from qualcode.model.memos import LinkKind
from qualcode.model.spans import Span
from qualcode.project.file.row_rules import folded
from qualcode.safe_text import one_line, visible
from qualcode.workspace.material.places import places_of

if TYPE_CHECKING:
    from qualcode.model.codes import Code
    from qualcode.model.documents import Document
    from qualcode.model.memos import Memo
    from qualcode.workspace.workspace import Workspace

_LINK = re.compile(r"\[\[([^\[\]\n]{1,500})\]\]")
_NAME = 60  # characters
_ID = re.compile(r"[0-9a-f]{12}")
_PARAGRAPH = re.compile(r"(.+?)\s*¶\s*(\d{1,6})")
_KINDS: Mapping[str, LinkKind] = {
    "code": "code", "document": "document", "dokument": "document", "memo": "memo", "coding": "coding",
    "codierung": "coding",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class MemoLink:
    """A link: `words` are those between the brackets, `place` is that of the whole link in the memo's text.

    `key` is that of what it leads to, which `told` names; `document` (a key) and `span` say where that stands in the
    material. Where it leads nowhere, `kind` is empty and `told` says why.
    """

    words: str
    place: Span
    kind: LinkKind | Literal[""] = ""
    key: int = 0
    document: int | None = None
    span: Span | None = None
    told: str = ""


@dataclass(frozen=True, slots=True)
class _LinkedThing:
    """A thing that a name means."""

    kind: LinkKind
    key: int


@dataclass(frozen=True, slots=True)
class MemoLinks:
    """The links of memos (keys), and those that lead to something."""

    _links: Mapping[int, tuple[MemoLink, ...]]

    def of(self, memo: int) -> tuple[MemoLink, ...]:
        """The links of a memo, in order."""
        return self._links.get(memo, ())

    def to(self, kind: LinkKind, key: int) -> list[int]:
        """The memos that link to a thing (key), oldest first; to a document those to its passages, too."""
        return [
            memo for memo, links in self._links.items() if any((link.kind, link.key) == (kind, key) for link in links)
        ]


def memo_links(space: Workspace, memos: Iterable[Memo]) -> MemoLinks:
    """The links of the memos that may be seen; only such memos may be given."""
    known = sorted(memos, key=lambda memo: memo.key)
    with_links = [(memo, found) for memo in known if (found := list(links_in(memo.text)))]
    if not with_links:
        return MemoLinks({})
    targets = _LinkTargets(space, known)
    return MemoLinks(
        {memo.key: tuple(targets.link(words, place) for words, place in found) for memo, found in with_links}
    )


LinkingMemos = Mapping[tuple[LinkKind, int], tuple["Memo", ...]]
"""What is linked to (its kind and key) -> the memos that do; to a document those to its passages, too."""


def linking_memos(space: Workspace) -> LinkingMemos:
    """All links backwards: of the memos that may be seen, oldest first."""
    memos = sorted(space.memos(), key=lambda memo: memo.key)
    links = memo_links(space, memos)
    found: dict[tuple[LinkKind, int], dict[int, Memo]] = {}
    for memo in memos:
        for link in links.of(memo.key):
            if link.kind:
                found.setdefault((link.kind, link.key), {})[memo.key] = memo
    return {linked: tuple(linking.values()) for linked, linking in found.items()}


class _LinkTargets:
    """What links can lead to: what may be seen of codes, documents, codings and these memos."""

    def __init__(self, space: Workspace, memos: Iterable[Memo]) -> None:
        self._space = space
        self._by_name: dict[str, list[_LinkedThing]] = {}
        self._by_id: dict[str, _LinkedThing] = {}
        self._documents: dict[int, Document] = {}
        self._told: dict[_LinkedThing, str] = {}
        for document in space.project.documents.all():
            self._documents[document.key] = document
            told = _("document “{document}”", document=document.name)
            self._know(document.id, _LinkedThing("document", document.key), told, document.name)
        for code in space.book:
            told = _("code “{code}”", code=code.full_name)
            self._know(code.id, _LinkedThing("code", code.key), told, *_names(code))
        for memo in memos:
            told = _("memo “{name}”", name=memo_name(memo))
            self._know(memo.id, _LinkedThing("memo", memo.key), told, *filter(None, [memo.title]))

    def _know(self, identity: str, named: _LinkedThing, told: str, *names: str) -> None:
        self._by_id[identity] = named
        self._told[named] = told
        for name in dict.fromkeys(map(folded, names)):
            self._by_name.setdefault(name, []).append(named)

    def link(self, words: str, place: Span) -> MemoLink:
        """Where a link with these words leads."""
        kind, name = _kind_said(words)
        found = self._called(name, kind)
        if len(found) == 1:
            named = found[0]
            document = named.key if named.kind == "document" else None
            return MemoLink(words, place, named.kind, named.key, document, told=self._told[named])
        if found:
            kinds = program().listed(dict.fromkeys(_said(named.kind) for named in found))
            return MemoLink(words, place, told=_("several things have this name ({kinds})", kinds=kinds))
        if kind in {None, "coding"} and _ID.fullmatch(name):
            return self._to_coding(name, words, place)
        if kind in {None, "document"}:
            return self._to_passage(name, words, place)
        return MemoLink(words, place, told=_("there is nothing of this name"))

    def _called(self, name: str, kind: LinkKind | None) -> list[_LinkedThing]:
        thing = self._by_id.get(name)
        found = [thing] if thing else self._by_name.get(folded(name), [])
        return [linked for linked in found if kind in {None, linked.kind}]

    def _to_coding(self, identity: str, words: str, place: Span) -> MemoLink:
        try:
            coding = self._space.project.codings.find(identity, exact=True)
        except QualcodeError:
            coding = None
        if coding is None or not self._space.sight.sees(coding):
            return MemoLink(words, place, told=_("there is nothing of this name"))
        told = _("coding of {passage}", passage=self._passage(coding.document, coding.span))
        return MemoLink(words, place, "coding", coding.key, coding.document, coding.span, told)

    def _to_passage(self, name: str, words: str, place: Span) -> MemoLink:
        paragraph = _PARAGRAPH.fullmatch(name)
        if paragraph:
            documents = self._called(paragraph[1], "document")
            if len(documents) == 1:
                return self._to_paragraph(documents[0].key, int(paragraph[2]), words, place)
        for colon in re.finditer(":", name):
            documents = self._called(name[: colon.start()].strip(), "document")
            if len(documents) == 1:
                return self._to_words(documents[0].key, name[colon.end() :], words, place)
        return MemoLink(words, place, told=_("there is nothing of this name"))

    def _to_paragraph(self, document: int, number: int, words: str, place: Span) -> MemoLink:
        paragraphs = self._space.project.documents.structure(self._documents[document]).paragraphs
        if not 1 <= number <= len(paragraphs):
            return MemoLink(words, place, told=_("the document has no such paragraph"))
        span = paragraphs[number - 1]
        return MemoLink(words, place, "document", document, document, span, self._passage(document, span))

    def _to_words(self, document: int, said: str, words: str, place: Span) -> MemoLink:
        wanted = said.strip().strip('“”„‟"‘’‚»«').strip()
        places = places_of(self._space.project.documents.text(document), wanted) if wanted else []
        if not places:
            return MemoLink(words, place, told=_("these words do not stand in the document"))
        if len(places) > 1:
            return MemoLink(words, place, told=_("these words stand there several times: take more of them"))
        return MemoLink(words, place, "document", document, document, places[0], self._passage(document, places[0]))

    def _passage(self, document: int, span: Span) -> str:
        about = self._documents[document]
        number = self._space.project.documents.structure(about).paragraph_number(span.start)
        return _("“{document}”, ¶{paragraph}", document=about.name, paragraph=number)


def links_in(text: str) -> Iterator[tuple[str, Span]]:
    """What stands between double square brackets, with the place of each link."""
    for found in _LINK.finditer(text):
        if found[1].strip():
            yield found[1].strip(), Span(found.start(), found.end())


def link_to(name: str) -> str:
    """A link with these words."""
    return f"[[{visible(one_line(name))}]]"


def memo_name(memo: Memo) -> str:
    """What a memo is called: its title, else its first words; cut, it ends in “…”."""
    name = visible(one_line(memo.title or memo.text))
    return name if len(name) <= _NAME else f"{name[: _NAME - 1].rstrip()}…"


def _kind_said(words: str) -> tuple[LinkKind | None, str]:
    """The kind that stands before a colon, where one does, and the name."""
    before, colon, after = words.partition(":")
    kind = _KINDS.get(folded(before)) if colon and after.strip() else None
    return (kind, after.strip()) if kind else (None, words)


def _names(code: Code) -> list[str]:
    """The names of a code: its own, and its path with and without those at the top."""
    ends = [code.path[start:] for start in range(len(code.path))]
    return list(dict.fromkeys((*map(joined_path, ends), code.name)))


def _said(kind: LinkKind) -> str:
    return {"code": _("code"), "document": _("document"), "memo": _("memo"), "coding": _("coding")}[kind]
