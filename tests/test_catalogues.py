"""The two languages: which one is spoken, and that each text for people is in the catalogue, once and in German."""

from __future__ import annotations

import ast
import gc
import gettext
import io
import os
import subprocess
import sys

import pytest
from babel.messages.catalog import Message

from qualcode import catalogue
from qualcode.catalogue import catalogue_of
from qualcode.errors import UsageProblem
from qualcode.program_language import settle
from qualcode.times import clock_time, local_day, local_time
from tests import catalogues, words_outside
from tests.syntax_trees import tree_of

CODE = [file for file in sorted(catalogues.PACKAGE.rglob("*.py")) if file.name != "catalogue.py"]


@pytest.fixture(autouse=True)
def _english_again(monkeypatch):
    """Whatever a test settles, the next one finds English."""
    for name in ("QUALCODE_LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(name, "")
    domain = gettext.textdomain()
    yield
    gettext.textdomain(domain)
    settle(["--lang", "en"])


@pytest.fixture(autouse=True)
def _trees_hold_no_garbage():
    """Nobody looks for circles among the million nodes of the package's syntax trees, which goes on for seconds."""
    gc.disable()
    yield
    gc.enable()


# ---- the sources -------------------------------------------------------------------------------------


def test_each_text_of_the_code_is_translated_and_each_translation_is_used():
    assert not catalogues.problems()


def test_the_compiled_catalogue_is_what_the_sources_say():
    def texts(compiled: bytes) -> dict[object, str]:
        return gettext.GNUTranslations(io.BytesIO(compiled))._catalog

    assert texts(catalogues.COMPILED.read_bytes()) == texts(catalogues.compiled())


def test_sources_stand_as_the_script_writes_them(tmp_path, monkeypatch):
    before = {file.name: file.read_text("utf-8") for file in catalogues.SOURCES.glob("*.po")}
    for name, text in before.items():
        (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.setattr(catalogues, "SOURCES", tmp_path)
    catalogues.update()
    assert {file.name: file.read_text("utf-8") for file in tmp_path.glob("*.po")} == before


def test_nothing_is_said_outside_of_the_catalogue():
    left = [text for texts in words_outside.found_outside().values() for text in texts]
    assert not left, "\n".join(left)


def trees_with_texts():
    for file in CODE:
        source = file.read_text("utf-8")
        if "qualcode.catalogue" in source or "gettext" in source:
            yield file, tree_of(file)


def calls_of_the_catalogue():
    for file, tree in trees_with_texts():
        for node in words_outside.nodes_of(tree):
            if isinstance(node, ast.Call) and words_outside.name_of(node.func) in words_outside.MARKS:
                yield file, node


def test_every_text_that_is_looked_up_can_be_extracted():
    unseen = []
    for file, call in calls_of_the_catalogue():
        texts = call.args[: words_outside.MARKS[words_outside.name_of(call.func)]]
        if not all(isinstance(text, ast.Constant) for text in texts) and file.name != "help_texts.py":
            unseen.append(f"{file.relative_to(catalogues.PACKAGE)}:{call.lineno} looks up what is no literal")
    for file, tree in trees_with_texts():
        nodes = words_outside.nodes_of(tree)
        called = {node.func for node in nodes if isinstance(node, ast.Call)}
        given = {node.value for node in nodes if isinstance(node, ast.Assign)}  # an alias, which is followed
        unseen += [
            f"{file.relative_to(catalogues.PACKAGE)}:{node.lineno} hands a function of the catalogue over"
            for node in nodes
            if isinstance(node, ast.Attribute) and node.attr.endswith("gettext") and node not in called | given
        ]
    assert not unseen, "\n".join(unseen)


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ("f'{_(\"in an f-string\")} {name}'", [("in an f-string",)]),
        ("f'''{f\"{_('within another')}\"}\n{_(\"below\")}'''", [("within another",), ("below",)]),
        ("say = words.gettext\nsay('under another name')", [("under another name",)]),
        ("from qualcode.catalogue import ngettext as many\nmany('{count} a', 'as', n)", [("{count} a", "as")]),
        ("_('outside {of}', of=_('inside'))", [("inside",), ("outside {of}",)]),
        ("{_('a'): lambda words: words.pgettext('here', 'b')}", [("a",), ("b",)]),
        ("_(name); gettext.textdomain('x')", []),
    ],
)
def test_texts_are_found_wherever_they_stand(source, texts):
    assert [forms for forms, _context, _notes in catalogues.extracted(source)] == texts


