"""The history by pages, where its entries are to be looked at, and taking back or restoring one change of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import NotFound
from qualcode.model.history import ALL_CHANGES, KIND_GROUPS, KINDS, ChangeChoice
from qualcode.project.entry_places import place_of
from qualcode.project.file.row_rules import folded
from qualcode.workspace.workspace import ToldEntry

if TYPE_CHECKING:
    from qualcode.model.history import Entry
    from qualcode.workspace.workspace import Workspace

PAGE = 100
"""Entries that are read at once."""

_PAGES_IN_A_ROW = 20  # that are looked through for one entry that may be told
_KEPT = 5_000  # entries of a window


@dataclass(frozen=True, slots=True)
class LogPage:
    """Entries of the history, the newest first, without what others coded while that is hidden.

    `before` and `after` are the keys at which older and newer ones go on; None where there are none.
    """

    entries: tuple[ToldEntry, ...]
    before: int | None = None
    after: int | None = None


def change_choice(space: Workspace, coders: Iterable[str] = (), kinds: Iterable[str] = ()) -> ChangeChoice:
    """Changes by coders of these names, as the history tells them, and of these kinds, or groups of kinds.

    Names and kinds are exact; case and Unicode form of names do not count. Raises NotFound.
    """
    there = {folded(name): name for name in space.project.log_coders()}
    names = set[str]()
    for name in coders:
        if folded(name) not in there:
            raise NotFound("coder", name, hint=_("“qualcode log” lists who made which change."))
        names.add(there[folded(name)])
    wanted = frozenset(kinds)
    for kind in sorted(wanted - {*KINDS, *KIND_GROUPS}):
        groups = ", ".join(KIND_GROUPS)
        hint = _("There are {groups}, and the single kinds that “qualcode log --json” names.", groups=groups)
        raise NotFound("kind", kind, hint=hint, message=_("There is no kind of change “{kind}”.", kind=kind))
    return ChangeChoice(frozenset(names), wanted)


def page(
    space: Workspace,
    *,
    before: int | None = None,
    after: int | None = None,
    size: int = PAGE,
    choice: ChangeChoice = ALL_CHANGES,
) -> LogPage:
    """Entries before or after the one of a key; the newest without either.

    All of them take as long in any history; of a choice, what lies between is looked through.
    """
    teller = space.project.entry_teller(space.sight.hidden)
    found: list[ToldEntry] = []
    bounds: list[int] = []
    is_end = False
    for _number in range(_PAGES_IN_A_ROW):
        entries = space.project.log_page(size, before=before, after=after, choice=choice)
        is_end = len(entries) < size
        if entries:
            bounds += [entries[0].key, entries[-1].key]
            told = [
                ToldEntry(entry, words)
                for entry, words in zip(entries, teller.words(entries), strict=True)
                if not words.hidden
            ]
            found = [*told[::-1], *found] if after is not None else [*found, *told[::-1]]
            before, after = (None, entries[-1].key) if after is not None else (entries[0].key, None)
        if is_end or len(found) >= size:
            break
    if after is not None:
        return LogPage(tuple(found), min(bounds, default=None), None if is_end else max(bounds))
    newest = space.project.log_page(1, choice=choice)
    more = bool(newest) and newest[0].key > max(bounds, default=newest[0].key)
    return LogPage(tuple(found), None if is_end else min(bounds), max(bounds) if more else None)


def find_change(space: Workspace, identity: str) -> Entry:
    """The entry of exactly that id, as far as it may be seen. Raises NotFound."""
    entry = space.project.log_entry(identity)
    hint = _("“qualcode log” lists them.")
    if entry is None:
        raise NotFound("change", identity, hint=hint)
    (words,) = space.project.in_words([entry], space.sight.hidden)
    if words.hidden:
        raise NotFound("change", identity, hint=hint)
    return entry


def page_at(space: Workspace, time: str, size: int = PAGE, *, choice: ChangeChoice = ALL_CHANGES) -> LogPage:
    """The entries up to a time (UTC, ISO 8601)."""
    from qualcode.project.history_queries import moment_before

    moment = moment_before(space.project, time)
    if moment is None:
        return oldest_page(space, size, choice=choice)
    return page(space, before=moment.entry + 1, size=size, choice=choice)


def page_or_newest(space: Workspace, before: int, choice: ChangeChoice) -> LogPage:
    """The entries before the one of a key; the newest where there are none."""
    older = page(space, before=before, choice=choice)
    return older if older.entries else page(space, choice=choice)


def oldest_page(space: Workspace, size: int = PAGE, *, choice: ChangeChoice = ALL_CHANGES) -> LogPage:
    """The entries with which the history begins."""
    return replace(page(space, after=0, size=size, choice=choice), before=None)


@dataclass(slots=True)
class LogWindow:
    """What was read of the history so far, in a row, the newest entry first; far ends are let go of."""

    entries: list[ToldEntry] = field(default_factory=list)
    before: int | None = None
    after: int | None = None

    def begin(self, page: LogPage) -> None:
        """Begin with a page."""
        self.entries, self.before, self.after = [*page.entries], page.before, page.after

    def add_older(self, page: LogPage) -> int:
        """Put a page behind the last entry; gives how many newer ones were let go of."""
        self.entries += page.entries
        self.before = page.before
        gone = max(0, len(self.entries) - _KEPT)
        if gone:
            del self.entries[:gone]
            self.after = self.entries[0].entry.key
        return gone

    def add_newer(self, page: LogPage) -> int:
        """Put a page before the first entry; gives how many came."""
        self.entries[:0] = page.entries
        self.after = page.after
        if len(self.entries) > _KEPT:
            del self.entries[_KEPT:]
            self.before = self.entries[-1].entry.key
        return len(page.entries)


def placed(space: Workspace, told: ToldEntry) -> ToldEntry:
    """An entry with the place where it is to be looked at."""
    return replace(told, place=place_of(space.project, told.entry, space.sight.hidden))


@dataclass(frozen=True, slots=True)
class Obstacles:
    """What stands in the way of taking a change back, the last first, as far as it may be told.

    `removable` says that all of it is one's own, so that it can be taken back along with it.
    """

    entries: tuple[ToldEntry, ...]
    removable: bool


def obstacles(space: Workspace, entry: Entry) -> Obstacles:
    """The later changes that touched the same, or rest on those that did."""
    found = space.project.resting_on(entry.uuid)
    author = space.author
    own = all(space.project.is_own_entry(other, author) for other in found)
    teller = space.project.entry_teller(space.sight.hidden)
    told = zip(found, teller.words(found[::-1])[::-1], strict=True)
    return Obstacles(tuple(ToldEntry(other, words) for other, words in told if not words.hidden), own)


def turn(space: Workspace, entry: Entry, along: Sequence[Entry] = ()) -> ToldEntry:
    """Take back a change of who acts, with those `along` that rest on it, or restore it where it was taken back.

    Gives the change with the place where it is to be looked at. Raises UndoRefused.
    """
    *_others, turned = space.project.turn(space.author, entry.uuid, [other.uuid for other in along])
    (words,) = space.project.in_words([turned], space.sight.hidden)
    return placed(space, ToldEntry(turned, words))
