"""mypy: types; needs all files at once, and the project's interpreter for its dependencies."""

import functools
import hashlib
import itertools
import os
import pathlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from archcheck.application.wording import counted
from archcheck.domain.level import Level
from archcheck.domain.location import Region
from archcheck.domain.rule import ToolRule
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.tools.adapter import (
    ToolEnvironment,
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
    left_out,
)
from archcheck.infrastructure.tools.running.cache_places import private_directory
from archcheck.infrastructure.tools.columns import mypy_end, mypy_start, span, token_region
from archcheck.infrastructure.tools.running.configuration_files import ini_sections, toml_table
from archcheck.infrastructure.tools.running.failure_reasons import (
    crash,
    ending,
    last_words,
    unreadable,
)
from archcheck.infrastructure.tools.wrapped.mypy.affected_files import affected_files
from archcheck.infrastructure.tools.wrapped.mypy.missing_imports import without_unseen
from archcheck.infrastructure.tools.running.unseen_modules import reasons
from archcheck.infrastructure.tools.running.planning import argument_limit
from archcheck.infrastructure.tools.running.foreign_patterns import found_in
from archcheck.infrastructure.tools.running.json_answers import parsed_answer
from archcheck.infrastructure.tools.running.process_runner import Finished, ToolFailure
from archcheck.infrastructure.tools.running.tool_options import Option, OptionClass
from archcheck.infrastructure.tools.wrapped.mypy.rule_ids import SYNTAX_ERRORS

CONFIGURATIONS = ("mypy.ini", ".mypy.ini", "pyproject.toml", "setup.cfg")
LEVELS = {"error": Level.ERROR, "note": Level.NOTE, "warning": Level.WARNING}
TOLD_ONCE = re.compile(r'See https://mypy\.|\(or run "mypy --install-types"')
UNUSED_SECTIONS = re.compile(r".*unused section\(s\).*")
CANNOT_READ = re.compile(
    r"^(?P<path>.+?): error: (?P<why>Cannot (?:decode|read) file.*)$", re.MULTILINE
)
FLAGS = {
    "explicit_package_bases": "--explicit-package-bases",
    "namespace_packages": "--namespace-packages",
}
OFF = ("false", "no", "off", "0")
WAYS_TO_A_PLUGIN = (
    "activate the environment that holds it, install archcheck there, or --trust-project"
)
PLUGIN = "Error importing plugin"
REMEDY = ": install them where [tool.archcheck.tools.mypy] python says"
NO_INSTALLATION = ("--no-install-types", "--interactive")
PLACES = ("mypy_path", "custom_typeshed_dir")
BYTES = "bytes"
MISCOUNTED = "miscounted"
UNNAMED = "misc"
PACKAGES = "ARCHCHECK_SITE_PACKAGES"
VERSION = "ARCHCHECK_PYTHON_VERSION"
ENVIRONMENT = pathlib.Path(__file__).with_name("environment_script.py")
SEARCH_PATH = "mypy_path"
CONFIGURATION_PLACE = re.compile(r"\$MYPY_CONFIG_FILE_DIR\b|\$\{MYPY_CONFIG_FILE_DIR\}")
OVERRULED = ("cache_dir", "python_executable")
REGISTRY = pathlib.Path(__file__).with_name("registry_script.py")


