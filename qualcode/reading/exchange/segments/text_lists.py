"""Lists of coded segments that are texts: the references of a node as NVivo exports them, ATLAS.ti 7's quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qualcode.model.exchange.losses import Loss, LossKind, LossReport
from qualcode.model.exchange.reasons import LossReason
from qualcode.model.exchange.segments import ListedSegment, SegmentList, SegmentProgram
from qualcode.reading.exchange.segments.cells import codes_in, paragraphs_of, path_of

# “<Files\\Interview 1> - § 3 references coded  [2.31% Coverage]”, in any language
_NVIVO_SOURCE = re.compile(
    r"<?(?P<path>[^<>\n]*?[^<>\s])>?\s+-\s+§\s*\d+\s+[^\[\n]{3,60}\[\s*[\d.,]+\s*%[^\]\n]*\]\s*"
)
# “Reference 2 - 0.77% Coverage”, “Referenz 2 - 0,77 % Abdeckung”
_NVIVO_REFERENCE = re.compile(r"\w+\s+(?P<number>\d+)\s+-\s+[\d.,]+\s*%\s+\w+\s*")
_NVIVO_NAME = re.compile(r"(?:Name|Code|Node|Knoten)\s*:\s*(?P<name>\S.*)")
# “P 1: Interview.rtf - 1:5 [the first words]  (12:14)   (Super)”
_ATLAS_HEAD = re.compile(
    r"P\s*\d+:\s*(?P<document>.*?\S)\s+-\s+(?P<id>\d+:\d+)\s*\[(?P<name>.*)\]\s*(?:\((?P<place>[^()]*)\))?.*"
)
_ATLAS_CODES = re.compile(r"(?:Codes?|Kodes?):\s*(?P<codes>.*)")
_ATLAS_MEMOS = re.compile(r"(?:No memos|Keine Memos|Memos?:.*)\s*")
_ATLAS_COMMENT = re.compile(r"(?:Comment|Kommentar):\s*(?P<comment>.*)")


def program_of(text: str) -> SegmentProgram:
    """The program that a text comes from as a list of coded segments; none where it is no such list."""
    lines = text.split("\n")
    if any(map(_NVIVO_SOURCE.fullmatch, lines)) and any(map(_NVIVO_REFERENCE.fullmatch, lines)):
        return SegmentProgram.NVIVO
    if any(map(_ATLAS_HEAD.fullmatch, lines)) and any(map(_ATLAS_CODES.fullmatch, lines)):
        return SegmentProgram.ATLASTI
    return SegmentProgram.OWN


def read_text_list(text: str, name: str, stem: str, code: str = "") -> SegmentList:
    """The list in a text of NVivo or ATLAS.ti; `name` is the file's, `stem` the same without suffix.

    NVivo's list holds the references of one code: `code`, else the one that its head names, else that of `stem`.
    """
    program = program_of(text)
    lines = text.split("\n")
    losses: list[Loss] = []
    if program is SegmentProgram.ATLASTI:
        segments = tuple(_of_atlas(lines, losses))
    else:
        segments = tuple(_of_nvivo(lines, code or _nvivo_code(lines) or stem, losses))
    return SegmentList(name, program, segments, losses=LossReport(tuple(losses)))


def _nvivo_code(lines: list[str]) -> str:
    """The code that stands above the first source."""
    for line in lines:
        if _NVIVO_SOURCE.fullmatch(line):
            break
        if found := _NVIVO_NAME.fullmatch(line.strip()):
            return found["name"].strip()
    return ""


def _of_nvivo(lines: list[str], code: str, losses: list[Loss]) -> Iterator[ListedSegment]:
    document, reference, words, began = "", "", list[str](), 0
    path = path_of(code, SegmentProgram.NVIVO)

    def segment() -> Iterator[ListedSegment]:
        said = "\n".join(words).strip()
        if reference and said:
            yield ListedSegment(began, document, (path,), said, place=reference)
        elif reference:
            losses.append(Loss(LossKind.CODING, LossReason.WORDS_MISSING, code, f"{document}, {reference}"))

    for number, line in enumerate(lines, start=1):
        source = _NVIVO_SOURCE.fullmatch(line)
        if source or _NVIVO_REFERENCE.fullmatch(line):
            yield from segment()
            reference, words, began = "" if source else " ".join(line.split()), [], number
        if source:
            document = source["path"].strip().rpartition("\\")[2].strip()
        elif reference and began != number:
            words.append(line)
    yield from segment()


def _of_atlas(lines: list[str], losses: list[Loss]) -> Iterator[ListedSegment]:
    heads = [number for number, line in enumerate(lines) if _ATLAS_HEAD.fullmatch(line)]
    for number, until in zip(heads, [*heads[1:], len(lines)], strict=True):
        head = _ATLAS_HEAD.fullmatch(lines[number])
        if head is None:
            continue
        codes, comment, words = "", "", list[str]()
        for line in lines[number + 1 : until]:
            if not words and (found := _ATLAS_CODES.fullmatch(line.strip())):
                codes = found["codes"]
            elif not words and (found := _ATLAS_COMMENT.fullmatch(line.strip())):
                comment = found["comment"].strip()
            elif not words and (not line.strip() or _ATLAS_MEMOS.fullmatch(line.strip())):
                continue
            else:
                words.append(line)
        said, paths = "\n".join(words).strip(), codes_in(codes, SegmentProgram.ATLASTI)
        document, place = head["document"].strip(), (head["place"] or "").strip()
        if said and paths:
            yield ListedSegment(
                number + 1, document, paths, said, comment, paragraphs=paragraphs_of(place, ""), place=head["id"]
            )
        else:
            why = LossReason.WORDS_MISSING if paths else LossReason.ROW_WITHOUT_CODE
            losses.append(Loss(LossKind.CODING, why, codes.strip(), f"{document}, {head['id']}"))
