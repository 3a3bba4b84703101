"""The metadata as DDI-Codebook and for DataCite, whatever people write into them."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from qualcode.reporting.archive.datacite import LATER, datacite_json
from qualcode.reporting.archive.ddi import NAMESPACE, DepositFile, ddi_codebook
from qualcode.reporting.archive.mapping import MetadataValue, StudyMetadata, shipped_fields

FIELDS = shipped_fields()
FILES = (
    DepositFile("data-list.csv", "csv", "list", is_data=True),
    DepositFile("README.md", "md", "what is what", is_data=False),
)
HOSTILE = "]]> &amp; <titl>\x00\x07\x1b[31m\u202e\u2028 😀 ä a\u0308 \ufffe \r\n =cmd|'x'"

# The content models of the elements that a deposit has, as the field-level documentation of DDI-Codebook 2.5 of 2012
# tells them; “T” is a text. Written down here by hand, apart from the order by which the program writes.
CODEBOOK = """
codeBook: docDscr* stdyDscr+ fileDscr* dataDscr* otherMat*
docDscr: citation? guide? docStatus? docSrc* controlledVocabUsed* notes*
stdyDscr: citation+ studyAuthorization* stdyInfo* studyDevelopment* method* dataAccs* othrStdyMat* notes*
citation: titlStmt rspStmt? prodStmt? distStmt? serStmt* verStmt* biblCit* holdings* notes*
titlStmt: titl subTitl* altTitl* parTitl* IDNo*
rspStmt: AuthEnty* othId*
prodStmt: producer* copyright? prodDate* prodPlac* software* fundAg* grantNo*
distStmt: distrbtr* contact* depositr* depDate* distDate?
serStmt: serName* serInfo*
verStmt: version? verResp* notes*
studyAuthorization: authorizingAgency* authorizationStatement*
stdyInfo: studyBudget? subject* abstract* sumDscr* qualityStatement? notes* exPostEvaluation*
subject: keyword* topcClas*
sumDscr: timePrd* collDate* nation* geogCover* geogUnit* geoBndBox? boundPoly* anlyUnit* universe* dataKind*
method: dataColl* notes* anlyInfo? stdyClas? dataProcessing* codingInstructions*
dataColl: timeMeth* dataCollector* collectorTraining* frequenc* sampProc* sampleFrame* targetSampleSize* deviat*
 collMode* resInstru* instrumentDevelopment* sources? collSitu* actMin* ConOps* weight* cleanOps*
dataAccs: setAvail* useStmt* notes*
setAvail: accsPlac* origArch? avlStatus* collSize? complete? fileQnty? notes*
useStmt: confDec? specPerm? restrctn? contact* citReq? deposReq? conditions? disclaimer?
othrStdyMat: relMat* relStdy* relPubl* othRefs*
fileDscr: fileTxt* locMap? notes*
fileTxt: fileName? fileCitation? fileCont? fileStrc? dimensns? fileType? format? filePlac? dataChck* ProcStat?
 dataMsng? software* verStmt?
