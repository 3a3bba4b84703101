"""What the disclosure check counts, cuts and masks: findings by number, words of names, places of repairs."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualcode.errors import ProjectBusy, QualcodeError, UsageProblem
from qualcode.language.names.listed import ListedName, NameList
from qualcode.model.codings import CoderKind
from qualcode.model.quotation_edits import EditKind, QuotationEdit
from qualcode.model.spans import Span
from qualcode.project.quoting.checked_passages import CheckedPassages
from qualcode.reporting.disclosure import check as check_module
from qualcode.reporting.disclosure import hits as disclosure_hits
from qualcode.reporting.disclosure.check import DisclosureScan, Findings
from qualcode.reporting.disclosure.finding import FindingKind
from qualcode.reporting.disclosure.hit_finder import NameHitFinder
from qualcode.reporting.disclosure.hits import Options, around, hits
from qualcode.reporting.disclosure.known_names import KnownNames, known_in
from qualcode.reporting.disclosure.repair import Step, plan, step_written
from qualcode.reporting.disclosure.rules import rules
from qualcode.reporting.disclosure.words import in_quotation_marks, whole_words, without_brackets
from qualcode.reporting.quotations.collecting import collect
from qualcode.retrieval.filter import PassageChoice
from tests.builders import ME, coder_named, give_code, interview

NAMES = NameList([ListedName("Quellstein", "[Kommune]"), ListedName("Wiebke Ahornberg", "[Person]")])

# ---- findings by number ------------------------------------------------------------------------------


@pytest.fixture
def several(project):
    """Five documents of which three name somebody, under two codes, one finding of them accepted."""
    for number, words in enumerate(
        [
            "Das macht Quellstein so. Danach kam lange Zeit niemand mehr zu uns. Wiebke Ahornberg ging.",
            "Das war gut so.",
            "Hier hat Quellstein gefehlt. Nur das.",
            "Auch gut.",
            "Nach Quellstein ging keiner.",
        ]
    ):
        document = interview(project, f"d{number}", words, case=f"Fall {number}")
        give_code(project, document, words)
        if number in {0, 4}:
            give_code(project, document, words, path="Amt Quellstein")
    coder = coder_named(project, "anna", CoderKind.PERSON)
    finding = next(one for one in checked(project) if one.passage.startswith("Hier"))
    project.accepted.accept({finding.fingerprint: finding.document}, coder, "public")
    return project


def checked(project, *, only_open=False, **options):
    collection = collect(project, PassageChoice())
    chosen = Options(names=NAMES, likely=False, **{"smallest_group": 1, "largest_share": 1.0, **options})
    return Findings(DisclosureScan.over(project, collection, chosen), collection, only_open=only_open)


@pytest.mark.parametrize("counted", [{}, {"smallest_group": 9, "largest_share": 0.1}])
@pytest.mark.parametrize("only_open", [False, True])
def test_findings_are_the_same_one_by_one_in_slices_and_counted(several, counted, only_open):
    found = checked(several, only_open=only_open, **counted)
    whole = list(found)
    assert len(found) == len(whole) >= 4
    assert [one.accepted is None for one in whole].count(False) == (0 if only_open else 1)
    for start in range(len(whole) + 1):
        assert [found[start], found[start - len(whole)]] == [whole[start]] * 2 if start < len(whole) else True
        for end in range(start, len(whole) + 2):
            assert found[start:end] == whole[start:end]
    assert found[::-2] == whole[::-2]
    with pytest.raises(IndexError):
        found[len(whole)]


def test_findings_come_from_what_heads_the_collection_to_what_is_counted(several):
    kinds = [
        (one.kind, bool(one.ids)) for one in checked(several, smallest_group=9, largest_share=0.1, only_open=True)
    ]
    listed, group, share = FindingKind.LISTED, FindingKind.GROUP, FindingKind.SHARE
    assert kinds[0] == (listed, False)  # the name of the code
    assert kinds[1:5] == [(listed, True)] * 3 + [(group, True)]
    assert {kind for kind, _ in kinds[4:]} == {group, share}


@pytest.mark.parametrize(("most", "told"), [(0.39, 2), (0.4, 0)])
def test_a_share_is_told_only_beyond_the_largest_and_from_three_quotations_on(project, most, told):
    first, *others = (interview(project, f"d{at}", "Eins so. Zwei so.", case=f"Fall {at}") for at in range(3))
    for document in (first, others[0]):
        for words in ("Eins so.", "Zwei so."):
            give_code(project, document, words)
    give_code(project, others[1], "Eins so.")
    shares = [one for one in checked(project, largest_share=most) if one.kind is FindingKind.SHARE]
    assert [one.found for one in shares] == ["2 of 5 quotations"] * told
    for document in (first, others[1]):
        give_code(project, document, "Eins so.", path="Zwei")
    assert not any("Zwei" in one.codes for one in checked(project, largest_share=0.1))


# ---- words -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words", "whole"),
    [
        ("die FrauLindner kam", "Lindner", "FrauLindner"),
        ("Lindnerin", "Lindner", "Lindnerin"),
        ("die Lindner, kam", "Lindner", "Lindner"),
        ("die Lindner, kam", "Lindner,", "Lindner,"),
        ("die Lindner2kam. Ja", "Lindner", "Lindner2kam"),
        ("xAnna Lindnery z", "Anna Lindner", "xAnna Lindnery"),
        ("(Anna)", "Anna", "Anna"),
        ("sagte[er]", "[er]", "[er]"),
    ],
)
def test_words_are_masked_whole(text, words, whole):
    start = text.index(words)
    assert whole_words(text, Span(start, start + len(words))).cut(text) == whole


@pytest.mark.parametrize(
    ("placeholder", "bare"),
    [("[Kreis]", "Kreis"), ("[der  Kreis ]", "der Kreis"), ("[...]", ""), ("…", ""), ("", "")],
)
def test_placeholders_lose_their_brackets(placeholder, bare):
    assert without_brackets(placeholder) == bare


@given(st.text(st.sampled_from("ab $\"'`\\!é\n"), min_size=1))
def test_a_shell_reads_an_argument_as_it_was(argument):
    assert shlex.split(in_quotation_marks(argument)) == [argument]


@pytest.mark.parametrize(("reach", "shown"), [(0, "Anna"), (2, "a Anna k"), (99, "da Anna kam")])
def test_the_words_around_are_cut_at_the_reach(reach, shown):
    assert around("da Anna\nkam", Span(3, 7), reach) == shown


# ---- names that the project knows --------------------------------------------------------------------


def known(project, *names, **document):
    for number, name in enumerate(names):
        interview(project, name, "Ja.", label=document.get("label", f"L{number}"))
    return KnownNames(project)


@pytest.mark.parametrize(
    ("case", "text", "found"),
    [
        ("Krawczyk", "Da kam Krawczyk.", "Krawczyk"),
        ("Kai", "Da kam Kai.", "Kai"),
        ("Duisburg", "Das war in Duisburg.", "Duisburg"),
        ("Quax", "Das war Quax.", "Quax"),
        ("Qx", "Das war Qx.", ""),  # two letters
        ("Qxz", "Das war Qxz.", ""),  # an abbreviation has no vowel,
        ("QuaX", "Das war QuaX.", ""),  # or several capitals
        ("QuaXos", "Das war QuaXos.", "QuaXos"),
        ("Mutter", "Da kam die Mutter.", ""),
        ("Quarkgespräch", "Das war im Quarkgespräch.", ""),
        ("Interviewer", "Der Interviewer kam.", ""),
        ("die Mutter", "Da kam die Mutter.", ""),
        ("Gruppe 7", "Das war in Gruppe 7.", "Gruppe 7"),
        ("Gruppe 7", "Das war in der Gruppe.", ""),
        ("B 7", "Das sagte B 7.", ""),
    ],
)
def test_a_word_is_a_name_where_it_can_be_none_of_the_usual_words(project, case, text, found):
    interview(project, "d", "Ja.", case=case)
    assert [hit.span.cut(text) for hit in KnownNames(project).hits(text)] == ([found] if found else [])


def test_of_whom_a_name_is_one_is_told_the_first_of_all(project):
    interview(project, "Krawczyk", "Krawczyk: Ja.\n\nI: Gut?\n\nKrawczyk: Ja, doch.", case="Quaxos")
    coder_named(project, "Krawczyk")
    coder_named(project, "Zirbulka")
    coder_named(project, "Murmelon", CoderKind.CONSENSUS)
    text = "Zirbulka und Krawczyk und Quaxos und Murmelon und Krawczyk"
    assert known_in(KnownNames(project), [text, "", text]) == [
        ("Krawczyk", "a speaker"), ("Quaxos", "a case"), ("Zirbulka", "a coder"),
    ]  # fmt: skip


@pytest.mark.parametrize(("named", "found"), [(2, True), (3, False)])
def test_what_most_documents_are_called_is_no_name_from_three_documents_on(project, named, found):
    for number in range(named):
        interview(project, f"Quarkwelt {number}", "Ja.")
    for number in range(2):
        interview(project, f"ab {number}", "Ja.")
    assert bool(KnownNames(project).hits("Die Quarkwelt war da.")) is found


def test_many_short_texts_are_looked_through_with_every_name_of_them(project):
    interview(project, "d", "Ja.", case="Krawczyk")
    names = KnownNames(project)
    assert known_in(names, ["so" * 9000, "Da kam Krawczyk.", "so" * 9000]) == [("Krawczyk", "a case")]
    assert known_in(names, []) == []
    assert KnownNames(project).hits("") == []


def test_a_known_name_in_a_longer_hit_is_told_with_it(project):
    interview(project, "d", "Ja.", case="Krawczyk")
    options = Options(None, known=KnownNames(project), likely=False)
    for text, kind, reason in (
        ("an krawczyk@amt.example ja", FindingKind.MAIL, "and a part of it"),
        ("da kam Krawczyk dazu", FindingKind.KNOWN, "is the name of a case"),
    ):
        (hit,) = hits(text, options)
        assert (hit.kind, reason in hit.reason, hit.certain) == (kind, True, True)
    allowed = Options(NameList([], ["Krawczyk"]), known=KnownNames(project), likely=False)
    assert hits("da kam Krawczyk dazu", allowed) == []


# ---- repairs -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "step"),
    [
        ("Anna => [Name]", Step("Anna", "Name")),
        (" die  Anna →[ Name ]", Step("die  Anna", "Name")),
        ("Anna => [...]", Step("Anna")),
        ("Anna => […]", Step("Anna")),
    ],
)
def test_a_step_is_read_as_it_is_written(written, step):
    assert step_written(written) == step


@pytest.mark.parametrize("written", ["Anna", "=> [Name]", "Anna => Name", "Anna => [ ]", "Anna => [a] b", ""])
def test_what_is_no_step_is_told(written):
    with pytest.raises(UsageProblem, match="no repair"):
        step_written(written)


TEXT = "Da kam Anna Lindner, und Annas Haus; Lindner-Anna  Lindner ging. (Anna)"


@pytest.mark.parametrize(
    ("steps", "places"),
    [
        ([Step("Anna", "Name")], [(7, 4), (45, 4), (66, 4)]),
        ([Step("Anna Lindner", "Name"), Step("Anna")], [(7, 12), (45, 13), (66, 4)]),
        ([Step("Anna"), Step("Anna Lindner", "Name")], [(7, 12), (45, 13), (66, 4)]),
        ([Step("(Anna)")], [(65, 6)]),
        ([Step("Annas", "Name")], [(25, 5)]),
    ],
)
def test_words_are_masked_where_they_stand_whole_the_longer_first(project, steps, places):
    coding = give_code(project, interview(project, "a", f"B: {TEXT}"), TEXT)
    (repair,) = (made := plan(project, [coding], steps)).repairs
    assert [(place.span.start, place.span.length) for place in repair.places] == places
    assert (made.places, made.doubtful) == (len(places), ())
    assert [(edit.start, edit.length, edit.replacement) for edit in repair.edits] == [
        (*place, step) for place, step in zip(places, [one.placeholder for one in repair.places], strict=True)
    ]


def test_words_that_stand_nowhere_are_told(project):
    coding = give_code(project, interview(project, "a", TEXT), TEXT)
    for words in ("Ann", "anna", "Lindners"):
        with pytest.raises(QualcodeError, match="does not stand there"):
            plan(project, [coding], [Step("Anna"), Step(words)])


@pytest.mark.parametrize(
    ("present", "kept"),
    [
        (("omission", 7, 4, ""), None),  # masked already
        (("replacement", 4, 9, "so"), None),
        (("replacement", 8, 3, "Name"), []),
        (("insertion", 9, 0, "n"), []),
        (("insertion", 11, 0, "n"), []),
        (("insertion", 11, 0, " dort"), [("insertion", 11)]),
        (("insertion", 7, 0, "dort "), [("insertion", 7)]),
        (("emphasis", 7, 4, ""), [("emphasis", 7)]),
        (("case", 7, 1, "a"), []),
        (("omission", 0, 2, ""), [("omission", 0)]),
    ],
)
def test_what_was_edited_in_the_masked_words_goes_and_what_stands_beside_them_stays(project, present, kept):
    text = "Da kam Anna dazu."
    document = interview(project, "a", text)
    coding = give_code(project, document, text)
    kind, *rest = present
    project.quotation_edits.set(document, coding, (QuotationEdit(EditKind(kind), *rest),), ME)
    made = plan(project, [coding], [Step("Anna", "Name")])
    edits = [[(edit.kind, edit.start) for edit in repair.edits] for repair in made.repairs]
    assert edits == ([] if kept is None else [sorted([*kept, ("replacement", 7)], key=lambda edit: edit[1])])


def test_sure_names_of_a_list_are_masked_and_doubtful_ones_told(project):
    text = "Das macht Quellstein, und quellstein auch."
    coding = give_code(project, interview(project, "a", text), text)
    made = plan(project, [coding], [], NAMES)
    assert [(place.words, place.placeholder) for place in made.repairs[0].places] == [("Quellstein", "Kommune")]
    assert [words for _, words in made.doubtful] == [text]


# ---- what is kept ------------------------------------------------------------------------------------


def told_and_read(project, monkeypatch, **options):
    """What the check of a draft tells, and how many code points of passages it read for forms and likely names."""
    read = []
    find = disclosure_hits.find_identifiers
    with monkeypatch.context() as patch:
        patch.setattr(disclosure_hits, "find_identifiers", lambda text: read.append(text) or find(text))
        collection = collect(project, PassageChoice())
        scan = DisclosureScan(project, Options(**options), keeps=True)
        chapters = collection.chapters
        for chapter, numbers in enumerate(chapters.numbers):
            for number in numbers:
                scan.see(chapter, number, chapters.store[number])
        found = Findings(scan, collection)
        passages = sum(len(text) for text in read if "Quark" in text)
        return len(found), [(finding.kind, finding.found) for finding in found], passages


def test_only_new_passages_are_read_and_new_names_found_all_the_same(project, monkeypatch):
    text = "Da kam die Quarkbude an. Dort war Krawczyk mit Quarkbrot. Und dann war die Quarkwelt zu."
    document = interview(project, "d", text)
    give_code(project, document, "Da kam die Quarkbude an.")
    give_code(project, document, "Dort war Krawczyk mit Quarkbrot.")
    first = told_and_read(project, monkeypatch)
    again = told_and_read(project, monkeypatch)
    assert again[:2] == first[:2]
    assert (first[2] > 0, again[2]) == (True, 0)
    give_code(project, document, "Und dann war die Quarkwelt zu.")
    assert told_and_read(project, monkeypatch)[2] == len("Und dann war die Quarkwelt zu.")
    named = told_and_read(project, monkeypatch, names=NameList([ListedName("Krawczyk")]))
    assert (FindingKind.LISTED, "Krawczyk") in named[1]
    assert (FindingKind.LISTED, "Krawczyk") not in again[1]
    assert named[0] == len(named[1])
    interview(project, "e", "Ja.", case="Krawczyk")
    assert (FindingKind.KNOWN, "Krawczyk") in told_and_read(project, monkeypatch)[1]
    assert all(kind is not FindingKind.LIKELY for kind, _ in told_and_read(project, monkeypatch, likely=False)[1])


def counted_and_looked_into(project, monkeypatch, *, attributes=(), **options):
    """How much the check finds and how much of it was accepted, both as if nothing were kept, and what it looks into.

    That is the number of code points of what is quoted in which names or forms were looked for.
    """
    read = []
    places = NameHitFinder.places

    def noted(finder, texts, kept=None):
        texts = list(texts)
        read.extend(texts)
        return places(finder, texts, kept)

    collection = collect(project, PassageChoice(), attributes=attributes)
    plain = DisclosureScan.over(project, collection, Options(**options))
    with monkeypatch.context() as patch:
        patch.setattr(CheckedPassages, "of", lambda *_: {})
        anew = DisclosureScan.over(project, collection, Options(**options))
        anew.finish()
    plain.finish()
    with monkeypatch.context() as patch:
        patch.setattr(NameHitFinder, "places", noted)
        kept = DisclosureScan.over(project, collection, Options(**options), keeps=True)
        kept.finish()
    found = (anew.number, anew.number_accepted)
    assert (plain.number, plain.number_accepted) == (kept.number, kept.number_accepted) == found
    return *found, sum(map(len, read))


def test_nothing_is_looked_into_again_until_what_the_numbers_depend_on_changes(project, monkeypatch):
    words = {"d": "Da kam Krawczyk mit Quarkbrot.", "e": "Dort war niemand ausser Soltau."}
    documents = {name: interview(project, name, text) for name, text in words.items()}
    for name, text in words.items():
        give_code(project, documents[name], text)
    coder = coder_named(project, "anna", CoderKind.PERSON)
    all_of_them, first = sum(map(len, words.values())), len(words["d"])
    found = next(one for one in findings_of(project) if one.found == "Krawczyk")

    def look(**options):
        return counted_and_looked_into(project, monkeypatch, **options)

    assert look()[2] == all_of_them
    number, accepted, read = look()
    assert (accepted, read) == (0, 0)
    project.accepted.accept({found.fingerprint: found.document}, coder, "public")
    assert look() == (number, 1, first)  # only where something was accepted
    project.accepted.withdraw(project.accepted.all()[0], ME)
    assert look() == (number, 0, 0)  # as it was known before
    project.cases.rename(project.cases.add("Niemand Sonst", ME), "Brot Quarkbrot", ME)
    assert look()[2] == all_of_them
    assert look()[2] == 0
    project.documents.set([documents["d"]], ME, label="Krawczyk Soltau")
    named = look()
    assert named[2] > 0
    assert look() == (*named[:2], 0)
    project.documents.set([documents["e"]], ME, attributes={"Ort": "Quarkstadt 01234 567890"})
    assert look(attributes=["Ort"])[2] > look()[2] == 0
    listed = NameList([ListedName("Quarkbrot")])
    assert look(names=listed)[0] > named[0]
    assert look(names=listed)[2] == all_of_them  # a list is never stored, nor what would tell it
    assert look(likely=False)[2] == all_of_them


def findings_of(project):
    collection = collect(project, PassageChoice())
    return Findings(DisclosureScan.over(project, collection, Options()), collection)


def test_what_cannot_be_kept_is_read_again_and_nothing_else_happens(project, monkeypatch):
    give_code(project, interview(project, "d", "Da kam die Quarkbude an."), "Da kam die Quarkbude an.")

    def refuse(*_):
        raise ProjectBusy("another program writes", "try again")

    with monkeypatch.context() as patch:
        patch.setattr(CheckedPassages, "keep", refuse)
        first = told_and_read(project, monkeypatch)
        assert told_and_read(project, monkeypatch) == first
        assert first[2] > 0
    told_and_read(project, monkeypatch)
    with monkeypatch.context() as patch:
        patch.setattr(check_module, "rules", lambda: "other rules")
        assert told_and_read(project, monkeypatch) == first
        patch.setattr(check_module, "rules", lambda: "")
        assert told_and_read(project, monkeypatch) == first


def test_rules_are_known_by_their_letters_and_unknown_where_they_cannot_be_read(monkeypatch):
    rules.cache_clear()
    known = rules()
    read = Path.read_text
    try:
        for file in ("likely.py", "hits.py", "dictionary.py", "known_names.py", "check.py", "speakers.py"):
            rules.cache_clear()
            with monkeypatch.context() as patch:
                patch.setattr(
                    Path, "read_text", lambda path, file=file, **how: read(path, **how) + (path.name == file) * "#"
                )
                assert rules() != known
        rules.cache_clear()
        with monkeypatch.context() as patch:
            patch.setattr(Path, "read_text", lambda path, **_: path.with_name("none").open())
            assert rules() == ""
    finally:
        rules.cache_clear()
    assert rules() == known
