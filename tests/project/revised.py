"""An interview with codings, memos, an edited quotation and an anchor example, and corrections of it."""

from __future__ import annotations

from qualcode.model.codes import Anchor, CodeDraft
from qualcode.model.codings import Polarity
from qualcode.model.documents import Speaker
from qualcode.model.memos import MemoTarget
from qualcode.model.quotation_edits import EditKind, QuotationEdit
from qualcode.model.spans import Span
from qualcode.reading.transcripts.roles import find_roles
from qualcode.reading.transcripts.structure import build
from qualcode.reading.transcripts.turns import find_turns
from tests.helpers import LEAD, add_code, add_coder, draft

OLD = """I: Wie lief das am Anfang?

B: Das war zuerst schwierig, weil niemand die Frist kannte. Jeder hat für sich allein entschieden.

I: Und mit der Ausländerbehörde?

B: Mit der Ausländerbehörde gab es lange Streit um die Zuständigkeit. Danach rief man einander an.
"""
FIRST = "Jeder hat für sich allein entschieden."
SECOND = "Mit der Ausländerbehörde gab es lange Streit um die Zuständigkeit."
THIRD = "Danach rief man einander an."


def read(text, name="talk"):
    """A transcript as the reader of texts gives it."""
    turns = find_turns(text)
    roles = find_roles(turns, text).roles
    structure = build(text, turns)
    speakers = tuple(Speaker(one, roles[one]) for one in structure.speakers())
    return draft(name, text, speakers=speakers, turns=turns)


class CodedTalk:
    """An interview in a project with codings of two coders, memos, an edited quotation and an anchor example."""

    def __init__(self, project):
        self.project = project
        self.anna, self.ben = add_coder(project, "anna"), add_coder(project, "ben")
        self.code = add_code(project, "Theme")
        self.document = project.documents.add([read(OLD)], LEAD)[0]
        self.first = self.give(FIRST, self.anna, memo="why alone?")
        self.second = self.give(SECOND, self.ben, polarity=Polarity.ABSENT, weight=30, paraphrase="quarrel")
        self.third = self.give(THIRD, self.ben)
        self.memo = project.memos.add(
            MemoTarget(document=self.document.key, span=self.place(THIRD)), "on the passage", self.anna
        )
        edits = [self.edit("Ausländerbehörde", "Amt"), self.edit("Zuständigkeit", "Aufgaben")]
        project.quotation_edits.set(self.document, self.second, edits, LEAD)
        store = project._store
        with store.history.change("export", LEAD):
            store.insert("quotation_ids", coding_id=self.second.key, name="a1b2c3")
            publication, _ = store.insert("publications", name="report", seed=1, created="2026")
            store.insert(
                "published_quotations", publication_id=publication, coding_id=self.second.key,
                coding_uuid=self.second.uuid, code="Theme",
            )  # fmt: skip
        anchored = CodeDraft("Theme", anchors=(Anchor(SECOND, "RG 2022", self.second.id),))
        project.codes.edit(self.code, anchored, LEAD)

    def place(self, words, text=OLD):
        start = text.index(words)
        return Span(start, start + len(words))

    def give(self, words, coder, **more):
        return self.project.codings.add(self.document, self.place(words), self.code, coder, **more).coding

    def edit(self, words, replacement):
        return QuotationEdit(EditKind.REPLACEMENT, SECOND.index(words), len(words), replacement)

    def plan(self, text):
        return self.project.revisions.plan(self.project.documents.get(self.document.key), read(text))

    def revise(self, text, **how):
        return self.project.revisions.carry_out(self.plan(text), LEAD, **how)

    def words(self, coding):
        text = self.project.documents.text(self.document)
        return self.project.codings.get(coding.key).span.cut(text)

    def edited(self, coding):
        """The words under each edit of the quotation."""
        return [edit.span.cut(self.words(coding)) for edit in self.project.quotation_edits.of(coding)]


CHANGED = OLD.replace("Wie lief", "Also, wie lief").replace("lange Streit", "sehr lange Streit")
GONE = OLD.replace(f" {FIRST}", "")
LOST = OLD.replace(f"B: {SECOND} {THIRD}", "B: Dazu sage ich heute nichts.")
