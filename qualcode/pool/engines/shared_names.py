"""What names stand for in a pool: shared codes, attributes. The nearest is told where there is none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from qualcode.catalogue import _
from qualcode.errors import Ambiguous, NotFound
from qualcode.language.forms.normalised import folded as folded_value
from qualcode.model.codebooks.code_paths import PATH_SEPARATOR
from qualcode.pool.engines.engine import Engine
from qualcode.project.file.row_rules import folded
from qualcode.project.file.store import nearest


@dataclass(frozen=True, slots=True)
class SharedCode:
    """A code of the shared codebook; `exact` and `inexact` are how many codes of projects stand for it so."""

    key: int
    parent: int | None
    name: str
    path: str
    exact: int
    inexact: int


class SharedNames:
    """Finds codes and attributes of the pool that an engine asks."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @cached_property
    def codes(self) -> Sequence[SharedCode]:
        """The shared codebook in its order, each code behind the one above it."""
        rows = self._engine.query("shared_codes").to_pylist()
        names = ("code", "parent", "name", "path", "exact", "inexact")
        below: dict[int | None, list[SharedCode]] = {}
        keys = {row["code"] for row in rows}
        for row in rows:  # by position
            above = row["parent"] if row["parent"] in keys else None
            below.setdefault(above, []).append(SharedCode(*(row[name] for name in names)))
        ordered: list[SharedCode] = []
        waiting = below.pop(None, [])[::-1]
        while waiting:
            ordered.append(waiting.pop())
            waiting.extend(reversed(below.pop(ordered[-1].key, [])))
        return ordered

    @cached_property
    def attributes(self) -> Mapping[str, str]:
        """The attributes: folded -> one of the forms in which the name stands."""
        return {row["folded_name"]: row["name"] for row in self._engine.query("attribute_names").to_pylist()}

    def code(self, name: str) -> SharedCode:
        """The code of that path or name, in whichever case. Raises NotFound with the nearest, Ambiguous."""
        if not self.codes:
            raise NotFound(
                "code", name, message=_("The pool has no shared codebook yet."),
                hint=_("“qualcode pool codebook import FILE” gives it one."),
            )  # fmt: skip
        for kind in ("path", "name"):
            wanted = _plain(name) if kind == "path" else folded(name)
            found = [
                code for code in self.codes if (_plain(code.path) if kind == "path" else folded(code.name)) == wanted
            ]
            if len(found) == 1:
                return found[0]
            if found:
                raise Ambiguous("code", name, [code.path for code in found])
        raise NotFound("code", name, nearest(name, [code.path for code in self.codes]))

    def attribute(self, name: str) -> str:
        """The folded name of an attribute. Raises NotFound with the nearest."""
        wanted = folded_value(name.strip())
        if wanted in self.attributes:
            return wanted
        known = sorted(self.attributes.values())
        shown = ", ".join(known[:12]) + (" …" if len(known) > 12 else "")
        hint = _("Attributes are: {shown}.", shown=shown or _("none"))
        raise NotFound("attribute", name, nearest(name, known), hint)


def _plain(path: str) -> str:
    """A path as it is compared, whatever stands around its separators."""
    return PATH_SEPARATOR.strip().join(folded(part) for part in path.split(PATH_SEPARATOR.strip()))