class Mypy(ToolAdapter):
    """How mypy runs and what it says."""

    name = "mypy"
    homepage = "https://www.mypy-lang.org/"
    own_switch = 'disable_error_code = ["RULE"] under [tool.mypy] in pyproject.toml'
    oldest = "1.14"
    position = 50
    scope = Sight.PROJECT
    prices = Prices(start=0.4, kilobyte=0.0007)
    environment = ToolEnvironment.PROJECT
    needs_project_interpreter = True
    follows_imports = True
    registry_script = str(REGISTRY)
    environment_script = str(ENVIRONMENT)

    def configuration(self, root: pathlib.Path) -> str:
        """The first of mypy's files at the root that has a section for it."""
        return next((name for name in CONFIGURATIONS if _settings(root / name) is not None), "")

    def brings(self, root: pathlib.Path) -> str:
        """The first plug-in that is a file (modules are looked for where mypy lives)."""
        settings = _settings(root / self.configuration(root)) or {}
        files = (name.partition(":")[0] for name in _listed(settings.get("plugins")))
        return next((name for name in files if name.endswith(".py")), "")

    def stated(self, root: pathlib.Path) -> Iterator[Option]:
        """Those of its settings that archcheck does not overrule, as options."""
        settings = _settings(root / self.configuration(root)) or {}
        for name in sorted(set(settings).difference(OVERRULED)):
            kind = self.options.kinds.get(f"--{name.replace('_', '-')}", OptionClass.PASS)
            yield _stated(name, kind, str(settings[name]), root)
        for path in re.split("[,:]", ",".join(_listed(settings.get(SEARCH_PATH)))):
            yield _stated(SEARCH_PATH, OptionClass.FILE, path.strip(), root)

    def depends_on(
        self, root: pathlib.Path, args: Sequence[str], paths: Iterable[str]
    ) -> Surrounding:
        """Nobody knows what it finds where its settings lead out of the project."""
        files = super().depends_on(root, args, paths).files
        tables = (_settings(root / name) or {} for name in files)
        places = itertools.chain.from_iterable(map(_search_places, tables))
        return Surrounding(files=files, unknown=not all(_is_inside(root, it) for it in places))

    def check(self, call: ToolCall) -> Reading:
        """Run on all files that mypy's own `exclude` leaves, and read the JSON lines."""
        args = call.task.args
        named = [call.task.configuration, *self.options.values(args, "--config-file")][-1]
        settings = _settings(pathlib.Path(call.root, named)) or {}
        kept = self._kept(call, settings)
        left = left_out(self.name, sorted({*call.paths}.difference(kept)))
        if not kept:
            return Reading(tallies=left)
        paths = _without_stubbed(kept)
        listed = msgspec.structs.replace(call, paths=paths).path_arguments(argument_limit())
        options = (*_options(call, settings), *args, *NO_INSTALLATION)
        finished = call.run(*options, "--", *listed, **_search_path(call, settings))
        reading = _reading(finished, call, _unit(call, settings))
        return msgspec.structs.replace(reading, tallies=left)

    def _kept(self, call: ToolCall, settings: Mapping[str, object]) -> list[str]:
        given = self.options.values(call.task.args, "--exclude")
        patterns = given or _exclusions(settings.get("exclude"))
        return _left(call.paths, patterns)

    def region(self, finding: RawFinding, text: SourceText) -> Region:
        """As given, where that can be trusted; else the token, else the whole line."""
        offset = finding.column
        if offset is None or offset < 0:
            return text.whole_line(finding.line)
        regions = {BYTES: _region_of_bytes, MISCOUNTED: _region_of_miscounted}
        return regions[finding.unit](finding, text, offset)

    def rule(self, rule_id: str, registry: Registry) -> ToolRule:
        """From mypy's own list of error codes."""
        entry = registry.get(rule_id, {})
        summary = entry.get("summary", f"A finding of mypy: {rule_id}")
        return ToolRule(
            id=rule_id,
            name=rule_id.title().replace("-", ""),
            summary=f"{summary}.",
            level=Level.ERROR,
            help_uri=entry.get("url", self.homepage),
            tags=("types",),
        )


def _settings(path: pathlib.Path) -> Mapping[str, object] | None:
    if path.suffix == ".toml":
        return toml_table(path, "tool", "mypy")
    return ini_sections(path).get("mypy")


def _is_off(value: object) -> bool:
    return str(value).lower() in OFF


def _stated(name: str, kind: OptionClass, value: str, root: pathlib.Path) -> Option:
    """A setting as an option; mypy looks into variables and home directories."""
    place = CONFIGURATION_PLACE.sub(lambda _: str(root), value)
    if kind is OptionClass.FILE and ("$" in place or place.startswith("~")):
        kind = OptionClass.TRUST
    words = (f"{name} = {value}",)
    return Option(name, OptionClass.PASS if _is_off(value) else kind, place, words)


def _search_places(settings: Mapping[str, object]) -> list[str]:
    """Where mypy looks for modules beside the source roots."""
    given = " ".join(str(settings.get(name) or "") for name in PLACES)
    return [place for place in re.split(r"[][,:;'\"\s]+", given) if place]


def _is_inside(root: pathlib.Path, place: str) -> bool:
    place = place.strip().replace("$MYPY_CONFIG_FILE_DIR", ".")
    return "$" not in place and (root / place).resolve().is_relative_to(root.resolve())


def _listed(value: object) -> list[str]:
    names = value if isinstance(value, list) else str(value or "").split(",")
    return [str(name).strip() for name in names]


def _without_stubbed(paths: Sequence[str]) -> tuple[str, ...]:
    """Of a module and its stub mypy takes the stub."""
    known = set(paths)
    return tuple(path for path in paths if f"{path}i" not in known)


def _left(paths: Sequence[str], patterns: Sequence[str]) -> list[str]:
    """The files of which neither the path nor a directory above it is excluded."""
    places = sorted(set(itertools.chain.from_iterable(map(_places, paths))))
    excluded: set[str] = set()
    for pattern in patterns:
        excluded.update(itertools.compress(places, found_in(pattern, places, "mypy", "exclude")))
    return [path for path in paths if excluded.isdisjoint(_places(path))]


