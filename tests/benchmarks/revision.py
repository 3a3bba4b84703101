"""How well passages move with a corrected text, and what it costs; run by hand.

    python tests/benchmarks/revision.py [--seeds N] [--large]

Exact: intersection over union with the true place at least 0.98. Wrong: attached, and below 0.5, or attached
though the passage was deleted. Uncertain: a place is only proposed. Times are CPU seconds of one alignment and
of mapping all passages, the import of rapidfuzz shown apart.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
import tracemalloc
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "language"))

from corrected_texts import Corrected, Passage, corrected

from qualcode.language.alignment.align import align
from qualcode.language.alignment.mapping import Mapping, PlacedKind
from qualcode.model.codes import CodeDraft
from qualcode.model.codings import CoderKind
from qualcode.model.documents import DocumentDraft
from qualcode.project.file.history import Author
from qualcode.project.project import Project
from qualcode.reading.edited import edited

ME = Author("me")


def overlap(first, second) -> float:
    """Intersection over union of two spans."""
    common = first.overlap(second)
    return common / (first.length + second.length - common)


def outcome(passage: Passage, mapping: Mapping) -> str:
    """What became of one passage, in a word."""
    placed = mapping.map(passage.old)
    if passage.new is None:
        return {PlacedKind.ORPHAN: "reported", PlacedKind.UNCERTAIN: "deleted, proposed"}.get(
            placed.kind, "deleted, WRONG"
        )
    if placed.kind is PlacedKind.ORPHAN:
        return "lost"
    share = overlap(placed.span, passage.new)
    if placed.kind is PlacedKind.UNCERTAIN:
        return "uncertain, right" if share >= 0.98 else "uncertain"
    return "exact" if share >= 0.98 else "near" if share >= 0.8 else "rough" if share >= 0.5 else "WRONG"


def count(passages: Sequence[Passage], mapping: Mapping) -> Counter[str]:
    """Outcomes of many passages."""
    return Counter(outcome(passage, mapping) for passage in passages)


def line(name: str, counts: Counter[str]) -> None:
    """One line of the table."""
    surviving = sum(number for what, number in counts.items() if what != "reported" and "deleted" not in what)
    gone = counts["reported"] + counts["deleted, proposed"] + counts["deleted, WRONG"]
    wrong = counts["WRONG"] + counts["deleted, WRONG"]
    others = {what: number for what, number in counts.items() if what not in ("exact", "reported")}
    print(
        f"  {name:<34} exact {counts['exact'] / surviving:7.2%} of {surviving:>6}   "
        f"deleted and reported {counts['reported'] + counts['deleted, proposed']:>5} of {gone:>5}   "
        f"wrong {wrong:>3}   {others}"
    )


def seconds(case: Corrected) -> tuple[float, Mapping]:
    """CPU time of aligning and of mapping all passages."""
    start = time.process_time()
    mapping = align(case.old, case.new)
    for passage in case.sentences:
        mapping.map(passage.old)
    return time.process_time() - start, mapping


def accuracy(seeds: int) -> None:
    """The table of outcomes."""
    settings = {
        "5 % edited, 20 % deleted, 8 moved": {},
        "2 % edited, 20 % deleted, 8 moved": {"edited": 0.02},
        "10 % edited, 20 % deleted, 8 moved": {"edited": 0.1},
        "20 % edited, 20 % deleted, 8 moved": {"edited": 0.2},
        "5 % edited only": {"deleted": 0.0, "moved": 0},
        "no edits, 50 % deleted, 20 moved": {"edited": 0.0, "deleted": 0.5, "moved": 20},
        "5 %, 20 %, 8; many asides": {"asides": 0.6},
    }
    for name, options in settings.items():
        sentences: Counter[str] = Counter()
        phrases: Counter[str] = Counter()
        times, sizes = [], []
        for seed in range(seeds):
            case = corrected(seed, **options)
            spent, mapping = seconds(case)
            times.append(spent)
            sizes.append(len(mapping.to_json()))
            sentences += count(case.sentences, mapping)
            phrases += count(case.phrases, mapping)
        print(f"{name}   ({seeds} seeds; CPU {min(times):.3f}–{max(times):.3f} s; mapping {max(sizes):,} bytes)")
        line("sentences", sentences)
        line("phrases", phrases)


def whole() -> None:
    """A whole revision in a project: reading, planning, writing; every sentence coded by two coders."""
    case = corrected(1)
    with tempfile.TemporaryDirectory() as folder:
        project = Project.create(Path(folder) / "p.qualcode", "Probe", ME)
        first, second = (_draft(text) for text in (case.old, case.new))
        document = project.documents.add([first], ME)[0]
        code = project.codes.add(CodeDraft("Theme"), None, ME)
        with project.change("codings", ME):
            for name in ("anna", "ben"):
                coder = project.coders.add(name, CoderKind.PERSON, ME)
                for passage in case.sentences:
                    project.codings.add(document, passage.old, code, coder)
        start = time.process_time()
        plan = project.revisions.plan(document, second)
        planned = time.process_time()
        done = project.revisions.carry_out(plan, ME)
        written = time.process_time()
        project.undo(ME)
        undone = time.process_time()
        project.close()
    print(
        f"in a project, {2 * len(case.sentences)} codings: plan {planned - start:.3f} s, "
        f"write {written - planned:.3f} s, undo {undone - written:.3f} s CPU; {done}"
    )


def _draft(text: str) -> DocumentDraft:
    start = time.process_time()
    made = edited(text.encode(), "probe", [])
    print(f"reading {len(text):,} characters: {time.process_time() - start:.3f} s CPU")
    return made


def growth() -> None:
    """CPU time and memory of long texts."""
    for length in (40_000, 400_000, 4_000_000):
        case = corrected(1, length=length, moved=length // 5_000)
        spent, mapping = seconds(case)
        tracemalloc.start()
        align(case.old, case.new)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        print(f"{length:>10,} characters: {spent:7.2f} s, {peak / 2**20:6.0f} MiB at most")
        line("sentences", count(case.sentences, mapping))


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--large", action="store_true")
    options = parser.parse_args()
    start = time.process_time()
    from rapidfuzz.distance import Levenshtein  # noqa: F401

    print(f"import of rapidfuzz: {time.process_time() - start:.3f} s CPU")
    accuracy(options.seeds)
    whole()
    if options.large:
        growth()


if __name__ == "__main__":
    main()
