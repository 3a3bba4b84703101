"""The list of words on disk answers as simplemma's own does, whatever became of its file."""

from __future__ import annotations

import errno
import os
import random
import stat
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import simplemma
from hypothesis import example, given, settings
from hypothesis import strategies as st
from simplemma.strategies import DictionaryLookupStrategy, dictionaries

from qualcode.errors import Stopped
from qualcode.language.forms.normalised import composed
from qualcode.language.words import dictionary, german_list, lemmas, packed_words
from qualcode.language.words.german_list import GermanList, kept_list, make_list
from qualcode.language.words.packed_words import PackedWords, write

WORDS = {"Haus": "Haus", "Häuser": "Haus", "haus": "hausen", "geht's": "gehen", "a\xff\xfe": "\x00\n", "": "leer"}


@pytest.fixture
def small(tmp_path, monkeypatch):
    """A list of few words, kept in a folder of the test's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))

    class Few:
        def get_dictionary(self, _):
            unpacked.append(1)
            return WORDS

    unpacked: list[int] = []
    german_list.german_list.cache_clear()
    monkeypatch.setattr(dictionaries, "DefaultDictionaryFactory", Few)
    return unpacked


def answers(words) -> dict[str, str | None]:
    return {word: words.get(word) for word in [*WORDS, "Hau", "Hausx", "HAUS", "Haus\xff", "\xffHaus\xfe"]}


EXPECTED = {**dict.fromkeys(["Hau", "Hausx", "HAUS", "Haus\xff", "\xffHaus\xfe"]), **WORDS}


def test_the_file_is_made_once_for_the_user_alone(small):
    assert answers(GermanList()) == answers(GermanList()) == EXPECTED
    assert len(small) == 1
    assert stat.S_IMODE(kept_list().stat().st_mode) == 0o600
    assert stat.S_IMODE(kept_list().parent.stat().st_mode) == 0o700
    assert [file.name for file in kept_list().parent.iterdir()] == [kept_list().name]
    assert simplemma.__version__ in kept_list().name


def test_it_is_made_before_it_is_needed_with_what_is_done_and_only_where_there_is_none(small):
    told = []

    def progress(done, every):
        told.append((done, every, kept_list().exists()))

    make_list(progress)
    assert told == [(0, 1, False), (0, len(WORDS), False)]
    make_list(progress)
    assert len(told) == 2
    assert answers(GermanList()) == EXPECTED
    assert len(small) == 1


def test_making_it_is_stopped_and_leaves_nothing(small):
    def stop(_done, every):
        if every > 1:
            raise Stopped("stopped")

    with pytest.raises(Stopped):
        make_list(stop)
    assert list(kept_list().parent.iterdir()) == []
    assert answers(GermanList()) == EXPECTED


DAY = 24 * 60 * 60


def beside_the_list(days: dict[str, float]) -> Path:
    """The folder of the list, with other files in it that were last used so many days ago."""
    folder = kept_list().parent
    folder.mkdir(parents=True, exist_ok=True)
    for name, ago in days.items():
        (folder / name).write_bytes(b"old")
        os.utime(folder / name, (time.time() - ago * DAY,) * 2)
    return folder


OTHERS = {
    "german-words-1.0.0-1": 31,
    "german-words-1.0.0-0": 400,
    "german-words-2.0.0-1abc.new": 31,
    "german-words-1.1.2-1": 29,  # used side by side with this version
    "german-words-9.0.0-1xyz.new": 0.1,  # being written
    "words-of-somebody": 400,
}
LEFT = {"german-words-1.1.2-1", "german-words-9.0.0-1xyz.new", "words-of-somebody"}


def test_lists_of_other_versions_go_when_nobody_used_them_for_a_month(small):
    folder = beside_the_list(OTHERS)
    GermanList()
    assert {file.name for file in folder.iterdir()} == {*LEFT, kept_list().name}


def test_the_first_use_of_a_day_is_noted_and_sweeps(small):
    GermanList()
    folder = beside_the_list(OTHERS)
    assert answers(GermanList()) == EXPECTED
    assert {file.name for file in folder.iterdir()} == {*OTHERS, kept_list().name}
    os.utime(kept_list(), (time.time() - 400 * DAY,) * 2)
    assert answers(GermanList()) == EXPECTED
    assert time.time() - kept_list().stat().st_mtime < DAY
    assert {file.name for file in folder.iterdir()} == {*LEFT, kept_list().name}
    assert len(small) == 1


def test_a_list_whose_time_cannot_be_noted_answers(small, monkeypatch):
    GermanList()
    os.utime(kept_list(), (0, 0))
    monkeypatch.setattr(german_list.os, "utime", lambda *_: (_ for _ in ()).throw(PermissionError()))
    assert answers(GermanList()) == EXPECTED


@settings(max_examples=40)
@given(st.dictionaries(st.text(st.characters(codec="utf-8")), st.text(st.characters(codec="utf-8"))), st.data())
def test_any_words_come_back(tmp_path_factory, words, data):
    path = tmp_path_factory.mktemp("words") / "list"
    write(path, words)
    packed = PackedWords(path)
    assert dict(packed.items()) == words
    assert len(packed) == len(words)
    for word in data.draw(st.lists(st.text(st.characters(codec="utf-8")))):
        assert packed.get(word) == words.get(word)
        assert (word in packed) == (word in words)


def _places(path: Path) -> list[int]:
    """Bytes of each part of the file: head, table, bits, and the bucket of a word."""
    contents = path.read_bytes()
    return [
        0,
        7,
        8,
        13,
        20,
        24,
        packed_words._HEAD.size,
        packed_words._HEAD.size + 9,
        contents.index("Häuser".encode()),
    ]


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def _flip(number: int):
    def flip(path: Path) -> None:
        contents = bytearray(path.read_bytes())
        contents[_places(path)[number]] ^= 1
        path.write_bytes(contents)

    return flip


def _is_foreign(path: Path) -> None:
    path.write_text("SQLite format 3")


def _is_empty(path: Path) -> None:
    path.write_bytes(b"")


def _is_longer(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\xffDorf\xfeStadt")


@pytest.mark.parametrize("damage", [_cut, _is_foreign, _is_empty, _is_longer, *map(_flip, range(9))])
def test_a_damaged_file_never_answers_and_is_made_anew(small, damage):
    GermanList()
    whole = kept_list().read_bytes()
    damage(kept_list())
    assert answers(GermanList()) == EXPECTED
    assert kept_list().read_bytes() == whole
    assert len(small) == 2


def test_a_file_that_is_cut_while_it_is_open_does_no_harm(small):
    words = GermanList()
    kept_list().write_bytes(b"")
    assert answers(words) == EXPECTED
    assert answers(GermanList()) == EXPECTED
    assert len(small) == 2


def _no_folder(tmp_path, monkeypatch):
    (tmp_path / "cache").write_text("no folder")


def _no_home(tmp_path, monkeypatch):
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(Path, "home", lambda: (_ for _ in ()).throw(RuntimeError("no home")))


def _folder_in_its_place(tmp_path, monkeypatch):
    kept_list().mkdir(parents=True)


def _full(tmp_path, monkeypatch):
    def no_space(_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(packed_words.os, "fsync", no_space)


@pytest.mark.parametrize("hindrance", [_no_folder, _no_home, _folder_in_its_place, _full])
def test_where_no_file_can_be_written_the_list_is_unpacked(small, tmp_path, monkeypatch, hindrance):
    hindrance(tmp_path, monkeypatch)
    assert answers(GermanList()) == EXPECTED
    assert [file for file in tmp_path.rglob("*") if file.is_file() and file.name != "cache"] == []


def test_several_that_make_it_at_once_leave_one_whole_file(small):
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: answers(GermanList()), range(6)))
    assert made == [EXPECTED] * 6
    assert [file.name for file in kept_list().parent.iterdir()] == [kept_list().name]
    assert dict(PackedWords(kept_list())) == WORDS


def test_the_version_is_simplemmas_own():
    assert german_list.simplemma_version() == simplemma.__version__


@pytest.fixture(scope="module")
def unpacked():
    """simplemma's list as it unpacks it."""
    return dictionaries.DefaultDictionaryFactory().get_dictionary(german_list.LANGUAGE)


