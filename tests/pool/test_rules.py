"""Rules: what they find on every engine is what plain Python finds; how they are read, named, written and kept."""

import shutil
import tempfile
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.errors import QualcodeError, ReadingError
from qualcode.pool.codebook.shared_codebook import PoolCode, SharedCodebook
from qualcode.pool.engines.choice import PoolChoice
from qualcode.pool.engines.hits import with_hits
from qualcode.pool.folder.manifest import Manifest
from qualcode.pool.folder.pool import Pool
from qualcode.pool.tables.coded_by_rules import rules_result
from qualcode.pool.tables.results import HiddenNumber
from qualcode.pool.upkeep.forgetting import forget, planned_case
from qualcode.pool.words import rule_coding
from qualcode.pool.words.expressions import MeantWords, meant_words
from qualcode.pool.words.kept_rules import find_rules, keep_rules
from qualcode.pool.words.patterns import HitPatterns
from qualcode.pool.words.rule_coding import RuleCount, SingleRuleCount, code_by_rules, count_rules, work_for
from qualcode.pool.words.rule_file import read_rules, rules_of
from qualcode.pool.words.rules import Apart, CodingRule, Rulebook, RuledCode, Within, as_toml
from tests.pool.small_pools import engines_of
from tests.pool.word_pools import (
    PROJECTS,
    Coded,
    SaidText,
    codebook_of,
    codings_of,
    pool_of,
    put_project,
    rows_of,
    uuid_of,
)

_SAID = ("Haus", "Häuser", unicodedata.normalize("NFD", "Häuser"), "HAUS", "arbeiten", "Arbeiten", "nicht", "Amt",
         "Lehrer*innen", "👩‍🔬", "ﬁn", "Straße", "E-Mail", "hausen")  # fmt: skip
_MEANT = ("haus", "Häuser", "h*s", "*haus*", "arbeit", "arbeiten", "nicht Amt", "Lehrer*in", "strasse", "fi*", "Amt",
          "Haus nicht", "E-Mail", "fehlt")  # fmt: skip


@st.composite
def said_texts(draw: st.DrawFn) -> list[SaidText]:
    texts = []
    for number in range(draw(st.integers(1, 4))):
        sentences = draw(
            st.lists(
                st.tuples(st.integers(0, 2), st.lists(st.sampled_from(_SAID), min_size=1, max_size=5).map(" ".join)),
                max_size=4,
            )
        )
        if draw(st.booleans()):
            sentences = [(-1, sentence) for _turn, sentence in sentences]
        asking = draw(st.frozensets(st.integers(0, 2), max_size=2))
        texts.append(
            SaidText(sorted(sentences, key=lambda said: said[0]), project=PROJECTS[number % 2], asking=asking)
        )
    return texts


@st.composite
def coding_rules(draw: st.DrawFn) -> CodingRule:
    exact = draw(st.booleans())

    def words() -> MeantWords:
        return meant_words(draw(st.sampled_from(_MEANT)), exact=exact)

    apart = draw(st.sampled_from(Apart))
    is_near = draw(st.booleans())
    return CodingRule(
        words=words(), near=words() if is_near else None, apart=apart if is_near else Apart.WORDS,
        most=draw(st.integers(int(apart is Apart.WORDS), 4)) if is_near else 0,
        excluded=tuple(words() for _ in range(draw(st.integers(0, 2)))),
        within=draw(st.sampled_from(Within)),
    )  # fmt: skip


def _order(coded: Coded) -> tuple[object, ...]:
    project, document, code, _start, _stop, first, last = coded
    return project, document, code, first, last


