"""What becomes memos: notes, links, descriptions and sets of codes; what leads elsewhere is a link in their words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.model.codebooks.code_paths import joined_path
from qualcode.model.exchange.intake import IntakeKind
from qualcode.model.exchange.losses import Fate, LossKind
from qualcode.model.exchange.project import TargetKind
from qualcode.model.exchange.reasons import LossReason
from qualcode.model.memos import MemoKind
from qualcode.project.exchange.coming_rows import ComingMemo
from qualcode.project.exchange.identities import Identities
from qualcode.project.file.row_rules import folded
from qualcode.safe_text import one_line
from qualcode.workspace.exchange.intake_codings import written_time
from qualcode.workspace.exchange.intake_ledger import plain_name

if TYPE_CHECKING:
    from qualcode.model.exchange.project import (
        ExchangeLink,
        ExchangeNote,
        ExchangeProject,
        ExchangeSource,
        ExchangeTarget,
    )
    from qualcode.model.memos import LinkKind
    from qualcode.model.spans import Span
    from qualcode.project.exchange.present import PresentRows
    from qualcode.workspace.exchange.intake_codes import IntakeCodes
    from qualcode.workspace.exchange.intake_codings import IntakeCodings
    from qualcode.workspace.exchange.intake_ledger import IntakeLedger
    from qualcode.workspace.exchange.intake_people import IntakePeople
    from qualcode.workspace.exchange.intake_sources import IntakeSources

_ID = 12  # hexadecimal digits of a UUID that people type
_LONGEST = 200  # characters of a passage that a link names
_ARROWS = {"OneWay": "→ ", "Bidirectional": "↔ "}
_Place = tuple[str, str, "Span | None"]  # table, UUID and passage of what a memo is about; nothing is the project


class IntakeMemos:
    """The memos that come in."""

    def __init__(
        self,
        project: ExchangeProject,
        present: PresentRows,
        ledger: IntakeLedger,
        found: tuple[IntakePeople, IntakeCodes, IntakeSources, IntakeCodings],
        *,
        again: bool,
    ) -> None:
        self._again = again
        self._project = project
        self._present = present
        self._ledger = ledger
        self._people, self._codes, self._sources, self._codings = found
        self._texts: dict[str, ExchangeSource] = {source.guid: source for source in project.sources}
        self._notes: dict[str, str] = {}
        self._linked: dict[str, list[str]] = {}  # UUID of a note -> links that stand at its end
        self._ids = Identities(project.guid, "memos", present.memos)
        ends = (path[start:] for path in self._codes.paths.values() for start in range(len(path)))
        self._ends = Counter(folded(joined_path(end)) for end in ends)
        self.coming: list[ComingMemo] = []

    def take(self) -> None:
        """Plan the memos of all that the project holds."""
        notes = [(note, self._ids.of(note.guid)) for note in self._project.notes]
        self._ledger.new_guids(LossKind.NOTE, self._ids)
        for note, uuid in notes:
            self._notes.setdefault(note.guid, uuid)  # what leads to one of two of a GUID leads to the first
        links = [link for link in self._project.links if not self._hangs_on_note(link)]
        for note, uuid in notes:
            self._take_note(note, uuid)
        for link in links:
            self._take_link(link)
        self._take_sets()
        self._take_descriptions()

    # ---- notes and links -------------------------------------------------------------------------

    def _take_note(self, note: ExchangeNote, uuid: str) -> None:
        text = note.text
        if not note.title.strip() and not text.strip():
            self._ledger.lose(LossKind.NOTE, LossReason.NO_TEXT, note.guid)
            return
        about = [(target, place) for target in note.targets if (place := self._place(target, note)) is not None]
        others = [self._link(target) for target, _place in about[1:]]
        for _other in others:
            self._ledger.lose(LossKind.NOTE, LossReason.ABOUT_OTHERS_TOO, _title(note.title, text), fate=Fate.CHANGED)
        links = [*others, *self._linked.get(uuid, ())]
        if links:
            text = "\n\n".join(filter(None, (text.rstrip(), "\n".join(dict.fromkeys(links)))))
        if note.targets and not about:
            self._ledger.lose(
                LossKind.NOTE, LossReason.NOTE_ABOUT_PROJECT, _title(note.title, text), fate=Fate.CHANGED
            )
        place = about[0][1] if about else ("", "", None)
        # a paraphrase is of a passage
        kind = MemoKind.OTHER if note.kind is MemoKind.PARAPHRASE and place[2] is None else note.kind
        self._come(
            uuid,
            place,
            kind,
            note.title,
            text,
            (note.user, LossKind.NOTE),
            (written_time(note.created), written_time(note.changed)),
            closed=note.closed,
        )

    def _hangs_on_note(self, link: ExchangeLink) -> bool:
        """Whether a link begins at a note: then it stands in the words of that."""
        if link.origin.kind is not TargetKind.NOTE:
            return False
        uuid, words = self._notes.get(link.origin.guid), self._link(link.target)
        if uuid is None or not words:
            self._lose_link(link)
            return True
        said, words = one_line(link.name), _ARROWS.get(link.direction, "") + words
        self._linked.setdefault(uuid, []).append(f"{said}: {words}" if said else words)
        self._ledger.lose(LossKind.LINK, LossReason.AS_MEMO, link.name, fate=Fate.CHANGED)
        return True

    def _take_link(self, link: ExchangeLink) -> None:
        """A memo on where a link begins, with a link to where it leads."""
        place, words = self._place(link.origin, None), self._link(link.target)
        if place is None or not words:
            self._lose_link(link)
            return
        words = _ARROWS.get(link.direction, "") + words
        uuid = self._ids.of(link.guid)
        self._ledger.lose(LossKind.LINK, LossReason.AS_MEMO, link.name, fate=Fate.CHANGED)
        title = one_line(link.name) or _("Link")
        self._come(uuid, place, MemoKind.OTHER, title, words, ("", LossKind.LINK), ("", ""))

    def _lose_link(self, link: ExchangeLink) -> None:
        details = (link.target.guid or link.origin.guid,)
        self._ledger.lose(LossKind.LINK, LossReason.TARGET_NOT_TAKEN, link.name, details=details)

    # ---- sets and descriptions -------------------------------------------------------------------

    def _take_sets(self) -> None:
        for held in self._project.sets:
            links = [self._code_link(uuid) for guid in held.codes if (uuid := self._codes.of(guid))]
            links += [_link_to("memo", uuid[-_ID:]) for guid in held.notes if (uuid := self._notes.get(guid))]
            if not links and not held.description.strip():
                continue
            if links:
                name, kind = held.name, LossKind.SET_OF_CODES
                self._ledger.lose(kind, LossReason.AS_MEMO, name, fate=Fate.CHANGED)
            text = "\n\n".join(filter(None, (held.description.strip(), "\n".join(dict.fromkeys(links)))))
            self._describe(("", "", None), "set", held.guid, plain_name(held.name, _("nameless")), text)

    def _take_descriptions(self) -> None:
        project = self._project
        self._describe(("", "", None), "project", project.guid, project.name, project.description)
        for case in project.cases:
            if uuid := self._sources.case(case.guid):
                self._describe(("cases", uuid, None), "case", case.guid, _("Description"), case.description)
        for source in project.sources:
            if found := self._sources.of(source.guid):
                place = ("documents", found.uuid, None)
                self._describe(place, "source", source.guid, _("Description"), source.description)

    def _describe(self, place: _Place, what: str, guid: str, title: str, text: str) -> None:
        """A memo with what is said of a thing."""
        if not text.strip():
            return
        uuid = self._ids.made("description", what, guid)
        kind = MemoKind.CASE if place[0] == "cases" else MemoKind.OTHER
        self._come(uuid, place, kind, title, text, ("", LossKind.NOTE), ("", ""))

    def _come(
        self,
        uuid: str,
        place: _Place,
        kind: MemoKind,
        title: str,
        text: str,
        whose: tuple[str, LossKind],
        times: tuple[str, str],
        *,
        closed: bool = False,
    ) -> None:
        if uuid in self._present.memos:
            differs = self._present.memos[uuid] != (one_line(title), text)
            self._ledger.same(IntakeKind.MEMOS, differs=differs)
            if differs:
                self._ledger.differs(LossKind.NOTE, _title(title, text))
            return
        is_erased = ("memos", uuid) in self._present.forgotten or self._present.holds_erased(f"{title}\n{text}")
        if is_erased and not self._again:
            self._ledger.lose(LossKind.NOTE, LossReason.REMOVED_HERE)
            return
        self._ledger.new(IntakeKind.MEMOS)
        (created, changed), author = times, self._people.of(*whose)
        self.coming.append(
            ComingMemo(uuid, *place, kind, one_line(title), text, author, created, changed or created, closed)
        )

    # ---- what things are called ------------------------------------------------------------------

    def _place(self, target: ExchangeTarget, note: ExchangeNote | None) -> _Place | None:
        """What a memo is about here; None for what is not taken, and for another note."""
        match target.kind:
            case TargetKind.PROJECT:
                return "", "", None
            case TargetKind.SOURCE | TargetKind.PASSAGE:
                found = self._sources.of(target.guid)
                if found is None:
                    return None
                span = target.span
                length = len(self._texts[target.guid].text)
                if span is not None and (not found.has_its_text or not 0 <= span.start < span.end <= length):
                    name = _title(note.title, note.text) if note else ""
                    why = LossReason.OUTSIDE_TEXT if found.has_its_text else LossReason.TEXT_DIFFERS_HERE
                    self._ledger.lose(LossKind.NOTE, why, name, found.name, fate=Fate.CHANGED)
                    span = None
                return "documents", found.uuid, span
            case TargetKind.CODE:
                uuid = self._codes.of(target.guid)
                return ("codes", uuid, None) if uuid else None
            case TargetKind.CODING:
                uuid = self._codings.of(target.guid)
                return ("codings", uuid, None) if uuid else None
            case TargetKind.CASE:
                uuid = self._sources.case(target.guid)
                return ("cases", uuid, None) if uuid else None
        return None

    def _link(self, target: ExchangeTarget) -> str:
        """A link in a memo's words to a thing; empty for what is not taken."""
        match target.kind:
            case TargetKind.SOURCE | TargetKind.PASSAGE:
                return self._source_link(target)
            case TargetKind.CODE:
                uuid = self._codes.of(target.guid)
                return self._code_link(uuid) if uuid else ""
            case TargetKind.CODING:
                uuid = self._codings.of(target.guid)
                return _link_to("coding", uuid[-_ID:]) if uuid else ""
            case TargetKind.NOTE:
                uuid = self._notes.get(target.guid)
                return _link_to("memo", uuid[-_ID:]) if uuid else ""
            case TargetKind.CASE:
                return self._sources.case_name(target.guid)
            case TargetKind.PROJECT:
                return self._project.name

    def _code_link(self, uuid: str) -> str:
        name = joined_path(self._codes.paths[uuid])
        is_name = self._ends[folded(name)] == 1 and _can_be_linked(name)
        return _link_to("code", name if is_name else uuid[-_ID:])

    def _source_link(self, target: ExchangeTarget) -> str:
        found = self._sources.of(target.guid)
        if found is None:
            return ""
        name = found.name if _can_be_linked(found.name) else found.uuid[-_ID:]
        if target.span is None or not found.has_its_text:
            return _link_to("document", name)
        text = self._texts[target.guid].text
        words = target.span.cut(text).strip()
        if 0 < len(words) <= _LONGEST and _can_be_linked(words) and text.count(words) == 1:
            return _link_to("document", f"{name}: {words}")
        return f"{_link_to('document', name)} ({one_line(words)[:_LONGEST]})"


def _link_to(kind: LinkKind, words: str) -> str:
    return f"[[{kind}: {words}]]"  # no text: as links are written


def _can_be_linked(words: str) -> bool:
    return not any(sign in words for sign in "[]\n") and len(words) <= _LONGEST


def _title(title: str, text: str) -> str:
    """What a note is called: its title, else its first words."""
    return one_line(title or text)[:60]
