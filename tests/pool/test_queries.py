"""Operations in SQL stay in the subset that SQLite, DuckDB and Spark run unchanged."""

import re
from importlib.resources import files
from pathlib import Path

import pytest

from tests.pool.operations import OPERATIONS

QUERIES = Path(str(files("qualcode.pool.engines"))) / "queries"
FORBIDDEN = {
    "a division of integers differs": r"/",
    "its case differs": r"\bLIKE\b|\bILIKE\b|\bGLOB\b|\bREGEXP\b|\bSIMILAR\b",
    "folding differs": r"\b(?:LOWER|UPPER|SUBSTR|SUBSTRING|LENGTH|TRIM|CONCAT|REPLACE)\(|\|\|(?! d\.document\))",
    "casts of text differ": r"\bAS\s+(?:TEXT|VARCHAR|STRING|CHAR|DATE|TIMESTAMP|INTEGER|INT|REAL|DECIMAL)\b|::",
    "dates differ": r"\b(?:DATE|NOW|CURRENT_DATE|CURRENT_TIMESTAMP|INTERVAL|EXTRACT)\b",
    "lists differ": r"\b(?:LIST|ARRAY|ARRAY_AGG|LIST_AGG|STRING_AGG|GROUP_CONCAT|UNNEST|EXPLODE|STRUCT|MAP)\b|\[",
    "it is of one engine": r"\b(?:GROUPING|ROLLUP|CUBE|QUALIFY|PIVOT|FILTER|LATERAL|PRAGMA|EXCLUDE|RANDOM|RAND)\b",
    "it writes": r"\b(?:INSERT|UPDATE|DELETE|CREATE|DROP|ATTACH|COPY|SET|LOAD|INSTALL)\b",
    "names in quotation marks differ": r"[\"`]",
    "an average differs in its last digit": r"\bAVG\b",
    "parameters have no names": r"\$\w|:\w|@\w|\?\d",
}


@pytest.mark.parametrize("path", sorted(QUERIES.glob("*.sql")), ids=lambda path: path.stem)
def test_an_operation_is_in_the_subset(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    assert lines[0].startswith("-- "), "it says first what it gives, and its parameters"
    text = "\n".join(line.partition("--")[0] for line in lines)
    for why, pattern in FORBIDDEN.items():
        assert not re.search(pattern, text, re.IGNORECASE), why
    bare = re.sub(r"'[^']*'", "''", text)
    assert text.lstrip().startswith(("SELECT", "WITH "))
    assert ";" not in text
    for whole in re.finditer(r"\bSUM\(", bare):
        before = bare[: whole.start()].rstrip()
        assert before.endswith(("CAST(", "COALESCE(")) or _is_window(bare, whole.end()), "SUM is cast"
    one_row = "GROUP BY" not in bare.upper() and re.match(r"\s*SELECT COUNT", bare)
    assert one_row or re.search(r"\bORDER BY [\w., ]+\s*$", bare), "its rows stand in a total order"


def _is_window(text: str, start: int) -> bool:
    """Whether OVER follows the call whose arguments begin at `start`."""
    depth, at = 1, start
    while depth:
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        at += 1
    return text[at:].lstrip().startswith("OVER")


def test_there_is_nothing_but_operations() -> None:
    assert {path.suffix for path in QUERIES.iterdir()} == {".sql"}


def test_each_operation_has_an_example_that_all_engines_are_held_to() -> None:
    assert {path.stem for path in QUERIES.glob("*.sql")} == OPERATIONS.keys()
