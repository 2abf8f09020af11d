"""The types that annotations tell: of attributes, properties, results and aliases."""

import functools
from itertools import chain
from collections.abc import Iterable, Iterator

from archcheck.infrastructure.architecture.structure.index.code_index import CodeFile
from archcheck.infrastructure.architecture.structure.index.subjects import CONSTRUCTORS, Subject
from archcheck.infrastructure.facts.code.code_facts import Annotation, Attribute, Reference

NONE = "None"
UNIONS = frozenset({"Optional", "Union"})
WRAPPERS = frozenset({"Annotated", "Final", "ClassVar"})
ITSELF = frozenset({"typing.Self", "typing_extensions.Self"})
PROPERTIES = frozenset({"property", "cached_property"})
MANAGERS = frozenset({"contextmanager", "asynccontextmanager"})


def is_lasting(item: Attribute, subject: Subject) -> bool:
    """Whether a binding tells of an attribute wherever it is read, not in its own method alone."""
    index = subject.file.innermost_code[item.block]
    method = subject.file.defined[index].name if index >= 0 else ""
    return item.annotation is not None or not item.on_self or method in CONSTRUCTORS


def is_plain(member: Subject) -> bool:
    """Whether a definition is no property."""
    return not (member.decorators and _is_decorated(member, PROPERTIES))


def property_types(member: Subject) -> tuple[str, ...]:
    """The types of a property; of any other member none."""
    return () if is_plain(member) else tuple(returned_types(member))


def returned_types(subject: Subject) -> Iterator[str]:
    """The types that a function says it returns, or enters as a context manager."""
    returns = subject.function.returns if subject.function else None
    if returns is None:
        return iter(())
    is_manager = _is_decorated(subject, MANAGERS)
    types = _targets(returns.mentions[1:] if is_manager else own_mentions(returns))
    return map(functools.partial(_meant_by, subject), types)


def _meant_by(method: Subject, kind: str) -> str:
    """A type; that of the class around a method for `Self`."""
    return method.holder.qualified if method.holder and kind in ITSELF else kind


def aliased_types(module: CodeFile, name: str) -> Iterator[str]:
    """The types that `Alias = Annotated[...]` stands for; another name of a class is not followed."""
    statement = module.constants.get(name)
    alias = statement.alias if statement else None
    return _targets(own_mentions(alias)) if alias and "[" in alias.text else iter(())


def own_mentions(annotation: Annotation) -> tuple[Reference, ...]:
    """The types of a value itself: of a union all, of a container the container."""
    form = annotation.text.partition("[")[0].rpartition(".")[2]
    is_union = "|" in annotation.text or form in UNIONS
    return annotation.mentions if is_union else annotation.mentions[: 2 if form in WRAPPERS else 1]


def _targets(mentions: Iterable[Reference]) -> Iterator[str]:
    return chain.from_iterable(item.targets for item in mentions if item.written != NONE)


def _is_decorated(subject: Subject, names: frozenset[str]) -> bool:
    written = (item.reference.written.rpartition(".")[2] for item in subject.decorators)
    return not names.isdisjoint(written)
