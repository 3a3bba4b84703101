"""An archive deposit in the one order that holds for every face.

What must not be seen is refused; what consent covers is found; its texts and all that is written beside them go
through the disclosure check; then all is written into a folder beside the wanted one, which gets its name when it is
whole, together with its line in the register of what left.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.catalogue import Language, Later, _, catalogue_of, later, ngettext
from qualcode.catalogue import language as program_language
from qualcode.errors import ConsentError, QualcodeError
from qualcode.language.forms.normalised import composed, folded
from qualcode.model.consent.consents import Purpose
from qualcode.model.spans import Span
from qualcode.progress import begin_commit, hear
from qualcode.project.quoting.begun import sha256_of
from qualcode.reporting.archive import readme as reading
from qualcode.reporting.archive import tables
from qualcode.reporting.archive.datacite import datacite_json
from qualcode.reporting.archive.ddi import DepositFile, ddi_codebook
from qualcode.reporting.archive.facts import NotDeposited, StudyFacts, WhyLeftOut
from qualcode.reporting.archive.known import study_metadata
from qualcode.reporting.archive.left_out_words import quoted_in
from qualcode.reporting.archive.mapping import MetadataField, MetadataValue, StudyMetadata, shipped_fields
from qualcode.reporting.archive.study_report import study_report
from qualcode.reporting.archive.transcript import ArchivedTranscript
from qualcode.reporting.disclosure.check import DisclosureScan, Findings
from qualcode.reporting.disclosure.finding import DisclosureFinding, FindingKind, fingerprint
from qualcode.reporting.documents.codebook import codebook_document, codebook_report
from qualcode.reporting.documents.coded import text_as_quotation
from qualcode.reporting.quotations.collection import (
    Chapter,
    ChapterHeading,
    Chapters,
    Collection,
    HeldQuotations,
    Quotation,
    Tally,
)
from qualcode.reporting.quotations.overview import Overview
from qualcode.reporting.words.withheld_words import what_says_otherwise, withheld_lines
from qualcode.reporting.writers import formats
from qualcode.reporting.writers.csv import CsvKind
from qualcode.reporting.writers.whole_files import unwritten
from qualcode.workspace.archive.portable_documents import as_pdf, office
from qualcode.workspace.archive.study_facts import CoveredDocuments, codings, coverage, study_facts, transcripts
from qualcode.workspace.leaving.folders import give_name, refuse_taken
from qualcode.workspace.leaving.register import DepartingParts, Departure
from qualcode.workspace.quoting.disclosure import DisclosureCheck
from qualcode.workspace.quoting.findings import accept as accept_findings

if TYPE_CHECKING:
    from qualcode.reporting.disclosure.check import Options
    from qualcode.reporting.report import Report
    from qualcode.workspace.workspace import Workspace

SUMS = "SHA256SUMS"
_TRANSCRIPTS = "transcripts"
_LIST, _RESEARCH = "data list", "research questions"  # no text: where something was found


@dataclass(frozen=True, slots=True, kw_only=True)
class Deposit:
    """What is to be deposited: where, in which language, and what a person says of the study.

    With `secondary` only what consent to secondary use covers, too. `fields` are those of the metadata, `said` their
    values; `recipient` is the centre, None where nobody said. With `without_old_rules` codings under old rules of
    their codes stay.
    """

    folder: Path
    language: Language = field(default_factory=program_language)
    secondary: bool = False
    fields: tuple[MetadataField, ...] = field(default_factory=shipped_fields)
    said: Mapping[str, tuple[MetadataValue, ...]] = field(default_factory=dict)
    recipient: str | None = None
    without_old_rules: bool = False

    @property
    def purposes(self) -> tuple[Purpose, ...]:
        """What somebody must have agreed to."""
        return (Purpose.ARCHIVE, Purpose.SECONDARY) if self.secondary else (Purpose.ARCHIVE,)


@dataclass(frozen=True, slots=True)
class PreparedDeposit:
    """What would be written: the facts, the transcripts, and what they would disclose."""

    deposit: Deposit
    covered: CoveredDocuments
    facts: StudyFacts
    transcripts: Mapping[int, ArchivedTranscript]
    check: DisclosureCheck

    def files(self, *, pdf: bool) -> list[DepositFile]:
        """The files, but for the check sums, in the order in which README lists them."""
        return list(_files(self.facts, self.deposit.language, pdf=pdf))

    def metadata(self, files: Sequence[DepositFile], facts: StudyFacts | None = None) -> StudyMetadata:
        """The metadata of the study with these files."""
        return study_metadata(
            facts or self.facts,
            self.deposit.fields,
            dict(self.deposit.said),
            self.deposit.language,
            {file.format for file in files},
            len(files) + 1,
        )


@dataclass(frozen=True, slots=True)
class WrittenDeposit:
    """What was written; `without_pdf` says why there are no PDF files, empty where there are."""

    folder: Path
    facts: StudyFacts
    files: tuple[DepositFile, ...]
    gaps: tuple[MetadataField, ...]
    without_pdf: str


def prepare(space: Workspace, deposit: Deposit, checking: Options) -> PreparedDeposit:
    """Refuse, find what is covered, make the transcripts and check them; no file is written yet.

    Raises QualcodeError where codings of others are hidden, ConsentError where nothing is covered, UsageProblem for
    a folder that holds something already.
    """
    space.refuse_part()
    refuse_taken(
        deposit.folder,
        _("Name a folder that is not there yet: a deposit is written whole, and nothing is written over."),
    )
    covered = coverage(space.project, deposit.purposes, without_old_rules=deposit.without_old_rules)
    _refuse_uncovered(covered)
    made = dict[int, ArchivedTranscript]()
    quotations = []
    for document, transcript in transcripts(space, covered):
        hear()
        made[document.key] = transcript
        quotations.append(text_as_quotation(document, transcript.text))
    facts = study_facts(space, covered, recipient=deposit.recipient or "", smallest_group=checking.smallest_group)
    check = _checked(space, covered, facts, quotations, checking)
    facts = replace(
        facts,
        findings=len(check.found),
        accepted=check.accepted,
        names_listed=checking.names is not None,
        likely_sought=checking.likely,
    )
    return PreparedDeposit(deposit, covered, facts, made, check)


def accept(
    space: Workspace, prepared: PreparedDeposit, findings: Iterable[DisclosureFinding], reason: str
) -> tuple[PreparedDeposit, int]:
    """Accept findings of a deposit, as one change; gives the deposit as it stands then, and how many were accepted.

    Raises UnknownCoder where the project does not know who acts.
    """
    number = accept_findings(space, {finding.fingerprint: finding for finding in findings}.values(), reason)
    accepted = {finding.fingerprint for finding in space.project.accepted.all()}
    left = [finding for finding in prepared.check.left if finding.fingerprint not in accepted]
    check = DisclosureCheck(prepared.check.found, left)
    return replace(prepared, check=check, facts=replace(prepared.facts, accepted=check.accepted)), number


def _refuse_uncovered(covered: CoveredDocuments) -> None:
    """Raise ConsentError with the numbers where no document is covered."""
    if covered.documents:
        return
    if not covered.refused:
        raise QualcodeError(_("The project has no documents."), _("“qualcode import” brings some."))
    withheld = list(filter(None, covered.withheld))
    lines = [line for of_purpose in withheld for line in withheld_lines(of_purpose)]
    raise ConsentError(" ".join(lines), " ".join(map(what_says_otherwise, withheld)))


# ---- what it would disclose ------------------------------------------------------------------------------


def _checked(
    space: Workspace,
    covered: CoveredDocuments,
    facts: StudyFacts,
    quotations: Sequence[Quotation],
    checking: Options,
) -> DisclosureCheck:
    """What the transcripts would disclose, and what else is written beside them."""
    collection = Collection(
        facts.title,
        Chapters([ChapterHeading(facts.title)], [list(range(len(quotations)))], HeldQuotations(list(quotations))),
        Overview.of([Chapter(facts.title, tuple(quotations))]),
        by_cases=False,
        source="all",
        tally=Tally(),
        coders=0,
    )
    scan = DisclosureScan.over(space.project, collection, checking, keeps=True)
    beside: dict[str, DisclosureFinding] = {}
    texts = list(_texts(facts))
    for finding in (*scan.in_texts(texts), *_left_out_words(space, covered, texts)):
        accepted = finding.accepted or scan.accepted.get(finding.fingerprint)
        beside.setdefault(finding.fingerprint, replace(finding, accepted=accepted))
    found = [*Findings(scan, collection), *beside.values()]
    return DisclosureCheck(found, [finding for finding in found if finding.accepted is None])


def _left_out_words(
    space: Workspace, covered: CoveredDocuments, texts: Sequence[tuple[str, str, str, Later]]
) -> Iterator[DisclosureFinding]:
    """What those said whose documents stay inside, where the texts quote it; what is asked is nobody's words."""
    documents = space.project.documents

    def said() -> Iterator[str]:
        for key in covered.refused:
            hear()
            text, structure = documents.text(key), documents.structure(key)
            for span in structure.answered([Span(0, len(text))], documents.roles(key)):
                yield span.cut(text)

    reason = later("stands in a document that consent does not cover")
    for number, span in sorted(quoted_in([text for _where, _theme, text, _step in texts], said()).items()):
        where, theme, text, step = texts[number]
        words = span.cut(composed(text))
        yield DisclosureFinding(
            kind=FindingKind.LEFT_OUT,
            fingerprint=fingerprint(FindingKind.LEFT_OUT.value, where, folded(words)),
            ids=(),
            codes=(theme,),
            label="",
            found=words,
            passage=words,
            reason=reason,
            step=step,
        )


