"""A project with every combination of consents, through every door: what nobody agreed to is in no byte."""

from __future__ import annotations

import io
import json
import re
import shutil
import warnings
import zipfile
from collections import Counter
from dataclasses import dataclass, replace

import pytest

import qualcode
from qualcode.agreement.consensus.places import PlaceKind
from qualcode.errors import ConsentError
from qualcode.model.codebooks.inductions import InductionDraft, Technique
from qualcode.model.codes import CodeDraft, CodeKind, EvaluativeLevel
from qualcode.model.codings import CoderKind
from qualcode.model.consent.consents import ConsentChange, Permission, Purpose, Refusal
from qualcode.model.spans import Span
from qualcode.model.team.consensus import ConsensusResult
from qualcode.project.merge_and_split import write_anchor
from qualcode.project.project import Project
from qualcode.project.typology.case_levels import LevelDraft
from qualcode.workspace.codebook import anchors
from qualcode.workspace.codebook.levels import declare
from qualcode.workspace.coding.case_summaries import write_summary
from qualcode.workspace.counting import summaries
from qualcode.workspace.inductive import inductions, summary_table
from qualcode.workspace.inductive.paraphrases import paraphrase
from qualcode.workspace.leaving.doors import DOORS
from qualcode.workspace.material.documents import describe_speaker
from qualcode.workspace.quoting.export import quotation_of
from qualcode.workspace.team import consensus, deciding, norming
from qualcode.workspace.team.consensus_board import ConsensusAsked
from qualcode.workspace.typology import levels, types
from qualcode.workspace.workspace import Workspace
from tests.builders import ME, code_named, coder_named, give_code, interview

pytestmark = pytest.mark.consent

YES, PARAPHRASE, NO = Permission.YES, Permission.PARAPHRASE, Permission.NO
CASES = {
    "unknown": None,
    "yes": ConsentChange({Purpose.QUOTE: YES, Purpose.ANALYSE: YES}, delete_by="9999-12-31"),
    "paraphrase": ConsentChange({Purpose.QUOTE: PARAPHRASE}),
    "no": ConsentChange({Purpose.QUOTE: NO}),
    "withdrawn": ConsentChange({Purpose.QUOTE: YES}, withdrawn="2020-01-01"),
    "over": ConsentChange({Purpose.QUOTE: YES}, delete_by="2021-01-01"),
    "unanalysed": ConsentChange({Purpose.QUOTE: YES, Purpose.ANALYSE: NO}),
    "teaching": ConsentChange({Purpose.TEACH: YES}),
}
DOCUMENTS = {
    "": None,
    "yes": ConsentChange({Purpose.QUOTE: YES}),
    "no": ConsentChange({Purpose.QUOTE: NO}),
    "paraphrase": ConsentChange({Purpose.QUOTE: PARAPHRASE}),
}
_STRICT = ["", "paraphrase", "unknown", "no", "unanalysed", "over"]
_REFUSALS = dict(zip(_STRICT[1:], Refusal, strict=True))


def verdict(case: str, beside: str, purpose: str = "quote") -> str:
    """Why words stay inside, as the issue says it; empty where they may leave."""
    if case in ("withdrawn", "over"):
        return "over"
    if case == "unanalysed":
        return "unanalysed"
    if purpose != "quote":
        return "" if case == "teaching" else "unknown"
    known = [said for said in (case, beside) if said in ("yes", "no", "paraphrase")]
    for refusal in ("no", "paraphrase"):
        if refusal in known:
            return refusal
    return "" if known else "unknown"


@dataclass(frozen=True)
class Part:
    """What was put in of one document, or speaker: marks by what they are, and why its words stay inside."""

    marks: dict[str, str]
    case: str
    beside: str
    speaks: bool = False

    def refusal(self, purpose: str = "quote") -> str:
        return verdict(self.case, self.beside, purpose)


