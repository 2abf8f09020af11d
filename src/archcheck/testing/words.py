"""The words of a sentence, of which a wrong one is answered with the nearest."""

from typing import Never, TypeVar

from archcheck.domain.suggestion import did_you_mean

Kind = TypeVar("Kind", bound=type)
UNKNOWN_WORD = "__getattr__"


def with_nearest_words(kind: Kind) -> Kind:
    """The same class, whose objects say which word was meant; type checkers know its words."""
    setattr(kind, UNKNOWN_WORD, _no_such_word)
    return kind


def _no_such_word(sentence: object, word: str) -> Never:
    known = [name for name in dir(type(sentence)) if not name.startswith("_")]
    hint = did_you_mean(word, known) or f"the words are {', '.join(known)}"
    kind = type(sentence).__name__
    raise AttributeError(f"a {kind} has no word {word}: {hint}")