def test_a_note_reaches_the_translator():
    source = "# translators: key line,\n# at most 10 cells\n_('Remove')\n# of another kind\n_('Save')"
    assert [notes for _forms, _context, notes in catalogues.extracted(source)] == [
        ("key line,", "at most 10 cells"),
        (),
    ]


def test_a_text_is_a_literal_and_gets_the_values_that_it_names():
    wrong = []
    for file, call in calls_of_the_catalogue():
        texts = call.args[: words_outside.MARKS[words_outside.name_of(call.func)]]
        where = f"{file.relative_to(catalogues.PACKAGE)}:{call.lineno}"
        if any(isinstance(part, ast.JoinedStr | ast.BinOp) for text in texts for part in ast.walk(text)):
            wrong.append(f"{where} is put together: the catalogue finds literals only")
        if not all(isinstance(text, ast.Constant) for text in texts) or any(
            word.arg is None for word in call.keywords
        ):
            continue
        named = {name for text in texts for name in catalogues.placeholders(text.value)}
        counts = {"count"} if "ngettext" in words_outside.name_of(call.func) or len(call.args) > len(texts) else set()
        given = {word.arg for word in call.keywords} | counts
        if named - given or given - named - counts:
            wrong.append(f"{where} names {sorted(named)}, gets {sorted(given)}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("english", "german", "said"),
    [
        ("No {code}.", "Kein {kode}.", "other placeholders"),
        ("No {code}.", "Kein {code", "a brace that stands alone"),
        ("No code", "Kein Kode", "says “Kode”"),
        ("coder", "Codierer*in", "says"),
        ("passage", "Passage", "says “Passage”"),
        ("is “{text}”", "ist “{text}”", "says"),
        ("Choose.", "Bitte wählen.", "says “Bitte”"),
        ("left ", "übrig", "other blanks"),
        ("left", "", "is not translated"),
        (("{count} code", "{count} codes"), ("{count} Code", ""), "lacks a form"),
    ],
)
def test_what_is_wrong_with_a_translation_is_seen(english, german, said):
    message = Message(english, german, flags={"python-brace-format"} if "{" in str(english) else set())
    assert any(said in problem for problem in catalogues._problems_of(message))


def test_the_same_text_translated_in_two_ways_is_seen(tmp_path, monkeypatch):
    monkeypatch.setattr(catalogues, "SOURCES", tmp_path)
    catalogues.write_source("cli", [Message("Undo.", "Rückgängig machen.")])
    catalogues.write_source("tui", [Message("Undo.", "Zurück.")])
    assert any("translated otherwise" in problem for problem in catalogues.problems())


# ---- texts outside of the catalogue ------------------------------------------------------------------


@pytest.mark.parametrize(
    "source",
    [
        'say("Nothing was changed.")',
        'f"{name} is not there"',
        'f"{number} rows"',
        'column = "coded on"',
        'say("Saved")',
        'option("-p", help="File")',
        'raise UsageProblem("Wrong")',
        'Binding("x", "remove", "Remove")',
        'DialogKey("take", "enter", "⏎", "takes")',
        'box.border_title = "Keys"',
        'box.border_title = visible(f"Quotation · {place}")',
        'say(Text("Saved", style="bold"))',
        'output.table(("id", "name"), rows)',
        'PrintedTable((*some, "name"), rows)',
        '_(f"No {code}.", "but this one")',
        'names = "one " "and another"',
        "f\"{'nobody here' if empty else names}\"",
        'f"“{name}”"',
    ],
)
def test_a_text_outside_of_the_catalogue_is_found(source, tmp_path):
    (tmp_path / "said.py").write_text(source)
    assert words_outside.outside(tmp_path / "said.py")


