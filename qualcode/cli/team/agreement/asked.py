"""What was asked for of a command about agreement, and what that means for the library."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import Language, _
from qualcode.cli.shared.session import find_project
from qualcode.cli.team.agreement.options import OF_RATINGS
from qualcode.errors import UsageProblem

if TYPE_CHECKING:
    from qualcode.agreement.files.level_ratings import LevelComparison
    from qualcode.agreement.files.passages import SpanOptions
    from qualcode.agreement.files.ratings import RatingOptions
    from qualcode.agreement.study.comparison import Comparison
    from qualcode.project.project import Project


@dataclass(frozen=True, slots=True)
class AgreementOptions:
    """What was typed, or what stands for what a command has no option for; names are those of the options.

    `alone` says that nothing of a project is in what is written.
    """

    project_file: Path | None = None
    coders: str = ""
    documents: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    levels: str = ""
    not_classifiable: str | None = None
    unit: str | None = None
    level: str = "flat"
    with_interviewer: bool = False
    assume_finished: bool = False
    mixed_segmenters: bool = False
    round_: int | None = None
    as_of: str = ""
    seed: int | None = None
    interval: str | None = None
    bootstrap: int | None = None
    cluster: str = "auto"
    metric: str | None = None
    overlap: int | None = None
    intra: str = ""
    rounds: str = ""
    coefficients: tuple[str, ...] = ()
    everything: bool = False
    gamma: bool = False
    gamma_alpha: float | None = None
    gamma_beta: float | None = None
    ratings: Path | None = None
    spans: Path | None = None
    multiple: bool = False
    categories: str = ""
    missing: tuple[str, ...] = ()
    delimiter: str = ""
    sheet: str = ""
    length: int | None = None
    exclusive: bool = False
    sensitivity: bool = False
    drift: str | None = None
    calibrate: bool = False
    with_alpha: bool = False
    methods: Language | None = None
    format_: str | None = None
    as_json: bool = False
    file: Path | None = None
    identify: bool = False
    strict: bool = False
    language: Language | None = None
    fail_under: float | None = None
    at: str | None = None
    allow_na: bool = False
    alone: bool = False
    without_old_rules: bool = False

    @property
    def of_project(self) -> bool:
        """Whether a project is looked at, and no file or formula alone."""
        return not (self.ratings or self.spans or self.alone)


_OF_PROJECTS = {
    "coders": "--coders", "documents": "--documents", "labels": "--label", "codes": "--code", "unit": "--unit",
    "level": "--level", "with_interviewer": "--with-interviewer", "mixed_segmenters": "--mixed-segmenters",
    "round_": "--round", "as_of": "--as-of", "intra": "--intra", "rounds": "--rounds",
    "without_old_rules": "--without-old-rules",
    "sensitivity": "--sensitivity", "drift": "--drift", "methods": "--methods",
}  # fmt: skip
_OF_LEVELS = {"levels": "--levels", "not_classifiable": "--not-classifiable"}
_NOT_OF_LEVELS = {
    **{name: option for name, option in _OF_PROJECTS.items() if name not in {"coders", "round_"}},
    "cluster": "--cluster",
}
_OF_RATINGS = {"multiple": "--multiple"}
_OF_PASSAGES = {"assume_finished": "--assume-finished", "overlap": "--overlap", "gamma": "--gamma",
                "gamma_alpha": "--gamma-alpha", "gamma_beta": "--gamma-beta"}  # fmt: skip
_OF_FILES = {
    "categories": "--categories", "missing": "--missing", "delimiter": "--delimiter", "sheet": "--sheet",
}  # fmt: skip
_OF_SPANS = {"length": "--length", "exclusive": "--exclusive"}


def refuse_strangers(options: AgreementOptions) -> None:
    """Raise UsageProblem for options that the chosen source of data has no use for."""
    if options.ratings and options.spans:
        raise UsageProblem(_("--ratings and --spans are two different files."), _("Give one of them."))
    if options.ratings:
        _refuse(_OF_PROJECTS | _OF_SPANS | _OF_PASSAGES | _OF_LEVELS, "--ratings")
        if options.cluster == "turn":
            raise UsageProblem(
                _("A file of ratings has no turns."), _("Use --cluster case or document, which are columns of it.")
            )
    elif options.spans:
        _refuse(_OF_PROJECTS | _OF_RATINGS | _OF_LEVELS | {"metric": "--metric", "cluster": "--cluster"}, "--spans")
    else:
        _refuse_strangers_of_project(options)
    reports = (options.sensitivity, options.drift is not None, options.calibrate, options.methods is not None)
    if sum(reports) > 1:
        raise UsageProblem(
            _("--sensitivity, --drift, --calibrate and --methods are different reports."),
            _("Ask for one at a time."),
        )
    if options.allow_na and options.fail_under is None:
        raise UsageProblem(_("--allow-na belongs to --fail-under."), _("Say --fail-under X too, or leave it out."))
    if options.at is not None and options.fail_under is None:
        raise UsageProblem(_("--at belongs to --fail-under."), _("Say --fail-under X too, or leave it out."))
    if options.at == "lower" and (options.interval == "none" or options.bootstrap == 0):
        raise UsageProblem(
            _("Without intervals there are no lower ends."), _("Leave --interval none or --bootstrap 0 out.")
        )
    if options.fail_under is not None and not -1 <= options.fail_under <= 1:
        raise UsageProblem(_("A figure of agreement is from -1 to 1."), _("Write for instance --fail-under 0.8."))


def _refuse_strangers_of_project(options: AgreementOptions) -> None:
    if options.levels:
        _refuse(_NOT_OF_LEVELS | _OF_RATINGS | _OF_SPANS | _OF_FILES | _OF_PASSAGES, "--levels")
        return
    _refuse(_OF_RATINGS | _OF_SPANS | _OF_FILES | {"not_classifiable": "--not-classifiable"}, "a project")
    if options.metric is not None and options.unit != "frequency":
        raise UsageProblem(_("A code is given or not: that has no metric."), _("Use --metric with --unit frequency."))
    if options.round_ is not None and options.intra:
        raise UsageProblem(_("--intra compares rounds."), _("Say which with --rounds 1,2 in place of --round."))


def _refuse(strange: dict[str, str], source: str) -> None:
    context = click.get_current_context()
    for name, option in strange.items():
        if context.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE:
            raise UsageProblem(
                _("{option} has no meaning for {source}.", option=option, source=source), _("Leave it out.")
            )


def project_path(options: AgreementOptions) -> Path:
    """The project file that is meant."""
    return find_project(options.project_file or click.get_current_context().find_root().obj)


def stable_names(options: AgreementOptions, coders: int) -> tuple[str, ...]:
    """The stable names of the figures that were asked for. Raises UsageProblem for an unknown one."""
    from qualcode.agreement.study.definitions import DEFINITIONS, stable_name

    found = []
    for wanted in options.coefficients:
        name = stable_name(wanted, coders)
        if name is None:
            raise UsageProblem(
                _("There is no coefficient “{wanted}”.", wanted=wanted),
                _("Use one of {names}.", names=", ".join(DEFINITIONS)),
            )
        found.append(name)
    return tuple(dict.fromkeys(found))


def comparison_of(options: AgreementOptions, project: Project) -> Comparison:
    """What is compared of a project."""
    from qualcode.agreement.kernel.metrics import Metric
    from qualcode.agreement.kernel.values import SEED
    from qualcode.agreement.study.comparison import OVERLAP, Comparison, usual_unit

    comparison = Comparison(
        coders=parts(options.coders),
        codes=options.codes,
        unit=options.unit or usual_unit(project, (options.intra,) if options.intra else parts(options.coders)),
        level=options.level,
        with_interviewer=options.with_interviewer,
        assume_finished=options.assume_finished,
        mixed_segmenters=options.mixed_segmenters,
        round=options.round_,
        as_of=options.as_of,
        intra=options.intra,
        rounds=_rounds(options, project),
        cluster=options.cluster,
        interval=options.interval or "",
        replicates=options.bootstrap,
        seed=SEED if options.seed is None else options.seed,
        metric=Metric(options.metric or "ratio"),
        overlap=OVERLAP if options.overlap is None else options.overlap,
        everything=options.everything or bool(options.coefficients),
        gamma=options.gamma or "gamma" in options.coefficients,
        gamma_alpha=options.gamma_alpha,
        gamma_beta=options.gamma_beta,
        numbered=_leaves(options) and not options.identify,
        without_old_rules=options.without_old_rules,
    )
    if not options.documents and not options.labels:
        return comparison  # the room of queries is not imported for nothing
    from qualcode.retrieval.filter import PassageChoice

    wanted = PassageChoice.named(project, documents=options.documents, labels=options.labels)
    return replace(comparison, documents=wanted.takes_document)


def level_comparison_of(options: AgreementOptions, project: Project) -> LevelComparison:
    """Which levels of cases are compared."""
    from qualcode.agreement.files.level_ratings import LevelComparison, Unclassifiable
    from qualcode.agreement.kernel.metrics import Metric

    return LevelComparison(
        coders=[project.coders.find(name).key for name in parts(options.coders)],
        round=options.round_,
        metric=Metric(options.metric) if options.metric else None,
        unclassifiable=Unclassifiable(options.not_classifiable) if options.not_classifiable else None,
        interval=options.interval or "",
        replicates=options.bootstrap,
        seed=options.seed,
        numbered=_leaves(options) and not options.identify,
    )


def _leaves(options: AgreementOptions) -> bool:
    """Whether what is written is to be read by others; only the table on the terminal is a working listing."""
    return bool(options.methods) or report_format(options) != "table"


def report_format(options: AgreementOptions) -> str:
    """The format of the report; “table” is the terminal's. Raises UsageProblem for options that differ."""
    if options.file is None and options.format_ is None and not options.as_json:
        return "table"
    from qualcode.reporting.writers.formats import format_of

    if options.as_json and options.format_ not in {None, "json"}:
        raise UsageProblem(
            _("--json and --format {format} differ.", format=options.format_), _("Say only one of them.")
        )
    given = "csv" if options.format_ in OF_RATINGS else options.format_  # the same kind of file, another table
    return format_of(options.file, "json" if options.as_json else given, "table", name="agreement")


