"""How the old project files of the tests are made: one of each schema version, as a dump in SQL.

    python -m tests.files.make

writes `tests/files/schema-N.sql` with the program as it is, N being its schema version, and freezes the statements
of that version in `qualcode/project/file/frozen/`. Run it once for each version, before the schema changes; what
exists is never written anew.
"""

from __future__ import annotations

import json
import sqlite3
import sys
import tempfile
from dataclasses import asdict, replace
from pathlib import Path

from qualcode.model.codebooks.versions import FrozenCode
from qualcode.model.codes import Anchor, Code, CodeDraft, CodeKind, Rules, related_to
from qualcode.model.codings import Coder, CoderKind, Coding, WorkState
from qualcode.model.consent.consents import ConsentChange, Permission, Purpose
from qualcode.model.consent.given import Leaving
from qualcode.model.documents import Document, LineMark, Turn
from qualcode.model.memos import MemoKind, MemoTarget
from qualcode.model.readings.doubts import DoubtKind, ReadingDoubt
from qualcode.model.readings.how_read import HowRead
from qualcode.model.readings.transcription_rules import InQuotation, SignKind, TranscriptionSign
from qualcode.model.spans import Span
from qualcode.model.summaries import PassagePrints
from qualcode.model.topics import GuideQuestion
from qualcode.project import merge_and_split
from qualcode.project.file import schema
from qualcode.project.file.history import Author
from qualcode.project.project import Project
from qualcode.reading.transcripts.structure import build
from tests.helpers import LEAD, add_code, add_document, draft, give, new_project
from tests.project.revised import CHANGED, GONE, OLD, CodedTalk, read

FOLDER = Path(__file__).parent
# stands in all that is forgotten, and nowhere else
FORGOTTEN = "Verbrannte Worte"
# stands in a document that is there to be forgotten by tests
TO_FORGET = "Vergessliche Worte"


def fill(project: Project) -> None:
    """A small study with all kinds of rows and a long history: undo, redo, corrections, orphans, forgetting."""
    talk = CodedTalk(project)
    anna, ben = talk.anna, talk.ben
    project.coders.assign([talk.document.key], anna, LEAD)
    project.coders.set_state(talk.document.key, anna, WorkState.FINISHED, LEAD)
    project.settings.set_round(2, LEAD)
    rules = Rules("was gemeint ist", "immer wenn", "außer wenn", "nicht Streit")
    book = CodeDraft(
        "Koordination",
        rules,
        kind=CodeKind.EVALUATIVE,
        anchors=(Anchor("„Wir rufen einander an“", "RG 2020"), Anchor("eigene\nWorte 🙂")),
        children=(
            CodeDraft("Appell", related=related_to("Koordination")),
            CodeDraft("Streit, der 'lange' \"währt\""),
        ),
        exclusive=True,
    )
    top = project.codes.add(book, None, LEAD)
    below = project.codes.book().children(top.key)[0]
    withdrawn = add_document(
        project, "to forget", f"{TO_FORGET} stehen hier.", label="RG 2021", case="Case A", attributes={"wave": "2021"}
    )
    give(project, withdrawn, below, anna, 0, 16, memo="über Vergessliche Worte", paraphrase="Vergessliche Worte")
    project.documents.rename(withdrawn, "withdrawn", LEAD)
    _forget_another(project, below, talk)
    _marked_as_good(project, talk)
    _told_of_waves_and_topics(project, talk, withdrawn)
    _grouped_and_summed_up(project, talk, withdrawn, below)
    _doubted(project, talk)
    _agreed(project, talk)
    _worked_apart(project, talk)
    _talked(project, talk)
    _grown(project, talk)
    talk.revise(CHANGED)
    talk.revise(GONE, accept_uncertain=False)
    _undone_and_redone(project, talk, top, below)
    project.coders.assign([talk.document.key], anna, LEAD)
    project.coders.set_state(talk.document.key, ben, WorkState.FINISHED, LEAD)
    project.labels.set_population(project.labels.find("RG 2021"), 40, LEAD)
    project.accepted.accept({"a" * 64: talk.document.key}, anna, "named in public")
    project.documents.add([read(OLD.replace("Streit", "Zank"), "second talk")], LEAD)
    top = project.codes.book()[top.key]
    merge_and_split.remove_anchors(project, top, top.anchors[:1], LEAD)
    removed = add_document(project, "removed", "Nur noch in der Geschichte.", label="RG 2020")
    give(project, removed, top, ben, 4, 8, memo="auch dort")
    project.documents.remove(removed, LEAD)
    project.search.prepare()


