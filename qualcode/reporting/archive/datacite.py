"""A deposit's metadata as JSON of DataCite's Metadata Schema 4, as its interface for programs takes it.

What DataCite demands and nobody said is “:tba”, its own sign for what is announced later (appendix 3 of the schema);
the year of publication, which must be a year, is then left out, and so is an identifier before the data centre gave
one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from qualcode.indented_json import json_lines
from qualcode.reporting.archive.mapping import MetadataValue, StudyMetadata

SCHEMA = "http://datacite.org/schema/kernel-4"
LATER = ":tba"  # no text: DataCite's own sign
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
_ORCID = re.compile(r"(?:https?://orcid\.org/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dX])")
_YEAR = re.compile(r"\d{4}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
Property = dict[str, Any]


def datacite_json(metadata: StudyMetadata) -> str:
    """The metadata as JSON; gaps of what DataCite demands are “:tba”."""
    found: dict[str, Any] = {"schemaVersion": SCHEMA}
    dates: dict[str, list[str]] = {}
    for field in metadata.fields:
        name, _dot, kind = field.datacite.partition(".")
        values = metadata.of(field.name)
        if not name or not values:
            continue
        if name == "dates":
            dates.setdefault(kind, []).extend(value.text for value in values)
        elif name in _SINGLE:
            single = _SINGLE[name](values)
            if single:
                found.setdefault(name, single)
        else:
            made = [entry for value in values if (entry := _MADE[name](value, kind, metadata.language))]
            found.setdefault(name, []).extend(entry for entry in made if entry not in found[name])
    if dates:
        found["dates"] = [{"date": "/".join(days), "dateType": kind} for kind, days in dates.items()]
    found.setdefault("creators", [{"name": LATER}])
    found.setdefault("titles", [{"title": LATER}])
    found.setdefault("publisher", LATER)
    found.setdefault("types", _types(()))
    return "".join(json_lines({name: value for name, value in found.items() if value}))


def _person(value: MetadataValue, kind: str, _language: str) -> Property:
    """A person or an institution; that it is a person is said only of one with an ORCID."""
    orcid = _ORCID.fullmatch(value.details.get("identifier", ""))
    person: Property = {"contributorType": kind} if kind else {}
    person["name"] = value.text
    if orcid:
        person["nameType"] = "Personal"
        person["nameIdentifiers"] = [
            {
                "nameIdentifier": f"https://orcid.org/{orcid[1]}",
                "nameIdentifierScheme": "ORCID",
                "schemeUri": "https://orcid.org",
            }
        ]
    if "affiliation" in value.details:
        person["affiliation"] = [{"name": value.details["affiliation"]}]
    return person


def _title(value: MetadataValue, kind: str, language: str) -> Property:
    title = {"title": value.text}
    if kind:
        title["titleType"] = kind
    return title if kind == "TranslatedTitle" else {**title, "lang": language}


def _identifier(value: MetadataValue, _kind: str, _language: str) -> Property:
    found = _DOI.fullmatch(value.text)
    return {"identifier": f"https://doi.org/{found[1]}", "identifierType": "DOI"} if found else {}


def _funding(value: MetadataValue, _kind: str, _language: str) -> Property:
    funding = {"funderName": value.text}
    if "number" in value.details:
        funding["awardNumber"] = value.details["number"]
    return funding


def _rights(value: MetadataValue, _kind: str, language: str) -> Property:
    rights = {"rights": value.text, "lang": language}
    if "uri" in value.details:
        rights["rightsUri"] = value.details["uri"]
    return rights


def _subject(value: MetadataValue, _kind: str, language: str) -> Property:
    subject = {"subject": value.text, "lang": language}
    if "scheme" in value.details:
        subject["subjectScheme"] = value.details["scheme"]
    return subject


_MADE: dict[str, Callable[[MetadataValue, str, str], Property | str]] = {
    "identifiers": _identifier,
    "alternateIdentifiers": lambda value, _kind, _language: {
        "alternateIdentifier": value.text,
        "alternateIdentifierType": "qualcode",
    },
    "creators": _person,
    "contributors": _person,
    "titles": _title,
    "subjects": _subject,
    "descriptions": lambda value, kind, language: {
        "description": value.text,
        "descriptionType": kind,
        "lang": language,
    },
    "rightsList": _rights,
    "fundingReferences": _funding,
    "geoLocations": lambda value, _kind, _language: {"geoLocationPlace": value.text},
    "sizes": lambda value, _kind, _language: value.text,
    "formats": lambda value, _kind, _language: value.text,
}


def _types(values: Sequence[MetadataValue]) -> Property:
    return {"resourceType": values[0].text if values else LATER, "resourceTypeGeneral": "Dataset"}


def _first(pattern: re.Pattern[str]) -> Callable[[Sequence[MetadataValue]], str]:
    return lambda values: next((value.text for value in values if pattern.fullmatch(value.text)), "")


_SINGLE: dict[str, Callable[[Sequence[MetadataValue]], Property | str]] = {
    "types": _types,
    "publisher": lambda values: values[0].text,
    "publicationYear": _first(_YEAR),
    "language": _first(_LANGUAGE),
    "version": lambda values: values[0].text,
}
