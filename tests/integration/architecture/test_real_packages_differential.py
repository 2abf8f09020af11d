"""archcheck and import-linter agree on contracts about real packages."""

import importlib.metadata

import pytest

from archcheck.domain.finding import Finding
from tests.integration.architecture.differential_support import (
    Archcheck,
    Question,
    import_linter_answers,
)
from tests.integration.architecture.reported_support import Told, differences
from tests.integration.architecture.sdists_support import unpacked_sdist

DJANGO = "django==5.2.8"
Asked = tuple[str, dict[str, object], bool]
Judged = tuple[tuple[Finding, ...], Told]

IMPORT_LINTER_LAYERS = [
    "cli",
    "ui",
    "api",
    "contracts",
    "configuration",
    "adapters",
    "application",
    "domain",
]
ON_IMPORT_LINTER: list[Asked] = [
    (
        "layers",
        {"layers": IMPORT_LINTER_LAYERS, "containers": ["importlinter"], "exhaustive": True},
        True,
    ),
    ("acyclic", {"packages": ["importlinter"], "depth": 10}, True),
    (
        "layers",
        {"layers": IMPORT_LINTER_LAYERS[::-1], "containers": ["importlinter"]},
        False,
    ),
]
ON_DJANGO: list[Asked] = [
    (
        "layers",
        {
            "layers": [
                "django.contrib",
                "django.views : django.forms : django.template",
                "django.db",
                "django.core",
                "django.utils",
            ]
        },
        False,
    ),
    (
        "layers",
        {"layers": ["admin | gis", "(missing)", "contenttypes"], "containers": ["django.contrib"]},
        False,
    ),
    (
        "layers",
        {"layers": ["django.contrib.humanize | django.contrib.syndication", "django.dispatch"]},
        True,
    ),
    (
        "forbidden",
        {"source_modules": ["django.utils"], "forbidden_modules": ["django.contrib", "django.db"]},
        False,
    ),
    (
        "forbidden",
        {"source_modules": ["django.dispatch"], "forbidden_modules": ["django.forms", "sqlite3"]},
        False,
    ),
    (
        "forbidden",
        {
            "source_modules": ["django.template"],
            "forbidden_modules": ["django.db", "jinja2"],
            "allow_indirect": True,
        },
        False,
    ),
    (
        "forbidden",
        {"source_modules": ["django.utils.*"], "forbidden_modules": ["requests", "yaml"]},
        True,
    ),
    (
        "independence",
        {"modules": ["django.contrib.admin", "django.contrib.gis", "django.contrib.postgres"]},
        False,
    ),
    ("independence", {"modules": ["django.db.backends.*"]}, False),
    (
        "independence",
        {"modules": ["django.contrib.syndication", "django.contrib.humanize"]},
        True,
    ),
    (
        "protected",
        {"protected_modules": ["django.db.backends"], "allowed_importers": ["django.db"]},
        False,
    ),
    (
        "protected",
        {"protected_modules": ["sqlite3"], "allowed_importers": ["django.db.backends.sqlite3"]},
        True,
    ),
    ("acyclic", {"packages": ["django"], "depth": 0}, False),
    ("acyclic", {"packages": ["django"], "depth": 10}, False),
    ("acyclic", {"packages": ["django.dispatch"], "depth": 2}, True),
]


def both(
    root: str, package: str, asked: list[Asked], factory: pytest.TempPathFactory
) -> list[Judged]:
    """archcheck's findings beside import-linter's answers."""
    questions = [
        Question(root=root, packages=(package,), type=kind, options=options)
        for kind, options, _ in asked
    ]
    theirs = import_linter_answers(questions, factory.mktemp("questions"))
    archcheck = Archcheck()
    return list(zip(map(archcheck.findings, questions), theirs, strict=True))


@pytest.fixture(scope="module")
def on_import_linter(tmp_path_factory: pytest.TempPathFactory) -> list[Judged]:
    """Both answers about import-linter itself."""
    wanted = f"import-linter=={importlib.metadata.version('import-linter')}"
    root = unpacked_sdist(wanted, "src/importlinter", tmp_path_factory.mktemp("sdist"))
    return both(root, "importlinter", ON_IMPORT_LINTER, tmp_path_factory)


@pytest.fixture(scope="module")
def on_django(tmp_path_factory: pytest.TempPathFactory) -> list[Judged]:
    """Both answers about Django."""
    root = unpacked_sdist(DJANGO, "django", tmp_path_factory.mktemp("sdist"))
    return both(root, "django", ON_DJANGO, tmp_path_factory)


@pytest.mark.parametrize("number", range(len(ON_IMPORT_LINTER)))
def test_should_agree_with_import_linter_when_it_judges_itself(
    on_import_linter: list[Judged], number: int
) -> None:
    findings, told = on_import_linter[number]
    different = differences(findings, told, ("importlinter",))
    assert (different, told.kept) == ([], ON_IMPORT_LINTER[number][2])


@pytest.mark.parametrize("number", range(len(ON_DJANGO)))
def test_should_agree_with_import_linter_when_it_judges_django(
    on_django: list[Judged], number: int
) -> None:
    findings, told = on_django[number]
    different = differences(findings, told, ("django",))
    assert (different, told.kept) == ([], ON_DJANGO[number][2])
