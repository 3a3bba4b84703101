"""Commands about the codebook: show, import, export, add, edit, move, remove."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from qualcode.catalogue import LANGUAGES, _, language, ngettext, pgettext, program
from qualcode.cli.coding.anchors import anchor
from qualcode.cli.coding.appendix import asked_parts
from qualcode.cli.coding.code_graph import show_graph
from qualcode.cli.quoting.disclosure import check_names_before_export
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.asking import with_said_change
from qualcode.cli.shared.consents import for_option, tell_withheld
from qualcode.cli.shared.groups import Group
from qualcode.cli.shared.options import rule_change_options, said_change
from qualcode.cli.shared.session import (
    author_option,
    exactly,
    group_project_option,
    open_workspace,
    project_option,
    tell_hidden,
    tell_who,
)
from qualcode.errors import UsageProblem
from qualcode.model.codes import kinds_and_origins, related_words
from qualcode.model.exchange.losses import NO_LOSSES
from qualcode.plural import counted

if TYPE_CHECKING:
    from collections.abc import Callable

    from qualcode.model.codebooks.versions import CodebookVersion
    from qualcode.model.codes import Code, Codebook
    from qualcode.model.consent.consents import Purpose
    from qualcode.workspace.versions.appendix import AppendixAsked
    from qualcode.workspace.workspace import Workspace

_RELATIONS = ("strategy", "mechanism", "border", "contrast", "cause", "related")  # no text: values of an option
_KINDS = ("factual", "thematic", "evaluative", "analytic", "in vivo")  # no text: values of an option


@click.group("codebook", cls=Group)
@group_project_option
def codebook() -> None:
    """Show, import, export or change the codebook."""


codebook.add_command(anchor)


@codebook.command("show")
@click.argument("code", required=False)
@click.option("--json", "as_json", is_flag=True, help=_("Write an array of codes."))
@click.option("--graph", is_flag=True, help=_("What codes are to each other, of all or of CODE and those below it."))
@click.option("--no-borders", is_flag=True, help=_("Without the borders that only the rules name (--graph)."))
@click.option("-o", "--output", "file", type=click.Path(path_type=Path),
              help=_("A file for the graph: .svg or .dot (--graph)."))  # fmt: skip
@click.option("--language", type=click.Choice(LANGUAGES), default=language(), show_default=True,
              help=_("Words of the graph (--graph)."))  # fmt: skip
@project_option
def show(
    path: Path,
    code: str | None,
    file: Path | None,
    language: Literal["de", "en"],
    *,
    as_json: bool,
    graph: bool,
    no_borders: bool,
) -> None:
    """Show the tree of codes with their numbers of codings, or one CODE with its rules, or the graph of relations."""
    if (file is not None or no_borders) and not graph:
        option = "-o" if file is not None else "--no-borders"
        raise UsageProblem(_("{option} belongs to --graph.", option=option), _("Say --graph, too."))
    with open_workspace(path) as space:
        if graph:
            branch = space.book[space.project.codes.find(code).key] if code is not None else None
            show_graph(space, branch, file, language, borders=not no_borders, as_json=as_json)
            return
        counts, book = space.numbers("code_id"), _book(space)
        described = space.project.codes.descriptions.all()
        if code is not None:
            shown = _told(space, book[space.project.codes.find(code).key])
            if as_json:
                output.as_json(_code_json(shown, counts) | {"neighbours": _neighbours(book, shown)})
            else:
                below = sum(counts.get(other.key, 0) for other in book.descendants(shown.key))
                _show_code(shown, counts, below, book)
            return
    if as_json:
        output.as_json([_code_json(code, counts) for code in book])
        return
    for title, description in described:
        output.line(f"{title}: {' '.join(description.split())}")
        output.line("")
    for listed in book:
        codings = counts.get(listed.key, 0)
        output.line(f"{'  ' * (len(listed.path) - 1)}{listed.name}{f'  {codings}' if codings else ''}")
    diagnostics.say(counted(len(book), "code"))


def _book(space: Workspace) -> Codebook:
    """The codebook as it may be seen; says what of others is hidden."""
    tell_hidden(space, "codings and anchor examples")
    return space.book


def _told(space: Workspace, code: Code) -> Code:
    """The code with what has become of the passages of its anchor examples."""
    from qualcode.reporting.documents.anchor_states import examples_of

    return replace(code, anchors=examples_of(space.project, [code])[code.key])


def _neighbours(book: Codebook, code: Code) -> list[str]:
    """The codes that its rules name, and, in their brackets, links that lead nowhere."""
    from qualcode.project.codebook.neighbours import NamedCodes

    return [
        f"[[{named.words}]] ?" if named.code is None else book[named.code].full_name
        for named in NamedCodes(book).of(code)
    ]


def _show_code(code: Code, counts: dict[int, int], below: int, book: Codebook) -> None:
    """Print a code with its rules; `below` are the codings of its sub-codes."""
    from qualcode.reporting.documents.anchor_states import behind_example

    own = counts.get(code.key, 0)
    none = ngettext(
        "no codings of its own, {count} of sub-codes", "no codings of its own, {count} of sub-codes", below
    )
    sorts = kinds_and_origins(program())
    fields = [
        ("id", code.id),  # no text: its name in files as well
        (pgettext("field of a code", "key"), code.short_key),
        (pgettext("field of a code", "kind"), f"{sorts[code.kind]}, {sorts[code.origin]}"),
        (pgettext("field of a code", "colour"), code.colour),
        (pgettext("field of a code", "rules"), _("version {rule_version}", rule_version=code.rule_version)),
        (pgettext("field of a code", "definition"), code.rules.definition),
        (pgettext("field of a code", "include"), code.rules.include),
        (pgettext("field of a code", "exclude"), code.rules.exclude),
        (pgettext("field of a code", "borders"), code.rules.borders),
        (pgettext("field of a code", "neighbours"), ", ".join(_neighbours(book, code))),
        (pgettext("field of a code", "related"), related_words(code.related, program())),
        (pgettext("field of a code", "levels"), (" < " if code.ordered else ", ").join(_names_of_levels(code))),
        (pgettext("field of a code", "source"), code.source),
        (pgettext("field of a code", "weight"), code.weight_meaning),
        (pgettext("field of a code", "codings"), none if below and not own else str(own)),
    ]
    output.line(code.full_name)
    for name, value in fields:
        if value:
            output.line(f"  {name}: {value}")
    for number, example in enumerate(code.anchors, start=1):
        kind = _("invented anchor example") if example.invented else _("anchor example")
        coding = f", {_('coding {coding}', coding=example.coding)}" if example.coding else ""
        behind = behind_example(example, program(), "")
        label = f" ({behind})" if behind else ""
        output.line(f"  {kind} {number}{coding}: {program().quoted(example.text)}{label}")


def _names_of_levels(code: Code) -> list[str]:
    return [level.name for level in code.levels]


def _code_json(code: Code, counts: dict[int, int]) -> dict[str, object]:
    return {
        "id": code.id,
        "path": code.full_name,
        "name": code.name,
        "key": code.short_key,
        "kind": code.kind.value,
        "origin": code.origin.value,
        "colour": code.colour,
        "definition": code.rules.definition,
        "include": code.rules.include,
        "exclude": code.rules.exclude,
        "borders": code.rules.borders,
        "rule_version": code.rule_version,
        "related": [related.name for related in code.related],
        "relations": [{"kind": related.kind.value, "code": related.name} for related in code.related],
        "anchors": [
            {"text": anchor.text, "label": anchor.label, "invented": anchor.invented, "state": anchor.state.value}
            for anchor in code.anchors
        ],
        "source": code.source,
        "weight_meaning": code.weight_meaning,
        "exclusive": code.exclusive,
        "ordered": code.ordered,
        "levels": _names_of_levels(code),
        "codings": counts.get(code.key, 0),
    }


@codebook.command("export")
@click.argument("named", required=False, type=click.Path(path_type=Path), metavar="[FILE]")
@click.option("-o", "--output", "file", type=click.Path(path_type=Path),
              help=_("A file: .yaml, .qdc, .docx .odt .html .md .tex .xlsx .csv (else YAML on stdout)."))  # fmt: skip
@click.option("--format", "format_", type=click.Choice(("yaml", "qdc")),
              help=_("Where no suffix says it; qdc is for other programs (REFI-QDA)."))  # fmt: skip
@click.option("--language", type=click.Choice(LANGUAGES), default=language(), show_default=True,
              help=_("Words of the formats to read."))  # fmt: skip
@click.option(
    "--strict", is_flag=True, help=_("Write nothing (exit 1) where a name that the project knows is in it.")
)
@click.option("--with", "parts", metavar="counts,versions,log",
              help=_("What the formats to read have beside the codes (else counts)."))  # fmt: skip
@click.option("--version", "version", metavar="VERSION", help=_("A frozen version instead of the present codebook."))
@click.option("--identify", is_flag=True, help=_("In versions and log: name the coders, not only number them."))
@for_option
@project_option
def export(
    path: Path,
    named: Path | None,
    file: Path | None,
    format_: str | None,
    language: Literal["de", "en"],
    purpose: Purpose,
    parts: str | None,
    version: str | None,
    *,
    identify: bool,
    strict: bool,
) -> None:
    """Write the codebook: as YAML for “codebook import”, or to read and print, with its anchor examples.

    FILE.qdc is for other programs: they show the definition and, below it, the other rules as text.
    """
    if named is not None and file is not None:
        raise UsageProblem(_("Two files are named."), _("Name one: qualcode codebook export -o FILE."))
    file = file or named
    suffix = "yaml" if file is None else file.suffix.lower()[1:].replace("yml", "yaml")
    form = format_ or suffix
    with open_workspace(path) as space:
        frozen = space.project.versions.find(version) if version else None
        if frozen is None:
            tell_hidden(space, "codings and anchor examples")
        if form not in ("yaml", "qdc"):
            assert file is not None  # noqa: S101 - without a file it is one of these two
            wanted = asked_parts(parts, frozen, identify=identify)
            _export_to_read(space, file, language, purpose, wanted, strict=strict)
        elif parts:
            raise UsageProblem(_("--with is for the formats to read."), _("Write a .docx, .odt, .html, .md or .tex."))
        else:
            _export_to_keep(space, file, form, purpose, frozen, strict=strict)


def _export_to_keep(
    space: Workspace, file: Path | None, form: str, purpose: Purpose, version: CodebookVersion | None, *, strict: bool
) -> None:
    """Write what this program, or another one, reads again."""
    from qualcode.reporting.exchange.loss_report import loss_lines
    from qualcode.reporting.writers.whole_files import atomic_write
    from qualcode.workspace.material.document_export import codebook_departure, codebook_qdc, codebook_yaml

    project, losses = space.project, NO_LOSSES
    if form == "qdc":
        data, losses, withheld, parts = codebook_qdc(space, purpose, version)
    else:
        text, withheld, parts = codebook_yaml(space, purpose, version)
        data = text.encode("utf-8")
    check_names_before_export(project, [data.decode("utf-8")], strict=strict)
    departure = codebook_departure(space, parts, form, file)
    if file is not None:
        atomic_write(file, data, project.begun, departure.naming())
        diagnostics.say(_("wrote “{file}”", file=file))
    else:
        output.document(data.decode("utf-8"))
        departure.entered()
    for line in loss_lines(losses, most=3, of_codebook=True) if form == "qdc" else ():
        diagnostics.say(line)
    tell_withheld(withheld)


def _export_to_read(
    space: Workspace,
    file: Path,
    language: Literal["de", "en"],
    purpose: Purpose,
    asked: AppendixAsked,
    *,
    strict: bool,
) -> None:
    from qualcode.reporting.writers.formats import FORMATS, format_of, render, write
    from qualcode.workspace.material.document_export import codebook_departure, codebook_to_read

    form = format_of(file, None, known=("yaml", "qdc", *FORMATS))
    project = space.project
    report, withheld, parts = codebook_to_read(space, language, purpose, asked)
    words = [render(report, "md").decode("utf-8")]
    check_names_before_export(project, words, strict=strict, coders=not asked.identify)
    write(report, file, form, project.begun, codebook_departure(space, parts, form, file).naming())
    diagnostics.say(_("wrote “{file}”", file=file))
    tell_withheld(withheld)


@codebook.command("describe")
@click.argument("title", required=False)
@click.argument("text", required=False)
@click.option("--json", "as_json", is_flag=True, help=_("Write an array of titles and descriptions."))
@author_option
@project_option
def describe(path: Path, title: str | None, text: str | None, coder: str | None, *, as_json: bool) -> None:
    """List what the codebooks say of themselves, or give the one called TITLE the description TEXT.

    An empty TEXT removes the description. “codebook import” brings descriptions, “codebook export” writes them.
    """
    from qualcode.workspace.codebook import codes

    with open_workspace(path, coder) as space:
        if title is None:
            described = space.project.codes.descriptions.all()
            if as_json:
                output.as_json([{"title": name, "description": words} for name, words in described])
            for name, words in described if not as_json else ():
                output.line(f"{name}: {' '.join(words.split())}")
            return
        if text is None:
            raise UsageProblem(
                _("What is said of “{title}”?", title=title),
                _("Say TEXT behind the title; an empty one removes it."),
            )
        tell_who(space)
        codes.describe(space, title, text)
    diagnostics.say(
        _("“{title}” has a new description", title=title)
        if text.strip()
        else _("“{title}” has no description any more", title=title)
    )


def _rule_options(command: Callable[..., None]) -> Callable[..., None]:
    for option in (
        click.option("--key", "short_key", help=_("The key that your team calls it by, such as K2.1.")),
        click.option("--definition", help=_("What the code means.")),
        click.option("--include", help=_("When to code.")),
        click.option("--exclude", help=_("When not to code.")),
        click.option("--borders", help=_("Where it ends and a neighbouring code begins.")),
        click.option("--colour", metavar="#RRGGBB", help=_("The colour in the margin.")),
        click.option("--kind", type=click.Choice(_KINDS), help=_("The kind of category.")),
        click.option("--origin", type=click.Choice(("deductive", "inductive")), help=_("Where the code comes from.")),
        click.option("--source", help=_("The source in the literature.")),
        click.option("--weight-meaning", help=_("What a weight from 0 to 100 says.")),
        click.option(
            "--related", multiple=True, metavar="CODE", help=_("A related code; may be given several times.")
        ),
        click.option(
            "--relation",
            "relations",
            multiple=True,
            type=(click.Choice(_RELATIONS), str),
            metavar="KIND CODE",  # no text: names of arguments
            help=_("A related code and what it is to this one: strategy, mechanism, border, contrast, cause."),
        ),
        click.option("--exclusive/--not-exclusive", default=None, help=_("Only one sub-code per passage.")),
    ):
        command = option(command)
    return command


@codebook.command("add")
@click.argument("name")
@click.option("--under", metavar="CODE", help=_("The parent code."))
@_rule_options
@author_option
@project_option
def add(path: Path, name: str, under: str | None, coder: str | None, **fields: object) -> None:
    """Add a code NAME; prints its id."""
    from qualcode.workspace.codebook import codes

    with open_workspace(path, coder) as space:
        parent = exactly(space.project.codes.find, under) if under else None
        tell_who(space)
        code = codes.add(space, name, parent, fields=_given(fields))
        diagnostics.say(_("added “{code}”", code=code.full_name))
        output.line(code.id)


@codebook.command("edit")
@click.argument("code")
@click.option("--name", help=_("Another name."))
@_rule_options
@click.option("--no-related", is_flag=True, help=_("Remove all related codes."))
@rule_change_options
@author_option
@project_option
def edit(
    path: Path,
    code: str,
    name: str | None,
    note: str,
    coder: str | None,
    *,
    no_related: bool,
    is_rule: bool,
    is_editorial: bool,
    **fields: object,
) -> None:
    """Change CODE. New wording of a rule makes a new version; codings keep the version of their day.

    Where something is coded with it, say what new wording is: --rule (“codebook recheck” lists what was coded) or
    --editorial (it does not). --note says why, for the change log.

    An empty text removes a field. --related and --relation name all related codes anew; “codebook anchor” adds
    and removes anchor examples.
    """
    from qualcode.workspace.codebook import codes
    from qualcode.workspace.versions.versions import outside_of_round

    if no_related and (fields["related"] or fields["relations"]):
        option = "--related" if fields["related"] else "--relation"  # no text: an option
        raise UsageProblem(_("{option} and --no-related exclude each other.", option=option), _("Say one of them."))
    said = said_change(is_rule=is_rule, is_editorial=is_editorial)
    with open_workspace(path, coder) as space:
        found = exactly(space.project.codes.find, code)
        tell_who(space)
        given = _given(fields | {"name": name}) | ({"related": ()} if no_related else {})
        after = with_said_change(said, lambda change: codes.edit(space, found, given, change=change, note=note))
        if after.rule_version != found.rule_version:
            from qualcode.workspace.versions.recheck import number_under_old_rules

            old = number_under_old_rules(space, [after])
            diagnostics.say(
                ngettext(
                    "rules are now version {version}; {count} coding stands under an old rule",
                    "rules are now version {version}; {count} codings stand under an old rule",
                    old,
                    version=after.rule_version,
                )
            )
            if version := outside_of_round(space, after):
                name, number = version.name, version.round
                diagnostics.say(_("outside of the version “{name}” of round {number}", name=name, number=number))
            if old:
                diagnostics.say(_("“qualcode codebook recheck” lists your own"))
        diagnostics.say(_("changed “{code}”", code=after.full_name))


def _given(fields: dict[str, object]) -> dict[str, object]:
    """The fields that were said, as the library takes them."""
    from qualcode.model.codes import CodeKind, Origin, RelatedCode, RelationKind, related_to

    given = {name: value for name, value in fields.items() if value not in (None, ())}
    relations = given.pop("relations", ())
    if relations or "related" in given:
        kinds = [RelatedCode(code, RelationKind(kind)) for kind, code in relations]  # type: ignore[attr-defined]
        given["related"] = (*related_to(*given.get("related", ())), *kinds)  # type: ignore[misc]
    if "kind" in given:
        given["kind"] = CodeKind(str(given["kind"]))
    if "origin" in given:
        given["origin"] = Origin(str(given["origin"]))
    return given


@codebook.command("move")
@click.argument("code")
@click.option("--under", metavar="CODE", help=_("The new parent."))
@click.option("--top", is_flag=True, help=_("To the top of the tree."))
@click.option("--position", type=click.IntRange(min=1), help=_("The place among its siblings (else the last)."))
@author_option
@project_option
def move(path: Path, code: str, under: str | None, position: int | None, coder: str | None, *, top: bool) -> None:
    """Put CODE below another one, to the top, or to another place among its siblings."""
    if under and top:
        raise UsageProblem(_("--under and --top exclude each other."), _("Say one of them."))
    from qualcode.workspace.codebook import codes

    with open_workspace(path, coder) as space:
        find = space.project.codes.find
        found = exactly(find, code)
        stays = space.book[found.parent] if found.parent is not None else None
        parent = None if top else exactly(find, under) if under else stays
        tell_who(space)
        after = codes.move(space, found, parent, position)
        diagnostics.say(_("“{former}” is now “{name}”", former=found.full_name, name=after.full_name))


for _name, _module in (
    ("check", "check"),
    ("diff", "diff"),
    ("import", "importing"),
    ("lift", "refactoring"),
    ("merge", "refactoring"),
    ("remove", "refactoring"),
    ("split", "refactoring"),
    ("freeze", "versions"),
    ("log", "log"),
    ("recheck", "recheck"),
    ("schema", "schema"),
    ("levels", "levels"),
    ("occurs", "occurs"),
    ("unfreeze", "versions"),
    ("versions", "versions"),
):
    codebook.add_later(_name, f"qualcode.cli.codebook.{_module}")
