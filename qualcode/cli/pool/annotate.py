"""The command `pool annotate`: words and lemmas of the texts in a pool."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _, ngettext, program
from qualcode.cli.pool.session import pool_option
from qualcode.cli.shared import diagnostics, output
from qualcode.errors import QualcodeError

if TYPE_CHECKING:
    from qualcode.pool.folder.pool import Pool
    from qualcode.pool.tables.small_cells import Told
    from qualcode.pool.words.annotating import Annotated

_SHOWN = 5


@click.command()
@pool_option
@click.option(
    "--workers", metavar="WHERE", default="",
    help=_("Who reads the texts: so many processes, else as many as cores; or Dask, tls://HOST:8786; or Spark, spark://HOST:7077."),
)  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help=_("Write an object: what was annotated and what was not."))
def annotate(pool: Pool, workers: str, *, as_json: bool) -> None:
    """Find sentences, words and lemmas of all texts that have none yet, or those of older versions.

    What was done before an interruption stays, of large projects too, and the next call goes on there.
    With workers on other machines the texts go to these.
    """
    from qualcode.pool.words.annotating import annotate_pool
    from qualcode.pool.workers.opening import opened_workers
    from qualcode.reporting.tables.parquet import demand_parquet

    demand_parquet()
    with (
        pool.scratch() as scratch,
        opened_workers(scratch, workers) as opened,
        click.progressbar(length=1, label=_("annotating"), file=sys.stderr, hidden=not sys.stderr.isatty()) as bar,
    ):

        def tell(done: int, every: int) -> None:
            bar.length = every
            bar.update(done - bar.pos)

        done = annotate_pool(pool, opened, tell)
    texts, resumed = _told_texts(done, pool.settings.smallest_cell)
    if as_json:
        output.as_json(_object(done, texts, resumed))
    else:
        _say(done, texts, resumed)
    if done.changed or done.unreadable or done.failed:
        raise _incomplete(done)


def _told_texts(done: Annotated, smallest: int) -> tuple[Told, Told]:
    """How many texts were read, and how many of them before: a pool has few of them from few people."""
    from qualcode.pool.tables.small_cells import told_parts

    (resumed, _now), texts = told_parts([done.resumed, done.texts - done.resumed], smallest, done.texts)
    return done.texts if texts is None else texts, resumed


def _object(done: Annotated, texts: Told, resumed: Told) -> dict[str, object]:
    """What was done for programs; where how many texts is null, so is how many words they have."""
    told = {
        "texts": texts if isinstance(texts, int) else None,
        "resumed": resumed if isinstance(resumed, int) else None,
        "words": done.words if isinstance(texts, int) else None,
    }
    return {**asdict(done), **told, "hidden": None in told.values()}


def _say(done: Annotated, texts: Told, resumed: Told) -> None:
    from qualcode.pool.tables.results import cell_text

    if isinstance(texts, int):
        read = ngettext("{count} text", "{count} texts", texts)
        words = ngettext("{count} word", "{count} words", done.words)
        diagnostics.say(
            ngettext(
                "{count} project annotated: {texts}, {words}",
                "{count} projects annotated: {texts}, {words}",
                len(done.annotated),
                texts=read,
                words=words,
            )
        )
    else:
        diagnostics.say(
            ngettext(
                "{count} project annotated; texts: {number}",
                "{count} projects annotated; texts: {number}",
                len(done.annotated),
                number=cell_text(texts, program()),
            )
        )
    if done.resumed:
        diagnostics.say(
            _(
                "texts whose words were there, of a call that was interrupted: {number}",
                number=cell_text(resumed, program()),
            )
        )
    if done.current:
        diagnostics.say(
            ngettext(
                "{count} project has words of these versions already",
                "{count} projects have words of these versions already",
                len(done.current),
            )
        )
    if done.without_texts:
        diagnostics.say(
            ngettext(
                "{count} project has no texts in the pool",
                "{count} projects have no texts in the pool",
                len(done.without_texts),
            )
        )


def _incomplete(done: Annotated) -> QualcodeError:
    """What is said of projects that were left as they were."""
    changed, unreadable = len(done.changed), len(done.unreadable)
    if done.failed:
        for texts in done.failed[:_SHOWN]:
            diagnostics.warn(
                _("texts {first} to {last} of {project}: {why}",
                  first=texts.first, last=texts.last, project=texts.project, why=texts.why)
            )  # fmt: skip
        return QualcodeError(
            ngettext(
                "Workers failed on texts of {count} project: {names}.",
                "Workers failed on texts of {count} projects: {names}.",
                len(done.failed),
                names=_some([texts.project for texts in done.failed]),
            ),
            _("The others are done. “qualcode pool check” tells whether the files are as they should be."),
        )
    if unreadable:
        return QualcodeError(
            ngettext(
                "The texts of {count} project cannot be read: {names}.",
                "The texts of {count} projects cannot be read: {names}.",
                unreadable,
                names=_some(done.unreadable),
            ),
            _("“qualcode pool check” tells more; add it again. The others are done."),
        )
    return QualcodeError(
        ngettext(
            "{count} project was changed in the pool meanwhile: {names}.",
            "{count} projects were changed in the pool meanwhile: {names}.",
            changed,
            names=_some(done.changed),
        ),
        _("Run the command again; the others are done."),
    )


def _some(names: list[str]) -> str:
    shown = program().listed(names[:_SHOWN])
    more = len(names) - _SHOWN
    return ngettext("{shown} and {count} more", "{shown} and {count} more", more, shown=shown) if more > 0 else shown
