"""The codings of a study for Python users: fetched document by document, their texts only when asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from qualcode.catalogue import program
from qualcode.project.versions.old_rules import is_under_old_rules
from qualcode.workspace.library import choosing
from qualcode.workspace.library.collection import StudyCollection
from qualcode.workspace.library.frames import FrameColumns, frame
from qualcode.workspace.library.things import StudyCoding

if TYPE_CHECKING:
    from qualcode.workspace.library.choosing import Conditions
    from qualcode.workspace.library.frames import DataFrame
    from qualcode.workspace.library.study import OpenStudy


class StudyCodings(StudyCollection[StudyCoding]):
    """The codings that may be seen and are wanted, by document (label, name) and place in it."""

    noun = "coding"

    def __init__(self, study: OpenStudy, of: str = "", *, conditions: Sequence[Conditions] = ()) -> None:
        super().__init__(study, of)
        self._conditions = tuple(conditions)

    def where(self, query: str = "", **conditions: object) -> StudyCodings:
        """Those that a query chooses and for which all conditions hold, of several values of one any.

        `query` is in the query language: “Interferenz AND wave>=2021”. Conditions are `document`, `label`, `code`
        (with those below it, unless `sub_codes=False`), `coder`, `polarity`, `round`, `weight` (the least, or least
        and greatest), `good=True` and `where` (“wave=2022”); each takes a name, a thing, or several of them. Raises
        NotFound, Ambiguous, and UsageProblem for conditions that are none.
        """
        made = choosing.conditions_of(self.study, query, conditions)
        of = program().listed(filter(None, (self.of, made.in_words)))
        return StudyCodings(self.study, of, conditions=(*self._conditions, made))

    def __iter__(self) -> Iterator[StudyCoding]:
        made = self.study.maker()
        for document, codings in choosing.chosen(self.study.space, self._conditions):
            made.document(document)
            yield from map(made.coding, codings)

    def __len__(self) -> int:
        return choosing.number_chosen(self.study.space, self._conditions)

    def _holds(self, thing: StudyCoding) -> bool:
        return any(
            coding.key == thing.record.key
            for document, codings in choosing.chosen(self.study.space, self._conditions)
            if document.key == thing.record.document
            for coding in codings
        )

    def _found(self, wanted: object) -> StudyCoding:
        return self.study.maker().coding(self.study.resolver.coding(wanted))

    def frame(self, *, text: bool = True) -> DataFrame:
        """One row a coding; without `text` no document is read. It is a working table: names stand in it."""
        return frame(self._columns(list(self), text=text))

    def _columns(self, things: Sequence[StudyCoding], *, text: bool = True) -> FrameColumns:
        records = [coding.record for coding in things]
        since = self.study.space.project.rule_checks.since()
        own: dict[str, Sequence[object]] = {
            "id": [record.id for record in records],
            "document": [coding.document.name for coding in things],
            "label": [coding.document.label for coding in things],
            "case": [coding.document.record.case for coding in things],
            "code": [coding.code.full_name for coding in things],
            "coder": [coding.coder.name for coding in things],
            "start": [record.span.start for record in records],
            "end": [record.span.end for record in records],
            **({"text": [coding.text for coding in things]} if text else {}),
            "polarity": [record.polarity.value for record in records],
            "weight": [record.weight for record in records],
            "round": [record.round for record in records],
            "good": [record.good for record in records],
            "memo": [record.memo for record in records],
            "paraphrase": [record.paraphrase for record in records],
            "rule_version": [record.rule_version for record in records],
            "under_old_rule": [is_under_old_rules(record, since) for record in records],
            "created": [record.created for record in records],
        }
        return FrameColumns(own, whole=("weight",), times=("created",))

    def _hidden(self) -> str:
        return self.study.space.sight.hidden_words()