def rating_options(options: AgreementOptions) -> RatingOptions:
    """How a file of ratings is compared."""
    from qualcode.agreement.files.ratings import RatingOptions
    from qualcode.agreement.kernel.metrics import Metric
    from qualcode.agreement.kernel.values import SEED
    from qualcode.reporting.writers.csv import unescaped

    return RatingOptions(
        categories=parts(options.categories),
        missing=options.missing,
        delimiter=options.delimiter,
        sheet=options.sheet,
        multiple=options.multiple,
        metric=Metric(options.metric or "nominal"),
        interval=options.interval or "",
        replicates=options.bootstrap,
        seed=SEED if options.seed is None else options.seed,
        cluster=options.cluster,
        named=unescaped,
    )


def span_options(options: AgreementOptions) -> SpanOptions:
    """How a file of passages is compared."""
    from qualcode.agreement.files.passages import SpanOptions
    from qualcode.agreement.kernel.values import SEED
    from qualcode.agreement.study.comparison import OVERLAP

    return SpanOptions(
        length=options.length,
        codes=parts(options.categories),
        missing=options.missing,
        delimiter=options.delimiter,
        sheet=options.sheet,
        exclusive=options.exclusive,
        assume_finished=options.assume_finished,
        overlap=OVERLAP if options.overlap is None else options.overlap,
        interval=options.interval or "",
        replicates=options.bootstrap,
        seed=SEED if options.seed is None else options.seed,
        gamma=options.gamma or "gamma" in options.coefficients,
        gamma_alpha=options.gamma_alpha,
        gamma_beta=options.gamma_beta,
    )


def parts(text: str) -> tuple[str, ...]:
    """“a, b” as its parts, empty ones left out."""
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _rounds(options: AgreementOptions, project: Project) -> tuple[int, int]:
    if not options.rounds:
        from qualcode.agreement.study.fixed_passages import usual_rounds

        return usual_rounds(project, options.intra) if options.intra else (1, 2)
    found: Sequence[str] = parts(options.rounds)
    if len(found) != 2 or not all(map(str.isdecimal, found)):
        raise UsageProblem(
            _("“{text}” is not two rounds.", text=options.rounds), _("Write two numbers: --rounds 1,2.")
        )
    return int(found[0]), int(found[1])
