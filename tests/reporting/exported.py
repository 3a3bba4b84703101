"""Small invented material with everything that makes exports hard, and looks into exported files."""

from __future__ import annotations

import hashlib
import io
import zipfile
from itertools import count

from qualcode.model.codes import Anchor, CodeDraft, Rules
from qualcode.model.codings import Polarity
from qualcode.model.consent.consents import ConsentChange, Permission, Purpose
from qualcode.model.documents import DocumentDraft, Role, SourceFile, Speaker
from qualcode.model.quotation_lines import WRITABLE
from qualcode.model.quotation_notation import edits_written
from qualcode.project.project import Project
from qualcode.reading.transcripts.structure import build
from qualcode.reporting.quotations.collection_parts import collection_report
from qualcode.reporting.quotations.sources import Sources
from qualcode.reporting.writers.csv import CsvKind
from qualcode.reporting.writers.formats import render
from tests.builders import ME, give_code

# What must stand in no export: documents, files, cases, coders, speakers.
NAMES = ("wüstenfuchs", "steinmarder", "zwergspitz", "quellmoos", "ludmilla", "quast", "interviewdatei", "p.qualcode")

TRANSCRIPT = """Frau Quast: Also, das war (.) am Anfang schon schwierig, //mhm// und da hat die Kollegin gesagt: \
„Ich frage erst die Leitung, und die sagt: ‚später‘.“ #00:12:03-4#

I: Mhm.

Frau Quast: und Annas Chef in Musterstadt, der hat dann nie (2,5 s) wieder angerufen. Das war das //Ende der// \
Geschichte, ehrlich gesagt. #00:12:41-0#

I: Und danach?

Frau Quast: =2+3 Termine gab es, die Kolleg*innen & ich <allein> haben $100 für 50% der Fahrten_gezahlt, also jeden \
Monat wieder, und niemand hat gefragt, wie lange das noch so gehen soll mit dem Kurs und der Fahrt und dem Geld."""


def fill(project: Project) -> Project:
    """Two documents, three codes, edits, a memo, a weight, marks of cases; ids are always the same."""
    first = document(project, "Wüstenfuchs", TRANSCRIPT, "RG 2021", "2021", "Fall Zwergspitz")
    second = document(
        project, "Steinmarder", "Frau Quast: Das klappt nicht. Nie.", "RG 2022", "2022", "Fall Quellmoos"
    )
    project.codes.add(
        CodeDraft("Wege & Ämter", Rules("Wer *wohin* geht"), anchors=(Anchor("„So“ war es.", "RG 2019"),)), None, ME
    )
    coder = "kodiererinludmilla"
    quoted = give_code(project, first, TRANSCRIPT[12 : TRANSCRIPT.index(" #00:12:41")], "Wege & Ämter", coder)
    give_code(
        project,
        first,
        TRANSCRIPT[TRANSCRIPT.index("=2+3") :],
        "Wege & Ämter / Geld",
        coder,
        memo="=unsicher\nob Geld",
    )
    give_code(project, second, "Das klappt nicht.", "Wege & Ämter / Geld", coder, Polarity.ABSENT)
    give_code(project, second, "Nie.", "Wege & Ämter / Geld", "ben")
    edit(
        project,
        quoted,
        "Also, das => [D]as",
        "Annas Chef => [ein Chef]",
        "Musterstadt => [Kommune]",
        "nie => **nie**",
    )
    return project


def document(project: Project, name: str, text: str, label: str, wave: str, case: str):
    """A transcript whose answering speaker has a name."""
    structure = build(text)
    roles = {"I": Role.ASKS, "Frau Quast": Role.ANSWERS}
    draft = DocumentDraft(
        name, text, structure, SourceFile(f"interviewdatei-{name}.txt", name, "text", "1"), label=label, case=case,
        attributes={"wave": wave, "Region": "=Nord"},
        speakers=tuple(Speaker(one, roles[one]) for one in structure.speakers()),
    )  # fmt: skip
    return project.documents.add([draft], ME)[0]


def edit(project: Project, coding, *steps: str) -> None:
    """Edit a quotation as on the command line."""
    line = Sources(project).of(coding.document).line(coding.span, (), WRITABLE)
    edits = ()
    for step in steps:
        edits = edits_written(line, coding.span, step, edits)
    project.quotation_edits.set(project.documents.get(coding.document), coding, edits, ME)


def may_not_be_quoted(project: Project, mark: Permission) -> None:
    """Mark the second case."""
    project.consents.set(ME, cases={project.cases.find("Fall Quellmoos").key: ConsentChange({Purpose.QUOTE: mark})})


def same_ids(monkeypatch) -> None:
    """Let new rows have the same ids in every run."""
    numbers = count()

    def uuid() -> str:
        digits = hashlib.sha256(str(next(numbers)).encode()).hexdigest()
        return f"{digits[:8]}-{digits[8:12]}-7{digits[12:15]}-8{digits[15:18]}-{digits[18:30]}"

    monkeypatch.setattr("qualcode.project.file.store.new_uuids", lambda number: [uuid() for _ in range(number)])


def unpacked(data: bytes) -> bytes:
    """The contents of a file, of all members where it is an archive, with their names."""
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return b"\n".join(name.encode() + b"\n" + archive.read(name) for name in archive.namelist())


def rendered(collection, format_, wording, look=None, csv_kind=CsvKind.PLAIN):
    """A collection in a format."""
    return render(collection_report(collection, wording, look), format_, csv_kind)
