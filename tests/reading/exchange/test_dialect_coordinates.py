"""Projects written in the numbers of each program are read to the very passages that were marked."""

from __future__ import annotations

from random import Random
from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from qualcode.model.exchange.coordinates import CoordinateModel, CountedUnit
from qualcode.model.spans import Span
from qualcode.reading.exchange.coordinates import RawText, all_models
from qualcode.reading.exchange.placing import LearntCounting, RawPassage, place_passages
from qualcode.reading.exchange.refi.project import read_refi
from qualcode.reading.source.options import AS_FOUND
from tests.reading.exchange import hostile_files
from tests.reading.exchange.coded_texts import kept_span, marked, transcript
from tests.reading.exchange.counted import told
from tests.reading.exchange.hostile_files import archive, packed, selection, source

UTF16 = CountedUnit.UTF16
PROGRAMS = {
    "NVivo for Windows 12.6": (CoordinateModel(UTF16, 2), "crlf mark"),
    "NVivo 12.7.0 for Mac": (CoordinateModel(UTF16), ""),
    "ATLAS.ti 8.4.0 573, macOS": (CoordinateModel(), ""),
    "ATLAS.ti 24": (CoordinateModel(UTF16), "crlf"),
    "MAXQDA 24.7": (CoordinateModel(), ""),
    "QualCoder 3.5": (CoordinateModel(), "mark"),
    "QualCoder 3.6": (CoordinateModel(), "crlf mark"),
    "qualcode 1.0": (CoordinateModel(), ""),
    "Unheard of": (CoordinateModel(UTF16, 2, counts_mark=True), "crlf mark"),
}


@pytest.mark.parametrize("program", PROGRAMS)
@pytest.mark.parametrize("is_named", [False, True])
def test_the_passages_of_a_program_are_found(tmp_path, program, is_named):
    model, form = PROGRAMS[program]
    random = Random(program)
    sources, parts, wanted = [], {}, []
    for number in range(3):
        raw = transcript(random, lines=30, emoji=0.2, crlf="crlf" in form, mark="mark" in form)
        spans = [marked(random, raw, 0.05) for _passage in range(15)]
        selections = [
            selection(*told(raw, span, model), 100 * number + index, name=_name(raw, span) if is_named else "")
            for index, span in enumerate(spans)
        ]
        name = f"{number}.txt"
        sources.append(
            source("".join(selections), path=f"internal://{name}", name=name, number=hostile_files.guid(number + 900))
        )
        parts[f"Sources/{name}"] = raw.encode()
        wanted.append([kept_span(raw, span) for span in spans])
    opens = f'<Project xmlns="urn:QDA-XML:project:1.0" name="P" origin={quoteattr(program)}>'
    xml = hostile_files.project(sources="".join(sources), opens=opens)
    found = read_refi(packed(tmp_path, archive(xml, parts)), AS_FOUND)
    assert [[coding.span for coding in entry.codings] for entry in found.sources] == wanted
    assert all(entry.placement.decided for entry in found.sources)


def test_sources_of_one_passage_each_learn_of_the_first_ones(tmp_path):
    random, sources, parts, wanted = Random(5), [], {}, []
    for number in range(40):
        raw = transcript(random, lines=2, emoji=0.3, crlf=False, mark=False)
        span = marked(random, raw, 0.05)
        place = selection(*told(raw, span, CoordinateModel(UTF16)), number)
        sources.append(source(place, path=f"internal://{number}.txt", number=hostile_files.guid(number + 900)))
        parts[f"sources/{number}.txt"] = raw
        wanted.append(kept_span(raw, span))
    found = read_refi(packed(tmp_path, archive(hostile_files.project(sources="".join(sources)), parts)), AS_FOUND)
    spans = [entry.codings[0].span for entry in found.sources]
    assert all(span in (None, right) for span, right in zip(spans, wanted, strict=True))
    assert spans.count(None) <= 3


def test_a_source_that_is_counted_otherwise_than_the_others_is_found_out():
    random, learnt, coded = Random(6), LearntCounting(), []
    for number in range(12):
        raw = transcript(random, lines=30, emoji=0.3, crlf=False, mark=False)
        spans = [marked(random, raw, 0.05) for _passage in range(12)]
        model = CoordinateModel() if number == 5 else CoordinateModel(UTF16)
        coded.append((raw, spans, [RawPassage(*told(raw, span, model)) for span in spans]))
        learnt.add(str(number), RawText(raw), coded[-1][2])
    for number, (raw, spans, passages) in enumerate(coded):
        placed = place_passages(RawText(raw), passages, "Unheard of", others=learnt.beside(str(number)))
        assert list(placed.spans) == [kept_span(raw, span) for span in spans]


def _name(raw: str, span: Span) -> str:
    words = " ".join(span.cut(raw).split())
    return quoteattr(words if len(words) < 100 else f"{words[:99]}…")[1:-1]


PIECES = st.sampled_from(
    [
        "Haus",
        "war",
        " ",
        " ",
        "ü",
        "u\u0308",
        "😤",
        "🤦🏼\u200d♀️",
        "語",
        "\r\n",
        "\n",
        "\r",
        "\ufeff",
        ".",
        ",",
        "B: ",
        "\t",
    ]
)


@settings(max_examples=60)
@given(
    mark=st.sampled_from(["", "\ufeff"]),
    pieces=st.lists(PIECES, min_size=5, max_size=40),
    model=st.sampled_from(all_models()),
    origin=st.sampled_from(["", "NVivo", "ATLAS.ti", "QualCoder"]),
    data=st.data(),
)
def test_named_words_never_come_to_stand_on_others(mark, pieces, model, origin, data):
    raw = mark + "".join(pieces)
    places = [len(mark) + len("".join(pieces[:number])) for number in range(len(pieces) + 1)]
    places = [place for place in places if raw[max(0, place - 1) : place + 1] != "\r\n"]
    start, end = sorted((data.draw(st.sampled_from(places)), data.draw(st.sampled_from(places))))
    words = " ".join(raw[start:end].split())
    assume(len(words) > 3 and "\ufeff" not in raw[start:end])
    placed = place_passages(RawText(raw), [RawPassage(*told(raw, Span(start, end), model), words)], origin)
    (span,) = placed.spans
    assert span is None or " ".join(span.cut(placed.text).split()) == words
