"""Tests of what runs say beside results."""

import dataclasses

import pytest

from archcheck.domain.check_result import Notification, Status, Verdict
from archcheck.domain.level import Level
from tests.unit.infrastructure.reports.results_support import (
    NOTICE,
    PROJECT,
    incomplete_result,
    place,
    result,
)
from tests.unit.infrastructure.reports.sarif.log_support import Log, run


def notification(**changes: object) -> Notification:
    """A notification about a tool."""
    plain: dict[str, object] = {
        "kind": "execution",
        "analyzer": "flake8",
        "level": Level.WARNING,
        "message": "two findings outside of the project were dropped",
    }
    return Notification(**{**plain, **changes})  # type: ignore[arg-type]


def said(entry: Log, kind: str = "Execution") -> list[str]:
    """The texts of a run's notifications."""
    found = entry["invocations"][0].get(f"tool{kind}Notifications", [])
    return [note["message"]["text"] for note in found]


def test_should_say_in_run_of_tool_when_it_has_one() -> None:
    """A notification belongs to its tool."""
    entry = run(result(notifications=(notification(),)), "flake8")
    assert said(entry) == ["two findings outside of the project were dropped."]


def test_should_say_in_own_run_when_tool_has_none() -> None:
    """Named, because the run is archcheck's."""
    assert said(run(result())) == ["safety: missing: install archcheck-gate[safety]."]


def test_should_say_in_run_of_tool_when_profile_keeps_it() -> None:
    """The full profile has a run for the missing tool."""
    entry = run(result(), "safety", profile="full")
    assert said(entry) == ["missing: install archcheck-gate[safety]."]


def test_should_list_configuration_apart_when_notice_is_about_it() -> None:
    """Two lists."""
    assert said(run(result()), "Configuration") == [f"{NOTICE.message}."]


def test_should_tell_place_when_notification_has_one() -> None:
    """The line of the configuration."""
    found = run(result())["invocations"][0]["toolConfigurationNotifications"][0]
    assert found["locations"][0]["physicalLocation"]["region"]["startLine"] == 3


@pytest.mark.parametrize(
    ("message", "text"),
    [
        ("src/a.py was not checked: why", "mypy: api/src/a.py was not checked: why."),
        ("it stopped", "mypy: it stopped."),
    ],
)
def test_should_name_file_from_the_repository_when_project_lies_below(
    message: str, text: str
) -> None:
    """Text and place of a notification agree, in whatever run it stands."""
    told = notification(message=message, analyzer="mypy", location=place("src/a.py", 1, 1, 1))
    project = dataclasses.replace(PROJECT, prefix="api/")
    assert said(run(result(notifications=(told,), project=project))) == [text]


def test_should_say_once_when_notifications_are_equal() -> None:
    """Repetition says nothing."""
    entry = run(result(notifications=(notification(), notification())), "flake8")
    assert len(said(entry)) == 1


def test_should_not_repeat_gaps_when_notifications_tell_them() -> None:
    """The verdict's sentences are added only where they say something new."""
    assert said(run(incomplete_result())) == [
        "src/shop/broken.py was not checked: invalid syntax.",
        "mypy: failed: no answer within 300 s (raise [tool.archcheck.tools.mypy] timeout).",
    ]


def test_should_tell_gap_when_no_notification_does() -> None:
    """What was not checked is always told."""
    verdict = Verdict(Status.INCOMPLETE, 3, ("3 imports were not followed",))
    entry = run(result(verdict=verdict, notifications=()))
    assert said(entry) == ["3 imports were not followed."]


def test_should_have_level_when_notification_is_written() -> None:
    """As serious as it is."""
    entry = run(result(notifications=(notification(),)), "flake8")
    found = entry["invocations"][0]["toolExecutionNotifications"][0]
    assert found["level"] == "warning"


def test_should_say_something_when_message_is_empty() -> None:
    """The schema demands a text."""
    empty = notification(message=" ", location=place("pyproject.toml", 1, 1, 1))
    assert said(run(result(notifications=(empty,)), "flake8")) == ["No message."]
