"""Typologies: types in a space of features, made of its cells, and the cases that are of them.

A type is an attribute of its cases, too, under the name of the typology: both are written as one change.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.language.forms.normalised import spelled
from qualcode.model.codebooks.feature_space import FEWEST_AXES, MOST_AXES, Cell
from qualcode.model.codebooks.level_values import UnitKey
from qualcode.model.codebooks.typologies import (
    AXIS_PARTS,
    CaseType,
    TypeAxis,
    TypedCase,
    Typology,
    axes_from_json,
    cells_from_json,
)
from qualcode.model.codings import Coder
from qualcode.project.codebook.code_names import holds_control, written_name
from qualcode.project.file.history import Author
from qualcode.project.file.row_rules import folded
from qualcode.project.file.store import NameCandidate, Row, Store, Value, find, gone
from qualcode.project.material.attributes import Attributes


@dataclass(frozen=True, slots=True)
class TypeGiven:
    """Of which type (a key) a case is, why, and whether it is the most typical one."""

    type: int
    reason: str = ""
    typical: bool = False


class Typologies:
    """The typologies of a project."""

    def __init__(self, store: Store) -> None:
        self._store = store

    # ---- reading ---------------------------------------------------------------------------------

    def all(self) -> list[Typology]:
        """All typologies, oldest first. Raises ProjectDamaged for a row that is none."""
        types: dict[int, list[CaseType]] = {}
        for typology, type_ in self._store.made(
            "types",
            _type,
            "SELECT id, uuid, typology_id, position, name, description, cells FROM types ORDER BY position, id",
        ):
            types.setdefault(typology, []).append(type_)
        cases: dict[int, list[TypedCase]] = {}
        for typology, type_key, case, document, reason, typical in self._store.all(
            "SELECT t.typology_id, c.type_id, c.case_id, c.document_id, c.reason, c.typical FROM type_cases c "
            "JOIN types t ON t.id = c.type_id ORDER BY c.id"
        ):
            typed = TypedCase(type_key, case, document, reason, bool(typical))
            cases.setdefault(typology, []).append(typed)

        def made(row: Row) -> Typology:
            key, uuid, name, note, axes, author, created = row
            of_it = (tuple(types.get(key, ())), tuple(cases.get(key, ())))
            return Typology(key, uuid, name, note, axes_from_json(axes), *of_it, author, created)

        return self._store.made(
            "typologies", made, "SELECT id, uuid, name, note, axes, author_id, created FROM typologies ORDER BY id"
        )

    def get(self, key: int) -> Typology:
        """The typology of a key as it is now. Raises QualcodeError where it is gone."""
        found = next((typology for typology in self.all() if typology.key == key), None)
        if found is None:
            raise gone("typologies")
        return found

    def find(self, wanted: str, *, exact: bool = False) -> Typology:
        """The typology of that name or id. Raises NotFound, Ambiguous, NotExact."""
        candidates = [
            NameCandidate(typology, typology.id, typology.uuid, (typology.name,)) for typology in self.all()
        ]
        return find("typology", wanted, candidates, hint=_("“qualcode types” lists them."), exact=exact)

    # ---- the space -------------------------------------------------------------------------------

    def define(self, name: str, axes: Sequence[TypeAxis], coder: Coder, note: str = "") -> Typology:
        """Begin a typology over two or three features.

        Raises QualcodeError for another number of axes or the same twice, for a name that is empty or taken, and for
        one that is an attribute already: types become an attribute of that name.
        """
        store = self._store
        with store.history.change("typology.define", Author.of(coder)):
            _refuse_axes(axes)
            key, _uuid = store.insert(
                "typologies",
                name=self._checked(name),
                note=note,
                axes=json.dumps([_told(axis) for axis in axes], ensure_ascii=False),
                author_id=coder.key,
                created=store.entry_time(),
            )
        return self.get(key)

    def edit(
        self, typology: Typology, author: Author, *, name: str | None = None, note: str | None = None
    ) -> Typology:
        """Give a typology another name or note; its attribute is called so, too. Raises as `define` for a name."""
        store = self._store
        with store.history.change("typology.define", author):
            present = self.get(typology.key)
            values: dict[str, Value] = {}
            if name is not None and spelled(name) != present.name:
                values["name"] = self._checked(name, present.key)
                for case in present.cases:
                    self._write_attribute((case.case, case.document), present.name, "")
                for case in present.cases:
                    called = next(type_.name for type_ in present.types if type_.key == case.type)
                    self._write_attribute((case.case, case.document), str(values["name"]), called)
            if note is not None and note != present.note:
                values["note"] = note
            if values:
                store.update("typologies", present.key, **values)
        return self.get(typology.key)

    def remove(self, typology: Typology, author: Author) -> None:
        """Take a typology away with its types and its cases' attribute. Raises QualcodeError where it is gone."""
        store = self._store
        with store.history.change("typology.remove", author):
            present = self.get(typology.key)
            self._take(present, [type_.key for type_ in present.types])
            store.delete_one("typologies", present.key)

    def _checked(self, name: str, key: int = 0) -> str:
        if not spelled(name) or name != name.strip() or not name.isprintable() or "=" in name:
            raise QualcodeError(
                _("“{name}” cannot be the name of a typology.", name=name),
                _("It names an attribute, too: no “=”, no line break and no blanks at its edges."),
            )
        taken = next((other for other in self.all() if folded(other.name) == folded(name)), None)
        if taken is not None and taken.key != key:
            raise QualcodeError(
                _("There is a typology “{name}” already.", name=taken.name), _("Choose another name.")
            )
        if taken is None and self._is_attribute(name):
            raise QualcodeError(
                _("There is an attribute “{name}” already.", name=name),
                _("Types become an attribute under the name of their typology: choose another name."),
            )
        return spelled(name)

    def _is_attribute(self, name: str) -> bool:
        known = (
            attribute
            for attributes in (Attributes(self._store, "case_id"), Attributes(self._store, "document_id"))
            for held in attributes.all().values()
            for attribute in held
        )
        return any(folded(attribute) == folded(name) for attribute in known)

    # ---- types -----------------------------------------------------------------------------------

    def add_type(
        self, typology: Typology, name: str, cells: Sequence[Cell], author: Author, description: str = ""
    ) -> Typology:
        """Make a type of cells; without any, cases are of it only where somebody says so.

        Raises QualcodeError for a name that is empty or taken, and for a cell of another type.
        """
        store = self._store
        with store.history.change("typology.define", author):
            present = self.get(typology.key)
            self._refuse_cells(present, cells)
            store.insert(
                "types",
                typology_id=present.key,
                position=len(present.types) + 1,
                name=_checked_type(present, name),
                description=description,
                cells=_stored(cells),
            )
        return self.get(typology.key)

    def change_type(
        self,
        typology: Typology,
        type_: CaseType,
        author: Author,
        *,
        name: str | None = None,
        cells: Sequence[Cell] | None = None,
        description: str | None = None,
    ) -> Typology:
        """Give a type another name, which its cases get as attribute, other cells, or another description.

        Raises as `add_type`, and QualcodeError where the type is gone.
        """
        store = self._store
        with store.history.change("typology.define", author):
            present = self.get(typology.key)
            held = self._present(present, type_)
            values: dict[str, Value] = {}
            if name is not None and spelled(name) != held.name:
                values["name"] = _checked_type(present, name, held.key)
                for case in present.cases:
                    if case.type == held.key:
                        self._write_attribute((case.case, case.document), present.name, str(values["name"]))
            if cells is not None and tuple(cells) != held.cells:
                self._refuse_cells(present, cells, held.key)
                values["cells"] = _stored(cells)
            if description is not None and description != held.description:
                values["description"] = description
            if values:
                store.update("types", held.key, **values)
        return self.get(typology.key)

    def remove_type(self, typology: Typology, type_: CaseType, author: Author) -> Typology:
        """Take a type away; its cases are of none then. Raises QualcodeError where it is gone."""
        with self._store.history.change("typology.define", author):
            present = self.get(typology.key)
            self._take(present, [self._present(present, type_).key])
        return self.get(typology.key)

    def _take(self, typology: Typology, types: Sequence[int]) -> None:
        for case in typology.cases:
            if case.type in types:
                self._write_attribute((case.case, case.document), typology.name, "")
        for key in types:
            self._store.delete("type_cases", "type_id = ?", (key,))
            self._store.delete_one("types", key)

    def _present(self, typology: Typology, type_: CaseType) -> CaseType:
        found = next((held for held in typology.types if held.key == type_.key), None)
        if found is None:
            raise gone("types")
        return found

    def _refuse_cells(self, typology: Typology, cells: Sequence[Cell], but: int = 0) -> None:
        for cell in cells:
            if len(cell) != len(typology.axes):
                raise QualcodeError(
                    _("“{cell}” is no cell of this typology.", cell=" · ".join(cell)),
                    _("A cell has a value of each feature, in their order."),
                )
            other = next((type_ for type_ in typology.types if cell in type_.cells and type_.key != but), None)
            if other is not None:
                raise QualcodeError(
                    _("The cell “{cell}” makes the type “{type}” already.", cell=" · ".join(cell), type=other.name),
                    _("Take it out there first: “qualcode types edit”."),
                )

    # ---- cases -----------------------------------------------------------------------------------

    def assign(self, typology: Typology, given: Mapping[UnitKey, TypeGiven | None], author: Author) -> Typology:
        """Say of which type cases, or documents without one, are, and why; None takes it back.

        The type is written as their attribute under the name of the typology. Of a type one case is the most typical:
        the last one that is said to be. Raises QualcodeError where a type, case or document is gone.
        """
        store = self._store
        with store.history.change("typology.assign", author):
            present = self.get(typology.key)
            names = {type_.key: type_.name for type_ in present.types}
            there = {
                (row[1], row[2]): row
                for row in store.all(
                    "SELECT id, case_id, document_id, type_id, reason, typical FROM type_cases WHERE type_id IN "
                    "(SELECT id FROM types WHERE typology_id = ?)",
                    (present.key,),
                )
            }
            for unit, said in given.items():
                self._refuse_gone(unit)
                row = there.get(unit)
                if said is None:
                    if row is not None:
                        store.delete_one("type_cases", row[0])
                        self._write_attribute(unit, present.name, "")
                    continue
                if said.type not in names:
                    raise gone("types")
                if said.typical:
                    for other in there.values():
                        if other[3] == said.type and other[5] and (other[1], other[2]) != unit:
                            store.update("type_cases", other[0], typical=0)
                facts = (said.type, said.reason.strip(), int(said.typical))
                if row is None:
                    case, document = unit
                    store.insert(
                        "type_cases", case_id=case, document_id=document, type_id=facts[0], reason=facts[1],
                        typical=facts[2],
                    )  # fmt: skip
                elif tuple(row[3:]) != facts:
                    store.update("type_cases", row[0], type_id=facts[0], reason=facts[1], typical=facts[2])
                self._write_attribute(unit, present.name, names[said.type])
        return self.get(typology.key)

    def _refuse_gone(self, unit: UnitKey) -> None:
        table, key = ("cases", unit[0]) if unit[0] is not None else ("documents", unit[1])
        if self._store.one(f"SELECT 1 FROM {table} WHERE id = ?", (key,)) is None:
            raise gone(table)

    def _write_attribute(self, unit: UnitKey, name: str, value: str) -> None:
        case, document = unit
        if case is not None:
            Attributes(self._store, "case_id").write({case: {name: value}})
        elif document is not None:
            Attributes(self._store, "document_id").write({document: {name: value}})


