"""The codebooks that qualcode ships: complete, ruled, linked, and told apart by colour-blind readers."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from qualcode.model.codes import CodebookDraft, CodeDraft, CodeKind, Origin
from qualcode.reading.lists.codebook_file import dump, load, name_problem

FOLDER = Path(__file__).resolve().parents[1] / "codebooks"

Tree = dict[str, "Tree"]


def leaves(*names: str) -> Tree:
    return {name: {} for name in names}


TREES: dict[str, Tree] = {
    "schnittstellen": {
        "Schnittstellentypen": leaves("Transition", "Interferenz", "Diffusion"),
        "Bearbeitungsstrategien": leaves("sukzessiv", "simultan", "sensibel"),
    },
    "koordination": {
        "Koordinationsmechanismen": {
            "Austausch und Lernen": {},
            "Intervention": leaves("Appell", "Eingriff", "Verschiebung"),
            "negative Koordination": leaves("Anpassung", "Abgrenzung"),
            "positive Koordination": leaves("Verknüpfung", "Überleitung"),
        }
    },
    "analyseraster": {
        "Analyseraster": {
            "Makroebene": leaves("Rahmenbedingungen", "Kompetenzzuweisung"),
            "Mesoebene": leaves(
                "organisationale Arrangements",
                "Vernetzungsstrukturen",
                "Verfahrensregelungen",
                "Kooperationsvereinbarung",
                "feste Ansprechpartner*innen",
                "regelmäßige Austauschformate",
                "Fallkonferenzen",
                "Arbeitsgruppen",
                "Bildungs- und Integrationsketten",
            ),
            "Mikroebene": leaves("Bearbeitung von Fällen", "Interaktion mit der Zielgruppe"),
        }
    },
    "themen": {
        "Themen": {
            **leaves("Bündniskerngruppe", "kreisangehöriger Raum", "neue Kooperationen"),
            "digitale Formate": leaves(
                "digitale Formate: Chance", "digitale Formate: Grenze", "digitale Formate: Mischmodell"
            ),
            **leaves(
                "Corona-Pandemie",
                "Ausländerbehörde",
                "Bedarfsanalyse",
                "Lebensweltorientierung",
                "Erreichbarkeit",
                "Teilhabemanagement",
                "Datenschutz",
            ),
            "Förderbausteine": leaves(
                "Förderbaustein 1: Coaching",
                "Förderbaustein 2: berufsbegleitende Qualifizierung und Sprachförderung",
                "Förderbaustein 3: Hauptschulabschluss",
                "Förderbaustein 4: vorbereitende Kurse",
                "Förderbaustein 5: Innovationsfonds",
                "Förderbaustein 6: Teilhabemanager*innen",
            ),
            **leaves(
                "Träger",
                "Finanzierung",
                "Bürokratie und Dauer",
                "Ressourcen der Geschäftsführenden Stelle",
                "Ausstattung",
                "Mobilität",
                "Sprachniveau",
                "Frauen und Kinderbetreuung",
                "Bildungs- und Integrationskette",
                "Coaching",
                "Aufenthaltsrecht",
                "Überleitung nach Auslaufen",
                "KIM",
                "Verstetigung",
                "interkommunaler Austausch",
                "Fazit",
            ),
        }
    },
}

FIXED_RELATIONS = {
    "Transition": "sukzessiv",
    "Interferenz": "simultan",
    "Diffusion": "sensibel",
    "Überleitung": "sukzessiv",
}


@cache
def book(name: str) -> CodebookDraft:
    path = FOLDER / f"{name}.yaml"
    return load(path.read_text(encoding="utf-8"), path.name)


def every_code() -> Iterator[CodeDraft]:
    for name in TREES:
        yield from book(name).walk()


def code_named(name: str) -> CodeDraft:
    return next(code for code in every_code() if code.name == name)


def related_names(code: CodeDraft) -> list[str]:
    return [other.name for other in code.related]


def tree(codes: tuple[CodeDraft, ...]) -> Tree:
    return {code.name: tree(code.children) for code in codes}


def groups(name: str) -> Iterator[tuple[CodeDraft, ...]]:
    """The siblings of one level, for each level of a codebook."""
    yield book(name).codes
    for code in book(name).walk():
        if code.children:
            yield code.children


def test_no_other_codebook_is_shipped() -> None:
    assert {path.stem for path in FOLDER.glob("*.yaml")} == set(TREES)


@pytest.mark.parametrize("name", TREES)
def test_a_shipped_codebook_holds_exactly_the_codes_of_its_category_system(name: str) -> None:
    assert tree(book(name).codes) == TREES[name]


@pytest.mark.parametrize("name", TREES)
def test_the_codes_stand_in_the_order_of_the_category_system(name: str) -> None:
    assert str(tree(book(name).codes)) == str(TREES[name])


def test_every_code_has_definition_include_exclude_borders_and_colour() -> None:
    lacking = [
        code.name
        for code in every_code()
        if not all((code.rules.definition, code.rules.include, code.rules.exclude, code.rules.borders, code.colour))
    ]

    assert lacking == []


def test_no_rule_is_a_mere_stub() -> None:
    short = [code.name for code in every_code() if len(code.rules.definition.split()) < 5]

    assert short == []


@pytest.mark.parametrize(
    ("name", "neighbours"),
    [
        ("Transition", ["Interferenz"]),
        ("Interferenz", ["Diffusion"]),
        ("Diffusion", ["Interferenz"]),
        ("sukzessiv", ["simultan", "Transition"]),
        ("simultan", ["Austausch und Lernen"]),
        ("sensibel", ["Fazit"]),
        ("Austausch und Lernen", ["positive Koordination"]),
        ("Verschiebung", ["Überleitung"]),
        ("Abgrenzung", ["Eingriff"]),
        ("Überleitung", ["Transition"]),
        ("regelmäßige Austauschformate", ["Fallkonferenzen"]),
    ],
)
def test_a_rule_sends_to_the_neighbour_that_the_category_system_names(name: str, neighbours: list[str]) -> None:
    rules = code_named(name).rules

    for neighbour in neighbours:
        assert neighbour in f"{rules.exclude} {rules.borders}"


def test_names_are_unique_over_the_shipped_codebooks_so_that_they_can_be_related_by_name() -> None:
    names = [code.name for code in every_code()]

    assert len(names) == len(set(names))
    assert [name for name in names if name_problem(name)] == []


def test_related_codes_exist_and_point_back() -> None:
    related = {code.name: related_names(code) for code in every_code()}
    one_way = [
        (name, other) for name, others in related.items() for other in others if name not in related.get(other, ())
    ]

    assert one_way == []


def test_the_fixed_relations_of_the_category_system_are_offered() -> None:
    for name, strategy in FIXED_RELATIONS.items():
        assert strategy in related_names(code_named(name))
    assert set(related_names(code_named("Verknüpfung"))) == {"simultan", "sensibel"}


def test_theory_is_deductive_and_themes_are_inductive() -> None:
    for name in ("schnittstellen", "koordination", "analyseraster"):
        assert {code.origin for code in book(name).walk()} == {Origin.DEDUCTIVE}
    assert {code.origin for code in book("themen").walk()} == {Origin.INDUCTIVE}
    assert {code.kind for code in book("koordination").walk()} == {CodeKind.ANALYTIC}


def test_theoretical_codebooks_name_their_literature() -> None:
    sources = {name: " ".join(code.source for code in book(name).walk()) for name in TREES}

    assert "Stöbe-Blossey et al." in sources["schnittstellen"]
    assert "Scharpf 2000" in sources["koordination"]
    assert "Bönker 2008" in sources["koordination"]
    assert all(code.source for code in book("koordination").walk())


def test_anchor_examples_are_marked_as_invented_and_carry_no_label_that_looks_like_a_source() -> None:
    anchors = [anchor for code in every_code() for anchor in code.anchors]

    assert len(anchors) > 40
    assert [anchor.text for anchor in anchors if anchor.label or not anchor.invented] == []
    assert len({anchor.text for anchor in anchors}) == len(anchors)
    for name in TREES:
        # printed in a study that has examples of its own: it may speak of the shipped ones only
        assert (
            "Die mitgelieferten Ankerbeispiele sind erfunden und als solche gekennzeichnet" in book(name).description
        )


def test_every_name_speaks_without_the_code_above_it() -> None:
    """In a table a code stands alone: no bare numbers, and no word that needs its parent to mean something."""
    assert [code.name for code in every_code() if re.fullmatch(r"\w?\d+|Chance|Grenze|Mischmodell", code.name)] == []
    for name, numbers in (("Förderbausteine", range(1, 7)),):
        beginnings = [child.name.partition(":")[0] for child in code_named(name).children]
        assert beginnings == [f"Förderbaustein {number}" for number in numbers]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Interferenz", "mit oder ohne Konflikt"),
        ("Interferenz", "ohne Reibung"),
        ("Transition", "gleich wie der Wechsel ausgeht"),
        ("Transition", "ob er gelingt"),
        ("Anpassung", "vermeintliche ebenso wie tatsächliche"),
        ("Anpassung", "oder in solche, die wirklich gelten"),
    ],
)
def test_the_rules_say_what_the_category_system_means(name: str, said: str) -> None:
    rules = code_named(name).rules

    assert said in f"{rules.definition} {rules.include}"


def test_polarity_is_for_strategies_and_a_failed_transition_is_a_transition() -> None:
    description = book("schnittstellen").description

    assert "Die Polarität sagt etwas über Strategien" in description
    assert "ein misslungener Übergang ist eine Transition" in description
    for name in ("themen", "analyseraster"):
        words = " ".join(book(name).description.split())
        assert "die Polarität gilt Strategien und Mechanismen" in words, name
        assert "auch davon, dass" in words, name


def test_a_border_says_of_a_neighbour_what_the_neighbour_says_of_itself() -> None:
    """Interferenz needs no conflict and Transition no failure, in the rules of other codes too."""
    for code in every_code():
        for words in (code.rules.include, code.rules.exclude, code.rules.borders):
            for neighbour, wrong in (("Interferenz", "Zielkonflikt"), ("Transition", "Bruch|misslung|misslingt")):
                told = re.search(rf"Gegen {neighbour}\b[^.]*\.", words)
                assert told is None or re.search(wrong, told[0]) is None, (code.name, told)


@pytest.mark.parametrize("name", TREES)
def test_a_shipped_codebook_can_be_written_and_read_again(name: str) -> None:
    assert load(dump(book(name)), name) == book(name)


@pytest.mark.shared
@pytest.mark.parametrize("name", TREES)
def test_no_nine_words_in_a_row_stand_in_the_report_or_in_the_notes_on_it(name: str, shared: Path) -> None:
    def runs(text: str) -> set[tuple[str, ...]]:
        words = re.findall(r"\w+", re.sub(r"-\n", "", text).casefold())
        return {tuple(words[start : start + 9]) for start in range(len(words) - 8)}

    own = runs((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    foreign = [*(shared / "report").glob("*.txt"), shared / "reference" / "categories.md"]

    assert len(foreign) > 1
    for path in foreign:
        assert own & runs(path.read_text(encoding="utf-8")) == set()


# Colours. Machado, Oliveira and Fernandes (2009), "A physiologically-based model for simulation of color
# vision deficiency", severity 1.0, for linear RGB; distance is the Euclidean one in CIELAB (CIE 1976, D65).

Triple = tuple[float, float, float]
SIGHTS: dict[str, tuple[Triple, Triple, Triple]] = {
    "full colour vision": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
}
TO_XYZ_D65 = (
    (0.4124564 / 0.95047, 0.3575761 / 0.95047, 0.1804375 / 0.95047),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339 / 1.08883, 0.1191920 / 1.08883, 0.9503041 / 1.08883),
)
LEAST_DISTANCE = 18.0
"""The least distance: about eight times what is just noticeable, and what twelve such colours can reach."""


def linear(colour: str) -> Triple:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return red, green, blue


def times(matrix: tuple[Triple, Triple, Triple], vector: Triple) -> Triple:
    first, second, third = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return first, second, third


@cache
def lab(colour: str, sight: str) -> Triple:
    """The colour in CIELAB as it looks with that sight."""
    red, green, blue = times(SIGHTS[sight], linear(colour))
    seen = (min(1.0, max(0.0, red)), min(1.0, max(0.0, green)), min(1.0, max(0.0, blue)))
    x, y, z = (
        value ** (1 / 3) if value > 216 / 24389 else (24389 / 27 * value + 16) / 116
        for value in times(TO_XYZ_D65, seen)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one: str, other: str) -> float:
    """How far apart two colours are for the reader who tells them apart worst."""
    return min(math.dist(lab(one, sight), lab(other, sight)) for sight in SIGHTS)


def too_near(pairs: Iterator[tuple[CodeDraft, CodeDraft]]) -> list[tuple[str, str, float]]:
    return [
        (one.name, other.name, round(distance(one.colour, other.colour), 1))
        for one, other in pairs
        if distance(one.colour, other.colour) < LEAST_DISTANCE
    ]


def test_the_measure_of_colours_knows_a_pair_that_colour_blind_readers_confuse() -> None:
    assert distance("#ffffff", "#000000") == pytest.approx(100, abs=0.01)
    assert lab("#ff0000", "full colour vision") == pytest.approx((53.24, 80.09, 67.20), abs=0.02)
    assert lab("#777777", "protanopia")[1:] == pytest.approx((0, 0), abs=0.05)
    assert distance("#a05a00", "#6b7000") < LEAST_DISTANCE / 2


@pytest.mark.parametrize("name", TREES)
def test_siblings_of_a_small_group_differ_for_colour_blind_readers(name: str) -> None:
    small = [group for group in groups(name) if len(group) <= 8]
    pairs = itertools.chain.from_iterable(itertools.combinations(group, 2) for group in small)

    assert too_near(pairs) == []


@pytest.mark.parametrize("name", TREES)
def test_siblings_that_follow_each_other_differ_in_large_groups_too(name: str) -> None:
    pairs = itertools.chain.from_iterable(itertools.pairwise(group) for group in groups(name))

    assert too_near(pairs) == []


@pytest.mark.parametrize("name", TREES)
def test_a_code_differs_in_colour_from_its_parent(name: str) -> None:
    assert too_near((code, child) for code in book(name).walk() for child in code.children) == []


@pytest.mark.parametrize("name", TREES)
def test_two_colours_of_one_codebook_are_either_the_same_or_far_apart(name: str) -> None:
    different = {code.colour: code for code in book(name).walk()}.values()

    assert too_near(itertools.combinations(different, 2)) == []
