"""The table of keys: the one registry of actions, from which bindings, key lines, help and palette are made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from textual.binding import Binding
from textual.keys import key_to_character

from qualcode.catalogue import _, pgettext
from qualcode.tui.keys.actions import Action, Scope
from qualcode.tui.keys.hint_words import HINT_WORDS
from qualcode.tui.keys.inductive_keys import INDUCTIVE_ACTIONS
from qualcode.tui.keys.key_names import named
from qualcode.tui.keys.typology_keys import TYPOLOGY_ACTIONS
from qualcode.tui.keys.version_keys import VERSION_ACTIONS

__all__ = [
    "ACTIONS", "CODING_SCOPES", "Action", "Scope", "actions", "bindings", "by_group", "call_of", "choose_keys",
    "hint_of", "hints", "key_of", "leads_back", "undoes",
]  # fmt: skip

CODE, SELECT, GO = pgettext("help", "Code"), _("Move and select"), pgettext("help", "Go")
SHOW, STUDY, SCREENS = pgettext("help", "Show"), pgettext("help", "Study"), pgettext("help", "Screens")
PASSAGES, CHOOSE, CODES = pgettext("help", "Passages"), pgettext("help", "Choose"), pgettext("help", "Codes")
HITS, CHANGES, MEMOS = _("List of hits"), pgettext("help", "Changes"), pgettext("help", "Memos")
ROWS, TEAM, CELLS = _("Rows of the table"), _("Coders and rounds"), _("Summaries")
CASES, REGISTER = pgettext("help", "Cases"), pgettext("help", "Register")
CONFLICTS, CONSENSUS = pgettext("help", "Conflicts"), pgettext("help", "Consensus")
NORMING = _("Norming sessions")
RECHECK = _("Codings under old rules")
_FIRST = 3  # hints of a screen's own, before undo and help, which are wanted on every screen at every width

CODING_SCOPES: tuple[Scope, ...] = ("text", "coding", "hits", "study")


def _text(act: str, keys: str, shown: str, label: str, group: str = SELECT) -> Action:
    return Action(act, tuple(keys.split()), label, group, "text", shown, part="text")


def _coding(act: str, keys: str, shown: str, label: str, group: str, *, part: str = "") -> Action:
    return Action(act, tuple(keys.split()), label, group, "coding", shown, part)


def _hits(act: str, keys: str, shown: str, label: str) -> Action:
    return Action(act, tuple(keys.split()), label, HITS, "hits", shown, part="hit_list")


def _quotations(act: str, keys: str, shown: str, label: str, group: str = PASSAGES, *, part: str = "") -> Action:
    return Action(act, tuple(keys.split()), label, group, "quotations", shown, part)


def _codebook(act: str, keys: str, shown: str, label: str, group: str = CODES, *, part: str = "") -> Action:
    return Action(act, tuple(keys.split()), label, group, "codebook", shown, part)


def _tables(act: str, keys: str, shown: str, label: str, group: str = CHOOSE, *, part: str = "") -> Action:
    return Action(act, tuple(keys.split()), label, group, "tables", shown, part)


def _compare(act: str, keys: str, shown: str, label: str, group: str = CHOOSE, *, part: str = "") -> Action:
    return Action(act, tuple(keys.split()), label, group, "compare", shown, part)


def _memos(act: str, keys: str, shown: str, label: str, group: str = MEMOS, *, part: str = "") -> Action:
    return Action(act, tuple(keys.split()), label, group, "memos", shown, part)


def _history(act: str, keys: str, shown: str, label: str, group: str = CHANGES, *, part: str = "") -> Action:
    return Action(act, tuple(keys.split()), label, group, "history", shown, part)


def _material(act: str, keys: str, shown: str, label: str, group: str, *, part: str = "") -> Action:
    return Action(act, tuple(keys.split()), label, group, "material", shown, part)


def _team(act: str, keys: str, shown: str, label: str, group: str, *, part: str = "") -> Action:
    return Action(act, tuple(keys.split()), label, group, "team", shown, part)


def _summaries(act: str, keys: str, shown: str, label: str, group: str = CELLS, *, part: str = "") -> Action:
    return Action(act, tuple(keys.split()), label, group, "summaries", shown, part)


def _cases(act: str, keys: str, shown: str, label: str, group: str = CASES, *, part: str = "") -> Action:
    return Action(act, tuple(keys.split()), label, group, "cases", shown, part)


def _given(act: str, keys: str, shown: str, label: str, group: str = REGISTER, *, part: str = "") -> Action:
    return Action(act, tuple(keys.split()), label, group, "given", shown, part)


def _conflicts(act: str, keys: str, shown: str, label: str, group: str = CONFLICTS, *, part: str = "") -> Action:
    return Action(act, tuple(keys.split()), label, group, "conflicts", shown, part)


def _consensus(act: str, keys: str, shown: str, label: str, group: str = CONSENSUS, *, part: str = "") -> Action:
    return Action(act, tuple(keys.split()), label, group, "consensus", shown, part)


def _recheck(act: str, keys: str, shown: str, label: str, group: str = RECHECK, *, part: str = "") -> Action:
    return Action(act, tuple(keys.split()), label, group, "recheck", shown, part)


def _norming(act: str, keys: str, shown: str, label: str, group: str = NORMING, *, part: str = "") -> Action:
    return Action(act, tuple(keys.split()), label, group, "norming", shown, part)


def _study(act: str, keys: str, shown: str, label: str, group: str = STUDY, *, part: str = "") -> Action:
    return Action(act, tuple(keys.split()), label, group, "study", shown, part)


ACTIONS: tuple[Action, ...] = (
    _coding("pick_code", "c", "c", _("Assign a code"), CODE, part="codes"),
    *(
        _coding(f"quick_code('{digit}')", digit, "1–0", _("Assign the quick code"), CODE, part="codes")
        for digit in "1234567890"
    ),
    _coding("repeat_code", "r", "r", _("Repeat the last code"), CODE, part="codes"),
    _coding("repeat_recent", "R", "R 1–9", _("Repeat a recent code"), CODE, part="codes"),
    _coding("in_vivo", "i", "i", _("In-vivo code from the selected words"), CODE, part="codes"),
    _coding("remove_coding", "x delete", "x del", _("Remove a coding"), CODE, part="passage"),
    _coding("recode", "C", "C", _("Recode: another code instead"), CODE, part="passage"),
    _coding("turn_polarity", "minus", "-", _("Polarity: present → absent → mixed"), CODE, part="passage"),
    _coding("weight", "w", "w", _("Weight of a coding"), CODE, part="passage"),
    _coding("memo", "m", "m", _("Write a memo"), CODE, part="memos"),
    _coding("paraphrase", "quotation_mark", '"', _("Paraphrase the passage, coded or not"), CODE, part="memos"),
    _coding("memo_on_document", "M", "M", _("Memos on the document"), CODE, part="memos"),
    _coding("good", "asterisk", "*", _("Mark as a good quotation"), CODE, part="passage"),
    _coding("boundaries", "B", "B", _("Set the coding's boundaries to the selection"), CODE, part="passage"),
    _coding("split_coding", "S", "S", _("Split the coding at the edge of the selection"), CODE, part="passage"),
    _coding("codings_here", "l", "l", _("List codings and memos of this passage"), CODE, part="memos"),
    _coding("topic", "G", "G", _("Topic of the guide that the question is about"), CODE, part="topics"),
    _coding("advance", "A", "A", _("After coding: keep the selection or go on"), CODE, part="codes"),
    _coding("pin", "P", "P 0–9", _("Pin the highlighted code to a digit"), CODE, part="codebook"),
    _text("move('sentence', -1)", "up", "↑", _("Previous sentence")),
    _text("move('sentence', 1)", "down", "↓", _("Next sentence")),
    _text("move('word', -1)", "left", "←", _("Previous word")),
    _text("move('word', 1)", "right", "→", _("Next word")),
    _text("move('turn', -1)", "pageup", "pgup", _("Previous turn")),
    _text("move('turn', 1)", "pagedown", "pgdn", _("Next turn")),
    _text("move('paragraph', -1)", "ctrl+up left_curly_bracket", "ctrl+↑ {", _("Previous paragraph")),
    _text("move('paragraph', 1)", "ctrl+down right_curly_bracket", "ctrl+↓ }", _("Next paragraph")),
    _text("extend('sentence', -1)", "shift+up less_than_sign", "⇧↑ <", _("Extend the selection back by a sentence")),
    _text("extend('sentence', 1)", "shift+down greater_than_sign", "⇧↓ >", _("Extend the selection by a sentence")),
    _text("extend('word', -1)", "shift+left", "⇧←", _("Extend the selection back by a word")),
    _text("extend('word', 1)", "shift+right", "⇧→", _("Extend the selection by a word")),
    _text("extend('turn', -1)", "shift+pageup", "⇧pgup", _("Extend the selection back by a turn")),
    _text("extend('turn', 1)", "shift+pagedown", "⇧pgdn", _("Extend the selection by a turn")),
    _text("shrink('sentence', -1)", "alt+up", "alt+↑", _("Shorten the selection by its last sentence")),
    _text("shrink('sentence', 1)", "alt+down", "alt+↓", _("Shorten the selection by its first sentence")),
    _text("shrink('word', -1)", "alt+left comma", "alt+← ,", _("Shorten the selection by its last word")),
    _text("shrink('word', 1)", "alt+right full_stop", "alt+→ .", _("Shorten the selection by its first word")),
    _text("swap_edge", "o", "o", _("Move the other end of the selection")),
    _text("select_sentence", "s", "s", _("Select the whole sentence")),
    _text("select_turn", "t", "t", _("Select the whole turn")),
    _text("select_paragraph", "p", "p", _("Select the whole paragraph")),
    _text("select_passage", "e", "e", _("Select this coding's passage; again: the next longer one")),
    _text("go_to_edge('start')", "home ctrl+home", "home", _("Beginning of the text"), GO),
    _text("go_to_edge('end')", "end ctrl+end", "end", _("End of the text"), GO),
    _text("go_to_passage(1)", "tab", "⇥", _("Next coding"), GO),
    _text("go_to_passage(-1)", "shift+tab", "⇧⇥", _("Previous coding"), GO),
    _coding(
        "go", "g", "g …", _("Go to uncoded stretch, memo, question, turn, paragraph, time, label"), GO, part="places"
    ),
    _coding("find", "slash number_sign", "/ #", _("Find in the document"), GO, part="hits"),
    _coding("find_in_project", "ctrl+f", "ctrl+f", _("Find in all documents"), GO, part="hits"),
    _coding("hit(1)", "n", "n", _("Next hit"), GO, part="hits"),
    _coding("hit(-1)", "N", "N", _("Previous hit"), GO, part="hits"),
    _coding("hits", "h", "h", _("List of the hits"), GO, part="hits"),
    _coding("play", "z", "z", _("Play the recording from here"), GO, part="playing"),
    _coding("fixed_passage(1)", "ctrl+n K", "K ctrl+n", _("Next fixed passage"), GO, part="segments"),
    _coding("fixed_passage(-1)", "alt+k", "alt+k", _("Previous fixed passage"), GO, part="segments"),
    _hits("wish('text')", "enter", "⏎", _("Go to the hit in the text")),
    _hits("turn_unit", "s", "s", _("Select sentence → turn → paragraph → words only")),
    _hits("wish('all')", "a", "a", _("Code all hits, after a preview")),
    _coding("next_document(1)", "right_square_bracket plus", "] +", _("Next document"), GO, part="documents"),
    _coding("next_document(-1)", "left_square_bracket ü", "[ ü", _("Previous document"), GO, part="documents"),
    _coding("documents", "d", "d", _("Show or leave the documents"), SHOW, part="panels"),
    _coding("codebook", "b", "b", _("Show or leave the codebook"), SHOW, part="panels"),
    _coding(
        "next_here",
        "apostrophe ä",
        "' ä",
        _("Next of the codings and memos that stand here"),
        GO,
        part="text",
    ),
    _coding("card", "k", "k", _("Definition of the code"), SHOW, part="panels"),
    _coding("neighbour", "U", "U", _("Definition of a neighbouring code that the rules name"), SHOW, part="codebook"),
    _coding("back_to_text", "escape", "esc", _("Back to the text"), SHOW),
    _coding("jump", "j semicolon ö", "j ; ö", _("Jump to a sentence on the screen"), GO, part="places"),
    _coding("filter", "f", "f", _("Show only some documents"), SHOW, part="documents"),
    _coding("only_own", "V", "V", _("Show or hide the codings of others"), SHOW, part="text"),
    _coding("earlier_rounds", "v", "v", _("Show or hide your codings of other rounds"), SHOW, part="text"),
    _coding("group", "y", "y", _("Group the documents by …"), SHOW, part="documents"),
    _coding("text_alone", "Z", "Z", _("Text alone, without panels"), SHOW, part="panels"),
    _coding("widen('documents')", "H", "H", _("Width of the documents"), SHOW, part="panels"),
    _coding("widen('right')", "L", "L", _("Width of the codebook"), SHOW, part="panels"),
    _coding("edit_text", "E", "E", _("Correct the text; all codings move along"), STUDY, part="corrections"),
    _coding("orphans", "O", "O", _("Place orphaned codings and memos"), STUDY, part="corrections"),
    _coding("finish", "F", "F", _("Mark the document as finished"), STUDY, part="documents"),
    _quotations("jump", "enter", "⏎", _("Go to the passage in the text")),
    _quotations("edit_words", "E", "E", _("Edit the quotation"), part="passages"),
    _quotations("codes", "b", "b", _("Choose codes"), CHOOSE),
    _quotations("codes_by_name", "c", "c", _("Choose codes by their names"), CHOOSE),
    _quotations("filter", "f", "f", _("Filter by attributes, label, wave, round, coder"), CHOOSE, part="choice"),
    _quotations("query", "slash", "/", _("Choose passages by a query"), CHOOSE, part="choice"),
    _quotations("sort", "s", "s", _("Sort"), CHOOSE, part="choice"),
    _quotations("toggle_good", "asterisk", "*", _("Mark as a good quotation"), part="passages"),
    _quotations("recode", "C", "C", _("Recode: another code instead"), part="passages"),
    _quotations("turn_polarity", "minus", "-", _("Polarity: present → absent → mixed"), part="passages"),
    _quotations("weight", "w", "w", _("Weight of a coding"), part="passages"),
    _quotations("memo", "m", "m", _("Write a memo"), part="passages"),
    _quotations("remove", "x delete", "x del", _("Remove the coding"), part="passages"),
    _quotations("copy", "y", "y", _("Copy the quotation"), part="passages"),
    _quotations("export", "e", "e", _("Export the quotations"), part="export"),
    _quotations("sub_codes", "t", "t", _("With or without sub-codes"), CHOOSE, part="choice"),
    _quotations("all_codes", "a", "a", _("All codes"), CHOOSE, part="choice"),
    _quotations("polarity", "p", "p", _("Polarity: present → absent → mixed → all"), CHOOSE, part="choice"),
    _quotations("only_good", "G", "G", _("Good quotations only"), CHOOSE, part="choice"),
    _quotations("clear_filters", "0", "0", _("Clear the filter"), CHOOSE, part="choice"),
    _quotations("play", "z", "z", _("Play the recording from here"), SHOW, part="playing"),
    _quotations("scroll_context", "full_stop", ".", _("More of the context"), SHOW),
    _quotations("back", "escape", "esc", _("Back to the list, then to the text"), SHOW),
    _codebook("edit", "enter e", "⏎", _("Edit the code")),
    _codebook("save", "ctrl+s", "ctrl+s", _("Save"), part="form"),
    _codebook("add_beside", "a", "a", _("New code at the same level"), part="changes"),
    _codebook("add_below", "A", "A", _("New sub-code"), part="changes"),
    _codebook("rename", "r", "r", _("Rename the code"), part="changes"),
    _codebook("move", "v", "v", _("Move the code"), part="transfers"),
    _codebook("merge", "M", "M", _("Merge codes"), part="transfers"),
    _codebook("split", "S", "S", _("Split the code"), part="transfers"),
    _codebook("part", "P", "P", _("Split by coder, attribute, query, or passage by passage"), part="parting"),
    _codebook("lift", "L", "L", _("Sub-codes up a level"), part="parting"),
    _codebook("remove", "x delete", "x del", _("Remove the code"), part="transfers"),
    _codebook("anchor", "n", "n", _("Add an anchor example"), part="transfers"),
    _codebook("memo", "m", "m", _("Memos on the code"), part="changes"),
    _codebook("recheck", "o", "o", _("Look at codings under old rules again"), part="changes"),
    _codebook("shift_code(-1)", "less_than_sign alt+up", "<", _("Up among the codes of its level"), part="changes"),
    _codebook(
        "shift_code(1)", "greater_than_sign alt+down", ">", _("Down among the codes of its level"), part="changes"
    ),
    _codebook("import_codebook", "i", "i", _("Import a codebook"), part="importing"),
    _codebook("neighbour", "U", "U", _("To a neighbouring code that the rules name"), SHOW, part="theory"),
    _codebook("kind", "k", "k", _("Say what a related code is to this one"), part="theory"),
    _codebook("levels", "l", "l", _("Levels of an evaluative code"), part="theory"),
    _codebook("next_open", "d", "d", _("Next code without a definition"), part="theory"),
    _codebook("passages", "p", "p", _("Quotations of the code"), SHOW),
    _codebook("back", "escape", "esc", _("Back to the tree, then to the text"), SHOW),
    _tables("jump", "enter", "⏎", _("Go to the passages of the cell"), ROWS),
    _tables("sort", "s", "s", _("Sort by this column"), ROWS, part="table"),
    _tables("export", "e", "e", _("Export the table as it is shown"), ROWS, part="export"),
    _tables("rows", "r", "r", _("Choose what stands in the rows"), part="choice"),
    _tables("columns", "c", "c", _("Choose what stands in the columns"), part="choice"),
    _tables("swap", "X", "X", _("Swap rows and columns"), part="choice"),
    _tables("unit", "n", "n", _("Count passages, cases, documents, words, coded share"), part="choice"),
    _tables("percent", "p", "p", _("Per cent of the row, of the column, or none"), part="choice"),
    _tables("options", "o", "o", _("Sub-codes, empty rows, small bases, panel"), part="choice"),
    _tables("base", "b", "b", _("Base: all cases, those asked, those who answered"), part="choice"),
    _tables("publish", "k", "k", _("Hide small numbers for publication"), part="choice"),
    _tables("query", "slash", "/", _("Choose passages by a query"), part="choice"),
    _tables("clear_filters", "0", "0", _("Clear the filter"), part="choice"),
    _tables("view", "v", "v", _("Table, bars of a row, heat map, portrait in turn"), SHOW, part="table"),
    _tables("notes", "full_stop", ".", _("All that is to be told with the table"), SHOW, part="table"),
    _tables("back", "escape", "esc", _("Back to the text"), SHOW),
    _compare(
        "jump",
        "enter",
        "⏎",
        _("Decide it: both codings side by side; in the table, to the cell's passages"),
        PASSAGES,
    ),
    _compare("text", "g", "g", _("Go to the passage in the text"), PASSAGES, part="ways"),
    _compare("confusions", "t", "t", _("Confusions of codes as a table, or the list"), SHOW, part="table"),
    _compare("next_pair", "o", "o", _("Table of the next two coders"), SHOW, part="table"),
    _compare("filter", "f", "f", _("Only some documents, or only where certain coders differ"), part="choice"),
    _compare("units", "v", "v", _("Compare by sentence, turn, paragraph, word, document"), part="choice"),
    _compare("coders", "c", "c", _("Choose who is compared"), part="choice"),
    _compare("codes", "b", "b", _("Choose codes"), part="choice"),
    _compare("sort", "s", "s", _("Sort"), part="choice"),
    _compare("kinds", "p", "p", _("Compare presence, polarity, both"), part="choice"),
    _compare("assume_finished", "a", "a", _("Finished documents only, or all that were coded"), part="choice"),
    _compare("meant", "P", "P", _("What each coder meant by a code"), PASSAGES, part="ways"),
    _compare("memo", "m", "m", _("Write a memo"), PASSAGES, part="ways"),
    _compare("clear_filters", "0", "0", _("Clear the filter"), part="choice"),
    _compare("play", "z", "z", _("Play the recording from here"), PASSAGES, part="playing"),
    _compare("scroll_context", "full_stop", ".", _("More of the context"), SHOW),
    _compare("back", "escape", "esc", _("Back to the table, the list, then the text"), SHOW),
    _memos("jump", "enter", "⏎", _("Go to what the memo is on")),
    _memos("edit", "E m", "E m", _("Edit the memo"), part="changes"),
    _memos("add", "a", "a", _("New memo on the project"), part="changes"),
    _memos("rename", "r", "r", _("Title of the memo"), part="changes"),
    _memos("settle", "F", "F", _("Mark the memo as settled or reopen it"), part="changes"),
    _memos("remove", "x delete", "x del", _("Remove the memo"), part="changes"),
    _memos("copy_link", "y", "y", _("Copy a link to the memo"), part="changes"),
    _memos("unsaved", "n", "n", _("List what you typed and did not save"), part="unsaved"),
    *(_memos(f"follow({digit})", digit, "1–9", _("Follow a link of the memo, or back"), GO) for digit in "123456789"),
    _memos("kinds", "f", "f", _("Choose kinds of memos"), CHOOSE, part="choice"),
    _memos("state", "p", "p", _("Open memos, settled ones, both"), CHOOSE, part="choice"),
    _memos("authors", "c", "c", _("Choose whose memos"), CHOOSE, part="choice"),
    _memos("words", "slash number_sign", "/ #", _("Memos with certain words"), CHOOSE, part="choice"),
    _memos("clear_filters", "0", "0", _("Clear the filter"), CHOOSE, part="choice"),
    _memos("scroll_context", "full_stop", ".", _("More of the memo and its context"), SHOW),
    _memos("back", "escape", "esc", _("Back to the text"), SHOW),
    _history("jump", "enter", "⏎", _("Go to where the change was")),
    _history("turn", "U", "U", _("Undo or restore this change"), part="turning"),
    _history("go_to_day", "g", "g", _("Show the changes up to a day"), GO),
    _history("filter", "f", "f", _("Changes of what and by whom"), CHOOSE, part="choice"),
    _history("clear_filters", "0", "0", _("Clear the filter"), CHOOSE, part="choice"),
    _history("scroll_context", "full_stop", ".", _("More of the context"), SHOW),
    _history("back", "escape", "esc", _("Back to the text"), SHOW),
    _material("jump", "enter", "⏎", _("Open the document, or the documents of the case or label"), ROWS),
    _material("edit", "e", "e", _("Edit the cell"), ROWS, part="cells"),
    _material("assign_case", "c", "c", _("Assign a case"), ROWS, part="cells"),
    _material("add_attribute", "a", "a", _("New attribute (column)"), ROWS, part="cells"),
    _material("mark", "t insert", "t", _("Mark the row; changes are for all marked ones"), ROWS),
    _material("mark_all", "ctrl+a", "ctrl+a", _("Mark all rows, or none"), ROWS),
    _material("finish", "F", "F", _("Mark as finished"), ROWS, part="rows"),
    _material("allot", "g", "g", _("Allot documents to coders"), ROWS, part="rows"),
    _material("group", "G", "G", _("Put documents into groups, or take them out"), ROWS, part="rows"),
    _material("add_case", "n", "n", _("New case"), ROWS, part="rows"),
    _material("consent", "K", "K", _("Consent: all that is known of it"), ROWS, part="consents"),
    _material("doubts", "d", "d", _("What the reader was not sure of"), ROWS, part="doubts"),
    _material("reread", "R", "R", _("Read the document anew in another way"), ROWS, part="rows"),
    _material("memo", "m", "m", _("Memos on the document or case"), ROWS, part="rows"),
    _material("remove", "x delete", "x del", _("Remove documents or cases"), ROWS, part="rows"),
    _material("turn_rows", "v", "v", _("List documents, cases, source labels in turn"), CHOOSE, part="choice"),
    _material("filter", "f", "f", _("Show only some documents"), CHOOSE, part="choice"),
    _material("sort", "s", "s", _("Sort by this column"), CHOOSE, part="choice"),
    _material("only_due", "o", "o", _("Only what is withdrawn or to be deleted by now"), CHOOSE, part="consents"),
    _material("clear_filters", "0", "0", _("Clear the filter"), CHOOSE, part="choice"),
    _material("back", "escape", "esc", _("Remove the marks, then back to the text"), SHOW),
    _team("switch", "enter", "⏎", _("Code as this coder"), TEAM, part="coders"),
    _team("add", "a", "a", _("Add a coder"), TEAM, part="coders"),
    _team("rename", "e", "e", _("Rename the coder"), TEAM, part="coders"),
    _team("merge", "M", "M", _("Merge the coder with another one"), TEAM, part="coders"),
    _team("allot", "g", "g", _("Allot documents to the coder"), TEAM, part="coders"),
    _team("role", "r", "r", _("Say what the coder is: coder, lead or guest"), TEAM, part="roles"),
    _team("rights", "R", "R", _("Say what coders may do beside the lead"), TEAM, part="roles"),
    _team("begin_round", "n", "n", _("Begin the next round"), TEAM, part="rounds"),
    _team("open_round", "o", "o", _("Code in another round, in this session"), TEAM, part="rounds"),
    _team("repeat", "i", "i", _("Code own passages again, after three weeks"), TEAM, part="repeating"),
    _team("turn_blind", "b", "b", _("Hide or show the codings of others for everybody"), TEAM, part="rounds"),
    _team("declare_procedure", "p", "p", _("Declare how quality is secured: the procedure"), TEAM, part="rounds"),
    _team("back", "escape", "esc", _("Back to the text"), SHOW),
    _summaries("write", "enter e", "⏎", _("Write the summary beside its passages"), part="cells"),
    _summaries("confirm", "F", "F", _("Confirm a stale summary: it holds for the passages of now"), part="cells"),
    _summaries("remove", "x delete", "x del", _("Remove the summary"), part="cells"),
    _summaries("next_stale(1)", "n", "n", _("Next stale summary"), GO),
    _summaries("next_stale(-1)", "N", "N", _("Previous stale summary"), GO),
    _summaries("sub_codes", "t", "t", _("With or without sub-codes"), SHOW),
    _summaries("scroll_whole", "full_stop", ".", _("More of the summary"), SHOW),
    _summaries("back", "escape", "esc", _("Back to the text"), SHOW),
    _cases("jump", "enter", "⏎", _("Go to the passage in the text, to the document or memo"), GO),
    _cases("edit_summary", "E", "E", _("Write motto and summary of the case"), part="writing"),
    _cases("memo", "m", "m", _("Memos on the case"), part="writing"),
    _cases("next_case(1)", "right_square_bracket plus", "] +", _("Next case"), GO, part="choice"),
    _cases("next_case(-1)", "left_square_bracket ü", "[ ü", _("Previous case"), GO, part="choice"),
    _cases("pick_case", "c", "c", _("Choose a case by its name"), CHOOSE, part="choice"),
    _cases("beside", "b", "b", _("Another case beside it, or one alone again"), CHOOSE, part="choice"),
    _cases("waves", "v", "v", _("Two waves side by side, or the case as a whole again"), CHOOSE, part="choice"),
    _cases("side(0)", "left", "←", _("To the left column"), GO),
    _cases("side(1)", "right", "→", _("To the right column"), GO),
    _cases("scroll_context", "full_stop", ".", _("More of the context"), SHOW),
    _cases("back", "escape", "esc", _("Back to one column, then to the text"), SHOW),
    _given("name", "enter e", "⏎", _("Say to whom it went"), part="recipients"),
    _given("mark", "t insert", "t", _("Mark the line; what is said is for all marked ones")),
    _given("mark_all", "ctrl+a", "ctrl+a", _("Mark all lines, or none")),
    _given("filter", "f", "f", _("Only what left of one case"), CHOOSE, part="choice"),
    _given("sort", "s", "s", _("Sort by this column"), CHOOSE),
    _given("clear_filters", "0", "0", _("Clear the filter"), CHOOSE, part="choice"),
    _given("scroll_whole", "full_stop", ".", _("More of the line below"), SHOW),
    _given("back", "escape", "esc", _("Remove the marks, then back to the text"), SHOW),
    *(_conflicts(f"keep('{side}')", side, "1–9", _("Let this side hold"), part="deciding") for side in "123456789"),
    _conflicts("keep_all", "a", "a", _("Decide all of this kind at once"), part="deciding"),
    _conflicts("jump", "enter", "⏎", _("Go to what the conflict is about")),
    _conflicts("scroll_context", "full_stop", ".", _("More of the sides and the context"), SHOW),
    _conflicts("back", "escape", "esc", _("Back to the text"), SHOW),
    _consensus("decide", "enter", "⏎", _("Decide the place"), part="deciding"),
    _consensus("withdraw", "x delete", "x del", _("Withdraw the decision"), part="deciding"),
    _consensus("next_open(1)", "n", "n", _("Next open place"), GO, part="ways"),
    _consensus("next_open(-1)", "N", "N", _("Previous open place"), GO, part="ways"),
    _consensus("agree", "a", "a", _("Take over all that both agree on, after a preview"), part="deciding"),
    _consensus("finish", "F", "F", _("Mark the document as finished by the consensus"), part="deciding"),
    _consensus("rule", "R", "R", _("Rule unclear: the code's form with this place proposed"), part="deciding"),
    _consensus("anchor", "A", "A", _("Anchor example of what was decided"), part="deciding"),
    _consensus("notes", "k", "k", _("Cards of the codes and memos of both; more of them"), SHOW),
    _consensus("jump", "g", "g", _("Go to the passage in the text"), GO, part="ways"),
    _consensus("memo", "m", "m", _("Write a memo"), part="ways"),
    _consensus("play", "z", "z", _("Play the recording from here"), part="playing"),
    _consensus("coders", "c", "c", _("Choose the two coders"), CHOOSE, part="choice"),
    _consensus("kinds", "v", "v", _("Only some places: how the two differ, how far they are"), CHOOSE, part="choice"),
    _consensus("codes", "b", "b", _("Choose codes"), CHOOSE, part="choice"),
    _consensus("filter", "f", "f", _("Show only some documents"), CHOOSE, part="choice"),
    _consensus("sort", "y", "y", _("Sort"), CHOOSE, part="choice"),
    _consensus(
        "assume_finished", "d", "d", _("Finished documents only, or all that were coded"), CHOOSE, part="choice"
    ),
    _consensus("clear_filters", "0", "0", _("Clear the filter"), CHOOSE, part="choice"),
    _consensus("back", "escape", "esc", _("Back to the list, then to the text"), SHOW),
    _norming("pick", "enter c", "⏎", _("Vote: choose the codes that belong there"), part="voting"),
    *(
        _norming(f"quick('{digit}')", digit, "1–9", _("Quick code into the vote, or out of it"), part="voting")
        for digit in "123456789"
    ),
    _norming("none", "0", "0", _("Vote: none of the codes"), part="voting"),
    _norming("next_open", "n", "n", _("Next passage without your vote"), GO),
    _norming("next_step", "F", "F", _("Next step: reveal, vote again, close"), part="sessions"),
    _norming("turn_table", "t", "t", _("Which code changed how, or the passages"), SHOW),
    _norming("choose", "s", "s", _("Another norming session"), part="sessions"),
    _norming("begin", "a", "a", _("Begin a norming session"), part="sessions"),
    _norming("note", "N", "N", _("Write down what came of it"), part="sessions"),
    _norming("remove", "x delete", "x del", _("Remove the norming session"), part="sessions"),
    _norming("jump", "g", "g", _("Go to the passage in the text"), GO),
    _norming("scroll_context", "full_stop", ".", _("More of the context"), SHOW),
    _norming("back", "escape", "esc", _("Back to the passages, then to the text"), SHOW),
    *INDUCTIVE_ACTIONS,
    *VERSION_ACTIONS,
    _recheck("keep", "k", "k", _("Keep: it stands under the rules of now"), part="verdicts"),
    _recheck("recode", "C", "C", _("Recode: another code, memos and weight stay"), part="verdicts"),
    _recheck("remove", "x delete", "x del", _("Remove the coding"), part="verdicts"),
    _recheck("ask", "a", "a", _("Ask: a question on it, and it stays in the list"), part="verdicts"),
    _recheck("choose", "s", "s", _("Another code with codings under old rules")),
    _recheck("jump", "enter g", "⏎", _("Go to the passage in the text"), GO),
    _recheck("scroll_rules", "r", "r", _("More of the rules, from their beginning after their end"), SHOW),
    _recheck("scroll_context", "full_stop", ".", _("More of the context"), SHOW),
    _recheck("back", "escape", "esc", _("Back to the codebook"), SHOW),
    *TYPOLOGY_ACTIONS,
    _study("undo", "u ctrl+z", "u ctrl+z", _("Undo your last change"), part="past"),
    _study("redo", "ctrl+r ctrl+y", "ctrl+r ctrl+y", _("Redo what was undone"), part="past"),
    _study("show_past", "W", "W", _("Show where the last undo or redo was"), part="past"),
    _study("choose_project", "ctrl+o", "ctrl+o", _("Switch project, create one, open the demo"), part="app.projects"),
    _study("tour", "f10 ctrl+g", "F10", _("Guided tour over the demo project"), part="app.tour"),
    _study("import_files", "I", "I", _("Import documents"), part="app.material"),
    _study("merge_files", "ctrl+t", "ctrl+t", _("Merge packages and other copies"), part="app.merging"),
    _study("sync_folder", "ctrl+x", "ctrl+x", _("Keep copies in step by a shared folder"), part="app.syncing"),
    _study("import_project", "ctrl+u", "ctrl+u", _("Take over a project of another program"), part="app.exchange"),
    _study("export_project", "ctrl+e", "ctrl+e", _("Export the project for another program"), part="app.exchange"),
    _study("memo_on_project", "J", "J", _("Memos on the project"), part="app.memos"),
    _study("app.help", "question_mark", "?", _("Help: all keys of this screen")),
    _study("app.palette", "space ctrl+p", "␣ ctrl+p", _("Find documents, codes, memos, quotations, commands")),
    _study("quit", "q ctrl+q", "q", _("Quit")),
    _study("draw_anew", "ctrl+l", "ctrl+l", _("Draw the screen anew"), SHOW, part="drawing"),
    _study("next_theme", "T", "T", _("Colours: dark, light, high contrast"), SHOW),
    _study("app.show_screen('coding')", "f1 ctrl+1", "F1", _("Text: read and code"), SCREENS),
    _study("app.show_screen('quotations')", "f2 ctrl+2", "F2", _("Quotations"), SCREENS),
    _study("app.show_screen('codebook')", "f3 ctrl+3", "F3", _("Codebook"), SCREENS),
    _study("app.show_screen('tables')", "f4 ctrl+4", "F4", _("Tables"), SCREENS),
    _study("app.show_screen('compare')", "f5 ctrl+5", "F5", _("Comparison of coders"), SCREENS),
    _study("app.show_screen('memos')", "f7 ctrl+7", "F7", _("Memos of all kinds"), SCREENS),
    _study("app.show_screen('history')", "f8 ctrl+8", "F8", _("History: all changes"), SCREENS),
    _study("app.show_screen('material')", "f6 ctrl+6", "F6", _("Documents and cases"), SCREENS),
    _study("app.show_screen('team')", "f9 ctrl+9", "F9", _("Coders and rounds"), SCREENS),
    _study("app.show_screen('summaries')", "equals_sign", "=", _("Summaries: cases by codes"), SCREENS),
    _study("app.show_screen('given')", "D", "D", _("Register of what left the project"), SCREENS),
    _study("app.show_screen('conflicts')", "ctrl+k", "ctrl+k", _("Conflicts between copies"), SCREENS),
    _study("app.show_screen('consensus')", "ctrl+d", "ctrl+d", _("Consensus: both codings side by side"), SCREENS),
    _study("app.show_screen('norming')", "colon", ":", _("Norming sessions"), SCREENS),
    _study("app.show_screen('inductive')", "percent_sign", "%", _("Inductive work"), SCREENS),
    _study("app.show_screen('versions')", "dollar_sign", "$", _("Versions of the codebook"), SCREENS),
    _study("app.show_screen('recheck')", "underscore", "_", _("Re-check of codings under old rules"), SCREENS),
    _study("app.show_screen('levels')", "right_parenthesis", ")", _("Levels of cases"), SCREENS),
    _study("app.show_screen('typology')", "left_parenthesis", "(", _("Types: cases by features"), SCREENS),
    _study("show_case", "Y", "Y", _("The case of what is shown, as a whole"), SCREENS, part="app.cases"),
    _study("app.go_back", "backspace", "⌫", _("Back to the list that led here"), SCREENS),
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
        return replace(action, shown=named(action.shown))
    return replace(action, keys=keys, shown=named(" ".join(key_to_character(key) or key for key in keys)) or "–")


def key_of(identity: str) -> str:
    """The key of the action of that id as it is shown, for sentences that name it: the first where it has several."""
    action = next(action for action in ACTIONS if action.id == identity)
    return _with_chosen_keys(action).shown.split()[0]


def call_of(identity: str) -> str:
    """What Textual runs for the action of that id."""
    return next(action.call for action in ACTIONS if action.id == identity)


def undoes() -> str:
    """“u undoes”, with the key that undoes."""
    return _("{key} undoes", key=key_of("study.undo"))


def leads_back() -> str:
    """Says which key leads back to the list that led here."""
    return _("{key} leads back to the list", key=key_of("study.go_back"))


def bindings(*scopes: Scope) -> list[Binding]:
    """The bindings of these scopes, with the registry's keys; Textual's keymap puts chosen ones in their place.

    Those of a whole screen let Enter lead to what was undone while the line of keys says so: a screen's own Enter
    would take its place else.
    """
    enter = Binding("enter", "do('past', 'enter')", show=False, priority=True)  # no text: a key and a call
    return ([enter] if "study" in scopes else []) + [
        Binding(key, action.call, action.label, show=False, id=action.id)
        for action in ACTIONS
        if action.scope in scopes
        for key in action.keys
    ]


def hints(*scopes: Scope) -> list[Action]:
    """What the key line shows, the most wanted first, each with the first of its keys.

    Undo and help stand behind the first few of a screen, the ways to other screens at the end.
    """
    wanted = {action.id: _in_key_line(action) for action in actions(*scopes) if action.id in HINT_WORDS}
    own = [wanted[identity] for identity in HINT_WORDS if identity in wanted and wanted[identity].scope != "study"]
    common = [wanted[identity] for identity in HINT_WORDS if identity in wanted and wanted[identity].scope == "study"]
    return [*own[:_FIRST], *common[:2], *own[_FIRST:], *common[2:]]


def _in_key_line(action: Action) -> Action:
    shown = action.shown.split()[0] if action.keys[1:] else action.shown
    return replace(action, label=HINT_WORDS[action.id], shown=shown)


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