def _texts(facts: StudyFacts) -> Iterator[tuple[str, str, str, Later]]:
    """The texts beside the transcripts: where each stands, the theme it belongs to, the words, what to do."""
    rules = later("Write the rules of the code anew; former versions: qualcode forget --words TEXT")
    guide = later("Write the topic or its question anew: qualcode topics edit TOPIC")
    values = later("Give the document, or its case, another value.")
    for code in facts.codes:
        yield "codebook", code.full_name, "\n".join((code.name, code.source, code.weight_meaning)), rules
    for version in facts.versions:
        said = version.rules
        words = "\n".join((said.definition, said.include, said.exclude, said.borders))
        yield "codebook", facts.codes[version.code].full_name, words, rules
    for title, description in facts.described:
        yield (
            "codebook",
            title,
            f"{title}\n{description}",
            later("Describe the codebook anew: qualcode codebook describe"),
        )
    for topic in facts.topics:
        yield "guide", topic.name, "\n".join((topic.name, *topic.questions.values())), guide
    for question in facts.research_questions:
        yield _RESEARCH, question, question, later("Write the question anew: qualcode research edit")
    for document in facts.documents:
        told = "\n".join((document.wave, document.kind, document.transcription, document.form))
        yield _LIST, document.name, told, values
    for name, groups in facts.groups.items():
        yield "attributes", name, "\n".join((name, *(value for value, _number in groups))), values


