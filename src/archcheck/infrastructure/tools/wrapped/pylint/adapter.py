"""pylint: needs all files at once, and sees the project's dependencies."""

import itertools
import os
import pathlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from archcheck.domain.level import Level
from archcheck.domain.location import Region
from archcheck.domain.rule import ToolRule
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.tools.adapter import (
    Prices,
    RawFinding,
    Reading,
    Registry,
    ToolCall,
    Unread,
    left_out,
)
from archcheck.infrastructure.tools.columns import span
from archcheck.infrastructure.tools.running.environments import refusal_sentence
from archcheck.infrastructure.tools.running.failure_reasons import crash, unreadable
from archcheck.infrastructure.tools.running.installed_projects import linked_places
from archcheck.infrastructure.tools.running.json_answers import parsed_answer
from archcheck.infrastructure.tools.running.planning import argument_limit
from archcheck.infrastructure.tools.running.process_runner import ToolFailure
from archcheck.infrastructure.tools.running.project_tool import ProjectTool
from archcheck.infrastructure.tools.running.tool_options import OptionClass
from archcheck.infrastructure.tools.running.unseen_modules import reasons, unchecked_imports
from archcheck.infrastructure.tools.wrapped.pylint.exclusions import left
from archcheck.infrastructure.tools.wrapped.pylint.own_settings import (
    Settings,
    configuration_file,
    settings,
    written,
)

SCRIPT = str(pathlib.Path(__file__).with_name("checking_script.py"))
REGISTRY = str(pathlib.Path(__file__).with_name("registry_script.py"))
OWN_FILE = "pylintrc.toml"
RCFILE = "--rcfile"
NOTHING_TO_LINT = "No files to lint: exiting."
OURS = (
    *("--output-format=json2", "--exit-zero", "--jobs=1", "--persistent=n", "--recursive=n"),
    *("--reports=n", "--score=n"),
)
LEVELS = {"fatal": Level.ERROR, "error": Level.ERROR}
UNREAD = ("E0001", "F0001", "F0002", "F0010")
IMPORT_ERROR = "E0401"
BAD_PLUGIN = "E0013"
ABOUT_CONFIGURATION = "Command line or configuration file"
QUOTED = re.compile(r"'(?P<name>[\w.]+)'")
WAYS = "activate the environment that holds it, install archcheck there, or --trust-project"
NEEDING_TRUST = (OptionClass.TRUST, OptionClass.UNKNOWN)
Message = Mapping[str, Any]


class Pylint(ProjectTool):
    """How pylint runs and what it says."""

    name = "pylint"
    homepage = "https://pylint.readthedocs.io/"
    own_switch = 'disable = ["RULE"] under [tool.pylint."messages control"] in pyproject.toml'
    oldest = "3.3"
    position = 70
    prices = Prices(start=0.6, kilobyte=0.0146)
    script = SCRIPT
    environment_script = SCRIPT
    registry_script = REGISTRY

    def configuration(self, root: pathlib.Path) -> str:
        """The file that pylint would find at the root."""
        return configuration_file(root)

    def brings(self, root: pathlib.Path) -> str:
        """The first option that starts, loads or writes something, with its value."""
        try:
            told = settings(root, configuration_file(root))
        except ToolFailure:
            return ""
        found = (f"{key} ({value})" for key, value in told.items() if value and self._opens(key))
        return next(found, "")

    def _opens(self, key: str) -> bool:
        return self.options.kinds.get(f"--{key}") is OptionClass.TRUST

    def check(self, call: ToolCall) -> Reading:
        """Run our script with options of the project that do no harm, and read the JSON."""
        named = _configuration(call)
        told = settings(pathlib.Path(call.root), named)
        kept = left(call.paths, told, self.options.read(call.task.args))
        tallies = left_out(self.name, sorted({*call.paths}.difference(kept)))
        if not kept:
            return Reading(tallies=tallies)
        reading = _checked(msgspec.structs.replace(call, paths=tuple(kept)), named, told)
        unknown = () if call.task.trusted else _unknown(named, told)
        return msgspec.structs.replace(
            reading, tallies=tallies, incomplete=unknown + reading.incomplete
        )

    def region(self, finding: RawFinding, text: SourceText) -> Region:
        """From bytes to code points; the whole line where it tells no end."""
        if finding.end_line is None:
            return text.whole_line(finding.line)
        start = text.from_bytes(finding.line, finding.column or 0)
        end = text.from_bytes(finding.end_line, finding.end_column or 0)
        return span(text, (finding.line, start), (finding.end_line, end))

    def rule(self, rule_id: str, registry: Registry) -> ToolRule:
        """From pylint's own messages."""
        entry = registry.get(rule_id, {})
        description = entry.get("description", f"A finding of pylint: {rule_id}.")
        return ToolRule(
            id=rule_id,
            name=entry.get("name", rule_id).title().replace("-", ""),
            summary=description,
            level=Level.ERROR if rule_id[:1] in ("E", "F") else Level.WARNING,
            help_uri=entry.get("url", self.homepage),
            tags=("maintainability",),
        )


def _configuration(call: ToolCall) -> str:
    return [call.task.configuration, *ADAPTER.options.values(call.task.args, RCFILE)][-1]


