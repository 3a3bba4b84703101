"""A study of which every screen has something to show, the same in every run where clock and chance stand still."""

from __future__ import annotations

import sys
from pathlib import Path

import qualcode
from qualcode.cli.main import call
from qualcode.model.codebooks.inductions import InductionDraft, Technique
from qualcode.model.codes import CodeDraft, EvaluativeLevel, RuleChange
from qualcode.model.consent.consents import ConsentChange, Permission, Purpose
from qualcode.model.consent.given import Leaving
from qualcode.model.spans import Span
from qualcode.project.project import Project
from qualcode.workspace.codebook import codes
from qualcode.workspace.codebook.levels import declare
from qualcode.workspace.inductive import cards, categories, inductions, summary_table
from qualcode.workspace.inductive.paraphrases import paraphrase
from qualcode.workspace.material import cases
from qualcode.workspace.typology import levels, types
from qualcode.workspace.versions import versions
from qualcode.workspace.workspace import Workspace
from tests.tui.test_pictures import CODINGS, TALK

FIRST_TRY = "B: Anfangs war alles unklar. Niemand wusste Bescheid. Später ging es besser."
CORRECTED = "B: Anfangs war vieles noch unklar. Später ging es besser."
CODEBOOK = "title: Leitfaden\ncodes:\n  - name: Regeln\n    definition: Was vereinbart ist.\n  - name: Vertrauen\n"
FOREIGN = """<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="Alte Studie" origin="Anderes Programm 1">
<Users><User guid="5d1e0c3a-0000-4000-8000-0000000000a1" name="ben"/></Users>
<CodeBook><Codes><Code guid="5d1e0c3a-0000-4000-8000-0000000000a2" name="Regeln" isCodable="true"/></Codes></CodeBook>
<Sources><TextSource guid="5d1e0c3a-0000-4000-8000-0000000000a3" name="Gespräch 1">
<PlainTextContent>B: Anfangs war es schwer. Jetzt geht es gut.</PlainTextContent>
<PlainTextSelection guid="5d1e0c3a-0000-4000-8000-0000000000a4" name="Jetzt geht es gut." startPosition="26"
 endPosition="44"><Coding guid="5d1e0c3a-0000-4000-8000-0000000000a5"
 creatingUser="5d1e0c3a-0000-4000-8000-0000000000a1"><CodeRef targetGUID="5d1e0c3a-0000-4000-8000-0000000000a2"/>
</Coding></PlainTextSelection></TextSource>
<PictureSource guid="5d1e0c3a-0000-4000-8000-0000000000a6" name="Foto" path="internal://a.png"/></Sources></Project>
"""
TRANSCRIPTS = {
    "a1.txt": "I: Wie war es?\n\nB: Es war gut. Sehr gut.\n",
    "a2.txt": "I: Und dann?\n\nB: Dann kam der Herbst.\n",
    "leer.txt": "",
}
AGREED = ConsentChange({Purpose.ANALYSE: Permission.YES, Purpose.QUOTE: Permission.YES}, given="2022-05-31")
STUDY = "studie.qualcode"


def make(folder: Path) -> Path:
    """The project file; beside it a codebook and a folder with two transcripts, to be imported."""
    path = folder / STUDY
    with qualcode.create(path, "Gemeinsam klappt’s", coder="clara") as study:
        first = study.documents.add("rg-01", TALK, label="RG 2021", case="Runde Nord", attributes={"wave": 2021})
        study.documents.add("rg-02", "B: Kurz und gut.", label="RG 2022", case="Runde Süd", attributes={"wave": 2022})
        study.documents.add("rg-03", FIRST_TRY, label="RG 2022", attributes={"wave": 2022})
        for name in ("Formen", "Formen / nebeneinander", "Formen / miteinander", "Regeln"):
            study.codes.add(name, definition="das ist gemeint")
        study.memos.add("Wer entscheidet hier eigentlich? Vgl. [[rg-02]].", about=first, kind="question")
        study.memos.add("Zuständigkeit als Aushandlung.", title="Aushandlung", kind="theory")
        study.memos.add("Nur, was vereinbart ist; sonst [[miteinander]].", about=study.codes["Regeln"], kind="rule")
    with Project.open(path) as project:
        of_cases = {case.key: AGREED for case in project.cases.all()}
        of_documents = {project.documents.find("rg-03").key: AGREED}
        project.consents.set(project.author("clara"), cases=of_cases, documents=of_documents)
        first_uuid, case_uuid = project.documents.find("rg-01").uuid, project.cases.find("Runde Nord").uuid
        left = Leaving("quotations", "docx", "zitate.docx", {first_uuid: ("0a1b2c", "3d4e5f")}, (case_uuid,))
        project.given.record(left, project.author("clara"))
    for words, name, coder, polarity, memo in CODINGS:
        with qualcode.open(path, coder=coder, new_coder=True) as study:
            study.code("rg-01", words, name, polarity=polarity, memo=memo)
    with qualcode.open(path, coder="clara") as study:
        study.code("rg-03", "Niemand wusste Bescheid.", "Regeln", polarity="absent")
        study.code("rg-02", "Kurz und gut.", "Formen / miteinander").mark_good()
    _talk_about(path)
    (folder / "neu.txt").write_text(CORRECTED, encoding="utf-8")
    (folder / "mein.yaml").write_text(CODEBOOK, encoding="utf-8")
    (folder / "alt.qde").write_text(FOREIGN, encoding="utf-8")
    (folder / "texte").mkdir()
    for name, text in TRANSCRIPTS.items():
        (folder / "texte" / name).write_text(text, encoding="utf-8")
    project = ("-p", str(path))
    _run("revise", "rg-03", str(folder / "neu.txt"), "--yes", "--coder", "clara", *project)
    for coder in ("clara", "ben"):
        _run("assign", "rg-01", "--to", coder, "--coder", "clara", *project)
        _run("done", "rg-01", "--coder", coder, *project)
    _merge_copy(path)
    _work_inductively(path)
    _classify(path)
    _change_rules(path)
    return path


