"""Nobody gets a word of hidden work: every command and every export of a project that is full of it is read.

Hidden is the work of others while a project is blind, and that of a model solution from who has its exercise to do.

What others wrote, and every passage that they alone coded, holds words that stand nowhere else. Each command of the
tree is either asked here, or named among those that show nothing of a project; a new one must be put to one of them.
"""

from __future__ import annotations

import inspect
import io
import random
import re
import shutil
import zipfile

import click
import pyarrow.parquet
import pytest

import qualcode
from qualcode.cli.main import main
from qualcode.model.memos import MemoTarget
from qualcode.model.quotation_edits import EditKind, QuotationEdit
from qualcode.pool.folder.pool import Pool
from qualcode.project.file.history import Author
from qualcode.project.merge_and_split import add_anchor
from qualcode.project.project import Project
from qualcode.reporting.writers.formats import FORMATS
from tests.cli.conftest import Ran
from tests.pool.study import added, everything_in

SECRET = re.compile(r"geheim\w*", re.IGNORECASE)
OWN = [f"Eigenes{number}" for number in range(4)]
OTHERS = [f"Fremdes{number}" for number in range(4)]
SENTENCES = [*OWN, *OTHERS, "Ueberlebt", "Verschwindet"]

ASKED = {
    "archive": [("deposit",)],
    "documents": [(), ("--json",)],
    "documents export": [("eins", "-o", f"x.{form}", "--memo", *identify)
                         for form in ("html", "docx", "odt", "md", "tex") for identify in ((), ("--identify",))],
    "documents attributes export": [("-o", "x.csv")],
    "export-project": [("x.qdpx", "--report", "x.json"), ("x.qdpx", "--with-names", "--json")],
    "documents sources": [("eins",)],
    "documents speakers": [("eins",)],
    "documents versions": [("eins",)],
    "documents remove": [("eins",), ("undo!",)],
    "revise": [("eins", "wieder.txt", "--dry-run"), ("eins", "wieder.txt", "--dry-run", "--json")],
    "documents reread": [("eins", "wieder.txt", "--dry-run"), ("eins", "wieder.txt", "--dry-run", "--json")],
    "orphans": [(), ("--json",)],
    "doubts": [(), ("--json",)],
    "cases": [(), ("--json",)],
    "cases show": [("Fall A",), ("Fall A", "--json"), ("Fall A", "--identify", "--json"),
                   *(("Fall A", "-o", f"x.{form}") for form in FORMATS)],
    "table": [("codes", "wave", "--cells", "quotations"), ("cases", "codes", "--cells", "summaries"),
              ("codes", "wave"), ("codes", "coders", "--json"), ("cases", "codes", "--count", "cases")],
    "groups": [(), ("--json",)],
    "research": [(), ("--json",)],
    "labels": [()],
    "waves": [(), ("--json",)],
    "questions list": [(), ("eins", "--json")],
    "questions proposals": [(), ("--json",)],
    "topics": [(), ("--json",)],
    "search": [("geheim",), ("Eigenes0", "--json")],
    "read": [("eins",), ("eins", "--unit", "paragraph")],
    "codebook show": [(), ("--json",), ("Thema",), ("Thema", "--json")],
    "codebook export": [(), *(("-o", f"x.{form}") for form in (*FORMATS, "yaml") if form not in ("csv", "json"))],
    "codebook diff": [("2020-01-01",), ("now", "--json")],
    "codebook occurs": [("Thema",), ("Thema", "--branch", "Anderes", "--every", "--json")],
    "codebook check": [(), ("--json",)],
    "codebook log": [(), ("--json",), ("-o", "x.md", "--identify")],
    "codebook versions": [(), ("--json",)],
    "codebook recheck": [(), ("--json",)],
    "codebook recheck keep": [("{theirs}",)],
    "codebook recheck recode": [("{theirs}", "--to", "Anderes")],
    "codebook recheck remove": [("{theirs}",)],
    "codebook recheck ask": [("{theirs}", "--note", "Noch?")],
    "codebook edit": [("Thema", "--definition", "anders", "--rule")],
    "codebook remove": [("Thema",), ("Thema", "--with-codings"), ("undo!",),
                        ("Thema", "--to", "Anderes", "--dry-run"), ("Thema", "--to", "Anderes"), ("undo!",)],
    "codebook anchor remove": [("Thema", "9")],
    "codebook lift": [("Thema", "--dry-run")],
    "codebook merge": [("Thema", "Anderes", "--dry-run"), ("Thema", "Anderes"), ("undo!",),
                       ("Thema", "Anderes", "--doubles", "keep", "--checked"), ("undo!",)],
    "codebook split": [("Thema", "--by", "coder", "--dry-run"), ("Thema", "--by", "coder", "--only", "anna"),
                       ("undo!",),
                       ("Thema", "--by", "query", "coder:ben", "--into", "Neues"),
                       ("Thema", "--by", "attribute", "wave", "--dry-run")],
    "codings": [(), ("--json",), ("-o", "x.csv"), ("-o", "x.xlsx"), ("--coder", "ben", "--json"),
                ("--query", "coder:ben", "--json"), ("--query", "good OR coder:anna", "--json")],
    "memo list": [(), ("--json",), ("--open", "--json")],
    "memo show": [("Titel",), ("Geheim",), ("{memo}",), ("x",)],
    "memo edit": [("Titel", "--text", "anders"), ("{memo}", "--text", "anders")],
    "memo close": [("Titel",), ("{memo}",)],
    "memo remove": [("Titel",), ("{memo}",)],
    "coders list": [(), ("--json",)],
    "quotes": [(), *(("--memo", "-o", f"x.{form}") for form in FORMATS), ("--memo", "--identify", "--format", "json"),
               ("--memo", "--table"), ("--query", "Thema", "--memo"), ("--query", "Thema OR Anderes", "--memo"),
               ("--final", "--publication", "Neu"), ("--coder", "ben", "--memo"), ("--good", "--memo"),
               ("--memo", "--context", "1")],
    "quote show": [("{mine}",), ("{mine}", "--json"), ("{theirs}",)],
    "quote edit": [("{theirs}", "Fremdes0 => **Fremdes0**")],
    "quote reset": [("{theirs}",)],
    "quote good": [("{theirs}",), ("{theirs}", "--withdraw")],
    "where": [("{mine}",), ("{theirs}",), ("{theirs}", "--json")],
    "disclosure accepted": [(), ("--json",)],
    "disclosure check": [(), ("--json",), ("--all",)],
    "summaries": [(), ("--json",), ("--stale",), *(("-o", f"x.{form}") for form in FORMATS),
                  ("-o", "x.json", "--identify")],
    "levels": [(), ("--coders", "ben"), ("--missing",), ("--json",),
               *(("--with-passages", "-o", f"x.{form}") for form in FORMATS)],
    "levels set": [("Fall A", "Thema", "hoch")],
    "levels remove": [("Fall A", "Thema")],
    "levels passages": [("Fall A", "Thema", "--all-coders")],
    "codebook levels": [("Thema",), ("Thema", "--json")],
    "types": [()],
    "types table": [("Thema", "wave")],
    "types new": [("Lage", "Thema", "wave")],
    "types show": [("Lage",), ("Lage", "-o", "x.md")],
    "types edit": [("Lage", "--type", "Laute", "--cell", "hoch / 2022")],
    "types assign": [("Lage",), ("Lage", "Fall A", "Laute", "--reason", "so")],
    "types remove": [("Lage",)],
    "summaries show": [("Fall A", "Thema"), ("-", "Thema")],
    "summaries set": [("Fall A", "Thema", "Anderes")],
    "summaries confirm": [("Fall A", "Thema")],
    "summaries remove": [("Fall A", "Thema")],
    "cooccurrence": [(), ("--by", "case", "--json"), ("Thema", "-o", "x.docx"), ("-o", "x.json", "--by", "near")],
    "coverage": [(), ("eins",), ("--json",), ("-o", "x.xlsx")],
    "saturation": [(), ("--json",), ("-o", "x.md")],
    "concordance": [("geheim",), ("Eigenes0", "--json"), ("Eigenes0", "-o", "x.html")],
    "words": [("--code", "Thema"), ("--per", "code", "--json"), ("--query", "Thema", "-o", "x.csv"), ("--top", "1")],
    "portrait": [("eins",), ("eins", "--json")],
    "report": [("--wave", "2022"), ("--wave", "2022", "--format", "json")],
    "publications": [(), ("--json",)],
    "publications show": [("Bericht",)],
    "publications remove": [("Bericht",)],
    "given": [(), ("--format", "json"), ("--format", "csv")],
    "given show": [("{mine}",)],
    "check-quotes": [("entwurf.md", "--json"), ("entwurf.md",)],
    "agreement": [("--json",), ("--levels", "Thema", "--json")],
    "agreement calibrate": [(), ("--json",)],
    "agreement difference": [("--as-of", "now"), ("--coders", "anna,ben", "--coders", "ben,anna", "--json")],
    "agreement drift": [(), ("--by", "codebook", "--json")],
    "agreement intra": [("ben",), ("anna", "--json")],
    "agreement methods": [()],
    "agreement plan": [("--alpha", "0.8"), ("--alpha", "0.8", "--pilot", "--json")],
    "agreement sensitivity": [(), ("--json",)],
    "disagreements": [(), ("--json",)],
    "consensus list": [(), ("--json",), ("--kind", "agreed"), ("-o", "x.csv")],
    "consensus show": [("{mine}",), ("{theirs}",), ("{decision}",)],
    "consensus decided": [(), ("--json",), ("--of", "ben"), ("-o", "x.md")],
    "consensus progress": [(), ("--json",)],
    "consensus rule": [("{decision}",), ("{decision}", "--write")],
    "consensus decide": [("{theirs}", "--take", "first", "--mode", "joint"),
                         ("{decision}", "--take", "none", "--mode", "joint")],
    "consensus agree": [(), ("--dry-run",)],
    "consensus withdraw": [("{decision}",)],
    "consensus finish": [("eins",)],
    "training list": [(), ("--json",)],
    "training compare": [(), ("--json",), ("--of", "ben"), ("-o", "x.md")],
    "training class": [(), ("--json",), ("-o", "x.md"), ("--unfinished", "--identify")],
    "package": [("--coder", "ben", "-o", "b.qualcode"), ("--coder", "anna", "--json", "-o", "anna.qualcode"),
                ("--coder", "anna", "--segments-of", "ben", "-o", "b2.qualcode")],
    "merge": [("fern", "--dry-run"), ("fern", "--dry-run", "--json"), ("fern/ben.qualcode",), ("fern", "--json")],
    "conflicts": [(), ("--json",), ("--from", "ben.qualcode")],
    "conflicts show": [("{conflict}",), ("{conflict}", "--json")],
    "conflicts decide": [("{conflict}", "--ours"), ("--all", "--theirs"), ("--from", "ben.qualcode", "--ours")],
    "induce": [(), ("--json",)],
    "induce show": [("Alle",), ("Kategorien",), ("Karten",)],
    "induce table": [*((work, "--json") for work in ("Alle", "Kategorien", "Karten")),
                     *(("Alle", "-o", f"x.{form}") for form in FORMATS)],
    "induce differentiate": [("Karten", "--dry-run")],
    "induce lay": [("Karten", "{theirs}")],
    "induce generalise": [("Alle", "{paraphrase}", "anders")],
    "induce reword": [("Alle", "{statement}", "anders")],
    "norming": [(), ("--json",)],
    "norming show": [("Woche 1",), ("Woche 1", "--identify", "--json"),
                     *(("Woche 1", "--identify", "-o", f"x.{form}") for form in FORMATS)],
    "norming compare": [("Woche 1",), ("Woche 1", "--json")],
    "norming vote": [("Woche 1", "--passage", "1", "--code", "Thema"), ("Woche 1",)],
    "norming reveal": [("Woche 1", "--incomplete")],
    "norming again": [("Woche 1",)],
    "norming close": [("Woche 1", "--incomplete")],
    "trail": [(), ("--json",)],
    "log": [(), ("--json",), ("--by", "ben", "--kind", "coding"), ("--kind", "coding", "--json")],
    "check": [()],
    "uncode": [("{theirs}",)],
    "intra": [(), ("--json",)],
    "undo": [()],
    "redo": [()],
    "pool add": [("p.qualcode", "--dry-run", "--with-texts", "--no-likely-names"),
                 ("p.qualcode", "--with-texts", "--attributes", "wave", "--json", "--no-likely-names")],
    "pool list": [("p.qualcode",), ("p.qualcode", "--json")],
    "pool validate": [("rules.toml", "p.qualcode")],
    "pool forget": [("p.qualcode", "Fall A"), ("p.qualcode", "--yes")],
}  # fmt: skip
TYPED_IN_READ = "codings\nmemos\ncodes\nexplain Thema\nnext coding\nnext\nnext\n"
SHOWS_NOTHING = {
    "new", "open", "demo", "keys", "import", "documents attributes import", "documents rename", "documents set",
    "documents text", "orphans place", "orphans remove", "cases add", "cases remove", "cases rename", "cases set",
    "cases summary", "consent", "consent due", "consent import", "consent set", "consent template",
    "groups add", "groups rename", "groups put", "groups take", "groups remove",
    "research add", "research edit", "research move", "research remove", "research link", "research unlink",
    "transcription", "transcription show", "transcription define", "transcription remove", "transcription export",
    "privacy-sheet", "import-project",
    "labels set", "waves fields", "documents reading",
    "questions assign", "questions unassign", "topics add", "topics import", "topics move",
    "topics question", "topics remove", "topics rename",
    "norming new", "norming note", "norming remove",
    "paraphrase", *(f"induce {step}" for step in (
        "begin", "edit", "import", "take", "leave", "strike", "unstrike", "state", "put", "drop", "codes", "subsume",
        "worked", "revise", "close", "reopen", "group", "ungroup", "remove",
    )),
    "codebook freeze", "codebook unfreeze", "codebook schema",
    "codebook add", "codebook anchor add", "codebook describe", "codebook import", "codebook move", "coders rights",
    "agreement ratings", "coders role", "agreement spans",
    "code", "codings import", "memo add", "coders add", "coders blind", "coders merge", "coders rename",
    "coders round", "coders procedure", "assign", "done", "disclosure accept", "disclosure apply",
    "sync",
    "disclosure withdraw", "backup", "rescue", "forget", "given name",
}  # fmt: skip


