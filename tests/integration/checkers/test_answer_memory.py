"""What was found out before is what would be found now."""

import dataclasses
import hashlib
import os
import pathlib
import tempfile
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archcheck.application.ports.result_cache import ResultCache
from archcheck.domain.activation import ActiveRule
from archcheck.domain.job import JobResult
from archcheck.domain.project import Role, SourceFile
from archcheck.infrastructure.checkers.checkers_analyzer import CheckersAnalyzer
from archcheck.infrastructure.checkers.engine import answer_memory
from tests.unit.infrastructure.caching.known_support import ResultsInMemory
from tests.unit.infrastructure.checkers.planning_support import active, inspection_of

PATHS = (
    "src/shop/price.py",
    "tests/__init__.py",
    "tests/base.py",
    "tests/conftest.py",
    "tests/helpers.py",
    "tests/more.py",
    "tests/test_a.py",
    "tests/test_b.py",
)
TEXTS = (
    "",
    "import os  # why\n",
    "def check(x): assert x\n",
    "def check(x): ...\n",
    "from tests.more import check\n",
    "from tests.more import *\ndef check(x): inner(x)\n",
    "def inner(x): assert x\n",
    "from unittest import TestCase\nclass Base(TestCase):\n    def verify(self): assert 1\n",
    "class Base:\n    def verify(self): assert 1\n",
    "from tests.more import Base as Parent\nclass Base(Parent): ...\n",
    "import pytest\n@pytest.fixture\ndef check():\n    def inner(x): assert x\n    return inner\n",
    "from tests.helpers import check\ndef test_a():\n    check(1)\n    check(2)  # why\n",
    "from tests.base import Base\nclass Story(Base):\n    def test_a(self): self.verify()\n",
    "def test_b(check): check(1)\n'stray'\n",
    "def test_a():\n    # archcheck: ignore[no-comments] why not\n    for x in y: assert x  # z\n",
    "def test_a(m):\n    m.return_value = 1\n    assert m() == 1\n    assert True\n",
    "def test_c(: broken\n",
    "def f[T](x: T): ...  # newer\n",
)
RULES: tuple[tuple[ActiveRule, ...], ...] = (
    (active("no-comments"), active("string-comment")),
    (active("no-comments"), active("test-without-assertion"), active("assertion-in-loop")),
    (active("one-assertion-per-test", limit=1), active("test-without-assertion")),
    (active("one-assertion-per-test", limit=2), active("test-without-assertion")),
    (active("test-without-assertion", helpers=("ver*",)),),
    (active("vacuous-assertion"),),
    (),
)
Texts = dict[str, str]


@dataclasses.dataclass
class State:
    """A project that is edited, with what was edited away, and which rules run."""

    texts: Texts = dataclasses.field(default_factory=dict)
    before: Texts = dataclasses.field(default_factory=dict)
    rules: int = 1

    def edited(self, edit: tuple[str, str, str, str, int]) -> "State":
        """The state after a change, or nothing at all."""
        kind, path, other, text, rules = edit
        texts = dict(self.texts)
        if kind == "change":
            texts[path] = text
        elif kind == "delete":
            texts.pop(path, None)
        elif kind == "rename" and path in texts:
            texts[other] = texts.pop(path)
        elif kind == "revert":
            texts = dict(self.before)
        chosen = rules if kind == "options" else self.rules
        return State(texts, self.texts, chosen)


EDITS = st.tuples(
    st.sampled_from(
        ["change", "change", "change", "delete", "rename", "revert", "touch", "options"]
    ),
    st.sampled_from(PATHS),
    st.sampled_from(PATHS),
    st.sampled_from(TEXTS),
    st.integers(0, len(RULES) - 1),
)


def files_of(root: pathlib.Path, texts: Texts) -> Iterator[SourceFile]:
    """The files on disk, as discovery would list them."""
    for path in PATHS:
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.unlink(missing_ok=True)
        if path in texts:
            data = texts[path].encode()
            place.write_bytes(data)
            module = path.removeprefix("src/").removesuffix(".py").replace("/", ".")
            is_package = module.endswith("__init__")
            role = Role.TEST if path.startswith("tests") else Role.SOURCE
            digest = hashlib.sha256(data).hexdigest()
            name = module.removesuffix(".__init__")
            yield SourceFile(path, role, name, is_package, len(data), digest)


