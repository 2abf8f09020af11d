"""JSON with its lines."""

import itertools
import json
import re

from archcheck.infrastructure.reading.located_values import Located, UnreadableError

MOST_LEVELS = 200
TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+"|[\[\]{}:,]|[^\s\[\]{}:,"]++', re.DOTALL)
STRING = re.compile(r'"(?:[^"\\]|\\.)*+(?:"|\Z)', re.DOTALL)
STEPS = {"[": 1, "{": 1, "]": -1, "}": -1}


def json_values(text: str) -> Located:
    """A document; raises UnreadableError."""
    if depth_of(text) > MOST_LEVELS:
        raise UnreadableError(f"it is nested more than {MOST_LEVELS} levels deep")
    try:
        json.loads(text)
    except ValueError as error:
        raise UnreadableError(f"it is no JSON: {error}", getattr(error, "lineno", 1)) from error
    return _Reader(text).value()


def depth_of(text: str) -> int:
    """How many brackets are open at once."""
    brackets = filter(STEPS.__contains__, STRING.sub("", text))
    return max(itertools.accumulate(map(STEPS.__getitem__, brackets), initial=0))


class _Reader:
    """Reads a text that is JSON, token by token."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = TOKEN.finditer(text)
        self._line = 1
        self._at = 0

    def value(self) -> Located:
        """The next value."""
        return self._value_of(self._next())

    def _next(self) -> str:
        token = next(self._tokens)
        self._line += self._text.count("\n", self._at, token.start())
        self._at = token.start()
        return token[0]

    def _value_of(self, token: str) -> Located:
        line = self._line
        if token == "{":
            return Located(None, line, members=tuple(self._members()))
        if token == "[":
            items = tuple(self._items())
            return Located([item.value for item in items], line, items=items)
        return Located(json.loads(token), line)

    def _members(self) -> list[tuple[str, Located]]:
        members: list[tuple[str, Located]] = []
        token = self._next()
        while token != "}":
            if token != ",":
                members.append(self._member(token))
            token = self._next()
        return members

    def _member(self, key: str) -> tuple[str, Located]:
        line = self._line
        self._next()
        found = self.value()
        return json.loads(key), Located(found.value, line, found.members, found.items)

    def _items(self) -> list[Located]:
        items: list[Located] = []
        token = self._next()
        while token != "]":
            if token != ",":
                items.append(self._value_of(token))
            token = self._next()
        return items
