"""What is to be compared, and how: everything that a study of agreement can be asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.agreement.kernel.metrics import Metric
from qualcode.agreement.kernel.values import SEED, Plan
from qualcode.catalogue import _
from qualcode.errors import UsageProblem
from qualcode.model.documents import Document

if TYPE_CHECKING:
    from qualcode.project.project import Project

UNITS = ("sentence", "turn", "paragraph", "token", "character", "document", "frequency", "segment")
"""The units of analysis. “document” and “frequency” are whole documents: whether a code was given in one, and how
often; “segment” are the passages that were fixed beforehand, on which labels alone are compared.
"""
LEVELS = ("flat", "top")
CLUSTERS = ("auto", "case", "document", "turn")
OVERLAP = 90
"""Shared text of matching passages, in per cent of the text that they cover together."""


def usual_unit(project: Project, coders: Sequence[str] = ()) -> str:
    """The unit where nobody said one: passages that are fixed for one of the coders (names), else sentences.

    Without names it is about all coders. What is fixed for who codes own passages again is for that coder alone.
    """
    named = {project.coders.find(name).key for name in coders}
    fixed = {
        segment.coder for segment in project.segments.all() if segment.repeats is None or named == {segment.coder}
    }
    return "segment" if (fixed & named if named else fixed) else "sentence"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Who and what is compared.

    * `coders`: names; all persons who coded or were assigned something if there are none.
    * `codes`: names; all that one of the coders gave if there are none. `documents` says which may be taken.
    * `unit` is one of `UNITS`; `with_interviewer` lets the words of those who ask count too.
    * `level` “top” rolls all codes up into the top ones (or into those named).
    * `assume_finished` takes every document that one of the coders coded, was assigned or finished as
      finished by all of them.
    * `mixed_segmenters` allows units that different versions of the segmenter found.
    * `round` takes the codings of that round; `as_of` a date, a time or a round: see `independence`.
    * `intra` names a coder whose `rounds` are compared with each other.
    * `cluster`: over what intervals are made; “auto” is the case where a case has several of the documents.
    * `interval`: “jackknife”, “bootstrap” or “none”; without it the jackknife, but the bootstrap where `replicates`
      are given, and nothing where 0 of them are. `seed` is the bootstrap's.
    * `metric` is alpha's for the unit “frequency”; `overlap` in per cent.
    * `everything` computes what only a full report shows; `gamma` Mathet's gamma, which needs scipy;
      `gamma_alpha` and `gamma_beta` are its weights of position and code (3 and 1 where they are None).
    * `numbered` calls the coders “coder 1”, “coder 2” … in order of first coding, as what leaves the project does.
    * `without_old_rules` leaves codings out that stand under an old rule of their code.
    """

    coders: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    documents: Callable[[Document], bool] = lambda _document: True
    unit: str = "sentence"
    level: str = "flat"
    with_interviewer: bool = False
    assume_finished: bool = False
    mixed_segmenters: bool = False
    round: int | None = None
    as_of: str = ""
    intra: str = ""
    rounds: tuple[int, int] = (1, 2)
    cluster: str = "auto"
    interval: str = ""
    replicates: int | None = None
    seed: int = SEED
    metric: Metric = Metric.RATIO
    overlap: int = OVERLAP
    everything: bool = False
    gamma: bool = False
    gamma_alpha: float | None = None
    gamma_beta: float | None = None
    numbered: bool = False
    without_old_rules: bool = False

    def __post_init__(self) -> None:
        for name, value, known in (
            ("unit", self.unit, UNITS),
            ("level", self.level, LEVELS),
            ("cluster", self.cluster, CLUSTERS),
        ):
            if value not in known:
                raise UsageProblem(
                    _("“{value}” is not a value of --{option}.", value=value, option=name),
                    _("Use one of {names}.", names=", ".join(known)),
                )
        if self.cluster == "turn" and self.unit in {"document", "frequency", "character"}:
            raise UsageProblem(
                _("The unit “{unit}” has no turn that could be drawn.", unit=self.unit),
                _("Leave --cluster turn out, or choose a unit inside a turn: sentence, paragraph, turn, token."),
            )
        if self.replicates is not None and self.replicates < 0:
            raise UsageProblem(_("A bootstrap cannot have fewer than 0 replicates."), _("0 switches it off."))
        if not 0 <= self.seed < 2**32:
            raise UsageProblem(_("A seed is a number from 0 to 4294967295."), _("Choose another one."))
        if not 1 <= self.overlap <= 100:
            raise UsageProblem(_("An overlap is from 1 to 100 per cent."), _("90 is usual."))
        if self.intra and self.rounds[0] == self.rounds[1]:
            raise UsageProblem(_("A round cannot be compared with itself."), _("Name two rounds, such as 1,2."))
        refuse_without_gamma(self.gamma_alpha, self.gamma_beta, gamma=self.gamma)
        self.plan()

    def plan(self, cluster: str = "document", caution: str = "") -> Plan:
        """How intervals are made, over clusters of this kind. Raises UsageProblem for options that differ."""
        return Plan.asked(self.interval, self.replicates, self.seed, cluster=cluster, caution=caution)


def refuse_without_gamma(alpha: float | None, beta: float | None, *, gamma: bool) -> None:
    """Raise UsageProblem for weights of a figure that was not asked for."""
    if not gamma and (alpha, beta) != (None, None):
        raise UsageProblem(_("--gamma-alpha and --gamma-beta belong to --gamma."), _("Say --gamma too."))
