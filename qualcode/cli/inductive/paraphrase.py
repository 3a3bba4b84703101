"""The command paraphrase: what a passage says, in short words, independent of coding."""

from __future__ import annotations

from pathlib import Path

import click

from qualcode.catalogue import _, program
from qualcode.cli.shared import diagnostics, output
from qualcode.cli.shared.options import span_of
from qualcode.cli.shared.session import acting, coder_options, exactly, open_workspace, project_option


@click.command("paraphrase", context_settings={"ignore_unknown_options": True})
@click.argument("document")
@click.argument("span", metavar="START:END")
@click.argument("text", metavar="TEXT")
@coder_options
@project_option
def paraphrase(path: Path, document: str, span: str, text: str, coder: str | None, *, new_coder: bool) -> None:
    """Write a paraphrase of the passage START:END of DOCUMENT; prints its id.

    It is a memo of the kind “paraphrase”: “memo” lists, changes and removes it, and “induce take” gives it a row.
    Offsets count characters (code points) from 0.
    """
    from qualcode.workspace.inductive.paraphrases import paraphrase as write

    wanted = span_of(span)
    with open_workspace(path, coder) as space:
        found = exactly(space.project.documents.find, document)
        with acting(space, new=new_coder):
            memo = write(space, found, wanted, text)
        passage = " ".join(wanted.cut(space.project.documents.text(found)).split())
    diagnostics.say(
        _("paraphrase of {passage} in “{document}”", passage=program().quoted(passage), document=found.name)
    )
    output.line(memo.id)