def outcome(root: pathlib.Path, state: State, results: ResultCache) -> list[JobResult]:
    """What all jobs say."""
    analyzer = CheckersAnalyzer(results=results)
    files = tuple(files_of(root, state.texts))
    about = inspection_of(*files, rules=RULES[state.rules], root=str(root), workers=1)
    try:
        return [analyzer.run(job) for job in analyzer.plan(about)]
    finally:
        analyzer.stop()


def said(results: list[JobResult]) -> object:
    """What matters of it, whichever job says it."""
    findings = [finding for result in results for finding in result.findings]
    facts = [facts for result in results for facts in result.facts]
    unchecked = [file for result in results for file in result.unchecked]
    return (
        sorted(findings, key=lambda finding: (finding.order, finding.key)),
        sorted(facts, key=lambda entry: entry.path),
        sorted(unchecked, key=lambda file: file.path),
    )


START: Texts = {
    "tests/helpers.py": TEXTS[4],
    "tests/more.py": TEXTS[2],
    "tests/base.py": TEXTS[9],
    "tests/test_a.py": TEXTS[11],
    "tests/test_b.py": TEXTS[12],
}


@settings(max_examples=int(os.environ.get("ARCHCHECK_EDITS", "12")), deadline=None)
@given(edits=st.lists(EDITS, min_size=4, max_size=10))
def test_should_say_what_a_fresh_run_says_when_a_project_is_edited(
    edits: list[tuple[str, str, str, str, int]],
) -> None:
    memory, state = ResultsInMemory(), State(dict(START))
    differing: list[State] = []
    with tempfile.TemporaryDirectory() as directory:
        root = pathlib.Path(directory)
        for edit in edits:
            state = state.edited(edit)
            remembered = said(outcome(root, state, memory))
            fresh = said(outcome(root, state, ResultsInMemory()))
            differing += [] if remembered == fresh else [state]
    assert differing == []


def test_should_look_at_no_file_when_nothing_has_changed(tmp_path: pathlib.Path) -> None:
    memory, state = ResultsInMemory(), State(dict(START))
    outcome(tmp_path, state, memory)
    again = outcome(tmp_path, state, memory)
    assert [(result.remembered, result.cpu_seconds) for result in again] == [
        (tuple(sorted(START)), 0.0)
    ]


@pytest.mark.parametrize("rules", range(len(RULES)))
def test_should_find_the_same_when_nothing_has_changed(tmp_path: pathlib.Path, rules: int) -> None:
    memory, state = ResultsInMemory(), State(dict(START), rules=rules)
    first = said(outcome(tmp_path, state, memory))
    assert said(outcome(tmp_path, state, memory)) == first


@pytest.mark.parametrize(
    ("path", "text", "judged"),
    [
        ("tests/test_b.py", "", {"tests/test_b.py"}),
        ("tests/more.py", TEXTS[3], {"tests/more.py"}),
        ("tests/more.py", f"{TEXTS[2]}# more", {"tests/more.py"}),
        ("tests/more.py", TEXTS[7], {"tests/more.py", "tests/test_b.py"}),
    ],
)
def test_should_look_only_at_what_hangs_on_a_change_when_one_file_has_changed(
    tmp_path: pathlib.Path, path: str, text: str, judged: set[str]
) -> None:
    memory = ResultsInMemory()
    outcome(tmp_path, State(dict(START)), memory)
    again = outcome(tmp_path, State({**START, path: text}), memory)
    remembered = {name for result in again for name in result.remembered}
    assert set(START) - remembered == judged


def test_should_know_nothing_when_archcheck_itself_has_changed(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory, state = ResultsInMemory(), State(dict(START))
    outcome(tmp_path, state, memory)
    answer_memory._order_hash.cache_clear()
    monkeypatch.setattr(answer_memory, "code_stamp", lambda _: b"another")
    again = outcome(tmp_path, state, memory)
    answer_memory._order_hash.cache_clear()
    assert [result.remembered for result in again] == [()]
