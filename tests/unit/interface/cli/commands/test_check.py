"""Tests of what the options of `archcheck check` ask for."""

import io
import os
import pathlib
import sys

import pytest

from archcheck.application.checking.request import CheckRequest
from archcheck.application.checking.selection import Selection
from archcheck.application.ports.cache_place import CacheWish
from archcheck.application.ports.report_format import Evidence, ReportOptions
from archcheck.interface.cli.silent_progress import SilentProgress
from archcheck.interface.cli.terminal_progress import TerminalProgress
from tests.unit.interface.cli.command_support import StandIns, archcheck

HERE = os.getcwd()


@pytest.fixture(autouse=True)
def _without_cache_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ARCHCHECK_CACHE_DIR", raising=False)


def asked(*arguments: str) -> CheckRequest:
    parts = StandIns()
    archcheck("check", *arguments, composition=parts)
    return parts.check.requests[0]


def wish(**options: object) -> CheckRequest:
    plain: dict[str, object] = {"directory": HERE, "evidence": Evidence.LINES}
    return CheckRequest(**{**plain, **options})  # type: ignore[arg-type]


def chosen(**options: object) -> CheckRequest:
    return wish(selection=Selection(**options))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((), wish()),
        (("src", "tests"), wish(paths=("src", "tests"))),
        (("--", "-odd.py"), wish(paths=("-odd.py",))),
        (("--config", "a.toml"), wish(configuration_file="a.toml")),
        (("--pack", "a", "--pack", "b"), wish(packs=("a", "b"))),
        (("--select", "a,b , c", "--select", "d,"), chosen(select=("a", "b", "c", "d"))),
        (("--ignore", "CNV"), chosen(ignore=("CNV",))),
        (("--tool", "mypy", "--tool", "black"), chosen(tools=("mypy", "black"))),
        (("--no-tool", "mypy"), chosen(without_tools=("mypy",))),
        (("--only-rules",), chosen(only_rules=True)),
        (("--only-tools",), chosen(only_tools=True)),
        (("--no-tests",), wish(tests=False)),
        (("--fail-on", "never"), wish(fail_on="never")),
        (("--strict",), wish(strict=True)),
        (("--jobs", "3"), wish(workers=3)),
        (("--jobs", "auto"), wish()),
        (("--timeout", "0.5"), wish(timeout=0.5)),
        (("--no-cache",), wish(cache=False)),
        (("--cache-dir", "cache"), wish(cache_wish=CacheWish(os.path.join(HERE, "cache")))),
        (("--trust-cache",), wish(cache_wish=CacheWish(trusted=True))),
        (("--reproducible",), wish(reproducible=True)),
        (("--format", "console"), wish()),
        (("--project", "amp,helpers"), wish(projects=("amp", "helpers"))),
        (("--affected",), wish(affected=True)),
        (("--format", "sarif"), wish(evidence=Evidence.FINGERPRINTS, most_runs=20)),
        (
            ("--format", "sarif", "--sarif-profile", "full"),
            wish(evidence=Evidence.FINGERPRINTS),
        ),
        (
            ("--format", "sarif:{project}.sarif", "--format", "console"),
            wish(evidence=Evidence.FINGERPRINTS),
        ),
    ],
)
def test_should_ask_for_what_is_wished_when_an_option_is_given(
    arguments: tuple[str, ...], expected: CheckRequest
) -> None:
    assert asked(*arguments) == expected


