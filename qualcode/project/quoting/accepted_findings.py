"""Accepted findings of the disclosure check: remembered by a fingerprint that holds no word of the passage."""

from __future__ import annotations

from collections.abc import Mapping

from qualcode.catalogue import _
from qualcode.errors import NotFound, QualcodeError
from qualcode.model.codings import Coder
from qualcode.model.findings import AcceptedFinding
from qualcode.project.file.history import Author
from qualcode.project.file.store import NameCandidate, Store, find


class AcceptedFindings:
    """What people decided may leave the project although the check found it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> list[AcceptedFinding]:
        """All accepted findings, oldest first."""
        rows = self._store.all(
            "SELECT f.fingerprint, f.document_id, c.name, f.reason, f.created FROM accepted_findings f "
            "JOIN coders c ON c.id = f.coder_id ORDER BY f.id"
        )
        return [AcceptedFinding(*row) for row in rows]

    def accept(self, findings: Mapping[str, int | None], coder: Coder, reason: str) -> int:
        """Accept findings, given as fingerprint -> key of the document or None; gives how many are new.

        Raises QualcodeError without a reason, and for what is no fingerprint.
        """
        if not reason.strip():
            raise QualcodeError(
                _("Why may it leave the project?"), _("Say it with --reason; whoever audits will ask.")
            )
        with self._store.history.change("finding.accept", Author.of(coder), reason.strip()):
            known = {finding.fingerprint for finding in self.all()}
            new = {fingerprint: document for fingerprint, document in findings.items() if fingerprint not in known}
            for fingerprint, document in new.items():
                _refuse_words(fingerprint)
                self._store.insert(
                    "accepted_findings",
                    fingerprint=fingerprint,
                    document_id=document,
                    coder_id=coder.key,
                    reason=reason.strip(),
                    created=self._store.entry_time(),
                )
        return len(new)

    def find(self, wanted: str, *, exact: bool = False) -> AcceptedFinding:
        """The accepted finding of that id. Raises NotFound, Ambiguous, NotExact."""
        candidates = [
            NameCandidate(finding, finding.id, finding.fingerprint, (finding.id,)) for finding in self.all()
        ]
        return find(
            "accepted finding",  # no text: a key
            wanted,
            candidates,
            hint=_("“qualcode disclosure accepted” lists them."),
            exact=exact,
        )

    def withdraw(self, finding: AcceptedFinding, author: Author) -> None:
        """Take an acceptance back: the check reports the finding again."""
        with self._store.history.change("finding.withdraw", author):
            if not self._store.delete("accepted_findings", "fingerprint = ?", (finding.fingerprint,)):
                kind = "accepted finding"  # no text: a key
                raise NotFound(kind, finding.id, hint=_("It was withdrawn meanwhile."))


def _refuse_words(fingerprint: str) -> None:
    if len(fingerprint) != 64 or not set(fingerprint) <= set("0123456789abcdef"):
        raise QualcodeError(
            _("That is no fingerprint of a finding."), _("“qualcode disclosure check” shows their ids.")
        )
