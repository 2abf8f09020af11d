"""The work of a job on its way to a worker, and the answers on their way back."""

from collections.abc import Sequence

import msgspec

from archcheck.domain.facts import FileFacts
from archcheck.domain.project import SourceFile
from archcheck.infrastructure.checkers.engine.check_instructions import Orders
from archcheck.infrastructure.checkers.engine.file_answer import FileAnswer


class Parcel(msgspec.Struct, frozen=True):
    """The answer for a file; `facts` is MessagePack of its facts, empty when they lie in it."""

    answer: FileAnswer
    facts: bytes = b""

    @classmethod
    def of(cls, answer: FileAnswer) -> "Parcel":
        """Pack: facts are many small values, which pickle takes ten times as long for."""
        if answer.facts is None:
            return cls(answer)
        try:
            facts = msgspec.msgpack.encode(answer.facts)
        except UnicodeEncodeError:
            return cls(answer)
        return cls(msgspec.structs.replace(answer, facts=None), facts)

    def opened(self) -> FileAnswer:
        """The answer as it was."""
        if not self.facts:
            return self.answer
        facts = msgspec.msgpack.decode(self.facts, type=FileFacts)
        return msgspec.structs.replace(self.answer, facts=facts)


class FileWork(msgspec.Struct, frozen=True):
    """Work for a pool: checks files, and imports the checkers only where it is done."""

    root: str
    orders: Orders

    def __call__(self, files: Sequence[SourceFile]) -> Sequence[Parcel]:
        """The answers, one for each file."""
        from archcheck.infrastructure.checkers.engine.worker import check_files

        return [Parcel.of(answer) for answer in check_files(self.root, self.orders, files)]
