"""Steps of differentiating a code: groups of cards, cards laid into them, groups that become sub-codes."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _, ngettext
from qualcode.cli.shared import diagnostics
from qualcode.cli.shared.session import author_option, exactly, open_workspace, project_option, tell_who
from qualcode.plural import counted

if TYPE_CHECKING:
    from qualcode.workspace.inductive.cards import CardBoard, CardPile


def _pile(shown: CardBoard, wanted: str) -> CardPile:
    from qualcode.workspace.inductive.cards import find_pile

    return exactly(partial(find_pile, shown), wanted)


@click.command("group")
@click.argument("work", metavar="WORK")
@click.argument("group", metavar="GROUP")
@click.option("--rename", metavar="NAME", help=_("Give a group that is there this name."))
@click.option("--definition", help=_("What belongs into it."))
@click.option("--place", type=click.IntRange(1), metavar="N", help=_("The place among the groups, from 1."))
@author_option
@project_option
def group(
    path: Path,
    work: str,
    group: str,
    rename: str | None,
    definition: str | None,
    place: int | None,
    coder: str | None,
) -> None:
    """Add a group of cards, or change one that is called exactly so."""
    from qualcode.errors import NotFound
    from qualcode.workspace.inductive import cards

    with open_workspace(path, coder) as space:
        found = exactly(space.project.inductions.find, work)
        shown = cards.board(space, found)
        is_there = any(pile.group.name == group for pile in shown.piles)
        if rename is not None and not is_there:
            raise NotFound("group", group)
        tell_who(space)
        if not is_there:
            key = cards.add_group(space, found, group, definition or "")
            if place is not None:
                cards.edit_group(space, found, key, place=place)
        else:
            key = _pile(shown, group).group.key
            cards.edit_group(space, found, key, name=rename, definition=definition, place=place)


@click.command("ungroup")
@click.argument("work", metavar="WORK")
@click.argument("group", metavar="GROUP")
@author_option
@project_option
def ungroup(path: Path, work: str, group: str, coder: str | None) -> None:
    """Take a group away; its cards are in none then."""
    from qualcode.workspace.inductive import cards

    with open_workspace(path, coder) as space:
        found = exactly(space.project.inductions.find, work)
        key = _pile(cards.board(space, found), group).group.key
        tell_who(space)
        cards.remove_group(space, found, key)


@click.command("lay")
@click.argument("work", metavar="WORK")
@click.argument("codings", nargs=-1, required=True, metavar="CODING...")
@click.option("--into", metavar="GROUP", help=_("Lay them into this group; without it out of all groups."))
@click.option("--place", type=click.IntRange(1), metavar="N", help=_("The place among its cards, from 1."))
@author_option
@project_option
def lay(
    path: Path, work: str, codings: tuple[str, ...], into: str | None, place: int | None, coder: str | None
) -> None:
    """Lay cards (ids of codings) into a group, or out of all groups."""
    from qualcode.workspace.inductive import cards

    with open_workspace(path, coder) as space:
        found = exactly(space.project.inductions.find, work)
        key = _pile(cards.board(space, found), into).group.key if into is not None else None
        moved = [exactly(space.project.codings.find, id_) for id_ in codings]
        tell_who(space)
        cards.lay(space, found, moved, key, place)


@click.command("differentiate")
@click.argument("work", metavar="WORK")
@click.argument("groups", nargs=-1, metavar="[GROUP]...")
@click.option("--dry-run", is_flag=True, help=_("Only say what would be done."))
@author_option
@project_option
def differentiate(path: Path, work: str, groups: tuple[str, ...], coder: str | None, *, dry_run: bool) -> None:
    """Make groups sub-codes that get their cards, by one undo; all that have cards, where none is named.

    Codings keep their ids, memos and weights. While codings of others are hidden, only your own cards go along.
    """
    from qualcode.workspace.inductive import cards

    with open_workspace(path, coder) as space:
        found = exactly(space.project.inductions.find, work)
        shown = cards.board(space, found)
        keys = [_pile(shown, group).group.key for group in groups] if groups else None
        planned = cards.planned_sub_codes(space, found, keys)
        for plan in planned:
            told = counted(plan.cards, "card")
            if plan.target is not None:
                diagnostics.say(_("{cards} → “{code}”, which is there", cards=told, code=plan.target.full_name))
            else:
                diagnostics.say(_("{cards} → new sub-code “{code}”", cards=told, code=plan.group.name))
        if dry_run:
            diagnostics.say(_("nothing was changed (--dry-run)"))
            return
        tell_who(space)
        made = cards.make_sub_codes(space, found, keys)
    diagnostics.say(ngettext("{count} sub-code has its cards", "{count} sub-codes have their cards", len(made)))