@pytest.mark.parametrize(
    "source",
    [
        '_("Nothing was changed.")',
        'catalogue.ngettext("{count} row left", "{count} rows left", number)',
        'def ask():\n    """Ask for a name."""',
        're.compile("two words")',
        'names = "two words"  # no text: what other programs write',
        'place: "list of names" = 1',
        'kind = "coded"',
        "f\"{names['coded']}\"",
        "'<w:jc w:val=\"right\"/>'",
        'Binding("escape,enter", "dismiss(None)", show=False)',
        'line.append(name, style=f"{colour} not dim")',
        'NotFound("kind of coder", name)',
        'Kind = Literal["codings", "memos on passages"]',
    ],
)
def test_what_is_no_text_is_passed_over(source, tmp_path):
    (tmp_path / "said.py").write_text(source)
    assert not words_outside.outside(tmp_path / "said.py")


def test_statements_are_no_texts_where_the_file_is_written():
    assert not words_outside.looks_said("SELECT id FROM codes", holds_sql=True)
    assert words_outside.looks_said("No code is called that", holds_sql=True)


def test_every_noun_that_is_counted_has_its_forms():
    from qualcode.plural import _NOUNS, noun_of_rows
    from qualcode.project.file.schema import LOGGED
    from qualcode.reading.transcripts.drafting import _ASIDES
    from qualcode.workspace.library.resolver import PLURALS
    from qualcode.workspace.material.reading import ReadingUnit

    counted = {noun_of_rows(table) for table in LOGGED}  # told by `log`
    counted |= {*PLURALS, *_ASIDES.values(), *(unit.noun for unit in ReadingUnit)}
    for file in CODE:
        for node in words_outside.nodes_of(tree_of(file)):
            called = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
            place = {"counted": 1, "counted_later": 1, "Ambiguous": 0, "find": 0}.get(called)
            if place is not None and len(node.args) > place + (called == "find"):
                noun = node.args[place]
                counted |= {noun.value} if isinstance(noun, ast.Constant) and isinstance(noun.value, str) else set()
    assert counted - _NOUNS.keys() == set()


# ---- which language is spoken ------------------------------------------------------------------------


