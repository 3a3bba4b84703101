"""A deposit as it lies on the disk: only what people agreed to, whole, and the same every time."""

from __future__ import annotations

import csv
import hashlib
import json
import shutil
import stat
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from qualcode.errors import ConsentError, ExportError, QualcodeError, UsageProblem
from qualcode.model.codes import CodeDraft, Rules
from qualcode.model.codings import CoderKind
from qualcode.model.consent.consents import ConsentChange, Permission, Purpose
from qualcode.model.consent.given import WHOLE
from qualcode.model.spans import Span
from qualcode.model.team.consensus import ConsensusResult, DecisionMode
from qualcode.project.project import Project
from qualcode.project.team.decisions import NewDecision
from qualcode.reading.lists.codebook_file import read as read_codebook
from qualcode.reporting.disclosure.check import Options
from qualcode.reporting.disclosure.finding import FindingKind
from qualcode.workspace.archive import deposit as deposits
from qualcode.workspace.archive.deposit import SUMS, Deposit, prepare, write
from qualcode.workspace.workspace import Workspace
from tests.archive.conftest import ANNA, ANSWERS, YES, talk
from tests.archive.test_metadata_files import demand_datacite, demand_valid  # noqa: F401 - what is demanded

pytestmark = pytest.mark.consent
CHECKING = Options(likely=False, smallest_group=1, largest_share=1.0)


@pytest.fixture(autouse=True)
def _without_office(monkeypatch):
    monkeypatch.setattr(deposits, "office", lambda: "")


def deposited(file, folder, checking=CHECKING, **options):
    with Workspace.open(file, coder="anna") as space:
        return write(space, prepare(space, Deposit(folder=folder, **{"language": "de", **options}), checking))


