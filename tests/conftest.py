"""Fixtures of all tests."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Generator
from contextlib import suppress
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies

from qualcode import catalogue
from qualcode.model.consent import consents
from tests import nothing_sent, readers_here, without_waiting

os.environ["QUALCODE_LANG"] = "en"  # before anything of the program is imported, and in the programs that tests start
os.environ["TEXTUAL_ANIMATIONS"] = "none"  # each step of a smooth motion is a picture that no test sees

# The same examples in every run, so that a red test is red for whoever looks next. QUALCODE_HYPOTHESIS=long
# draws new ones, and more where a test names no number; the stress run does, too, and takes all tests that have
# examples in. A seed is taken as given.
settings.register_profile("same", derandomize=True, database=None, deadline=None, max_examples=50)
settings.register_profile("random", deadline=None, print_blob=True)
settings.register_profile("long", settings.get_profile("random"), max_examples=1_000)


def pytest_configure(config: pytest.Config) -> None:
    """Choose the profile before a test module is imported: `settings` in a module begin with it."""
    chosen = os.environ.get("QUALCODE_HYPOTHESIS")
    if not chosen and config.getoption("markexpr", "") == "stress":
        chosen = "long"
    if not chosen and config.getoption("hypothesis_seed", None) is not None:
        chosen = "random"
    settings.load_profile(chosen or "same")
    gc.disable()  # what is imported and collected lives as long as the process: see pytest_runtestloop
    # The list of words is kept once for all tests, though many have a home of their own: it holds nothing of theirs.
    cache = os.environ.setdefault("XDG_CACHE_HOME", str(Path.home() / ".cache"))
    # Tests start the program some hundred times: compiled once, outside of the tree, whatever the shell says.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ.setdefault("PYTHONPYCACHEPREFIX", str(Path(cache) / "qualcode-tests"))
    for name in ("SIGINT", "SIGHUP"):  # ignored in what a shell runs in the background, and then in what tests start
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, signal.default_int_handler if name == "SIGINT" else signal.SIG_DFL)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Under stress, tests with generated examples run as well, with the long run's numbers."""
    if config.getoption("markexpr", "") == "stress":
        for item in items:
            if getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
                item.add_marker("stress")


@pytest.hookimpl(trylast=True, specname="pytest_collection_modifyitems")
def pytest_longest_first(items: list[pytest.Item]) -> None:
    """What may take minutes begins at once, whatever the order of the rest: at the end it would go on alone."""
    items.sort(key=lambda item: item.get_closest_marker("timeout") is None)


@pytest.hookimpl(wrapper=True, optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> Generator[None, int, int]:
    """One worker more than cores: those who wait for an interface to come to rest leave a quarter of them idle."""
    number = yield
    return number if os.environ.get("PYTEST_XDIST_AUTO_NUM_WORKERS") else number + 1


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> None:
    """Each worker translates its share of the test files first, so that the others find them translated.

    In a fresh clone this is what collecting takes longest for. A file that cannot be imported is told about when it
    is collected.
    """
    folder, workers = Path(__file__).parent, int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    if workers == 1 or [Path(path).resolve() for path in session.config.args] != [folder]:
        return
    first = int(os.environ["PYTEST_XDIST_WORKER"].removeprefix("gw")) % workers
    for file in sorted(folder.rglob("test_*.py"))[first::workers]:
        with suppress(Exception, pytest.skip.Exception):
            _ = pytest.Module.from_parent(session, path=file).obj


@settings(max_examples=1, database=None)
@given(strategies.none())
def _one_example(_nothing: None) -> None:
    """An example as tests have them."""


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop() -> None:
    """Garbage is looked for among what tests make, and no more in modules and the thousands of tests themselves.

    Older Hypothesis looks who holds its random numbers, which nobody sees once they are frozen: it begins before.
    """
    _one_example()
    gc.freeze()
    gc.set_threshold(10_000, 10, 10)
    gc.enable()


nothing_sent.install()
without_waiting.install()
readers_here.install()


@pytest.fixture(autouse=True)
def _nothing_is_sent():
    """A test fails where something connected, sent or looked up an address, though its error may be caught."""
    before = len(nothing_sent.attempts)
    yield
    assert nothing_sent.attempts[before:] == []


@pytest.fixture(scope="session")
def states(tmp_path_factory):
    """Names of folders that are not there yet, each given once."""
    folder = tmp_path_factory.mktemp("states")
    return (folder / str(number) for number in count())


@pytest.fixture(autouse=True)
def _own_state(states, monkeypatch):
    """No test sees what another one, or the person at the machine, made the interface remember.

    The folder is made by who writes into it: few tests do, and a folder for each takes longer with each.
    """
    monkeypatch.setenv("XDG_STATE_HOME", str(next(states)))


@pytest.fixture(autouse=True)
def _everybody_agreed(request, monkeypatch):
    """In most tests what is not known of consents may leave; those of consents are marked and have the rule."""
    if request.node.get_closest_marker("consent") is None:
        monkeypatch.setattr(consents, "WHERE_UNKNOWN", consents.Permission.YES)


@pytest.fixture
def readers_apart(monkeypatch):
    """Projects of other programs are read in a process of their own, as in the program."""
    readers_here.as_in_the_program(monkeypatch.setattr)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with material that is not part of the project; skips where it is missing."""
    folder = Path(os.environ.get("QUALCODE_SHARED", Path(__file__).resolve().parents[2] / "shared"))
    if not (folder / "reference").is_dir():
        pytest.skip("the shared reference material is not on this machine")
    return folder


@pytest.fixture(autouse=True)
def _speaks_english_afterwards() -> Generator[None]:
    """Whatever language a test lets the program speak, those behind it find English."""
    yield
    spoken = catalogue.language()
    catalogue.speak("en")
    assert spoken == "en", f"the test leaves a program that speaks {spoken}"
