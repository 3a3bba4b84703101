"""What an action needs before it can do anything, and what is said where nothing was left to do."""

from __future__ import annotations

from typing import Literal

from qualcode.catalogue import _
from qualcode.tui.keys.key_table import ACTIONS, Action, Scope, key_of

Need = Literal["document", "quotation", "disagreement", "place", "code", "row"]
"""A document that is open; under the cursor a quotation, disagreement, place, code or row."""

_NEEDS: dict[Need, set[str]] = {
    "document": {
        "coding.memo", "coding.paraphrase", "coding.memo_on_document", "coding.go", "coding.find", "coding.play",
        "coding.next_document_on",
        "coding.next_document_back", "coding.jump", "coding.edit_text", "coding.orphans", "coding.finish",
        "coding.card", "coding.only_own", "coding.topic",
        "forming.subsume", "forming.new", "forming.worked", "forming.finish", "forming.go_on",
        "forming.next_document_on", "forming.next_document_back",
        *(f"forming.quick_{digit}" for digit in range(1, 10)),
    },
    "quotation": {
        "quotations.jump", "quotations.edit_words", "quotations.toggle_good", "quotations.recode",
        "quotations.remove", "quotations.turn_polarity", "quotations.weight", "quotations.memo", "quotations.copy",
        "quotations.play", "quotations.scroll_context",
    },
    "disagreement": {"compare.memo", "compare.play", "compare.scroll_context", "compare.text"},
    "place": {
        "consensus.decide", "consensus.withdraw", "consensus.next_open_on", "consensus.next_open_back",
        "consensus.finish", "consensus.rule", "consensus.anchor", "consensus.jump", "consensus.memo",
        "consensus.play",
    },
    "code": {
        "codebook.edit", "codebook.rename", "codebook.move", "codebook.merge", "codebook.split", "codebook.remove",
        "codebook.anchor", "codebook.recheck", "codebook.shift_code_back", "codebook.shift_code_on",
        "codebook.passages", "codebook.memo", "codebook.neighbour", "codebook.kind",
        "codebook.levels",
    },
    "row": {
        "material.jump", "material.edit", "material.memo", "material.assign_case", "material.add_attribute",
        "material.mark", "material.mark_all", "material.finish", "material.allot", "material.group",
        "material.remove", "material.reread", "material.sort", "material.consent",
        "summaries.write", "summaries.confirm", "summaries.remove",
        "given.name", "given.mark", "given.mark_all", "given.sort", "given.scroll_whole",
        "conflicts.jump", "conflicts.keep_all", *(f"conflicts.keep_{side}" for side in range(1, 10)),
        "recheck.keep", "recheck.recode", "recheck.remove", "recheck.ask", "recheck.jump", "recheck.scroll_context",
        "recheck.scroll_rules",
        "levels.pick", "levels.none", "levels.reason", "levels.evidence", "levels.remove",
        *(f"levels.quick_{digit}" for digit in range(1, 10)),
        "typology.form", "typology.mark", "typology.merge", "typology.describe", "typology.assign_all",
        "typology.assign", "typology.typical", "typology.remove",
        "norming.pick", "norming.none", "norming.jump", *(f"norming.quick_{digit}" for digit in range(1, 10)),
        "versions.remove", "versions.compare_from", "versions.turn_log", "versions.scroll_whole",
        "inductive.open", "inductive.edit", "inductive.revise", "inductive.close", "inductive.remove",
        "inductive.export", "inductive.import",
        "reduction.write", "reduction.paraphrase", "reduction.reduce", "reduction.put", "reduction.strike",
        "reduction.remove", "reduction.code", "reduction.mark", "reduction.mark_all", "reduction.jump",
        "reduction.shift_back", "reduction.shift_on",
        "cards.lay", "cards.take_out", "cards.mark", "cards.rename", "cards.define", "cards.remove", "cards.jump",
        "cards.shift_back", "cards.shift_on", *(f"cards.quick_{digit}" for digit in range(1, 10)),
        "team.switch", "team.rename", "team.merge", "team.allot", "team.role",
    },
}  # fmt: skip


def action_of(scopes: tuple[Scope, ...], part: str, act: str) -> Action | None:
    """The action that a screen with these scopes does by this part and method."""
    return next(
        (action for action in ACTIONS if action.scope in scopes and (action.part, action.act) == (part, act)), None
    )


def need_of(action: Action) -> Need | None:
    """What an action needs; None if nothing, or if it says so itself."""
    if action.scope == "text":
        return "document"
    return next((need for need, identities in _NEEDS.items() if action.id in identities), None)


def no_coding_words() -> str:
    """What is said where an action needs a coding and none is there."""
    return _("No coding here: {key} leads to the next one.", key=key_of("text.go_to_passage_on"))


def nothing_left(action: Action) -> str:
    """What is said where an action of the text had nothing to do."""
    name, _bracket, arguments = action.act.partition("(")
    back = "-1" in arguments
    if name in {"move", "extend", "go_to_edge"}:
        return _("Beginning of the text.") if back or "start" in arguments else _("End of the text.")
    said = {
        "shrink": _("The selection cannot be shortened by that."),
        "swap_edge": _("Nothing selected. Select a sentence (↑ ↓), then move its ends."),
        "select_sentence": _("This text has no sentences."),
        "select_turn": _("This text has no turns."),
        "select_paragraph": _("This text has no paragraphs."),
        "select_passage": no_coding_words(),
        "go_to_passage": (
            _("No coding further up in this document.") if back else _("No coding further down in this document.")
        ),
    }
    return said.get(name, "")