def everything(folder):
    """All bytes of a folder, those inside of office files unpacked, by file."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            found[path.relative_to(folder).as_posix()] = path.read_bytes()
            if path.suffix == ".docx":
                with zipfile.ZipFile(path) as office:
                    for name in office.namelist():
                        found[f"{path.relative_to(folder).as_posix()}!{name}"] = office.read(name)
    return found


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_only_what_was_agreed_to_is_in_any_byte(file, tmp_path):
    folder = tmp_path / "deposit"
    deposited(file, folder)
    found = everything(folder)
    assert [row["label"] for row in rows(folder / "data-list.csv")] == ["RG 2022"]
    said = b"".join(found.values())
    assert "wörtlichyes".encode() in said
    for answer in ANSWERS.keys() - {"yes"}:
        assert not [name for name, data in found.items() if f"wörtlich{answer}".encode() in data]
    for name in ("gespraech", "fall yes", "fall no", "anna", "zacharias"):
        assert not [path for path, data in found.items() if name.encode() in data.lower()], name


def test_what_is_left_out_is_told_by_anonymous_ids_and_reasons(file, tmp_path):
    deposited(file, tmp_path / "deposit")
    left = [
        (row["what"], row["id"], row["number"], row["why"]) for row in rows(tmp_path / "deposit" / "left-out.csv")
    ]
    documents = [row for row in left if row[0] == "document"]
    assert documents == [
        ("document", "RG-2022-1", "1", "no"),
        ("document", "RG-2022-2", "1", "not known"),
        ("document", "RG-2022-3", "1", "withdrawn"),
    ]
    assert [row[2] for row in left if row[0] == "codings"] == ["2", "2", "2"]
    assert sum(int(row[2]) for row in left if row[0] == "anchor examples") == 3
    assert {row[0] for row in left if row[3] == "not made"} == {"qdpx", "pdf"}


def test_decisions_of_the_consensus_and_norming_sessions_stay_with_the_team_and_are_told(file, tmp_path):
    with Project.open(file) as project:
        anna = next(coder for coder in project.coders.all() if coder.name != "zacharias")
        project.coders.add("ben", CoderKind.PERSON, ANNA)
        document = project.documents.all()[0]
        project.norming.begin("Woche 1", [anna, project.coders.find("ben")], [(document, Span(0, 4))], anna)
        talked_about = project.codings.all()[0]
        code_uuids = {code.key: code.uuid for code in project.codes.book()}
        project.consensus.decide(
            NewDecision(
                document, project.coders.add("Konsens", CoderKind.CONSENSUS, ANNA), anna, anna,
                project.coders.find("ben"), DecisionMode.THIRD, (anna,), ConsensusResult.NONE,
                project.consensus.before([talked_about], code_uuids), reason="Streit im Team",
            ), [], ANNA,
        )  # fmt: skip
    deposited(file, tmp_path / "deposit")
    left = [(row["what"], row["number"], row["why"]) for row in rows(tmp_path / "deposit" / "left-out.csv")]
    assert ("decisions", "1", "talks of the team") in left
    assert ("norming sessions", "1", "talks of the team") in left
    assert not [path for path in (tmp_path / "deposit").rglob("*.*") if b"Streit im Team" in path.read_bytes()]


@pytest.mark.parametrize("secondary", [False, True])
@pytest.mark.parametrize("archive", ["", "yes", "no"])
@pytest.mark.parametrize("second", ["", "yes", "no"])
@pytest.mark.parametrize("analyse", ["", "yes", "no"])
def test_every_combination_of_answers(tmp_path, secondary, archive, second, analyse):
    path = tmp_path / "one.qualcode"
    with Project.create(path, "Eine", ANNA) as project:
        talk(project, "a", "wörtlich", "fall")
        change = ConsentChange(
            {
                Purpose.ARCHIVE: Permission(archive),
                Purpose.SECONDARY: Permission(second),
                Purpose.ANALYSE: Permission(analyse),
                Purpose.QUOTE: Permission.YES,
            }
        )
        project.consents.set(ANNA, cases={project.cases.all()[0].key: change})
    covered = archive == "yes" and analyse != "no" and (second == "yes" or not secondary)
    with Workspace.open(path, coder="anna") as space:
        deposit = Deposit(folder=tmp_path / "out", secondary=secondary)
        if covered:
            assert len(prepare(space, deposit, CHECKING).facts.documents) == 1
        else:
            with pytest.raises(ConsentError):
                prepare(space, deposit, CHECKING)
    assert not (tmp_path / "out").exists()


def test_a_project_without_any_consent_says_what_is_missing_and_writes_nothing(file, tmp_path):
    with Project.open(file) as project:
        none = ConsentChange({Purpose.ARCHIVE: Permission.UNKNOWN}, withdrawn="")
        project.consents.set(ANNA, cases={case.key: none for case in project.cases.all()})
    with pytest.raises(ConsentError) as error:
        deposited(file, tmp_path / "deposit")
    assert "4 documents" in error.value.message
    assert "archive=yes" in error.value.hint
    assert sorted(path.name for path in tmp_path.iterdir()) == ["study.qualcode"]


def test_a_speaker_who_is_a_case_has_a_say(file, tmp_path):
    with Project.open(file) as project:
        document = project.documents.find("gespraech yes")
        project.documents.set_speaker([document], "B", ANNA, case="fall no")
    with pytest.raises(ConsentError):
        deposited(file, tmp_path / "deposit")


def test_codings_are_found_again_in_the_transcripts(file, tmp_path):
    folder = tmp_path / "deposit"
    deposited(file, folder)
    codings = rows(folder / "codings" / "codings.csv")
    assert len(codings) == 2
    for coding in codings:
        text = (folder / "transcripts" / f"{coding['document']}.txt").read_bytes().decode("utf-8")
        assert text[int(coding["start"]) : int(coding["end"])] == coding["words"]
    assert codings[0]["words"] == "es wörtlichyes für"
    assert codings[1]["words"] == "alle.\n[3] B: Später war das Amt wörtlichyes"
    assert [coding["coder"] for coding in codings] == ["1", "2"]
    assert [coding["paragraph"] for coding in codings] == ["2", "2"]
    assert [coding["rule_version"] for coding in codings] == ["1", "1"]


def test_the_codebook_has_all_versions_and_is_read_again(file, tmp_path):
    folder = tmp_path / "deposit"
    deposited(file, folder)
    draft, _warnings = read_codebook(folder / "codebook" / "codebook.yaml")
    theme = draft.codes[0]
    assert (theme.rules.definition, theme.rules.include) == ("neu gefasst", "wenn")
    assert [anchor.text for anchor in theme.anchors] == ["es wörtlichyes für", "nie gesagt"]
    versions = [
        (row["code"], row["version"], row["definition"]) for row in rows(folder / "codebook/rule-versions.csv")
    ]
    assert versions == [
        ("Thema", "1", "das ist gemeint"),
        ("Thema", "2", "neu gefasst"),
        ("Thema / Teil", "1", "das ist gemeint"),
    ]


def test_check_sums_are_right_and_of_all_files(file, tmp_path):
    folder = tmp_path / "deposit"
    deposited(file, folder)
    lines = (folder / SUMS).read_text("utf-8").splitlines()
    sums = {line[66:]: line[:64] for line in lines}
    assert all(line[64:66] == "  " for line in lines)
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    assert sums.keys() == files.keys() - {SUMS}
    assert all(hashlib.sha256(files[name].read_bytes()).hexdigest() == sum_ for name, sum_ in sums.items())


def test_metadata_is_good(file, tmp_path):
    folder = tmp_path / "deposit"
    written = deposited(file, folder, recipient="Zentrum")
    demand_valid(etree.fromstring((folder / "ddi-codebook.xml").read_bytes()))
    found = json.loads((folder / "datacite.json").read_text("utf-8"))
    assert found["publisher"] == "Zentrum"
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert files - {SUMS} == {file.path for file in written.files}
    assert f"<fileQnty>{len(files)}</fileQnty>" in (folder / "ddi-codebook.xml").read_text("utf-8")


def test_two_deposits_are_the_same(file, tmp_path):
    for name in ("one", "two"):
        deposited(file, tmp_path / name)
    assert everything(tmp_path / "one") == everything(tmp_path / "two")


@pytest.mark.parametrize(("language", "mark"), [("de", "[zu ergänzen: "), ("en", "[to be completed: ")])
def test_gaps_are_marked_in_the_language_of_the_deposit(file, tmp_path, language, mark):
    folder = tmp_path / "deposit"
    written = deposited(file, folder, language=language)
    assert mark.replace("[", "\\[") in (folder / "study-report.md").read_text("utf-8")
    assert mark.encode() in everything(folder)["study-report.docx!word/document.xml"]
    assert written.gaps


def test_it_is_one_line_of_the_register(file, tmp_path):
    deposited(file, tmp_path / "deposit", recipient="Zentrum")
    with Project.open(file) as project:
        (line,) = project.given.all()
        document = project.documents.find("gespraech yes")
        case = next(case for case in project.cases.all() if case.name == "fall yes")
    assert (line.left.door, line.left.recipient) == ("archive", "Zentrum")
    assert dict(line.left.contents) == {document.uuid: (WHOLE,)}
    assert line.left.cases == (case.uuid,)


def test_what_is_refused_is_not_registered(file, tmp_path, monkeypatch):
    def full(*_arguments, **_options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(deposits, "_write_sums", full)
    with pytest.raises(ExportError, match="No space left"):
        deposited(file, tmp_path / "deposit")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["study.qualcode"]
    with Project.open(file) as project:
        assert not project.given.all()


def test_a_folder_that_holds_something_is_refused(file, tmp_path):
    folder = tmp_path / "deposit"
    folder.mkdir()
    (folder / "mine.txt").write_text("x")
    with pytest.raises(UsageProblem):
        deposited(file, folder)
    (folder / "mine.txt").unlink()
    deposited(file, folder)
    assert (folder / SUMS).is_file()
    with pytest.raises(UsageProblem):
        deposited(file, folder)


def test_a_file_is_said_to_be_no_folder(file, tmp_path):
    taken = tmp_path / "paket"
    taken.write_text("alt", encoding="utf-8")
    with pytest.raises(UsageProblem, match="is a file and no folder"):
        deposited(file, taken)
    assert taken.read_text(encoding="utf-8") == "alt"


def test_a_finding_that_nobody_accepted_keeps_all_inside(file, tmp_path):
    with Project.open(file) as project:
        talk(project, "neu", "Herr Meyerbeer", "fall yes")
    with pytest.raises(QualcodeError, match="Nothing was written"):
        deposited(file, tmp_path / "deposit", Options(smallest_group=1, largest_share=1.0))
    assert not (tmp_path / "deposit").exists()


@pytest.mark.parametrize("place", ["rules", "question", "research"])
def test_names_are_looked_for_beside_the_transcripts_too(file, tmp_path, place):
    with Project.open(file) as project:
        talk(project, "neu", "x", "Meyerbeer")
        project.consents.set(ANNA, cases={max(case.key for case in project.cases.all()): YES})
        if place == "rules":
            code = project.codes.find("Teil")
            changed = project.codes.edit(code, CodeDraft(code.name, Rules("wie Meyerbeer sagt")), ANNA)
            project.codes.edit(changed, CodeDraft(code.name, Rules("anders")), ANNA)  # a former version has it
        elif place == "question":
            project.topics.add("Amt", ANNA, questions={"": "Was sagt Meyerbeer?"})
        else:
            project.research_questions.add("Wie sieht es Meyerbeer?", ANNA)
    with Workspace.open(file, coder="anna") as space:
        check = prepare(space, Deposit(folder=tmp_path / "out"), CHECKING).check
    assert ["Meyerbeer" in finding.passage for finding in check.left] == [True]


@pytest.mark.parametrize("answer", ["no", "unknown", "withdrawn", "yes"])
def test_rules_that_quote_what_stays_inside_are_told(file, tmp_path, answer):
    with Project.open(file) as project:
        code = project.codes.find("Teil")
        words = f"Etwa: „Am Anfang war  ES wörtlich{answer} für alle“."
        changed = project.codes.edit(code, CodeDraft(code.name, Rules("", words)), ANNA)
        project.codes.edit(changed, CodeDraft(code.name, Rules("anders")), ANNA)  # a former version has it
    with Workspace.open(file, coder="anna") as space:
        check = prepare(space, Deposit(folder=tmp_path / "out"), CHECKING).check
    found = [finding.found for finding in check.left if finding.kind is FindingKind.LEFT_OUT]
    assert found == ([] if answer == "yes" else [f"Am Anfang war  ES wörtlich{answer} für"])


def test_a_blind_project_gives_no_deposit(file, tmp_path):
    with Project.open(file) as project:
        project.settings.set_blind(ANNA, on=True)
    with pytest.raises(QualcodeError):
        deposited(file, tmp_path / "deposit")


def test_hostile_labels_stay_inside_of_the_folder(file, tmp_path):
    with Project.open(file) as project:
        for number, label in enumerate(("../../weg", "/etc/x", "a\\b", "CON", "=cmd", "x\u202ey", "ä🙂")):
            talk(project, f"neu {number}", "x", "fall yes", label=label)
    folder = tmp_path / "inside" / "deposit"
    folder.parent.mkdir()
    written = deposited(file, folder)
    assert len(written.facts.documents) == 8
    assert {path.name for path in folder.parent.iterdir()} == {"deposit"}
    assert {path.parent for path in folder.rglob("*.txt")} == {folder, folder / "transcripts"}
    cells = [row["label"] for row in rows(folder / "data-list.csv")]
    assert "'=cmd" in cells
    assert not any("\u202e" in cell for cell in cells)


# ---- PDF -----------------------------------------------------------------------------------------------

OFFICE = """#!{python}
import sys, pathlib
folder = pathlib.Path(sys.argv[sys.argv.index("--outdir") + 1])
for name in sys.argv[sys.argv.index("--outdir") + 2:]:
    {act}
