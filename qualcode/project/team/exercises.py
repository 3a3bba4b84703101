"""Which documents make the exercise of a model solution, and who may not see that solution yet."""

from __future__ import annotations

import json
from collections.abc import Sequence

from qualcode.model.codings import Coder, CoderKind, WorkState
from qualcode.model.team.exercises import Exercise, HiddenModels
from qualcode.model.team.roles import TeamRole
from qualcode.project.file.store import Store

# what a coder has to do with documents, beside codings
_DONE = "SELECT DISTINCT document_id FROM assignments WHERE coder_id = ? AND {}"  # no text: SQL
_OF_MODEL = f"{_DONE.format('(assigned OR state = ?)')} UNION SELECT document_id FROM codings WHERE coder_id = ?"
# who finishes a document takes it on, too: only what was allotted by an entry of its own limits an exercise
_ALLOTTED = _DONE.format(
    "assigned AND EXISTS (SELECT 1 FROM changes c JOIN entries e ON e.id = c.entry_id "
    "WHERE c.table_name = 'assignments' AND c.row_id = assignments.id AND e.kind IN ('assign', 'segments.fix'))"
)
_MEMOS = """
SELECT m.id FROM memos m JOIN codings c ON c.id = m.coding_id WHERE c.coder_id IN (SELECT value FROM json_each(?1))
UNION SELECT m.id FROM orphans o, json_each(o.attached, '$.memos') waiting JOIN memos m ON m.uuid = waiting.value
WHERE o.coder_id IN (SELECT value FROM json_each(?1))
"""


class Exercises:
    """The exercises of a project: the work of its coders of the kind “model”, beside which learners put their own."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, learner: Coder, model: Coder) -> Exercise:
        """How far somebody is with the exercise of a model solution.

        Its documents are those in which the model has codings, that are allotted to it, or that it finished. A
        learner to whom some of them were allotted is to code those, else all. A document counts as finished in
        whatever round that was.
        """
        documents = self._documents(_OF_MODEL, model.key, WorkState.FINISHED.value, model.key)
        allotted = self._documents(_ALLOTTED, learner.key) & documents
        done = self._documents(_DONE.format("state = ?"), learner.key, WorkState.FINISHED.value)
        required = allotted or documents
        return Exercise(model.key, learner.key, documents, required, done & required)

    def hidden_from(self, coder: Coder | None, coders: Sequence[Coder]) -> HiddenModels:
        """The models among the coders that one of them, or somebody unknown, must not see yet.

        Nothing is hidden from a lead, and from a model not its own work.
        """
        if coder is not None and coder.role is TeamRole.LEAD:
            return HiddenModels()
        hidden = tuple(
            other
            for other in coders
            if other.kind is CoderKind.MODEL
            and other != coder
            and (coder is None or not self.of(coder, other).is_finished)
        )
        if not hidden:
            return HiddenModels()
        keys = json.dumps([model.key for model in hidden])
        return HiddenModels(hidden, frozenset(int(key) for (key,) in self._store.all(_MEMOS, (keys,))))

    def _documents(self, statement: str, *values: int | str) -> frozenset[int]:
        return frozenset(int(key) for (key,) in self._store.all(statement, values))
