"""A finding of the disclosure check, and the fingerprint by which it is known again."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from qualcode.catalogue import pgettext
from qualcode.language.names.identifiers import IdentifierKind
from qualcode.model.findings import AcceptedFinding


class FindingKind(StrEnum):
    """What was found."""

    LISTED = "listed name"  # no text: the value in JSON
    KNOWN = "known name"  # no text: the value in JSON
    LIKELY = "likely name"  # no text: the value in JSON
    MAIL = IdentifierKind.MAIL.value
    USER = IdentifierKind.USER.value
    WEB = IdentifierKind.WEB.value
    IBAN = IdentifierKind.IBAN.value
    PHONE = IdentifierKind.PHONE.value
    DATE = IdentifierKind.DATE.value
    ADDRESS = IdentifierKind.ADDRESS.value
    TITLED = IdentifierKind.TITLED.value
    GROUP = "small group"  # no text: the value in JSON
    SHARE = "one case"  # no text: the value in JSON
    CITED = "fine citation"  # no text: the value in JSON
    LEFT_OUT = "words left out"  # no text: the value in JSON

    @property
    def told(self) -> str:
        """The kind in the program's language."""
        return _TOLD[self]


_TOLD = {
    FindingKind.LISTED: pgettext("finding", "listed name"),
    FindingKind.KNOWN: pgettext("finding", "known name"),
    FindingKind.LIKELY: pgettext("finding", "likely name"),
    FindingKind.MAIL: pgettext("finding", "mail address"),
    FindingKind.USER: pgettext("finding", "user name"),
    FindingKind.WEB: pgettext("finding", "web address"),
    FindingKind.IBAN: pgettext("finding", "account number"),
    FindingKind.PHONE: pgettext("finding", "phone number"),
    FindingKind.DATE: pgettext("finding", "date"),
    FindingKind.ADDRESS: pgettext("finding", "address"),
    FindingKind.TITLED: pgettext("finding", "name behind a title"),
    FindingKind.GROUP: pgettext("finding", "small group"),
    FindingKind.SHARE: pgettext("finding", "one case"),
    FindingKind.CITED: pgettext("finding", "fine citation"),
    FindingKind.LEFT_OUT: pgettext("finding", "words without consent"),
}


@dataclass(frozen=True, slots=True)
class DisclosureFinding:
    """Something that could tell who is speaking.

    `ids` are those of the codings, `codes` the themes under which they are quoted. `passage` shows `found` with
    the words around it. What `found`, `reason` and `step` say is English for machines and told to people by
    `Catalogue.said`. `document` is its key, None where several are concerned. `certain` is false where the form
    alone leaves doubt.
    """

    kind: FindingKind
    fingerprint: str
    ids: tuple[str, ...]
    codes: tuple[str, ...]
    label: str
    found: str
    passage: str
    reason: str
    step: str
    document: int | None = None
    certain: bool = True
    accepted: AcceptedFinding | None = None

    @property
    def id(self) -> str:
        """The first twelve digits of the fingerprint: what people type."""
        return self.fingerprint[:12]


def fingerprint(*parts: str) -> str:
    """SHA-256 of the parts, in 64 hexadecimal digits."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