def _refuse_axes(axes: Sequence[TypeAxis]) -> None:
    if not FEWEST_AXES <= len(axes) <= MOST_AXES:
        raise QualcodeError(
            _("A typology has two or three features."), _("Name attributes, or evaluative codes with levels.")
        )
    if len({(axis.attribute, axis.code) for axis in axes}) != len(axes):
        raise QualcodeError(_("A feature is there twice."), _("Name two or three different ones."))


def _checked_type(typology: Typology, name: str, but: int = 0) -> str:
    if not spelled(name) or name != name.strip() or holds_control(name):
        raise QualcodeError(
            _("“{name}” cannot be the name of a type.", name=name),
            _("A name is not empty, has no blanks at its edges and no line break."),
        )
    taken = next((type_ for type_ in typology.types if folded(type_.name) == folded(name)), None)
    if taken is not None and taken.key != but:
        raise QualcodeError(_("There is a type “{name}” already.", name=taken.name), _("Choose another name."))
    return written_name(name)


def _stored(cells: Sequence[Cell]) -> str:
    return json.dumps([list(cell) for cell in dict.fromkeys(cells)], ensure_ascii=False)


def _told(axis: TypeAxis) -> dict[str, str]:
    return {name: value for name in AXIS_PARTS if (value := getattr(axis, name))}


def _type(row: Row) -> tuple[int, CaseType]:
    key, uuid, typology, position, name, description, cells = row
    return typology, CaseType(key, uuid, position, name, description, cells_from_json(cells))
