"""Which units coders gave a code, as `agreement.kernel.units.Units.coded` says it, as named CTEs of fixed pieces.

A unit counts as coded where at least half of it is marked, or at least half of what counts of a passage lies
in it, passages that overlap or touch taken as one. Labels of speakers do not count, nor does what those say who ask;
line ends do, though they are in no sentence. A document counts as coded where anything of it is that counts.
"""

from __future__ import annotations

from qualcode.pool.engines.choice import PoolChoice
from qualcode.pool.engines.stretches import joined_spans, with_ctes

_KEYS = "place, document, coder, code"  # no text: SQL
_PROJECTS = """\
SELECT project, ROW_NUMBER() OVER (ORDER BY project) AS place
FROM (SELECT DISTINCT project FROM coders) named"""
"""Projects by numbers: engines join and group by these sooner than by names."""
_READERS = """\
SELECT p.project, p.place, r.document, h.case_key, r.coder, r.kind
FROM coders r
JOIN numbered_projects p ON p.project = r.project
JOIN chosen h ON h.document = r.document"""
_PAIRS = """\
SELECT a.project, a.place, a.document, a.case_key, a.coder AS coder_a, b.coder AS coder_b, b.kind AS kind_b
FROM readers a
JOIN readers b ON b.place = a.place AND b.document = a.document
WHERE a.kind = 'person' AND ((b.kind = 'person' AND a.coder < b.coder) OR b.kind = ?)"""
_MAPPED = """\
SELECT m.project, p.place, m.project_code, t.ancestor AS code
FROM code_map m
JOIN code_tree t ON t.code = m.code AND t.depth <= ?
JOIN numbered_projects p ON p.project = m.project"""
_MARKED = """\
SELECT m.place, c.document, c.coder, m.code, c.start AS opened, c.stop AS closed, c.first_sentence, c.last_sentence
FROM codings c
JOIN mapped m ON m.project = c.project AND m.project_code = c.code
JOIN readers r ON r.place = m.place AND r.document = c.document AND r.coder = c.coder"""
_COMMON = """\
CASE WHEN {u}.stop < s.closed THEN {u}.stop ELSE s.closed END
    - CASE WHEN {u}.start > s.opened THEN {u}.start ELSE s.opened END"""  # no text: SQL
_NUMBER = "SELECT document, COUNT(*) AS number FROM {units} GROUP BY document"
_ENOUGH = """\
GROUP BY place, document, coder, code, unit
HAVING 2 * CAST(SUM(common) AS BIGINT) >= MIN(size) OR MAX(CASE WHEN 2 * common >= passage THEN 1 ELSE 0 END) = 1"""

_EDGES = """\
SELECT document, kind, unit, asked, start, stop FROM units
UNION ALL
SELECT document, 'text' AS kind, 0 AS unit, 0 AS asked, -1 AS start, 0 AS stop FROM documents WHERE own = 1
UNION ALL
SELECT document, 'text' AS kind, 0 AS unit, 0 AS asked, length AS start, length AS stop
FROM documents WHERE own = 1"""
"""Where sentences, turns and the text itself begin and end; a turn stands before the sentences in it."""
_FOLLOWED = """\
SELECT document, kind, unit, asked, start, stop,
  LEAD(start) OVER (PARTITION BY document ORDER BY start, stop DESC) AS following,
  MAX(CASE WHEN kind = 'turn' THEN stop ELSE 0 END) OVER (
    PARTITION BY document ORDER BY start, stop DESC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
  ) AS turn_stop
FROM edges"""
_THAT_COUNT = "SELECT document, start, stop FROM units WHERE kind = 'sentence' AND start < stop AND asked <= ?"
_SPACED = """\
SELECT document, unit, start, stop, CASE WHEN asked <= ? THEN stop - start ELSE 0 END AS size,
  CASE WHEN asked <= ? THEN stop ELSE turn_stop END AS gap_start, following AS gap_stop
FROM followed
WHERE kind = 'sentence'"""
"""Sentences with the gap behind them that counts, such as the end of a line; those that do not count have no size."""
_SENTENCES = """\
SELECT document, unit, start, stop, size, gap_start, gap_stop,
  CASE WHEN gap_start < gap_stop THEN gap_stop - gap_start ELSE 0 END AS gap,
  SUM(size + CASE WHEN gap_start < gap_stop THEN gap_stop - gap_start ELSE 0 END) OVER (
    PARTITION BY document ORDER BY unit ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
  ) AS reached_size,
  LAG(gap_start) OVER (PARTITION BY document ORDER BY unit) AS before_start,
  LAG(gap_stop) OVER (PARTITION BY document ORDER BY unit) AS before_stop
FROM spaced"""
_GAP = """\
CASE WHEN {start} < {stop} AND {start} < s.closed AND {stop} > s.opened THEN
      CASE WHEN {stop} < s.closed THEN {stop} ELSE s.closed END
      - CASE WHEN {start} > s.opened THEN {start} ELSE s.opened END
    ELSE 0 END"""  # no text: SQL