def _forget_another(project: Project, code, talk: CodedTalk) -> None:
    gone = project.documents.add([draft("burnt", f"{FORGOTTEN} und mehr.", case="Case B")], LEAD)[0]
    give(project, gone, code, talk.ben, 0, 10, memo=FORGOTTEN)
    project.documents.rename(gone, FORGOTTEN, LEAD)
    project.forgetting.documents([gone.uuid], LEAD)


def _marked_as_good(project: Project, talk: CodedTalk) -> None:
    """Marks of both coders: one taken back and set again, one withdrawn, one of a coder who was merged."""
    anna, ben = talk.anna, talk.ben
    _mark(project, talk.first, anna)
    _mark(project, talk.second, ben)
    project.undo(Author.of(ben))
    project.redo(Author.of(ben))
    _mark(project, talk.third, ben)
    _mark(project, talk.third, ben, good=False)
    other = project.coders.add("benjamin", CoderKind.PERSON, LEAD)
    _mark(project, give(project, talk.document, talk.code, other, 3, 20), other)
    project.coders.merge(other, ben, LEAD)


def _mark(project: Project, coding: Coding, coder: Coder, *, good: bool = True) -> None:
    project.good_marks.set([coding.key], coder, good=good)


def _told_of_waves_and_topics(project: Project, talk: CodedTalk, withdrawn: Document) -> None:
    """Waves and kinds of source by everybody's word, and topics with questions: each with a past."""
    project.origins.declare(LEAD, wave=["wave", "Erhebung"], source_kind=["Art"])
    project.origins.set([talk.document, withdrawn], LEAD, wave="2022", source_kind="RG")
    project.origins.set([withdrawn], LEAD, wave="2021")
    project.undo(LEAD)
    project.redo(LEAD)
    project.labels.set_origin(project.labels.find("RG 2021"), LEAD, wave="2021", source_kind="RG")
    guide = [GuideQuestion("Anfang", "Wie lief das am Anfang?"), GuideQuestion("Behörden", "")]
    project.topics.take_in(guide, "2022", LEAD)
    first, second = project.topics.all()
    project.topics.set_question(second, "", "Wie ist es mit den Behörden?", LEAD)
    project.topics.move(second, 0, LEAD)
    question = talk.place("Wie lief das am Anfang?")
    project.topics.assign([(first, talk.document, question), (first, withdrawn, Span(0, 10))], talk.anna)
    project.topics.assign([(second, talk.document, talk.place("Und mit der Ausländerbehörde?"))], talk.ben)
    project.topics.unassign([(talk.document, question)], LEAD)
    project.undo(LEAD)
    gone = project.topics.add("Entferntes", LEAD, questions={"2021": "Was noch?"})
    project.topics.remove(gone, LEAD)


def _grouped_and_summed_up(project: Project, talk: CodedTalk, withdrawn: Document, code: Code) -> None:
    """Summaries of a case and of a whole code, groups of documents, research questions: each with a past."""
    case = project.cases.find("Case A", exact=True)
    (coding,) = project.codings.all(document=withdrawn.key)
    passages = PassagePrints.of([(coding.uuid, TO_FORGET[:16], coding.polarity.value)])
    before = project.summaries.write(case.key, code.key, f"{TO_FORGET}, kurz", passages, talk.anna)
    project.summaries.write(case.key, code.key, f"{TO_FORGET}, anders", passages, talk.ben, before)
    project.summaries.write(None, talk.code.key, "alle\nzusammen", PassagePrints(), talk.anna)
    project.undo(Author.of(talk.anna))
    project.redo(Author.of(talk.anna))
    group = project.groups.add("Ländlich", [talk.document.key, withdrawn.key], LEAD)
    project.groups.take(group, [talk.document.key], LEAD)
    project.undo(LEAD)
    project.groups.remove(project.groups.add("Aufgelöst", [talk.document.key], LEAD), LEAD)
    project.codes.descriptions.describe("Codebuch", "Wofür es gemacht ist.", LEAD)
    question = project.research_questions.add("Wie wird man sich einig?", LEAD)
    project.research_questions.link(question, LEAD, code=talk.code.key)
    project.research_questions.link(question, LEAD, memo=talk.memo.key)
    project.research_questions.move(project.research_questions.add("Und wer?", LEAD), 1, LEAD)
    project.research_questions.unlink(question, LEAD, code=talk.code.key)
    project.undo(LEAD)


