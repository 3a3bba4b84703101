"""The audit trail of a study: what its rows and its history say of material, people, codebook, and decisions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qualcode.catalogue import later, nlater
from qualcode.errors import QualcodeError
from qualcode.model.codebooks.inductions import Technique
from qualcode.model.codes import RuleChange
from qualcode.model.history import ChangeChoice
from qualcode.model.procedures import procedure_in_words
from qualcode.project.history_queries import setting_changes
from qualcode.project.versions.gaps import GapKind
from qualcode.reporting.codebook.comparison import CodebookChange
from qualcode.reporting.codebook.trail import Trail, TrailPart, TrailStatement
from qualcode.workspace.versions.change_log import looked_at, people, uncounted_coders, under
from qualcode.workspace.versions.trail_words import change_words, coder_kind, figure, local, role_words
from qualcode.workspace.versions.versions import changed_since_each

if TYPE_CHECKING:
    from qualcode.model.codebooks.inductions import Induction
    from qualcode.project.versions.trail_counts import TrailCounts
    from qualcode.workspace.versions.versions import ComparedCodebooks
    from qualcode.workspace.workspace import Workspace

_REMOVALS = (
    *("coding.remove", "code.remove", "code.merge", "memo.remove", "document.remove", "case.remove"),
    *("orphan.remove", "codebook.unfreeze", "consensus.withdraw", "summary.remove", "level.remove"),
    *("induction.remove", "typology.remove", "norming.remove", "publication.remove", "forget"),
)
_NOT_ALL = {GapKind.PACKAGE, GapKind.IMPORTED, GapKind.ERASED, GapKind.WAITING}
"""Gaps that let the history say less of what was done than was done."""


def trail(space: Workspace, *, identify: bool = False, agreement: bool = True) -> Trail:
    """The audit trail; people are called by numbers unless `identify`, figures of agreement are computed if wanted.

    It speaks for the whole study: raises QualcodeError while codings of others are hidden.
    """
    space.refuse_part()
    project = space.project
    with project.at_one_moment():
        gaps = project.versions.gaps()
        gathered = _Gathering(
            space,
            project.versions.trail_counts(),
            people(space, identify=identify),
            any(gap.kind in _NOT_ALL for gap in gaps),
            any(gap.kind is GapKind.OLDER for gap in gaps),
        )
        made = {
            TrailPart.MATERIAL: gathered.material(),
            TrailPart.PEOPLE: gathered.people(),
            TrailPart.ROUNDS: gathered.rounds(),
            TrailPart.CODEBOOK: gathered.codebook(),
            TrailPart.AGREEMENT: gathered.agreement() if agreement else (),
            TrailPart.DECISIONS: gathered.decisions(),
            TrailPart.INDUCTIVE: gathered.inductive(),
            TrailPart.CASES: gathered.cases(),
            TrailPart.MEMOS: gathered.memos(),
            TrailPart.QUOTATIONS: gathered.quotations(),
            TrailPart.REMOVALS: gathered.removals(),
            TrailPart.HISTORY: gathered.history(),
        }
        parts = {part: found for part, statements in made.items() if (found := tuple(statements))}
    return Trail(project.title, parts, gaps)


@dataclass(frozen=True, slots=True)
class _Gathering:
    """Gathers statements; `lacks` says that the history lacks things, `is_older` that older programs began it."""

    space: Workspace
    counts: TrailCounts
    named: Mapping[str, str]
    lacks: bool
    is_older: bool

    def material(self) -> Iterator[TrailStatement]:
        """What was read, how, and corrected."""
        n, project = self.counts.single, self.space.project
        yield TrailStatement(
            "documents",
            nlater(
                "{count} document with {words} words.",
                "{count} documents with {words} words.",
                n["documents"],
                words=n["words"],
            ),
            {"documents": n["documents"], "words": n["words"]},
        )
        yield TrailStatement("cases", nlater("{count} case.", "{count} cases.", n["cases"]), {"cases": n["cases"]})
        for reader, number in self.counts.grouped["readers"].items():
            yield TrailStatement(
                "reader",
                nlater(
                    "{count} document was read as {reader}.",
                    "{count} documents were read as {reader}.",
                    number,
                    reader=str(reader),
                ),
                {"reader": str(reader), "documents": number},
            )
        for name, number in self.counts.grouped["transcriptions"].items():
            rules = project.transcription.named(str(name)) if name else None
            title = later("rules that nobody named") if not name else rules.title if rules else str(name)
            yield TrailStatement(
                "transcription",
                nlater(
                    "{count} document was written down by: {rules}.",
                    "{count} documents were written down by: {rules}.",
                    number,
                    rules=title,
                ),
                {"rules": str(name), "documents": number},
            )
        if n["corrections"]:
            yield TrailStatement(
                "corrections",
                nlater(
                    "{count} correction of texts, in {documents} of the documents.",
                    "{count} corrections of texts, in {documents} of the documents.",
                    n["corrections"],
                    documents=n["corrected_documents"],
                ),
                {"corrections": n["corrections"], "documents": n["corrected_documents"]},
                self.lacks,
            )
        if n["orphans"]:
            yield TrailStatement(
                "orphans",
                nlater(
                    "{count} passage lost its place in a corrected text and waits for one.",
                    "{count} passages lost their places in corrected texts and wait for one.",
                    n["orphans"],
                ),
                {"orphans": n["orphans"]},
            )
        if n["doubts"]:
            yield TrailStatement(
                "doubts",
                nlater(
                    "{count} doubt of the reader, {settled} of them settled.",
                    "{count} doubts of the reader, {settled} of them settled.",
                    n["doubts"],
                    settled=n["settled_doubts"],
                ),
                {"doubts": n["doubts"], "settled": n["settled_doubts"]},
            )

    def people(self) -> Iterator[TrailStatement]:
        """Who coded, in which role, and how much."""
        for coder in self.space.project.coders.all():
            codings, finished = self.counts.of("codings_by_coder", coder.key), self.counts.of("finished", coder.key)
            yield TrailStatement(
                "coder",
                nlater(
                    "{who} ({kind}, {role}): {count} coding, {finished} documents finished.",
                    "{who} ({kind}, {role}): {count} codings, {finished} documents finished.",
                    codings,
                    who=self.named[coder.name],
                    kind=coder_kind(coder.kind),
                    role=role_words(coder.role),
                    finished=finished,
                ),
                {
                    "coder": str(self.named[coder.name]),
                    "kind": coder.kind.value,
                    "role": coder.role.value,
                    "codings": codings,
                    "finished": finished,
                },
            )
        procedure = self.space.project.settings.procedure
        yield TrailStatement(
            "procedure",
            later("Quality procedure: {procedure}.", procedure=procedure_in_words(procedure))
            if procedure is not None
            else later("No quality procedure was declared."),
            {"procedure": procedure.value if procedure is not None else None},
        )

    def rounds(self) -> Iterator[TrailStatement]:
        """When rounds began, how much was coded in each, and when coders were blind."""
        project = self.space.project
        for change in self._standing("round"):
            version = project.versions.of_round(int(change[1])) if change[1].isdecimal() else None
            said = later("Round {number} began on {time}.", number=change[1], time=local(change[0]))
            if version is not None:
                said = later(
                    "Round {number} began on {time}; its codebook is the version “{name}”.",
                    number=change[1],
                    time=local(change[0]),
                    name=version.name,
                )
            numbers = {"round": change[1], "created": change[0], "version": version.id if version else None}
            yield TrailStatement("round_begun", said, numbers, self.lacks)
        for number, codings in self.counts.grouped["codings_by_round"].items():
            coders = self.counts.of("coders_by_round", number)
            yield TrailStatement(
                "round",
                nlater(
                    "Round {number}: {count} coding by {coders} coders.",
                    "Round {number}: {count} codings by {coders} coders.",
                    codings,
                    number=str(number),
                    coders=coders,
                ),
                {"round": number, "codings": codings, "coders": coders},
            )
        for created, value in self._standing("blind"):
            said = (
                later("From {time} on codings of others were hidden from coders.", time=local(created))
                if value == "on"
                else later("From {time} on coders saw codings of others.", time=local(created))
            )
            yield TrailStatement("blind", said, {"on": value, "created": created}, self.lacks)

    def _standing(self, setting: str) -> Iterator[tuple[str, str]]:
        """(time, value) of the changes of a setting that stand."""
        project = self.space.project
        for change in setting_changes(project, setting):
            entry = project.log_page(1, before=change.entry + 1)[0]
            if entry.living and entry.undoes is None and change.value:
                yield change.created, change.value

    def codebook(self) -> Iterator[TrailStatement]:
        """What each version changed, how many codings were looked at again, and how it stands now."""
        project, n = self.space.project, self.counts.single
        versions = project.versions.all()
        without = uncounted_coders(self.space)
        verdicts, held = project.versions.verdict_counts(without), project.versions.codings_by_version(without)
        if versions:
            yield TrailStatement(
                "first_version",
                nlater(
                    "The first version “{name}” was frozen on {time} with {count} code.",
                    "The first version “{name}” was frozen on {time} with {count} codes.",
                    len(versions[0].codes),
                    name=versions[0].name,
                    time=local(versions[0].created),
                ),
                {"id": versions[0].id, "codes": len(versions[0].codes), "created": versions[0].created},
                note=versions[0].note,
            )
            for compared in changed_since_each(self.space, versions):
                numbers = _numbers_of(compared)
                rules = [change for change in compared.changes if change.change is CodebookChange.RULES]
                looked = sum(sum(looked_at(verdicts, rule.uuid, rule.rule_since).values()) for rule in rules)
                left = sum(
                    under(held.get(rule.uuid, Counter()), rule.rule_since)
                    for rule in rules
                    if rule.rules_change is not RuleChange.EDITORIAL
                )
                version = compared.after.version
                numbers |= {"looked_at_again": looked, "under_old_rules": left}
                numbers |= {"id": version.id if version else None, "codes": len(compared.after.codes)}
                values = {**numbers, "name": compared.after.name, "since": compared.before.name}
                said = (
                    later(
                        "Version “{name}” ({codes} codes) beside “{since}”: new {added}, gone {removed}, renamed "
                        "{renamed}, moved {moved}, with another rule {rule}, worded otherwise {editorial}; "
                        "codings looked "
                        "at again: {looked_at_again}, under an old rule now: {under_old_rules}.",
                        **values,
                    )
                    if version
                    else later(
                        "The present ({codes} codes) beside “{since}”: new {added}, gone {removed}, renamed "
                        "{renamed}, "
                        "moved {moved}, with another rule {rule}, worded otherwise {editorial}; codings looked "
                        "at again: "
                        "{looked_at_again}, under an old rule now: {under_old_rules}.",
                        **values,
                    )
                )
                note = version.note if version else ""
                key = "version" if version else "since_last_version"
                yield TrailStatement(key, said, numbers, self.lacks or self.is_older, note)
        yield TrailStatement(
            "codes",
            nlater(
                "{count} code now, {open} of them without a definition.",
                "{count} codes now, {open} of them without a definition.",
                n["codes"],
                open=n["codes_without_definition"],
            ),
            {"codes": n["codes"], "without_definition": n["codes_without_definition"]},
        )
        yield TrailStatement(
            "under_old_rules",
            nlater(
                "{old} of {count} coding stands under an old rule of its code.",
                "{old} of {count} codings stand under an old rule of their code.",
                n["codings"],
                old=n["under_old_rules"],
            ),
            {"codings": n["codings"], "under_old_rules": n["under_old_rules"]},
        )
        given = self.counts.grouped["verdicts"]
        if given:
            of = {name: given.get(name, 0) for name in ("keep", "recode", "remove", "ask")}
            yield TrailStatement(
                "verdicts",
                later(
                    "Verdicts on codings under old rules: {keep} kept, {recode} recoded, {remove} removed, "
                    "{ask} with a "
                    "question.",
                    **of,
                ),
                of,
            )
        descents = self.counts.grouped["descents"]
        if descents:
            of = {name: descents.get(name, 0) for name in ("merge", "split", "differentiate", "remove")}
            yield TrailStatement(
                "descents",
                later(
                    "What became of codes: merged {merge}, split {split}, differentiated {differentiate}, removed "
                    "{remove} (a code that went to several counts for each).",
                    **of,
                ),
                of,
                self.is_older,
            )

    def agreement(self) -> Iterator[TrailStatement]:
        """Alpha of each round that several coders finished something in, under its codebook."""
        from qualcode.agreement.study.comparison import Comparison
        from qualcode.workspace.team.comparing import agreement

        for number in self.counts.grouped["codings_by_round"]:
            if self.counts.of("coders_by_round", number) < 2:
                continue
            version = self.space.project.versions.of_round(int(number))
            asked = Comparison(round=int(number), interval="none", numbered=True)
            try:
                study = agreement(self.space, asked)
                alpha = study.whole["krippendorff_alpha"].value
            except (QualcodeError, KeyError):
                alpha, study = None, None
            if study is None or alpha is None:
                said = later(
                    "Round {number}: no figure; “qualcode agreement --round {number}” says why.", number=str(number)
                )
                yield TrailStatement("agreement", said, {"round": number, "alpha": None}, incomplete=True)
                continue
            documents, coders = len(study.scope.documents) if study.scope else 0, len(study.coders)
            words = {
                "number": str(number),
                "alpha": figure(alpha),
                "documents": documents,
                "coders": coders,
            }
            said = later(
                "Round {number}: Krippendorff's alpha {alpha} by sentences, {coders} coders, {documents} "
                "documents that "
                "all of them finished.",
                **words,
            )
            if version is not None:
                said = later(
                    "Round {number}, codebook “{name}”: Krippendorff's alpha {alpha} by sentences, {coders} coders, "
                    "{documents} documents that all of them finished.",
                    name=version.name,
                    **words,
                )
            numbers = {"round": number, "alpha": alpha, "coders": coders, "documents": documents}
            yield TrailStatement("agreement", said, numbers | {"version": version.id if version else None})

    def decisions(self) -> Iterator[TrailStatement]:
        """What a consensus decided, and norming sessions."""
        n, modes = self.counts.single, self.counts.grouped["decisions_by_mode"]
        if n["decisions"]:
            joint, third = modes.get("joint", 0), modes.get("third", 0)
            yield TrailStatement(
                "decisions",
                nlater(
                    "{count} decision of the consensus: {joint} by those who differed, {third} by a third "
                    "person; {open} "
                    "of them left open.",
                    "{count} decisions of the consensus: {joint} by those who differed, {third} by a third person; "
                    "{open} of them left open.",
                    n["decisions"],
                    joint=joint,
                    third=third,
                    open=n["open_decisions"],
                ),
                {"decisions": n["decisions"], "joint": joint, "third": third, "open": n["open_decisions"]},
                self.lacks,
            )
        from qualcode.model.team.norming_figures import NormingFigures

        project = self.space.project
        passages = Counter(passage.session for passage in project.norming.passages())
        for session in project.norming.all():
            figures = NormingFigures.from_json(session.figures) if session.figures else None
            first = figures.first.alpha if figures else None
            second = figures.second.alpha if figures and figures.second else None
            numbers: dict[str, int | float | str | None] = {
                "session": session.id,
                "passages": passages[session.key],
                "members": len(session.members),
                "alpha_before": first,
                "alpha_after": second,
            }
            yield TrailStatement(
                "norming",
                later(
                    "Norming session of {time}: {members} members, {passages} passages; alpha {first} before "
                    "the talk, "
                    "{second} after it.",
                    time=local(session.created),
                    members=len(session.members),
                    passages=passages[session.key],
                    first=figure(first),
                    second=figure(second),
                ),
                numbers,
            )

    def inductive(self) -> Iterator[TrailStatement]:
        """What was stated before inductive work began, and how far it went."""
        for induction in self.space.project.inductions.all():
            yield self._induction(induction)

    def _induction(self, induction: Induction) -> TrailStatement:
        of = self.counts.of
        documents = of("induction_documents", induction.key)
        numbers: dict[str, int | float | str | None] = {"id": induction.id, "documents": documents}
        values = {"name": induction.name, "documents": documents}
        note = "; ".join(filter(None, (induction.question, induction.criterion, induction.abstraction)))
        if induction.technique is Technique.CATEGORIES:
            more = {
                "subsumed": of("subsumed", induction.key),
                "new": of("new_categories", induction.key),
                "revised": induction.revised,
            }
            share = later("not yet") if induction.revised is None else later("at {share} %", share=induction.revised)
            said = later(
                "Forming categories “{name}” ({documents} documents): {subsumed} passages subsumed, {new} gave a new "
                "category; revised: {share}.",
                share=share,
                subsumed=more["subsumed"] or 0,
                new=more["new"] or 0,
                **values,
            )
            note = "; ".join(filter(None, (note, induction.definition, induction.revision_note)))
        elif induction.technique is Technique.SUMMARY:
            more = {
                "rows": of("summary_rows", induction.key),
                "struck": of("struck_rows", induction.key),
                "statements": of("statements", induction.key),
            }
            said = later(
                "Summary “{name}” ({documents} documents): {rows} paraphrases, {struck} of them struck; {statements} "
                "statements.",
                rows=more["rows"] or 0,
                struck=more["struck"] or 0,
                statements=more["statements"] or 0,
                **values,
            )
        else:
            more = {"cards": of("cards", induction.key)}
            said = later(
                "Differentiation “{name}”: {cards} passages in groups.", name=induction.name, cards=more["cards"] or 0
            )
        return TrailStatement(f"induction_{induction.technique.value}", said, numbers | more, note=note)

    def cases(self) -> Iterator[TrailStatement]:
        """Levels of cases, and types."""
        n = self.counts.single
        if n["levels_of_cases"]:
            yield TrailStatement(
                "levels",
                nlater(
                    "{count} level of a case, {none} of them not classifiable.",
                    "{count} levels of cases, {none} of them not classifiable.",
                    n["levels_of_cases"],
                    none=n["not_classifiable"],
                ),
                {"levels": n["levels_of_cases"], "not_classifiable": n["not_classifiable"]},
            )
        if n["typologies"]:
            yield TrailStatement(
                "types",
                nlater(
                    "{count} typology, in which {cases} cases have a type.",
                    "{count} typologies, in which {cases} cases have a type.",
                    n["typologies"],
                    cases=n["typed_cases"],
                ),
                {"typologies": n["typologies"], "cases": n["typed_cases"]},
            )

    def memos(self) -> Iterator[TrailStatement]:
        """How many memos there are of which kind."""
        kinds = {
            "rule": later("on coding rules"),
            "theory": later("on theory"),
            "method": later("on method"),
            "case": later("on cases"),
            "question": later("open questions"),
            "paraphrase": later("paraphrases"),
            "other": later("others"),
        }
        for kind, number in self.counts.grouped["memos"].items():
            said = nlater("{count} memo: {kind}.", "{count} memos: {kind}.", number, kind=kinds[str(kind)])
            yield TrailStatement("memos", said, {"kind": str(kind), "memos": number})

    def quotations(self) -> Iterator[TrailStatement]:
        """What was edited, checked and published, and what left the project."""
        n = self.counts.single
        if n["quotation_edits"] or n["accepted_findings"]:
            yield TrailStatement(
                "quotations_checked",
                later(
                    "{edited} quotations were edited; {accepted} findings of the disclosure check were accepted.",
                    edited=n["quotation_edits"],
                    accepted=n["accepted_findings"],
                ),
                {"edited": n["quotation_edits"], "accepted": n["accepted_findings"]},
            )
        if n["publications"]:
            yield TrailStatement(
                "publications",
                nlater(
                    "{count} publication with {quotations} quotations.",
                    "{count} publications with {quotations} quotations.",
                    n["publications"],
                    quotations=n["published_quotations"],
                ),
                {"publications": n["publications"], "quotations": n["published_quotations"]},
            )
        if n["left"]:
            said = nlater(
                "{count} line of the register of what left the project.",
                "{count} lines of the register of what left the project.",
                n["left"],
            )
            yield TrailStatement("left", said, {"left": n["left"]})

    def removals(self) -> Iterator[TrailStatement]:
        """What was taken away and stayed so, by kind of change."""
        numbers = Counter[str]()
        for page in self.space.project.log_pages(choice=ChangeChoice(kinds=frozenset(_REMOVALS))):
            numbers.update(entry.kind for entry in page if entry.living and entry.undoes is None)
        for kind in _REMOVALS:
            if number := numbers[kind]:
                said = nlater(
                    "{change}: {count} time.", "{change}: {count} times.", number, change=change_words(kind)
                )
                yield TrailStatement("removal", said, {"kind": kind, "times": number}, self.lacks)

    def history(self) -> Iterator[TrailStatement]:
        """How long the history is, and how much of it came from other copies."""
        n, project = self.counts.single, self.space.project
        ends = [*project.log_page(1, after=0), *project.log_page(1)]
        if not ends:
            return
        first, last = ends[0].created, ends[-1].created
        yield TrailStatement(
            "entries",
            nlater(
                "{count} entry, from {first} to {last}; {others} of them came from other copies.",
                "{count} entries, from {first} to {last}; {others} of them came from other copies.",
                n["entries"],
                first=local(first),
                last=local(last),
                others=n["from_other_copies"],
            ),
            {"entries": n["entries"], "first": first, "last": last, "from_other_copies": n["from_other_copies"]},
        )


def _numbers_of(compared: ComparedCodebooks) -> dict[str, int | float | str | None]:
    """How many codes were changed how."""
    kinds = Counter(change.change for change in compared.changes)
    editorial = sum(
        change.rules_change is RuleChange.EDITORIAL
        for change in compared.changes
        if change.change is CodebookChange.RULES
    )
    return {
        "added": kinds[CodebookChange.ADDED],
        "removed": kinds[CodebookChange.REMOVED],
        "renamed": kinds[CodebookChange.RENAMED],
        "moved": kinds[CodebookChange.MOVED],
        "rule": kinds[CodebookChange.RULES] - editorial,
        "editorial": editorial,
    }
