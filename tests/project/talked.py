"""A team that talked: decisions of a consensus and a norming session with votes, on a text of two sentences."""

from __future__ import annotations

import json
from collections.abc import Sequence

from qualcode.model.codings import CoderKind, Coding, CodingDraft
from qualcode.model.spans import Span
from qualcode.model.team.consensus import ConsensusDecision, ConsensusResult, DecisionMode
from qualcode.project.file.history import Author
from qualcode.project.project import Project
from qualcode.project.team.decisions import NewDecision
from tests.helpers import LEAD, add_code, add_coder, draft

FIRST, SECRET, LAST = "Das war schwer für uns.", "Der Förster Mirabellus half.", "Heute ist es gut."
TEXT = f"{FIRST} {SECRET} {LAST}"


class Talked:
    """Anna and Ben coded each of three sentences; each was decided on and voted on by both."""

    def __init__(self, project: Project, text: str = TEXT) -> None:
        self.project, self.text = project, text
        self.anna, self.ben = add_coder(project, "anna"), add_coder(project, "ben")
        self.consensus = add_coder(project, "Konsens", CoderKind.CONSENSUS)
        self.code, self.other = add_code(project, "Theme"), add_code(project, "Place")
        self.document = project.documents.add([draft("talk", text, case="c1")], LEAD)[0]
        self.codings = [
            [
                project.codings.add(self.document, self.place(words), code, coder).coding
                for words in (FIRST, SECRET, LAST)
            ]
            for coder, code in ((self.anna, self.code), (self.ben, self.other))
        ]
        self.decisions = [self.decide([of_anna, of_ben]) for of_anna, of_ben in zip(*self.codings, strict=True)]
        self.session = self.begin("Runde", [self.place(words) for words in (FIRST, SECRET, LAST)])
        for coder, code in ((self.anna, self.code.key), (self.ben, None)):
            self.vote(coder, 1, code)

    def place(self, words: str) -> Span:
        start = self.text.index(words)
        return Span(start, start + len(words))

    def decide(self, codings: Sequence[Coding], reason: str = "") -> ConsensusDecision:
        """Take the first coding's code over, whoever decides that."""
        project = self.project
        codes = {code.key: code.uuid for code in project.codes.book()}
        new = NewDecision(
            project.documents.get(self.document.key), self.consensus, self.anna, self.anna, self.ben,
            DecisionMode.JOINT, (self.anna, self.ben), ConsensusResult.FIRST,
            project.consensus.before(codings, codes), reason=reason,
        )  # fmt: skip
        made = CodingDraft(new.document, codings[0].span, self.code, self.consensus, round=1)
        return project.consensus.decide(new, [made], Author.of(self.anna))

    def begin(self, name: str, places: Sequence[Span]) -> int:
        store, document = self.project._store, self.project.documents.get(self.document.key)
        with self.project.change("norming.begin", Author.of(self.anna)):
            session, _uuid = store.insert(
                "norming_sessions", name=name, state="first", note="", figures="", author_id=self.anna.key,
                created=store.entry_time(),
            )  # fmt: skip
            members = [(session, coder.key) for coder in (self.anna, self.ben)]
            store.insert_all("norming_members", ("session_id", "coder_id"), members)
            columns = ("session_id", "document_id", "text_sha256", "start", "end", "position")
            rows = [
                (session, document.key, document.sha256, span.start, span.end, at) for at, span in enumerate(places)
            ]
            store.insert_all("norming_passages", columns, rows)
        return session

    def vote(self, coder, turn: int, code: int | None) -> None:
        store = self.project._store
        with self.project.change("norming.vote", Author.of(coder)):
            for (passage,) in store.all("SELECT id FROM norming_passages WHERE session_id = ?", (self.session,)):
                store.insert(
                    "norming_votes", passage_id=passage, coder_id=coder.key, turn=turn, code_id=code,
                    created=store.entry_time(),
                )  # fmt: skip

    # ---- what is there -----------------------------------------------------------------------------

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        return self.project._store.all(sql)

    def voted_on(self) -> list[str]:
        """The words of the passages that are voted on, as far as their text is there."""
        found = self.rows(
            'SELECT t.text, p.start, p."end" FROM norming_passages p LEFT JOIN texts t ON t.sha256 = p.text_sha256 '
            "ORDER BY p.position"
        )
        return [Span(start, end).cut(text) if text else "" for text, start, end in found]

    def decided_on(self) -> list[list[str]]:
        """The words of what both coders had, decision by decision."""
        found = self.rows(
            "SELECT t.text, d.before FROM consensus_decisions d LEFT JOIN texts t ON t.sha256 = d.text_sha256 "
            "ORDER BY d.id"
        )
        return [
            [Span(coding["start"], coding["end"]).cut(text) if text else "" for coding in json.loads(before)]
            for text, before in found
        ]

    def number(self, table: str) -> int:
        return int(self.rows(f"SELECT COUNT(*) FROM {table}")[0][0])
