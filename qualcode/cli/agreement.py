"""The command agreement."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.cli import diagnostics, output
from qualcode.cli.session import open_project, project_option

if TYPE_CHECKING:
    from qualcode.agreement.study import CodeAgreement, Study
    from qualcode.agreement.values import Value

_FLAGS = {
    "kappa paradox": "kappa paradox (most units lack the code: per cent is high by chance; prevalence index > .8)"
}
_SHORT = {"percent": "%", "cohen_kappa": "kappa", "fleiss_kappa": "kappa", "krippendorff_alpha": "alpha"}


@click.command("agreement")
@click.option("--coders", metavar="A,B", help="Two or more coders (else all persons who coded).")
@click.option("--unit", type=click.Choice(("sentence", "turn", "paragraph", "document")), default="sentence",
              show_default=True, help="The unit of analysis; the interviewer's words are left out.")  # fmt: skip
@click.option("--code", "codes", multiple=True, help="Only this code; may be given several times.")
@click.option("--label", "labels", multiple=True, help="Only documents of this source label.")
@click.option("--document", "documents", multiple=True, help="Only this document.")
@click.option("--json", "as_json", is_flag=True, help="Write an object with all counts.")
@click.option("--fail-under", type=float, metavar="X", help="Exit with 1 where an alpha is under X or undefined.")
@project_option
def agreement(
    path: Path,
    coders: str | None,
    unit: str,
    codes: tuple[str, ...],
    labels: tuple[str, ...],
    documents: tuple[str, ...],
    fail_under: float | None,
    *,
    as_json: bool,
) -> int:
    """Compute the agreement of coders, per code and pooled: per cent, kappa, Krippendorff's alpha."""
    made = run_study(path, coders, unit, codes, labels, documents)
    if as_json:
        output.as_json(study_json(made))
    else:
        print_study(made)
    for warning in made.warnings:
        diagnostics.warn(warning)
    if fail_under is None:
        return diagnostics.ExitCode.DONE
    low = _under(made, fail_under)
    for text in low:
        diagnostics.say(f"under {fail_under}: {text}")
    return diagnostics.ExitCode.FAILED if low else diagnostics.ExitCode.DONE


def run_study(
    path: Path,
    coders: str | None,
    unit: str,
    codes: tuple[str, ...],
    labels: tuple[str, ...],
    documents: tuple[str, ...],
) -> Study:
    """Open the project and compute the study that the options ask for."""
    from qualcode.agreement.study import study  # noqa: PLC0415 - not needed for --help
    from qualcode.analysis.passages import Filter  # noqa: PLC0415

    names = [name.strip() for name in (coders or "").split(",") if name.strip()]
    with open_project(path) as project:
        wanted = Filter.named(project, documents=documents, labels=labels)
        return study(project, coders=names, codes=codes, documents=wanted.takes_document, unit=unit)


def print_study(study: Study) -> None:
    """Write header, table per code, pooled row."""
    for text in header(study):
        output.line(text)
    output.line()
    two = len(study.coders) == 2
    head = ["code", *_count_names(study), *(_SHORT[name] for name in study.coefficients)]
    rows: list[list[output.Cell]] = [
        [one.code, *_counts(one, two=two), *(_shown(value) for value in one.values.values())] for one in study.codes
    ]
    pooled: list[output.Cell] = ["pooled over codes", *("" for _ in _count_names(study))]
    pooled += [_shown(value) for value in study.pooled.values()]
    output.table(head, [*rows, pooled], right=range(1, len(head)))
    _explain(study)


