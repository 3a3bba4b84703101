"""Keys of the user's own choice, from the table `[keys]` of the configuration.

    [keys.coding]
    pick_code = "k"
    [keys.text]
    move_sentence_on = ["down", "j"]

What is not named keeps the registry's keys; an empty list takes all keys away.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from difflib import get_close_matches
from string import ascii_lowercase, ascii_uppercase

from textual.keys import _character_to_key  # there is no public way from “?” to “question_mark”

from qualcode.catalogue import _
from qualcode.errors import UsageProblem
from qualcode.tui.keys.key_table import ACTIONS, Scope

# What can be pressed at the same time: a key must not mean two things among these.
_TOGETHER: tuple[tuple[Scope, ...], ...] = (
    ("text", "coding", "study"),
    ("hits", "coding", "study"),
    ("quotations", "study"),
    ("codebook", "study"),
    ("tables", "study"),
    ("compare", "study"),
    ("material", "study"),
    ("team", "study"),
    ("memos", "study"),
    ("summaries", "study"),
    ("history", "study"),
    ("cases", "study"),
    ("given", "study"),
    ("conflicts", "study"),
    ("text", "consensus", "study"),
    ("norming", "study"),
    ("inductive", "study"),
    ("reduction", "study"),
    ("text", "forming", "study"),
    ("cards", "study"),
    ("versions", "study"),
    ("recheck", "study"),
    ("levels", "study"),
    ("typology", "study"),
)
# what a keyboard of any language gives without a second hand, and every terminal hands on
_CANDIDATES = (*ascii_lowercase, *ascii_uppercase, *"!=&%:_", "f11", "f12")
_HINT = _("“qualcode keys” lists all actions with their keys, as the configuration takes them.")


def chosen_keys(table: object) -> dict[str, tuple[str, ...]]:
    """Id of an action -> keys, from the configuration's table. Raises UsageProblem for what cannot be."""
    known = {action.id: action for action in ACTIONS}
    chosen: dict[str, tuple[str, ...]] = {}
    for scope, names in _table(table, "keys").items():
        for name, keys in _table(names, f"keys.{scope}").items():
            identity = f"{scope}.{name}"
            if identity not in known:
                near = get_close_matches(identity, known, 1)
                meant = [_("Did you mean “{name}”?", name=near[0])] if near else []
                problem = _("The configuration names keys for “{action}”, which is no action.", action=identity)
                raise UsageProblem(" ".join([problem, *meant]), _HINT)
            chosen[identity] = _keys(identity, keys)
    chosen |= _given_way(chosen)
    _refuse_clashes(chosen)
    return chosen


def _given_way(chosen: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The actions whose second or later key the user wants for something else: they do without it."""
    left: dict[str, tuple[str, ...]] = {}
    for action in ACTIONS if chosen else ():
        if action.id in chosen:
            continue
        beside = {scope for scopes in _TOGETHER if action.scope in scopes for scope in scopes}
        taken = {key for other in ACTIONS if other.scope in beside for key in chosen.get(other.id, ())}
        keys = (*action.keys[:1], *(key for key in action.keys[1:] if key not in taken))
        if keys != action.keys:
            left[action.id] = keys
    return left


def _table(value: object, name: str) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise UsageProblem(_("“{name}” in the configuration is no table.", name=name), _HINT)
    return value


def _keys(identity: str, value: object) -> tuple[str, ...]:
    keys = [value] if isinstance(value, str) else value
    if not isinstance(keys, list) or not all(isinstance(key, str) and key and "," not in key for key in keys):
        raise UsageProblem(_("The keys of “{action}” must be a text or a list of texts.", action=identity), _HINT)
    return tuple(_character_to_key(key) if len(key) == 1 else key for key in keys)


def _refuse_clashes(chosen: Mapping[str, tuple[str, ...]]) -> None:
    keys = {action.id: chosen.get(action.id, action.keys) for action in ACTIONS}
    for scopes in _TOGETHER:
        holder: dict[str, str] = {}
        for action in ACTIONS:
            for key in keys[action.id] if action.scope in scopes else ():
                other = holder.setdefault(key, action.id)
                if other != action.id:
                    raise UsageProblem(
                        _(
                            "The key “{key}” would mean both “{one}” and “{other}”.",
                            key=key,
                            one=other,
                            other=action.id,
                        ),
                        _give_another(action.id if action.id in chosen or other not in chosen else other, keys),
                    )


def _give_another(identity: str, keys: Mapping[str, tuple[str, ...]]) -> str:
    """What to do about a key that an action cannot have: give it one of those that are free."""
    free = free_keys(identity, keys)
    if not free:
        return _("Give one of them another key in the configuration.")
    listed = " ".join(free)
    return _("Give one of them another key in the configuration. Free for “{action}”: {keys}",
             action=identity, keys=listed)  # fmt: skip


def free_keys(identity: str, keys: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Letters, signs and function keys that mean nothing else wherever the action of that id can be pressed."""
    scope = next(action.scope for action in ACTIONS if action.id == identity)
    beside = {other for scopes in _TOGETHER if scope in scopes for other in scopes}
    taken = {key for action in ACTIONS if action.scope in beside for key in keys[action.id]}
    return [key for key in _CANDIDATES if (_character_to_key(key) if len(key) == 1 else key) not in taken]


def keymap(chosen: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """The choice as Textual takes it: keys joined by commas; a key that no keyboard has stands for none."""
    return {identity: ",".join(keys) or "none" for identity, keys in chosen.items()}


def as_toml(chosen: Mapping[str, tuple[str, ...]]) -> list[str]:
    """All actions with their present keys, in lines as the configuration takes them."""
    lines: list[str] = []
    for scope in dict.fromkeys(action.scope for action in ACTIONS):
        lines.append(f"[keys.{scope}]")
        for action in ACTIONS:
            if action.scope == scope:
                keys = json.dumps(list(chosen.get(action.id, action.keys)), ensure_ascii=False)
                lines.append(f"{action.name} = {keys}  # {action.label}")
    return lines
