"""Whether a project file is whole: the file, its rows, its triggers and its history."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from qualcode.catalogue import _, ngettext, pgettext, program
from qualcode.errors import ProjectBusy, ProjectFileError
from qualcode.model.documents import count_words, counted_before
from qualcode.plural import counted
from qualcode.project.checking.values import problems_of_values
from qualcode.project.file import digests, schema
from qualcode.project.file.door import UNFIT
from qualcode.project.file.failures import translated
from qualcode.project.file.history import replay_backwards
from qualcode.project.file.store import Store
from qualcode.project.file.structures import columns_of, digest, reaches_outside, unpacked
from qualcode.project.material.search_index import Form, SearchIndex, forms_of
from qualcode.project.quoting.begun import unfinished
from qualcode.project.quoting.checked_passages import is_as_kept
from qualcode.project.rescuing.rescue import waiting_for
from qualcode.project.watch.left_behind import files_beside


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What one check says; `problems` is empty where all is well, `notes` are good to know all the same."""

    name: str
    seen: str
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """What was checked, for people."""
        return _TITLES[self.name]()


_TITLES: dict[str, Callable[[], str]] = {
    "file": lambda: pgettext("checked", "file"),
    "references": lambda: pgettext("checked", "references"),
    "texts": lambda: pgettext("checked", "texts"),
    "passages": lambda: pgettext("checked", "passages"),
    "orphans": lambda: pgettext("checked", "orphans"),
    "values": lambda: pgettext("checked", "values"),
    "codebook": lambda: pgettext("checked", "codebook"),
    "triggers": lambda: pgettext("checked", "triggers"),
    "history": lambda: pgettext("checked", "history"),
    "sums": lambda: pgettext("checked", "sums"),
    "search": lambda: pgettext("checked", "search"),
    "findings": lambda: pgettext("checked", "findings"),
    "beside": lambda: pgettext("checked", "beside"),
    "unfinished": lambda: pgettext("checked", "unfinished"),
}


def check(store: Store, only: Collection[str] = ()) -> list[CheckResult]:
    """Run all checks, or those of these names; nothing is changed."""
    steps: dict[str, Callable[[Store], CheckResult]] = {
        "file": _integrity,
        "references": _foreign_keys,
        "texts": _texts,
        "passages": _spans,
        "orphans": _orphans,
        "values": _values,
        "codebook": _tree,
        "triggers": _triggers,
        "history": _history,
        "sums": _sums,
        "search": _search,
        "findings": _findings,
        "beside": _beside,
        "unfinished": _unfinished,
    }
    return [_told(name, step, store) for name, step in steps.items() if not only or name in only]


def _unfinished(store: Store) -> CheckResult:
    """What processes are at, or left behind and the opening could not settle."""
    paths = unfinished(store)
    return CheckResult(
        "unfinished",
        ", ".join(
            (
                ngettext("{count} file being written", "{count} files being written", len(paths)),
                *(program().quoted(str(path)) for path in paths),
            )
        ),
    )


def _told(name: str, step: Callable[[Store], CheckResult], store: Store) -> CheckResult:
    """What a step finds; a file that cannot be read to the end is a finding too."""
    try:
        with translated(store.path):
            return step(store)
    except ProjectBusy:
        raise
    except ProjectFileError as error:
        return CheckResult(name, _("not read to the end"), (error.message,))
    except UNFIT as error:
        return CheckResult(
            name, _("not read to the end"), (_("a value of a wrong sort stops this step ({error})", error=error),)
        )


def _integrity(store: Store) -> CheckResult:
    answers = [str(row[0]) for row in store.all("PRAGMA integrity_check")]
    return CheckResult("file", _("read from end to end"), () if answers == ["ok"] else tuple(answers))


def _foreign_keys(store: Store) -> CheckResult:
    broken = store.all("PRAGMA foreign_key_check")
    problems = tuple(
        _("{table} row {row} points to a missing row of {target}", table=table, row=row, target=target)
        for table, row, target, _number in broken
    )
    return CheckResult("references", _("followed"), problems)


def _texts(store: Store) -> CheckResult:
    problems: list[str] = []
    count = 0
    for key, sha256, text, length, words in store.rows("SELECT id, sha256, text, length, words FROM texts"):
        count += 1
        if hashlib.sha256(text.encode("utf-8")).hexdigest() != sha256:
            problems.append(_("text {key} is not the text of its checksum", key=key))
        elif length != len(text) or words not in (count_words(text), counted_before(text)):
            problems.append(_("text {key} has a wrong length or number of words", key=key))
    for key, length, sha256, text_id, *columns in store.rows(
        f"SELECT s.id, t.length, s.sha256, s.text_id, {columns_of('s')} "
        "FROM structures s JOIN texts t ON t.id = s.text_id"
    ):
        if digest(text_id, *columns) != sha256:
            problems.append(_("structure {key} is not the structure of its checksum", key=key))
        try:
            structure = unpacked(*columns)
        except (ValueError, TypeError):
            problems.append(_("structure {key} cannot be read", key=key))
            continue
        if reaches_outside(structure, length):
            problems.append(_("structure {key} reaches outside of its text", key=key))
    return CheckResult("texts", _("{count} hashed", count=program().number(count)), tuple(problems))


