"""Random acts of every kind in one copy; names and places come from few, so that copies get in each other's way."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from qualcode.errors import QualcodeError
from qualcode.model.codebooks.checks import RecheckVerdict
from qualcode.model.codes import CodebookDraft, CodeDraft, Rules, related_to
from qualcode.model.codings import Coder, CoderKind, Coding, Polarity, WorkState
from qualcode.model.consent.consents import ConsentChange, Permission, Purpose
from qualcode.model.documents import Document
from qualcode.model.memos import MemoTarget
from qualcode.model.quotation_edits import EditKind, QuotationEdit
from qualcode.model.readings.transcription_rules import TranscriptionSign
from qualcode.model.spans import Span
from qualcode.model.summaries import PassagePrints
from qualcode.project import merge_and_split
from qualcode.project.codebook.codes import as_draft
from qualcode.project.project import Project
from tests.helpers import draft
from tests.merging.copies import Copy
from tests.project.revised import read

T = TypeVar("T")
WORDS = ("", "ähm", "ganz anders gesagt", "wirklich", "\u0308 🙂")


class Acting:
    """What somebody does in a copy, drawn from a random number each."""

    def __init__(self, copy: Copy, draw: random.Random) -> None:
        self.copy, self.draw = copy, draw
        self.project: Project = copy.project

    # ---- what there is ---------------------------------------------------------------------------

    def one(self, things: Sequence[T]) -> T:
        """One of them. Raises QualcodeError where there is none."""
        if not things:
            raise QualcodeError("nothing there", "do something else")
        return self.draw.choice(things)

    @property
    def me(self) -> Coder:
        return self.project.coders.exact(self.copy.name) or self.project.coders.add(
            self.copy.name, CoderKind.PERSON, self.copy.author
        )

    def document(self) -> Document:
        return self.one(self.project.documents.all())

    def coding(self, *, own: bool = True) -> Coding:
        codings = self.project.codings.all()
        return self.one([coding for coding in codings if not own or coding.coder == self.me.key])

    def code(self):
        return self.one(list(self.project.codes.book()))

    def span(self, document: Document) -> Span:
        length = len(self.project.documents.text(document))
        start = self.draw.choice([0, 4, 27, 60, self.draw.randrange(max(1, length - 1))])
        start = min(start, length - 1)
        return Span(start, min(length, start + self.draw.choice([1, 9, 30])))

    def name(self) -> str:
        return self.draw.choice(["Neu", "Alt", "Amt", "Streit", "neu"])

    # ---- coding ----------------------------------------------------------------------------------

    def give(self) -> None:
        document = self.document()
        memo = self.draw.choice(["", "weil"])
        self.project.codings.add(document, self.span(document), self.code(), self.me, memo=memo)

    def give_many(self) -> None:
        with self.project.together():
            for _ in range(4):
                self.give()

    def weigh(self) -> None:
        self.project.codings.change(self.coding(), self.me, weight=self.draw.choice([0, 50, 100]))

    def turn(self) -> None:
        self.project.codings.change(self.coding(), self.me, polarity=self.draw.choice(list(Polarity)))

    def recode(self) -> None:
        self.project.codings.change(self.coding(), self.me, code=self.code())

    def widen(self) -> None:
        coding = self.coding()
        self.project.codings.change(coding, self.me, span=self.span(self.project.documents.get(coding.document)))

    def split(self) -> None:
        coding = self.coding()
        document = self.project.documents.get(coding.document)
        self.project.codings.split(document, coding, coding.span.start + 4, self.me)

    def take_away(self) -> None:
        self.project.codings.remove([self.coding()], self.me)

    def mark(self) -> None:
        self.project.good_marks.set([self.coding(own=False).key], self.me, good=self.draw.random() < 0.7)

    def write_memo(self) -> None:
        document = self.document()
        target = self.draw.choice([
            MemoTarget(), MemoTarget(code=self.code().key), MemoTarget(document=document.key),
            MemoTarget(document=document.key, span=self.span(document)),
            MemoTarget(coding=self.coding(own=False).key),
        ])  # fmt: skip
        self.project.memos.add(target, f"gedacht von {self.copy.name}", self.me)

    def change_memo(self) -> None:
        memo = self.one([memo for memo in self.project.memos.all() if memo.author == self.me.key])
        self.project.memos.change(memo, self.me, text=f"{self.copy.name} {self.draw.randrange(3)}")

    def remove_memo(self) -> None:
        self.project.memos.remove(
            self.one([memo for memo in self.project.memos.all() if memo.author == self.me.key]), self.me
        )

    # ---- codebook --------------------------------------------------------------------------------

    def new_code(self) -> None:
        parent = self.draw.choice([None, self.code()])
        key = self.draw.choice(["", "", "K1", "K2"])
        self.project.codes.add(CodeDraft(self.name(), Rules("so"), short_key=key), parent, self.copy.author)

    def edit_code(self) -> None:
        code = self.code()
        change = self.draw.choice([
            {"name": self.name()}, {"colour": self.draw.choice(["#0072b2", "#e69f00"])}, {"source": self.copy.name},
            {"rules": replace(code.rules, definition=f"{self.copy.name} {self.draw.randrange(3)}")},
            {"short_key": self.draw.choice(["", "K1", "K3"])}, {"exclusive": not code.exclusive},
            {"related": related_to(self.code().name)},
        ])  # fmt: skip
        self.project.codes.edit(code, replace(as_draft(code), **change), self.copy.author)

    def move_code(self) -> None:
        parent = self.draw.choice([None, self.code()])
        self.project.codes.move(self.code(), parent, self.copy.author, self.draw.choice([None, 1, 2]))

    def remove_code(self) -> None:
        self.project.codes.remove(self.code(), self.copy.author, with_codings=True)

    def merge_codes(self) -> None:
        doubles, checked = self.draw.choice(list(merge_and_split.DoubledCodings)), self.draw.random() < 0.5
        merge_and_split.merge(
            self.project, self.code(), self.code(), self.copy.author, doubles=doubles, checked=checked
        )

    def split_code(self) -> None:
        code = self.code()
        codings = self.project.codings.all(code=code.key)[:2]
        merge_and_split.split(self.project, code, codings, CodeDraft(self.name()), self.copy.author)

    def lift_codes(self) -> None:
        merge_and_split.lift(self.project, self.code(), self.copy.author)

    def remove_code_to_another(self) -> None:
        checked = self.draw.random() < 0.5
        merge_and_split.remove_to(self.project, self.code(), self.code(), self.copy.author, checked=checked)

    def part_code(self) -> None:
        code = self.code()
        codings = self.project.codings.all(code=code.key)
        parts = [(codings[::2], CodeDraft(self.name())), (codings[1::2], self.code())]
        merge_and_split.split_into(
            self.project, code, [merge_and_split.SplitPart(*part) for part in parts if part[0]], self.copy.author
        )

    def take_in_codebook(self) -> None:
        book = CodebookDraft("Buch", (CodeDraft(self.name(), Rules(self.copy.name), short_key="K2"),), self.name())
        self.project.codes.take_in(book, self.copy.author)

    def anchor(self) -> None:
        coding = self.coding(own=False)
        words = self.project.documents.text(coding.document)[coding.span.start : coding.span.end]
        merge_and_split.add_anchor(self.project, self.code(), coding, words, self.copy.author)

    def recheck(self) -> None:
        verdict = self.draw.choice([RecheckVerdict.KEEP, RecheckVerdict.RECODE, RecheckVerdict.ASK])
        code = self.code() if verdict is RecheckVerdict.RECODE else None
        self.project.rule_checks.judge([self.coding()], verdict, self.me, code=code, note=self.copy.name)

    # ---- material --------------------------------------------------------------------------------

    def take_in_document(self) -> None:
        text = self.draw.choice(["I: Und?\nB: Ja doch.\n", f"B: Von {self.copy.name}.", "B: Für alle gleich."])
        self.project.documents.add([read(text, self.draw.choice(["drei", "vier"]))], self.copy.author)

    def rename_document(self) -> None:
        self.project.documents.rename(self.document(), self.draw.choice(["fünf", "sechs"]), self.copy.author)

    def remove_document(self) -> None:
        if len(self.project.documents.all()) > 2:
            self.project.documents.remove(self.document(), self.copy.author)

    def revise(self) -> None:
        document = self.document()
        words = self.project.documents.text(document).split(" ")
        at = self.draw.randrange(max(1, len(words) - 2))
        new = self.draw.choice(WORDS)
        words[at : at + self.draw.choice([0, 1, 3])] = [new] if new else []
        plan = self.project.revisions.plan(document, draft("corrected", " ".join(words)))
        self.project.revisions.carry_out(plan, self.copy.author, accept_uncertain=self.draw.random() < 0.5)

    def settle_orphan(self) -> None:
        orphan = self.one(self.project.orphans.all())
        if self.draw.random() < 0.5:
            self.project.orphans.remove(orphan, self.copy.author)
        else:
            document = self.project.documents.get(orphan.document)
            self.project.orphans.place(orphan, document, self.span(document), self.copy.author)

    def describe_document(self) -> None:
        facts = self.draw.choice([
            {"label": self.draw.choice(["RG 2022", "RG 2023"])}, {"case": self.draw.choice(["A", "B", "C", ""])},
            {"attributes": {"ort": self.draw.choice(["", "Amt", "Haus"])}},
        ])  # fmt: skip
        self.project.documents.set([self.document()], self.copy.author, **facts)

    def describe_speaker(self) -> None:
        case = self.draw.choice(["", "A", "D"])
        self.project.documents.set_speaker(
            [self.document()], "B", self.copy.author, case=case, attributes={"alter": self.copy.name}
        )

    def change_case(self) -> None:
        case = self.one(self.project.cases.all())
        act = self.draw.randrange(4)
        if act == 0:
            self.project.cases.rename(case, self.draw.choice(["A", "B", "E"]), self.copy.author)
        elif act == 1:
            self.project.cases.remove(case, self.copy.author)
        elif act == 2:
            self.project.cases.add(self.draw.choice(["B", "E", "F"]), self.copy.author)
        else:
            self.project.cases.set(case, {"ort": self.draw.choice(["", "Amt", self.copy.name])}, self.copy.author)

    def say_label(self) -> None:
        label = self.one(self.project.labels.all())
        self.project.labels.set_population(label, self.draw.randrange(1, 5), self.copy.author)

    def agree(self) -> None:
        change = ConsentChange({Purpose.QUOTE: self.draw.choice([Permission.YES, Permission.NO])}, given="2022-05-31")
        self.project.consents.set(self.copy.author, documents={self.document().key: change})

    def group(self) -> None:
        groups, keys = self.project.groups.all(), [self.document().key]
        if groups and self.draw.random() < 0.5:
            act = self.draw.choice([self.project.groups.put, self.project.groups.take])
            act(self.one(groups), keys, self.copy.author)
        elif groups and self.draw.random() < 0.3:
            self.project.groups.remove(self.one(groups), self.copy.author)
        else:
            self.project.groups.add(self.draw.choice(["Frühe", "Späte"]), keys, self.copy.author)

    def ask(self) -> None:
        topics = self.project.topics.all()
        if topics and self.draw.random() < 0.3:
            self.project.topics.set_question(self.one(topics), "2022", f"Wie {self.copy.name}?", self.copy.author)
        elif topics and self.draw.random() < 0.3:
            self.project.topics.move(self.one(topics), 0, self.copy.author)
        elif topics and self.draw.random() < 0.5:
            document = self.document()
            self.project.topics.assign([(self.one(topics), document, Span(0, 5))], self.me)
        else:
            self.project.topics.add(self.draw.choice(["Verlauf", "Ende"]), self.copy.author)

    def transcribe(self) -> None:
        self.project.transcription.define("Haus", [TranscriptionSign("§", self.copy.name)], self.copy.author)
        self.project.transcription.set([self.document().key], self.draw.choice(["Haus", "gat2"]), self.copy.author)

    def research(self) -> None:
        questions = self.project.research_questions.all()
        if questions and self.draw.random() < 0.6:
            self.project.research_questions.link(self.one(questions), self.copy.author, code=self.code().key)
        else:
            self.project.research_questions.add(self.draw.choice(["Was hilft?", "Wer?"]), self.copy.author)

    def summarise(self) -> None:
        code, words = self.code().key, f"Kurz: {self.copy.name}"
        before = self.project.summaries.of(None, code)
        self.project.summaries.write(None, code, words, PassagePrints(), self.me, before)

    # ---- quoting and team ------------------------------------------------------------------------

    def edit_quotation(self) -> None:
        coding = self.coding(own=False)
        edit = QuotationEdit(EditKind.REPLACEMENT, 0, 1, f"[{self.copy.name}]")
        document = self.project.documents.get(coding.document)
        self.project.quotation_edits.set(document, coding, [edit], self.copy.author)

    def give_ids(self) -> None:
        self.project.quotation_ids.keep([self.coding(own=False).key], self.copy.author)

    def publish(self) -> None:
        with self.project.change("publication.record", self.copy.author):
            publication = self.project.publications.open("Bericht", self.copy.author)
            self.project.publications.record(publication, {"A": [self.coding().key]}, self.copy.author)

    def accept(self) -> None:
        number = self.draw.randrange(3)
        self.project.accepted.accept({f"{number:064x}": self.document().key}, self.me, self.copy.name)

    def work(self) -> None:
        document = self.document()
        self.project.coders.assign([document.key], self.me, self.copy.author)
        self.project.coders.set_state(document.key, self.me, self.draw.choice(list(WorkState)), self.copy.author)

    def allot(self) -> None:
        coder = self.one(self.project.coders.all())
        self.project.coders.assign([self.document().key], coder, self.copy.author, assigned=self.draw.random() < 0.6)

    def new_coder(self) -> None:
        self.project.coders.add(self.draw.choice(["dora", "emil"]), CoderKind.PERSON, self.copy.author)

    def rename_coder(self) -> None:
        coder = self.one([coder for coder in self.project.coders.all() if coder.name not in ("anna", "ben", "cara")])
        self.project.coders.rename(coder, self.draw.choice(["dora", "fritz"]), self.copy.author)

    def merge_coders(self) -> None:
        others = [coder for coder in self.project.coders.all() if coder.name not in ("anna", "ben", "cara")]
        source, target = self.one(others), self.one(others)
        self.project.coders.merge(source, target, self.copy.author)

    def settings(self) -> None:
        if self.draw.random() < 0.5:
            self.project.settings.set_round(self.draw.choice([1, 2]), self.copy.author)
        else:
            self.project.settings.set_blind(self.copy.author, on=self.draw.random() < 0.5)

    # ---- back and forth --------------------------------------------------------------------------

    def undo(self) -> None:
        for _ in range(self.draw.choice([1, 1, 2, 4])):
            self.project.undo(self.copy.author)
        if self.draw.random() < 0.3:
            self.project.redo(self.copy.author)

    def redo(self) -> None:
        self.project.redo(self.copy.author)


_OFTEN = ("give", "give", "give", "weigh", "turn", "take_away", "edit_code", "undo", "write_memo")
ACTS: dict[str, Callable[[Acting], None]] = {
    name: act for name, act in vars(Acting).items() if callable(act) and not name.startswith("_")
    and name not in ("one", "document", "coding", "code", "span", "name")
}  # fmt: skip


def act(copy: Copy, draw: random.Random, times: int = 1, only: Sequence[str] = ()) -> list[str]:
    """Do so many things; gives what was done. What is refused changes nothing and is passed over."""
    acting, done = Acting(copy, draw), []
    for _ in range(times):
        name = draw.choice(list(only) or [*ACTS, *_OFTEN])
        try:
            ACTS[name](acting)
        except QualcodeError as refused:
            copy.refused.append(f"{name}: {refused.message}")
        else:
            done.append(name)
    return done
