"""Second names of files."""

import pytest

from archcheck.infrastructure.discovery.linked_files import Aliases, find_aliases
from archcheck.infrastructure.discovery.roles import Roots
from archcheck.infrastructure.discovery.source_roots import ImportRoot
from archcheck.infrastructure.discovery.walking import Link

ROOTS = Roots((ImportRoot("src"),), ("tests",))
FILES = ["common/a.py", "common/b/c.py", "src/shop/d.py"]


@pytest.mark.parametrize(
    ("links", "aliases"),
    [
        (
            [Link("src/shop/common", "common")],
            Aliases(
                {
                    "common/a.py": "src/shop/common/a.py",
                    "common/b/c.py": "src/shop/common/b/c.py",
                },
                ("src/shop/common/a.py", "src/shop/common/b/c.py"),
            ),
        ),
        (
            [Link("src/x.py", "common/a.py"), Link("src/y.py", "common/a.py")],
            Aliases({"common/a.py": "src/x.py"}, ("src/x.py", "src/y.py")),
        ),
        ([Link("src/alias", "src/shop")], Aliases({}, ("src/alias/d.py",))),
        ([Link("docs/alias", "common/b")], Aliases({}, ("docs/alias/c.py",))),
        ([Link("src/loop", ""), Link("src/shop/loop", "src")], Aliases({}, ())),
        ([Link("src/none", "gone")], Aliases({}, ())),
    ],
)
def test_should_find_second_names_when_links_lead_to_files(
    links: list[Link], aliases: Aliases
) -> None:
    """Files under no root are taken into the one that links to them."""
    assert find_aliases(links, FILES, ROOTS) == aliases
