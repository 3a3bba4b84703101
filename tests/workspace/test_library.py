"""The library's face: the page's examples, natural lines, what is refused, and what a blind coder gets."""

from __future__ import annotations

import doctest
import shutil
import subprocess
import sys
import unicodedata
import warnings
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import qualcode
from qualcode.errors import Ambiguous, NotAProject, NotFound, QualcodeError, SpanOutside, UsageProblem
from qualcode.project.file.history import Author
from qualcode.workspace.material.places import places_of
from tests.demo_project import demo_at

PAGE = Path(__file__).parents[2] / "docs" / "library.md"
HEAVY = {
    "pandas", "numpy", "sqlite3", "spacy", "click", "textual", "rich", "rapidfuzz", "docx", "yaml", "openpyxl", "lxml"
}  # fmt: skip
DIE = "die"  # stands seven times in rg-2019-01


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    path = tmp_path_factory.mktemp("demo") / "demo.qualcode"
    demo_at(path).close()
    return path


@pytest.fixture
def path(demo, tmp_path):
    return Path(shutil.copy(demo, tmp_path / "demo.qualcode"))


@pytest.fixture
def study(path):
    with qualcode.open(path, coder="anna") as opened:
        yield opened


def test_the_examples_of_the_page_give_what_it_says(demo, tmp_path, monkeypatch):
    (tmp_path / "qualcode-demo").mkdir()
    shutil.copy(demo, tmp_path / "qualcode-demo" / "demo.qualcode")
    monkeypatch.chdir(tmp_path)
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", qualcode.StudyWarning)
        result = doctest.testfile(str(PAGE), module_relative=False, optionflags=flags, encoding="utf-8")
    assert result.attempted > 40
    assert result.failed == 0


def test_importing_costs_nothing_heavy_and_looking_needs_no_pandas(path):
    script = f"""
import sys, qualcode
heavy = {HEAVY!r}
assert not heavy & set(sys.modules), heavy & set(sys.modules)
assert set(qualcode.__all__) <= set(dir(qualcode))
with qualcode.open({str(path)!r}) as study:
    assert study.codings[0].text and len(study.codings) and study.documents["rg-2019-01"].codings
    assert not (heavy - {{"sqlite3"}}) & set(sys.modules), heavy & set(sys.modules)
    study.codings.frame()
    assert "pandas" in sys.modules
"""
    subprocess.run([sys.executable, "-c", script], check=True, timeout=120)


def test_everything_public_is_there_and_nothing_else():
    assert all(getattr(qualcode, name) is not None for name in qualcode.__all__)
    with pytest.raises(AttributeError, match="no attribute 'opne'"):
        _ = qualcode.opne


# ---- natural lines: what somebody would write who knows other libraries ------------------------------

