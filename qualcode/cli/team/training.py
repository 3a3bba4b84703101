"""The command training: exercises, one's own coding beside a model solution, a class."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import LANGUAGES, _, ngettext, pgettext, program
from qualcode.catalogue import language as program_language
from qualcode.cli.quoting.disclosure import tell_names
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.consents import for_option
from qualcode.cli.shared.groups import Group
from qualcode.cli.shared.options import with_options
from qualcode.cli.shared.session import author_option, group_project_option, open_workspace, project_option
from qualcode.errors import UsageProblem
from qualcode.model.codings import Polarity

if TYPE_CHECKING:
    from qualcode.agreement.consensus.training import ComparedPlace, TrainingComparison
    from qualcode.catalogue import Language
    from qualcode.model.codings import Coding
    from qualcode.model.consent.consents import Purpose
    from qualcode.workspace.workspace import Workspace

_MODEL = click.option("--model", default="", metavar="NAME", help=_("Which model solution, where there are several."))


@click.group("training", cls=Group)
@group_project_option
def training() -> None:
    """Learn coding beside a model solution, which is hidden until you have finished its exercise.

    “qualcode coders add NAME --kind model” makes a model solution, which is coded like anything (--coder NAME). Its
    exercise are the documents in which it has codings, or those of them that are allotted to a learner. A project
    file has no lock against its owner: the solution is hidden, not locked away. A package for a learner (“qualcode
    package”) does not hold it at all.
    """


@training.command("list")
@click.option("--json", "as_json", is_flag=True, help=_("Write an array of learners with their exercises."))
@author_option
@project_option
def list_(path: Path, coder: str | None, *, as_json: bool) -> None:
    """List the exercises, how far who is with them, and what you have to finish yet."""
    from qualcode.workspace.team.training import NO_LOCK, exercise_of, exercises, models

    with open_workspace(path, coder) as space:
        found, there = exercises(space), models(space)
        me, is_package = space.coder, space.project.sharing.is_package
        unknown = () if me else tuple((model.name, exercise_of(space, model)) for model in there)
        names = {document.key: document.name for document in space.project.documents.all()}
    rows = [
        (
            progress.model.name,
            progress.learner.name,
            len(progress.exercise.required),
            len(progress.exercise.finished),
            "yes" if progress.exercise.is_finished else "no",
        )
        for progress in found
    ]
    if as_json:
        output.records(("model", "learner", "documents", "finished", "sees"), rows, as_json=True)
        return
    if not there and is_package:
        diagnostics.say(
            _("a package holds no model solution: code its documents, mark them as finished, and give it back")
        )
        return
    if not there:
        diagnostics.say(_("there is no model solution; “qualcode coders add NAME --kind model” makes one"))
        return
    shown = [(*row[:4], _("visible") if row[4] == "yes" else _("hidden")) for row in rows]
    head = (
        pgettext("column", "model"),
        pgettext("column", "learner"),
        pgettext("column", "documents"),
        pgettext("column", "finished"),
        pgettext("column", "solution"),
    )
    output.table(head, shown, right=(2, 3))
    for progress in found:
        left = progress.exercise.required - progress.exercise.finished
        if progress.learner == me and left:
            listed = program().listed(program().quoted(names[key]) for key in sorted(left) if key in names)
            diagnostics.say(_("to finish for “{model}”: {documents}", model=progress.model.name, documents=listed))
    for model, left in unknown:  # nobody is known yet who acts: it is all to be done
        listed = program().listed(program().quoted(names[key]) for key in sorted(left) if key in names)
        if listed:
            diagnostics.say(_("to finish for “{model}”: {documents}", model=model, documents=listed))
    diagnostics.say(NO_LOCK)


@dataclass(frozen=True, kw_only=True)
class CompareOptions:
    """What was typed: the options of the command by their names."""

    hits: bool
    as_json: bool
    file: Path | None
    memos: bool
    strict: bool
    identify: bool
    language: Language
    purpose: Purpose

    def __post_init__(self) -> None:
        """Raises UsageProblem for options that do not go together."""
        if self.file is not None and self.as_json:
            raise UsageProblem(_("--json and -o exclude each other."), _("Leave one of them out."))
        if self.file is None and (self.strict or self.memos or self.identify):
            raise UsageProblem(_("--strict, --memo and --identify are for a file."), _("Say which: -o FILE."))


@training.command("compare")
@click.option("--coder", default=None, metavar="NAME", help=_("Who acts; you see your own work beside the solution."))
@click.option("--of", "learner", default="", metavar="NAME", help=_("The work of another learner in its place."))
@_MODEL
@click.option("--hits", is_flag=True, help=_("List hits, too, not only where you differ."))
@with_options(
    click.option("--json", "as_json", is_flag=True, help=_("Write an object: numbers and places, without words.")),
    click.option("-o", "--output", "file", type=click.Path(path_type=Path), metavar="FILE",
                 help=_("A file .docx, .odt, .html, .md, .tex, .xlsx, .csv or .json.")),
    click.option("--memo", "memos", is_flag=True, help=_("With -o: with the memos of the solution, too.")),
    click.option("--strict", is_flag=True,
                 help=_("With -o: write nothing where it holds a name that the project knows.")),
    click.option("--identify", is_flag=True, help=_("With -o: name the learner, not only number them.")),
    click.option("--language", type=click.Choice(LANGUAGES), default=program_language(), show_default=True,
                 help=_("With -o: its words.")),
    for_option,
)  # fmt: skip
@project_option
def compare(path: Path, coder: str | None, learner: str, model: str, **options: object) -> None:
    """Show your coding beside the model solution: hits, boundaries, other codes, missed, more.

    With the card and the memo of the model where you differ. The list is for your own eyes; what -o writes has the
    learner by number and no memos, and only passages of people who agreed to be quoted (--for another purpose).
    """
    from qualcode.agreement.consensus.training import Outcome
    from qualcode.workspace.team import training as use_case

    typed = CompareOptions(**options)  # type: ignore[arg-type]  # click gives the options by these names
    with open_workspace(path, coder) as space:
        found = use_case.compare(space, learner, model)
        if typed.file is not None:
            from qualcode.cli.team.training_feedback import write_feedback

            write_feedback(
                space,
                found,
                typed.file,
                typed.purpose,
                typed.language,
                hits=typed.hits,
                memos=typed.memos,
                strict=typed.strict,
                identify=typed.identify,
            )
            return
        if typed.as_json:
            output.as_json(_comparison_data(space, found))
            return
        whose = "" if found.progress.learner == space.coder else found.progress.learner.name
        told = set[int]()  # codes whose card was shown
        for compared in found.places:
            if typed.hits or compared.outcome is not Outcome.HIT:
                _show_place(space, compared, told, whose)
        _summary(found)


def _show_place(space: Workspace, compared: ComparedPlace, told: set[int], whose: str) -> None:
    """Show a place; `whose` the learner's codings are, nobody's name for who acts."""
    from qualcode.reporting.consensus.training_feedback import outcome_word, rules_of
    from qualcode.reporting.words.value_words import polarity_word

    place, book = compared.place, space.book
    text = space.project.documents.text(place.document)
    paragraph = space.project.documents.structure(place.document).paragraph_number(place.span.start)
    where = _("“{document}”, ¶{paragraph}", document=place.document.name, paragraph=paragraph)
    output.paragraph(f"{outcome_word(compared.outcome)} · {where}")
    tells_polarity = any(coding.polarity is not Polarity.PRESENT for coding in place.codings)

    def given(codings: tuple[Coding, ...]) -> str:
        return "; ".join(
            f"{book[coding.code].full_name}{f' ({polarity_word(coding.polarity)})' if tells_polarity else ''}: "
            f"{program().quoted(' '.join(coding.span.cut(text).split()))}"
            for coding in codings
        )

    if place.first:
        own = given(place.first)
        said = _("{coder}: {given}", coder=whose, given=own) if whose else _("you: {given}", given=own)
        output.paragraph(f"  {said}", indent=4)
    if place.second:
        output.paragraph("  " + _("solution: {given}", given=given(place.second)), indent=4)
    for memo in compared.memos:
        output.paragraph("  " + _("memo of the solution: {memo}", memo=" ".join(memo.split())), indent=4)
    if compared.outcome.value != "hit":
        for code in dict.fromkeys(coding.code for coding in place.second or place.first):
            if code in told:
                continue
            told.add(code)
            for name, rule in rules_of(book[code]):
                output.paragraph(f"  {book[code].name} – {name}: {rule}", indent=4)
    output.line()


def _summary(found: TrainingComparison) -> None:
    from qualcode.reporting.tables.training_report import outcome_heads, share_words

    words = program()
    counts = ", ".join(
        f"{head} {words.number(number)}"
        for head, number in zip(outcome_heads(words), found.counts.values(), strict=True)
    )
    diagnostics.say(
        _(
            "{counts}; of the solution {hit} hit, of {found} the code was found",
            counts=counts,
            hit=share_words(found.hit_share, words),
            found=share_words(found.found_share, words),
        )
    )
    if found.pending:
        diagnostics.say(
            ngettext(
                "{count} place is in a document that is not finished; it is not missed yet",
                "{count} places are in documents that are not finished; they are not missed yet",
                found.pending,
            )
        )
    if found.left:
        names = words.listed(words.quoted(document.name) for document in found.left)
        diagnostics.say(_("not begun: {documents}", documents=names))


def _comparison_data(space: Workspace, found: TrainingComparison) -> dict[str, object]:
    book = space.book

    def coded(codings: tuple[Coding, ...]) -> list[dict[str, object]]:
        return [
            {
                "id": coding.id,
                "code": book[coding.code].full_name,
                "start": coding.span.start,
                "end": coding.span.end,
                "polarity": coding.polarity.value,
            }
            for coding in codings
        ]

    return {
        **{outcome.value: number for outcome, number in found.counts.items()},
        "pending": found.pending,
        "hit_share": found.hit_share,
        "found_share": found.found_share,
        "places": [
            {
                "outcome": compared.outcome.value,
                "document_id": compared.place.document.id,
                "own": coded(compared.place.first),
                "solution": coded(compared.place.second),
            }
            for compared in found.places
        ],
    }


@dataclass(frozen=True, kw_only=True)
class ClassOptions:
    """What was typed: the options of the command by their names."""

    model: str
    unfinished: bool
    as_json: bool
    file: Path | None
    identify: bool
    strict: bool
    language: Language

    def __post_init__(self) -> None:
        """Raises UsageProblem for options that do not go together."""
        if self.file is not None and self.as_json:
            raise UsageProblem(_("--json and -o exclude each other."), _("Leave one of them out."))
        if self.file is None and self.strict:
            raise UsageProblem(_("--strict is for a file."), _("Say which: -o FILE."))


@training.command("class")
@_MODEL
@click.option("--unfinished", is_flag=True, help=_("With learners who have not finished, as far as they are."))
@with_options(
    click.option("--json", "as_json", is_flag=True, help=_("Write one object with all numbers.")),
    click.option("-o", "--output", "file", type=click.Path(path_type=Path), metavar="FILE",
                 help=_("Write a file; its suffix says as what (docx, odt, html, md, tex, xlsx, csv, json).")),
    click.option("--identify", is_flag=True, help=_("Name the learners, not only number them.")),
    click.option("--strict", is_flag=True,
                 help=_("With -o: write nothing where it holds a name that the project knows.")),
    click.option("--language", type=click.Choice(LANGUAGES), default=program_language(), show_default=True,
                 help=_("With -o: its words.")),
)  # fmt: skip
@author_option
@project_option
def class_(path: Path, coder: str | None, **options: object) -> None:
    """Show how all learners did who finished, by numbers; and which codes were missed most.

    It is for who sees the solution: a lead, the model itself, or who has finished the exercise.
    """
    from qualcode.reporting.tables import training_report as reports
    from qualcode.reporting.writers.formats import format_of
    from qualcode.workspace.counting.relations import write_report
    from qualcode.workspace.team import training as use_case

    typed = ClassOptions(**options)  # type: ignore[arg-type]  # click gives the options by these names
    with open_workspace(path, coder) as space:
        told, book, words = use_case.of_class(space, typed.model, unfinished=typed.unfinished), space.book, program()
        if typed.file is not None:
            title = space.project.title
            report = reports.training_report(told, book, typed.language, study=title, identify=typed.identify)
            form = format_of(typed.file, None)
            write_report(space, report, typed.file, form, strict=typed.strict, tell_names=tell_names)
            diagnostics.say(_("wrote “{file}”", file=typed.file))
            return
        if typed.as_json:
            output.as_json(reports.training_data(told, book, identify=typed.identify))
            return
    output.table(
        reports.learner_head(words), reports.learner_rows(told, words, identify=typed.identify), right=range(2, 10)
    )
    if told.learners:
        output.line()
        output.table(reports.code_head(words), reports.code_rows(told, book, words), right=range(1, 8))
    for note in reports.training_notes(told, words):
        diagnostics.say(note)
