"""Which documents of a pool are drawn: the same ones on every engine, and the first 50 of a stratum are of its 100.

Within a stratum documents stand in the order of md5(seed, key), and the first ones are drawn. Hits of rules are
drawn as a second phase, from all hits and in an order of their own; what both phases drew is there once. A document's
chance is that of being drawn by either: 1 - (1 - n / N) (1 - m / M) for n of the N documents of its stratum and m of
M hits. The last digit of the md5 says which half is held out. Where a filter narrows what may be drawn, N and M count
the documents for which it holds: the sample is one of these alone.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn

from qualcode.catalogue import _
from qualcode.errors import NotFound, QualcodeError, UsageProblem
from qualcode.language.forms.normalised import folded, spelled
from qualcode.pool.engines.filters import filtered
from qualcode.pool.engines.sampled import with_frame
from qualcode.pool.folder.arrow import plain_table
from qualcode.pool.folder.sample_records import DrawnStratum, HitsDrawn

if TYPE_CHECKING:
    import pyarrow

    from qualcode.pool.engines.choice import PoolChoice
    from qualcode.pool.engines.engine import Engine

MOST_STRATA = 100_000
_HELD_OUT = frozenset("89abcdef")
_SEED = 2**32
_BEHIND_ALL = "g"  # no text: behind every hexadecimal digit


@dataclass(frozen=True, slots=True)
class SampleRequest:
    """What is to be drawn: so many documents of each stratum (None: hits alone), and hits of rules beside.

    `where` is a filter of documents; empty for all.
    """

    seed: int
    strata_by: tuple[str, ...] = ()
    each: int | None = None
    hits: HitsDrawn | None = None
    where: str = ""


@dataclass(frozen=True, slots=True)
class DrawnDocument:
    """A document that was drawn; `turn` is its place in the order (hexadecimal), `length` counts code points."""

    project: str
    key: int
    case_key: int
    stratum: str
    chance: float
    turn: str
    length: int

    @property
    def held_out(self) -> bool:
        """Whether it is of the half that rules are scored on."""
        return self.turn[-1] in _HELD_OUT


@dataclass(frozen=True, slots=True)
class DrawnDocuments:
    """What was drawn, in the order of their turns, and from what.

    `without_text` documents came without their text, of `not_shown` ones nothing may be shown: neither can be drawn.
    `twice` were drawn by both phases. `strata_by` are the attributes as the pool spells them, `notes` tell what the
    filter had to leave aside.
    """

    documents: tuple[DrawnDocument, ...]
    strata: tuple[DrawnStratum, ...]
    strata_by: tuple[str, ...]
    without_text: int = 0
    not_shown: int = 0
    twice: int = 0
    notes: tuple[str, ...] = ()

    @property
    def thin_strata(self) -> int:
        """Of how many strata fewer than two documents are held out, though they have more than are drawn."""
        held_out = Counter(document.stratum for document in self.documents if document.held_out)
        return sum(held_out[stratum.name] < 2 and stratum.drawn < stratum.documents for stratum in self.strata)

    def digest(self, request: SampleRequest) -> str:
        """The name of the sample: of what was asked and what was drawn."""
        hits = request.hits and [request.hits.rules, request.hits.code, request.hits.number]
        asked: list[object] = [request.seed, [_compared(name) for name in request.strata_by], request.each, hits]
        if request.where:
            asked.append(request.where)
        drawn = sorted((document.project, document.key, document.chance) for document in self.documents)
        return "s" + hashlib.sha256(json.dumps([asked, drawn]).encode()).hexdigest()[:32]


def draw(engine: Engine, request: SampleRequest) -> DrawnDocuments:
    """Draw the documents that are asked for.

    Raises UsageProblem for a request that asks for nothing and as `filtered`, NotFound for an attribute that the pool
    does not have, QualcodeError where nothing can be drawn.
    """
    _refuse_nothing(request)
    values, words = _stratum_values(engine, request.strata_by)
    choice = filtered(engine, request.where)
    frame = with_frame(choice, request.hits.code, request.hits.rules) if request.hits else with_frame(choice)
    tables = {"stratum_values": values}
    sizes = {
        (row["stratum"], bool(row["hit"])): int(row["documents"])
        for row in engine.query("sample_strata", choice=frame, tables=tables).to_pylist()
    }
    (not_drawable,) = engine.query("sample_frame", choice=frame).to_pylist()
    _refuse_empty(sizes, request)
    if len({stratum for stratum, _hit in sizes}) > MOST_STRATA:
        raise UsageProblem(
            _("These attributes make more than {count} strata.", count=MOST_STRATA),
            _("Take attributes with fewer values."),
        )
    first = _first_phase(engine, request, frame, values, sizes)
    second = []
    if request.hits is not None:
        asked = f"{request.seed}:", f"{request.seed}:hits:", request.hits.number
        second = engine.query("sample_hits", asked, choice=frame, tables=tables).to_pylist()
    chances = _chances(sizes, request)
    rows = {(row["project"], row["document"]): row for row in (*first, *second)}
    stratum_names = _stratum_names(sizes, words, request)
    documents = sorted(
        (
            DrawnDocument(
                row["project"],
                int(row["document"]),
                int(row["case_key"]),
                stratum_names[row["stratum"], bool(row["hit"])],
                chances[row["stratum"], bool(row["hit"])],
                row["turn"],
                int(row["length"]),
            )
            for row in rows.values()
        ),
        key=lambda document: (document.turn, document.key, document.project),
    )
    return DrawnDocuments(
        tuple(documents),
        tuple(_strata(documents, sizes, chances, stratum_names)),
        words.names,
        int(not_drawable["without_text"]),
        int(not_drawable["not_shown"]),
        len(first) + len(second) - len(rows),
        choice.notes,
    )


def _refuse_nothing(request: SampleRequest) -> None:
    if request.each is None and request.hits is None:
        raise UsageProblem(
            _("Nothing says how many documents to draw."),
            _("Say --each N for so many of each stratum, --from-hits CODE N for so many that rules coded, or both."),
        )
    if request.each is None and request.strata_by:
        raise UsageProblem(_("Strata need a number: how many documents of each."), _("Say --each N beside --strata."))
    if not 0 <= request.seed < _SEED:
        raise UsageProblem(_("A seed is a number from 0 to 4294967295."), _("Choose another one."))


def _refuse_empty(sizes: Mapping[tuple[int, bool], int], request: SampleRequest) -> None:
    if not sizes and request.where:
        raise QualcodeError(
            _("The filter leaves no document that could be drawn, with a text of which something may be shown."),
            _("“qualcode pool table --where QUERY” counts the documents for which it holds."),
        )
    if not sizes:
        raise QualcodeError(
            _("The pool has no document that could be drawn: a sample takes texts of which something may be shown."),
            _("“qualcode pool add --with-texts PROJECT” lets texts go along."),
        )
    if request.hits is not None and not any(hit for _stratum, hit in sizes):
        raise QualcodeError(
            _("The rules {rules} gave this code to no document that could be drawn.", rules=request.hits.rules),
            _("“qualcode pool code RULES” codes by rules; “qualcode pool table” counts what they coded."),
        )


def _compared(name: str) -> str:
    """The name of an attribute in the form in which the pool compares it."""
    return folded(spelled(name))


def _refuse_unknown(engine: Engine, name: str) -> NoReturn:
    """Raise NotFound for an attribute that the pool does not have, with the nearest."""
    from difflib import get_close_matches

    known = {row["folded_name"]: row["name"] for row in engine.query("attribute_names").to_pylist()}
    raise NotFound(
        "attribute",
        name,
        [known[match] for match in get_close_matches(_compared(name), known, 3)],
        _("“qualcode pool add --attributes NAMES” says which attributes go along."),
        message=_("No document of the pool has the attribute “{name}”.", name=name),
    )


class _StratumWords:
    """A stratum by its number: the values of the attributes, each a digit of the number."""

    def __init__(self, names: Sequence[str], values: Sequence[Sequence[str]]) -> None:
        self.names, self._values = tuple(names), values

    def __call__(self, number: int) -> str:
        parts: list[str] = []
        for name, values in zip(self.names, self._values, strict=True):
            number, digit = divmod(number, len(values) + 1)
            parts.append(f"{name}={values[digit - 1]}" if digit else f"{name}=")  # no text: kept in the file
        return "; ".join(parts)


def _stratum_values(engine: Engine, wanted: Sequence[str]) -> tuple[pyarrow.Table, _StratumWords]:
    """Each value of the attributes with its share in the number of a stratum, and the words of such numbers.

    Raises NotFound, UsageProblem where an attribute is named twice.
    """
    names = [_compared(name) for name in wanted]
    if len(set(names)) < len(names):
        raise UsageProblem(_("An attribute is named twice."), _("Name each attribute once."))
    columns = plain_table({"place": "int64", "folded_name": "string"}, enumerate(names))
    found = engine.query("stratum_values", tables={"wanted": columns}).to_pylist() if names else []
    shown: list[list[str]] = [[] for _name in names]
    digits: list[list[str]] = [[] for _name in names]
    spelled_names = list(wanted)
    for row in found:
        spelled_names[row["place"]] = row["name"]
        shown[row["place"]].append(row["value"])
        digits[row["place"]].append(row["folded_value"])
    for name, values in zip(wanted, digits, strict=True):
        if not values:
            _refuse_unknown(engine, name)
    rows: list[tuple[str, str, int]] = []
    unit = 1
    for name, values in zip(names, digits, strict=True):
        rows += [(name, value, unit * digit) for digit, value in enumerate(values, start=1)]
        unit *= len(values) + 1
    if unit >= 1 << 62:
        raise UsageProblem(
            _("These attributes have too many values for strata."), _("Take attributes with fewer values.")
        )
    table = plain_table({"folded_name": "string", "folded_value": "string", "share": "int64"}, rows)
    return table, _StratumWords(spelled_names, shown)


def _first_phase(
    engine: Engine,
    request: SampleRequest,
    frame: PoolChoice,
    values: pyarrow.Table,
    sizes: Mapping[tuple[int, bool], int],
) -> list[dict[str, Any]]:
    """The first documents of each stratum; of large ones only those are put in order that surely hold them."""
    each = request.each
    if each is None:
        return []
    whole = _wholes(sizes)
    wanted = sum(min(each, number) for number in whole.values())
    for ends in ([_turn_end(each, number) for number in whole.values()], [_BEHIND_ALL] * len(whole)):
        table = plain_table({"stratum": "int64", "turn_end": "string"}, zip(whole, ends, strict=True))
        rows: list[dict[str, Any]] = engine.query(
            "sample_drawn",
            (f"{request.seed}:", each),
            choice=frame,
            tables={"stratum_values": values, "stratum_ends": table},
        ).to_pylist()
        if len(rows) == wanted:
            break
    return rows


def _turn_end(each: int, documents: int) -> str:
    """A turn before which at least so many of the documents of a stratum surely stand."""
    share = (each + 8 * math.sqrt(each) + 20) / documents
    return _BEHIND_ALL if share >= 1 else f"{int(share * 16**8):08x}"


def _wholes(sizes: Mapping[tuple[int, bool], int]) -> dict[int, int]:
    """How many documents each stratum has, hits and others together."""
    whole: dict[int, int] = {}
    for (stratum, _hit), number in sizes.items():
        whole[stratum] = whole.get(stratum, 0) + number
    return whole


def _stratum_names(
    sizes: Mapping[tuple[int, bool], int], words: _StratumWords, request: SampleRequest
) -> dict[tuple[int, bool], str]:
    """How each stratum is called in the files of the pool, each in its own way."""
    names: dict[tuple[int, bool], str] = {}
    taken: set[str] = set()
    for stratum, hit in sizes:
        parts = [words(stratum)]
        if request.hits is not None:
            parts.append("hits" if hit else "no hits")  # no text: kept in the file
        name = " · ".join(filter(None, parts))
        while name in taken:  # a document has two attributes of one name, or values look like names of strata
            name = f"{name} ({stratum})"
        taken.add(name)
        names[stratum, hit] = name
    return names


def _chances(sizes: Mapping[tuple[int, bool], int], request: SampleRequest) -> dict[tuple[int, bool], float]:
    """The chance of each document of a stratum, hits apart, of being drawn by either phase."""
    whole = _wholes(sizes)
    hits = sum(number for (_stratum, hit), number in sizes.items() if hit)
    second = min(1.0, request.hits.number / hits) if request.hits and hits else 0.0
    chances: dict[tuple[int, bool], float] = {}
    for stratum, hit in sizes:
        first = 0.0 if request.each is None else min(1.0, request.each / whole[stratum])
        chances[stratum, hit] = 1 - (1 - first) * (1 - second) if hit and second else first
    return chances


def _strata(
    documents: Sequence[DrawnDocument],
    sizes: Mapping[tuple[int, bool], int],
    chances: Mapping[tuple[int, bool], float],
    names: Mapping[tuple[int, bool], str],
) -> list[DrawnStratum]:
    drawn = Counter(document.stratum for document in documents)
    return [
        DrawnStratum(names[place], sizes[place], drawn[names[place]], chances[place], place[1])
        for place in sorted(sizes)
        if chances[place]
    ]
