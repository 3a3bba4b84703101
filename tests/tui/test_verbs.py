"""A verb has the same keys on all screens, and these keys mean nothing else anywhere."""

from __future__ import annotations

import pytest

from qualcode.tui.keys.key_choice import _TOGETHER
from qualcode.tui.keys.key_table import ACTIONS
from qualcode.tui.keys.verbs import VERBS

BY_ID = {action.id: action for action in ACTIONS}


@pytest.mark.parametrize("name", VERBS)
def test_a_verb_has_the_same_keys_wherever_it_can_be_done(name):
    verb = VERBS[name]
    for identity in verb.actions:
        assert set(verb.keys) <= set(BY_ID[identity].keys), identity


@pytest.mark.parametrize("scopes", _TOGETHER)
def test_no_key_of_a_verb_means_something_else_on_any_screen(scopes):
    for action in ACTIONS:
        for name, verb in VERBS.items():
            if action.scope in scopes and action.id not in verb.actions:
                assert not set(action.keys) & set(verb.keys), (action.id, name)


def test_what_is_called_like_a_verb_is_in_the_table():
    listed = {identity for verb in VERBS.values() for identity in verb.actions}
    names = {"remove", "recode", "turn_polarity", "weight", "memo", "play", "undo", "redo", "toggle_good"}
    assert {action.id for action in ACTIONS if action.name in names} <= listed
