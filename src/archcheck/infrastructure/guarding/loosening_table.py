"""The table of settings of tools, and in which direction they loosen the gate."""

import fnmatch
import functools
import pathlib
import tomllib
from collections.abc import Iterator, Mapping

import msgspec

from archcheck.domain.policy_change import PolicyKind
from archcheck.infrastructure.configuration.rules_directory import rules_directory
from archcheck.infrastructure.tools import wrapped

TABLE = "loosening.toml"
Names = tuple[str, ...]


class ToolRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A tool: where its configuration may stand (file and section), and its settings as globs.

    Flags must stay `on` or `off`, lists must not `grow` or `shrink`, numbers stay below `most` or above
    `least`, grades from A on not rise. Where a setting is missing the value beside it holds.
    `options` names the setting that holds options of the command line; further `sections` are
    about modules. Flags that are `usually_loose` are on where they are missing. What `adds` to the usual
    must stay; `usual` is what lists hold where they are missing, `alike` are keys of one meaning,
    `tables` hold their items as keys, `pairs` are texts such as `path: CODE`. Items are `places` that are looked at, `globs` or
    `regexes` of paths that are not, or codes `by_file`; `filters` are those of warnings. Values run along `scales` from strict to
    loose. `aliases` are other names of options. What is `given` loosens by being there. What is `neutral` neither
    loosens nor tightens. A comment that begins with the word `comment` and a colon holds settings for its file. Beside these
    `words` others say what of many a program does.
    """

    name: str
    kind: PolicyKind = PolicyKind.TOOL
    files: tuple[tuple[str, str], ...] = ()
    sections: str = ""
    options: str = ""
    on: Names = ()
    usually_on: Names = ()
    off: Names = ()
    grow: Names = ()
    shrink: Mapping[str, Names] = {}
    most: Mapping[str, float] = {}
    least: Mapping[str, float] = {}
    unlimited: tuple[float, ...] = ()
    grades: Names = ()
    loose_values: Mapping[str, Names] = {}
    usually_loose: Names = ()
    adds: Names = ()
    usual: Mapping[str, Names] = {}
    alike: tuple[Names, ...] = ()
    tables: Names = ()
    pairs: Names = ()
    places: Names = ()
    globs: Names = ()
    regexes: Names = ()
    by_file: Names = ()
    filters: Names = ()
    scales: Mapping[str, Names] = {}
    aliases: Mapping[str, str] = {}
    neutral: Names = ()
    given: Names = ()
    words: Names = ()
    comment: str = ""

    def is_flag(self, key: str) -> bool:
        """Whether an option takes no value."""
        flags = (*self.on, *self.usually_on, *self.off, *self.usually_loose)
        path = f"{self.options}.{key}" if self.options else key
        return any(fnmatch.fnmatchcase(path, pattern) for pattern in flags)

    def knows(self, key: str) -> bool:
        """Whether it says in which direction a setting loosens, or that it does not."""
        flags = (*self.on, *self.usually_on, *self.off, *self.usually_loose, *self.neutral)
        lists = (*self.grow, *self.shrink, *self.adds, *self.globs, *self.regexes, *self.filters)
        others = (
            *self.given,
            *self.most,
            *self.least,
            *self.grades,
            *self.loose_values,
            *self.scales,
        )
        by_file = (f"{it.removesuffix('.')}*" for it in self.by_file)
        patterns = (*flags, *lists, *others, *by_file)
        return any(fnmatch.fnmatchcase(key, pattern) for pattern in patterns)


class OptionRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Options of archcheck's own rules likewise; `zero` is what 0 stands for."""

    rules: Names
    on: Names = ()
    most: Names = ()
    least: Names = ()
    grow: Names = ()
    shrink: Names = ()
    scales: Mapping[str, Names] = {}
    given: Names = ()
    zero: Mapping[str, int] = {}


class PipelineRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Programs that are a part of the gate, and what in their commands loosens it."""

    programs: Names
    toothless: Names
    trust: Names
    tools: Mapping[str, str] = {}


class LooseningTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole table."""

    tool: tuple[ToolRow, ...]
    program: tuple[ToolRow, ...]
    option: tuple[OptionRow, ...]
    pipelines: PipelineRow


@functools.cache
def loosening_table() -> LooseningTable:
    """What is shipped: one row in the folder of each tool, and what is about no tool alone."""
    table = msgspec.convert(_parsed(rules_directory() / TABLE), LooseningTable)
    rows = (msgspec.convert(_parsed(path), ToolRow) for path in _of_tools())
    return msgspec.structs.replace(table, tool=(*table.tool, *rows))


def _of_tools() -> Iterator[pathlib.Path]:
    for folder in wrapped.__path__:
        yield from sorted(pathlib.Path(folder).glob(f"*/{TABLE}"))


def _parsed(path: pathlib.Path) -> Mapping[str, object]:
    return tomllib.loads(path.read_text(encoding="utf-8"))
