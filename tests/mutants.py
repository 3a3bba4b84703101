"""Changes one sign of the program at a time and counts how many of the changes a test notices; run by hand.

    python tests/mutants.py                             a dozen mutants of each part
    python tests/mutants.py disclosure --sample 60      more of one part
    python tests/mutants.py spans --all                 every one

Comparisons, arithmetic, numbers, boolean conditions and what functions return are changed. A first run of a part's
tests writes down which test calls which function; a mutant is then tried with the tests that call its function, the
fastest first, and one that these let pass is tried with all tests of the part. With `--at-once` there is no first
run, and all tests are tried with each mutant until one notices, which is faster for small samples. All of it
happens in a copy of the project. The limit is computing time, so that a busy machine finds no more than an idle
one; a mutant that reaches it counts as found, since a test that never ends is seen.

What survives is either behaviour that no test holds, or a change that nobody could see. The second kind is listed
in `tests/mutants_judged.txt` with the reason, and no longer counts.
"""

from __future__ import annotations

import argparse
import ast
import copy
import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

import pytest

ROOT = Path(__file__).resolve().parents[1]
JUDGED = ROOT / "tests" / "mutants_judged.txt"
GOAL = 0.85
LEFT_OUT = shutil.ignore_patterns(".git", ".venv*", ".*_cache", ".hypothesis", "__pycache__", "*.egg-info")
LEAST_SECONDS = 20.0  # of computing, for starting up on any machine


@dataclass(frozen=True)
class Part:
    """What is changed, and the tests that should notice: patterns of paths below the project's folder."""

    files: tuple[str, ...]
    tests: tuple[str, ...]


PARTS = {
    "spans": Part(("qualcode/model/spans.py",), ("tests/model", "tests/language/test_mapping.py")),
    "kernel": Part(
        ("qualcode/agreement/kernel/*.py",),
        (
            *(
                f"tests/agreement/test_{name}.py"
                for name in ("ratings", "kernel_is_exact", "kernel_edges", "degenerate_ratings", "presence_figures")
            ),
            *(f"tests/agreement/test_agreement_{name}.py" for name in ("bootstrap", "doctests", "properties")),
            "tests/agreement/test_jackknife.py",
            "tests/agreement/test_clustered_errors.py",
            "tests/agreement/test_published_agreement.py",
        ),
    ),
    "unitizing": Part(
        ("qualcode/agreement/passages/unitizing*.py",),
        (
            *(f"tests/agreement/test_{name}.py" for name in ("unitizing", "continuum", "character_agreement")),
            "tests/agreement/test_agreement_doctests.py",
            "tests/agreement/test_published_agreement.py",
        ),
    ),
    "alignment": Part(
        ("qualcode/language/alignment/*.py",),
        tuple(
            f"tests/language/test_{name}.py"
            for name in (
                *("matching", "alignment_gaps", "lines_left_over", "mapping", "common_runs"),
                *("alignment_truth", "alignment"),
            )
        ),
    ),
    "quotations": Part(
        ("qualcode/reporting/quotations/*.py", "qualcode/model/quotation_*.py"),
        (
            *(f"tests/model/test_quotation_{name}.py" for name in ("edits", "notation")),
            *(
                f"tests/reporting/test_{name}.py"
                for name in ("quotations", "quotation_details", "sources", "spool", "check_quotes", "golden")
            ),
            "tests/cli/test_quotes_options.py",
        ),
    ),
    "disclosure": Part(
        ("qualcode/reporting/disclosure/*.py",),
        (
            *(
                f"tests/reporting/test_{name}.py"
                for name in ("disclosure_rules", "disclosure_details", "disclosure", "hit_finder")
            ),
            "tests/cli/test_disclosure.py",
        ),
    ),
    "retrieval": Part(
        ("qualcode/retrieval/*.py",),
        ("tests/retrieval", *(f"tests/cli/test_{name}.py" for name in ("search", "questions", "codings"))),
    ),
}


def files_of(part: Part, folder: Path) -> list[str]:
    """The files of a part in a copy of the project; ValueError where a pattern fits none."""
    files: set[str] = set()
    for pattern in part.files:
        fitting = {path.relative_to(folder).as_posix() for path in folder.glob(pattern)}
        if not fitting:
            raise ValueError(f"no file fits “{pattern}”")
        files |= fitting
    return sorted(files)


# ---- mutants -----------------------------------------------------------------------------------------

COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult, ast.Pow: ast.Mult, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd, ast.LShift: ast.RShift,
    ast.RShift: ast.LShift, ast.MatMult: ast.Mult, ast.BitXor: ast.BitAnd,
}  # fmt: skip


@dataclass(frozen=True)
class Mutant:
    """One change: where it stands, what it says before and after, and its number: of the node, of the change."""

    file: str
    line: int
    function: int  # first line of the function that it stands in, whose tests try it; 0 outside of functions
    before: str
    after: str
    number: tuple[int, int]

    @property
    def change(self) -> str:
        """What was changed, without the line, which moves when something is written above."""
        return f"{self.file}: {self.before} -> {self.after}"

    def made_in(self, source: str) -> str:
        """The whole file with the change."""
        tree = ast.parse(source)
        site, which = self.number
        node = next(node for at, (node, _, _) in enumerate(_sites(tree)) if at == site)
        list(changes(node))[which](node)
        return ast.unparse(ast.fix_missing_locations(tree)) + "\n"


def _negated(test: ast.expr) -> ast.expr:
    return (
        test.operand
        if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not)
        else ast.UnaryOp(ast.Not(), test)
    )


def changes(node: ast.AST) -> Iterator[Callable[[ast.AST], None]]:
    """The changes of one node, each of which is made in a copy of the node."""
    match node:
        case ast.Compare():
            for place, operator in enumerate(node.ops):
                new = COMPARISONS[type(operator)]
                yield lambda twin, place=place, new=new: twin.ops.__setitem__(place, new())
        case ast.BinOp(op=operator) | ast.AugAssign(op=operator):
            yield lambda twin: setattr(twin, "op", ARITHMETIC[type(operator)]())
        case ast.BoolOp():
            yield lambda twin: setattr(twin, "op", ast.Or() if isinstance(node.op, ast.And) else ast.And())
        case ast.UnaryOp(op=ast.USub()):
            yield lambda twin: setattr(twin, "op", ast.UAdd())
        case ast.Constant(value=bool() as value):
            yield lambda twin: setattr(twin, "value", not value)
        case ast.Constant(value=int() | float() as number):
            yield lambda twin: setattr(twin, "value", number + 1)
        case ast.If() | ast.IfExp() | ast.While():
            yield lambda twin: setattr(twin, "test", _negated(twin.test))
        case ast.comprehension(ifs=[_, *_]):
            yield lambda twin: setattr(twin, "ifs", [_negated(test) for test in twin.ifs])
        case ast.Return(value=ast.expr() as value) if not (isinstance(value, ast.Constant) and value.value is None):
            yield lambda twin: setattr(twin, "value", ast.Constant(None))


def _below(node: ast.AST) -> Iterator[ast.AST]:
    """The parts of a node that say something at run time and are not for the reader or the type checker."""
    skipped = {"annotation", "returns", "decorator_list", "type_params"}
    if isinstance(node, ast.Raise):  # messages are judged by readers
        return
    if isinstance(node, ast.keyword) and node.arg == "strict":  # of `zip`: an assertion of what is so anyway
        return
    for name, value in ast.iter_fields(node):
        if name not in skipped:
            yield from (
                child for child in (value if isinstance(value, list) else [value]) if isinstance(child, ast.AST)
            )


def _sites(tree: ast.Module) -> Iterator[tuple[ast.AST, ast.stmt, int]]:
    """Every node that may be changed, with its statement and the first line of its function (0 outside of one)."""

    def walk(node: ast.AST, statement: ast.stmt, function: int) -> Iterator[tuple[ast.AST, ast.stmt, int]]:
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            return
        yield node, statement, function
        first = 0
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
        for child in _below(node):
            inside = first if first and child in node.body else function
            yield from walk(child, child if isinstance(child, ast.stmt) else statement, inside)

    for statement in tree.body:
        yield from walk(statement, statement, 0)


def mutants_of(source: str, file: str) -> list[Mutant]:
    """All mutants of one file, in its order."""
    mutants = []
    for number, (node, statement, function) in enumerate(_sites(ast.parse(source))):
        line = getattr(node, "lineno", statement.lineno)
        for which, change in enumerate(changes(node)):
            place = next(at for at, part in enumerate(ast.walk(statement)) if part is node)
            other = copy.deepcopy(statement)
            twin = next(part for at, part in enumerate(ast.walk(other)) if at == place)
            change(twin)
            before, after = _shown(node, statement), _shown(twin, other)
            mutants.append(Mutant(file, line, function, before, after, (number, which)))
    return mutants


