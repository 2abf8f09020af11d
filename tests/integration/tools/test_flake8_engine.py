"""flake8 with ruff as its engine, really run: what is reported stays the same."""

import dataclasses
import json
import pathlib
import random

import msgspec
import pytest
from flake8.plugins import pyflakes  # type: ignore[import-untyped]

from archcheck.domain.job import JobResult
from archcheck.infrastructure.tools.adapter import Engine
from archcheck.infrastructure.tools.wrapped.flake8 import screening
from archcheck.infrastructure.tools.wrapped.flake8.screening import layout, screened
from tests.integration.tools.engine_support import (
    HOSTILE,
    PLAIN,
    TIDY,
    WITH_RUFF,
    hostile,
    mutated,
    orders,
    run_script,
    settled,
)
from tests.integration.tools.tool_support import Workshop, stand_in

CONFIGURATIONS = {
    "none": {},
    "setup.cfg": {
        "setup.cfg": "[flake8]\nselect = E,W,F\nignore = E203,E501\nper-file-ignores =\n  tests/*: F401\n"
    },
    "tox.ini": {
        "tox.ini": "[flake8]\nextend-ignore = E2, W29\nmax-line-length = 100\nmax-complexity = 5\n"
    },
    ".flake8": {
        ".flake8": "[flake8]\nselect = E1,E3,E7,W6\nmax_doc_length = 60\nexclude = build\ndisable-noqa = True\n"
    },
    "unusual": {
        ".flake8": "[flake8]\nindent-size = 2\nhang-closing = True\ndoctests = True\nignore = W503\n"
    },
}
VERSION = msgspec.toml.decode(screening.TABLE.read_bytes())["versions"]["ruff"]


def is_engaged(result: JobResult) -> bool:
    """Whether ruff was asked and heard."""
    return not any("not with its engine" in tally.what for tally in result.tallies)


def notes(workshop: Workshop) -> str:
    """What is told of the engine, all of it."""
    tallies = workshop.check(WITH_RUFF).tallies
    return "\n".join(sorted({f"{it.what} {it.path} {it.count}" for it in tallies}))


@pytest.mark.parametrize("name", CONFIGURATIONS)
def test_should_say_what_flake8_says_when_ruff_is_its_engine(workshop: Workshop, name: str) -> None:
    hostile(workshop).put(CONFIGURATIONS[name])
    plain, result = workshop.check(PLAIN), workshop.check(WITH_RUFF)
    assert (settled(result.findings), result.unchecked, is_engaged(result)) == (
        settled(plain.findings),
        plain.unchecked,
        True,
    )


def test_should_say_what_flake8_says_when_tidy_files_are_mutated(workshop: Workshop) -> None:
    dice = random.Random(3)
    texts = [text for text in HOSTILE.values() if isinstance(text, str)]
    workshop.put(
        {
            f"src/shop/m{number}.py": mutated(dice.choice((TIDY, *texts)), dice)
            for number in range(150)
        }
    )
    plain, result = workshop.check(PLAIN), workshop.check(WITH_RUFF)
    assert (settled(result.findings), is_engaged(result)) == (settled(plain.findings), True)


def test_should_let_flake8_look_when_line_breaks_after_operators_are_selected(
    workshop: Workshop,
) -> None:
    workshop.write(src__shop__a=TIDY).put({".flake8": "[flake8]\nselect = W504\n"})
    assert f"pycodestyle run by flake8 itself, since ruff {VERSION} does not cover W504" in notes(
        workshop
    )


def test_should_spare_checks_of_lines_when_ruff_sees_nothing(workshop: Workshop) -> None:
    workshop.write(src__shop__a=TIDY, src__shop__b="x = 1;\n")
    said = f"pycodestyle left to the engine ruff {VERSION}, which saw nothing, files src/shop/"
    assert (f"{said}a.py 1" in notes(workshop), f"{said}b.py 0" in notes(workshop)) == (True, True)


def test_should_name_codes_when_ruff_does_not_cover_them(workshop: Workshop) -> None:
    workshop.write(src__shop__a=TIDY)
    assert "pyflakes run by flake8 itself, since ruff" in notes(workshop)


@pytest.mark.parametrize("setting", ["indent-size = 2", "hang-closing = True"])
def test_should_name_settings_when_ruff_was_not_compared_under_them(
    workshop: Workshop, setting: str
) -> None:
    workshop.write(src__shop__a=TIDY).put({".flake8": f"[flake8]\n{setting}\n"})
    reason = f"since ruff {VERSION} does not cover {setting.partition(' ')[0]}, "
    assert reason in notes(workshop)


def test_should_spare_everything_when_covered_codes_alone_are_selected(workshop: Workshop) -> None:
    workshop.write(src__shop__a=TIDY).put({".flake8": "[flake8]\nselect = F405,E711\n"})
    assert "pyflakes left to the engine ruff" in notes(workshop)


