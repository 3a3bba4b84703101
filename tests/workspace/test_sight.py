"""Blindness and rounds as a property of the opened workspace: whatever it gives out holds nothing that it hides."""

from __future__ import annotations

import ast
import json
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qualcode.errors import QualcodeError, UsageProblem
from qualcode.model.codings import Polarity
from qualcode.model.memos import MemoTarget
from qualcode.model.spans import Span
from qualcode.project.merge_and_split import add_anchor
from qualcode.reporting.disclosure.check import Options
from qualcode.retrieval.filter import PassageChoice
from qualcode.workspace.quoting.export import QuotationExport, prepare, write
from qualcode.workspace.workspace import UnknownCoder, Workspace
from tests.builders import ME, code_named, coder_named, interview
from tests.helpers import new_project
from tests.syntax_trees import trees

WORDS = [f"wort{number}" for number in range(12)]
TEXT = f"I: Wie war das?\nB: {' '.join(WORDS)}.\n"
CODERS = ("anna", "ben", "cleo")
FOLDERS = count()

codings = st.lists(
    st.tuples(
        st.sampled_from(CODERS),
        st.integers(0, len(WORDS) - 1),  # the word that is coded
        st.sampled_from(("Thema", "Thema / Teil")),
        st.integers(1, 2),  # the round
        st.sampled_from(list(Polarity)),
        st.sampled_from(("nothing", "memo", "anchor", "passage memo")),  # what hangs on it
    ),
    min_size=1,
    max_size=8,
)


def filled(folder, given_codings):
    """A project with those codings; what each coder did bears the coder's name in its words."""
    folder = folder / str(next(FOLDERS))
    folder.mkdir()
    project = new_project(folder)
    document = interview(project, "eins", TEXT)
    for name in CODERS:
        coder_named(project, name)
    code_named(project, "Thema / Teil")
    for coder, at, path, round_, polarity, beside in given_codings:
        start = TEXT.index(WORDS[at] + ("." if at == len(WORDS) - 1 else " "))
        span, who = Span(start, start + len(WORDS[at])), coder_named(project, coder)
        made = project.codings.add(
            document, span, code_named(project, path), who, polarity=polarity, round_=round_,
            memo=f"memo of {coder}" if beside == "memo" else "",
        )  # fmt: skip
        if beside == "anchor":
            add_anchor(project, code_named(project, path), made.coding, f"anchor of {coder}", ME)
        if beside == "passage memo":
            target = MemoTarget(document=document.key, span=span)
            project.memos.add(target, f"memo of {coder}", who, document=document)
    return project


def given_out(space, folder):
    """All that a workspace gives out of who coded what, as text, and the keys of the codings in it."""
    passages = list(space.passages())
    keys = {passage.coding.key for passage in passages} | {coding.key for coding in space.codings()}
    said = [passage.coding.memo for passage in passages] + [memo.text for memo in space.memos()]
    said += [anchor.text for code in space.book for anchor in code.anchors]
    said += [told.words.words for told in space.log() if told.entry.kind.startswith("coding")]
    file = folder / f"{next(FOLDERS)}.json"
    prepared = prepare(space, QuotationExport(wanted=PassageChoice(), format="json", path=file), Options())
    write(space, prepared.collected)
    for chapter in prepared.collected.collection.chapters:
        keys |= {key for quotation in chapter.quotations for key in quotation.codings}
        said += [memo for quotation in chapter.quotations for memo in quotation.memos]
    json.loads(file.read_text("utf-8"))
    return keys, said


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=codings, coder=st.sampled_from((*CODERS, "guest")), by_project=st.booleans(), works_blind=st.booleans())
def test_a_blind_workspace_gives_out_no_codings_of_others(tmp_path, made, coder, by_project, works_blind):
    project = filled(tmp_path, made)
    if by_project:
        project.settings.set_blind(ME, on=True)
    space = Workspace(project, coder, blind=works_blind)
    own = {one.key for one in project.codings.all() if space.coder and one.coder == space.coder.key}
    every = {one.key for one in project.codings.all()}
    keys, said = given_out(space, tmp_path)
    assert keys == (own if by_project or works_blind else every)
    others = [name for name in CODERS if name != coder]
    if by_project or works_blind:
        assert not [words for words in said for name in others if f"of {name}" in words]
        assert sum(space.numbers("code_id").values()) == len(own)
        assert sum(space.numbers("document_id").values()) == len(own)
    project.close()


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=codings, round_=st.integers(1, 3), coder=st.sampled_from(CODERS))
def test_a_workspace_of_a_round_gives_out_no_own_codings_of_another(tmp_path, made, round_, coder):
    project = filled(tmp_path, made)
    space = Workspace(project, coder, round_=round_)
    expected = {one.key for one in project.codings.all() if one.coder != space.coder.key or one.round == round_}
    assert given_out(space, tmp_path)[0] == expected
    assert sum(space.numbers("code_id").values()) == len(expected)
    project.close()


