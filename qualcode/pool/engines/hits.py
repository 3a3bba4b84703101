"""Where words stand that are looked for: named CTEs that end in `hits`, put together from fixed pieces.

They read the tables of `HIT_TABLES`, which are handed in: what each word that is looked for may read in the pool, and
which expressions, alone, near each other or without others by them, make a pattern.
"""

from __future__ import annotations

from dataclasses import dataclass

from qualcode.pool.engines.choice import Parameter, PoolChoice
from qualcode.pool.folder.layout import Columns

HIT_TABLES: dict[str, Columns] = {
    # an expression of `length` words has at its `place`, from 0, a word of this `value`
    "wanted_lemmas": {"expression": "int64", "place": "int64", "length": "int64", "value": "string"},
    "wanted_words": {"expression": "int64", "place": "int64", "length": "int64", "value": "string"},
    # `other` is 0 where nothing has to be near; else at most `most` words (`in_words` is 1) or sentences apart, and
    # both stand in the same or in neighbouring stretches of `width` words or sentences
    "patterns": {
        "pattern": "int64", "code": "int64", "expression": "int64", "other": "int64",
        "in_words": "int64", "most": "int64", "width": "int64",
    },
    # `within` is sentence, turn or document
    "excluded": {"pattern": "int64", "expression": "int64", "within": "string"},
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class HitPieces:
    """Which of the pieces are needed: those that are not cost time even where they find nothing."""

    lemmas: bool
    words: bool
    in_both: bool = False
    """Whether one word that is looked for stands in both tables: then what it finds twice counts once."""
    phrases: bool = False
    near: bool = False
    excluded: bool = False
    turns: bool = False
    without_asked: bool = False
    """Whether the words of those who ask are passed over, as if nobody had said them."""


@dataclass(frozen=True, slots=True)
class WordPortion:
    """The words of which projects (names) and documents (keys) are looked through, the last ones included."""

    first_project: str = "p"
    last_project: str = "q"
    first_document: int = 0
    last_document: int = (1 << 63) - 1

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """Their values in the order in which `_IN_PORTION` asks for them."""
        return (self.first_project, self.last_project, self.first_document, self.last_document)


_IN_PORTION = "w.project >= ? AND w.project <= ? AND w.document >= ? AND w.document <= ?"
_MATCHED = """\
SELECT t.expression, t.place, t.length, w.project, w.document, w.sentence, w.position, w.start, w.stop
FROM words w
JOIN {wanted} t ON t.value = w.{column}{apart}
WHERE {portion}"""
_ASKED_SENTENCES = """\
SELECT project, document, unit AS sentence
FROM units
WHERE kind = 'sentence' AND asked = 1"""
_NOT_ASKED = """
LEFT JOIN asked_sentences k ON k.project = w.project AND k.document = w.document AND k.sentence = w.sentence"""
_SINGLE = """\
SELECT expression, project, document, sentence, position AS first_word, position AS last_word, start, stop
FROM matched
WHERE length = 1"""
_IN_A_ROW = """\
SELECT expression, project, document, sentence, MIN(position) AS first_word, MAX(position) AS last_word,
  MIN(start) AS start, MAX(stop) AS stop
FROM matched
WHERE length > 1
GROUP BY expression, project, document, sentence, position - place, length
HAVING COUNT(*) = length"""
_ALONE = """\
SELECT p.pattern, p.code, o.project, o.document, o.sentence AS first_sentence, o.sentence AS last_sentence,
  o.start, o.stop
FROM occurrences o
JOIN patterns p ON p.expression = o.expression AND p.other = 0"""
_STRETCH = """\
CASE WHEN p.in_words = 1 THEN o.first_word - o.first_word % p.width
    ELSE o.sentence - o.sentence % p.width END"""  # no text: SQL
_SIDES = """\
SELECT p.pattern, p.code, p.in_words, p.most, o.project, o.document, o.sentence, o.first_word, o.last_word,
  o.start, o.stop, {stretch} AS stretch
FROM occurrences o
JOIN patterns p ON p.expression = o.expression AND p.other > 0"""
_OTHER_SIDES = """\
SELECT p.pattern, o.project, o.document, o.sentence, o.first_word, o.last_word, o.start, o.stop,
  {stretch} + s.step * p.width AS stretch
FROM occurrences o
JOIN patterns p ON p.other = o.expression
CROSS JOIN (SELECT -1 AS step UNION ALL SELECT 0 AS step UNION ALL SELECT 1 AS step) s"""
_NEAR = """\
SELECT a.pattern, a.code, a.project, a.document,
  CASE WHEN a.sentence < b.sentence THEN a.sentence ELSE b.sentence END AS first_sentence,
  CASE WHEN a.sentence > b.sentence THEN a.sentence ELSE b.sentence END AS last_sentence,
  CASE WHEN a.start < b.start THEN a.start ELSE b.start END AS start,
  CASE WHEN a.stop > b.stop THEN a.stop ELSE b.stop END AS stop
FROM sides a
JOIN other_sides b
  ON b.pattern = a.pattern AND b.project = a.project AND b.document = a.document AND b.stretch = a.stretch
WHERE (a.last_word < b.first_word OR b.last_word < a.first_word)
  AND (
    (a.in_words = 1 AND b.first_word - a.last_word <= a.most AND a.first_word - b.last_word <= a.most)
    OR (a.in_words = 0 AND b.sentence - a.sentence <= a.most AND a.sentence - b.sentence <= a.most)
  )"""
_BESIDE = """\
SELECT h.pattern, h.project, h.document, h.start, h.stop
FROM found h
JOIN excluded x ON x.pattern = h.pattern
JOIN occurrences e ON e.expression = x.expression AND e.project = h.project AND e.document = h.document
WHERE x.within = 'document'
  OR (x.within = 'sentence' AND e.sentence >= h.first_sentence AND e.sentence <= h.last_sentence)"""
_IN_TURN = """\
SELECT h.pattern, h.project, h.document, h.start, h.stop
FROM found h
JOIN excluded x ON x.pattern = h.pattern AND x.within = 'turn'
JOIN units u ON u.project = h.project AND u.document = h.document AND u.kind = 'turn'
  AND u.start < h.stop AND h.start < u.stop
JOIN occurrences e ON e.expression = x.expression AND e.project = h.project AND e.document = h.document
  AND e.start < u.stop AND u.start < e.stop"""
_WITH_TURNS = "SELECT DISTINCT project, document FROM units WHERE kind = 'turn'"
_WITHOUT_TURNS = """\
SELECT h.pattern, h.project, h.document, h.start, h.stop
FROM found h
JOIN excluded x ON x.pattern = h.pattern AND x.within = 'turn'
JOIN occurrences e ON e.expression = x.expression AND e.project = h.project AND e.document = h.document
LEFT JOIN with_turns t ON t.project = h.project AND t.document = h.document
WHERE t.document IS NULL"""
_NOT_BARRED = """\
SELECT h.pattern, h.code, h.project, h.document, h.first_sentence, h.last_sentence, h.start, h.stop
FROM found h
LEFT JOIN (SELECT DISTINCT pattern, project, document, start, stop FROM barred) b
  ON b.pattern = h.pattern AND b.project = h.project AND b.document = h.document
  AND b.start = h.start AND b.stop = h.stop
WHERE b.pattern IS NULL"""


def with_hits(choice: PoolChoice, pieces: HitPieces, portion: WordPortion | None = None) -> PoolChoice:
    """The choice with `hits`: pattern, code, project, document, sentences from the first to the last, start and stop.

    The same place may be a hit of several patterns, and of one pattern several times.
    """
    columns = [column for column, is_needed in (("lemma", pieces.lemmas), ("word", pieces.words)) if is_needed]
    apart, portion_said = "", _IN_PORTION
    if pieces.without_asked:
        apart, portion_said = _NOT_ASKED, f"{_IN_PORTION} AND k.document IS NULL"  # no text: SQL
    matched = [
        _MATCHED.format(wanted=f"wanted_{column}s", column=column, apart=apart, portion=portion_said)
        for column in columns or ["word"]
    ]
    ctes = [
        *([("asked_sentences", _ASKED_SENTENCES)] if pieces.without_asked else []),
        ("matched", ("\nUNION\n" if pieces.in_both else "\nUNION ALL\n").join(matched)),
        ("occurrences", f"{_SINGLE}\nUNION ALL\n{_IN_A_ROW}" if pieces.phrases else _SINGLE),
    ]
    hits = _ALONE
    if pieces.near:
        ctes += [("sides", _SIDES.format(stretch=_STRETCH)), ("other_sides", _OTHER_SIDES.format(stretch=_STRETCH))]
        hits = f"{_ALONE}\nUNION ALL\n{_NEAR}"
    if pieces.excluded:
        barred = [_BESIDE, *([_IN_TURN, _WITHOUT_TURNS] if pieces.turns else [])]
        ctes += [("found", hits), *([("with_turns", _WITH_TURNS)] if pieces.turns else [])]
        ctes.append(("barred", "\nUNION ALL\n".join(barred)))
        hits = _NOT_BARRED
    values = (portion or WordPortion()).parameters * len(matched)
    return PoolChoice((*choice.ctes, *ctes, ("hits", hits)), (*choice.parameters, *values), choice.notes)
