"""Previews of changes of the codebook in words: what a merge, a split, a removal would do."""

from __future__ import annotations

from rich.text import Text

from qualcode.model.codes import Code
from qualcode.project.merge_and_split import Transfer
from qualcode.safe_text import visible
from qualcode.tui.keys.key_table import key_of, undoes
from qualcode.workspace.codebook.removal import Removal
from qualcode.workspace.sight import NumbersByCoder

_BLIND = "How much others coded is hidden, as the project is blind."


def many(number: int, one: str, more: str = "") -> str:
    """“1 memo”, “3 memos”."""
    return f"{number} {one if number == 1 else more or one + 's'}"


def _who(coders: NumbersByCoder) -> str:
    """Coders with numbers; those whose codings may not be seen (blind) without their names."""
    words = [f"{visible(name)} {number}" for name, number in coders.named.items()]
    return ", ".join([*words, f"others (hidden) {coders.hidden}"] if coders.hidden else words) or "nobody"


def transfer_text(plan: Transfer, coders: NumbersByCoder) -> Text:
    """What goes from one code to another, and of whom, as far as that may be told."""
    text = Text()
    text.append(f"{visible(plan.source)} → {visible(plan.target)}\n\n", style="bold")
    total = plan.codings + plan.doubles
    text.append(f"{many(plan.codings, 'coding')} in {many(plan.documents, 'document')} get the other code")
    text.append(f", under version {plan.rule_version} of its rules.\n")
    if total:
        text.append(f"By coder: {_who(coders)}.\n")
    if plan.doubles:
        words = "1 is a double" if plan.doubles == 1 else f"{plan.doubles} are doubles"
        text.append(f"{words}: the coder gave the other code to the same passage; one coding of each stays.\n")
    if plan.differing:
        text.append(
            f"Different in polarity or weight: {plan.differing}; what the other code has stays.\n", style="bold"
        )
    kept = [many(plan.memos, "memo")] if plan.memos else []
    kept += [many(plan.anchors, "anchor example")] if plan.anchors else []
    if kept:
        text.append(f"Kept and taken along: {' and '.join(kept)}.\n")
    if plan.sub_codes:
        text.append(f"Sub-codes that move too: {visible(', '.join(plan.sub_codes))}.\n")
    return text


def _transfer_of_all(plan: Transfer, coders: NumbersByCoder) -> Text:
    """What goes from one code to another in a blind project: nothing that counts what others gave."""
    text = Text()
    text.append(f"{visible(plan.source)} → {visible(plan.target)}\n\n", style="bold")
    text.append(f"{many(coders.told, 'coding')} of yours, and those of others, get the other code")
    text.append(f", under version {plan.rule_version} of its rules. {_BLIND}\n")
    text.append("Of doubles (the coder gave the other code to the same passage) one coding of each stays, with the\n")
    text.append("polarity and weight of the other code. Memos and anchor examples are kept and taken along.\n")
    if plan.sub_codes:
        text.append(f"Sub-codes that move too: {visible(', '.join(plan.sub_codes))}.\n")
    return text


def merge_text(plan: Transfer, source: Code, coders: NumbersByCoder) -> Text:
    """What a merge does, and the rules that go with the code; in a project that is blind for all without numbers."""
    text = _transfer_of_all(plan, coders) if coders.hidden is None else transfer_text(plan, coders)
    text.append(f"\n“{visible(source.name)}” is taken away, and its rules with it", style="bold")
    rules = [(name, getattr(source.rules, name)) for name in ("definition", "include", "exclude", "borders")]
    if not any(words for _, words in rules):
        text.append(" (it has none).\n")
    else:
        text.append(":\n")
        for name, words in rules:
            if words:
                text.append(f"  {name}: ", style="dim")
                text.append(f"{visible(words, keep=chr(10))}\n")
    text.append(f"{undoes()} it.", style="dim")
    return text


def removal_text(code: Code, removal: Removal) -> Text:
    """What goes with a code; in a project that is blind for all, nothing counts what others gave."""
    text = Text(f"{visible(code.full_name)}\n\n", style="bold")
    text = Text().append_text(text)
    codings, is_told = removal.coders.told, removal.coders.hidden is not None
    lost = [many(removal.sub_codes, "sub-code")] if removal.sub_codes else []
    lost += [f"{many(codings, 'coding')} ({_who(removal.coders)})"] if codings else []
    lost += [many(removal.memos, "memo")] if removal.memos else []
    lost += [many(len(code.anchors), "anchor example")] if code.anchors else []
    if not is_told:
        text.append(f"With it go {', '.join([*lost, 'what others coded with it'])}. {_BLIND}\n")
    else:
        text.append(f"With it go {', '.join(lost)}.\n" if lost else "It was never given and nothing goes with it.\n")
    if codings or not is_told:
        text.append(f"To keep the codings, merge it into another code ({key_of('codebook.merge')}) instead.\n")
    text.append(f"{undoes()} it.", style="dim")
    return text