def leaves(command: click.Command, context: click.Context, path: tuple[str, ...] = ()) -> set[str]:
    if not isinstance(command, click.Group):
        return {" ".join(path)}
    below = [
        leaves(command.get_command(context, name), context, (*path, name)) for name in command.list_commands(context)
    ]
    return set().union(*below) | ({" ".join(path)} if path and command.invoke_without_command else set())


def without_project() -> set[str]:
    """The commands of pools that open no project: a pool holds no codings of blind ones, and nobody has a role in it.

    That of all others is the pool's: they call none of what opens a project, in the function or else in its module.
    """
    context = click.Context(main)
    found = set()
    for name in leaves(main, context):
        first, *path = name.split()
        if first != "pool":
            continue
        command = main.get_command(context, first)
        for part in path:
            command = command.get_command(context, part)
        function = inspect.unwrap(command.callback)
        module = inspect.getmodule(function)
        several = sum(isinstance(value, click.Command) for value in vars(module).values()) > 1
        source = inspect.getsource(function if several else module)
        if not re.search(r"\bopen_(project|workspace)\(", source):
            found.add(name)
    return found


def test_every_command_is_asked_or_shows_nothing_of_what_others_coded():
    assert leaves(main, click.Context(main)) - without_project() == {*ASKED, *SHOWS_NOTHING}
    assert not {*ASKED} & SHOWS_NOTHING