@pytest.fixture
def configured(tmp_path, monkeypatch):
    """Writes a configuration of the user."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))

    def write(text: str) -> None:
        (tmp_path / "qualcode").mkdir(exist_ok=True)
        (tmp_path / "qualcode" / "config.toml").write_text(text)

    write("")
    return write


@pytest.mark.parametrize(
    ("locale", "spoken"),
    [
        ({"LANG": "de_DE.UTF-8"}, "de"),
        ({"LANG": "de_AT"}, "de"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({"LANG": "den_CA"}, "en"),
        ({"LC_ALL": "C.UTF-8", "LANG": "de_DE"}, "en"),
        ({"LC_MESSAGES": "de_DE", "LANG": "en_US"}, "de"),
        ({"LC_ALL": "en_US", "LC_MESSAGES": "de_DE"}, "en"),
        ({"LANG": "de_DE", "LANGUAGE": "en:de"}, "en"),
        ({"LANG": "C", "LANGUAGE": "de"}, "en"),
        ({}, "en"),
    ],
)
def test_the_locale_chooses_where_nobody_else_does(locale, spoken, configured, monkeypatch):
    for name, value in locale.items():
        monkeypatch.setenv(name, value)
    settle([])
    assert catalogue.language() == spoken


def test_option_variable_configuration_and_locale_count_in_this_order(configured, monkeypatch):
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    configured('lang = "en"')
    settle([])
    assert catalogue.language() == "en"
    monkeypatch.setenv("QUALCODE_LANG", "de")
    settle([])
    assert catalogue.language() == "de"
    settle(["--lang=en", "codebook"])
    assert catalogue.language() == "en"


@pytest.mark.parametrize(
    ("arguments", "rest"),
    [
        (["--lang", "de", "codebook", "show"], ["codebook", "show"]),
        (["codebook", "--lang=de", "show"], ["codebook", "show"]),
        (["search", "--lang", "de", "--", "--lang"], ["search", "--", "--lang"]),
        (["quotes", "--language", "en", "--lang", "de"], ["quotes", "--language", "en"]),
        (["--lang", "en", "--lang", "de"], []),
        (["--lang", "DE-AT"], []),
    ],
)
def test_the_option_may_stand_anywhere_and_the_last_one_counts(arguments, rest):
    assert settle(arguments) == rest
    assert catalogue.language() == "de"


@pytest.mark.parametrize(
    ("arguments", "variable", "configuration", "where"),
    [
        (["--lang", "fr"], "en", "", "--lang"),
        (["--lang"], "", "", "--lang"),
        (["--lang="], "", "", "--lang"),
        ([], "klingon", "", "$QUALCODE_LANG"),
        ([], "", "lang = 3", "the configuration"),
        ([], "", "lang = ", "config.toml"),
    ],
)
def test_a_language_that_there_is_not_is_refused_with_the_choices(
    arguments, variable, configuration, where, configured
):
    os.environ["QUALCODE_LANG"] = variable
    configured(configuration)
    with pytest.raises(UsageProblem) as refused:
        settle(arguments)
    assert where in refused.value.message
    assert "config.toml" in where or refused.value.hint == "Give de or en."


@pytest.mark.parametrize(
    ("arguments", "variable", "configuration", "locale"),
    [
        (["--lang", "fr"], "de", "", ""),
        (["--lang", "fr"], "", 'lang = "de"', ""),
        (["--lang", "fr"], "", "", "de_DE.UTF-8"),
        ([], "klingon", "lang = 3", "de_DE.UTF-8"),
    ],
)
def test_a_wrong_language_is_told_in_the_next_that_is_known(
    arguments, variable, configuration, locale, configured, monkeypatch
):
    os.environ["QUALCODE_LANG"] = variable
    monkeypatch.setenv("LANG", locale)
    configured(configuration)
    with pytest.raises(UsageProblem, match="nennt keine Sprache von qualcode"):
        settle(arguments)


def run(program: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", program, *arguments]
    return subprocess.run(command, env={**os.environ, **environment}, capture_output=True, text=True, check=False)


def test_a_wrong_language_ends_the_command_before_it_begins():
    ran = run("from qualcode.cli.start import run; run()", "--lang", "xx", "--help")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == "error: --lang names no language of qualcode: “xx”.\n       Give de or en.\n"


SETTLING = "import subprocess, sys; from qualcode.program_language import settle; settle([]); "


def test_programs_that_the_program_starts_speak_its_language(tmp_path):
    inside = "from qualcode.catalogue import _; print(_('“{text}”', text='Öl'))"
    ran = run(
        SETTLING + "subprocess.run(sys.argv[1:])", sys.executable, "-c", inside, LANG="de_DE", HOME=str(tmp_path)
    )
    assert ran.stdout == "„Öl“\n"


def test_english_loads_no_catalogue():
    ran = run(SETTLING + "import qualcode.times, qualcode.errors; print('gettext' in sys.modules)", LANG="en_GB")
    assert ran.stdout == "False\n"


# ---- what the functions give -------------------------------------------------------------------------


def test_numbers_lists_and_quotation_marks_follow_the_language():
    english, german = catalogue_of("en"), catalogue_of("de")
    assert (english.number(1200), german.number(1200)) == ("1,200", "1.200")
    assert (english.number(1200.75, 2), german.number(1200.75, 2)) == ("1,200.75", "1.200,75")
    assert [german.number(value, 2) for value in (-0.001, -0.0, -0.01)] == ["0,00", "0,00", "-0,01"]
    assert (english.listed(["a", "b", "c"]), german.listed(["a", "b", "c"])) == ("a, b and c", "a, b und c")
    assert (german.listed(["a"]), german.listed([])) == ("a", "")
    assert (english.quoted("{x}"), german.quoted("{x}")) == ("“{x}”", "„{x}“")


def test_times_follow_the_language():
    utc = "2026-03-01T12:00:00Z"
    english = local_time(utc), local_day(utc)
    settle(["--lang", "de"])
    day = "{2}.{1}.{0}".format(*english[1].split("-"))
    assert (local_time(utc), local_day(utc)) == (f"{day}, {english[0][-5:]}", day)
    assert clock_time(utc) == local_time(utc)


def test_plurals_follow_the_number_and_zero_is_many():
    german = catalogue_of("de")
    say = [
        german.ngettext("{shown} and {count} more", "{shown} and {count} more", n, shown="x") for n in (0, 1, 1200)
    ]
    assert say == ["x und 0 weitere", "x und 1 weitere", "x und 1.200 weitere"]


def test_an_export_has_its_own_language_whatever_the_program_speaks():
    settle(["--lang", "de"])
    assert catalogue_of("en").quoted("a") == "“a”"
    assert catalogue.program().quoted("a") == "„a“"
