"""What one disclosure check finds in passages is kept in the project, so that the next one reads only new ones."""

from __future__ import annotations

from qualcode.errors import DiskFull, ProjectBusy, ProjectReadOnly
from qualcode.project.project import Project
from qualcode.project.quoting.checked_passages import KeptFindings

_AT_ONCE = 200
"""Documents whose new findings are written in one transaction."""


class FindingsMemory:
    """The findings of earlier checks by the same rules, and those of this one that are to be kept."""

    def __init__(self, project: Project, rules: str, *, keeps: bool) -> None:
        """Without `rules` nothing is known and nothing is kept, and without `keeps` nothing is kept."""
        self._checked = project.checked_passages
        self._rules = rules
        self._keeps = keeps and bool(rules) and not project.read_only
        self._new: dict[int, KeptFindings] = {}

    def of(self, document: int) -> KeptFindings:
        """What is known of passages of a document (key)."""
        return self._checked.of(document, self._rules) if self._rules else {}

    def take(self, document: int, found: KeptFindings) -> None:
        """Take what was found in new passages of a document (key)."""
        if not self._keeps or not found:
            return
        self._new[document] = found
        if len(self._new) >= _AT_ONCE:
            self.keep()

    def keep(self) -> None:
        """Keep what was taken. Where the file cannot be written now, the next check looks for it again."""
        new, self._new = self._new, {}
        if new:
            try:
                self._checked.keep(new, self._rules)
            except (ProjectBusy, ProjectReadOnly, DiskFull):
                self._keeps = False