_MANY = pytest.mark.stress  # the fast suite looks for the words of a model solution in a share of the commands


@pytest.fixture(
    params=[
        (1, "person", 1),
        (1, "model", 4),
        *(pytest.param((*more, 1), marks=_MANY) for more in ((1, "model"), (2, "person"), (2, "model"))),
    ],
    ids=lambda asked: "-".join(map(str, asked)),
)
def others(run, tmp_path, tmp_path_factory, request):
    """The project of `made`, which is made once for each kind. Gives ids for the commands."""
    *kind, every = request.param
    if tuple(kind) not in _MADE:
        ids, kept = made(run, tmp_path, *kind), tmp_path_factory.mktemp("others") / "kept"
        _MADE[tuple(kind)] = kept, ids
        shutil.copytree(tmp_path, kept)
    else:
        shutil.copytree(_MADE[tuple(kind)][0], tmp_path, dirs_exist_ok=True)
    return _MADE[tuple(kind)][1] | {"every": every}


_MADE = {}


def made(run, tmp_path, seed, kind):
    """Ben wrote wherever one can write, Anna coded too; then both work blind, or Ben is a model solution.

    Gives ids for the commands.
    """
    dice = random.Random(seed)
    text = "I: Wie war das?\n\n" + "\n\n".join(f"B: {word} war es damals wirklich." for word in SENTENCES)
    (tmp_path / "eins.txt").write_text(text, "utf-8")
    run("new", "p", "--title", "Probe")
    run("import", "eins.txt", "--label", "RG 2022", "--set", "wave=2022", "--case", "Fall A")
    for arguments in (("coders", "add", "anna"), ("coders", "add", "ben")):
        run(*arguments)
    for code in ("Thema", "Anderes"):
        run("codebook", "add", code)
    secret = iter(f"Geheim{seed}{number}" for number in range(1000))

    def place(word: str) -> str:
        start = text.index(word)
        return f"{start}:{start + len(word) + len(' war es damals wirklich.')}"

    def code(word: str, coder: str, **said: str) -> str:
        options = [part for name, value in said.items() for part in (f"--{name}", value)]
        ran = run("code", "eins", place(word), dice.choice(("Thema", "Anderes")), "--coder", coder, *options)
        assert ran.code == 0, ran.err
        return ran.out.strip()

    mine = [code(word, "anna", memo="mein Memo") for word in (*OWN, "Verschwindet")]
    theirs = [code(word, "ben", memo=next(secret), paraphrase=next(secret)) for word in (*OTHERS, "Ueberlebt")]
    theirs += [code("Verschwindet", "ben", memo=next(secret), paraphrase=next(secret))]
    # on every one of Anna's codings, and on passages
    for coding in mine:
        title = ["--title", f"{next(secret)} Titel"] if dice.random() < 0.6 else []
        memo = run("memo", "add", next(secret), "--coding", coding, "--coder", "ben", *title).out.strip()
    for word in dice.sample(OTHERS, 2):
        run("memo", "add", next(secret), "--document", "eins", "--span", place(word), "--coder", "ben",
            "--title", f"{next(secret)} Titel")  # fmt: skip
    with Project.open(tmp_path / "p.qualcode") as project:
        document, ben = project.documents.all()[0], project.coders.find("ben")
        for coding in map(project.codings.find, theirs):
            edited = QuotationEdit(EditKind.REPLACEMENT, 0, 3, next(secret))
            project.quotation_edits.set(document, coding, (edited,), Author.of(ben))
            book = project.codes.book()
            add_anchor(project, book[coding.code], coding, next(secret), Author.of(ben))
        project.memos.add(
            MemoTarget(coding=project.codings.find(mine[0]).key), next(secret), ben, title=f"{next(secret)} Titel"
        )
        project.accepted.accept({"0" * 64: document.key}, ben, next(secret))
    for case in ("Fall A", "-"):
        assert run("summaries", "set", case, "Thema", next(secret), "--coder", "ben").code == 0
    assert run("codebook", "levels", "Thema", "--level", "niedrig", "--level", "hoch").code == 0
    assert run("levels", "set", "Fall A", "Thema", "hoch", "--coder", "ben", "--reason", next(secret)).code == 0
    run("quotes", "--final", "--publication", "Bericht")
    run("norming", "new", "Woche 1", "--coders", "anna,ben", "--coding", mine[0], "--coding", theirs[0])
    for number in ("1", "2"):
        assert run("norming", "vote", "Woche 1", "--passage", number, "--none", "--coder", "ben").code == 0
    paraphrased, statement = inductive_work(run, place, secret, mine[0], theirs)
    # a coding of either loses its place, with what Ben wrote on it
    corrected = text.replace("Verschwindet war es damals wirklich.", "Hier steht nun ganz anderer Inhalt, oder?")
    (tmp_path / "neu.txt").write_text(corrected, "utf-8")
    (tmp_path / "wieder.txt").write_text(text, "utf-8")
    revised = run("revise", "eins", "neu.txt", "--yes")
    assert revised.code == 0, revised.err
    assert len(run("orphans", "--json").json) == 2
    (tmp_path / "entwurf.md").write_text(f"# Thema\n\n„{OTHERS[0]} war es damals wirklich.“ (RG 2022)\n", "utf-8")
    conflict = apart(run, tmp_path, theirs[1], secret)
    decision = "0" * 12
    if kind == "person":  # nobody decides on what a model has
        said = ("--take", "second", "--mode", "joint", "--reason", next(secret), "--consensus", "K")
        decided = run("consensus", "decide", theirs[0], *said, "--coder", "ben")
        assert decided.code == 0, decided.err
        decision = decided.out.strip()
    run("pool", "create", "pool")
    (tmp_path / "shared.yaml").write_text("codes:\n  - name: Thema\n", "utf-8")
    assert run("pool", "codebook", "import", "shared.yaml").code == 0
    (tmp_path / "rules.toml").write_text("[codes]\nThema = ['war']\n", "utf-8")
    with Project.open(tmp_path / "p.qualcode") as project:
        anna, ben = Author.of(project.coders.find("anna")), project.coders.find("ben")
        if kind == "person":
            project.settings.set_blind(anna, on=True)
        else:
            with project.change("coder.role", anna):
                project._store.update("coders", ben.key, kind="model")
    return {
        "mine": mine[0], "theirs": theirs[0], "memo": memo, "conflict": conflict, "decision": decision,
        "paraphrase": paraphrased, "statement": statement, "kind": kind,
    }  # fmt: skip


