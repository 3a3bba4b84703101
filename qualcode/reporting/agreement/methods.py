"""A paragraph for the methods chapter, in German or English, with the figures and their sources.

It names no coder, document or case. That coders worked independently is said only where the history shows it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qualcode import __version__
from qualcode.agreement.kernel.presence import presence_counts
from qualcode.agreement.kernel.values import Interval, IntervalMethod
from qualcode.agreement.study.results import Basis, CodeAgreement, Scope, Study
from qualcode.agreement.study.threshold import LEAST_POSITIVE, given_units
from qualcode.catalogue import Catalogue, Language, _, catalogue_of
from qualcode.errors import UsageProblem
from qualcode.model.procedures import Procedure
from qualcode.reporting.agreement.facts import METRICS, left_out_reasons, number_of_days
from qualcode.reporting.agreement.methods_wording import (
    BASES,
    CLUSTERS,
    FIGURES,
    NUMBERS,
    PROCEDURES,
    REFERENCES,
    RULES,
    UNITS,
)
from qualcode.reporting.agreement.procedures import procedure_sentences
from qualcode.reporting.words.number_format import probability
from qualcode.times import local_day


@dataclass(frozen=True, slots=True)
class _Text:
    """The study, and the words of the paragraph's language."""

    study: Study
    scope: Scope
    words: Catalogue

    def figure(self, value: float | None) -> str:
        """A coefficient of two places, or that it is not defined."""
        if value is None:
            return self.words.gettext("not defined")
        return self.words.number(round(value, 2) + 0.0, 2)  # no “-0.00”

    def number(self, number: int) -> str:
        """A count as the language writes it."""
        return self.words.number(number)

    def few(self, number: int) -> str:
        """A count, in words up to twelve."""
        numbers = self.words.said(NUMBERS).split("|")
        return numbers[number] if number < len(numbers) else self.number(number)


def methods(study: Study, language: Language, *, with_alpha: bool = False) -> str:
    """The paragraph, and below it the works that it cites; it follows the quality procedure that is declared.

    `with_alpha` adds coefficients where the procedure goes without. Raises UsageProblem for data without a project.
    """
    if study.scope is None:
        raise UsageProblem(_("Only a project's study can be described."), _("Leave --methods out."))
    text = _Text(study, study.scope, catalogue_of(language))
    sentences = [_who(text), *_procedure(text), *_independent(text), _unit(text), *_intra_or_missing(text)]
    told = procedure_sentences(study, text.words)
    sentences += told if told or not text.scope.goes_without_coefficient else _share(text)
    if with_alpha or not text.scope.goes_without_coefficient:
        sentences += [
            _pooled(text),
            *_range(text),
            *_fixed(text),
            *_segmentation(text),
            *_passages(text),
            *_polarity(text),
        ]
    sentences.append(_program(text))
    paragraph = " ".join(sentences)
    cited = "\n".join(reference for key, reference in REFERENCES.items() if key in paragraph)
    references = text.words.gettext("References")
    return f"{paragraph}\n\n{references}\n{cited}\n" if cited else f"{paragraph}\n"


def _who(text: _Text) -> str:
    scope, words = text.scope, text.words
    chosen, everything = text.number(len(scope.documents)), text.number(scope.project_documents)
    cases = words.gettext(" ({number} cases)", number=text.number(scope.cases)) if scope.cases > 1 else ""
    if scope.basis is Basis.ROUNDS:
        return words.gettext(
            "One coder coded {chosen} of the {all} documents{cases} in two rounds ({first} and {second}), which are "
            "compared with each other.",
            chosen=chosen,
            all=everything,
            cases=cases,
            first=scope.rounds[0],
            second=scope.rounds[-1],
        )
    many = text.few(len(text.study.coders))
    return words.gettext(
        "{many} coders coded {chosen} of the {all} documents{cases}; {basis}.",
        many=many[0].upper() + many[1:],
        chosen=chosen,
        all=everything,
        cases=cases,
        basis=words.said(BASES[scope.basis]),
    )


