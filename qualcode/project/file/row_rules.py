"""Rules of the rows that no constraint of the tables holds, and what rows are called where one is broken.

An undo or redo must not break them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable

from qualcode.catalogue import _, pgettext, program
from qualcode.language.forms import normalised as words
from qualcode.model.readings.transcription_rules import SYSTEM_NAMES

_TOUCHED = "(SELECT row_id FROM changes WHERE entry_id = ? AND table_name = '{table}')"

_ROWS: dict[str, Callable[[], str]] = {
    "settings": lambda: pgettext("rows", "settings"),
    "coders": lambda: pgettext("rows", "coders"),
    "cases": lambda: pgettext("rows", "cases"),
    "documents": lambda: pgettext("rows", "documents"),
    "speakers": lambda: pgettext("rows", "speakers"),
    "attributes": lambda: pgettext("rows", "attributes"),
    "codes": lambda: pgettext("rows", "codes"),
    "code_rules": lambda: pgettext("rows", "code rules"),
    "anchors": lambda: pgettext("rows", "anchors"),
    "related_codes": lambda: pgettext("rows", "related codes"),
    "codebooks": lambda: pgettext("rows", "codebooks"),
    "assignments": lambda: pgettext("rows", "assignments"),
    "codings": lambda: pgettext("rows", "codings"),
    "memos": lambda: pgettext("rows", "memos"),
    "revisions": lambda: pgettext("rows", "revisions"),
    "orphans": lambda: pgettext("rows", "orphans"),
    "quotation_edits": lambda: pgettext("rows", "quotation edits"),
    "good_marks": lambda: pgettext("rows", "marks of good quotations"),
    "quotation_ids": lambda: pgettext("rows", "quotation ids"),
    "labels": lambda: pgettext("rows", "labels"),
    "publications": lambda: pgettext("rows", "publications"),
    "published_quotations": lambda: pgettext("rows", "published quotations"),
    "accepted_findings": lambda: pgettext("rows", "accepted findings"),
    "origins": lambda: pgettext("rows", "origins"),
    "topics": lambda: pgettext("rows", "topics"),
    "topic_waves": lambda: pgettext("rows", "topic waves"),
    "topic_assignments": lambda: pgettext("rows", "topic assignments"),
    "summaries": lambda: pgettext("rows", "summaries"),
    "document_groups": lambda: pgettext("rows", "document groups"),
    "group_members": lambda: pgettext("rows", "group members"),
    "research_questions": lambda: pgettext("rows", "research questions"),
    "research_links": lambda: pgettext("rows", "research links"),
    "doubts": lambda: pgettext("rows", "doubts"),
    "consents": lambda: pgettext("rows", "consents"),
    "transcription_rules": lambda: pgettext("rows", "transcription rules"),
    "transcription_signs": lambda: pgettext("rows", "transcription signs"),
    "fixed_segments": lambda: pgettext("rows", "fixed passages"),
    "decisions": lambda: pgettext("rows", "decisions"),
    "consensus_decisions": lambda: pgettext("rows", "consensus decisions"),
    "norming_sessions": lambda: pgettext("rows", "norming sessions"),
    "norming_members": lambda: pgettext("rows", "norming members"),
    "norming_passages": lambda: pgettext("rows", "norming passages"),
    "norming_votes": lambda: pgettext("rows", "norming votes"),
    "code_levels": lambda: pgettext("rows", "code levels"),
    "case_levels": lambda: pgettext("rows", "case levels"),
    "codebook_versions": lambda: pgettext("rows", "codebook versions"),
    "code_lineage": lambda: pgettext("rows", "code lineage"),
    "rule_checks": lambda: pgettext("rows", "rule checks"),
    "inductions": lambda: pgettext("rows", "inductions"),
    "induction_documents": lambda: pgettext("rows", "induction documents"),
    "induction_passages": lambda: pgettext("rows", "induction passages"),
    "reductions": lambda: pgettext("rows", "reductions"),
    "summary_rows": lambda: pgettext("rows", "summary rows"),
    "card_groups": lambda: pgettext("rows", "card groups"),
    "cards": lambda: pgettext("rows", "cards"),
    "typologies": lambda: pgettext("rows", "typologies"),
    "types": lambda: pgettext("rows", "types"),
    "type_cases": lambda: pgettext("rows", "type cases"),
    "texts": lambda: pgettext("rows", "texts"),
    "structures": lambda: pgettext("rows", "structures"),
}
_TAKEN: dict[str, Callable[[str], str]] = {
    "coders": lambda name: _("there is another “{name}” among the coders now", name=name),
    "cases": lambda name: _("there is another “{name}” among the cases now", name=name),
    "documents": lambda name: _("there is another “{name}” among the documents now", name=name),
    "codes": lambda name: _("there is another “{name}” among the codes now", name=name),
    "topics": lambda name: _("there is another “{name}” among the topics now", name=name),
    "document_groups": lambda name: _("there is another “{name}” among the groups of documents now", name=name),
    "transcription_rules": lambda name: _("there are other transcription rules “{name}” now", name=name),
    "norming_sessions": lambda name: _("there is another “{name}” among the norming sessions now", name=name),
    "codebook_versions": lambda name: _("there is another “{name}” among the frozen codebooks now", name=name),
    "inductions": lambda name: _("there is another “{name}” among the inductive works now", name=name),
    "typologies": lambda name: _("there is another “{name}” among the typologies now", name=name),
}


def folded(name: str) -> str:
    """The form in which names are compared: as words are, white space collapsed."""
    return " ".join(words.folded(name).split())


def broken_rule(connection: sqlite3.Connection, entry_id: int) -> str:
    """What the rows that an entry touched break now, in a few words; empty where all is well."""
    for table, said in _TAKEN.items():
        name = _taken_name(connection, entry_id, table)
        if name:
            return said(name)
    code = _below_itself(connection, entry_id)
    if code:
        return _("the code “{code}” would stand below itself", code=code)
    rules = _unknown_rules(connection, entry_id)
    if rules:
        return _("documents follow the transcription rules “{name}”, which are not there", name=rules)
    key = key_of_two_codes(connection, entry_id)
    if key:
        return _("there is another code with the key “{key}” now", key=key)
    if _double_coding(connection, entry_id):
        return _("the passage has that code again already")
    if _double_summary(connection, entry_id):
        return _("the code has a summary again already")
    return ""


def vote_out_of_turn(connection: sqlite3.Connection, entry_id: int) -> str:
    """What an entry does to votes of a norming session whose turn it is not, in a few words; empty for nothing.

    What becomes of votes with their code, coder or session is no voting.
    """
    others = "SELECT 1 FROM changes WHERE entry_id = :entry AND table_name <> 'norming_votes'"  # no text: SQL
    voted = connection.execute(
        "SELECT 1 FROM changes c LEFT JOIN norming_votes v ON v.id = c.row_id "
        "JOIN norming_passages p ON p.id = COALESCE(v.passage_id, json_extract(c.old, '$.passage_id')) "
        "JOIN norming_sessions s ON s.id = p.session_id "
        "WHERE c.entry_id = :entry AND c.table_name = 'norming_votes' "
        "AND (s.state, COALESCE(v.turn, json_extract(c.old, '$.turn'))) NOT IN (VALUES ('first', 1), ('second', 2)) "
        f"AND NOT EXISTS ({others}) LIMIT 1",
        {"entry": entry_id},
    ).fetchone()
    if voted:
        return _("the votes of that turn are revealed")
    left = connection.execute(
        "SELECT 1 FROM norming_sessions s JOIN norming_passages p ON p.session_id = s.id "
        "JOIN norming_votes v ON v.passage_id = p.id WHERE s.state IN ('first', 'talk') AND v.turn = 2 "
        f"AND s.id IN {_TOUCHED.format(table='norming_sessions')} LIMIT 1",
        (entry_id,),
    ).fetchone()
    return _("second votes were given since") if left else ""


def _taken_name(connection: sqlite3.Connection, entry_id: int, table: str) -> str:
    touched = _TOUCHED.format(table=table)
    mine = {key for (key,) in connection.execute(f"SELECT id FROM {table} WHERE id IN {touched}", (entry_id,))}
    if not mine:
        return ""
    place = "parent_id" if table == "codes" else "NULL"
    known: dict[tuple[int | None, str], int] = {}
    for key, where, name in connection.execute(f"SELECT id, {place}, name FROM {table}"):
        other = known.setdefault((where, folded(name)), key)
        if other != key and mine & {key, other}:
            return str(name)
    return ""


def key_of_two_codes(connection: sqlite3.Connection, entry_id: int) -> str:
    """A key that two codes have, one of which the entry touched; empty where there is none."""
    touched = _TOUCHED.format(table="codes")
    known: dict[str, bool] = {}
    for mine, key in connection.execute(
        f"SELECT id IN {touched}, short_key FROM codes WHERE short_key <> ''", (entry_id,)
    ):
        other = known.get(folded(key))
        if other is not None and (mine or other):
            return str(key)
        known[folded(key)] = bool(mine or other)
    return ""


def _below_itself(connection: sqlite3.Connection, entry_id: int) -> str:
    row = connection.execute(
        f"""
        WITH RECURSIVE above(start, id) AS (
            SELECT id, parent_id FROM codes WHERE id IN {_TOUCHED.format(table="codes")}
            UNION
            SELECT a.start, c.parent_id FROM above a JOIN codes c ON c.id = a.id)
        SELECT c.name FROM above a JOIN codes c ON c.id = a.start WHERE a.id = a.start LIMIT 1
        """,
        (entry_id,),
    ).fetchone()
    return str(row[0]) if row else ""


def _unknown_rules(connection: sqlite3.Connection, entry_id: int) -> str:
    """The name of rules that documents follow and nobody knows any more, where the entry touched either."""
    of_documents, of_rules = _TOUCHED.format(table="documents"), _TOUCHED.format(table="transcription_rules")
    own = "SELECT name FROM transcription_rules"  # no text: SQL
    rows = connection.execute(
        f"SELECT DISTINCT transcription FROM documents WHERE transcription NOT IN ({own}) "
        f"AND (id IN {of_documents} OR EXISTS {of_rules}) ORDER BY transcription",
        (entry_id, entry_id),
    )
    return next((str(name) for (name,) in rows if name and name not in SYSTEM_NAMES), "")


def _double_coding(connection: sqlite3.Connection, entry_id: int) -> bool:
    touched = _TOUCHED.format(table="codings")
    row = connection.execute(
        "SELECT 1 FROM codings WHERE (document_id, start) IN "
        f"(SELECT document_id, start FROM codings WHERE id IN {touched}) "
        f'GROUP BY document_id, start, "end", code_id, coder_id, round HAVING COUNT(*) > 1 AND MAX(id IN {touched}) '
        "LIMIT 1",
        (entry_id, entry_id),
    ).fetchone()
    return row is not None


def _double_summary(connection: sqlite3.Connection, entry_id: int) -> bool:
    """Whether a code has two summaries that are of no case: for the tables two without a case are never the same."""
    touched = _TOUCHED.format(table="summaries")
    row = connection.execute(
        "SELECT 1 FROM summaries WHERE case_id IS NULL GROUP BY code_id "
        f"HAVING COUNT(*) > 1 AND MAX(id IN {touched}) LIMIT 1",
        (entry_id,),
    ).fetchone()
    return row is not None


def said_tables(tables: Iterable[str]) -> str:
    """What the rows of these tables are, as a list: “codings and memos”; an unknown table by its name."""
    return program().listed(_ROWS[table]() if table in _ROWS else table for table in tables)
