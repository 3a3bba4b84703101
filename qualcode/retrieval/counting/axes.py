"""The sides of tables: what may be one, and which rows or columns it has."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qualcode.catalogue import Catalogue, Later, _, later, later_list, spoken
from qualcode.errors import NotFound, UsageProblem
from qualcode.model.codebooks.level_values import LevelState, LevelValue, UnitKey, settled
from qualcode.model.codebooks.typologies import CaseLevel, unclassifiable
from qualcode.model.codes import Code, Codebook
from qualcode.model.codings import CoderKind
from qualcode.model.documents import Document
from qualcode.project.file.store import nearest
from qualcode.project.project import Project
from qualcode.retrieval.counting.request import AxisKind, TableAxis
from qualcode.retrieval.counting.table import TableMember
from qualcode.retrieval.counting.voices import Voices
from qualcode.retrieval.filter import PassageChoice
from qualcode.retrieval.query_names import Names

if TYPE_CHECKING:
    from qualcode.retrieval.counting.arrays import Numbers

NAMED = (
    AxisKind.CODES, AxisKind.CASES, AxisKind.DOCUMENTS, AxisKind.CODERS, AxisKind.SPEAKERS, AxisKind.WAVES,
    AxisKind.SOURCE_KINDS, AxisKind.GROUPS, AxisKind.TOPICS,
)  # fmt: skip
_ALSO = {"wave": AxisKind.WAVES, "source_kind": AxisKind.SOURCE_KINDS}
_SINGULAR = {kind.value.removesuffix("s"): kind for kind in NAMED}
ATTRIBUTE = "attribute:"
"""Before the name of an attribute that is called like another side."""
LEVELS = "levels:"
"""Before the name of an evaluative code whose levels are a side."""

BETWEEN = " · "
"""Between the wave and the kind of source in a key."""
_NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?")
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}){1,2}")
_ALL = PassageChoice()
_WITHOUT_LEVEL: dict[LevelState, Callable[[Catalogue], str]] = {
    LevelState.UNCLASSIFIABLE: unclassifiable,
    LevelState.DISPUTED: lambda words: words.pgettext("level", "coders differ"),
    LevelState.MISSING: lambda words: words.pgettext("level", "no level yet"),
}
_MANY_VALUES = 30
"""From so many different values on, which most documents have alone, an attribute looks like free text."""


def wave_of(document: Document) -> str:
    """The wave of a document, empty where none is known."""
    return document.wave


def kind_of(document: Document) -> str:
    """The kind of source of a document, empty where none is known."""
    return document.source_kind


def axis_named(project: Project, text: str) -> TableAxis:
    """The side that is meant: codes, cases, documents, coders, speakers, waves, source_kinds, or an attribute.

    “levels:CODE” are the levels of an evaluative code, “attribute:NAME” is the attribute in any case. Raises NotFound
    with the nearest names, Ambiguous, and UsageProblem for a code without levels.
    """
    typed = text.strip()
    names = Names(project)
    if typed.startswith(ATTRIBUTE):
        return TableAxis(AxisKind.ATTRIBUTE, names.attribute(typed.removeprefix(ATTRIBUTE).strip()))
    if typed.startswith(LEVELS):
        code = project.codes.find(typed.removeprefix(LEVELS).strip())
        _refuse_without_levels(code)
        return TableAxis(AxisKind.LEVELS, code.full_name)
    plain = typed.lower().replace("-", "_").replace(" ", "_")
    named = {kind.value: kind for kind in NAMED} | _ALSO
    if plain in named:
        return TableAxis(named[plain])
    try:
        return TableAxis(AxisKind.ATTRIBUTE, names.attribute(typed))
    except NotFound as error:
        if plain in _SINGULAR:
            return TableAxis(_SINGULAR[plain])
        known = [*named, *names.attributes]
        listed = _(
            "A side of a table is one of {kinds}, or an attribute: {attributes}.",
            kinds=", ".join(kind.value for kind in NAMED),
            attributes=", ".join(names.attributes) or _("none"),
        )
        raise NotFound("side", typed, nearest(typed, known), listed) from error


def _refuse_without_levels(code: Code) -> None:
    if not code.levels:
        raise UsageProblem(
            _("The code “{code}” has no levels.", code=code.full_name),
            _("Declare them first: “qualcode codebook levels”."),
        )


@dataclass(frozen=True, eq=False)
class TableSide:
    """The rows or columns of a table.

    `of_voice` gives the place of the member of each voice, -1 for none, or a row of them where it may have several;
    `of_code`, `of_coder` and `of_topic` give the places by key. One of the four is set. `outermost` are the places of
    the codes that no other row holds. `notes` must be told.
    """

    members: Sequence[TableMember]
    of_voice: Numbers | None = None
    of_code: Mapping[int, Sequence[int]] | None = None
    of_coder: Mapping[int, int] | None = None
    of_topic: Mapping[int | None, int] | None = None
    outermost: Sequence[int] = ()
    notes: Sequence[str] = field(default_factory=tuple)

    @property
    def is_material(self) -> bool:
        """Whether its members are groups of material, which have a base."""
        return self.of_voice is not None


def side_of(
    project: Project,
    axis: TableAxis,
    voices: Voices,
    codes: Sequence[Code],
    *,
    sub_codes: bool,
    wanted: PassageChoice = _ALL,
) -> TableSide:
    """The members of a side, of the documents of `voices` and of these codes.

    Coders and their levels are those that `wanted` takes. Raises NotFound for a code with levels that is gone.
    """
    make: dict[AxisKind, Callable[[], TableSide]] = {
        AxisKind.CODES: lambda: _codes(codes, project.codes.book(), sub_codes=sub_codes),
        AxisKind.CODERS: lambda: _coders(project, wanted.without),
        AxisKind.CASES: lambda: _cases(voices),
        AxisKind.DOCUMENTS: lambda: _documents(voices),
        AxisKind.SPEAKERS: lambda: _speakers(voices),
        AxisKind.WAVES: lambda: _waves(voices),
        AxisKind.SOURCE_KINDS: lambda: _kinds(voices),
        AxisKind.GROUPS: lambda: _groups(project, voices),
        AxisKind.TOPICS: lambda: _topics(project),
        AxisKind.ATTRIBUTE: lambda: _attribute(voices, axis.name),
        AxisKind.LEVELS: lambda: _levels(project, voices, axis.name, wanted),
    }
    return make[axis.kind]()


def _codes(codes: Sequence[Code], book: Codebook, *, sub_codes: bool) -> TableSide:
    places = {code.key: place for place, code in enumerate(codes)}
    above: dict[int, list[int]] = {}
    for code in codes:
        above[code.key] = [places[code.key]]
        parent = code.parent
        while sub_codes and parent is not None:
            if parent in places:
                above[code.key].append(places[parent])
            parent = book[parent].parent
    outermost = [places[key] for key, mine in above.items() if len(mine) == 1]
    members = [TableMember(code.key, code.full_name, len(code.path) - 1) for code in codes]
    return TableSide(members, of_code=above, outermost=outermost)


def _coders(project: Project, without: Collection[int]) -> TableSide:
    numbers = {key: number for number, key in enumerate(project.coded.coders(), start=1)}
    coders = [coder for coder in project.coders.all() if coder.key in numbers and coder.key not in without]
    members = [
        TableMember(coder.key, coder.name, public=spoken(later("coder {number}", number=numbers[coder.key])))
        for coder in coders
    ]
    notes = [spoken(later("A passage that several coders coded counts for each of them, in totals once."))]
    return TableSide(members, of_coder={coder.key: place for place, coder in enumerate(coders)}, notes=notes)


def _cases(voices: Voices) -> TableSide:
    """The cases by name, behind them the documents without one."""
    import numpy as np

    members: list[TableMember] = []
    places = np.full(voices.units, -1)
    for unit in sorted({int(unit) for unit in voices.unit}):
        places[unit] = len(members)
        if unit < len(voices.cases):
            case = voices.cases[unit]
            members.append(TableMember(case.key, case.name, public=spoken(later("case {number}", number=unit + 1))))
        else:
            document = voices.documents[unit - len(voices.cases)]
            members.append(TableMember(document.id, document.name, public=document.label))
    return TableSide(members, of_voice=places[voices.unit])


def _documents(voices: Voices) -> TableSide:
    numbers: dict[str, int] = {}
    members: list[TableMember] = []
    for document in voices.documents:
        number = numbers[document.label] = numbers.get(document.label, 0) + 1
        shown = spoken(later("{label} ({number})", label=document.label or later("no label"), number=number))
        members.append(TableMember(document.key, document.name, public=shown))
    return TableSide(members, of_voice=voices.document)


def _speakers(voices: Voices) -> TableSide:
    """The speakers by name; a name is one speaker over all documents."""
    names = sorted({voice.speaker for voice in voices.voices}, key=lambda name: (not name, name.casefold(), name))
    members = [
        TableMember(name, name, public=spoken(later("speaker {number}", number=number)))
        if name
        else TableMember("", spoken(later("without a speaker")))
        for number, name in enumerate(names, start=1)
    ]
    side = _by_value([voice.speaker for voice in voices.voices], members)
    notes = [spoken(later("Speakers of one name count as one, also those of different documents."))]
    return TableSide(side.members, of_voice=side.of_voice, notes=notes)


def _groups(project: Project, voices: Voices) -> TableSide:
    """The groups of documents by name, behind them the documents in none; a document may be in several."""
    import numpy as np

    groups = project.groups.all()
    members = [TableMember(group.key, group.name) for group in groups]
    of_document: list[list[int]] = [[] for _ in voices.documents]
    for place, group in enumerate(groups):
        for key in group.documents:
            if key in voices.place:
                of_document[voices.place[key]].append(place)
    if not all(of_document):
        members.append(TableMember("", spoken(later("in no group"))))
        of_document = [mine or [len(groups)] for mine in of_document]
    places = np.full((len(of_document), max(map(len, of_document), default=1)), -1, dtype=np.int64)
    for document, mine in enumerate(of_document):
        places[document, : len(mine)] = mine
    return TableSide(members, of_voice=places[voices.document])


def _topics(project: Project) -> TableSide:
    """The topics of the guide in their order, behind them passages of which nobody knows what they answer."""
    topics = project.topics.all()
    if not topics:
        raise UsageProblem(
            _("The project has no topics of a guide, so nobody knows what was asked."),
            _("“qualcode topics add” adds them, “qualcode questions assign” says which question asks about which."),
        )
    members = [TableMember(topic.key, topic.name) for topic in topics]
    members.append(TableMember("", spoken(later("topic unknown"))))
    places: dict[int | None, int] = {topic.key: place for place, topic in enumerate(topics)}
    return TableSide(members, of_topic=places | {None: len(topics)})


def _waves(voices: Voices) -> TableSide:
    """The waves in order; where a wave has several kinds of source, each kind of each wave."""
    waves = [wave_of(document) for document in voices.documents]
    kinds = [kind_of(document) for document in voices.documents]
    pairs = set(zip(waves, kinds, strict=True))
    apart = len({wave for wave, _kind in pairs}) < len(pairs)
    keys = [f"{wave}{BETWEEN}{kind}" if apart and kind else wave for wave, kind in zip(waves, kinds, strict=True)]
    names = dict(zip(keys, zip(waves, kinds, strict=True), strict=True))
    members = [
        TableMember(key, _wave_name(*names[key], apart=apart))
        for key in sorted(names, key=lambda key: (not names[key][0], _in_order(names[key][0]), names[key][1]))
    ]
    return _by_value([keys[voice.document] for voice in voices.voices], members)


def _wave_name(wave: str, kind: str, *, apart: bool) -> str:
    shown = _named(wave) if wave else spoken(later("no wave"))
    return spoken(later_list((kind, shown), " ")) if apart and kind else shown


def _kinds(voices: Voices) -> TableSide:
    values = [kind_of(voices.documents[voice.document]) for voice in voices.voices]
    return _by_value(values, [TableMember(value, _named(value)) for value in _ordered(values)])


def _attribute(voices: Voices, name: str) -> TableSide:
    values = voices.values(name)
    members = [TableMember(value, _named(value)) for value in _ordered(values)]
    side, notes = _by_value(values, members), list[str]()
    if len(members) >= _MANY_VALUES and 2 * len(members) > sum(map(bool, values)):
        notes.append(
            spoken(later("“{name}” has {number} different values, most of them once: it looks like free text.",
                         name=name, number=len(members)))
        )  # fmt: skip
    return TableSide(side.members, of_voice=side.of_voice, notes=notes)


def _levels(project: Project, voices: Voices, name: str, wanted: PassageChoice) -> TableSide:
    """The levels of an evaluative code in their order, and outside of it the cases that have none, by why.

    That a case cannot be classified is always there; the other reasons only where a case has them.
    """
    code = project.codes.find(name, exact=True)
    _refuse_without_levels(code)
    given: dict[UnitKey, list[CaseLevel]] = {}
    for level in project.case_levels.all(code):
        if wanted.takes_judgement(level.coder, level.round):
            given.setdefault((level.case, level.document), []).append(level)
    consensus = project.coders.of_kind(CoderKind.CONSENSUS)
    keys = {case.name: case.key for case in voices.cases}
    values: dict[UnitKey, LevelValue] = {}
    units: list[UnitKey] = []
    for voice in voices.voices:
        document = voices.documents[voice.document].key
        unit = (None, document) if voice.case is None else (keys[voice.case], None)
        units.append(unit)
        if unit not in values:
            values[unit] = settled(code, given.get(unit, ()), consensus)
    states = {value.state for value in values.values()} | {LevelState.UNCLASSIFIABLE}
    reasons = [(state, tell) for state, tell in _WITHOUT_LEVEL.items() if state in states]
    places: dict[int | LevelState, int] = {level.key: place for place, level in enumerate(code.levels)}
    places |= {state: len(code.levels) + place for place, (state, _tell) in enumerate(reasons)}
    members = [TableMember(level.key, level.name) for level in code.levels]
    members += [TableMember(state.value, spoken(Later(tell))) for state, tell in reasons]
    return TableSide(members, of_voice=_numbers(places[_level_or_state(values[unit])] for unit in units))


def _level_or_state(value: LevelValue) -> int | LevelState:
    return value.state if value.level is None else value.level.key


def _numbers(places: Iterable[int]) -> Numbers:
    import numpy as np

    return np.array(list(places), dtype=np.int64)


def _by_value(values: Sequence[str], members: Sequence[TableMember]) -> TableSide:
    places = {member.key: place for place, member in enumerate(members)}
    return TableSide(members, of_voice=_numbers(places[value] for value in values))


def _named(value: str) -> str:
    """A value as it stands in a head, in one line."""
    return " ".join(value.split()) or spoken(later("not said"))


def _ordered(values: Sequence[str]) -> list[str]:
    """The different values: numbers and dates as such, then the others by the alphabet, last those without one."""
    return sorted(set(values), key=lambda value: (not value, _in_order(value)))


def _in_order(value: str) -> tuple[int, float, str, str]:
    plain = value.strip()
    if _NUMBER.fullmatch(plain):
        return 0, float(plain.replace(",", ".")), "", value
    if _DATE.fullmatch(plain):
        return 1, 0.0, plain, value
    return 2, 0.0, plain.casefold(), value