_ENDS = f"""\
SELECT s.place, s.document, s.coder, s.code, s.opened, s.first_sentence, s.last_sentence,
  f.size AS first_size, l.size AS last_size,
  CASE WHEN f.size = 0 THEN 0 ELSE {_COMMON.format(u="f")} END AS first_common,
  CASE WHEN l.size = 0 OR s.first_sentence = s.last_sentence THEN 0 ELSE {_COMMON.format(u="l")} END AS last_common,
  CASE WHEN s.first_sentence < s.last_sentence
    THEN l.reached_size - l.size - l.gap - f.reached_size + f.gap ELSE 0 END
    + {_GAP.format(start="f.before_start", stop="f.before_stop")}
    + {_GAP.format(start="l.gap_start", stop="l.gap_stop")} AS other_common
FROM stretches s
JOIN sentences f ON f.document = s.document AND f.unit = s.first_sentence
JOIN sentences l ON l.document = s.document AND l.unit = s.last_sentence"""  # no text: SQL
_END_UNITS = """\
SELECT place, document, coder, code, first_sentence AS unit, first_size AS size, first_common AS common,
  first_common + last_common + other_common AS passage
FROM ends
WHERE first_common > 0
UNION ALL
SELECT place, document, coder, code, last_sentence AS unit, last_size AS size, last_common AS common,
  first_common + last_common + other_common AS passage
FROM ends
WHERE last_common > 0"""
_GIVEN_SENTENCES = f"""\
SELECT place, document, coder, code, unit
FROM shared_units
{_ENOUGH}
UNION ALL
SELECT e.place, e.document, e.coder, e.code, u.unit
FROM ends e
JOIN sentences u ON u.document = e.document AND u.unit > e.first_sentence AND u.unit < e.last_sentence AND u.size > 0
WHERE e.last_sentence - e.first_sentence > 1"""  # no text: SQL
"""Those between the first and the last that a passage touches are marked whole, and need no measuring."""

_TURNS = """\
SELECT t.document, t.unit, MIN(s.start) AS start, t.stop
FROM units t
JOIN units s ON s.document = t.document AND s.kind = 'sentence' AND s.start >= t.start AND s.stop <= t.stop
WHERE t.kind = 'turn' AND t.asked <= ? AND s.start < s.stop
GROUP BY t.document, t.unit, t.stop"""
"""Turns without the labels before their first sentences."""
_SHARED_TURNS = f"""\
SELECT s.place, s.document, s.coder, s.code, s.opened, u.unit, u.stop - u.start AS size,
  {_COMMON.format(u="u")} AS common
FROM stretches s
JOIN turns u ON u.document = s.document AND u.start < s.closed AND u.stop > s.opened"""  # no text: SQL
_SHARED_UNITS = """\
SELECT t.place, t.document, t.coder, t.code, t.unit, t.size, t.common,
  COALESCE(e.first_common + e.last_common + e.other_common, t.common) AS passage
FROM shared_turns t
LEFT JOIN ends e
  ON e.place = t.place AND e.document = t.document AND e.coder = t.coder AND e.code = t.code
  AND e.opened = t.opened"""
"""What touches no sentence lies in one turn alone."""
_GIVEN_TURNS = f"""\
SELECT place, document, coder, code, unit
FROM shared_units
{_ENOUGH}"""  # no text: SQL

_DOCUMENTS = "SELECT document FROM documents WHERE own = 1"
_COUNTING = f"""\
{_THAT_COUNT}
UNION ALL
SELECT document, stop AS start, following AS stop FROM followed
WHERE kind <> 'turn' AND asked <= ? AND stop < following
UNION ALL
SELECT document, turn_stop AS start, following AS stop FROM followed
WHERE (kind = 'turn' OR asked > ?) AND turn_stop < following"""  # no text: SQL
"""What counts of a text: sentences, and what is between them; the labels of speakers do not."""
_GIVEN_DOCUMENTS = """\
SELECT DISTINCT s.place, s.document, s.coder, s.code, 0 AS unit
FROM stretches s
JOIN counting u ON u.document = s.document AND u.start < s.closed AND u.stop > s.opened"""


def with_pairs_of_coders(choice: PoolChoice, beside: str) -> PoolChoice:
    """The choice with `pairs`: project, its number (place), document, case_key, both coders, the kind of the second.

    Both read the document to its end. The first is a person, the second another person, or of the kind `beside`.
    """
    return with_ctes(
        choice, ("numbered_projects", _PROJECTS), ("readers", _READERS), ("pairs", _PAIRS), parameters=(beside,)
    )


def with_coded_units(choice: PoolChoice, unit: str, beside: str, depth: int, *, with_interviewer: bool) -> PoolChoice:
    """The choice of `with_pairs_of_coders`, with what of units of a kind (“sentence”, “turn”, “document”) is coded.

    `numbers` (document, number) are how many units there are; `given` (place, document, coder, code, unit) those to
    which a coder who read the document gave a shared code, with those below it to that depth, 0 for none.
    """
    asked = int(with_interviewer)
    of_units: list[tuple[str, str]]
    values: list[int]
    if unit == "sentence":
        units, of_units, values = f"({_THAT_COUNT}) counted", [], [asked]  # no text: SQL
        given = [("shared_units", _END_UNITS), ("given", _GIVEN_SENTENCES)]
    elif unit == "turn":
        units, of_units, values = "turns", [("turns", _TURNS)], [asked]
        given = [("shared_turns", _SHARED_TURNS), ("shared_units", _SHARED_UNITS), ("given", _GIVEN_TURNS)]
    else:
        units, of_units, values = "whole_documents", [("whole_documents", _DOCUMENTS)], []
        given = [("counting", _COUNTING), ("given", _GIVEN_DOCUMENTS)]
    sentences = "first_sentence, last_sentence"  # no text: SQL
    kept = "MIN(first_sentence) AS first_sentence, MAX(last_sentence) AS last_sentence"
    return with_ctes(
        with_pairs_of_coders(choice, beside),
        ("edges", _EDGES),
        ("followed", _FOLLOWED),
        ("spaced", _SPACED),
        ("sentences", _SENTENCES),
        *of_units,
        ("numbers", _NUMBER.format(units=units)),
        ("mapped", _MAPPED),
        ("marked", _MARKED),
        *joined_spans("marked", _KEYS, more=sentences, kept=kept, touching=True),
        ("ends", _ENDS),
        *given,
        parameters=(asked, asked, *values, depth, *((asked, asked, asked) if unit == "document" else ())),
    )
