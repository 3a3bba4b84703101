"""What “codebook show --graph” prints or writes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from qualcode.catalogue import _, catalogue_of, ngettext
from qualcode.cli.quoting.disclosure import check_names_before_export
from qualcode.cli.shared import diagnostics, output
from qualcode.errors import UsageProblem
from qualcode.plural import counted

if TYPE_CHECKING:
    from qualcode.model.codes import Code
    from qualcode.workspace.workspace import Workspace


def show_graph(
    space: Workspace,
    branch: Code | None,
    file: Path | None,
    language: Literal["de", "en"],
    *,
    borders: bool,
    as_json: bool,
) -> None:
    """Print the graph of the codebook, or of one branch, as a tree, or write it as SVG or DOT.

    Raises UsageProblem for a file of another sort.
    """
    from qualcode.reporting.codebook.code_graph import code_graph, graph_dot, graph_lines
    from qualcode.reporting.codebook.code_graph_picture import graph_picture
    from qualcode.reporting.writers.whole_files import atomic_write

    words, project = catalogue_of(language), space.project
    graph = code_graph(space.book, borders=borders)
    if branch is not None:
        graph = graph.of_branch(branch)
    if as_json:
        output.as_json(graph.data())
        return
    if file is None:
        for line in graph_lines(graph, words):
            output.line(line)
        links = ngettext("{count} relation", "{count} relations", len(graph.links))
        diagnostics.say(f"{counted(len(graph.codes), 'code')}, {links}")
        return
    suffix, title = file.suffix.lower(), branch.full_name if branch else project.title
    if suffix not in (".svg", ".dot", ".gv"):
        raise UsageProblem(
            _("“{file}” is no form of the graph.", file=file.name), _("Name it .svg, for a picture, or .dot.")
        )
    data = graph_picture(graph, title, words) if suffix == ".svg" else graph_dot(graph, title, words).encode("utf-8")
    check_names_before_export(project, [data.decode("utf-8")], strict=False)
    atomic_write(file, data, project.begun)
    diagnostics.say(_("wrote “{file}”", file=file))
