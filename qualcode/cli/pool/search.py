"""The command `pool search`."""

from __future__ import annotations

from pathlib import Path

import click

from qualcode.catalogue import _, ngettext
from qualcode.cli.pool.output import give_result, refuse_both, result_options
from qualcode.cli.pool.session import engine_option, pool_option
from qualcode.cli.shared import diagnostics
from qualcode.errors import UsageProblem
from qualcode.pool.folder.pool import Pool


@click.command()
@click.argument("wanted", nargs=-1, required=True, metavar="WORDS...")
@click.option("--exact/--all-forms", help=_("Only in this form, or in all forms (as without either)."))
@click.option("--near", type=click.IntRange(1, 1000), metavar="N",
              help=_("Two WORDS at most N words apart; those that follow one another are 1 apart."))  # fmt: skip
@click.option("--where", metavar="QUERY",
              help=_("Only in documents that a query chooses, such as “typ=haupt AND NOT wave<2021”."))  # fmt: skip
@click.option("--by", metavar="ATTRIBUTE", help=_("Count by the values of an attribute; no passages."))
@click.option("--by-project", is_flag=True, help=_("Count by projects; no passages."))
@click.option("--limit", type=click.IntRange(0, 10_000), default=20, show_default=True, metavar="N",
              help=_("How many hits are shown."))  # fmt: skip
@click.option("--context", type=click.IntRange(0, 1000), default=60, show_default=True, metavar="CHARACTERS",
              help=_("How much to show before and behind a hit."))  # fmt: skip
@engine_option
@pool_option
@result_options
def search(
    pool: Pool,
    wanted: tuple[str, ...],
    near: int | None,
    where: str | None,
    by: str | None,
    limit: int,
    context: int,
    engine: str,
    file: Path | None,
    *,
    exact: bool,
    by_project: bool,
    as_json: bool,
) -> None:
    """Find WORDS in the texts of a pool, in all their forms.

    Several arguments are alternatives; the words of one argument follow one another. “*” stands for any letters:
    "sprach*". Passages are shown of documents whose project gave its texts and whose people may be quoted; documents
    stand in the order of their keys, which says nothing of them.
    """
    from qualcode.pool.tables.found_words import found_result
    from qualcode.pool.words.searching import PoolSearch, search_pool

    refuse_both(file, as_json=as_json)
    if by is not None and by_project:
        raise UsageProblem(_("--by and --by-project exclude each other."), _("Say one of them."))
    asked = PoolSearch(
        wanted=wanted, exact=exact, near=near, where=where, by=by, limit=0 if by_project else limit, context=context
    )
    found = search_pool(pool, asked, engine)
    give_result(found_result(found, asked, pool.settings.smallest_cell, by_project=by_project), file, as_json=as_json)
    if found.snippets and (as_json or file is not None):
        diagnostics.say(
            _("what was written holds people's words; no project's register (“qualcode given”) tells of it")
        )
    waiting = len(pool.files("texts")) - len(pool.files("words"))
    if waiting > 0:
        diagnostics.warn(
            ngettext(
                "{count} project has texts that are not annotated: “qualcode pool annotate”",
                "{count} projects have texts that are not annotated: “qualcode pool annotate”",
                waiting,
            )
        )
