"""What rules code, as an answer: passages, documents and cases of each code, with small numbers hidden."""

from __future__ import annotations

from qualcode.catalogue import _, ngettext, pgettext
from qualcode.pool.folder.manifest import GivenKind
from qualcode.pool.tables.absent_words import absent_words
from qualcode.pool.tables.results import HiddenNumber, PoolResult, ResultCell, ResultColumn, ResultFact
from qualcode.pool.tables.small_cells import told_number
from qualcode.pool.words.rule_coding import RuleCount, RuleRun
from qualcode.pool.words.rules import Rulebook
from qualcode.safe_text import visible


def rules_result(run: RuleRun, rulebook: Rulebook, smallest: int, *, dry_run: bool = False) -> PoolResult:
    """What rules code, or would code: passages, documents and cases of each code."""

    def row(code: int, path: str) -> list[ResultCell]:
        count = run.counts.get(code, RuleCount())
        documents, cases = told_number(count.documents, smallest), told_number(count.cases, smallest)
        if isinstance(cases, HiddenNumber):
            return [visible(path), HiddenNumber(), HiddenNumber(), cases]
        return [visible(path), count.passages, documents, cases]

    work = run.work
    notes = absent_words([word.typed for word in run.absent])
    if work.not_annotated:
        notes.append(
            ngettext(
                "{count} project has texts that are not annotated: “qualcode pool annotate”",
                "{count} projects have texts that are not annotated: “qualcode pool annotate”",
                len(work.not_annotated),
            )
        )
    if work.without_texts:
        notes.append(
            ngettext("{count} project gave no texts", "{count} projects gave no texts", len(work.without_texts))
        )
    if not rulebook.with_interviewer and any(
        manifest.kind is GivenKind.PROJECT for manifest in (*work.due, *work.done)
    ):
        notes.append(_("what interviewers say is not coded, unless the file of rules says “with_interviewer = true”"))
    if run.changed:
        notes.append(
            ngettext(
                "{count} project was changed meanwhile and is not coded: call it again",
                "{count} projects were changed meanwhile and are not coded: call it again",
                run.changed,
            )
        )
    return PoolResult(
        "",
        (
            ResultColumn("code", _("code")),
            ResultColumn("passages", _("passages"), "int64", hides=True),
            ResultColumn("documents", _("documents"), "int64", hides=True),
            ResultColumn("cases", _("cases"), "int64", hides=True),
        ),
        [row(code.code, code.path) for code in sorted(rulebook.codes, key=lambda code: code.path)],
        tuple(notes),
        (
            ResultFact("rules", pgettext("in a pool", "rules"), rulebook.name),
            ResultFact("coded", _("projects coded"), 0 if dry_run else len(work.due) - run.changed),
            ResultFact("up_to_date", _("up to date"), len(work.done)),
        ),
    )
