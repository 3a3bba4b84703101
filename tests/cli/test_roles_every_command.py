"""Every role against every command: a guest changes nothing and hears why, a coder only what is the coders'."""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path

import click
import pytest

from qualcode.cli.main import main
from qualcode.model.codebooks.inductions import InductionDraft, Technique
from qualcode.model.codings import CoderKind
from qualcode.model.consent.consents import ConsentChange, Permission, Purpose
from qualcode.model.spans import Span
from qualcode.model.team.roles import Right, TeamRole
from qualcode.pool.adding.project import add_project
from qualcode.pool.adding.project_plan import AddingOptions
from qualcode.pool.codebook.importing import import_codebook
from qualcode.pool.folder.pool import Pool
from qualcode.project.project import Project
from qualcode.reading.lists.codebook_file import load
from qualcode.reading.source.choices import ReadingChoices
from qualcode.reporting.disclosure.check import Options
from qualcode.workspace.coding import codings
from qualcode.workspace.consent import consents
from qualcode.workspace.counting import summaries
from qualcode.workspace.inductive import inductions, summary_table
from qualcode.workspace.material import cases, documents
from qualcode.workspace.quoting import findings
from qualcode.workspace.sharing.conflicts import open_conflicts
from qualcode.workspace.sharing.merging import merge
from qualcode.workspace.versions import versions
from qualcode.workspace.workspace import Workspace
from tests.cli.test_blind_words import leaves, without_project
from tests.helpers import tables
from tests.workspace import inductive_use_cases
from tests.workspace.consensus_use_cases import decide
from tests.workspace.level_use_cases import assign as assign_types
from tests.workspace.writing_use_cases import (
    AGREED,
    Opened,
    begin_norming,
    change_the_rules,
    define_rules,
    filled_study,
    found_findings,
    import_with_doubts,
    lose_a_place,
    make_group,
    make_questions,
    talk,
    write_quotations,
)

