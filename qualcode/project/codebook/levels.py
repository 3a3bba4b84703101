"""The levels of evaluative codes: declared, renamed, handed over; what hangs on them goes along."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qualcode.catalogue import LANGUAGES, _, catalogue_of
from qualcode.errors import QualcodeError
from qualcode.language.forms.normalised import spelled
from qualcode.model.codebooks.typologies import unclassifiable
from qualcode.model.codes import Code, CodeKind, EvaluativeLevel
from qualcode.project.codebook.code_names import holds_control, written_name
from qualcode.project.coding.case_levels import rename_in_axes, rename_in_cells, unite_levels
from qualcode.project.file.history import Author
from qualcode.project.file.row_rules import folded
from qualcode.project.file.store import Store, gone


@dataclass(frozen=True, slots=True)
class LevelTransfer:
    """What becomes of the levels of cases when a code becomes another one, planned or done.

    `moved` counts those that become the other code's. `doubles` are those whose case has one there already, by the
    same coder in the same round: that one stays, with the reasons and passages of both; `differing` of them say
    another level. `declared` are the levels that the other code gets, since it has none of its own.
    """

    moved: int = 0
    doubles: int = 0
    differing: int = 0
    declared: tuple[str, ...] = ()


NO_LEVELS = LevelTransfer()


# ---- declaring ---------------------------------------------------------------------------------------


class CodeLevels:
    """The levels of the codes of a project."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def declare(
        self,
        code: Code,
        levels: Sequence[EvaluativeLevel],
        author: Author,
        *,
        ordered: bool,
        instead: Mapping[int, int | None] | None = None,
    ) -> None:
        """Say which levels a code has, the lowest first where they are `ordered`; the code becomes an evaluative one.

        See `write_levels`, and raises as that does.
        """
        store = self._store
        with store.history.change("code.levels", author):
            row = store.one("SELECT kind, ordered FROM codes WHERE id = ?", (code.key,))
            if row is None:
                raise gone("codes")
            write_levels(store, code.key, levels, instead=instead)
            facts = (CodeKind.EVALUATIVE.value if levels else row[0], int(ordered))
            if facts != row:
                store.update("codes", code.key, kind=facts[0], ordered=facts[1])


def write_levels(
    store: Store, code: int, levels: Sequence[EvaluativeLevel], *, instead: Mapping[int, int | None] | None = None
) -> None:
    """Give a code (key) these levels in their order, inside an open change.

    A level is one that is there by its key, else by its name; cases keep it under its new name. Where cases have a
    level that goes, `instead` says by keys what they get in its place, None for “cannot be classified”. Raises
    QualcodeError for names that cannot be, for two alike, and where cases have a level that goes without `instead`.
    """
    refuse_level_names([level.name for level in levels])
    there = {
        key: (name, definition, position)
        for key, name, definition, position in store.all(
            "SELECT id, name, definition, position FROM code_levels WHERE code_id = ? ORDER BY position, uuid",
            (code,),
        )
    }
    by_name = {folded(name): key for key, (name, _definition, _position) in there.items()}
    claimed = {level.key for level in levels if level.key in there}
    kept: dict[int, int] = {}
    for index, level in enumerate(levels):
        named = by_name.get(folded(level.name), 0)
        if level.key in there:
            kept[index] = level.key
        elif named and named not in claimed:
            kept[index] = named
    _let_go(store, code, [key for key in there if key not in kept.values()], instead or {}, there)
    renamed: dict[str, str] = {}
    for index, level in enumerate(levels):
        facts = (written_name(level.name), level.definition, index + 1)
        if index not in kept:
            store.insert("code_levels", code_id=code, name=facts[0], definition=facts[1], position=facts[2])
        elif there[kept[index]] != facts:
            store.update("code_levels", kept[index], name=facts[0], definition=facts[1], position=facts[2])
            renamed[there[kept[index]][0]] = facts[0]
    rename_in_cells(store, code, {before: after for before, after in renamed.items() if before != after})


def _let_go(
    store: Store,
    code: int,
    leaving: Sequence[int],
    instead: Mapping[int, int | None],
    there: Mapping[int, tuple[str, str, int]],
) -> None:
    """Take levels of a code away; the cases that have them get others, or none."""
    for key in leaving:
        if store.one("SELECT 1 FROM case_levels WHERE level_id = ?", (key,)):
            if key not in instead:
                raise QualcodeError(
                    _("There are cases with the level “{level}”.", level=there[key][0]),
                    _("Give it another name instead, or say with --to which level these cases get."),
                )
            other = instead[key]
            if other is not None and (other in leaving or other not in there):
                raise gone("code_levels")
            store.connection.execute(
                "UPDATE case_levels SET level_id = ?, changed = ? WHERE level_id = ? AND code_id = ?",
                (other, store.entry_time(), key, code),
            )
        store.delete_one("code_levels", key)


