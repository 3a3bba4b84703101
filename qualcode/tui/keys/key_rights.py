"""What right an action needs, so that a key says at once why it does nothing, before anything is typed.

It spares words, no more: each change asks once more when it is written.
"""

from __future__ import annotations

from qualcode.model.team.roles import Right
from qualcode.tui.keys.key_table import Action

_QUICK = tuple(f"coding.quick_code_{digit}" for digit in range(10))
_OF_ACTIONS: dict[Right, tuple[str, ...]] = {
    Right.CODING: (
        *("coding.pick_code", *_QUICK, "coding.repeat_code", "coding.repeat_recent", "coding.remove_coding"),
        *("coding.recode", "coding.turn_polarity", "coding.weight", "coding.good", "coding.boundaries"),
        *("coding.split_coding", "coding.memo", "coding.paraphrase", "coding.memo_on_document", "coding.finish"),
        *("quotations.toggle_good", "quotations.recode", "quotations.turn_polarity", "quotations.weight"),
        *("quotations.memo", "quotations.remove", "codebook.memo", "compare.memo", "material.memo", "cases.memo"),
        *("memos.edit", "memos.add", "memos.rename", "memos.settle", "memos.remove", "study.memo_on_project"),
        *("material.finish", "material.allot", "team.allot", "team.repeat"),
        "cases.edit_summary",
        *("summaries.write", "summaries.confirm", "summaries.remove", "study.undo", "study.redo"),
        *("consensus.decide", "consensus.withdraw", "consensus.agree", "consensus.finish", "consensus.memo"),
        *("inductive.begin", "inductive.edit", "inductive.revise", "inductive.close", "inductive.remove"),
        *("inductive.import", "reduction.import", "cards.import"),
        *("reduction.write", "reduction.paraphrase", "reduction.take", "reduction.reduce", "reduction.put"),
        *("reduction.strike", "reduction.remove", "reduction.shift_back", "reduction.shift_on"),
        *("forming.subsume", "forming.paraphrase", "forming.worked", "forming.finish", "forming.revise"),
        *(f"forming.quick_{digit}" for digit in range(1, 10)),
        *("cards.lay", "cards.take_out", "cards.add", "cards.rename", "cards.define", "cards.remove"),
        *("cards.shift_back", "cards.shift_on", *(f"cards.quick_{digit}" for digit in range(1, 10))),
        *("recheck.keep", "recheck.recode", "recheck.remove", "recheck.ask"),
        *("levels.pick", "levels.none", "levels.reason", "levels.evidence", "levels.remove"),
        *(f"levels.quick_{digit}" for digit in range(1, 10)),
        *("norming.pick", "norming.none", *(f"norming.quick_{digit}" for digit in range(1, 10))),
    ),
    Right.MATERIAL: (
        *("coding.edit_text", "coding.topic", "material.edit", "material.assign_case", "material.add_attribute"),
        *("material.group", "material.add_case", "material.consent", "material.reread", "material.remove"),
        *("study.import_files", "study.import_project"),
        *("typology.form", "typology.merge", "typology.describe", "typology.assign_all", "typology.assign"),
        *("typology.typical", "typology.remove", "typology.begin", "typology.discard"),
    ),
    Right.QUOTING: ("quotations.edit_words", "given.name"),
    Right.SHARING: ("study.merge_files", "conflicts.keep_all", *(f"conflicts.keep_{side}" for side in range(1, 10))),
    Right.CODEBOOK: (
        *("coding.in_vivo", "codebook.edit", "codebook.save", "codebook.add_beside", "codebook.add_below"),
        *("codebook.rename", "codebook.move", "codebook.merge", "codebook.split", "codebook.remove"),
        *("codebook.part", "codebook.lift", "codebook.kind", "codebook.levels"),
        *("codebook.anchor", "codebook.shift_code_back", "codebook.shift_code_on", "codebook.import_codebook"),
        *("consensus.rule", "consensus.anchor", "reduction.code", "forming.new", "cards.make"),
        *("versions.freeze", "versions.remove"),
    ),
    Right.BLINDNESS: ("team.turn_blind",),
    Right.TEAM: (
        *("team.add", "team.rename", "team.merge", "team.begin_round", "team.declare_procedure"),
        *("norming.begin", "norming.next_step", "norming.note", "norming.remove"),
    ),
    Right.ROLES: ("team.role", "team.rights"),
}
RIGHTS: dict[str, Right] = {identity: right for right, actions in _OF_ACTIONS.items() for identity in actions}
"""Action (id) -> the right that it needs; all others only show, or say it themselves when they write."""


def right_of(action: Action) -> Right | None:
    """What an action needs; None for what only shows."""
    return RIGHTS.get(action.id)