GIVES = [  # each gives something, and no empty list
    "study.title",
    "len(study.documents)",
    "list(study.documents)",
    "study.documents['rg-2019-01'].text",
    "study.documents[0].name",
    "study.documents[-1].label",
    "study.documents[:3]",
    "[document.words for document in study.documents]",
    "study.documents['rg-2019-01'].case.name",
    "study.documents['rg-2019-01'].case.documents",
    "study.documents['rg-2019-01'].attributes['wave']",
    "study.documents['rg-2019-01'].speakers",
    "study.documents['rg-2019-01'].sentences[0]",
    "study.documents['rg-2019-03'].codings",
    "study.documents.where('wave>=2021')",
    "study.documents.where('code:Interferenz')",
    "study.documents.get('rg-2019-01')",
    "'rg-2019-01' in study.documents",
    "study.documents[study.documents[0].id]",
    "study.documents.frame()",
    "study.codes['Interferenz'].definition",
    "study.codes['Schnittstellentypen / Interferenz'].path",
    "study.codes['Schnittstellentypen'].children",
    "study.codes['Interferenz'].parent.name",
    "study.codes['Interferenz'].codings[0].text",
    "study.codes.frame()",
    "study.codings[0].code.name",
    "study.codings[0].document.text",
    "study.codings[0].coder.name",
    "next(iter(study.codings)).paragraph",
    "study.codings.where(code='Interferenz')",
    "study.codings.where(code=study.codes['Interferenz'], coder='Ben')",
    "study.codings.where(document=study.documents['rg-2019-03'])",
    "study.codings.where(label=['RG 2019', 'RG 2020'])",
    "study.codings.where(where={'wave': [2019, 2020]}, polarity='present')",
    "study.codings.where('Interferenz AND wave>=2021')",
    "study.codings.where(code='Interferenz').where(coder='Ben')",
    "study.codings[study.codings[0].id]",
    "study.codings.frame(text=False)",
    "study.coders['Anna'].codings",
    "study.coders['Anna'].kind",
    "study.coders.frame()",
    "study.cases[0].documents",
    "study.cases.frame()",
    "study.coder.name",
    "study.search('Landrat')[0].document.name",
    "study.search('Landrat', document='rg-2019-03').frame()",
    "study.quotations('Interferenz')[0].text",
    "study.quotations('Interferenz')[0].codings[0].coder",
    "study.quotations('Interferenz')[0].document.name",
    "study.quotations(code=study.codes['Interferenz'], label='RG 2019')",
    "study.quotations(query='Interferenz AND wave>=2021')",
    "study.quotations('Interferenz', attributes='wave').frame()",
    "study.agreement(replicates=0).alpha",
    "study.agreement(coders=['Anna', 'Ben'], codes=['Interferenz'], replicates=0).value('kappa', code='Interferenz')",
    "study.agreement(replicates=0, unit='paragraph').frame()",
]


@pytest.fixture(scope="module")
def looked_at(demo, tmp_path_factory):
    path = shutil.copy(demo, tmp_path_factory.mktemp("looked_at") / "demo.qualcode")
    with qualcode.open(path, coder="Anna") as opened:
        yield opened


@pytest.mark.filterwarnings("ignore::qualcode.StudyWarning")
@pytest.mark.parametrize("line", GIVES)
def test_a_natural_line_gives_something(looked_at, line):
    value = eval(line, {"study": looked_at})
    assert value is not None
    assert value is not False
    if hasattr(value, "__len__"):
        assert len(value)
    assert repr(value)
    if hasattr(value, "_repr_html_"):
        assert value._repr_html_().startswith(("<p>", "<div>"))


