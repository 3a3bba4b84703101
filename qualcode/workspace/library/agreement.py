"""Agreement of coders for Python users: the figures, a tidy frame of them, and the report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from qualcode.catalogue import _, ngettext
from qualcode.errors import NotFound, UsageProblem, in_python
from qualcode.project.file.store import nearest
from qualcode.workspace.library import display, frames
from qualcode.workspace.library.choosing import refuse_empty
from qualcode.workspace.library.resolver import all_of, several
from qualcode.workspace.team.comparing import agreement, agreement_difference

if TYPE_CHECKING:
    from qualcode.agreement.differences.studies import StudyDifference
    from qualcode.agreement.kernel.values import Value
    from qualcode.agreement.planning.calibration import Calibration
    from qualcode.agreement.planning.study_plan import StudyPlan
    from qualcode.agreement.study.comparison import Comparison
    from qualcode.agreement.study.results import Study
    from qualcode.workspace.library.frames import DataFrame
    from qualcode.workspace.library.study import OpenStudy
    from qualcode.workspace.library.writing import WrittenFile

_OWN = ("unit", "level", "with_interviewer", "assume_finished", "mixed_segmenters", "round", "as_of", "intra",
        "rounds", "cluster", "interval", "replicates", "seed", "overlap", "everything", "gamma",
        "gamma_alpha", "gamma_beta", "without_old_rules")  # fmt: skip
_LONG_NAME = 40  # characters of a code's path in a line
_CHOOSING = ("coders", "codes", "documents", "labels")


class StudyAgreement:
    """What coders agree on: figures for each code and over all codes; `figures` holds everything that came out.

    found = study.agreement(coders=["Anna", "Ben"])
    found.alpha                              Krippendorff's alpha over all codes, None where it does not exist
    found.value("kappa", code="Interferenz")
    found.frame()
    """

    def __init__(self, study: OpenStudy, comparison: Comparison, figures: Study) -> None:
        self.study = study
        self.comparison = comparison
        self.figures = figures

    @property
    def coders(self) -> tuple[str, ...]:
        """Who was compared."""
        return self.figures.coders

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes that have figures, by their paths."""
        return tuple(code.name for code in self.figures.codes)

    @property
    def alpha(self) -> float | None:
        """Krippendorff's alpha over all codes; None where it does not exist, `value("alpha")` says why."""
        return self.value("alpha").value

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a reader has to know before believing a figure."""
        return tuple(map(in_python, self.figures.warnings))

    def value(self, coefficient: str, code: object = None) -> Value:
        """A figure with its interval, its flags and, where there is none, the reason; without a code over all codes.

        `coefficient` is a name like alpha, kappa, ac1 or percent. Raises NotFound with the nearest for one that
        was not computed, and for a code that was not compared.
        """
        values = self.figures.whole if code is None else self._of_code(code)
        return values[self._stable(coefficient, values)]

    def _of_code(self, code: object) -> Mapping[str, Value]:
        wanted = self.study.resolver.code(code).full_name
        for compared in self.figures.codes:
            if compared.name == wanted:
                return compared.values
        raise NotFound("compared code", wanted, nearest(wanted, self.codes), _("See its `codes`."))

    def _stable(self, coefficient: object, values: Mapping[str, Value]) -> str:
        from qualcode.agreement.study.definitions import stable_name

        name = stable_name(str(coefficient), len(self.coders))
        if name is None or name not in values:
            raise NotFound(
                "figure", str(coefficient), nearest(str(coefficient), list(values)),
                _("Computed were {names}; everything=True computes all.", names=", ".join(values)),
            )  # fmt: skip
        return name

    def _rows(self) -> Iterator[tuple[str | None, Mapping[str, Value]]]:
        for code in self.figures.codes:
            yield code.name, code.values
        yield None, self.figures.whole

    def frame(self) -> DataFrame:
        """One row a code and figure; the figures over all codes have no code. Undefined figures have a `reason`."""
        found = [(code, name, value) for code, values in self._rows() for name, value in values.items()]
        return frames.frame(
            frames.FrameColumns(
                {
                    "code": [code for code, _, _ in found],
                    "coefficient": [name for _, name, _ in found],
                    "value": [value.value for _, _, value in found],
                    "low": [value.low for _, _, value in found],
                    "high": [value.high for _, _, value in found],
                    "reason": [value.reason for _, _, value in found],
                    "flags": [", ".join(flag.value for flag in value.flags) for _, _, value in found],
                },
                decimals=("value", "low", "high"),
            )
        )

    def numbered(self) -> Study:
        """The same with coders called “coder 1”, “coder 2” …, as what leaves the project does."""
        return agreement(self.study.space, replace(self.comparison, numbered=True))

    def write(self, path: str | Path, **options: object) -> WrittenFile:
        """Write the report: .docx, .odt, .md, .html, .tex, .xlsx, .csv or .json; see `study.write`."""
        return self.study.write(self, path, **options)

    def calibration(self, studies: int = 2000, seed: int = 1970) -> Calibration:
        """How often such intervals of alpha hold the true value: simulated from the study's own cases or documents.

        Raises UsageProblem for what is not simulated: numbers of passages, intervals of the bootstrap.
        """
        from qualcode.agreement.planning.calibration import calibrate

        return calibrate(self.figures, studies, seed)

    def difference(self, other: StudyAgreement) -> StudyDifference:
        """How much the figures of another agreement are higher, with intervals and tests.

        What the same cases or documents do to both cancels. Raises UsageProblem where both are one and the same, for
        different units, and where the clusters of both are of different kinds.
        """
        from qualcode.agreement.differences.studies import difference

        if self.study is other.study:
            return agreement_difference(self.study.space, self.comparison, other.comparison)
        return difference(self.figures, other.figures)

    def plan(self, alpha: float, level: float = 0.05, minutes: float | None = None) -> StudyPlan:
        """What has to be coded so that `alpha` is shown for each code, with this study as the pilot.

        Units that two coders must code, with the design effect of this study's cases or documents; hours where
        `minutes` of one coder for a document are given. Raises UsageProblem for what cannot be planned.
        """
        from qualcode.agreement.planning.study_plan import PlannedAgreement, plan_of_pilot

        return plan_of_pilot(PlannedAgreement(alpha, level, minutes), self.figures)

    def _head(self) -> str:
        return ngettext(
            "agreement of {coders}: {count} unit ({unit})",
            "agreement of {coders}: {count} units ({unit})",
            self.figures.units,
            coders=", ".join(self.coders),
            unit=self.figures.unit,
        )

    def _table(self) -> tuple[Sequence[str], list[tuple[str, ...]]]:
        from qualcode.reporting.agreement.report import usual
        from qualcode.reporting.words.number_format import shown

        names = usual(self.figures)
        rows = [
            (code or _("all codes"), *(shown(values[name], name) if name in values else "" for name in names))
            for code, values in self._rows()
        ]
        return ("code", *names), [rows[-1], *rows[:-1]]

    def __repr__(self) -> str:
        names, rows = self._table()
        lines = []
        for code, *cells in rows[: display.SHOWN]:
            figures = ", ".join(f"{name} {cell}" for name, cell in zip(names[1:], cells, strict=True))
            lines.append(f"{code}: {figures}" if len(code) < _LONG_NAME else f"…{code[-_LONG_NAME:]}: {figures}")
        return display.collection_lines(self._head(), lines, len(rows))

    def _repr_html_(self) -> str:
        names, rows = self._table()
        return display.table_html(self._head(), names, rows[: display.SHOWN], len(rows))


def agreement_of(study: OpenStudy, given: Mapping[str, object]) -> StudyAgreement:
    """Compare coders; raises UsageProblem, NotFound, and QualcodeError while blind. See `OpenStudy.agreement`."""
    from qualcode.agreement.kernel.metrics import Metric
    from qualcode.agreement.study.comparison import Comparison, usual_unit
    from qualcode.agreement.study.fixed_passages import usual_rounds
    from qualcode.retrieval.filter import PassageChoice

    known = (*_OWN, *_CHOOSING, "metric")
    unknown = next((name for name in given if name not in known), None)
    if unknown is not None:
        near = nearest(unknown, known, 1)
        raise UsageProblem(
            _("Agreement knows no “{name}”.", name=unknown),
            _("Did you mean {near}=…?", near=near[0]) if near else _("It knows {names}.", names=", ".join(known)),
        )
    refuse_empty(given)
    resolver = study.resolver
    wanted = PassageChoice.named(
        study.space.project,
        documents=[document.uuid for document in all_of(given.get("documents"), resolver.document)],
        labels=all_of(given.get("labels"), resolver.label),
    )
    own: dict[str, object] = {name: given[name] for name in given if name in _OWN}
    if "intra" in own:
        own["intra"] = resolver.coder(own["intra"]).name
    if "metric" in given:
        own["metric"] = Metric(str(given["metric"]))
    if "rounds" in own:
        own["rounds"] = tuple(several(own["rounds"]))
    elif "intra" in own:
        own["rounds"] = usual_rounds(study.space.project, str(own["intra"]))
    coders = tuple(coder.name for coder in all_of(given.get("coders"), resolver.coder))
    own.setdefault("unit", usual_unit(study.space.project, (str(own["intra"]),) if "intra" in own else coders))
    comparison = Comparison(
        coders=coders,
        codes=tuple(code.uuid for code in all_of(given.get("codes"), resolver.code)),
        documents=wanted.takes_document,
        **own,  # type: ignore[arg-type]  # Comparison checks what they hold
    )
    return StudyAgreement(study, comparison, agreement(study.space, comparison))
