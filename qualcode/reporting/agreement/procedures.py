"""What became of codings by talking or checking, as tables, sentences for the methods chapter, and objects."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qualcode.agreement.study.results import (
    ChangedRules,
    CheckFigures,
    ChecksOfCode,
    DecisionFigures,
    KindsOfCode,
    Settlement,
    StretchKind,
    Study,
    TalkFigures,
)
from qualcode.catalogue import Catalogue, later
from qualcode.model.procedures import Procedure
from qualcode.model.team.consensus import Certainty, CodingError, ConsensusResult, DecisionMode
from qualcode.reporting.report import Cell, Table
from qualcode.reporting.words.decision_words import certainty_word, error_word, mode_word, result_word
from qualcode.reporting.words.number_format import per_cent
from qualcode.times import local_day

Object = dict[str, Any]

_KINDS = {
    StretchKind.BOUNDARY: later("boundaries"),
    StretchKind.CODE: later("code"),
    StretchKind.SOME: later("only some gave it"),
}


def procedure_sheets(study: Study, words: Catalogue) -> list[Table]:
    """How coders differed and how that was settled, or what the second coder did; nothing where neither is known."""
    if study.checks is not None:
        return [_checked(study, study.checks, words)]
    if study.talk is None:
        return []
    sheets = [_kinds(study.talk, words)]
    if study.talk.settlement is not None:
        sheets.append(_settled(study, study.talk.settlement, study.talk.whole.agreed, words))
    if study.talk.decided is not None:
        sheets.append(_decided(study, study.talk.decided, words))
    return [*sheets, *_rules(study.talk.rules, words)]


def procedure_remarks(study: Study, words: Catalogue) -> list[str]:
    """What the declared procedure asks for and the project does not know, with what would tell it."""
    scope = study.scope
    if scope is None:
        return []
    if scope.procedure is Procedure.CHECKED and study.checks is None:
        return [words.gettext("What the second coder did is told of two coders, by sentence, turn or paragraph.")]
    if scope.procedure is not Procedure.CONSENSUAL:
        return []
    if study.talk is None:
        return [words.gettext("How the coders differed is told by sentence, turn or paragraph.")]
    if study.talk.settlement is None and study.talk.decided is None:
        return [
            words.gettext(
                "How disagreements were settled is not known: no consensus coded or finished these documents "
                "(qualcode coders add NAME --kind consensus), and no moment before the talk is compared (--as-of)."
            )
        ]
    return []


def _share(share: float | None, words: Catalogue) -> str:
    return "" if share is None else per_cent(share, words)


def _kinds(talk: TalkFigures, words: Catalogue) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (
            words.said(of_code.name),
            of_code.given,
            of_code.agreed,
            _share(of_code.share, words),
            of_code.boundary,
            of_code.code,
            of_code.some,
        )
        for of_code in (*talk.codes, talk.whole)
    ]
    head = (
        words.pgettext("column", "code"),
        words.pgettext("column", "passages"),
        words.pgettext("column", "agreed"),
        "%",
        *(words.said(kind) for kind in _KINDS.values()),
    )
    notes = (
        words.gettext(
            "passages: neighbouring units that were given the code, those of several coders that share a unit being "
            "one; boundaries: all gave the code, not to the same units; code: some gave another code there instead; "
            "a confusion of two codes stands in the rows of both"
        ),
    )
    last = frozenset({len(rows) - 1})
    return Table(words.gettext("Agreements and kinds of disagreement"), head, tuple(rows), notes=notes, marked=last)


def _settled(study: Study, settlement: Settlement, agreed: int, words: Catalogue) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (words.said(_KINDS[of_kind.kind]), of_kind.differing, *of_kind.as_coder, of_kind.otherwise, of_kind.open)
        for of_kind in settlement.kinds
    ]
    as_coder = (sum(found) for found in zip(*(of_kind.as_coder for of_kind in settlement.kinds), strict=True))
    rows.append((words.gettext("all kinds"), settlement.differing, *as_coder, settlement.otherwise, settlement.open))
    head = (
        words.pgettext("column", "kind"),
        words.pgettext("column", "disagreements"),
        *(words.pgettext("column", "as {coder}", coder=words.said(name)) for name in study.coders),
        words.pgettext("column", "otherwise"),
        words.pgettext("column", "open"),
    )
    how = (
        words.gettext("settled: as the consensus coded it; open: the consensus has not finished the document")
        if settlement.by_consensus
        else words.gettext("settled: what all of the coders have there now; open: they differ still")
    )
    kept = words.ngettext(
        "agreed from the start: {agreed}, of which {count} stands in the end as it was",
        "agreed from the start: {agreed}, of which {count} stand in the end as they were",
        settlement.kept,
        agreed=words.number(agreed),
    )
    return Table(
        words.gettext("How disagreements were settled"),
        head,
        tuple(rows),
        notes=(how, kept),
        marked=frozenset({len(rows) - 1}),
    )


_RESULTS = (ConsensusResult.BOTH, ConsensusResult.OTHER, ConsensusResult.NONE, ConsensusResult.UNDECIDED)
"""Those that did not take what one coder had."""


def _decided(study: Study, decided: DecisionFigures, words: Catalogue) -> Table:
    modes = [(mode_word(mode, words), decided.modes.get(mode, 0)) for mode in DecisionMode]
    aspects: tuple[tuple[str, list[tuple[str, int]]], ...] = (
        (words.pgettext("decisions", "who decided"), modes),
        (words.pgettext("decisions", "result"), _results(study, decided, words)),
        (words.pgettext("decisions", "certainty"), _certainties(decided, words)),
        (words.pgettext("decisions", "why they differed"), _errors(decided, words)),
        (words.pgettext("decisions", "became an anchor example"), [("", decided.anchors)]),
    )
    rows: list[tuple[Cell, ...]] = [
        ("" if place else aspect, value, number, _share(number / decided.decisions, words))
        for aspect, values in aspects
        for place, (value, number) in enumerate(values)
    ]
    rows.append((words.pgettext("decisions", "all decisions"), "", decided.decisions, ""))
    head = (
        words.pgettext("column", "aspect"),
        words.pgettext("column", "value"),
        words.pgettext("column", "decisions"),
        "%",
    )
    note = words.gettext(
        "a decision is about one place: the passages of two coders as they are, whatever unit is compared above"
    )
    last = frozenset({len(rows) - 1})
    title = words.gettext("Decisions of the consensus")
    return Table(title, head, tuple(rows), words=2, notes=(note,), marked=last)


def _results(study: Study, decided: DecisionFigures, words: Catalogue) -> list[tuple[str, int]]:
    """What was decided, and how often."""
    return [
        *(
            (result_word(ConsensusResult.FIRST, words.said(coder), "", words), number)
            for coder, number in zip(study.coders, decided.as_coder, strict=True)
        ),
        *((result_word(result, "", "", words), decided.results.get(result, 0)) for result in _RESULTS),
    ]


def _certainties(decided: DecisionFigures, words: Catalogue) -> list[tuple[str, int]]:
    """How sure the decisions were, and how often; what was not said at the end."""
    said = sorted(Certainty, key=lambda certainty: not certainty.value)
    return [(certainty_word(certainty, words), decided.certainties.get(certainty, 0)) for certainty in said]


def _errors(decided: DecisionFigures, words: Catalogue) -> list[tuple[str, int]]:
    """Why the coders differed, and how often; what was not said at the end."""
    said = sorted(CodingError, key=lambda error: not error.value)
    return [(error_word(error, words), decided.errors.get(error, 0)) for error in said]


def _rules(rules: Sequence[ChangedRules], words: Catalogue) -> list[Table]:
    if not rules:
        return []
    rows = tuple((changed.code, changed.version, local_day(changed.created, words)) for changed in rules)
    head = (
        words.pgettext("column", "code"),
        words.pgettext("column", "version"),
        words.pgettext("column", "since"),
    )
    return [Table(words.gettext("Rules that changed after the first coding"), head, rows)]


def _checked(study: Study, checks: CheckFigures, words: Catalogue) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (
            words.said(of_code.name),
            of_code.given,
            of_code.confirmed,
            _share(_confirmed(of_code), words),
            of_code.boundary,
            of_code.code,
            of_code.removed,
            of_code.added,
        )
        for of_code in (*checks.codes, checks.whole)
    ]
    head = (
        words.pgettext("column", "code"),
        words.pgettext("column", "given"),
        words.pgettext("column", "confirmed"),
        "%",
        words.pgettext("column", "boundaries"),
        words.pgettext("column", "other code"),
        words.pgettext("column", "removed"),
        words.pgettext("column", "added"),
    )
    notes = [
        words.ngettext(
            "{coder} in {count} document", "{coder} in {count} documents", documents, coder=words.said(coder)
        )
        for coder, documents in zip(study.coders, checks.roles, strict=True)
        if documents
    ]
    who = words.gettext("first coder: {documents}", documents=words.listed(notes))
    if checks.undated:
        who += words.ngettext(
            "; in {count} document times do not tell, the order of the coders does (--coders FIRST,SECOND)",
            "; in {count} documents times do not tell, the order of the coders does (--coders FIRST,SECOND)",
            checks.undated,
        )
    last = frozenset({len(rows) - 1})
    return Table(
        words.gettext("What the second coder did"),
        head,
        tuple(rows),
        notes=(who, words.gettext("removed and added: the other coder gave no code in its place")),
        marked=last,
    )


def _confirmed(checks: ChecksOfCode) -> float | None:
    return checks.confirmed / checks.given if checks.given else None


# ---- sentences for the methods chapter ----------------------------------------------------------------------


def procedure_sentences(study: Study, words: Catalogue) -> list[str]:
    """How coders differed, how that was settled and which rules changed, or what the second coder did."""
    if study.checks is not None:
        return [_checked_sentence(study.checks.whole, words)]
    if study.talk is None or study.scope is None:
        return []
    consensual = study.scope.procedure is Procedure.CONSENSUAL
    decided = study.talk.decided
    found = [_kinds_sentence(study.talk.whole, words)]
    found += _settled_sentences(study.talk.settlement, study.talk.whole.agreed, words)
    if decided is not None:
        found += _decided_sentences(study, decided, words)
    if consensual and study.talk.settlement is None and decided is None and study.talk.whole.differing:
        found.append(words.gettext("How they were settled is not kept in the project."))
    if consensual:
        found.append(_rules_sentence(study.talk.rules, words))
    return found


def _kinds_sentence(whole: KindsOfCode, words: Catalogue) -> str:
    return words.ngettext(
        "Of {count} passage that any coder gave a code, {agreed} agreed in code and boundaries ({share} %); of the "
        "others, {boundary} differed in the boundaries, {code} in the code, and {some} had it from some coders only.",
        "Of {count} passages that any coder gave a code, {agreed} agreed in code and boundaries ({share} %); of the "
        "others, {boundary} differed in the boundaries, {code} in the code, and {some} had it from some coders only.",
        whole.given,
        agreed=words.number(whole.agreed),
        share=words.number(100 * (whole.share or 0.0), 1),
        boundary=words.number(whole.boundary),
        code=words.number(whole.code),
        some=words.number(whole.some),
    )


def _settled_sentences(settlement: Settlement | None, agreed: int, words: Catalogue) -> list[str]:
    """What became of the agreements, and of the disagreements."""
    if settlement is None:
        return []
    taken = [_kept_sentence(settlement.kept, agreed, words)] if settlement.by_consensus and agreed else []
    return taken + ([_settled_sentence(settlement, words)] if settlement.differing else [])


def _kept_sentence(kept: int, agreed: int, words: Catalogue) -> str:
    return words.ngettext(
        "Of the {agreed} on which they agreed, {count} stands in the consensus as it was.",
        "Of the {agreed} on which they agreed, {count} stand in the consensus as they were.",
        kept,
        agreed=words.number(agreed),
    )


def _settled_sentence(settlement: Settlement, words: Catalogue) -> str:
    settled = settlement.differing - settlement.open
    told = {
        "all": words.number(settlement.differing),
        "one": words.number(settled - settlement.otherwise),
        "otherwise": words.number(settlement.otherwise),
        "open": words.number(settlement.open),
    }
    if settlement.by_consensus:
        return words.ngettext(
            "A consensus settled {count} of these {all} disagreements: {one} as one of the coders had coded, "
            "{otherwise} otherwise; {open} remained open.",
            "A consensus settled {count} of these {all} disagreements: {one} as one of the coders had coded, "
            "{otherwise} otherwise; {open} remained open.",
            settled,
            **told,
        )
    return words.ngettext(
        "By changing their codings the coders settled {count} of these {all} disagreements: {one} as one of them "
        "had coded before, {otherwise} otherwise; {open} remained open.",
        "By changing their codings the coders settled {count} of these {all} disagreements: {one} as one of them "
        "had coded before, {otherwise} otherwise; {open} remained open.",
        settled,
        **told,
    )


def _decided_sentences(study: Study, decided: DecisionFigures, words: Catalogue) -> list[str]:
    """Who decided, how it came out, why the coders had differed, how sure they were, what became an example."""
    third = decided.modes.get(DecisionMode.THIRD, 0)
    found = [
        words.ngettext(
            "{count} decision of the consensus is kept on passages that coders had coded differently, {together} "
            "by the coders together and {third} by a third person; {undecided} left it undecided.",
            "{count} decisions of the consensus are kept on passages that coders had coded differently, {together} "
            "by the coders together and {third} by a third person; {undecided} left it undecided.",
            decided.decisions,
            together=words.number(decided.decisions - third),
            third=words.number(third),
            undecided=words.number(decided.undecided),
        )
    ]
    results = _results(study, decided, words)[:-1]  # but the undecided
    if decided.undecided < decided.decisions:
        found.append(words.gettext("It was decided: {results}.", results=_numbers(results, words)))
    if decided.errors.get(CodingError.UNSAID, 0) < decided.decisions:
        reasons = _numbers(_errors(decided, words), words)
        found.append(words.gettext("Why the coders had differed: {reasons}.", reasons=reasons))
    if decided.certainties.get(Certainty.UNSAID, 0) < decided.decisions:
        found.append(
            words.gettext(
                "How sure the decisions were: {certainties}.",
                certainties=_numbers(_certainties(decided, words), words),
            )
        )
    if decided.anchors:
        found.append(
            words.ngettext(
                "{count} decided passage became an anchor example.",
                "{count} decided passages became anchor examples.",
                decided.anchors,
            )
        )
    return found


def _numbers(values: Sequence[tuple[str, int]], words: Catalogue) -> str:
    """“slip (3), boundaries (2)”: those that there are."""
    return ", ".join(f"{said} ({words.number(number)})" for said, number in values if number)


def _rules_sentence(rules: Sequence[ChangedRules], words: Catalogue) -> str:
    codes = len({changed.code for changed in rules})
    if not codes:
        return words.gettext("The rules of the codes did not change after the first coding.")
    return words.ngettext(
        "The rules of {count} code changed after the first coding ({versions}).",
        "The rules of {count} codes changed after the first coding ({versions}).",
        codes,
        versions=words.ngettext("{count} new version", "{count} new versions", len(rules)),
    )


def _checked_sentence(whole: ChecksOfCode, words: Catalogue) -> str:
    return words.ngettext(
        "Of {count} passage that the first coder had given a code, the second confirmed {confirmed} ({share} %), "
        "changed the boundaries of {boundary} and the code of {code}, and removed {removed}; {added} were added.",
        "Of {count} passages that the first coder had given a code, the second confirmed {confirmed} ({share} %), "
        "changed the boundaries of {boundary} and the code of {code}, and removed {removed}; {added} were added.",
        whole.given,
        confirmed=words.number(whole.confirmed),
        share=words.number(100 * (_confirmed(whole) or 0.0), 1),
        boundary=words.number(whole.boundary),
        code=words.number(whole.code),
        removed=words.number(whole.removed),
        added=words.number(whole.added),
    )


# ---- for programs -------------------------------------------------------------------------------------------


def talk_object(talk: TalkFigures, coders: Sequence[str]) -> Object:
    """Numbers of stretches by code and kind, how they were settled, and versions of rules."""
    settlement = talk.settlement
    return {
        "codes": [_kinds_object(of_code) for of_code in talk.codes],
        "whole": _kinds_object(talk.whole),
        "settled": None
        if settlement is None
        else {
            "by": "consensus" if settlement.by_consensus else "coders",
            "kinds": [
                {
                    "kind": of_kind.kind.value,
                    "disagreements": of_kind.differing,
                    "as_coder": dict(zip(coders, of_kind.as_coder, strict=True)),
                    "otherwise": of_kind.otherwise,
                    "open": of_kind.open,
                }
                for of_kind in settlement.kinds
            ],
            "agreed_and_kept": settlement.kept,
        },
        "decisions": None if talk.decided is None else _decided_object(talk.decided, coders),
        "rules_changed": [
            {"code": changed.code, "version": changed.version, "created": changed.created} for changed in talk.rules
        ],
    }


def _decided_object(decided: DecisionFigures, coders: Sequence[str]) -> Object:
    return {
        "decisions": decided.decisions,
        "by_mode": {mode.value: decided.modes.get(mode, 0) for mode in DecisionMode},
        "as_coder": dict(zip(coders, decided.as_coder, strict=True)),
        "by_result": {result.value: decided.results.get(result, 0) for result in _RESULTS},
        "by_certainty": {sure.value or "unsaid": decided.certainties.get(sure, 0) for sure in Certainty},
        "by_error": {error.value or "unsaid": decided.errors.get(error, 0) for error in CodingError},
        "anchor_examples": decided.anchors,
    }


def _kinds_object(of_code: KindsOfCode) -> Object:
    return {
        "code": of_code.name,
        "passages": of_code.given,
        "agreed": of_code.agreed,
        "share_agreed": of_code.share,
        "boundary": of_code.boundary,
        "other_code": of_code.code,
        "only_some": of_code.some,
    }


def checks_object(checks: CheckFigures, coders: Sequence[str]) -> Object:
    """Numbers of stretches by code, and who coded first in how many documents."""
    return {
        "codes": [_checks_object(of_code) for of_code in checks.codes],
        "whole": _checks_object(checks.whole),
        "documents_coded_first_by": dict(zip(coders, checks.roles, strict=True)),
        "documents_without_order": checks.undated,
    }


def _checks_object(of_code: ChecksOfCode) -> Object:
    return {
        "code": of_code.name,
        "given": of_code.given,
        "confirmed": of_code.confirmed,
        "boundary": of_code.boundary,
        "other_code": of_code.code,
        "removed": of_code.removed,
        "added": of_code.added,
    }
