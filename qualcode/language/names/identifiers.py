"""Finds what points at somebody by its form: mail addresses, user names, account and phone numbers, dates and more.

This is help and no guarantee: what is spelled out in words (“null zwei null drei”) and numbers of files are not
found. Where the form alone leaves doubt, `certain` is false.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from qualcode.language.forms.normalised import composed
from qualcode.language.names.common import AMBIGUOUS_PLACES, PLACES
from qualcode.language.names.disguise import through_disguises
from qualcode.language.sentences.abbreviations import words_of
from qualcode.model.spans import Span


class IdentifierKind(StrEnum):
    """What kind of thing was found."""

    MAIL = "mail address"  # no text: the value of a finding
    USER = "user name"  # no text: the value of a finding
    WEB = "web address"  # no text: the value of a finding
    IBAN = "account number"  # no text: the value of a finding
    PHONE = "phone number"  # no text: the value of a finding
    DATE = "date"
    ADDRESS = "address"
    TITLED = "name behind a title"  # no text: the value of a finding


@dataclass(frozen=True, slots=True)
class Identifier:
    """Where it stands (code points), what it is, and whether the form leaves no doubt."""

    span: Span
    kind: IdentifierKind
    certain: bool = True


_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"  # most alphabets have no small letters beyond these; the word behind tells
_NAME = rf"{_CAPITAL}[^\W\d_]{{1,40}}(?:[’'][^\W\d_]{{2,40}})?"
_GAP = r"[^\S\n]{1,3}"

_DIGIT = re.compile(r"\d")
_AT_WORDS, _DOT_WORDS = "(?:at|ät|AT)", "(?:dot|DOT|punkt|Punkt|PUNKT)"
_AT_SIGN = rf"(?:@|[^\S\n]?[(\[{{]{_AT_WORDS}[)\]}}][^\S\n]?)"
_DOT = rf"(?:\.|[^\S\n]?[(\[{{]{_DOT_WORDS}[)\]}}][^\S\n]?)"
_MAIL = re.compile(rf"(?<![\w.+-])[\w.+-]{{1,64}}{_AT_SIGN}(?:[\w-]{{1,63}}{_DOT}){{1,6}}[^\W\d_]{{2,24}}(?!\w)")
_AT_SIGNS = ("@", *(f"{opening}{at}{closing}" for at in ("at", "ät", "AT") for opening in "([{" for closing in ")]}"))
_BRACKET = rf"\[(?!{_AT_WORDS}\]|{_DOT_WORDS}\])[^\[\]\n]{{1,60}}\]"
_MASK = re.compile(_BRACKET)
_HALF_MASKED = re.compile(rf"(?<![\w.+\]-])(?:[\w.+-]++|{_BRACKET})++{_AT_SIGN}(?:[\w.-]++|{_BRACKET}|{_DOT})++")
_NO_NAME = re.compile(rf"{_BRACKET}|{_DOT}[^\W\d_]{{2,4}}\.?$|[(\[{{](?:{_AT_WORDS}|{_DOT_WORDS})[)\]}}]")
_USER = re.compile(rf"(?<![\w.+@/\]-])@(?:[\w.-]++|{_BRACKET})++")
_NO_USERS = words_of("all alle everyone here home hier team work")
_DOMAIN = re.compile(r"\.(?:de|com|org|net|eu|nrw)\b|www\.|://")
_WEB = re.compile(
    r"(?<![\w@./-])(?:(?:https?://|www\.)[^\s<>\"“”„()\[\]]{3,300}"
    r"|(?:[\w-]{2,63}\.){1,4}(?:de|com|org|net|eu|nrw)(?![\w.@-])(?:/[^\s<>\"“”„()\[\]]{0,300})?)"
)
_IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}[^\S\n]?\d{2}(?:[^\S\n-]?[A-Za-z0-9]){11,30}(?![A-Za-z0-9])")
_GERMAN_IBAN = re.compile(r"DE\d{20}")
_PHONE = re.compile(
    r"(?<![\w/.,:–-])(?<!\d\s)(?:\+\d{1,3}|00\d{1,3}|\(0\d{1,5}\)|0\d{1,5})"
    r"(?:[^\S\n]{0,2}[/()–-]{0,2}[^\S\n]{0,2}\d){3,13}(?![\w]|[.,:]\d)"
)
_CALLED = re.compile(
    r"\b(?:Tel(?:efon)?(?:nummer)?|Handy(?:nummer)?|Mobil(?:nummer)?|Durchwahl|Fax|phone)\b[.:]{0,2}"
    r"(?:[^\S\n]+(?:ist|lautet|unter|is))?[^\S\n]{0,3}(?P<number>\d(?:[^\S\n/–-]{0,2}\d){2,14})(?!\w)",
)
_MONTHS = (
    "Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|"
    "January|February|March|May|June|July|October|December"
)
_DATES = (
    re.compile(
        r"(?<![\d.])(?P<day>\d{1,2})\.[^\S\n]?(?P<month>\d{1,2})\.(?:[^\S\n]?(?P<year>(?:19|20)\d\d|\d\d))?(?!\.?\d)"
    ),
    re.compile(r"(?<![\d-])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])"),
    re.compile(r"(?<![\d/])(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>(?:19|20)\d\d)(?![\d/])"),
    re.compile(
        rf"(?<![\d.])(?P<day>\d{{1,2}})\.?[^\S\n]{{1,2}}(?:{_MONTHS})\b(?:,?[^\S\n]{{1,2}}(?P<year>(?:19|20)\d\d))?"
    ),
    re.compile(
        rf"\b(?:{_MONTHS})[^\S\n]{{1,2}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?[^\S\n]{{1,2}}(?P<year>(?:19|20)\d\d)\b"
    ),
)
_HOUSE = re.compile(
    rf"(?<![\w-])(?P<before>(?:[^\W\d_][\w-]{{0,30}}{_GAP}){{0,3}})(?P<street>[^\W\d_][\w-]{{2,50}}\.?)"
    r"(?:[^\S\n]?Nr\.)?[^\S\n]{1,3}\d{1,4}(?:[^\S\n]?[a-hA-H])?(?![\w.,]?\d|\w)"
)
_STREETS = tuple(
    words_of("straße strasse str. weg platz allee gasse ring damm ufer chaussee steig stieg pfad markt wall")
)
_PLACES = _STREETS + tuple(
    words_of(
        """
        anger bach bahnhof berg brücke busch feld garten graben heide hof kirche linden mühle park rathaus see teich
        tor wald
        """
    )
)
_AT = re.compile(r"(?:Am|An der|An den|Auf dem|Auf der|Zum|Zur|In der|Im|Unter den|Hinter dem|Vor dem)(?:\s+\w+)?\s*")
_STREET_PARTS = ("straße", "strasse", "allee", "gasse", "chaussee")
_BARE_STREET = re.compile(rf"(?<![\w-])[^\W\d_][\w-]{{2,40}}(?:{'|'.join(_STREET_PARTS)})(?!\w)")
_POSTCODE = re.compile(
    rf"(?<![\d.,])(?:D-)?(?P<code>\d{{5}})(?:{_GAP}(?P<place>{_NAME})|(?={_GAP}(?P<masked>{_BRACKET})))"
)
_CALLED_POSTCODE = re.compile(r"\b(?:PLZ|Postleitzahl)\b[^\d\n]{0,15}(?P<code>\d{5})(?!\d)")
_TITLE = (
    r"Frau|Herrn?|Fr\.|Hr\.|Hrn\.|Dr\.|Prof\.|Professorin|Professor|Familie|Eheleute|Mrs?\.?|Ms\.?|"
    r"Bürgermeisterin|Bürgermeister|Landrätin|Landrat|Pfarrerin|Pfarrer|Pater"
)
_BETWEEN = r"(?:(?:Dr|Prof|med|phil|jur|rer|nat)\.|von|van|vom|zu|de|der|den|al|el|ben|bin|abu)"
_TITLED = re.compile(
    rf"(?<!\w)(?P<title>{_TITLE})(?:{_GAP}{_BETWEEN})*{_GAP}(?P<name>{_NAME}(?:-{_NAME})?)(?:{_GAP}(?P<more>{_NAME}))?"
)
_ONLY_TITLES = re.compile(rf"(?:(?:{_TITLE}|{_BETWEEN})\s*)*")

# what stands behind a title and names nobody
_ROLES = words_of(
    """
    kollege kollegin doktor professor professorin präsident präsidentin vorsitzende vorsitzender minister ministerin
    bürgermeister bürgermeisterin oberbürgermeister oberbürgermeisterin landrat landrätin nachbar nachbarin gott
    lehrer lehrerin direktor direktorin pastor pastorin pfarrer pfarrerin kommissar kommissarin staatsanwalt richter
    richterin dozent dozentin und oder name sowieso soundso dingens dings bums
    """
)
_NOT_STREETS = words_of("einbahnstraße autostraße hauptstraße bundesstraße landstraße seitenstraße straße")
_ARTICLES = words_of("der die das dem den des ein eine einem einen jeder dieser kein the")
_COUNTED = words_of("euro menschen personen jugendliche einwohner kinder leute fälle kilometer meter stunden stück")


def find_identifiers(text: str) -> tuple[Identifier, ...]:
    """What was found, in order; nothing overlaps. Account numbers are looked for before phone numbers."""
    return tuple(through_disguises(text, _identifiers, _titled))


def _identifiers(text: str) -> list[Identifier]:
    found: list[Identifier] = []
    taken = bytearray(len(text))
    with_digits = (_accounts, _dates, _phones, _numbered_addresses) if _DIGIT.search(text) else ()
    for finder in (_half_masked, _mails, _users, _web, *with_digits, _streets, _titled):
        for identifier in finder(text):
            start, end = identifier.span.start, identifier.span.end
            if not any(taken[start:end]):
                taken[start:end] = b"\x01" * (end - start)
                found.append(identifier)
    return sorted(found, key=lambda identifier: identifier.span)


def is_title(words: str) -> bool:
    """Whether the words are titles and what stands between them and a name: “Frau Dr. ”, “Herr von ”."""
    return _ONLY_TITLES.fullmatch(composed(words)) is not None


def is_iban(letters: str) -> bool:
    """Whether the check digits of an account number are right (ISO 13616: the number modulo 97 is 1)."""
    digits = "".join(str(int(sign, 36)) for sign in letters[4:] + letters[:4])
    return int(digits) % 97 == 1


def _mails(text: str) -> Iterator[Identifier]:
    if any(sign in text for sign in _AT_SIGNS):
        for found in _MAIL.finditer(text):
            yield Identifier(Span(*found.span()), IdentifierKind.MAIL)


def _half_masked(text: str) -> Iterator[Identifier]:
    """Mail addresses of which a part was masked and another tells a name still."""
    if "[" not in text or not any(sign in text for sign in _AT_SIGNS):
        return
    for found in _HALF_MASKED.finditer(text):
        rest = _NO_NAME.sub("", found[0])
        if _MASK.search(found[0]) and sum(sign.isalpha() for sign in rest) >= 2:
            yield Identifier(Span(found.start(), found.end() - found[0].endswith(".")), IdentifierKind.MAIL)


def _users(text: str) -> Iterator[Identifier]:
    """User names such as “@petra_herne”, also where a part was masked and another tells a name still."""
    for found in _USER.finditer(text) if "@" in text else ():
        user = found[0].rstrip(".-")
        rest = _MASK.sub("", user[1:])
        if sum(sign.isalpha() for sign in rest) >= 2 and rest.casefold() not in _NO_USERS:
            yield Identifier(Span(found.start(), found.start() + len(user)), IdentifierKind.USER)


def _web(text: str) -> Iterator[Identifier]:
    for found in _WEB.finditer(text) if _DOMAIN.search(text) else ():
        address = found[0].rstrip(".,;:!?…'’")
        yield Identifier(Span(found.start(), found.start() + len(address)), IdentifierKind.WEB)


def _accounts(text: str) -> Iterator[Identifier]:
    for found in _IBAN.finditer(text):
        run = found[0]
        for end in range(len(run), 14, -1):  # a word behind the number may look like its last group
            letters = re.sub(r"[\s-]", "", run[:end]).upper()
            if end < len(run) and run[end].isalnum():
                continue
            if len(letters) >= 15 and letters.isascii() and (is_iban(letters) or _GERMAN_IBAN.fullmatch(letters)):
                span = Span(found.start(), found.start() + end)
                yield Identifier(span, IdentifierKind.IBAN, certain=is_iban(letters))
                break


def _phones(text: str) -> Iterator[Identifier]:
    for found in _PHONE.finditer(text):
        if 7 <= sum(sign.isdigit() for sign in found[0]) <= 16:
            yield Identifier(Span(*found.span()), IdentifierKind.PHONE)
    for found in _CALLED.finditer(text):
        yield Identifier(Span(*found.span("number")), IdentifierKind.PHONE)


def _dates(text: str) -> Iterator[Identifier]:
    for pattern in _DATES:
        for found in pattern.finditer(text):
            parts = found.groupdict()
            if 1 <= int(parts["day"]) <= 31 and 1 <= int(parts.get("month") or 1) <= 12:
                yield Identifier(Span(*found.span()), IdentifierKind.DATE, certain=bool(parts["year"]))


def _numbered_addresses(text: str) -> Iterator[Identifier]:
    for found in _POSTCODE.finditer(text):
        place = (found["place"] or "").lower()
        known = bool(found["masked"]) or _is_place(place)
        amount = found["code"].endswith("00") or place in _COUNTED
        if known or not amount:
            yield Identifier(Span(*found.span()), IdentifierKind.ADDRESS, certain=known)
    for found in _CALLED_POSTCODE.finditer(text):
        yield Identifier(Span(*found.span("code")), IdentifierKind.ADDRESS)
    for found in _HOUSE.finditer(text):
        before = _before_street(found["before"], found["street"])
        if before is not None:
            yield Identifier(Span(found.start("street") - before, found.end()), IdentifierKind.ADDRESS)


def _is_place(word: str) -> bool:
    """Whether a word in small letters is in the list of places."""
    for umlaut, letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        word = word.replace(umlaut, letters)
    return word in PLACES or word in AMBIGUOUS_PLACES


def _streets(text: str) -> Iterator[Identifier]:
    for found in _BARE_STREET.finditer(text) if any(part in text for part in _STREET_PARTS) else ():
        if found[0][0].isupper() and found[0].lower() not in _NOT_STREETS:
            yield Identifier(Span(*found.span()), IdentifierKind.ADDRESS, certain=False)


def _before_street(before: str, word: str) -> int | None:
    """How many code points before a word belong to the street that it names; None where it names none.

    A street is “Lindenstraße”, “Alter Markt”, “Am Bahnhof”, but no “Platz 3”.
    """
    lowered = word.lower()
    if not word[0].isupper() or not lowered.endswith(_PLACES):
        return None
    if _AT.fullmatch(before):
        return len(before)
    if not lowered.endswith(_STREETS):
        return None
    last = before.split()[-1:] or [""]
    named = last[0][:1].isupper() and last[0].lower() not in _ARTICLES
    if named:
        return len(before) - before.rindex(last[0])
    return None if lowered in _STREETS else 0


def _titled(text: str) -> Iterator[Identifier]:
    for found in _TITLED.finditer(text):
        name = found["name"].casefold()
        if name in _ROLES:
            if found["more"] is None:
                continue
            yield Identifier(Span(found.start(), found.end("more")), IdentifierKind.TITLED)
            continue
        yield Identifier(Span(found.start(), found.end("name")), IdentifierKind.TITLED)
