"""The commands that take codings along: merge, split, lift; each can be asked what it would do."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _, ngettext, program
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.columns import heads_of
from qualcode.cli.shared.session import author_option, exactly, open_workspace, project_option, tell_who
from qualcode.errors import UsageProblem
from qualcode.plural import counted

if TYPE_CHECKING:
    from qualcode.model.codes import Code
    from qualcode.workspace.codebook.merging import PlannedTransfer
    from qualcode.workspace.codebook.removal import Removal
    from qualcode.workspace.codebook.splitting import CodeSplit
    from qualcode.workspace.workspace import Workspace

_checked_option = click.option(
    "--checked", is_flag=True, help=_("The codings hold under the rules of the other code: none is to be looked at.")
)
_preview_option = click.option("--dry-run", is_flag=True, help=_("Say what would change, and change nothing."))


@click.command("merge")
@click.argument("code")
@click.argument("into")
@click.option(
    "--doubles",
    type=click.Choice(("unite", "keep")),
    default="unite",
    show_default=True,
    help=_("Where a coder gave both codes to a passage: unite both codings, or keep them, and with them CODE."),
)
@_checked_option
@_preview_option
@author_option
@project_option
def merge(path: Path, code: str, into: str, doubles: str, coder: str | None, *, checked: bool, dry_run: bool) -> None:
    """Make the codings of CODE those of INTO, of all coders, and take CODE away.

    Sub-codes, memos, weights, anchor examples and relations go along. What was coded under other rules than those of
    INTO is listed by “codebook recheck”, unless it is --checked.
    """
    from qualcode.project.merge_and_split import DoubledCodings
    from qualcode.workspace.codebook import merging

    with open_workspace(path, coder) as space:
        source, target = exactly(space.project.codes.find, code), exactly(space.project.codes.find, into)
        how = DoubledCodings(doubles)
        if dry_run:
            _tell_transfer(merging.planned_merge(space, source, target, doubles=how, checked=checked), target)
            return
        tell_who(space)
        done = merging.merge(space, source, target, doubles=how, checked=checked)
    _tell_transfer(done, target)
    names = {"code": source.full_name, "other": target.full_name}
    diagnostics.say(
        _("“{code}” stays with the codings that were kept", code=names["code"])
        if done.transfer.kept
        else _("“{code}” is now part of “{other}”", **names)
    )


@click.command("lift")
@click.argument("code")
@_preview_option
@author_option
@project_option
def lift(path: Path, code: str, coder: str | None, *, dry_run: bool) -> None:
    """Move the sub-codes of CODE up a level; they stand behind it in their order."""
    from qualcode.workspace.codebook import merging

    with open_workspace(path, coder) as space:
        found = exactly(space.project.codes.find, code)
        if not dry_run:
            tell_who(space)
        moved = merging.planned_lift(space, found) if dry_run else merging.lift(space, found)
    names = program().listed([program().quoted(child.name) for child in moved])
    diagnostics.say(
        _("would go up a level: {codes}", codes=names) if dry_run else _("up a level: {codes}", codes=names)
    )


@click.command("split")
@click.argument("code")
@click.option("--by", type=click.Choice(("coder", "attribute", "query")), required=True,
              help=_("By whose the codings are, by an attribute of cases or documents, or by a query."))  # fmt: skip
@click.argument("what", required=False)
@click.option("--only", metavar="A,B", default="", help=_("By coder: only the codings of these coders."))
@click.option(
    "--into", metavar="CODE", help=_("By query: the code that gets the passages, a new one or one there is.")
)
@click.option("--name", "names", multiple=True, metavar="VALUE=NAME",
              help=_("What the new code of a coder or a value is called; may be given several times."))  # fmt: skip
@click.option("--under", metavar="CODE", help=_("Where new codes stand (else below CODE)."))
@click.option("--beside", is_flag=True, help=_("New codes stand beside CODE."))
@_checked_option
@_preview_option
@author_option
@project_option
def split(
    path: Path,
    code: str,
    by: str,
    what: str | None,
    only: str,
    into: str | None,
    names: tuple[str, ...],
    under: str | None,
    coder: str | None,
    *,
    beside: bool,
    checked: bool,
    dry_run: bool,
) -> None:
    """Give codings of CODE to other codes: to one for each coder or value of an attribute, or those of a query.

    WHAT is the attribute or the query. Only codings that you may see are given away, and CODE keeps the others.
    """
    from qualcode.workspace.codebook import splitting

    if under and beside:
        raise UsageProblem(_("--under and --beside exclude each other."), _("Say one of them."))
    _refuse_options(by, what, only=only, into=into, names=names)
    with open_workspace(path, coder) as space:
        find = space.project.codes.find
        found = exactly(find, code)
        above = space.book[found.parent] if found.parent is not None else None
        parent = exactly(find, under) if under else above if beside else found
        called = dict(_named(name) for name in names)
        if by == "coder":
            coders = [exactly(space.project.coders.find, name.strip()) for name in only.split(",") if name.strip()]
            wanted = splitting.by_coder(space, found, coders, names=called, parent=parent)
        elif by == "attribute":
            wanted = splitting.by_attribute(space, found, what or "", names=called, parent=parent)
        else:
            target = splitting.code_or_new_name(space, into or "")
            wanted = splitting.by_query(space, found, what or "", target, parent=parent)
        if dry_run:
            _tell_plan(space, wanted, checked=checked)
            return
        tell_who(space)
        done = splitting.apply(space, wanted, checked=checked)
    for other, transfer in done:
        diagnostics.say(
            _("{codings} of “{code}” → “{other}”", codings=counted(transfer.codings + transfer.doubles, "coding"),
              code=found.full_name, other=other.full_name)
        )  # fmt: skip
        output.line(other.id)
    _tell_staying(wanted)


@click.command("remove")
@click.argument("code")
@click.option("--with-codings", is_flag=True, help=_("Remove its codings too, of all coders."))
@click.option("--to", "to_code", metavar="CODE", help=_("The code that gets its codings, of all coders."))
@click.option("--checked", is_flag=True, help=_("With --to: the codings hold under the rules of that code."))
@click.option("--dry-run", is_flag=True, help=_("Say what would go, and change nothing."))
@author_option
@project_option
def remove(
    path: Path, code: str, to_code: str | None, coder: str | None, *, with_codings: bool, checked: bool, dry_run: bool
) -> None:
    """Remove CODE and its sub-codes; “undo” brings them back. --to gives their codings to another code."""
    from qualcode.workspace.codebook import removal

    if to_code and with_codings:
        raise UsageProblem(_("--to and --with-codings exclude each other."), _("Say one of them."))
    if checked and not to_code:
        raise UsageProblem(_("--checked belongs to --to."), _("Leave one of them out."))
    with open_workspace(path, coder) as space:
        found = exactly(space.project.codes.find, code)
        if dry_run:
            _tell_removal(found, removal.planned_removal(space, found))
        else:
            tell_who(space)
        if to_code:
            target = exactly(space.project.codes.find, to_code)
            act = removal.planned_removal_to if dry_run else removal.remove_to
            _tell_transfer(act(space, found, target, checked=checked), target)
        if dry_run:
            return
        if to_code:
            diagnostics.say(_("removed “{code}”", code=found.full_name))
            return
        gone = removal.remove(space, found, with_codings=with_codings)
    diagnostics.say(
        _("removed “{code}” with {gone}", code=found.full_name, gone=gone)
        if gone
        else _("removed “{code}”", code=found.full_name)
    )


def _refuse_options(by: str, what: str | None, *, only: str, into: str | None, names: tuple[str, ...]) -> None:
    if by == "coder" and what:
        raise UsageProblem(_("--by coder needs no more than the code."), _("Leave “{what}” out.", what=what))
    if by != "coder" and not what:
        raise UsageProblem(
            _("What is the code to be split by?"), _("Say the attribute or the query behind the code.")
        )
    for option, given, belongs in (("--only", only, "coder"), ("--into", into, "query")):
        if given and by != belongs:
            raise UsageProblem(
                _("{option} belongs to --by {by}.", option=option, by=belongs), _("Leave one of them out.")
            )
    if by == "query" and not into:
        raise UsageProblem(_("Which code gets the passages?"), _("Say it with --into."))
    if by == "query" and names:
        raise UsageProblem(_("--name is for coders and values."), _("Say the code with --into."))


def _named(written: str) -> tuple[str, str]:
    value, sign, name = written.partition("=")
    if not sign or not value or not name.strip():
        raise UsageProblem(
            _("“{written}” names no code.", written=written), _("Write it like --name anna=“Wechsel der Schule”.")
        )
    return value, name


def _tell_plan(space: Workspace, wanted: CodeSplit, *, checked: bool) -> None:
    from qualcode.workspace.codebook import splitting

    words = program()
    plans = splitting.planned(space, wanted, checked=checked)
    output.table(
        heads_of("code", "codings", "coder"),
        [
            (
                plan.target,
                words.number(plan.codings + plan.doubles),
                ", ".join(f"{name} {words.number(number)}" for name, number in plan.coders.items()),
            )
            for plan in plans
        ],
        right=(1,),
    )
    _tell_staying(wanted)


def _tell_staying(wanted: CodeSplit) -> None:
    """Say how many codings that are seen a code keeps."""
    if wanted.staying:
        diagnostics.say(
            ngettext(
                "{count} coding stays with “{code}”",
                "{count} codings stay with “{code}”",
                wanted.staying,
                code=wanted.code.full_name,
            )
        )


def _tell_transfer(plan: PlannedTransfer, target: Code) -> None:
    """Say what goes to another code, or went, as far as that may be told."""
    from qualcode.workspace.codebook.level_words import told_levels

    transfer, words = plan.transfer, program()
    if plan.coders.hidden is None:
        diagnostics.say(
            ngettext(
                "{count} coding that you may see for “{code}”, and those that are hidden",
                "{count} codings that you may see for “{code}”, and those that are hidden",
                plan.coders.told,
                code=target.full_name,
            )
        )
        for line in told_levels(transfer.levels, target.full_name, hides_numbers=True):
            diagnostics.say(line)
        return
    coders = [f"{name} {words.number(number)}" for name, number in plan.coders.named.items()]
    coders += [_("others (hidden) {number}", number=words.number(plan.coders.hidden))] if plan.coders.hidden else []
    told = counted(transfer.codings + transfer.doubles, "coding")
    told = f"{told} ({', '.join(coders)})" if coders else told
    diagnostics.say(_("{codings} for “{code}”", codings=told, code=target.full_name))
    if transfer.doubles:
        diagnostics.say(
            ngettext(
                "{count} double coding united with the one that was there",
                "{count} double codings united with those that were there",
                transfer.doubles,
            )
        )
    if transfer.kept:
        diagnostics.say(ngettext("{count} double coding kept", "{count} double codings kept", transfer.kept))
    if transfer.differing:
        diagnostics.say(
            ngettext(
                "{count} of the doubles has another polarity or weight; that of the other code stays",
                "{count} of the doubles have another polarity or weight; those of the other code stay",
                transfer.differing,
            )
        )
    for line in told_levels(transfer.levels, target.full_name):
        diagnostics.say(line)
    if transfer.sub_codes:
        diagnostics.say(_("sub-codes: {names}", names=", ".join(transfer.sub_codes)))
    if transfer.to_recheck:
        diagnostics.say(
            ngettext(
                "{count} coding was made under other rules: “qualcode codebook recheck” lists it",
                "{count} codings were made under other rules: “qualcode codebook recheck” lists them",
                transfer.to_recheck,
            )
        )


def _tell_removal(code: Code, removal: Removal) -> None:
    """Say what goes with a code, as far as that may be told."""
    codings = removal.coders.told
    lost = [counted(removal.sub_codes, "sub-code")] if removal.sub_codes else []
    lost += [counted(codings, "coding")] if codings else []
    lost += [counted(removal.memos, "memo")] if removal.memos else []
    lost += [counted(removal.summaries, "summary")] if removal.summaries else []
    lost += [counted(removal.levels, "case level")] if removal.levels else []
    lost += [counted(len(code.anchors), "anchor example")] if code.anchors else []
    lost += [_("what others coded with it")] if removal.coders.hidden is None else []
    what = program().listed(lost)
    diagnostics.say(
        _("“{code}” has {what}", code=code.full_name, what=what)
        if lost
        else _("“{code}” was never assigned", code=code.full_name)
    )
