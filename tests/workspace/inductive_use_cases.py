"""What the use cases of inductive work are shown with: a work of each technique."""

from __future__ import annotations

from qualcode.model.codebooks.inductions import InductionDraft, Technique
from qualcode.model.codes import CodeDraft
from qualcode.model.spans import Span
from qualcode.reading.tables.table import DataTable
from qualcode.workspace.inductive import cards, categories, inductions, paraphrases, summary_table, table_import

PLACE, OTHER_PLACE = Span(19, 26), Span(51, 66)
STATED = {"criterion": "Wünsche", "abstraction": "konkret", "definition": "eine Art von Wunsch", "revision_due": 20}


def summarise(opened):
    """A table of two rows: one is under a statement, which is under another; one is struck, with a statement."""
    space = opened.space
    for place, said in ((PLACE, "Amt fehlt"), (OTHER_PLACE, "schwer")):
        paraphrases.paraphrase(space, opened.eins, place, said)
    opened.work = inductions.begin(space, InductionDraft("Wünsche", Technique.SUMMARY), [opened.eins])
    summary_table.take(space, opened.work)
    opened.row, opened.struck, *_of_others = (row.row.key for row in summary_table.table(space, opened.work).rows)
    summary_table.strike(space, opened.work, [opened.struck], "doppelt")
    opened.first = summary_table.reduce(space, opened.work, [opened.row], "Amt")
    opened.second = summary_table.reduce_again(space, opened.work, [opened.first], "Staat")
    opened.gone = summary_table.reduce(space, opened.work, [], "weg")
    summary_table.strike_statement(space, opened.work, opened.gone, "leer")
    paraphrases.paraphrase(space, opened.eins, Span(3, 7), "noch eine")


def form(opened):
    draft = InductionDraft("Kategorien", Technique.CATEGORIES, **STATED)
    opened.work = inductions.begin(opened.space, draft, [opened.eins, opened.zwei])


def lay_cards(opened):
    space = opened.space
    draft = InductionDraft("Karten", Technique.DIFFERENTIATION, code=opened.thema.key)
    opened.work = inductions.begin(space, draft)
    opened.group = cards.add_group(space, opened.work, "Behörden")
    cards.lay(space, opened.work, [opened.mine], opened.group)


def close(opened):
    form(opened)
    inductions.close(opened.space, opened.work)


def _import(opened):
    id_ = next(row.paraphrase.memo.id for row in summary_table.table(opened.space, opened.work).rows)
    file = DataTable(("id", "generalisation", "first reduction"), [2], ([id_], ["so"], ["Neu"]), ("",) * 3)
    table_import.import_table(opened.space, opened.work, file)


def _edit(opened):
    inductions.edit(
        opened.space, opened.work, InductionDraft("Anders", Technique.SUMMARY), [opened.eins, opened.zwei]
    )


