"""Columns of a table that tell who somebody is: e-mail and IP addresses, telephone numbers, names of persons."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from shlex import quote

from qualcode.catalogue import _, ngettext, program
from qualcode.language.sentences.abbreviations import words_of
from qualcode.reading.source.raw_table import heading_key
from qualcode.reading.tables.table import DataTable

_MAIL = re.compile(r"\S+@\S+\.\w{2,}")
_FOUR_NUMBERS = re.compile(r"\d{1,3}(?:\.(?:\d{1,3}|[x*]+)){3}(?::\d+)?")
_IP_OF_SIX = re.compile(r"[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}", re.I)
_CLOCK = re.compile(r"\d{1,2}(?::\d\d){1,2}")
_TELEPHONE = re.compile(r"\+?[\d\s()/.-]{6,24}")
_PERSON = re.compile(r"(?:[^\W\d_][\w.'’-]*,? ?){1,6}")
_SIGNS = re.compile(r"[\W_]+")
_OF_NAMES = words_of(
    """
    name namen vorname vornamen nachname familienname zuname rufname firstname lastname surname forename givenname
    familyname fullname vollername vorundnachname vornamename namevorname recipientfirstname recipientlastname
    ihrname yourname personenname teilnehmername participantname ansprechpartner ansprechpartnerin kontaktperson
    """
)
_OF_TELEPHONES = words_of(
    """
    telefon telefonnummer tel handy handynummer mobil mobilnummer mobiltelefon rufnummer phone phonenumber telephone
    telephonenumber mobile mobilephone cellphone
    """
)


def personal_kind(heading: str, cells: Sequence[str]) -> str:
    """What most filled cells of a column are that tells who somebody is, in words; empty where they are nothing such.

    Names and telephone numbers are looked for only under headings that say so.
    """
    filled = [cell for cell in map(str.strip, cells) if cell]
    word = _SIGNS.sub("", heading_key(heading.partition(". ")[2] or heading))
    if _are_most(filled, _MAIL.fullmatch):
        return _("e-mail addresses")
    if _are_most(filled, _is_ip):
        return _("IP addresses")
    if word in _OF_TELEPHONES and _are_most(filled, _TELEPHONE.fullmatch):
        return _("telephone numbers")
    if word in _OF_NAMES and len(set(filled)) * 2 > len(filled) and _are_most(filled, _PERSON.fullmatch):
        return _("names of persons")
    return ""


def told_personal(table: DataTable, headings: Sequence[str], names: Sequence[str]) -> Iterator[str]:
    """A warning where columns tell who somebody is; those in `names` name the cases or the source labels."""
    found = {heading: kind for heading in headings if (kind := personal_kind(heading, table.column(heading)))}
    if found:
        yield ngettext(
            "{columns} tells who somebody is and comes in as it stands; leave it out with {options}.",
            "{columns} tell who somebody is and come in as they stand; leave them out with {options}.",
            len(found),
            columns=_told(found.items()),
            options=" ".join(f"--without-column {quote(heading)}" for heading in found),  # no text: an option
        )
    naming = {heading: kind for heading in names if (kind := personal_kind(heading, table.column(heading)))}
    if naming:
        yield _(
            "Cases or source labels get their names from {columns}, and quotations carry these; choose another "
            "--case-column or --label-column.",
            columns=_told(naming.items()),
        )


def _told(found: Iterable[tuple[str, str]]) -> str:
    return ", ".join(f"{program().quoted(heading)} ({kind})" for heading, kind in found)


def _are_most(cells: Sequence[str], fits: Callable[[str], object]) -> bool:
    return bool(cells) and sum(bool(fits(cell)) for cell in cells) * 2 > len(cells)


def _is_ip(cell: str) -> bool:
    return bool(_FOUR_NUMBERS.fullmatch(cell) or (_IP_OF_SIX.fullmatch(cell) and not _CLOCK.fullmatch(cell)))
