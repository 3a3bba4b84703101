"""Completing the search index before a command looks for words."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from qualcode.catalogue import _
from qualcode.cli.shared import diagnostics

if TYPE_CHECKING:
    from qualcode.project.project import Project


def prepare_index(project: Project) -> None:
    """Complete the search index, with a bar on the terminal where that takes a while; say where it finds no room."""
    from qualcode.workspace.material.text_search import complete_index

    missing = project.search.unprepared()
    hidden = missing < 50 or not sys.stderr.isatty()
    with click.progressbar(length=missing, label=_("indexing"), file=sys.stderr, hidden=hidden) as bar:
        full = complete_index(project, lambda done, _whole: bar.update(done - bar.pos))
    if full:
        diagnostics.warn(full)