def _work_inductively(path: Path) -> None:
    """A work of each technique: a row with its statement, a category, a group of cards."""
    stated = {"criterion": "Absprachen", "abstraction": "als Handlung", "definition": "was wiederkehrt"}
    with Workspace.open(path, coder="clara") as space:
        material = [space.project.documents.find(name) for name in ("rg-01", "rg-02")]
        paraphrase(space, material[1], Span(3, 15), "wenig Worte")
        summary = inductions.begin(space, InductionDraft("Wer spricht", Technique.SUMMARY), material)
        summary_table.take(space, summary)
        (row,) = summary_table.table(space, summary).rows
        summary_table.reduce(space, summary, [row.row.key], "Knappe Worte")
        draft = InductionDraft("Absprachen", Technique.CATEGORIES, revision_due=20, **stated)
        formed = inductions.begin(space, draft, material)
        categories.form(space, formed, material[1], Span(3, 15), CodeDraft("Kürze"))
        code = space.project.codes.find("Regeln")
        laid = inductions.begin(space, InductionDraft("Regeln", Technique.DIFFERENTIATION, code.key))
        cards.lay_into_new(space, laid, "Ämter", [cards.board(space, laid).loose[0].coding])


def _classify(path: Path) -> None:
    """An evaluative code with levels of two cases, and a typology over it and an attribute."""
    with Workspace.open(path, coder="clara") as space:
        code = codes.add(space, "Zufriedenheit", fields={"definition": "mit der Absprache"})
        code = declare(space, code, [EvaluativeLevel(name) for name in ("gering", "mittel", "hoch")], ordered=True)
        for name, place, level in (("Runde Nord", "Stadt", code.levels[2]), ("Runde Süd", "Landkreis", None)):
            case = space.project.cases.find(name)
            cases.describe(space, case, {"Ort": place})
            levels.give(space, case, code, level, reason="sagt es am Ende selbst")
        axes = [types.axis_called(space, name) for name in ("Ort", "Zufriedenheit")]
        typology = types.define(space, "Arbeitsformen", axes)
        typology = types.add_type(space, typology, "städtisch zufrieden", [("Stadt", "mittel"), ("Stadt", "hoch")])
        types.assign_cells(space, typology)


def _change_rules(path: Path) -> None:
    """A frozen version of the codebook, and a rule that was changed after it."""
    with Workspace.open(path, coder="clara") as space:
        versions.freeze(space, "Erste Fassung", "für den Anhang")
        code = space.project.codes.find("Regeln")
        rule = {"definition": "das ist mit allen vereinbart"}
        codes.edit(space, code, rule, change=RuleChange.RULE, note="nur, was alle wissen")


def _talk_about(path: Path) -> None:
    """A norming session of which the first votes are revealed."""
    with qualcode.open(path, coder="clara") as study:
        session = study.norming.begin("Woche 1", ["clara", "ben"], codings=list(study.codings))
        for number, codes in enumerate((["Regeln"], ["Formen / miteinander", "Regeln"], []), start=1):
            session.vote(number, codes)
    with qualcode.open(path, coder="ben") as study:
        for number, codes in enumerate((["Regeln"], ["Formen / miteinander"], ["Regeln"]), start=1):
            study.norming["Woche 1"].vote(number, codes)
        study.norming["Woche 1"].reveal(incomplete=True)


def _merge_copy(path: Path) -> None:
    """Let a copy come in that changed the same as this one: a memo, and how a coding is paraphrased; one waits."""
    folder = path.parent / ".kopien"
    folder.mkdir()
    copy, newer = folder / "studie-ben.qualcode", folder / "studie-neu.qualcode"
    copy.write_bytes(path.read_bytes())
    for file, words in ((copy, "Aushandeln, wer zuständig ist."), (path, "Zuständigkeit wird ausgehandelt.")):
        with Project.open(file) as project:
            memo = next(memo for memo in project.memos.all() if memo.title == "Aushandlung")
            project.memos.change(memo, project.coders.find("clara"), text=words)
        with qualcode.open(file, coder="clara") as study:
            next(coding for coding in study.codings if coding.document.title == "rg-01").change(paraphrase=words)
    with qualcode.open(path, coder="clara") as study:
        study.merge(copy)
    newer.write_bytes(path.read_bytes())
    with qualcode.open(newer, coder="ben") as study:
        study.code("rg-02", "Kurz und gut.", "Regeln")


def _run(*words: str) -> None:
    told, sys.stdout = sys.stdout, sys.stderr
    try:
        assert call(list(words)) == 0, words
    finally:
        sys.stdout = told
