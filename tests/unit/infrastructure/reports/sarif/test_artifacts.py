"""Tests of artifacts."""

import pytest

from archcheck.infrastructure.reports.sarif.artifacts import (
    artifact_indices,
    artifacts,
    encoding_name,
)
from archcheck.infrastructure.reports.sarif.places import Places
from tests.unit.infrastructure.reports.results_support import (
    CLOCK_LINES,
    CLOCK_PATH,
    digest,
    finding,
    place,
    result,
)


@pytest.mark.parametrize(
    ("python_name", "registered"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("iso-8859-1", "ISO-8859-1"),
        ("cp1252", "WINDOWS-1252"),
        ("euc_jp", "EUC-JP"),
        ("martian", ""),
    ],
)
def test_should_name_encoding_when_python_names_it_otherwise(
    python_name: str, registered: str
) -> None:
    """Names that other programs know."""
    assert encoding_name(python_name) == registered


def test_should_describe_artifact_when_file_is_known() -> None:
    """Address, length, encoding and hash."""
    data = "\n".join(CLOCK_LINES).encode()
    sample = result(findings=(finding(location=place(CLOCK_PATH, 1, 1, 1)),))
    places = Places({file.path: file for file in sample.files})
    assert artifacts([CLOCK_PATH], places) == [
        {
            "location": {"uri": CLOCK_PATH, "uriBaseId": "SRCROOT"},
            "sourceLanguage": "python",
            "length": len(data),
            "encoding": "UTF-8",
            "hashes": {"sha-256": digest(data)},
        }
    ]


def test_should_describe_address_only_when_file_is_gone() -> None:
    """What is not known is not said."""
    assert artifacts(["pyproject.toml"], Places({})) == [
        {"location": {"uri": "pyproject.toml", "uriBaseId": "SRCROOT"}}
    ]


def test_should_number_paths_when_they_are_sorted_by_uri() -> None:
    """Encoded addresses sort otherwise than paths."""
    assert dict(artifact_indices(["é.py", "z.py", "é.py"])) == {"é.py": 0, "z.py": 1}
