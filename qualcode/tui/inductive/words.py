"""How inductive work reads on the screens."""

from __future__ import annotations

from rich.text import Text

from qualcode.catalogue import _, pgettext, program
from qualcode.model.codebooks.inductions import Induction, Technique
from qualcode.reporting.inductive.report import technique_words
from qualcode.safe_text import visible
from qualcode.workspace.inductive.inductions import InductionProgress

HEADS = (
    (pgettext("column", "work"), False),
    (pgettext("column", "state"), False),
    (pgettext("column", "technique"), False),
    (pgettext("column", "code"), False),
)


def progress_words(work: InductionProgress) -> str:
    """How far a work is: closed, so much of the material, the revision that is due or was made."""
    induction, words = work.induction, program()
    parts = [_("closed")] if induction.closed else []
    if induction.technique is Technique.CATEGORIES:
        parts.append(_("{share} % of the material", share=words.number(work.share)))
        if work.is_due:
            parts.append(_("the revision is due (at {due} %)", due=words.number(induction.revision_due or 0)))
        elif induction.revised is not None:
            parts.append(_("revised at {share} %", share=words.number(induction.revised)))
        elif induction.revision_due is not None:
            parts.append(_("revision at {due} %", due=words.number(induction.revision_due)))
    return ", ".join(parts) or _("open")


def cells_of_work(work: InductionProgress) -> tuple[str, ...]:
    """A work as a row of the list."""
    induction = work.induction
    code = work.code.full_name if work.code else ""
    return induction.name, progress_words(work), technique_words(induction.technique), code


def stated_lines(induction: Induction) -> list[tuple[str, str]]:
    """What was stated of a work before it began: heads with words, without what is empty."""
    stated = (
        (pgettext("head", "question"), induction.question),
        (pgettext("head", "selection criterion"), induction.criterion),
        (pgettext("head", "level of abstraction"), induction.abstraction),
        (pgettext("head", "definition of a category"), induction.definition),
        (pgettext("head", "revision"), induction.revision_note),
    )
    return [(head, words) for head, words in stated if words]


def stated_text(induction: Induction) -> Text:
    """The same as one text."""
    text = Text()
    for head, words in stated_lines(induction):
        text.append(f"{head}  ", style="bold").append(f"{visible(words, keep=chr(10))}\n", style="not bold")
    return text


def work_text(work: InductionProgress, author: str) -> Text:
    """A work whole: what was stated, whose it is, and how far each document of its material is."""
    text = stated_text(work.induction)
    text.append(f"{pgettext('head', 'author')}  ", style="bold").append(f"{visible(author)}\n", style="not bold")
    if work.documents:
        text.append(f"{pgettext('head', 'material')}\n", style="bold")
    for held in work.documents:
        line = visible(held.document.name)
        if work.induction.technique is Technique.CATEGORIES:
            length = held.document.length
            share = held.worked * 100 // length if length else 100
            state = "✓" if held.is_done else _("{share} %", share=program().number(share))
            line = f"{line}  {state}"
        text.append(f"  {line}\n", style="not bold")
    return text
