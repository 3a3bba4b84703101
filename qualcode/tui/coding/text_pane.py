"""The text pane: the coded text with the keys of the registry, and whose codings are shown in it."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.widgets import Static

from qualcode.catalogue import _
from qualcode.model.codings import WorkState
from qualcode.model.documents import Structure
from qualcode.safe_text import visible
from qualcode.tui.coding.desk import CodingDesk
from qualcode.tui.keys.key_needs import no_coding_words
from qualcode.tui.keys.key_table import bindings, key_of
from qualcode.tui.text.coded_text import CodedText, CodeLook
from qualcode.user_folders import as_typed


class FirstSteps(Static):
    """What stands in the place of the text where there is none to read: what to do next."""

    def __init__(self, desk: CodingDesk, *, id: str) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id, markup=False)
        self._desk = desk

    def show_steps(self) -> None:
        """Say how texts come in; of a project that has some, where they are listed."""
        bench = self._desk.bench
        if bench.every_document:
            self.update(no_document_words(self._desk))
            return
        file = as_typed(bench.project.path)
        keys = (
            ("study.import_files", _("import interviews: files or folders, after a preview")),
            ("study.show_screen_codebook", _("create codes, or import a codebook there (that can wait)")),
            ("study.choose_project", _("open another project, or create one")),
            ("study.tour", _("look around first: a guided tour over the demo project")),
        )
        paragraphs = (
            _("This project has no documents yet. Next:"),
            "\n".join(f"  {key_of(action):<8} {words}" for action, words in keys),
            _("Text, Word, PDF, subtitles and tables can be read. What others import appears here at once."),
            _("In a second terminal, the same and more:"),
            f"  qualcode -p {file} import "  # no text: a command
            + _("TEXTS…")
            + f"\n  qualcode -p {file} codebook import "  # no text: a command
            + _("FILE.yaml"),
        )
        self.update(visible("\n\n".join(paragraphs), keep="\n"))


def no_document_words(desk: CodingDesk) -> str:
    """Why there is no text, and how to come to one; empty where a document is open."""
    if desk.opened is not None:
        return ""
    if desk.bench.every_document:
        return _("No document is open: {key} leads to the documents.", key=key_of("coding.documents"))
    return _("This project has no documents yet.")


class TextPane(CodedText, inherit_bindings=False):
    """The open document. Motions and selections work by key as long as it has the focus."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("text")]

    def __init__(self, desk: CodingDesk, *, id: str) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._desk = desk

    def show_document(self) -> None:
        """Show the open document from its beginning."""
        opened = self._desk.opened
        if opened is None:
            self.load("", Structure(""), {})
            return
        self._show_looks()
        self.load(opened.text, opened.structure, opened.roles)
        self.set_passages(self._desk.passages())

    def show_codings(self) -> None:
        """Show codes and codings as they are now, at the same place."""
        self._show_looks()
        self.set_passages(self._desk.passages())

    def _show_looks(self) -> None:
        self.set_palette({code.key: CodeLook(code.colour, code.name) for code in self._desk.bench.book})

    @on(CodedText.SelectionChanged)
    def _selection_changed(self) -> None:
        """Told from here and not by the screen, which hears of it when the text has been drawn without the rest."""
        self._desk.offset = self.active_offset
        self._desk.front.show_selection()

    @on(CodedText.PassageClicked)
    def _passage_clicked(self, event: CodedText.PassageClicked) -> None:
        """A click in the text makes a coding there current, one's own first, in the margin selects its passage."""
        clicked = list(event.passages)
        if event.in_margin:
            current = self.current
            at = next((place for place, passage in enumerate(clicked) if passage.coding == current), -1)
            chosen = clicked[(at + 1) % len(clicked)]
            self.select(chosen.start, chosen.end)
        else:
            chosen = min(clicked, key=lambda passage: not passage.own)
        self._desk.choose(chosen)

    def action_go_to_passage(self, direction: int) -> bool:
        """Make the next (1) or previous (-1) coding current and select its passage; several on one come in turn."""
        here = self.passages_of_selection()
        keys = [passage.coding for passage in here]
        at = keys.index(self.current) + direction if self.current in keys else min(direction, 0) % max(1, len(keys))
        if not 0 <= at < len(here):
            if not self.go_to_passage(direction):
                return False
            here, at = self.passages_of_selection(), min(direction, 0)
        self._desk.choose(here[at])
        return True

    def action_select_passage(self, coding: int | None = None) -> bool:
        """Select the passage of the coding here and make that current; again: the next longer one."""
        found = self.select_passage(coding)
        if found:
            self._desk.choose(self.passages_of_selection()[0])
        return found

    def action_next_here(self) -> None:
        """Make the next of the codings and memos that stand here current; the selection stays."""
        desk = self._desk
        annotations, current = desk.annotations_here(), desk.current
        if not annotations:
            desk.flash(no_coding_words())
            return
        number = (annotations.index(current) + 1) % len(annotations) if current in annotations else 0
        desk.choose(annotations[number])
        words = _(
            "{number} of {count}: {name}",
            number=number + 1,
            count=len(annotations),
            name=desk.name_of(annotations[number]),
        )
        desk.flash(words)

    @on(CodedText.AtEnd)
    def _at_end(self) -> None:
        desk = self._desk
        if desk.opened is not None:
            done = desk.bench.state_of(desk.opened.document) is WorkState.FINISHED
            mark = _("marked as finished") if done else _("{key} marks it as finished", key=key_of("coding.finish"))
            goes_on = _("{key} goes on", key=key_of("coding.next_document_on"))
            desk.flash(_("End of the text: {summary}", summary=desk.summary()), 8, (mark, goes_on))

    def action_go_to_edge(self, edge: str) -> bool:
        """Select the first or the last sentence of the text; False where it is selected already."""
        return self.go_to(0 if edge == "start" else len(self.text))

    def action_only_own(self) -> None:
        """Show or hide the codings of others in the text."""
        desk, bench = self._desk, self._desk.bench
        others = bench.others_in(desk.opened.document.key) if desk.opened else {}
        whose = ", ".join(f"{name}: {number}" for name, number in others.items()) or _("none in this document")
        if bench.blind:
            desk.warn(bench.sight.hidden_of(whose))
            return
        desk.show_only_own(not desk.only_own)
        if desk.only_own:
            desk.flash(_("Codings of others hidden ({whose})", whose=whose))
        else:
            desk.flash(_("Codings of others shown ({whose})", whose=whose))

    def action_earlier_rounds(self) -> None:
        """Show or hide one's own codings of other rounds; they are hidden at first, so that nobody copies them."""
        desk, bench = self._desk, self._desk.bench
        if bench.round is None:
            desk.flash(
                _(
                    "There are no rounds: {key} on {screen} begins a second one.",
                    key=key_of("team.begin_round"),
                    screen=key_of("study.show_screen_team"),
                )
            )
            return
        if bench.sight.repeats:
            desk.flash(_("You code own passages again: what you gave them before is shown outside of this round."))
            return
        bench.shows_earlier = not bench.shows_earlier
        desk.front.refresh_project()
        if bench.shows_earlier:
            desk.flash(_("Your codings of other rounds than round {round} shown", round=bench.round))
        else:
            desk.flash(_("Your codings of other rounds than round {round} hidden", round=bench.round))
