"""The check of a draft as a report: what to look at line by line, and all of it as an object."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from qualcode.catalogue import _, language, pgettext, program
from qualcode.language.quotations.compare import Difference
from qualcode.plural import counted
from qualcode.reading.reports.draft import DraftQuotation
from qualcode.reporting.drafts.check_quotes import Checked, DraftCheck, NamedInText, Status
from qualcode.reporting.report import Report, Table, report_of_tables

HEAD = (
    pgettext("column", "line"),
    pgettext("column", "status"),
    pgettext("column", "label"),
    pgettext("column", "quotation"),
    pgettext("column", "what to look at"),
)
_COLUMNS = ("line", "status", "label", "quotation", "what to look at")  # no text: names of columns in CSV
_NAME, _SOURCELESS = "name in the text", "in no text"  # no text: values in CSV
_STATUS = {
    Status.EXACT.value: pgettext("state", "exact"),
    Status.MARKED.value: pgettext("state", "marked changes"),
    Status.CHANGED.value: pgettext("state", "unmarked changes"),
    Status.NOT_FOUND.value: pgettext("state", "not found"),
    _NAME: pgettext("state", "name in the text"),
    _SOURCELESS: pgettext("state", "in no text"),
}


def draft_report(name: str, check: DraftCheck, *, everything: bool = False) -> Report:
    """The check of the draft of this name as one table; with `everything` what has no problem too."""
    rows = _sorted_rows(check, everything=everything)
    title, words, running = _("Quotations"), len(HEAD), frozenset({3, 4})
    table = Table(title, HEAD, draft_rows(check, everything=everything), words=words, running=running)
    data = Table(title, _COLUMNS, rows, words=words, running=running)
    facts = (
        (pgettext("head", "draft"), name),
        (pgettext("head", "quotations"), counts_of(check)),
        (pgettext("head", "problems"), program().number(check.problems())),
    )
    return report_of_tables(
        _("Quotations of a draft"),
        facts,
        (table,),
        data,
        language=language(),
        as_object=lambda: draft_object(name, check),
    )


def counts_of(check: DraftCheck) -> str:
    """How many quotations there are, by their status."""
    quotations = counted(len(check.quotations), "quotation")
    counts = Counter(checked.status.value for checked in check.quotations)
    if not counts:
        return _("{quotations}: none", quotations=quotations)
    listed = ", ".join(f"{program().number(number)} {_STATUS[status]}" for status, number in counts.items())
    return f"{quotations}: {listed}"


def draft_rows(check: DraftCheck, *, everything: bool = False) -> list[tuple[int, str, str, str, str]]:
    """What to look at, in the order of the draft: cells of `HEAD`, in the program's language."""
    rows = _sorted_rows(check, everything=everything)
    return [(line, _STATUS[status], label, text, told) for line, status, label, text, told in rows]


def _sorted_rows(check: DraftCheck, *, everything: bool) -> list[tuple[int, str, str, str, str]]:
    return sorted(_rows(check, everything=everything), key=lambda row: row[0])


def _rows(check: DraftCheck, *, everything: bool) -> Iterator[tuple[int, str, str, str, str]]:
    for checked in check.quotations:
        if everything or checked.problems or checked.strays or checked.twice:
            quotation = checked.quotation
            yield quotation.line, checked.status.value, _label(checked), quotation.text, _told(checked)
    for name in check.names:
        if name.certain:
            told = _("“{words}” is a name of the list", words=name.found)
        else:
            told = _("“{words}” may be a name of the list", words=name.found)
        yield name.line, _NAME, "", name.passage, told
    for quotation in check.sourceless:
        told = _("it has no label and stands in no text of the project")
        yield quotation.line, _SOURCELESS, quotation.behind, quotation.text, told


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
        told.append(_strays(checked))
    if checked.twice:
        told.append(_("quoted too in line {lines}", lines=", ".join(map(str, checked.twice))))
    return "; ".join(told)


def _strays(checked: Checked) -> str:
    *others, wanted = [program().quoted(code.full_name) for code in checked.theme]
    if others:
        wanted = _("{others} or {last}", others=", ".join(others), last=wanted)
    coded = ", ".join(program().quoted(code.full_name) for code in checked.given)
    if not coded:
        return _("note: its chapter is about {codes}, but the passage is not coded", codes=wanted)
    return _("note: its chapter is about {codes}, but the passage is coded with {others}", codes=wanted, others=coded)


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
