"""The XML of a project, written piece by piece in the order that the schema demands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import IO, TYPE_CHECKING

from qualcode.interchange.refi.describing import (
    coding_description,
    note_description,
    project_description,
    source_description,
)
from qualcode.interchange.refi.dialects import RULES, WrittenPositions
from qualcode.interchange.refi.xml_parts import SCHEMA_PLACE, XSI, WrittenXml, code_elements
from qualcode.model.codings import CoderKind
from qualcode.model.exchange.losses import Fate, Loss, LossKind
from qualcode.model.exchange.project import (
    ExchangeCoding,
    ExchangeDialect,
    ExchangeNote,
    ExchangeProject,
    ExchangeSource,
    ExchangeTarget,
    TargetKind,
)
from qualcode.model.exchange.reasons import LossReason
from qualcode.model.spans import Span
from qualcode.progress import hear
from qualcode.reading.exchange.described import CodingFields, NoteFields, ProjectFields, SourceFields
from qualcode.safe_text import one_line

if TYPE_CHECKING:
    from lxml import etree

_NAMESPACE = "urn:QDA-XML:project:1.0"
_LONGEST_NAME = 100
"""Characters of a passage that stand in its name, by which other programs can see whether they count alike."""


def text_files(project: ExchangeProject, dialect: ExchangeDialect) -> dict[str, str]:
    """The texts that stand in files of their own by the names of these: of sources, then of notes."""
    files = {_text_name(source.guid): source.text for source in project.sources}
    for note in project.notes if not RULES[dialect].notes_inside else ():
        files.setdefault(_text_name(note.guid), note.text)
    return files


def _text_name(guid: str) -> str:
    return f"{guid.upper()}.txt"


def write_project_xml(project: ExchangeProject, dialect: ExchangeDialect, file: IO[bytes]) -> list[Loss]:
    """Write the XML; gives what became something else in it. One document is in memory at a time, in elements."""
    return _ProjectXml(project, dialect).write(file)


class _ProjectXml:
    """One project that is written in one dialect."""

    def __init__(self, project: ExchangeProject, dialect: ExchangeDialect) -> None:
        self._project = project
        self._rules = RULES[dialect]
        self._xml = WrittenXml(_NAMESPACE, self._rules)
        self._notes: dict[tuple[TargetKind, str], list[tuple[ExchangeNote, ExchangeTarget]]] = {}
        for note in project.notes:
            for target in note.targets or (ExchangeTarget(TargetKind.PROJECT),):
                self._notes.setdefault((target.kind, target.guid), []).append((note, target))
        rounds = {coding.round for source in project.sources for coding in source.codings} - {None}
        self._tells_rounds = bool(rounds - {1}) or project.round not in (None, 1)
        self._inside = {_text_name(source.guid) for source in project.sources}  # no note has such a file
        self._selections: dict[str, str] = {}
        self._linked = {end.guid for link in project.links for end in (link.origin, link.target)}
        self._described = 0

    def write(self, file: IO[bytes]) -> list[Loss]:
        """Write all parts, each whole."""
        from lxml import etree

        for note in self._project.notes:  # they are written last and named before
            self._xml.new("note", note.guid)
        with etree.xmlfile(file, encoding="utf-8") as out:
            out.write_declaration()
            with out.element(self._xml.tag("Project"), self._attributes(), nsmap={None: _NAMESPACE, "xsi": XSI}):
                for name, parts in self._parts():
                    first = next(parts, None)
                    if first is None:
                        continue
                    if not name:
                        out.write(first, *parts, pretty_print=True)
                        continue
                    with out.element(self._xml.tag(name)):
                        out.write(first, pretty_print=True)
                        for part in parts:
                            hear()
                            out.write(part, pretty_print=True)
        if self._described:
            self._xml.losses.append(
                Loss(LossKind.CODING, LossReason.IN_DESCRIPTION, number=self._described, fate=Fate.CHANGED)
            )
        return self._xml.losses

    def _attributes(self) -> dict[str, str]:
        origin = self._project.program
        if self._rules.program:
            origin = f"{origin} for {self._rules.program}"  # no text: a name
        return {
            "name": self._text(self._project.name, LossKind.FIELD),
            "origin": origin,
            f"{{{XSI}}}schemaLocation": f"{_NAMESPACE} {SCHEMA_PLACE}/Project/v1.0/Project.xsd",  # no text: a place
        }

    def _parts(self) -> Iterator[tuple[str, Iterator[etree._Element]]]:
        """The children of the project by the name of what holds them, in the order of the schema."""
        yield "Users", self._users()
        yield "CodeBook", self._codebook()
        yield "Variables", self._variables()
        yield "Cases", self._cases()
        yield "Sources", map(self._source, self._project.sources)
        yield "Notes", map(self._note, self._project.notes)
        yield "Links", self._links()
        yield "Sets", self._sets()
        yield "", self._about_all()

    # ---- what is small ---------------------------------------------------------------------------

    def _text(self, text: str, kind: LossKind, name: str = "") -> str:
        return self._xml.text(text, kind, name)

    def _time(self, time: str) -> str:
        """A time as XML Schema has it; with whole seconds where a dialect has no others."""
        if self._rules.has_fractions or "." not in time:
            return time
        return f"{time.partition('.')[0]}Z"

    def _made_by(self, element: etree._Element, user: str, created: str) -> None:
        if user:
            element.set("creatingUser", self._xml.called("user", user))
        if created:
            element.set("creationDateTime", self._time(created))

    def _note_refs(self, parent: etree._Element, kind: TargetKind, guid: str = "") -> None:
        for note, _target in self._notes.get((kind, guid), ()):
            self._note_ref(parent, note)

    def _note_ref(self, parent: etree._Element, note: ExchangeNote) -> None:
        self._xml.child(parent, "NoteRef", {"targetGUID": self._xml.called("note", note.guid)})

    def _users(self) -> Iterator[etree._Element]:
        for user in self._project.users:
            name = self._text(user.name, LossKind.USER)
            yield self._xml.element("User", {"guid": self._xml.new("user", user.guid), "name": name})

    def _codebook(self) -> Iterator[etree._Element]:
        def note(code: etree._Element, guid: str) -> None:
            self._note_refs(code, TargetKind.CODE, guid)

        book = self._xml.element("Codes")
        book.extend(code_elements(self._xml, self._project.codes, note))
        if len(book):
            yield book

    def _variables(self) -> Iterator[etree._Element]:
        things: Iterable[Mapping[str, str]] = (
            *(source.attributes for source in self._project.sources),
            *(case.attributes for case in self._project.cases),
        )
        for name in sorted({name for attributes in things for name in attributes}):
            attributes = {
                "guid": self._xml.new("variable", self._variable(name)),
                "name": self._text(name, LossKind.FIELD),
                "typeOfVariable": "Text",  # no text: a value
            }
            yield self._xml.element("Variable", attributes)

    def _variable(self, name: str) -> str:
        return self._xml.made("variable", name)

    def _values(self, parent: etree._Element, attributes: Mapping[str, str]) -> None:
        for name in sorted(attributes):
            value = self._xml.child(parent, "VariableValue")
            self._xml.child(value, "VariableRef", {"targetGUID": self._xml.called("variable", self._variable(name))})
            self._xml.child(value, "TextValue", text=self._text(attributes[name], LossKind.FIELD, name))

    def _cases(self) -> Iterator[etree._Element]:
        for case in self._project.cases:
            name = self._text(case.name, LossKind.CASE)
            element = self._xml.element("Case", {"guid": self._xml.new("case", case.guid), "name": name})
            if case.description:
                self._xml.child(element, "Description", text=self._text(case.description, LossKind.CASE, case.name))
            self._values(element, case.attributes)
            for source in case.sources:
                self._xml.child(element, "SourceRef", {"targetGUID": self._xml.called("source", source)})
            yield element

    def _sets(self) -> Iterator[etree._Element]:
        for group in self._project.sets:
            name = self._text(group.name, LossKind.FIELD)
            element = self._xml.element("Set", {"guid": self._xml.new("set", group.guid), "name": name})
            if group.description:
                self._xml.child(
                    element, "Description", text=self._text(group.description, LossKind.FIELD, group.name)
                )
            members = (("MemberCode", "code", group.codes), ("MemberSource", "source", group.sources))
            for member, kind, guids in (*members, ("MemberNote", "note", group.notes)):
                for guid in guids:
                    self._xml.child(element, member, {"targetGUID": self._xml.called(kind, guid)})
            yield element

    def _about_all(self) -> Iterator[etree._Element]:
        """The project's own description, and notes about all of it."""
        project = self._project
        kinds = {user.guid: user.kind for user in project.users if user.kind is not CoderKind.PERSON}
        round_ = project.round if self._tells_rounds else None
        fields = ProjectFields(project.guid, round_, project.codebooks, kinds)
        description = self._xml.element("Description")
        description.text = self._text(project_description(fields, project.description), LossKind.FIELD)
        yield description
        for note, _target in self._notes.get((TargetKind.PROJECT, ""), ()):
            yield self._xml.element("NoteRef", {"targetGUID": self._xml.called("note", note.guid)})

    # ---- sources with their passages -------------------------------------------------------------

    def _source(self, source: ExchangeSource) -> etree._Element:
        element = self._xml.element(
            "TextSource",
            {
                "guid": self._xml.new("source", source.guid),
                "name": self._text(source.name, LossKind.SOURCE),
                "plainTextPath": f"internal://{_text_name(source.guid)}",
            },
        )
        self._made_by(element, source.user, source.created)
        fields = SourceFields(
            source.label,
            source.wave,
            source.source_kind,
            source.context,
            source.transcription,
            source.speakers,
            source.marks,
            source.lines,
            source.origin,
            source.how_read,
        )
        if description := source_description(fields, source.description):
            self._xml.child(element, "Description", text=self._text(description, LossKind.SOURCE, source.name))
        positions = WrittenPositions(source.text, self._rules)
        for (span, said, _user), codings in self._passages(source).items():
            first = codings[0]
            selection = self._selection(element, source, positions, span, first.guid)
            self._made_by(selection, first.user, first.created)
            if description := coding_description(said):
                text = self._text(description, LossKind.CODING, source.name)
                self._xml.child(selection, "Description", text=text)
                self._described += len(codings)
            for coding in codings:
                self._coding(selection, coding)
        for note, target in self._notes.get((TargetKind.PASSAGE, source.guid), ()):
            if target.span is not None:
                selection = self._selection(element, source, positions, target.span, note.guid)
                self._made_by(selection, note.user, note.created)
                self._note_ref(selection, note)
                self._selections[note.guid] = selection.get("guid", "")
        self._note_refs(element, TargetKind.SOURCE, source.guid)
        self._values(element, source.attributes)
        return element

    def _passages(self, source: ExchangeSource) -> dict[tuple[Span, CodingFields, str], list[ExchangeCoding]]:
        """The codings of a source by their passage, what its description says of them, and coder, in order."""
        found: dict[tuple[Span, CodingFields, str], list[ExchangeCoding]] = {}
        for coding in source.codings:
            if coding.span is None:
                continue
            round_ = coding.round if self._tells_rounds else None
            fields = CodingFields(
                coding.polarity, coding.weight, coding.paraphrase, round_, coding.good_by, coding.rules
            )
            found.setdefault((coding.span, fields, coding.user), []).append(coding)
        return found

    def _selection(
        self, parent: etree._Element, source: ExchangeSource, positions: WrittenPositions, span: Span, of: str
    ) -> etree._Element:
        """A passage that is there for a coding or a note (GUID)."""
        words = span.cut(source.text)
        words = words if len(words) <= _LONGEST_NAME else f"{words[: _LONGEST_NAME - 1]}…"
        return self._xml.child(
            parent,
            "PlainTextSelection",
            {
                "guid": self._xml.new("selection", self._xml.made("selection", f"{of} {span.start}:{span.end}")),
                "name": self._text(words, LossKind.CODING, source.name),
                "startPosition": str(positions[span.start]),
                "endPosition": str(positions[span.end]),
            },
        )

    def _coding(self, selection: etree._Element, coding: ExchangeCoding) -> None:
        element = self._xml.child(selection, "Coding", {"guid": self._xml.new("coding", coding.guid)})
        self._made_by(element, coding.user, coding.created)
        self._xml.child(element, "CodeRef", {"targetGUID": self._xml.called("code", coding.code)})
        self._note_refs(element, TargetKind.CODING, coding.guid)
        is_noted = TargetKind.CODING in self._rules.links and (TargetKind.CODING, coding.guid) in self._notes
        if is_noted or coding.guid in self._linked:
            self._selections[coding.guid] = selection.get("guid", "")

    # ---- notes and links -------------------------------------------------------------------------

    def _note(self, note: ExchangeNote) -> etree._Element:
        title = note.title or one_line(note.text)[:_LONGEST_NAME]
        element = self._xml.element(
            "Note", {"guid": self._xml.called("note", note.guid), "name": self._text(title, LossKind.NOTE)}
        )
        self._made_by(element, note.user, note.created)
        if note.changed:
            element.set("modifiedDateTime", self._time(note.changed))
        cases = tuple(target.guid for target in note.targets if target.kind is TargetKind.CASE)
        if description := note_description(NoteFields(note.kind, note.closed, cases, not note.title)):
            self._xml.child(element, "Description", text=description)
        file = _text_name(note.guid)
        if self._rules.notes_inside or file in self._inside or not note.text:
            self._xml.child(element, "PlainTextContent", text=self._text(note.text, LossKind.NOTE, title))
        else:
            element.set("plainTextPath", f"internal://{file}")
        self._note_refs(element, TargetKind.NOTE, note.guid)
        return element

    def _links(self) -> Iterator[etree._Element]:
        """Links of the project, and where the dialect wants them those from notes to what they are about."""
        for link in self._project.links:
            ends = [self._end(end, link.guid) for end in (link.origin, link.target)]
            if all(ends):
                yield self._link(self._xml.new("link", link.guid), link.name, link.direction, *ends)
            else:
                self._xml.losses.append(Loss(LossKind.LINK, LossReason.STAYS_HERE, link.name))
        for note in self._project.notes:
            for target in note.targets:
                end = self._end(target, note.guid) if target.kind in self._rules.links else ""
                if end:
                    guid = self._xml.new("link", self._xml.made("link", f"{note.guid} {target.guid}"))
                    yield self._link(guid, "", "OneWay", self._xml.called("note", note.guid), end)

    def _link(self, guid: str, name: str, direction: str, origin: str, target: str) -> etree._Element:
        attributes = {"guid": guid, "direction": direction, "originGUID": origin, "targetGUID": target}
        return self._xml.element("Link", attributes | ({"name": self._text(name, LossKind.LINK)} if name else {}))

    def _end(self, target: ExchangeTarget, of: str) -> str:
        """The GUID to which a link leads; a passage is the selection that was written for it."""
        match target.kind:
            case TargetKind.PROJECT:
                return ""
            case TargetKind.PASSAGE:
                return self._selections.get(of, "")
            case TargetKind.CODING:
                return self._selections.get(target.guid, "")
        return self._xml.called(target.kind.value, target.guid)