def test_should_check_itself_when_ruff_is_missing(workshop: Workshop) -> None:
    workshop.write(src__shop__a="import os\n")
    engine = Engine(name="ruff", missing="not installed (somewhere)")
    job = workshop.analyzer(WITH_RUFF).plan(workshop.inspection(WITH_RUFF))[0]
    command = (*job.instructions.command[:2], "-m", "flake8")
    told = msgspec.structs.replace(job.instructions, engine=engine, command=command)
    result = workshop.analyzer(WITH_RUFF).run(dataclasses.replace(job, instructions=told))
    assert ([it.rule for it in result.findings], [it.what for it in result.tallies]) == (
        ["F401"],
        ["checked by flake8 itself and not with its engine ruff: not installed (somewhere), files"],
    )


@pytest.mark.parametrize(
    ("engine", "interpreter", "expected"),
    [
        (Engine(name="ruff", command=("ruff",)), "", ("flake8",)),
        (Engine(name="ruff", missing="nowhere"), "python", ("flake8",)),
        (None, "python", ("flake8",)),
        (Engine(name="ruff", command=("ruff",)), "python", ("python", "-P", screening.SCRIPT)),
    ],
)
def test_should_start_script_when_engine_and_python_are_known(
    engine: Engine | None, interpreter: str, expected: tuple[str, ...]
) -> None:
    assert screened(("flake8",), interpreter, engine) == expected


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({}, ("--line-length=88",)),
        ({"pyproject.toml": "[tool.black]\nline-length = 100\n"}, ("--line-length=100",)),
        ({"pyproject.toml": "[tool.black]\nline-length = true\n"}, ("--line-length=88",)),
        ({"ruff.toml": "line-length = 79\n"}, ("--line-length=79",)),
        (
            {"ruff.toml": "[format]\nskip-magic-trailing-comma = true\n"},
            ("--line-length=88", "--config=format.skip-magic-trailing-comma=true"),
        ),
    ],
)
def test_should_know_layout_when_project_states_it(
    tmp_path: pathlib.Path, files: dict[str, str], expected: tuple[str, ...]
) -> None:
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert layout(tmp_path) == expected


def test_should_have_orders_obeyed_when_script_runs(
    monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for name, text in HOSTILE.items():
        (tmp_path / name.replace("/", "_")).write_bytes(
            text if isinstance(text, bytes) else text.encode()
        )
    names = sorted(map(str, tmp_path.glob("*.py*")))
    run_script(
        monkeypatch,
        orders(tmp_path),
        "--isolated",
        "-j1",
        "--exit-zero",
        "--max-doc-length=70",
        *names,
    )
    told = json.loads((tmp_path / "told.json").read_text(encoding="utf-8"))
    assert told["spared"][str(tmp_path / "tidy.py")] == ["pycodestyle"]


@pytest.mark.parametrize(
    ("select", "expected"),
    [
        ("F405", ["pycodestyle", "pyflakes"]),
        ("E501", ["pycodestyle", "pyflakes"]),
        ("F811", ["pycodestyle"]),
    ],
)
def test_should_spare_families_when_nothing_of_them_is_selected(
    monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path, select: str, expected: list[str]
) -> None:
    (tmp_path / "a.py").write_text(TIDY, encoding="utf-8")
    run_script(
        monkeypatch, orders(tmp_path), "--isolated", "-j1", f"--select={select}", tmp_path / "a.py"
    )
    told = json.loads((tmp_path / "told.json").read_text(encoding="utf-8"))
    assert told["spared"][str(tmp_path / "a.py")] == expected


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("sys.exit(3)", "it ended with status 3"),
        ("print('nonsense')", "its answer cannot be read"),
        ('print(\'{"filename": "elsewhere.py", "code": "E711"}\')', "its answer cannot be read"),
    ],
)
def test_should_check_itself_when_ruff_fails(
    monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path, code: str, reason: str
) -> None:
    (tmp_path / "a.py").write_text(TIDY, encoding="utf-8")
    program = stand_in(tmp_path, f"import sys\n{code}\n")
    run_script(
        monkeypatch, orders(tmp_path, ruff=[program]), "--isolated", "-j1", tmp_path / "a.py"
    )
    told = json.loads((tmp_path / "told.json").read_text(encoding="utf-8"))
    assert told["itself"].startswith(f"ruff failed: {reason}")


def test_should_check_itself_when_versions_were_not_audited(
    monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.py").write_text("import os\n", encoding="utf-8")
    place = orders(tmp_path, ruff_version="0.1.0")
    run_script(monkeypatch, place, "--isolated", "-j1", tmp_path / "a.py")
    told = json.loads((tmp_path / "told.json").read_text(encoding="utf-8"))
    assert ("F401" in capfd.readouterr().out, told["itself"]) == (
        True,
        f"ruff 0.1.0 is not {VERSION}",
    )


def test_should_list_every_code_when_table_is_shipped() -> None:
    table = msgspec.toml.decode(screening.TABLE.read_bytes())
    listed = {*table["pyflakes"], *table["unaudited"]}
    impossible = {"F542", "F708", "F709", "F721", "F851"}
    known = {*pyflakes.FLAKE8_PYFLAKES_CODES.values()} - impossible
    assert known - listed == set()
