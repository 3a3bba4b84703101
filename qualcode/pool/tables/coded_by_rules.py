"""What rules code, as an answer: passages, documents and cases of each code, with small numbers hidden."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qualcode.catalogue import _, ngettext, pgettext
from qualcode.pool.folder.manifest import GivenKind
from qualcode.pool.tables.absent_words import absent_words
from qualcode.pool.tables.results import HiddenNumber, PoolResult, ResultCell, ResultColumn, ResultFact, ResultSquare
from qualcode.pool.tables.small_cells import Told, told_number
from qualcode.pool.tables.told_rules import RuleHits, told_hits
from qualcode.pool.words.rule_coding import RuleCount, RuleRun
from qualcode.pool.words.rules import Rulebook, RuledCode, rule_as_toml
from qualcode.safe_text import visible


def rules_result(run: RuleRun, rulebook: Rulebook, smallest: int, *, dry_run: bool = False) -> PoolResult:
    """What rules code, or would code: passages, documents and cases of each code, and of each rule on demand."""

    def numbered(name: str, count: RuleCount, documents: Told, cases: Told) -> list[ResultCell]:
        if isinstance(cases, HiddenNumber):
            documents = HiddenNumber()
        passages = HiddenNumber() if isinstance(documents, HiddenNumber) else count.passages
        return [visible(name), passages, documents, cases]

    def rows(code: RuledCode) -> Iterator[list[ResultCell]]:
        count = run.counts.get(code.code, RuleCount())
        if run.by_rule is None:
            yield numbered(
                code.path, count, told_number(count.documents, smallest), told_number(count.cases, smallest)
            )
            return
        single = run.by_rule[code.code]
        documents = told_hits(
            count.documents, [RuleHits(rule.count.documents, rule.only_documents) for rule in single], smallest
        )
        cases = told_hits(count.cases, [RuleHits(rule.count.cases, rule.only_cases) for rule in single], smallest)
        whole = numbered(code.path, count, documents.together, cases.together)
        yield [whole[0], None, *whole[1:], None, None]
        for place, (rule, counted) in enumerate(zip(code.rules, single, strict=True)):
            own = numbered(rule_as_toml(rule), counted.count, documents.found[place], cases.found[place])
            alone = documents.alone[place], cases.alone[place]
            if isinstance(alone[1], HiddenNumber):
                alone = HiddenNumber(), alone[1]
            yield [whole[0], *own, *alone]

    lines = [line for code in sorted(rulebook.codes, key=lambda code: code.path) for line in rows(code)]
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
            *([] if run.by_rule is None else [ResultColumn("rule", pgettext("in a pool", "rule"))]),
            ResultColumn("passages", _("passages"), "int64", hides=True),
            ResultColumn("documents", _("documents"), "int64", hides=True),
            ResultColumn("cases", _("cases"), "int64", hides=True),
            *(
                []
                if run.by_rule is None
                else [
                    ResultColumn("only_documents", _("documents by it alone"), "int64", hides=True),
                    ResultColumn("only_cases", _("cases by it alone"), "int64", hides=True),
                ]
            ),
        ),
        lines,
        tuple(notes),
        (
            ResultFact("rules", pgettext("in a pool", "rules"), rulebook.name),
            ResultFact("coded", _("projects coded"), 0 if dry_run else len(work.due) - run.changed),
            ResultFact("up_to_date", _("up to date"), len(work.done)),
        ),
        squares=() if run.by_rule is None else (_for_people(lines),),
    )


def _for_people(lines: Sequence[Sequence[ResultCell]]) -> ResultSquare:
    """The rules of a code below it."""
    head = (_("code"), _("passages"), _("documents"), _("alone"), _("cases"), _("alone"))
    return ResultSquare(
        "",
        head,
        [
            (path if rule is None else f"  {rule}", passages, documents, only_documents, cases, only_cases)
            for path, rule, passages, documents, cases, only_documents, only_cases in lines
        ],
    )
