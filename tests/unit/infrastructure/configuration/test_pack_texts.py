"""Tests of writing packs."""

import pathlib
import tomllib

import pytest

from archcheck.application.packs.differences import differences
from archcheck.application.ports.configuration_loader import ConfigurationRequest
from archcheck.application.use_cases.write_pack_use_case import WritePackUseCase
from archcheck.domain.problem import UsageProblems
from archcheck.infrastructure.configuration.pack_library import FilePackLibrary
from archcheck.infrastructure.configuration.pack_texts import TomlPackWriter
from archcheck.infrastructure.configuration.rule_pages import PageRuleCatalogue
from archcheck.infrastructure.configuration.toml_configuration_loader import (
    TomlConfigurationLoader,
)
from tests.unit.infrastructure.configuration.configuration_support import write_files

OWN = """\
extends = []
source = "code"
[layers]
domain = "shop.domain"
[[contracts]]
name = "pure"
type = "external"
source_modules = ["domain"]
forbid = ["<third-party>"]
[[structure]]
name = "services"
that = { kind = "class", named = "*Service" }
should = { be_abstract = true }
except = ["shop.old"]
[[overrides]]
paths = ["old/**"]
[overrides.rules]
no-comments = "note"
"""


def written(directory: pathlib.Path, *packs: str) -> pathlib.Path:
    """A pack of what a project configures."""
    use_case = WritePackUseCase(TomlConfigurationLoader(PageRuleCatalogue()), TomlPackWriter())
    request = ConfigurationRequest(directory=str(directory), packs=packs or None)
    path = directory / "mine.toml"
    use_case.write(str(path), use_case.execute(request, "mine"))
    return path


@pytest.mark.parametrize(
    "name", ["sprint-zero", "enterprise-clean", "modern-python", "releasable-dirs"]
)
def test_should_say_the_same_when_a_pack_is_written_from_a_pack(
    name: str, tmp_path: pathlib.Path
) -> None:
    written(tmp_path, name)
    library = FilePackLibrary(PageRuleCatalogue(), False, ())
    packs = [library.content(it, str(tmp_path)) for it in (name, "./mine.toml")]
    assert not list(differences(*packs))


def test_should_leave_out_what_only_the_project_can_say_when_written(
    tmp_path: pathlib.Path,
) -> None:
    write_files(tmp_path, {"archcheck.toml": OWN})
    table = tomllib.loads(written(tmp_path).read_text(encoding="utf-8"))
    kept = tomllib.loads(OWN)
    assert table == {
        "summary": "mine.",
        "layers": {"domain": ["shop.domain"]},
        "contracts": kept["contracts"],
        "structure": kept["structure"],
        "overrides": [{"paths": ["old/**"], "rules": {"no-comments": {"level": "note"}}}],
    }


def test_should_overwrite_nothing_when_there_is_a_file(tmp_path: pathlib.Path) -> None:
    write_files(tmp_path, {"mine.toml": "", "archcheck.toml": OWN})
    with pytest.raises(UsageProblems, match="there is such a file already"):
        written(tmp_path)