def _procedure(text: _Text) -> list[str]:
    """What the project declares; nothing where it declares nothing, and of two rounds of one coder."""
    declared = text.scope.procedure
    if declared is None or text.scope.basis is Basis.ROUNDS:
        return []
    return [text.words.said(PROCEDURES[declared])]


def _share(text: _Text) -> list[str]:
    """How many of the codes that anybody gave to a unit all gave it; nothing of numbers of passages."""
    if any(code.ratings.positive is None for code in text.study.codes):
        return []
    counts = [presence_counts(code.ratings) for code in text.study.codes if code.pooled]
    everyone = sum(found.everyone for found in counts)
    given = everyone + sum(found.some for found in counts)
    told = text.words.ngettext(
        "Of {count} assignment of a code to a unit, {agreed} was made by all coders ({share} %).",
        "Of {count} assignments of a code to a unit, {agreed} were made by all coders ({share} %).",
        given,
        agreed=text.number(everyone),
        share=text.words.number(100 * everyone / given if given else 0.0, 1),
    )
    return [told]


def _independent(text: _Text) -> list[str]:
    shown = text.scope.independence
    if shown is None or text.scope.basis is Basis.ROUNDS or text.scope.procedure is Procedure.CHECKED:
        return []
    if not shown.shown:
        return [
            text.words.gettext("That they coded independently of each other is not shown by the project's history.")
        ]
    if shown.grounds and shown.grounds != ("blind",):
        return [_made_apart(text, shown.grounds)]
    told = text.words.gettext(
        "They coded independently: from {since} until the last coding on {until} the coding screen hid from each "
        "what the others had coded.",
        since=local_day(shown.since),
        until=local_day(shown.until),
    )
    return [told]


def _made_apart(text: _Text, grounds: Sequence[str]) -> str:
    """That they coded independently, where packages show it."""
    words = text.words
    said = {
        "package": words.gettext("in packages without codings of others"),
        "before": words.gettext("before codings of others were in the document"),
        "blind": words.gettext("while the coding screen hid what others had coded"),
    }
    how = [said[ground] for ground in grounds]
    if len(how) > 1:
        how = [words.gettext("partly {how}", how=each) for each in how]
    return words.gettext("They coded independently: {how}.", how=", ".join(how))


def _unit(text: _Text) -> str:
    study, words = text.study, text.words
    count = sum(code.pooled for code in study.codes)
    if count == 1:
        codes = words.gettext("The code was compared as given or not")
    else:
        codes = words.gettext(
            "Each of the {number} codes was compared on its own as given or not, since a passage may carry several",
            number=text.few(count),
        )
    rolled_up = words.gettext("; sub-codes were counted as the codes above them")
    return words.gettext(
        "Agreement was computed over {units}{speech}. {rule} {codes}{level}.",
        units=UNITS[study.unit](words, study.units),
        speech=words.gettext(", those of the interviewers included")
        if text.scope.with_interviewer
        else words.gettext(" of the respondents' speech"),
        rule=words.said(RULES[study.unit]),
        codes=codes,
        level=rolled_up if text.scope.level == "top" else "",
    )


def _intra_or_missing(text: _Text) -> list[str]:
    words, scope = text.words, text.scope
    found = []
    if scope.repeated is not None and scope.repeated.days is not None:
        least, middle, most = scope.repeated.days
        found.append(
            words.ngettext(
                "{count} passage was drawn and coded again without sight of the first coding, {median} days later in "
                "the median ({least} to {most}).",
                "{count} passages were drawn and coded again without sight of the first coding, {median} days later "
                "in the median ({least} to {most}).",
                scope.repeated.passages,
                median=number_of_days(middle, words),
                least=words.number(least),
                most=words.number(most),
            )
        )
    if scope.as_of[:4].isdecimal():
        found.append(words.gettext("The comparison is of the codings as of {day}.", day=scope.as_of[:10]))
    if scope.left_out:
        found.append(_left_out(text, len(scope.left_out)))
    if scope.uncounted:
        found.append(
            words.ngettext(
                "{count} coding in documents that did not count for its coder was set aside.",
                "{count} codings in documents that did not count for their coders were set aside.",
                scope.uncounted,
            )
        )
    aside = sum(bool(code.aside) and not code.rolled_up for code in text.study.codes)
    if aside:
        found.append(
            words.ngettext(
                "{count} code that nobody gave to text that counts is in none of these figures.",
                "{count} codes that nobody gave to text that counts are in none of these figures.",
                aside,
            )
        )
    if text.study.missing:
        found.append(
            words.ngettext(
                "{count} rating is missing (the document did not count for the coder) and was treated as such.",
                "{count} ratings are missing (the document did not count for the coder) and were treated as such.",
                text.study.missing,
            )
        )
    return found


