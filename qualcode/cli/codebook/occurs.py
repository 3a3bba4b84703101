"""The command codebook occurs: with which strategies and mechanisms a theme occurs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _, ngettext, pgettext, program
from qualcode.cli.quoting.quote_options import CHOOSING_PASSAGES, QuoteOptions, filter_of, refuse_contradictions
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.options import with_options
from qualcode.cli.shared.session import open_workspace, project_option
from qualcode.plural import counted

if TYPE_CHECKING:
    from qualcode.workspace.counting.theme_company import ThemeCompany

_WAYS = ("overlap", "sentence", "turn", "case", "document")


@dataclass(frozen=True, kw_only=True)
class OccursOptions(QuoteOptions):
    """What was typed: the options of the command by their names."""

    by: str
    branches: tuple[str, ...]
    sub_codes: bool
    as_json: bool
    every: bool


@click.command("occurs")
@click.argument("theme")
@click.option("--by", type=click.Choice(_WAYS), default="overlap", show_default=True,
              help=_("How codes are together: as overlapping passages, or in the same sentence, turn, case or "
                     "document."))  # fmt: skip
@click.option("--branch", "branches", multiple=True, metavar="CODE",
              help=_("This code and those below it, in place of strategies, mechanisms and causes."))  # fmt: skip
@click.option("--roll-up", "sub_codes", is_flag=True, help=_("A code counts with those below it."))
@click.option("--every", is_flag=True, help=_("Also those that never occur with it."))
@click.option("--json", "as_json", is_flag=True, help=_("Write an object."))
@with_options(*(CHOOSING_PASSAGES[2:]))
@project_option
def occurs(path: Path, theme: str, **options: object) -> None:
    """Count which strategies, mechanisms and causes occur with the code THEME, and in how many cases.

    They are found by the relations of codes: with a code that is some code's strategy, the whole branch that it
    stands in. What is reported as absent is left out, unless --polarity says otherwise.
    """
    from qualcode.retrieval.relations.cooccurrence import Together
    from qualcode.workspace.counting.theme_company import theme_company

    typed = OccursOptions(codes=(), no_sub_codes=True, **options)  # type: ignore[arg-type]  # click's names
    refuse_contradictions(typed)
    with open_workspace(path) as space:
        find = space.project.codes.find
        found = theme_company(
            space,
            space.book[find(theme).key],
            filter_of(space.project, typed),
            by=Together(typed.by),
            branches=[space.book[find(branch).key] for branch in typed.branches],
            sub_codes=typed.sub_codes,
        )
    if typed.as_json:
        output.as_json(_data(found))
        return
    _show(found, every=typed.every)


def _data(found: ThemeCompany) -> dict[str, object]:
    return {
        "theme": {"id": found.theme.id, "path": found.theme.full_name},
        "by": found.by.value,
        "number": found.passages,
        "cases_with_theme": found.cases_of_theme,
        "cases": found.cases,
        "companions": [
            {
                "id": companion.code.id,
                "path": companion.code.full_name,
                "kind": companion.kind.value if companion.kind else None,
                "branch": companion.branch.full_name,
                "together": companion.together,
                "cases": companion.cases,
                "number": companion.passages,
            }
            for companion in found.companions
        ],
        "notes": list(found.notes),
    }


def _show(found: ThemeCompany, *, every: bool) -> None:
    from qualcode.model.codes import relation_kinds

    words = program()
    kinds = relation_kinds(words)
    head = (
        pgettext("column", "code"),
        pgettext("column", "is its"),
        pgettext("column", "together"),
        pgettext("column", "cases"),
        pgettext("column", "of cases with the theme"),
        pgettext("column", "of the code"),
    )
    shown = [companion for companion in found.companions if every or companion.together]
    rows = [
        (
            companion.code.full_name,
            kinds[companion.kind] if companion.kind else companion.branch.name,
            str(companion.together),
            str(companion.cases),
            _share(companion.cases, found.cases_of_theme),
            str(companion.passages),
        )
        for companion in shown
    ]
    output.table(head, rows, right=range(2, 6))
    cases = counted(found.cases_of_theme, "case")
    diagnostics.say(
        _("“{theme}”: {number} in {cases} of {all}", theme=found.theme.full_name, number=found.passages, cases=cases,
          all=found.cases)
    )  # fmt: skip
    never = len(found.companions) - len(shown)
    if never:
        diagnostics.say(
            ngettext(
                "{count} code never occurs with it: --every lists it.",
                "{count} codes never occur with it: --every lists them.",
                never,
            )
        )
    for note in found.notes:
        diagnostics.say(note)


def _share(part: int, whole: int) -> str:
    return f"{part} / {whole}" if whole else "–"
