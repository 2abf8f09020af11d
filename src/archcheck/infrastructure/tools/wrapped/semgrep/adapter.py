"""semgrep: patterns of code, by archcheck's rules and the project's own; each file on its own."""

import itertools
import os
import pathlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from archcheck.domain.location import Region
from archcheck.domain.problem import Problem, UsageProblems
from archcheck.domain.rule import ToolRule
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.discovery.path_globs import matching
from archcheck.infrastructure.tools.adapter import (
    Alike,
    left_out,
    Prices,
    RawFinding,
    Reading,
    Registry,
    Sight,
    Surrounding,
    ToolAdapter,
    ToolCall,
    ToolTask,
    Unread,
)
from archcheck.infrastructure.tools.columns import span
from archcheck.infrastructure.tools.running.configuration_files import read_text
from archcheck.infrastructure.tools.running.failure_reasons import crash, unreadable
from archcheck.infrastructure.tools.running.json_answers import parsed_answer
from archcheck.infrastructure.tools.running.process_runner import Finished, ToolFailure
from archcheck.infrastructure.tools.wrapped.semgrep.answers import Answer, Error, Result
from archcheck.infrastructure.tools.wrapped.semgrep.rule_files import (
    OWN_PLACES,
    RuleFile,
    own_place,
    read_rule_file,
    rule_paths,
)
from archcheck.infrastructure.tools.wrapped.semgrep.rule_ids import RULES
from archcheck.infrastructure.tools.wrapped.semgrep.rule_texts import (
    described,
    level_of_severity,
    texts_of,
)

OPTIONS = (
    "--experimental",
    "--metrics=off",
    "--disable-version-check",
    "--no-rewrite-rule-ids",
    "--no-git-ignore",
    "--max-target-bytes=0",
    "-j",
    "1",
    "--json",
    "--quiet",
)
PATIENCE = ("--timeout", "60")
IGNORED = ".semgrepignore"
INCLUDE = ":include "
NO_FILE = "Invalid scanning root"
PASSED_OVER = "semgrep passed it over"
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
LONGEST_FIX = 160
NO_PLACE = (
    "is no file and no directory; rules come from the project, "
    "not from a URL or semgrep's registry"
)


