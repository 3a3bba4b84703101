"""A REFI-QDA project or codebook (.qdpx, .qde, .qdc): what its XML says becomes a project as this program has one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import ReadingError
from qualcode.model.codings import CoderKind
from qualcode.model.exchange.losses import Fate, LossKind
from qualcode.model.exchange.project import (
    ExchangeCase,
    ExchangeCode,
    ExchangeFormat,
    ExchangeLink,
    ExchangeNote,
    ExchangeProject,
    ExchangeSet,
    ExchangeTarget,
    ExchangeUser,
    TargetKind,
)
from qualcode.model.exchange.reasons import LossReason
from qualcode.reading.exchange.described import ProjectFields, described_note, described_project
from qualcode.reading.exchange.guids import made_guid, spelled_guid
from qualcode.reading.exchange.refi.codes import code_of, codes_below
from qualcode.reading.exchange.refi.container import Container
from qualcode.reading.exchange.refi.counting import learnt_counting
from qualcode.reading.exchange.refi.file import RefiFile, description
from qualcode.reading.exchange.refi.passages import tell_codings, tell_selection
from qualcode.reading.exchange.refi.sources import RefiSources
from qualcode.reading.exchange.refi.texts import text_of
from qualcode.reading.exchange.refi.xml_stream import RefiStream, children, local_name, value

if TYPE_CHECKING:
    from lxml import etree

    from qualcode.reading.source.options import ExchangeOptions

_LISTED = frozenset({"Sources", "Cases", "Notes", "Links", "Sets", "Graphs"})
_DIRECTIONS = frozenset({"Associative", "OneWay", "Bidirectional"})


def read_refi(path: Path, options: ExchangeOptions) -> ExchangeProject:
    """The project or codebook of an archive, a bare file or a folder. Raises ReadingError."""
    with Container(path) as container:
        return _RefiReader(RefiFile(container, options)).read()


class _RefiReader:
    """One file at work: what stands right below the root, one after the other."""

    def __init__(self, file: RefiFile) -> None:
        self._file = file
        self._sources = RefiSources(file)
        self._format = ExchangeFormat.QDE
        self._root = self._name = self._guid = self._description = ""
        self._fields = ProjectFields()
        self._users: list[ExchangeUser] = []
        self._codes: tuple[ExchangeCode, ...] = ()
        self._cases: list[tuple[ExchangeCase, tuple[str, ...]]] = []
        self._notes: list[ExchangeNote] = []
        self._links: list[ExchangeLink] = []
        self._sets: list[ExchangeSet] = []

    def read(self) -> ExchangeProject:
        """Everything in it."""
        container = self._file.container
        if self._file.options.coordinates is None:
            self._file.counting = learnt_counting(container)
        for inside, element in RefiStream(container.project(), container.name).elements(_LISTED):
            if not inside:
                self._begin(element)
            elif self._is_known(inside, local_name(element)):
                self._file.losses.look_through(element)
                self._take(inside, element)
        return ExchangeProject(
            format=self._format,
            name=self._name,
            program=self._file.program,
            guid=spelled_guid(self._fields.guid) or self._guid,
            description=self._description,
            users=tuple(replace(user, kind=self._kind(user)) for user in self._users),
            codes=self._codes,
            sources=tuple(self._sources.found),
            cases=tuple(self._settled_cases()),
            notes=tuple(self._settled_notes()),
            links=tuple(self._links),
            sets=tuple(self._settled_sets()),
            codebooks=self._fields.codebooks,
            round=self._fields.round,
            losses=self._file.losses.report,
        )

    def _begin(self, root: etree._Element) -> None:
        kind, container = local_name(root), self._file.container
        if kind not in ("Project", "CodeBook"):
            raise ReadingError(
                _("“{name}” is no REFI-QDA project.", name=container.name), _("Name a .qdpx, .qde or .qdc file.")
            )
        self._file.losses.look_at(root)  # what is below comes one by one
        self._root = kind
        self._format = ExchangeFormat.QDPX if container.is_archive else ExchangeFormat.QDE
        if kind == "CodeBook":
            self._format = ExchangeFormat.QDC
        self._name = value(root, "name").strip() or Path(container.name).stem
        self._file.program = value(root, "origin").strip()
        made = value(root, "creationDateTime"), value(root, "creatingUserGUID")
        self._guid = made_guid(self._file.program, self._name, *made)

    def _is_known(self, inside: str, name: str) -> bool:
        losses = self._file.losses
        return losses.is_known(self._root, inside) and (inside == name or losses.is_known(inside, name))

    def _take(self, inside: str, element: etree._Element) -> None:
        """Read what stands right below the root, or one thing of a list there."""
        readers: dict[str, Callable[[etree._Element], object]] = {
            "Users": self._take_users,
            "CodeBook": self._take_codebook,
            "Codes": self._take_codes,
            "Code": self._take_code,
            "Variables": self._take_variables,
            "Cases": self._take_case,
            "Sources": self._sources.take,
            "Notes": self._take_note,
            "Links": self._take_link,
            "Sets": self._take_set,
            "Graphs": self._take_graph,
            "Description": self._describe,
            "NoteRef": self._take_note_ref,
        }
        readers[inside](element)

    def _take_users(self, element: etree._Element) -> None:
        for user in children(element, "User"):
            name, short = value(user, "name").strip(), value(user, "id").strip()
            if name and short != name:
                self._file.losses.not_kept(user, "id")
            name = name or short
            self._users.append(ExchangeUser(spelled_guid(value(user, "guid")), name))

    def _take_codebook(self, element: etree._Element) -> None:
        for codes in (*children(element, "Codes"), element):  # some programs write them right into the book
            self._take_codes(codes)
        for sets in children(element, "Sets"):
            for group in children(sets, "Set"):
                self._take_set(group)

    def _take_codes(self, element: etree._Element) -> None:
        self._codes += codes_below(element, self._file)

    def _take_code(self, element: etree._Element) -> None:
        self._codes += (code_of(element, self._file),)

    def _take_variables(self, element: etree._Element) -> None:
        for variable in children(element, "Variable"):
            self._variable(variable)

    def _take_graph(self, element: etree._Element) -> None:
        self._file.losses.lose(LossKind.GRAPH, LossReason.NOTHING_LIKE_IT, value(element, "name"))

    def _take_note_ref(self, element: etree._Element) -> None:
        guid = spelled_guid(value(element, "targetGUID"))
        self._file.notes_on.setdefault(guid, []).append(ExchangeTarget(TargetKind.PROJECT))

    # ---- one thing -------------------------------------------------------------------------------

    def _kind(self, user: ExchangeUser) -> CoderKind:
        return self._fields.kinds.get(user.guid, user.kind)

    def _describe(self, element: etree._Element) -> None:
        described = described_project("".join(element.itertext()))
        self._file.without_block(described.problem, LossKind.FIELD, self._name)
        self._description, self._fields = described.words, described.fields

    def _variable(self, element: etree._Element) -> None:
        guid, name = spelled_guid(value(element, "guid")), value(element, "name").strip()
        name = name or guid
        if name in self._file.variables.values():  # two of one name would be one
            name = f"{name} ({guid[-12:]})"
        self._file.variables.setdefault(guid, name)
        losses = self._file.losses
        if value(element, "typeOfVariable") not in ("", "Text"):
            losses.lose(LossKind.FIELD, LossReason.VALUE_AS_TEXT, name, fate=Fate.CHANGED)
        if description(element).strip():
            losses.lose(LossKind.FIELD, LossReason.NOT_KEPT, "Variable/Description", name)

    def _take_case(self, element: etree._Element) -> None:
        """Read a case with the sources that it names, and the passages that belong to it."""
        file, guid, name = self._file, spelled_guid(value(element, "guid")), value(element, "name").strip()
        file.know(TargetKind.CASE, guid)
        codes = [spelled_guid(value(code, "targetGUID")) for code in children(element, "CodeRef")]
        for code in codes:
            file.losses.lose(LossKind.CASE_CODE, LossReason.NOTHING_LIKE_IT, file.codes.get(code, code), name)
        case = ExchangeCase(
            guid,
            name,
            description(element),
            file.attributes(element, name),
            tuple(spelled_guid(value(source, "targetGUID")) for source in children(element, "SourceRef")),
        )
        passages = (spelled_guid(value(part, "targetGUID")) for part in children(element, "SelectionRef"))
        self._cases.append((case, tuple(passages)))

    def _take_note(self, element: etree._Element) -> None:
        file, guid, title = self._file, spelled_guid(value(element, "guid")), value(element, "name").strip()
        described = described_note(description(element))
        file.without_block(described.problem, LossKind.NOTE, title)
        text = text_of(element, title, file, LossKind.NOTE)
        target = file.know(TargetKind.NOTE, guid)
        for case in described.fields.cases:
            file.notes_on.setdefault(guid, []).append(ExchangeTarget(TargetKind.CASE, case))
        file.note_refs(element, target)
        tell_codings(element, LossReason.NOTHING_LIKE_IT, title, file)
        for selection in children(element, "PlainTextSelection"):
            tell_selection(selection, LossKind.PASSAGE, LossReason.NOTHING_LIKE_IT, title, file)
        for name in file.attributes(element, title):
            file.losses.lose(LossKind.FIELD, LossReason.NOTHING_LIKE_IT, name, title)
        self._notes.append(
            ExchangeNote(
                guid,
                "" if described.fields.untitled else title,
                "\n\n".join(filter(str.strip, (text.raw.text if text else "", described.words))),
                user=spelled_guid(value(element, "creatingUser")),
                created=file.time(value(element, "creationDateTime")),
                changed=file.time(value(element, "modifiedDateTime")),
                kind=described.fields.kind,
                closed=described.fields.closed,
            )
        )

    def _take_link(self, element: etree._Element) -> None:
        """A link; one of a note and something else says what the note is about."""
        file, guid, name = self._file, spelled_guid(value(element, "guid")), value(element, "name").strip()
        ends = [spelled_guid(value(element, key)) for key in ("originGUID", "targetGUID")]
        origin, target = (file.things.get(end) for end in ends)
        if origin is None or target is None:
            lost = ends[0] if origin is None else ends[1]
            why = LossReason.TARGET_NOT_TAKEN if lost in file.others else LossReason.TARGET_MISSING
            file.losses.lose(LossKind.LINK, why, name, details=(file.others.get(lost) or lost,))
            return
        file.note_refs(element, origin)
        for note, about in ((origin, target), (target, origin)):
            if note.kind is TargetKind.NOTE and about.kind is not TargetKind.NOTE:
                known = file.notes_on.setdefault(note.guid, [])
                is_told = about in known  # the thing itself refers to the note, too
                if not is_told:
                    known.append(about)
                if name or not is_told:
                    file.losses.lose(LossKind.LINK, LossReason.AS_MEMO, name, fate=Fate.CHANGED)
                return
        direction = value(element, "direction")
        self._links.append(
            ExchangeLink(guid, name, origin, target, direction if direction in _DIRECTIONS else "Associative")
        )

    def _take_set(self, element: etree._Element) -> None:
        def members(name: str) -> tuple[str, ...]:
            return tuple(
                spelled_guid(value(member, "targetGUID") or value(member, "guid"))
                for member in children(element, name)
            )

        self._sets.append(
            ExchangeSet(
                spelled_guid(value(element, "guid")),
                value(element, "name").strip(),
                description(element),
                members("MemberCode"),
                members("MemberSource"),
                members("MemberNote"),
            )
        )

    # ---- when all is read ------------------------------------------------------------------------

    def _settled_notes(self) -> list[ExchangeNote]:
        """The notes with what they are about."""
        losses, on = self._file.losses, self._file.notes_on
        settled = []
        for note in self._notes:
            about = on.pop(note.guid, [])
            targets = tuple(dict.fromkeys(target for target in about if target is not None))
            if about and not targets:
                losses.lose(LossKind.NOTE, LossReason.NOTE_ABOUT_PROJECT, note.title, fate=Fate.CHANGED)
            settled.append(replace(note, targets=tuple(t for t in targets if t.kind is not TargetKind.PROJECT)))
        for guid, about in on.items():
            losses.lose(LossKind.NOTE, LossReason.TARGET_MISSING, number=len(about), details=(guid,))
        return [*settled, *self._sources.notes]

    def _settled_cases(self) -> list[ExchangeCase]:
        """The cases with the documents that are theirs; passages are only where they are all of a document."""
        settled = []
        lengths = {source.guid: len(source.text) for source in self._sources.found}
        names = {source.guid: source.name for source in self._sources.found}
        for case, passages in self._cases:
            sources = list(self._taken_sources(case.sources, "Case/SourceRef"))
            for passage in passages:
                thing = self._file.things.get(passage)
                if thing and thing.span and thing.span.length == lengths.get(thing.guid):
                    sources.append(thing.guid)
                else:
                    self._file.losses.lose(LossKind.PASSAGE, LossReason.NOTHING_LIKE_IT, where=case.name)
            sources = list(dict.fromkeys(sources))
            name = case.name or (names[sources[0]] if len(sources) == 1 else "")
            settled.append(replace(case, name=name, sources=tuple(sources)))
        return settled

    def _settled_sets(self) -> list[ExchangeSet]:
        settled = []
        for group in self._sets:
            for kind, members, known in (
                (LossKind.CODE, group.codes, self._file.codes),
                (LossKind.NOTE, group.notes, {note.guid for note in self._notes}),
            ):
                for guid in members:
                    if guid not in known:
                        self._file.losses.lose(kind, LossReason.TARGET_MISSING, where=group.name, details=(guid,))
            settled.append(replace(group, sources=tuple(self._taken_sources(group.sources, "Set/MemberSource"))))
        return settled

    def _taken_sources(self, guids: tuple[str, ...], element: str) -> list[str]:
        """Those of sources that are taken, of a recording its transcripts; `element` is what names them."""
        there = {source.guid for source in self._sources.found}
        taken: list[str] = []
        for guid in guids:
            found = [member for member in self._sources.members.get(guid, (guid,)) if member in there]
            if not found:
                name = self._file.others.get(guid)
                if name is None:
                    self._file.losses.lose(LossKind.ELEMENT, LossReason.TARGET_MISSING, element, details=(guid,))
                else:
                    self._file.losses.lose(LossKind.ELEMENT, LossReason.SOURCE_NOT_TAKEN, name, element)
            taken += found
        return list(dict.fromkeys(taken))
