"""What a class is: abstract, frozen, a data class, an enumeration, as its file and bases tell."""

import itertools
from collections.abc import Iterable, Iterator

from archcheck.infrastructure.architecture.structure.patterns.name_patterns import matches_any
from archcheck.infrastructure.architecture.structure.index.project_names import ProjectNames
from archcheck.infrastructure.architecture.structure.index.subjects import Kind, Subject
from archcheck.infrastructure.facts.code.code_facts import (
    Attribute,
    Decorator,
    FunctionDefinition,
    Parameter,
    ParameterKind,
    Reference,
    Value,
    ValueKind,
)

DATA_CLASSES = (
    "dataclasses.dataclass",
    "pydantic.dataclasses.dataclass",
    "attr.s",
    "attr.attrs",
    "attr.dataclass",
    "attr.define",
    "attr.mutable",
    "attr.frozen",
    "attrs.define",
    "attrs.mutable",
    "attrs.frozen",
)
FROZEN_FORMS = ("attr.frozen", "attrs.frozen")
NAMED_TUPLES = ("typing.NamedTuple", "typing_extensions.NamedTuple")
TUPLES = (*NAMED_TUPLES, *(f"{name}()" for name in NAMED_TUPLES), "collections.namedtuple()")
PYDANTIC = (
    "pydantic.BaseModel",
    "pydantic.main.BaseModel",
    "pydantic.RootModel",
    "pydantic.v1.BaseModel",
    "pydantic_settings.BaseSettings",
    "sqlmodel.SQLModel",
)
STRUCTS = ("msgspec.Struct",)
ENUMS = ("enum.*",)
BUILT_IN_VALUES = ("str", "int", "float", "complex", "bytes", "tuple", "frozenset")
PROTOCOLS = ("typing.Protocol", "typing_extensions.Protocol")
ABSTRACT_BASES = ("abc.ABC", *PROTOCOLS)
ABSTRACT_META = ("abc.ABCMeta",)
ABSTRACT_MARKS = (
    "abc.abstractmethod",
    "abc.abstractproperty",
    "abc.abstractclassmethod",
    "abc.abstractstaticmethod",
)
CLASS_VARIABLES = ("typing.ClassVar", "typing_extensions.ClassVar")
NO_FIELDS = (*CLASS_VARIABLES, "dataclasses.KW_ONLY")
ATTRS_FIELDS = ("attr.ib()", "attr.attrib()", "attr.field()", "attrs.field()")
TRUE, FALSE = "True", "False"
INIT = "__init__"
CONFIGURATION = "model_config"