"""
WRITES = '(folder / (pathlib.Path(name).stem + ".pdf")).write_bytes(b"%PDF-1.7")'


def office(tmp_path, act):
    program = tmp_path / "bin" / "soffice"
    program.parent.mkdir()
    program.write_text(OFFICE.format(python=sys.executable, act=act))
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return str(program)


@pytest.mark.skipif(sys.platform == "win32", reason="a script is a program elsewhere")
@pytest.mark.parametrize(
    ("act", "is_there"), [(WRITES, True), ("sys.exit(3)", False), ("pass", False), (WRITES + "; sys.exit(1)", False)]
)
def test_pdf_files_are_there_where_libreoffice_writes_them(file, tmp_path, monkeypatch, act, is_there):
    from qualcode.workspace.archive import portable_documents

    program = office(tmp_path, act)
    monkeypatch.setattr(deposits, "office", lambda: program)
    monkeypatch.setattr(portable_documents, "office", lambda: program)
    folder = tmp_path / "deposit"
    written = deposited(file, folder)
    assert bool(written.without_pdf) is not is_there
    assert bool(list(folder.rglob("*.pdf"))) is is_there
    assert not (folder / ".office").exists()
    left = [row for row in rows(folder / "left-out.csv") if row["what"] == "pdf"]
    assert bool(left) is not is_there


@pytest.mark.skipif(sys.platform == "win32", reason="a script is a program elsewhere")
def test_libreoffice_that_hangs_is_ended(file, tmp_path, monkeypatch):
    from qualcode.workspace.archive import portable_documents

    program = office(tmp_path, "import time; time.sleep(60)")
    monkeypatch.setattr(deposits, "office", lambda: program)
    monkeypatch.setattr(portable_documents, "office", lambda: program)
    monkeypatch.setattr(portable_documents, "_START", 0.4)
    monkeypatch.setattr(portable_documents, "_EACH", 0.0)
    assert "longer" in deposited(file, tmp_path / "deposit").without_pdf


@pytest.mark.shared
def test_real_libreoffice_where_it_is(file, tmp_path, monkeypatch):
    program = shutil.which("soffice")
    if not program:
        pytest.skip("LibreOffice is not on this machine")
    monkeypatch.setattr(deposits, "office", lambda: program)
    deposited(file, tmp_path / "deposit")
    (made,) = Path(tmp_path / "deposit").rglob("*.pdf")
    assert made.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("likely", [False, True])
def test_the_report_says_when_likely_names_were_not_looked_for(file, tmp_path, likely):
    with Workspace.open(file, coder="anna") as space:
        checking = replace(CHECKING, likely=likely)
        prepared = prepare(space, Deposit(folder=tmp_path / "deposit", language="en"), checking)
        if prepared.check.left:
            prepared, _number = deposits.accept(space, prepared, prepared.check.left, "invented")
        write(space, prepared)
    told = "not looked for" in (tmp_path / "deposit" / "study-report.md").read_text("utf-8")
    assert told == (not likely)