def _doubted(project: Project, talk: CodedTalk) -> None:
    """A document with all that is told of how it was read: one doubt settled, one taken up again."""
    text = "A: Und dann?\nB: Dann kam //A: mhm.// der Umbau.\nB: Ja."
    inner = Turn(Span(25, 36), "A", 30)
    turns = (Turn(Span(0, 12), "A", 3), Turn(Span(13, 47), "B", 16), Turn(Span(48, 54), "B", 51))
    lines = (LineMark(0, 5), LineMark(13, 6), LineMark(48, 7))
    doubts = (
        ReadingDoubt(DoubtKind.LABEL_ONCE, Span(48, 54), "B: Ja.", values={"label": "B"}),
        ReadingDoubt(DoubtKind.HIDDEN_TEXT, None, "verborgen", 2),
    )
    read_anew = replace(
        draft("doubted", text), structure=replace(build(text, turns), inner=(inner,), lines=lines), doubts=doubts,
        how_read=HowRead("otter", 0.75, "teams", 0.5, speaker_form="{name} sagt", joined=3),
    )  # fmt: skip
    project.documents.add([read_anew], LEAD)
    first, second = project.doubts.all()
    project.doubts.settle([first, second], talk.anna)
    project.doubts.reopen([second], Author.of(talk.ben))


def _undone_and_redone(project: Project, talk: CodedTalk, top, below) -> None:
    renamed = CodeDraft(
        "Appell, neu", Rules("anders"), related=related_to("Koordination"), anchors=(Anchor("Worte"),)
    )
    project.codes.edit(below, renamed, LEAD)
    project.undo(LEAD)
    project.redo(LEAD)
    add_code(project, "Undone")
    project.undo(LEAD)
    other = add_code(project, "Merged")
    document = project.documents.get(talk.document.key)
    give(project, document, other, talk.anna, 3, 9)
    merge_and_split.merge(project, other, project.codes.book()[top.key], LEAD)
    project.codings.remove([give(project, document, top, talk.ben, 0, 5)], talk.ben)


def _agreed(project: Project, talk: CodedTalk) -> None:
    """Consents of a case and a document, what was said of them before, and what left."""
    case = next(case for case in project.cases.all() if case.name == "Case A")
    known = ConsentChange({Purpose.QUOTE: Permission.NO, Purpose.ARCHIVE: Permission.YES}, form="A 2021")
    project.consents.set(LEAD, cases={case.key: known}, documents={talk.document.key: known})
    project.consents.set(LEAD, cases={case.key: ConsentChange({Purpose.QUOTE: Permission.PARAPHRASE})})
    left = Leaving("quotes", "docx", "chapter.docx", {talk.document.uuid: ("a1b2c3d4e5f6",)}, (case.uuid,), "reader")
    project.given.record(left, LEAD)
    pause = TranscriptionSign("(.)", "kurze Pause", SignKind.PAUSE, InQuotation.DROP)
    project.transcription.define("Eigene Regeln", [pause, TranscriptionSign("[...]", "Auslassung")], LEAD)
    project.transcription.set([talk.document.key], "Eigene Regeln", LEAD)
    project.transcription.define("Frühere Regeln", [pause], LEAD)
    project.transcription.remove("Frühere Regeln", LEAD)


def _worked_apart(project: Project, talk: CodedTalk) -> None:
    """Passages fixed for a coder, and a decision between what two copies said."""
    store, key = project._store, talk.document.key
    with project.change("segments.fix", LEAD):
        store.insert(
            "fixed_segments", document_id=key, coder_id=talk.ben.key, start=0, end=5, position=1, round=2, repeats=1
        )
    with project.change("conflict.decide", LEAD):
        store.insert(
            "decisions",
            table_name="documents",
            row_uuid=talk.document.uuid,
            field="context",
            over='["0190a0a0-0000-7000-8000-000000000001"]',
            chosen="0190a0a0-0000-7000-8000-000000000001",
            coder_id=talk.anna.key,
            created=store.entry_time(),
        )


