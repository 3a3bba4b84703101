"""The command import."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from qualcode.cli.material import import_report
from qualcode.cli.shared import diagnostics
from qualcode.cli.shared.exit_codes import ExitCode
from qualcode.cli.shared.interruption import noted
from qualcode.cli.shared.options import pairs
from qualcode.cli.shared.session import author_of, author_option, open_project, project_option
from qualcode.errors import QualcodeError, UsageProblem
from qualcode.plural import counted
from qualcode.times import local_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from qualcode.cli.shared.interruption import Interruption
    from qualcode.model.documents import Document, DocumentDraft
    from qualcode.project.file.history import Author
    from qualcode.project.project import Project
    from qualcode.reading.source.options import ReadingOptions
    from qualcode.reading.source.result import Reading

F = TypeVar("F", bound=Callable[..., Any])
_AT_ONCE = 100  # documents written between two steps of the progress bar
_WORTH_AN_INDEX = 20  # texts: fewer cost less than the word list, which a search loads in any case


def _transcript_options(command: F) -> F:
    """What a researcher may say about transcripts."""
    for option in reversed([
        click.option("--interviewer", "interviewers", multiple=True, metavar="NAME",
                     help="A speaker who asks, where the guess is wrong; all others then do not."),
        click.option("--split", type=click.Choice(("heading", "text-lines")),
                     help="Make several documents of one file, at its headings or at its lines “#TEXT name”."),
        click.option("--every-cue", is_flag=True, help="For subtitles: a time stamp for every cue."),
        click.option("--keep-page-marks", is_flag=True,
                     help="For PDF: keep page numbers, line numbers and headings that repeat."),
        click.option("--largest", type=click.FloatRange(min=0.001), default=64, show_default=True, metavar="MIB",
                     help="Refuse files that are larger."),
    ]):  # fmt: skip
        command = option(command)
    return command


def _table_options(command: F) -> F:
    """What a researcher may say about tables of answers."""
    for option in reversed([
        click.option("--text-column", "text_columns", multiple=True, metavar="NAME",
                     help="For tables: a column with answers; its heading is the question. May be repeated."),
        click.option("--case-column", metavar="NAME", help="For tables: the column that names the case."),
        click.option("--label-column", metavar="NAME", help="For tables: the column of the source label."),
        click.option("--wave-column", metavar="NAME",
                     help="For tables: the column of the wave. What nobody of a wave answered was not asked."),
        click.option("--without-column", "without", multiple=True, metavar="NAME",
                     help="For tables: a column that is not taken in, such as names and e-mail addresses."),
        click.option("--no-answer", multiple=True, metavar="VALUE",
                     help="For tables: a cell that means “no answer”, as an empty one does, such as -99."),
        click.option("--not-asked", multiple=True, metavar="VALUE",
                     help="For tables: a cell that means “not asked”, such as -66."),
        click.option("--missing", multiple=True, metavar="SIGN",
                     help="For tables: a cell of any column that counts as empty, such as NA."),
        click.option("--heading-rows", type=click.IntRange(1, 3), metavar="N",
                     help="For tables: rows of headings, the second with questions; Qualtrics' are found."),
        click.option("--delimiter", default="", metavar="SIGN", help="For CSV: what parts the cells."),
        click.option("--sheet", default="", metavar="NAME", help="For XLSX: the sheet, if not the first."),
    ]):  # fmt: skip
        command = option(command)
    return command


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@click.option("--as", "as_", type=click.Choice(("auto", "text", "report")), default="auto", show_default=True,
              help="By the suffix, as texts, or as reports whose quotations become documents.")  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Show what would come in, and write nothing.")
@click.option("--label", help="The source label of all documents, such as “RG 2022”.")
@click.option("--set", "attributes", multiple=True, metavar="NAME=VALUE", help="An attribute of all documents.")
@click.option("--case", help="The case that all documents belong to (made if new).")
@click.option("--again", is_flag=True, help="Take in what was forgotten in this project before, too.")
@_transcript_options
@_table_options
@click.option(
    "--labels",
    help="For reports: the words of the labels, such as RG,THM,Träger,AH, which a year follows, or "
    "with “#” for a number: “B#,Interview #”. A place may stand behind: (B3, Z. 12–15).",
)
@click.option(
    "--marks",
    type=click.Choice(("german", "guillemets", "french", "english", "straight")),
    default="german",
    show_default=True,
    help='For reports: the quotation marks „…“, »…«, «…», “…” or "…".',
)
@click.option("--unsure", is_flag=True, help="For reports: take in what the reader is unsure of too.")
@author_option
@project_option
def import_(
    path: Path,
    paths: tuple[Path, ...],
    as_: str,
    label: str | None,
    attributes: tuple[str, ...],
    case: str | None,
    labels: str | None,
    coder: str | None,
    *,
    again: bool,
    dry_run: bool,
    unsure: bool,
    **others: Any,  # noqa: ANN401 - the options of transcripts and tables, see `_options`
) -> int:
    """Read files or folders into the project: texts, transcripts, tables of answers, or the quotations of reports.

    Formats: TXT, Markdown, DOCX, ODT, RTF, PDF with text, HTML, WebVTT, SRT, CSV and XLSX. Tells for each file what
    was done and left out, and prints a table label × number. A file that cannot be read is named and the others
    still come in; then the exit code is 1. A file that came in before is refused, and unless --again is said one
    whose text was forgotten. All documents come in as one
    change. After Ctrl-C the files that were read by then come in, whole; after a second one, none (exit 130).
    """
    from qualcode.reading.files import expand

    values = pairs(attributes)
    words = [word.strip() for word in labels.split(",") if word.strip()] if labels else None
    options = _options(**others)
    found = expand(paths, tables=bool(options.survey.text))
    for skipped in found.skipped:
        diagnostics.warn(f"passed over “{skipped.path}”: {skipped.reason}")
    with open_project(path) as project:
        author = author_of(project, coder)
        taking = _Taking(project, as_, words, options, unsure=unsure, again=again, given=_Given(label, values, case))
        try:
            with noted() as interruption:
                taking.read(found.files, interruption)
                taking.refuse_missing_columns()
                taking.refuse_case(case)
                taking.report()
                documents = [] if dry_run or not taking.drafts() else taking.write(author, interruption)
        except KeyboardInterrupt:
            diagnostics.say("interrupted: nothing came in")
            return ExitCode.INTERRUPTED
        is_indexed = interruption.asked or not documents or _index(project)
    for failure in taking.failures:
        diagnostics.fail(failure)
    drafts = taking.drafts() if dry_run else taking.drafts()[: len(documents)]
    if dry_run:
        import_report.preview(drafts)
    else:
        import_report.renamed(drafts, documents)
        import_report.labels(drafts)
    import_report.summary(drafts, len(taking.failures), written=not dry_run)
    if interruption.asked:
        import_report.interrupted(len(found.files) - taking.done(len(drafts)), undoable=bool(documents))
    if interruption.asked or not is_indexed:
        return ExitCode.INTERRUPTED
    return ExitCode.FAILED if taking.failures else ExitCode.DONE


def _index(project: Project) -> bool:
    """Take new texts into the search index where they are many, so that the next search does not wait for them.

    False where that was interrupted.
    """
    from qualcode.cli.material.search import prepare

    if project.search.unprepared() < _WORTH_AN_INDEX:
        return True
    try:
        prepare(project)
    except KeyboardInterrupt:
        diagnostics.say("interrupted: the documents are in, and the next search completes its index")
        return False
    return True


def _options(
    *,
    interviewers: tuple[str, ...],
    split: str | None,
    every_cue: bool,
    keep_page_marks: bool,
    largest: float,
    text_columns: tuple[str, ...],
    case_column: str | None,
    label_column: str | None,
    wave_column: str | None,
    without: tuple[str, ...],
    no_answer: tuple[str, ...],
    not_asked: tuple[str, ...],
    missing: tuple[str, ...],
    heading_rows: int | None,
    delimiter: str,
    sheet: str,
    marks: str,
) -> ReadingOptions:
    from qualcode.reading.source.options import ReadingOptions, Split, SurveyColumns

    survey = SurveyColumns(
        text=text_columns,
        case=case_column or "",
        label=label_column or "",
        wave=wave_column or "",
        without=without,
        no_answer=no_answer,
        not_asked=not_asked,
        missing=missing,
        heading_rows=heading_rows or 0,
        delimiter=delimiter,
        sheet=sheet,
    )
    return ReadingOptions(
        interviewers=interviewers,
        split=Split(split) if split else Split.NOT,
        every_cue=every_cue,
        page_marks=keep_page_marks,
        survey=survey,
        largest=int(largest * 2**20),
        marks=marks,
    )


@dataclass(frozen=True, slots=True)
class _Given:
    """What was said of all documents."""

    label: str | None
    attributes: Mapping[str, str]
    case: str | None

    def to(self, draft: DocumentDraft) -> DocumentDraft:
        """The draft with it."""
        return replace(
            draft,
            label=draft.label if self.label is None else self.label,
            attributes={**draft.attributes, **self.attributes},
            case=self.case or draft.case,
        )


@dataclass(slots=True)
class _Taking:
    """The files of one import: read first, one by one, and then written as one change."""

    project: Project
    as_: str
    labels: list[str] | None
    options: ReadingOptions
    unsure: bool = field(kw_only=True)
    again: bool = field(kw_only=True)
    given: _Given = field(kw_only=True)
    readings: list[tuple[Path, Reading]] = field(default_factory=list)
    failures: list[QualcodeError] = field(default_factory=list)
    _seen: dict[str, str] = field(default_factory=dict)  # SHA-256 -> name of the file

    def read(self, files: Sequence[Path], interruption: Interruption) -> None:
        """Read the files until the user asks to end; what cannot be read is kept as a failure."""
        with import_report.progress(files, "reading", hidden=len(files) < 20) as bar:
            for file in bar:
                if interruption.asked:
                    break
                try:
                    reading = self._read(file)
                except QualcodeError as error:
                    self.failures.append(error)
                else:
                    self.readings.append((file, reading))

    def _read(self, file: Path) -> Reading:
        from qualcode.reading.files import read

        reading = read(file, self.as_, labels=self.labels, unsure=self.unsure, options=self.options)
        for draft in reading.drafts[:1]:
            self._refuse_known(file, draft.source.sha256)
        self._refuse_forgotten(file, reading)
        return replace(reading, drafts=tuple(map(self.given.to, reading.drafts)))

    def _refuse_known(self, file: Path, sha256: str) -> None:
        twin = self._seen.setdefault(sha256, str(file))
        if twin != str(file):
            raise QualcodeError(
                f"“{file.name}” holds the same as “{twin}”, which comes in.", "Remove one of the two copies."
            )
        before = self.project.documents.imported(sha256)
        if before is not None:
            names = f"“{before.names[0]}”" if len(before.names) == 1 else counted(len(before.names), "document")
            raise QualcodeError(
                f"“{file.name}” came in before, on {local_day(before.created)}, as {names}.",
                "Nothing was changed. Remove those first if it shall come in anew.",
            )

    def _refuse_forgotten(self, file: Path, reading: Reading) -> None:
        names = [] if self.again else self.project.documents.forgotten(reading.drafts)
        if names:
            named = f"“{names[0]}”" if len(names) == 1 else counted(len(names), "document")
            raise QualcodeError(
                f"“{file.name}” holds what was forgotten in this project: {named}.",
                "It stays out. If it may come back, say --again.",
            )

    def drafts(self) -> list[DocumentDraft]:
        """All drafts in the order of the files."""
        return [draft for _, reading in self.readings for draft in reading.drafts]

    def done(self, documents: int) -> int:
        """Of how many files this number of documents is all, files that could not be read included."""
        done = len(self.failures)
        for _, reading in self.readings:
            documents -= len(reading.drafts)
            done += documents >= 0
        return done

    def refuse_missing_columns(self) -> None:
        """Refuse a text column that no table has: one that only some lack was not asked there."""
        tables = [set(reading.missing_columns) for _, reading in self.readings if reading.cases]
        nowhere = set.intersection(*tables) if tables else set()
        if nowhere:
            listed = ", ".join(f"“{name}”" for name in sorted(nowhere))
            raise UsageProblem(f"No table has the column {listed}.", "Nothing came in. Check the name of the column.")

    def refuse_case(self, case: str | None) -> None:
        """Refuse to put all rows of a table into one case, and a case that is there in upper or lower case."""
        if case:
            self.project.cases.refuse_other_case(case)
        if case and any(reading.cases for _, reading in self.readings):
            raise UsageProblem("In a table each row is a case.", "Say --case-column NAME instead of --case.")

    def report(self) -> None:
        """Tell what was done with each file."""
        for file, reading in self.readings:
            import_report.tell(file, reading)

    def write(self, author: Author, interruption: Interruption) -> list[Document]:
        """Write documents and cases as one change, until the user asks to end: whole files, in order."""
        documents: list[Document] = []
        portions = list(self._portions())
        begun = interruption.asked  # while files were read: those are to come in
        with (
            self.project.change("import", author),
            import_report.progress(portions, "writing", hidden=len(portions) < 5) as bar,
        ):
            self._refuse_if_known_meanwhile()
            for portion in bar:
                if interruption.asked and not begun:
                    break
                drafts = [draft for _, reading in portion for draft in reading.drafts]
                documents += self.project.documents.add(drafts, author, again=self.again)
                for file, reading in portion:
                    self._write_cases(file, reading, author)
        return documents

    def _portions(self) -> Iterator[list[tuple[Path, Reading]]]:
        """The files that have documents or cases, as many together as are worth a step."""
        portion: list[tuple[Path, Reading]] = []
        for file, reading in self.readings:
            portion.append((file, reading))
            if sum(len(one.drafts) for _, one in portion) >= _AT_ONCE:
                yield portion
                portion = []
        if portion:
            yield portion

    def _refuse_if_known_meanwhile(self) -> None:
        """Inside the change: another process may have taken in the same since the files were read."""
        for file, reading in self.readings:
            for draft in reading.drafts[:1]:
                if self.project.documents.imported(draft.source.sha256) is not None:
                    raise QualcodeError(
                        f"“{file.name}” came in meanwhile by another process.", "Nothing was changed. Look again."
                    )

    def _write_cases(self, file: Path, reading: Reading, author: Author) -> None:
        """Give cases their attributes; what a case says otherwise already stays beside it."""
        from qualcode.project.file.row_rules import folded

        if not reading.cases:
            return
        with_documents = {draft.case for draft in reading.drafts}
        for fact in reading.cases:
            if fact.name not in with_documents:
                self.project.cases.key_of(fact.name)
        cases = {folded(one.name): one for one in self.project.cases.all()}
        differing = 0
        for fact in reading.cases:
            case = cases[folded(fact.name)]
            attributes = _beside(case.attributes, fact.attributes, file.stem)
            differing += attributes.keys() != fact.attributes.keys()
            self.project.cases.set(case, attributes, author)
        if differing:
            diagnostics.warn(
                f"{file.name}: {counted(differing, 'case')} said something else before; "
                f"what this file says has “({file.stem})” behind the attribute's name"
            )


def _beside(known: Mapping[str, str], new: Mapping[str, str], source: str) -> dict[str, str]:
    """The new attributes; those that differ from known ones under another name."""
    tag = " ".join(source.replace("=", "＝").split())
    return {f"{name} ({tag})" if known.get(name, value) != value else name: value for name, value in new.items()}
