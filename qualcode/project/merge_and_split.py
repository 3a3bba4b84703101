"""Changes of the codebook that take codings along: merge, split, anchor examples, new rules looked at again.

Merging and splitting are acts on the codebook: they move the codings of all coders, as one entry of the history
each. What they would do can be asked for before (`planned_merge`, `planned_split`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.model.codes import Anchor, Code, CodeDraft
from qualcode.model.codings import Coder, Coding
from qualcode.model.memos import MemoKind
from qualcode.project.codebook.codes import as_draft
from qualcode.project.coding.dependents import CHOSEN, hand_over_links, reassign_dependents
from qualcode.project.file.history import Author
from qualcode.project.file.many_rows import delete_rows
from qualcode.project.file.row_rules import folded
from qualcode.project.file.store import Row, Store, gone
from qualcode.project.project import Project


@dataclass(frozen=True, slots=True)
class Transfer:
    """What goes from one code to another, planned or done.

    `codings` get the code `target` with its rules of version `rule_version`. `doubles` are those whose coder
    gave `target` to the same passage in the same round already: that coding stays, the double goes. Of them
    `differing` have another polarity or weight than the one that stays. `coders` counts codings and doubles by
    coder's name, `documents` the documents that they lie in. `memos` and `anchors` go along, none is lost;
    memos of doubles go to the coding that stays. `sub_codes` names the codes that move below `target`.
    """

    source: str
    target: str
    rule_version: int
    codings: int
    doubles: int
    differing: int
    coders: Mapping[str, int]
    documents: int
    memos: int
    anchors: int
    sub_codes: tuple[str, ...] = ()


def planned_merge(project: Project, source: Code, target: Code) -> Transfer:
    """What `merge` would do. Raises QualcodeError where it would refuse."""
    return _merging(project, source, target)[2]


def merge(project: Project, source: Code, target: Code, author: Author) -> Transfer:
    """Make all codings of `source` codings of `target`, then take `source` away; its rules go with it.

    Sub-codes, memos, anchor examples and relations of `source` become those of `target`. Raises QualcodeError
    where the two are one, `target` stands below `source`, or two sub-codes would have one name.
    """
    store = _store(project)
    with project.change("code.merge", author, f"{source.full_name} → {target.full_name}"):
        source, target, plan = _merging(project, source, target)
        _hand_over(store, _keys_of(store, source), target)
        store.connection.execute(
            "UPDATE orphans SET code_id = ?, rule_id = (SELECT id FROM code_rules WHERE code_id = ? "
            "ORDER BY version DESC LIMIT 1) WHERE code_id = ?",
            (target.key, target.key, source.key),
        )
        _hand_over_sub_codes(store, source, target)
        store.connection.execute("UPDATE memos SET code_id = ? WHERE code_id = ?", (target.key, source.key))
        _hand_over_anchors(store, target, where="code_id = ?", values=(source.key,))
        _hand_over_relations(store, source, target)
        _hand_over_summaries(store, source, target)
        hand_over_links(store, "code_id", source.key, target.key)
        _hand_over_votes(store, source, target)
        store.delete("code_rules", "code_id = ?", (source.key,))
        store.delete_one("codes", source.key)
    return plan


def planned_split(project: Project, code: Code, codings: Sequence[Coding], target: Code | CodeDraft) -> Transfer:
    """What `split` would do. Raises QualcodeError where it would refuse."""
    _refuse_split(project, code, codings, target)
    return _splitting(project, code, [coding.key for coding in codings], target)


def split(
    project: Project,
    code: Code,
    codings: Sequence[Coding],
    target: Code | CodeDraft,
    author: Author,
    *,
    parent: Code | None = None,
) -> tuple[Code, Transfer]:
    """Give these codings of `code` to another code, made new from a draft below `parent` (None: at the top).

    Anchor examples that are taken from these codings go along. Gives the other code and what was done. Raises
    QualcodeError where there is nothing to give, a coding is not of this code, or the draft cannot be added.
    """
    store = _store(project)
    name = target.full_name if isinstance(target, Code) else target.name
    with project.change("code.split", author, f"{code.full_name} → {name}"):
        _refuse_split(project, code, codings, target)
        keys = [coding.key for coding in codings]
        plan = _splitting(project, code, keys, target)
        other = target if isinstance(target, Code) else project.codes.add(target, parent, author)
        present = project.codes.book()[other.key]
        values = (code.key, json.dumps(keys))
        _hand_over_anchors(store, present, where=f"code_id = ? AND coding_id {CHOSEN}", values=values)
        _hand_over(store, keys, present)
    return present, replace(plan, target=present.full_name)


def add_anchor(project: Project, code: Code, coding: Coding, text: str, author: Author) -> Code:
    """Make a living passage the last anchor example of a code; `text` is how it is quoted, in one line.

    Raises QualcodeError where it is one already, has another code, or has no words.
    """
    with project.change("code.anchor", author):
        present = _present(project, code)
        there = project.codings.get(coding.key)
        if there.code != present.key:
            raise QualcodeError(
                _("This passage is not coded with “{code}”.", code=present.full_name),
                _("Choose one of the code's own passages."),
            )
        if any(anchor.coding == there.id for anchor in present.anchors):
            raise QualcodeError(
                _("This passage is an anchor example of “{code}” already.", code=present.full_name),
                _("Choose another passage."),
            )
        if not text.strip():
            raise QualcodeError(_("The anchor example has no words."), _("Choose another passage."))
        label = project.documents.get(there.document).label
        return _with_anchors(project, present, (*present.anchors, Anchor(text, label, there.id)), author)


def write_anchor(
    project: Project, code: Code, text: str, label: str, author: Author, *, invented: bool = False
) -> Code:
    """Add words as the last anchor example of a code, with a source label where they have one.

    `invented` says that nobody said them. Raises QualcodeError where there are no words, or the code has the example.
    """
    with project.change("code.anchor", author):
        present = _present(project, code)
        if not text.strip():
            raise QualcodeError(_("The anchor example has no words."), _("Write some, or choose a passage."))
        if any((anchor.text, anchor.label) == (text, label) for anchor in present.anchors):
            raise QualcodeError(
                _("“{code}” has this anchor example already.", code=present.full_name),
                _("Nothing was changed."),
            )
        return _with_anchors(project, present, (*present.anchors, Anchor(text, label, invented=invented)), author)


def remove_anchors(project: Project, code: Code, removed: Sequence[Anchor], author: Author) -> Code:
    """Take anchor examples of a code away; their passages stay coded. Raises QualcodeError where one is gone."""
    with project.change("code.anchor", author):
        present = _present(project, code)
        left = list(present.anchors)
        for anchor in removed:
            if anchor not in left:
                raise QualcodeError(
                    _("“{code}” does not have this anchor example any more.", code=present.full_name),
                    _("Look at the code again."),
                )
            left.remove(anchor)
        return _with_anchors(project, present, left, author)


def _with_anchors(project: Project, present: Code, anchors: Sequence[Anchor], author: Author) -> Code:
    return project.codes.edit(present, replace(as_draft(present), anchors=tuple(anchors)), author)


def recheck(project: Project, codings: Sequence[Coding], coder: Coder) -> int:
    """Say that one's own codings hold under the present rules of their codes; gives how many were behind.

    Raises QualcodeError for another coder's coding; then nothing is changed.
    """
    store = _store(project)
    with project.change("coding.recheck", Author.of(coder)):
        rows = store.all(
            "SELECT c.id, present.id FROM codings c JOIN code_rules had ON had.id = c.rule_id "
            "JOIN code_rules present ON present.code_id = c.code_id AND present.version = "
            "(SELECT MAX(version) FROM code_rules WHERE code_id = c.code_id) "
            f"WHERE c.id {CHOSEN} AND had.version < present.version",
            (json.dumps(project.codings.own_keys(codings, coder)),),
        )
        behind: dict[int, list[int]] = {}
        for key, rule in rows:
            behind.setdefault(rule, []).append(key)
        for rule, keys in behind.items():
            store.connection.execute(f"UPDATE codings SET rule_id = ? WHERE id {CHOSEN}", (rule, json.dumps(keys)))
    return len(rows)


# ---- plans ---------------------------------------------------------------------------------------------


def _store(project: Project) -> Store:
    return project._store  # this module is a part of the project room, where the SQL is


def _present(project: Project, code: Code) -> Code:
    book = project.codes.book()
    if code.key not in book:
        raise gone("codes")
    return book[code.key]


def _merging(project: Project, source: Code, target: Code) -> tuple[Code, Code, Transfer]:
    """Both codes as they are now, and the plan."""
    source, target = _present(project, source), _present(project, target)
    if source.key == target.key:
        raise QualcodeError(_("A code cannot be merged with itself."), _("Name two different codes."))
    book = project.codes.book()
    if target.key in {below.key for below in book.descendants(source.key)}:
        raise QualcodeError(
            _(
                "“{code}” stands below “{other}”.",
                code=target.full_name,
                other=source.full_name,
            ),
            _("Merge the other way round, or move it out of there first."),
        )
    moving = book.children(source.key)
    taken = {folded(child.name) for child in book.children(target.key) if child.key != source.key}
    clash = [child.name for child in moving if folded(child.name) in taken]
    if clash:
        raise QualcodeError(
            _("Both codes have a sub-code “{name}”.", name=clash[0]),
            _("Merge those two first, or give one another name."),
        )
    store = _store(project)
    plan = _plan(store, source, _keys_of(store, source), target)
    of_code = _number(store, "SELECT COUNT(*) FROM memos WHERE code_id = ?", (source.key,))
    anchors = _number(store, "SELECT COUNT(*) FROM anchors WHERE code_id = ?", (source.key,))
    names = tuple(child.name for child in moving)
    return source, target, replace(plan, memos=plan.memos + of_code, anchors=anchors, sub_codes=names)


def _refuse_split(project: Project, code: Code, codings: Sequence[Coding], target: Code | CodeDraft) -> None:
    _present(project, code)
    if isinstance(target, Code) and _present(project, target).key == code.key:
        raise QualcodeError(_("The passages have that code already."), _("Choose another code, or a new one."))
    if not codings:
        raise QualcodeError(_("No passage is chosen."), _("Choose those that the other code is to get."))
    store, keys = _store(project), json.dumps([coding.key for coding in codings])
    found = _number(store, f"SELECT COUNT(*) FROM codings WHERE code_id = ? AND id {CHOSEN}", (code.key, keys))
    if found != len({coding.key for coding in codings}):
        raise QualcodeError(
            _("Not all of these passages have the code “{code}” now.", code=code.full_name),
            _("Somebody changed them meanwhile: choose anew."),
        )


def _splitting(project: Project, code: Code, keys: Sequence[int], target: Code | CodeDraft) -> Transfer:
    store = _store(project)
    plan = _plan(store, code, keys, target)
    chosen = json.dumps(list(keys))
    anchors = _number(
        store, f"SELECT COUNT(*) FROM anchors WHERE code_id = ? AND coding_id {CHOSEN}", (code.key, chosen)
    )
    return replace(plan, anchors=anchors)


def _plan(store: Store, source: Code, keys: Sequence[int], target: Code | CodeDraft) -> Transfer:
    chosen = (json.dumps(list(keys)),)
    doubles = _doubles(store, keys, target.key) if isinstance(target, Code) else []
    coders = store.all(
        "SELECT n.name, COUNT(*) FROM codings c JOIN coders n ON n.id = c.coder_id "
        f"WHERE c.id {CHOSEN} GROUP BY n.id ORDER BY n.id",
        chosen,
    )
    return Transfer(
        source=source.full_name,
        target=target.full_name if isinstance(target, Code) else target.name,
        rule_version=target.rule_version if isinstance(target, Code) else 1,
        codings=len(keys) - len(doubles),
        doubles=len(doubles),
        differing=sum(differs for *_, differs in doubles),
        coders=dict(coders),
        documents=_number(store, f"SELECT COUNT(DISTINCT document_id) FROM codings WHERE id {CHOSEN}", chosen),
        memos=_number(store, f"SELECT COUNT(*) FROM memos WHERE coding_id {CHOSEN}", chosen),
        anchors=0,
    )


def _number(store: Store, sql: str, values: Sequence[str | int]) -> int:
    row = store.one(sql, values)
    return int(row[0]) if row else 0


def _keys_of(store: Store, code: Code) -> list[int]:
    return [int(key) for (key,) in store.all("SELECT id FROM codings WHERE code_id = ? ORDER BY id", (code.key,))]


def _doubles(store: Store, keys: Sequence[int], target: int) -> list[Row]:
    """(key of the double, key of the coding that stays, whether they differ)."""
    return store.all(
        "SELECT s.id, t.id, s.polarity <> t.polarity "
        "OR (s.weight IS NOT NULL AND t.weight IS NOT NULL AND s.weight <> t.weight) "
        'FROM codings s JOIN codings t USING (document_id, start, "end", coder_id, round) '
        f"WHERE s.id {CHOSEN} AND t.code_id = ? ORDER BY s.id",
        (json.dumps(list(keys)), target),
    )


# ---- deeds, inside an open change ------------------------------------------------------------------------


def _hand_over(store: Store, keys: Sequence[int], target: Code) -> None:
    """Give codings another code, doubles united with the codings that stay."""
    _unite(store, {int(double): int(stays) for double, stays, _ in _doubles(store, keys, target.key)})
    rule = store.one("SELECT id FROM code_rules WHERE code_id = ? ORDER BY version DESC", (target.key,))
    if rule is None:
        raise gone("codes")
    store.connection.execute(
        f"UPDATE codings SET code_id = ?, rule_id = ? WHERE id {CHOSEN}",
        (target.key, rule[0], json.dumps(list(keys))),
    )


def _unite(store: Store, stays: Mapping[int, int]) -> None:
    """Take doubles away (double -> coding that stays).

    What the coding that stays lacks (weight, paraphrase, marks) comes to it.
    """
    both = (json.dumps([*stays, *stays.values()]),)
    held = {
        key: values
        for key, *values in store.rows(f"SELECT id, weight, paraphrase FROM codings WHERE id {CHOSEN}", both)
    }
    for double, kept in stays.items():
        theirs, ours = held[double], held[kept]
        united = [
            theirs[0] if ours[0] is None else ours[0],
            "\n".join(dict.fromkeys(words for words in (ours[1], theirs[1]) if words)),
        ]
        if united != ours:
            held[kept] = united
            store.update("codings", kept, weight=united[0], paraphrase=united[1])
    with_memos = f"SELECT DISTINCT coding_id FROM memos WHERE coding_id {CHOSEN}"
    for (double,) in store.all(with_memos, (json.dumps(list(stays)),)):
        _unite_memos(store, double, stays[double])
    reassign_dependents(store, stays)
    delete_rows(store.connection, "codings", stays)


def _unite_memos(store: Store, double: int, stays: int) -> None:
    """One coder's plain memos on both codings become one; every other memo goes over as it is."""
    plain = "title = '' AND kind = ?"
    kind = MemoKind.OTHER.value
    for key, author, text in store.all(
        f"SELECT id, author_id, text FROM memos WHERE coding_id = ? AND {plain} ORDER BY id", (double, kind)
    ):
        there = store.one(
            f"SELECT id, text FROM memos WHERE coding_id = ? AND author_id = ? AND {plain} ORDER BY id",
            (stays, author, kind),
        )
        if there is not None:
            joined = there[1] if there[1] == text else f"{there[1]}\n\n{text}"
            store.update("memos", there[0], text=joined, changed=store.entry_time())
            hand_over_links(store, "memo_id", key, there[0])
            store.delete_one("memos", key)
    store.connection.execute("UPDATE memos SET coding_id = ? WHERE coding_id = ?", (stays, double))


