"""What the disclosure check says and advises, rule by rule, and which words of a project are names in it."""

from __future__ import annotations

import pytest

from qualcode.language.names.identifiers import IdentifierKind
from qualcode.language.names.listed import ListedName, NameList
from qualcode.model.codings import CoderKind
from qualcode.model.spans import Span
from qualcode.reporting.disclosure.check import (
    DisclosureScan,
    Findings,
    Options,
    _in_place,
    _step,
    _texts,
    finding_mark,
)
from qualcode.reporting.disclosure.finding import FindingKind
from qualcode.reporting.disclosure.hits import Hit, _as_one, _goes_on, _looks_like, _overlapping
from qualcode.reporting.disclosure.known_names import KnownNames
from qualcode.reporting.quotations.collecting import collect
from qualcode.retrieval.filter import PassageChoice
from tests.builders import ME, coder_named, give_code, interview

NAMES = NameList([ListedName("Quellstein", "[Kommune]")])
KINDS = FindingKind


def checked(project, kind, **options):
    collection = collect(project, PassageChoice())
    chosen = Options(names=NAMES, likely=False, **{"smallest_group": 1, "largest_share": 1.0, **options})
    found = Findings(DisclosureScan.over(project, collection, chosen), collection)
    return [finding for finding in found if finding.kind is kind]


# ---- what a finding says -----------------------------------------------------------------------------


def test_a_finding_shows_sixty_signs_on_either_side_and_all_that_is_known_of_it(project):
    text = f"{'a' * 31} {'b' * 28} Quellstein {'c' * 28} {'d' * 31}"
    document = interview(project, "a", text)
    coding = give_code(project, document, text)
    (finding,) = checked(project, KINDS.LISTED)
    assert finding.passage == text[1:-1]
    assert (finding.found, finding.ids, finding.codes) == ("Quellstein", (coding.id,), ("Thema",))
    assert (finding.document, finding.label, finding.certain, finding.accepted) == (
        document.key, "RG 2022", True, None,
    )  # fmt: skip


def test_a_finding_is_known_again_by_twenty_four_signs_on_either_side():
    def mark(before: int, behind: int, where: str = "", kind: FindingKind = KINDS.LISTED) -> tuple[str, ...]:
        """With another sign so far before and behind."""
        text = f"{'x' * (40 - before)}y{'x' * (before - 1)}NAME{'x' * (behind - 1)}y{'x' * (40 - behind)}"
        return finding_mark(kind, Span(40, 44), where, text)

    assert mark(25, 25) == mark(40, 30) == mark(30, 40)
    assert len({mark(25, 25), mark(24, 25), mark(25, 24), mark(25, 25, "memo"), mark(25, 25, "", KINDS.LIKELY)}) == 5


@pytest.fixture
def one(project):
    """A quotation of a coding."""
    give_code(project, interview(project, "a", "Es ging gut."), "Es ging gut.")
    (chapter,) = collect(project, PassageChoice()).chapters
    (quotation,) = chapter.quotations
    return quotation


def test_all_of_a_quotation_is_read(one):
    full = one._replace(memos=("m", "n"), before="b", after="a", attributes={"kind": "Kreis", "none": ""})
    assert list(_texts(full)) == [
        ("", one.text), ("memo", "m"), ("memo", "n"), ("context", "b"), ("context", "a"), ("kind", "Kreis"),
    ]  # fmt: skip
    assert list(_texts(one)) == [("", one.text)]
    assert list(_texts(one._replace(after="a")))[1:] == [("context", "a")]


@pytest.mark.parametrize(
    ("where", "said", "step"),
    [
        ("label", " (in the label)", "Give the documents another label"),
        ("context", " (in the context)", "Leave the context out"),
        ("memo", " (in the memo)", "Leave memos out"),
        ("kind", " (in “kind”)", "Leave “kind” out of the export, or give the document another value."),
        ("", "", 'qualcode disclosure apply "a => [Kreis]" "b => [Kreis]" --quotation '),
    ],
)
def test_where_something_stands_is_said_and_what_to_do_there(one, where, said, step):
    assert _in_place("may be a name", where) == f"may be a name{said}"
    assert _step(one, ["a", "b"], "[Kreis]", where).startswith(step)
    if not where:
        assert _step(one, ["a"], "[...]", "") == f'qualcode disclosure apply "a => [...]" --quotation {one.ids[0]}'
        assert _step(one._replace(paraphrased=True), ["a"], "[X]", "") == "Write the paraphrase of the coding anew."
        assert "qualcode revise" in _step(one._replace(codings=()), ["a"], "[X]", "")


# ---- counts ------------------------------------------------------------------------------------------


