"""How a class did beside a model solution, as a report: a row a learner, a row a code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from qualcode.agreement.consensus.training import Outcome, TrainingClass, TrainingComparison
from qualcode.catalogue import Catalogue, Language, catalogue_of
from qualcode.model.codes import Codebook
from qualcode.reporting.report import Afresh, Cell, Report, Table, report_of_tables
from qualcode.reporting.words.wording import wording_of


def outcome_heads(words: Catalogue) -> tuple[str, ...]:
    """The heads of the numbers of outcomes, in the order of `Outcome`."""
    return (
        words.pgettext("column", "hits"),
        words.pgettext("column", "boundaries"),
        words.pgettext("column", "polarity"),
        words.pgettext("column", "other code"),
        words.pgettext("column", "missed"),
        words.pgettext("column", "more"),
    )


def share_words(share: float | None, words: Catalogue) -> str:
    """A share as “75%”; “–” where there is none."""
    return "–" if share is None else words.gettext("{percent}%", percent=words.number(100 * share, 0))


def learner_name(place: int, comparison: TrainingComparison, words: Catalogue, *, identify: bool) -> str:
    """How a learner (its place from 1) is called: by number, unless names may be told."""
    return comparison.progress.learner.name if identify else wording_of(words.language).coder(place)


def learner_head(words: Catalogue) -> tuple[str, ...]:
    """The heads of the learners."""
    hit, found = words.pgettext("column", "share hit"), words.pgettext("column", "code found")
    finished = words.pgettext("column", "finished")
    return (words.pgettext("column", "learner"), finished, *outcome_heads(words), hit, found)


def learner_rows(told: TrainingClass, words: Catalogue, *, identify: bool) -> Iterator[tuple[Cell, ...]]:
    """Each learner: how many documents were finished, what became of the places, the share that was hit and found."""
    for place, comparison in enumerate(told.learners, start=1):
        exercise = comparison.progress.exercise
        yield (
            learner_name(place, comparison, words, identify=identify),
            words.gettext("{number} of {all}", number=len(exercise.finished), all=len(exercise.required)),
            *(comparison.counts[outcome] for outcome in Outcome),
            share_words(comparison.hit_share, words),
            share_words(comparison.found_share, words),
        )


def code_head(words: Catalogue) -> tuple[str, ...]:
    """The heads of the codes."""
    return (words.pgettext("column", "code"), *outcome_heads(words), words.pgettext("column", "share hit"))


def code_rows(told: TrainingClass, book: Codebook, words: Catalogue) -> Iterator[tuple[Cell, ...]]:
    """Each code that was given, with what became of its places for all learners together."""
    for code, counts in told.by_code(book):
        yield (
            code.full_name,
            *(counts[outcome] for outcome in Outcome),
            share_words(_hit_share(counts), words),
        )


def training_heading(words: Catalogue) -> str:
    """What stands over the table of a class."""
    return words.gettext("Training: learners beside the model solution")


def training_notes(told: TrainingClass, words: Catalogue) -> list[str]:
    """What the numbers rest on, and who is not among them."""
    notes = [
        words.gettext(
            "A hit is the same code on the same passage; “code found” counts other boundaries and polarities too. "
            "Shares are of the places of the solution."
        )
    ]
    if told.unfinished:
        notes.append(
            words.ngettext(
                "{count} learner has not finished the exercise.",
                "{count} learners have not finished the exercise.",
                told.unfinished,
            )
        )
    return notes


def training_report(
    told: TrainingClass, book: Codebook, language: Language, *, study: str = "", identify: bool = False
) -> Report:
    """The class as a report; learners are numbers unless they may be named."""
    words = catalogue_of(language)
    table = Table(
        words.gettext("Learners"), learner_head(words), Afresh(lambda: learner_rows(told, words, identify=identify))
    )
    codes = Table(words.gettext("Codes"), code_head(words), Afresh(lambda: code_rows(told, book, words)))
    facts = [(words.gettext("Study"), study), (words.gettext("Learners"), words.number(len(told.learners)))]
    return report_of_tables(
        training_heading(words),
        [fact for fact in facts if fact[1]],
        [table, codes],
        table,
        training_notes(told, words),
        language=language,
        as_object=lambda: training_data(told, book, identify=identify),
    )


def training_data(told: TrainingClass, book: Codebook, *, identify: bool) -> dict[str, object]:
    """The same for programs; learners are numbers, and have names where they may."""
    return {
        "model": told.model.name if identify else None,
        "unfinished": told.unfinished,
        "learners": [
            {
                "number": place,
                "name": comparison.progress.learner.name if identify else None,
                "documents": len(comparison.progress.exercise.required),
                "finished": len(comparison.progress.exercise.finished),
                **_counts(comparison.counts),
                "hit_share": comparison.hit_share,
                "found_share": comparison.found_share,
            }
            for place, comparison in enumerate(told.learners, start=1)
        ],
        "codes": [
            {"code": code.full_name, "code_id": code.id, **_counts(counts), "hit_share": _hit_share(counts)}
            for code, counts in told.by_code(book)
        ],
    }


def _counts(counts: Mapping[Outcome, int]) -> dict[str, int]:
    return {outcome.value: counts[outcome] for outcome in Outcome}


def _hit_share(counts: Counter[Outcome]) -> float | None:
    of_solution = counts.total() - counts[Outcome.MORE]
    return counts[Outcome.HIT] / of_solution if of_solution else None
