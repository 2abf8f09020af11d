"""What the project's pytest configuration says about finding tests."""

from collections.abc import Callable, Iterable, Mapping

import msgspec

from archcheck.infrastructure.discovery.settings_files import (
    read_ini,
    read_toml,
    strings,
    table,
    words,
)

Options = Mapping[str, object]
IMPORT_MODE = "--import-mode"


class PytestSettings(msgspec.Struct, frozen=True):
    """pytest's options with their defaults; `import_mode` is prepend, append or importlib."""

    testpaths: tuple[str, ...] = ()
    python_files: tuple[str, ...] = ("test_*.py", "*_test.py")
    python_classes: tuple[str, ...] = ("Test",)
    python_functions: tuple[str, ...] = ("test",)
    import_mode: str = "prepend"


def read_pytest_settings(root: str) -> PytestSettings:
    """The settings of the first configuration file in `root` that pytest would take.

    Files that cannot be parsed count as absent; the environment is not looked at.
    """
    return _settings(_stated(root))


def pytest_arguments(root: str) -> tuple[str, ...]:
    """What that file adds to the command line."""
    return words(_stated(root).get("addopts"))


def pytest_option(root: str, name: str) -> str:
    """An option of that file as text; empty where it states none."""
    return str(_stated(root).get(name, ""))


def pytest_lines(root: str, name: str) -> tuple[str, ...]:
    """An option of that file whose values are lines."""
    value = _stated(root).get(name)
    return tuple(value.splitlines()) if isinstance(value, str) else strings(value)


def settings_file(root: str) -> str:
    """The first configuration file in `root` that pytest would take; empty without one."""
    return next((name for name, load in LOADERS.items() if load(root, name) is not None), "")


def _stated(root: str) -> Options:
    name = settings_file(root)
    return (LOADERS[name](root, name) if name else None) or {}


def _settings(options: Options) -> PytestSettings:
    default = PytestSettings()
    return PytestSettings(
        testpaths=_option(options, "testpaths", default.testpaths),
        python_files=_option(options, "python_files", default.python_files),
        python_classes=_option(options, "python_classes", default.python_classes),
        python_functions=_option(options, "python_functions", default.python_functions),
        import_mode=_import_mode(words(options.get("addopts")), default.import_mode),
    )


def _option(options: Options, name: str, default: tuple[str, ...]) -> tuple[str, ...]:
    return words(options[name]) if name in options else default


def _import_mode(arguments: Iterable[str], mode: str) -> str:
    previous = ""
    for argument in arguments:
        key, _, value = argument.partition("=")
        mode = value if key == IMPORT_MODE and value else mode
        mode = argument if previous == IMPORT_MODE else mode
        previous = argument
    return mode


def _dedicated_toml(root: str, name: str) -> Options | None:
    document = read_toml(root, name)
    return None if document is None else table(document, "pytest")


def _dedicated_ini(root: str, name: str) -> Options | None:
    sections = read_ini(root, name)
    return None if sections is None else sections.get("pytest", {})


def _pyproject(root: str, name: str) -> Options | None:
    options = table(read_toml(root, name), "tool", "pytest")
    own = {key: value for key, value in options.items() if key != "ini_options"}
    return own or _ini_options(options)


def _ini_options(options: Options) -> Options | None:
    return table(options, "ini_options") if "ini_options" in options else None


def _shared_ini(root: str, name: str) -> Options | None:
    return (read_ini(root, name) or {}).get("pytest")


def _setup_cfg(root: str, name: str) -> Options | None:
    return (read_ini(root, name) or {}).get("tool:pytest")


LOADERS: Mapping[str, Callable[[str, str], Options | None]] = {
    "pytest.toml": _dedicated_toml,
    ".pytest.toml": _dedicated_toml,
    "pytest.ini": _dedicated_ini,
    ".pytest.ini": _dedicated_ini,
    "pyproject.toml": _pyproject,
    "tox.ini": _shared_ini,
    "setup.cfg": _setup_cfg,
}