# ---- the files -------------------------------------------------------------------------------------------


def _files(facts: StudyFacts, language: Language, *, pdf: bool) -> Iterator[DepositFile]:
    words = catalogue_of(language)
    data = (
        ("data-list.csv", words.gettext("list of the documents")),
        ("codings/codings.csv", words.gettext("codings, one row each, with their places in the transcripts")),
        ("codebook/codebook.yaml", words.gettext("codebook, as qualcode reads it again")),
        ("codebook/rule-versions.csv", words.gettext("all versions of the coding rules, with their days")),
        ("left-out.csv", words.gettext("what was left out, and why")),
    )
    about = (
        ("README", words.gettext("what is what in this deposit"), ("md", "txt")),
        ("study-report", words.gettext("study report"), ("docx", "md")),
        ("guide", words.gettext("interview guide: topics and questions by wave"), ("docx", "md")),
        ("codebook/codebook", words.gettext("codebook, to be read"), ("docx", "md")),
        ("codebook/rule-versions", words.gettext("all versions of the coding rules, to be read"), ("docx", "md")),
    )
    for name, content, kinds in about:
        for kind in kinds:
            yield DepositFile(f"{name}.{kind}", kind, content, is_data=False)
    yield DepositFile("ddi-codebook.xml", "xml", words.gettext("metadata as DDI-Codebook 2.5"), is_data=False)
    yield DepositFile("datacite.json", "json", words.gettext("metadata for DataCite"), is_data=False)
    for path, content in data:
        yield DepositFile(path, path.rpartition(".")[2], content, is_data=True)
    for document in facts.documents:
        content = words.gettext("transcript of {document}", document=document.name)
        for kind in ("docx", "txt", *(("pdf",) if pdf else ())):
            yield DepositFile(f"{_TRANSCRIPTS}/{document.name}.{kind}", kind, content, is_data=True)


def write(space: Workspace, prepared: PreparedDeposit) -> WrittenDeposit:
    """Write what was prepared, whole or not at all. Raises QualcodeError where a finding is not accepted, ExportError
    where it cannot be written.
    """
    _refuse_findings(prepared)
    folder = Path(os.path.abspath(prepared.deposit.folder))  # noqa: PTH100 - links are left as they are
    unfinished = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}.new")
    with space.project.begun.temporary(unfinished):
        try:
            unfinished.mkdir(mode=0o700, parents=True)
            written = _written(space, prepared, unfinished)
            with _departure(space, prepared).together({folder / SUMS: sha256_of(unfinished / SUMS)}):
                begin_commit()
                give_name(unfinished, folder)
            return written
        except OSError as error:
            raise unwritten(folder, error) from error
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)


def _departure(space: Workspace, prepared: PreparedDeposit) -> Departure:
    """The texts that leave; the check sums stand for the whole deposit."""
    parts = DepartingParts()
    for document in prepared.covered.documents:
        parts.whole(document.key)
    return Departure(
        space=space,
        door="archive",
        format="folder",
        parts=parts,
        path=prepared.deposit.folder,
        recipient=prepared.deposit.recipient,
    )


