"""The command `pool sample`: texts drawn for hand coding, as a project of their own."""

from __future__ import annotations

import os
import shlex
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _, ngettext, program
from qualcode.cli.pool.session import engine_option, pool_option
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.options import help_all
from qualcode.cli.shared.session import author_option, coder_name, with_suffix
from qualcode.errors import QualcodeError, UsageProblem

if TYPE_CHECKING:
    from qualcode.pool.folder.pool import Pool
    from qualcode.pool.sampling.drawing import DrawnDocuments, SampleRequest
    from qualcode.pool.sampling.sample_project import WrittenSample


@click.command("sample")
@click.option("--strata", metavar="NAME,...", default="", help=_("Attributes whose values make the strata."))
@click.option("--each", type=click.IntRange(1, 10_000_000), metavar="N", help=_("So many documents of each stratum."))
@click.option("--seed", type=click.IntRange(0, 2**32 - 1), required=True, metavar="N",
              help=_("The same seed draws the same documents; larger samples contain smaller ones."))  # fmt: skip
@click.option(
    "--from-hits", type=(str, click.IntRange(1, 10_000_000)), metavar="CODE N",
    help=_("So many documents to which rules gave the code or one below it; also with --each."),
)  # fmt: skip
@click.option("--rules", metavar="RULES", help=_("With --from-hits: the rules, a file or their name."))
@click.option("--where", metavar="QUERY", default="",
              help=_("Only from documents for which it holds, as in “qualcode pool table”."))  # fmt: skip
@click.option("-o", "--output", "file", type=click.Path(path_type=Path), required=True, metavar="FILE",
              help=_("The project file that is made (the suffix .qualcode is added if it lacks)."))  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help=_("Write an object."))
@author_option
@engine_option
@pool_option
@help_all
def sample(
    pool: Pool,
    engine: str,
    strata: str,
    each: int | None,
    seed: int,
    from_hits: tuple[str, int] | None,
    rules: str | None,
    where: str,
    file: Path,
    coder: str | None,
    *,
    as_json: bool,
) -> None:
    """Draw documents of the pool for coding by hand, as a project with the shared codebook.

    The project is an ordinary one: blind, with its texts called by numbers, to be assigned to coders and packed for
    them. Half of each stratum is held out: “qualcode pool validate” scores rules on it alone. When the coding is
    done, “qualcode pool add FILE” brings it back.

    A sample that was drawn from hits alone says how precise rules are, and not what they miss. One that was drawn
    with --where speaks of those documents alone, and so does what is validated by it.
    """
    from qualcode.pool.engines.opening import asking
    from qualcode.pool.sampling.drawing import draw
    from qualcode.pool.sampling.sample_project import write_sample

    if (from_hits is None) != (rules is None):
        raise UsageProblem(
            _("--from-hits and --rules belong together."), _("Say of which rules the hits are: --rules RULES.")
        )
    path = with_suffix(file)
    if os.path.lexists(path):
        raise QualcodeError(_("“{folder}” is there already.", folder=path), _("Give another name with -o FILE."))
    ask = partial(asking, pool, engine)
    request = _request(pool, strata, each, seed, from_hits, rules, where)
    drawn = ask(lambda asked: draw(asked, request))
    _tell_drawn(drawn, pool.settings.smallest_cell)
    written = write_sample(pool, ask, request, drawn, path, coder_name(coder))
    _tell_written(drawn, written, path)
    if as_json:
        output.as_json(_object(drawn, written, path, pool.settings.smallest_cell))


def _request(
    pool: Pool,
    strata: str,
    each: int | None,
    seed: int,
    from_hits: tuple[str, int] | None,
    rules: str | None,
    where: str,
) -> SampleRequest:
    """What is asked for, by keys. Raises NotFound, Ambiguous for a code."""
    from qualcode.pool.codebook.shared_codebook import SharedCodebook
    from qualcode.pool.folder.sample_records import HitsDrawn
    from qualcode.pool.sampling.drawing import SampleRequest
    from qualcode.pool.words.kept_rules import find_rules

    hits = None
    if from_hits is not None and rules is not None:
        name, number = from_hits
        hits = HitsDrawn(find_rules(pool, rules).name, SharedCodebook.read(pool).find(name).key, number)
    names = tuple(filter(None, (part.strip() for part in strata.split(","))))
    return SampleRequest(seed, names, each, hits, where.strip())