def _talked(project: Project, talk: CodedTalk) -> None:
    """A decision of a consensus, and a norming session with votes."""
    store, key, time = project._store, talk.document.key, project._store.entry_time
    consensus = project.coders.add("Konsens", CoderKind.CONSENSUS, LEAD)
    coding = project.codings.all(document=key)[0]
    code = next(code for code in project.codes.book() if code.key == coding.code)
    before = {
        "coding": coding.uuid, "coder": talk.anna.uuid, "code": code.uuid,
        "start": coding.span.start, "end": coding.span.end, "polarity": "present", "weight": None,
    }  # fmt: skip
    with project.change("consensus.decide", LEAD):
        store.insert(
            "consensus_decisions", document_id=key, consensus_id=consensus.key, coder_id=talk.anna.key,
            first_id=talk.anna.key, second_id=talk.ben.key, mode="joint",
            persons=json.dumps([talk.anna.uuid, talk.ben.uuid]), result="undecided", certainty="unsure", error="rule",
            reason="Beide hatten Gründe.", text_sha256=talk.document.sha256, before=json.dumps([before]), made="[]",
            created=time(), changed=time(),
        )  # fmt: skip
    with project.change("norming.begin", LEAD):
        session, _uuid = store.insert(
            "norming_sessions", name="Erstes Gespräch", state="first", note="", figures="",
            author_id=talk.anna.key, created=time(),
        )  # fmt: skip
        for coder in (talk.anna, talk.ben):
            store.insert("norming_members", session_id=session, coder_id=coder.key)
        passage, _uuid = store.insert(
            "norming_passages", session_id=session, document_id=key, text_sha256=talk.document.sha256, start=0, end=5,
            position=1,
        )  # fmt: skip
    with project.change("norming.vote", LEAD):
        for coder, given in ((talk.anna, code.key), (talk.ben, None)):
            store.insert(
                "norming_votes", passage_id=passage, coder_id=coder.key, turn=1, code_id=given, created=time()
            )


