"""The disclosure check: as a command of its own, and before every export of quotations."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from qualcode.catalogue import _, ngettext, pgettext, program
from qualcode.cli.quoting.quote import find_quotation
from qualcode.cli.quoting.quote_options import (
    ARRANGING,
    BY_CODER,
    CHOOSING,
    QuoteOptions,
    arrangement_of,
    filter_of,
    refuse_contradictions,
)
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.consents import tell_withheld
from qualcode.cli.shared.exit_codes import ExitCode
from qualcode.cli.shared.groups import Group
from qualcode.cli.shared.options import with_options
from qualcode.cli.shared.session import (
    acting,
    author_option,
    coder_options,
    confirm_or_refuse,
    exactly,
    group_project_option,
    open_workspace,
    project_option,
    tell_hidden,
    tell_who,
)
from qualcode.errors import UsageProblem
from qualcode.plural import counted
from qualcode.times import local_time

if TYPE_CHECKING:
    from qualcode.language.names.listed import NameList
    from qualcode.model.codings import Coding
    from qualcode.project.project import Project
    from qualcode.reporting.disclosure.check import Options
    from qualcode.reporting.disclosure.finding import DisclosureFinding
    from qualcode.reporting.quotations.collecting import Collection
    from qualcode.workspace.quoting.disclosure import DisclosureCheck, NamesCheck
    from qualcode.workspace.workspace import Workspace

F = TypeVar("F", bound=Callable[..., Any])
_TOLD = 20  # findings that are told one by one before an export


def check_options(command: F) -> F:
    """Add what the disclosure check can be told; the command gets it as `checking`, which makes the Options."""

    @click.option("--names", type=click.Path(path_type=Path), metavar="FILE",
                  help=_("Names that must not leave (CSV, XLSX, YAML, text); never stored."))  # fmt: skip
    @click.option("--smallest-group", type=click.IntRange(min=1), default=3, show_default=True, metavar="K",
                  help=_("Tell labels and attributes that fewer cases share."))  # fmt: skip
    @click.option("--no-likely-names", is_flag=True, help=_("Do not tell likely names that are in no list."))
    @functools.wraps(command)
    def wrapper(
        *args: object, names: Path | None, smallest_group: int, no_likely_names: bool, **options: object
    ) -> object:
        def checking() -> Options:
            return _options(names, smallest_group, likely=not no_likely_names)

        return command(*args, checking=checking, **options)

    return wrapper  # type: ignore[return-value]  # the options added here are not in the wrapped signature


def _options(names: Path | None, smallest_group: int, *, likely: bool) -> Options:
    from qualcode.reporting.disclosure.check import Options

    return Options(names=listed_names(names), likely=likely, smallest_group=smallest_group)


def listed_names(file: Path | None) -> NameList | None:
    """The names of a file that must not leave; says what of the file was passed over. Raises ReadingError."""
    if file is None:
        return None
    from qualcode.workspace.quoting.disclosure import listed_names as read_list

    listed, warnings = read_list(file)
    for warning in warnings:
        diagnostics.warn(warning)
    return listed


def check_before_export(project: Project, collection: Collection, options: Options, *, strict: bool) -> None:
    """Check what the collection would disclose, and tell it as `tell_check` does."""
    from qualcode.workspace.quoting.disclosure import check_disclosure

    tell_check(check_disclosure(project, collection, options), options, strict=strict)


def tell_check(checked: DisclosureCheck, options: Options, *, strict: bool) -> None:
    """Tell on standard error what would be disclosed.

    Raises QualcodeError with `strict` where there is a finding that nobody accepted.
    """
    tell_findings(checked, options, _("qualcode disclosure check lists all with the same options"))
    if strict:
        checked.refuse()


def tell_findings(checked: DisclosureCheck, options: Options, what_lists_all: str) -> None:
    """Tell on standard error the first findings that nobody accepted, and how many there are."""
    left = checked.left
    for finding in left[:_TOLD]:
        _tell(finding)
    if len(left) > _TOLD:
        number = program().number(len(left) - _TOLD)
        diagnostics.say(_("… and {number} more: {hint}", number=number, hint=what_lists_all))
    accepted = _(", {accepted} accepted", accepted=checked.accepted) if checked.accepted else ""
    without = "" if options.names else _("; no list of names was given (--names FILE)")
    diagnostics.say(
        _(
            "disclosure check: {findings}{accepted}{without}",
            findings=counted(len(left), "finding"),
            accepted=accepted,
            without=without,
        )
    )


def check_names_before_export(project: Project, texts: Iterable[str], *, strict: bool, coders: bool = True) -> None:
    """Tell on standard error which names that the project knows stand in texts that leave it.

    Those of coders are passed over where they are asked for. Raises QualcodeError with `strict` where there is one.
    """
    from qualcode.workspace.quoting.disclosure import check_names

    check = check_names(project, texts, coders=coders)
    tell_names(check)
    if strict:
        check.refuse()


def tell_names(check: NamesCheck) -> None:
    """Tell on standard error which names that the project knows stand in what leaves it."""
    found = check.found
    for name, of in found[:_TOLD]:
        diagnostics.warn(_("known name: {name} is the name of {of}", name=name, of=of))
    if len(found) > _TOLD:
        diagnostics.say(_("… and {number} more", number=program().number(len(found) - _TOLD)))
    diagnostics.say(_("names that the project knows: {count} found", count=len(found)))


def _tell(finding: DisclosureFinding) -> None:
    shown = f" {program().quoted(finding.passage)}" if finding.passage else ""
    said = program().said
    kind, reason, found = finding.kind.told, said(finding.reason), said(finding.found)
    told = f"{reason}: {found}" if reason.endswith(kind) else f"{kind}: {found}: {reason}"
    diagnostics.warn(f"{finding.id} {told}")
    where = dict.fromkeys(filter(None, (finding.label, finding.codes[0], _listed(finding.ids))))
    diagnostics.say(f"         {', '.join(where)}{shown}")
    diagnostics.say(f"         {said(finding.step)}")


def _listed(ids: Sequence[str]) -> str:
    more = _(" and {number} more", number=len(ids) - 3) if len(ids) > 3 else ""
    return ", ".join(ids[:3]) + more


def _checked(space: Workspace, options: dict[str, Any], checking: Options) -> DisclosureCheck:
    """What the quotations that the options of `quotes` choose would disclose."""
    from qualcode.reporting.quotations.collecting import collect
    from qualcode.workspace.quoting.disclosure import check_disclosure

    choice = QuoteOptions(**options)
    refuse_contradictions(choice)
    wanted = space.narrowed(filter_of(space.project, choice))
    tell_hidden(space)
    arrangement = arrangement_of(space.project, choice)
    collection = collect(space.project, wanted, attributes=choice.attributes, arrangement=arrangement)
    tell_withheld(collection.tally.withheld)
    return check_disclosure(space.project, collection, checking)


@click.group("disclosure", cls=Group)
@group_project_option
def disclosure() -> None:
    """Check what quotations would disclose; accept findings that may leave.

    It is help and no guarantee.
    """


@disclosure.command("check")
@click.option("--json", "as_json", is_flag=True, help=_("Write an array of findings."))
@click.option("--strict", is_flag=True, help=_("Fail (exit 1) where a finding is not accepted."))
@click.option("--all", "everything", is_flag=True, help=_("List accepted findings too."))
@with_options(*CHOOSING, *ARRANGING)
@check_options
@project_option
def check(
    path: Path,
    checking: Callable[[], Options],
    *,
    as_json: bool,
    strict: bool,
    everything: bool,
    **options: Any,  # noqa: ANN401 - those of quotes
) -> int:
    """List what quotations would disclose.

    Looked for are names of a list and names of speakers, cases, documents, files and coders that the project
    knows, in any inflection, likely names, addresses, numbers and dates, combinations of
    label and attributes that few cases share, and themes that rest on one case.
    """
    given = checking()
    with open_workspace(path) as space:
        checked = _checked(space, options, given)
    left = checked.left
    shown = checked.found if everything else left
    if as_json:
        output.as_json([_json(finding) for finding in shown])
    elif shown:
        said = program().said
        rows = (
            (finding.id, finding.kind.told, said(finding.found), finding.label, finding.codes[0],
             _listed(finding.ids), said(finding.reason), _next_step(finding), finding.passage)
            for finding in shown
        )  # fmt: skip
        heads = (
            pgettext("column", "id"),
            pgettext("column", "kind"),
            pgettext("column", "found"),
            pgettext("column", "label"),
            pgettext("column", "theme"),
            pgettext("column", "quotations"),
            pgettext("column", "why"),
            pgettext("column", "next step"),
            pgettext("column", "passage"),
        )
        output.table(heads, rows)
    diagnostics.say(
        _("{findings}, {accepted} accepted", findings=counted(len(left), "finding"), accepted=checked.accepted)
    )
    return ExitCode.FAILED if strict and left else ExitCode.DONE


def _next_step(finding: DisclosureFinding) -> str:
    accepted = finding.accepted
    return (
        _("accepted by {coder}: {reason}", coder=accepted.coder, reason=accepted.reason)
        if accepted
        else program().said(finding.step)
    )


def _json(finding: DisclosureFinding) -> dict[str, object]:
    """A finding for programs: what it says is English in every language."""
    accepted = finding.accepted
    return {
        "id": finding.id,
        "kind": finding.kind.value,
        "certain": finding.certain,
        "found": str(finding.found),
        "passage": finding.passage,
        "label": finding.label,
        "codes": list(finding.codes),
        "quotations": list(finding.ids),
        "reason": str(finding.reason),
        "next_step": str(finding.step),
        "accepted": {"coder": accepted.coder, "reason": accepted.reason, "created": accepted.created}
        if accepted
        else None,
    }


@disclosure.command("accept")
@click.argument("wanted", nargs=-1, required=True, metavar="FINDING...")
@click.option("--reason", required=True, help=_("Why it may leave; kept with your name and the time."))
@with_options(*(option for option in CHOOSING if option is not BY_CODER), *ARRANGING)
@check_options
@coder_options
@project_option
def accept(
    path: Path,
    wanted: tuple[str, ...],
    reason: str,
    checking: Callable[[], Options],
    coder: str | None,
    *,
    new_coder: bool,
    **options: Any,  # noqa: ANN401 - those of quotes
) -> None:
    """Accept findings by their ids: they are not told any more; “undo” takes it back.

    The options must be those under which the findings were told. Names are not kept, only a fingerprint.
    """
    from qualcode.workspace.quoting import findings

    given = checking()
    with open_workspace(path, coder) as space:
        found = _checked(space, options, given).found
        chosen = {finding.fingerprint: finding for finding in (_found(name, found) for name in wanted)}
        with acting(space, new=new_coder):
            number = findings.accept(space, chosen.values(), reason)
    before = _("; accepted before: {number}", number=len(chosen) - number) if number < len(chosen) else ""
    diagnostics.say(_("accepted {findings}{before}", findings=counted(number, "finding"), before=before))


def _found(wanted: str, found: Sequence[DisclosureFinding]) -> DisclosureFinding:
    from qualcode.project.file.store import NameCandidate, find

    candidates = [NameCandidate(finding, finding.id, finding.fingerprint, (finding.id,)) for finding in found]
    hint = _("Give the same options as for the check: --names, --attribute, --code and so on.")

    def look(wanted: str, *, exact: bool = False) -> DisclosureFinding:
        return find("finding", wanted, candidates, hint, exact=exact)

    return exactly(look, wanted)


@disclosure.command("apply")
@click.argument("steps", nargs=-1, metavar="[STEP]...")
@click.option(
    "--quotation", "wanted", multiple=True, metavar="ID", help=_("Only in this quotation; may be repeated.")
)
@click.option("--everywhere", is_flag=True, help=_("In all quotations of the project."))
@click.option("--names", type=click.Path(path_type=Path), metavar="FILE",
              help=_("Mask the names of this list with its placeholders."))  # fmt: skip
@click.option("--preview", is_flag=True, help=_("Only show what would be masked."))
@click.option("--yes", is_flag=True, help=_("Do not ask."))
@author_option
@project_option
def apply_(
    path: Path,
    steps: tuple[str, ...],
    wanted: tuple[str, ...],
    names: Path | None,
    coder: str | None,
    *,
    everywhere: bool,
    preview: bool,
    yes: bool,
) -> None:
    """Mask words wherever they stand in quotations. A STEP is WORDS => [PLACEHOLDER], or WORDS => [...].

    \b
    disclosure apply "Musterstadt => [Kommune]" --quotation ID
    disclosure apply "Musterstadt => [Kommune]" --everywhere
    disclosure apply --names names.csv --everywhere

    Words are found where they stand whole, in upper and lower case as typed; inflected forms are steps of their
    own. Of a list, sure finds in any inflection are masked, doubtful ones are told. The passages stay as they are;
    all is one change, and “undo” takes it back. --everywhere asks before.
    """
    from qualcode.reporting.disclosure.repair import plan, step_written
    from qualcode.workspace.quoting.findings import mask

    if bool(wanted) is everywhere:
        raise UsageProblem(_("Where are the words masked?"), _("Say --quotation ID, or --everywhere."))
    if not steps and names is None:
        raise UsageProblem(
            _("There is nothing to mask."), _('Write it like "Musterstadt => [Kommune]", or give --names.')
        )
    written, listed = [step_written(step) for step in steps], listed_names(names)
    with open_workspace(path, coder) as space:
        if everywhere:
            codings: Iterable[Coding] = space.iter_codings()
            tell_hidden(space)
        else:
            found = (find_quotation(space, id_, exact=not preview) for id_ in wanted)
            codings = list({coding.key: coding for coding in found}.values())
        repairs = plan(space.project, codings, written, listed)
        for coding, passage in repairs.doubtful:
            diagnostics.warn(
                _("{id}: “{passage}” may hold a name of the list; it was left", id=coding.id, passage=passage)
            )
        rows = (
            (repair.coding.id, repair.document.label, place.words, f"[{place.placeholder or '...'}]", place.shown)
            for repair in repairs.repairs
            for place in repair.places
        )
        if repairs.places:
            heads = (
                pgettext("column", "quotation"),
                pgettext("column", "label"),
                pgettext("column", "words"),
                pgettext("column", "placeholder"),
                pgettext("column", "passage"),
            )
            output.table(heads, rows)
        told = _(
            "{places} in {quotations}",
            places=counted(repairs.places, "place"),
            quotations=counted(len(repairs.repairs), "quotation", after=True),
        )
        if preview or not repairs.places:
            diagnostics.say(_("{told}; nothing was changed", told=told))
            return
        if everywhere:
            confirm_or_refuse(_("Mask {told}?", told=told), yes=yes)
        tell_who(space)
        mask(space, repairs)
    diagnostics.say(_("masked {told}; “qualcode undo” takes it back", told=told))


@disclosure.command("accepted")
@click.option("--json", "as_json", is_flag=True, help=_("Write an array."))
@project_option
def accepted_(path: Path, *, as_json: bool) -> None:
    """List what was accepted: id, who, when and why."""
    from qualcode.workspace.quoting.findings import accepted

    with open_workspace(path) as space:
        found = accepted(space)
        tell_hidden(space, "acceptances")
    rows = (
        (
            acceptance.id,
            acceptance.coder,
            acceptance.created if as_json else local_time(acceptance.created),
            acceptance.reason,
        )
        for acceptance in found
    )
    output.records(("id", "coder", "created", "reason"), rows, as_json=as_json)


@disclosure.command("withdraw")
@click.argument("wanted", nargs=-1, required=True, metavar="FINDING...")
@author_option
@project_option
def withdraw(path: Path, wanted: tuple[str, ...], coder: str | None) -> None:
    """Take acceptances back: the findings are told again."""
    from qualcode.workspace.quoting import findings

    with open_workspace(path, coder) as space:
        found = [exactly(space.project.accepted.find, name) for name in wanted]
        tell_who(space)
        findings.withdraw(space, found)
    diagnostics.say(ngettext("withdrew {count} acceptance", "withdrew {count} acceptances", len(wanted)))
