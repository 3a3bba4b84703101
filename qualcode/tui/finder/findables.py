"""What the finder finds: documents, codes, memos, quotations, commands and help, each with the way to it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import partial

from qualcode.catalogue import _, pgettext, program
from qualcode.model.codebooks.code_paths import joined_path
from qualcode.model.codes import Code
from qualcode.model.codings import Coding
from qualcode.model.documents import Document
from qualcode.model.memos import Memo
from qualcode.plural import counted
from qualcode.project.project import Project
from qualcode.reporting.words.value_words import memo_kind_word
from qualcode.tui.finder.help_content import HelpRow, help_beside_keys
from qualcode.tui.keys.key_table import Action, actions
from qualcode.tui.shared.study_screen import StudyScreen
from qualcode.workspace.sight import Sight
from qualcode.workspace.workbench.quotation_search import QuotationFound
from qualcode.workspace.workbench.workbench import Workbench


class FindableKind(Enum):
    """What is found, in the order in which equally near things stand."""

    DOCUMENT = pgettext("finder", "document")
    CODE = pgettext("finder", "code")
    COMMAND = pgettext("finder", "command")
    MEMO = pgettext("finder", "memo")
    QUOTATION = pgettext("finder", "quotation")
    HELP = pgettext("finder", "help")


KINDS = list(FindableKind)


@dataclass(frozen=True, slots=True)
class Findable:
    """Something with a name that can be gone to, what stands around the name, and what is said of it."""

    kind: FindableKind
    name: str
    go: Callable[[], Awaitable[None] | None]
    around: str = ""
    """What is shown behind the name, and found too."""
    meaning: str | Callable[[], str] = ""
    also: str = ""
    """Other words by which it is found, which are not shown."""
    colour: str = ""


class Findables:
    """The things that can be found from a screen."""

    def __init__(self, front: StudyScreen, help_on: Callable[[str], None]) -> None:
        """`help_on` shows the help on some words."""
        self._front = front
        self._help_on = help_on

    @property
    def _bench(self) -> Workbench:
        return self._front.desk.bench

    def at_hand(self) -> Iterator[Findable]:
        """All but memos and quotations, which take longer."""
        yield from map(self._document, self._bench.every_document)
        yield from map(self._code, self._bench.book)
        yield from map(self._command, self._commands())
        rows = {(row.section, row.words): row for row in help_beside_keys(*self._front.SCOPES)}
        yield from map(self._help, rows.values())

    # ---- documents and codes ---------------------------------------------------------------------

    def _document(self, document: Document) -> Findable:
        around = " · ".join(filter(None, (document.label, document.case)))
        values = " ".join(document.attributes.values())
        go = partial(self._front.go_to, document.key, None)
        return Findable(FindableKind.DOCUMENT, document.name, go, around, partial(self._codings_in, document), values)

    def _codings_in(self, document: Document) -> str:
        return counted(self._bench.counts_of(document.key).own, "coding") if self._bench.is_counted else ""

    def _code(self, code: Code) -> Findable:
        meaning = " ".join(code.rules.definition.split()) or _("No definition yet.")
        above = joined_path(code.path[:-1])
        return Findable(
            FindableKind.CODE,
            code.name,
            partial(self._front.go_to_row, "codebook", code.key),
            above,
            meaning,
            colour=code.colour,
        )

    # ---- commands and help -----------------------------------------------------------------------

    def _commands(self) -> list[Action]:
        seen: dict[str, Action] = {}
        for action in actions(*self._front.SCOPES):
            seen.setdefault(action.label, action)
        return [action for action in seen.values() if self._is_there(action)]

    def _is_there(self, action: Action) -> bool:
        """Whether somebody does the action now; the list of hits is there only while it is shown."""
        if action.call.startswith("app."):
            return action.name != "palette"
        doer = self._front.parts.get(action.part) if action.part else self._front
        return hasattr(doer, f"action_{action.act.partition('(')[0]}")

    def _command(self, action: Action) -> Findable:
        run = partial(self._front.run_call, action.call)
        return Findable(
            FindableKind.COMMAND, action.label, run, action.shown, action.group, _other_words(action.label)
        )

    def _help(self, row: HelpRow) -> Findable:
        return Findable(FindableKind.HELP, row.words, partial(self._help_on, row.words), row.section, also=row.mark)

    # ---- memos and quotations --------------------------------------------------------------------

    def memo(self, memo: Memo, coding: Coding | None) -> Findable:
        """A memo, with the coding that it is on, if it is on one."""
        words = " ".join(memo.text.split())
        code, document = self._names(memo, coding)
        kind = memo_kind_word(memo.kind)
        closed = pgettext("memo", "closed") if memo.closed else ""
        around = " · ".join(filter(None, (kind, closed, code, document)))
        return Findable(
            FindableKind.MEMO, memo.title or words, partial(self._go_to_memo, memo, coding), around, words, words
        )

    def _names(self, memo: Memo, coding: Coding | None) -> tuple[str, str]:
        target = memo.target
        code = coding.code if coding else target.code
        document = self._bench.document(coding.document if coding else target.document or 0)
        book = self._bench.book
        return book[code].name if code is not None and code in book else "", document.name if document else ""

    def _go_to_memo(self, memo: Memo, coding: Coding | None) -> None:
        target = memo.target
        if coding is not None:
            self._front.go_to(coding.document, coding.span)
        elif target.document is not None:
            self._front.go_to(target.document, target.span)
        elif target.code is not None:
            self._front.go_to_row("codebook", target.code)
        else:
            self._front.post_message(StudyScreen.Show("memos", memo.key))

    def quotation(self, found: QuotationFound) -> Findable:
        """A coded passage."""
        book, coding = self._bench.book, found.coding
        code = book[coding.code].name if coding.code in book else ""
        words = " ".join(found.text.split())
        go = partial(self._front.go_to, coding.document, coding.span)
        return Findable(FindableKind.QUOTATION, program().quoted(words), go, f"{code} · {found.document.name}", words)


def memos_seen(project: Project, sight: Sight) -> list[tuple[Memo, Coding | None]]:
    """The memos that may be seen, with the codings that they are on."""
    seen = [memo for memo in project.memos.all() if sight.sees_memo(memo)]
    return [
        (memo, project.codings.get(memo.target.coding) if memo.target.coding is not None else None) for memo in seen
    ]


def _other_words(label: str) -> str:
    """Words that people from other programs type for ours, in German: both spellings of Code, and their nouns."""
    said = label.casefold()
    other = {"cod": "kod", "textstelle": "segment", "merkmal": "variable", "codebuch": "codesystem"}
    return " ".join(said.replace(ours, theirs) for ours, theirs in other.items() if ours in said)
