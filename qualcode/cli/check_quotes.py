"""The command check-quotes: whether a draft quotes what was said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.cli import diagnostics, output
from qualcode.cli.disclosure import check_names_before_export, listed_names
from qualcode.cli.session import open_workspace, project_option, tell_hidden
from qualcode.counting import counted
from qualcode.errors import UsageProblem

if TYPE_CHECKING:
    from qualcode.language.quotations.compare import Difference
    from qualcode.reading.reports.draft import DraftQuotation
    from qualcode.reporting.check_quotes import Checked, NamedInText, Report

_SHOWN = 60  # code points of a quotation in the table


@click.command("check-quotes")
@click.argument("file", type=click.Path(path_type=Path), metavar="REPORT")
@click.option("--names", type=click.Path(path_type=Path), metavar="FILE",
              help="Names that must not stand in the report (CSV, XLSX, YAML, text); never stored.")  # fmt: skip
@click.option("--theme", "said", multiple=True, metavar="HEADING=CODE",
              help="What a chapter is about, by its heading or number; may be given several times.")  # fmt: skip
@click.option("--themes", "table", type=click.Path(path_type=Path), metavar="FILE",
              help="The same as a table (CSV, XLSX) with the columns heading and code.")  # fmt: skip
@click.option("--all", "everything", is_flag=True, help="List quotations without a problem too.")
@click.option("--json", "as_json", is_flag=True, help="Write one object with all quotations.")
@click.option(
    "--strict",
    is_flag=True,
    help="Fail (exit 1) where there is a problem; with --json, write no name that the project knows.",
)
@project_option
def check_quotes(
    path: Path,
    file: Path,
    names: Path | None,
    said: tuple[str, ...],
    table: Path | None,
    *,
    everything: bool,
    as_json: bool,
    strict: bool,
) -> int:
    """Check the quotations of a draft (DOCX, ODT, MD, TXT, PDF) against the texts of the project.

    Each is looked for in all documents and compared word by word. Told are words that were changed or left out
    without a mark, labels that are not the source's, names where placeholders should stand, and passages that are
    quoted twice. Punctuation, case and marks of the transcript make no difference. In office files a line is a
    paragraph.

    Notes, no problems: passages that are not coded with the theme of their chapter, and sentences in quotation marks
    that have no label and stand in no text. The theme is the code whose name the innermost heading is (its number,
    case and a first article make no difference); --theme and --themes say it where headings read otherwise. A theme
    that was said holds for the chapters below too; without a code (--theme "3.2=") a chapter has none.
    """
    from qualcode.reading.reports.draft import read_draft  # noqa: PLC0415 - not needed for --help
    from qualcode.reporting.check_quotes import check_quotes as check  # noqa: PLC0415

    listed = listed_names(names)
    themes = _themes(said, table)
    with open_workspace(path) as space:
        project = space.project
        draft = read_draft(file, (one.name for one in project.labels.all()))
        tell_hidden(space)
        report = check(project, draft, listed, space.sight.hidden_coders, themes)
        if as_json:
            check_names_before_export(project, output.words_of(_json(file, report)), strict=strict)
    for warning in report.warnings:
        diagnostics.warn(f"{file.name}: {warning}")
    for heading in report.unmet:
        diagnostics.warn(f"{file.name}: it has no heading “{heading}”, of which a theme was said")
    if as_json:
        output.as_json(_json(file, report))
    else:
        _table(report, everything=everything)
    _summary(report)
    return diagnostics.ExitCode.FAILED if strict and report.problems() else diagnostics.ExitCode.DONE


def _themes(said: Sequence[str], table: Path | None) -> list[tuple[str, str]]:
    """(heading, code) of the options and of the table."""
    from qualcode.reading.lists.themes_file import read_themes  # noqa: PLC0415 - not needed for --help

    themes: list[tuple[str, str]] = []
    for one in said:
        heading, sign, code = one.rpartition("=")
        if not sign or not heading.strip():
            raise UsageProblem(f"“{one}” is no theme.", 'Write it like --theme "3.2=Fallkonferenzen".')
        themes.append((heading.strip(), code.strip()))
    return [*themes, *(read_themes(table) if table else ())]


def _table(report: Report, *, everything: bool) -> None:
    rows = [
        (one.quotation.line, one.status.value, _label(one), _short(one.quotation.text), _told(one))
        for one in report.quotations
        if everything or one.problems or one.strays or one.twice
    ]
    rows += [
        (one.line, "name in the text", "", _short(one.passage),
         f"“{one.found}” {'is' if one.certain else 'may be'} a name of the list")
        for one in report.names
    ]  # fmt: skip
    rows += [
        (one.line, "in no text", one.behind, _short(one.text), "it has no label and stands in no text of the project")
        for one in report.sourceless
    ]
    rows.sort(key=lambda row: row[0])
    if rows:
        output.table(("line", "status", "label", "quotation", "what to look at"), rows, right=(0,))


def _label(checked: Checked) -> str:
    return "; ".join(checked.quotation.labels) or checked.quotation.behind


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rsplit(' ', 1)[0]} …"


def _told(checked: Checked) -> str:
    told = [problem.text for problem in checked.problems]
    if checked.strays:
        told.append(f"note: {_strays(checked)}")
    if checked.twice:
        told.append(f"quoted too in line {', '.join(map(str, checked.twice))}")
    return "; ".join(told)


def _strays(checked: Checked) -> str:
    wanted = " or ".join(f"“{code.full_name}”" for code in checked.theme)
    coded = ", ".join(f"“{code.full_name}”" for code in checked.given)
    return f"its chapter is about {wanted}, but the passage is {f'coded with {coded}' if coded else 'not coded'}"


def _summary(report: Report) -> None:
    counts = Counter(one.status.value for one in report.quotations)
    listed = ", ".join(f"{number} {status}" for status, number in counts.items()) or "none"
    diagnostics.say(
        f"{counted(len(report.quotations), 'quotation')}: {listed}; {counted(report.problems(), 'problem')}"
    )
    strays = sum(one.strays for one in report.quotations)
    if strays:
        diagnostics.say(f"without the theme of their chapter: {strays}")
    if report.sourceless:
        diagnostics.say(f"sentences without a label that stand in no text: {len(report.sourceless)}")
    twice = sum(bool(one.twice) for one in report.quotations)
    if twice:
        diagnostics.say(f"quoted more than once: {twice}")
    if not report.quotations:
        diagnostics.warn("no quotation of this project was found; the labels are those that “qualcode labels” lists")
    if report.names:
        diagnostics.say(f"names in the running text: {len(report.names)}")
    if report.passed:
        diagnostics.say(
            f"{len(report.passed)} more stretches in quotation marks are terms, titles or of other sources: they "
            "have no label of the project and stand in none of its texts (--json lists them)"
        )


def _json(file: Path, report: Report) -> dict[str, object]:
    return {
        "report": file.name,
        "problems": report.problems(),
        "quotations": [_quotation(one) for one in report.quotations],
        "sentences_without_source": [_passed(one) for one in report.sourceless],
        "names_in_text": [_named(one) for one in report.names],
        "not_looked_at": [_passed(one) for one in report.passed],
        "headings_not_found": list(report.unmet),
    }


def _passed(quotation: DraftQuotation) -> dict[str, object]:
    return {"line": quotation.line, "text": quotation.text, "behind": quotation.behind}


def _named(name: NamedInText) -> dict[str, object]:
    return {"line": name.line, "found": name.found, "passage": name.passage, "certain": name.certain}


def _quotation(checked: Checked) -> dict[str, object]:
    quotation, match = checked.quotation, checked.match
    return {
        "line": quotation.line,
        "headings": list(quotation.headings),
        "text": quotation.text,
        "labels": list(quotation.labels),
        "status": checked.status.value,
        "document": checked.document.id if checked.document else None,
        "source_label": checked.document.label if checked.document else None,
        "start": match.span.start if match else None,
        "end": match.span.end if match else None,
        "words_found": round(match.share, 3) if match else 0.0,
        "differences": _differences(match.differences if match else ()),
        "theme": [code.full_name for code in checked.theme],
        "coded": [code.full_name for code in checked.given],
        "without_theme": checked.strays,
        "problems": [{"kind": problem.kind.value, "text": problem.text} for problem in checked.problems],
        "quoted_too_in_lines": list(checked.twice),
    }


def _differences(differences: Sequence[Difference]) -> list[dict[str, str]]:
    return [{"kind": one.kind.value, "source": one.source, "quotation": one.quotation} for one in differences]
