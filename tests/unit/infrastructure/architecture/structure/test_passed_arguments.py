"""What is passed to calls is read again where nobody foresaw that a rule asks for it."""

import pathlib
import tempfile
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archcheck.domain.problem import UsageProblems
from archcheck.infrastructure.facts.code.code_facts import Reference
from archcheck.infrastructure.facts.code.extraction import Foreseen
from archcheck.infrastructure.facts.code.foreseen_calls import is_foreseen
from tests.unit.infrastructure.architecture.structure.structure_support import Sample, stated
from tests.unit.infrastructure.caching.known_support import ResultsInMemory

RULE = """that = { kind = "module" }
should_not = { call = [
    { name = ["open", "shop.mail.send"], without = ["encoding", "timeout"] },
    { name = [".commit", ".filter"], with = { wait = true } },
    { name = "web.Cors", with = { origins = "*" } },
] }
should = { call = { name = ".connect", with = { name = "a*" }, paired_with = { name = ".close", without = "force" } } }"""
MAIL = "def send(text, timeout=None): ...\n"
LINES = (
    'open("a")',
    'open("a", "r", -1, "utf-8")',
    "from shop.mail import send as post; post('a')",
    "from shop.mail import send; send('a', 3)",
    "import shop.mail; shop.mail.send(**options)",
    "database.commit(wait=True)",
    "database.commit(wait=False)",
    "rows.filter(wait=True).filter()",
    'import web; application.add_middleware(web.Cors, origins=["*"])',
    'import web; application.add_middleware(web.Cors, origins=["a"])',
    'broker.connect(name="ab"); broker.close(force=True)',
    'broker.connect(name="ab"); broker.close()',
)


def nothing(_: Reference) -> bool:
    """No call at all."""
    return False


def found(text: str, foreseen: Foreseen, root: str) -> list[str]:
    """What the rule finds."""
    files = {"module.py": text, "mail.py": MAIL}
    return Sample(files, stated(RULE), root=root, foreseen=foreseen).write().places()


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(LINES)).map("\n".join), st.sampled_from([is_foreseen, nothing]))
def test_should_find_the_same_when_arguments_are_read_again(text: str, lean: Foreseen) -> None:
    """Whichever arguments the facts hold."""
    with tempfile.TemporaryDirectory() as root:
        whole = Sample({"module.py": text, "mail.py": MAIL}, stated(RULE)).places()
        assert found(text, lean, root) == (whole if lean is is_foreseen else _without_added(whole))


def _without_added(places: list[str]) -> list[str]:
    """Classes that are passed to `add_middleware` are foreseen or nowhere."""
    return [place for place in places if not place.endswith("add_middleware")]


def test_should_read_a_file_once_when_several_calls_are_asked_for(tmp_path: pathlib.Path) -> None:
    """What was read is known."""
    text = "a.commit(wait=True)\nb.commit(wait=True)\nbroker.connect(name='a')\nbroker.close()\n"
    expected = ["module.py:1 a.commit", "module.py:2 b.commit"]
    assert found(text, is_foreseen, str(tmp_path)) == expected


@pytest.mark.parametrize(
    "spoil",
    [lambda path: path.write_text("b.commit()"), lambda path: path.unlink()],
    ids=["changed", "removed"],
)
def test_should_refuse_when_a_file_is_another_by_now(
    tmp_path: pathlib.Path, spoil: Callable[[pathlib.Path], object]
) -> None:
    """An answer from two versions of one file would be none."""
    sample = Sample(
        {"module.py": "a.commit(wait=True)\n"},
        stated(RULE),
        root=str(tmp_path),
        foreseen=is_foreseen,
    ).write()
    spoil(tmp_path / "src/shop/module.py")
    with pytest.raises(UsageProblems, match="run archcheck once more"):
        sample.findings()


@pytest.mark.parametrize(
    ("text", "is_known"), [("a.commit(wait=True)\n", True), ("b.commit()", False)]
)
def test_should_read_no_content_twice_when_a_cache_remembers_it(
    tmp_path: pathlib.Path, text: str, is_known: bool
) -> None:
    """Whatever else has changed by then: here the other file, and what is on the disk."""
    results = ResultsInMemory()
    files = {"module.py": "a.commit(wait=True)\n", "mail.py": MAIL}
    first = Sample(files, stated(RULE), results, str(tmp_path), is_foreseen).write()
    found_first = first.places()
    (tmp_path / "src/shop/module.py").unlink()
    again = {"module.py": text, "mail.py": "def send(): ...\n"}
    second = Sample(again, stated(RULE), results, str(tmp_path), is_foreseen)
    assert (second.problems() == [] and second.places() == found_first) is is_known
