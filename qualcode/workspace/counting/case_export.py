"""Cases on their way out of the project, in the order of `quoting.export`: collected, checked, given ids, written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.catalogue import Later, later
from qualcode.catalogue import language as program_language
from qualcode.model.consent.consents import Purpose
from qualcode.model.consent.withheld import Withheld
from qualcode.reporting.disclosure.check import DisclosureScan, Options
from qualcode.reporting.documents.case_look import CaseLook, attributes_of, own_attributes
from qualcode.reporting.documents.case_report import case_report
from qualcode.reporting.quotations.arrangement import Arrangement
from qualcode.reporting.words.withheld_words import refuse_nothing_left
from qualcode.reporting.words.wording import Language, wording_of
from qualcode.reporting.writers import formats
from qualcode.reporting.writers.csv import CsvKind
from qualcode.retrieval.permissions import Permissions
from qualcode.workspace.counting.case_overview import (
    case_overview,
    choice_of_case,
    number_of,
    overview_with,
)
from qualcode.workspace.leaving.register import DepartingParts, Departure
from qualcode.workspace.quoting.disclosure import DisclosureCheck
from qualcode.workspace.quoting.export import QuotationExport, prepare

if TYPE_CHECKING:
    from qualcode.model.documents import Case
    from qualcode.reporting.documents.case_overview import CaseOverview
    from qualcode.reporting.report import Report
    from qualcode.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseExport:
    """Which cases are to leave (each with the one wave that is wanted of it, or “”), where to and how.

    Without a `path` they are shown. `excel` makes a CSV as German Excel reads it. What leaves, leaves for a
    `purpose` that people agreed to; `without_old_rules` leaves codings under old rules of their codes out.
    """

    cases: Sequence[tuple[Case, str]]
    format: str = "md"
    path: Path | None = None
    language: Language = field(default_factory=program_language)
    look: CaseLook = field(default_factory=CaseLook)
    excel: bool = False
    recipient: str | None = None
    purpose: Purpose = Purpose.QUOTE
    without_old_rules: bool = False


@dataclass(frozen=True, slots=True)
class PreparedCases:
    """What is to be written and what it would disclose; `ids_kept` says whether its quotations have ids that stay.

    `withheld` are the cases and passages that must not leave.
    """

    export: CaseExport
    overviews: Sequence[CaseOverview]
    check: DisclosureCheck
    ids_kept: bool
    withheld: Withheld
    parts: DepartingParts


def shown_cases(space: Workspace, export: CaseExport) -> Report:
    """The cases as their coders see them, named and with what may not be quoted: nothing leaves the project."""
    overviews = [
        case_overview(space, case, wave, without_old_rules=export.without_old_rules) for case, wave in export.cases
    ]
    return case_report(overviews, wording_of(export.language), replace(export.look, identify=True))


def prepare_cases(space: Workspace, export: CaseExport, checking: Options) -> PreparedCases:
    """Collect what may be seen and quoted, check it, and keep ids; no file is written yet.

    A case of which nothing may be told is left out as a whole. One case gives all quotations here, so that its share
    of them is no finding. Raises ConsentError where no case may leave.
    """
    parts = DepartingParts()
    permissions, withheld = Permissions(space.project, export.purpose), Withheld(export.purpose)
    checking = replace(checking, largest_share=1.0)
    overviews: list[CaseOverview] = []
    checks: list[DisclosureCheck] = []
    ids_kept = True
    for case, wave in export.cases:
        verdict = permissions.case(case.key)
        if not verdict.allows_retelling:
            withheld.add("case", verdict)
            continue
        prepared = prepare(space, _quotations(space, export, case, wave), checking)
        withheld.take(prepared.collected.collection.tally.withheld)
        overviews.append(overview_with(space, case, wave, prepared.collected.collection))
        checks.append(prepared.check)
        parts.take(prepared.collected.parts)
        parts.case(case.key)
        ids_kept = ids_kept and prepared.ids_kept
    refuse_nothing_left(withheld, len(overviews))
    scan = DisclosureScan(space.project, checking)
    found = list(scan.in_texts(_texts(overviews, export.look)))
    checks.append(DisclosureCheck(found, [finding for finding in found if finding.accepted is None]))
    check = DisclosureCheck(
        [finding for check in checks for finding in check.found],
        [finding for check in checks for finding in check.left],
    )
    return PreparedCases(export, overviews, check, ids_kept, withheld, parts)


def report_of_cases(prepared: PreparedCases) -> Report:
    """What was prepared, as a report."""
    return case_report(prepared.overviews, wording_of(prepared.export.language), prepared.export.look)


def write_cases(
    space: Workspace, prepared: PreparedCases, show: Callable[[bytes], None] = lambda _: None
) -> Path | None:
    """Write what was prepared, whole or not at all; `show` gets it where it has no path. Raises ExportError."""
    export, report = prepared.export, report_of_cases(prepared)
    kind = CsvKind.GERMAN_EXCEL if export.excel else CsvKind.PLAIN
    departure = Departure(
        space=space,
        door="cases",
        format=export.format,
        path=export.path,
        parts=prepared.parts,
        recipient=export.recipient,
    )
    if export.path is None:
        departure.show(show, formats.render(report, export.format, kind))
    else:
        formats.write(report, export.path, export.format, space.project.begun, departure.naming(), kind)
    return export.path


def _quotations(space: Workspace, export: CaseExport, case: Case, wave: str) -> QuotationExport:
    """The passages of a case as an export of quotations: of the case's attributes those that appear are checked."""
    wanted = [name for name in case.attributes if export.look.takes(name)]
    return QuotationExport(
        wanted=choice_of_case(space, case, wave, without_old_rules=export.without_old_rules),
        format=export.format,
        arrangement=Arrangement(
            case=number_of(space, case),
            identify=export.look.identify,
            memos=False,
            emphasis=wording_of(export.language).emphasis,
            purpose=export.purpose,
        ),
        language=export.language,
        attributes=tuple(wanted),
    )


def _texts(overviews: Sequence[CaseOverview], look: CaseLook) -> Iterator[tuple[str, str, str, Later]]:
    """What people wrote beside the quotations: where it stands, the theme (none), the text, what to do about it."""
    memo_step = later("Leave memos out with --no-memos, or write the memo anew.")
    summary_step = later("Write the summary anew.")
    for overview in overviews:
        # those of the case were looked at with each quotation, where there is one
        attributes = [] if overview.collection.passages() else attributes_of(overview, look)
        for part in overview.documents:
            attributes += own_attributes(part.document.attributes, look)
        for name, value in dict.fromkeys(attributes):
            step = later("Leave “{attribute}” out, or give it another value.", attribute=name)
            yield name, "", value, step
        if overview.summary:
            for text in (overview.summary.memo.title, overview.summary.memo.text):
                yield "memo", "", text, summary_step
        for note in overview.memos if look.memos else ():
            for text in (note.memo.title, note.memo.text):
                yield "memo", "", text, memo_step
