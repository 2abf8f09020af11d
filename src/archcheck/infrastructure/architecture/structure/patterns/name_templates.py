"""Templates such as `{module:pascal}UseCase`, filled with the names around a symbol."""

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath

from archcheck.domain.suggestion import did_you_mean
from archcheck.infrastructure.architecture.structure.patterns.name_patterns import matches_word
from archcheck.infrastructure.architecture.structure.index.subjects import Kind, Subject

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
WORDS = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|[0-9]+")
PASCAL = ":pascal"
INIT = "__init__"
BRACES = frozenset("{}")


def snake(text: str) -> str:
    """`place_order` of `PlaceOrder`."""
    return "_".join(word.lower() for word in WORDS.findall(text))


def pascal(text: str) -> str:
    """`PlaceOrder` of `place_order`."""
    return "".join(word.capitalize() for word in WORDS.findall(text))


def camel(text: str) -> str:
    """`placeOrder` of `place_order`."""
    whole = pascal(text)
    return whole[:1].lower() + whole[1:]


def upper(text: str) -> str:
    """`PLACE_ORDER` of `PlaceOrder`."""
    return snake(text).upper()


def _class(subject: Subject) -> str:
    around: Subject | None = subject
    while around is not None and around.kind is not Kind.CLASS:
        around = around.holder
    return around.name if around else ""


def _module(subject: Subject) -> str:
    return subject.file.module.rpartition(".")[2]


def _package(subject: Subject) -> str:
    """The package that a module lies in; a package is its own."""
    is_package = subject.file.file.is_package
    return subject.file.module if is_package else subject.file.module.rpartition(".")[0]


def _parent(subject: Subject) -> str:
    """The class or function around, else the package above."""
    holder = subject.holder
    if holder is not None and holder.kind is not Kind.MODULE:
        return holder.name
    return subject.file.module.rpartition(".")[0].rpartition(".")[2]


def _directory(subject: Subject) -> str:
    """The directory below the source root, as the module's name tells."""
    return _package(subject).replace(".", "/")


PLACEHOLDERS: Mapping[str, Callable[[Subject], str]] = {
    "name": lambda subject: subject.name,
    "module": _module,
    "class": _class,
    "file": lambda subject: PurePosixPath(subject.file.path).stem,
    "parent": _parent,
    "path": _directory,
    "package": _package,
}
FORMS: Mapping[str, Callable[[str], str]] = {
    "pascal": pascal,
    "snake": snake,
    "camel": camel,
    "upper": upper,
}


def template_problems(template: str) -> Iterator[tuple[str, str]]:
    """Message and hint for each placeholder that nobody knows, and for a brace that begins none."""
    yield from _placeholder_problems(template)
    if not BRACES.isdisjoint(PLACEHOLDER.sub("", template)):
        yield f'a brace stands alone in "{template}"', "a placeholder is written {name}"


def _placeholder_problems(template: str) -> Iterator[tuple[str, str]]:
    for found in PLACEHOLDER.findall(template):
        name, _, form = found.partition(":")
        if name not in PLACEHOLDERS:
            yield _unknown("placeholder", found, name, PLACEHOLDERS)
        elif form and form not in FORMS:
            yield _unknown("form", found, form, FORMS)


def filled(template: str, subject: Subject) -> str:
    """A template with the names of a symbol."""

    def text(found: re.Match[str]) -> str:
        name, _, form = found[1].partition(":")
        value = PLACEHOLDERS[name](subject)
        return FORMS[form](value) if form else value

    return PLACEHOLDER.sub(text, template)


def fits(template: str, subject: Subject) -> bool:
    """Whether a symbol is named as a template says; in Pascal case acronyms may stay in capitals."""
    wanted = filled(template, subject)
    if matches_word(wanted, subject.name):
        return True
    is_pascal = PASCAL in template and subject.name[:1].isupper() and "_" not in subject.name
    return is_pascal and matches_word(snake_glob(wanted), snake(subject.name))


def snake_glob(glob: str) -> str:
    """A glob whose words are in snake case."""
    return "*".join(snake(part) for part in glob.split("*"))


def _unknown(what: str, whole: str, word: str, known: Mapping[str, object]) -> tuple[str, str]:
    hint = did_you_mean(word, known) or f"the {what}s are {', '.join(known)}"
    return f"unknown {what} in {{{whole}}}", hint
