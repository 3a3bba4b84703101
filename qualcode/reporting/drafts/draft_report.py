"""The check of a draft as a report: what to look at line by line, and all of it as an object."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from qualcode.language.quotations.compare import Difference
from qualcode.plural import counted
from qualcode.reading.reports.draft import DraftQuotation
from qualcode.reporting.drafts.check_quotes import Checked, DraftCheck, NamedInText
from qualcode.reporting.report import Report, Table, report_of_tables

HEAD = ("line", "status", "label", "quotation", "what to look at")


def draft_report(name: str, check: DraftCheck, *, everything: bool = False) -> Report:
    """The check of the draft of this name as one table; with `everything` what has no problem too."""
    rows = draft_rows(check, everything=everything)
    table = Table("Quotations", HEAD, rows, words=len(HEAD), running=frozenset({3, 4}))
    facts = (("draft", name), ("quotations", counts_of(check)), ("problems", str(check.problems())))
    title = "Quotations of a draft"
    return report_of_tables(title, facts, (table,), table, as_object=lambda: draft_object(name, check))


def counts_of(check: DraftCheck) -> str:
    """How many quotations there are, by their status."""
    counts = Counter(checked.status.value for checked in check.quotations)
    listed = ", ".join(f"{number} {status}" for status, number in counts.items()) or "none"
    return f"{counted(len(check.quotations), 'quotation')}: {listed}"


def draft_rows(check: DraftCheck, *, everything: bool = False) -> list[tuple[int, str, str, str, str]]:
    """What to look at, in the order of the draft: cells of `HEAD`."""
    return sorted(_rows(check, everything=everything), key=lambda row: row[0])


def _rows(check: DraftCheck, *, everything: bool) -> Iterator[tuple[int, str, str, str, str]]:
    for checked in check.quotations:
        if everything or checked.problems or checked.strays or checked.twice:
            quotation = checked.quotation
            yield quotation.line, checked.status.value, _label(checked), quotation.text, _told(checked)
    for name in check.names:
        told = f"“{name.found}” {'is' if name.certain else 'may be'} a name of the list"
        yield name.line, "name in the text", "", name.passage, told
    for quotation in check.sourceless:
        told = "it has no label and stands in no text of the project"
        yield quotation.line, "in no text", quotation.behind, quotation.text, told


def draft_object(name: str, check: DraftCheck) -> dict[str, object]:
    """The whole check as one object."""
    return {
        "report": name,
        "problems": check.problems(),
        "quotations": [_quotation(checked) for checked in check.quotations],
        "sentences_without_source": [_passed(quotation) for quotation in check.sourceless],
        "names_in_text": [_named(found) for found in check.names],
        "not_looked_at": [_passed(quotation) for quotation in check.passed],
        "headings_not_found": list(check.unmet),
    }


def _label(checked: Checked) -> str:
    return "; ".join(checked.quotation.labels) or checked.quotation.behind


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
    return [
        {"kind": difference.kind.value, "source": difference.source, "quotation": difference.quotation}
        for difference in differences
    ]
