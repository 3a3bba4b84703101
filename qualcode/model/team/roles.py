"""What somebody is in a project, and what that allows.

Without a lead everybody may do everything, and guests only read. With one, coders may do what is theirs by
`DEFAULT_RIGHTS`, or what a lead gave them. Whom the project does not know counts as a coder. No role is a lock:
whoever has the file can act under any name, or use another program.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from qualcode.catalogue import pgettext


class TeamRole(StrEnum):
    """What a coder is. Only where a project has a lead, roles limit anybody but guests, who read only."""

    CODER = "coder"
    LEAD = "lead"
    GUEST = "guest"


class Right(StrEnum):
    """What can be allowed to roles; a lead may do all of it, a guest nothing."""

    CODING = "coding"
    MATERIAL = "material"
    QUOTING = "quoting"
    SHARING = "sharing"
    CONSENSUS = "consensus"
    CODEBOOK = "codebook"
    BLINDNESS = "blindness"
    FORGETTING = "forgetting"
    TEAM = "team"
    ROLES = "roles"


DEFAULT_RIGHTS: Mapping[Right, TeamRole] = {
    **dict.fromkeys((Right.CODING, Right.MATERIAL, Right.QUOTING, Right.SHARING), TeamRole.CODER),
    **dict.fromkeys((Right.CONSENSUS, Right.CODEBOOK, Right.BLINDNESS), TeamRole.LEAD),
    **dict.fromkeys((Right.FORGETTING, Right.TEAM, Right.ROLES), TeamRole.LEAD),
}
"""Each right and whose it is beside the lead's, where nobody said otherwise: coders', or nobody's."""

SETTABLE = tuple(right for right in Right if right not in (Right.CODING, Right.ROLES))
"""The rights that a lead can give to coders or take: who may not code is a guest, and only leads name leads."""

RIGHTS_SETTING = "rights"
"""The name of the setting; its value tells whose rights are others than by default: “codebook=coder”."""

_OF_KINDS: Mapping[str, Right] = {
    **dict.fromkeys(
        ("coding", "search", "memo", "summary", "orphan", "consensus", "assign", "unassign", "level", "induction"),
        Right.CODING,
    ),
    **dict.fromkeys(("document.finished", "document.working", "document.open"), Right.CODING),
    **dict.fromkeys(("quotation.good", "quotation.not_good", "norming.vote", "segments"), Right.CODING),
    "coder.add": Right.CODING,  # oneself; others see `Coders.add`
    **dict.fromkeys(("import", "document", "label", "topic", "group", "doubt", "consent"), Right.MATERIAL),
    **dict.fromkeys(("transcription", "case", "attributes", "speaker", "typology", "demo"), Right.MATERIAL),
    **dict.fromkeys(("quotation", "publication", "finding"), Right.QUOTING),
    **dict.fromkeys(("merge", "rescue", "conflict"), Right.SHARING),
    **dict.fromkeys(("code", "codebook", "research"), Right.CODEBOOK),
    "forget": Right.FORGETTING,
    **dict.fromkeys(("coder", "norming", "package"), Right.TEAM),
    "coder.role": Right.ROLES,
    "import.project": Right.CODEBOOK,
    "setting": Right.CODING,  # which of them, `right_of_setting` tells
}
_OF_SETTINGS: Mapping[str, Right] = {
    "blind": Right.BLINDNESS,
    RIGHTS_SETTING: Right.ROLES,
    **dict.fromkeys(("reading", "wave_fields", "source_kind_fields", "segment_columns"), Right.MATERIAL),
}
_OF_TABLES: Mapping[str, Right] = {
    **dict.fromkeys(("codes", "code_rules", "anchors", "related_codes", "codebooks"), Right.CODEBOOK),
    **dict.fromkeys(("code_levels", "codebook_versions", "code_lineage"), Right.CODEBOOK),
    **dict.fromkeys(("research_questions", "research_links"), Right.CODEBOOK),
    **dict.fromkeys(("typologies", "types", "type_cases"), Right.MATERIAL),
    "coders": Right.ROLES,
    "settings": Right.ROLES,
    **dict.fromkeys(("assignments", "fixed_segments"), Right.TEAM),
    **dict.fromkeys(("norming_sessions", "norming_members", "norming_passages"), Right.TEAM),
}


def right_of_kind(kind: str) -> Right:
    """What a change of that kind needs; one of a kind that this version does not know is the lead's."""
    return _OF_KINDS.get(kind) or _OF_KINDS.get(kind.partition(".")[0], Right.ROLES)


def right_of_setting(name: str) -> Right:
    """What the change of a setting needs."""
    return _OF_SETTINGS.get(name, Right.TEAM)


def right_of_table(table: str) -> Right:
    """What is needed to say, of a row of a table, whose value holds where two copies differ."""
    return _OF_TABLES.get(table, Right.SHARING)


def rights_in(text: str) -> dict[Right, TeamRole]:
    """Whose each right is, as the setting says; what nobody can understand in it says nothing."""
    rights = dict(DEFAULT_RIGHTS)
    for said in text.split():
        name, _sign, role = said.partition("=")
        if name in SETTABLE and role in (TeamRole.CODER, TeamRole.LEAD):
            rights[Right(name)] = TeamRole(role)
    return rights


def rights_written(rights: Mapping[Right, TeamRole]) -> str:
    """The value of the setting: whose rights are others than by default."""
    return " ".join(f"{right}={role}" for right in SETTABLE if (role := rights[right]) is not DEFAULT_RIGHTS[right])


def role_in_words(role: TeamRole) -> str:
    """A role as people say it."""
    return {
        TeamRole.CODER: pgettext("role", "coder"),
        TeamRole.LEAD: pgettext("role", "lead"),
        TeamRole.GUEST: pgettext("role", "guest"),
    }[role]


def right_in_words(right: Right) -> str:
    """What a right allows, in a few words."""
    return {
        Right.CODING: pgettext("right", "code, write memos and summaries, vote, mark as finished"),
        Right.MATERIAL: pgettext("right", "documents, cases, labels, topics, consents"),
        Right.QUOTING: pgettext("right", "ids and edits of quotations, publications, accepted findings"),
        Right.SHARING: pgettext("right", "take in other copies, decide where they differ"),
        Right.CONSENSUS: pgettext("right", "decide in the consensus without having been among those who talked"),
        Right.CODEBOOK: pgettext("right", "codes, their rules and anchor examples, research questions"),
        Right.BLINDNESS: pgettext("right", "hide codings of others and show them again"),
        Right.FORGETTING: pgettext("right", "erase for good"),
        Right.TEAM: pgettext("right", "coders, rounds, quality procedure, norming sessions, work of others"),
        Right.ROLES: pgettext("right", "roles and rights"),
    }[right]