def _places(path: str) -> list[str]:
    above = pathlib.PurePosixPath(path).parents
    return [path, *(f"{parent}/" for parent in above if parent.name)]


def _exclusions(given: object) -> list[str]:
    patterns = given if isinstance(given, list) else [given]
    return [pattern for pattern in patterns if pattern and isinstance(pattern, str)]


def _options(call: ToolCall, settings: Mapping[str, object]) -> tuple[str, ...]:
    task = call.task
    cache = private_directory(task.cache_directory, "mypy")
    return (
        *("--output", "json", "--no-error-summary", "--show-column-numbers", "--show-error-end"),
        *("--no-pretty", "--no-color-output", "--cache-dir", cache or os.devnull),
        *_own_entries(call, cache),
        f"--config-file={task.configuration}",
        *_environment(task),
        *_package_flags(settings),
    )


def _own_entries(call: ToolCall, cache: str) -> tuple[str, ...]:
    """The names of this project's modules in a cache that lies elsewhere, for others too.

    mypy takes a module of the same name, path, size and time for the same, whatever is in it.
    """
    if not cache or pathlib.Path(cache).is_relative_to(call.root):
        return ()
    root = os.path.abspath(call.root)
    own = os.path.join(cache, "of", hashlib.sha256(os.fsencode(root)).hexdigest()[:16])
    kind = "ff" if _is_new(call.task.version) else "json"
    words = ["--cache-map"]
    for path in map(os.path.normpath, filter(_is_module, call.paths)):
        place = os.path.join(own, path)
        words += [os.path.join(root, path), f"{place}.meta.{kind}", f"{place}.data.{kind}"]
    listing = pathlib.Path(call.scratch, "entries.txt")
    listing.write_text("\n".join(words), encoding="utf-8", errors="surrogateescape")
    return ("--no-sqlite-cache", f"@{listing}")


def _is_module(path: str) -> bool:
    """Whether a file has a name that mypy takes into a map of its cache."""
    return path.endswith((".py", ".pyi"))


def _package_flags(settings: Mapping[str, object]) -> tuple[str, ...]:
    """Those of ours that agree with what the project says about packages."""
    if _is_off(settings.get("namespace_packages", True)) or "explicit_package_bases" in settings:
        return ()
    return tuple(flag for name, flag in FLAGS.items() if name not in settings)


def _environment(task: ToolTask) -> tuple[str, ...]:
    if task.reads_environment:
        return ()
    return ("--python-executable", task.python) if task.python else ("--no-site-packages",)


def _search_path(call: ToolCall, settings: Mapping[str, object]) -> dict[str, str]:
    roots = os.pathsep.join(call.task.source_roots)
    path = {} if "mypy_path" in settings or not roots else {"MYPYPATH": roots}
    packages = os.pathsep.join(call.task.site_packages)
    version = "" if "python_version" in settings else call.task.python_version
    return {**path, PACKAGES: packages, VERSION: version}


def _reading(finished: Finished, call: ToolCall, unit: str) -> Reading:
    findings = _findings(finished, unit)
    if finished.exit_code not in (0, 1):
        return _blocked(finished, findings)
    complaints = "\n".join(filter(_is_telling, finished.errors.split("\n")))
    if complaints or bool(finished.exit_code) != _has_errors(findings):
        raise ToolFailure(last_words(complaints) or ending(finished.exit_code))
    reading = _known(findings, call, finished.exit_code)
    return msgspec.structs.replace(reading, notes=reading.notes + _unused_sections(finished))


def _unused_sections(finished: Finished) -> tuple[str, ...]:
    lines = (finished.output + finished.errors).split("\n")
    return tuple(line for line in lines if UNUSED_SECTIONS.fullmatch(line))


def _findings(finished: Finished, unit: str) -> tuple[RawFinding, ...]:
    lines = filter(_is_telling, finished.output.split("\n"))
    return tuple(_finding(line, unit, finished) for line in lines)


def _is_telling(line: str) -> bool:
    return bool(line.strip()) and UNUSED_SECTIONS.fullmatch(line) is None


def _has_errors(findings: Sequence[RawFinding]) -> bool:
    return any(finding.level is not Level.NOTE for finding in findings)


def _known(findings: tuple[RawFinding, ...], call: ToolCall, exit_code: int) -> Reading:
    affected = functools.partial(affected_files, call)
    seen = without_unseen(findings, reasons(call, "mypy"), affected)
    left_out_too = _left_out(seen.following, "" if seen.unchecked else REMEDY)
    return Reading(
        findings=seen.findings,
        incomplete=seen.unchecked or left_out_too,
        notes=left_out_too if seen.unchecked else (),
        exit_code=exit_code,
    )