def _shown(node: ast.AST, statement: ast.stmt) -> str:
    """The changed place in a line: the first line of its statement, or of the node where that stands further down."""
    lines = ast.unparse(statement).splitlines()
    first = lines[0]
    if isinstance(node, ast.stmt) or len(lines) == 1 or not isinstance(node, ast.expr):
        return first
    return first if ast.unparse(node).splitlines()[0] in first else ast.unparse(node).splitlines()[0]


# ---- trying them -------------------------------------------------------------------------------------

REACHED = "QUALCODE_MUTANTS_REACHED"  # where the first run writes which test calls what
FOLLOWED = "QUALCODE_MUTANTS_FOLLOWED"  # of which files


class Reached:
    """A pytest plugin that writes down, for each test, its seconds and the functions of the files that it calls."""

    def __init__(self, target: Path) -> None:
        self.target = target
        self.tests: dict[str, tuple[float, dict[str, list[int]]]] = {}
        self.files = {str(Path.cwd() / file): file for file in json.loads(os.environ[FOLLOWED])}
        self.calls: set[tuple[str, int]] = set()

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_call(self, item):
        """Without what fixtures do, which takes minutes when it is followed: a survivor is tried with all tests."""
        self.calls = set()
        sys.settrace(self.enter)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_teardown(self, item):
        sys.settrace(None)

    def pytest_runtest_logfinish(self, nodeid, location):
        functions: dict[str, list[int]] = {}
        for file, line in sorted(self.calls):
            functions.setdefault(self.files[file], []).append(line)
        self.tests[nodeid] = (self.tests.get(nodeid, (0.0, {}))[0], functions)

    def pytest_runtest_logreport(self, report):
        seconds, functions = self.tests.get(report.nodeid, (0.0, {}))
        self.tests[report.nodeid] = (seconds + report.duration, functions)

    def pytest_sessionfinish(self):
        self.target.write_text(json.dumps(self.tests), encoding="utf-8")

    def enter(self, frame, event, argument):
        """Remember what is called, and look at none of its lines: that would take minutes."""
        code = frame.f_code
        if code.co_filename in self.files:
            self.calls.add((code.co_filename, code.co_firstlineno))


def pytest_configure(config):
    """Be the plugin where this file is loaded as one."""
    if REACHED in os.environ:
        config.pluginmanager.register(Reached(Path(os.environ[REACHED])))


@dataclass(frozen=True)
class Ran:
    """How a run of tests ended: its exit code, its seconds of computing, its last lines."""

    code: int
    seconds: float
    told: str


def run_tests(folder: Path, tests: list[str], seconds: float | None, **more: str) -> Ran:
    """Run tests in a copy of the project, at most so many seconds of computing."""
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1", **more}
    listed = folder / ".mutants-tests"
    listed.write_text("\n".join(tests), encoding="utf-8")
    plugin = ["-p", "tests.mutants"] if REACHED in more else ["-x"]
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-n",
        "0",
        "-p",
        "no:randomly",
        "-p",
        "no:cacheprovider",
        *plugin,
        f"@{listed}",
    ]

    def bounded() -> None:
        if seconds is not None:
            whole = int(seconds) + 1
            resource.setrlimit(resource.RLIMIT_CPU, (whole, whole + 1))

    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    try:
        done = subprocess.run(
            command,
            check=False,
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            preexec_fn=bounded,
            timeout=None if seconds is None else 20 * seconds,  # a wait that computes nothing
        )
    except subprocess.TimeoutExpired:
        return Ran(-9, seconds or 0, "waited without end")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Ran(done.returncode, used, "\n".join((done.stdout + done.stderr).splitlines()[-15:]))


