"""The codebook of a project: a tree of codes whose rules are versioned one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.language.forms.normalised import spelled
from qualcode.model.codebooks.code_paths import joined_path
from qualcode.model.codebooks.versions import LineageKind
from qualcode.model.codes import (
    ANOTHER_RULE,
    Anchor,
    Code,
    Codebook,
    CodebookDraft,
    CodeDraft,
    CodeKind,
    EvaluativeLevel,
    Origin,
    RelatedCode,
    RelationKind,
    RuleChange,
    RuleEdit,
    Rules,
    next_colour,
)
from qualcode.plural import counted
from qualcode.project.codebook.anchor_rows import anchors_of_codes, write_anchors
from qualcode.project.codebook.code_names import check_key, finder_of, found_by_name, holds_control, written_name
from qualcode.project.codebook.descriptions import CodebookDescriptions
from qualcode.project.codebook.draft_matches import as_meant, keyed, known_code, without_keyed
from qualcode.project.codebook.layouts import keep_layout, kept_layout
from qualcode.project.codebook.levels import write_levels
from qualcode.project.codebook.lineage import write_descent
from qualcode.project.codebook.rules import edits_of_rules, insert_rules
from qualcode.project.coding.dependents import delete_dependents, delete_memos
from qualcode.project.coding.hidden_work import NOTHING_HIDDEN, HiddenWork
from qualcode.project.file import door
from qualcode.project.file.door import demanded
from qualcode.project.file.history import Author
from qualcode.project.file.row_rules import folded, key_of_two_codes
from qualcode.project.file.store import Row, Store, gone

_RULES = _("the set of its rules")  # what a damaged row lacks


@dataclass(frozen=True, slots=True)
class CodebookImport:
    """What an import of a codebook did: paths of the codes that were new, changed, or the same already.

    `ruled` are those of the changed ones whose rules have another wording now, `undecided` those of them of which the
    file does not say what such an edit asks for, `idle_notes` codes of which it has a new note, but the same rules.
    `described` says that the description of the codebook was new or changed, `laid_out` that its file is written in
    another way, such as with new comments. `kept_anchors` are codes whose anchor examples of passages stay though the
    file does not name them.
    """

    added: list[str]
    changed: list[str]
    same: list[str]
    described: bool = False
    ruled: list[str] = field(default_factory=list)
    undecided: list[str] = field(default_factory=list)
    idle_notes: list[str] = field(default_factory=list)
    laid_out: bool = False
    kept_anchors: list[str] = field(default_factory=list)

    @property
    def changes_anything(self) -> bool:
        """Whether there is anything in it that the project does not have."""
        return bool(self.added or self.changed or self.described or self.laid_out)


@dataclass(frozen=True, slots=True)
class _CodesForFile:
    """The codes of the project, those that a file names by their keys, and what was said of edits of their rules."""

    book: Codebook
    by_key: Mapping[str, Code]
    edits: Mapping[int, Sequence[RuleEdit]]

    def has_new_note(self, draft: CodeDraft, known: Code) -> bool:
        """Whether the file says of a code what was never said of its rules here: then it speaks of this edit."""
        return bool(draft.note) and all(edit.note != draft.note for edit in self.edits.get(known.key, ()))


class Codes:
    """The codes of a project."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.descriptions = CodebookDescriptions(store)

    # ---- reading ---------------------------------------------------------------------------------

    def book(self, *, hidden: HiddenWork = NOTHING_HIDDEN) -> Codebook:
        """The whole codebook in reading order.

        It has no anchor examples that are codings of those whose work is hidden, or were before they lost
        their place.
        """
        rows = self._store.all(
            "SELECT c.id, c.uuid, c.name, c.parent_id, c.colour, c.kind, c.origin, c.source, "
            "c.weight_meaning, c.exclusive, c.short_key, c.ordered, r.version, r.definition, r.include, r.exclude, "
            "r.borders "
            "FROM codes c LEFT JOIN code_rules r ON r.code_id = c.id "
            "AND r.version = (SELECT MAX(version) FROM code_rules WHERE code_id = c.id) "
            "ORDER BY c.position, c.id"
        )
        children: dict[int | None, list[Row]] = {}
        for row in rows:
            children.setdefault(row[3], []).append(row)
        ordered: list[tuple[Row, tuple[str, ...]]] = []

        def walk(parent: int | None, path: tuple[str, ...]) -> None:
            for row in children.get(parent, ()):
                ordered.append((row, (*path, row[2])))
                walk(row[0], (*path, row[2]))

        walk(None, ())
        if len(ordered) < len(rows):
            lost = sorted({row[0] for row in rows} - {row[0] for row, _path in ordered})
            keys = ", ".join(map(str, lost[:5]))
            what = _("the codes {keys} stand below themselves or below codes that are missing", keys=keys)
            raise door.damaged(self._store.path, what)
        anchors = anchors_of_codes(self._store, hidden)
        related = self._related({row[0]: path for row, path in ordered})
        levels = self._levels()
        paths = {row[0]: path for row, path in ordered}
        return Codebook(
            tuple(
                door.made(
                    self._store.path,
                    "codes",
                    (row for row, _path in ordered),
                    lambda row: _code(
                        row, paths[row[0]], anchors.get(row[0], ()), related.get(row[0], ()), levels.get(row[0], ())
                    ),
                )
            )
        )

    def _levels(self) -> dict[int, tuple[EvaluativeLevel, ...]]:
        found: dict[int, tuple[EvaluativeLevel, ...]] = {}
        for code, key, uuid, name, definition, place in self._store.all(
            "SELECT code_id, id, uuid, name, definition, position FROM code_levels ORDER BY position, uuid"
        ):
            found[code] = (*found.get(code, ()), EvaluativeLevel(name, definition, key, uuid, place))
        return found

    def _related(self, paths: Mapping[int, tuple[str, ...]]) -> dict[int, tuple[RelatedCode, ...]]:
        """Code -> related codes as they were written, or by their present path where they are called otherwise."""
        found: dict[int, tuple[RelatedCode, ...]] = {}
        names = Counter(name for path in paths.values() for name in {folded(path[-1]), folded(joined_path(path))})
        for code, written, related, kind in self._store.all(
            "SELECT code_id, name, related_id, kind FROM related_codes ORDER BY position, id"
        ):
            name = written
            if related in paths:
                path, wanted = paths[related], folded(written)
                whole = joined_path(path)
                if wanted not in {folded(path[-1]), folded(whole)} or (names[wanted] > 1 and written != whole):
                    name = whole
            found[code] = (*found.get(code, ()), RelatedCode(name, RelationKind(kind), related))
        return found

    def find(self, wanted: str, *, exact: bool = False, book: Codebook | None = None) -> Code:
        """The code of that id, key, path, end of a path, name or part of it. Raises NotFound, Ambiguous, NotExact.

        It is one of `book` where the caller has fetched that already.
        """
        return found_by_name(self.book() if book is None else book, wanted, exact=exact)

    def finder(self) -> Callable[[str], Code]:
        """Finds the codes that are there now, exactly as `find` does, without asking for them anew each time.

        A whole path means its code, as files of the program have it, also where another code has that for its name.
        """
        return finder_of(self.book())

    # ---- single codes ----------------------------------------------------------------------------

    def add(self, draft: CodeDraft, parent: Code | None, author: Author) -> Code:
        """Add a code, with its sub-codes, at the end of its siblings.

        Raises QualcodeError for a name that cannot be one or that a sibling has, and for a key of that kind that
        any code has.
        """
        with self._store.history.change("code.add", author):
            if parent:
                self._present(parent)
            key = self._insert(draft, parent.key if parent else None)
            self.link_related()
            self._refuse_double_key()
        return self.book()[key]

    def _insert(self, draft: CodeDraft, parent: int | None) -> int:
        name = self.check_name(draft.name, parent)
        position = self._store.one("SELECT COALESCE(MAX(position), 0) + 1 FROM codes WHERE parent_id IS ?", (parent,))
        used = Counter(colour for (colour,) in self._store.all("SELECT colour FROM codes"))
        key, _ = self._store.insert(
            "codes",
            parent_id=parent,
            position=position[0] if position else 1,
            name=name,
            colour=draft.colour or next_colour(used),
            kind=draft.kind.value,
            origin=draft.origin.value,
            source=draft.source,
            weight_meaning=draft.weight_meaning,
            exclusive=int(draft.exclusive),
            short_key=check_key(draft.short_key),
            ordered=int(draft.ordered),
        )
        insert_rules(self._store, key, 1, draft.rules, RuleEdit(draft.change or RuleChange.RULE, draft.note))
        write_levels(self._store, key, draft.levels)
        write_anchors(self._store, key, draft.anchors)
        self._write_related(key, draft.related)
        for child in draft.children:
            self._insert(child, key)
        return key

    def edit(self, code: Code, draft: CodeDraft, author: Author, said: RuleEdit = ANOTHER_RULE) -> Code:
        """Make a code what the draft says (its sub-codes are left alone).

        Changed rules get a new version, of which that is `said`; codings keep the version under which they were made.
        Raises as `add` does.
        """
        with self._store.history.change("code.edit", author, said.note):
            self._apply(self._present(code), draft, said)
            self.link_related()
            self._refuse_double_key()
        return self.book()[code.key]

    def _present(self, code: Code) -> Code:
        """The code as it is now. Raises QualcodeError where it was removed meanwhile."""
        book = self.book()
        if code.key not in book:
            raise gone("codes")
        return book[code.key]

    def _apply(self, code: Code, draft: CodeDraft, said: RuleEdit) -> None:
        name = code.name if draft.name == code.name else self.check_name(draft.name, code.parent, but=code.key)
        self._store.update(
            "codes",
            code.key,
            name=name,
            colour=draft.colour or code.colour,
            kind=draft.kind.value,
            origin=draft.origin.value,
            source=draft.source,
            weight_meaning=draft.weight_meaning,
            exclusive=int(draft.exclusive),
            short_key=check_key(draft.short_key),
            ordered=int(draft.ordered),
        )
        if draft.rules != code.rules:
            insert_rules(self._store, code.key, code.rule_version + 1, draft.rules, said)
        if draft.levels != code.levels:
            write_levels(self._store, code.key, draft.levels)
        taken = any(anchor.coding for anchor in draft.anchors)
        if taken or draft.anchors != as_draft(code).anchors:
            write_anchors(self._store, code.key, draft.anchors)
        if draft.related != code.related:
            self._write_related(code.key, draft.related)

    def move(self, code: Code, parent: Code | None, author: Author, position: int | None = None) -> Code:
        """Put a code below another one (None: to the top), at a place (from 1) or at the end.

        Raises QualcodeError where it would stand below itself or beside a sibling of its name.
        """
        key = parent.key if parent else None
        with self._store.history.change("code.move", author):
            book = self.book()
            if code.key not in book or (key is not None and key not in book):
                raise gone("codes")
            if key == code.key or key in {below.key for below in book.descendants(code.key)}:
                raise QualcodeError(
                    _("“{code}” cannot stand below itself.", code=code.full_name),
                    _("Choose a code outside of its own branch."),
                )
            if key != book[code.key].parent:
                self.check_name(book[code.key].name, key)
            siblings = [sibling for sibling in book.children(key) if sibling.key != code.key]
            place = len(siblings) if position is None else max(0, min(position - 1, len(siblings)))
            siblings.insert(place, book[code.key])
            self._store.update("codes", code.key, parent_id=key)
            for number, sibling in enumerate(siblings, start=1):
                self._store.update("codes", sibling.key, position=number)
        return self.book()[code.key]

    def remove(self, code: Code, author: Author, *, with_codings: bool = False, descended: bool = False) -> int:
        """Take a code and its sub-codes away; gives the number of codings, orphans too, that went with them.

        Where it is said already that the codes `descended` to others, it is not said here. Raises QualcodeError where
        there are codings and `with_codings` is not said.
        """
        store = self._store
        with store.history.change("code.remove", author):
            gone_codes = [self._present(code), *self.book().descendants(code.key)]
            keys = [each.key for each in gone_codes]
            within = f"IN ({', '.join('?' * len(keys))})"
            row = store.one(
                "SELECT COUNT(*), COUNT(DISTINCT coder_id) FROM (SELECT coder_id, code_id FROM codings "
                f"UNION ALL SELECT coder_id, code_id FROM orphans) WHERE code_id {within}",
                keys,
            )
            codings, coders = row if row else (0, 0)
            if codings and not with_codings:
                raise QualcodeError(
                    _(
                        "“{code}” and its sub-codes have {codings} of {coders}.",
                        code=code.full_name,
                        codings=counted(codings, "coding"),
                        coders=counted(coders, "coder", after=True),
                    ),
                    _("Add --with-codings to remove them too, or --to CODE to give them another code."),
                )
            by_code = f"SELECT code_id, COUNT(*) FROM codings WHERE code_id {within} GROUP BY code_id"
            given: dict[int, int] = dict(store.all(by_code, keys))
            for each in () if descended else gone_codes:
                write_descent(store, LineageKind.REMOVE, each, None, given.get(each.key, 0))
            of_codings = f"coding_id IN (SELECT id FROM codings WHERE code_id {within})"
            store.delete("anchors", f"code_id {within}", keys)  # no text: SQL
            delete_dependents(store, f"IN (SELECT id FROM codings WHERE code_id {within})", keys)
            delete_memos(store, f"code_id {within} OR {of_codings}", [*keys, *keys])
            for table in ("codings", "orphans", "summaries", "research_links", "norming_votes"):
                store.delete(table, f"code_id {within}", keys)  # no text: SQL
            store.connection.execute(f"UPDATE related_codes SET related_id = NULL WHERE related_id {within}", keys)
            store.delete("related_codes", f"code_id {within}", keys)  # no text: SQL
            store.connection.execute(f"UPDATE inductions SET code_id = NULL WHERE code_id {within}", keys)
            store.connection.execute(f"UPDATE reductions SET code_id = NULL WHERE code_id {within}", keys)
            store.delete("case_levels", f"code_id {within}", keys)  # no text: SQL
            store.delete("code_levels", f"code_id {within}", keys)  # no text: SQL
            store.delete("code_rules", f"code_id {within}", keys)  # no text: SQL
            store.delete("codes", f"id {within}", keys)  # no text: SQL
        return int(codings)

    # ---- whole codebooks -------------------------------------------------------------------------

    def take_in(self, draft: CodebookDraft, author: Author, said: RuleEdit = ANOTHER_RULE) -> CodebookImport:
        """Take a codebook in: codes are matched by key, else by path; new ones are added, differing ones changed.

        A code that is found by its key stays where it is, and gets the name that it has in the file. The description
        of the codebook is kept by its title; a codebook without one leaves the description that is there. That is
        `said` of all rules that change, see `edit`, but of those of which the file has a note that is new here: of
        them that note, and what the file says with it, are taken.
        """
        done = CodebookImport([], [], [])
        with self._store.history.change("codebook.import", author, said.note):
            present = self._codes_for(draft)
            for code in draft.codes:
                self._take_in(code, None, present, done, said)
            self.link_related()
            self._refuse_double_key()
            described = self.descriptions.take_in(draft)
            laid_out = keep_layout(self._store, draft, self.book())
        return replace(done, described=described, laid_out=laid_out)

    def planned(self, draft: CodebookDraft) -> CodebookImport:
        """What `take_in` would do with a codebook; nothing is written."""
        done, present = CodebookImport([], [], []), self._codes_for(draft)
        for code in draft.codes:
            self._take_in(code, None, present, done, None)
        laid_out = keep_layout(self._store, draft, present.book, writes=False)
        return replace(done, described=self.descriptions.take_in(draft, writes=False), laid_out=laid_out)

    def _codes_for(self, draft: CodebookDraft) -> _CodesForFile:
        book = self.book()
        return _CodesForFile(book, keyed(draft, book), edits_of_rules(self._store))

    def _take_in(
        self,
        draft: CodeDraft,
        parent: Code | None,
        present: _CodesForFile,
        done: CodebookImport,
        said: RuleEdit | None,
    ) -> None:
        """Without what is `said` of changed rules nothing is written."""
        known = known_code(draft, parent, present.book, present.by_key)
        if known is None:
            new, elsewhere = without_keyed(draft, present.by_key)
            if said is not None:
                self._insert(new, parent.key if parent else None)
            above = parent.path if parent else ()
            done.added.extend(joined_path((*above, *names)) for names in _paths(new))
            for code in elsewhere:
                self._take_in(code, None, present, done, said)
            return
        meant, kept_anchors = as_meant(draft, known)
        if kept_anchors:
            done.kept_anchors.append(known.full_name)
        is_noted = present.has_new_note(draft, known)
        wanted = replace(
            meant,
            name=known.name if folded(known.name) == folded(draft.name) else draft.name,
            colour=draft.colour or known.colour,
            short_key=spelled(draft.short_key) or known.short_key,
            change=None,
            note="",
            children=(),
        )
        if wanted == as_draft(known):
            done.same.append(known.full_name)
        else:
            if said is not None:
                own = RuleEdit(draft.change or said.change, draft.note) if is_noted else said
                self._apply(known, wanted, own)
            done.changed.append(known.full_name)
        if wanted.rules != known.rules:
            done.ruled.append(known.full_name)
            if not (is_noted and draft.change):
                done.undecided.append(known.full_name)
        elif is_noted:
            done.idle_notes.append(known.full_name)
        for child in draft.children:
            self._take_in(child, known, present, done, said)

    def as_codebook(
        self,
        title: str,
        *,
        hidden: HiddenWork = NOTHING_HIDDEN,
        without: Collection[Anchor] = (),
        notes: bool = False,
    ) -> CodebookDraft:
        """The codebook as a file would hold it; see `book` for what is `hidden`.

        Anchor examples of `without` are left out; with `notes` each code has what was said of the last edit of its
        rules.

        It has the title and description of the codebook that was taken in, or, of several, `title` and all of them;
        and it is written as the files that were taken in.
        """
        book = self.book(hidden=hidden)
        edits = edits_of_rules(self._store) if notes else {}

        def branch(code: Code) -> CodeDraft:
            shown = replace(code, anchors=tuple(anchor for anchor in code.anchors if anchor not in without))
            draft = replace(as_draft(shown), children=tuple(branch(child) for child in book.children(code.key)))
            edit = edits.get(code.key, [ANOTHER_RULE])[-1]
            return draft if edit == ANOTHER_RULE else replace(draft, change=edit.change, note=edit.note)

        own_title, description = self.descriptions.as_one(title)
        codes = tuple(branch(code) for code in book.children(None))
        return CodebookDraft(own_title, codes, description, kept_layout(self._store, own_title, book))

    # ---- parts -----------------------------------------------------------------------------------

    def check_name(self, name: str, parent: int | None, but: int = 0) -> str:
        """The name as it is written; raises QualcodeError for one that cannot be a code's or that a sibling has."""
        if not spelled(name) or name != name.strip() or "\n" in name or holds_control(spelled(name)):
            raise QualcodeError(
                _("“{name}” cannot be a code's name.", name=name),
                _("A name is not empty, has no blanks at its edges, no line break and no other control character."),
            )
        for key, known in self._store.all("SELECT id, name FROM codes WHERE parent_id IS ?", (parent,)):
            if folded(known) == folded(name) and key != but:
                raise QualcodeError(
                    _("There is a code “{known}” at this place already.", known=known), _("Choose another name.")
                )
        return written_name(name)

    def _refuse_double_key(self) -> None:
        """Raise QualcodeError where a code of the open entry has the key of another one."""
        if key := key_of_two_codes(self._store.connection, self._store.history.entry_id):
            raise QualcodeError(
                _("There is another code with the key “{key}” already.", key=key), _("Choose another key.")
            )

    def _write_related(self, code: int, related: Sequence[RelatedCode]) -> None:
        self._store.delete("related_codes", "code_id = ?", (code,))
        for position, other in enumerate(dict.fromkeys(related), start=1):
            self._store.insert(
                "related_codes",
                code_id=code,
                position=position,
                related_id=None,
                name=other.name,
                kind=other.kind.value,
            )

    def link_related(self) -> None:
        """Point relations that name exactly one code of the project to it, inside an open change.

        Others keep the name only.
        """
        by_name: dict[str, list[Code]] = {}
        by_path: dict[str, Code] = {}
        for code in self.book():
            by_path[code.full_name] = code
            for name in {folded(code.name), folded(code.full_name)}:
                by_name.setdefault(name, []).append(code)
        for key, name in self._store.all("SELECT id, name FROM related_codes WHERE related_id IS NULL"):
            matches = [by_path[name]] if name in by_path else by_name.get(folded(name), [])
            if len(matches) == 1:
                self._store.update("related_codes", key, related_id=matches[0].key)


