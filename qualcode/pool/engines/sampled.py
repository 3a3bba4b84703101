"""What samples may be drawn from, and what was drawn: named CTEs of fixed pieces, read by operations on samples."""

from __future__ import annotations

from qualcode.pool.engines.choice import PoolChoice
from qualcode.pool.engines.stretches import with_ctes

_READABLE = "SELECT t.project AS project FROM texts t GROUP BY t.project"
_HITS = """\
SELECT m.project AS project, m.document AS document
FROM machine_codings m JOIN code_tree c ON c.code = m.code
WHERE c.ancestor = ? AND m.rules = ?
GROUP BY m.project, m.document"""
_PLACED = """\
SELECT a.project AS project, a.document AS document, CAST(SUM(v.share) AS BIGINT) AS stratum
FROM attributes a JOIN stratum_values v ON v.folded_name = a.folded_name AND v.folded_value = a.folded_value
GROUP BY a.project, a.document"""
_FRAME = """\
SELECT d.project AS project, d.document AS document, d.case_key AS case_key, d.length AS length,
  COALESCE(p.stratum, 0) AS stratum, CASE WHEN h.document IS NULL THEN 0 ELSE 1 END AS hit
FROM chosen d
JOIN readable r ON r.project = d.project
LEFT JOIN placed p ON p.project = d.project AND p.document = d.document
LEFT JOIN hits h ON h.project = d.project AND h.document = d.document
WHERE d.snippets = 1 AND d.length > 0"""
_OF_SAMPLES = """\
SELECT s.project AS project, s.document AS document, MIN(s.stratum) AS stratum, MIN(s.held_out) AS held_out
FROM sampled s JOIN asked_samples a ON a.sample = s.sample
GROUP BY s.project, s.document"""


def with_frame(choice: PoolChoice, code: int = -1, rules: str = "") -> PoolChoice:
    """The choice with `frame` (project, document, case_key, length, stratum, hit): what a sample may be drawn from.

    These are the documents chosen whose project came with texts (`readable`: project) and of which something may be
    shown. `hit` is 1 where rules gave a code or one below it. Who asks for `frame` hands `stratum_values`
    (folded_name, folded_value, share) in: `stratum` is the sum of the shares of a document's values.
    """
    return with_ctes(
        choice,
        ("readable", _READABLE),
        ("hits", _HITS),
        ("placed", _PLACED),
        ("frame", _FRAME),
        parameters=(code, rules),
    )


def with_samples(choice: PoolChoice | None = None) -> PoolChoice:
    """The choice with `of_samples` (project, document, stratum, held_out): the documents of samples, each once.

    The samples are those in `asked_samples` (sample), of equal strata. A document is held out where it is in each of
    them that holds it.
    """
    return with_ctes(choice or PoolChoice(()), ("of_samples", _OF_SAMPLES))