def _kind(key: str) -> OptionClass:
    return ADAPTER.options.kinds.get(f"--{key}", OptionClass.UNKNOWN)


def _unknown(named: str, told: Settings) -> tuple[str, ...]:
    """What of the project's options pylint does not get, since nobody knows what it does."""
    keys = ", ".join(sorted(key for key in told if _kind(key) is OptionClass.UNKNOWN))
    return (f"{named}: passed on only with --trust-project: {keys}.",) if keys else ()


def _checked(call: ToolCall, named: str, told: Settings) -> Reading:
    rcfile = pathlib.Path(call.scratch, OWN_FILE)
    rcfile.write_text(written(dict(_passed_on(call, told))), encoding="utf-8")
    listed = call.path_arguments(argument_limit())
    args = _without_rcfile(call.task.args)
    finished = call.run(*OURS, f"{RCFILE}={rcfile}", *args, *listed, **_environment(call))
    if NOTHING_TO_LINT in finished.output:
        raise ToolFailure("its configuration disables all of its messages, so it looks at nothing")
    if finished.exit_code:
        raise crash(finished)
    try:
        return _reading(parsed_answer(finished.output)["messages"], call, named)
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise unreadable(finished, finished.output) from error


def _passed_on(call: ToolCall, told: Settings) -> Iterator[tuple[str, object]]:
    known = (OptionClass.PASS, *(NEEDING_TRUST if call.task.trusted else ()))
    return ((key, value) for key, value in told.items() if _kind(key) in known)


def _without_rcfile(args: Sequence[str]) -> Iterator[str]:
    options = (option for option in ADAPTER.options.read(args) if option.name != RCFILE)
    return itertools.chain.from_iterable(option.words for option in options)


def _environment(call: ToolCall) -> dict[str, str]:
    task = call.task
    linked = map(str, linked_places(task.site_packages))
    places = os.pathsep.join((*task.source_roots, *task.site_packages, *linked))
    alone = {"ARCHCHECK_ALONE": "1"} if task.site_packages else {}
    trusted = {"ARCHCHECK_TRUSTED": "1"} if task.trusted else {}
    return {"ARCHCHECK_PLACES": places, **alone, **trusted}


def _reading(messages: Sequence[Message], call: ToolCall, named: str) -> Reading:
    about, others = _parted(messages, _is_about_configuration)
    for message in about:
        _demand_plugin(message, call)
    unread, found = _parted(others, lambda message: message["messageId"] in UNREAD)
    reason = reasons(call, ADAPTER.name)
    unseen, seen = _parted(found, lambda message: bool(_why_unseen(message, reason)))
    return Reading(
        findings=tuple(map(_finding, seen)),
        unread=tuple(map(_unread, unread)),
        notes=tuple(f"{named}: {message['message']}" for message in about),
        incomplete=unchecked_imports((_imported(it), reason(_imported(it))) for it in unseen),
        exit_code=0,
    )


def _parted(
    messages: Iterable[Message], is_first: Callable[[Message], bool]
) -> tuple[list[Message], list[Message]]:
    """Those that are and those that are not."""
    kept = list(messages)
    return list(filter(is_first, kept)), list(itertools.filterfalse(is_first, kept))


def _why_unseen(message: Message, reason: Callable[[str], str]) -> str:
    name = _imported(message)
    return reason(name) if name else ""


def _is_about_configuration(message: Message) -> bool:
    path = str(message["path"])
    return path == ABOUT_CONFIGURATION or pathlib.PurePath(path).name == OWN_FILE


def _demand_plugin(message: Message, call: ToolCall) -> None:
    if message["messageId"] != BAD_PLUGIN:
        return
    found = QUOTED.search(message["message"])
    name = found["name"] if found else "of this configuration"
    is_own = any(map(pathlib.Path.exists, _places(name.partition(".")[0], call)))
    missing = f"pylint cannot load the plug-in {name}: {WAYS}"
    raise ToolFailure(refusal_sentence(name) if is_own else missing)


def _places(module: str, call: ToolCall) -> Iterator[pathlib.Path]:
    for root in (".", *call.task.source_roots):
        yield pathlib.Path(call.root, root, module)
        yield pathlib.Path(call.root, root, f"{module}.py")


def _unread(message: Message) -> Unread:
    told = message["message"].removeprefix("Parsing failed: ").strip("'")
    return Unread(message["path"], f"cannot be parsed ({told})" if _is_syntax(message) else told)


def _is_syntax(message: Message) -> bool:
    return str(message["symbol"]) == "syntax-error"


def _imported(message: Message) -> str:
    """The top-level module that could not be imported; empty for another finding."""
    found = QUOTED.search(message["message"]) if message["messageId"] == IMPORT_ERROR else None
    return found["name"].partition(".")[0] if found else ""


def _finding(message: Message) -> RawFinding:
    return RawFinding(
        path=message["path"],
        rule=message["messageId"],
        level=LEVELS.get(message["type"], Level.WARNING),
        message=message["message"],
        line=message["line"],
        column=message["column"],
        end_line=message["endLine"],
        end_column=message["endColumn"],
        symbol=message["obj"],
    )


ADAPTER = Pylint()
