"""What a reader of agreement figures must know first: who and what was compared, how, and what was left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qualcode import __version__
from qualcode.agreement.study.definitions import DEFINITIONS
from qualcode.agreement.study.results import Basis, LeftOut, Scope, Study
from qualcode.agreement.study.units import RULE, RULES
from qualcode.plural import counted

Facts = list[tuple[str, str]]

_BASES = {
    Basis.FINISHED: "assigned to and finished by the coders",
    Basis.CODED: "in which each of the coders coded something (none is assigned or marked as finished)",
    Basis.ASSUMED: "taken as finished by all of the coders, as one of them worked on them (--assume-finished)",
    Basis.ROUNDS: "coded in both rounds",
    Basis.FILE: "of the file",
}
_WEAK = {
    "document": "whether a code was given anywhere in a document: the easiest to agree on, the weakest claim",
    "frequency": "how often a code was given in a document: easy to agree on, a weak claim",
}
_UNITS = {
    "unit": "as in the file",
    "character": "character (every place of the text)",
    "frequency": "document (number of passages)",
}


def study_summary(study: Study, shown: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """The head of a report; `shown` are the stable names of the figures whose definitions are given."""
    facts: Facts = [("coders", ", ".join(study.coders))]
    scope = study.scope
    if scope is not None:
        facts += _documents(scope)
    facts.append(("unit", _unit(study)))
    if study.source != "ratings":
        facts.append(("rule", RULES.get(study.unit, RULE)))
    facts.append(("codes" if study.source != "ratings" else "values", _codes(study)))
    if scope is not None:
        facts += _scope(scope)
    facts.append(("intervals", _intervals(study)))
    facts += definitions(shown, study.metric, study.overlap)
    if scope is not None:
        facts += [("segmenter", ", ".join(scope.segmenters)), ("texts", f"SHA-256 {scope.texts_sha256}")]
    facts += [("note", note) for note in study.notes]
    return (*facts, ("program", f"qualcode {__version__}"))


def definitions(names: Iterable[str], metric: str = "nominal", overlap: int = 90) -> Facts:
    """Title, definition and source of figures, by the short word that heads their column."""
    facts = []
    for name in names:
        one = DEFINITIONS[name]
        title = one.title
        if name == "krippendorff_alpha":
            title = f"{title}, {metric}"
        if name.startswith("overlap"):
            title = f"{title} of at least {overlap} %"
        facts.append((one.short, f"{title}: {one.definition} ({one.source})"))
    return facts


def _documents(scope: Scope) -> Facts:
    cases = f", of {counted(scope.cases, 'case')}" if scope.cases else ""
    number = f"{len(scope.documents)} of {scope.project_documents}"
    facts = [("documents", f"{number}{cases}; {_BASES[scope.basis]}")]
    if scope.left_out:
        facts.append(("left out", f"{len(scope.left_out)}: {_named(scope.left_out)}"))
    if scope.partly:
        facts.append(("partly", f"{len(scope.partly)} count for some coders only: {_named(scope.partly)}"))
    return facts


def _named(left_out: Iterable[LeftOut]) -> str:
    """“RG 2022 no. 3–6, 8 (not assigned: Ben); RG 2023 no. 1 (…)”."""
    found: dict[tuple[str, str], list[int]] = {}
    for left in left_out:
        found.setdefault((left.reason, left.document.label or "(no label)"), []).append(left.document.number)
    return "; ".join(f"{label} no. {_runs(numbers)} ({reason})" for (reason, label), numbers in found.items())


def _runs(numbers: Iterable[int]) -> str:
    """“1–4, 6, 8, 9”: what follows one another from three numbers on as a run."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = [[f"{run[0]}–{run[-1]}"] if len(run) > 2 else map(str, run) for run in runs]
    return ", ".join(part for run in parts for part in run)


def _unit(study: Study) -> str:
    parts = [
        f"{_UNITS.get(study.unit, study.unit)}: {counted(study.units, 'unit')}, {study.pairable:,} pairable, "
        f"{counted(study.missing, 'missing rating')}"
    ]
    scope = study.scope
    if scope is not None:
        if scope.with_interviewer:
            parts.append("the interviewer's words count too")
        elif study.unit in {"token", "character", "frequency", "document"}:
            parts.append("the interviewer's words do not count")
        else:
            parts.append(f"{counted(scope.silent, 'unit')} of the interviewer left out")
        if scope.without_turns:
            parts.append(f"in {counted(scope.without_turns, 'document')} without turns paragraphs stand for them")
    if study.unit in _WEAK:
        parts.append(_WEAK[study.unit])
    return "; ".join(parts)


def _codes(study: Study) -> str:
    compared = sum(code.pooled for code in study.codes)
    if study.source == "ratings":
        return f"{compared} declared or occurring; below, each one against all others"
    how = "each compared alone, given or not, as a passage may carry several"
    if study.scope is None:
        return f"{compared}; {how}"
    level = "; sub-codes are rolled up into the codes above" if study.scope.level == "top" else ""
    return f"{compared} of {study.scope.codebook} in the codebook; {how}{level}"


def _scope(scope: Scope) -> Facts:
    facts: Facts = []
    if scope.not_present:
        facts.append(
            (
                "polarity",
                f"presence first: {counted(scope.not_present, 'coding')} of what is absent or mixed count as given",
            )
        )
    if scope.outside:
        facts.append(("outside", f"{counted(scope.outside, 'passage')} wholly in words that do not count"))
    if scope.rounds not in {(), (1,)}:
        facts.append(("rounds", f"codings of {', '.join(f'round {number}' for number in scope.rounds)}"))
    if scope.as_of:
        facts.append(("as of", scope.as_of))
    if scope.independence is not None:
        shown = scope.independence
        facts.append(("independence", f"{'shown' if shown.shown else 'not shown'} by the history: {shown.reason}"))
    return facts


def _intervals(study: Study) -> str:
    plan = study.resampling.plan
    if study.resampling.reason:
        narrow = "; --cluster turn gives some, which are too narrow" if plan.replicates and study.scope else ""
        return f"none: {study.resampling.reason}{narrow}"
    caution = f"; {plan.caution}" if plan.caution else ""
    return f"{100 * plan.confidence:.0f} %, {plan.method(study.resampling.clusters)}{caution}"
