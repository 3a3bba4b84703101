"""Changes of the codebook that take codings along: merge, split, lift, remove into another code; anchor examples.

They move the codings of all coders, as one entry of the history each. What they would do can be asked for before
(`planned_merge`, `planned_split`, …).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from qualcode.catalogue import _
from qualcode.errors import QualcodeError
from qualcode.model.codebooks.versions import LineageKind
from qualcode.model.codes import Anchor, Code, CodeDraft
from qualcode.model.codings import Coding
from qualcode.project.codebook.codes import as_draft
from qualcode.project.codebook.handing_over import (
    doubles_of,
    foreign_rules,
    hand_over_anchors,
    hand_over_code,
    hand_over_codings,
    hand_over_orphans,
    number,
)
from qualcode.project.codebook.levels import NO_LEVELS, LevelTransfer, planned_levels
from qualcode.project.codebook.lineage import write_descent
from qualcode.project.coding.dependents import CHOSEN
from qualcode.project.file.history import Author
from qualcode.project.file.row_rules import folded
from qualcode.project.file.store import Store, gone
from qualcode.project.project import Project


class DoubledCodings(StrEnum):
    """What becomes of codings whose coder gave the other code to the same passage, too."""

    UNITE = "unite"
    KEEP = "keep"


@dataclass(frozen=True, slots=True)
class Transfer:
    """What goes from one code to another, planned or done.

    `codings` get the code `target` with its rules of version `rule_version`. `doubles` are those whose coder
    gave `target` to the same passage in the same round already: that coding stays, the double goes; or both are
    kept, and `source` stays with `kept` of them. Of them `differing` have another polarity or weight than the one
    that stays. `to_recheck` of the codings were made under rules that say something else, and are to be looked at
    again. `coders` counts codings and doubles by coder's name, `documents` the documents that they lie in. `memos`
    and `anchors` go along, none is lost; memos of doubles go to the coding that stays. `sub_codes` names the codes
    that move below `target`, or that are removed as well. `levels` tells of the levels of cases.
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
    levels: LevelTransfer = NO_LEVELS
    kept: int = 0
    to_recheck: int = 0


@dataclass(frozen=True, slots=True)
class SplitPart:
    """Codings of a code that another one gets, or one that is made of a draft below `parent` (None: at the top)."""

    codings: Sequence[Coding]
    target: Code | CodeDraft
    parent: Code | None = None


# ---- merging ---------------------------------------------------------------------------------------------


def planned_merge(
    project: Project,
    source: Code,
    target: Code,
    *,
    doubles: DoubledCodings = DoubledCodings.UNITE,
    checked: bool = False,
) -> Transfer:
    """What `merge` would do. Raises QualcodeError where it would refuse."""
    return _merging(project, source, target, doubles, checked=checked)[2]


def merge(
    project: Project,
    source: Code,
    target: Code,
    author: Author,
    *,
    doubles: DoubledCodings = DoubledCodings.UNITE,
    checked: bool = False,
) -> Transfer:
    """Make all codings of `source` codings of `target`, then take `source` away; its rules go with it.

    Sub-codes, memos, anchor examples, relations and levels of `source` become those of `target`. Where doubles are
    kept and there are some, `source` stays with them and with all that is its own. Codings that were made under rules
    which say something else than those of `target` are to be looked at again, unless they are `checked`. Raises
    QualcodeError where the two are one, `target` stands below `source`, or two sub-codes would have one name.
    """
    store = _store(project)
    with project.change("code.merge", author, f"{source.full_name} → {target.full_name}"):
        source, target, plan = _merging(project, source, target, doubles, checked=checked)
        keys = _keys_of(store, source)
        if plan.kept:
            doubled = {double for double, *_rest in doubles_of(store, keys, target.key)}
            going = [key for key in keys if key not in doubled]
            _hand_over_examples(store, source, target, going)
            hand_over_codings(store, going, target, source.full_name, checked=checked)
            write_descent(store, LineageKind.SPLIT, source, target, plan.codings)
            return plan
        hand_over_codings(store, keys, target, source.full_name, checked=checked)
        hand_over_orphans(store, source, target)
        hand_over_code(store, source, target)
        write_descent(store, LineageKind.MERGE, source, target, plan.codings + plan.doubles)
        store.delete("code_rules", "code_id = ?", (source.key,))
        store.delete_one("codes", source.key)
    return plan