def header(study: Study) -> list[str]:
    """What a reader must know: coders, documents, unit, rule, what was left out."""
    from qualcode.agreement.catalogue import COEFFICIENTS  # noqa: PLC0415 - not needed for --help
    from qualcode.agreement.study import RULE  # noqa: PLC0415

    which = (
        "finished by all coders"
        if study.chosen_by == "finished"
        else "in which each coder coded (none is marked finished)"
    )
    lines = [
        f"coders     {', '.join(study.coders)}",
        f"documents  {len(study.documents)} {which}; {len(study.left_out)} left out",
        f"unit       {study.unit}; {study.units} units, {study.silent} of the interviewer left out",
        f"rule       {RULE}",
        f"polarity   not told apart: {study.absent} codings that are absent or mixed count as coded",
        f"segmenter  {', '.join(study.segmenters)}",
    ]
    for name in study.coefficients:
        one = COEFFICIENTS[name]
        lines.append(f"{_SHORT[name]:<9}  {one.title}: {one.definition} ({one.source})")
    return lines


def _count_names(study: Study) -> list[str]:
    if len(study.coders) == 2:
        return ["both", f"only {study.coders[0]}", f"only {study.coders[1]}", "neither"]
    return ["all", "some", "none"]


def _counts(one: CodeAgreement, *, two: bool) -> list[int]:
    if two and one.table is not None:
        return [one.table.both, one.table.only_first, one.table.only_second, one.table.neither]
    return [one.presence.everyone, one.presence.some, one.presence.nobody]


def _shown(value: Value) -> str:
    return "n/a" if value.value is None else f"{value.value:.3f}"


def _explain(study: Study) -> None:
    """Reasons of undefined values, and flags, in words; a flag that many codes share is told once."""
    said: dict[str, list[str]] = {}
    for one in study.codes:
        texts = [f"{_SHORT[name]} n/a: {value.reason}" for name, value in one.values.items() if value.value is None]
        texts += [_FLAGS.get(note.flag, note.text) for value in one.values.values() for note in value.notes]
        for text in dict.fromkeys(texts):
            said.setdefault(text, []).append(one.code)
    for name, value in study.pooled.items():
        if value.value is None:
            said.setdefault(f"{_SHORT[name]} n/a: {value.reason}", []).append("pooled over codes")
    if said:
        output.line()
    for text, codes in said.items():
        whose = "all codes" if len(codes) == len(study.codes) > 3 else "; ".join(codes)
        output.line(f"{text}: {whose}")


def _under(study: Study, limit: float) -> list[str]:
    alphas = {one.code: one.values["krippendorff_alpha"] for one in study.codes}
    alphas["pooled"] = study.pooled["krippendorff_alpha"]
    found = []
    for name, value in alphas.items():
        if value.value is None:
            found.append(f"{name}: alpha n/a ({value.reason})")
        elif value.value < limit:
            found.append(f"{name}: alpha {value.value:.3f}")
    return found


def study_json(study: Study) -> dict[str, object]:
    """The study as one object, with all counts, so that a reviewer can recompute the figures."""
    from qualcode.agreement.study import RULE  # noqa: PLC0415 - not needed for --help

    return {
        "coders": list(study.coders),
        "documents": [{"id": one.id, "label": one.label} for one in study.documents],
        "documents_left_out": [{"id": one.id, "label": one.label, "reason": why} for one, why in study.left_out],
        "chosen_by": study.chosen_by,
        "unit": study.unit,
        "units": study.units,
        "interviewer_units_left_out": study.silent,
        "rule": RULE,
        "absent_or_mixed_counted_as_coded": study.absent,
        "segmenters": list(study.segmenters),
        "codes": [
            {
                "code": one.code,
                "counts": _counts_json(one),
                "units_by_coder": dict(zip(study.coders, one.presence.by_coder, strict=True)),
                "coefficients": {name: _value_json(value) for name, value in one.values.items()},
            }
            for one in study.codes
        ],
        "pooled": {name: _value_json(value) for name, value in study.pooled.items()},
        "warnings": list(study.warnings),
    }


def _counts_json(one: CodeAgreement) -> dict[str, int]:
    if one.table is not None:
        return {
            "both": one.table.both,
            "only_first": one.table.only_first,
            "only_second": one.table.only_second,
            "neither": one.table.neither,
        }
    return {"all": one.presence.everyone, "some": one.presence.some, "none": one.presence.nobody}


def _value_json(value: Value) -> dict[str, object]:
    return {"value": value.value, "low": value.low, "high": value.high, "reason": value.reason}
