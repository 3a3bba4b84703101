"""What the name check found in a survey, as a table beside the answers in which people accept some of it.

A survey has no project that could keep what was accepted, so the table keeps it: it is read before a survey is
checked, and written anew afterwards. It never lies in the pool. What is accepted is known by its fingerprint alone;
where it is not found any more, its row stays without words, for it may be found again.
"""

from __future__ import annotations

import csv
import io
import os
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import QualcodeError, ReadingError, UsageProblem
from qualcode.language.forms.normalised import spelled
from qualcode.model.consent.consents import Permission, Purpose
from qualcode.pool.adding.answer_file import AnswerFile
from qualcode.project.watch.identity import now
from qualcode.reporting.disclosure.check import finding_mark
from qualcode.reporting.disclosure.finding import fingerprint
from qualcode.reporting.disclosure.hits import around
from qualcode.reporting.writers.csv import escaped, unescaped
from qualcode.reporting.writers.whole_files import atomic_file
from qualcode.workspace.consent.typed import answer_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from qualcode.reporting.disclosure.hit_finder import Place

_HEAD = ("finding", "row", "id", "column", "kind", "found", "passage", "accept", "reason", "by", "at")
_READ = ("finding", "accept", "reason", "by", "at")
_SHOWN = 60  # code points before and behind that are shown
_MOST_TOLD = 20
_SUFFIX = ".csv"
_PRIVATE = 0o600
_FINGERPRINT = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class NameInAnswer:
    """Something that the name check found: in which row and column, in the answer of which id (empty for a value or a
    heading, which many have), of which kind it is, its words, and these with some around them.
    """

    fingerprint: str
    row: int
    id: str
    column: str
    kind: str
    found: str
    passage: str

    @classmethod
    def at(cls, place: Place, text: str, row: int, column: str, id_: str = "") -> NameInAnswer:
        """What was found at a place of a text; `row` is 0 for a heading."""
        kind, span = place
        print_ = fingerprint(*finding_mark(kind, span, column if not id_ else "", text), id_)
        return cls(print_, row, id_, column, kind.told, span.cut(text), around(text, span, _SHOWN))


@dataclass(frozen=True, slots=True)
class NameDecision:
    """Whether a finding may leave, and why; who said so, and when."""

    is_accepted: bool
    reason: str
    by: str
    at: str


class AnswerFindings:
    """The findings of a survey: how many of each kind nobody accepted (`open`), the first of these, how many somebody
    did. `written` says that all answers were checked. Without a `path` nothing is accepted, and no table written.
    """

    def __init__(self, path: Path | None = None, known: dict[str, NameDecision] | None = None) -> None:
        self.path = path
        self.open: Counter[str] = Counter()
        self.first_open: list[NameInAnswer] = []
        self.number_accepted = 0
        self.written = False
        self._known = known or {}
        self._seen: set[str] = set()
        self._write_row: Callable[[Iterable[str]], object] | None = None

    @classmethod
    def read(cls, path: Path, by: str, reason: str = "") -> AnswerFindings:
        """What people accepted in a table, or an empty one where there is none yet.

        Whoever accepted what has no name in the table yet was `by`; `reason` stands where a row has none. Raises
        UsageProblem for a file that is no CSV by its name, ReadingError with the row for what cannot be understood.
        """
        if path.suffix.casefold() != _SUFFIX:
            raise UsageProblem(
                _("“{name}” is no table of findings.", name=path.name), _("Give a name that ends in .csv.")
            )
        if not os.path.lexists(path):
            return cls(path)
        file = AnswerFile.open(path, _READ)
        known: dict[str, NameDecision] = {}
        places = [file.heading(name) for name in _READ]
        for number, cells in file.rows(places):
            print_, accept, said, who, when = map(unescaped, cells)
            try:
                answer = answer_of(Purpose.SECONDARY, accept)
            except QualcodeError:
                raise _wrong(
                    path, number, _("“{word}” is neither yes nor no", word=accept),
                    _("Write yes into the column “accept” of what may leave, and leave it empty elsewhere."),
                ) from None  # fmt: skip
            if answer is Permission.UNKNOWN:
                continue
            is_accepted = answer is Permission.YES
            why = spelled(said) or (spelled(reason) if is_accepted else "")
            if is_accepted and not why:
                raise _wrong(
                    path, number, _("nobody said why it may leave"),
                    _("Write it into the column “reason”, or say it for all of them with --reason."),
                )  # fmt: skip
            if not _FINGERPRINT.fullmatch(print_):
                raise _wrong(
                    path, number, _("“{word}” names no finding", word=print_),
                    _("Leave the column “finding” as it was written."),
                )  # fmt: skip
            decision = NameDecision(is_accepted, why, who or by, when or now())
            if known.setdefault(print_, decision).is_accepted != is_accepted:
                raise _wrong(
                    path, number, _("an earlier row says otherwise of the same finding"), _("Leave one of them out.")
                )
        return cls(path, known)

    @property
    def missing(self) -> list[str]:
        """The fingerprints of those that were accepted, and are not found any more."""
        return [print_ for print_, said in self._known.items() if said.is_accepted and print_ not in self._seen]

    @contextmanager
    def writing(self) -> Iterator[None]:
        """While a survey is checked, for its owner alone: at the end the table is written anew, after a failure not.

        Raises ExportError.
        """
        if self.path is None:
            yield
            self.written = True
            return
        with atomic_file(self.path) as file:
            Path(file.name).chmod(_PRIVATE)
            text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
            self._write_row = csv.writer(text).writerow
            self._write_row(_HEAD)
            yield
            for print_ in self.missing:
                self._write(NameInAnswer(print_, 0, "", "", "", "", ""))
            self._write_row = None
            text.flush()
            text.detach()
        self.written = True

    def take(self, findings: Iterable[NameInAnswer]) -> bool:
        """Count findings and write them down, each once; whether there is one that nobody accepted."""
        return sum(map(self._take, findings)) > 0

    def _take(self, finding: NameInAnswer) -> bool:
        decision = self._known.get(finding.fingerprint)
        is_open = decision is None or not decision.is_accepted
        if finding.fingerprint not in self._seen:
            self._seen.add(finding.fingerprint)
            if is_open:
                self.open[finding.kind] += 1
            else:
                self.number_accepted += 1
            if is_open and len(self.first_open) < _MOST_TOLD:
                self.first_open.append(finding)
            self._write(finding)
        return is_open

    def _write(self, finding: NameInAnswer) -> None:
        if self._write_row is None:
            return
        said = ("", "", "", "")
        if decision := self._known.get(finding.fingerprint):
            answer = Permission.YES if decision.is_accepted else Permission.NO
            said = (answer.value, decision.reason, decision.by, decision.at)
        where = (finding.fingerprint, finding.row or "", finding.id, finding.column)
        self._write_row(map(escaped, (*where, finding.kind, finding.found, finding.passage, *said)))


def _wrong(path: Path, row: int, why: str, hint: str) -> ReadingError:
    return ReadingError(_("“{name}”, row {number}: {message}", name=path.name, number=row, message=why), hint)
