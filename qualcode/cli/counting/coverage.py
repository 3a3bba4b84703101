"""The command coverage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _, pgettext, program
from qualcode.cli.counting.writing_reports import WRITING, WritingOptions, write_out
from qualcode.cli.quoting.quote_options import CHOOSING_PASSAGES, QuoteOptions, filter_of, refuse_contradictions
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.columns import heads_of
from qualcode.cli.shared.options import with_options
from qualcode.cli.shared.session import open_workspace, project_option

if TYPE_CHECKING:
    from qualcode.model.documents import Document
    from qualcode.retrieval.relations.coverage import Coverage
    from qualcode.workspace.workspace import Workspace


_SHOWN_CODES = 12


@dataclass(frozen=True, kw_only=True)
class CoverageOptions(QuoteOptions, WritingOptions):
    """What was typed: the options of the command by their names."""

    by_cases: bool


@click.command("coverage")
@click.argument("wanted", nargs=-1, metavar="[DOCUMENT]...")
@click.option("--by-cases", is_flag=True, help=_("A line a case in place of a document."))
@with_options(*CHOOSING_PASSAGES, *WRITING)
@project_option
def coverage(path: Path, wanted: tuple[str, ...], **options: object) -> None:
    """Show how much of what respondents said is coded, and which codes are silent (never given).

    With DOCUMENT it lists the stretches there that nobody coded; else a line a document.
    """
    typed = CoverageOptions(**options)  # type: ignore[arg-type]  # click gives the options by these names
    refuse_contradictions(typed)
    with open_workspace(path) as space:
        documents = [space.project.documents.find(name) for name in wanted]
        found = _found(space, typed, documents)
        if typed.file is not None:
            from qualcode.reporting.tables.coverage_report import coverage_report

            title, data = space.project.title, _data(space, found, named=typed.named)
            report = coverage_report(found, typed.language, study=title, identify=typed.named, as_object=data)
            write_out(space, report, typed)
        elif typed.as_json:
            output.as_json(_data(space, found, named=True))
        elif documents:
            _show_stretches(space, found)
        else:
            _show(found, by_cases=typed.by_cases)
            if found.silent:
                diagnostics.say(_("silent codes, never given: {codes}", codes=_listed(found, found.silent)))
            _summary(found)


def _found(space: Workspace, typed: CoverageOptions, documents: list[Document]) -> Coverage:
    from dataclasses import replace

    from qualcode.workspace.counting import relations

    wanted = filter_of(space.project, typed)
    if documents:
        keys = frozenset(document.key for document in documents)
        wanted = replace(wanted, documents=keys if wanted.documents is None else keys.intersection(wanted.documents))
    return relations.coverage(space, wanted)


def _data(space: Workspace, found: Coverage, *, named: bool) -> dict[str, object]:
    from qualcode.reporting.tables.coverage_report import coverage_data

    return coverage_data(found, {code.key: code.id for code in space.book}, identify=named)


def _show(found: Coverage, *, by_cases: bool) -> None:
    from qualcode.reporting.tables.coverage_report import case_head, case_rows, coverage_head, coverage_rows

    words = program()
    if by_cases:
        output.table(case_head(words), case_rows(found, words, identify=True), right=(1, 2, 3))
    else:
        output.table(coverage_head(words), coverage_rows(found, words, identify=True), right=range(2, 7))


def _summary(found: Coverage) -> None:
    from qualcode.reporting.tables.coverage_report import share_words

    words = program()
    share = share_words(found.coded, found.answered, words)
    diagnostics.say(_("{share} of what respondents said is coded", share=share))
    for note in found.notes:
        diagnostics.say(words.said(note))


def _show_stretches(space: Workspace, found: Coverage) -> None:
    from qualcode.reporting.tables.coverage_report import stretch_rows

    head = (*heads_of("document", "¶", "span", "words"), pgettext("column", "not coded"))
    rows = [
        (covered.document.name, *row)
        for covered in found.documents
        for row in stretch_rows(covered, space.project.documents.text(covered.document))
    ]
    output.table(head, rows, right=(3,))
    for covered in found.documents:
        if covered.silent:
            codes = _listed(found, covered.silent)
            diagnostics.say(_("not given in “{document}”: {codes}", document=covered.document.name, codes=codes))
    _summary(found)


def _listed(found: Coverage, codes: Sequence[int]) -> str:
    """The names of codes, of many the first ones; --json has all."""
    names = dict(zip(found.codes, found.names, strict=True))
    shown = ", ".join(names[code] for code in codes[:_SHOWN_CODES])
    more = len(codes) - _SHOWN_CODES
    return _("{codes} and {count} more", codes=shown, count=program().number(more)) if more > 0 else shown
