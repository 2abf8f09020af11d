"""Rules that need not be imported where what they said before still holds."""

import functools
from collections.abc import Callable, Sequence
from typing import Self, TypeVar

import msgspec

from archcheck.application.ports.project_rules import ProjectAnswer, ProjectRules
from archcheck.application.ports.result_cache import NO_RESULTS, ResultCache
from archcheck.domain.facts import FileFacts
from archcheck.domain.inspection import Inspection
from archcheck.domain.project import Role
from archcheck.infrastructure.architecture.answer_keys import about_inspection, answer_key
from archcheck.infrastructure.caching.canonical import key_of

Value = TypeVar("Value")
ENCODER = msgspec.msgpack.Encoder()


class RememberedRules(ProjectRules):
    """Says again what other rules said before; they are made where nobody knows.

    Their answers must depend on nothing but the inspection, the facts, and the files of which
    `answer_key` knows; what they refuse is refused anew each time.
    """

    def __init__(
        self, name: str, make: Callable[[], ProjectRules], results: ResultCache = NO_RESULTS
    ) -> None:
        """Take what makes the rules, and where answers are kept."""
        self._name = name
        self._make = make
        self._results = results
        self._accepted: tuple[Inspection, frozenset[Role]] | None = None

    def remembering(self, results: ResultCache) -> Self:
        """The same rules, which ask there."""
        return type(self)(self._name, lambda: self._rules, results)

    def validate(self, inspection: Inspection) -> None:
        """As they do, unless they have accepted the same before."""
        key = about_inspection(inspection) if self._results.remembers else b""
        key = key and key_of("accepted", self._name, key)
        accept = functools.partial(self._accept, inspection)
        self._accepted = inspection, self._value(key, frozenset[Role], accept)

    def code_roles(self, inspection: Inspection) -> frozenset[Role]:
        """Theirs."""
        if self._accepted and self._accepted[0] is inspection:
            return self._accepted[1]
        return self._rules.code_roles(inspection)

    def judge(self, inspection: Inspection, facts: Sequence[FileFacts]) -> ProjectAnswer:
        """Their answer."""
        key = answer_key(self._name, inspection, facts) if self._results.remembers else b""
        judge = functools.partial(self._judge, inspection, facts)
        return self._value(key, ProjectAnswer, judge)

    def _value(self, key: bytes, kind: type[Value], make: Callable[[], Value]) -> Value:
        known = self._results.get_many([key]).get(key) if key else None
        if known is not None:
            return msgspec.msgpack.decode(known, type=kind)
        value = make()
        if key:
            self._results.put_many({key: ENCODER.encode(value)})
        return value

    def _accept(self, inspection: Inspection) -> frozenset[Role]:
        self._rules.validate(inspection)
        return self._rules.code_roles(inspection)

    def _judge(self, inspection: Inspection, facts: Sequence[FileFacts]) -> ProjectAnswer:
        return self._rules.judge(inspection, facts)

    @functools.cached_property
    def _rules(self) -> ProjectRules:
        return self._make()
