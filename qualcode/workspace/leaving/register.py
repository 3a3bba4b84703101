"""What every use case calls by which something leaves: its line stands in the register if and only if it left.

Of a file that is when it gets its name, also if the process is killed right before or after
(`project.quoting.begun`); of standard output when all was written, unless a terminal shows it. What a line holds is
what really left: ids of quotations by document, and whose words they are, never the words.
"""

from __future__ import annotations

import os
import sys
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.language.forms.normalised import spelled
from qualcode.model.consent.given import WHOLE, Leaving
from qualcode.model.spans import Span
from qualcode.project.file.history import Author
from qualcode.project.quoting.begun import LeavingFiles, Published, sha256_of
from qualcode.safe_text import one_line, visible

if TYPE_CHECKING:
    from qualcode.model.documents import Document
    from qualcode.project.project import Project
    from qualcode.reporting.quotations.collection import Quotation
    from qualcode.reporting.writers.whole_files import Naming
    from qualcode.workspace.workspace import Workspace

STANDARD_OUTPUT, CLIPBOARD = "-", "clipboard"
"""Targets that are no files."""
_NO_CODING = -1  # no key is negative
Shown = Callable[[bytes], None]


class DepartingParts:
    """What of a project is about to leave, noted while it is collected: passages, texts, and whose words they are.

    It looks at quotations as the disclosure check does (`see`). All keys are those of the project, which may be open
    over another connection when it leaves.
    """

    def __init__(self) -> None:
        self._documents, self._codings = array("q"), array("q")
        self._starts, self._ends = array("q"), array("q")
        self._whole: dict[int, None] = {}
        self._about: dict[int, None] = {}
        self._cases: dict[int, None] = {}

    def __bool__(self) -> bool:
        return bool(self._documents or self._whole or self._about or self._cases)

    def take(self, others: DepartingParts) -> None:
        """What departs with something else departs with this, too."""
        for mine, theirs in (
            (self._documents, others._documents),
            (self._codings, others._codings),
            (self._starts, others._starts),
            (self._ends, others._ends),
        ):
            mine.extend(theirs)
        self._whole |= others._whole
        self._about |= others._about
        self._cases |= others._cases

    def see(self, _chapter: int, _number: int, quotation: Quotation) -> None:
        """A quotation leaves."""
        self.passage(quotation.document, quotation.codings[0], quotation.span)

    def passage(self, document: int, coding: int, span: Span) -> None:
        """The passage of a coding leaves, itself or what was made of it."""
        self._documents.append(document)
        self._codings.append(coding)
        self._starts.append(span.start)
        self._ends.append(span.end)

    def place(self, document: int, span: Span) -> None:
        """A passage leaves that is nobody's coding; the register calls it by its place."""
        self.passage(document, _NO_CODING, span)

    def about(self, document: int) -> None:
        """Something about a document leaves, such as its attributes, and none of its words."""
        self._about[document] = None

    def whole(self, document: int) -> None:
        """The text of a document leaves, or most of it."""
        self._whole[document] = None

    def case(self, case: int) -> None:
        """Something about a case leaves, such as a summary."""
        self._cases[case] = None

    def contents(self, project: Project) -> dict[str, tuple[str, ...]]:
        """UUID of a document -> the ids of its quotations, those that are kept where there are, or WHOLE."""
        found: dict[int, tuple[str, ...]] = dict.fromkeys(self._about, ())
        found.update(self._passages(project))
        found |= dict.fromkeys(self._whole, (WHOLE,))
        uuids = {document.key: document.uuid for document in project.documents.all()}
        return {uuids[document]: found[document] for document in sorted(found)}

    def _passages(self, project: Project) -> Iterator[tuple[int, tuple[str, ...]]]:
        """The ids by document, of one document at a time: all at once would be held several times over."""
        every: Mapping[int, str] = {}
        for document, numbers in self._numbers():
            codings = {self._codings[number] for number in numbers} - {_NO_CODING}
            ids = project.quotation_ids.of(codings)
            if len(ids) < len(codings):
                every = every or project.coded.ids()
            names: dict[str, None] = {}
            for number in numbers:
                coding = self._codings[number]
                place = f"{self._starts[number]}:{self._ends[number]}"
                names[ids.get(coding) or every.get(coding) or place] = None
            yield document, tuple(names)

    def _numbers(self) -> Iterator[tuple[int, array[int]]]:
        """The numbers of the passages of each document."""
        of = self._documents.__getitem__
        for document, numbers in groupby(sorted(range(len(self._documents)), key=of), of):
            yield document, array("q", numbers)

    def cases(self, project: Project) -> tuple[str, ...]:
        """The UUIDs of all cases that have a part: those of documents, and of the speakers whose words they are."""
        known = {case.name: case for case in project.cases.all()}
        uuids = {case.key: case.uuid for case in known.values()}
        touched = {*self._documents, *self._whole, *self._about}
        found = dict.fromkeys(uuids[case] for case in self._cases)
        speakers = project.documents.cases_of_speakers()
        passages = dict(self._numbers()) if speakers else {}
        for document in project.documents.all():
            if document.key not in touched:
                continue
            names = {document.case} | self._speaking(
                project, document, speakers.get(document.key, {}), passages.get(document.key, ())
            )
            found |= dict.fromkeys(known[name].uuid for name in sorted(filter(None, names)))
        return tuple(sorted(found))

    def _speaking(
        self, project: Project, document: Document, cases: Mapping[str, str], passages: Iterable[int]
    ) -> set[str | None]:
        """The cases whose words leave of a document in which several of them speak; by its passages' numbers."""
        if not cases or document.key in self._whole or document.key in self._about:
            return set(cases.values())
        from qualcode.reporting.quotations.sources import Source

        source = Source(project, document.key)
        spoken: set[str] = set()
        for number in passages:
            span = Span(self._starts[number], self._ends[number])
            spoken |= {turn.speaker for turn in source.speaking(span)}
        return {cases[speaker] for speaker in spoken & set(cases)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """Something that leaves by a door, in a format, into the file or folder of `path`, or to standard output.

    `recipient` is to whom it goes; None where nobody said it yet: then `space.to_whom` is asked, and else who got the
    file before gets it. `publication` is the name of the one that it is published in.
    """

    space: Workspace
    door: str
    format: str
    parts: DepartingParts
    path: Path | None = None
    recipient: str | None = None
    publication: str = ""

    def _left(self, recipient: str) -> Leaving:
        """Its line of the register."""
        return Leaving(
            self.door,
            self.format,
            STANDARD_OUTPUT if self.path is None else target_of(self.path),
            self.parts.contents(self.space.project),
            self.parts.cases(self.space.project),
            recipient,
            self.publication,
        )

    def _recipient(self) -> str:
        if not self.parts:
            return ""
        said = self.space.to_whom(self.path) if self.recipient is None else self.recipient
        return (known_recipient(self.space, self.path) or "") if said is None else clean_recipient(said)

    def naming(self, published: Callable[[], Published] | None = None) -> Naming:
        """What surrounds the moment in which its one file gets its name; `published` is asked then."""
        path, recipient = self.path, self._recipient()
        assert path is not None  # noqa: S101 - what is shown gets no name

        def naming(unfinished: Path) -> AbstractContextManager[None]:
            found = published() if published else None
            return replace(self, recipient=recipient).together({path: sha256_of(unfinished)}, found)

        return naming

    @contextmanager
    def together(self, files: Mapping[Path, str], published: Published | None = None) -> Iterator[None]:
        """What surrounds the writing of several files that leave as one act; gives them with their SHA-256."""
        if not self._is_entered(published):
            yield
            return
        left = self._left(self._recipient()) if self.parts else None
        with self.space.project.begun.leaving(LeavingFiles(_author(self.space), files, left, published)):
            yield

    def _is_entered(self, published: Published | None) -> bool:
        if published is not None:
            return True
        return bool(self.parts) and not self._is_missing()

    def _is_missing(self) -> bool:
        """Whether the register will lack it, which is told."""
        if self.space.project.read_only:
            self.space.project.tell(
                _("the project can only be read: what leaves is NOT entered in the register of what left")
            )
        return self.space.project.read_only

    def show(self, show: Shown, data: bytes) -> None:
        """Let it be shown; unless a terminal shows it, it has left when all of it was written."""
        show(data)
        self.entered()

    def entered(self) -> None:
        """Enter what went to standard output, unless a terminal showed it."""
        if sys.stdout.isatty() or not self.parts:
            return
        sys.stdout.flush()
        if not self._is_missing():
            self.space.project.given.record(self._left(self._recipient()), _author(self.space))


def copied(space: Workspace, quotation: Quotation) -> None:
    """Enter a quotation that was copied to the clipboard."""
    parts = DepartingParts()
    parts.see(0, 0, quotation)
    left = Leaving("clipboard", "txt", CLIPBOARD, parts.contents(space.project), parts.cases(space.project))
    space.project.given.record(left, _author(space))


def target_of(path: Path) -> str:
    """A file or folder as the register calls it: its whole path, with hostile characters made visible.

    So it is the same wherever somebody stood who named it, and two of one name in two folders are two.
    """
    try:
        return visible(os.path.realpath(path))
    except ValueError:  # a zero byte, while somebody types: no file has such a name
        return visible(str(path))


def clean_recipient(name: str) -> str:
    """A recipient as the register keeps it: one line, hostile characters made visible."""
    return spelled(one_line(visible(name, keep="\n\t")))


def known_recipient(space: Workspace, path: Path | None) -> str | None:
    """To whom a file went last; empty where nobody said, None where nothing went there yet, or it is no file."""
    return None if path is None else space.project.given.recipient_of(target_of(path))


def _author(space: Workspace) -> Author:
    """Who lets it leave; who only looks may have no name."""
    return space.author if space.coder_name else Author("")