def _hand_over_sub_codes(store: Store, source: Code, target: Code) -> None:
    last = _number(store, "SELECT COALESCE(MAX(position), 0) FROM codes WHERE parent_id = ?", (target.key,))
    below = store.all("SELECT id FROM codes WHERE parent_id = ? ORDER BY position, id", (source.key,))
    for place, (key,) in enumerate(below, start=last + 1):
        store.update("codes", key, parent_id=target.key, position=place)


def _hand_over_anchors(store: Store, target: Code, *, where: str, values: Sequence[str | int]) -> None:
    """Append anchor examples to those of the target; one that it has word for word is there once."""
    there = {(anchor.text, anchor.label): anchor.coding for anchor in target.anchors}
    place = _number(store, "SELECT COALESCE(MAX(position), 0) FROM anchors WHERE code_id = ?", (target.key,))
    rows = store.all(f"SELECT id, text, label FROM anchors WHERE {where} ORDER BY position, id", values)
    for number, (key, text, label) in enumerate(rows, start=place + 1):
        if there.get((text, label), "") is None:  # the target's is no living passage: the one that comes may be
            store.delete("anchors", "code_id = ? AND text = ? AND label = ?", (target.key, text, label))
        elif (text, label) in there:
            store.delete_one("anchors", key)
            continue
        store.update("anchors", key, code_id=target.key, position=number)