@pytest.mark.parametrize("wanted", ["ben", "anna"])
def test_a_filter_for_others_finds_nothing_while_blind(tmp_path, wanted):
    project = filled(tmp_path, [(name, 0, "Thema", 1, Polarity.PRESENT, "nothing") for name in CODERS])
    project.settings.set_blind(ME, on=True)
    space = Workspace(project, "anna")
    found = list(space.passages(PassageChoice(coders={project.coders.find(wanted).key})))
    assert [passage.coder.name for passage in found] == ["anna"] * (wanted == "anna")


def test_what_speaks_for_all_is_refused_and_says_what_ends_it(tmp_path):
    project = filled(tmp_path, [(name, 0, "Thema", 1, Polarity.PRESENT, "nothing") for name in CODERS])
    final = QuotationExport(wanted=PassageChoice(), format="md", path=tmp_path / "bericht.md", publication="Bericht")
    with pytest.raises(QualcodeError, match="you work blind"):
        prepare(Workspace(project, "anna", blind=True), final, Options())
    own = PassageChoice(coders={project.coders.find("anna").key})
    prepare(Workspace(project, "anna", blind=True), QuotationExport(
        wanted=own, format="md", path=tmp_path / "bericht.md", publication="Bericht"), Options())  # fmt: skip
    project.settings.set_blind(ME, on=True)
    with pytest.raises(QualcodeError, match="project is blind") as refused:
        prepare(Workspace(project, "anna"), final, Options())
    assert "“qualcode coders blind off”" in refused.value.hint
    assert not (tmp_path / "bericht.md").exists()
    assert project.publications.all() == []


def test_somebody_else_may_end_blindness_meanwhile(tmp_path):
    project = filled(tmp_path, [(name, 0, "Thema", 1, Polarity.PRESENT, "nothing") for name in CODERS])
    project.settings.set_blind(ME, on=True)
    space = Workspace(project, "anna")
    assert len(space.codings()) == 1
    project.settings.set_blind(ME, on=False)
    assert len(space.codings()) == 3


def test_who_has_no_name_may_look_and_change_nothing(tmp_path):
    project = filled(tmp_path, [("anna", 0, "Thema", 1, Polarity.PRESENT, "nothing")])
    space = Workspace(project, "", new_coder=True)
    assert len(space.codings()) == 1
    draft = QuotationExport(wanted=PassageChoice(), format="md", path=tmp_path / "a.md")
    with pytest.raises(UsageProblem, match="Nobody is named"):
        prepare(space, draft, Options())
    with pytest.raises(UsageProblem, match="Nobody is named"), space.acting():
        pass
    assert [entry.coder for entry in project.log() if not entry.coder] == []


def test_a_new_coder_is_made_with_what_is_done_or_not_at_all(tmp_path):
    space = Workspace(filled(tmp_path, []), "dora")
    with pytest.raises(UnknownCoder, match="no coder “dora”"), space.acting():
        pass

    space = Workspace(space.project, "dora", new_coder=True)

    def fail():
        with space.acting():
            raise QualcodeError("It is refused.")

    with pytest.raises(QualcodeError, match="refused"):
        fail()
    assert space.coder is None
    with space.acting() as coder:
        assert coder.name == "dora"
    assert space.coder == coder


# Who asks how it stands only to tell it: whether coders are blind, and whether something is left out at all.
TELLING = {
    "cli/team/coders.py: project_is_blind",
    "cli/material/document_export.py: hidden_coders",
    "cli/quoting/check_quotes.py: hidden_coders",
    "tui/conflicts/screen.py: blind",
    "tui/norming/screen.py: blind",
    "tui/coding/head_words.py: blind",
    "tui/coding/text_pane.py: blind",
    "tui/team/coder_verbs.py: works_blind",
    "tui/team/rounds.py: project_is_blind",
    "tui/team/rounds.py: works_blind",
    "tui/team/screen.py: blind",
    "tui/team/screen.py: project_is_blind",
}


def questions_of_blindness(file, tree):
    """What a module asks about blindness: of the settings, of a sight, of a workbench, or by the setting's name."""
    asked = {"is_blind", "project_is_blind", "works_blind", "hidden_coders", "hides_codings"}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in {"blind", *asked}:
            owner = ast.unparse(node.value)
            if node.attr in asked or owner.endswith(("settings", "bench", "Settings(store)")):
                yield f"{file}: {node.attr}"
        if isinstance(node, ast.Name) and node.id == "BLIND":
            yield f"{file}: BLIND"


def test_nobody_else_asks_whether_the_project_is_blind():
    """What is hidden is decided in the workspace; below it blindness is a setting, and a fact of the history."""
    asking = {
        question
        for file, tree in trees().items()
        if not file.startswith("workspace/")
        for question in questions_of_blindness(file, tree)
    }
    of_the_setting = {
        "project/coding/settings.py: BLIND",
        "agreement/study/independence.py: BLIND",
        "pool/adding/project_plan.py: is_blind",  # whose codings wait then, whoever adds
        "project/sharing/cutting.py: BLIND",  # a package takes it along
        "project/sharing/withheld.py: BLIND",  # what stays on the own disk goes by the setting
        "project/sharing/withheld.py: blind",
    }
    assert asking == TELLING | of_the_setting
