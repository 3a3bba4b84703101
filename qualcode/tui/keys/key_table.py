"""The table of keys: the one registry of actions, from which bindings, key lines, help and palette are made."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from textual.binding import Binding
from textual.keys import key_to_character

from qualcode.catalogue import _

Scope = Literal["text", "coding", "hits", "quotations", "codebook", "compare", "study"]

CODE, SELECT, GO, SHOW, STUDY, SCREENS = "Code", "Move and select", "Go", "Show", "Study", "Screens"
PASSAGES, CHOOSE, CODES, HITS = "Passages", "Choose", "Codes", "List of hits"

CODING_SCOPES: tuple[Scope, ...] = ("text", "coding", "hits", "study")


@dataclass(frozen=True, slots=True)
class Action:
    """Something that a key does. `act` is the method action_… that does it; `hint` puts it into the key line.

    `scope` says who holds the binding: the text (motions, only while it has the focus), one of the screens, or
    (study) every screen. `part` says who does it, wherever the focus is: the part of the screen in front that has
    this name (see `StudyScreen.parts`), or without one the screen itself; “app.” before `act` means the program.
    """

    act: str
    keys: tuple[str, ...]
    label: str
    group: str
    scope: Scope
    shown: str
    hint: bool = False
    part: str = ""

    @property
    def call(self) -> str:
        """What Textual runs: it finds the screen in front from every widget, and the screen its part."""
        if self.act.startswith("app."):
            return self.act
        return f"screen.do({self.part!r}, {self.act!r})" if self.part else f"screen.{self.act}"

    @property
    def name(self) -> str:
        """What the configuration calls it: “move('word', -1)” is move_word_back."""
        words = self.act.replace("app.", "").replace("-1", "back").replace("(1)", "(on)").replace(", 1)", ", on)")
        return "_".join(re.findall(r"\w+", words))

    @property
    def id(self) -> str:
        """The name that no other action has."""
        return f"{self.scope}.{self.name}"


def _text(act: str, keys: str, shown: str, label: str, group: str = SELECT) -> Action:
    return Action(act, tuple(keys.split()), label, group, "text", shown, part="text")


def _coding(act: str, keys: str, shown: str, label: str, group: str, *, hint: bool = False, part: str = "") -> Action:
    return Action(act, tuple(keys.split()), label, group, "coding", shown, hint, part)


def _hits(act: str, keys: str, shown: str, label: str) -> Action:
    return Action(act, tuple(keys.split()), label, HITS, "hits", shown, part="hit_list")


def _quotations(
    act: str, keys: str, shown: str, label: str, group: str = PASSAGES, *, hint: bool = False, part: str = ""
) -> Action:
    return Action(act, tuple(keys.split()), label, group, "quotations", shown, hint, part)


def _codebook(
    act: str, keys: str, shown: str, label: str, group: str = CODES, *, hint: bool = False, part: str = ""
) -> Action:
    return Action(act, tuple(keys.split()), label, group, "codebook", shown, hint, part)


def _compare(
    act: str, keys: str, shown: str, label: str, group: str = CHOOSE, *, hint: bool = False, part: str = ""
) -> Action:
    return Action(act, tuple(keys.split()), label, group, "compare", shown, hint, part)


def _study(
    act: str, keys: str, shown: str, label: str, group: str = STUDY, *, hint: bool = False, part: str = ""
) -> Action:
    return Action(act, tuple(keys.split()), label, group, "study", shown, hint, part)


ACTIONS: tuple[Action, ...] = (
    _coding("pick_code", "c", "c", "code", CODE, hint=True, part="codes"),
    *(
        _coding(f"quick_code('{digit}')", digit, "1–9 0", "quick", CODE, hint=digit == "1", part="codes")
        for digit in "1234567890"
    ),
    _coding("repeat_code", "r", "r", "again", CODE, hint=True, part="codes"),
    _coding("repeat_recent", "R", "R 1–9", "one of the last codes again", CODE, part="codes"),
    _coding("in_vivo", "i", "i", "in-vivo code from the selected words", CODE, part="codes"),
    _coding("remove_coding", "x delete", "x del", "remove", CODE, hint=True, part="passage"),
    _coding("recode", "C", "C", "another code instead", CODE, part="passage"),
    _coding("turn_polarity", "minus", "-", "present → absent → mixed", CODE, part="passage"),
    _coding("weight", "w", "w", "weight", CODE, part="passage"),
    _coding("memo", "m", "m", "memo", CODE, hint=True, part="memos"),
    _coding("good", "asterisk", "*", "good quotation", CODE, part="passage"),
    _coding("boundaries", "B", "B", "the selection becomes its boundaries", CODE, part="passage"),
    _coding("split_coding", "S", "S", "part it at the edge of the selection", CODE, part="passage"),
    _coding("codings_here", "l", "l", "list the codings and memos here", CODE, part="memos"),
    _coding("advance", "A", "A", "after coding: stay, or go on to the next sentence", CODE, part="codes"),
    _coding("pin", "P", "P 0–9", "pin the highlighted code to a digit", CODE, part="codebook"),
    _text("move('sentence', -1)", "up", "↑", "previous sentence"),
    _text("move('sentence', 1)", "down", "↓", "next sentence"),
    _text("move('word', -1)", "left", "←", "previous word"),
    _text("move('word', 1)", "right", "→", "next word"),
    _text("move('turn', -1)", "pageup", "pgup", "previous turn"),
    _text("move('turn', 1)", "pagedown", "pgdn", "next turn"),
    _text("move('paragraph', -1)", "ctrl+up left_curly_bracket", "ctrl+↑ {", "previous paragraph"),
    _text("move('paragraph', 1)", "ctrl+down right_curly_bracket", "ctrl+↓ }", "next paragraph"),
    _text("extend('sentence', -1)", "shift+up less_than_sign", "⇧↑ <", "extend back by a sentence"),
    _text("extend('sentence', 1)", "shift+down greater_than_sign", "⇧↓ >", "extend by a sentence"),
    _text("extend('word', -1)", "shift+left", "⇧←", "extend back by a word"),
    _text("extend('word', 1)", "shift+right", "⇧→", "extend by a word"),
    _text("extend('turn', -1)", "shift+pageup", "⇧pgup", "extend back by a turn"),
    _text("extend('turn', 1)", "shift+pagedown", "⇧pgdn", "extend by a turn"),
    _text("shrink('sentence', -1)", "alt+up", "alt+↑", "give back the last sentence"),
    _text("shrink('sentence', 1)", "alt+down", "alt+↓", "give back the first sentence"),
    _text("shrink('word', -1)", "alt+left comma", "alt+← ,", "give back the last word"),
    _text("shrink('word', 1)", "alt+right full_stop", "alt+→ .", "give back the first word"),
    _text("swap_edge", "o", "o", "move the other edge"),
    _text("select_sentence", "s", "s", "whole sentence"),
    _text("select_turn", "t", "t", "whole turn"),
    _text("select_paragraph", "p", "p", "whole paragraph"),
    _text("select_passage", "e", "e", "passage of the coding here; again: the next longer one"),
    _text("go_to_edge('start')", "home ctrl+home", "home", _("Beginning of the text"), GO),
    _text("go_to_edge('end')", "end ctrl+end", "end", _("End of the text"), GO),
    _text("go_to_passage(1)", "tab", "⇥", "next coding", GO),
    _text("go_to_passage(-1)", "shift+tab", "⇧⇥", "previous coding", GO),
    _coding("go", "g", "g …", "uncoded stretch, memo, question, turn, paragraph, time, label", GO, part="places"),
    _coding("find", "slash number_sign", "/ #", "find", GO, hint=True, part="hits"),
    _coding("find_in_project", "ctrl+f", "ctrl+f", "find in all documents", GO, part="hits"),
    _coding("hit(1)", "n", "n", "next hit", GO, part="hits"),
    _coding("hit(-1)", "N", "N", "previous hit", GO, part="hits"),
    _coding("hits", "h", "h", "list of the hits", GO, part="hits"),
    _coding("play", "z", "z", "play the recording from here", GO, part="playing"),
    _hits("wish('text')", "enter", "⏎", "to the text"),
    _hits("turn_unit", "s", "s", "select sentence → turn → paragraph → words only"),
    _hits("wish('all')", "a", "a", "code all hits, after a preview"),
    _coding("next_document(1)", "right_square_bracket plus", "] +", "next document", GO, part="documents"),
    _coding("next_document(-1)", "left_square_bracket ü", "[ ü", "previous document", GO, part="documents"),
    _coding("documents", "d", "d", "documents", SHOW, part="panels"),
    _coding("codebook", "b", "b", "codebook", SHOW, part="panels"),
    _coding("card", "k", "k", "definition of the code", SHOW, part="codebook"),
    _coding("back_to_text", "escape", "esc", "back to the text", SHOW),
    _coding("jump", "j semicolon ö", "j ; ö", "jump to a sentence on the screen", GO, part="places"),
    _coding("filter", "f", "f", "show only some documents", SHOW, part="documents"),
    _coding("only_own", "V", "V", "show or hide the codings of others", SHOW, part="text"),
    _coding("earlier_rounds", "v", "v", "show or hide your codings of other rounds", SHOW, part="text"),
    _coding("group", "y", "y", "group the documents by …", SHOW, part="documents"),
    _coding("widen('documents')", "H", "H", "width of the documents", SHOW, part="panels"),
    _coding("widen('right')", "L", "L", "width of the codebook", SHOW, part="panels"),
    _coding("edit_text", "E", "E", "correct the text; all codings move along", STUDY, part="corrections"),
    _coding("orphans", "O", "O", "place what lost its place in a corrected text", STUDY, part="corrections"),
    _coding("finish", "F", "F", "mark the document finished", STUDY, part="documents"),
    _quotations("jump", "enter", "⏎", "text", hint=True),
    _quotations("edit_words", "E", "E", "edit", hint=True, part="passages"),
    _quotations("codes", "b", "b", "codes", CHOOSE),
    _quotations("filter", "f", "f", "filter", CHOOSE, part="choice"),
    _quotations("query", "slash", "/", "passages that a query chooses", CHOOSE, part="choice"),
    _quotations("sort", "s", "s", "sort", CHOOSE, part="choice"),
    _quotations("toggle_good", "asterisk", "*", "good", hint=True, part="passages"),
    _quotations("recode", "C", "C", "recode", hint=True, part="passages"),
    _quotations("remove", "x delete", "x del", "remove", hint=True, part="passages"),
    _quotations("copy", "y", "y", "copy", hint=True, part="passages"),
    _quotations("export", "e", "e", "export", hint=True, part="export"),
    _quotations("sub_codes", "w", "w", "with or without sub-codes", CHOOSE, part="choice"),
    _quotations("all_codes", "a", "a", "all codes", CHOOSE, part="choice"),
    _quotations("polarity", "p", "p", "present → absent → mixed → all", CHOOSE, part="choice"),
    _quotations("only_good", "G", "G", "good quotations only", CHOOSE, part="choice"),
    _quotations("clear_filters", "0", "0", "no filter", CHOOSE, part="choice"),
    _quotations("play", "z", "z", "play the recording from here", SHOW, part="playing"),
    _quotations("scroll_context", "space", "␣", "more of the context", SHOW),
    _quotations("back", "escape", "esc", "back to the list, then to the text", SHOW),
    _codebook("edit", "enter e", "⏎", "edit", hint=True),
    _codebook("save", "ctrl+s", "^s", "save", part="form"),
    _codebook("add_beside", "a", "a", "add", hint=True, part="changes"),
    _codebook("add_below", "A", "A", "add below", part="changes"),
    _codebook("rename", "r", "r", "rename", part="changes"),
    _codebook("move", "m", "m", "move", hint=True, part="transfers"),
    _codebook("merge", "M", "M", "merge", hint=True, part="transfers"),
    _codebook("split", "S", "S", "split", hint=True, part="transfers"),
    _codebook("remove", "x delete", "x del", "remove", hint=True, part="transfers"),
    _codebook("anchor", "n", "n", "anchor", hint=True, part="transfers"),
    _codebook("older", "o", "o", "codings under older rules", part="transfers"),
    _codebook("shift_code(-1)", "less_than_sign alt+up", "<", "up among its siblings", part="changes"),
    _codebook("shift_code(1)", "greater_than_sign alt+down", ">", "down among its siblings", part="changes"),
    _codebook("passages", "p", "p", "quotations of the code", SHOW),
    _codebook("back", "escape", "esc", "back to the tree, then to the text", SHOW),
    _compare("jump", "enter", "⏎", "to the text", PASSAGES, hint=True),
    _compare("units", "v", "v", "sentence, turn, paragraph, word, document", part="choice"),
    _compare("coders", "c", "c", "who is compared", part="choice"),
    _compare("codes", "b", "b", "codes", part="choice"),
    _compare("sort", "s", "s", "sort", part="choice"),
    _compare("kinds", "p", "p", "presence, polarity, both", part="choice"),
    _compare("assume_finished", "a", "a", "finished documents only, or all that were coded", part="choice"),
    _compare("memo", "m", "m", "memo", PASSAGES, hint=True),
    _compare("clear_filters", "0", "0", "no filter", part="choice"),
    _compare("play", "z", "z", "play the recording from here", PASSAGES, part="playing"),
    _compare("scroll_context", "space", "␣", "more of the context", SHOW, hint=True),
    _compare("back", "escape", "esc", "back to the text", SHOW),
    _study("undo", "u ctrl+z", "u ctrl+z", "undo", hint=True, part="past"),
    _study("redo", "ctrl+r ctrl+y", "ctrl+r ctrl+y", "redo", part="past"),
    _study("show_past", "W", "W", _("Show where the last undo or redo was"), part="past"),
    _study("app.help", "question_mark", "?", "help", hint=True),
    _study("app.palette", "ctrl+p", "ctrl+p", "find an action by its words"),
    _study("quit", "q ctrl+q", "q", "quit", hint=True),
    _study("next_theme", "T", "T", "dark, light, high contrast", SHOW),
    _study("app.show_screen('coding')", "f1 ctrl+1", "F1", "text", SCREENS, hint=True),
    _study("app.show_screen('quotations')", "f2 ctrl+2", "F2", "quotations", SCREENS, hint=True),
    _study("app.show_screen('codebook')", "f3 ctrl+3", "F3", "codebook", SCREENS, hint=True),
    _study("app.show_screen('tables')", "f4 ctrl+4", "F4", "tables", SCREENS),
    _study("app.show_screen('compare')", "f5 ctrl+5", "F5", "compare", SCREENS, hint=True),
    _study("app.go_back", "backspace", "⌫", "back to the list that led here", SCREENS),
)


_chosen: dict[str, tuple[str, ...]] = {}  # by id: the keys that the user wants instead


def choose_keys(chosen: Mapping[str, tuple[str, ...]]) -> None:
    """Show these keys for the actions of these ids in key lines, help and palette, and else the registry's."""
    _chosen.clear()
    _chosen.update(chosen)