class Semgrep(ToolAdapter):
    """How semgrep runs and what it says."""

    name = "semgrep"
    homepage = "https://semgrep.dev/docs/"
    own_switch = "`# nosemgrep: RULE` behind a line; everywhere --exclude-rule=RULE in args"
    position = 35
    scope = Sight.FILE
    prices = Prices(start=0.6, kilobyte=0.0025)
    oldest = "1.100.0"

    @property
    def module(self) -> str:
        """`python -m semgrep` refuses to work."""
        return "semgrep.console_scripts.entrypoint"

    @property
    def proof(self) -> str:
        """It tells its number alone; the shape of its answer proves the rest."""
        return ""

    @property
    def remedy(self) -> str:
        """It is an extra, too."""
        return f'{super().remedy}, or python -m pip install "archcheck-gate[semgrep]"'

    def configuration(self, root: pathlib.Path) -> str:
        """The project's own rules: `.semgrep.yml`, or a directory `.semgrep`."""
        return own_place(root)

    def read_registry(self, root: pathlib.Path, arguments: Sequence[str]) -> Registry:
        """From the rule files; a broken one was told when they were used."""
        return texts_of((*self._readable(root, arguments), *_shipped()))

    def _readable(self, root: pathlib.Path, arguments: Sequence[str]) -> Iterator[RuleFile]:
        for path in self._paths(root, self.configuration(root), arguments):
            try:
                yield read_rule_file(root, path)
            except ToolFailure:
                continue

    def depends_on(
        self, root: pathlib.Path, args: Sequence[str], paths: Iterable[str]
    ) -> Surrounding:
        """The rule files, those that could be there, and what is left out."""
        files = {*self._paths(root, self.configuration(root), args), *OWN_PLACES, IGNORED}
        return Surrounding(files=tuple(sorted({*files, *_included(root)})))

    def alike(self, root: pathlib.Path, task: ToolTask, paths: Sequence[str]) -> Alike | None:
        """The project's own rules, where none of them holds for some paths only."""
        if (root / IGNORED).exists() or not self.options.have_no_place(task.args):
            return None
        names = self._paths(root, task.configuration, task.args)
        texts = {name: read_text(root / name) for name in names}
        return None if "paths" in "".join(texts.values()) else Alike(texts)

    def check(self, call: ToolCall) -> Reading:
        """The project's rules stand before ours: of equal ids semgrep takes the first."""
        files = self._rule_files(call)
        kept = self._kept(call)
        left = left_out(self.name, [path for path in call.paths if path not in kept])
        if not kept:
            return Reading(tallies=left)
        paths = _without_marks(call, kept)
        rules = [f"--config={os.path.join(os.curdir, file.path)}" for file in files]
        finished = call.run(
            *("scan", *OPTIONS, *rules, f"--config={RULES}", *self._arguments(call)),
            *("--", *paths),
            SEMGREP_SETTINGS_FILE=os.path.join(call.scratch, "semgrep.yml"),
            SEMGREP_LOG_FILE=os.path.join(call.scratch, "semgrep.log"),
        )
        reading = _reading(finished, _answer(finished), files, paths)
        return msgspec.structs.replace(reading, tallies=left)

    def region(self, finding: RawFinding, text: SourceText) -> Region:
        """From bytes of the file to code points."""
        last = finding.end_line or finding.line
        start = _column(text, finding.line, finding.column)
        return span(text, (finding.line, start), (last, _column(text, last, finding.end_column)))

    def rule(self, rule_id: str, registry: Registry) -> ToolRule:
        """From its rule file."""
        return described(rule_id, registry.get(rule_id, {}), self.homepage)

    def _rule_files(self, call: ToolCall) -> tuple[RuleFile, ...]:
        root = pathlib.Path(call.root)
        named = self.options.values(call.task.args, *self.options.configurations)
        for name in named:
            if not (root / name).exists():
                raise UsageProblems(_no_place(name, call))
        paths = self._paths(root, call.task.configuration, call.task.args)
        return tuple(read_rule_file(root, path) for path in paths)

    def _paths(
        self, root: pathlib.Path, configuration: str, arguments: Sequence[str]
    ) -> tuple[str, ...]:
        named = self.options.values(arguments, *self.options.configurations)
        places = filter(None, (*named, configuration))
        return tuple(path for place in places for path in rule_paths(root, place))

    def _arguments(self, call: ToolCall) -> list[str]:
        """What the project adds, but for rule files, and how long a rule may take for a file."""
        given = self.options.read(call.task.args)
        others = [it.words for it in given if it.name not in self.options.configurations]
        patience = () if self.options.values(call.task.args, "--timeout") else PATIENCE
        return [*patience, *itertools.chain(*others)]

    def _kept(self, call: ToolCall) -> dict[str, None]:
        """The files that semgrep would come to if it looked for files itself."""
        args = call.task.args
        excluded = [*self.options.values(args, "--exclude"), *_ignored(pathlib.Path(call.root))]
        included = self.options.values(args, "--include")
        is_excluded = matching(excluded)
        is_included = matching(included or ["*"])
        kept = (path for path in call.paths if is_included(path) and not is_excluded(path))
        return dict.fromkeys(kept)


def _shipped() -> Iterable[RuleFile]:
    paths = rule_paths(RULES, os.curdir)
    return (read_rule_file(RULES, path) for path in paths)


def _no_place(name: str, call: ToolCall) -> Problem:
    task = call.task
    key = "tool.archcheck.tools.semgrep.args"
    return Problem(task.configured_in, key, f'"{name}" {NO_PLACE}', line=task.configured_line)


def _ignored(root: pathlib.Path) -> list[str]:
    """The patterns of `.semgrepignore`, with those of the files that it includes."""
    names = (IGNORED, *_included(root))
    lines = (line for name in names for line in read_text(root / name).splitlines())
    return [line for line in lines if not line.startswith(INCLUDE)]