def _hand_over_summaries(store: Store, source: Code, target: Code) -> None:
    """Summaries become the target's; where both have one of a case, the words of the source's stand behind.

    They were written on other passages than the target has now, which `passages` says: it is left empty.
    """
    for key, case, text in store.all("SELECT id, case_id, text FROM summaries WHERE code_id = ?", (source.key,)):
        there = store.one("SELECT id, text FROM summaries WHERE code_id = ? AND case_id IS ?", (target.key, case))
        if there is None:
            store.update("summaries", key, code_id=target.key, passages="")
            continue
        joined = "\n\n".join(dict.fromkeys(words for words in (there[1], text) if words))
        store.update("summaries", there[0], text=joined, passages="", changed=store.entry_time())
        store.delete_one("summaries", key)


def _hand_over_votes(store: Store, source: Code, target: Code) -> None:
    """Votes of norming sessions become the target's; one that has both codes has the target once."""
    same = "passage_id, coder_id, turn"  # no text: SQL
    store.delete(
        "norming_votes",
        f"code_id = ? AND ({same}) IN (SELECT {same} FROM norming_votes WHERE code_id = ?)",
        (source.key, target.key),
    )
    store.connection.execute("UPDATE norming_votes SET code_id = ? WHERE code_id = ?", (target.key, source.key))


def _hand_over_relations(store: Store, source: Code, target: Code) -> None:
    """Relations from and to the source become the target's; none to itself, none twice."""

    def known(code: int) -> set[tuple[int, str]]:
        rows = store.all("SELECT related_id, kind FROM related_codes WHERE code_id = ?", (code,))
        return {(related, kind) for related, kind in rows}

    for key, code, kind in store.all(
        "SELECT id, code_id, kind FROM related_codes WHERE related_id = ?", (source.key,)
    ):
        if code in {source.key, target.key} or (target.key, kind) in known(code):
            store.delete_one("related_codes", key)
        else:
            store.update("related_codes", key, related_id=target.key)
    place = _number(store, "SELECT COALESCE(MAX(position), 0) FROM related_codes WHERE code_id = ?", (target.key,))
    rows = store.all(
        "SELECT id, related_id, kind FROM related_codes WHERE code_id = ? ORDER BY position", (source.key,)
    )
    for number, (key, related, kind) in enumerate(rows, start=place + 1):
        if related == target.key or (related, kind) in known(target.key):
            store.delete_one("related_codes", key)
        else:
            store.update("related_codes", key, code_id=target.key, position=number)
