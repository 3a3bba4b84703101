"""Which quotations of a draft are of people who did not agree to be quoted, and the check without their words."""

from __future__ import annotations

from dataclasses import replace

from qualcode.catalogue import _
from qualcode.model.consent.consents import Refusal
from qualcode.model.consent.withheld import Withheld
from qualcode.project.project import Project
from qualcode.reporting.drafts.check_quotes import Checked, DraftCheck, Problem, ProblemKind
from qualcode.retrieval.permissions import Permissions


def with_consents(project: Project, check: DraftCheck, withheld: Withheld) -> DraftCheck:
    """The check with one more problem where nobody agreed to the purpose of `withheld`, which counts them."""
    permissions = Permissions(project, withheld.purpose)

    def asked(checked: Checked) -> Checked:
        if checked.document is None or checked.match is None:
            return checked
        verdict = permissions.passage(checked.document.key, checked.match.span)
        if verdict.refusal is None:
            return checked
        withheld.add("quotation", verdict)
        problem = Problem(ProblemKind.CONSENT, _told(verdict.refusal))
        return replace(checked, problems=(*checked.problems, problem))

    return replace(check, quotations=tuple(map(asked, check.quotations)))


def without_their_words(check: DraftCheck) -> DraftCheck:
    """The check as it may leave: where nobody agreed neither the quotation nor its source has words."""

    def silent(checked: Checked) -> Checked:
        consents = tuple(problem for problem in checked.problems if problem.kind is ProblemKind.CONSENT)
        if not consents or checked.match is None:
            return checked
        return replace(
            checked,
            quotation=replace(checked.quotation, text=""),
            match=replace(checked.match, differences=()),
            problems=consents,
        )

    return replace(check, quotations=tuple(map(silent, check.quotations)))


def _told(refusal: Refusal) -> str:
    match refusal:
        case Refusal.UNKNOWN:
            return _("no consent is known of whom it quotes")
        case Refusal.NO:
            return _("whom it quotes did not agree to it")
        case Refusal.NOT_ANALYSED:
            return _("whom it quotes refused even the analysis")
        case Refusal.OVER:
            return _("whom it quotes withdrew the consent, or its day of deletion has come")
        case Refusal.PARAPHRASE:
            return _("whom it quotes may only be paraphrased")
