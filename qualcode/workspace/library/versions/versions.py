"""Frozen versions of the codebook, what differs between them, and the change log, for Python users."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from qualcode.reporting.codebook.change_log import log_object
from qualcode.workspace.library.collection import StudyCollection
from qualcode.workspace.library.frames import FrameColumns
from qualcode.workspace.library.resolver import round_of, text_of, yes_or_no
from qualcode.workspace.library.thing import NamedThing
from qualcode.workspace.versions import versions
from qualcode.workspace.versions.change_log import change_log
from qualcode.workspace.versions.leaving import diff_object

if TYPE_CHECKING:
    from qualcode.model.codebooks.versions import CodebookVersion


class StudyVersion(NamedThing):
    """The codebook as it was frozen under a name."""

    __slots__ = ()
    noun = "codebook version"  # no text: a key
    record: CodebookVersion

    @property
    def note(self) -> str:
        """What it is for."""
        return self.record.note

    @property
    def round(self) -> int | None:
        """The coding round that it is the codebook of; None where it is of none."""
        return self.record.round

    @property
    def created(self) -> str:
        """When it was frozen (UTC, ISO 8601)."""
        return self.record.created

    @property
    def codes(self) -> list[str]:
        """The names of its codes, in their order."""
        return [code.name for code in self.record.codes]

    def remove(self) -> None:
        """Take it away; the codebook stays as it is."""
        self.study.refuse_nobody()
        versions.unfreeze(self.study.space, self.record)


class StudyVersions(StudyCollection[StudyVersion]):
    """The frozen versions of the codebook, oldest first."""

    noun = "codebook version"  # no text: a key

    def freeze(self, name: str, *, note: str = "", round: int | None = None) -> StudyVersion:  # noqa: A002 - as in all of the library
        """Freeze the codebook as it is under a name, of a round where one is said.

        Raises QualcodeError for a name that is taken or means another thing, and where there are no codes.
        """
        said, wanted = text_of("note", note), round_of(round)
        self.study.refuse_nobody()
        return StudyVersion(self.study, versions.freeze(self.study.space, text_of("name", name), said, wanted))

    def difference(self, before: str | StudyVersion, after: str | StudyVersion = "now") -> dict[str, Any]:
        """What differs between two states, as “qualcode codebook diff --json” gives it.

        Each is a version (or its name, number or id), “now”, a day or time, or the id of an entry of the history.
        Raises NotFound, Ambiguous, and QualcodeError where the history does not reach back so far.
        """
        space = self.study.space
        states = (versions.state(space, self._wanted(wanted)) for wanted in (before, after))
        return diff_object(versions.compare(space, *states))

    def log(self, since: str | StudyVersion | None = None, *, identify: bool = False) -> list[dict[str, Any]]:
        """Each change of the codebook that stands, as “qualcode codebook log --json” gives it.

        `since` is a version; people are numbered unless `identify`. While codings of others are hidden, one's own are
        counted.
        """
        version = None if since is None else self._found(since).record
        return log_object(change_log(self.study.space, version, identify=yes_or_no("identify", identify)))

    def _wanted(self, wanted: str | StudyVersion) -> str:
        return wanted.uuid if isinstance(wanted, StudyVersion) else text_of("version", wanted)

    def __iter__(self) -> Iterator[StudyVersion]:
        return (StudyVersion(self.study, record) for record in self.study.space.project.versions.all())

    def _found(self, wanted: object) -> StudyVersion:
        return StudyVersion(self.study, self.study.resolver.codebook_version(wanted))

    def _columns(self, things: Sequence[StudyVersion]) -> FrameColumns:
        return FrameColumns(
            {
                "id": [version.id for version in things],
                "name": [version.name for version in things],
                "round": [version.round for version in things],
                "codes": [len(version.codes) for version in things],
                "note": [version.note for version in things],
                "created": [version.created for version in things],
            },
            whole=("round", "codes"),
            times=("created",),
        )
