"""Calls that touch files, network or processes."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from archcheck.domain.location import Location, Region
from archcheck.infrastructure.architecture.structure.class_values import BoundClassValue, ClassValue
from archcheck.infrastructure.architecture.structure.index.subjects import Subject
from archcheck.infrastructure.architecture.structure.term import Mark

if TYPE_CHECKING:
    from archcheck.infrastructure.architecture.structure.index.code import Code

INPUT_OUTPUT = ClassValue(
    (
        "<file-system>",
        "<network>",
        "<process>",
        "<database>",
        "<orm>",
        "<http-client>",
        "<broker>",
        "os.**",
        "pathlib.**",
        "socket.**",
        "subprocess.**",
        "open",
    )
)


def does_io(subject: Subject, code: "Code") -> Iterator[Mark]:
    """Each call of a class or function that touches the world outside of the process."""
    touching = BoundClassValue(INPUT_OUTPUT, code)
    for call in subject.file.calls_in(subject):
        names = code.names.called(call.callee)
        if touching.means(names):
            place = Location(subject.file.path, Region(*call.place))
            yield Mark(place, f"calls {call.callee.written}", names)
