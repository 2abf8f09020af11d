"""What all tests share."""

import gc
import os
from collections.abc import Iterator

import hypothesis
import pytest

from tests.end_to_end import ready_process

hypothesis.settings.register_profile(
    "loaded machine", suppress_health_check=[hypothesis.HealthCheck.too_slow], deadline=None
)
hypothesis.settings.load_profile("loaded machine")
LONGEST = "delivery"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests of minutes come first, on one worker: the others fill the time beside them."""
    items.sort(key=lambda item: LONGEST not in item.path.parts)


def pytest_collection_finish() -> None:
    """All tests stay to the end: looking through them again and again is a tenth of a run."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def _own_state(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The key of the caches is that of the tests, not of the person who runs them."""
    os.environ["XDG_STATE_HOME"] = str(tmp_path_factory.mktemp("state"))


@pytest.fixture(scope="session", autouse=True)
def _ended_process() -> Iterator[None]:
    """What end-to-end tests ask to be the command ends before coverage is added up."""
    yield
    ready_process.end()
