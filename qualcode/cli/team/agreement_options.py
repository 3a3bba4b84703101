"""The options of the commands about agreement, and what they mean for the library."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import Language, _
from qualcode.cli.shared.options import with_options
from qualcode.cli.shared.session import find_project
from qualcode.errors import UsageProblem

if TYPE_CHECKING:
    from qualcode.agreement.files.passages import SpanOptions
    from qualcode.agreement.files.ratings import RatingOptions
    from qualcode.agreement.study.comparison import Comparison
    from qualcode.project.project import Project

UNITS = ("sentence", "turn", "paragraph", "token", "character", "document", "frequency")
FORMATS = ("table", "md", "docx", "odt", "html", "tex", "xlsx", "csv", "json")


@dataclass(frozen=True, slots=True)
class AgreementOptions:
    """What was typed; names are those of the options."""

    project_file: Path | None
    coders: str
    documents: tuple[str, ...]
    labels: tuple[str, ...]
    codes: tuple[str, ...]
    unit: str
    level: str
    with_interviewer: bool
    assume_finished: bool
    mixed_segmenters: bool
    round_: int | None
    as_of: str
    seed: int | None = None
    interval: str | None = None
    bootstrap: int | None = None
    cluster: str = "auto"
    metric: str | None = None
    overlap: int | None = None
    intra: str = ""
    rounds: str = "1,2"
    coefficients: tuple[str, ...] = ()
    everything: bool = False
    gamma: bool = False
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


what_options = with_options(
    click.option("-p", "--project", "project_file", type=click.Path(path_type=Path), help=_("The project file.")),
    click.option("--coders", default="", metavar="A,B", help=_("Two or more coders (else all persons who coded).")),
    click.option("--documents", "--document", "documents", multiple=True, metavar="NAME",
                 help=_("Only this document; may be given several times.")),
    click.option("--label", "labels", multiple=True, help=_("Only documents of this source label.")),
    click.option("--code", "codes", multiple=True, help=_("Only this code; may be given several times.")),
    click.option("--unit", type=click.Choice(UNITS), default="sentence", show_default=True,
                 help=_("The unit of analysis; the last two are whole documents: given or not, and how often.")),
    click.option("--level", type=click.Choice(("flat", "top")), default="flat", show_default=True,
                 help=_("“top” counts sub-codes as their top-level code.")),
    click.option("--with-interviewer", is_flag=True, help=_("Let the interviewer's words count too.")),
    click.option("--assume-finished", is_flag=True,
                 help=_("Take every document that one of the coders worked on as finished by all.")),
    click.option("--mixed-segmenters", is_flag=True, help=_("Allow sentences found by different segmenters.")),
    click.option("--round", "round_", type=click.IntRange(1), help=_("Only codings of this round.")),
    click.option("--as-of", default="", metavar="DATE|ROUND", help=_("As the project stood then.")),
    click.option("--language", type=click.Choice(("de", "en")),
                 help=_("The language of the report (else the program's).")),
)  # fmt: skip

how_options = with_options(
    click.option("--coefficient", "coefficients", multiple=True, metavar="NAME",
                 help=_("Show this figure (alpha, kappa, ac1, percent, …); may be given several times.")),
    click.option("--all", "everything", is_flag=True, help=_("Show every figure.")),
    click.option("--gamma", is_flag=True, help=_("Mathet's gamma too; it needs the extra “qualcode[gamma]”.")),
    click.option("--metric", type=click.Choice(("nominal", "ordinal", "interval", "ratio")),
                 help=_("Alpha's metric, for --ratings and for --unit frequency.")),
    click.option("--interval", type=click.Choice(("jackknife", "bootstrap", "none")),
                 help=_("How intervals are made: without each cluster (jackknife, usual), or by drawing them.")),
    click.option("--bootstrap", type=click.IntRange(0, 1_000_000), metavar="N",
                 help=_("--interval bootstrap: its replicates (else 2000); 0 for no intervals.")),
    click.option("--seed", type=int, metavar="N",
                 help=_("The seed of the bootstrap and of --calibrate (else 1970).")),
    click.option("--cluster", type=click.Choice(("auto", "case", "document", "turn")), default="auto",
                 help=_("Over what intervals are made; “turn” is marked as too narrow.")),
    click.option("--overlap", type=int, metavar="PERCENT", help=_("Shared text of matching passages (else 90).")),
    click.option("--intra", default="", metavar="CODER", help=_("Compare one coder's rounds with each other.")),
    click.option("--rounds", default="1,2", metavar="A,B", show_default=True, help=_("The rounds of --intra.")),
)  # fmt: skip

file_options = with_options(
    click.option("--ratings", type=click.Path(path_type=Path), metavar="FILE",
                 help=_("Compare ratings of a file (CSV, XLSX): columns unit, coder, value. No project is needed.")),
    click.option("--spans", type=click.Path(path_type=Path), metavar="FILE",
                 help=_("Compare passages of a file (CSV, XLSX): columns document, coder, code, start, end.")),
    click.option("--multiple", is_flag=True, help=_("--ratings: a unit may have several values, a row each.")),
    click.option("--categories", default="", metavar="A,B,C", help=_("Files: the values or codes, in order.")),
    click.option("--missing", multiple=True, metavar="SIGN",
                 help=_("Files: a cell that means that nothing was given, such as NA; may be given several times.")),
    click.option("--delimiter", default="", metavar="SIGN", help=_("Files: the delimiter of a CSV.")),
    click.option("--sheet", default="", metavar="NAME", help=_("Files: the sheet of an XLSX, if not the first.")),
    click.option("--length", type=int, metavar="N", help=_("--spans: characters of every document.")),
    click.option("--exclusive", is_flag=True, help=_("--spans: refuse codes of one coder that overlap.")),
)  # fmt: skip

view_options = with_options(
    click.option("--sensitivity", is_flag=True, help=_("The same codings under several units in one table.")),
    click.option("--drift", type=click.Choice(("order", "codebook")),
                 help=_("Agreement by order of coding, or by version of the codes' rules.")),
    click.option("--calibrate", is_flag=True,
                 help=_("The actual coverage of these intervals, simulated from the study's own cases.")),
    click.option("--methods", type=click.Choice(("de", "en")), help=_("A paragraph for the methods chapter.")),
    click.option("--format", "format_", type=click.Choice(FORMATS), help=_("Else a table.")),
    click.option("--json", "as_json", is_flag=True, help=_("The same as --format json.")),
    click.option("-o", "--output", "file", type=click.Path(path_type=Path),
                 help=_("The file; its suffix is the format.")),
    click.option("--strict", is_flag=True,
                 help=_("Write nothing (exit 1) where a name that the project knows stands in it.")),
    click.option("--identify", is_flag=True, help=_("Name the coders in what is written, not only number them.")),
    click.option("--fail-under", type=float, metavar="X",
                 help=_("Exit with 1 where a figure (alpha, else --coefficient) is under X: pooled, or of a code.")),
    click.option("--at", type=click.Choice(("lower", "point")),
                 help=_("--fail-under: the lower end of the interval, or the figure itself (as without it).")),
    click.option("--allow-na", is_flag=True, help=_("--fail-under: let undefined figures and rare codes pass.")),
)  # fmt: skip

_OF_PROJECTS = {
    "coders": "--coders", "documents": "--documents", "labels": "--label", "codes": "--code", "unit": "--unit",
    "level": "--level", "with_interviewer": "--with-interviewer", "mixed_segmenters": "--mixed-segmenters",
    "round_": "--round", "as_of": "--as-of", "cluster": "--cluster", "intra": "--intra", "rounds": "--rounds",
    "sensitivity": "--sensitivity", "drift": "--drift", "methods": "--methods",
}  # fmt: skip
_OF_RATINGS = {"multiple": "--multiple"}
_OF_PASSAGES = {"assume_finished": "--assume-finished", "overlap": "--overlap", "gamma": "--gamma"}
_OF_FILES = {
    "categories": "--categories", "missing": "--missing", "delimiter": "--delimiter", "sheet": "--sheet",
}  # fmt: skip
_OF_SPANS = {"length": "--length", "exclusive": "--exclusive"}


def refuse_strangers(options: AgreementOptions) -> None:
    """Raise UsageProblem for options that the chosen source of data has no use for."""
    if options.ratings and options.spans:
        raise UsageProblem(_("--ratings and --spans are two different files."), _("Give one of them."))
    if options.ratings:
        _refuse(_OF_PROJECTS | _OF_SPANS | _OF_PASSAGES, "--ratings")
    elif options.spans:
        _refuse(_OF_PROJECTS | _OF_RATINGS | {"metric": "--metric"}, "--spans")
    else:
        _refuse(_OF_RATINGS | _OF_SPANS | _OF_FILES, "a project")
        if options.metric is not None and options.unit != "frequency":
            raise UsageProblem(
                _("A code is given or not: that has no metric."), _("Use --metric with --unit frequency.")
            )
        if options.round_ is not None and options.intra:
            raise UsageProblem(_("--intra compares rounds."), _("Say which with --rounds 1,2 in place of --round."))
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
    from qualcode.agreement.study.comparison import OVERLAP, Comparison
    from qualcode.retrieval.filter import PassageChoice

    wanted = PassageChoice.named(project, documents=options.documents, labels=options.labels)
    return Comparison(
        coders=parts(options.coders),
        codes=options.codes,
        documents=wanted.takes_document,
        unit=options.unit,
        level=options.level,
        with_interviewer=options.with_interviewer,
        assume_finished=options.assume_finished,
        mixed_segmenters=options.mixed_segmenters,
        round=options.round_,
        as_of=options.as_of,
        intra=options.intra,
        rounds=_rounds(options.rounds),
        cluster=options.cluster,
        interval=options.interval or "",
        replicates=options.bootstrap,
        seed=SEED if options.seed is None else options.seed,
        metric=Metric(options.metric or "ratio"),
        overlap=OVERLAP if options.overlap is None else options.overlap,
        everything=options.everything or bool(options.coefficients),
        gamma=options.gamma or "gamma" in options.coefficients,
        numbered=_leaves(options) and not options.identify,
    )


def _leaves(options: AgreementOptions) -> bool:
    """Whether what is written is to be read by others; only the table on the terminal is a working listing."""
    return bool(options.methods) or report_format(options) != "table"


def report_format(options: AgreementOptions) -> str:
    """The format of the report; “table” is the terminal's. Raises UsageProblem for options that differ."""
    from qualcode.reporting.writers.formats import format_of

    if options.as_json and options.format_ not in {None, "json"}:
        raise UsageProblem(
            _("--json and --format {format} differ.", format=options.format_), _("Say only one of them.")
        )
    return format_of(options.file, "json" if options.as_json else options.format_, "table", name="agreement")


def rating_options(options: AgreementOptions) -> RatingOptions:
    """How a file of ratings is compared."""
    from qualcode.agreement.files.ratings import RatingOptions
    from qualcode.agreement.kernel.metrics import Metric
    from qualcode.agreement.kernel.values import SEED

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
    )


def parts(text: str) -> tuple[str, ...]:
    """“a, b” as its parts, empty ones left out."""
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _rounds(text: str) -> tuple[int, int]:
    found: Sequence[str] = parts(text)
    if len(found) != 2 or not all(map(str.isdecimal, found)):
        raise UsageProblem(_("“{text}” is not two rounds.", text=text), _("Write two numbers: --rounds 1,2."))
    return int(found[0]), int(found[1])