def test_documents_count_where_there_are_no_cases(project):
    for number in range(2):
        give_code(project, interview(project, f"d{number}", "Eins so.", label="", wave=""), "Eins so.")
    (group,) = checked(project, KINDS.GROUP, smallest_group=3)
    assert (group.found, group.label, len(group.ids)) == ("no label", "", 2)
    assert group.reason == "2 documents in the project: fewer than 3"
    assert (group.codes, group.passage, group.document) == (("Thema",), "", None)
    assert checked(project, KINDS.GROUP, smallest_group=2) == []


@pytest.mark.parametrize(("population", "told"), [(3, "1 case in"), (4, "about 1 of the 4"), (8, "about 2 of the 8")])
def test_a_population_counts_where_it_is_larger_than_the_cases_that_have_the_label(project, population, told):
    for number, kind in enumerate(["Kreis", "Kreis", "Stadt"]):
        document = interview(project, f"d{number}", "Eins so.", case=f"Fall {number}", kind=kind)
        give_code(project, document, "Eins so.")
    project.labels.set_population(project.labels.find("RG 2022"), population, ME)
    collection = collect(project, PassageChoice(), attributes=("kind",))
    chosen = Options(smallest_group=9, likely=False)
    found = list(Findings(DisclosureScan.over(project, collection, chosen), collection))
    (town,) = [finding for finding in found if finding.kind is KINDS.GROUP and finding.found.endswith("Stadt")]
    assert told in town.reason
    assert ("about" in town.reason) is (population > 3)
    assert town.label == "RG 2022"


def test_a_share_says_of_whom_and_of_what_it_is_one(project):
    first, second = (
        interview(project, f"d{at}", "Eins so. Zwei so. Drei so.", label=f"L{at % 2}") for at in range(2)
    )
    mine = [give_code(project, first, words) for words in ("Eins so.", "Zwei so.")]
    give_code(project, second, "Eins so.")
    (share,) = checked(project, KINDS.SHARE, largest_share=0.5)
    assert (share.found, share.label, share.codes) == ("2 of 3 quotations", "L0", ("Thema",))
    assert share.reason == "from one document: more than 50%"
    assert share.ids == tuple(coding.id for coding in mine)
    assert len(checked(project, KINDS.SHARE, largest_share=0.3)) == 2


# ---- what overlaps -----------------------------------------------------------------------------------


def hit(start: int, end: int, kind: FindingKind = KINDS.LISTED, *, certain: bool = True, **more: str) -> Hit:
    return Hit(Span(start, end), kind, certain, **{"reason": kind.value, **more})


def test_hits_that_touch_are_two_and_those_that_overlap_one_group():
    first, second, third, inside = hit(0, 4), hit(4, 9), hit(8, 12), hit(5, 6)
    assert list(_overlapping([third, first, second])) == [[first], [second, third]]
    assert list(_overlapping([second, inside, third])) == [[second, inside, third]]
    assert list(_overlapping([])) == []


TEXT = "Frau Lindner kam an."


@pytest.mark.parametrize(
    ("group", "one"),
    [
        # the longest, as far as all of them reach
        ([hit(0, 4, KINDS.MAIL), hit(2, 9, KINDS.WEB)], (0, 9, KINDS.WEB, True, "web", "[...]", "")),
        # what the project knows: alone where the rest is a guess, else beside what is longer
        (
            [hit(5, 12, KINDS.KNOWN), hit(0, 12, KINDS.LIKELY, certain=False)],
            (0, 12, KINDS.KNOWN, True, "known", "[...]", ""),
        ),
        (
            [hit(5, 12, KINDS.KNOWN), hit(0, 12, KINDS.MAIL, certain=False)],
            (0, 12, KINDS.MAIL, True, "part of it", "[...]", ""),
        ),
        ([hit(0, 12, KINDS.KNOWN), hit(5, 9, KINDS.MAIL)], (0, 12, KINDS.KNOWN, True, "known", "[...]", "")),
        # a title before a listed name stays
        (
            [hit(0, 12, KINDS.TITLED), hit(5, 12, replacement="[P]", name="L")],
            (5, 12, KINDS.LISTED, True, "listed", "[P]", "L"),
        ),
        (
            [hit(0, 16, KINDS.TITLED), hit(5, 12, replacement="[P]", name="L")],
            (0, 16, KINDS.TITLED, True, "holds a name", "[P]", "L"),
        ),
        # a guess around a listed name is that name
        (
            [hit(0, 16, KINDS.LIKELY, certain=False), hit(5, 12, replacement="[P]", name="L")],
            (0, 16, KINDS.LISTED, True, "listed", "[P]", "L"),
        ),
        # an identifier is masked whole
        (
            [hit(0, 16, KINDS.MAIL, certain=False), hit(5, 12, certain=False, replacement="[P]", name="L")],
            (0, 16, KINDS.MAIL, False, "holds a name", "[...]", "L"),
        ),
        # of two listed names the sure one counts
        (
            [hit(0, 12, certain=False, name="A"), hit(5, 9, name="B")],
            (0, 12, KINDS.LISTED, True, "listed", "[...]", "B"),
        ),
        (
            [hit(0, 3, certain=False, name="A"), hit(2, 9, certain=False, name="B")],
            (0, 9, KINDS.LISTED, False, "listed", "[...]", "B"),
        ),
    ],
)
def test_what_overlaps_is_one_hit(group, one):
    start, end, kind, certain, reason, replacement, name = one
    for made in (_as_one(TEXT, group), _as_one(TEXT, group[::-1])):
        assert (made.span, made.kind, made.certain) == (Span(start, end), kind, certain)
        assert reason in made.reason
        assert (made.replacement, made.name) == (replacement, name)


