"""The memos of a study for Python users."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from qualcode.catalogue import _
from qualcode.errors import QualcodeError, UsageProblem
from qualcode.model.memos import MemoKind, MemoTarget
from qualcode.workspace.coding import memos as memo_changes
from qualcode.workspace.library.collection import StudyCollection
from qualcode.workspace.library.frames import FrameColumns
from qualcode.workspace.library.resolver import known_word, text_of
from qualcode.workspace.library.things import StudyCase, StudyCode, StudyCoding, StudyDocument, StudyMemo

if TYPE_CHECKING:
    from qualcode.workspace.library.study import OpenStudy
    from qualcode.workspace.library.thing import StudyThing


class StudyMemos(StudyCollection[StudyMemo]):
    """The memos that may be seen, oldest first."""

    noun = "memo"

    def __init__(self, study: OpenStudy, of: str = "", *, on: MemoTarget | None = None) -> None:
        super().__init__(study, of)
        self._on = on

    def about(self, thing: StudyThing) -> StudyMemos:
        """Those on a document (and on passages and codings of it), a code, a coding or a case."""
        return StudyMemos(self.study, _("on {title}", title=thing.title), on=self._target(thing))

    def add(self, text: str, *, about: StudyThing | None = None, title: str = "", kind: str = "other") -> StudyMemo:
        """Write a memo on a document, code, coding or case; without one on the project. Raises QualcodeError."""
        space = self.study.space
        wanted = MemoKind(known_word("kind of memo", kind, [kind.value for kind in MemoKind]))
        target = MemoTarget() if about is None else self._target(about)
        self.study.refuse_nobody()
        words, heading = text_of("memo text", text), text_of("title", title)
        memo = memo_changes.add(space, target, words, kind=wanted, title=heading)
        return self.study.maker().memo(memo)

    def _target(self, about: StudyThing) -> MemoTarget:
        resolver = self.study.resolver
        if isinstance(about, StudyDocument):
            return MemoTarget(document=resolver.document(about).key)
        if isinstance(about, StudyCode):
            return MemoTarget(code=resolver.code(about).key)
        if isinstance(about, StudyCoding):
            return MemoTarget(coding=resolver.coding(about).key)
        if isinstance(about, StudyCase):
            return MemoTarget(case=resolver.case(about).key)
        raise UsageProblem(
            _("A memo cannot be on {about}.", about=repr(about)),
            _("Give the document, code, coding or case itself, as study.documents[NAME]."),
        )

    def __iter__(self) -> Iterator[StudyMemo]:
        made = self.study.maker()
        return (made.memo(record) for record in self.study.space.memos() if self._is_on(record.target))

    def _is_on(self, target: MemoTarget) -> bool:
        on = self._on
        if on is None:
            return True
        if on.document is not None:
            if target.coding is not None:
                return self.study.space.project.codings.get(target.coding).document == on.document
            return target.document == on.document
        return (target.case, target.code, target.coding) == (on.case, on.code, on.coding)

    def _found(self, wanted: object) -> StudyMemo:
        return self.study.maker().memo(self.study.resolver.memo(wanted))

    def _columns(self, things: Sequence[StudyMemo]) -> FrameColumns:
        about = [_about(memo) for memo in things]
        records = [memo.record for memo in things]
        return FrameColumns(
            {
                "id": [record.id for record in records],
                "title": [record.title for record in records],
                "kind": [record.kind.value for record in records],
                "about": [kind for kind, _ in about],
                "of": [title for _, title in about],
                "author": [memo.author for memo in things],
                "text": [record.text for record in records],
                "created": [record.created for record in records],
                "changed": [record.changed for record in records],
                "closed": [record.closed for record in records],
            },
            times=("created", "changed"),
        )

    def _hidden(self) -> str:
        return self.study.space.sight.hidden_words("memos on passages")


def _about(memo: StudyMemo) -> tuple[str, str | None]:
    """What a memo is on: its kind and its name, where that may be told."""
    try:
        thing = memo.about
    except QualcodeError:  # one's own memo on a coding that must not be seen
        return "coding", None
    if thing is None:
        return "project", None
    return ("passage" if memo.record.target.span else thing.noun), thing.title