CODER = "a coder may"
FILES = {
    "neu.txt": "I: Und?\nB: Ja doch, so war es damals.\n",
    "attribute.csv": "name,ort\neins,Amt\n",
    "zeichen.csv": "sign,meaning\n§,Bruch\n",
    "consents.csv": "Fall,Zitieren\nFall A,nein\n",
    "topics.csv": "topic,question\nNeues,Und nun?\n",
    "neu.yaml": "codes:\n  - name: Neuer\n",
    "codings.csv": "document,code,text,coder\neins,Rest,Das war schwer.,anna\n",
    "entwurf.md": "„Das war schwer.“ (RG 2022)\n",
    "tabelle.csv": "id,generalisation\n{row},Behörde\n",
    "rules.toml": "[codes]\nHilfe = ['amt']\n",
    "theirs.qde": (
        '<Project xmlns="urn:QDA-XML:project:1.0" name="P"><CodeBook><Codes>'
        '<Code guid="6a1f3d00-0000-4000-8000-0000000000a1" name="Ihrer"/></Codes></CodeBook></Project>'
    ),
}
# command -> whose it is, and how it is called
WRITES: dict[str, tuple[Right | str, str]] = {
    "import": (CODER, "neu.txt --label 'RG 2024'"),
    "documents attributes import": (CODER, "attribute.csv"),
    "documents reading": (CODER, "--forget interviewer"),
    "documents remove": (CODER, "zwei"),
    "documents rename": (CODER, "eins erstes"),
    "documents reread": (CODER, "eins neu.txt --yes"),
    "documents set": (CODER, "eins --label RG"),
    "transcription define": (CODER, "Eigene zeichen.csv"),
    "transcription remove": (CODER, "Haus"),
    "revise": (CODER, "eins neu.txt --yes"),
    "doubts": (CODER, "--settle-all"),
    "orphans place": (CODER, "{orphan} 3:9"),
    "orphans remove": (CODER, "{orphan}"),
    "cases add": (CODER, "'Fall C'"),
    "cases remove": (CODER, "'Fall Fern'"),
    "cases rename": (CODER, "'Fall Fern' 'Fall Z'"),
    "cases set": (CODER, "'Fall A' ort=Amt"),
    "cases summary": (CODER, "'Fall A' --motto 'Ganz anders'"),
    "consent import": (CODER, "consents.csv"),
    "consent set": (CODER, "'Fall A' quote=no"),
    "groups add": (CODER, "Spätere zwei"),
    "groups put": (CODER, "Frühere zwei"),
    "groups remove": (CODER, "Frühere"),
    "groups rename": (CODER, "Frühere Frühe"),
    "groups take": (CODER, "Frühere eins"),
    "labels set": (CODER, "'RG 2022' --population 12"),
    "waves fields": (CODER, "--wave Welle"),
    "questions assign": (CODER, "eins 1 Ende"),
    "questions unassign": (CODER, "zwei 1"),
    "topics add": (CODER, "Neu"),
    "topics import": (CODER, "topics.csv"),
    "topics move": (CODER, "Ende 1"),
    "topics question": (CODER, "Ende 'Und nun?'"),
    "topics remove": (CODER, "Ende"),
    "topics rename": (CODER, "Ende Schluss"),
    "search": (CODER, "Amt --code Rest --yes"),
    "codebook add": (Right.CODEBOOK, "Neu"),
    "codebook anchor add": (Right.CODEBOOK, "Rest 'Auch so.' --invented"),
    "codebook anchor remove": (Right.CODEBOOK, "Thema 1"),
    "codebook describe": (Right.CODEBOOK, "Grundlagen Anderes"),
    "codebook edit": (Right.CODEBOOK, "Thema --definition genauer --editorial"),
    "codebook freeze": (Right.CODEBOOK, "Pilot --note 'nach der Pilotphase'"),
    "codebook split": (Right.CODEBOOK, "Thema --by query coder:anna --into Annas"),
    "codebook unfreeze": (Right.CODEBOOK, "'Fassung A' --yes"),
    "codebook import": (Right.CODEBOOK, "neu.yaml"),
    "codebook levels": (Right.CODEBOOK, "Rest --level nah --level fern"),
    "codebook lift": (Right.CODEBOOK, "Thema"),
    "codebook merge": (Right.CODEBOOK, "Thema Rest"),
    "codebook move": (Right.CODEBOOK, "Rest --under Thema"),
    "codebook remove": (Right.CODEBOOK, "Rest --with-codings"),
    "code": (CODER, "eins 3:7 Rest"),
    "uncode": (CODER, "{mine}"),
    "codebook recheck ask": (CODER, "{mine} --note 'Noch?'"),
    "codebook recheck keep": (CODER, "{mine}"),
    "codebook recheck recode": (CODER, "{mine} --to Rest"),
    "codebook recheck remove": (CODER, "{mine}"),
    "codings import": (CODER, "codings.csv"),
    "research add": (Right.CODEBOOK, "'Was hilft?'"),
    "research edit": (Right.CODEBOOK, "'Wer hilft?' 'Was hilft wann?'"),
    "research link": (Right.CODEBOOK, "'Wer hilft?' --code Rest"),
    "research move": (Right.CODEBOOK, "'Wer hilft?' 1"),
    "research remove": (Right.CODEBOOK, "'Wer hilft?'"),
    "research unlink": (Right.CODEBOOK, "'Wer hilft?' --code Thema"),
    "memo add": (CODER, "Aha --code Thema"),
    "memo close": (CODER, "{memo}"),
    "memo edit": (CODER, "{memo} --text anders"),
    "memo remove": (CODER, "{memo}"),
    "coders add": (Right.TEAM, "dora"),
    "coders blind": (Right.BLINDNESS, "on"),
    "coders merge": (Right.TEAM, "ben cara"),
    "coders procedure": (Right.TEAM, "checked"),
    "coders rename": (Right.TEAM, "cara carla"),
    "coders rights": (Right.ROLES, "codebook=coder"),
    "coders role": (Right.ROLES, "cara lead"),
    "coders round": (Right.TEAM, "2"),
    "assign": (Right.TEAM, "eins --to cara"),
    "done": (CODER, "zwei"),
    "paraphrase": (CODER, "eins 3:7 kurz"),
    "induce begin": (CODER, "Neu --technique summary --documents eins"),
    "induce edit": (CODER, "Wünsche --question 'Was fehlt?'"),
    "induce import": (CODER, "Wünsche tabelle.csv"),
    "induce take": (CODER, "Wünsche"),
    "induce leave": (CODER, "Wünsche {row}"),
    "induce generalise": (CODER, "Wünsche {row} Behörde"),
    "induce strike": (CODER, "Wünsche {row} --reason doppelt"),
    "induce unstrike": (CODER, "Wünsche {struck}"),
    "induce state": (CODER, "Wünsche Neu --row {row}"),
    "induce put": (CODER, "Wünsche --row {row}"),
    "induce reword": (CODER, "Wünsche Amt Ämter"),
    "induce drop": (CODER, "Wünsche Amt"),
    "induce codes": (Right.CODEBOOK, "Wünsche Amt"),
    "induce subsume": (CODER, "Kategorien eins 19:26 --under Rest"),
    "induce worked": (CODER, "Kategorien eins 20"),
    "induce revise": (CODER, "Kategorien --note nichts"),
    "induce close": (CODER, "Kategorien"),
    "induce reopen": (CODER, "Zu"),
    "induce group": (CODER, "Karten Neu"),
    "induce ungroup": (CODER, "Karten Behörden"),
    "induce lay": (CODER, "Karten {mine}"),
    "induce differentiate": (Right.CODEBOOK, "Karten"),
    "induce remove": (CODER, "Wünsche --yes"),
    "levels remove": (CODER, "'Fall A' Thema"),
    "levels set": (CODER, "'Fall A' Thema hoch"),
    "types assign": (CODER, "Lage 'Fall A' --none"),
    "types edit": (CODER, "Lage --type Laute --cell hoch/Stadt"),
    "types new": (CODER, "Neu Thema Ort"),
    "types remove": (CODER, "Lage"),
    "norming new": (Right.TEAM, "Neu --coders ben,cara --sample 1"),
    "norming vote": (CODER, "'Woche 2' --passage 1 --none"),
    "norming reveal": (Right.TEAM, "'Woche 2' --incomplete"),
    "norming again": (Right.TEAM, "'Woche 1'"),
    "norming close": (Right.TEAM, "'Woche 1'"),
    "norming note": (Right.TEAM, "'Woche 1' 'Nun klar.'"),
    "norming remove": (Right.TEAM, "'Woche 1' --yes"),
    "package": (Right.TEAM, "--coder cara --documents zwei -o cara.qualcode"),
    "consensus agree": (CODER, "--coders anna,ben --consensus Konsens"),
    "consensus decide": (CODER, "{mine} --take first --mode joint --coders anna,ben --consensus Konsens"),
    "consensus finish": (CODER, "eins --even-open --coders anna,ben --consensus Konsens"),
    "consensus withdraw": (CODER, "{decision}"),
    "merge": (CODER, "copies/fern.qualcode"),
    "conflicts decide": (CODER, "{conflict} --theirs"),
    "quotes": (CODER, "--final --publication Neu -o q.md"),
    "quote edit": (CODER, "{mine} 'Das Amt => [Die Stelle]'"),
    "quote good": (CODER, "{mine}"),
    "quote reset": (CODER, "{mine}"),
    "disclosure accept": (CODER, "{finding} --reason darf"),
    "disclosure apply": (CODER, "'Musterstadt => [Ort]' --everywhere --yes"),
    "disclosure withdraw": (CODER, "{accepted}"),
    "summaries confirm": (CODER, "'Fall A' Thema"),
    "summaries remove": (CODER, "'Fall A' Thema"),
    "summaries set": (CODER, "'Fall Fern' Thema Allein."),
    "report": (CODER, "--wave 2023 --compare 2022 --final --publication Neu -o berichte"),
    "publications remove": (CODER, "Bericht --yes"),
    "import-project": (Right.CODEBOOK, "theirs.qde"),
    "given name": (CODER, "{given} 'Frau Beispiel'"),
    "undo": (CODER, ""),
    "redo": (CODER, ""),
    "forget": (Right.FORGETTING, "zwei --yes"),
    "pool add": (CODER, "p.qualcode"),
    "pool forget": (Right.FORGETTING, "p.qualcode 'Fall A' --yes"),
}
READS: dict[str, str] = {
    "documents": "", "documents attributes export": "x.csv", "documents export": "eins -o x.md",
    "documents sources": "eins", "documents speakers": "eins", "documents text": "eins",
    "documents versions": "eins", "transcription": "", "transcription export": "-o x.md",
    "transcription show": "Haus", "orphans": "",
    "cases": "", "cases show": "'Fall A'", "consent": "", "consent due": "", "consent template": "-o x.csv",
    "groups": "", "research": "", "labels": "", "waves": "", "questions list": "", "questions proposals": "",
    "topics": "", "codebook export": "-o x.yaml", "codebook show": "", "codebook diff": "'Fassung A'",
    "codebook versions": "", "codebook check": "", "codebook recheck": "", "codebook log": "",
    "codebook occurs": "Thema --branch Rest", "read": "eins", "codings": "-o x.csv",
    "induce": "", "induce show": "Wünsche", "induce table": "Wünsche -o x.csv",
    "trail": "--no-agreement",
    "norming": "", "norming show": "'Woche 1' -o x.md", "norming compare": "'Woche 1'",
    "levels": "-o x.md", "levels passages": "'Fall A' Thema",
    "types": "", "types show": "Lage -o x.md", "types table": "Thema Ort",
    "memo list": "", "memo show": "{memo}", "coders list": "", "conflicts": "", "conflicts show": "{conflict}",
    "quote show": "{mine}", "where": "{mine}", "disclosure accepted": "", "disclosure check": "",
    "cooccurrence": "", "coverage": "", "saturation": "", "concordance": "Amt", "words": "",
    "portrait": "eins", "table": "codes wave", "summaries": "-o x.md", "summaries show": "'Fall A' Thema",
    "publications": "", "publications show": "Bericht", "given": "", "given show": "{mine}",
    "check-quotes": "entwurf.md", "agreement": "", "agreement calibrate": "", "agreement difference": "--as-of 1",
    "agreement drift": "", "agreement intra": "anna", "agreement methods": "", "agreement plan": "--alpha 0.8",
    "agreement sensitivity": "", "disagreements": "", "log": "", "check": "", "backup": "b.qualcode",
    "consensus decided": "--of anna", "consensus list": "", "consensus progress": "",
    "consensus rule": "{decision}", "consensus show": "{mine}",
    "training class": "", "training compare": "", "training list": "",
    "privacy-sheet": "-o x.md", "archive": "deposit --dry-run", "export-project": "x.qdpx",
    "pool list": "p.qualcode", "pool validate": "rules.toml p.qualcode",
}  # fmt: skip
# what makes another file or is nobody's deed; what needs passages of weeks ago is in tests/workspace
NOT_ASKED = {
    "new", "open", "demo", "codebook schema",
    "keys", "sync", "rescue", "intra", "agreement ratings", "agreement spans",
}  # fmt: skip
UNLOGGED = ("given name", "pool add", "pool forget")  # which are no part of the history


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """Anna's study with one of everything, led by eva; the bytes of its file, and the ids of things."""
    folder = tmp_path_factory.mktemp("filled")
    path = filled_study(folder / "p.qualcode")
    opened = Opened(folder=folder, space=Workspace.open(path, coder="anna"))
    opened.look()
    space, project = opened.space, opened.space.project
    documents.describe(space, [opened.eins], case="Musterstadt")
    consents.say_of_everybody(space, AGREED)
    consents.say_of_everybody(space, ConsentChange({Purpose.SECONDARY: Permission.YES}))
    lose_a_place(opened)
    for make in (make_group, define_rules, make_questions, import_with_doubts, write_quotations):
        make(opened)
    summaries.write(space, summaries.open_cell(space, opened.case, opened.thema), "Kam ohne Hilfe aus.")
    codings.give(space, project.documents.find("zwei"), Span(3, 7), [opened.thema])
    project.settings.set_reading(ReadingChoices(interviewers=("A",)), space.author)
    versions.freeze(space, "Fassung A")
    assign_types(opened)
    talk(opened)
    begin_norming(opened, "Woche 2")
    for make in (inductive_use_cases.form, inductive_use_cases.lay_cards, inductive_use_cases.summarise):
        make(opened)
    inductions.close(space, inductions.begin(space, InductionDraft("Zu", Technique.SUMMARY), [opened.eins]))
    paraphrased = [row.paraphrase.memo.id for row in summary_table.table(space, opened.work).rows]
    decide(opened)
    change_the_rules(opened)
    first, *others = found_findings(opened)
    findings.accept(space, [first], "darf")
    eva = project.coders.add("eva", CoderKind.PERSON)
    project.roles.set_role(eva, TeamRole.LEAD, project.author("eva"))
    conflict = differing(space, folder)
    cases.add(space, "Fall C")
    space.undo()
    words = {
        "mine": opened.mine.id,
        "row": paraphrased[0],
        "struck": paraphrased[1],
        "memo": opened.memo.id,
        "orphan": space.orphans()[0].id,
        "finding": others[0].id if others else "",
        "accepted": project.accepted.all()[0].id,
        "conflict": conflict,
        "decision": opened.decision.id,
        "given": project.given.all()[0].id,
    }
    space.close()
    with Workspace.open(path, coder="eva") as lead:  # in a pool, under rules by which nothing was coded yet
        pool = Pool.create(folder / "pool")
        import_codebook(pool, load("codes:\n  - name: Hilfe\n", "a.yaml"))
        add_project(pool, lead, AddingOptions(checking=Options(likely=False), recipient=""))
    return path.read_bytes(), words, (folder / "fern.qualcode").read_bytes(), pool.folder


