"""Groups of commands: their help cuts nothing, and a mistyped command is answered with the nearest one."""

from __future__ import annotations

import builtins
import importlib
from collections.abc import Iterable
from keyword import iskeyword
from typing import Any

import click

from qualcode.catalogue import _
from qualcode.cli.shared.help_texts import translated


class Group(click.Group):
    """A group whose help shows the whole first sentence of each command, in as many lines as it takes.

    With `as_added` its commands stand in the order in which they were added, else by their names.
    """

    def __init__(self, *args: Any, as_added: bool = False, **options: Any) -> None:  # noqa: ANN401 - click's own
        super().__init__(*args, **options)
        self._later: dict[str, str] = {}
        self._added: list[str] | None = [] if as_added else None

    def add_later(self, name: str, module: str) -> None:
        """Add the command that stands under that name in a module, which is imported when it is asked for.

        A word of Python, such as “import” or “list”, stands there with an underscore behind it.
        """
        self._later[name] = module
        if self._added is not None:
            self._added.append(name)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands in order."""
        return self._added or sorted({*self._later, *super().list_commands(ctx)})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported where it is one of later."""
        if cmd_name in self._later:
            module = importlib.import_module(self._later.pop(cmd_name))
            is_word = iskeyword(cmd_name) or hasattr(builtins, cmd_name)
            command = getattr(module, f"{cmd_name}_" if is_word else cmd_name)
            self.add_command(translated(command))
        return super().get_command(ctx, cmd_name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands."""
        with formatter.section(_("Commands")):
            formatter.write_dl(
                [
                    (name, command.get_short_help_str(300))
                    for name in self.list_commands(ctx)
                    if (command := self.get_command(ctx, name))
                ]
            )

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Offer the nearest command for an unknown one."""
        refuse_unknown(args, self.list_commands(ctx), f"{ctx.command_path} --help")
        return super().resolve_command(ctx, args)


def refuse_unknown(args: list[str], known: Iterable[str], lists: str) -> None:
    """Raise a usage error where the first argument is no command; `lists` is the call that lists them."""
    name = args[0] if args else ""
    if name and name not in known and not name.startswith("-"):
        from difflib import get_close_matches

        near = get_close_matches(name, known, 1)
        if near:
            raise click.UsageError(_("There is no command “{name}”. Did you mean “{near}”?", name=name, near=near[0]))
        raise click.UsageError(_("There is no command “{name}”. {command} lists them.", name=name, command=lists))
