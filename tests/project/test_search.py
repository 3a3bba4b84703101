"""Finding words and texts, and the index that is kept for it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualcode.errors import DiskFull, QualcodeError, UsageProblem
from qualcode.language.forms.normalised import composed
from qualcode.language.words import lemmas
from qualcode.model.codings import CoderKind
from qualcode.project.material import search_index
from qualcode.project.material.search import How, Search
from qualcode.project.material.search_words import _first_words, _runs
from qualcode.project.project import Project
from tests.helpers import HOSTILE, LEAD, add_document, contains, draft, problems, raw, transcript

TEXT = "Die Ausländerbehörden waren da. Das Amt fehlte. 🙂 Drei Häuser, viele Behörden; die Ausländer*innen warteten."


def found(project: Project, *wanted: str, **options) -> list[str]:
    return [hit.text for hit in project.search.find(*wanted, **options)]


def test_a_word_is_found_in_any_inflection_and_as_a_part_of_compounds(project):
    add_document(project, text=TEXT)
    assert found(project, "Behörde") == ["Ausländerbehörden", "Behörden"]
    assert found(project, "behörde", whole_words=True) == ["Behörden"]
    assert found(project, "haus") == ["Häuser"]
    assert found(project, "Ausländer", whole_words=True) == ["Ausländer*innen"]
    assert found(project, "Ausländer:in") == ["Ausländer*innen"]
    assert found(project, "warten") == ["warteten"]


def test_a_short_word_is_not_looked_for_inside_of_others(project):
    add_document(project, text="Das Amt ist insgesamt verdammt klein, sagt das Ämtchen.")
    assert found(project, "Amt") == ["Amt"]


def test_an_ending_makes_no_compound(project):
    add_document(project, text="Wir arbeiten. Die Arbeit, die Sozialarbeit.")
    assert found(project, "Arbeit") == ["Arbeit", "Sozialarbeit"]


def test_words_of_a_phrase_follow_one_another_in_any_inflection(project):
    add_document(
        project, text="Die kleinen Häuser. Ein kleines, altes Haus. Das kleine\nHaus. Klein. \n\n\n\n\n\n Haus"
    )
    assert found(project, "klein Haus") == ["kleinen Häuser", "kleine\nHaus"]


def test_several_wanted_texts_are_alternatives_and_overlapping_hits_are_one(project):
    add_document(project, text=TEXT)
    assert found(project, "Amt", "Haus") == ["Amt", "Häuser"]
    assert found(project, "die Ausländerbehörde", "Ausländerbehörde") == ["Die Ausländerbehörden"]


def test_hits_are_places_in_code_points_with_context_of_their_line(project):
    document = add_document(project, text=f"Vorher\n{TEXT}\nNachher")
    (hit,) = project.search.find("Haus", context=12)
    assert hit.document == document
    assert hit.span.cut(project.documents.text(document)) == "Häuser"
    assert (hit.before, hit.after) == ("lte. 🙂 Drei ", ", viele Behö")
    assert "\n" not in hit.before + hit.after


@pytest.mark.parametrize("how", list(How))
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_the_unicode_form_of_text_and_wanted_word_does_not_matter(project, how, form):
    other = "NFD" if form == "NFC" else "NFC"
    document = add_document(project, text=unicodedata.normalize(form, f"Grün! {TEXT}"))
    (hit,) = project.search.find(unicodedata.normalize(other, "Häuser"), how=how)
    text = project.documents.text(document)
    assert hit.span.cut(text) == unicodedata.normalize(form, "Häuser")


def test_exact_looks_at_every_letter(project):
    add_document(project, text="Die Behörde. die behörde. die\nBehörde")
    assert found(project, "die Behörde", how=How.EXACT) == ["die\nBehörde"]


def test_a_regular_expression(project):
    add_document(project, text="2022 und 1999, nicht 20222")
    assert found(project, r"\b(19|20)\d\d\b", how=How.REGEX) == ["2022", "1999"]


def test_an_expression_that_takes_too_long_names_the_document(project, monkeypatch):
    monkeypatch.setattr("qualcode.language.words.literal_search.SECONDS", 0.05)
    add_document(project, "lang", text="a" * 60 + "c")
    with pytest.raises(QualcodeError, match="“lang”"):
        found(project, "(a|a)+b", how=How.REGEX)


@pytest.mark.parametrize(("wanted", "how"), [("", How.WORDS), ("…", How.WORDS), (" ", How.EXACT), ("(", How.REGEX)])
def test_what_cannot_be_looked_for_is_refused(project, wanted, how):
    add_document(project)
    with pytest.raises(UsageProblem):
        found(project, wanted, how=how)


def test_questions_can_be_left_out(project):
    project.documents.add([transcript()], LEAD)
    assert found(project, "why", "because") == ["Why", "Because"]
    assert found(project, "why", "because", answers_only=True) == ["Because"]
    assert found(project, "B:", how=How.EXACT, answers_only=True) == []


def test_only_wanted_documents(project):
    add_document(project, "one", "Haus")
    two = add_document(project, "two", "Haus")
    assert [hit.document for hit in project.search.find("Haus", documents={two.key})] == [two]
    assert found(project, "Haus", documents=set()) == []


def test_hostile_texts_are_searched_like_others(project):
    for number, hostile in enumerate(HOSTILE):
        add_document(project, f"h{number}", f"{hostile} Quellstein {hostile}")
    assert len(found(project, "Quellsteine", "Quellstein")) == len(HOSTILE)
    assert found(project, "Bündnis") == ["Bu\u0308ndnis"] * 2 + ["Bündnis"] * 2


# ---- the index ---------------------------------------------------------------------------------------


def test_the_index_is_made_when_it_is_needed_and_once(project):
    add_document(project, text=TEXT)
    assert project.search.unprepared() == 1
    assert found(project, "Haus")
    assert project.search.unprepared() == 0
    assert project.search.prepare() == 0
    add_document(project, "two", "Ein Haus.")
    assert len(found(project, "Haus")) == 2


@pytest.fixture
def without_hurry(monkeypatch):
    """However slow the machine is, a transaction takes in as many texts as it may."""
    monkeypatch.setattr("qualcode.project.material.search_index._LONGEST", float("inf"))


def test_who_codes_meanwhile_waits_for_few_texts_only(project, monkeypatch):
    project.documents.add([draft(f"d{number}", f"Wort {number}") for number in range(4)], LEAD)
    monkeypatch.setattr("qualcode.project.material.search_index._LONGEST", -1.0)
    told: list[int] = []

    def meanwhile(done: int, _every: int) -> None:
        told.append(done)
        with Project.open(project.path) as other:
            other._store.connection.execute("PRAGMA busy_timeout = 0")
            other.coders.add(f"c{done}", CoderKind.PERSON, LEAD)

    assert project.search.prepare(meanwhile) == 4
    assert told == [1, 2, 3, 4]


@pytest.mark.usefixtures("without_hurry")
def test_preparing_tells_how_far_it_is(project):
    project.documents.add([draft(f"d{number}", f"Wort {number}") for number in range(120)], LEAD)
    told: list[tuple[int, int]] = []
    project.search.prepare(lambda done, all_: told.append((done, all_)))
    assert told == [(50, 120), (100, 120), (120, 120)]


@pytest.mark.usefixtures("without_hurry")
def test_what_was_done_before_an_interruption_stays(project):
    project.documents.add([draft(f"d{number}", f"Wort {number}") for number in range(120)], LEAD)

    def interrupt(done: int, all_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        project.search.prepare(interrupt)
    assert project.search.unprepared() == 70
    assert len(found(project, "Wort")) == 120


def test_inside_a_change_and_read_only_the_texts_are_looked_through(project):
    add_document(project, text=TEXT)
    with project.change("probe", LEAD):
        assert found(project, "Behörde", "klein Haus") == ["Ausländerbehörden", "Behörden"]
    assert project.search.unprepared() == 1
    reader = Search(project._store, project.documents, read_only=True)
    assert [hit.text for hit in reader.find("Behörde")] == ["Ausländerbehörden", "Behörden"]
    assert project.search.unprepared() == 1


def test_the_index_leaves_no_entry_and_an_undone_import_is_not_found(project):
    add_document(project, text=TEXT)
    entries = len(project.log())
    assert found(project, "Haus")
    assert len(project.log()) == entries
    project.undo(LEAD)
    assert found(project, "Haus") == []
    project.redo(LEAD)
    assert found(project, "Haus") == ["Häuser"]


@pytest.mark.usefixtures("without_hurry")
def test_two_processes_may_complete_the_index_at_the_same_time(project):
    project.documents.add([draft(f"d{number}", f"Wort {number} Haus") for number in range(120)], LEAD)
    with Project.open(project.path) as other:

        def meanwhile(done: int, _: int) -> None:
            if done == 50:
                other.search.prepare()

        project.search.prepare(meanwhile)
    assert len(found(project, "Haus")) == 120
    assert problems(project) == []


def test_another_version_of_the_lemmas_makes_the_index_anew(project, monkeypatch):
    add_document(project, text=TEXT)
    found(project, "Haus")
    monkeypatch.setattr("qualcode.language.words.lemmas.lemmatizer", lambda: "another 2")
    assert project.search.unprepared() == 1
    assert found(project, "Haus") == ["Häuser"]
    assert project.search.unprepared() == 0


def test_forgetting_leaves_no_word_of_the_text_in_the_index_of_file_or_backup(project):
    document = add_document(project, text="Frau Quellsteinerin wohnt hier.")
    add_document(project, "two", "Ein Haus.")
    found(project, "Haus")
    project.backup()
    project.forgetting.documents([document.uuid], LEAD)
    with raw(project.path) as connection:
        assert connection.execute("SELECT COUNT(*) FROM search_forms").fetchone() == (0,)
    project.close()
    for word in ("Quellsteinerin", "quellsteinerin"):
        assert contains(project.path.parent, word) == []
    with Project.open(project.path) as opened:
        assert found(opened, "Haus") == ["Haus"]
        assert found(opened, "Quellsteinerin") == []
        assert problems(opened) == []


def test_a_former_text_that_is_in_the_index_can_be_forgotten(project):
    document = add_document(project, text="Alter Wortlaut.")
    found(project, "Wortlaut")
    project.documents.remove(document, LEAD)
    project.forgetting.documents([document.uuid], LEAD)
    assert project.forgetting.former_texts() == []


def test_check_compares_the_index_with_the_texts(project):
    add_document(project, text=TEXT)
    found(project, "Haus")
    assert problems(project) == []
    with raw(project.path) as connection:
        connection.execute("UPDATE search_texts SET forms = ?", (search_index._packed([1]),))
    assert problems(project) == ["text 1 has other words than the search index says"]
    with raw(project.path) as connection:
        connection.execute("DELETE FROM search_forms")
    assert problems(project) == ["text 1 has other words than the search index says"]


WORDS = st.sampled_from(
    ["Haus", "Häuser", "Ha\u0308usern", "Behörde", "Ausländer*innen", "und", "🙂", "Ärzt:in", "\n"]
)


@settings(deadline=None, max_examples=40)
@given(st.lists(WORDS, min_size=1, max_size=12))
def test_with_the_index_the_same_is_found_as_without(tmp_path_factory, words):
    text = " ".join(words) + " ."
    with Project.create(tmp_path_factory.mktemp("p") / "p.qualcode", "P", LEAD) as project:
        project._store.connection.execute("PRAGMA synchronous = OFF")
        add_document(project, text=text)
        with project.change("probe", LEAD):
            without = list(project.search.find("Haus", "Ausländer", "Haus Behörde"))
        assert list(project.search.find("Haus", "Ausländer", "Haus Behörde")) == without
        assert all(hit.span.cut(text) == hit.text for hit in without)


# ---- a full disk -------------------------------------------------------------------------------------


def test_on_a_full_disk_the_search_goes_without_its_index_and_finds_the_same(project):
    text = "B: " + " ".join(f"Wort{letter}{number}haus" for letter in "abcdefghij" for number in range(900))
    add_document(project, "long", text)
    connection = project._store.connection
    connection.execute(f"PRAGMA max_page_count = {connection.execute('PRAGMA page_count').fetchone()[0]}")
    with pytest.raises(DiskFull):
        project.search.prepare()
    assert project.search.prepare() == 0  # told once
    found = [hit.text for hit in project.search.find("wortc77haus")]
    assert found == ["Wortc77haus"]
    assert project.search.unprepared() == 1
    connection.execute("PRAGMA max_page_count = 100000")
    with Project.open(project.path) as again:
        assert again.search.prepare() == 1
        assert [hit.text for hit in again.search.find("wortc77haus")] == found


DAMAGES = {
    "forms cut off": "UPDATE search_texts SET forms = x'010000'",
    "forms of no word": "UPDATE search_texts SET forms = x'ff000000'",
    "another word": "UPDATE search_forms SET form = form || 'x'",
    "another lemma": "UPDATE search_forms SET lemmas = 'x'",
    "words without their lemmas": "UPDATE search_forms SET lemmas = CAST(x'ff' AS TEXT)",
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_index_is_made_anew_or_told(project, damage):
    add_document(project, text="Die Kinder gingen in die Nacht.")
    assert found(project, "gehen") == ["gingen"]
    project._store.connection.execute(DAMAGES[damage])
    told = any("search" in problem for problem in problems(project))
    assert found(project, "gehen") == ["gingen"] or told


def test_an_index_that_cannot_be_made_anew_is_done_without(project, monkeypatch):
    add_document(project, text="Die Kinder gingen in die Nacht.")
    project.search.prepare()
    project._store.connection.execute(DAMAGES["forms cut off"])
    monkeypatch.setattr(project.search, "_read_only", True)
    assert found(project, "gehen") == ["gingen"]
    assert project._store.one("SELECT forms FROM search_texts") == (b"\x01\x00\x00",)


def test_a_word_of_the_texts_is_looked_up_in_the_index_and_in_no_dictionary(project, monkeypatch):
    add_document(project, text="Die Kinder gingen in die Nacht. Zum Kind ging Anna, Kindergarten hin.")
    expected = found(project, "Kinder")
    assert expected == ["Kinder", "Kind", "Kindergarten"]
    lemmas.lemma.cache_clear()
    lemmas.keys.cache_clear()
    monkeypatch.setattr(lemmas, "_simplemma", lambda: pytest.fail("the dictionary was asked"))
    assert found(project, "Kinder") == expected


WORDS = st.lists(
    st.sampled_from(["Haus", "Hausbau", "(Haus)", "Häuser-Haus", "haus", "Lehrer:innen", "x"]), min_size=1
)
BLANKS = st.sampled_from([" ", "\n", "\u00a0", "\u2003"])


@given(WORDS, BLANKS, st.sets(st.sampled_from(["Haus", "haus", "Häuser", "Lehrer:innen", "x"]), min_size=1))
def test_forms_are_found_as_if_all_words_were_looked_at(words, blank, forms):
    text = blank.join(words)
    found_there = [match.span() for match in _first_words([forms], text) if match[0] in forms]
    assert found_there == [match.span() for match in lemmas.WORD.finditer(text) if match[0] in forms]


FORMS = st.sets(st.sampled_from(["Haus", "haus", "Häuser", "Hausbau", "Lehrer:innen", "x"]))


@given(WORDS, st.sampled_from([" ", "\n", " – ", "      "]), st.lists(FORMS, min_size=1, max_size=3))
def test_phrases_are_found_near_their_rarest_word_as_if_all_words_were_looked_at(words, blank, phrase):
    text = blank.join(words)
    tests = [forms.__contains__ for forms in phrase]
    everywhere = list(_runs(lemmas.WORD.finditer(text), tests, text))
    assert list(_runs(_first_words(phrase, text), tests, text)) == everywhere


PIECES = st.sampled_from(
    [
        "Haus",
        "Lehrer",
        ":innen",
        "*r",
        "/-in",
        "jede",
        "x",
        ".",
        ",",
        "?!",
        "„",
        "“",
        "-",
        " ",
        "u\u0308",
        "\xad",
        "_",
    ]
)


@given(st.lists(PIECES, max_size=20).map("".join))
def test_the_words_of_a_text_are_those_of_its_runs(text):
    assert search_index.forms_of(text) == set(lemmas.WORD.findall(composed(text)))


def test_a_run_that_comes_back_keeps_its_words_when_others_are_let_go(project, monkeypatch):
    monkeypatch.setattr(search_index, "_MOST_RUNS", 2)
    for number in range(3):
        add_document(project, name=f"{number}", text=f"Haus-Bau, Haus! Baum{number} Lehrer:innen Haus-Bau")
    assert project.search.prepare() == 3
    assert not problems(project)
    assert len(found(project, "Haus", whole_words=True)) == 9
