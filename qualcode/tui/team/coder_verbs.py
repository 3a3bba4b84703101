"""What is done with coders: added, renamed, given documents; and as which of them one goes on."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Protocol

from rich.text import Text

from qualcode.catalogue import _, ngettext, pgettext
from qualcode.errors import QualcodeError
from qualcode.model.codings import Coder, CoderKind
from qualcode.model.documents import Document
from qualcode.project.coding.coders import refuse_name
from qualcode.safe_text import visible
from qualcode.tui.finder.choose_many import ChooseMany, Item
from qualcode.tui.grid.cell_editor import CellAnswer, CellEditor
from qualcode.tui.grid.grid import Grid
from qualcode.tui.keys.instead import error_words
from qualcode.tui.keys.key_table import undoes
from qualcode.tui.projects.next_study import NextStudy
from qualcode.tui.shared.choice_dialogs import Confirm
from qualcode.tui.shared.desk import Desk
from qualcode.tui.shared.key_line import DialogKey
from qualcode.tui.shared.key_menu import KeyMenu
from qualcode.tui.verbs.allotting import allotted_words
from qualcode.workspace.team import coders
from qualcode.workspace.team.work_of_coders import WorkOfCoder

_DIGITS = "123456789"
_KINDS = {"1": CoderKind.PERSON, "2": CoderKind.MACHINE, "3": CoderKind.CONSENSUS, "4": CoderKind.MODEL}


class TeamFront(Protocol):
    """What the verbs need of the screen."""

    @property
    def grid(self) -> Grid:
        """The list of coders."""

    @property
    def current(self) -> WorkOfCoder | None:
        """The coder under the cursor."""


class CoderVerbs:
    """They act on the coder under the cursor."""

    def __init__(self, desk: Desk, front: TeamFront) -> None:
        self._desk = desk
        self._front = front

    @property
    def _coder(self) -> Coder | None:
        current = self._front.current
        return current.coder if current is not None else None

    def action_add(self) -> None:
        """Add a coder: the name, then whether it is a person, a program, a consensus, or a model solution."""
        self._desk.ask(
            _("Name of the new coder"),
            "",
            _("A person, a program, the consensus of several, or a model solution; asked next."),
            lambda name: self._refusal(name.strip()),
            self._named,
        )

    def _refusal(self, name: str, but: Coder | None = None) -> str:
        try:
            refuse_name(name)
        except QualcodeError as error:
            return error_words(error)
        taken = (known for known in self._desk.bench.coders.values() if but is None or known.key != but.key)
        return _("There is a coder “{taken}” already.", taken=name) if _is_taken(name, [*taken]) else ""

    def _named(self, name: str | None) -> None:
        if name is None:
            return
        choices = {
            "1": pgettext("coder", "person"),
            "2": pgettext("coder", "program"),
            "3": pgettext("coder", "consensus"),
            "4": pgettext("coder", "model solution"),
        }

        def kind_chosen(key: str | None) -> None:
            if key is not None:
                self._desk.write(lambda space: coders.add(space, name.strip(), _KINDS[key]), self._added)

        self._desk.show_dialog(KeyMenu(_("“{name}” is a", name=visible(name.strip())), choices), kind_chosen)

    def _added(self, coder: Coder) -> None:
        words = _("Coder “{name}” added", name=coder.name)
        self._desk.written(f"{words} · {undoes()}")

    def action_rename(self) -> None:
        """Type another name where the name stands; codings and memos stay the coder's."""
        coder, region = self._coder, None
        if coder is not None:
            self._front.grid.go_to(self._front.grid.row or 0, 0)
            region = self._front.grid.cell_region
        if coder is None or region is None:
            return

        def typed(answer: CellAnswer | None) -> None:
            name = answer.value.strip() if answer is not None else coder.name
            if name != coder.name:
                self._desk.write(lambda space: coders.rename(space, coder, name), self._renamed)

        dialog = CellEditor(coder.name, region, refusal=lambda name: self._refusal(name.strip(), coder))
        self._desk.show_dialog(dialog, typed)

    def _renamed(self, coder: Coder) -> None:
        if self._desk.bench.coder is not None and coder.key == self._desk.bench.coder.key:
            self._go_on_as(coder)  # whoever acts is known by the name
        else:
            words = _("The coder is “{name}” now", name=coder.name)
            self._desk.written(f"{words} · {undoes()}")

    def action_merge(self) -> None:
        """Choose the coder to whom everything of this one goes, for one person under two names."""
        source = self._coder
        if source is None:
            return
        others = [coder for coder in self._desk.bench.coders.values() if coder.key != source.key]
        if not others:
            self._desk.warn(_("There is no other coder to merge “{name}” with.", name=source.name))
            return
        if len(others) > len(_DIGITS):
            self._desk.warn(_("There are too many coders to choose by a digit: “qualcode coders merge” takes names."))
            return
        choices = dict(zip(_DIGITS, (coder.name for coder in others), strict=False))

        def chosen(key: str | None) -> None:
            if key is not None:
                self._ask_to_merge(source, others[_DIGITS.index(key)])

        self._desk.show_dialog(KeyMenu(_("All of “{name}” goes to", name=visible(source.name)), choices), chosen)

    def _ask_to_merge(self, source: Coder, target: Coder) -> None:
        def answered(answer: str | None) -> None:
            if answer is not None:
                words = _("Merging “{source}” with “{target}” …", source=source.name, target=target.name)
                self._desk.write(
                    lambda space: coders.merge(space, source, target), lambda _numbers: merged(), words=words
                )

        def merged() -> None:
            done = _("“{source}” was merged with “{target}”", source=source.name, target=target.name)
            self._desk.written(f"{done} · {undoes()}")

        words = Text(
            visible(
                _(
                    "All codings, memos and allotments of “{source}” become those of “{target}”, and “{source}” is "
                    "removed. What both coded alike stands once.",
                    source=source.name,
                    target=target.name,
                )
            )
        )
        answers = (DialogKey("do", "enter", "⏎", pgettext("key line", "Merge")),)
        self._desk.show_dialog(Confirm(_("Merge coders"), words, answers), answered)

    def action_switch(self) -> None:
        """Go on as the coder under the cursor, after a question: all that is coded then is that coder's."""
        coder = self._coder
        if coder is None:
            return
        if coder.name == self._desk.bench.coder_name:
            self._desk.flash(_("You code as “{name}” already.", name=coder.name))
            return

        def answered(answer: str | None) -> None:
            if answer is not None:
                self._go_on_as(coder)

        words = Text(_("All that is coded from then on is a coding of “{name}”.", name=visible(coder.name)))
        answers = (DialogKey("do", "enter", "⏎", _("Code as “{name}”", name=visible(coder.name))),)
        self._desk.show_dialog(Confirm(_("Who codes"), words, answers), answered)

    def _go_on_as(self, coder: Coder) -> None:
        bench = self._desk.bench
        study = NextStudy(bench.project.path, coder.name, bench.space.works_blind, bench.wanted_round)
        self._desk.app.switching.go_on_with(study)  # type: ignore[attr-defined]  # QualcodeApp's

    def action_allot(self) -> None:
        """Choose, by source label, the documents that the coder is to code."""
        coder, bench = self._coder, self._desk.bench
        if coder is None:
            return
        groups: dict[str, list[Document]] = {}
        for document in bench.every_document:
            groups.setdefault(document.label, []).append(document)
        if not groups:
            self._desk.warn(_("There are no documents yet that could be allotted."))
            return
        known = {label for label, found in groups.items() if coder.key in bench.allotted_to(found)}
        items = [Item(label, _group_words(label, len(found))) for label, found in groups.items()]

        def chosen(labels: frozenset[Hashable] | None) -> None:
            if labels is None:
                return
            more = [document for label in groups if label in labels for document in groups[label]]
            less = [document for label in known if label not in labels for document in groups[label]]
            self._desk.write(
                lambda space: coders.allot_to(space, coder, more, less),
                lambda changed: self._desk.written(allotted_words(changed, any_marked=bool(labels))),
            )

        self._desk.show_dialog(
            ChooseMany(_("Documents for “{name}”", name=visible(coder.name)), items, known), chosen
        )


def _is_taken(name: str, known: list[Coder]) -> bool:
    return any(coder.name.casefold() == name.casefold() for coder in known)


def _group_words(label: str, number: int) -> str:
    """A source label with the number of its documents."""
    shown = label or _("(no source label)")
    return ngettext("{label}: {count} document", "{label}: {count} documents", number, label=shown)
