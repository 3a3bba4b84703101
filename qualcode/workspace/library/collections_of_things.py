"""The collections of a study's documents, codes, coders and cases, its groups and its research questions."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.model.codebooks.code_paths import joined_path, parted_path
from qualcode.model.codes import RuleChange
from qualcode.model.codings import CoderKind
from qualcode.model.consent.consents import Purpose
from qualcode.model.documents import SourceFile
from qualcode.model.team.roles import SETTABLE, Right, TeamRole
from qualcode.workspace.codebook import codes as code_changes
from qualcode.workspace.codebook import research_questions as question_changes
from qualcode.workspace.counting import groups as group_changes
from qualcode.workspace.library.collection import StudyCollection
from qualcode.workspace.library.display import warn
from qualcode.workspace.library.frames import FrameColumns, with_attributes
from qualcode.workspace.library.resolver import all_of, known_word, numbers, several, text_of
from qualcode.workspace.library.thing import NamedThing, StudyThing
from qualcode.workspace.library.things import StudyCase, StudyCode, StudyCoder, StudyDocument, StudyMemo
from qualcode.workspace.material.documents import take_in
from qualcode.workspace.team import coders as team_changes

if TYPE_CHECKING:
    from qualcode.agreement.planning.samples import DrawnSample
    from qualcode.model.documents import Document
    from qualcode.model.groups import DocumentGroup, ResearchQuestion
    from qualcode.reporting.codebook.problems import CodebookProblem
    from qualcode.retrieval.compiled_query import CompiledQuery
    from qualcode.workspace.library.agreement import StudyAgreement
    from qualcode.workspace.library.readings.importing import StudyImport
    from qualcode.workspace.library.study import OpenStudy
    from qualcode.workspace.library.writing import WrittenFile
    from qualcode.workspace.workspace import Workspace


class StudyDocuments(StudyCollection[StudyDocument]):
    """The documents by label and name."""

    noun = "document"

    def __init__(
        self, study: OpenStudy, of: str = "", *, query: CompiledQuery | None = None, case: int | None = None
    ) -> None:
        super().__init__(study, of)
        self._query = query
        self._case = case

    def where(self, query: str) -> StudyDocuments:
        """Those that a query chooses: “wave>=2021 AND uncoded”, “label:"RG 2022"”, “code:Interferenz”.

        Raises UsageProblem, which points at the place, for what cannot be read, NotFound for names.
        """
        return StudyDocuments(
            self.study, _("where {conditions}", conditions=query), query=self.study.compiled(query, of_documents=True)
        )

    def of_case(self, case: str | StudyCase) -> StudyDocuments:
        """Those that belong to a case."""
        record = self.study.resolver.case(case)
        return StudyDocuments(self.study, _("of {case}", case=record.name), case=record.key)

    def add(
        self,
        name: str,
        text: str,
        *,
        label: str = "",
        case: str | None = None,
        attributes: Mapping[str, object] | None = None,
        interviewer: object = (),
    ) -> StudyDocument:
        """Take a text in as a document; turns of speakers are found as in a text file. Raises QualcodeError.

        Who asks is guessed, unless `interviewer` names one speaker or several; what is doubtful about speakers is
        warned of. A name that is taken gets a number. `read` reads files of all formats.
        """
        from qualcode.reading import files
        from qualcode.reading.doubts.words import OF_SPEAKERS, doubt_words
        from qualcode.reading.source.options import ReadingOptions
        from qualcode.reading.transcripts.drafting import drafts_of

        name, label = text_of("document name", name), text_of("label", label)
        case = None if case is None else text_of("case name", case)
        data = text_of("document text", text).encode("utf-8")
        source = SourceFile(name, hashlib.sha256(data).hexdigest(), "text", "2")
        asking = tuple(text_of("speaker name", speaker) for speaker in several(interviewer))
        options = ReadingOptions(interviewers=asking)
        (draft,) = drafts_of(files.extract_here("text", data, name, options), source, name, options).drafts
        given = {key: str(value) for key, value in (attributes or {}).items()}
        draft = replace(draft, label=label, case=case, attributes={**draft.attributes, **given})
        self.study.refuse_nobody()
        (record,) = take_in(self.study.space, [draft])
        told = (doubt_words(doubt).statement for doubt in draft.doubts if doubt.kind in OF_SPEAKERS)
        for warning in (*draft.warnings, *told):
            warn(f"{record.name}: {warning}")
        return StudyDocument(self.study, record)

    def read(
        self,
        *paths: str | Path,
        as_: str = "auto",
        label: str | None = None,
        case: str | None = None,
        attributes: Mapping[str, object] | None = None,
        labels: object = (),
        unsure: bool = False,
        again: bool = False,
        preview: bool = False,
        **options: object,
    ) -> StudyImport:
        """Read files and folders and take in what they hold, as one change: all formats of “qualcode import”.

        With `preview` nothing is written. `as_` is “auto” (the suffix decides), “text” or “report”, whose quotations
        with source labels that begin with `labels` become documents, with `unsure` also those of which the reader is
        not sure. `label`, `case` and `attributes` hold for all. `again` takes in what was forgotten, too. The
        `options` are those of the command: interviewer, dialect, speaker_form, questions, lines (“join” or “keep”),
        encoding and markings (“codes”, “memos” or “ignore”), which hold for the next files, too; keep_struck,
        keep_hidden, split, every_cue, keep_page_marks, largest, marks; for tables text_column, case_column,
        label_column, wave_column, without_column, no_answer, not_asked, missing, heading_rows, delimiter, sheet; and
        wave_field, kind_field: the attributes that tell wave and kind of source.

        What could not be read, or was left out, is warned of and stands in what is returned. Raises ReadingError
        where no file could be read, UsageProblem, and QualcodeError for what came in before.
        """
        from qualcode.workspace.library.readings.importing import read_files, said_of_all

        return read_files(
            self.study,
            paths,
            said_of_all(label, case, attributes),
            options,
            as_=as_,
            labels=labels,
            unsure=unsure,
            again=again,
            preview=preview,
        )

    def draw_sample(
        self, sample: str, size: int, *, coders: object, seed: int = 1970, pilot: StudyAgreement | None = None
    ) -> DrawnSample:
        """Draw so many of these documents for agreement, and assign them to two coders or more, as one change.

        Of each value of the attribute `sample` (or of “label”) its share is drawn, by the seed: anybody draws the
        same again, and the history keeps the seed. What the `pilot` compared is not drawn, and `expected` tells the
        intervals that the sample will show, were all as there. Raises UsageProblem for one coder, for an attribute
        that no document has, for a size that is none or larger than the material, and for a seed that is none.
        """
        from qualcode.workspace.team.sampling import draw_sample

        to = all_of(coders, self.study.resolver.coder)
        number, chosen = *numbers("size", (size,)), *numbers("seed", (seed,))
        material = [document.record for document in self]
        compared = None if pilot is None else pilot.figures
        self.study.refuse_nobody()
        named = text_of("attribute", sample)
        return draw_sample(self.study.space, material, named, number, chosen, to, compared)

    def __iter__(self) -> Iterator[StudyDocument]:
        documents = self.study.space.documents(self._query)
        case = self._case
        name = None if case is None else self.study.maker().cases[case].name
        return (StudyDocument(self.study, record) for record in documents if name in (None, record.case))

    def _found(self, wanted: object) -> StudyDocument:
        return StudyDocument(self.study, self.study.resolver.document(wanted))

    def _columns(self, things: Sequence[StudyDocument]) -> FrameColumns:
        numbers = self.study.space.numbers("document_id")
        records = [document.record for document in things]
        own: dict[str, Sequence[object]] = {
            "id": [record.id for record in records],
            "name": [record.name for record in records],
            "label": [record.label for record in records],
            "case": [record.case for record in records],
            "words": [record.words for record in records],
            "length": [record.length for record in records],
            "codings": [numbers.get(record.key, 0) for record in records],
            "wave": [record.wave for record in records],
            "source_kind": [record.source_kind for record in records],
        }
        return FrameColumns(with_attributes(own, [record.attributes for record in records]))


class StudyCodes(StudyCollection[StudyCode]):
    """The codebook in its order, each code before those below it."""

    noun = "code"

    def __init__(self, study: OpenStudy, of: str = "", *, below: int | None = None) -> None:
        super().__init__(study, of)
        self._below = below

    def below(self, code: str | StudyCode) -> StudyCodes:
        """The codes directly below one."""
        record = self.study.resolver.code(code)
        return StudyCodes(self.study, _("below {code}", code=record.full_name), below=record.key)

    def add(
        self,
        path: str,
        *,
        short_key: str = "",
        definition: str = "",
        include: str = "",
        exclude: str = "",
        borders: str = "",
    ) -> StudyCode:
        """Add a code at the end of its siblings; “Thema / Unterthema” stands below “Thema”, which must be there.

        Raises NotFound for a code above that is not there, QualcodeError for a name that a sibling has or a key that
        any code has.
        """
        *above, name = parted_path(path)
        parent = self.study.resolver.code(joined_path(above)) if above else None
        rules = {"definition": definition, "include": include, "exclude": exclude, "borders": borders}
        fields = rules | ({"short_key": short_key} if short_key else {})
        self.study.refuse_nobody()
        return StudyCode(self.study, code_changes.add(self.study.space, name, parent, fields=fields))

    def read(
        self, path: str | Path, *, hierarchy: str = "", move: bool = False, change: str = "", note: str = ""
    ) -> StudyCodes:
        """Take in a codebook as one change: .yaml, .qdc of another program, or a table (.csv, .xlsx, .docx).

        Codes are matched by their keys, else by their paths; with `move` they go where they stand in the file.
        `hierarchy` is how a table tells its tree (“levels”, “parent”, “path”, “indent”, “flat”), else that is found
        out and warned of as what was doubtful. `change` says of changed rules what they are, “rule” or “editorial”,
        `note` why. Raises ReadingError, and QualcodeError as “qualcode codebook import” does.
        """
        from qualcode.reading.lists.codebook_table import Hierarchy
        from qualcode.reading.lists.codebooks import read
        from qualcode.workspace.codebook.file_import import take_in_files

        self.study.refuse_nobody()
        tree = Hierarchy(known_word("hierarchy", hierarchy, list(Hierarchy))) if hierarchy else None
        said = RuleChange(known_word("change", change, list(RuleChange))) if change else None
        draft, warnings = read(Path(path).expanduser(), tree)
        for warning in warnings:
            warn(warning)
        take_in_files(self.study.space, [draft], moves=move, change=said, note=note)
        return self

    def check(self) -> list[CodebookProblem]:
        """What is open in the codebook, as “qualcode codebook check” tells it: kind, grade, codes and detail."""
        from qualcode.workspace.codebook.checking import check_codebook

        return check_codebook(self.study.space)

    def write(self, path: str, **options: object) -> WrittenFile:
        """Write the codebook: .yaml, .qdc, or .docx .odt .html .md .tex .xlsx .csv; see `study.write`."""
        return self.study.write(self, path, **options)

    def __iter__(self) -> Iterator[StudyCode]:
        codes = self.study.space.book
        return (StudyCode(self.study, code) for code in codes if self._below in (None, code.parent))

    def _found(self, wanted: object) -> StudyCode:
        return StudyCode(self.study, self.study.resolver.code(wanted))

    def _columns(self, things: Sequence[StudyCode]) -> FrameColumns:
        numbers = self.study.space.numbers("code_id")
        records = [code.record for code in things]
        return FrameColumns({
            "id": [record.id for record in records],
            "code": [record.full_name for record in records],
            "name": [record.name for record in records],
            "short_key": [record.short_key for record in records],
            "level": [len(record.path) for record in records],
            "definition": [record.rules.definition for record in records],
            "include": [record.rules.include for record in records],
            "exclude": [record.rules.exclude for record in records],
            "borders": [record.rules.borders for record in records],
            "rule_version": [record.rule_version for record in records],
            "codings": [numbers.get(record.key, 0) for record in records],
        })  # fmt: skip


class StudyCoders(StudyCollection[StudyCoder]):
    """The coders in order of their making."""

    noun = "coder"

    def add(self, name: str, kind: str = "person") -> StudyCoder:
        """Add a coder: a person, a machine or a consensus. Raises QualcodeError for a name that is taken."""
        wanted = CoderKind(known_word("kind of coder", kind, [known.value for known in CoderKind]))
        self.study.refuse_nobody()
        return StudyCoder(self.study, team_changes.add(self.study.space, text_of("coder name", name), wanted))

    def change_role(self, coder: object, role: str) -> StudyCoder:
        """Say what a coder (or name) is in the team: coder, lead or guest. Gives the coder as it is then.

        A file has no lock against its owner: whoever has it can act under any name. Raises RoleRefused where who acts
        does not lead, QualcodeError for the only lead and for who is no person, NotFound for another role.
        """
        from qualcode.workspace.team.roles import set_role

        wanted = TeamRole(known_word("role", role, [known.value for known in TeamRole]))
        self.study.refuse_nobody()
        set_role(self.study.space, self.study.resolver.coder(coder), wanted)
        return self._found(coder)

    @property
    def rights(self) -> dict[str, str]:
        """Whose each right is beside the lead's: “coder”, or “lead” where it is only theirs."""
        return {right.value: role.value for right, role in self.study.space.project.roles.rights.of.items()}

    def change_rights(self, **rights: str) -> None:
        """Give rights to coders (`codebook="coder"`) or leave them to the lead (`codebook="lead"`), as one change.

        Raises RoleRefused where who acts does not lead, QualcodeError for a right that cannot be given, and NotFound
        for another right or role.
        """
        from qualcode.workspace.team.roles import set_rights

        names, of = [right.value for right in SETTABLE], [TeamRole.CODER.value, TeamRole.LEAD.value]
        wanted = {
            Right(known_word("right", name, names)): TeamRole(known_word("role", role, of))
            for name, role in rights.items()
        }
        self.study.refuse_nobody()
        set_rights(self.study.space, wanted)

    def __iter__(self) -> Iterator[StudyCoder]:
        return (StudyCoder(self.study, record) for record in self.study.space.project.coders.all())

    def _found(self, wanted: object) -> StudyCoder:
        return StudyCoder(self.study, self.study.resolver.coder(wanted))

    def _columns(self, things: Sequence[StudyCoder]) -> FrameColumns:
        numbers = self.study.space.numbers_of_coders()
        records = [coder.record for coder in things]
        return FrameColumns(
            {
                "id": [record.id for record in records],
                "name": [record.name for record in records],
                "kind": [record.kind.value for record in records],
                "role": [record.role.value for record in records],
                "codings": [numbers.get(record.key) for record in records],
            },
            whole=("codings",),
        )


