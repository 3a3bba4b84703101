"""The options of the commands about agreement, each row once; what is seldom needed is shown by --help-all."""

from __future__ import annotations

from pathlib import Path

import click

from qualcode.catalogue import _
from qualcode.cli.shared.options import Option, RareOption, with_options

UNITS = ("sentence", "turn", "paragraph", "token", "character", "document", "frequency", "segment")
FORMATS = ("table", "md", "docx", "odt", "html", "tex", "xlsx", "csv", "json")
OF_RATINGS = ("ratings", "kalpha")
"""Formats that hold the ratings themselves: each in a row, or with a column for each coder."""
PATH = click.Path(path_type=Path)
METRICS = ("nominal", "ordinal", "interval", "ratio")

project = click.option("-p", "--project", "project_file", type=PATH, help=_("The project file."))
coders = click.option("--coders", default="", metavar="A,B", help=_("Two or more coders (else all who coded)."))
unit = click.option(
    "--unit", type=click.Choice(UNITS), metavar="UNIT",
    help=_("segment (if fixed), sentence, turn, paragraph, token, character; whole: document, frequency."),
)  # fmt: skip
round_ = click.option("--round", "round_", cls=RareOption, type=click.IntRange(1),
                      help=_("Only codings of this round."))  # fmt: skip
language = click.option(
    "--language", type=click.Choice(("de", "en")), help=_("The language of the report (else the program's).")
)

places = with_options(
    click.option("--documents", "--document", "documents", multiple=True, metavar="NAME",
                 help=_("Only this document; may be repeated.")),
    click.option("--label", "labels", multiple=True, help=_("Only documents of this label.")),
    click.option("--code", "codes", multiple=True, help=_("Only this code; may be repeated.")),
)  # fmt: skip

counting = with_options(
    click.option("--level", cls=RareOption, type=click.Choice(("flat", "top")), default="flat", show_default=True,
                 help=_("“top” counts sub-codes as their top-level code.")),
    click.option("--with-interviewer", cls=RareOption, is_flag=True,
                 help=_("Let the interviewer's words count too.")),
    click.option("--assume-finished", is_flag=True,
                 help=_("Take what one of them worked on as finished.")),
    click.option("--mixed-segmenters", cls=RareOption, is_flag=True,
                 help=_("Allow sentences found by different segmenters.")),
)  # fmt: skip

what_counts = with_options(
    counting,
    click.option("--as-of", cls=RareOption, default="", metavar="DATE|ROUND", help=_("As the project stood then.")),
)  # fmt: skip

old_rules = click.option("--without-old-rules", cls=RareOption, is_flag=True,
                         help=_("Without codings under an old rule of their code."))  # fmt: skip
what_is_compared = with_options(project, coders, places, unit, what_counts, round_, old_rules)

levels = with_options(
    click.option("--levels", cls=RareOption, default="", metavar="CODE",
                 help=_("The levels of cases on this evaluative code.")),
    click.option("--not-classifiable", cls=RareOption, type=click.Choice(("missing", "category")),
                 help=_("--levels: what “not classifiable” counts as (ordered: missing; else a category).")),
)  # fmt: skip

figures = with_options(
    click.option("--coefficient", "coefficients", multiple=True, metavar="NAME",
                 help=_("This figure: alpha, kappa, ac1, percent, …")),
    click.option("--all", "everything", is_flag=True, help=_("Show every figure.")),
)  # fmt: skip

passages = with_options(
    click.option("--gamma", cls=RareOption, is_flag=True,
                 help=_("Mathet's gamma too; it needs the extra “qualcode[gamma]”.")),
    click.option("--gamma-alpha", cls=RareOption, type=float, metavar="X",
                 help=_("--gamma: the weight of where passages lie (else 3).")),
    click.option("--gamma-beta", cls=RareOption, type=float, metavar="X",
                 help=_("--gamma: the weight of their codes (else 1).")),
    click.option("--overlap", cls=RareOption, type=int, metavar="PERCENT",
                 help=_("Shared text of matching passages (else 90).")),
)  # fmt: skip

intervals = with_options(
    click.option("--interval", cls=RareOption, type=click.Choice(("jackknife", "bootstrap", "none")),
                 help=_("How intervals are made: without each cluster (jackknife, usual), or by drawing them.")),
    click.option("--bootstrap", cls=RareOption, type=click.IntRange(0, 1_000_000), metavar="N",
                 help=_("--interval bootstrap: its replicates (else 2000); 0 for no intervals.")),
)  # fmt: skip

cluster = click.option(
    "--cluster", cls=RareOption, type=click.Choice(("auto", "case", "document", "turn")), default="auto",
    help=_("Over what intervals are made; “turn” is marked as too narrow."),
)  # fmt: skip