def differing(space, folder):
    """A copy in which ben gave a case another name than anna did here; gives the id of the conflict."""
    copy = folder / "fern.qualcode"
    shutil.copy(space.project.backup(folder / "b.qualcode"), copy)
    with Workspace.open(copy, coder="eva") as other:
        cases.rename(other, other.project.cases.find("Fall B"), "Fall Fern")
    cases.rename(space, space.project.cases.find("Fall B"), "Fall Hier")
    merge(space, [copy])
    with Workspace.open(copy, coder="eva") as other:
        cases.add(other, "Noch ein Fall")
    (sided,) = open_conflicts(space)
    return sided.conflict.id


@pytest.fixture
def folder(filled, tmp_path):
    """The study, a copy that knows more, and the files that commands take in."""
    (tmp_path / "p.qualcode").write_bytes(filled[0])
    shutil.copytree(filled[3], tmp_path / "pool")
    (tmp_path / "copies").mkdir()
    (tmp_path / "copies" / "fern.qualcode").write_bytes(filled[2])
    for name, words in FILES.items():
        (tmp_path / name).write_text(words.replace("{row}", filled[1]["row"]), "utf-8")
    return tmp_path


def become(path: Path, role: TeamRole) -> dict[str, list[tuple[object, ...]]]:
    """Let anna have that role; gives the study as it is then."""
    with Project.open(path) as project:
        eva = project.author("eva")
        project.roles.set_role(project.coders.find("anna"), role, eva)
        return tables(project)


