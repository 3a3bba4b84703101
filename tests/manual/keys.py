"""The page of keys, in the language of this process, from the table of keys."""

from __future__ import annotations

from qualcode.catalogue import _, language
from qualcode.tui.keys import key_table

PAGES = {"de": "docs/de/tasten.md", "en": "docs/en/keys.md"}
_HEAD = {
    "de": (
        "# Tasten",
        "Diese Seite schreibt `python -m tests.manual keys` aus der Tabelle der Tasten. Andere Tasten wählt die "
        "Konfiguration: `qualcode keys` zeigt die Tabelle `[keys]`, so wie `~/.config/qualcode/config.toml` sie "
        "annimmt. In der Ansicht selbst zeigt `?` die Tasten, die dort gelten.",
        "In allen Ansichten",
        "| Taste | was sie tut |",
    ),
    "en": (
        "# Keys",
        "This page is written by `python -m tests.manual keys` from the table of keys. The configuration chooses "
        "other keys: `qualcode keys` shows the table `[keys]` as `~/.config/qualcode/config.toml` takes it. On a "
        "screen `?` shows the keys that hold there.",
        "On all screens",
        "| key | what it does |",
    ),
}


def screens() -> dict[str, tuple[key_table.Scope, ...]]:
    """Name of a screen -> the scopes that only it has, in the order of the table."""
    own = dict.fromkeys(action.scope for action in key_table.ACTIONS if action.scope != "study")
    named = {action.act: action.label for action in key_table.ACTIONS}
    works = {"reduction": _("Table of the summary"), "forming": _("Forming categories"), "cards": _("Cards")}
    named |= {f"app.show_screen({screen!r})": name for screen, name in works.items()}
    found: dict[str, tuple[key_table.Scope, ...]] = {}
    for scope in own:
        screen = "coding" if scope in {"text", "hits"} else scope
        name = named.get(f"app.show_screen({screen!r})", screen)
        found[name] = (*found.get(name, ()), scope)
    return found


def page() -> str:
    """The whole page."""
    title, about, everywhere, head = _HEAD[language()]
    parts = [title, "", about, ""]
    for name, scopes in (*screens().items(), (everywhere, ("study",))):
        parts += [f"## {name}", ""]
        for group, rows in key_table.by_group(*scopes).items():
            parts += [f"**{group}**", "", head, "| --- | --- |"]
            parts += [f"| {_cell(keys)} | {label} |" for keys, label in rows]
            parts.append("")
    return "\n".join(parts)


def _cell(keys: str) -> str:
    """Keys as code, each by itself; “g …” stays one, as its second key belongs to it."""
    shown = keys.split() if not keys.endswith("…") and "–" not in keys else [keys]
    return " ".join(f"`{key}`".replace("|", "\\|") for key in shown)


if __name__ == "__main__":
    print(page(), end="")
