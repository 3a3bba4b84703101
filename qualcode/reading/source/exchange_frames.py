"""What the process of the readers is asked about a project of another program, and the project as it answers it.

A dataclass travels as the list of its fields, whatever they are: a new field of the nouns needs no line here. What
comes back is held to its types; a span outside of its text raises ValueError, as in `formats.frames`.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from qualcode.model.exchange.project import ExchangeProject, ExchangeSource
from qualcode.model.spans import Span
from qualcode.reading.source.options import ExchangeOptions

_Convert = Callable[[Any], Any]


def plain_project(project: ExchangeProject) -> object:
    """A project as JSON has it."""
    return _to_plain(ExchangeProject)(project)


def project_of(plain: object) -> ExchangeProject:
    """The project that was made plain. Raises TypeError, ValueError or LookupError for anything else."""
    project: ExchangeProject = _from_plain(ExchangeProject)(plain)
    for source in project.sources:
        for span in _spans(source):
            if not 0 <= span.start <= span.end <= len(source.text):
                raise ValueError("a span lies outside of the text")  # no text: between the processes
    return project


def plain_choices(options: ExchangeOptions) -> object:
    """What the reader of a project is told, as JSON has it."""
    return _to_plain(ExchangeOptions)(options)


def choices_of(plain: object) -> ExchangeOptions:
    """The options that were made plain."""
    options: ExchangeOptions = _from_plain(ExchangeOptions)(plain)
    return options


def _spans(source: ExchangeSource) -> Iterator[Span]:
    for coding in source.codings:
        yield from filter(None, (coding.span, coding.likely))
    yield from (mark.span for mark in source.marks)


@cache
def _to_plain(kind: Any) -> _Convert:  # noqa: ANN401 - a type, or a form of types
    """What makes a value of that type plain."""
    if _alternative(kind) is not None:
        within = _to_plain(_alternative(kind))
        return lambda value: None if value is None else within(value)
    if get_origin(kind) is tuple:
        entry = _to_plain(get_args(kind)[0])
        return lambda values: [entry(value) for value in values]
    if get_origin(kind) is Mapping:
        return dict
    if not is_dataclass(kind):
        return str if kind is str else lambda value: value  # the words of an enum are text here
    parts: list[tuple[str, _Convert]] = []
    hints = get_type_hints(kind)

    def plain(value: object) -> list[object]:
        if not parts:  # only now: a class may hold itself
            parts.extend((field.name, _to_plain(hints[field.name])) for field in fields(kind))
        return [part(getattr(value, name)) for name, part in parts]

    return plain


@cache
def _from_plain(kind: Any) -> _Convert:  # noqa: ANN401 - a type, or a form of types
    """What makes a value of that type of a plain one, and raises for any other."""
    if _alternative(kind) is not None:
        within = _from_plain(_alternative(kind))
        return lambda value: None if value is None else within(value)
    if get_origin(kind) is tuple:
        entry = _from_plain(get_args(kind)[0])
        return lambda values: tuple([entry(value) for value in _exactly(list, values)])
    if get_origin(kind) is Mapping:
        return lambda values: {_exactly(str, name): _exactly(str, text) for name, text in values.items()}
    if is_dataclass(kind):
        return _made(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if kind is float:
        return lambda value: float(value) if type(value) in (int, float) else _exactly(float, value)
    return lambda value: _exactly(kind, value)


def _made(kind: Any) -> _Convert:  # noqa: ANN401 - a dataclass
    hints = get_type_hints(kind)
    parts: list[_Convert] = []

    def made(plain: object) -> object:
        if not parts:
            parts.extend(_from_plain(hints[field.name]) for field in fields(kind))
        values = _exactly(list, plain)
        if len(values) != len(parts):
            raise ValueError("other fields")  # no text: between the processes
        return kind(*[part(value) for part, value in zip(parts, values, strict=True)])

    return made


def _alternative(kind: Any) -> Any:  # noqa: ANN401 - a type, or a form of types
    """The type of which a value is where it is not None; None for a type that says nothing of None."""
    if get_origin(kind) not in (Union, types.UnionType):
        return None
    return next(part for part in get_args(kind) if part is not type(None))


def _exactly(kind: type, value: Any) -> Any:  # noqa: ANN401 - whatever came
    if type(value) is not kind:
        raise TypeError(f"no {kind.__name__}")  # no text: between the processes
    return value