class ClassTraits:
    """Answers for the classes of one project."""

    def __init__(self, names: ProjectNames) -> None:
        """Take what resolves names."""
        self._names = names

    def is_a(self, subject: Subject, bases: Iterable[str]) -> bool:
        """Whether a class inherits one of some names, at any distance within the project."""
        return matches_any(bases, self._names.ancestors(subject))

    def is_protocol(self, subject: Subject) -> bool:
        """Whether Protocol is one of its own bases."""
        definition = subject.class_
        bases = definition.bases if definition else ()
        return any(matches_any(PROTOCOLS, self._names.of(base)) for base in bases)

    def is_exception(self, subject: Subject) -> bool:
        """Whether it is an exception, as its name or that of a base tells."""
        return self.is_a(
            subject, ("BaseException", "Exception", "*Error", "*Exception", "*Warning")
        )

    def data_decorators(self, subject: Subject) -> Iterator[Decorator]:
        """The decorators that make a data class."""
        definition = subject.class_
        for item in definition.decorators if definition else ():
            if matches_any(DATA_CLASSES, self._names.of(item.reference)):
                yield item

    def methods(self, subject: Subject) -> tuple[Subject, ...]:
        """The methods that stand in its body."""
        return tuple(
            item
            for item in subject.file.defined
            if item.kind is Kind.METHOD and item.holder is subject
        )

    def is_abstract_method(self, method: Subject) -> bool:
        """Whether a method is marked abstract, or a stub in a protocol."""
        names = (self._names.of(mark.reference) for mark in method.decorators)
        is_marked = matches_any(ABSTRACT_MARKS, itertools.chain.from_iterable(names))
        return is_marked or self._is_protocol_stub(method)

    def _is_protocol_stub(self, method: Subject) -> bool:
        function, holder = method.function, method.holder
        return bool(function and function.stub and holder and self.is_protocol(holder))

    def is_abstract(self, subject: Subject) -> bool:
        """An abstract base class or protocol with an abstract method left, inherited ones counted."""
        lineage = self._names.lineage(subject)
        is_base = self.is_protocol(subject) or self.is_a(subject, ABSTRACT_BASES)
        if not is_base and not any(map(self._has_abstract_meta, lineage)):
            return False
        return self._has_open_method(lineage) or self._is_attribute_protocol(subject)

    def is_frozen(self, subject: Subject) -> bool:
        """Whether its instances cannot be changed: what `be_immutable` accepts."""
        tells = self._tells_frozen if self._has_telling_base(subject) else self._decorated_frozen
        told = map(tells, self._plain_line(subject))
        return next((answer for answer in told if answer is not None), False)

    def model_settings(self, subject: Subject) -> dict[str, Value]:
        """Keywords of the class statement, its data class decorators, `model_config` and `Config`."""
        definition = subject.class_
        found = dict(definition.keywords) if definition else {}
        for item in self.data_decorators(subject):
            found |= dict(item.arguments.keywords)
        return found | dict(self._config_values(subject))

    def own_attributes(self, subject: Subject) -> list[Attribute]:
        """The bindings on it, in its body and on self."""
        return list(subject.file.attributes_of.get(subject.index, ()))

    def fields(self, subject: Subject) -> list[Attribute]:
        """The annotated names in its body that are no class variables, and fields of attrs."""
        return [item for item in self.own_attributes(subject) if self._is_field(item)]

    def constructor(self, subject: Subject) -> Subject | None:
        """The generated `__init__` of a data class or named tuple that writes none itself."""
        if not self._is_generated(subject):
            return None
        given = filter(_is_given, self.fields(subject))
        parameters = (_itself(subject), *map(_parameter, given))
        function = FunctionDefinition(
            name=INIT,
            block=-1,
            inner=-1,
            place=subject.place,
            lines=0,
            statements=0,
            docstring=False,
            parameters=parameters,
        )
        name = f"{subject.qualified}.{INIT}"
        return Subject(
            Kind.METHOD, INIT, name, subject.place, subject.file, subject, function, -1, True
        )

    def _is_generated(self, subject: Subject) -> bool:
        """Whether it gets an `__init__`, and writes none itself."""
        if f"{subject.label}.{INIT}" in subject.file.by_name:
            return False
        made = list(self.data_decorators(subject))
        has_decorator = any(not _says_no(item.arguments.keywords) for item in made)
        return has_decorator or (not made and self._is_named_tuple(subject))

    def _is_named_tuple(self, subject: Subject) -> bool:
        definition = subject.class_
        bases = definition.bases if definition else ()
        return any(matches_any(NAMED_TUPLES, self._names.of(base)) for base in bases)

    def _has_abstract_meta(self, subject: Subject) -> bool:
        definition = subject.class_
        meta = dict(definition.keywords).get("metaclass") if definition else None
        names = self._names.of(Reference(meta.text, meta.targets)) if meta else ()
        own = self._names.class_named(names)
        return matches_any(ABSTRACT_META, names) or bool(own and self.is_a(own, ABSTRACT_META))

    def _has_open_method(self, lineage: Iterable[Subject]) -> bool:
        """Whether a name is abstract where it is defined nearest."""
        closed: set[str] = set()
        for item in lineage:
            opened, defined = self._own_members(item)
            if opened - closed:
                return True
            closed |= defined
        return False

    def _own_members(self, subject: Subject) -> tuple[set[str], set[str]]:
        """The names that stay abstract in the body of a class, and all that it defines."""
        methods = {method.name: method for method in self.methods(subject)}
        opened = {name for name, method in methods.items() if self.is_abstract_method(method)}
        own = filter(_is_class_value, self.own_attributes(subject))
        return opened, {*methods, *(item.name for item in own)}

    def _is_attribute_protocol(self, subject: Subject) -> bool:
        return (
            self.is_protocol(subject) and not self.methods(subject) and bool(self.fields(subject))
        )

    def _is_frozen_form(self, decorator: Decorator) -> bool:
        if matches_any(FROZEN_FORMS, self._names.of(decorator.reference)):
            return True
        keywords = dict(decorator.arguments.keywords)
        configured = keywords["config"].keywords if "config" in keywords else ()
        return is_true({**dict(configured), **keywords}.get("frozen"))

    def _is_frozen_model(self, subject: Subject) -> bool:
        for item in self._names.lineage(subject):
            settings = self.model_settings(item)
            if "frozen" in settings or "allow_mutation" in settings:
                return _says_frozen(settings)
        return False

    def _tells_frozen(self, subject: Subject) -> bool | None:
        """Whether a class says itself that it is frozen, None where that is left to its base."""
        if self.is_a(subject, (*TUPLES, *ENUMS)) or self._is_built_in_value(subject):
            return True
        decorated = self._decorated_frozen(subject)
        if decorated is not None or not self.is_a(subject, (*PYDANTIC, *STRUCTS)):
            return decorated
        return self._is_frozen_model(subject)

    def _decorated_frozen(self, subject: Subject) -> bool | None:
        """Whether its decorators say that a data class is frozen, None where it is none."""
        own = list(self.data_decorators(subject))
        return any(map(self._is_frozen_form, own)) if own else None

    def _has_telling_base(self, subject: Subject) -> bool:
        """Whether a base from outside tells anything; if not, then none of its bases has one."""
        return self.is_a(subject, (*TUPLES, *ENUMS, *BUILT_IN_VALUES, *PYDANTIC, *STRUCTS))

    def _is_built_in_value(self, subject: Subject) -> bool:
        """Whether it is a text, number or tuple of a class of its own, with nothing beside."""
        lineage = self._names.lineage(subject)
        return self.is_a(subject, BUILT_IN_VALUES) and not any(map(self._adds_state, lineage))

    def _plain_line(self, subject: Subject) -> Iterator[Subject]:
        """A class, and while no field is added the first base of each; circles end."""
        seen: set[str] = set()
        item: Subject | None = subject
        while item is not None and item.qualified not in seen:
            seen.add(item.qualified)
            yield item
            item = None if self._adds_state(item) else self._names.first_parent(item)

    def _adds_state(self, subject: Subject) -> bool:
        """Whether it has a field, or any other state, that its bases do not have."""
        own = self.own_attributes(subject)
        fields = {item.name for item in self.fields(subject)}
        is_told_again = not fields or fields <= self._inherited_fields(subject)
        return not is_told_again or any(item.on_self for item in own)

    def _inherited_fields(self, subject: Subject) -> set[str]:
        """The names of the fields of its bases within the project."""
        bases = self._names.lineage(subject)[1:]
        return {item.name for base in bases for item in self.fields(base)}

    def _config_values(self, subject: Subject) -> Iterator[tuple[str, Value]]:
        values = _values(self.own_attributes(subject))
        yield from (pair for name, it in values if name == CONFIGURATION for pair in it.keywords)
        config = subject.file.by_name.get(f"{subject.label}.Config")
        yield from _values(self.own_attributes(config) if config else [])

    def _is_field(self, item: Attribute) -> bool:
        if item.on_self:
            return False
        if item.annotation is None:
            return matches_any(ATTRS_FIELDS, item.types)
        mentions = map(self._names.of, item.annotation.mentions[:1])
        return not matches_any(NO_FIELDS, itertools.chain.from_iterable(mentions))