@pytest.mark.parametrize(
    ("arguments", "directory"), [((), "/var/cache"), (("--cache-dir", "/tmp/c"), "/tmp/c")]
)
def test_should_prefer_the_option_when_a_variable_names_a_cache_too(
    arguments: tuple[str, ...], directory: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARCHCHECK_CACHE_DIR", "/var/cache")
    assert asked(*arguments).cache_wish.directory == os.path.abspath(directory)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((), ReportOptions()),
        (("--quiet",), ReportOptions(quiet=True)),
        (("-q",), ReportOptions(quiet=True)),
        (("--verbose",), ReportOptions(verbose=True)),
        (("-v",), ReportOptions(verbose=True)),
        (("--timings",), ReportOptions(timings=True)),
        (("--statistics",), ReportOptions(statistics=True)),
        (("--sarif-profile", "gitlab"), ReportOptions(profile="gitlab")),
        (("--sarif-category", "nightly"), ReportOptions(category="nightly")),
        (("--sarif-absolute",), ReportOptions(absolute=True)),
    ],
)
def test_should_look_as_wished_when_an_option_is_given(
    arguments: tuple[str, ...], expected: ReportOptions
) -> None:
    parts = StandIns()
    archcheck("check", "--format", "json:out.json", *arguments, composition=parts)
    told = parts.formats.formats["json"].asked[0]
    plain = (told.width, told.color, told.unicode, told.terminal)
    assert (told, plain) == (
        ReportOptions(
            width=100,
            directory=HERE,
            unicode=told.unicode,
            all_findings=True,
            quiet=expected.quiet,
            verbose=expected.verbose,
            timings=expected.timings,
            statistics=expected.statistics,
            profile=expected.profile,
            category=expected.category,
            absolute=expected.absolute,
        ),
        (100, False, told.unicode, False),
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ("--fail-on", "errors"),
        ("--jobs", "0"),
        ("--jobs", "many"),
        ("--timeout", "0"),
        ("--color", "sometimes"),
        ("--sarif-profile", "azure"),
        ("--format", "xml"),
        ("--format", "json:"),
        ("--format", "json", "--format", "sarif"),
        ("--select",),
    ],
)
def test_should_check_nothing_when_an_option_is_wrong(arguments: tuple[str, ...]) -> None:
    parts = StandIns()
    status = archcheck("check", *arguments, composition=parts)
    assert (status, parts.check.requests) == (2, [])


def test_should_look_into_the_working_directory_when_no_path_is_given(
    tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert asked().directory == str(tmp_path)


class Screen(io.StringIO):
    """A terminal that somebody watches."""

    def isatty(self) -> bool:
        """Of course."""
        return True


@pytest.mark.parametrize(
    ("stream", "arguments", "kind"),
    [
        (Screen(), (), TerminalProgress),
        (Screen(), ("--color", "never"), TerminalProgress),
        (Screen(), ("--quiet",), SilentProgress),
        (io.StringIO(), (), SilentProgress),
        (None, (), SilentProgress),
    ],
)
def test_should_show_progress_only_when_somebody_watches(
    stream: io.StringIO | None,
    arguments: tuple[str, ...],
    kind: type,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    parts = StandIns()
    archcheck("check", *arguments, composition=parts)
    assert isinstance(parts.check.progress[0], kind)


def test_should_list_files_with_roles_when_asked(capsys: pytest.CaptureFixture[str]) -> None:
    status = archcheck("check", "--show-files")
    listed = [line.split("  ") for line in capsys.readouterr().out.splitlines()]
    assert (status, [(os.path.basename(path), *more) for path, *more in listed]) == (
        0,
        [
            ("order.py", "source"),
            ("test_order.py", "test"),
            ("broken.py", "source", "not checked: not UTF-8"),
        ],
    )


def test_should_say_which_paths_match_nothing_when_files_are_listed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    archcheck("check", "--show-files")
    assert capsys.readouterr().err == "archcheck: not checked: x.txt: not a Python file\n"


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("--fail-on", "warn"), ': did you mean "warning"?'),
        (("--color", "alwys"), ': did you mean "always"?'),
        (("--color", "zzz"), "'never'."),
    ],
)
def test_should_suggest_nearest_when_a_word_is_unknown(
    arguments: tuple[str, ...], hint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    archcheck("check", *arguments)
    assert capsys.readouterr().err.rstrip().endswith(hint)
