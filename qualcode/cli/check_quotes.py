"""The command check-quotes: whether a draft quotes what was said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.cli import diagnostics, output
from qualcode.cli.blind import hidden_coders, others_codings, tell_hidden
from qualcode.cli.disclosure import listed_names
from qualcode.cli.session import open_project, project_option
from qualcode.counting import counted

if TYPE_CHECKING:
    from qualcode.language.quotation_match import Difference
    from qualcode.reporting.check_quotes import Checked, NamedInText, Report

_SHOWN = 60  # code points of a quotation in the table


@click.command("check-quotes")
@click.argument("file", type=click.Path(path_type=Path), metavar="REPORT")
@click.option("--names", type=click.Path(path_type=Path), metavar="FILE",
              help="Names that must not stand in the report (CSV, XLSX, YAML, text); never stored.")  # fmt: skip
@click.option("--all", "everything", is_flag=True, help="List quotations without a problem too.")
@click.option("--json", "as_json", is_flag=True, help="Write one object with all quotations.")
@click.option("--strict", is_flag=True, help="Fail (exit 1) where there is a problem.")
@project_option
def check_quotes(path: Path, file: Path, names: Path | None, *, everything: bool, as_json: bool, strict: bool) -> int:
    """Check the quotations of a draft (DOCX, ODT, MD, TXT, PDF) against the texts of the project.

    Each is looked for in all documents and compared word by word. Told are words that were changed or left out
    without a mark, labels that are not the source's, passages that are not coded with the theme of their chapter
    (a heading that holds a code's name), names where placeholders should stand, and passages that are quoted twice.
    Punctuation, case and marks of the transcript make no difference. In office files a line is a paragraph.
    """
    from qualcode.reading.draft_quotations import read_draft  # noqa: PLC0415 - not needed for --help
    from qualcode.reporting.check_quotes import check_quotes as check  # noqa: PLC0415

    listed = listed_names(names)
    with open_project(path) as project:
        draft = read_draft(file, (one.name for one in project.labels.all()))
        tell_hidden(others_codings(project))
        report = check(project, draft, listed, hidden_coders(project))
    for warning in report.warnings:
        diagnostics.warn(f"{file.name}: {warning}")
    if as_json:
        output.as_json(_json(file, report))
    else:
        _table(report, everything=everything)
    _summary(report)
    return diagnostics.ExitCode.FAILED if strict and report.problems() else diagnostics.ExitCode.DONE


def _table(report: Report, *, everything: bool) -> None:
    rows = [
        (one.quotation.line, one.status.value, _label(one), _short(one.quotation.text), _told(one))
        for one in report.quotations
        if everything or one.problems or one.twice
    ]
    rows += [
        (one.line, "name in the text", "", _short(one.passage),
         f"“{one.found}” {'is' if one.certain else 'may be'} a name of the list")
        for one in report.names
    ]  # fmt: skip
    rows.sort(key=lambda row: row[0])
    if rows:
        output.table(("line", "status", "label", "quotation", "what to look at"), rows, right=(0,))


def _label(checked: Checked) -> str:
    return "; ".join(checked.quotation.labels) or checked.quotation.behind


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rsplit(' ', 1)[0]} …"


def _told(checked: Checked) -> str:
    told = [problem.text for problem in checked.problems]
    if checked.twice:
        told.append(f"quoted too in line {', '.join(map(str, checked.twice))}")
    return "; ".join(told)


def _summary(report: Report) -> None:
    counts = Counter(one.status.value for one in report.quotations)
    listed = ", ".join(f"{number} {status}" for status, number in counts.items()) or "none"
    diagnostics.say(
        f"{counted(len(report.quotations), 'quotation')}: {listed}; {counted(report.problems(), 'problem')}"
    )
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
        "names_in_text": [_named(one) for one in report.names],
        "not_looked_at": [{"line": one.line, "text": one.text, "behind": one.behind} for one in report.passed],
    }


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
        "problems": [{"kind": problem.kind.value, "text": problem.text} for problem in checked.problems],
        "quoted_too_in_lines": list(checked.twice),
    }


def _differences(differences: Sequence[Difference]) -> list[dict[str, str]]:
    return [{"kind": one.kind.value, "source": one.source, "quotation": one.quotation} for one in differences]