def marker(kind: str, number: int) -> str:
    """A word that stands nowhere else."""
    return f"{kind}q{chr(97 + number // 26)}{chr(97 + number % 26)}zx"


def build(path) -> list[Part]:
    parts = []
    kinds = ("wort", "rede", "rest", "umschreibung", "notiz", "fazit", "zelle", "merkmal", "grund")
    with Project.create(path, "Studie", ME) as project:
        anna, ben = coder_named(project, "anna"), coder_named(project, "ben")
        code = code_named(project, "Thema")
        space = Workspace(project, "anna")
        combinations = [(case, beside) for case in CASES for beside in DOCUMENTS]
        for number, (case, beside) in enumerate(combinations):
            marks = {kind: marker(kind, number) for kind in kinds}
            text = f"I: Frage?\n\nB: Hier {marks['wort']} so. Dann {marks['rede']} auch. Am Ende {marks['rest']}."
            name = f"{case} {beside}".strip()
            document = interview(project, f"D {name}", text, label=f"L{number}", case=name, ort=marks["merkmal"])
            _code(project, document, f"Hier {marks['wort']} so.", code, anna, marks["umschreibung"], marks["notiz"])
            _code(project, document, f"Dann {marks['rede']} auch.", code, anna)
            if not number:
                give_code(project, document, "Am Ende", "Thema", "ben")
            change, own = CASES[case], DOCUMENTS[beside]
            keys = {known.name: known.key for known in project.cases.all()}
            if change:
                project.consents.set(ME, cases={keys[name]: change})
            if own:
                project.consents.set(ME, documents={document.key: own})
            known = project.cases.find(name)
            write_summary(space, known, motto="", text=f"Kurz {marks['fazit']}")
            summaries.write(space, summaries.open_cell(space, known, code), f"Zelle {marks['zelle']}")
            coding = next(coding for coding in project.codings.all() if coding.document == document.key)
            anchors.add_passage(space, code, coding)
            write_anchor(project, code, f"Dann {marks['rede']} [...]", f"L{number}", ME)
            parts.append(Part(marks, case, beside))
        parts += _group(project, space, code, len(combinations))
        earlier = interview(project, "früher", "B: Vor Jahren sagte jemand viel.", "L99", "2019", "früher")
        _code(project, earlier, "Vor Jahren sagte jemand viel.", code, anna)
        project.consents.set(ME, cases={project.cases.find("früher").key: CASES["yes"]})
        assert ben.key != anna.key
    return parts


def _group(project, space, code, first) -> list[Part]:
    """A focus group: two speakers are cases, the third speaks by the document, of which nothing is known."""
    speakers = {"P": "yes", "Q": "no", "R": "unknown"}
    marks = {speaker: {"wort": marker("wort", first + at)} for at, speaker in enumerate(speakers)}
    text = "I: Frage?\n\n" + "\n\n".join(f"{speaker}: Also {marks[speaker]['wort']} hier." for speaker in speakers)
    document = interview(project, "Gruppe", text, label="L98")
    for speaker in ("P", "Q"):
        describe_speaker(space, [document], speaker, case=f"Person {speaker}")
        key = project.cases.find(f"Person {speaker}").key
        project.consents.set(ME, cases={key: CASES[speakers[speaker]]})
    for speaker in speakers:
        _code(project, document, f"Also {marks[speaker]['wort']} hier.", code, coder_named(project, "anna"))
    return [Part(marks[speaker], case, "", speaks=True) for speaker, case in speakers.items()]


def _code(project, document, words, code, coder, paraphrase="", memo=""):
    start = project.documents.text(document).index(words)
    span = Span(start, start + len(words))
    project.codings.add(document, span, code, coder, paraphrase=paraphrase, memo=memo)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    path = tmp_path_factory.mktemp("consents") / "studie.qualcode"
    return path, build(path)


@pytest.fixture
def parts(built, run, tmp_path):
    shutil.copy(built[0], tmp_path / "studie.qualcode")
    return built[1]