def _merging(
    project: Project, source: Code, target: Code, doubles: DoubledCodings, *, checked: bool
) -> tuple[Code, Code, Transfer]:
    """Both codes as they are now, and the plan."""
    source, target = _present(project, source), _present(project, target)
    if source.key == target.key:
        raise QualcodeError(_("A code cannot be merged with itself."), _("Name two different codes."))
    book = project.codes.book()
    _refuse_below(book.descendants(source.key), source, target)
    store = _store(project)
    plan = _plan(store, source, _keys_of(store, source), target, checked=checked)
    if doubles is DoubledCodings.KEEP and plan.doubles:
        return source, target, _with_doubles_kept(store, source, target, plan, checked=checked)
    moving = book.children(source.key)
    _refuse_taken(
        [child.name for child in moving],
        [child.name for child in book.children(target.key) if child.key != source.key],
    )
    levels = planned_levels(store, source.key, target.key)
    of_code = number(store, "SELECT COUNT(*) FROM memos WHERE code_id = ?", (source.key,))
    anchors = number(store, "SELECT COUNT(*) FROM anchors WHERE code_id = ?", (source.key,))
    names = tuple(child.name for child in moving)
    return source, target, replace(plan, memos=plan.memos + of_code, anchors=anchors, sub_codes=names, levels=levels)


def _with_doubles_kept(store: Store, source: Code, target: Code, plan: Transfer, *, checked: bool) -> Transfer:
    keys = _keys_of(store, source)
    doubled = {double for double, *_rest in doubles_of(store, keys, target.key)}
    going = [key for key in keys if key not in doubled]
    return replace(
        _plan(store, source, going, target, checked=checked),
        anchors=_examples_of(store, source, going),
        kept=plan.doubles,
        differing=plan.differing,
    )


# ---- splitting -------------------------------------------------------------------------------------------


def planned_split(
    project: Project, code: Code, codings: Sequence[Coding], target: Code | CodeDraft, *, checked: bool = True
) -> Transfer:
    """What `split` would do. Raises QualcodeError where it would refuse."""
    _refuse_split(project, code, codings, target)
    return _splitting(project, code, [coding.key for coding in codings], target, checked=checked)


def split(
    project: Project,
    code: Code,
    codings: Sequence[Coding],
    target: Code | CodeDraft,
    author: Author,
    *,
    parent: Code | None = None,
    kind: LineageKind = LineageKind.SPLIT,
) -> tuple[Code, Transfer]:
    """Give these codings of `code` to another code, made new from a draft below `parent` (None: at the top).

    Anchor examples that are taken from these codings go along. They were looked at one by one, so that none is to be
    looked at again. `kind` says what the code went through. Gives the other code and what was done. Raises
    QualcodeError where there is nothing to give, a coding is not of this code, or the draft cannot be added.
    """
    return split_into(project, code, [SplitPart(codings, target, parent)], author, checked=True, kind=kind)[0]


def planned_parts(
    project: Project, code: Code, parts: Sequence[SplitPart], *, checked: bool = False
) -> list[Transfer]:
    """What `split_into` would do with each part. Raises QualcodeError where it would refuse."""
    plans = []
    names = Counter[tuple[int | None, str]]()
    for part in parts:
        plans.append(planned_split(project, code, part.codings, part.target, checked=checked))
        if isinstance(part.target, CodeDraft):
            parent = part.parent.key if part.parent else None
            project.codes.check_name(part.target.name, parent)
            names[parent, folded(part.target.name)] += 1
            if names[parent, folded(part.target.name)] > 1:
                _refuse_name_of_two(part.target.name)
    given = Counter(coding.key for part in parts for coding in part.codings)
    if any(times > 1 for times in given.values()):
        raise QualcodeError(
            _("A passage would get two of the new codes."),
            _("Give each passage to one of them; nothing was changed."),
        )
    return plans


def split_into(
    project: Project,
    code: Code,
    parts: Sequence[SplitPart],
    author: Author,
    *,
    checked: bool = False,
    kind: LineageKind = LineageKind.SPLIT,
) -> list[tuple[Code, Transfer]]:
    """Give codings of a code to several others, see `split`; the rest stays with it.

    Codings that were made under rules which say something else than those of an existing code that gets them are to
    be looked at again, unless they are `checked`. Gives each of the other codes with what it got. Raises as `split`,
    and QualcodeError for a coding in two parts or two new codes of one name.
    """
    store = _store(project)
    names = ", ".join(part.target.full_name if isinstance(part.target, Code) else part.target.name for part in parts)
    done = []
    with project.change("code.split", author, f"{code.full_name} → {names}"):
        plans = planned_parts(project, code, parts, checked=checked)
        before = _present(project, code)
        for part, plan in zip(parts, plans, strict=True):
            keys = [coding.key for coding in part.codings]
            other = part.target
            if isinstance(other, CodeDraft):
                other = project.codes.add(other, part.parent, author)
            present = project.codes.book()[other.key]
            _hand_over_examples(store, before, present, keys)
            hand_over_codings(store, keys, present, before.full_name, checked=checked)
            write_descent(store, kind, before, present, len(keys))
            done.append((present, replace(plan, target=present.full_name)))
    return done


