"""A paragraph for the methods chapter, in German or English, with the figures and their sources.

It names no coder, document or case. That coders worked independently is said only where the history shows it.
"""

from __future__ import annotations

from dataclasses import dataclass

from qualcode import __version__
from qualcode.agreement.study.results import Basis, CodeAgreement, Scope, Study
from qualcode.agreement.study.threshold import LEAST_POSITIVE, given_units
from qualcode.errors import UsageProblem
from qualcode.reporting.agreement.methods_wording import REFERENCES, WORDINGS, MethodsWording
from qualcode.times import local_day


@dataclass(frozen=True, slots=True)
class _Text:
    """The study, the words of a language, and how numbers are written in it."""

    study: Study
    scope: Scope
    words: MethodsWording

    def figure(self, value: float | None) -> str:
        """A coefficient of two places, “n/a” where there is none."""
        if value is None:
            return "n/a"
        text = f"{value:.2f}"
        return (
            f"{0.0:.2f}".replace(".", self.words.point) if float(text) == 0 else text.replace(".", self.words.point)
        )

    def number(self, number: int) -> str:
        """A count with the language's mark between thousands."""
        return f"{number:,}".replace(",", self.words.thousands)

    def said(self, forms: tuple[str, str], number: int) -> str:
        """A sentence about one or about several, with the count."""
        return forms[number != 1].format(self.number(number))

    def few(self, number: int) -> str:
        """A count, in words up to twelve."""
        return self.words.numbers[number] if number < len(self.words.numbers) else self.number(number)


def methods(study: Study, language: str) -> str:
    """The paragraph, and below it the works that it cites. Raises UsageProblem for data without a project."""
    if study.scope is None:
        raise UsageProblem("Only a project's study can be described.", "Leave --methods out.")
    text = _Text(study, study.scope, WORDINGS[language])
    sentences = [_who(text), *_independent(text), _unit(text), *_intra_or_missing(text), _pooled(text), *_range(text)]
    sentences += [*_passages(text), *_polarity(text), _program(text)]
    paragraph = " ".join(sentences)
    cited = "\n".join(reference for key, reference in REFERENCES.items() if key in paragraph)
    return f"{paragraph}\n\n{text.words.references}\n{cited}\n"


def _who(text: _Text) -> str:
    scope, words = text.scope, text.words
    chosen = {"chosen": text.number(len(scope.documents)), "all": text.number(scope.project_documents)}
    cases = words.cases.format(text.number(scope.cases)) if scope.cases > 1 else ""
    if scope.basis is Basis.ROUNDS:
        first, second = scope.rounds[0], scope.rounds[-1]
        return words.twice.format(**chosen, cases=cases, first=first, second=second)
    many = text.few(len(text.study.coders))
    return words.who.format(many=many[0].upper() + many[1:], **chosen, cases=cases, basis=words.bases[scope.basis])


def _independent(text: _Text) -> list[str]:
    shown = text.scope.independence
    if shown is None or not shown.shown:
        return []
    return [text.words.independent.format(since=local_day(shown.since), until=local_day(shown.until))]


def _unit(text: _Text) -> str:
    study, words = text.study, text.words
    units = words.units[study.unit].format(text.number(study.units))
    speech = words.with_interviewer if text.scope.with_interviewer else words.without_interviewer
    rule = words.rules.get(study.unit, words.rules["sentence"])
    count = sum(code.pooled for code in study.codes)
    codes = words.one_code if count == 1 else words.codes.format(text.few(count))
    level = words.rolled_up if text.scope.level == "top" else ""
    return words.unit.format(units=units, speech=speech, rule=rule, codes=codes, level=level)


def _intra_or_missing(text: _Text) -> list[str]:
    words, scope = text.words, text.scope
    found = [words.as_of.format(scope.as_of[:10])] if scope.as_of[:4].isdecimal() else []
    if scope.left_out:
        found.append(text.said(words.left_out, len(scope.left_out)))
    if text.study.missing:
        found.append(text.said(words.missing, text.study.missing))
    return found


def _pooled(text: _Text) -> str:
    study, words = text.study, text.words
    alpha = study.whole["krippendorff_alpha"]
    figures = [words.alpha.format(metric=words.metrics[study.metric], value=text.figure(alpha.value))]
    drawn = alpha.interval
    if drawn is not None and drawn.low is not None and drawn.high is not None:
        plan = study.resampling.plan
        figures[0] += words.interval.format(
            low=text.figure(drawn.low),
            high=text.figure(drawn.high),
            clusters=text.number(study.resampling.clusters),
            cluster=words.clusters[plan.cluster],
            replicates=text.number(plan.replicates),
            seed=plan.seed,
            below=text.figure(drawn.below_667),
            below_high=text.figure(drawn.below_800),
        )
    elif study.resampling.plan.replicates and study.resampling.reason:
        figures[0] += words.no_interval
    share = study.whole["percent"].value
    if share is not None:
        figures.append(words.percent.format(f"{100 * share:.1f}".replace(".", words.point)))
    for name in ("cohen_kappa", "fleiss_kappa", "gwet_ac1"):
        skipped = name == "fleiss_kappa" and "cohen_kappa" in study.whole
        if name in study.whole and not skipped:
            figures.append(words.others[name].format(text.figure(study.whole[name].value)))
    return words.pooled.format(
        words.listing.join([", ".join(figures[:-1]), figures[-1]]) if len(figures) > 1 else figures[0]
    )


def _range(text: _Text) -> list[str]:
    """The lowest and the highest code, rare and undefined ones left aside and counted."""
    codes = [code for code in text.study.codes if code.pooled]
    solid = [code for code in codes if given_units(code.ratings) >= LEAST_POSITIVE and _alpha(code) is not None]
    found = []
    if len(solid) > 1:
        low, high = (pick(solid, key=lambda code: _alpha(code) or 0.0) for pick in (min, max))
        found.append(
            text.words.range.format(
                low=text.figure(_alpha(low)), lowest=low.name, high=text.figure(_alpha(high)), highest=high.name
            )
        )
    if len(solid) < len(codes):
        found.append(
            text.words.rare.format(count=len(codes) - len(solid), all=len(codes), least=text.few(LEAST_POSITIVE))
        )
    return found


def _alpha(one: CodeAgreement) -> float | None:
    return one.values["krippendorff_alpha"].value


def _passages(text: _Text) -> list[str]:
    value = text.study.whole.get("bar_u_alpha")
    if value is None or value.value is None:
        return []
    return [text.words.passages.format(text.figure(value.value))]


def _polarity(text: _Text) -> list[str]:
    if not text.study.polarity:
        return []
    whole = text.study.polarity[-1]
    units = text.number(whole.ratings.pairable)
    return [text.words.polarity.format(units=units, value=text.figure(whole.alpha.value))]


def _program(text: _Text) -> str:
    segmenters = ", ".join(text.scope.segmenters)
    return text.words.program.format(version=__version__, segmenters=segmenters, sha256=text.scope.texts_sha256[:16])