class StudyCases(StudyCollection[StudyCase]):
    """The cases by name."""

    noun = "case"

    def __iter__(self) -> Iterator[StudyCase]:
        return (StudyCase(self.study, record) for record in self.study.space.project.cases.all())

    def _found(self, wanted: object) -> StudyCase:
        return StudyCase(self.study, self.study.resolver.case(wanted))

    def _columns(self, things: Sequence[StudyCase]) -> FrameColumns:
        records = [case.record for case in things]
        own: dict[str, Sequence[object]] = {
            "id": [record.id for record in records],
            "name": [record.name for record in records],
            "quotable": [record.consent.answer(Purpose.QUOTE).value for record in records],
            "documents": [record.documents for record in records],
        }
        return FrameColumns(with_attributes(own, [record.attributes for record in records]))


class StudyGroup(NamedThing):
    """A group of documents; a document may stand in several."""

    __slots__ = ()
    noun = "group"
    record: DocumentGroup

    @property
    def documents(self) -> list[StudyDocument]:
        """Its documents by label and name."""
        return [document for document in self.study.documents if document.record.key in self.record.documents]

    def put(self, documents: object) -> StudyGroup:
        """Put documents (names, ids or the things) into it; gives the group as it is then."""
        return self._changed(group_changes.put, documents)

    def take(self, documents: object) -> StudyGroup:
        """Take documents out of it; gives the group as it is then."""
        return self._changed(group_changes.take, documents)

    def remove(self) -> None:
        """Take the group away; its documents stay."""
        self.study.refuse_nobody()
        group_changes.remove(self.study.space, self.record)

    def _changed(
        self, change: Callable[[Workspace, DocumentGroup, Sequence[Document]], object], documents: object
    ) -> StudyGroup:
        chosen = all_of(documents, self.study.resolver.document)
        self.study.refuse_nobody()
        change(self.study.space, self.record, chosen)
        return self.study.groups[self]

    def _facts(self) -> Iterator[tuple[str, object]]:
        yield "documents", len(self.record.documents)