def _left_out(following: int, remedy: str) -> tuple[str, ...]:
    cause = "left out that may come from unknown imports"
    left_out = f"{counted(following, 'finding')} {cause}{remedy}."
    return (left_out,) if following else ()


def _blocked(finished: Finished, findings: Sequence[RawFinding]) -> Reading:
    unread = {**_broken(findings), **_cannot_read(finished)}
    if not unread:
        told = _plain(finished.errors)
        raise crash(msgspec.structs.replace(finished, output=_messages(findings), errors=told))
    names = ", ".join(sorted(unread))
    return Reading(
        failure=f"it checked nothing, because {names} cannot be parsed",
        unread=tuple(Unread(path, unread[path]) for path in sorted(unread)),
        exit_code=finished.exit_code,
    )


def _broken(findings: Sequence[RawFinding]) -> dict[str, str]:
    return {
        finding.path: "cannot be parsed" for finding in findings if finding.rule in SYNTAX_ERRORS
    }


def _cannot_read(finished: Finished) -> dict[str, str]:
    return {match["path"]: match["why"] for match in CANNOT_READ.finditer(finished.errors)}


def _messages(findings: Sequence[RawFinding]) -> str:
    return "\n".join(f"{finding.path}: {finding.message}" for finding in findings)


def _plain(errors: str) -> str:
    """Standard error, in which mypy also writes findings as JSON, as sentences."""
    return "\n".join(map(_sentence, errors.split("\n")))


def _sentence(line: str) -> str:
    try:
        answer = parsed_answer(line)
        told = f"{answer['file']}:{answer['line']}: {answer['message']}"
    except (ValueError, LookupError, TypeError):
        return line
    return f"{told}: {WAYS_TO_A_PLUGIN}" if PLUGIN in told else told


def _unit(call: ToolCall, settings: Mapping[str, object]) -> str:
    """How columns count: the parser that mypy 2 has of its own miscounts."""
    options = [option.name for option in ADAPTER.options.read(call.task.args)]
    is_off = _is_off(settings.get("native_parser", True))
    parsers = ["--no-native-parser" if is_off else "--native-parser", *options]
    chosen = list(filter(lambda name: name.endswith("-native-parser"), parsers))[-1]
    return MISCOUNTED if chosen == "--native-parser" and _is_new(call.task.version) else BYTES


def _is_new(version: str) -> bool:
    major = version.partition(".")[0]
    return not major.isdigit() or int(major) >= 2


def _finding(line: str, unit: str, finished: Finished) -> RawFinding:
    try:
        answer = parsed_answer(line)
        return _raw(answer, unit)
    except (ValueError, LookupError, TypeError) as error:
        raise unreadable(finished, line) from error


def _raw(answer: Mapping[str, Any], unit: str) -> RawFinding:
    code = answer["code"] or UNNAMED
    shift = int(code in SYNTAX_ERRORS and unit == MISCOUNTED)
    return RawFinding(
        path=answer["file"],
        rule=code,
        level=LEVELS.get(answer["severity"], Level.ERROR),
        message=answer["message"],
        line=answer["line"],
        column=answer["column"] - shift,
        end_line=answer["end_line"],
        end_column=answer["end_column"] - shift,
        unit=unit,
        notes=tuple(itertools.filterfalse(TOLD_ONCE.match, (answer["hint"] or "").splitlines())),
    )


def _region_of_bytes(finding: RawFinding, text: SourceText, offset: int) -> Region:
    start = text.from_bytes(finding.line, offset)
    last = finding.end_line or finding.line
    end = text.from_bytes(last, finding.end_column or 0)
    return _widened(span(text, (finding.line, start), (last, end)), text)


def _region_of_miscounted(finding: RawFinding, text: SourceText, offset: int) -> Region:
    last = finding.end_line or finding.line
    first_line, last_line = text.line(finding.line), text.line(last)
    if (first_line + last_line).isascii():
        return _region_of_bytes(finding, text, offset)
    start = mypy_start(first_line, offset)
    end = mypy_end(last_line, finding.end_column or 0)
    if 0 in (start, end):
        return token_region(text, finding.line, start)
    return _widened(span(text, (finding.line, start), (last, end)), text)


def _widened(region: Region, text: SourceText) -> Region:
    is_point = (region.start_line, region.start_column + 1) == (region.end_line, region.end_column)
    return token_region(text, region.start_line, region.start_column) if is_point else region


ADAPTER = Mypy()
