"""Queries of the command line: how their names are read, and what they leave aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _
from qualcode.cli.shared import diagnostics
from qualcode.cli.shared.options import Option
from qualcode.cli.shared.session import coder_name
from qualcode.errors import UsageProblem

if TYPE_CHECKING:
    from qualcode.project.project import Project
    from qualcode.retrieval.compiled_query import CompiledQuery
    from qualcode.retrieval.query_names import NameReading


WHERE_HELP = _("Only documents with this attribute, or whose case has it; also != < <= > >=.")
FINDING_WORDS: tuple[Option, ...] = (
    click.option("--exact", is_flag=True, help=_("Letter by letter, upper and lower case as typed.")),
    click.option("--regex", is_flag=True, help=_("WORDS are regular expressions; “(?i)” in front ignores case.")),
    click.option("--whole-words", is_flag=True, help=_("Not as parts of compounds.")),
    click.option("--answers-only", is_flag=True, help=_("Leave out what interviewers say.")),
    click.option("--document", "documents", multiple=True, help=_("Only in this document.")),
    click.option("--label", "labels", multiple=True, help=_("Only in documents of this source label.")),
    click.option("--where", multiple=True, metavar="NAME=VALUE", help=WHERE_HELP),
)
"""How words are found, and in which documents."""


def query_option(what: str) -> Option:
    """The option --query; `what` it chooses begins its help."""
    return click.option(
        "--query",
        metavar="QUERY",
        help=_(
            "{what}: codes, label:NAME, wave>=2021, coder:NAME, case:NAME, absent, good, weight>=50, round:2 …, "
            "with AND, OR, NOT, NEAR/2 and brackets.",
            what=what,
        ),
    )


def reading_for(
    project: Project, *, of_documents: bool = False, exact: bool = False, sub_codes: bool = True
) -> NameReading:
    """How names are read; the state of a document is that of who acts."""
    from qualcode.model.codings import WorkState
    from qualcode.retrieval.query_names import NameReading

    try:
        coder = project.coders.exact(coder_name(None))
    except UsageProblem:  # who only reads may have no name
        coder = None
    states = {work.document: work.state for work in project.coders.assignments(coder)} if coder else {}
    return NameReading(
        of_documents=of_documents,
        exact=exact,
        sub_codes=sub_codes,
        state_of=lambda document: states.get(document.key, WorkState.OPEN),
    )


def documents_query(project: Project, text: str, *, exact: bool = False) -> CompiledQuery:
    """A query that chooses documents; says what it leaves aside, and that its parts are asked one by one."""
    from qualcode.retrieval.compiled_query import compiled

    query = compiled(project, text, reading_for(project, of_documents=True, exact=exact))
    tell_notes(query)
    if query.joins_passages:
        diagnostics.say(_("each part is asked of a document by itself; [ … ] asks for one passage with all inside"))
    return query


def passages_query(project: Project, text: str | None) -> CompiledQuery | None:
    """A query that chooses passages, if one was typed; says what it leaves aside."""
    from qualcode.retrieval.compiled_query import compiled

    if text is None:
        return None
    query = compiled(project, text, reading_for(project))
    tell_notes(query)
    return query


def tell_notes(query: CompiledQuery) -> None:
    """Warn of what a query had to leave aside."""
    for note in query.notes:
        diagnostics.warn(note)