def inductive_work(run, place, secret, mine: str, theirs: list[str]) -> tuple[str, str]:
    """Ben works in all three techniques on what he alone coded; gives a paraphrase and a statement of his."""

    def ben(*arguments: str) -> str:
        ran = run(*arguments, "--coder", "ben")
        assert ran.code == 0, ran.err
        return ran.out.strip()

    paraphrased = ben("paraphrase", "eins", place(OTHERS[0]), next(secret))
    ben("induce", "begin", "Alle", "--technique", "summary", "--documents", "eins")
    ben("induce", "take", "Alle")
    ben("induce", "generalise", "Alle", paraphrased, next(secret))
    statement = ben("induce", "state", "Alle", next(secret), "--row", paraphrased)
    stated = ("--criterion", "a", "--abstraction", "b", "--definition", "c", "--revision", "20")
    ben("induce", "begin", "Kategorien", "--technique", "categories", "--documents", "eins", *stated)
    ben("induce", "subsume", "Kategorien", "eins", place(OTHERS[1]), "--under", "Thema")
    code = run("codings", "--json").json
    of = {coding["id"]: coding["code"] for coding in code}
    ben("induce", "begin", "Karten", "--technique", "differentiation", "--code", of[theirs[0]])
    ben("induce", "group", "Karten", "Gruppe")
    ben("induce", "lay", "Karten", theirs[0], "--into", "Gruppe")
    assert mine in of
    return paraphrased, statement


