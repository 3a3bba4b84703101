"""What correcting a text would do, in words: for the command line and the interface."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qualcode.catalogue import _, ngettext, pgettext, program
from qualcode.language.alignment.mapping import PlacedKind
from qualcode.model.quotation_edits import said_kind
from qualcode.model.readings.role_words import ROLE_WORDS
from qualcode.plural import counted
from qualcode.project.revising.plan import PlacedPassage, RevisionPlan
from qualcode.safe_text import one_line

_WHAT = {
    "codings": "coding",
    "memos": "memo",
    "topic_assignments": "topic",
    "fixed_segments": "fixed",
    "orphans": "orphan",
}
_NAMED = {
    "codings": pgettext("kind of passage", "coding"),
    "memos": pgettext("kind of passage", "memo"),
    "topic_assignments": pgettext("kind of passage", "topic of the guide"),
    "fixed_segments": pgettext("kind of passage", "fixed passage"),
    "orphans": pgettext("kind of passage", "orphan"),
}


def summary(plan: RevisionPlan, *, all_blind: bool = False) -> str:
    """One sentence: how many passages move, and how many do not.

    In a project that is blind for all, give the plan that its reader sees: nobody is told how much others coded.
    """
    changed, moved, uncertain, lost = (
        len(plan.of_kind(kind))
        for kind in (PlacedKind.CHANGED, PlacedKind.MOVED, PlacedKind.UNCERTAIN, PlacedKind.ORPHAN)
    )
    same, again = len(plan.of_kind(PlacedKind.SAME)), len(plan.found_again)
    parts = [ngettext("{count} stays as it is", "{count} stay as they are", same)]
    parts += [ngettext("{count} changed", "{count} changed", changed)] if changed else []
    parts += [ngettext("{count} moved", "{count} moved", moved)] if moved else []
    parts += [ngettext("{count} uncertain", "{count} uncertain", uncertain)] if uncertain else []
    parts += [ngettext("{count} lost", "{count} lost", lost)] if lost else []
    parts += [counted(len(plan.doubles), "double")] if plan.doubles else []
    parts += [ngettext("{count} found again", "{count} found again", again)] if again else []
    told = _(
        "{passages} on “{document}”: {parts}; {share} % of the characters are the same",
        passages=counted(len(plan.moving), "passage"),
        document=plan.document.name,
        parts=", ".join(parts),
        share=program().number(100 * plan.mapping.similarity, 1),
    )
    if not all_blind:
        return told
    return _("{told}; those of others move along and are not shown, as the project is blind", told=told)


def lines(plan: RevisionPlan, *, accept_uncertain: bool = False) -> Iterator[str]:
    """The whole preview: what a person must look at first, what moves by itself last."""
    lost, uncertain = plan.of_kind(PlacedKind.ORPHAN), plan.of_kind(PlacedKind.UNCERTAIN)
    changed, moved = plan.of_kind(PlacedKind.CHANGED), plan.of_kind(PlacedKind.MOVED)
    yield from _section(
        ngettext("lost ({count}): becomes an orphan", "lost ({count}): become orphans", len(lost)), lost
    )
    waits = (
        ngettext(
            "uncertain ({count}): is placed as proposed",
            "uncertain ({count}): are placed as proposed",
            len(uncertain),
        )
        if accept_uncertain
        else ngettext(
            "uncertain ({count}): becomes an orphan with a proposed place",
            "uncertain ({count}): become orphans with a proposed place",
            len(uncertain),
        )
    )
    yield from _section(waits, uncertain)
    doubles = ngettext(
        "doubles ({count}): becomes an orphan, as the same coder gave the same code to what is now the same passage",
        "doubles ({count}): become orphans, as the same coder gave the same code to what is now the same passage",
        len(plan.doubles),
    )
    yield from _section(doubles, plan.doubles)
    yield from _edits(plan)
    yield from _anchors(plan)
    yield from _speakers(plan)
    yield from lost_numbers(plan)
    if plan.finished:
        names = program().listed(plan.finished)
        yield _("finished by {names}: what is new in the text nobody has looked at", names=names)
    again = ngettext(
        "found again ({count}): an orphan that gets its place back",
        "found again ({count}): orphans that get their place back",
        len(plan.found_again),
    )
    yield from _section(again, plan.found_again)
    yield from _section(ngettext("changed ({count}): moves", "changed ({count}): move", len(changed)), changed)
    yield from _section(ngettext("moved ({count}): moves", "moved ({count}): move", len(moved)), moved)


def lost_numbers(plan: RevisionPlan) -> Iterator[str]:
    """Which numbers of lines and times go, since the words are gone that had them."""
    if plan.lost.lines:
        yield ngettext(
            "{count} line number of the source goes: its words are gone",
            "{count} line numbers of the source go: their words are gone",
            plan.lost.lines,
        )
    if plan.lost.times:
        yield ngettext(
            "{count} time goes: its words are gone",
            "{count} times go: their words are gone",
            plan.lost.times,
        )


def _section(title: str, passages: Sequence[PlacedPassage]) -> Iterator[str]:
    if not passages:
        return
    yield title
    for passage in passages:
        name = program().quoted(passage.name) if passage.name else ""
        similarity = passage.placed.similarity
        alike = _("{share} % the same", share=program().number(round(100 * similarity)))
        told = (passage.id, _NAMED[passage.table], name, passage.coder)
        yield "  " + "  ".join(filter(None, (*told, alike if passage.placed.span and similarity < 1 else "")))
        yield f"    - {one_line(passage.placed.before)}"
        if passage.placed.after and passage.placed.after != passage.placed.before:
            yield f"    + {one_line(passage.placed.after)}"


def _edits(plan: RevisionPlan) -> Iterator[str]:
    names = {moving.key: moving for moving in plan.moving if moving.table == "codings"}
    touched = [move for move in plan.edits if move.lost or move.other_words]
    if touched:
        yield ngettext(
            "edits of quotations ({count}): look at this quotation again before it leaves the project",
            "edits of quotations ({count}): look at these quotations again before they leave the project",
            len(touched),
        )
    for move in touched:
        passage = names[move.coding]
        yield f"  {passage.id}  {program().quoted(passage.name)}  {passage.coder}"
        for edit in move.lost:
            what = _edit(said_kind(edit.kind), edit.span.cut(passage.placed.before))
            yield "    - " + _("{edit}: goes, its words are not there any more", edit=what)
        for edit in move.other_words:
            what = _edit(said_kind(edit.kind), edit.span.cut(passage.placed.after))
            yield "    + " + _("{edit}: stays, over words that were changed", edit=what)


def _edit(kind: str, words: str) -> str:
    return f"{kind} {program().quoted(one_line(words))}" if words else kind


def _anchors(plan: RevisionPlan) -> Iterator[str]:
    if plan.anchors:
        yield ngettext(
            "anchor examples ({count}): taken from a passage that was changed",
            "anchor examples ({count}): taken from passages that were changed",
            len(plan.anchors),
        )
    for anchor in plan.anchors:
        yield f"  {anchor.code}"
        yield f"    - {anchor.before}"
        yield (
            f"    + {anchor.after}"
            if anchor.after is not None
            else "    " + _("stale: it keeps its words; edit the code")
        )


def _speakers(plan: RevisionPlan) -> Iterator[str]:
    for speaker in plan.speakers:
        if speaker.before and speaker.after:
            yield _(
                "speaker “{before}” is “{after}” now, with the same role, case and attributes",
                before=speaker.before,
                after=speaker.after,
            )
        elif speaker.before:
            yield _(
                "speaker “{before}” says nothing any more and is removed, with case and attributes",
                before=speaker.before,
            )
        else:
            yield _("speaker “{after}” is new", after=speaker.after)
    for role in plan.roles:
        yield _(
            "speaker “{speaker}”: {before} so far, now {after}",
            speaker=role.speaker,
            before=ROLE_WORDS[role.before],
            after=ROLE_WORDS[role.after],
        )


def facts(plan: RevisionPlan) -> dict[str, object]:
    """The preview for scripts; offsets are code points of the old and of the new text."""
    ids = {moving.key: moving.id for moving in plan.moving if moving.table == "codings"}
    return {
        "document": plan.document.name,
        "document_id": plan.document.id,
        "similarity": round(plan.mapping.similarity, 4),
        "passages": [_passage(passage) for passage in plan.passages],
        "edits": [
            {
                "coding": ids[move.coding],
                "kept": len(move.kept),
                "other_words": len(move.other_words),
                "lost": len(move.lost),
            }
            for move in plan.edits
        ],
        "anchors": [{"code": anchor.code, "before": anchor.before, "after": anchor.after} for anchor in plan.anchors],
        "speakers": [{"before": speaker.before, "after": speaker.after} for speaker in plan.speakers],
        "roles": [
            {"speaker": role.speaker, "before": role.before.value, "after": role.after.value} for role in plan.roles
        ],
        "lost": {"lines": plan.lost.lines, "times": plan.lost.times},
        "finished": list(plan.finished),
    }


def _passage(one: PlacedPassage) -> dict[str, object]:
    span = one.placed.span
    return {
        "id": one.id,
        "what": _WHAT[one.table],
        "name": one.name,
        "coder": one.coder,
        "kind": "double" if one.double else one.placed.kind.value,
        "similarity": round(one.placed.similarity, 4),
        "start": one.span.start,
        "end": one.span.end,
        "new_start": span.start if span else None,
        "new_end": span.end if span else None,
        "before": one.placed.before,
        "after": one.placed.after,
    }
