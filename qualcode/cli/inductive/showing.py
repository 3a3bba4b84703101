"""Inductive work as lines on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qualcode.catalogue import _, ngettext, program
from qualcode.cli.shared import diagnostics, output
from qualcode.model.codebooks.inductions import PassageOutcome, Technique
from qualcode.plural import counted

if TYPE_CHECKING:
    from qualcode.workspace.inductive.cards import CardBoard
    from qualcode.workspace.inductive.categories import FormedCategories
    from qualcode.workspace.inductive.inductions import InductionProgress
    from qualcode.workspace.inductive.summary_table import SummaryStatement, SummaryTable
    from qualcode.workspace.inductive.table_import import InductionTablePlan
    from qualcode.workspace.workspace import Workspace


def progress_words(work: InductionProgress) -> str:
    """How far a work is, in one line: closed, so much of the material, the revision that is due."""
    induction = work.induction
    parts = [_("closed")] if induction.closed else []
    if induction.technique is Technique.CATEGORIES:
        parts.append(_("{share} % of the material", share=program().number(work.share)))
        if work.is_due:
            parts.append(_("the revision is due (at {due} %)", due=program().number(induction.revision_due or 0)))
        elif induction.revised is not None:
            parts.append(_("revised at {share} %", share=program().number(induction.revised)))
    return ", ".join(parts) or _("open")


def show_work(space: Workspace, work: InductionProgress) -> None:
    """Write a work with what is in it that may be seen."""
    from qualcode.workspace.inductive import cards, categories, summary_table

    _head(work)
    technique = work.induction.technique
    if technique is Technique.SUMMARY:
        _table(summary_table.table(space, work.induction))
    elif technique is Technique.CATEGORIES:
        _categories(categories.categories(space, work.induction))
    else:
        _cards(cards.board(space, work.induction))


def tell_plan(plan: InductionTablePlan) -> None:
    """Write what a table changes, one a line, and how many of its rows say what is there already."""
    from qualcode.workspace.inductive.plan_lines import lines_of, missing_told

    for line in lines_of(plan):
        output.line(line)
    diagnostics.say(
        ngettext(
            "{count} change, rows the same: {same}",
            "{count} changes, rows the same: {same}",
            len(plan.changes),
            same=program().number(plan.same),
        )
    )
    if missing := missing_told(plan):
        diagnostics.say(missing)


def _head(work: InductionProgress) -> None:
    from qualcode.reporting.inductive.report import technique_words

    induction, words = work.induction, program()
    stated = (
        (words.pgettext("head", "question"), induction.question),
        (words.pgettext("head", "selection criterion"), induction.criterion),
        (words.pgettext("head", "level of abstraction"), induction.abstraction),
        (words.pgettext("head", "definition of a category"), induction.definition),
        (words.pgettext("head", "code"), work.code.full_name if work.code else ""),
        (words.pgettext("head", "material"), ", ".join(of.document.name for of in work.documents)),
        (words.pgettext("head", "state"), progress_words(work)),
        (words.pgettext("head", "revision"), induction.revision_note),
    )
    output.facts(
        (
            (words.pgettext("head", "inductive work"), f"{induction.name} ({induction.id})"),
            (words.pgettext("head", "technique"), technique_words(induction.technique)),
            *((name, said) for name, said in stated if said),
        )
    )


def _table(shown: SummaryTable) -> None:
    for number, row in enumerate(shown.rows, start=1):
        memo = row.paraphrase.memo
        output.line()
        output.paragraph(
            _(
                "{number}. {document} ({id}): {paraphrase}",
                number=number,
                document=row.paraphrase.document.name,
                id=memo.id,
                paraphrase=" ".join(memo.text.split()),
            ),
            indent=3,
        )
        if row.row.generalisation:
            output.paragraph(f"   → {row.row.generalisation}", indent=5)
        if row.row.struck:
            output.paragraph("   " + _("struck: {reason}", reason=row.row.struck), indent=5)
    _statements(_("First reduction"), shown.first)
    _statements(_("Second reduction"), shown.second)
    if shown.open:
        output.line()
        output.line(
            ngettext(
                "{count} paraphrase of the material has no row: “qualcode induce take NAME”.",
                "{count} paraphrases of the material have no row: “qualcode induce take NAME”.",
                len(shown.open),
            )
        )


def _statements(title: str, statements: tuple[SummaryStatement, ...]) -> None:
    if not statements:
        return
    output.line()
    output.line(title)
    for of in statements:
        told = [counted(len(of.rows), "passage")]
        if of.below:
            told.append(counted(len(of.below), "statement"))
        if of.code is not None:
            told.append(_("code “{code}”", code=of.code.full_name))
        if of.statement.struck:
            told.append(_("struck: {reason}", reason=of.statement.struck))
        output.paragraph(f"  {of.statement.text} ({of.statement.id}; {'; '.join(told)})", indent=4)


def _categories(formed: FormedCategories) -> None:
    for of in formed.categories:
        output.line()
        output.line(f"{of.code.full_name} ({of.code.id}, {counted(len(of.passages), 'passage')})")
        if not of.code.rules.definition:
            output.line("  " + _("no definition yet"))
        for passage in of.passages:
            if passage.coding is not None:
                sign = "+" if passage.passage.outcome is PassageOutcome.NEW else "·"
                place = f"{passage.coding.span.start}:{passage.coding.span.end}"
                output.line(f"  {sign} {passage.document.name} {place} ({passage.coding.id})")
    if formed.gone:
        output.line()
        output.line(
            ngettext(
                "{count} passage has no coding any more.",
                "{count} passages have no coding any more.",
                len(formed.gone),
            )
        )


def _cards(board: CardBoard) -> None:
    for pile in board.piles:
        output.line()
        output.line(f"{pile.group.name} ({counted(len(pile.cards), 'card')})")
        if pile.group.definition:
            output.paragraph(f"  {pile.group.definition}", indent=2)
        for card in pile.cards:
            _card(card.document.name, card.coding.id, card.words)
        if pile.gone:
            output.line(
                "  " + ngettext("{count} card has no coding now", "{count} cards have no coding now", pile.gone)
            )
    output.line()
    output.line(ngettext("{count} card in no group", "{count} cards in no group", len(board.loose)))
    for card in board.loose:
        _card(card.document.name, card.coding.id, card.words)


def _card(document: str, id_: str, words: str) -> None:
    output.paragraph(f"  {document} ({id_}): {program().quoted(' '.join(words.split()))}", indent=4)