def actions(*scopes: Scope) -> list[Action]:
    """The actions of these scopes, in the order of the registry, with the keys that were chosen for them."""
    return [_with_chosen_keys(action) for action in ACTIONS if action.scope in scopes]


def _with_chosen_keys(action: Action) -> Action:
    keys = _chosen.get(action.id)
    if keys is None:
        return action
    return replace(action, keys=keys, shown=" ".join(key_to_character(key) or key for key in keys) or "–")


def key_of(identity: str) -> str:
    """The key of the action of that id as it is shown, for sentences that name it: the first where it has several."""
    action = next(action for action in ACTIONS if action.id == identity)
    return _with_chosen_keys(action).shown.split()[0]


def call_of(identity: str) -> str:
    """What Textual runs for the action of that id."""
    return next(action.call for action in ACTIONS if action.id == identity)


def undoes() -> str:
    """“u undoes”, with the key that undoes."""
    return f"{key_of('study.undo')} undoes"


def bindings(*scopes: Scope) -> list[Binding]:
    """The bindings of these scopes, with the registry's keys; Textual's keymap puts chosen ones in their place."""
    return [
        Binding(key, action.call, action.label, show=False, id=action.id)
        for action in ACTIONS
        if action.scope in scopes
        for key in action.keys
    ]


def hints(*scopes: Scope) -> list[Action]:
    """What the key line shows, the most wanted first, each with the first of its keys."""
    shown = [action for action in actions(*scopes) if action.hint]
    return [replace(action, shown=action.shown.split()[0]) if action.keys[1:] else action for action in shown]


def hint_of(scope: Scope, act: str, label: str) -> Action:
    """An action with other words, for a line that says what is chosen now."""
    return next(replace(action, label=label) for action in actions(scope) if action.act == act)


def by_group(*scopes: Scope) -> dict[str, list[tuple[str, str]]]:
    """Group -> keys and labels of the actions of these scopes, each pair once, for the help."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for action in actions(*scopes):
        pair = (action.shown, action.label)
        group = groups.setdefault(action.group, [])
        if pair not in group:
            group.append(pair)
    return groups