def apart(run, folder, coding: str, secret) -> str:
    """Ben goes on in a copy, too: a conflict about his coding, and more in the copy than came in. Gives its id."""
    copy = folder / "fern" / "ben.qualcode"
    copy.parent.mkdir()
    shutil.copy(folder / "p.qualcode", copy)
    for file in (copy, folder / "p.qualcode"):
        with qualcode.open(file, coder="ben") as study:
            study.codings[coding].change(paraphrase=next(secret))
    assert run("merge", copy).code == 0
    (conflict,) = run("conflicts", "--json").json
    with qualcode.open(copy, coder="ben") as study:
        study.codings[coding].change(paraphrase=next(secret))
        study.memos.add(next(secret), about=study.codings[coding], title=next(secret))
        study.code("eins", (0, 5), "Anderes", paraphrase=next(secret))
        study.documents.add("fern", "Nichts.")
    return conflict["id"]


def written(folder) -> str:
    """All that was written as x.*, what is packed unpacked; the files are taken away."""
    words = []
    for file in folder.glob("x.*"):
        if zipfile.is_zipfile(file):
            with zipfile.ZipFile(file) as parts:
                words += [parts.read(name).decode("utf-8", "replace") for name in parts.namelist()]
        else:
            words.append(file.read_text("utf-8-sig", "replace"))
        file.unlink()
    return "\n".join(words)