def _refuse_name_of_two(name: str) -> None:
    raise QualcodeError(_("Two of the new codes are called “{name}”.", name=name), _("Choose another name."))


def _refuse_split(project: Project, code: Code, codings: Sequence[Coding], target: Code | CodeDraft) -> None:
    _present(project, code)
    if isinstance(target, Code) and _present(project, target).key == code.key:
        raise QualcodeError(_("The passages have that code already."), _("Choose another code, or a new one."))
    if not codings:
        raise QualcodeError(_("No passage is chosen."), _("Choose those that the other code is to get."))
    store, keys = _store(project), json.dumps([coding.key for coding in codings])
    found = number(store, f"SELECT COUNT(*) FROM codings WHERE code_id = ? AND id {CHOSEN}", (code.key, keys))
    if found != len({coding.key for coding in codings}):
        raise QualcodeError(
            _("Not all of these passages have the code “{code}” now.", code=code.full_name),
            _("Somebody changed them meanwhile: choose anew."),
        )


def _splitting(
    project: Project, code: Code, keys: Sequence[int], target: Code | CodeDraft, *, checked: bool
) -> Transfer:
    store = _store(project)
    if isinstance(target, Code):
        target = _present(project, target)
    plan = _plan(store, code, keys, target, checked=checked)
    return replace(plan, anchors=_examples_of(store, code, keys))


def _examples_of(store: Store, code: Code, keys: Sequence[int]) -> int:
    return number(
        store,
        f"SELECT COUNT(*) FROM anchors WHERE code_id = ? AND coding_id {CHOSEN}",
        (code.key, json.dumps(list(keys))),
    )


def _hand_over_examples(store: Store, code: Code, target: Code, keys: Sequence[int]) -> None:
    """Anchor examples that are taken from codings go along with these."""
    values = (code.key, json.dumps(list(keys)))
    hand_over_anchors(store, target, where=f"code_id = ? AND coding_id {CHOSEN}", values=values)


# ---- lifting ---------------------------------------------------------------------------------------------


def planned_lift(project: Project, code: Code) -> list[Code]:
    """The codes that `lift` would move. Raises QualcodeError where it would refuse."""
    present, book = _present(project, code), project.codes.book()
    moving = book.children(present.key)
    if not moving:
        raise QualcodeError(
            _("“{code}” has no sub-codes.", code=present.full_name), _("Name the code whose sub-codes go up a level.")
        )
    siblings = {folded(other.name) for other in book.children(present.parent)}
    taken = next((child for child in moving if folded(child.name) in siblings), None)
    if taken is not None:
        raise QualcodeError(
            _("There is a code “{name}” a level higher already.", name=taken.name),
            _("Merge those two first, or give one another name."),
        )
    return moving


def lift(project: Project, code: Code, author: Author) -> list[Code]:
    """Move the sub-codes of a code up a level, to stand behind it in their order; gives them as they are then.

    Raises QualcodeError where it has none, or one of them has the name of a code there.
    """
    with project.change("code.lift", author):
        moving = planned_lift(project, code)
        present, book = _present(project, code), project.codes.book()
        parent = book[present.parent] if present.parent is not None else None
        place = [sibling.key for sibling in book.children(present.parent)].index(present.key) + 1
        for at, child in enumerate(moving, start=place + 1):
            project.codes.move(child, parent, author, at)
        after = project.codes.book()
    return [after[child.key] for child in moving]


# ---- removing, the codings going to another code -------------------------------------------------------------


def planned_removal_to(project: Project, code: Code, target: Code, *, checked: bool = False) -> Transfer:
    """What `remove_to` would do with codings. Raises QualcodeError where it would refuse."""
    going, target = _removing(project, code, target)
    store = _store(project)
    plans, keys = [], []
    for removed in going:
        of_code = _keys_of(store, removed)
        plans.append(_plan(store, removed, of_code, target, checked=checked))
        keys += of_code
    whole = _plan(store, going[0], keys, target, checked=checked)
    places = number(
        store,
        'SELECT COUNT(*) FROM (SELECT DISTINCT document_id, start, "end", coder_id, round FROM codings '
        f'WHERE id {CHOSEN} EXCEPT SELECT document_id, start, "end", coder_id, round FROM codings WHERE code_id = ?)',
        (json.dumps(keys), target.key),
    )
    return replace(
        whole,
        codings=places,
        doubles=len(keys) - places,
        to_recheck=min(places, sum(plan.to_recheck for plan in plans)),
        sub_codes=tuple(removed.name for removed in going[1:]),
    )