def _report(formats: tuple[str, ...], of_format: str, of_file: str) -> Option:
    return with_options(
        click.option("--format", "format_", type=click.Choice(formats), metavar="FORMAT", help=of_format),
        click.option("--json", "as_json", cls=RareOption, is_flag=True, help=_("The same as --format json.")),
        click.option("-o", "--output", "file", type=PATH, help=of_file),
        click.option("--language", cls=RareOption, type=click.Choice(("de", "en")),
                     help=_("The language of the report (else the program's).")),
    )  # fmt: skip


report = _report(
    FORMATS, _("md, docx, odt, html, tex, xlsx, csv, json (else table)."), _("The file; its suffix is the format.")
)
report_or_ratings = _report(
    (*FORMATS, *OF_RATINGS),
    _("md, docx, odt, html, tex, xlsx, csv, json (else table); of ratings: ratings (a row each), kalpha (for SPSS)."),
    _("The file; its suffix is the format."),
)

names = with_options(
    click.option("--strict", cls=RareOption, is_flag=True,
                 help=_("Write nothing (exit 1) where a name that the project knows stands in it.")),
    click.option("--identify", is_flag=True, help=_("Name the coders, not only number them.")),
)  # fmt: skip

threshold = with_options(
    click.option("--fail-under", type=float, metavar="X",
                 help=_("Exit with 1 where alpha, or --coefficient, is under X, pooled or of a code.")),
    click.option("--at", cls=RareOption, type=click.Choice(("lower", "point")),
                 help=_("--fail-under: the lower end of the interval, or the figure itself (as without it).")),
    click.option("--allow-na", cls=RareOption, is_flag=True,
                 help=_("--fail-under: let undefined figures and rare codes pass.")),
)  # fmt: skip


def seed(help_text: str) -> Option:
    """--seed."""
    return click.option("--seed", cls=RareOption, type=int, metavar="N", help=help_text)


seed_of_bootstrap = seed(_("--interval bootstrap: its seed (else 1970)."))


def metric(help_text: str) -> Option:
    """--metric."""
    return click.option("--metric", cls=RareOption, type=click.Choice(METRICS), help=help_text)


def rounds(*, hidden: bool = False) -> Option:
    """--rounds, which are compared with each other."""
    return click.option(
        "--rounds", default="", metavar="A,B", hidden=hidden,
        help=_("The two rounds (else what was coded again last with what it repeats, else 1,2)."),
    )  # fmt: skip


def of_files(*, hidden: bool = False) -> Option:
    """How a table is read."""
    return with_options(
        click.option("--categories", default="", metavar="A,B,C", hidden=hidden,
                     help=_("The values or codes, in order.")),
        click.option("--missing", multiple=True, metavar="SIGN", hidden=hidden,
                     help=_("A cell that means that nothing was given, such as NA; may be given several times.")),
        click.option("--delimiter", default="", metavar="SIGN", hidden=hidden, help=_("The delimiter of a CSV.")),
        click.option("--sheet", default="", metavar="NAME", hidden=hidden,
                     help=_("The sheet of an XLSX, if not the first.")),
    )  # fmt: skip


def of_ratings(*, hidden: bool = False) -> Option:
    """What only a table of ratings has."""
    return click.option("--multiple", is_flag=True, hidden=hidden,
                        help=_("A unit may have several values, a row each."))  # fmt: skip


def of_spans(*, hidden: bool = False) -> Option:
    """What only a table of passages has."""
    return with_options(
        click.option("--length", type=int, metavar="N", hidden=hidden, help=_("Characters of every document.")),
        click.option("--exclusive", is_flag=True, hidden=hidden, help=_("Refuse codes of one coder that overlap.")),
    )


def calibrated(*, hidden: bool = False) -> Option:
    """--calibrate, for studies of a file and as it was called before it was a command."""
    text = _("The actual coverage of these intervals, simulated from the study's own clusters.")
    return click.option("--calibrate", is_flag=True, hidden=hidden, help=text)


former = with_options(  # the subcommands, as they were called before there were any
    click.option("--intra", default="", metavar="CODER", hidden=True, help=_("Is now: agreement intra CODER.")),
    rounds(hidden=True),
    click.option("--ratings", type=PATH, metavar="FILE", hidden=True,
                 help=_("Is now: agreement ratings FILE.")),
    click.option("--spans", type=PATH, metavar="FILE", hidden=True,
                 help=_("Is now: agreement spans FILE.")),
    of_ratings(hidden=True),
    of_files(hidden=True),
    of_spans(hidden=True),
    click.option("--sensitivity", is_flag=True, hidden=True, help=_("Is now: agreement sensitivity.")),
    click.option("--drift", type=click.Choice(("order", "codebook")), hidden=True,
                 help=_("Is now: agreement drift --by order.")),
    calibrated(hidden=True),
    click.option("--methods", type=click.Choice(("de", "en")), hidden=True,
                 help=_("Is now: agreement methods --language de.")),
)  # fmt: skip