otherMat: labl* txt? notes* table* citation? otherMat*
"""
MODELS = {
    line.partition(":")[0]: line.partition(":")[2].split()
    for line in CODEBOOK.strip().replace("\n ", " ").splitlines()
}
NEEDED = {"otherMat": {"level"}}
TAKEN = {
    "codeBook": {"version", "codeBookAgency"},
    "AuthEnty": {"affiliation"},
    "othId": {"type", "role", "affiliation"},
    "producer": {"abbr", "affiliation", "role"},
    "fundAg": {"abbr", "role"},
    "grantNo": {"agency", "role"},
    "distrbtr": {"abbr", "affiliation", "URI"},
    "contact": {"affiliation", "URI", "email"},
    "depositr": {"abbr", "affiliation"},
    "dataCollector": {"abbr", "affiliation", "role"},
    "IDNo": {"agency", "level"},
    "nation": {"abbr"},
    "keyword": {"vocab", "vocabURI"},
    "topcClas": {"vocab", "vocabURI"},
    "accsPlac": {"URI"},
    "serName": {"abbr"},
    "prodDate": {"date"},
    "distDate": {"date"},
    "timePrd": {"date", "event", "cycle"},
    "collDate": {"date", "event", "cycle"},
    "abstract": {"contentType"},
    "dataProcessing": {"type"},
    "notes": {"type", "subject", "level", "resp"},
    "otherMat": {"type", "level", "URI"},
    "fileDscr": {"URI"},
    "software": {"version", "date"},
}
EVERYWHERE = {"ID", "source", "{http://www.w3.org/XML/1998/namespace}lang"}


def tag(element):
    return element.tag.removeprefix(f"{{{NAMESPACE}}}")


def demand_valid(element):
    """Fail where an element has children, attributes or text that DDI-Codebook 2.5 does not take."""
    name = tag(element)
    attributes = {key for key in element.keys() if "XMLSchema-instance" not in key}  # noqa: SIM118 - no mapping
    assert attributes <= TAKEN.get(name, set()) | EVERYWHERE, name
    assert NEEDED.get(name, set()) <= attributes, name
    if name not in MODELS:
        assert not len(element), name
        assert element.text, name
        return
    assert not (element.text or "").strip(), name
    pattern = "".join(f"(?:{part.rstrip('*+?')} ){part[-1] if part[-1] in '*+?' else ''}" for part in MODELS[name])
    children = "".join(f"{tag(child)} " for child in element)
    assert re.fullmatch(pattern, children), (name, children)
    for child in element:
        demand_valid(child)


def metadata(language_="de", /, **values):
    said = {name: tuple(map(value_of, of if isinstance(of, list) else [of])) for name, of in values.items()}
    return StudyMetadata(FIELDS, said, language_)


def value_of(said):
    return said if isinstance(said, MetadataValue) else MetadataValue(said)


def filled(text):
    """Metadata in which every field has two values with all details, made of a text."""
    details = dict.fromkeys(
        ("affiliation", "identifier", "abbreviation", "email", "uri", "number", "date", "scheme"), text
    )
    return metadata(**{field.name: [MetadataValue(text, details), MetadataValue(f"{text}2")] for field in FIELDS})


def tree(made):
    return etree.fromstring(made, etree.XMLParser(resolve_entities=False))


@pytest.mark.parametrize(
    "made", [metadata(), metadata("en", title="T"), filled("x"), filled("2020-05-01"), filled(HOSTILE)]
)
def test_ddi_has_the_elements_of_the_standard_in_their_order(made):
    demand_valid(tree(ddi_codebook(made, FILES)))


@given(st.text(min_size=1))
def test_ddi_takes_any_text(text):
    demand_valid(tree(ddi_codebook(filled(f"x{text}"), FILES)))


@pytest.mark.shared
@pytest.mark.parametrize("made", [metadata(), filled("2020-05-01"), filled(HOSTILE)])
def test_ddi_is_valid_against_the_schema(made):
    place = os.environ.get("QUALCODE_DDI_SCHEMA") or Path(__file__).parents[3] / "shared" / "ddi" / "codebook.xsd"
    if not Path(place).is_file():
        pytest.skip("the schema of DDI-Codebook 2.5 (LGPL) is no part of the project: QUALCODE_DDI_SCHEMA names it")
    schema = etree.XMLSchema(etree.parse(str(place)))
    schema.assertValid(tree(ddi_codebook(made, FILES)))


def test_gaps_of_needed_fields_are_marked_and_nothing_else_is_made_up():
    text = ddi_codebook(metadata(title="Studie"), ()).decode()
    assert "<AuthEnty>[zu ergänzen: Primärforschende]</AuthEnty>" in text
    assert "subTitl" not in text
    gaps = {field.name for field in metadata(title="Studie").gaps()}
    assert gaps == {field.name for field in FIELDS if field.needed} - {"title"}


def test_a_day_stands_in_its_attribute_too():
    made = tree(ddi_codebook(metadata(collected_from="2020-05-01", collected_to="Sommer 2021"), ()))
    dates = made.findall(f".//{{{NAMESPACE}}}collDate")
    assert [dict(date.attrib) for date in dates] == [{"event": "start", "date": "2020-05-01"}, {"event": "end"}]


# ---- DataCite ------------------------------------------------------------------------------------------

# What DataCite's Metadata Schema 4 demands of each property, as its JSON form tells it.
PROPERTIES = {
    "creators": {"name"}, "titles": {"title"}, "subjects": {"subject"}, "contributors": {"contributorType", "name"},
    "dates": {"date", "dateType"}, "identifiers": {"identifier", "identifierType"},
    "alternateIdentifiers": {"alternateIdentifier", "alternateIdentifierType"},
    "descriptions": {"description", "descriptionType"}, "fundingReferences": {"funderName"},
    "geoLocations": {"geoLocationPlace"}, "rightsList": {"rights"},
}  # fmt: skip
TYPES = {
    "titleType": {"AlternativeTitle", "Subtitle", "TranslatedTitle", "Other"},
    "contributorType": {
        "ContactPerson", "DataCollector", "DataCurator", "DataManager", "Distributor", "Editor",
        "HostingInstitution", "Producer", "ProjectLeader", "ProjectManager", "ProjectMember", "RegistrationAgency",
        "RegistrationAuthority", "RelatedPerson", "Researcher", "ResearchGroup", "RightsHolder", "Sponsor",
        "Supervisor", "WorkPackageLeader", "Other",
    },
    "dateType": {
        "Accepted", "Available", "Copyrighted", "Collected", "Created", "Issued", "Submitted", "Updated", "Valid",
        "Withdrawn", "Other",
    },
    "descriptionType": {"Abstract", "Methods", "SeriesInformation", "TableOfContents", "TechnicalInfo", "Other"},
    "nameType": {"Organizational", "Personal"},
}  # fmt: skip


def demand_datacite(made):
    found = json.loads(datacite_json(made))
    assert set(found) <= {*PROPERTIES, "schemaVersion", "publisher", "publicationYear", "types", "language", "sizes",
                          "formats", "version"}  # fmt: skip
    assert {"creators", "titles", "publisher", "types", "schemaVersion"} <= set(found)
    for name, needed in PROPERTIES.items():
        entries = found.get(name, [])
        assert len({json.dumps(entry) for entry in entries}) == len(entries), name
        for entry in entries:
            assert needed <= set(entry), name
            for kind, words in TYPES.items():
                assert entry.get(kind, next(iter(words))) in words
            for identifier in entry.get("nameIdentifiers", ()):
                assert {"nameIdentifier", "nameIdentifierScheme"} <= set(identifier)
    assert found["types"].keys() == {"resourceType", "resourceTypeGeneral"}
    assert re.fullmatch(r"\d{4}", found.get("publicationYear", "2020"))
    return found


@pytest.mark.parametrize("made", [metadata(), metadata("en", title="T"), filled("x"), filled(HOSTILE)])
def test_datacite_keeps_the_rules_of_its_schema(made):
    demand_datacite(made)


@given(st.text(min_size=1))
def test_datacite_takes_any_text(text):
    demand_datacite(filled(text))


def test_what_datacite_demands_and_nobody_said_is_announced_and_never_made_up():
    found = demand_datacite(metadata())
    assert (found["creators"], found["publisher"]) == ([{"name": LATER}], LATER)
    assert not {"publicationYear", "identifiers", "language", "rightsList"} & set(found)


def test_datacite_has_what_was_said():
    found = demand_datacite(
        metadata(
            title="Studie",
            identifier="10.1234/abc",
            creators=[MetadataValue("Muster, Erika", {"identifier": "https://orcid.org/0000-0002-1825-0097"})],
            publication_year="2027",
            collected_from="2020-05-01",
            collected_to="2021-03-31",
            language=["Deutsch", "de"],
            funder=[MetadataValue("DFG", {"number": "12"})],
        )
    )
    assert found["identifiers"] == [{"identifier": "https://doi.org/10.1234/abc", "identifierType": "DOI"}]
    assert found["creators"][0]["nameType"] == "Personal"
    assert found["publicationYear"] == "2027"
    assert found["dates"] == [{"date": "2020-05-01/2021-03-31", "dateType": "Collected"}]
    assert found["language"] == "de"
    assert found["fundingReferences"] == [{"funderName": "DFG", "awardNumber": "12"}]
