"""The commands concordance and words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _, program
from qualcode.cli.counting.writing_reports import WRITING, WritingOptions, write_out
from qualcode.cli.quoting.quote_options import CHOOSING_PASSAGES, QuoteOptions, filter_of, refuse_contradictions
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.columns import heads_of
from qualcode.cli.shared.consents import for_option, tell_withheld
from qualcode.cli.shared.indexing import prepare_index
from qualcode.cli.shared.options import with_options
from qualcode.cli.shared.queries import FINDING_WORDS
from qualcode.cli.shared.session import open_workspace, project_option
from qualcode.errors import UsageProblem
from qualcode.model.consent.withheld import Withheld
from qualcode.plural import counted

if TYPE_CHECKING:
    from qualcode.model.consent.consents import Purpose
    from qualcode.project.project import Project
    from qualcode.retrieval.relations.concordance import ConcordanceLine
    from qualcode.retrieval.relations.word_frequencies import WordFrequencyRequest
    from qualcode.workspace.workspace import Workspace


@dataclass(frozen=True, kw_only=True)
class ConcordanceOptions(WritingOptions):
    """What was typed: the options of the command by their names."""

    documents: tuple[str, ...]
    labels: tuple[str, ...]
    where: tuple[str, ...]
    order: str
    width: int
    exact: bool
    regex: bool
    whole_words: bool
    answers_only: bool
    purpose: Purpose


@click.command("concordance")
@click.argument("wanted", nargs=-1, required=True, metavar="WORDS...")
@with_options(*FINDING_WORDS)
@click.option("--width", type=click.IntRange(5, 500), default=40, show_default=True, metavar="CHARACTERS",
              help=_("How much to show on either side."))  # fmt: skip
@click.option("--order", type=click.Choice(("place", "before", "after")), default="place", show_default=True,
              help=_("By place, or by the words before or after."))  # fmt: skip
@for_option
@with_options(*WRITING)
@project_option
def concordance(path: Path, wanted: tuple[str, ...], **options: object) -> None:
    """Show WORDS in their context, one place a line, below each other: in any inflection.

    Several arguments are alternatives; the words of one argument follow one another. What -o and --json write has
    only words of people who agreed to be quoted (--for another purpose).
    """
    typed = ConcordanceOptions(**options)  # type: ignore[arg-type]  # click gives the options by these names
    if typed.exact and typed.regex:
        raise UsageProblem(_("--exact and --regex do not go together."), _("Say one of them."))
    with open_workspace(path) as space:
        lines = _lines(space.project, wanted, typed)
        from qualcode.reporting.tables.words_report import concordance_data, concordance_report
        from qualcode.workspace.counting.leaving_lines import departing_lines, leaving_lines

        withheld = Withheld(typed.purpose)
        if typed.file is not None or typed.as_json:
            lines = leaving_lines(space, lines, withheld)
            tell_withheld(withheld)
        if typed.file is not None:
            data = concordance_data(lines, identify=typed.named)
            title = ", ".join(map(program().quoted, wanted))
            report = concordance_report(lines, typed.language, title=title, as_object=data)
            departure = departing_lines(space, lines, typed.file_format(), typed.file)
            write_out(space, report, typed, naming=departure.naming())
            return
        if typed.as_json:
            output.as_json(concordance_data(lines, identify=True))
            departing_lines(space, lines, "json", None).entered()
            return
    head = heads_of("document", "¶", "before", "hit", "after")
    rows = ((line.document.name, f"¶{line.paragraph}", line.before, line.text, line.after) for line in lines)
    output.table(head, rows, right=(2,))
    documents = len({line.document.key for line in lines})
    diagnostics.say(
        _(
            "{hits} in {documents}",
            hits=counted(len(lines), "hit"),
            documents=counted(documents, "document", after=True),
        )
    )


def _lines(project: Project, wanted: Sequence[str], typed: ConcordanceOptions) -> list[ConcordanceLine]:
    from qualcode.project.material.search import How
    from qualcode.retrieval.filter import PassageChoice
    from qualcode.retrieval.query_names import documents_of
    from qualcode.retrieval.relations.concordance import ConcordanceOrder
    from qualcode.retrieval.relations.concordance import concordance as concordance_of

    how = How.EXACT if typed.exact else How.REGEX if typed.regex else How.WORDS
    if how is How.WORDS:
        prepare_index(project)
    chosen = None
    if typed.documents or typed.labels or typed.where:
        choice = PassageChoice.named(project, documents=typed.documents, labels=typed.labels, where=typed.where)
        chosen = {document.key for document in documents_of(project) if choice.takes_document(document)}
    return concordance_of(
        project,
        wanted,
        how=how,
        whole_words=typed.whole_words,
        documents=chosen,
        answers_only=typed.answers_only,
        width=typed.width,
        order=ConcordanceOrder(typed.order),
    )


@dataclass(frozen=True, kw_only=True)
class WordOptions(QuoteOptions, WritingOptions):
    """What was typed: the options of the command by their names."""

    documents: tuple[str, ...]
    form: str
    per: str | None
    answers_only: bool
    without: tuple[str, ...]
    without_file: Path | None
    least: int
    top: int


@click.command("words")
@click.option("--document", "documents", multiple=True, help=_("Only in this document."))
@click.option("--by", "form", type=click.Choice(("lemma", "form")), default="lemma", show_default=True,
              help=_("All inflections of a word as one, or each form."))  # fmt: skip
@click.option("--per", type=click.Choice(("document", "wave", "code")), help=_("A column for each of these, too."))
@click.option("--answers-only", is_flag=True, help=_("Leave out what interviewers say."))
@click.option("--without", multiple=True, type=click.Choice(("particles", "function-words")),
              help=_("Leave out German particles (“halt”, “ähm”), or function words (“der”, “und”)."))  # fmt: skip
@click.option("--without-file", type=click.Path(path_type=Path), metavar="FILE",
              help=_("Leave out the words of a file, one a line."))  # fmt: skip
@click.option("--least", type=click.IntRange(1), default=1, show_default=True, metavar="N",
              help=_("Only words that are there so often."))  # fmt: skip
@click.option("--top", type=click.IntRange(1), default=50, show_default=True, metavar="N",
              help=_("So many words on the screen; files and --json have all."))  # fmt: skip
@with_options(*CHOOSING_PASSAGES, *WRITING)
@project_option
def words(path: Path, **options: object) -> None:
    """Count the words of the texts; with --code or another choice of passages only those of coded passages."""
    typed = WordOptions(**options)  # type: ignore[arg-type]  # click gives the options by these names
    refuse_contradictions(typed)
    dropped = _dropped(typed)
    with open_workspace(path) as space:
        from qualcode.reporting.tables.words_report import (
            word_head,
            word_notes,
            word_rows,
            words_data,
            words_report,
        )
        from qualcode.workspace.counting import relations

        found = relations.word_frequencies(space, _request(space, typed, dropped))
        if typed.file is not None:
            named = typed.named or typed.per != "document"
            report = words_report(
                found, typed.language, study=space.project.title, names_columns=named,
                as_object=words_data(found, names_columns=named),
            )  # fmt: skip
            write_out(space, report, typed)
            return
    if typed.as_json:
        output.as_json(words_data(found, names_columns=True))
        return
    head = word_head(found, program(), identify=True)
    output.table(head, word_rows(found, program(), typed.top), right=range(1, len(head) - 1))
    for note in word_notes(found, program()):
        diagnostics.say(note)
    if len(found.words) > typed.top:
        diagnostics.say(
            _("the {number} most frequent are shown; --top shows more", number=program().number(typed.top))
        )


def _request(space: Workspace, typed: WordOptions, dropped: frozenset[str]) -> WordFrequencyRequest:
    from qualcode.retrieval.relations.word_frequencies import WordForm, WordFrequencyRequest, WordsPer

    wanted = filter_of(space.project, typed)
    if typed.documents:
        keys = frozenset(space.project.documents.find(name).key for name in typed.documents)
        wanted = replace(wanted, documents=keys if wanted.documents is None else keys.intersection(wanted.documents))
    return WordFrequencyRequest(
        wanted,
        WordForm(typed.form),
        WordsPer(typed.per) if typed.per else None,
        typed.answers_only,
        wanted.chooses_passages(),
        dropped,
        typed.least,
    )


def _dropped(typed: WordOptions) -> frozenset[str]:
    """The words that do not count, case folded. Raises ReadingError where the file cannot be read."""
    from qualcode.language.words.small_words import function_words, particles
    from qualcode.workspace.counting.word_lists import read_word_list

    dropped = particles() if "particles" in typed.without else frozenset[str]()
    if "function-words" in typed.without:
        dropped |= function_words()
    if typed.without_file is not None:
        read = read_word_list(typed.without_file)
        for warning in read.warnings:
            diagnostics.warn(warning)
        dropped |= read.words
    return dropped
