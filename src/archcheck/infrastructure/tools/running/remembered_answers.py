"""What a tool has said before, and when that still holds."""

import contextlib
import dataclasses
import functools
import itertools
import operator
import pathlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

import msgspec

from archcheck.application.ports.result_cache import ResultCache
from archcheck.domain.finding import Finding
from archcheck.domain.inspection import Inspection
from archcheck.domain.job import Job, JobResult, Outcome, Tally, UncheckedFile
from archcheck.domain.project import SourceFile
from archcheck.infrastructure.caching.canonical import key_of
from archcheck.infrastructure.tools.adapter import LEFT_OUT, Sight, ToolAdapter, ToolTask
from archcheck.infrastructure.tools.running.circumstances import Circumstances
from archcheck.infrastructure.tools.running.environments import ToolProgram
from archcheck.infrastructure.tools.running.exit_shares import Kind, shares
from archcheck.infrastructure.tools.running.remembered_rules import RememberedRules
from archcheck.infrastructure.tools.running.stated_imports import StatedImports, remembered_imports

FORMAT = 2
WHOLE = ""
Keys = Mapping[str, bytes]
Placed = TypeVar("Placed", Finding, UncheckedFile, Tally)


class Answer(msgspec.Struct, frozen=True, array_like=True):
    """What a tool said of one file, or of the whole project."""

    findings: tuple[Finding, ...] = ()
    unchecked: tuple[UncheckedFile, ...] = ()
    tallies: tuple[Tally, ...] = ()
    notes: tuple[str, ...] = ()
    incomplete: tuple[str, ...] = ()
    exit_code: int | None = None


ENCODER = msgspec.msgpack.Encoder()
DECODER = msgspec.msgpack.Decoder(Answer)
USUAL = {
    field.name: msgspec.to_builtins(field.default)
    for field in dataclasses.fields(Finding)
    if field.default is not dataclasses.MISSING
}


def _encoded(answer: Answer) -> bytes:
    """An answer without what is as usual in findings, which is half of them."""
    findings, *others = msgspec.to_builtins(answer)
    return ENCODER.encode([list(map(_stated, findings)), *others])


def _stated(finding: Mapping[str, object]) -> Mapping[str, object]:
    return {key: value for key, value in finding.items() if USUAL.get(key, finding) != value}


class Recalled(msgspec.Struct, frozen=True):
    """What a job says whose tool need not be asked: answers by path, or one for the project."""

    answers: Mapping[str, Answer]


class Question(msgspec.Struct, frozen=True):
    """What a tool is asked: with which program, about which of the project's files."""

    task: ToolTask
    program: ToolProgram | None
    inspection: Inspection
    files: tuple[SourceFile, ...]

    @property
    def is_askable(self) -> bool:
        """Whether the tool is there and allowed, and has something to do."""
        is_idle = self.task.refused or self.task.skipped or not self.files
        return self.program is not None and not is_idle

    @property
    def interpreter(self) -> str:
        """The Python that the tool runs in; empty when unknown."""
        return self.program.interpreter if self.program else ""


