"""Memos on the project, and on whole documents, cases and codes: listed where the thing is, read, written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from qualcode.catalogue import _
from qualcode.model.codes import Code
from qualcode.model.codings import Coding
from qualcode.model.documents import Case, Document
from qualcode.model.memos import LinkKind, Memo, MemoTarget
from qualcode.tui.shared.desk import Desk
from qualcode.tui.shared.study_screen import StudyScreen
from qualcode.tui.verbs.memo_writing import MemoWriting
from qualcode.workspace.material.memo_links import linking_memos
from qualcode.workspace.workspace import Workspace


class MemoThing(NamedTuple):
    """What memos are on, the UUID that a new one hangs on besides its document's, a title, and what links name."""

    target: MemoTarget
    uuid: str
    title: str
    link: tuple[LinkKind, int] | None = None


class ProjectMemos:
    """The program's part for the memos on the project; `front` gives the screen in front, or None."""

    def __init__(self, front: Callable[[], StudyScreen | None]) -> None:
        self._front = front

    def action_memo_on_project(self) -> None:
        """List the memos on the project, and write one."""
        front = self._front()
        if front is not None:
            MemosOnThings(front.desk).on_project()


class MemosOnThings:
    """Where there is nothing but one's own open memo, or none, the editor opens; else the list of what is there."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._writing = MemoWriting(desk, self._show)

    def _show(self, _coding: Coding | None) -> Sequence[str]:
        self._desk.refresh()
        return ()

    def on_project(self) -> None:
        """List the memos on the project, and write one."""
        self._open(MemoThing(MemoTarget(), "", _("Memo on the project")))

    def on_code(self, code: Code) -> None:
        """List the memos on a code, and write one."""
        title = _("Memo on the code “{name}”", name=code.name)
        self._open(MemoThing(MemoTarget(code=code.key), code.uuid, title, ("code", code.key)))

    def on_document(self, document: Document) -> None:
        """List the memos on a document, and write one."""
        title = _("Memo on the document “{name}”", name=document.name)
        self._open(MemoThing(MemoTarget(document=document.key), "", title, ("document", document.key)))

    def on_case(self, case: Case) -> None:
        """List the memos on a case, and write one."""
        self._open(MemoThing(MemoTarget(case=case.key), case.uuid, _("Memo on the case “{name}”", name=case.name)))

    def _open(self, thing: MemoThing) -> None:
        """List the memos on a thing, and those that link to it, once they are read."""
        bench = self._desk.bench

        def linking(space: Workspace) -> list[Memo]:
            if thing.link is None:
                return []
            return [memo for memo in linking_memos(space).get(thing.link, ()) if memo.target != thing.target]

        self._desk.read(
            lambda project: linking(bench.space.beside(project)),
            lambda memos: self._list(thing, memos),
            opens=True,
            words=_("Reading the memos …"),
        )

    def _list(self, thing: MemoThing, linking: Sequence[Memo]) -> None:
        from qualcode.tui.verbs.memo_list import NEW, MemoList

        bench = self._desk.bench
        memos = bench.memos_on(thing.target)
        if not linking and len(memos) <= 1 and not any(memo.closed or not bench.wrote(memo) for memo in memos):
            self._write_or_change(thing, next(iter(memos), None))
            return

        def taken(chosen: Memo | str | None) -> None:
            if chosen == NEW:
                self._write_or_change(thing, None)
            elif isinstance(chosen, Memo) and chosen.target == thing.target and bench.wrote(chosen):
                self._write_or_change(thing, chosen)
            elif isinstance(chosen, Memo):
                self._desk.post(StudyScreen.Show("memos", chosen.key))

        self._desk.show_dialog(MemoList(thing.title, bench, memos, linking), taken)

    def _write_or_change(self, thing: MemoThing, memo: Memo | None) -> None:
        if memo is None:
            self._writing.on_thing(thing.target, thing.uuid, thing.title)
        else:
            self._writing.change(memo, thing.title)