def _included(root: pathlib.Path) -> list[str]:
    """The files of the project that `.semgrepignore` includes."""
    lines = read_text(root / IGNORED).splitlines()
    named = [line.removeprefix(INCLUDE).strip() for line in lines if line.startswith(INCLUDE)]
    return [name for name in named if (root / name).resolve().is_relative_to(root.resolve())]


def _without_marks(call: ToolCall, paths: Iterable[str]) -> dict[str, str]:
    """The paths by what semgrep is given: after a byte order mark it is blind for the first line."""
    marked = [path for path in paths if _head(pathlib.Path(call.root, path)) == BYTE_ORDER_MARK]
    copies = {path: _copy(call, path, number) for number, path in enumerate(marked)}
    return {copies.get(path, path): path for path in paths}


def _head(path: pathlib.Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(len(BYTE_ORDER_MARK))
    except OSError:
        return b""


def _copy(call: ToolCall, path: str, number: int) -> str:
    copy = pathlib.Path(call.scratch, f"unmarked_{number}.py")
    copy.write_bytes(pathlib.Path(call.root, path).read_bytes().removeprefix(BYTE_ORDER_MARK))
    return str(copy)


def _answer(finished: Finished) -> Answer:
    try:
        return msgspec.convert(parsed_answer(finished.output), Answer)
    except ValueError as error:
        failure = crash(finished) if finished.exit_code else unreadable(finished, finished.output)
        raise failure from error


def _reading(
    finished: Finished, answer: Answer, files: Sequence[RuleFile], paths: Mapping[str, str]
) -> Reading:
    unread = (*_unread(answer.errors, paths), *_passed_over(answer, paths))
    failure = _failure(answer.errors, files, paths)
    if finished.exit_code and not unread and not failure:
        raise crash(finished)
    return Reading(
        findings=tuple(_finding(result, paths) for result in answer.results),
        unread=unread,
        failure=failure,
        exit_code=finished.exit_code,
    )


def _unread(errors: Iterable[Error], paths: Mapping[str, str]) -> Iterator[Unread]:
    return (Unread(paths[it.path], it.reason) for it in errors if it.path in paths)


def _passed_over(answer: Answer, paths: Mapping[str, str]) -> Iterator[Unread]:
    scanned = set(answer.paths.scanned)
    return (Unread(path, PASSED_OVER) for name, path in paths.items() if name not in scanned)


def _failure(errors: Iterable[Error], files: Sequence[RuleFile], paths: Mapping[str, str]) -> str:
    """What is wrong beside single files; a file that is gone is seen where it is missed."""
    others = (it for it in errors if it.path not in paths and NO_FILE not in it.message)
    return next((_told(error, files) for error in others), "")


def _told(error: Error, files: Sequence[RuleFile]) -> str:
    owners = (file.path for file in files if error.rule_id and error.rule_id in file.ids)
    place = next(owners, error.path)
    return f"the rule file {place} is broken: {error.reason}" if place else error.reason


def _finding(result: Result, paths: Mapping[str, str]) -> RawFinding:
    return RawFinding(
        path=paths.get(result.path, result.path),
        rule=result.check_id,
        level=level_of_severity(result.extra.severity),
        message=result.extra.message,
        line=result.start.line,
        column=result.start.col,
        end_line=result.end.line,
        end_column=result.end.col,
        fix=_fix(result),
    )


def _fix(result: Result) -> str:
    """The rule's advice; else what semgrep would write, where that is short."""
    advice = result.extra.metadata.get("fix")
    if isinstance(advice, str):
        return advice
    text = result.extra.fix
    return f"Write `{text}`." if 0 < len(text) <= LONGEST_FIX and "\n" not in text else ""


def _column(text: SourceText, line: int, column: int | None) -> int:
    """The column in code points of one in bytes of the file, which may be in any encoding."""
    encoding = "utf-8" if text.encoding.startswith("utf-8") else text.encoding
    head = text.line(line).encode(encoding, "replace")[: max((column or 1) - 1, 0)]
    return len(head.decode(encoding, "ignore")) + 1


ADAPTER = Semgrep()
