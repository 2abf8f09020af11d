"""What is passed at the calls of a project; where the facts do not hold it, a file is read again."""

import msgspec

from archcheck.application.ports.result_cache import ResultCache
from archcheck.domain.problem import Problem, UsageProblems
from archcheck.domain.project import SourceFile
from archcheck.infrastructure.architecture.answer_keys import about_archcheck
from archcheck.infrastructure.architecture.structure.index.code_index import CodeFile
from archcheck.infrastructure.architecture.structure.occurrences.file_occurrences import CallSite
from archcheck.infrastructure.caching.canonical import key_of
from archcheck.infrastructure.execution.deep_thread import call_deep
from archcheck.infrastructure.facts.code.code_facts import Arguments, Value, ValueKind

APPLICATION = Value(ValueKind.OTHER)
Every = tuple[Arguments, ...]
ENCODER = msgspec.msgpack.Encoder()
DECODER = msgspec.msgpack.Decoder(Every)


class PassedArguments:
    """Knows the arguments of every call; a content is read again once at most."""

    def __init__(self, root: str, results: ResultCache) -> None:
        """Take the root of the project, and where what was read before is kept."""
        self._root = root
        self._results = results
        self._known: dict[str, Every] = {}

    def of(self, file: CodeFile, site: CallSite) -> Arguments:
        """What is passed at a call; what is passed to add a class is passed to that class."""
        passed = file.occurrences.arguments(site) or self._again(file.file)[site.number]
        if not site.is_added:
            return passed
        return msgspec.structs.replace(passed, positional=(APPLICATION, *passed.positional[1:]))

    def _again(self, file: SourceFile) -> Every:
        if file.path not in self._known:
            self._known[file.path] = self._kept(file)
        return self._known[file.path]

    def _kept(self, file: SourceFile) -> Every:
        """As it was read before, else as it is read now."""
        if not self._results.remembers:
            return call_deep(_every_argument, self._root, file)
        key = key_of("arguments", about_archcheck(), file.module, file.is_package, file.digest)
        value = self._results.get_many([key]).get(key)
        if value:
            return DECODER.decode(value)
        read = call_deep(_every_argument, self._root, file)
        self._results.put_many({key: ENCODER.encode(read)})
        return read


def _every_argument(root: str, file: SourceFile) -> Every:
    """As the worker has read the file; raises UsageProblems where it is another by now."""
    from archcheck.infrastructure.checkers.engine.parsing import (
        UnparsableError,
        decode,
        parse_tree,
    )
    from archcheck.infrastructure.checkers.engine.worker import content
    from archcheck.infrastructure.facts.code.extraction import extract_code

    try:
        text = decode(content(root, file))
        code = extract_code(text, parse_tree(text), file.module, file.is_package)
    except UnparsableError as error:
        problem = Problem(file.path, "", error.problem, "run archcheck once more")
        raise UsageProblems(problem) from error
    return tuple(filter(None, code.occurrences.arguments))