class Trial:
    """One part: its files, its tests, and what of them reaches what."""

    def __init__(self, part: Part, folder: Path, *, at_once: bool = False) -> None:
        self.folder = folder
        self.tests = list(part.tests)
        files = files_of(part, folder)
        self.mutants = [mutant for file in files for mutant in mutants_of((folder / file).read_text("utf-8"), file)]
        target = folder / ".mutants-reached"
        following = {} if at_once else {REACHED: str(target), FOLLOWED: json.dumps(files)}
        first = run_tests(folder, self.tests, None, **following)
        if first.code:
            sys.exit(f"the tests are red without any change:\n{first.told}")
        self.reached: dict[str, tuple[float, dict[str, list[int]]]] = (
            {} if at_once else json.loads(target.read_text("utf-8"))
        )
        self.limit = LEAST_SECONDS + 2 * first.seconds

    def reaching(self, mutant: Mutant) -> list[str]:
        """The tests that call a mutant's function, the fastest first."""
        tests = [
            (seconds, test)
            for test, (seconds, functions) in self.reached.items()
            if mutant.file in functions and (not mutant.function or mutant.function in functions[mutant.file])
        ]
        return [test for _, test in sorted(tests)]

    def survives(self, mutant: Mutant, folder: Path) -> bool:
        """Whether no test notices a change."""
        path = folder / mutant.file
        kept = path.read_text("utf-8")
        path.write_text(mutant.made_in(kept), encoding="utf-8")
        try:
            near = self.reaching(mutant)
            if near and run_tests(folder, near, self.limit).code:
                return False
            return run_tests(folder, self.tests, self.limit).code == 0
        finally:
            path.write_text(kept, encoding="utf-8")


def judged() -> dict[str, str]:
    """Changes that nobody could see, with the reason: “file: before -> after”, below it the reason, indented."""
    reasons: dict[str, str] = {}
    change = ""
    for line in JUDGED.read_text("utf-8").splitlines() if JUDGED.exists() else []:
        if line.startswith("    "):
            reasons[change] = line.strip()
        elif line and not line.startswith("#"):
            change = line.strip()
    return reasons


def examine(name: str, *, sample: int | None, seed: int, jobs: int, at_once: bool = False) -> bool:
    """Try a part and print the share of mutants that were found; whether it reaches the goal."""
    reasons = judged()
    with tempfile.TemporaryDirectory(prefix="qualcode-mutants-") as scratch:
        folders: SimpleQueue[Path] = SimpleQueue()
        for number in range(jobs):
            folders.put(Path(shutil.copytree(ROOT, Path(scratch) / str(number), ignore=LEFT_OUT, symlinks=True)))
        first = folders.get()
        trial = Trial(PARTS[name], first, at_once=at_once)
        folders.put(first)
        mutants = [mutant for mutant in trial.mutants if mutant.change not in reasons]
        if sample is not None and sample < len(mutants):
            mutants = random.Random(f"{name} {seed}").sample(mutants, sample)

        def survives(mutant: Mutant) -> bool:
            folder = folders.get()
            try:
                survived = trial.survives(mutant, folder)
            finally:
                folders.put(folder)
            sys.stderr.write("s" if survived else ".")
            sys.stderr.flush()
            return survived

        with ThreadPoolExecutor(jobs) as pool:
            results = list(pool.map(survives, mutants))
    survivors = [mutant for mutant, survived in zip(mutants, results, strict=True) if survived]
    share = 1 - len(survivors) / len(mutants)
    every = len(trial.mutants)
    sys.stderr.write("\n")
    print(f"{name}: {share:.0%} found, {len(mutants) - len(survivors)} of {len(mutants)} tried (there are {every})")
    for mutant in sorted(survivors, key=lambda mutant: (mutant.file, mutant.line)):
        reach = "" if at_once else f" ({len(trial.reaching(mutant))} tests reach it)"
        print(f"  {mutant.file}:{mutant.line}{reach}\n    {mutant.before} -> {mutant.after}", flush=True)
    return share >= GOAL


def main() -> int:
    """Print the share found of each part that is named; 1 where one is below the goal."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}; all of them without a name")
    parser.add_argument("--sample", type=int, default=12, help="how many mutants of each part (12)")
    parser.add_argument("--all", action="store_true", help="every mutant, which takes hours")
    parser.add_argument("--seed", type=int, default=1, help="which mutants the sample holds (1)")
    parser.add_argument("--jobs", type=int, default=1, help="how many are tried at the same time (1)")
    parser.add_argument("--at-once", action="store_true", help="without the first run that follows the tests' calls")
    options = parser.parse_args()
    if unknown := set(options.parts) - set(PARTS):
        parser.error(f"no part {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    good = [
        examine(
            name,
            sample=None if options.all else options.sample,
            seed=options.seed,
            jobs=options.jobs,
            at_once=options.at_once,
        )
        for name in options.parts or PARTS
    ]
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
