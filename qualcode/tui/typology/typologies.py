"""Typologies: begun over features, chosen, removed."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING

from rich.text import Text

from qualcode.catalogue import _, pgettext
from qualcode.model.codebooks.code_paths import joined_path
from qualcode.model.codebooks.feature_space import FEWEST_AXES, MOST_AXES
from qualcode.model.codebooks.typologies import TypeAxis
from qualcode.safe_text import visible
from qualcode.tui.finder.choose_many import ChooseMany, Item
from qualcode.tui.keys.key_table import undoes
from qualcode.tui.shared.choice_dialogs import Confirm
from qualcode.tui.shared.desk import Desk
from qualcode.tui.shared.key_line import DialogKey
from qualcode.tui.typology.choosing import choose
from qualcode.workspace.typology import levels, merged_cells, types

if TYPE_CHECKING:
    from qualcode.model.codebooks.typologies import Typology


class TypologyVerbs:
    """The verbs of a whole typology."""

    def __init__(
        self, desk: Desk, shown: Callable[[], Typology | None], show: Callable[[Typology | None], None]
    ) -> None:
        """`show` shows another typology than before, without one the last."""
        self._desk, self._shown, self._show = desk, shown, show

    def action_choose(self) -> None:
        """Show another typology."""
        known = self._desk.bench.project.typologies.all()
        if not known:
            self._desk.warn(_("There is no typology yet."))
            return

        def chosen(place: int | None) -> None:
            if place is not None:
                self._show(known[place])

        choose(self._desk, pgettext("screen", "Typology"), [typology.name for typology in known], chosen)

    def action_begin(self) -> None:
        """Begin a typology: its name, then the features that span it."""
        known = {typology.name for typology in self._desk.bench.project.typologies.all()}

        def refuse(name: str) -> str:
            if not name.strip():
                return _("A typology has a name of one line.")
            return _("There is a typology “{name}” already.", name=name) if name.strip() in known else ""

        def given(name: str | None) -> None:
            if name is not None:
                self._ask_for_features(name.strip())

        hint = _("Cases get their type as an attribute of this name. Its features are asked for then.")
        self._desk.ask(_("New typology"), "", hint, refuse, given)

    def _ask_for_features(self, name: str) -> None:
        space = self._desk.bench.space
        axes: dict[Hashable, TypeAxis] = {}
        items = []
        for code in levels.evaluative(space):
            axes[code.uuid] = TypeAxis(code=code.uuid)
            above = visible(joined_path(code.path[:-1]))
            items.append(Item(code.uuid, visible(code.name), pgettext("feature", "levels"), above))
        for attribute in merged_cells.attributes(space):
            axes[attribute] = TypeAxis(attribute=attribute)
            items.append(Item(attribute, visible(attribute), pgettext("feature", "attribute")))
        if len(items) < FEWEST_AXES:
            self._desk.warn(_("A typology needs two features: attributes of cases, or codes with levels."))
            return

        def taken(keys: frozenset[Hashable] | None) -> None:
            if keys is None:
                return
            if not FEWEST_AXES <= len(keys) <= MOST_AXES:
                self._desk.warn(_("Two or three features span a typology."))
                return
            chosen = [axes[item.key] for item in items if item.key in keys]
            self._desk.write(lambda space: types.define(space, name, chosen), self._defined)

        self._desk.show_dialog(ChooseMany(_("Two or three features"), items, ()), taken)

    def _defined(self, typology: Typology) -> None:
        self._show(typology)
        self._desk.written(_("“{name}” begun", name=visible(typology.name)), (undoes(),))

    def action_discard(self) -> None:
        """Take the typology away, after a question that says what goes with it."""
        typology = self._shown()
        if typology is None:
            self._desk.warn(_("There is no typology yet."))
            return
        words = Text(
            _(
                "Its {types} types and the attribute “{name}” of its cases go with it.",
                types=len(typology.types),
                name=visible(typology.name),
            )
        )
        answers = (DialogKey("answer('remove')", "enter", "⏎", pgettext("key line", "Remove")),)

        def answered(answer: str | None) -> None:
            if answer is not None:
                said = _("“{name}” removed · {undo}", name=visible(typology.name), undo=undoes())
                self._desk.write(lambda space: types.remove(space, typology), lambda _gone: self._removed(said))

        title = _("Remove “{name}”?", name=visible(typology.name))
        self._desk.show_dialog(Confirm(title, words, answers), answered)

    def _removed(self, said: str) -> None:
        self._show(None)
        self._desk.written(said)