class RememberedAnswers:
    """The answers of one tool, by keys that hold everything that they depend on.

    Where something of that cannot be told there is no key, and nothing is remembered.
    """

    def __init__(
        self, adapter: ToolAdapter, circumstances: Circumstances, results: ResultCache
    ) -> None:
        """Take the adapter, what it depends on, and where answers are kept."""
        self._adapter = adapter
        self._circumstances = circumstances
        self._results = results
        self._planned: frozenset[bytes] = frozenset()
        self._ask: Callable[[Circumstances], Keys] = lambda _: {}
        self._basis: bytes | None = None

    def known(self, question: Question) -> Mapping[str, Answer]:
        """The answers that still hold, by the paths of the files; by `""` for the project."""
        self._ask = functools.partial(self._keys_of, question)
        self._basis = self._shared(question, self._circumstances)
        keys = self._keys(question, self._circumstances, self._basis)
        self._planned = frozenset(keys.values())
        found = self._results.get_many(self._planned)
        self._circumstances.save()
        return {path: DECODER.decode(found[key]) for path, key in keys.items() if key in found}

    def keep(self, job: Job, result: JobResult) -> None:
        """Remember the answers of a job, if nothing has changed while the tool ran."""
        if result.outcome is Outcome.COMPLETED and self._planned:
            keys = self._unchanged(job)
            answers = dict(self._answers(job, result))
            with contextlib.suppress(UnicodeEncodeError):
                self._results.put_many(
                    {keys[path]: _encoded(answers[path]) for path in keys.keys() & answers.keys()}
                )

    def told(self, program: ToolProgram, words: Sequence[str], ask: Callable[[], str]) -> str:
        """What a program prints when it is asked with these words, or what it printed before."""
        digest = self._circumstances.program(program.command, program.interpreter)
        if digest is None:
            return ask()
        key = key_of("told", FORMAT, self._circumstances.archcheck, digest, tuple(words))
        known = self._results.get_many([key]).get(key)
        if known is not None:
            return known.decode("utf-8", "surrogateescape")
        told = ask()
        if told:
            self._results.put_many({key: told.encode("utf-8", "surrogateescape")})
        return told

    @property
    def imports(self) -> StatedImports:
        """What files import, where their content is known."""
        return remembered_imports(self._results)

    @property
    def rules(self) -> RememberedRules:
        """What was said of rules where all is as it is."""
        return RememberedRules(self._results, self._basis)

    def _unchanged(self, job: Job) -> Keys:
        """The keys that are the same now, of files whose content is."""
        now = self._circumstances.again()
        same = {file.path for file in job.files if now.content(file.path).hex() == file.digest}
        paths = {*same, WHOLE} if len(same) == len(job.files) else same
        keys = self._ask(now)
        return {path: keys[path] for path in self._planned_among(keys) & paths}

    def _planned_among(self, keys: Keys) -> set[str]:
        return {path for path, key in keys.items() if key in self._planned}

    def _answers(self, job: Job, result: JobResult) -> Iterator[tuple[str, Answer]]:
        if self._adapter.scope is Sight.PROJECT:
            yield WHOLE, _whole(result)
        elif _is_about_files(job, result):
            yield from _by_file(job, result)

    def _keys_of(self, question: Question, circumstances: Circumstances) -> Keys:
        """The keys of all files, or the one of the project; none where something is not known."""
        return self._keys(question, circumstances, self._shared(question, circumstances))

    def _keys(self, question: Question, circumstances: Circumstances, shared: bytes | None) -> Keys:
        try:
            whole = self._project(question, circumstances)
            if None in (shared, whole):
                return {}
            if self._adapter.scope is Sight.PROJECT:
                return {WHOLE: key_of(shared, whole)}
            return {file.path: key_of(shared, *_told_of(file)) for file in question.files}
        except UnicodeEncodeError:
            return {}

    def _shared(self, question: Question, circumstances: Circumstances) -> bytes | None:
        """What all answers depend on; None where something is not known."""
        try:
            return self._settled(question, circumstances)
        except UnicodeEncodeError:
            return None

    def _settled(self, question: Question, circumstances: Circumstances) -> bytes | None:
        task = question.task
        parts = (
            circumstances.archcheck,
            circumstances.program(task.command, question.interpreter),
            self._python(task, circumstances),
            self._around(question, circumstances),
            self._plugins(question, circumstances),
            _engine(task, circumstances),
            self._adapter.sources(pathlib.Path(circumstances.root), task.options),
        )
        if None in parts or not self._adapter.is_remembered:
            return None
        settings = (
            *(FORMAT, self._adapter.name, task.version, task.args, task.configuration),
            *(msgspec.to_builtins(task.levels), task.beside, task.trusted),
            *(msgspec.to_builtins(task.options, str_keys=True), task.python_version),
        )
        return key_of(settings, parts)

    def _python(self, task: ToolTask, circumstances: Circumstances) -> bytes | None:
        """The environment of the project, for a tool that sees it."""
        return circumstances.environment(task.python) if task.python else b""

    def _around(self, question: Question, circumstances: Circumstances) -> bytes | None:
        """Files and names that the adapter says it looks at."""
        project = question.inspection.project
        paths = [file.path for file in project.files]
        root = pathlib.Path(circumstances.root)
        around = self._adapter.depends_on(root, question.task.args, paths)
        names = sorted({*around.files, *question.task.inputs, question.task.configuration})
        digests = list(map(circumstances.content, names))
        packages = _packages(question) if around.packages else ()
        return None if around.unknown else key_of(names, digests, packages)

    def _plugins(self, question: Question, circumstances: Circumstances) -> bytes | None:
        """The whole project where a plug-in that nobody knows may look at all of it."""
        if not self._adapter.plugin_groups:
            return b""
        found = circumstances.plugins(question.interpreter, *self._adapter.plugin_groups)
        if found is None:
            return None
        return b"" if self._adapter.known_plugins.issuperset(found) else circumstances.project

    def _project(self, question: Question, circumstances: Circumstances) -> bytes | None:
        """What the answer of a tool depends on that sees the whole project."""
        task = question.task
        if self._adapter.scope is Sight.FILE or circumstances.project is None:
            return b"" if self._adapter.scope is Sight.FILE else None
        place = (
            task.configured_in,
            task.configured_line,
            circumstances.content(task.configured_in),
        )
        files = [_told_of(file) for file in question.files]
        return key_of(circumstances.project, files, task.reported, place, task.source_roots)