REFUSED = {  # what is wrong -> what is raised, and what is offered
    "study.documents['rg-2019-1']": (NotFound, "rg-2019-1"),
    "study.documents['rg-2019']": (NotFound, "rg-2019-01"),
    "study.documents['RG-2019-01']": (NotFound, "rg-2019-01"),
    "study.documents['']": (UsageProblem, "quotation marks"),
    "study.documents[None]": (UsageProblem, "quotation marks"),
    "study.documents[1.0]": (UsageProblem, "quotation marks"),
    "study.documents[True]": (UsageProblem, "quotation marks"),
    "study.documents[study.codes[0]]": (UsageProblem, "the thing itself"),
    "study.documents[study.coders[0]]": (UsageProblem, "the thing itself"),
    "study.documents.where('code:Interferens')": (NotFound, "Interferenz"),
    "study.documents.where('welle>=2021')": (NotFound, "Attributes are|wave"),
    "study.documents.where(2022)": (UsageProblem, "quotation marks"),
    "study.documents.of_case('Bündnis Morgenfurd')": (NotFound, "Bündnis Morgenfurt"),
    "study.codes['Interferens']": (NotFound, "Interferenz"),
    "study.codes['interferenz']": (NotFound, "Interferenz"),
    "study.codes[study.documents[0]]": (UsageProblem, "the thing itself"),
    "study.coders['Bem']": (NotFound, "Ben"),
    "study.cases['Morgenfurt']": (NotFound, "Bündnis Morgenfurt"),
    "study.memos['keines']": (NotFound, "study.memos"),
    "study.codings['0123456789ab']": (NotFound, "study.codings"),
    "study.codings[study.codings[0].id[:6]]": (NotFound, "study.codings"),
    "study.codings.where(code='Interferens')": (NotFound, "Interferenz"),
    "study.codings.where(code=3)": (UsageProblem, "quotation marks"),
    "study.codings.where(code=[])": (UsageProblem, "Leave it out"),
    "study.codings.where(code=study.codes.get('Interferens'))": (UsageProblem, "Leave it out"),
    "study.codings.where(code=study.documents[0])": (UsageProblem, "the thing itself"),
    "study.codings.where(kode='Interferenz')": (UsageProblem, "code"),
    "study.codings.where(label='RG 2091')": (NotFound, "RG 2021"),
    "study.codings.where(where='welle=2022')": (NotFound, "wave|Attributes"),
    "study.codings.where(where=2022)": (UsageProblem, "wave=2022"),
    "study.codings.where(polarity='presence')": (NotFound, "present"),
    "study.codings.where(round='1')": (UsageProblem, "whole number"),
    "study.codings.where(weight=(90, 20))": (UsageProblem, "weight="),
    "study.codings.where('Interferenz AND')": (UsageProblem, "A AND"),
    "study.codings.where('Interferenz AND interference')": (NotFound, "Interferenz|codebook"),
    "study.documents['rg-2019-01'].codings[study.codings.where(code='Interferenz')[0].id]": (
        NotFound,
        "study.codings",
    ),
    "study.code('rg-2019-01', 'die', 'Interferenz')": (Ambiguous, "occurrence=1"),
    "study.code('rg-2019-01', 'die', 'Interferenz', occurrence=8)": (UsageProblem, "1 to 7"),
    "study.code('rg-2019-01', 'erfindet haben wir', 'Interferenz')": (NotFound, "erfunden haben wir|study.search"),
    "study.code('rg-2019-01', '', 'Interferenz')": (UsageProblem, "Name a word"),
    "study.code('rg-2019-01', 5, 'Interferenz')": (UsageProblem, "start, end"),
    "study.code('rg-2019-01', (5, 2), 'Interferenz')": (QualcodeError, "START"),
    "study.code('rg-2019-01', (0, 10**6), 'Interferenz')": (SpanOutside, ""),
    "study.code('rg-2019-1', 'die', 'Interferenz')": (NotFound, "rg-2019-1"),
    "study.code('rg-2019-01', 'erfunden haben', 'Interferens')": (NotFound, "Interferenz"),
    "study.code('rg-2019-01', 'erfunden haben', 'Interferenz', polarity='negativ')": (NotFound, "absent|present"),
    "study.code('rg-2019-01', study.search('Landrat')[0], 'Interferenz')": (UsageProblem, "own document"),
    "study.code('rg-2019-01', (0, 3), 'Interferenz', memo=None)": (UsageProblem, "quotation marks"),
    "study.code('rg-2019-01', (0, 3), 'Interferenz', paraphrase=7)": (UsageProblem, "quotation marks"),
    "study.code('rg-2019-01', (0, 3), 'Interferenz', round=0)": (UsageProblem, "from 1"),
    "study.code('rg-2019-01', 'die', 'Interferenz', occurrence='2')": (UsageProblem, ""),
    "study.codings[0].change(good='nein')": (UsageProblem, "good=True"),
    "study.codings[0].change(paraphrase=7)": (UsageProblem, "quotation marks"),
    "study.codings.where(good=False)": (UsageProblem, "NOT good"),
    "study.codings.where(good='nein')": (UsageProblem, "good=True"),
    "study.codings.where(code='Interferenz', sub_codes='no')": (UsageProblem, "sub_codes=True"),
    "qualcode.open(study.path, coder='Anna', round=0)": (UsageProblem, "from 1"),
    "qualcode.open(study.path, coder='Anna', round=True)": (UsageProblem, "from 1"),
    "qualcode.create('new.qualcode', coder='A, B')": (QualcodeError, "no comma"),
    "qualcode.create('new.qualcode', 5, coder='Anna')": (UsageProblem, "quotation marks"),
    "study.memos.add(5)": (UsageProblem, "quotation marks"),
    "study.memos.add('x', title=None)": (UsageProblem, "quotation marks"),
    "study.documents.add(5, 'x')": (UsageProblem, "quotation marks"),
    "study.documents.add('x', None)": (UsageProblem, "quotation marks"),
    "study.documents.add('x', 'x', label=None)": (UsageProblem, "quotation marks"),
    "study.documents.add('x', 'x', case=5)": (UsageProblem, "quotation marks"),
    "study.documents.add('x', 'x', interviewer=5)": (UsageProblem, "quotation marks"),
    "study.coders.add(5)": (UsageProblem, "quotation marks"),
    "study.quotations('Interferenz', identify='no')": (UsageProblem, "identify=True"),
    "study.quotations('Interferenz', dialogue=1)": (UsageProblem, "dialogue=True"),
    "study.quotations('Interferenz').write('x.csv', strict='no')": (UsageProblem, "strict=True"),
    "study.quotations('Interferenz').write('x.csv', title=5)": (UsageProblem, "quotation marks"),
    "study.quotations('Interferenz').write('x.csv', block='x')": (UsageProblem, "whole number"),
    "study.quotations('Interferenz').write('x.csv', smallest_group=None)": (UsageProblem, "whole number"),
    "study.documents[0].write('x.docx', identify='no')": (UsageProblem, "identify=True"),
    "study.quotations('Interferens')": (NotFound, "Interferenz"),
    "study.quotations('Interferenz', attributes='welle')": (NotFound, "wave|Attributes"),
    "study.quotations('Interferenz', group='welle')": (NotFound, "wave|Attributes"),
    "study.quotations('Interferenz', order='size')": (NotFound, "wave"),
    "study.quotations('Interferenz', context='fragen')": (UsageProblem, "question"),
    "study.quotations('Interferenz', context=0)": (UsageProblem, "question"),
    "study.quotations('Interferenz', at_most='2')": (UsageProblem, "whole number"),
    "study.quotations('Interferenz', at_most=0)": (UsageProblem, "at least 1"),
    "study.quotations('Interferenz', query='Interferenz')": (UsageProblem, "Leave codes"),
    "study.agreement(coders=['Anna', 'Bem'])": (NotFound, "Ben"),
    "study.agreement(codes='Interferens')": (NotFound, "Interferenz"),
    "study.agreement(units='sentence')": (UsageProblem, "unit"),
    "study.agreement(unit='satz')": (UsageProblem, "sentence"),
    "study.agreement(replicates=0).value('kapa')": (NotFound, "kappa"),
    "study.search()": (UsageProblem, "Name a word"),
    "study.search('(', how='regex')": (UsageProblem, ""),
    "study.search('a', how='fuzzy')": (NotFound, "words"),
    "study.search('a', document=None)": (UsageProblem, ""),
    "study.write(study.documents, 'x.docx')": (UsageProblem, ".frame"),
    "study.write(study.quotations('Interferenz'), 'x.doc')": (UsageProblem, ".docx"),
    "study.write(study.quotations('Interferenz'), 3)": (UsageProblem, "file"),
    "study.write(study.quotations('Interferenz'), 'x.docx', publication='B', strickt=True)": (UsageProblem, "strict"),
    "study.quotations('Interferenz', identify=True).write('x.docx', publication='B')": (UsageProblem, "identify"),
    "study.memos.add('x', about='rg-2019-01')": (UsageProblem, "documents"),
    "study.memos.add('x', kind='frage')": (NotFound, "question"),
    "study.codes.add('Urteil / Gut')": (NotFound, ""),
    "study.coders.add('Ben')": (QualcodeError, "another name"),
    "study.undo()": (QualcodeError, ""),
}


