"""Splitting a code into several at once: by coder, by an attribute, by a query, or passage by passage; and lifting.

What would become of the codings is shown before anything is done.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from rich.text import Text

from qualcode.catalogue import _, ngettext, pgettext, program
from qualcode.errors import QualcodeError
from qualcode.model.codes import Code, CodeDraft
from qualcode.project.merge_and_split import SplitPart, Transfer
from qualcode.project.project import Project
from qualcode.retrieval.compiled_query import compiled
from qualcode.retrieval.query_names import Names
from qualcode.safe_text import visible
from qualcode.tui.codebook.desk import CodebookDesk
from qualcode.tui.codebook.previews import recheck_words
from qualcode.tui.codebook.split_queue import QueuedPassages, SplitQueue
from qualcode.tui.finder.choose_many import Item
from qualcode.tui.finder.choose_one import ChooseOne
from qualcode.tui.finder.code_offers import ChooseCode, CodeChosen
from qualcode.tui.keys.instead import error_words
from qualcode.tui.keys.key_table import key_of, undoes
from qualcode.tui.shared.choice_dialogs import Confirm
from qualcode.tui.shared.desk import Desk
from qualcode.tui.shared.key_line import DialogKey
from qualcode.workspace.codebook import merging, splitting
from qualcode.workspace.codebook.splitting import CodeSplit
from qualcode.workspace.workbench.code_figures import codings_of_code
from qualcode.workspace.workspace import Workspace

_WAYS = (
    DialogKey("queue", "enter p", "⏎", _("passage by passage")),
    DialogKey("coder", "c", "c", _("by coder")),
    DialogKey("attribute", "a", "a", _("by an attribute")),
    DialogKey("query", "q", "q", _("by a query")),
)
_Splitting = Callable[[Workspace, Code | None], CodeSplit]
"""How a code is split, its new codes below another one or at the top."""


class CodeParting:
    """What keys do with the passages of a code, or its sub-codes, all at once."""

    def __init__(self, desk: CodebookDesk) -> None:
        self._desk = desk

    def action_part(self) -> None:
        """Ask by what the code is split."""
        self._desk.with_code(self._ask_how)

    def _ask_how(self, code: Code) -> None:
        ways = {
            "queue": self._queue,
            "coder": self._by_coder,
            "attribute": self._by_attribute,
            "query": self._by_query,
        }

        def answered(answer: str | None) -> None:
            if answer is not None:
                ways[answer](code)

        words = Text(
            _(
                "Each new code gets passages of “{code}”; what you do not give away stays with it.",
                code=visible(code.name),
            )
        )
        self._desk.show_dialog(Confirm(_("Split the code"), words, _WAYS), answered)

    def _by_coder(self, code: Code) -> None:
        part_by_coder(self._desk, code, self._done)

    def _by_attribute(self, code: Code) -> None:
        names = Names(self._desk.bench.project).attributes
        if not names:
            self._desk.warn(_("No case and no document has an attribute."))
            return

        def chosen(name: Hashable | None) -> None:
            if name is not None:
                preview_parts(
                    self._desk,
                    code,
                    lambda space, parent: splitting.by_attribute(space, code, str(name), parent=parent),
                    self._done,
                )

        title = _("Split “{code}” by which attribute?", code=code.name)
        self._desk.show_dialog(ChooseOne(title, [Item(name, name) for name in names], None), chosen)

    def _by_query(self, code: Code) -> None:
        project = self._desk.bench.project

        def refusal(typed: str) -> str:
            try:
                compiled(project, typed)
            except QualcodeError as error:
                return error_words(error)
            return ""

        def asked(query: str | None) -> None:
            if query is not None:
                self._target_of_query(code, query)

        hint = _("As among the quotations: wave>=2021, coder:anna, code:“…”")
        self._desk.ask(_("Which passages of “{code}” get another code?", code=code.name), "", hint, refusal, asked)

    def _target_of_query(self, code: Code, query: str) -> None:
        def chosen(target: CodeChosen | None) -> None:
            if target is not None:
                into = target.code or target.new
                preview_parts(
                    self._desk,
                    code,
                    lambda space, parent: splitting.by_query(space, code, query, into, parent=parent),
                    self._done,
                )

        others = [other for other in self._desk.bench.book if other.key != code.key]
        title = _("Another code for what the query finds of “{code}”", code=code.name)
        self._desk.show_dialog(ChooseCode(title, others, new=True), chosen)

    # ---- passage by passage ----------------------------------------------------------------------

    def _queue(self, code: Code) -> None:
        desk = self._desk
        codings = codings_of_code(desk.bench, code)
        if not codings:
            desk.warn(_("“{code}” has no passages to choose from.", code=code.name))
            return

        def given(parts: QueuedPassages | None) -> None:
            if parts:
                preview_parts(
                    desk,
                    code,
                    lambda _space, parent: CodeSplit(
                        code,
                        tuple(
                            SplitPart(mine, CodeDraft(name, kind=code.kind, origin=code.origin), parent)
                            for name, mine in parts
                        ),
                        len(codings) - sum(len(mine) for _name, mine in parts),
                    ),
                    self._done,
                )

        desk.show_dialog(SplitQueue(desk.bench, desk.shelf, code, codings), given)

    def _done(self, code: Code, made: Sequence[tuple[Code, Transfer]]) -> None:
        self._desk.written_to(made[0][0].key, f"{_names_of(code, made)} · {undoes()}")

    # ---- sub-codes -------------------------------------------------------------------------------

    def action_lift(self) -> None:
        """Move the sub-codes of the code up a level."""
        self._desk.with_code(self._lift)

    def _lift(self, code: Code) -> None:
        desk = self._desk
        try:
            moving = merging.planned_lift(desk.bench.space, code)
        except QualcodeError as error:
            desk.warn(error_words(error))
            return
        names = program().listed([program().quoted(child.name) for child in moving])

        def lifted(moved: Sequence[Code]) -> None:
            words = ngettext("{count} sub-code up a level", "{count} sub-codes up a level", len(moved))
            desk.written(f"{words} · {undoes()}")

        def answered(answer: str | None) -> None:
            if answer is not None:
                desk.write(lambda space: merging.lift(space, code), lifted)

        words = Text(
            _("{names} will stand behind “{code}” at its level.", names=visible(names), code=visible(code.name))
        )
        words.append(f"\n{_undo_words()}", style="dim")
        answers = (DialogKey("do", "enter", "⏎", pgettext("key line", "Do it")),)
        desk.show_dialog(Confirm(_("Sub-codes up a level"), words, answers), answered)


Done = Callable[[Code, Sequence[tuple[Code, Transfer]]], None]
"""What is said when a code was split, and into what."""


def part_by_coder(desk: Desk, code: Code, done: Done) -> None:
    """Show what each coder meant by a code, and make codes of that where it is wanted."""
    preview_parts(desk, code, lambda space, parent: splitting.by_coder(space, code, parent=parent), done)


def preview_parts(desk: Desk, code: Code, how: _Splitting, done: Done) -> None:
    """Show what would become of the codings of a code, and split it where that is wanted."""
    bench = desk.bench

    def planned(project: Project) -> tuple[CodeSplit, list[Transfer]]:
        space = bench.space.beside(project)
        split = how(space, code)
        return split, splitting.planned(space, split)

    def refused(error: Exception) -> None:
        if isinstance(error, QualcodeError):
            desk.warn(error_words(error))
        else:
            desk.failed(error)

    desk.read(
        planned,
        lambda plan: _ask_to_part(desk, code, how, *plan, done),
        refused,
        opens=True,
        words=_("Counting what would be split off …"),
    )


def _ask_to_part(
    desk: Desk, code: Code, how: _Splitting, split: CodeSplit, plans: Sequence[Transfer], done: Done
) -> None:
    beside = desk.bench.book[code.parent] if code.parent is not None else None
    new = any(isinstance(part.target, CodeDraft) for part in split.parts)
    answers = [DialogKey("below", "enter", "⏎", _("new sub-codes") if new else pgettext("key line", "Do it"))]
    answers += [DialogKey("beside", "b", "b", _("new codes at the same level"))] if new else []

    def answered(answer: str | None) -> None:
        if answer is not None:
            parent = code if answer == "below" else beside
            desk.write(
                lambda space: splitting.apply(space, how(space, parent)),
                lambda made: done(code, made),
                words=_("Splitting “{code}” …", code=code.name),
            )

    desk.show_dialog(Confirm(_("Split the code"), parts_text(split, plans), answers), answered)


def parts_text(split: CodeSplit, plans: Sequence[Transfer]) -> Text:
    """What each of the new codes gets, and of whom; what stays."""
    words = program()
    text = Text(f"{visible(split.code.full_name)}\n\n", style="bold")
    for plan in plans:
        coders = ", ".join(f"{visible(name)} {words.number(number)}" for name, number in plan.coders.items())
        number = plan.codings + plan.doubles
        text.append(f"  {visible(plan.target)}  ").append(words.number(number), style="bold")
        text.append(f"  ({coders})\n", style="dim")
    staying = ngettext(
        "{count} coding stays with “{code}”", "{count} codings stay with “{code}”", split.staying,
        code=visible(split.code.full_name),
    )  # fmt: skip
    text.append(f"\n{staying}.\n")
    if number := sum(plan.doubles for plan in plans):
        text.append(
            ngettext(
                "{count} duplicate: the same coder had assigned both codes; one coding of each is kept.",
                "{count} duplicates: the same coder had assigned both codes; one coding of each is kept.",
                number,
            )
        ).append("\n")
    if number := sum(plan.to_recheck for plan in plans):
        text.append(recheck_words(number)).append("\n")
    return text.append(_undo_words(), style="dim")


def _undo_words() -> str:
    return _("{key} undoes it.", key=key_of("study.undo"))


def _names_of(code: Code, made: Sequence[tuple[Code, Transfer]]) -> str:
    return f"{code.name} → {', '.join(other.name for other, _transfer in made)}"
