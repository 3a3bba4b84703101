"""The UUIDs of what other programs call by GUIDs."""

from __future__ import annotations

import uuid

import pytest

from qualcode.project.exchange import identities
from qualcode.project.exchange.identities import Identities
from qualcode.project.watch.identity import new_uuid, uuid_of_part

GUID = "000003e8-0000-4000-8000-0000000003e8"


def test_what_is_made_of_a_part_sorts_behind_what_was_made_here():
    new = new_uuid()
    parts = [uuid_of_part(GUID, "anchor", str(number)) for number in range(1000)]
    assert all(part > new and uuid.UUID(part).version == 5 for part in parts)
    assert len(set(parts)) == 1000


def test_thousands_of_one_guid_get_their_own_without_trying_all_before(monkeypatch: pytest.MonkeyPatch):
    made = []
    monkeypatch.setattr(identities, "uuid5", lambda *words: made.append(words) or uuid.uuid5(*words))
    first = Identities("project", "codings", ())
    uuids = [first.of(GUID) for _time in range(500)]
    assert uuids[0] == GUID
    assert len(set(uuids)) == 500
    assert len(made) < 510
    again = Identities("project", "codings", uuids)
    assert [again.of(GUID) for _time in range(500)] == uuids