@pytest.mark.filterwarnings("ignore::qualcode.StudyWarning")
@pytest.mark.parametrize("line", REFUSED)
def test_a_wrong_line_is_refused_with_its_next_step_and_changes_nothing(looked_at, line, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    expected, offered = REFUSED[line]
    before = looked_at.space.project.writes
    with pytest.raises(expected) as raised:
        eval(line, {"study": looked_at, "qualcode": qualcode})
    assert raised.value.message
    assert raised.value.hint
    assert raised.match(offered)  # the notes of an exception are looked through too: what a traceback shows
    assert raised.value.hint in raised.value.__notes__
    assert looked_at.space.project.writes == before
    assert not list(tmp_path.iterdir())


def test_a_closed_study_says_that_it_is_closed_and_no_word_of_damage(path):
    study = qualcode.open(path, coder="Anna")
    document = study.documents[0]
    study.close()
    for line in (lambda: study.documents[0], lambda: document.text, lambda: len(study.codings), study.undo):
        with pytest.raises(QualcodeError, match="was closed") as raised:
            line()
        assert raised.value.hint.startswith("Open it again")


def test_a_place_that_is_none_is_an_index_error_as_of_every_sequence(looked_at):
    with pytest.raises(IndexError, match="66 documents"):
        _ = looked_at.documents[66]
    with pytest.raises(IndexError):
        _ = looked_at.quotations("Interferenz")[99]


@pytest.mark.filterwarnings("ignore::qualcode.StudyWarning")
def test_an_agreement_shows_the_figures_over_all_codes_once_and_first(looked_at):
    found = looked_at.agreement(replicates=0, codes="Interferenz")
    head, whole, *codes = repr(found).splitlines()
    assert head == "<agreement of Anna, Ben: 799 units (sentence)>"
    assert whole.startswith("  all codes: percent 99.4")
    assert [line.split(":")[0].strip() for line in codes] == ["Schnittstellentypen / Interferenz"]
    assert found._repr_html_().count("all codes") == 1


# ---- opening -----------------------------------------------------------------------------------------


def test_strings_and_paths_open_the_same_and_a_stranger_gets_no_study(path):
    for given_path in (str(path), path):
        with qualcode.open(given_path) as study:
            assert study.coder is None
            assert len(study.documents) == 66
    with pytest.raises(NotFound, match="Anna"):
        qualcode.open(path, coder="Ana")
    with pytest.raises(NotAProject):
        qualcode.open(path.with_name("none.qualcode"), coder="Anna")
    for wrong in ("", None, 3):
        with pytest.raises(UsageProblem):
            qualcode.open(wrong)
    with pytest.raises(UsageProblem, match="name of a coder"):
        qualcode.open(path, coder=None)


def test_nobody_changes_nothing_and_a_new_coder_is_made_with_the_first_coding(path):
    with qualcode.open(path) as study:
        for act in (
            lambda: study.code("rg-2019-01", "erfunden haben", "Interferenz"),
            lambda: study.codes.add("Neu"),
            lambda: study.coders.add("Cem"),
            lambda: study.memos.add("x"),
            lambda: study.documents.add("neu", "Text."),
            study.codings[0].remove,
            study.undo,
        ):
            with pytest.raises(UsageProblem, match="Nobody") as raised:
                act()
            assert "coder=" in raised.value.hint
        assert study.space.project.writes == 0
    with qualcode.open(path, coder="Cem", new_coder=True) as study:
        assert [coder.name for coder in study.coders] == ["Anna", "Ben", "Musterlösung"]
        assert study.code("rg-2019-01", "erfunden haben", "Interferenz").coder.name == "Cem"
        assert study.coder == study.coders["Cem"]


def test_an_unclosed_study_closes_with_its_last_thing(path):
    study = qualcode.open(path, coder="Anna")
    document = study.documents[0]
    del study
    assert document.text
    document.study.close()
    document.study.close()  # twice is once
    assert [file.name for file in path.parent.iterdir()] == [path.name]


# ---- coding ------------------------------------------------------------------------------------------


def test_words_that_stand_twice_say_where(study):
    with pytest.raises(Ambiguous) as raised:
        study.code("rg-2019-01", DIE, "Interferenz")
    text = study.documents["rg-2019-01"].text
    assert len(raised.value.places) == 7
    assert {text[start:end] for start, end in raised.value.places} == {DIE}
    for number, place in enumerate(raised.value.places, start=1):
        coded = study.code("rg-2019-01", DIE, "Interferenz", occurrence=number)
        assert (coded.start, coded.end) == place
        assert study.code("rg-2019-01", place, "Interferenz") == coded  # the same twice is one


LETTERS = st.sampled_from(["a", "a\u0308", "u\u0308", "ß", "n\u00adn"])
WORD = st.lists(LETTERS, min_size=1, max_size=3).map("".join)
BLANK = st.sampled_from([" ", "\n", "  ", "\u00a0"])


@settings(max_examples=80)
@given(st.lists(st.tuples(WORD, BLANK), min_size=1, max_size=6), st.data())
def test_words_are_found_where_they_stand_in_whatever_form_they_are_typed(parts, data):
    first = data.draw(st.integers(0, len(parts) - 1))
    last = data.draw(st.integers(first, len(parts) - 1))
    text = "".join(word + blank for word, blank in parts)
    start = sum(len(word + blank) for word, blank in parts[:first])
    end = sum(len(word + blank) for word, blank in parts[:last]) + len(parts[last][0])
    words = " ".join(word.replace("\u00ad", "") for word, _ in parts[first : last + 1])
    for typed in (unicodedata.normalize("NFC", words), unicodedata.normalize("NFD", words)):
        assert (start, end) in [(span.start, span.end) for span in places_of(text, typed)]


def test_what_is_given_is_one_entry_and_its_undo_takes_it_back(study):
    before = len(study.codings)
    coded = study.code(
        study.documents["rg-2019-01"], "erfunden haben wir", study.codes["Interferenz"],
        polarity="absent", weight=40, memo="Hm.", paraphrase="Niemand hat es erfunden.",
    )  # fmt: skip
    assert coded in study.codings
    assert (coded.polarity, coded.weight, coded.memo, coded.text) == ("absent", 40, "Hm.", "erfunden haben wir")
    assert study.space.project.writes == 1
    moved = coded.change(passage="erfunden haben wir die", good=True, code="Transition")
    assert (moved.text, moved.good, moved.code.name) == ("erfunden haben wir die", True, "Transition")
    study.undo()
    study.undo()
    assert len(study.codings) == before
    assert coded not in study.codings
    study.redo()
    assert study.codings[coded.id].code.name == "Interferenz"


def test_a_coding_of_somebody_else_is_not_changed(study):
    theirs = study.codings.where(coder="Ben")[0]
    for act in (theirs.remove, lambda: theirs.change(weight=3)):
        with pytest.raises(QualcodeError, match="Ben's"):
            act()
    assert study.space.project.writes == 0


def test_a_thing_of_another_study_or_one_that_is_gone_is_not_taken_for_one_of_here(study, tmp_path):
    with qualcode.create(tmp_path / "other.qualcode", coder="anna") as other:
        document = other.documents.add("rg-2019-01", "Es war gut.")
        code = other.codes.add("Interferenz")
        with pytest.raises(NotFound) as raised:
            study.code(document, "erfunden haben", "Interferenz")
        assert "another study" in raised.value.hint
        with pytest.raises(NotFound):
            study.codings.where(code=code)
        assert document not in study.documents
        coded = other.code("rg-2019-01", "gut", "Interferenz")
        coded.remove()
        with pytest.raises(NotFound):
            coded.remove()


def test_a_text_that_was_corrected_since_is_not_cut_at_old_places(study):
    from qualcode.workspace.material import revising

    document, coding = study.documents["rg-2019-03"], study.documents["rg-2019-03"].codings[0]
    before = coding.text
    planned = revising.planned_edit(study.space, document.record, ("Neu. " + document.text).encode())
    revising.carry_out(study.space, planned)
    for stale in (lambda: document.text, lambda: coding.text):
        with pytest.raises(QualcodeError, match="corrected meanwhile"):
            stale()
    with pytest.raises(QualcodeError, match="corrected meanwhile"):
        study.code(document, (0, 4), "Interferenz")
    assert study.codings[coding.id].text == before


# ---- what a blind coder gets -------------------------------------------------------------------------


def told_by(act) -> list[str]:
    """The warnings of what is done."""
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        act()
    return [str(warning.message) for warning in told]


def everything_said(study) -> str:
    """All that the face tells of codings, in words."""
    theirs = [study.codings, study.codes["Interferenz"].codings, study.documents["rg-2019-03"].codings, study.memos]
    shown = [repr(study), study._repr_html_()]
    for collection in (study.documents, study.codes, study.coders, study.cases, *theirs):
        shown += [repr(collection), collection._repr_html_(), collection.frame().to_csv()]
    quotations = study.quotations("Interferenz")
    return "\n".join([*shown, repr(quotations), quotations._repr_html_(), quotations.frame().to_csv()])


@pytest.mark.parametrize("whole_project", [True, False])
def test_nothing_hidden_comes_out_through_any_collection_frame_or_count(path, whole_project, tmp_path):
    with qualcode.open(path, coder="Ben") as ben:
        theirs = ben.codings.where(coder="Ben")
        ids, own = [coding.id for coding in theirs], len(ben.codings.where(coder="Anna"))
        secret = ben.memos.add("geheimes Memo", about=theirs[0])
        of_anna = ben.codings.where(coder="Anna")[0]
        ben.memos.add("zweites geheimes Memo", about=of_anna)
        if whole_project:
            ben.space.project.settings.set_blind(Author("Ben"), on=True)
    with qualcode.open(path, coder="Anna", blind=not whole_project) as anna:
        assert len(anna.codings) == own == sum(1 for _ in anna.codings) == len(anna.codings.frame())
        assert len(anna.codings.where(coder="Ben")) == 0
        assert {coding.coder.name for coding in anna.codings} == {"Anna"}
        assert len(anna.coders["Ben"].codings) == 0
        assert sum(anna.documents.frame()["codings"]) == own == sum(anna.codes.frame()["codings"])
        assert anna.coders.frame()["codings"].isna().tolist() == [False, True, True]
        for name in (ids[0], secret.id, "geheimes Memo"):
            with pytest.raises(NotFound) as raised:
                _ = (anna.codings if name == ids[0] else anna.memos)[name]
            assert not raised.value.nearest
        assert ids[0] not in anna.codings
        assert anna.codings[of_anna.id].memo == ""
        said = everything_said(anna)
        assert "geheim" not in said
        assert not [key for key in ids if key in said]
        assert "hidden" in repr(anna.codings)
        with pytest.raises(QualcodeError, match="blind"):
            anna.agreement()
        with pytest.raises(QualcodeError, match="blind"):
            anna.quotations("Interferenz").write(tmp_path / "x.docx", publication="Bericht")
        assert not (tmp_path / "x.docx").exists()
        assert "hidden: " in " ".join(told_by(lambda: anna.quotations("Interferenz").write(tmp_path / "x.md")))
        told_by(lambda: anna.quotations(of_anna.code).write(tmp_path / "x.csv", memos=True))
        told_by(lambda: anna.documents[of_anna.document.name].write(tmp_path / "y.md", memos=True))
        assert "geheim" not in "".join((tmp_path / name).read_text("utf-8") for name in ("x.csv", "y.md"))
        assert ids[0] not in (tmp_path / "x.md").read_text("utf-8")


@pytest.mark.filterwarnings("ignore::qualcode.StudyWarning")
def test_ones_own_codings_of_other_rounds_are_hidden_too(path, tmp_path):
    with qualcode.open(path, coder="Anna", round=2) as anna:
        assert len(anna.codings.where(coder="Anna")) == 0
        assert len(anna.codings) == 200
        coded = anna.code("rg-2019-03", "Landrat", "Interferenz", occurrence=1)
        assert coded.round == 2
        assert list(anna.documents["rg-2019-03"].codings.where(coder="Anna")) == [coded]
        assert anna.coders.frame()["codings"].dropna().tolist() == [1, 200]
        written = anna.documents["rg-2019-03"].write(tmp_path / "y.md")
        assert written.holds == f"{len(anna.documents['rg-2019-03'].codings)} codings"


# ---- what is written and shown -----------------------------------------------------------------------


@pytest.mark.filterwarnings("ignore::qualcode.StudyWarning")
def test_what_is_written_holds_no_name_and_is_told(study, tmp_path):
    with pytest.warns(qualcode.StudyWarning, match="disclosure check") as told:
        written = study.quotations("Interferenz").write(tmp_path / "x.md")
    assert {Path(warning.filename) for warning in told} == {Path(__file__)}
    assert written.findings
    text = (tmp_path / "x.md").read_text("utf-8")
    assert not [name for name in ("rg-2019", "Anna", "Ben", "Bündnis") if name in text]
    assert study.space.log()[-1].entry.coder == "Anna"  # ids that stay are a change of hers
    agreement = study.agreement(replicates=0, codes="Interferenz")
    assert study.write(agreement, str(tmp_path / "a.csv")).holds == "1 code"
    assert "Anna" not in (tmp_path / "a.csv").read_text("utf-8")
    agreement.write(tmp_path / "b.md", identify=True)
    assert "Anna" in (tmp_path / "b.md").read_text("utf-8")
    with pytest.raises(QualcodeError, match="Nothing was written"):
        study.quotations("Interferenz").write(tmp_path / "z.docx", strict=True)
    assert not (tmp_path / "z.docx").exists()


def test_what_is_published_enters_the_ledger(study, tmp_path):
    with pytest.warns(qualcode.StudyWarning):
        study.quotations("Interferenz").write(tmp_path / "x.docx", publication="Bericht 2026")
    assert any("Bericht 2026" in quotation.published for quotation in study.quotations("Interferenz"))


def test_who_opened_it_as_nobody_writes_without_changing_anything(path, tmp_path):
    with qualcode.open(path) as study:
        assert "opened as nobody" in " ".join(
            told_by(lambda: study.quotations("Interferenz").write(tmp_path / "x.md"))
        )
        assert study.space.project.writes == 0


def test_hostile_names_and_texts_are_shown_harmless(tmp_path):
    with qualcode.create(tmp_path / "x.qualcode", "<b>T\x1b[31m", coder="anna") as study:
        study.documents.add("<script>\x1b[31m", "<i>böse\x1b[0m</i> Worte.", attributes={"name": "=1+1"})
        study.codes.add("<img>")
        study.code("<script>\x1b[31m", "Worte", "<img>")
        shown = [repr(study), repr(study.documents), repr(study.codings), repr(study.codings[0]), repr(study.codes)]
        pages = [thing._repr_html_() for thing in (study, study.documents, study.codings, study.codings[0])]
        assert not [text for text in shown + pages if "\x1b" in text]
        assert not [page for page in pages if "<script>" in page or "<img>" in page]
        assert study.documents.frame()["attribute name"].tolist() == ["=1+1"]
        with pytest.raises(NotFound) as raised:
            _ = study.documents["<script>\x1b[32m"]
        assert "\x1b" not in "".join([str(raised.value), *raised.value.__notes__])


def test_a_frame_of_nothing_has_its_columns(tmp_path):
    with qualcode.create(tmp_path / "x.qualcode", coder="anna") as study:
        for collection in (study.documents, study.codes, study.codings, study.coders, study.cases, study.memos):
            frame = collection.frame()
            assert len(frame) == 0
            assert "id" in frame.columns
            assert repr(collection)
            assert collection._repr_html_()
        assert len(study.quotations().frame()) == 0


def test_the_types_of_a_frame_are_those_of_its_columns(study):
    study.code("rg-2019-01", "erfunden haben", "Interferenz", weight=7)
    frame = study.codings.frame()
    assert str(frame["weight"].dtype) == "Int64"
    assert frame["weight"].dropna().tolist() == [7]
    assert str(frame["created"].dt.tz) == "UTC"
    assert frame["good"].dtype == bool
    assert frame["start"].dtype == "int64"
    assert [row.text for row in frame.itertuples()] == [coding.text for coding in study.codings]
