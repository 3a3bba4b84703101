"""Where a value can stand in DDI-Codebook 2.5 and in DataCite 4.

The order of elements is that of the schema of DDI-Codebook 2.5 (DDI Alliance, 2014), which is published under the
LGPL and therefore not shipped; here stands only what a deposit of this program can hold. DataCite: Metadata Schema
4.5, https://doi.org/10.14454/3w3z-sa82.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_CITATION = (
    "titlStmt", "rspStmt", "prodStmt", "distStmt", "serStmt", "verStmt", "biblCit", "holdings", "notes",
)  # fmt: skip
CONTENT: Mapping[str, tuple[str, ...]] = {
    "codeBook": ("docDscr", "stdyDscr", "fileDscr", "dataDscr", "otherMat"),
    "docDscr": ("citation", "guide", "docStatus", "docSrc", "controlledVocabUsed", "notes"),
    "stdyDscr": (
        "citation", "studyAuthorization", "stdyInfo", "studyDevelopment", "method", "dataAccs", "othrStdyMat",
        "notes",
    ),
    "citation": _CITATION,
    "titlStmt": ("titl", "subTitl", "altTitl", "parTitl", "IDNo"),
    "rspStmt": ("AuthEnty", "othId"),
    "prodStmt": ("producer", "copyright", "prodDate", "prodPlac", "software", "fundAg", "grantNo"),
    "distStmt": ("distrbtr", "contact", "depositr", "depDate", "distDate"),
    "serStmt": ("serName", "serInfo"),
    "verStmt": ("version", "verResp", "notes"),
    "studyAuthorization": ("authorizingAgency", "authorizationStatement"),
    "stdyInfo": ("studyBudget", "subject", "abstract", "sumDscr", "qualityStatement", "notes", "exPostEvaluation"),
    "subject": ("keyword", "topcClas"),
    "sumDscr": (
        "timePrd", "collDate", "nation", "geogCover", "geogUnit", "geoBndBox", "boundPoly", "anlyUnit", "universe",
        "dataKind",
    ),
    "method": ("dataColl", "notes", "anlyInfo", "stdyClas", "dataProcessing", "codingInstructions"),
    "dataColl": (
        "timeMeth", "dataCollector", "collectorTraining", "frequenc", "sampProc", "sampleFrame", "targetSampleSize",
        "deviat", "collMode", "resInstru", "instrumentDevelopment", "sources", "collSitu", "actMin", "ConOps",
        "weight", "cleanOps",
    ),
    "dataAccs": ("setAvail", "useStmt", "notes"),
    "setAvail": ("accsPlac", "origArch", "avlStatus", "collSize", "complete", "fileQnty", "notes"),
    "useStmt": (
        "confDec", "specPerm", "restrctn", "contact", "citReq", "deposReq", "conditions", "disclaimer",
    ),
    "othrStdyMat": ("relMat", "relStdy", "relPubl", "othRefs"),
    "fileDscr": ("fileTxt", "locMap", "notes"),
    "fileTxt": (
        "fileName", "fileCitation", "dataFingerprint", "fileCont", "fileStrc", "dimensns", "fileType", "format",
        "filePlac", "dataChck", "ProcStat", "dataMsng", "software", "verStmt",
    ),
    "dataFingerprint": ("digitalFingerprintValue", "algorithmSpecification", "algorithmVersion"),
    "otherMat": ("labl", "txt", "notes", "table", "citation", "otherMat"),
}  # fmt: skip
"""Element -> the elements that it may hold, in the order in which they must come."""
_WITHOUT_TEXT = {
    "controlledVocabUsed", "docSrc", "studyDevelopment", "qualityStatement", "exPostEvaluation", "geoBndBox",
    "boundPoly", "sampleFrame", "targetSampleSize", "sources", "anlyInfo", "codingInstructions", "locMap", "fileStrc",
    "dimensns", "fileCitation", "table", "dataDscr", "serStmt",
}  # fmt: skip
ONCE = frozenset(
    {
        "titl", "copyright", "distDate", "version", "stdyClas", "collSize", "complete", "fileQnty", "origArch",
        "confDec", "specPerm", "restrctn", "citReq", "deposReq", "conditions", "disclaimer",
    }
)  # fmt: skip
"""Elements of text of which the schema of 2012 takes only one; that of 2014 takes several of most."""
ATTRIBUTES: Mapping[str, Mapping[str, str]] = {
    "AuthEnty": {"affiliation": "affiliation"},
    "othId": {"affiliation": "affiliation"},
    "producer": {"abbreviation": "abbr", "affiliation": "affiliation"},
    "fundAg": {"abbreviation": "abbr"},
    "grantNo": {"affiliation": "agency"},
    "distrbtr": {"abbreviation": "abbr", "affiliation": "affiliation", "uri": "URI"},
    "contact": {"affiliation": "affiliation", "uri": "URI", "email": "email"},
    "depositr": {"abbreviation": "abbr", "affiliation": "affiliation"},
    "dataCollector": {"abbreviation": "abbr", "affiliation": "affiliation"},
    "IDNo": {"affiliation": "agency"},
    "nation": {"abbreviation": "abbr"},
    "keyword": {"scheme": "vocab", "uri": "vocabURI"},
    "topcClas": {"scheme": "vocab", "uri": "vocabURI"},
    "accsPlac": {"uri": "URI"},
    "serName": {"abbreviation": "abbr"},
}
"""Element -> its attributes by the detail of a value that they hold."""
CONSTANTS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "collDate": {"event": ("start", "end", "single")},
    "timePrd": {"event": ("start", "end", "single")},
    "abstract": {"contentType": ("abstract", "purpose", "mixed")},
    "dataProcessing": {"type": ()},
    "notes": {"type": (), "subject": (), "level": ()},
    "IDNo": {"agency": ()},
    "resInstru": {"type": ()},
    "dataKind": {"type": ()},
}
"""Element -> the attributes that a mapping may set, with their values where not any will do."""
DATES = frozenset({"collDate", "timePrd", "prodDate", "distDate", "depDate"})
"""Elements that say a day in their attribute `date`, too."""

DATACITE = (
    "identifiers", "alternateIdentifiers", "creators", "titles", "titles.Subtitle", "titles.TranslatedTitle",
    "titles.AlternativeTitle", "titles.Other", "publisher", "publicationYear", "types", "subjects",
    "contributors.ContactPerson", "contributors.DataCollector", "contributors.DataCurator",
    "contributors.DataManager", "contributors.Distributor", "contributors.HostingInstitution",
    "contributors.Producer", "contributors.ProjectLeader", "contributors.ProjectManager",
    "contributors.ProjectMember", "contributors.Researcher", "contributors.ResearchGroup",
    "contributors.RightsHolder", "contributors.Sponsor", "contributors.Other", "dates.Available", "dates.Collected",
    "dates.Created", "dates.Issued", "dates.Submitted", "dates.Valid", "dates.Other", "language", "sizes", "formats",
    "version", "rightsList", "descriptions.Abstract", "descriptions.Methods", "descriptions.SeriesInformation",
    "descriptions.TableOfContents", "descriptions.TechnicalInfo", "descriptions.Other", "geoLocations",
    "fundingReferences",
)  # fmt: skip
"""Where a value can stand in DataCite's JSON; behind the full stop the type."""

_STEP = re.compile(r"(\w+)(?:\[(\w+)=([^\[\]]+)\])?")


@dataclass(frozen=True, slots=True)
class DdiPlace:
    """The elements from below codeBook down to the one that holds the text, and attributes that this one has."""

    path: tuple[str, ...]
    attributes: Mapping[str, str] = field(default_factory=dict)


def ddi_place(written: str) -> DdiPlace | None:
    """The place as a mapping writes it; None for what is no place of a text in DDI-Codebook 2.5."""
    steps = [_STEP.fullmatch(step) for step in written.split("/")]
    path, inside, attributes = [], "codeBook", dict[str, str]()
    for number, step in enumerate(steps, start=1):
        if step is None or step[1] not in CONTENT.get(inside, ()):
            return None
        inside = step[1]
        path.append(inside)
        if step[2]:
            values = CONSTANTS.get(inside, {}).get(step[2])
            if number < len(steps) or values is None or (values and step[3] not in values):
                return None
            attributes[step[2]] = step[3]
    return None if inside in CONTENT or inside in _WITHOUT_TEXT else DdiPlace(tuple(path), attributes)
