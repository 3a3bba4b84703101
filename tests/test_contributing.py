"""Every command that CONTRIBUTING.md shows works as it stands, and what it and the architecture name is there."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests import mutants
from tests.cli.test_readme import called
from tests.test_house import COMMON, FLOORS, PACKAGE, SUBFLOORS

ROOT = Path(__file__).parents[1]
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
EXTRAS = PYPROJECT["project"]["optional-dependencies"]
COMMANDS = [
    command
    for block in re.findall(r"^```console\n(.*?)^```", CONTRIBUTING, re.M | re.S)
    for command in re.findall(r"^\$ (.+)$", block, re.M)
]


def words_of(command: str) -> tuple[dict[str, str], list[str]]:
    """What a command sets in the environment, and its words, with the interpreter that runs now."""
    words = shlex.split(command)
    settings = {}
    while "=" in words[0]:
        name, _, value = words.pop(0).partition("=")
        settings[name] = value
    words[0] = words[0].removeprefix(".venv/bin/")
    return settings, [sys.executable if word in {"python", "python3"} else word for word in words]


def ran(words: list[str], **settings: str) -> str:
    """What a command prints; it must end well."""
    environment = {**os.environ, **settings}
    done = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def of(program: str) -> list[str]:
    return [command for command in COMMANDS if f" {program} " in f" {command} "]


TESTS = sorted(set(of("-m pytest")), key=COMMANDS.index)  # the first is that of the five lines
SELF = Path(__file__).name


def test_five_lines_lead_from_a_clone_to_a_green_test():
    first = re.search(r"^```console\n(.*?)^```", CONTRIBUTING, re.M | re.S)
    assert first is not None
    lines = [line.removeprefix("$ ") for line in first[1].splitlines()]
    assert len(lines) == 5
    assert [line.split()[0] for line in lines[:2]] == ["git", "cd"]
    assert lines[1].split()[1] == lines[0].split()[-1], "the folder that the clone makes"
    _, words = words_of(lines[-1])
    assert " passed" in ran([*words, "-p", "no:cacheprovider"])


@pytest.mark.parametrize("command", TESTS[1:])
def test_a_shown_run_of_tests_finds_its_tests(command):
    settings, words = words_of(command)
    for path in (word.partition("::")[0] for word in words if word.startswith("tests/")):
        assert (ROOT / path).is_file() or list((ROOT / path).rglob("test_*.py")), path
    if "stress" in words:  # looked for where some of it stands: collecting everything takes long
        words.append("tests/reading/test_mutated_files.py")
    if "stress" in words or "::" in words[-1]:
        told = ran([*words, "-n", "0", "--collect-only", "-p", "no:cacheprovider"])
        assert re.search(r"^\d+(/\d+)? tests? collected", told, re.M), told
    for name in settings:
        assert any(name in path.read_text("utf-8") for path in (ROOT / "tests").rglob("*.py") if path.name != SELF)


@pytest.mark.parametrize("command", [command for command in COMMANDS if re.search(r"python \S+\.py", command)])
def test_a_shown_script_takes_what_is_shown(command):
    _, words = words_of(command)
    told = ran([*words[:2], "--help"], PYTHONPATH=str(ROOT))
    for word in words[2:]:
        assert word.isdigit() or word in told, f"“{word}” is not in the help of {words[1]}"


@pytest.mark.parametrize("command", [command for command in COMMANDS if command not in TESTS])
def test_every_other_command_is_of_a_known_kind(command):
    _, words = words_of(command)
    match words:
        case ["git", "clone" | "tag", *_] | ["cd", "qualcode"]:
            assert "tag" not in words or f"v{_version()}" in words
        case ["pip", "install", *rest]:
            named = next((re.fullmatch(r"\.\[(.*)\]", word) for word in rest if word.startswith(".[")), None)
            assert set(named[1].split(",")) <= set(EXTRAS) if named else rest == ["pre-commit"]
        case ["pre-commit", "install"]:
            assert (ROOT / ".pre-commit-config.yaml").is_file()
        case ["ruff", "check" | "format", "."] | ["mypy"]:
            assert any(requirement.startswith(words[0]) for requirement in EXTRAS["lint"])
        case [".ci/run"]:
            assert os.access(ROOT / ".ci" / "run", os.X_OK)
        case [sys.executable, "-m", "venv" | "hatchling", *_]:
            if "hatchling" in words:
                ran([*words, "--help"])
        case [sys.executable, "-m", "tests.benchmarks" | "tests.benchmarks.pools", *rest]:
            told = ran([*words[:3], "--help"], PYTHONPATH=str(ROOT))
            assert all(word.isdigit() or word in re.split(r"[^\w-]+", told) for word in rest)
        case [sys.executable, "-m", "tests.catalogues", verb]:
            assert f"tests.catalogues {verb}" in (ROOT / "tests" / "catalogues.py").read_text("utf-8")
        case [sys.executable, "-m", "tests.manual", verb]:
            assert f"tests.manual {verb}" in (ROOT / "tests" / "manual" / "__main__.py").read_text("utf-8")
        case [sys.executable, script, *_]:
            assert (ROOT / script).is_file()
        case _:
            pytest.fail(f"no test tries “{command}”")


def _version() -> str:
    import qualcode

    return qualcode.__version__


def test_commits_are_checked_by_programs_of_ones_own_and_nothing_is_fetched():
    import yaml

    repositories = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]
    assert [repository["repo"] for repository in repositories] == ["local"]
    hooks = repositories[0]["hooks"]
    assert {hook["language"] for hook in hooks} == {"system"}
    lint = {re.split(r"\W", requirement)[0] for requirement in EXTRAS["lint"]}
    assert {hook["entry"].split()[0] for hook in hooks} == {"ruff", "mypy"} <= lint


def test_the_lowest_versions_are_named_for_every_dependency():
    told = ran([sys.executable, ".ci/lowest_versions.py", "test", "gamma"]).splitlines()
    wanted = {*PYPROJECT["project"]["dependencies"], *EXTRAS["test"], *EXTRAS["gamma"]}
    assert set(told) == {requirement.replace(">=", "==") for requirement in wanted}


def test_a_requirement_without_a_lowest_version_is_refused():
    source = (ROOT / ".ci" / "lowest_versions.py").read_text("utf-8")
    names: dict = {"__name__": "lowest_versions"}
    exec(compile(source, "lowest_versions.py", "exec"), names)
    assert names["lowest"](["a-b>=1.2", "c >= 3"]) == ["a-b==1.2", "c==3"]
    for requirement in ("click", "click~=8.1", "click>=8,<9"):
        with pytest.raises(ValueError, match="names no lowest version"):
            names["lowest"]([requirement])


def test_the_server_tries_tests_that_are_there():
    named = re.findall(r"\btests/\S+", (ROOT / ".ci" / "run").read_text("utf-8"))
    assert len(named) > 5
    assert [path for path in named if not (ROOT / path).exists()] == []


# ---- the picture of the rooms ------------------------------------------------------------------------


def drawing() -> list[str]:
    """The rows of the picture, from the ground up."""
    picture = re.search(r"^```text\n(.*?)^```", ARCHITECTURE, re.M | re.S)
    assert picture is not None
    return picture[1].splitlines()[::-1]


def test_the_picture_shows_every_room_on_its_floor_and_every_subroom_in_its_room():
    drawn = [[room for room in re.findall(r"│ ([a-z]+)\b", row) if (PACKAGE / room).is_dir()] for row in drawing()]
    assert [sorted(rooms) for rooms in drawn if rooms] == [sorted(rooms) for rooms in FLOORS]
    whole = "\n".join(drawing())
    for room, floors in SUBFLOORS.items():
        for name in {name for names in floors for name in names} - {""}:
            assert re.search(rf"(│ |  ){name}(  | ?│)", whole), f"{room}/{name}"


@pytest.mark.parametrize("text", [CONTRIBUTING, ARCHITECTURE, README], ids=["CONTRIBUTING", "architecture", "README"])
def test_every_place_of_the_source_that_is_named_is_there(text):
    named = re.findall(r"`((?:qualcode|tests|docs|\.ci|codebooks|corpus)/[\w./-]*)`", text)
    named += re.findall(r"\]\(((?!http)[^)#]+)\)", text)
    assert named
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_the_readme_says_it_in_few_sentences_and_leads_on():
    built = README[README.index("## How it is built") :]
    first = built.split("\n\n")[1]
    assert len(re.findall(r"[.!?](?= |$)", first)) == 5
    assert "(docs/architecture.md)" in built
    assert "(CONTRIBUTING.md)" in built


def test_rooms_that_the_guide_names_in_words_are_rooms():
    rooms = {room for rooms in FLOORS for room in rooms} | COMMON
    travels = CONTRIBUTING[CONTRIBUTING.index("## How a change travels") : CONTRIBUTING.index("## How a release")]
    named = set(re.findall(r"`([a-z]+)`", travels)) - {"log", "undo", "forget"}
    assert named
    assert named <= rooms


def test_commands_that_are_shown_in_the_architecture_can_be_called():
    for arguments in re.findall(r"`qualcode ([^`]+)`", ARCHITECTURE):
        command, _ = called(arguments)
        assert command.name in arguments


# ---- the mutants -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", mutants.PARTS)
def test_a_part_that_is_mutated_and_its_tests_are_there(name):
    part = mutants.PARTS[name]
    assert mutants.files_of(part, ROOT)
    assert [path for path in part.tests if not (ROOT / path).exists()] == []


@pytest.mark.parametrize(
    ("source", "changed"),
    [
        ("def f(a, b):\n    return a < b", ["return None", "return a <= b"]),
        ("def f(a):\n    a += 1", ["a -= 1", "a += 2"]),
        ("def f(a):\n    if a and True:\n        pass", ["if not (a and True):", "if a or True:", "if a and False:"]),
        ("def f(a):\n    return [b for b in a if not b]", ["return None", "return [b for b in a if b]"]),
        ("def f(a: 'list[3]' = 5) -> 'tuple[2]':\n    pass", ["def f(a: 'list[3]'=6) -> 'tuple[2]':"]),
        ("@dataclass(frozen=True)\nclass A:\n    b: int = -1", ["b: int = +1", "b: int = -2"]),
        ("def f(a):\n    raise ValueError(a + 1)", []),
        ("a = zip(b, c, strict=True)", []),
        ("if TYPE_CHECKING:\n    A = 1", []),
    ],
)
def test_a_mutant_changes_one_sign_that_matters(source, changed):
    made = mutants.mutants_of(source, "a.py")
    assert [mutant.after for mutant in made] == changed
    whole = [mutant.made_in(source) for mutant in made]
    assert len(set(whole)) == len(whole)
    for mutant, text in zip(made, whole, strict=True):
        assert mutant.after in text


def test_only_the_tests_that_are_named_try_a_mutant(tmp_path):
    (tmp_path / "test_a.py").write_text("def test_good():\n    pass\ndef test_bad():\n    assert 0\n", "utf-8")
    (tmp_path / "test_b.py").write_text("def test_bad():\n    assert 0\n", "utf-8")
    assert mutants.run_tests(tmp_path, ["test_a.py::test_good"], 60).code == 0
    assert mutants.run_tests(tmp_path, ["test_a.py"], 60).code == 1


def test_what_was_judged_has_a_reason_and_is_still_a_mutant():
    possible = {
        mutant.change
        for part in mutants.PARTS.values()
        for file in mutants.files_of(part, ROOT)
        if any(change.startswith(f"{file}:") for change in mutants.judged())
        for mutant in mutants.mutants_of((ROOT / file).read_text("utf-8"), file)
    }
    for change, reason in mutants.judged().items():
        assert reason
        assert change in possible, change
