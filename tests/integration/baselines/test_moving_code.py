"""Properties: what moves is no news, what is added is."""

import pathlib
import tempfile

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.integration.baselines.baseline_support import check, news, project, recorded
from tests.integration.version_control.repository_support import git

BLOCKS = (
    '# about this\ndef first(n: int) -> int:\n    """One."""\n    return n\n',
    'def second(m: int) -> int:\n    """Two."""\n    # about this\n    return m\n',
    'class Third:\n    """Three."""\n\n    k = 3\n',
    "# about that\nFOURTH = 4\n",
)
HEAD = '"""Blocks."""\n\n'
BLOCK_FILE = "src/shop/blocks.py"
SLOW = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
ORDERS = st.permutations(BLOCKS)
GAPS = st.lists(st.integers(1, 4), min_size=4, max_size=4)


def source(blocks: list[str], gaps: list[int]) -> str:
    """Blocks with empty lines between them."""
    parts = (f"{block}{chr(10) * gap}" for block, gap in zip(blocks, gaps, strict=True))
    return HEAD + "".join(parts)


def known_project(directory: str) -> pathlib.Path:
    """A project whose findings are all known."""
    text = source(list(BLOCKS), [2, 2, 2, 2])
    return recorded(project(pathlib.Path(directory), **{BLOCK_FILE: text}))


@given(ORDERS, GAPS, st.booleans())
@SLOW
def test_should_find_nothing_new_when_code_is_moved_reordered_and_spaced(
    blocks: list[str], gaps: list[int], renames: bool
) -> None:
    """In its file; and another file may be renamed at the same time."""
    with tempfile.TemporaryDirectory() as directory:
        root = known_project(directory)
        (root / BLOCK_FILE).write_text(source(blocks, gaps), encoding="utf-8")
        if renames:
            git(root, "mv", "src/shop/order.py", "src/shop/purchase.py")
        assert news(check(root)) == []


@given(ORDERS, st.integers(0, 3))
@SLOW
def test_should_find_one_new_when_a_block_is_there_twice(blocks: list[str], at: int) -> None:
    """Wherever the others have gone."""
    added = "# about this\nFIFTH = 5\n"
    with tempfile.TemporaryDirectory() as directory:
        root = known_project(directory)
        text = source([*blocks[:at], f"{added}\n\n{blocks[at]}", *blocks[at + 1 :]], [2, 2, 2, 2])
        (root / BLOCK_FILE).write_text(text, encoding="utf-8")
        assert news(check(root)) == [("no-comments", BLOCK_FILE)]
