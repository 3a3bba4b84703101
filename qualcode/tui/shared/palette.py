"""The command palette: every action of the registry by its words."""

from __future__ import annotations

from functools import partial

from rich.text import Text
from textual.command import DiscoveryHit, Hit, Hits, Provider

from qualcode.project.file.row_rules import folded
from qualcode.tui.keys.key_table import Action, actions
from qualcode.tui.shared.study_screen import StudyScreen


class RegistryProvider(Provider):
    """Finds actions of the screen in front."""

    def _fitting(self) -> list[Action]:
        seen: dict[str, Action] = {}
        for action in actions(*getattr(self.screen, "SCOPES", ())):
            seen.setdefault(action.label, action)
        return [action for action in seen.values() if self._is_there(action)]

    def _is_there(self, action: Action) -> bool:
        """Whether somebody does the action now; the list of hits is there only while it is shown."""
        if action.act.startswith("app."):
            return True
        screen = self.screen
        doer = screen.parts.get(action.part) if action.part and isinstance(screen, StudyScreen) else screen
        return hasattr(doer, f"action_{action.act.partition('(')[0]}")

    async def _run(self, action: Action) -> None:
        if isinstance(self.screen, StudyScreen):
            await self.screen.run_call(action.call)

    async def discover(self) -> Hits:
        """All actions while nothing is typed."""
        for action in self._fitting():
            yield DiscoveryHit(f"{action.label}  ({action.shown})", partial(self._run, action), help=action.group)

    async def search(self, query: str) -> Hits:
        """The actions in whose words all stands that was typed; letters strewn over them are a guess and none."""
        typed = folded(query).split()
        for action in self._fitting():
            label = folded(action.label)
            if typed and all(word in label for word in typed):
                begun = label.startswith(typed[0]) + all(f" {word}" in f" {label}" for word in typed)
                text = Text(f"{action.label}  ({action.shown})")
                text.highlight_words(typed, "bold underline", case_sensitive=False)
                yield Hit((1 + begun) / 3, text, partial(self._run, action), help=action.group)
