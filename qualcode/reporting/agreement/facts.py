"""What a reader of agreement figures must know first: who and what was compared, how, and what was left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qualcode import __version__
from qualcode.agreement.kernel.values import IntervalMethod
from qualcode.agreement.study.definitions import DEFINITIONS
from qualcode.agreement.study.fixed_passages import UNIT
from qualcode.agreement.study.results import Basis, LeftOut, RepeatedPassages, Scope, Study
from qualcode.agreement.study.units import RULE, RULES
from qualcode.catalogue import Catalogue, later
from qualcode.model.procedures import Procedure, procedure_in_words
from qualcode.plural import counted

Facts = list[tuple[str, str]]

_BASES = {
    Basis.FINISHED: later("assigned to and finished by the coders"),
    Basis.CODED: later("in which each of the coders coded something (none is assigned or marked as finished)"),
    Basis.ASSUMED: later("taken as finished by all of the coders, as one of them worked on them (--assume-finished)"),
    Basis.ROUNDS: later("coded in both rounds"),
    Basis.FILE: later("of the file"),
}
_WEAK = {
    "document": later("whether a code was given anywhere in a document: the easiest to agree on, the weakest claim"),
    "frequency": later("how often a code was given in a document: easy to agree on, a weak claim"),
}
_UNITS = {
    "sentence": later("sentence"),
    "turn": later("turn"),
    "paragraph": later("paragraph"),
    "token": later("token"),
    "document": later("document"),
    "segment": later("fixed passage"),
    "unit": later("as in the file"),
    "case": later("case"),
    "character": later("character (every place of the text)"),
    "frequency": later("document (number of passages)"),
}
METRICS = {
    "nominal": later("nominal"),
    "ordinal": later("ordinal"),
    "interval": later("interval"),
    "ratio": later("ratio"),
}


def unit_word(unit: str) -> str:
    """The word for a unit of comparison, to be told in the language of a report."""
    return _UNITS.get(unit, unit)


def study_summary(study: Study, shown: Sequence[str], words: Catalogue) -> tuple[tuple[str, str], ...]:
    """The head of a report; `shown` are the stable names of the figures whose definitions are given."""
    told = words.said
    facts: Facts = [(words.pgettext("head", "coders"), ", ".join(map(told, study.coders)))]
    scope = study.scope
    if scope is not None:
        facts += _documents(scope, words)
    facts.append((words.pgettext("head", "unit"), _unit(study, words)))
    of_values = not study.by_code
    if study.source != "ratings":
        facts.append((words.pgettext("head", "rule"), told(RULES.get(study.unit, RULE))))
    facts.append(
        (words.pgettext("head", "values") if of_values else words.pgettext("head", "codes"), _codes(study, words))
    )
    if scope is not None:
        facts += _scope(scope, study.unit, words)
    if "krippendorff_alpha" in shown or scope is None or not scope.goes_without_coefficient:
        facts.append((words.pgettext("head", "intervals"), _intervals(study, words)))
    facts += definitions(shown, words, study.metric, study.overlap)
    if scope is not None:
        facts.append((words.pgettext("head", "segmenter"), ", ".join(scope.segmenters)))
        facts.append((words.pgettext("head", "texts"), f"SHA-256 {scope.texts_sha256}"))
    facts += [(words.pgettext("head", "note"), told(note)) for note in study.notes]
    return (*facts, (words.pgettext("head", "program"), f"qualcode {__version__}"))  # no text: a name


def brief_summary(study: Study, shown: Sequence[str], words: Catalogue) -> tuple[tuple[str, str], ...]:
    """Five lines for a screen: who, which documents and why not the others, over what, how sure, by what procedure.

    How sure only where alpha is among what is `shown`.
    """
    facts: Facts = [(words.pgettext("head", "coders"), ", ".join(map(words.said, study.coders)))]
    scope = study.scope
    if scope is not None:
        documents = [_documents(scope, words)[0][1]]
        if scope.left_out:
            named = left_out_reasons(scope.left_out, words)
            documents.append(words.gettext("left out: {reasons}", reasons=named))
        facts.append((words.pgettext("head", "documents"), "; ".join(documents)))
    facts.append((words.pgettext("head", "unit"), f"{_unit(study, words)}; {_codes(study, words)}"))
    if scope is not None and scope.repeated is not None:
        facts.append((words.pgettext("head", "coded again"), _repeated(scope.repeated, words)))
    if "krippendorff_alpha" in shown:
        facts.append((words.pgettext("head", "intervals"), _intervals(study, words)))
    if scope is not None:
        facts.append((words.pgettext("head", "procedure"), _brief_procedure(scope, words)))
    return tuple(facts)


def _brief_procedure(scope: Scope, words: Catalogue) -> str:
    """What is declared, and whether the history shows that the coders worked independently."""
    declared, shown = words.said(procedure_in_words(scope.procedure)), scope.independence
    if shown is None or scope.procedure is Procedure.CHECKED:  # who checks sees what was given
        return declared
    told = {"procedure": declared, "reason": words.said(shown.reason)}
    if shown.shown:
        return words.gettext("{procedure}; the history shows that the coders were independent: {reason}", **told)
    return words.gettext("{procedure}; independence is not shown by the history: {reason}", **told)


def left_out_reasons(left_out: Iterable[LeftOut], words: Catalogue) -> str:
    """“coded, not marked as finished: 1 document, 22 codings; not assigned: 9 documents”."""
    found: dict[str, list[int]] = {}
    for left in left_out:
        found.setdefault(words.said(left.kind or left.reason), []).append(left.codings)
    return "; ".join(
        words.gettext(
            "{reason}: {documents}, {codings}",
            reason=reason,
            documents=counted(len(codings), "document", words=words),
            codings=counted(sum(codings), "coding", words=words),
        )
        if sum(codings)
        else words.gettext(
            "{reason}: {documents}", reason=reason, documents=counted(len(codings), "document", words=words)
        )
        for reason, codings in found.items()
    )


def definitions(names: Iterable[str], words: Catalogue, metric: str = "nominal", overlap: int = 90) -> Facts:
    """Title, definition and source of figures, by the short word that heads their column."""
    facts = []
    for name in names:
        figure = DEFINITIONS[name]
        title = words.said(figure.title)
        if name == "krippendorff_alpha":
            title = f"{title}, {words.said(METRICS.get(metric, metric))}"
        if name.startswith("overlap"):
            title = words.gettext("{figure} of at least {overlap} %", figure=title, overlap=overlap)
        definition, source = words.said(figure.definition), words.said(figure.source)
        facts.append((words.said(figure.short), f"{title}: {definition} ({source})"))
    return facts


def _documents(scope: Scope, words: Catalogue) -> Facts:
    told = {
        "chosen": words.number(len(scope.documents)),
        "all": words.number(scope.project_documents),
        "basis": words.said(_BASES[scope.basis]),
    }
    if scope.cases:
        cases = counted(scope.cases, "case", after=True, words=words)
        text = words.gettext("{chosen} of {all}, of {cases}; {basis}", cases=cases, **told)
    else:
        text = words.gettext("{chosen} of {all}; {basis}", **told)
    facts = [(words.pgettext("head", "documents"), text)]
    if scope.left_out:
        named = _named(scope.left_out, words)
        why = left_out_reasons(scope.left_out, words)
        facts.append((words.pgettext("head", "left out"), f"{words.number(len(scope.left_out))}: {why} – {named}"))
    if scope.uncounted:
        facts.append((words.pgettext("head", "set aside"), _set_aside(scope, words)))
    if scope.partly:
        some = words.ngettext(
            "{count} counts for some coders only: {documents}",
            "{count} count for some coders only: {documents}",
            len(scope.partly),
            documents=_named(scope.partly, words),
        )
        facts.append((words.pgettext("head", "partly"), some))
    return facts


def _set_aside(scope: Scope, words: Catalogue) -> str:
    return words.ngettext(
        "{count} coding in documents that do not count for their coder",
        "{count} codings in documents that do not count for their coder",
        scope.uncounted,
    )


def _named(left_out: Iterable[LeftOut], words: Catalogue) -> str:
    """“RG 2022 no. 3–6, 8 (not assigned: Ben); RG 2023 no. 1 (…)”."""
    found: dict[tuple[str, str], list[int]] = {}
    for left in left_out:
        label = left.document.label or words.gettext("(no label)")
        found.setdefault((words.said(left.reason), label), []).append(left.document.number)
    return "; ".join(
        words.gettext("{label} no. {numbers} ({reason})", label=label, numbers=_runs(numbers), reason=reason)
        for (reason, label), numbers in found.items()
    )


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


def _unit(study: Study, words: Catalogue) -> str:
    parts = [
        words.gettext(
            "{unit}: {units}, {pairable} pairable, {missing}",
            unit=words.said(unit_word(study.unit)),
            units=counted(study.units, "unit", words=words),
            pairable=words.number(study.pairable),
            missing=counted(study.missing, "missing rating", words=words),
        )
    ]
    scope = study.scope
    if scope is not None:
        if scope.with_interviewer:
            parts.append(words.gettext("the interviewer's words count too"))
        elif study.unit in {"token", "character", "frequency", "document"}:
            parts.append(words.gettext("the interviewer's words do not count"))
        else:
            parts.append(
                words.ngettext(
                    "{count} unit of the interviewer left out",
                    "{count} units of the interviewer left out",
                    scope.silent,
                )
            )
        if scope.without_turns:
            parts.append(
                words.ngettext(
                    "in {count} document without turns paragraphs stand for them",
                    "in {count} documents without turns paragraphs stand for them",
                    scope.without_turns,
                )
            )
    if study.unit == UNIT:
        parts.append(
            words.gettext(
                "fixed before the coding, so that only the codes are compared: how texts are divided is not tested"
            )
        )
    if study.unit in _WEAK:
        parts.append(words.said(_WEAK[study.unit]))
    return "; ".join(parts)


def _codes(study: Study, words: Catalogue) -> str:
    compared = words.number(sum(code.pooled for code in study.codes))
    if not study.by_code:
        return words.gettext("{values} declared or occurring; below, each one against all others", values=compared)
    how = words.gettext("each compared alone, given or not, as a passage may carry several")
    if study.scope is None:
        return f"{compared}; {how}"
    codebook = words.number(study.scope.codebook)
    number = words.gettext("{codes} of {all} in the codebook", codes=compared, all=codebook)
    level = words.gettext("sub-codes are counted as the codes above them") if study.scope.level == "top" else ""
    aside = sum(bool(code.aside) and not code.rolled_up for code in study.codes)
    rest = words.ngettext("{count} in no pooled figure", "{count} in no pooled figure", aside) if aside else ""
    return "; ".join(filter(None, (number, rest, how, level)))


def _repeated(repeated: RepeatedPassages, words: Catalogue) -> str:
    told = words.ngettext("{count} own passage", "{count} own passages", repeated.passages)
    parts = [told]
    if repeated.days is not None:
        least, middle, most = repeated.days
        parts.append(
            words.gettext(
                "coded again after {median} days in the median ({least} to {most})",
                median=number_of_days(middle, words),
                least=words.number(least),
                most=words.number(most),
            )
        )
    if repeated.waiting:
        parts.append(
            words.ngettext("{count} is not coded again yet", "{count} are not coded again yet", repeated.waiting)
        )
    return "; ".join(parts)


def number_of_days(days: float, words: Catalogue) -> str:
    """Whole days, or a half one more: the median of an even number."""
    return words.number(int(days)) if days == int(days) else words.number(days, 1)


def _scope(scope: Scope, unit: str, words: Catalogue) -> Facts:
    facts: Facts = []
    if scope.not_present:
        text = words.ngettext(
            "presence first: {count} coding of what is absent or mixed counts as given",
            "presence first: {count} codings of what is absent or mixed count as given",
            scope.not_present,
        )
        facts.append((words.pgettext("head", "polarity"), text))
    if scope.fixed and unit != UNIT:
        text = words.ngettext(
            "tested in part only: {count} passage was fixed before the coding",
            "tested in part only: {count} passages were fixed before the coding",
            scope.fixed,
        )
        facts.append((words.pgettext("head", "segmentation"), text))
    if scope.outside:
        text = words.ngettext(
            "{count} passage wholly in words that do not count",
            "{count} passages wholly in words that do not count",
            scope.outside,
        )
        facts.append((words.pgettext("head", "outside"), text))
    if scope.rounds not in {(), (1,)}:
        rounds = words.listed(words.gettext("round {number}", number=number) for number in scope.rounds)
        facts.append((words.pgettext("head", "rounds"), words.gettext("codings of {rounds}", rounds=rounds)))
    if scope.repeated is not None:
        facts.append((words.pgettext("head", "coded again"), _repeated(scope.repeated, words)))
    if scope.as_of:
        facts.append((words.pgettext("head", "as of"), words.said(scope.as_of)))
    facts.append((words.pgettext("head", "procedure"), words.said(procedure_in_words(scope.procedure))))
    if scope.independence is not None:
        why = words.said(scope.independence.reason)
        shown = scope.independence.shown
        text = (
            words.gettext("shown by the history: {reason}", reason=why)
            if shown
            else words.gettext("not shown by the history: {reason}", reason=why)
        )
        facts.append((words.pgettext("head", "independence"), text))
    return facts


def _intervals(study: Study, words: Catalogue) -> str:
    plan = study.resampling.plan
    if study.resampling.reason:
        text = words.gettext("none: {reason}", reason=words.said(study.resampling.reason))
        if plan.method is not IntervalMethod.NONE and study.scope:
            narrow = words.gettext("--cluster turn gives some, which are too narrow")
            return f"{text}; {narrow}"
        return text
    method = f"{100 * plan.confidence:.0f} %, {words.said(plan.words(study.resampling.clusters))}"
    return f"{method}; {words.said(plan.caution)}" if plan.caution else method