def _values(attributes: Iterable[Attribute]) -> Iterator[tuple[str, Value]]:
    """The names that are given a value, with it."""
    return ((item.name, item.value) for item in attributes if item.value is not None)


def is_true(value: Value | None) -> bool:
    """Whether a value is the constant True."""
    return value is not None and value.kind is ValueKind.CONSTANT and value.text == TRUE


def _says_frozen(settings: dict[str, Value]) -> bool:
    if "frozen" in settings:
        return is_true(settings["frozen"])
    return settings["allow_mutation"].text == FALSE


def _is_class_value(item: Attribute) -> bool:
    return item.value is not None and not item.on_self


def _is_given(field: Attribute) -> bool:
    """Whether a constructor takes a field."""
    return field.value is None or not _says_no(field.value.keywords)


def _says_no(keywords: Iterable[tuple[str, Value]]) -> bool:
    """Whether `init = False` is among some keywords."""
    init = dict(keywords).get("init")
    return init is not None and init.text == FALSE


def _itself(subject: Subject) -> Parameter:
    return Parameter("self", subject.place, ParameterKind.PLAIN)


def _parameter(attribute: Attribute) -> Parameter:
    return Parameter(
        attribute.name,
        attribute.place,
        ParameterKind.PLAIN,
        attribute.annotation,
        attribute.value,
    )