def _refuse_findings(prepared: PreparedDeposit) -> None:
    left = len(prepared.check.left)
    if left:
        raise QualcodeError(
            ngettext(
                "Nothing was written: the disclosure check has {count} finding.",
                "Nothing was written: the disclosure check has {count} findings.",
                left,
            ),
            _(
                "Change the words, or accept findings: qualcode archive {folder} --accept ID --reason WHY.",
                folder=prepared.deposit.folder,
            ),
        )


def _written(space: Workspace, prepared: PreparedDeposit, folder: Path) -> WrittenDeposit:
    language = prepared.deposit.language
    (folder / _TRANSCRIPTS).mkdir()
    for name in ("codebook", "codings"):
        (folder / name).mkdir()
    for transcript in prepared.transcripts.values():
        hear()
        place = folder / _TRANSCRIPTS / transcript.name
        place.with_name(f"{transcript.name}.txt").write_bytes(transcript.text.encode())
        formats.write(transcript.report(language), place.with_name(f"{transcript.name}.docx"), "docx")
    without_pdf = _pdf(prepared, folder)
    facts = replace(prepared.facts, left_out=(*prepared.facts.left_out, *_not_made(prepared.facts, without_pdf)))
    files = prepared.files(pdf=not without_pdf)
    metadata = prepared.metadata(files, facts)
    _write_tables(space, prepared, facts, folder)
    book = codebook_document(space.project, purpose=Purpose.ARCHIVE)
    anchors = {
        key: tuple(anchor for anchor in of if anchor not in prepared.covered.anchors)
        for key, of in book.anchors.items()
    }
    _write_codebook(space, prepared, folder)
    reports: dict[str, Report] = {
        "README": reading.readme(facts, metadata, files),
        "study-report": study_report(facts, metadata),
        "guide": reading.guide(facts, language),
        "codebook/codebook": codebook_report(replace(book, anchors=anchors), language),
        "codebook/rule-versions": reading.versions_report(facts, language),
    }
    for file in files:
        report = reports.get(file.path.rpartition(".")[0]) if not file.is_data else None
        if report is not None:
            formats.write(report, folder / file.path, "md" if file.format == "txt" else file.format)
    (folder / "ddi-codebook.xml").write_bytes(ddi_codebook(metadata, files))
    (folder / "datacite.json").write_bytes(datacite_json(metadata).encode())
    _write_sums(folder)
    return WrittenDeposit(prepared.deposit.folder, facts, tuple(files), tuple(metadata.gaps()), without_pdf)


def _pdf(prepared: PreparedDeposit, folder: Path) -> str:
    """Make PDF files where that is possible; gives why there are none."""
    if not office():
        return _("LibreOffice is not on this machine")
    transcripts_ = [folder / _TRANSCRIPTS / f"{made.name}.docx" for made in prepared.transcripts.values()]
    scratch = folder / ".office"
    scratch.mkdir()
    try:
        return as_pdf(transcripts_, folder / _TRANSCRIPTS, scratch, prepared.facts.day)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _not_made(facts: StudyFacts, without_pdf: str) -> Iterable[NotDeposited]:
    yield NotDeposited("qdpx", "", 1, WhyLeftOut.NOT_MADE)
    if without_pdf:
        yield NotDeposited("pdf", "", len(facts.documents), WhyLeftOut.NOT_MADE)


def _write_tables(space: Workspace, prepared: PreparedDeposit, facts: StudyFacts, folder: Path) -> None:
    made = codings(space, prepared.covered, prepared.transcripts)
    reports = {
        "data-list.csv": tables.data_list(facts, catalogue_of(prepared.deposit.language)),
        "codings/codings.csv": tables.codings(made),
        "codebook/rule-versions.csv": tables.rule_versions(facts),
        "left-out.csv": tables.left_out(facts),
    }
    for path, report in reports.items():
        formats.write(report, folder / path, "csv", csv_kind=CsvKind.PLAIN)


def _write_codebook(space: Workspace, prepared: PreparedDeposit, folder: Path) -> None:
    from qualcode.reading.lists.codebook_file import dump

    draft = space.project.codes.as_codebook(space.project.title, without=prepared.covered.anchors)
    plain = replace(draft, layout=None)  # comments in the files that were taken in are for the team
    (folder / "codebook" / "codebook.yaml").write_bytes(dump(plain).encode())


def _write_sums(folder: Path) -> None:
    """Write the check sums of all files as `sha256sum -c` reads them."""
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    lines = (f"{hashlib.sha256((folder / file).read_bytes()).hexdigest()}  {file}\n" for file in files)
    (folder / SUMS).write_bytes("".join(lines).encode())
