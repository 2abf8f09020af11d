"""What files were measured at, and what was recorded of that."""

import dataclasses

import pytest

from archcheck.application.baseline.matching import Past
from archcheck.application.baseline.measures import Least, recorded_leasts
from archcheck.application.ports.baselines import Moves
from tests.unit.application.baseline.baseline_support import RULE, baseline, measured
from tests.unit.application.checking.checking_support import PROJECT, FixedHistory


@dataclasses.dataclass
class RenamingHistory(FixedHistory):
    """One file was renamed."""

    new: str
    old: str

    def moves(self, root: str, file: str) -> Moves:
        """The file."""
        return Moves({self.new: self.old})


def past(*paths: str) -> Past:
    """A project with these paths, in which `src/a.py` was `src/old.py` once."""
    return Past("/shop", PROJECT, RenamingHistory("src/a.py", "src/old.py"), paths.__contains__)


@pytest.mark.parametrize("values", [(50.0, 60.0), (60.0, 50.0)])
def test_should_ask_for_the_most_when_a_file_has_two_entries(values: tuple[float, float]) -> None:
    """As after a merge of two branches, in whichever order they stand."""
    recorded = baseline(*(measured(least=value) for value in values))
    spot = (0, values.index(60.0))
    assert recorded_leasts(recorded, past("src/a.py")) == {(RULE, "src/a.py"): Least(spot, 60.0)}


@pytest.mark.parametrize(
    ("there", "path"),
    [("src/a.py", "src/a.py"), ("src/old.py", "src/old.py"), ("src/b.py", "src/a.py")],
)
def test_should_follow_the_file_when_it_was_renamed(there: str, path: str) -> None:
    """A path that is still there means itself."""
    leasts = recorded_leasts(baseline(measured("src/old.py")), past(there))
    assert list(leasts) == [(RULE, path)]


def test_should_keep_the_path_when_nobody_knows_another_one() -> None:
    leasts = recorded_leasts(baseline(measured("src/gone.py")), past("src/a.py"))
    assert list(leasts) == [(RULE, "src/gone.py")]
