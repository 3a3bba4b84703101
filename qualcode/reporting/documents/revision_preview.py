"""What correcting a text would do, in words: for the command line and the interface."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qualcode.language.alignment.mapping import PlacedKind
from qualcode.plural import counted
from qualcode.project.revising.plan import PlacedPassage, RevisionPlan
from qualcode.safe_text import one_line

_WHAT = {"codings": "coding", "memos": "memo", "orphans": "orphan"}


def summary(plan: RevisionPlan, *, all_blind: bool = False) -> str:
    """One sentence: how many passages move, and how many do not.

    In a project that is blind for all, give the plan that its reader sees: nobody is told how much others coded.
    """
    same = len(plan.of_kind(PlacedKind.SAME))
    parts = [f"{same} stay as they are" if same != 1 else "1 stays as it is"]
    for kind, name in (
        (PlacedKind.CHANGED, "changed"),
        (PlacedKind.MOVED, "moved"),
        (PlacedKind.UNCERTAIN, "uncertain"),
        (PlacedKind.ORPHAN, "lost"),
    ):
        number = len(plan.of_kind(kind))
        parts += [f"{number} {name}"] if number else []
    parts += [f"{counted(len(plan.doubles), 'double')}"] if plan.doubles else []
    parts += [f"{len(plan.found_again)} found again"] if plan.found_again else []
    alike = f"{plan.mapping.similarity:.1%} of the characters are the same"
    hidden = "; those of others move along and are not shown, as the project is blind" if all_blind else ""
    return f"{counted(len(plan.moving), 'passage')} on “{plan.document.name}”: {', '.join(parts)}; {alike}{hidden}"


def lines(plan: RevisionPlan, *, accept_uncertain: bool = False) -> Iterator[str]:
    """The whole preview: what a person must look at first, what moves by itself last."""
    waits = "are placed as proposed" if accept_uncertain else "become orphans with a proposed place"
    yield from _section("lost", "become orphans", plan.of_kind(PlacedKind.ORPHAN))
    yield from _section("uncertain", waits, plan.of_kind(PlacedKind.UNCERTAIN))
    yield from _section(
        "doubles", "become orphans: the same coder gave the same code to what is now the same passage", plan.doubles
    )
    yield from _edits(plan)
    yield from _anchors(plan)
    yield from _speakers(plan)
    if plan.finished:
        yield f"finished by {', '.join(plan.finished)}: what is new in the text nobody has looked at"
    yield from _section("found again", "orphans that get their place back", plan.found_again)
    yield from _section("changed", "move", plan.of_kind(PlacedKind.CHANGED))
    yield from _section("moved", "move", plan.of_kind(PlacedKind.MOVED))


def _section(title: str, what: str, passages: Sequence[PlacedPassage]) -> Iterator[str]:
    if not passages:
        return
    yield f"{title} ({len(passages)}): {what}"
    for passage in passages:
        name = f"“{passage.name}”" if passage.name else ""
        alike = (
            f"{passage.placed.similarity:.0%} the same"
            if passage.placed.span and passage.placed.similarity < 1
            else ""
        )
        yield "  " + "  ".join(
            part for part in (passage.id, _WHAT[passage.table], name, passage.coder, alike) if part
        )
        yield f"    - {one_line(passage.placed.before)}"
        if passage.placed.after and passage.placed.after != passage.placed.before:
            yield f"    + {one_line(passage.placed.after)}"


def _edits(plan: RevisionPlan) -> Iterator[str]:
    names = {moving.key: moving for moving in plan.moving if moving.table == "codings"}
    touched = [move for move in plan.edits if move.lost or move.other_words]
    if touched:
        yield f"edits of quotations ({len(touched)}): look at these quotations again before they leave the project"
    for move in touched:
        passage = names[move.coding]
        yield f"  {passage.id}  “{passage.name}”  {passage.coder}"
        for edit in move.lost:
            words = edit.span.cut(passage.placed.before)
            yield f"    - {edit.kind}{_over(words)}: goes, its words are not there any more"
        for edit in move.other_words:
            words = edit.span.cut(passage.placed.after)
            yield f"    + {edit.kind}{_over(words)}: stays, over words that were changed"


def _over(words: str) -> str:
    return f" “{one_line(words)}”" if words else ""


def _anchors(plan: RevisionPlan) -> Iterator[str]:
    if plan.anchors:
        yield f"anchor examples ({len(plan.anchors)}): taken from passages that were changed"
    for anchor in plan.anchors:
        yield f"  {anchor.code}"
        yield f"    - {anchor.before}"
        yield f"    + {anchor.after}" if anchor.after is not None else "    stale: it keeps its words; edit the code"


def _speakers(plan: RevisionPlan) -> Iterator[str]:
    for speaker in plan.speakers:
        if speaker.before and speaker.after:
            yield f"speaker “{speaker.before}” is “{speaker.after}” now, with the same role, case and attributes"
        elif speaker.before:
            yield f"speaker “{speaker.before}” says nothing any more and goes, with case and attributes"
        else:
            yield f"speaker “{speaker.after}” is new"


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