def told_of_others(ran: Ran, folder) -> list[str]:
    said = ran.out + ran.err + written(folder)
    return [*SECRET.findall(said), *(word for word in OTHERS if word in said)]


TEXTS_ARE_FOR_ALL = {
    "documents",
    "read",
    "documents export",
    "export-project",
    "revise",
    "search",
    "coverage",
    "check-quotes",
    "questions",
    "concordance",
    "words",
    *("norming show", "norming vote"),  # whose passages lie before all members
}


def test_no_command_gives_a_word_of_others(run, others, tmp_path, monkeypatch):
    leaks = {}
    for command, calls in list(ASKED.items())[:: others["every"]]:
        for call in calls:
            arguments = (
                ["undo"] if call == ("undo!",) else [*command.split(), *(part.format(**others) for part in call)]
            )
            monkeypatch.setattr("sys.stdin", io.StringIO(TYPED_IN_READ))
            ran = run(*arguments)
            assert ran.code != 2 or "usage" not in ran.err.casefold(), (arguments, ran.err)
            asked = {part for part in arguments if SECRET.fullmatch(part) or part.startswith("Fremdes")}
            found = set(told_of_others(ran, tmp_path)) - {word.casefold() for word in asked} - asked
            if command in TEXTS_ARE_FOR_ALL or "--context" in arguments:
                found = {word for word in found if word not in OTHERS}
            if found:
                leaks[" ".join(arguments)] = sorted(found)
    assert leaks == {}


