"""The configurations that the documents show, in a project that has what they speak of."""

import dataclasses
import pathlib
from collections.abc import Iterator, Mapping

from tests.integration.delivery.checkout_support import ROOT
from tests.integration.rules.rule_page_support import Block, blocks_of

GUIDE = "docs/configuration.md"
DOCUMENTS = (
    "README.md",
    GUIDE,
    "docs/fitness.md",
    "docs/packs/sprint-zero.md",
    "docs/structure.md",
)
PACKAGES = (
    "api",
    "application",
    "billing",
    "domain",
    "generated",
    "infrastructure",
    "interface",
    "order",
    "report",
    "shared",
    "web",
)
MODULES = (
    "billing/api",
    "billing/domain",
    "billing/services",
    "domain/legacy",
    "generated/tables",
    "interface/legacy",
    "main",
    "order/api",
    "order/domain",
    "order/services",
    "report/sales",
    "worker",
)
SOURCES = (
    "src/shop/__init__.py",
    *(f"src/shop/{name}/__init__.py" for name in PACKAGES),
    *(f"src/shop/{name}.py" for name in MODULES),
    "tests/__init__.py",
    "tests/unit/test_order.py",
    "requirements-build.txt",
)
IMPORTS = dict.fromkeys(
    ("src/shop/report/__init__.py", "src/shop/report/sales.py"), "import shop.web\n"
)


@dataclasses.dataclass(frozen=True)
class Shown:
    """A configuration that a document shows, and the packs that stand beside it."""

    document: str
    heading: str
    text: str
    packs: Mapping[str, str]

    @property
    def name(self) -> str:
        """What its test is called."""
        return f"{self.document}/{self.heading}"

    def write(self, directory: pathlib.Path) -> None:
        """Make a project with this configuration."""
        sources = dict.fromkeys(SOURCES, "")
        files = {**sources, **IMPORTS, **self.packs, "pyproject.toml": self.text}
        for name, text in files.items():
            path = directory / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")


def shown() -> list[Shown]:
    """Every configuration that a document shows, in order."""
    return [entry for document in DOCUMENTS for entry in _shown_in(document)]


def _shown_in(document: str) -> Iterator[Shown]:
    blocks = tuple(_toml_blocks(document))
    packs = {block.setting("path"): block.text for _, block in blocks if block.setting("path")}
    for heading, block in blocks:
        if not block.setting("path"):
            yield Shown(document, heading, block.text, packs)


def _toml_blocks(document: str) -> Iterator[tuple[str, Block]]:
    page = (ROOT / document).read_text(encoding="utf-8")
    for section, heading, block in blocks_of(page):
        if block.language == "toml":
            yield heading or section, block
