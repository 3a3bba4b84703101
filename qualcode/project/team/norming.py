"""Norming sessions: passages on which coders vote, talk, and vote again. Who may see which votes is asked above."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.language.forms.normalised import spelled
from qualcode.model.codings import Coder
from qualcode.model.documents import Document
from qualcode.model.spans import Span
from qualcode.model.team.norming import NormingPassage, NormingSession, NormingState, NormingVote
from qualcode.model.team.norming_figures import NormingFigures
from qualcode.project.coding.adding import text_facts
from qualcode.project.coding.segments import refuse_other_text
from qualcode.project.file.door import span_of
from qualcode.project.file.history import Author
from qualcode.project.file.row_rules import folded
from qualcode.project.file.store import NameCandidate, Row, Store, Value, find, gone

_SESSIONS = "SELECT id, uuid, name, state, note, figures, author_id, created FROM norming_sessions"
_TURNS = {NormingState.FIRST: 1, NormingState.SECOND: 2}


class Norming:
    """The norming sessions of a project."""

    def __init__(self, store: Store) -> None:
        self._store = store

    # ---- reading ---------------------------------------------------------------------------------

    def all(self) -> list[NormingSession]:
        """All sessions, oldest first. Raises ProjectDamaged for a row that is none."""
        return self._made(_SESSIONS + " ORDER BY id")

    def get(self, key: int) -> NormingSession:
        """The session of a key as it is now. Raises QualcodeError where it is gone."""
        found = self._made(f"{_SESSIONS} WHERE id = ?", (key,))
        if not found:
            raise gone("norming_sessions")
        return found[0]

    def find(self, wanted: str, *, exact: bool = False) -> NormingSession:
        """The session of that name or id. Raises NotFound, Ambiguous, NotExact."""
        kind = "norming session"  # no text: a key
        return find(
            kind,
            wanted,
            [NameCandidate(session, session.id, session.uuid, (session.name,)) for session in self.all()],
            hint=_("“qualcode norming” lists them."),
            exact=exact,
        )

    def _made(self, sql: str, values: Sequence[Value] = ()) -> list[NormingSession]:
        members: dict[int, list[int]] = {}
        for session, coder in self._store.all("SELECT session_id, coder_id FROM norming_members ORDER BY id"):
            members.setdefault(session, []).append(coder)

        def made(row: Row) -> NormingSession:
            key, uuid, name, state, note, figures, author, created = row
            if figures:
                NormingFigures.from_json(figures)
            of = tuple(members.get(key, ()))
            return NormingSession(key, uuid, name, NormingState(state), note, figures, author, of, created)

        return self._store.made("norming_sessions", made, sql, values)

    def passages(self, session: int | None = None) -> list[NormingPassage]:
        """The passages of a session (key) in their order, or of all."""
        where = "" if session is None else "WHERE session_id = ? "
        return self._store.made(
            "norming_passages",
            _passage,
            'SELECT id, uuid, session_id, document_id, text_sha256, start, "end", position FROM norming_passages '
            f"{where}ORDER BY session_id, position, id",
            () if session is None else (session,),
        )

    def votes(self, session: int) -> list[NormingVote]:
        """All votes on the passages of a session (key), hidden ones too, by passage, coder and turn."""
        rows = self._store.all(
            "SELECT v.passage_id, v.coder_id, v.turn, v.code_id, v.created FROM norming_votes v "
            "JOIN norming_passages p ON p.id = v.passage_id WHERE p.session_id = ? "
            "ORDER BY p.position, v.passage_id, v.coder_id, v.turn, v.id",
            (session,),
        )
        given: dict[tuple[int, int, int], tuple[list[int], str]] = {}
        for passage, coder, turn, code, created in rows:
            codes, _created = given.setdefault((passage, coder, turn), ([], created))
            if code is not None:
                codes.append(code)
        return [NormingVote(*place, tuple(codes), created) for place, (codes, created) in given.items()]

    def text(self, passage: NormingPassage) -> str | None:
        """The words of a passage as they stood when its session began; None where that text was erased."""
        row = self._store.one("SELECT text FROM texts WHERE sha256 = ?", (passage.text_sha256,))
        return None if row is None else self._store.whole_text(passage.text_sha256, row[0])

    # ---- writing ---------------------------------------------------------------------------------

    def begin(
        self,
        name: str,
        members: Sequence[Coder],
        passages: Sequence[tuple[Document, Span]],
        coder: Coder,
        reason: str = "",
    ) -> NormingSession:
        """Begin a session of these members over these passages, in the order given; each passage counts once.

        The document objects say which texts the places were chosen on. Raises QualcodeError for a name that is empty
        or taken, where a text was corrected meanwhile, and SpanOutside.
        """
        store = self._store
        wanted = dict.fromkeys((document.key, span) for document, span in passages)
        documents = {document.key: document for document, _span in passages}
        with store.history.change("norming.begin", Author.of(coder), reason):
            name = self._checked(name)
            for document in documents.values():
                refuse_other_text(store, document)
            facts = text_facts(store, documents)
            for document_key, span in wanted:
                facts[document_key].refuse_outside(span)
            session, _uuid = store.insert(
                "norming_sessions",
                name=name,
                state=NormingState.FIRST.value,
                note="",
                figures="",
                author_id=coder.key,
                created=store.entry_time(),
            )
            store.insert_all(
                "norming_members", ("session_id", "coder_id"), [(session, member.key) for member in members]
            )
            store.insert_all(
                "norming_passages",
                ("session_id", "document_id", "text_sha256", "start", "end", "position"),
                [
                    (session, document, documents[document].sha256, span.start, span.end, position)
                    for position, (document, span) in enumerate(wanted)
                ],
            )
        return self.get(session)

    def _checked(self, name: str) -> str:
        if not spelled(name) or "\n" in name:
            raise QualcodeError(_("A norming session has a name of one line."), _("Write it like “Week 3”."))
        taken = next((session for session in self.all() if folded(session.name) == folded(name)), None)
        if taken is not None:
            raise QualcodeError(
                _("There is a norming session “{name}” already.", name=taken.name), _("Choose another name.")
            )
        return spelled(name)

    def vote(self, session: NormingSession, votes: Mapping[int, Collection[int]], coder: Coder) -> None:
        """Let a coder vote on passages (keys) with codes (keys), none of them for “none of the codes”.

        A former vote of the same turn is replaced. The session says in which turn the voter is. Raises QualcodeError
        where the session went on meanwhile, or a passage or code is gone.
        """
        store = self._store
        turn = _TURNS[session.state]
        with store.history.change("norming.vote", Author.of(coder)):
            self._unchanged(session)
            known = {passage.key for passage in self.passages(session.key)}
            codes = {key for (key,) in store.all("SELECT id FROM codes")}
            rows: list[Row] = []
            for passage, given in votes.items():
                if passage not in known:
                    raise gone("norming_passages")
                if not codes.issuperset(given):
                    raise gone("codes")
                place = (passage, coder.key, turn)
                old = {
                    code: key
                    for key, code in store.all(
                        "SELECT id, code_id FROM norming_votes WHERE passage_id = ? AND coder_id = ? AND turn = ?",
                        place,
                    )
                }
                wanted: dict[int | None, None] = dict.fromkeys(given) or {None: None}
                for code, key in old.items():
                    if code not in wanted:
                        store.delete_one("norming_votes", key)
                rows += [(*place, code, store.entry_time()) for code in wanted if code not in old]
            if rows:
                store.insert_all("norming_votes", ("passage_id", "coder_id", "turn", "code_id", "created"), rows)

    def turn(
        self,
        session: NormingSession,
        state: NormingState,
        coder: Coder,
        *,
        figures: NormingFigures | None = None,
        note: str | None = None,
    ) -> NormingSession:
        """Let a session go on to a state, or stay in its own with another note; with figures to keep.

        Raises QualcodeError where somebody let it go on meanwhile.
        """
        with self._store.history.change("norming.turn", Author.of(coder)):
            present = self._unchanged(session)
            values: dict[str, Value] = {"state": state.value}
            if figures is not None:
                values["figures"] = figures.to_json()
            if note is not None:
                values["note"] = note
            held = {"state": present.state.value, "figures": present.figures, "note": present.note}
            changed = {name: value for name, value in values.items() if held[name] != value}
            if changed:
                self._store.update("norming_sessions", session.key, **changed)
        return self.get(session.key)

    def remove(self, session: NormingSession, author: Author) -> None:
        """Take a session away with its votes. Raises QualcodeError where it is gone."""
        store = self._store
        with store.history.change("norming.remove", author):
            of_session = "IN (SELECT id FROM norming_passages WHERE session_id = ?)"
            store.delete("norming_votes", f"passage_id {of_session}", (session.key,))  # no text: SQL
            for table in ("norming_passages", "norming_members"):
                store.delete(table, "session_id = ?", (session.key,))
            store.delete_one("norming_sessions", session.key)

    def _unchanged(self, session: NormingSession) -> NormingSession:
        """The session as it is now, which must be where it was."""
        present = self.get(session.key)
        if present.state is not session.state:
            raise QualcodeError(
                _("The norming session “{name}” went on meanwhile.", name=present.name),
                _("“qualcode norming show” says where it is; nothing was changed."),
            )
        return present


def _passage(row: Row) -> NormingPassage:
    key, uuid, session, document, sha256, start, end, position = row
    return NormingPassage(key, uuid, session, document, sha256, span_of(start, end), position)
