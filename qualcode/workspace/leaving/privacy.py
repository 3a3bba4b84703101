"""The facts of the data-protection sheet: of the program, and of one project as numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qualcode import __version__
from qualcode.model.consent.consents import Permission, Purpose
from qualcode.project.file import schema
from qualcode.project.forgetting.personal_columns import COLUMNS
from qualcode.reporting.documents.privacy_sheet import PrivacyFacts, StoredElsewhere, StudyNumbers, WayOut
from qualcode.times import local_today
from qualcode.workspace.leaving.doors import DOORS
from qualcode.workspace.leaving.storage import storage_places

if TYPE_CHECKING:
    from qualcode.project.project import Project


def privacy_facts(project: Project | None = None) -> PrivacyFacts:
    """What the program stores, what leaves by which door, and of a project its numbers."""
    today = local_today()
    return PrivacyFacts(
        version=__version__,
        schema=schema.VERSION,
        day=today,
        logged=frozenset(schema.LOGGED),
        personal=COLUMNS,
        places=[
            StoredElsewhere(place.name, place.where, place.holds, place.goes, place.personal)
            for place in storage_places()
        ],
        doors=[WayOut(door.name, door.leaves, door.purpose) for door in DOORS],
        study=_numbers(project, today) if project else None,
    )


def _numbers(project: Project, today: str) -> StudyNumbers:
    documents, cases = project.documents.all(), project.cases.all()
    of_cases, of_documents = project.consents.of_cases(), project.consents.of_documents()
    consents = [*of_cases.values(), *of_documents.values()]
    unknown = sum(case.key not in of_cases for case in cases) + sum(
        document.case is None and document.key not in of_documents for document in documents
    )
    allowed = (Permission.YES, Permission.PARAPHRASE)
    backups = project.forgetting.listed_backups()
    register, erased = project.given.all(), project.forgetting.recognised()
    return StudyNumbers(
        title=project.title,
        documents=len(documents),
        cases=len(cases),
        coders=len(project.coders.all()),
        consents=len(consents),
        without_consent=unknown,
        withdrawn=sum(bool(consent.withdrawn) for consent in consents),
        due=sum(consent.is_over(today) for consent in consents),
        agreed={purpose: sum(consent.answer(purpose) in allowed for consent in consents) for purpose in Purpose},
        refused={
            purpose: sum(consent.answer(purpose) is Permission.NO for consent in consents) for purpose in Purpose
        },
        entries=project.log_length(),
        former_texts=len(project.forgetting.former_texts()),
        backups=len(backups),
        backups_there=sum(backup.is_file() for backup in backups),
        register=len(register),
        recipients=len({line.left.recipient for line in register if line.left.recipient}),
        erased=sum(erased.get(kind, 0) for kind in ("documents", "cases", "passage")),
        blind=project.settings.blind,
    )