def remembered(job: Job, answers: Mapping[str, Answer]) -> JobResult:
    """The result of a job all of whose answers are known."""
    known = [answers[path] for path in sorted(answers)]
    codes = {answer.exit_code for answer in known} - {None}
    join = itertools.chain.from_iterable
    return JobResult(
        job=job.name,
        analyzer=job.analyzer,
        findings=tuple(join(map(operator.attrgetter("findings"), known))),
        unchecked=tuple(join(map(operator.attrgetter("unchecked"), known))),
        tallies=tuple(join(map(operator.attrgetter("tallies"), known))),
        notes=tuple(join(map(operator.attrgetter("notes"), known))),
        incomplete_if_strict=tuple(join(map(operator.attrgetter("incomplete"), known))),
        remembered=tuple(file.path for file in job.files),
        exit_code=max(filter(None, codes), key=abs, default=0 if codes else None),
    )


def _engine(task: ToolTask, circumstances: Circumstances) -> bytes | None:
    """The tool that does a part of the work."""
    engine = task.engine
    if engine is None or not engine.command:
        return b""
    digest = circumstances.program(engine.command, engine.interpreter)
    return None if digest is None else key_of(digest, engine.version)


def _packages(question: Question) -> tuple[object, ...]:
    """The names of the project's modules, and which of them are packages."""
    project = question.inspection.project
    modules = [(file.path, file.module, file.is_package) for file in project.files]
    return modules, project.namespaces, question.task.source_roots


def _told_of(file: SourceFile) -> tuple[str, str, str, bool]:
    return file.path, file.digest, file.module, file.is_package


def _whole(result: JobResult) -> Answer:
    return Answer(
        findings=result.findings,
        unchecked=result.unchecked,
        tallies=result.tallies,
        notes=result.notes,
        incomplete=result.incomplete_if_strict,
        exit_code=result.exit_code,
    )


def _is_about_files(job: Job, result: JobResult) -> bool:
    """Whether everything that was said is about one of the files."""
    told = {*_by_path(result.findings), *_by_path(result.unchecked), *_by_path(result.tallies)}
    is_general = bool(result.notes or result.incomplete_if_strict)
    return not is_general and told.issubset(file.path for file in job.files)


def _by_file(job: Job, result: JobResult) -> Iterator[tuple[str, Answer]]:
    """The part of a result that is about each file, where its share of the status is known."""
    findings = _by_path(result.findings)
    unchecked = _by_path(result.unchecked)
    tallies = _by_path(result.tallies)
    kinds = {file.path: (file.path in findings, file.path in unchecked) for file in job.files}
    for path, code in _codes(result, kinds).items():
        yield path, Answer(
            findings=findings.get(path, ()),
            unchecked=unchecked.get(path, ()),
            tallies=tallies.get(path, ()),
            exit_code=code,
        )


def _codes(result: JobResult, kinds: Mapping[str, Kind]) -> Mapping[str, int | None]:
    """The exit status that each file would give, where that is known; none that is left out."""
    codes = shares(set(kinds.values()), result.exit_code)
    known = {path: codes[kind] for path, kind in kinds.items() if kind in codes}
    left = (tally.path for tally in result.tallies if tally.what.startswith(LEFT_OUT))
    return {**known, **dict.fromkeys(left, None)}


def _by_path(entries: Iterable[Placed]) -> dict[str, tuple[Placed, ...]]:
    groups: dict[str, list[Placed]] = {}
    for entry in entries:
        groups.setdefault(_path(entry), []).append(entry)
    return {path: tuple(group) for path, group in groups.items()}


def _path(entry: Finding | UncheckedFile | Tally) -> str:
    return entry.location.path if isinstance(entry, Finding) else entry.path
