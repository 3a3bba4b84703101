"""The query language for documents and passages: how a query is read and written; `conditions` says what it means.

    Interferenz AND NOT "positive Koordination"      codes, by name or path
    (A OR B) NEAR/2 code:C                           with brackets; NEAR/2 is within two sentences
    label:"RG 2022" AND wave>=2021                   source labels and attributes: = != < <= > >=
    coder:Anna weight>=50 absent                     parts beside each other must all hold
    good, good:Ben                                   marked as good quotations, by anybody or by Ben
    uncoded, state:finished, case:…, document:…      of documents

NEAR and NOT bind more than AND, AND more than OR. Words beside each other are one name. A name in quotation marks is
a name whatever stands in it; in front of a comparison it is that of an attribute, also where a part of the language
has that name ("weight"=80). UND, ODER, NICHT and BEI are read as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from qualcode.catalogue import _
from qualcode.errors import UsageProblem
from qualcode.model.spans import Span

NAMED = ("code", "label", "coder", "case", "document", "group", "state", "polarity", "good")
"""Parts that are followed by a name."""
NUMBERS = ("weight", "round")
"""Parts that are compared with a number."""
FIELDS = (*NAMED, *NUMBERS)
WORDS = ("uncoded", "finished", "unfinished", "good", "present", "absent", "mixed")
"""Parts of one word."""
_OF_DOCUMENTS = ("uncoded", "finished", "unfinished")  # these are no part of a name of several words
_MOST_PARTS = 200
_DEEPEST = 40
DOCUMENTS_HINT = _('words of the name · label:"RG 2022" · code:NAME · coder:NAME · wave>=2021 · uncoded · finished')
"""What a filter of documents may hold, in short."""
PASSAGES_HINT = (
    'A AND B · A NOT B · A NEAR/2 B · label:"RG 2022" · coder:NAME · wave>=2021 · absent · good · weight>=50'
)
"""What a filter of passages may hold, in short."""
HINT = _("Write it like “A AND (B OR C) NOT D”.")

_TOKEN = re.compile(
    r"""\s*(?:
        (?P<bracket>[()\[\]])
      | "(?P<quoted>(?:[^"]|"")*)"
      | [„“](?P<typeset>[^"“”„]+)["“”]
      | (?P<field>code|label|coder|case|document|group|state|polarity|good|weight|round):
      | (?P<sign>!=|<=|>=|[=<>])
      | (?P<word>(?:(?!!=)[^\s()\[\]"“”„=<>])+)
      | (?P<wrong>\S)
    )""",
    re.VERBOSE,
)
_OPERATOR = re.compile(r"AND|OR|NOT|UND|ODER|NICHT|(?:NEAR|BEI)(?:/(?P<distance>\d{1,4}))?")
_ENGLISH = {"UND": "AND", "ODER": "OR", "NICHT": "NOT", "BEI": "NEAR"}
_PLAIN = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Named:
    """A part that names something: `kind` is one of NAMED, “word” for a part of one word, empty for a bare name."""

    kind: str
    name: str
    place: Span = field(default=Span(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class Compared:
    """A number of codings (weight, round) or an attribute of documents, its `sign` and what it is compared with.

    `place` is that of the name, `value_place` that of the value.
    """

    name: str
    sign: str
    value: str
    place: Span = field(default=Span(0, 0), compare=False)
    value_place: Span = field(default=Span(0, 0), compare=False)
    attribute: bool = field(default=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Not:
    """What a query does not choose; `place` is that of the operator."""

    part: Query
    place: Span = field(default=Span(0, 0), compare=False)


@dataclass(frozen=True, slots=True)
class One:
    """A query in square brackets: of documents it asks for one passage that it chooses."""

    part: Query


@dataclass(frozen=True, slots=True)
class Joined:
    """Two queries under an operator: AND, OR or NEAR; `distance` counts sentences."""

    operator: str
    left: Query
    right: Query
    distance: int = 1


Part = Named | Compared
Query = Part | Not | One | Joined


def parse(text: str) -> Query:
    """Read a query. Raises UsageProblem, which points at the place, where it cannot be read."""
    return _Parser(text).query()


def parts_of(query: Query) -> Iterator[Part]:
    """The parts that name or compare something, from left to right."""
    if isinstance(query, Joined):
        yield from parts_of(query.left)
        yield from parts_of(query.right)
    elif isinstance(query, Not | One):
        yield from parts_of(query.part)
    else:
        yield query


def written(query: Query, hidden: frozenset[str] = frozenset()) -> str:
    """The query as text, which reads as the same query; of the kinds in `hidden` “…” stands for the name."""
    return _written(query, 0, hidden)


def _written(query: Query, binding: int, hidden: frozenset[str]) -> str:
    if isinstance(query, Named):
        return _named(query, hidden)
    if isinstance(query, Compared):
        name = _quoted(query.name) if query.attribute else query.name
        return f"{name}{query.sign}{_quoted(query.value)}"
    if isinstance(query, One):
        return f"[{_written(query.part, 0, hidden)}]"
    if isinstance(query, Not):
        words = f"NOT {_written(query.part, 4, hidden)}"  # no text: the language of queries
        return words if binding <= 3 else f"({words})"
    mine = {"OR": 1, "AND": 2, "NEAR": 4}[query.operator]
    sign = f"NEAR/{query.distance}" if query.operator == "NEAR" else query.operator
    both = f"{_written(query.left, mine, hidden)} {sign} {_written(query.right, mine + 1, hidden)}"
    return both if mine >= binding else f"({both})"


def _named(part: Named, hidden: frozenset[str]) -> str:
    if part.kind == "word":
        return part.name
    name = "…" if part.kind in hidden else part.name
    quoted = name if part.kind in hidden else _quoted(name)
    if part.kind:
        return f"{part.kind}:{quoted}"
    return name if _PLAIN.fullmatch(name) and name not in WORDS and not _OPERATOR.fullmatch(name) else quoted


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


class _Parser:
    """Reads from left to right; each method takes one level of binding."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = [found for found in _TOKEN.finditer(text) if found[0].strip()]
        self._at = 0
        self._depth = 0
        self._parts = 0

    def query(self) -> Query:
        wrong = next((token for token in self._tokens if token["wrong"]), None)
        if wrong is not None:
            raise self._problem(_("this quotation mark is not closed"), self._place(wrong))
        made = self._or()
        if self._at < len(self._tokens):
            token = self._tokens[self._at]
            raise self._problem(_("“{sign}” is not expected there", sign=token[0].strip()), self._place(token))
        return made

    # ---- tokens ----------------------------------------------------------------------------------

    def _token(self, ahead: int = 0) -> re.Match[str] | None:
        place = self._at + ahead
        return self._tokens[place] if place < len(self._tokens) else None

    def _operator(self, ahead: int = 0) -> re.Match[str] | None:
        token = self._token(ahead)
        if token is None or not token["word"]:
            return None
        return _OPERATOR.fullmatch(token["word"])

    def _compares(self, ahead: int) -> bool:
        """Whether a comparison follows a token, which then is the name of what is compared."""
        following = self._token(ahead + 1)
        return following is not None and bool(following["sign"])

    def _next_is(self, name: str) -> bool:
        found = self._operator()
        word = found[0].partition("/")[0] if found else ""
        return _ENGLISH.get(word, word) == name

    def _begins_part(self) -> bool:
        token = self._token()
        return token is not None and self._operator() is None and token["bracket"] not in (")", "]")

    def _place(self, token: re.Match[str]) -> Span:
        return Span(token.end() - len(token[0].lstrip()), token.end())

    # ---- levels ----------------------------------------------------------------------------------

    def _or(self) -> Query:
        made = self._and()
        while self._next_is("OR"):
            self._at += 1
            made = Joined("OR", made, self._and())
        return made

    def _and(self) -> Query:
        made = self._not()
        while self._next_is("AND") or self._next_is("NOT") or self._begins_part():
            self._at += self._next_is("AND")
            made = Joined("AND", made, self._not())
        return made

    def _not(self) -> Query:
        if not self._next_is("NOT"):
            return self._near()
        token = self._tokens[self._at]
        self._at += 1
        return Not(self._near(), self._place(token))

    def _near(self) -> Query:
        made = self._one()
        while self._next_is("NEAR"):
            found = self._operator()
            distance = int(found["distance"] or 1) if found else 1
            self._at += 1
            made = Joined("NEAR", made, self._one(), distance)
        return made

    def _one(self) -> Query:
        token = self._token()
        if token is None:
            end = len(self._text.rstrip())
            raise self._problem(_("something is missing at the end"), Span(end, end))
        if token["bracket"] in ("(", "["):
            return self._bracket(token)
        self._parts += 1
        if self._parts > _MOST_PARTS:
            raise self._problem(_("it has more than {most} parts", most=_MOST_PARTS), self._place(token))
        if token["field"]:
            return self._field(token)
        if self._operator() is None and not token["sign"] and self._compares(0):
            return self._comparison(token)
        return self._name()

    def _bracket(self, opening: re.Match[str]) -> Query:
        self._at += 1
        self._depth += 1
        if self._depth > _DEEPEST:
            raise self._problem(
                _("brackets stand in more than {deepest} others", deepest=_DEEPEST), self._place(opening)
            )
        made = self._or()
        closing, wanted = self._token(), ")" if opening["bracket"] == "(" else "]"
        if closing is None or closing["bracket"] != wanted:
            raise self._problem(_("this bracket is not closed"), self._place(opening))
        self._at += 1
        self._depth -= 1
        return made if wanted == ")" else One(made)

    def _field(self, token: re.Match[str]) -> Part:
        self._at += 1
        name = token["field"]
        value, place = self._value(_("a name is missing behind “{name}:”", name=name), token)
        whole = Span(self._place(token).start, place.end)
        return Compared(name, "=", value, whole, place) if name in NUMBERS else Named(name, value, place)

    def _comparison(self, token: re.Match[str]) -> Query:
        name, sign = _name_in(token), self._tokens[self._at + 1]
        self._at += 2
        is_named = bool(token["word"]) and name in NAMED
        if sign["sign"] in ("=", "!=") and not is_named and not self._begins_part():  # “land=” has no value
            value, place = "", self._place(sign)
        else:
            value, place = self._value(_("a value is missing behind “{sign}”", sign=sign["sign"]), sign)
        if not is_named:
            is_number = bool(token["word"]) and name in NUMBERS
            return Compared(name, sign["sign"], value, self._place(token), place, attribute=not is_number)
        if sign["sign"] not in ("=", "!="):
            raise self._problem(
                _("a {name} has a name, which is no more and no less than another", name=name), self._place(sign)
            )
        part = Named(name, value, place)
        return part if sign["sign"] == "=" else Not(part, self._place(sign))

    def _value(self, missing: str, before: re.Match[str]) -> tuple[str, Span]:
        token = self._token()
        if token is None or self._operator() or token["bracket"] or token["sign"] or token["field"]:
            raise self._problem(missing, self._place(before))
        self._at += 1
        return _name_in(token), self._place(token)

    def _name(self) -> Named:
        """A name of one or several words, or a part of one word."""
        tokens: list[re.Match[str]] = []
        while (token := self._token()) is not None and self._operator() is None:
            if token["bracket"] or token["field"] or token["sign"] or (tokens and self._compares(0)):
                break
            if tokens and _stands_alone(token):
                break
            tokens.append(token)
            self._at += 1
            if _stands_alone(token):
                break
        if not tokens:
            raise self._missing()
        place = Span(self._place(tokens[0]).start, tokens[-1].end())
        if len(tokens) == 1 and tokens[0]["word"] in WORDS:
            return Named("word", tokens[0]["word"], place)
        return Named("", " ".join(map(_name_in, tokens)), place)

    def _missing(self) -> UsageProblem:
        token = self._tokens[self._at]
        if token["sign"]:
            return self._problem(_("an attribute is missing before “{sign}”", sign=token["sign"]), self._place(token))
        return self._problem(_("a name is missing before this"), self._place(token))

    def _problem(self, cause: str, place: Span) -> UsageProblem:
        error = UsageProblem(_("“{text}” cannot be read: {cause}.", text=self._text, cause=cause), HINT)
        error.point(self._text, place.start, place.end)
        return error


def _stands_alone(token: re.Match[str]) -> bool:
    return token["word"] in _OF_DOCUMENTS


def _name_in(token: re.Match[str]) -> str:
    if token["quoted"] is not None:
        return str(token["quoted"]).replace('""', '"')
    return str(token["typeset"] or token["word"])