def test_a_pool_gets_no_word_of_others(run, others, tmp_path):
    with Project.open(tmp_path / "p.qualcode") as project:
        pool = Pool.open(tmp_path / "pool")
        assert added(pool, project, with_texts=True, attributes=("wave",)).manifest.rows["documents"] == 1
    assert not SECRET.findall("\n".join(everything_in(pool)))
    coded = [row for path in pool.files("codings") for row in pyarrow.parquet.read_table(path).to_pylist()]
    assert len(coded) == (0 if others["kind"] == "person" else len(OWN))


def test_the_same_words_come_out_where_nobody_works_blind(run, others, tmp_path):
    """Else the test above would find nothing anywhere."""
    run("coders", "blind", "off")
    assert run("done", "eins").code == 0
    for command in ("quotes", "codings", "orphans", "memo list", "summaries", "codebook show", "publications show",
                    "disclosure accepted", "conflicts", "consensus decided", "documents export",
                    "export-project"):  # fmt: skip
        if command == "consensus decided" and not others["decision"].strip("0"):
            continue
        call = {"codebook show": ("Thema",), "quotes": ("--memo",)}.get(command, ASKED[command][-1])
        if command == "codings":
            call = ("--json",)
        assert told_of_others(run(*command.split(), *call), tmp_path), command


def test_python_gets_no_word_of_others_either(run, others, tmp_path, recwarn):
    with qualcode.open(tmp_path / "p.qualcode", coder="anna") as study:
        said = []
        for things in (study.documents, study.codes, study.codings, study.coders, study.cases, study.memos,
                       study.quotations()):  # fmt: skip
            said += [repr(things), things._repr_html_(), *map(repr, things), things.frame().to_csv()]
        said += [coding.memo for coding in study.codings]
        said += [memo for quotation in study.quotations() for memo in quotation.memos]
        said += [repr(study), study._repr_html_()]
        for form in FORMATS:
            study.write(study.quotations(), tmp_path / f"x.{form}", memos=True)
            said.append(written(tmp_path))
        for form in ("html", "docx", "odt", "md", "tex"):
            study.write(study.documents["eins"], tmp_path / f"x.{form}", memos=True)
            said += SECRET.findall(written(tmp_path))
        coding = next(iter(study.codings))
        said.append(coding.change(weight=3).memo)
    told = "\n".join(said)
    assert "mein Memo" in told
    assert not SECRET.findall(told)
    assert not [word for word in OTHERS if word in told]
