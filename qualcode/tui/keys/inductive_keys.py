"""The keys of inductive work: the list of works, the table of a summary, forming categories, cards."""

from __future__ import annotations

from qualcode.catalogue import _, pgettext
from qualcode.tui.keys.actions import Action, Scope

_WORK, _GO, _SHOW = _("Inductive work"), pgettext("help", "Go"), pgettext("help", "Show")
_TABLE, _STATED, _CARDS = _("Table of the summary"), _("Categories"), _("Cards")
_BACK = _("Back to the list of works")


def _work_key(scope: Scope, act: str, keys: str, shown: str, label: str, group: str, part: str = "") -> Action:
    return Action(act, tuple(keys.split()), label, group, scope, shown, part)


INDUCTIVE_ACTIONS: tuple[Action, ...] = (
    _work_key("inductive", "open", "enter", "⏎", _("Go on with the work"), _WORK),
    _work_key(
        "inductive", "begin", "a", "a", _("Begin a work: choose its technique, state what it needs"), _WORK, "works"
    ),
    _work_key(
        "inductive", "edit", "E", "E", _("State it otherwise: name, question, criterion, material"), _WORK, "works"
    ),
    _work_key("inductive", "revise", "R", "R", _("Revision of the categories: what came of it"), _WORK, "works"),
    _work_key("inductive", "close", "F", "F", _("Close the work, or open it again"), _WORK, "works"),
    _work_key(
        "inductive", "remove", "x delete", "x del", _("Remove the work; codes, codings, memos stay"), _WORK, "works"
    ),
    _work_key("inductive", "export", "e", "e", _("Write the table of the work into a file"), _WORK, "files"),
    _work_key("inductive", "import", "i", "i", _("Take in what was changed in such a file"), _WORK, "files"),
    _work_key("inductive", "scroll_context", "full_stop", ".", _("More of what was stated"), _SHOW),
    _work_key("inductive", "back", "escape", "esc", _("Back to the text"), _SHOW),
    _work_key("reduction", "write", "enter", "⏎", _("Write the generalisation, or the statement"), _TABLE, "rows"),
    _work_key("reduction", "paraphrase", "quotation_mark", '"', _("Change the row's paraphrase"), _TABLE, "rows"),
    _work_key("reduction", "take", "a", "a", _("Rows for the paraphrases that have none"), _TABLE, "rows"),
    _work_key("reduction", "reduce", "r", "r", _("Reduce: one statement of what is marked"), _TABLE, "rows"),
    _work_key("reduction", "put", "p", "p", _("Put under another statement, or under none"), _TABLE, "rows"),
    _work_key("reduction", "strike", "s", "s", _("Strike with a reason, or take that back"), _TABLE, "rows"),
    _work_key("reduction", "remove", "x delete", "x del", _("Out of the table; paraphrases stay"), _TABLE, "rows"),
    _work_key("reduction", "code", "c", "c", _("Make statements codes that get their passages"), _TABLE, "rows"),
    _work_key("reduction", "shift(-1)", "less_than_sign", "<", _("Up among the statements"), _TABLE, "rows"),
    _work_key("reduction", "shift(1)", "greater_than_sign", ">", _("Down among the statements"), _TABLE, "rows"),
    _work_key("reduction", "export", "e", "e", _("Write the table of the work into a file"), _TABLE, "files"),
    _work_key("reduction", "import", "i", "i", _("Take in what was changed in such a file"), _TABLE, "files"),
    _work_key("reduction", "mark", "t insert", "t", _("Mark; what is done is done with all marked ones"), _TABLE),
    _work_key("reduction", "mark_all", "ctrl+a", "ctrl+a", _("Mark all, or none"), _TABLE),
    _work_key("reduction", "turn_table", "v", "v", _("Rows, first reduction, second reduction in turn"), _SHOW),
    _work_key("reduction", "scroll_context", "full_stop", ".", _("More of the context"), _SHOW),
    _work_key("reduction", "jump", "g", "g", _("Go to the passage in the text"), _GO),
    _work_key("reduction", "back", "escape", "esc", _BACK, _SHOW),
    _work_key(
        "forming",
        "subsume",
        "enter c",
        "⏎",
        _("Subsume the passage under a category, or a new one"),
        _STATED,
        "forming",
    ),
    *(
        _work_key(
            "forming",
            f"quick('{digit}')",
            digit,
            "1–9",
            _("Subsume under the category of that number"),
            _STATED,
            "forming",
        )
        for digit in "123456789"
    ),
    _work_key("forming", "new", "n", "n", _("New category of the passage"), _STATED, "forming"),
    _work_key(
        "forming",
        "paraphrase",
        "quotation_mark",
        '"',
        _("Paraphrase the passage, coded or not"),
        _STATED,
        "forming",
    ),
    _work_key("forming", "worked", "d", "d", _("Worked through up to here, without a category"), _STATED, "forming"),
    _work_key("forming", "finish", "F", "F", _("Worked through to the end of the document"), _STATED, "forming"),
    _work_key("forming", "revise", "R", "R", _("Revision of the categories: what came of it"), _STATED, "forming"),
    _work_key("forming", "go_on", "g", "g", _("Where the work stands"), _GO),
    _work_key(
        "forming", "next_document(1)", "right_square_bracket plus", "] +", _("Next document of the material"), _GO
    ),
    _work_key(
        "forming", "next_document(-1)", "left_square_bracket ü", "[ ü", _("Previous document of the material"), _GO
    ),
    _work_key("forming", "stated", "k", "k", _("What was stated before, whole, or the categories"), _SHOW),
    _work_key("forming", "back", "escape", "esc", _BACK, _SHOW),
    _work_key("cards", "lay", "enter", "⏎", _("Lay cards into a group, or into a new one"), _CARDS, "groups"),
    *(
        _work_key(
            "cards", f"quick('{digit}')", digit, "1–9", _("Lay cards into the group of that number"), _CARDS, "groups"
        )
        for digit in "123456789"
    ),
    _work_key("cards", "take_out", "0", "0", _("Take cards out of their group"), _CARDS, "groups"),
    _work_key("cards", "mark", "t insert", "t", _("Mark; what is done is done with all marked ones"), _CARDS),
    _work_key("cards", "add", "a", "a", _("New group"), _CARDS, "groups"),
    _work_key("cards", "rename", "r", "r", _("Rename the group"), _CARDS, "groups"),
    _work_key("cards", "define", "d", "d", _("Definition of the group, which its sub-code gets"), _CARDS, "groups"),
    _work_key("cards", "shift(-1)", "less_than_sign", "<", _("Card or group further up"), _CARDS, "groups"),
    _work_key("cards", "shift(1)", "greater_than_sign", ">", _("Card or group further down"), _CARDS, "groups"),
    _work_key(
        "cards", "remove", "x delete", "x del", _("Remove the group; its cards are in none then"), _CARDS, "groups"
    ),
    _work_key("cards", "make", "c", "c", _("Make groups sub-codes, after a preview"), _CARDS, "groups"),
    _work_key("cards", "export", "e", "e", _("Write the table of the work into a file"), _CARDS, "files"),
    _work_key("cards", "import", "i", "i", _("Take in what was changed in such a file"), _CARDS, "files"),
    _work_key("cards", "scroll_context", "full_stop", ".", _("More of the context"), _SHOW),
    _work_key("cards", "jump", "g", "g", _("Go to the passage in the text"), _GO),
    _work_key("cards", "back", "escape", "esc", _("Remove the marks, then back to the list of works"), _SHOW),
)