def remove_to(project: Project, code: Code, target: Code, author: Author, *, checked: bool = False) -> Transfer:
    """Give the codings of a code and those below it to another one, and take these codes away.

    What is of the codings goes along; the codes' own rules, memos, examples and levels go with them. Raises
    QualcodeError where `target` is one of those that go.
    """
    store = _store(project)
    with project.change("code.remove", author, f"{code.full_name} → {target.full_name}"):
        plan = planned_removal_to(project, code, target, checked=checked)
        going, target = _removing(project, code, target)
        for removed in going:
            keys = _keys_of(store, removed)
            present = project.codes.book()[target.key]
            hand_over_codings(store, keys, present, removed.full_name, checked=checked)
            hand_over_orphans(store, removed, present)
            write_descent(store, LineageKind.REMOVE, removed, present, len(keys))
        project.codes.remove(going[0], author, descended=True)
    return plan


def _removing(project: Project, code: Code, target: Code) -> tuple[list[Code], Code]:
    """The codes that go, the one above first, and the one that gets their codings, as they are now."""
    present, target = _present(project, code), _present(project, target)
    below = project.codes.book().descendants(present.key)
    if target.key == present.key:
        raise QualcodeError(
            _("The codings of “{code}” cannot go to the code that is removed.", code=present.full_name),
            _("Name another code."),
        )
    _refuse_below(below, present, target)
    return [present, *below], target


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


# ---- plans ---------------------------------------------------------------------------------------------


def _store(project: Project) -> Store:
    return project._store  # this module is a part of the project room, where the SQL is


def _present(project: Project, code: Code) -> Code:
    book = project.codes.book()
    if code.key not in book:
        raise gone("codes")
    return book[code.key]


def _refuse_below(below: Collection[Code], source: Code, target: Code) -> None:
    if target.key in {code.key for code in below}:
        raise QualcodeError(
            _(
                "“{code}” stands below “{other}”.",
                code=target.full_name,
                other=source.full_name,
            ),
            _("Merge the other way round, or move it out of there first."),
        )


def _refuse_taken(moving: Sequence[str], there: Sequence[str]) -> None:
    taken = set(map(folded, there))
    clash = [name for name in moving if folded(name) in taken]
    if clash:
        raise QualcodeError(
            _("Both codes have a sub-code “{name}”.", name=clash[0]),
            _("Merge those two first, or give one another name."),
        )


def _plan(
    store: Store, source: Code, keys: Sequence[int], target: Code | CodeDraft, *, checked: bool = True
) -> Transfer:
    chosen = (json.dumps(list(keys)),)
    doubles = doubles_of(store, keys, target.key) if isinstance(target, Code) else []
    coders = store.all(
        "SELECT n.name, COUNT(*) FROM codings c JOIN coders n ON n.id = c.coder_id "
        f"WHERE c.id {CHOSEN} GROUP BY n.id ORDER BY n.id",
        chosen,
    )
    going = sorted(set(keys) - {double for double, *_rest in doubles})
    foreign = {} if checked or isinstance(target, CodeDraft) else foreign_rules(store, going, target)
    return Transfer(
        source=source.full_name,
        target=target.full_name if isinstance(target, Code) else target.name,
        rule_version=target.rule_version if isinstance(target, Code) else 1,
        codings=len(going),
        doubles=len(doubles),
        differing=sum(differs for *_, differs in doubles),
        coders=dict(coders),
        documents=number(store, f"SELECT COUNT(DISTINCT document_id) FROM codings WHERE id {CHOSEN}", chosen),
        memos=number(store, f"SELECT COUNT(*) FROM memos WHERE coding_id {CHOSEN}", chosen),
        anchors=0,
        to_recheck=number(
            store,
            f"SELECT COUNT(*) FROM codings WHERE id {CHOSEN} AND rule_id {CHOSEN}",
            (json.dumps(going), json.dumps(list(foreign))),
        )
        if foreign
        else 0,
    )


def _keys_of(store: Store, code: Code) -> list[int]:
    return [int(key) for (key,) in store.all("SELECT id FROM codings WHERE code_id = ? ORDER BY id", (code.key,))]
