"""Commands about codings: code, uncode, codings."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _, ngettext, program
from qualcode.cli.coding.coding_import import import_codings
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.columns import heads_of
from qualcode.cli.shared.consents import for_option, tell_withheld
from qualcode.cli.shared.groups import Group
from qualcode.cli.shared.limits import limit_options, tell_left_out, tell_old_rules
from qualcode.cli.shared.options import WITHOUT_OLD_RULES, span_of
from qualcode.cli.shared.queries import WHERE_HELP, passages_query, query_option
from qualcode.cli.shared.session import (
    acting,
    coder_options,
    exactly,
    find_project,
    group_project_option,
    open_workspace,
    project_option,
    tell_hidden,
)
from qualcode.cli.shared.tables import PrintedTable
from qualcode.errors import UsageProblem
from qualcode.model.consent.withheld import Withheld
from qualcode.plural import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from qualcode.model.consent.consents import Purpose
    from qualcode.retrieval.filter import CodedPassage
    from qualcode.workspace.workspace import Workspace

_POLARITIES = ("present", "absent", "mixed")


@click.command("code", context_settings={"ignore_unknown_options": True})
@click.argument("document")
@click.argument("span", metavar="START:END")
@click.argument("code", metavar="CODE")
@click.option("--polarity", type=click.Choice(_POLARITIES), default="present", show_default=True,
              help=_("Whether the passage reports it as there, as lacking or failed, or as both."))  # fmt: skip
@click.option("--weight", type=click.IntRange(0, 100), help=_("0–100; the code says what it means."))
@click.option("--memo", default="", help=_("A note on this coding."))
@click.option("--paraphrase", default="", help=_("The passage in your own words."))
@click.option("--round", "round_", type=click.IntRange(min=1), help=_("The coding round (else the project's)."))
@coder_options
@project_option
def code(
    path: Path,
    document: str,
    span: str,
    code: str,
    polarity: str,
    weight: int | None,
    memo: str,
    paraphrase: str,
    round_: int | None,
    coder: str | None,
    *,
    new_coder: bool,
) -> None:
    """Give CODE to the passage START:END of DOCUMENT; prints the coding's id.

    Offsets count characters (code points) from 0; END is the first one that is not in the passage.
    """
    from qualcode.model.codes import related_words
    from qualcode.model.codings import Polarity
    from qualcode.workspace.codebook.related_codes import related_to_coding
    from qualcode.workspace.coding.codings import give

    wanted = span_of(span)
    with open_workspace(path, coder) as space:
        project = space.project
        found = exactly(project.documents.find, document)
        chosen = exactly(project.codes.find, code)
        with acting(space, new=new_coder):
            (given,) = give(
                space,
                found,
                wanted,
                [chosen],
                polarity=Polarity(polarity),
                weight=weight,
                memo=memo,
                paraphrase=paraphrase,
                round_=round_,
            )
        passage = wanted.cut(project.documents.text(found))
        who = space.author.name
        related = related_to_coding(space, given.coding) if given.new else []
    if given.new:
        diagnostics.say(f"{chosen.full_name} ← {program().quoted(found.name)} {span}: {_beginning(passage, 120)}")
        if related:
            diagnostics.say(_("goes with it: {codes}", codes=related_words(related, program())))
    else:
        from qualcode.reporting.words.value_words import polarity_word

        before = f"{given.coding.id}, {polarity_word(given.coding.polarity)}"
        diagnostics.say(
            _("{who} gave this code to this passage before ({before}): nothing was changed", who=who, before=before)
        )
    output.line(given.coding.id)


@click.command("uncode")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@coder_options
@project_option
def uncode(path: Path, ids: tuple[str, ...], coder: str | None, *, new_coder: bool) -> None:
    """Remove codings of your own, by their ids; “undo” brings them back."""
    from qualcode.workspace.coding.codings import remove

    with open_workspace(path, coder) as space:
        found = [exactly(space.project.codings.find, id_) for id_ in ids]
        with acting(space, new=new_coder):
            remove(space, found)
    diagnostics.say(_("took {codings} away", codings=counted(len(found), "coding")))


@click.group("codings", cls=Group, invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help=_("Write an array of codings."))
@click.option("--document", "documents", multiple=True, help=_("Only of this document."))
@click.option("--label", "labels", multiple=True, help=_("Only of this source label."))
@click.option("--where", multiple=True, metavar="NAME=VALUE", help=WHERE_HELP)
@query_option(_("Only codings that a query chooses"))
@click.option("--code", "codes", multiple=True, help=_("Only of this code and its sub-codes."))
@click.option("--coder", "coders", multiple=True, help=_("Only of this coder."))
@click.option(
    "--polarity", "polarities", multiple=True, type=click.Choice(_POLARITIES), help=_("Only of this polarity.")
)
@click.option("--round", "rounds", multiple=True, type=click.IntRange(min=1), help=_("Only of this coding round."))
@WITHOUT_OLD_RULES
@click.option(
    "-o",
    "--output",
    "file",
    type=click.Path(path_type=Path),
    help=_("Write a table (CSV, XLSX) that “import” reads."),
)
@for_option
@limit_options(_("Only the first so many codings (a terminal shows 100)."))
@group_project_option
@click.pass_context
def codings(
    context: click.Context,
    documents: tuple[str, ...],
    labels: tuple[str, ...],
    where: tuple[str, ...],
    query: str | None,
    codes: tuple[str, ...],
    coders: tuple[str, ...],
    polarities: tuple[str, ...],
    rounds: tuple[int, ...],
    limit: int | None,
    file: Path | None,
    purpose: Purpose,
    *,
    without_old_rules: bool,
    as_json: bool,
) -> None:
    """List codings in order of document and position, or import some. In the listing names stand.

    It is a working listing. What -o and --json write has names, too, and only passages of people who agreed to be
    quoted (--for another purpose); “quotes” makes what others may read.
    """
    if context.invoked_subcommand is not None:
        _refuse_options_before(context, context.invoked_subcommand)
        return
    if file is not None and as_json:
        raise UsageProblem(_("--json and -o exclude each other."), _("Say one of them."))
    from qualcode.model.codings import Polarity
    from qualcode.retrieval.filter import PassageChoice, number_left_out
    from qualcode.workspace.versions.recheck import number_chosen_under_old_rules

    with open_workspace(find_project(context.find_root().obj)) as space:
        wanted = PassageChoice.named(
            space.project,
            documents=documents,
            labels=labels,
            codes=codes,
            coders=coders,
            polarities=[Polarity(polarity) for polarity in polarities],
            where=where,
            rounds=rounds,
            query=passages_query(space.project, query),
            without_old_rules=without_old_rules,
        )
        left_out = number_left_out(space.project, space.narrowed(wanted))
        shown: Counter[str] = Counter()
        passages = _counted_by_polarity(islice(space.passages(wanted), limit), shown)
        withheld = Withheld(purpose)
        if file is not None or as_json:
            from qualcode.workspace.coding.leaving_codings import leaving_codings, shown_codings

            leaving = leaving_codings(space, passages, withheld)
            if file is not None:
                _write_table(space, leaving, file)
            else:
                names = {coder.key: coder.name for coder in space.project.coders.all()}
                since = space.project.rule_checks.since()
                output.json_array(_coding_json(passage, names, since) for passage in shown_codings(space, leaving))
            tell_withheld(withheld)
        else:
            heads = heads_of("id", "document", "¶", "span", "code", "", "coder", "passage")
            table = PrintedTable(heads, map(_row, passages))
        chosen = shown if limit is None else space.numbers_of_passages(wanted)
        old = number_chosen_under_old_rules(space, wanted)
        tell_hidden(space)
    tell_old_rules(old, left_out)
    if file is not None:
        return
    if not as_json:
        output.paged(table)
        diagnostics.say(_summary(chosen))
    if limit is not None and chosen.total() > limit:
        tell_left_out(limit, chosen.total())


def _counted_by_polarity(passages: Iterable[CodedPassage], numbers: Counter[str]) -> Iterator[CodedPassage]:
    for passage in passages:
        numbers[passage.coding.polarity] += 1
        yield passage


def _row(passage: CodedPassage) -> tuple[str, ...]:
    from qualcode.reporting.words.citations import place_words

    coding = passage.coding
    return (
        coding.id, passage.document.name, place_words(passage.place), f"{coding.span.start}:{coding.span.end}",
        passage.code.full_name, _polarity(passage), passage.coder.name, _beginning(passage.text, 60),
    )  # fmt: skip


def _refuse_options_before(context: click.Context, command: str) -> None:
    """Refuse options of the listing that were said before the name of another command."""
    typed = {name: value for name, value in context.params.items() if name != "purpose"}
    if any(value not in (None, (), False) for value in typed.values()):
        raise UsageProblem(
            _("These options belong to the listing of codings."),
            _("Say the options of “{command}” behind its name.", command=command),
        )


def _write_table(space: Workspace, passages: Iterable[CodedPassage], file: Path) -> None:
    from qualcode.workspace.coding.leaving_codings import write_leaving_codings

    number = write_leaving_codings(space, passages, file)
    diagnostics.say(_("wrote {codings} to “{file}”", codings=counted(number, "coding"), file=file))
    diagnostics.warn(_("names of documents and coders stand in it: keep it where the project is"))


def _beginning(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 2]} …"


def _polarity(passage: CodedPassage) -> str:
    return "" if passage.coding.polarity == "present" else passage.coding.polarity.value


def _summary(numbers: Counter[str]) -> str:
    told = {
        "present": ngettext("{count} present", "{count} present", numbers["present"]),
        "absent": ngettext("{count} absent", "{count} absent", numbers["absent"]),
        "mixed": ngettext("{count} mixed", "{count} mixed", numbers["mixed"]),
    }
    parts = ", ".join(told[name] for name in _POLARITIES if numbers[name])
    return f"{counted(numbers.total(), 'coding')} ({parts})" if parts else _("no codings")


def _coding_json(passage: CodedPassage, names: Mapping[int, str], since: Mapping[int, int]) -> dict[str, object]:
    from qualcode.project.versions.old_rules import is_under_old_rules

    coding, place = passage.coding, passage.place
    return {
        "id": coding.id,
        "document": passage.document.name,
        "document_id": passage.document.id,
        "label": passage.document.label,
        "paragraph": passage.paragraph,
        "paragraphs": list(place.paragraphs),
        "lines": list(place.lines) if place.lines else None,
        "time": None if place.time is None else {"from": place.time, "until": place.until, "at_mark": place.at_mark},
        "start": coding.span.start,
        "end": coding.span.end,
        "text": passage.text,
        "code": passage.code.full_name,
        "rule_version": coding.rule_version,
        "under_old_rule": is_under_old_rules(coding, since),
        "coder": passage.coder.name,
        "polarity": coding.polarity.value,
        "weight": coding.weight,
        "memo": coding.memo,
        "paraphrase": coding.paraphrase,
        "round": coding.round,
        "good": coding.good,
        "good_by": sorted(names[key] for key in coding.good_by),
        "created": coding.created,
    }


codings.add_command(import_codings)