def line(filled, command: str, arguments: str) -> list[str]:
    return [*command.split(), *shlex.split(arguments.format(**filled[1]))]


def test_every_command_is_known_here():
    assert leaves(main, click.Context(main)) - without_project() == {*WRITES, *READS, *NOT_ASKED}


def test_a_guest_is_refused_by_every_command_that_writes(run, filled, folder):
    before = become(folder / "p.qualcode", TeamRole.GUEST)
    pooled = {file: file.stat().st_mtime_ns for file in (folder / "pool").rglob("*.parquet")}
    with Project.open(folder / "p.qualcode") as project:
        given = [line.id for line in project.given.all()]
    for command, (_whose, arguments) in WRITES.items():
        ran = run("-p", folder / "p.qualcode", *line(filled, command, arguments))
        assert ran.code == 1, (command, ran)
        assert "“anna” is a guest here and only reads." in ran.err, (command, ran.err)
        assert "qualcode coders role anna coder" in ran.err
    with Project.open(folder / "p.qualcode") as project:
        assert tables(project) == before
        assert [line.id for line in project.given.all()] == given
    assert {file: file.stat().st_mtime_ns for file in (folder / "pool").rglob("*.parquet")} == pooled


@pytest.mark.parametrize(
    "commands",
    [list(READS)[::9], *(pytest.param(list(READS)[at::9], marks=pytest.mark.stress) for at in range(1, 9))],
)
def test_a_guest_reads_with_all_others(run, filled, folder, commands):
    before = become(folder / "p.qualcode", TeamRole.GUEST)
    for command in commands:
        ran = run("-p", folder / "p.qualcode", *line(filled, command, READS[command]))
        assert "guest" not in ran.err, (command, ran.err)
        assert ran.code != 2, (command, ran.err)
    with Project.open(folder / "p.qualcode") as project:
        assert tables(project) == before


