"""What comes of one file: plain values that travel between processes."""

import sys
from collections.abc import Sequence

import msgspec

from archcheck.domain.facts import FileFacts
from archcheck.domain.finding import OWN_ANALYZER, Finding
from archcheck.domain.level import Level
from archcheck.domain.location import Location, Region
from archcheck.domain.project import SourceFile
from archcheck.infrastructure.checkers.engine.check_instructions import Orders

UNPARSABLE_FILE = "unparsable-file"
INTERNAL_ERROR = "internal-error"
SOME_ARE_KNOWN = b"there are answers about files"
FILE_START = Region(1, 1, 1, 1)
PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"
ADVICE = {
    UNPARSABLE_FILE: (
        "Correct the file, or name it under exclude if it is broken on purpose. archcheck runs on "
        f"Python {PYTHON}: newer syntax needs a newer one."
    ),
    INTERNAL_ERROR: "It is not fully checked: please report this with the file.",
}


class FileAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """Findings and facts of one file; `unchecked` says why it was not checked, else empty.

    `note` is a sentence for the reader, empty without one. `deferred` files must be checked in
    another process. `asked` are the questions about other files on whose answers the findings
    depend. `remembered` says that it was given in an earlier run. `packed_facts` is MessagePack of the facts while the answer travels.
    """

    path: str
    findings: tuple[Finding, ...] = ()
    facts: FileFacts | None = None
    unchecked: str = ""
    note: str = ""
    deferred: bool = False
    asked: tuple[str, ...] = ()
    remembered: bool = False
    packed_facts: bytes = b""
    cpu_seconds: float = 0.0

    def packed(self) -> "FileAnswer":
        """To be sent: facts are many small values, which pickle takes ten times as long for."""
        if self.facts is None:
            return self
        try:
            packed = msgspec.msgpack.encode(self.facts)
        except UnicodeEncodeError:
            return self
        return msgspec.structs.replace(self, facts=None, packed_facts=packed)

    def unpacked(self) -> "FileAnswer":
        """As it was before it was packed."""
        if not self.packed_facts:
            return self
        facts = msgspec.msgpack.decode(self.packed_facts, type=FileFacts)
        return msgspec.structs.replace(self, facts=facts, packed_facts=b"")


def unparsable(file: SourceFile, orders: Orders, problem: str, region: Region) -> FileAnswer:
    """The answer for a file that Python cannot parse, or that cannot be read."""
    if not orders.reported:
        return _not_followed(FileAnswer(path=file.path), file, orders, problem)
    finding = _gate_finding(file, orders, UNPARSABLE_FILE, problem, region)
    return FileAnswer(path=file.path, findings=(finding,), unchecked=problem)


def with_failures(
    answer: FileAnswer, file: SourceFile, orders: Orders, failures: Sequence[str]
) -> FileAnswer:
    """The answer for a file on which archcheck itself failed, what it did find out kept."""
    if not failures:
        return answer
    if not orders.reported:
        return _not_followed(answer, file, orders, "; ".join(failures))
    findings = (
        _gate_finding(file, orders, INTERNAL_ERROR, failure, FILE_START) for failure in failures
    )
    return msgspec.structs.replace(
        answer, findings=(*findings, *answer.findings), unchecked="; ".join(failures)
    )


def _not_followed(answer: FileAnswer, file: SourceFile, orders: Orders, problem: str) -> FileAnswer:
    """The answer for a file outside of judgement: chains through it are not known."""
    if not orders.followed:
        return answer
    if file.excluded:
        note = f"what {file.path} imports is not known: {problem}"
        return msgspec.structs.replace(answer, note=note)
    return msgspec.structs.replace(answer, unchecked=problem)


def _gate_finding(
    file: SourceFile, orders: Orders, rule: str, problem: str, region: Region
) -> Finding:
    page = orders.page_of(rule)
    symbol = file.module or file.path
    return Finding(
        analyzer=OWN_ANALYZER,
        rule=rule,
        level=Level.ERROR,
        message=f"{_ended(problem)} {ADVICE[rule]}",
        location=Location(file.path, region),
        key=symbol,
        symbol=symbol,
        because=page.because,
        fix=page.fix,
    )


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "?")) else f"{sentence}."