def as_draft(code: Code) -> CodeDraft:
    """A code as a codebook file holds it, without its sub-codes."""
    return CodeDraft(
        name=code.name,
        rules=code.rules,
        colour=code.colour,
        kind=code.kind,
        origin=code.origin,
        anchors=tuple(replace(anchor, coding=None) for anchor in code.anchors),
        related=code.related,
        source=code.source,
        weight_meaning=code.weight_meaning,
        exclusive=code.exclusive,
        short_key=code.short_key,
        ordered=code.ordered,
        levels=code.levels,
    )


def _code(
    row: Row,
    path: tuple[str, ...],
    anchors: tuple[Anchor, ...],
    related: tuple[RelatedCode, ...],
    levels: tuple[EvaluativeLevel, ...],
) -> Code:
    (
        key,
        uuid,
        name,
        parent,
        colour,
        kind,
        origin,
        source,
        weight_meaning,
        exclusive,
        short_key,
        ordered,
        version,
        *rules,
    ) = row
    return Code(
        key=key,
        uuid=uuid,
        name=name,
        path=path,
        parent=parent,
        colour=colour,
        kind=CodeKind(kind),
        origin=Origin(origin),
        rules=Rules(*rules),
        rule_version=demanded(version, _RULES),
        anchors=anchors,
        related=related,
        source=source,
        weight_meaning=weight_meaning,
        exclusive=bool(exclusive),
        short_key=short_key,
        ordered=bool(ordered),
        levels=levels,
    )


def _paths(draft: CodeDraft) -> list[tuple[str, ...]]:
    own: tuple[str, ...] = (draft.name,)
    return [own, *((draft.name, *path) for child in draft.children for path in _paths(child))]