_OF_TABLES = {
    "take": lambda o: summary_table.take(o.space, o.work),
    "leave": lambda o: summary_table.leave(o.space, o.work, [o.row]),
    "generalise": lambda o: summary_table.generalise(o.space, o.work, {o.row: "Behörden fehlen"}),
    "strike": lambda o: summary_table.strike(o.space, o.work, [o.row], "doppelt"),
    "unstrike": lambda o: summary_table.unstrike(o.space, o.work, [o.struck]),
    "reduce": lambda o: summary_table.reduce(o.space, o.work, [o.row], "Neu"),
    "reduce_again": lambda o: summary_table.reduce_again(o.space, o.work, [o.first], "Neu"),
    "put_rows": lambda o: summary_table.put_rows(o.space, o.work, [o.row], None),
    "put_statements": lambda o: summary_table.put_statements(o.space, o.work, [o.first], None),
    "reword": lambda o: summary_table.reword(o.space, o.work, o.first, "anders"),
    "strike_statement": lambda o: summary_table.strike_statement(o.space, o.work, o.first, "doppelt"),
    "unstrike_statement": lambda o: summary_table.unstrike_statement(o.space, o.work, o.gone),
    "move_statement": lambda o: summary_table.move_statement(o.space, o.work, o.gone, 1),
    "remove_statement": lambda o: summary_table.remove_statement(o.space, o.work, o.first),
    "make_codes": lambda o: summary_table.make_codes(o.space, o.work, {o.first: "Amt"}),
}
_OF_CARDS = {
    "add_group": lambda o: cards.add_group(o.space, o.work, "Neu"),
    "edit_group": lambda o: cards.edit_group(o.space, o.work, o.group, name="Ämter"),
    "remove_group": lambda o: cards.remove_group(o.space, o.work, o.group),
    "lay_into_new": lambda o: cards.lay_into_new(o.space, o.work, "Neu", [o.mine]),
    "lay": lambda o: cards.lay(o.space, o.work, [o.mine], None),
    "make_sub_codes": lambda o: cards.make_sub_codes(o.space, o.work),
}
DONE = {
    "inductive/inductions.begin": lambda o: inductions.begin(
        o.space, InductionDraft("Neu", Technique.SUMMARY), [o.eins]
    ),
    "inductive/inductions.edit": _edit,
    "inductive/inductions.work_to": lambda o: inductions.work_to(o.space, o.work, o.eins, 20),
    "inductive/inductions.revise": lambda o: inductions.revise(o.space, o.work, "nichts", again=True),
    "inductive/inductions.close": lambda o: inductions.close(o.space, o.work),
    "inductive/inductions.reopen": lambda o: inductions.reopen(o.space, o.work),
    "inductive/inductions.remove": lambda o: inductions.remove(o.space, o.work),
    "inductive/categories.subsume": lambda o: categories.subsume(o.space, o.work, o.eins, PLACE, o.rest),
    "inductive/categories.form": lambda o: categories.form(o.space, o.work, o.eins, PLACE, CodeDraft("Amt")),
    "inductive/paraphrases.paraphrase": lambda o: paraphrases.paraphrase(o.space, o.eins, PLACE, "Amt fehlt"),
    "inductive/paraphrases.put_paraphrase": lambda o: paraphrases.put_paraphrase(o.space, o.eins, PLACE, "fehlt"),
    "inductive/table_import.import_table": _import,
    **{f"inductive/summary_table.{act}": done for act, done in _OF_TABLES.items()},
    **{f"inductive/cards.{act}": done for act, done in _OF_CARDS.items()},
}
BEFORE = {
    **dict.fromkeys([f"inductive/inductions.{act}" for act in ("work_to", "revise", "close")], form),
    "inductive/inductions.reopen": close,
    **dict.fromkeys(["inductive/categories.subsume", "inductive/categories.form"], form),
    **dict.fromkeys(["inductive/inductions.edit", "inductive/inductions.remove"], summarise),
    "inductive/table_import.import_table": summarise,
    **dict.fromkeys([f"inductive/summary_table.{act}" for act in _OF_TABLES], summarise),
    **dict.fromkeys([f"inductive/cards.{act}" for act in _OF_CARDS], lay_cards),
}
SHOWN_AT = {
    **dict.fromkeys([f"inductive/inductions.{act}" for act in ("begin", "edit", "remove", "work_to")], "a document"),
    **dict.fromkeys(
        ["inductive/cards.lay", "inductive/cards.lay_into_new", "inductive/cards.remove_group"], "a document"
    ),
    "inductive/cards.make_sub_codes": "a code",
    **dict.fromkeys([f"inductive/categories.{act}" for act in ("form", "subsume")], "one paragraph"),
    **dict.fromkeys([f"inductive/paraphrases.{act}" for act in ("paraphrase", "put_paraphrase")], "one paragraph"),
    "inductive/summary_table.make_codes": "one paragraph",
}
NEEDS_CODEBOOK = (
    "inductive/categories.form",
    "inductive/summary_table.make_codes",
    "inductive/cards.make_sub_codes",
)