class StudyGroups(StudyCollection[StudyGroup]):
    """The groups of documents by name."""

    noun = "group"

    def add(self, name: str, documents: object = ()) -> StudyGroup:
        """Add a group of these documents. Raises QualcodeError for a name that is taken."""
        chosen = all_of(documents, self.study.resolver.document)
        self.study.refuse_nobody()
        return StudyGroup(self.study, group_changes.add(self.study.space, text_of("group", name), chosen))

    def __iter__(self) -> Iterator[StudyGroup]:
        return (StudyGroup(self.study, record) for record in self.study.space.project.groups.all())

    def _found(self, wanted: object) -> StudyGroup:
        return StudyGroup(self.study, self.study.resolver.group(wanted))

    def _columns(self, things: Sequence[StudyGroup]) -> FrameColumns:
        records = [group.record for group in things]
        return FrameColumns(
            {
                "id": [record.id for record in records],
                "name": [record.name for record in records],
                "documents": [len(record.documents) for record in records],
            }
        )


class StudyQuestion(StudyThing):
    """A research question, with the codes and memos that belong to it."""

    __slots__ = ()
    noun = "research question"  # no text: a key
    record: ResearchQuestion

    @property
    def text(self) -> str:
        """What the study asks."""
        return self.record.text

    @property
    def title(self) -> str:
        """Its text."""
        return self.text

    @property
    def codes(self) -> list[StudyCode]:
        """The codes that belong to it, in the order of the codebook."""
        return [code for code in self.study.codes if code.record.key in self.record.codes]

    @property
    def memos(self) -> list[StudyMemo]:
        """The memos that belong to it, as far as they may be seen."""
        return [memo for memo in self.study.memos if memo.record.key in self.record.memos]

    def link(self, thing: StudyCode | StudyMemo) -> StudyQuestion:
        """Say that a code or memo belongs to it; gives the question as it is then."""
        self.study.refuse_nobody()
        question_changes.link(self.study.space, self.record, thing.record)
        return self.study.research_questions[self]

    def unlink(self, thing: StudyCode | StudyMemo) -> StudyQuestion:
        """Say that a code or memo belongs to it no longer; gives the question as it is then."""
        self.study.refuse_nobody()
        question_changes.unlink(self.study.space, self.record, thing.record)
        return self.study.research_questions[self]

    def _facts(self) -> Iterator[tuple[str, object]]:
        yield "codes", len(self.record.codes)
        yield "memos", len(self.record.memos)


class StudyQuestions(StudyCollection[StudyQuestion]):
    """The research questions in their order."""

    noun = "research question"  # no text: a key

    def add(self, text: str) -> StudyQuestion:
        """Add a question at the end. Raises QualcodeError for one that is there already."""
        self.study.refuse_nobody()
        return StudyQuestion(self.study, question_changes.add(self.study.space, text_of("research question", text)))

    def __iter__(self) -> Iterator[StudyQuestion]:
        return (StudyQuestion(self.study, record) for record in self.study.space.project.research_questions.all())

    def _found(self, wanted: object) -> StudyQuestion:
        return StudyQuestion(self.study, self.study.resolver.research_question(wanted))

    def _columns(self, things: Sequence[StudyQuestion]) -> FrameColumns:
        return FrameColumns(
            {
                "id": [question.id for question in things],
                "text": [question.text for question in things],
                "codes": [[code.title for code in question.codes] for question in things],
                "memos": [len(question.memos) for question in things],
            }
        )