def _left_out(text: _Text, number: int) -> str:
    return text.words.ngettext(
        "{count} document was left out ({reasons}).",
        "{count} documents were left out ({reasons}).",
        number,
        reasons=left_out_reasons(text.scope.left_out, text.words),
    )


def _pooled(text: _Text) -> str:
    study, words = text.study, text.words
    alpha = study.whole["krippendorff_alpha"]
    figures = [
        words.gettext(
            "Krippendorff's alpha ({metric}; Krippendorff 2019) = {value}",
            metric=words.said(METRICS[study.metric]),
            value=text.figure(alpha.value),
        )
        + _interval(text, alpha.interval)
    ]
    positive = study.whole.get("positive_agreement")
    if positive is not None and positive.value is not None:
        figures.append(
            words.gettext(
                "positive specific agreement (Cicchetti & Feinstein 1990) = {value} at a prevalence of {number} %",
                value=text.figure(positive.value),
                number=words.number(100 * _prevalence(study), 1),
            )
        )
    share = study.whole["percent"].value
    if share is not None and (positive is None or positive.value is None):
        figures.append(
            words.gettext("per cent agreement (Gwet 2014) {number} %", number=words.number(100 * share, 1))
        )
    for name, told in FIGURES.items():
        skipped = name == "fleiss_kappa" and "cohen_kappa" in study.whole
        if name in study.whole and not skipped:
            figures.append(told(words, text.figure(study.whole[name].value)))
    return words.gettext(
        "Pooled over the codes by summing observed and expected disagreement, agreement was {figures}.",
        figures=words.listed(figures),
    )


def _prevalence(study: Study) -> float:
    """The share of all ratings, over the pooled codes, that give the code."""
    ratings = [code.ratings for code in study.codes if code.pooled]
    given = sum(sum(presence_counts(one_code).by_coder) for one_code in ratings)
    rated = sum(
        count * sum(value >= 0 for value in pattern)
        for one_code in ratings
        for pattern, count in one_code.patterns.items()
    )
    return given / rated if rated else 0.0


def _interval(text: _Text, drawn: Interval | None) -> str:
    resampling, words = text.study.resampling, text.words
    plan = resampling.plan
    if plan.method is IntervalMethod.NONE or drawn is None:
        return ""
    if drawn.low is None or drawn.high is None:
        return words.gettext(" (no interval: {reason})", reason=words.said(resampling.reason or drawn.reason))
    told = {
        "low": text.figure(drawn.low),
        "high": text.figure(drawn.high),
        "clusters": CLUSTERS[plan.cluster](words, resampling.clusters),
        "below": probability(drawn.below_667, words, sign=True),
        "below_high": probability(drawn.below_800, words, sign=True),
    }
    if plan.method is IntervalMethod.BOOTSTRAP:
        return words.gettext(
            " (95 % confidence interval [{low}, {high}], percentile bootstrap over {clusters}, {replicates} "
            "replicates, seed {seed}; share of replicates below .667 {below}, below .800 {below_high})",
            replicates=text.number(plan.replicates),
            seed=plan.seed,
            **told,
        )
    return words.gettext(
        " (95 % confidence interval [{low}, {high}], jackknife over {clusters}, Student's t on log(1 − alpha); "
        "P(alpha < .667) {below}, P(alpha < .800) {below_high})",
        **told,
    )