def refuse_level_names(names: Sequence[str]) -> None:
    """Raise QualcodeError for a name that cannot be a level's, and for two that are alike."""
    known: dict[str, str] = {}
    reserved = {folded(unclassifiable(catalogue_of(language))) for language in LANGUAGES}
    for name in names:
        if not spelled(name) or name != name.strip() or holds_control(name):
            raise QualcodeError(
                _("“{name}” cannot be the name of a level.", name=name),
                _("A name is not empty, has no blanks at its edges and no line break."),
            )
        if folded(name) in reserved:
            raise QualcodeError(
                _("“{name}” is no level: it stands outside of the order.", name=name),
                _("Every evaluative code has it already; declare the other levels."),
            )
        if folded(name) in known:
            raise QualcodeError(
                _("The level “{name}” is there twice.", name=known[folded(name)]),
                _("Give each level a name of its own."),
            )
        known[folded(name)] = name


# ---- a code becomes another one ------------------------------------------------------------------------


def planned_levels(store: Store, source: int, target: int) -> LevelTransfer:
    """What `hand_over_levels` would do. Raises QualcodeError where it would refuse."""
    _refuse_one_feature(store, source, target)
    declared, levels = _fitting(store, source, target)
    rows = store.all(
        "SELECT s.level_id, t.level_id FROM case_levels s JOIN case_levels t ON t.code_id = ? "
        "AND t.case_id IS s.case_id AND t.document_id IS s.document_id AND t.coder_id = s.coder_id "
        "AND t.round = s.round WHERE s.code_id = ?",
        (target, source),
    )
    total = store.one("SELECT COUNT(*) FROM case_levels WHERE code_id = ?", (source,))
    differing = sum(levels.get(theirs, theirs) != ours for theirs, ours in rows)
    return LevelTransfer((total[0] if total else 0) - len(rows), len(rows), differing, declared)


def hand_over_levels(store: Store, source: Code, target: Code) -> LevelTransfer:
    """Give the levels of cases on a code to another one, inside an open change, before the code goes.

    Levels are the same by their names. A target without levels gets those of the source, with their order. Typologies
    that have the source as an axis have the target. Raises QualcodeError where cases have levels that the target does
    not know, and where a typology has both as axes.
    """
    plan = planned_levels(store, source.key, target.key)
    _declared, levels = _fitting(store, source.key, target.key)
    if plan.declared:
        store.connection.execute("UPDATE code_levels SET code_id = ? WHERE code_id = ?", (target.key, source.key))
        store.update("codes", target.key, ordered=int(source.ordered), kind=CodeKind.EVALUATIVE.value)
    named: dict[int, str] = dict(
        store.all("SELECT id, name FROM code_levels WHERE code_id IN (?, ?)", (source.key, target.key))
    )
    rename_in_cells(store, source.key, {named[theirs]: named[ours] for theirs, ours in levels.items()})
    for theirs, ours in levels.items():
        store.connection.execute("UPDATE case_levels SET level_id = ? WHERE level_id = ?", (ours, theirs))
    unite_levels(store, ("code_id", source.key, target.key), source.full_name)
    store.delete("code_levels", "code_id = ?", (source.key,))
    rename_in_axes(store, source.uuid, target.uuid)
    return plan


def _refuse_one_feature(store: Store, source: int, target: int) -> None:
    """Raise QualcodeError where a typology would have the same code as two of its features."""
    row = store.one(
        "SELECT y.name FROM typologies y JOIN codes s ON s.id = ? JOIN codes t ON t.id = ? "
        "WHERE instr(y.axes, s.uuid) AND instr(y.axes, t.uuid) ORDER BY y.id",
        (source, target),
    )
    if row is not None:
        raise QualcodeError(
            _("Both codes are features of the typology “{name}”.", name=row[0]),
            _("A feature is there once: remove the typology first, with “qualcode types remove”."),
        )


def _fitting(store: Store, source: int, target: int) -> tuple[tuple[str, ...], dict[int, int]]:
    """The names of levels that go along, and of those that the target has, too, the keys: the source's -> its."""
    ours: dict[int, str] = dict(
        store.all("SELECT id, name FROM code_levels WHERE code_id = ? ORDER BY position, uuid", (target,))
    )
    theirs: dict[int, str] = dict(
        store.all("SELECT id, name FROM code_levels WHERE code_id = ? ORDER BY position, uuid", (source,))
    )
    if not ours:
        return tuple(theirs.values()), {}
    keys = {folded(name): key for key, name in ours.items()}
    given = {key for (key,) in store.all("SELECT DISTINCT level_id FROM case_levels WHERE code_id = ?", (source,))}
    unknown = [name for key, name in theirs.items() if key in given and folded(name) not in keys]
    if unknown:
        raise QualcodeError(
            _("Cases have a level “{level}” that the other code does not know.", level=unknown[0]),
            _("Declare it there, or give the levels the same names: “qualcode codebook levels”."),
        )
    return (), {key: keys[folded(name)] for key, name in theirs.items() if folded(name) in keys}