@pytest.fixture(scope="module")
def keys(unpacked):
    return list(unpacked)


def test_a_sample_of_the_list_has_simplemmas_forms(unpacked, keys):
    for word in random.Random(1).sample(keys, 5_000):
        assert german_list.german_list().get(word) == unpacked[word]
        for other in (word.upper(), word + "x", word[1:]):
            assert german_list.german_list().get(other) == unpacked.get(other)


@pytest.mark.stress
def test_all_of_the_list_has_simplemmas_forms(unpacked):
    assert dict(german_list.german_list().items()) == dict(unpacked.items())


def _invented(chance: random.Random, keys: list[str], number: int) -> list[str]:
    """Words of the list and such that may be in none: joined, cut, with other signs, in other case."""
    invented = []
    for word in chance.sample(keys, number // 5):
        cut = chance.randrange(len(word) + 1)
        sign = chance.choice(["'", "’", "ʼ", "-", "_", "ß", "q", "1", "u\u0308"])
        joined = word + chance.choice(["", "s", "-"]) + chance.choice(keys).lower()
        invented += [word, word.swapcase(), word[:cut] + sign + word[cut:], joined, word[cut:] or "x"]
    return invented


def test_simplemmas_rules_say_the_same_over_the_list(unpacked, keys):
    class Unpacked:
        def get_dictionary(self, _):
            return unpacked

    lookup = DictionaryLookupStrategy(Unpacked())
    own = simplemma.Lemmatizer(
        lemmatization_strategy=simplemma.strategies.DefaultStrategy(greedy=True, dictionary_factory=Unpacked())
    )
    chance = random.Random(2)
    for word in _invented(chance, keys, 1_500):
        assert lemmas._simplemma().lemma(word) == own.lemmatize(word, "de"), word
        assert lemmas._simplemma().is_known(word) == (lookup.get_lemma(composed(word), "de") is not None), word
        assert dictionary.is_listed(word) == (lookup.exact_lemma(composed(word), "de") is not None), word


def _all_cuts(word: str, depth: int = 2) -> bool:
    """The rule of compounds as it is said: every cut, every joint, the tail a word or a compound again."""
    for cut in range(3, len(word) - 2):
        tail, head = word[cut:], word[:cut]
        if not (_known(tail) or (depth > 1 and _all_cuts(tail, depth - 1))):
            continue
        stems = [head.removesuffix(joint) for joint in dictionary._JOINTS if head.endswith(joint)]
        if any(len(stem) >= 3 and _known(stem) for stem in stems):
            return True
    return False


def _known(word: str) -> bool:
    return any(map(dictionary.is_listed, (word, word.lower(), word.capitalize())))


@settings(max_examples=150)
@given(
    st.lists(
        st.sampled_from(
            ["Amt", "amt", "Leitung", "s", "es", "ns", "haus", "Kind", "er", "q", "Xu", "straße", "İ", "ER"]
        ),
        min_size=1,
        max_size=6,
    )
)
@example(["Fallkonferenz"])
@example(["Kindergartenleitung"])
@example(["Ubjekowic"])
@example(["Amt", "Xu", "amt"])
def test_a_compound_is_one_by_whatever_cut(parts):
    word = composed("".join(parts))
    assert dictionary._is_compound(word) == _all_cuts(word)


def test_a_long_word_that_is_none_costs_few_look_ups(monkeypatch):
    asked = []

    class Counted:
        def get(self, word):
            asked.append(word)

    monkeypatch.setattr(dictionary, "german_list", Counted)
    assert not dictionary.is_german.__wrapped__("Xubjekowikrefendschulanqu")
    assert len(asked) < 100
