"""The codings that come in: those with a certain place, those that wait for one, and those that are here already."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qualcode.model.codebooks.code_paths import joined_path
from qualcode.model.exchange.intake import IntakeKind, SourcePlacement
from qualcode.model.exchange.losses import Fate, LossKind
from qualcode.model.exchange.reasons import LossReason
from qualcode.model.spans import Span
from qualcode.project.exchange.coming_rows import ComingCoding
from qualcode.project.exchange.identities import Identities
from qualcode.project.forgetting.passage_cut import MARKER

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from qualcode.model.exchange.project import ExchangeCoding, ExchangeProject, ExchangeSource
    from qualcode.project.exchange.present import PresentCoding, PresentRows
    from qualcode.workspace.exchange.intake_codes import IntakeCodes
    from qualcode.workspace.exchange.intake_ledger import IntakeLedger
    from qualcode.workspace.exchange.intake_people import IntakePeople
    from qualcode.workspace.exchange.intake_sources import FoundSource, IntakeSources

_TIME = re.compile(r"\d{4}(-(0\d|1[0-2])(-[0-3]\d(T[0-2]\d:[0-5]\d(:[0-6]\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?")
_WORDS = 2000  # characters of a passage that are kept with a coding that waits

_Place = tuple[str, int, int, str, str, int]  # document, start, end, code, coder, round


def written_time(time: str) -> str:
    """A time as the project holds it; empty for what is none."""
    return time if _TIME.fullmatch(time) else ""


class IntakeCodings:
    """The codings (UUIDs) that codings (GUIDs) are here; those that are to be made stand in `coming`."""

    def __init__(
        self,
        project: ExchangeProject,
        present: PresentRows,
        ledger: IntakeLedger,
        found: tuple[IntakePeople, IntakeCodes, IntakeSources],
        text_of: Callable[[str], str],
        present_round: int,
        *,
        again: bool,
    ) -> None:
        """`text_of` gives the text that a document (UUID) has here, `present_round` is that where none is said.

        What was erased here stays out unless it shall come in `again`.
        """
        self._present = present
        self._ledger = ledger
        self._people, self._codes, self._sources = found
        self._text_of = text_of
        self._again = again
        self._round = project.round or present_round
        self._ids = Identities(project.guid, "codings", present.codings)
        self._of: dict[str, str] = {}
        self._waiting: set[str] = set()
        self.coming: list[ComingCoding] = []
        self.placements: list[SourcePlacement] = []

    def take(self, sources: Sequence[ExchangeSource]) -> None:
        """Find or plan the codings of all sources."""
        mapped = {
            found.uuid
            for source in sources
            if (found := self._sources.of(source.guid)) is not None and not found.is_new
        }
        there = self._present.codings_in(mapped)
        self._there = {coding.uuid: coding for coding in there}
        self._places: dict[_Place, str] = {
            (coding.document, coding.start, coding.end, coding.code, coding.coder, coding.round): coding.uuid
            for coding in there
        }
        for source in sources:
            self._take_of(source)
        self._ledger.new_guids(LossKind.CODING, self._ids)

    def of(self, guid: str) -> str | None:
        """The coding of that GUID; None where it is not taken."""
        return self._of.get(guid)

    def waits(self, uuid: str) -> bool:
        """Whether a coding that comes in waits for a place."""
        return uuid in self._waiting

    def _take_of(self, source: ExchangeSource) -> None:
        found = self._sources.of(source.guid)
        if found is None:
            for _coding in source.codings:
                self._ledger.lose(LossKind.CODING, LossReason.NO_TEXT, where=source.name)
            return
        before, length = len(self._waiting), len(source.text)
        for coding in source.codings:
            self._take_one(coding, source, found, length)
        if source.placement is not None and source.codings:
            waiting = len(self._waiting) - before
            self.placements.append(SourcePlacement(source.name, source.placement, len(source.codings), waiting))

    def _take_one(self, coding: ExchangeCoding, source: ExchangeSource, found: FoundSource, length: int) -> None:
        code = self._codes.of(coding.code)
        if code is None:
            self._ledger.lose(LossKind.CODING, LossReason.CODE_MISSING, coding.words[:80], source.name)
            return
        uuid = self._ids.of(coding.guid)
        if uuid in self._ids:
            self._of.setdefault(coding.guid, uuid)
            self._same(coding, uuid, code, found, source)
            return
        if not self._again and ("codings", uuid) in self._present.forgotten:
            self._ledger.lose(LossKind.CODING, LossReason.REMOVED_HERE, where=source.name)
            return
        coder = self._people.of(coding.user, LossKind.CODING)
        round_ = coding.round or self._round
        span = self._certain(coding, found, length)
        if span is not None:
            place = (found.uuid, span.start, span.end, code, coder, round_)
            other = self._places.setdefault(place, uuid)
            if other != uuid:
                self._of.setdefault(coding.guid, other)
                is_here = other in self._there
                why = LossReason.SAME_CODING_HERE if is_here else LossReason.SAME_CODING_TWICE
                self._ledger.lose(LossKind.CODING, why, joined_path(self._codes.paths[code]), source.name)
                self._ledger.same(IntakeKind.CODINGS)
                return
        self._of.setdefault(coding.guid, uuid)
        self._come(coding, uuid, code, coder, round_, span, source, found)

    def _come(
        self,
        coding: ExchangeCoding,
        uuid: str,
        code: str,
        coder: str,
        round_: int,
        span: Span | None,
        source: ExchangeSource,
        found: FoundSource,
    ) -> None:
        likely, words = coding.likely, coding.words
        if span is None:
            words, likely = self._what_waits(coding, source, found)
            self._waiting.add(uuid)
        self._ledger.new(IntakeKind.CODINGS if span is not None else IntakeKind.WAITING)
        weight = coding.weight
        if weight is not None and not 0 <= weight <= 100:
            self._ledger.lose(LossKind.FIELD, LossReason.NOT_KEPT, str(weight), source.name)
            weight = None
        marked = (self._people.known(user) for user in dict.fromkeys(coding.good_by))
        self.coming.append(
            ComingCoding(
                uuid,
                found.uuid,
                code,
                coder,
                span,
                coding.polarity,
                weight,
                coding.paraphrase,
                round_,
                written_time(coding.created),
                tuple(user for user in marked if user is not None),
                likely if span is None else None,
                words if span is None else "",
                coding.place if span is None else "",
                is_lost=span is None and likely is None,
                text_sha256=found.text_sha256,
                rules=coding.rules,
            )
        )

    def _certain(self, coding: ExchangeCoding, found: FoundSource, length: int) -> Span | None:
        """The place of a coding, where it is one in the text that the document has."""
        span = coding.span
        if span is None or not found.has_its_text or not 0 <= span.start < span.end <= length:
            return None
        return span

    def _what_waits(
        self, coding: ExchangeCoding, source: ExchangeSource, found: FoundSource
    ) -> tuple[str, Span | None]:
        """The words of a coding without a certain place, and where a person should look; why it waits is noted."""
        likely, text = coding.likely or coding.span, source.text
        if likely is not None:
            likely = Span(max(0, min(likely.start, len(text) - 1)), max(0, min(likely.end, len(text))))
            likely = likely if likely.length > 0 else None
        words = coding.words
        why = LossReason.COUNTING_UNDECIDED
        if coding.span is not None and found.has_its_text:
            why = LossReason.OUTSIDE_TEXT
        if not found.has_its_text:
            why = LossReason.TEXT_DIFFERS_HERE
            words = words or (likely.cut(text) if likely is not None else "")
            ours = self._text_of(found.uuid)
            likely = _only_place(ours, words)
            if MARKER in ours and words not in ours and not self._again:
                words = ""  # they may be those that were erased
        if coding.span is not None or not found.has_its_text:  # else the reader told already why it has no place
            self._ledger.lose(LossKind.CODING, why, where=source.name, fate=Fate.WAITS)
        if not self._again and self._present.holds_erased(words):
            words = ""
        return words[:_WORDS], likely

    def _same(self, coding: ExchangeCoding, uuid: str, code: str, found: FoundSource, source: ExchangeSource) -> None:
        ours = self._there.get(uuid)
        differs = ours is not None and self._differs(coding, ours, code, found)
        self._ledger.same(IntakeKind.CODINGS, differs=differs)
        if differs:
            self._ledger.differs(LossKind.CODING, joined_path(self._codes.paths[code]), source.name)

    def _differs(self, coding: ExchangeCoding, ours: PresentCoding, code: str, found: FoundSource) -> bool:
        user = self._people.known(coding.user)
        theirs = (code, coding.polarity, coding.weight, coding.paraphrase, user or ours.coder)
        place = (found.uuid, ours.start, ours.end)
        if coding.span is not None and found.has_its_text:
            place = (found.uuid, coding.span.start, coding.span.end)
        return (*theirs, *place) != (
            ours.code, ours.polarity, ours.weight, ours.paraphrase, ours.coder, ours.document, ours.start, ours.end,
        )  # fmt: skip


def _only_place(text: str, words: str) -> Span | None:
    """Where words stand in a text, if they stand there once."""
    first = text.find(words) if words.strip() else -1
    if first < 0 or text.find(words, first + 1) >= 0:
        return None
    return Span(first, first + len(words))
