"""The change log of the codebook: each change with its note, and what became of the codings under the old rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from qualcode.catalogue import later
from qualcode.model.codes import RuleChange
from qualcode.model.history import ChangeChoice, Entry
from qualcode.project.versions.coded_then import VerdictCount
from qualcode.reporting.codebook.change_log import CodedUnderRule, LoggedChange
from qualcode.reporting.codebook.comparison import ChangedCode, CodebookChange, Knowledge, compared
from qualcode.workspace.versions.versions import told_descents

if TYPE_CHECKING:
    from qualcode.model.codebooks.versions import CodebookVersion
    from qualcode.workspace.workspace import Workspace

_NOTED = ("code.edit", "codebook.freeze")  # whose reason is a note of the user
Place = tuple[int, str]


def change_log(
    space: Workspace, since: CodebookVersion | None = None, *, identify: bool = False
) -> tuple[LoggedChange, ...]:
    """Every change of the codebook that stands, oldest first; those since a version was frozen, where one is said.

    People are called by numbers unless `identify`. While codings of others are hidden, one's own alone are counted.
    """
    project = space.project
    named = people(space, identify=identify)
    rules = project.versions.rule_steps()
    entries, changes = dict[int, Entry](), dict[int, tuple[ChangedCode, ...]]()
    for step in project.versions.steps():
        entry = project.log_page(1, before=step.entry + 1)[0]
        if entry.living and entry.undoes is None:
            entries[step.entry] = entry
            known = Knowledge(rules, told_descents(space, step.descents))
            changes[step.entry] = compared(step.before, step.after, known)
    coded = _coded(space, changes)
    # of another copy, whose version had to get another name here, the row is of the entry that took it in
    for page in project.log_pages(choice=ChangeChoice(kinds=frozenset({"codebook.freeze"}))):
        for entry in page:
            if entry.living and entry.undoes is None and entry.key not in entries:
                entries[entry.key], changes[entry.key] = entry, ()
    by_time = {version.created: version for version in project.versions.all()}
    frozen = {key: by_time[entry.created] for key, entry in entries.items() if entry.created in by_time}
    return tuple(
        LoggedChange(
            entry.id,
            entry.created,
            named[entry.coder],
            entry.kind,
            entry.reason if entry.kind in _NOTED else "",
            changes[key],
            {change.uuid: of for change in changes[key] if (of := coded.get((key, change.uuid)))},
            frozen.get(key),
            bool(entry.came),
        )
        for key, entry in sorted(entries.items())
        if (since is None or entry.created > since.created) and (changes[key] or key in frozen)
    )


def people(space: Workspace, *, identify: bool) -> dict[str, str]:
    """Name in the history -> what somebody is called in what leaves: coders as elsewhere, then all others."""
    project = space.project
    coders = {coder.key: coder.name for coder in project.coders.all()}
    order = [*(coders[key] for key in project.coded.coders() if key in coders), *coders.values()]
    return {
        name: name if identify else later("coder {number}", number=str(number))
        for number, name in enumerate(dict.fromkeys([*order, *project.log_coders()]), start=1)
    }


def uncounted_coders(space: Workspace) -> frozenset[int]:
    """The keys of the coders whose codings are not counted here: hidden ones, and model solutions."""
    sight = space.sight
    return frozenset(sight.hidden_coders | (sight.models - {sight.own}))


def _coded(space: Workspace, changes: Mapping[int, Sequence[ChangedCode]]) -> dict[Place, CodedUnderRule]:
    without = uncounted_coders(space)
    rules = {
        (key, change.uuid): change
        for key, of_entry in changes.items()
        for change in of_entry
        if change.change is CodebookChange.RULES and change.rules_change is not RuleChange.EDITORIAL
    }
    wanted: dict[int, list[str]] = {}
    for key, uuid in rules:
        wanted.setdefault(key, []).append(uuid)
    history = space.project.versions
    then = history.codings_then(wanted, without)
    verdicts, now = history.verdict_counts(without), history.codings_by_version(without)
    return {
        place: CodedUnderRule(then[place], looked_at(verdicts, place[1], change.rule_since),
                              under(now.get(place[1], Counter()), change.rule_since))
        for place, change in rules.items()
    }  # fmt: skip


def looked_at(verdicts: Iterable[VerdictCount], code: str, version: int) -> dict[str, int]:
    """Verdict -> how many codings of a code (UUID) from before a version were looked at under it or a later one."""
    found = Counter[str]()
    for count in verdicts:
        if count.code == code and count.old < version <= count.new:
            found[count.verdict.value] += count.number
    return dict(found)


def under(by_version: Counter[int], version: int) -> int:
    """How many codings stand under rules from before a version."""
    return sum(number for held, number in by_version.items() if held < version)