def _range(text: _Text) -> list[str]:
    """The lowest and the highest code, rare and undefined ones left aside and counted."""
    codes = [code for code in text.study.codes if code.pooled]
    solid = [code for code in codes if given_units(code.ratings) >= LEAST_POSITIVE and _alpha(code) is not None]
    found = []
    if len(solid) > 1:
        low, high = (pick(solid, key=lambda code: _alpha(code) or 0.0) for pick in (min, max))
        found.append(
            text.words.gettext(
                "Among the single codes alpha ranged from {low} (“{lowest}”) to {high} (“{highest}”).",
                low=text.figure(_alpha(low)),
                lowest=text.words.said(low.name),
                high=text.figure(_alpha(high)),
                highest=text.words.said(high.name),
            )
        )
    if len(solid) < len(codes):
        found.append(
            text.words.gettext(
                "Single figures of codes that were given to fewer than {least} units or do not vary ({number} of "
                "{all}) are not interpreted.",
                number=len(codes) - len(solid),
                all=len(codes),
                least=text.few(LEAST_POSITIVE),
            )
        )
    return found


def _alpha(one: CodeAgreement) -> float | None:
    return one.values["krippendorff_alpha"].value


def _fixed(text: _Text) -> list[str]:
    """That nobody had to find the passages."""
    if not text.scope.fixed:
        return []
    told = text.words.ngettext(
        "{count} passage had been fixed before the coding, so that the agreement is on the choice of codes; whether "
        "coders divide the text alike was not tested.",
        "{count} passages had been fixed before the coding, so that the agreement is on the choice of codes; whether "
        "coders divide the text alike was not tested.",
        text.scope.fixed,
    )
    return [told]


def _segmentation(text: _Text) -> list[str]:
    """Where anything was seen, and apart from it whether it was given the same codes."""
    any_code, labels, words = text.study.any_code, text.study.labels, text.words
    if any_code is None or any_code.values["bar_u_alpha"].value is None:
        return []
    told = {
        "bar_u": text.figure(any_code.values["bar_u_alpha"].value),
        "alpha": text.figure(any_code.values["krippendorff_alpha"].value),
    }
    found = [
        words.gettext(
            "Whether anything was coded at the same places, whatever the code, was compared by |u-alpha "
            "(Krippendorff, Mathet, Bouvry & Widlöcher 2016) of all passages ({bar_u}) and by alpha over the units "
            "({alpha}).",
            **told,
        )
    ]
    if labels is not None:
        found.append(
            words.ngettext(
                "For the choice of codes, over the {count} unit that two coders gave at least one code, alpha of the "
                "sets of codes was {jaccard} (Jaccard distance) or {masi} (MASI distance; Passonneau 2006).",
                "For the choice of codes, over the {count} units that two coders gave at least one code, alpha of "
                "the sets of codes was {jaccard} (Jaccard distance) or {masi} (MASI distance; Passonneau 2006).",
                labels.units,
                jaccard=text.figure(labels.values["labels_alpha_jaccard"].value),
                masi=text.figure(labels.values["labels_alpha_masi"].value),
            )
        )
    return found


def _passages(text: _Text) -> list[str]:
    value = text.study.whole.get("bar_u_alpha")
    if value is None or value.value is None:
        return []
    told = text.words.gettext(
        "For the passages of each code by itself, |u-alpha (Krippendorff, Mathet, Bouvry & Widlöcher 2016) pooled "
        "over the codes was {value}; a passage with another code counts there like one with another boundary.",
        value=text.figure(value.value),
    )
    return [told]


def _polarity(text: _Text) -> list[str]:
    if not text.study.polarity:
        return []
    whole = text.study.polarity[-1]
    told = text.words.gettext(
        "Whether the matter is reported as there or as lacking was compared over the {units} units that two coders "
        "had given the code (alpha = {value}).",
        units=text.number(whole.ratings.pairable),
        value=text.figure(whole.alpha.value),
    )
    return [told]


def _program(text: _Text) -> str:
    segmenters = ", ".join(text.scope.segmenters)
    return text.words.gettext(
        "Computed with qualcode {version} (units: {segmenters}; texts: SHA-256 {sha256}…).",
        version=__version__,
        segmenters=segmenters,
        sha256=text.scope.texts_sha256[:16],
    )
