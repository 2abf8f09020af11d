"""Packs that are always the same."""

from archcheck.application.ports.pack_library import PackContent, PackLibrary
from archcheck.domain.configuration import Configuration, RuleSetting, ToolSetting
from archcheck.domain.level import Level

ONE = PackContent(
    name="one",
    summary="The first.",
    layouts=("package",),
    steps=(1, 0, 1),
    configuration=Configuration(
        root="",
        exclude=("a",),
        rules={"no-comments": RuleSetting(level=Level.ERROR)},
        tools={"black": ToolSetting(name="black")},
    ),
)
TWO = PackContent(
    name="two",
    steps=(0, 0, 1),
    configuration=Configuration(
        root="", rules={"no-comments": RuleSetting(level=Level.NOTE)}, layers={"domain": ("d",)}
    ),
)


class FixedPacks(PackLibrary):
    """Two small packs."""

    def names(self, directory: str) -> tuple[str, ...]:
        """Both."""
        return ("one", "two")

    def content(self, name: str, directory: str) -> PackContent:
        """One of them."""
        return {"one": ONE, "two": TWO}[name]
