"""Hashes of lines that are remembered are those that are computed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archcheck.application import known_line_hashes as module
from archcheck.application.known_line_hashes import known_line_hashes
from archcheck.application.ports.result_cache import NO_RESULTS
from archcheck.domain.fingerprints import line_hashes
from tests.unit.infrastructure.caching.known_support import ResultsInMemory

CONTENTS = {"a.py": b"x = 1\n", "b.py": b"x = 1\n", "c.py": b""}


@given(st.dictionaries(st.text(max_size=3), st.binary(max_size=80), max_size=3))
def test_should_tell_the_hashes_of_each_line_when_they_are_known(
    contents: dict[str, bytes],
) -> None:
    results = ResultsInMemory()
    told = [known_line_hashes(contents, results) for _ in range(2)]
    assert told == [{path: line_hashes(data) for path, data in contents.items()}] * 2


def test_should_compute_nothing_again_when_a_content_is_known(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    results = ResultsInMemory()
    known_line_hashes(CONTENTS, results)
    computed: list[bytes] = []

    def watched(data: bytes) -> list[str]:
        computed.append(data)
        return line_hashes(data)

    monkeypatch.setattr(module, "line_hashes", watched)
    known_line_hashes({**CONTENTS, "d.py": b"new"}, results)
    assert computed == [b"new"]


def test_should_compute_them_when_nothing_is_remembered() -> None:
    assert known_line_hashes({"a.py": b"x"}, NO_RESULTS) == {"a.py": line_hashes(b"x")}