def test_a_coder_is_refused_by_every_command_that_is_the_leads(run, filled, folder):
    before = become(folder / "p.qualcode", TeamRole.CODER)
    for command, (whose, arguments) in WRITES.items():
        if whose is not CODER:
            ran = run("-p", folder / "p.qualcode", *line(filled, command, arguments))
            assert ran.code == 1, (command, ran)
            assert "“anna” codes here; " in ran.err, (command, ran.err)
            assert "Ask “eva”" in ran.err
    with Project.open(folder / "p.qualcode") as project:
        assert tables(project) == before


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(command, marks=[] if number % 9 == 0 else pytest.mark.stress)
        for number, command in enumerate(WRITES)
    ],
)
def test_a_coder_does_what_is_the_coders_and_a_lead_everything(run, filled, folder, command):
    whose, arguments = WRITES[command]
    role = TeamRole.CODER if whose is CODER else TeamRole.LEAD
    before = become(folder / "p.qualcode", role)
    ran = run("-p", folder / "p.qualcode", *line(filled, command, arguments))
    assert ran.code == 0, ran.err
    with Project.open(folder / "p.qualcode") as project:
        assert tables(project) != before or command in UNLOGGED


def test_who_is_not_known_counts_as_a_coder(run, filled, folder):
    become(folder / "p.qualcode", TeamRole.CODER)
    for command in ("codebook add", "coders blind", "coders role", "forget"):
        ran = run("-p", folder / "p.qualcode", *line(filled, command, WRITES[command][1]), "--coder", "fremd")
        assert ran.code == 1
        assert "“fremd” codes here; " in ran.err
    assert (
        run("-p", folder / "p.qualcode", "code", "eins", "3:7", "Rest", "--coder", "fremd", "--new-coder").code == 0
    )
