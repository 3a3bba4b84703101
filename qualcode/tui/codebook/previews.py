"""Previews of changes of the codebook in words: what a merge, a split, a removal would do."""

from __future__ import annotations

from dataclasses import replace

from rich.text import Text

from qualcode.catalogue import _, ngettext, program
from qualcode.model.codes import Code
from qualcode.plural import counted
from qualcode.project.merge_and_split import Transfer
from qualcode.safe_text import visible
from qualcode.tui.codebook.code_form import field_name
from qualcode.tui.keys.key_table import key_of
from qualcode.workspace.codebook.codes import RULES
from qualcode.workspace.codebook.level_words import told_levels
from qualcode.workspace.codebook.removal import Removal
from qualcode.workspace.sight import NumbersByCoder

_BLIND = _("How many are hidden is not told (independent coding).")


def _who(coders: NumbersByCoder) -> str:
    """Coders with numbers; those whose codings may not be seen (blind) without their names."""
    words = [f"{visible(name)} {program().number(number)}" for name, number in coders.named.items()]
    words += [_("others (hidden) {number}", number=program().number(coders.hidden))] if coders.hidden else []
    return ", ".join(words) or _("nobody")


def _undoes() -> str:
    return _("{key} undoes it.", key=key_of("study.undo"))


def _lines(lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _head(plan: Transfer) -> Text:
    return Text(f"{visible(plan.source)} → {visible(plan.target)}\n\n", style="bold")


def _sub_codes(plan: Transfer) -> list[str]:
    names = visible(", ".join(plan.sub_codes))
    return [_("Sub-codes that move too: {names}.", names=names)] if plan.sub_codes else []


def transfer_text(plan: Transfer, coders: NumbersByCoder) -> Text:
    """What goes from one code to another, and of whom, as far as that may be told."""
    text = Text().append_text(_head(plan))
    lines = [
        _(
            "{codings} in {documents} get the other code, under version {version} of its rules.",
            codings=counted(plan.codings, "coding"),
            documents=counted(plan.documents, "document", after=True),
            version=plan.rule_version,
        )
    ]
    if plan.codings + plan.doubles:
        lines += [_("By coder: {coders}.", coders=_who(coders))]
    if number := plan.doubles:
        lines += [
            ngettext(
                "{count} duplicate: the same coder had assigned both codes; one coding of each is kept.",
                "{count} duplicates: the same coder had assigned both codes; one coding of each is kept.",
                number,
            )
        ]
    text.append(_lines(lines))
    if number := plan.differing:
        differing = ngettext(
            "Different in polarity or weight: {count}; those of the other code are kept.",
            "Different in polarity or weight: {count}; those of the other code are kept.",
            number,
        )
        text.append(f"{differing}\n", style="bold")
    if number := plan.kept:
        kept_doubles = ngettext(
            "{count} duplicate is kept: “{code}” stays with it.",
            "{count} duplicates are kept: “{code}” stays with them.",
            number,
            code=visible(plan.source),
        )
        text.append(f"{kept_doubles}\n", style="bold")
    if plan.to_recheck:
        text.append(f"{recheck_words(plan.to_recheck)}\n", style="bold")
    text.append(_lines([visible(line) for line in told_levels(plan.levels, plan.target)]))
    kept = [counted(plan.memos, "memo")] if plan.memos else []
    kept += [counted(plan.anchors, "anchor example")] if plan.anchors else []
    lines = [_("Kept and taken along: {what}.", what=program().listed(kept))] if kept else []
    text.append(_lines([*lines, *_sub_codes(plan)]))
    return text


def _transfer_of_all(plan: Transfer, coders: NumbersByCoder) -> Text:
    """What goes from one code to another in a blind project: nothing that counts what others gave."""
    lines = [
        ngettext(
            "{count} coding that you may see ({coders}), and those that are hidden get the other code, under "
            "version {version} of its rules.",
            "{count} codings that you may see ({coders}), and those that are hidden get the other code, under "
            "version {version} of its rules.",
            coders.told,
            coders=_who(coders),
            version=plan.rule_version,
        ),
        _BLIND,
        _(
            "Of duplicates (the same coder had assigned both codes) one coding of each is kept, with the polarity "
            "and weight of the other code. Memos and anchor examples are kept and taken along."
        ),
        *(visible(line) for line in told_levels(plan.levels, plan.target, hides_numbers=True)),
        *_sub_codes(plan),
    ]
    return Text().append_text(_head(plan)).append(_lines(lines))


def merge_text(plan: Transfer, source: Code, coders: NumbersByCoder) -> Text:
    """What a merge does, and the rules that go with the code; in a project that is blind for all without numbers."""
    text = _transfer_of_all(plan, coders) if coders.hidden is None else transfer_text(plan, coders)
    if plan.kept and coders.hidden is not None:
        return text.append(f"\n{_undoes()}", style="dim")
    rules = [(name, getattr(source.rules, name)) for name in RULES]
    name = visible(source.name)
    if not any(words for _name, words in rules):
        text.append("\n").append(_("“{code}” will be removed (it has no rules).", code=name), style="bold").append(
            "\n"
        )
    else:
        text.append("\n").append(_("“{code}” and its rules will be removed:", code=name), style="bold").append("\n")
        for rule, words in rules:
            if words:
                text.append(f"  {field_name(rule)}: ", style="dim")
                text.append(f"{visible(words, keep=chr(10))}\n")
    return text.append(_undoes(), style="dim")


def recheck_words(number: int) -> str:
    """That codings were made under other rules, and are listed to be looked at."""
    return ngettext(
        "{count} coding was made under other rules and is listed for re-check.",
        "{count} codings were made under other rules and are listed for re-check.",
        number,
    )


def removal_to_text(plan: Transfer, code: Code, coders: NumbersByCoder) -> Text:
    """What goes to another code, and which codes are removed; in a project that is blind for all without numbers."""
    names = program().listed([program().quoted(visible(name)) for name in (code.name, *plan.sub_codes)])
    plan = replace(plan, sub_codes=())
    text = _transfer_of_all(plan, coders) if coders.hidden is None else transfer_text(plan, coders)
    gone = _("Removed, with their own rules, memos and anchor examples: {names}.", names=names)
    return text.append(f"\n{gone}\n", style="bold").append(_undoes(), style="dim")


def removal_text(code: Code, removal: Removal) -> Text:
    """What goes with a code; in a project that is blind for all, nothing counts what others gave."""
    text = Text().append_text(Text(f"{visible(code.full_name)}\n\n", style="bold"))
    codings, is_told = removal.coders.told, removal.coders.hidden is not None
    lost = [counted(removal.sub_codes, "sub-code")] if removal.sub_codes else []
    lost += [f"{counted(codings, 'coding')} ({_who(removal.coders)})"] if codings else []
    lost += [counted(removal.memos, "memo")] if removal.memos else []
    lost += [counted(removal.summaries, "summary")] if removal.summaries else []
    lost += [counted(removal.levels, "case level")] if removal.levels else []
    lost += [counted(len(code.anchors), "anchor example")] if code.anchors else []
    if not is_told:
        lost += [_("what others coded with it")]
    lines = [
        _("Removed with it: {what}.", what=", ".join(lost))
        if lost
        else _("It was never assigned; nothing goes with it.")
    ]
    lines += [] if is_told else [_BLIND]
    if codings or not is_told:
        lines += [_("To keep the codings, merge it into another code ({key}) instead.", key=key_of("codebook.merge"))]
    return text.append(_lines(lines)).append(_undoes(), style="dim")