def _spans(store: Store) -> CheckResult:
    problems: list[str] = []
    for table in ("codings", "memos", "topic_assignments", "doubts", "fixed_segments"):
        for key, start, end, name in store.all(
            f'SELECT x.id, x.start, x."end", d.name FROM {table} x JOIN documents d ON d.id = x.document_id '
            f'JOIN texts t ON t.id = d.text_id WHERE x."end" > t.length'
        ):
            problems.append(
                _(
                    "{table} row {key}: {start}:{end} reaches outside of “{document}”",
                    table=table,
                    key=key,
                    start=start,
                    end=end,
                    document=name,
                )
            )
    problems += _of_former_texts(store)
    for key, start, length in store.all(
        "SELECT e.id, e.start, e.length FROM quotation_edits e JOIN codings c ON c.id = e.coding_id "
        'WHERE e.start + e.length > c."end" - c.start'
    ):
        problems.append(
            _(
                "quotation_edits row {key}: {start}:{end} reaches outside of its passage",
                key=key,
                start=start,
                end=start + length,
            )
        )
    count = store.one("SELECT COUNT(*) FROM codings")
    return CheckResult(
        "passages", _("{count} inside their texts", count=program().number(count[0] if count else 0)), tuple(problems)
    )


def _of_former_texts(store: Store) -> Iterator[str]:
    """Places that decisions and norming sessions name, outside of the text that the document had then."""
    decided = (
        "SELECT 'consensus_decisions', x.id, MAX(json_extract(b.value, '$.end')) FROM consensus_decisions x, "
        "json_each(x.before) b JOIN texts t ON t.sha256 = x.text_sha256 WHERE json_valid(x.before) GROUP BY x.id "
        "HAVING MAX(json_extract(b.value, '$.end')) > MAX(t.length)"
    )
    voted = (
        "SELECT 'norming_passages', x.id, x.\"end\" FROM norming_passages x JOIN texts t ON t.sha256 = x.text_sha256 "
        'WHERE x."end" > t.length'
    )
    for table, key, end in (*store.all(decided), *store.all(voted)):
        yield _(
            "{table} row {row}: a place up to {end} reaches outside of the text that it was made on",
            table=table,
            row=key,
            end=end,
        )


def _orphans(store: Store) -> CheckResult:
    """Orphans are nothing broken, but a person should know of them."""
    problems = [
        _(
            "orphan {key}: {start}:{end} reaches outside of the text that it was made on",
            key=key,
            start=start,
            end=end,
        )
        for key, start, end in store.all(
            'SELECT o.id, o.start, o."end" FROM orphans o JOIN texts t ON t.sha256 = o.text_sha256 '
            'WHERE o."end" > t.length'
        )
    ]
    problems += [
        _("orphan {key}: the place proposed for it reaches outside of its document's text", key=key)
        for (key,) in store.all(
            "SELECT o.id FROM orphans o JOIN documents d ON d.id = o.document_id JOIN texts t ON t.id = d.text_id "
            "WHERE o.proposed_end > t.length"
        )
    ]
    count = store.one("SELECT COUNT(*) FROM orphans")
    return CheckResult(
        "orphans", _("{count} wait for a place", count=program().number(count[0] if count else 0)), tuple(problems)
    )


def _values(store: Store) -> CheckResult:
    return CheckResult("values", _("names, times, identities and kinds read"), tuple(problems_of_values(store)))


def _tree(store: Store) -> CheckResult:
    parents: dict[int, int | None] = dict(store.all("SELECT id, parent_id FROM codes"))
    problems: list[str] = []
    for key in parents:
        seen: set[int] = set()
        above: int | None = key
        while above is not None and above not in seen:
            seen.add(above)
            above = parents.get(above)
        if above is not None:
            problems.append(_("code {key} stands below itself", key=key))
    without = store.all("SELECT id FROM codes WHERE id NOT IN (SELECT code_id FROM code_rules)")
    problems += [_("code {key} has no rules", key=key) for (key,) in without]
    other = store.all("SELECT c.id FROM codings c JOIN code_rules r ON r.id = c.rule_id WHERE r.code_id <> c.code_id")
    problems += [_("coding {key} points to the rules of another code", key=key) for (key,) in other]
    return CheckResult("codebook", counted(len(parents), "code"), tuple(problems))


