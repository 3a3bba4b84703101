"""What the disclosure check finds in one text: names of a list, forms such as addresses, likely names.

What overlaps is one finding, told and masked as far as it reaches: the listed town in a mail address is part of the
address, and masking the town alone would leave the rest of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from qualcode.catalogue import Later, later
from qualcode.language.names.identifiers import IdentifierKind, find_identifiers, is_title
from qualcode.language.names.likely import LikelyKind, likely_names
from qualcode.language.names.listed import NameHit, NameList
from qualcode.language.words.dictionary import is_german
from qualcode.model.spans import Span, touched, union
from qualcode.reporting.disclosure.finding import FindingKind
from qualcode.reporting.disclosure.known_names import KnownHit, KnownNames

_IDENTIFIERS = {
    IdentifierKind.MAIL: later("a mail address"),
    IdentifierKind.USER: later("a user name"),
    IdentifierKind.WEB: later("a web address"),
    IdentifierKind.IBAN: later("an account number"),
    IdentifierKind.PHONE: later("a phone number"),
    IdentifierKind.DATE: later("a date"),
    IdentifierKind.ADDRESS: later("an address"),
    IdentifierKind.TITLED: later("a name behind a title"),
}
_LIKELY = {
    LikelyKind.FIRST_NAME: Later(lambda words: words.pgettext("likely name", "first name")),
    LikelyKind.SURNAME: Later(lambda words: words.pgettext("likely name", "surname")),
    LikelyKind.PLACE: Later(lambda words: words.pgettext("likely name", "place")),
    LikelyKind.COUNTRY: Later(lambda words: words.pgettext("likely name", "country of origin")),
    LikelyKind.BIRTHPLACE: Later(lambda words: words.pgettext("likely name", "place of birth")),
    LikelyKind.UNKNOWN: Later(lambda words: words.pgettext("likely name", "unknown word")),
}
_ORIGINS = frozenset((LikelyKind.COUNTRY, LikelyKind.BIRTHPLACE))
_REST = re.compile(r"[^\W\d_]{3,}")
# A placeholder of the list can stand in place of the whole of these.
_NAMES = frozenset((FindingKind.LISTED, FindingKind.TITLED, FindingKind.ADDRESS, FindingKind.LIKELY))


@dataclass(frozen=True, slots=True)
class Options:
    """What is looked for.

    `names` are those of a list, `known` those that the project itself knows, `likely` says whether names in no list
    are told too. Groups of fewer than `smallest_group` cases are told, and cases that give more than `largest_share`
    of a theme's quotations.
    """

    names: NameList | None = None
    known: KnownNames | None = None
    likely: bool = True
    smallest_group: int = 3
    largest_share: float = 1 / 3


@dataclass(frozen=True, slots=True)
class Hit:
    """What was found at a place (code points), why it is told, and what may stand there instead.

    `name` is the name of the list that it is or holds.
    """

    span: Span
    kind: FindingKind
    certain: bool
    reason: str
    replacement: str = "[...]"
    name: str = ""


def hits(text: str, options: Options) -> list[Hit]:
    """What was found in a text, in order; what overlaps is one hit, of the kind of the longest."""
    listed = [_listed(hit) for hit in options.names.hits(text)] if options.names else []
    places = [hit.span for hit in listed]
    listed += [hit for hit in known_hits(text, options) if not touched(places, hit.span)]
    forms = [
        Hit(
            identifier.span,
            FindingKind(identifier.kind.value),
            identifier.certain,
            _looks_like(identifier.kind, certain=identifier.certain),
        )
        for identifier in find_identifiers(text)
    ]
    likely = list(_likely(text, options.names, [*listed, *forms])) if options.likely else []
    if not (listed and forms) and not likely:
        return sorted([*listed, *forms], key=lambda hit: hit.span)
    return [_as_one(text, group) for group in _overlapping([*listed, *forms, *likely])]


def known_hits(text: str, options: Options) -> list[Hit]:
    """The names that the project knows in a text, without those that the list allows."""
    known = options.known.hits(text) if options.known else []
    allowed = union(options.names.allows(text)) if known and options.names else []
    return [
        Hit(hit.span, FindingKind.KNOWN, hit.certain, _is_known(hit))
        for hit in known
        if not touched(allowed, hit.span)
    ]


def _is_known(hit: KnownHit) -> str:
    if hit.certain:
        return later("is the name of {whose}", whose=hit.told)
    return later("may be the name of {whose}", whose=hit.told)


def _listed(hit: NameHit) -> Hit:
    if hit.certain:
        reason = later("is a name of the list ({form})", form=hit.how)
    else:
        reason = later("may be a name of the list ({form})", form=hit.how)
    placeholder = hit.name.placeholder or "[Name]"
    return Hit(hit.span, FindingKind.LISTED, hit.certain, reason, placeholder, hit.name.name)


def _looks_like(kind: IdentifierKind, *, certain: bool) -> str:
    what = _IDENTIFIERS[kind]
    return later("looks like {what}", what=what) if certain else later("guessed, may be {what}", what=what)


def _likely(text: str, names: NameList | None, known: Sequence[Hit]) -> Iterator[Hit]:
    """Likely names; one that reaches beyond a hit counts only where the rest of it may be a name too."""
    found = likely_names(text)
    allowed = union(names.allows(text)) if found and names else []
    places = union(hit.span for hit in known)
    for likely in found:
        inside = touched(places, likely.span)
        if touched(allowed, likely.span) or (inside and not _goes_on(text, likely.span, inside)):
            continue
        reason = (
            later("guessed, may be a {kind}", kind=_LIKELY[likely.kind])
            if likely.kind in _ORIGINS
            else later("is likely a name and in no list ({kind})", kind=_LIKELY[likely.kind])
        )
        yield Hit(likely.span, FindingKind.LIKELY, certain=False, reason=reason)


def _goes_on(text: str, span: Span, known: Sequence[Span]) -> bool:
    rest = "".join(" " if any(hit.contains(at) for hit in known) else text[at] for at in range(span.start, span.end))
    return not all(is_german(word) for word in _REST.findall(rest))


def _overlapping(found: Sequence[Hit]) -> Iterator[list[Hit]]:
    """The hits in order, those together that overlap; of equal ones the first given comes first."""
    group: list[Hit] = []
    end = 0
    for hit in sorted(found, key=lambda hit: hit.span.start):
        if group and hit.span.start >= end:
            yield group
            group = []
        end = max(end, hit.span.end) if group else hit.span.end
        group.append(hit)
    if group:
        yield group


def _as_one(text: str, group: Sequence[Hit]) -> Hit:
    """The hit that overlapping ones make."""
    if len(group) == 1:
        return group[0]
    longest = max(group, key=lambda hit: (hit.span.length, hit.kind is FindingKind.LISTED))
    listed = [hit for hit in group if hit.kind is FindingKind.LISTED]
    known = next((hit for hit in group if hit.kind is FindingKind.KNOWN), None)
    if not listed and known is not None and longest is not known:
        first = known if longest.kind is FindingKind.LIKELY else longest
        reason = first.reason
        if first is not known:
            reason = later("{reason}, and a part of it {other}", reason=reason, other=known.reason)
        return replace(first, span=_extent(group), certain=first.certain or known.certain, reason=reason)
    if not listed:
        return replace(longest, span=_extent(group))
    name = max(listed, key=lambda hit: (hit.certain, hit.span.length))
    span = _extent(listed)
    before = text[longest.span.start : max(span.start, longest.span.start)]
    if longest.kind is FindingKind.TITLED and span.end >= _extent(group).end and is_title(before):
        return replace(name, span=span)  # without the title, which may stay
    if longest.kind is FindingKind.LIKELY:
        longest = name
    return replace(
        longest,
        span=_extent(group),
        certain=any(hit.certain for hit in group),
        reason=longest.reason
        if longest is name
        else later("holds a name of the list and {reason}", reason=longest.reason),
        replacement=name.replacement if longest.kind in _NAMES else longest.replacement,
        name=name.name,
    )


def _extent(group: Sequence[Hit]) -> Span:
    return Span(min(hit.span.start for hit in group), max(hit.span.end for hit in group))


def around(text: str, span: Span, reach: int) -> str:
    """The words of a span with up to `reach` code points before and behind, in one line."""
    start, end = max(0, span.start - reach), min(len(text), span.end + reach)
    return " ".join(text[start:end].split())