def test_a_hit_alone_stays_as_it_is():
    assert _as_one(TEXT, [hit(0, 4)]) == hit(0, 4)


@pytest.mark.parametrize(
    ("kind", "certain", "said"),
    [
        (IdentifierKind.ADDRESS, True, "looks like an address"),
        (IdentifierKind.PHONE, True, "looks like a phone number"),
        (IdentifierKind.PHONE, False, "guessed, may be a phone number"),
        (IdentifierKind.ADDRESS, False, "guessed, may be an address"),
    ],
)
def test_a_form_is_said_with_its_article(kind, certain, said):
    assert _looks_like(kind, certain=certain) == said


@pytest.mark.parametrize(("text", "known", "goes_on"), [
    ("Lindner Xyzfoo", (0, 7), True), ("Lindner Haus", (0, 7), False), ("Lindner Xy", (0, 7), False),
    ("Xyzfoo Lindner", (7, 14), True), ("Lindner", (0, 7), False),
])  # fmt: skip
def test_a_guess_goes_on_beyond_a_name_where_the_rest_is_no_german_word(text, known, goes_on):
    assert _goes_on(text, Span(0, len(text)), [Span(*known)]) is goes_on


# ---- names that the project knows --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("case", "found"),
    [
        ("Interviewee", False), ("Topic", False), ("Guest", False),  # voices, heads of notes, accounts
        ("Quarkfall", True), ("Quarkgruppe", False),  # a kind of source of at most four letters ends many words
        ("QuaX", False), ("QuaXo", True), ("Qxzk", False), ("Qxzkl", True),  # abbreviations have four letters at most
        ("Quax", True), ("Qoa", True), ("Qu", False),
        ("Qxz 7", True), ("Qx 7", False),  # a word and a number are a whole name from three letters on
    ],
)  # fmt: skip
def test_what_may_be_a_name_by_itself(project, case, found):
    interview(project, "d", "Ja.", case=case)
    assert bool(KnownNames(project).hits(f"Das sagte {case} dazu.")) is found


@pytest.mark.parametrize(
    ("named", "others", "found"),
    [(3, 2, False), (3, 3, True), (4, 3, False), (3, 4, True), (2, 0, True), (3, 0, False)],
)
def test_what_more_than_half_of_the_documents_are_called_is_no_name(project, named, others, found):
    for number in range(named):
        interview(project, f"Quarkwelt {number}", "Ja.")
    for number in range(others):
        interview(project, f"ab {number}", "Ja.")
    assert bool(KnownNames(project).hits("Die Quarkwelt war da.")) is found


def test_what_a_name_is_one_of_is_told_and_labels_are_none(project):
    interview(project, "Zirbulka_Krawczyk", "Ja.", case="Amt Murmelon", label="Murmelon")
    coder_named(project, "Quaxos", CoderKind.PERSON)
    known = KnownNames(project)
    for text, told in (
        ("Zirbulka Krawczyk", ["a document"]), ("Krawczyk", ["a document"]), ("Quaxos", ["a coder"]),
        ("Murmelon", []), ("Amt Murmelon", ["a case"]), ("Amt", []),
    ):  # fmt: skip
        assert [found.of for found in known.hits(f"Da war {text} dabei.")] == told


def test_a_name_can_begin_with_the_first_word_of_a_whole_one_or_with_a_single_one(project):
    interview(project, "Quarkwelt", "Ja.", case="Amt Murmelon")
    assert KnownNames(project).beginnings({"Amt", "Murmelon", "Quarkwelt", "und"}) == {"Amt", "Murmelon", "Quarkwelt"}
