"""What one source file states beside its imports: declarations and what happens in them."""

import enum

import msgspec

Place = tuple[int, int, int, int]
MODULE_BLOCK = 0


class BlockKind(enum.StrEnum):
    """What a stretch of code is."""

    MODULE = "module"
    CLASS = "class"
    FUNCTION = "function"
    LAMBDA = "lambda"
    LOOP = "loop"
    WITH = "with"
    TRY = "try"
    EXCEPT = "except"
    FINALLY = "finally"


class ValueKind(enum.StrEnum):
    """How a value is written."""

    TEXT = "text"
    CONSTANT = "constant"
    NAME = "name"
    ITEMS = "items"
    CALL = "call"
    OTHER = "other"


class StatementKind(enum.StrEnum):
    """What a statement at the top level of a module is; those under `if` and `try` count."""

    DOCSTRING = "docstring"
    IMPORT = "import"
    FROM_IMPORT = "from-import"
    CLASS = "class"
    FUNCTION = "function"
    CONSTANT = "constant"
    MAIN_GUARD = "main-guard"
    CALL = "call"
    OTHER = "other"


class Fact(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What is kept of a file, as short as it can be."""


class Reference(Fact, frozen=True):
    """A dotted name as written, and the qualified names that it may mean as far as the file tells.

    `written` holds `()` and `[]` for calls and subscripts: `get().commit`. So does a target, for
    what calling it gives: a variable of type C goes by `C()`, its attributes by `C.name`.
    """

    written: str
    targets: tuple[str, ...] = ()


class Value(Fact, frozen=True):
    """An argument, default or assigned value.

    `text` is a string's text, a constant's source or a written name; `items` are those of a list,
    tuple or set, or a call's positional arguments.
    """

    kind: ValueKind
    text: str = ""
    targets: tuple[str, ...] = ()
    items: tuple["Value", ...] = ()
    keywords: tuple[tuple[str, "Value"], ...] = ()


class Annotation(Fact, frozen=True):
    """A type as written, the classes that it mentions, and the metadata of `Annotated`."""

    text: str
    mentions: tuple[Reference, ...] = ()
    metadata: tuple[Value, ...] = ()


class Arguments(Fact, frozen=True):
    """What is passed to a call; `starred` by `*`, `spread` by `**`."""

    positional: tuple[Value, ...] = ()
    keywords: tuple[tuple[str, Value], ...] = ()
    starred: bool = False
    spread: bool = False


class Decorator(Fact, frozen=True):
    """A decorator, called or not."""

    reference: Reference
    place: Place
    called: bool = False
    arguments: Arguments = Arguments()


class ParameterKind(enum.StrEnum):
    """How a parameter is given."""

    POSITIONAL = "positional-only"
    PLAIN = "plain"
    VARIADIC = "variadic"
    KEYWORD = "keyword-only"
    KEYWORDS = "keywords"


class Parameter(Fact, frozen=True):
    """A parameter of a function, self and cls included."""

    name: str
    place: Place
    kind: ParameterKind
    annotation: Annotation | None = None
    default: Value | None = None


class ClassDefinition(Fact, frozen=True, tag="class", kw_only=True):
    """A class; `block` holds it, `inner` is its own."""

    name: str
    block: int
    inner: int
    place: Place
    lines: int
    statements: int
    docstring: bool
    decorators: tuple[Decorator, ...] = ()
    bases: tuple[Reference, ...] = ()
    keywords: tuple[tuple[str, Value], ...] = ()


class FunctionDefinition(Fact, frozen=True, tag="function", kw_only=True):
    """A function or method; `stub` where its body does nothing or says that it is missing."""

    name: str
    block: int
    inner: int
    place: Place
    lines: int
    statements: int
    docstring: bool
    decorators: tuple[Decorator, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    returns: Annotation | None = None
    is_async: bool = False
    stub: bool = False
    return_statements: int = 0
    branches: int = 0


Definition = ClassDefinition | FunctionDefinition


class Attribute(Fact, frozen=True):
    """A binding of a name in a class body, or on self in a method; `block` is where it stands.

    `types` are the qualified names of what it holds, as its annotation or value tells.
    """

    name: str
    block: int
    place: Place
    on_self: bool
    annotation: Annotation | None = None
    value: Value | None = None
    types: tuple[str, ...] = ()


class ModuleStatement(Fact, frozen=True):
    """A statement at the top level; `place` runs to the end of its first line.

    `names` are what it binds, `alias` what a constant's value means as a type.
    """

    kind: StatementKind
    place: Place
    names: tuple[tuple[str, Place], ...] = ()
    value: Value | None = None
    annotation: Annotation | None = None
    alias: Annotation | None = None


class Binding(Fact, frozen=True):
    """What a name of a module stands for: an imported name, or an instance of a type."""

    imported: tuple[str, ...] = ()
    types: tuple[str, ...] = ()


class Block(Fact, frozen=True):
    """A stretch of code inside another; `definition` is the index of its class or function.

    `names` are the context managers of a `with`, and what a `try` handles (`*` is everything).
    `passed` are the names that a context manager is made with.
    """

    kind: BlockKind
    parent: int
    definition: int = -1
    names: tuple[Reference, ...] = ()
    passed: tuple[Reference, ...] = ()


class Call(Fact, frozen=True):
    """A call of one of the callees of the file; `place` is that of the callee."""

    callee: int
    place: Place
    block: int


class Read(Fact, frozen=True):
    """A name that is read, or called; `ends` are the ends of its components, from the first."""

    name: Reference
    start: tuple[int, int]
    ends: tuple[tuple[int, int], ...]
    block: int


class Raise(Fact, frozen=True):
    """What is raised, or made by what is called there; `written` is empty where it was caught."""

    error: Reference
    place: Place
    block: int


class Catch(Fact, frozen=True):
    """A handled class, `*` for a bare `except`; `swallows` where nothing but a log call follows."""

    error: Reference
    place: Place
    block: int
    swallows: bool


class Write(Fact, frozen=True):
    """A name, or an item of it, that is assigned elsewhere than in its own scope.

    Also what is augmented or deleted; of a local name nothing is kept.
    """

    name: Reference
    place: Place
    block: int


class Declarations(Fact, frozen=True, kw_only=True):
    """What a module declares; `exports` is its literal `__all__`, `rebound` what `global` assigns."""

    docstring: bool = False
    exports: tuple[str, ...] | None = None
    stars: tuple[str, ...] = ()
    names: dict[str, Binding] = {}
    blocks: tuple[Block, ...] = ()
    definitions: tuple[Definition, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    statements: tuple[ModuleStatement, ...] = ()
    rebound: tuple[str, ...] = ()
    lines: int = 0
    statement_count: int = 0


class Occurrences(Fact, frozen=True, kw_only=True):
    """What happens in a module, in source order.

    `callees` are told once each, `arguments` are those of the calls, None where nobody was asked
    for them.
    """

    callees: tuple[Reference, ...] = ()
    calls: tuple[Call, ...] = ()
    arguments: tuple[Arguments | None, ...] = ()
    reads: tuple[Read, ...] = ()
    raises: tuple[Raise, ...] = ()
    catches: tuple[Catch, ...] = ()
    writes: tuple[Write, ...] = ()