def everything(data: bytes) -> str:
    """All that stands in the bytes of a file."""
    if data[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return "\n".join(everything(package.read(name)) for name in package.namelist())
    if data[:4] == b"PAR1":
        import pyarrow.parquet

        return str(pyarrow.parquet.read_table(io.BytesIO(data)).to_pylist())
    return data.decode("utf-8", "replace")


WORDS = {"wort", "rede"}


def of_each_verdict(parts):
    """One part, with its number, for each reason why its words stay inside, and one whose may leave."""
    return list({part.refusal(): (number, part) for number, part in enumerate(parts) if not part.speaks}.values())


def expected(parts, words=frozenset(), told=frozenset(), paraphrased=frozenset(), purpose="quote"):
    """The marks that must be there: `words` where all may leave, `told` besides where paraphrases may."""
    found = set()
    for part in parts:
        refusal = part.refusal(purpose)
        kinds = set()
        if not refusal:
            kinds = {*words, *told}
        elif refusal == "paraphrase":
            kinds = {*told, *paraphrased}
        found |= {part.marks[kind] for kind in kinds if kind in part.marks}
    return found


def marks_in(parts, data: bytes) -> set[str]:
    text = everything(data)
    return {mark for part in parts for mark in part.marks.values() if mark in text}


QUOTED = {"words": WORDS, "paraphrased": {"umschreibung"}}
FORMATS = ("md", "docx", "odt", "html", "tex", "xlsx", "csv", "json")
SOME = ("docx", "xlsx", "json")
TABLES = [
    ("quotes", ("--memo", "--attribute", "ort"), {**QUOTED, "told": {"notiz", "merkmal"}}),
    ("quotes", ("--dialogue", "--context", "question"), QUOTED),
    ("table", ("cases", "codes", "--cells", "quotations"), QUOTED),
    ("table", ("codes", "waves", "--cells", "paraphrases"), {"told": {"umschreibung"}}),
    ("table", ("cases", "codes", "--cells", "summaries"), {"told": {"zelle", "fazit"}}),
    ("summaries", (), {"told": {"zelle", "fazit"}}),
]


@pytest.mark.parametrize(
    ("form", "command", "options", "allowed"),
    [(form, *table) for at, table in enumerate(TABLES) for form in (SOME if at else FORMATS)],
)
def test_nothing_leaves_without_consent_and_all_that_may_does(run, parts, tmp_path, form, command, options, allowed):
    ran = run(command, *options, "-o", f"out.{form}")
    assert ran.code == 0, ran.err
    assert marks_in(parts, (tmp_path / f"out.{form}").read_bytes()) == expected(parts, **allowed)


def test_what_is_left_out_is_told_by_its_reasons(run, parts, tmp_path):
    ran = run("quotes", "-o", "out.md")
    reasons = Counter()
    for part in parts:
        refusal = part.refusal()
        # a passage that may only be paraphrased leaves where it has a paraphrase
        passages = 1 if part.speaks or refusal == "paraphrase" else 2
        reasons[refusal] += passages if refusal else 0
    del reasons[""]
    reasons["unknown"] += 1  # ben's
    said = {
        "paraphrase": "only a paraphrase is allowed, and none is written",
        "unknown": "no consent is known for the purpose “quote”",
        "no": "consent for the purpose “quote” was refused",
        "unanalysed": "even analysing was refused",
        "over": "consent was withdrawn, or its day of deletion has come",
    }
    for refusal, number in reasons.items():
        assert f"warning: {number} passages left out: {said[refusal]}." in ran.err
    assert len(re.findall(r"left out", ran.err)) == len(reasons)
    assert "“qualcode consent set CASE quote=yes”" in ran.err


def test_another_purpose_is_another_consent(run, parts, tmp_path):
    for command, kinds in (
        (("quotes", "--for", "teach", "-o", "out.docx"), WORDS),
        (("codings", "--for", "teach", "-o", "out.csv"), {*WORDS, "umschreibung", "notiz"}),
        (("codebook", "export", "--for", "teach", "-o", "out.yaml"), WORDS),
        (("summaries", "--for", "teach", "-o", "out.xlsx"), {"zelle", "fazit"}),
    ):
        assert run(*command).code == 0
        written = (tmp_path / command[-1]).read_bytes()
        assert marks_in(parts, written) == expected(parts, words=kinds, purpose="teach")
    assert run("quotes", "--for", "archive", "-o", "archive.md").code == 1
    assert not (tmp_path / "archive.md").exists()


@pytest.mark.parametrize("form", ["docx", "odt", "html", "md", "tex"])
def test_whole_texts_leave_where_everybody_in_them_agreed(run, parts, tmp_path, form):
    """Every combination in one form: what leaves is settled before there is one."""
    alone = [(number, part) for number, part in enumerate(parts) if not part.speaks]
    asked = [
        (f"D {part.case} {part.beside}".strip(), number, part)
        for number, part in (alone if form == "md" else of_each_verdict(parts))
    ]
    for name, number, part in [*asked, ("Gruppe", len(parts), Part({}, "no", ""))]:
        ran = run("documents", "export", name, "--memo", "-o", f"{number}.{form}")
        refusal = part.refusal()
        assert (ran.code, (tmp_path / f"{number}.{form}").exists()) == ((1, False) if refusal else (0, True))
        if refusal:
            assert "1 text left out" in ran.err
        else:
            there = {part.marks[kind] for kind in ("wort", "rede", "rest", "notiz")}
            assert marks_in(parts, (tmp_path / f"{number}.{form}").read_bytes()) == there


def test_the_appendix_holds_the_texts_of_which_everybody_agreed(run, parts, tmp_path):
    ran = run("documents", "export", "--all", "--numbered", "paragraphs", "-o", "appendix.docx")
    assert ran.code == 0, ran.err
    alone = [part for part in parts if not part.speaks]
    assert marks_in(parts, (tmp_path / "appendix.docx").read_bytes()) == expected(alone, words={*WORDS, "rest"})
    stayed = 1 + sum(bool(part.refusal()) for part in alone)  # and the group
    assert sum(map(int, re.findall(r"(\d+) texts? left out", ran.err))) == stayed


@pytest.mark.parametrize("dialect", ["standard", "nvivo"])
def test_a_project_for_other_programs_holds_the_texts_of_which_everybody_agreed(run, parts, tmp_path, dialect):
    ran = run("export-project", "out.qdpx", "--dialect", dialect, "--report", "lost.json")
    assert ran.code == 0, ran.err
    alone = [part for part in parts if not part.speaks]
    kinds = {*WORDS, "rest", "umschreibung", "notiz", "merkmal"}
    assert marks_in(parts, (tmp_path / "out.qdpx").read_bytes()) == expected(alone, words=kinds, told={"fazit"})
    lost = (tmp_path / "lost.json").read_bytes()
    assert marks_in(parts, lost) == set()
    counts = {(count["kind"], count["fate"]): count["number"] for count in json.loads(lost)["counts"]}
    assert counts["source", "left out"] == 1 + sum(bool(part.refusal()) for part in alone)  # and the group
    assert sum(map(int, re.findall(r"(\d+) texts? left out", ran.err))) == counts["source", "left out"]


def test_tables_of_a_project_hold_what_it_holds(run, parts, tmp_path):
    ran = run("export-project", "tables", "--tidy")
    assert ran.code == 0, ran.err
    alone = [part for part in parts if not part.speaks]
    found = set().union(*(marks_in(parts, file.read_bytes()) for file in (tmp_path / "tables").iterdir()))
    kinds = {*WORDS, "rest", "umschreibung", "notiz", "merkmal"}
    assert found == expected(alone, words=kinds, told={"fazit"})


@pytest.mark.parametrize("form", ["docx", "odt", "json", "csv", "md"])
def test_cases_leave_as_a_whole_or_not_at_all(run, parts, tmp_path, form):
    """Every combination in one form: what leaves is settled before there is one."""
    alone = [(number, part) for number, part in enumerate(parts) if not part.speaks]
    for number, part in alone if form == "json" else of_each_verdict(parts):
        ran = run("cases", "show", f"{part.case} {part.beside}".strip(), "-o", f"{number}.{form}")
        refusal = part.refusal()
        if refusal not in ("", "paraphrase"):
            assert ran.code == 1
            assert "1 case left out" in ran.err
            assert not (tmp_path / f"{number}.{form}").exists()
            continue
        kinds = ({"fazit", "merkmal"} if form != "csv" else set()) | (WORDS if not refusal else {"umschreibung"})
        there = {mark for kind, mark in part.marks.items() if kind in kinds}
        found = marks_in(parts, (tmp_path / f"{number}.{form}").read_bytes())
        assert there <= found
        assert found <= {*part.marks.values()} - {part.marks["rest"]} - (
            {part.marks[kind] for kind in WORDS} if refusal else set()
        )


@pytest.mark.parametrize("form", ["yaml", "qdc", "docx", "odt", "html", "md", "tex", "xlsx", "csv"])
def test_anchor_examples_that_are_or_stand_in_texts(run, parts, tmp_path, form):
    ran = run("codebook", "export", "-o", f"codebook.{form}")
    assert ran.code == 0
    examples = expected((part for part in parts if not part.speaks), words=WORDS)
    assert marks_in(parts, (tmp_path / f"codebook.{form}").read_bytes()) == examples
    stayed = sum(2 for part in parts if not part.speaks and part.refusal())
    assert sum(map(int, re.findall(r"(\d+) anchor examples? left out", ran.err))) == stayed
    assert run("codebook", "export").out.count("zx") == len(examples)


@pytest.mark.parametrize("form", ["csv", "xlsx", "json"])
def test_codings_for_other_programs(run, parts, tmp_path, form):
    ran = run("codings", *(("--json",) if form == "json" else ("-o", f"codings.{form}")))
    assert ran.code == 0
    data = ran.out.encode() if form == "json" else (tmp_path / f"codings.{form}").read_bytes()
    kinds = {"words": WORDS, "told": {"umschreibung", "notiz"}}
    assert marks_in(parts, data) == expected(parts, **kinds)
    left = sum(map(int, re.findall(r"(\d+) passages? left out", ran.err)))
    stayed = sum(1 if part.speaks or part.refusal() == "paraphrase" else 2 for part in parts if part.refusal())
    assert left == stayed + 1  # ben's coding is of a passage that nobody agreed to


def test_the_other_doors(run, parts, tmp_path):
    words, told = expected(parts, words=WORDS), {"told": {"merkmal"}}
    assert run("documents", "attributes", "export", "table.csv").code == 0
    assert marks_in(parts, (tmp_path / "table.csv").read_bytes()) == expected(parts, **told)

    ran = run("table", "attribute:ort", "codes", "--passages", "rows.parquet")
    assert ran.code == 0, ran.err
    assert marks_in(parts, (tmp_path / "rows.parquet").read_bytes()) == expected(parts, **told)

    for options in (("--json",), ("-o", "lines.docx"), ("-o", "lines.csv")):
        ran = run("concordance", "Hier", "Dann", "Also", "--exact", *options)
        assert ran.code == 0, ran.err
        data = (tmp_path / options[1]).read_bytes() if options[1:] else ran.out.encode()
        everywhere = words | expected(parts, words={"rest"})
        assert words <= marks_in(parts, data) <= everywhere

    for options in (("--json",), ("-o", "different.docx"), ("-o", "different.csv")):
        ran = run("disagreements", "--assume-finished", "--unit", "sentence", *options)
        assert ran.code == 0, ran.err
        data = (tmp_path / options[1]).read_bytes() if options[1:] else ran.out.encode()
        alone = [part for part in parts if not part.speaks]  # nobody is known to answer in the group
        assert marks_in(parts, data) == expected(alone, words=WORDS)

    quoted = [(part.marks["wort"], f"L{number}") for number, part in enumerate(parts) if not part.speaks]
    (tmp_path / "draft.md").write_text("\n\n".join(f"„Hier {words} so.“ ({label})" for words, label in quoted))
    for options in (("--json",), ("-o", "check.docx", "--all"), ("-o", "check.csv", "--all")):
        ran = run("check-quotes", "draft.md", *options)
        data = (tmp_path / options[1]).read_bytes() if options[1:] else ran.out.encode()
        assert marks_in(parts, data) == expected(alone, words={"wort"})
        assert "left out: consent was withdrawn" in ran.err

    ran = run("report", "--wave", "2022", "--compare", "2019", "-o", "report", "--format", "md")
    assert ran.code == 0, ran.err
    written = {file.name: marks_in(parts, file.read_bytes()) for file in (tmp_path / "report").iterdir()}
    quotations = expected(parts, **QUOTED)
    assert written.pop("tables.md") == set()
    assert written
    assert set().union(*written.values()) == quotations


@pytest.fixture(scope="module")
def settled(built, tmp_path_factory):
    """Anna and Ben decided where they differ, with a reason about who spoke, and voted on the same passages."""
    path = tmp_path_factory.mktemp("settled") / "studie.qualcode"
    shutil.copy(built[0], path)
    with Project.open(path) as project:
        space = Workspace(project, "anna")
        anna, ben = project.coders.find("anna"), project.coders.find("ben")
        passages = [(project.documents.get(coding.document), coding.span) for coding in project.codings.all()]
        session = norming.begin(space, "Sitzung", [anna, ben], passages)
        voted = norming.board(space, session).passages
        norming.vote(space, session, {entry.passage.key: [project.codes.find("Thema")] for entry in voted})
        session = norming.reveal(space, session, incomplete=True)
        norming.close(space, session, note="Gut.", incomplete=True)
        asked = ConsensusAsked("anna", "ben", consensus="Konsens", assume_finished=True)
        board = consensus.consensus_places(space, asked)
        marks = {f"D {part.case} {part.beside}".strip(): part.marks for part in built[1] if not part.speaks}
        seen = set()
        for entry in board.items:
            name = entry.place.document.name
            if entry.place.kind is not PlaceKind.ONLY_FIRST or name in seen or name not in marks:
                continue
            seen.add(name)
            draft = deciding.DecisionDraft.at(board, entry, ConsensusResult.FIRST)
            deciding.decide(space, replace(draft, reason=f"Weil {marks[name]['grund']}."))
        assert seen == set(marks)
    return path


@pytest.fixture
def settled_parts(settled, built, run, tmp_path):
    shutil.copy(settled, tmp_path / "studie.qualcode")
    return built[1]


BOTH = ("--coders", "anna,ben", "--assume-finished")


@pytest.mark.parametrize("form", ["json", "docx", "csv"])
@pytest.mark.parametrize(
    ("command", "kinds"),
    [
        (("norming", "show", "Sitzung"), WORDS),
        (("consensus", "list", *BOTH, "--memo"), {*WORDS, "notiz", "grund"}),
        (("consensus", "decided"), {"wort", "grund"}),
    ],
)
def test_what_a_team_settled(run, settled_parts, tmp_path, form, command, kinds):
    ran = run(*command, *(("--json",) if form == "json" else ("-o", f"out.{form}")))
    assert ran.code == 0, ran.err
    data = ran.out.encode() if form == "json" else (tmp_path / f"out.{form}").read_bytes()
    asked = [
        part for part in settled_parts if not part.speaks or "decided" not in command
    ]  # in the group nothing was
    assert marks_in(settled_parts, data) == expected(asked, words=kinds)
    assert "left out: no consent is known" in ran.err


@pytest.mark.filterwarnings("ignore:.*withdrawn")  # told where it is opened
def test_what_a_team_settled_from_python(settled_parts, tmp_path):
    asked = [part for part in settled_parts if not part.speaks]
    with qualcode.open(tmp_path / "studie.qualcode", coder="anna") as study:
        places = study.consensus.places(["anna", "ben"], assume_finished=True)
        for thing, options, there in (
            (places, {"memos": True}, expected(settled_parts, words={*WORDS, "notiz", "grund"})),
            (places, {}, expected(settled_parts, words={*WORDS, "grund"})),
            (study.consensus.decisions(), {}, expected(asked, words={"wort", "grund"})),
        ):
            with pytest.warns(match="left out"):
                study.write(thing, tmp_path / "out.docx", **options)
            assert marks_in(settled_parts, (tmp_path / "out.docx").read_bytes()) == there


@pytest.mark.parametrize("form", ["json", "docx", "xlsx"])
def test_the_tables_of_inductive_work(run, parts, tmp_path, form):
    with Project.open(tmp_path / "studie.qualcode") as project:
        space, code = Workspace(project, "anna"), project.codes.find("Thema")
        texts = project.documents.all()
        inductions.begin(space, InductionDraft("Karten", Technique.DIFFERENTIATION, code=code.key))
        work = inductions.begin(space, InductionDraft("Wünsche", Technique.SUMMARY), texts)
        marks = {f"D {part.case} {part.beside}".strip(): part.marks for part in parts if not part.speaks}
        for document in texts:
            if document.name in marks:
                start = project.documents.text(document).index("Hier")
                paraphrase(space, document, Span(start, start + 18), marks[document.name]["umschreibung"])
        summary_table.take(space, work)
    for name, there in (
        ("Karten", expected(parts, words=WORDS)),
        ("Wünsche", expected((part for part in parts if not part.speaks), words={"wort"}, told={"umschreibung"})),
    ):
        ran = run("induce", "table", name, *(("--json",) if form == "json" else ("-o", f"out.{form}")))
        assert ran.code == 0, ran.err
        data = ran.out.encode() if form == "json" else (tmp_path / f"out.{form}").read_bytes()
        assert marks_in(parts, data) == there
        assert "left out: no consent is known" in ran.err


def test_a_class_in_training_is_told_in_figures_and_a_learner_in_passages_that_may_leave(
    run, settled_parts, tmp_path
):
    with Project.open(tmp_path / "studie.qualcode") as project:
        model = project.coders.add("Muster", CoderKind.MODEL)
        code = project.codes.find("Thema")
        found = sorted(project.codings.all(), key=lambda coding: bool(coding.memo))
        for coding in {(coding.document, coding.span): coding for coding in found}.values():
            project.codings.add(project.documents.get(coding.document), coding.span, code, model, memo=coding.memo)
    for options in (("compare", "--json"), ("class", "--unfinished", "--json"), ("list", "--json")):
        ran = run("training", *options, "--coder", "Muster", *(("--of", "anna") if options[0] == "compare" else ()))
        assert ran.code == 0, ran.err
        assert marks_in(settled_parts, ran.out.encode()) == set()
    for form in ("docx", "csv", "json"):
        ran = run("training", "class", "--unfinished", "--coder", "Muster", "-o", f"class.{form}")
        assert ran.code == 0, ran.err
        assert marks_in(settled_parts, (tmp_path / f"class.{form}").read_bytes()) == set()

    shown = ("training", "compare", "--coder", "Muster", "--of", "anna", "--hits")
    for form, options, kinds in (("docx", (), WORDS), ("csv", ("--memo",), {*WORDS, "notiz"})):
        ran = run(*shown, *options, "-o", f"one.{form}")
        assert ran.code == 0, ran.err
        data = (tmp_path / f"one.{form}").read_bytes()
        assert marks_in(settled_parts, data) == expected(settled_parts, words=kinds)
        assert "left out: no consent is known" in ran.err
        assert b"anna" not in data


def test_levels_types_and_the_trail(run, parts, tmp_path):
    told = expected((part for part in parts if not part.speaks), told={"grund", "merkmal"})
    reasons = {mark for mark in told if mark.startswith("grund")}
    with Project.open(tmp_path / "studie.qualcode") as project:
        space = Workspace(project, "anna")
        code = project.codes.add(CodeDraft("Belastung", kind=CodeKind.EVALUATIVE), None, ME)
        code = declare(space, code, [EvaluativeLevel("gering"), EvaluativeLevel("hoch")], ordered=True)
        cases = {f"{part.case} {part.beside}".strip(): part.marks for part in parts if not part.speaks}
        units = {case.name: case for case in project.cases.all() if case.name in cases}
        drafts = [LevelDraft(unit, code, code.levels[1], cases[name]["grund"]) for name, unit in units.items()]
        levels.give_all(space, drafts)
        axes = [types.axis_called(space, "Belastung"), types.axis_called(space, "ort")]
        lage = types.define(space, "Lage", axes)
        lage = types.add_type(space, lage, "Typ", [("hoch", cases["yes"]["merkmal"])])
        for name, unit in units.items():
            lage = types.assign(space, lage, unit, lage.types[0], reason=cases[name]["grund"])
    for command, there in (
        (("levels",), reasons),
        (("types", "show", "Lage"), told),
        (("trail", "--no-agreement"), set()),
    ):
        for form in ("json", "docx"):
            ran = run(*command, *(("--json",) if form == "json" else ("-o", f"out.{form}")))
            assert ran.code == 0, ran.err
            data = ran.out.encode() if form == "json" else (tmp_path / f"out.{form}").read_bytes()
            assert marks_in(parts, data) == there, (command, form)
            assert not there or "left out: no consent is known" in ran.err


@pytest.mark.filterwarnings("ignore:.*withdrawn")  # told where it is opened
def test_what_python_writes_and_what_is_copied(parts, tmp_path):
    with qualcode.open(tmp_path / "studie.qualcode", coder="anna") as study:
        examples = expected((part for part in parts if not part.speaks), words=WORDS)
        for thing, name, there in (
            (study.quotations(), "quotations.docx", expected(parts, **QUOTED)),
            (study.codes, "codebook.yaml", examples),
            (study.summaries, "summaries.docx", expected(parts, told={"zelle", "fazit"})),
            (study.words("codes", "waves"), "words.docx", expected(parts, **QUOTED)),
        ):
            with warnings.catch_warnings(record=True) as caught:
                warnings.simplefilter("always")
                thing.write(tmp_path / name)
            assert any("left out" in str(warning.message) for warning in caught)
            assert marks_in(parts, (tmp_path / name).read_bytes()) == there
        with pytest.raises(ConsentError, match="1 text left out"):
            study.documents["D no"].write(tmp_path / "d.docx")
        assert len(study.quotations(purpose="archive")) == 0
        copied = set()
        for coding in study.space.project.codings.all():
            try:
                quotation = quotation_of(study.space, [coding])
            except ConsentError:
                continue
            copied |= {mark for part in parts for mark in part.marks.values() if mark in quotation.text}
        assert copied == expected(parts, **QUOTED)


TRIED = {
    "quotations", "waves", "cells", "cases", "summaries", "passages", "codings", "document", "codebook", "attributes",
    "concordance", "draft", "disagreements", "clipboard", "norming", "consensus", "training",
    "induction", "levels", "types", "trail",
    "project", "tidy",
}  # fmt: skip
OTHERS = {"archive", "package", "sync", "pool"}  # have their own tests


def test_every_door_is_tried_here():
    assert {door.name for door in DOORS} - OTHERS == TRIED
