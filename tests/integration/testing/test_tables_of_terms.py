"""Terms of `archcheck.testing` and the tables of structure rules that they stand for."""

from collections.abc import Callable, Mapping

import pytest

from archcheck.testing import classes
from archcheck.testing.terms import Terms


class Written(Terms):
    """Remembers the last term."""

    def __init__(self, table: Mapping[str, object]) -> None:
        """Take the table."""
        self.table = table

    def having(self, **terms: object) -> "Written":
        """The term alone."""
        return Written(terms)


ERRORS = classes().that_are_named("*Error")
TABLES: dict[str, tuple[Callable[[Terms], Terms], Mapping[str, object]]] = {
    "call": (lambda it: it.call("a.b"), {"call": ["a.b"]}),
    "call in detail": (
        lambda it: it.call("a", "b", with_={"x": 1}),
        {"call": [{"name": "a", "with": {"x": 1}}, {"name": "b", "with": {"x": 1}}]},
    ),
    "construct": (lambda it: it.construct("Order"), {"construct": ["Order"]}),
    "access": (lambda it: it.access("os.environ"), {"access": ["os.environ"]}),
    "raise": (lambda it: it.raise_(ERRORS), {"raise": [dict(ERRORS.table)]}),
    "raise only": (lambda it: it.raise_only("ShopError"), {"raise_only": ["ShopError"]}),
    "catch": (lambda it: it.catch("*"), {"catch": ["*"]}),
    "call only": (lambda it: it.call_only("print"), {"call_only": ["print"]}),
    "catch only": (lambda it: it.catch_only("ShopError"), {"catch_only": ["ShopError"]}),
    "import": (lambda it: it.import_("flask"), {"import": ["flask"]}),
    "import only": (lambda it: it.import_only("os"), {"import_only": ["os"]}),
    "import style": (lambda it: it.import_style("star"), {"import_style": ["star"]}),
    "assign": (lambda it: it.assign("sys.path"), {"assign": ["sys.path"]}),
    "path": (lambda it: it.have_path("/orders/*"), {"have_path": ["/orders/*"]}),
}


@pytest.mark.parametrize("name", sorted(TABLES))
def test_should_write_the_table_when_a_term_is_said(name: str) -> None:
    """What TOML would say."""
    say, table = TABLES[name]
    assert vars(say(Written({})))["table"] == table