def _same_on_all(texts: list[SaidText], rules: list[CodingRule], *, with_interviewer: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        pool = pool_of(Path(folder) / "pool", texts)
        rows = rows_of(texts)
        wanted = {
            coded
            for number, rule in enumerate(rules, start=1)
            for coded in codings_of(rows, rule, number, with_interviewer=with_interviewer)
        }
        asked = pyarrow.table({"project": [PROJECTS[0]]})
        for engine in engines_of(pool.folder):
            patterns = HitPatterns.resolved(list(enumerate(rules, start=1)), engine)
            choice = with_hits(PoolChoice(()), patterns.pieces(with_interviewer=with_interviewer))
            found = engine.query(
                "rule_codings", choice=choice, tables={**patterns.tables(), "asked": asked}
            ).to_pylist()
            assert [tuple(row.values()) for row in found] == sorted(
                (coded for coded in wanted if coded[0] == PROJECTS[0]), key=_order
            ), type(engine).__name__
            engine.close()


@given(said_texts(), st.lists(coding_rules(), min_size=1, max_size=4), st.booleans())
@settings(max_examples=4)
def test_all_engines_find_what_plain_python_finds(
    texts: list[SaidText], rules: list[CodingRule], with_interviewer: bool
) -> None:
    _same_on_all(texts, rules, with_interviewer=with_interviewer)


@pytest.mark.stress
@given(said_texts(), st.lists(coding_rules(), min_size=1, max_size=6), st.booleans())
@settings(max_examples=400)
def test_all_engines_find_what_plain_python_finds_in_many_pools(
    texts: list[SaidText], rules: list[CodingRule], with_interviewer: bool
) -> None:
    _same_on_all(texts, rules, with_interviewer=with_interviewer)


# ---- files of rules ------------------------------------------------------------------------------

CODES = SharedCodebook((
    PoolCode(1, uuid_of(1), None, 1, ("Zugang",)), PoolCode(2, uuid_of(2), 1, 1, ("Zugang", "Sprache")),
    PoolCode(3, uuid_of(3), None, 2, ("Amt",)),
))  # fmt: skip


def rules(text: str) -> Rulebook:
    return rules_of(text, "rules.toml", CODES)


def test_the_same_rules_have_the_same_name_however_they_are_written() -> None:
    one = rules(
        '[codes]\n"Zugang / Sprache" = ["sprechen", "sprechen", {near = ["Amt", "nicht da"], within_words = 3}]'
    )
    other = rules("""
        codes."zugang /  SPRACHE" = [
          { near = ["nicht da", "Amt"], within_words = 3 },  # in another order
          { words = "sprechen", exact = false },
        ]""")
    assert one.name == other.name
    assert one.name == rules(as_toml(one)).name
    assert len(one.name) == 17
    assert one.name != rules('[codes]\nAmt = ["sprechen"]').name
    assert one.name != rules(as_toml(one).replace("within_words", "within_sentences")).name
    assert one.name == rules(f"with_interviewer = false\n{as_toml(one)}").name
    assert one.name != rules(f"with_interviewer = true\n{as_toml(one)}").name


@given(st.lists(coding_rules(), min_size=1, max_size=5), st.booleans())
@settings(max_examples=10)
def test_rules_that_are_kept_are_read_as_the_same(said: list[CodingRule], with_interviewer: bool) -> None:
    rulebook = Rulebook((RuledCode(1, uuid_of(1), 'Zug"ang \\ 👩‍🔬\x7f', tuple(said)),), with_interviewer)
    kept = rules_of(as_toml(rulebook), "kept", codebook_of("called otherwise by now"))
    assert [rule.canonical() for rule in kept.codes[0].rules] == [rule.canonical() for rule in said]
    assert kept.name == rulebook.name


@pytest.mark.parametrize(
    ("text", "line", "cause"),
    [
        ("[codes]\nAmt = [\n'a b',\n", 4, "no TOML"),
        ("[codes]\nAmt = ['a']\nAmt = ['b']", 3, "no TOML"),
        ("# nothing\n", 1, r"no \[codes\]"),
        ("[codes]\n", 1, r"no \[codes\]"),
        ("[codes]\nAmt = ['a']\n[code]\nx = 1", 3, "“code” is unknown"),
        ("[codes]\n\nSprahce = ['a']", 3, "no code “Sprahce”"),
        ("[codes]\nSprache = ['a']", 2, "no code “Sprache”"),
        ("[codes]\n'Zugang / Sprache' = ['a']\n'zugang / sprache' = ['b']", 3, "twice"),
        ("[codes]\nAmt = 'a'", 2, "list of rules"),
        ("[codes]\nAmt = []", 2, "no rule"),
        ("[codes]\nAmt = [\n  'a',\n  5,\n]", 4, "a rule is words"),
        ("[codes]\nAmt = [\n  'a',\n  {words = 'b', whitin = 'turn'}]", 4, "“whitin” is unknown"),
        ("[codes]\nAmt = [{words = 'b', near = ['a', 'b']}]", 2, "either “words” or “near”"),
        ("[codes]\nAmt = [{exact = true}]", 2, "either “words” or “near”"),
        ("[codes]\nAmt = [{words = 'a', exact = 1}]", 2, "true or false"),
        ("[codes]\nAmt = [{near = ['a'], within_words = 1}]", 2, "list of two"),
        ("[codes]\nAmt = [{near = ['a', 'b']}]", 2, "either “within_words”"),
        ("[codes]\nAmt = [{near = ['a', 'b'], within_words = true}]", 2, "whole number from 1 to 1000"),
        ("[codes]\nAmt = [{near = ['a', 'b'], within_words = 0}]", 2, "whole number from 1 to 1000"),
        ("[codes]\nAmt = [{words = 'a', within_words = 3}]", 2, "belongs to “near”"),
        ("[codes]\nAmt = [{words = 'a', in = 'turn'}]", 2, "belongs to “not”"),
        ("[codes]\nAmt = [{words = 'a', not = 'b', in = 'text'}]", 2, "sentence, turn or document"),
        ("[codes]\nAmt = [{words = 'a', not = []}]", 2, "quotation marks"),
        ("[codes]\nAmt = [{words = 'a', not = [['b']]}]", 2, "quotation marks"),
        ("[codes]\nAmt = [\n# comment, with ]\n'''...''',\n]", 4, "holds no word"),
        ('[codes]\nAmt = ["""a\nb""", \'*\']', 3, "nearly every word"),
        ("[codes]\nAmt = ['a']\n[uuids]\nAmt = 'u9'", 4, "no code of this UUID"),
        ("[codes]\nAmt = ['a']\n[uuids]\nOrt = 'u2'", 4, "“Ort” has no rules"),
        ("codes = 5", 1, r"no \[codes\]"),
        ("\nwith_interviewer = 1\n[codes]\nAmt = ['a']", 2, "“with_interviewer” is true or false"),
        ("[codes]\nwith_interviewer = true", 2, "no code “with_interviewer”"),
        ("[[codes]]\nAmt = ['a']", 1, r"no \[codes\]"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, line: int, cause: str) -> None:
    with pytest.raises(ReadingError, match=rf"^“rules.toml”, line {line}: .*{cause}"):
        rules(text)


def test_files_that_are_no_rules(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="does not exist"):
        read_rules(tmp_path / "none.toml", CODES)
    with pytest.raises(ReadingError, match="is a folder"):
        read_rules(tmp_path, CODES)
    for data, cause in (
        (b"\xff\xfe\x00\x01PK", "rules"),
        (b"[codes]\nAmt = " + b"[" * 100_000, "nested|no TOML"),
        (b"#" * (9 << 20), "large|MB"),
    ):
        path = tmp_path / "rules.toml"
        path.write_bytes(data)
        with pytest.raises(ReadingError, match=cause):
            read_rules(path, CODES)
    path.write_bytes("\ufeff[codes]\r\nAmt = ['für']\r\n".encode())
    assert read_rules(path, CODES).codes[0].path == "Amt"


# ---- coding by rules -----------------------------------------------------------------------------


def _texts() -> list[SaidText]:
    return [
        SaidText([(0, "Das Amt hat keine Zeit."), (0, "Wir warten.")], project=PROJECTS[number % 2])
        for number in range(4)
    ]


def test_only_what_is_missing_or_old_is_coded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pool = pool_of(tmp_path / "pool", _texts(), ["Amt", "Zeit"])
    rulebook = rules_of("[codes]\nAmt = ['Amt']\nZeit = ['keine Zeit', 'fehlt']", "rules", SharedCodebook.read(pool))
    dry = count_rules(pool, rulebook, "duckdb")
    assert dry.counts == {1: RuleCount(4, 4, 4), 2: RuleCount(4, 4, 4)}
    assert not list(pool.folder.glob("machine/*"))
    assert not list(pool.folder.glob("rules/*"))
    first = code_by_rules(pool, rulebook, "duckdb")
    assert first.counts == dry.counts
    assert [word.typed for word in first.absent] == ["fehlt"]
    assert len(first.work.due) == 2
    assert find_rules(pool, rulebook.name).name == rulebook.name
    again = code_by_rules(pool, rulebook, "duckdb")
    assert (len(again.work.due), len(again.work.done), again.counts) == (0, 2, dry.counts)
    for project, key in zip(PROJECTS, (1, 2), strict=True):  # what is left after forgetting is as it was coded
        forgotten = Pool.open(shutil.copytree(pool.folder, tmp_path / project))
        forget(forgotten, planned_case(forgotten, project, [key]))
        assert work_for(forgotten, rulebook).due == []
        assert code_by_rules(forgotten, rulebook, "duckdb").counts[2].documents == 3
    texts = _texts()[:3]  # one of the second project is gone
    texts[1].sentences.append((1, "Kein Amt mehr."))
    put_project(pool, PROJECTS[1], rows_of(texts))
    monkeypatch.setattr("qualcode.pool.words.rule_coding.WORDS_AT_ONCE", 8)  # so that there are three portions
    renewed = code_by_rules(pool, rulebook, "duckdb")
    assert [manifest.project for manifest in renewed.work.due] == [PROJECTS[1]]
    assert renewed.counts == {1: RuleCount(4, 3, 3), 2: RuleCount(3, 3, 3)}
    (path,) = pool.machine_folder(rulebook.name, PROJECTS[1]).iterdir()
    assert pyarrow.parquet.read_table(path, partitioning=None).to_pylist() == [
        {"document": 2, "code": 1, "start": 0, "stop": 23, "first_sentence": 0, "last_sentence": 0},
        {"document": 2, "code": 1, "start": 36, "stop": 50, "first_sentence": 2, "last_sentence": 2},
        {"document": 2, "code": 2, "start": 0, "stop": 23, "first_sentence": 0, "last_sentence": 0},
    ]


def test_what_interviewers_say_is_not_coded_unless_the_file_says_so(tmp_path: Path) -> None:
    texts = [
        SaidText([(0, "Und das Amt?"), (1, "Das Amt hat Zeit."), (2, "Welches Amt?")], asking=frozenset({0, 2})),
        SaidText([(0, "Und das Amt?"), (1, "Keine Ahnung.")], asking=frozenset({0})),
    ]
    pool = pool_of(tmp_path / "pool", texts, ["Amt"])
    codebook = SharedCodebook.read(pool)
    heard = "[codes]\nAmt = ['Amt', { words = 'Ahnung', not = 'Amt', in = 'document' }]"
    apart, together = (
        rules_of(heard, "rules", codebook),
        rules_of(f"with_interviewer = true\n{heard}", "rules", codebook),
    )
    for rulebook, passages in ((apart, 2), (together, 4)):
        run = code_by_rules(pool, rulebook, "duckdb")
        assert run.counts == {1: RuleCount(passages, 2, 2)}
        notes = rules_result(run, rulebook, 1).notes
        assert any("what interviewers say is not coded" in note for note in notes) == (rulebook is apart)
        assert find_rules(pool, rulebook.name).with_interviewer == rulebook.with_interviewer


def test_rules_are_counted_by_themselves_and_by_what_only_they_find(tmp_path: Path) -> None:
    texts = [
        SaidText([(0, "Das Amt wartet."), (0, "Noch ein Amt.")], case_key=7),
        SaidText([(0, "Wir warten.")], case_key=7, project=PROJECTS[1]),
        SaidText([(0, "Am Amt.")]),
        SaidText([(0, "Der Kurs.")]),
    ]
    pool = pool_of(tmp_path / "pool", texts, ["Amt", "Kurs"])
    said = "[codes]\nAmt = ['Amt', 'warten', 'fehlt']\nKurs = ['Kurs']"
    rulebook = rules_of(said, "rules", SharedCodebook.read(pool))
    amt = [
        SingleRuleCount(RuleCount(3, 2, 2), only_documents=1, only_cases=1),
        SingleRuleCount(RuleCount(2, 2, 1), only_documents=1, only_cases=0),
        SingleRuleCount(),
    ]
    for run in (
        count_rules(pool, rulebook, "duckdb", by_rule=True),
        code_by_rules(pool, rulebook, "duckdb", by_rule=True),
    ):
        assert run.by_rule == {1: amt, 2: [SingleRuleCount(RuleCount(1, 1, 1), only_documents=1, only_cases=1)]}
        assert run.counts == {1: RuleCount(4, 3, 2), 2: RuleCount(1, 1, 1)}
        assert rules_result(run, rulebook, 1).rows[:3] == [
            ["Amt", None, 4, 3, 2, None, None],
            ["Amt", '"Amt"', 3, 2, 2, 1, 1],
            ["Amt", '"warten"', 2, 2, 1, 1, 0],
        ]
        hidden = rules_result(run, rulebook, 5).rows[1]
        assert all(isinstance(cell, HiddenNumber) for cell in hidden[2:])


def test_a_project_that_is_renewed_meanwhile_is_left_for_the_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pool = pool_of(tmp_path / "pool", _texts(), ["Amt"])
    rulebook = rules_of("[codes]\nAmt = ['Amt']", "rules", SharedCodebook.read(pool))
    write = rule_coding._write

    def renew(path: Path, manifest: Manifest, tables: Iterable[pyarrow.Table]) -> None:
        write(path, manifest, tables)
        if manifest.project == PROJECTS[0]:
            put_project(pool, PROJECTS[0], rows_of(_texts()[:1]))

    monkeypatch.setattr(rule_coding, "_write", renew)
    assert code_by_rules(pool, rulebook, "duckdb").changed == 1
    monkeypatch.undo()
    assert len(work_for(pool, rulebook).due) == 1
    assert code_by_rules(pool, rulebook, "duckdb").counts == {1: RuleCount(3, 3, 3)}


def test_rules_that_were_kept_and_changed_are_refused(tmp_path: Path) -> None:
    pool = pool_of(tmp_path / "pool", _texts(), ["Amt"])
    rulebook = rules_of("[codes]\nAmt = ['Amt']", "rules", SharedCodebook.read(pool))
    keep_rules(pool, rulebook)
    path = pool.rules_file(rulebook.name)
    path.write_text(path.read_text("utf-8").replace('"Amt",', '"Ort",'), "utf-8")
    with pytest.raises(QualcodeError, match="not those of that name"):
        find_rules(pool, rulebook.name)
    with pytest.raises(QualcodeError, match="keeps no rules"):
        find_rules(pool, "r0000000000000000")
