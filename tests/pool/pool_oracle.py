"""What questions to a small pool answer, in plain Python and slowly."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from qualcode.pool.engines.choice import CodedBy, CountedCodings
from qualcode.retrieval.query import Compared, Joined, Named, Not, One, Query, parse
from tests.pool.small_pools import Row, SmallPool

KINDS = {"human": {"person", "consensus"}, "machine": {"machine"}, "all": {"person", "consensus", "machine"}}


class PoolOracle:
    """Answers about the documents for which `where` holds and the codings that count."""

    def __init__(self, pool: SmallPool, counted: CountedCodings | None = None, where: str = "") -> None:
        self.tables = pool.tables
        self.counted = counted or CountedCodings()
        self.ancestors: dict[int, dict[int, int]] = defaultdict(dict)
        for row in self.tables["code_tree"]:
            self.ancestors[row["code"]][row["ancestor"]] = row["depth"]
        self.attributes = {
            (row["project"], row["document"], row["folded_name"]): row for row in self.tables["attributes"]
        }
        self.codings = list(self._codings())
        tree = parse(where) if where else None
        self.chosen = [
            row for row in self.tables["documents"]
            if row["own"] and (tree is None or self.fits(tree, row))
        ]  # fmt: skip
        cases = {row["document"]: row["case_key"] for row in self.chosen}
        self.passages = [
            {**coding, "case_key": cases[coding["document"]]} for coding in self.codings
            if coding["document"] in cases
            and (not self.counted.polarities or coding["polarity"] in self.counted.polarities)
        ]  # fmt: skip

    def _codings(self) -> Iterable[Row]:
        by_rules = self.counted.coded_by != CodedBy.HUMAN and self.counted.rules is not None
        kinds = KINDS[self.counted.coded_by] if self.counted.coded_by != CodedBy.MACHINE or not by_rules else set()
        for coding in self.tables["codings"]:
            if not coding["counted"] or coding["coder_kind"] not in kinds:
                continue
            if self.counted.without_old_rules and coding["old_rule"]:
                continue
            for row in self.tables["code_map"]:
                if row["project"] == coding["project"] and row["project_code"] == coding["code"]:
                    yield {**coding, "code": row["code"]}
        for coding in self.tables["machine_codings"]:
            if by_rules and self.counted.rules == coding["rules"]:
                yield {**coding, "polarity": "present", "weight": None, "coder": 0}

    # ---- filters ---------------------------------------------------------------------------------

    def fits(self, query: Query, document: Row) -> bool:
        """Whether a query chooses a document."""
        if isinstance(query, Joined) and query.operator != "NEAR":
            left, right = self.fits(query.left, document), self.fits(query.right, document)
            return left and right if query.operator == "AND" else left or right
        if isinstance(query, Not):
            return not self.fits(query.part, document)
        if isinstance(query, Compared) and query.attribute:
            return self._compares(query, document)
        return bool(self._spans(query.part if isinstance(query, One) else query, document, lambda _coding: True))

    def _compares(self, part: Compared, document: Row) -> bool:
        row = self.attributes.get((document["project"], document["document"], part.name.casefold()))
        if part.sign in ("=", "!="):
            if not part.value:
                return (row is None) == (part.sign == "=")
            return row is not None and (row["folded_value"] == part.value.casefold()) == (part.sign == "=")
        if row is None or row["number"] is None:
            return False
        return bool(eval(f"{row['number']} {part.sign} {float(part.value)}"))

    def _spans(self, query: Query, document: Row, within: Callable[[Row], bool]) -> set[tuple[int, int, int, int]]:
        """Passages of a document: start, stop, first and last sentence."""
        if isinstance(query, One):
            return self._spans(query.part, document, within)
        if isinstance(query, Joined) and query.operator == "OR":
            return self._spans(query.left, document, within) | self._spans(query.right, document, within)
        if isinstance(query, Joined) and query.operator == "NEAR":
            left, right = self._spans(query.left, document, within), self._spans(query.right, document, within)
            return {a for a in left if any(max(b[2] - a[3], a[2] - b[3], 0) <= query.distance for b in right)}
        if isinstance(query, Joined) and (_has_code(query) or not _is_simple(query)):
            for side, other in ((query.left, query.right), (query.right, query.left)):
                if _is_simple(other):
                    return self._spans(side, document, self._both(within, other, document))
            left, right = (self._spans(side, document, within) for side in (query.left, query.right))
            return {
                (max(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), min(a[3], b[3]))
                for a in left for b in right if a[0] < b[1] and b[0] < a[1]
            }  # fmt: skip
        return {
            (row["start"], row["stop"], row["first_sentence"], row["last_sentence"])
            for row in self.codings
            if row["document"] == document["document"] and within(row) and self._holds(query, row, document)
        }

    def _both(self, within: Callable[[Row], bool], query: Query, document: Row) -> Callable[[Row], bool]:
        return lambda row: within(row) and self._holds(query, row, document)

    def _holds(self, query: Query, coding: Row, document: Row) -> bool:
        match query:
            case Joined(operator, left, right):
                first, second = self._holds(left, coding, document), self._holds(right, coding, document)
                return first and second if operator == "AND" else first or second
            case Not(part):
                return not self._holds(part, coding, document)
            case One(part):
                return self._holds(part, coding, document)
            case Compared(attribute=True):
                return self._compares(query, document)
            case Compared():
                weight = coding["weight"]
                return weight is not None and bool(eval(f"{weight} {_python_sign(query.sign)} {query.value}"))
            case Named("word" | "polarity", name):
                return bool(coding["polarity"] == name)
            case Named(_kind, name):
                wanted = next(row["code"] for row in self.tables["codes"] if name in (row["name"], row["path"]))
                return wanted in self.ancestors[coding["code"]]
        raise AssertionError(query)

    # ---- tables ----------------------------------------------------------------------------------

    def value(self, document: Row, name: str) -> str:
        """The folded value of an attribute, empty where there is none."""
        row = self.attributes.get((document["project"], document["document"], name))
        return row["folded_value"] if row else ""

    def by_document(self, name: str) -> dict[int, str]:
        """The value of each chosen document."""
        return {row["document"]: self.value(row, name) for row in self.chosen}

    def joined(self, depth: int) -> list[tuple[int, int, str]]:
        """Passages as they are counted: document, code, polarity."""
        spans: dict[tuple[int, int], list[Row]] = defaultdict(list)
        for row in self.passages:
            for ancestor, below in self.ancestors[row["code"]].items():
                if below <= depth:
                    spans[row["document"], ancestor].append(row)
        found = []
        for (document, code), rows in spans.items():
            reached = -1
            group: list[Row] = []
            for row in sorted(rows, key=lambda row: (row["start"], row["stop"])):
                if row["start"] >= reached and group:
                    found.append((document, code, _polarity(group)))
                    group = []
                reached = max(reached, row["stop"])
                group.append(row)
            found.append((document, code, _polarity(group)))
        return found

    def passages_by_code(self, name: str, depth: int) -> list[Row]:
        """As the operation of that name."""
        values = self.by_document(name)
        numbers: dict[tuple[int, str], Counter[str]] = defaultdict(Counter)
        for document, code, polarity in self.joined(depth):
            numbers[code, values[document]][polarity] += 1
        return [{"code": code, "value": value, **_three(numbers[code, value])} for code, value in sorted(numbers)]

    def passages_by_value(self, row_name: str, name: str) -> list[Row]:
        """As the operation of that name."""
        rows, values = self.by_document(row_name), self.by_document(name)
        numbers: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        for document, _code, polarity in self.joined(0):
            numbers[rows[document], values[document]][polarity] += 1
        return [{"row_value": key[0], "value": key[1], **_three(numbers[key])} for key in sorted(numbers)]

    def units_by_code(self, unit: str, name: str, depth: int) -> list[Row]:
        """As the operations for documents and cases."""
        values = self.by_document(name)
        said: dict[tuple[int, int, str], dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
        for row in self.passages:
            for ancestor, below in self.ancestors[row["code"]].items():
                if below <= depth:
                    said[0, ancestor, values[row["document"]]][row[unit]].add(row["polarity"])
                    said[1, ancestor, ""][row[unit]].add(row["polarity"])
        return [
            {"total": key[0], "code": key[1], "value": key[2], **_three(Counter(map(_of_unit, said[key].values())))}
            for key in sorted(said)
        ]

    def pairs(self, by: str, near: int, depth: int) -> list[Row]:
        """As the operations for pairs."""
        begin, end, more = ("first_sentence", "last_sentence", 1 + near) if by == "near" else ("start", "stop", 0)
        stretches: list[tuple[int, Any, int, int, int]] = []  # code, unit, case, from, to
        places: dict[tuple[int, int], list[Row]] = defaultdict(list)
        for row in self.passages:
            for ancestor, below in self.ancestors[row["code"]].items():
                if below <= depth:
                    places[ancestor, row["document" if by != "case" else "case_key"]].append(row)
        for (code, unit), rows in places.items():
            if by in ("document", "case"):
                stretches.append((code, unit, rows[0]["case_key"], 0, 1))
                continue
            found: list[list[int]] = []
            for row in sorted(rows, key=lambda row: (row[begin], row[end])):
                if found and row[begin] < found[-1][1]:
                    found[-1][1] = max(found[-1][1], row[end] + more)
                else:
                    found.append([row[begin], row[end] + more])
            stretches += [(code, unit, rows[0]["case_key"], first, last) for first, last in found]
        met: dict[tuple[int, int], list[tuple[Any, Any, int]]] = defaultdict(list)
        for a in stretches:
            for b in stretches:
                if a[0] <= b[0] and a[1] == b[1] and a[3] < b[4] and b[3] < a[4]:
                    met[a[0], b[0]].append((a, b, a[2]))
        return [
            {"one_code": one, "other_code": other, "together": len(rows),
             "one_with": len({a for a, _b, _case in rows}), "other_with": len({b for _a, b, _case in rows}),
             "cases": len({case for _a, _b, case in rows})}
            for (one, other), rows in sorted(met.items())
        ]  # fmt: skip

    def units_by_value(self, row_name: str, name: str) -> list[Row]:
        """As the operation of that name."""
        found: dict[tuple[int, str, str], list[Row]] = defaultdict(list)
        found[3, "", ""] = []
        for row in self.chosen:
            mine, other = self.value(row, row_name), self.value(row, name)
            for key in ((0, mine, other), (1, mine, ""), (2, "", other), (3, "", "")):
                found[key].append(row)
        return [
            {"part": key[0], "row_value": key[1], "value": key[2], **self._form(key, row_name, name, rows),
             "documents": len(rows), "cases": len({row["case_key"] for row in rows})}
            for key, rows in sorted(found.items())
        ]  # fmt: skip

    def _form(self, key: tuple[int, str, str], row_name: str, name: str, rows: list[Row]) -> dict[str, Any]:
        asked = {1: row_name, 2: name}.get(key[0])
        mine = [self.attributes.get((row["project"], row["document"], asked)) for row in rows] if asked else []
        found = [row for row in mine if row]
        return {
            "label": _least(row["value"] for row in found) or "",
            "number": _least(row["number"] for row in found),
        }


def _least(values: Iterable[Any]) -> Any:
    return min((value for value in values if value is not None), default=None)


def _python_sign(sign: str) -> str:
    return "==" if sign == "=" else sign


def _has_code(query: Query) -> bool:
    match query:
        case Joined(_operator, left, right):
            return _has_code(left) or _has_code(right)
        case Not(part) | One(part):
            return _has_code(part)
        case Named(kind):
            return kind in ("", "code")
    return False


def _is_simple(query: Query) -> bool:
    """Whether it names no codes and nothing NEAR."""
    match query:
        case Joined(operator, left, right):
            return operator != "NEAR" and _is_simple(left) and _is_simple(right)
        case Not(part) | One(part):
            return _is_simple(part)
    return not _has_code(query)


def _polarity(rows: list[Row]) -> str:
    polarities = {row["polarity"] for row in rows}
    return polarities.pop() if len(polarities) == 1 else "mixed"


def _of_unit(polarities: Iterable[str]) -> str:
    found = set(polarities)
    return found.pop() if len(found) == 1 else "mixed"


def _three(numbers: Counter[str]) -> dict[str, Any]:
    return {name: numbers[name] for name in ("present", "absent", "mixed")}