def _tell_drawn(drawn: DrawnDocuments, smallest: int) -> None:
    """Say what could not be drawn, numbers below `smallest` hidden, and what was drawn twice."""
    from qualcode.pool.tables.results import cell_text
    from qualcode.pool.tables.small_cells import told_number

    for note in drawn.notes:
        diagnostics.say(note)
    words = program()
    if drawn.without_text:
        number = cell_text(told_number(drawn.without_text, smallest), words)
        diagnostics.say(_("cannot be drawn, as they came into the pool without their texts: documents {number}",
                          number=number))  # fmt: skip
    if drawn.not_shown:
        number = cell_text(told_number(drawn.not_shown, smallest), words)
        diagnostics.say(
            _("cannot be drawn, as nothing of their texts may be shown: documents {number}", number=number)
        )
    if drawn.twice:
        diagnostics.say(
            ngettext(
                "{count} hit was drawn with the others, too, and is there once",
                "{count} hits were drawn with the others, too, and are there once",
                drawn.twice,
            )
        )


def _tell_written(drawn: DrawnDocuments, written: WrittenSample, path: Path) -> None:
    diagnostics.say(ngettext("drawn: {count} document", "drawn: {count} documents", len(drawn.documents)))
    whole = sum(stratum.drawn == stratum.documents for stratum in drawn.strata)
    diagnostics.say(
        ngettext(
            "from {count} stratum; wholly drawn: {whole}",
            "from {count} strata; wholly drawn: {whole}",
            len(drawn.strata),
            whole=str(whole),
        )
    )
    diagnostics.say(
        ngettext(
            "{count} of them is of the half that is held out for scoring",
            "{count} of them are of the half that is held out for scoring",
            written.held_out,
        )
    )
    if thin := drawn.thin_strata:
        diagnostics.say(
            ngettext(
                "of {count} stratum fewer than two are held out, though it has more: others stand for it",
                "of {count} strata fewer than two are held out, though they have more: others stand for them",
                thin,
            )
        )
    diagnostics.say(_("made “{path}”; sample {sample}", path=path, sample=written.record.sample))
    diagnostics.say(_("It holds texts of the pool: whoever gets it has to erase it when somebody withdraws."))
    diagnostics.say(
        _(
            "next: qualcode -p {path} assign --to NAME --all; when NAME has coded everything: qualcode -p {path} "
            "done --all --coder NAME, qualcode -p {path} coders blind off, qualcode pool add {path}",
            path=shlex.quote(str(path)),
        )
    )


def _object(drawn: DrawnDocuments, written: WrittenSample, path: Path, smallest: int) -> dict[str, object]:
    """The same for programs; numbers of documents below the pool's smallest cell are null."""
    record = written.record
    return {
        "sample": record.sample,
        "file": str(path),
        "seed": record.seed,
        "where": record.where or None,
        "documents": len(drawn.documents),
        "held_out": written.held_out,
        "cases": written.cases,
        "codes": written.codes,
        "strata": [
            {"name": stratum.name, "documents": None, "drawn": None, "chance": None, "hidden": True}
            if 0 < stratum.documents < smallest
            else {
                "name": stratum.name,
                "documents": stratum.documents,
                "drawn": stratum.drawn,
                "chance": stratum.chance,
                "hidden": False,
            }
            for stratum in record.strata
        ],
        "without_text": None if 0 < drawn.without_text < smallest else drawn.without_text,
        "not_shown": None if 0 < drawn.not_shown < smallest else drawn.not_shown,
        "drawn_twice": drawn.twice,
    }