def _triggers(store: Store) -> CheckResult:
    expected = schema.expected_triggers(store.connection)
    found: dict[str, str] = dict(store.all("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    names = sorted(expected.keys() | found.keys())
    problems = [
        _("trigger {name} is not what it must be", name=name)
        for name in names
        if expected.get(name) != found.get(name)
    ]
    missing = [table for table in schema.LOGGED if not schema.column_names(store.connection, table)]
    problems += [_("table {table} is missing", table=table) for table in missing]
    return CheckResult("triggers", _("{count} as generated", count=len(expected)), tuple(problems))


def _history(store: Store) -> CheckResult:
    """Replay all entries backwards on a copy in memory: nothing may be left."""
    if store.one("SELECT 1 FROM open_entry"):
        return CheckResult("history", _("not replayed"), (_("an entry was left open"),))
    copy = sqlite3.connect(":memory:", isolation_level=None)
    try:
        store.connection.backup(copy)
        schema.strip_copy(copy)
        copy.execute("PRAGMA foreign_keys = OFF")
        copy.execute("BEGIN")
        entries = [key for (key,) in copy.execute("SELECT id FROM entries ORDER BY id DESC")]
        for key in entries:
            replay_backwards(copy, [key])
        left = {table: copy.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0] for table in schema.LOGGED}
    except (sqlite3.Error, ValueError) as error:
        return CheckResult("history", _("not replayed"), (_("the replay failed: {error}", error=error),))
    finally:
        copy.close()
    problems = [
        _("{number} rows of {table} are left", number=number, table=table) for table, number in left.items() if number
    ]
    problems += _gaps(store)
    return CheckResult(
        "history",
        _("{entries} replayed backwards to the empty project", entries=counted(len(entries), "entry")),
        tuple(problems),
    )


def _sums(store: Store) -> CheckResult:
    """Count the digests of all rows anew: what was changed behind the history breaks the sum of its table."""
    if store.one("SELECT 1 FROM open_entry"):
        return CheckResult("sums", _("not compared: an entry is open"))
    row = store.one("SELECT digest FROM file_state")
    try:
        kept = digests.read(row[0] if row else "")
    except ValueError:
        return CheckResult("sums", _("not compared"), (_("the sums over the rows cannot be read"),))
    with translated(store.path):
        found = digests.counted_anew(store.connection)
    wrong = [table for table in sorted(kept.keys() | found.keys()) if kept.get(table) != found.get(table)]
    problems = tuple(
        _("entries of the history or their row images are not as qualcode left them")
        if table == "entries"
        else _(
            "rows of {table} are not as qualcode left them: something else changed, added or removed some",
            table=table,
        )
        for table in wrong
    )
    return CheckResult("sums", _("{tables} as qualcode left them", tables=counted(len(found), "table")), problems)


def _search(store: Store) -> CheckResult:
    """What is in the search index is what stands in the texts; a text that is not in it yet is no problem."""
    if not store.one("SELECT 1 FROM search_texts"):
        return CheckResult("search", _("no index yet"))
    index = SearchIndex(store)
    forms = list(index.forms())
    spellings = {key: spelling for key, spelling, _form in forms}
    problems: list[str] = []
    if not index.is_old():  # else a word may have had other lemmas
        problems += [
            _("word {key} of the search index is not found as it must", key=key)
            for key, spelling, form in forms
            if Form.of(spelling) != form
        ]
    count = 0
    for key, held in index.texts():
        count += 1
        row = store.one("SELECT text FROM texts WHERE id = ?", (key,))
        if {spellings.get(form, "") for form in held} != forms_of(row[0] if row else ""):
            problems.append(_("text {key} has other words than the search index says", key=key))
    return CheckResult("search", _("{texts} in the index", texts=counted(count, "text")), tuple(problems))


def _findings(store: Store) -> CheckResult:
    """What the disclosure check keeps of passages is as it wrote it; a changed row is not believed, but made anew."""
    rows = store.all("SELECT text_id, made_by, found, sha256 FROM checked_texts")
    problems = [_("text {key} has other findings than were kept", key=row[0]) for row in rows if not is_as_kept(*row)]
    return CheckResult(
        "findings", _("kept of {texts}", texts=counted(len(rows), "text", after=True)), tuple(problems)
    )


def _beside(store: Store) -> CheckResult:
    """Files that may hold work of this project, or passages of it, that is not in it."""
    logs, rescues = files_beside(store.path), waiting_for(store)
    notes = [_("“{file}” is a log of another file that lay here, with its last changes", file=file) for file in logs]
    notes += [
        _(
            "“{file}” keeps {changes}: “qualcode rescue” takes them in",
            file=rescue.file,
            changes=counted(len(rescue.entries), "change"),
        )
        for rescue in rescues
    ]
    seen = _(
        "{logs} set aside, {rescue_files} waiting",
        logs=counted(len(logs), "log"),
        rescue_files=counted(len(rescues), "rescue file"),
    )
    return CheckResult("beside", seen, notes=tuple(notes))


def _gaps(store: Store) -> list[str]:
    """Entries are numbered without a gap, and so are row images as long as nothing was forgotten."""
    tables = ["entries"]
    if not store.one("SELECT 1 FROM entries WHERE kind = 'forget'"):
        tables.append("changes")
    problems: list[str] = []
    for table in tables:
        row = store.one(
            f"SELECT (SELECT COUNT(*) FROM {table}), (SELECT seq FROM sqlite_sequence WHERE name = ?)", (table,)
        )
        there, made = row if row else (0, 0)
        if there != (made or 0):
            problems.append(_("{number} rows of {table} are missing", number=(made or 0) - there, table=table))
    return problems