def _grown(project: Project, talk: CodedTalk) -> None:
    """A frozen codebook, a verdict, levels, inductive work of each technique, types."""
    store, key, time = project._store, talk.document.key, project._store.entry_time
    coding = project.codings.all(document=key)[0]
    code = project.codes.book()[coding.code]
    anna, case = talk.anna.key, project.cases.all()[0].key
    with project.change("codebook.freeze", LEAD):
        frozen = FrozenCode(code.uuid, code.name, "", 1, code.rule_version, code.rules)
        store.insert(
            "codebook_versions", name="Erste Fassung", note="vor der zweiten Runde", round=2,
            codes=json.dumps([asdict(frozen)]), author_id=anna, created=time(),
        )  # fmt: skip
        store.insert(
            "code_lineage", kind="merge", old_uuid="0190a0a0-0000-7000-8000-000000000002", old_path="Früher",
            new_uuid=code.uuid, new_path=code.full_name, codings=2, created=time(),
        )  # fmt: skip
    with project.change("coding.recheck", LEAD):
        store.insert(
            "rule_checks", document_id=key, coding_uuid=coding.uuid, code_uuid=code.uuid, new_code_uuid="",
            old_version=1, new_version=2, verdict="keep", coder_id=anna, note="gilt weiter", created=time(),
        )  # fmt: skip
    with project.change("level.set", LEAD):
        level, _uuid = store.insert(
            "code_levels", code_id=code.key, position=1, name="hoch", definition="Alles klappt."
        )
        store.insert(
            "case_levels", case_id=case, document_id=None, code_id=code.key, level_id=level, coder_id=anna, round=1,
            reason="an drei Stellen", passages=json.dumps([coding.uuid]), created=time(), changed=time(),
        )  # fmt: skip
    with project.change("induction.begin", LEAD):
        stated = {"question": "Was hilft?", "criterion": "Hilfen", "abstraction": "Fall", "definition": "alles"}
        works = [
            store.insert(
                "inductions", name=technique, technique=technique, code_id=code.key, **stated, revision_due=20,
                revised=None, revision_note="", closed=0, author_id=anna, created=time(),
            )[0]
            for technique in ("summary", "categories", "differentiation")
        ]  # fmt: skip
        store.insert("induction_documents", induction_id=works[1], document_id=key, position=1, worked=5)
        store.insert(
            "induction_passages", induction_id=works[1], document_id=key, coding_uuid=coding.uuid,
            code_uuid=code.uuid, outcome="subsumed", coder_id=anna, created=time(),
        )  # fmt: skip
        memo = project.memos.add(
            MemoTarget(document=key, span=Span(0, 5)), "Es ging gut.", talk.anna, kind=MemoKind.PARAPHRASE
        )
        second, _uuid = store.insert(
            "reductions", induction_id=works[0], step=2, position=1, text="Gelingen", parent_id=None,
            code_id=code.key, struck="", author_id=anna, created=time(),
        )  # fmt: skip
        first, _uuid = store.insert(
            "reductions", induction_id=works[0], step=1, position=1, text="Es gelingt", parent_id=second,
            code_id=None, struck="", author_id=anna, created=time(),
        )  # fmt: skip
        store.insert(
            "summary_rows", induction_id=works[0], memo_id=memo.key, position=1, generalisation="geht gut",
            struck="", reduction_id=first,
        )  # fmt: skip
        group, _uuid = store.insert(
            "card_groups", induction_id=works[2], position=1, name="im Amt", definition="dort"
        )
        store.insert("cards", group_id=group, document_id=key, coding_uuid=coding.uuid, position=1)
    with project.change("typology.define", LEAD):
        typology, _uuid = store.insert(
            "typologies", name="Wege", note="", author_id=anna, created=time(),
            axes=json.dumps([{"attribute": "typ"}, {"code": code.uuid, "coder": talk.anna.uuid}]),
        )  # fmt: skip
        type_, _uuid = store.insert(
            "types", typology_id=typology, position=1, name="Gelungene", description="",
            cells=json.dumps([["Kreis", "hoch"]]),
        )  # fmt: skip
        store.insert("type_cases", type_id=type_, case_id=case, document_id=None, reason="passt", typical=1)


def dump(path: Path) -> str:
    """A closed project file as statements in SQL."""
    connection = sqlite3.connect(path)
    try:
        pragmas = [
            f"PRAGMA {name} = {connection.execute(f'PRAGMA {name}').fetchone()[0]};"
            for name in ("application_id", "user_version")
        ]
        return "\n".join(["PRAGMA foreign_keys = OFF;", *pragmas, *connection.iterdump(), ""])
    finally:
        connection.close()


def statements(path: Path) -> str:
    """The schema of a closed project file: tables, indexes and triggers, letter by letter as they stand there."""
    connection = sqlite3.connect(path)
    try:
        rows = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    finally:
        connection.close()
    own = [(kind, sql) for kind, name, sql in rows if (kind, name) not in schema.OF_OTHERS]
    own.sort(key=lambda statement: ("table", "index", "trigger").index(statement[0]))
    head = f"-- The whole schema of version {schema.VERSION}, letter by letter as its files hold it. Never edited:\n"
    head += (
        "-- project/file/schema.py compares files with it, project/file/migrations.py makes its tables and indexes.\n"
    )
    return head + "".join(f"{sql};\n" for _, sql in own)


def load(version: int, path: Path) -> Path:
    """Make the project file that a program of that schema version wrote."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.executescript((FOLDER / f"schema-{version}.sql").read_text(encoding="utf-8"))
    finally:
        connection.close()
    return path


def main() -> None:
    target = FOLDER / f"schema-{schema.VERSION}.sql"
    if target.exists():
        sys.exit(f"{target} exists already")
    with tempfile.TemporaryDirectory() as folder:
        with new_project(Path(folder)) as project:
            fill(project)
            told = [problem for finding in project.check() for problem in finding.problems]
            if told:
                sys.exit(f"check finds {told}")
        target.write_text(dump(project.path), encoding="utf-8", newline="\n")
        frozen = Path(schema.__file__).parent / "frozen" / target.name
        loaded = load(schema.VERSION, Path(folder) / "loaded.qualcode")
        frozen.write_text(statements(loaded), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
