"""Groups of commands: their help cuts nothing, and a mistyped command is answered with the nearest one."""

from __future__ import annotations

from collections.abc import Iterable

import click


class Group(click.Group):
    """A group whose help shows the whole first sentence of each command, in as many lines as it takes."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands."""
        with formatter.section("Commands"):
            formatter.write_dl(
                [(name, self.commands[name].get_short_help_str(300)) for name in self.list_commands(ctx)]
            )

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Offer the nearest command for an unknown one."""
        refuse_unknown(args, self.commands, f"{ctx.command_path} --help")
        return super().resolve_command(ctx, args)


def refuse_unknown(args: list[str], known: Iterable[str], lists: str) -> None:
    """Raise a usage error where the first argument is no command; `lists` is the call that lists them."""
    name = args[0] if args else ""
    if name and name not in known and not name.startswith("-"):
        from difflib import get_close_matches

        near = get_close_matches(name, known, 1)
        hint = f" Did you mean “{near[0]}”?" if near else f" “{lists}” lists the commands."
        raise click.UsageError(f"There is no command “{name}”.{hint}")
