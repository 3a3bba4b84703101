"""A study of several people who said different things of being archived."""

from __future__ import annotations

import pytest

from qualcode.model.codes import Anchor, CodeDraft, Rules
from qualcode.model.consent.consents import ConsentChange, Permission, Purpose
from qualcode.model.documents import DocumentDraft, Role, SourceFile, Speaker
from qualcode.project.file.history import Author
from qualcode.project.project import Project
from qualcode.reading.transcripts.structure import build
from tests.builders import code_named, give_code

ANNA = Author("anna")
YES = ConsentChange({Purpose.ARCHIVE: Permission.YES}, form="Form 2")
NO = ConsentChange({Purpose.ARCHIVE: Permission.NO})
OVER = ConsentChange({Purpose.ARCHIVE: Permission.YES}, withdrawn="2020-01-01")
ANSWERS = {"yes": YES, "no": NO, "withdrawn": OVER, "unknown": ConsentChange()}


def talk(project: Project, name: str, words: str, case: str, label: str = "RG 2022") -> None:
    """A transcript with two paragraphs of what somebody says, which hold `words`."""
    text = f"I: Wie war es?\n\nB: Am Anfang war es {words} für alle.\n\nB: Später war das Amt {words} 🙂 zuständig."
    structure = build(text)
    speakers = tuple(Speaker(speaker, {"I": Role.ASKS}.get(speaker, Role.ANSWERS)) for speaker in ("I", "B"))
    source = SourceFile(f"{name}.txt", name, "text", "1")
    draft = DocumentDraft(name, text, structure, source, label=label, case=case, speakers=speakers, wave="2022")
    (document,) = project.documents.add([draft], ANNA)
    give_code(project, document, f"es {words} für", "Thema")
    give_code(project, document, f"alle.\n\nB: Später war das Amt {words}", "Thema / Teil", coder="zacharias")


@pytest.fixture
def file(tmp_path):
    """A project file with a case for each answer; what each one says holds the answer, so that it is found again."""
    path = tmp_path / "study.qualcode"
    with Project.create(path, "Eine Studie", ANNA) as project:
        for answer in ANSWERS:
            talk(project, f"gespraech {answer}", f"wörtlich{answer}", f"fall {answer}")
        cases = {case.name: case.key for case in project.cases.all()}
        project.consents.set(ANNA, cases={cases[f"fall {answer}"]: change for answer, change in ANSWERS.items()})
        codings = {project.documents.get(coding.document).name: coding for coding in project.codings.all()}
        anchors = [Anchor(f"es wörtlich{answer} für", coding=codings[f"gespraech {answer}"].id) for answer in ANSWERS]
        code = code_named(project, "Thema")
        project.codes.edit(
            code,
            CodeDraft(
                code.name, Rules("neu gefasst", "wenn"), anchors=(*anchors, Anchor("nie gesagt", invented=True))
            ),
            ANNA,
        )
        project.topics.add("Ankommen", ANNA, questions={"": "Wie war es?", "2022": "Wie war das Ankommen?"})
        project.research_questions.add("Wie gelingt Zusammenarbeit?", ANNA)
    return path
