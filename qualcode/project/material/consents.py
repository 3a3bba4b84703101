"""What cases and documents agreed to, as the project holds it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from qualcode.catalogue import _, program
from qualcode.model.consent.consents import (
    UNKNOWN_CONSENT,
    Consent,
    ConsentChange,
    DocumentConsent,
    Permission,
    Purpose,
)
from qualcode.plural import counted
from qualcode.project.file.history import Author
from qualcode.project.file.store import Row, Store

DAYS = ("given", "withdrawn", "delete_by")
_OTHERS = ("given", "form", "withdrawn", "delete_by")
_COLUMNS = (*(purpose.value for purpose in Purpose), *_OTHERS)
Owner = Literal["case_id", "document_id"]


class Consents:
    """The consents of a project: what cases agreed to and, beside it, single documents."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of_cases(self) -> dict[int, Consent]:
        """Key of a case -> what it agreed to; those of which nothing is known are left out."""
        return self._own("case_id")

    def of_documents(self) -> dict[int, Consent]:
        """Key of a document -> what was said of it alone; those of which nothing is known are left out."""
        return self._own("document_id")

    def has_days(self) -> bool:
        """Whether anything was withdrawn or has a day of deletion."""
        return self._store.one("SELECT 1 FROM consents WHERE withdrawn <> '' OR delete_by <> '' LIMIT 1") is not None

    def now_unknown(self) -> list[str]:
        """What is told once of a file from before consents: who could be quoted, as nobody had said otherwise."""
        row = self._store.one(
            "SELECT (SELECT COUNT(*) FROM cases c WHERE NOT EXISTS (SELECT 1 FROM consents WHERE case_id = c.id)), "
            "(SELECT COUNT(*) FROM documents WHERE case_id IS NULL)"
        )
        cases, documents = row or (0, 0)
        parts = [counted(cases, "case")] if cases else []
        parts += [counted(documents, "document")] if documents else []
        if not parts:
            return []
        return [
            _(
                "Whether people may be quoted is not known any more where nobody said it: {whose}. What is not known "
                "leaves the project in no export; “qualcode consent set --all quote=yes --form FORM” says that all "
                "of them agreed, “qualcode consent” lists them.",
                whose=program().listed(parts),
            )
        ]

    def that_hold(self) -> dict[int, DocumentConsent]:
        """Key of a document -> what holds of its words, by document, case and speakers; for all documents."""
        cases, documents = self.of_cases(), self.of_documents()
        speakers: dict[int, dict[str, Consent]] = {}
        for document, name, case in self._store.all(
            "SELECT document_id, name, case_id FROM speakers WHERE case_id IS NOT NULL ORDER BY id"
        ):
            speakers.setdefault(document, {})[name] = cases.get(case, UNKNOWN_CONSENT)
        return {
            key: DocumentConsent(
                documents.get(key, UNKNOWN_CONSENT).beside(cases.get(case, UNKNOWN_CONSENT)), speakers.get(key, {})
            )
            for key, case in self._store.all("SELECT id, case_id FROM documents ORDER BY id")
        }

    def _own(self, owner: Owner) -> dict[int, Consent]:
        columns = ", ".join(_COLUMNS)

        def consent(row: Row) -> tuple[int, Consent]:
            _id, key, *values = row
            known = dict(zip(_COLUMNS, values, strict=True))
            answers = {purpose: Permission(known[purpose]) for purpose in Purpose if known[purpose]}
            return key, Consent(answers, *(known[name] for name in _OTHERS))

        found = self._store.made(
            "consents", consent, f"SELECT id, {owner}, {columns} FROM consents WHERE {owner} IS NOT NULL ORDER BY id"
        )
        return {key: consent for key, consent in found if consent.is_known}

    def set(
        self,
        author: Author,
        *,
        cases: Mapping[int, ConsentChange] | None = None,
        documents: Mapping[int, ConsentChange] | None = None,
        kind: Literal["consent.set", "consent.import"] = "consent.set",
    ) -> int:
        """Say what cases and documents (keys) agreed to; gives how many consents this changed."""
        changed = 0
        with self._store.history.change(kind, author):
            changed += self.write("case_id", cases or {})
            changed += self.write("document_id", documents or {})
        return changed

    def write(self, owner: Owner, changes: Mapping[int, ConsentChange]) -> int:
        """Write what changed, inside an open change; gives how many. A consent that knows nothing has no row."""
        before = self._own(owner)
        rows: dict[int, int] = dict(self._store.all(f"SELECT {owner}, id FROM consents WHERE {owner} IS NOT NULL"))
        changed = 0
        new: list[dict[str, str | int | None]] = []
        for key, change in changes.items():
            consent = change.of(before.get(key, UNKNOWN_CONSENT))
            if consent == before.get(key, UNKNOWN_CONSENT):
                continue
            changed += 1
            values = {purpose.value: consent.answer(purpose).value for purpose in Purpose}
            values |= {name: getattr(consent, name) for name in _OTHERS}
            if key not in rows:
                new.append({"case_id": None, "document_id": None, owner: key, **values})
            elif consent.is_known:
                self._store.update("consents", rows[key], **values)
            else:
                self._store.delete_one("consents", rows[key])
        if new:
            self._store.insert_all("consents", tuple(new[0]), [tuple(row.values()) for row in new])
        return changed
