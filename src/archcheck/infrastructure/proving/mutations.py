"""Changes of code by which demands are broken."""

import ast
import builtins
import functools
import itertools
import keyword
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeGuard

Definition = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
TYPED = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef, ast.arg)
UNTYPED = frozenset({"bases", "keywords", "returns", "annotation"})
Mutation = Callable[[ast.Module, int, Sequence[str]], ast.Module | None]
PLANTED_CLASS = "ZzOdd"
PLANTED_NAME = "zz_odd"
PLANTED_PATH = "/zz-odd"
MANY = tuple(f"planted_{number}" for number in range(60))
MUCH = "\n".join(
    (
        *(f"planted_{number} = {number}" for number in range(3_000)),
        *(f"def {name}_function({', '.join(MANY)}): pass" for name in MANY),
    )
)
A_BODY = "fastapi.Body()"
FIELDS = f"""
{PLANTED_NAME}_field: int = 0


def {PLANTED_NAME}_method(self):
    self.{PLANTED_NAME}_value = 1
"""
USUAL_NAMES = ("print", "os.environ", "subprocess.run")


def mutated(text: str, line: int, names: Sequence[str], mutation: Mutation) -> str:
    """A text with the definition of a line changed (0: the module); empty where it cannot be."""
    try:
        changed = mutation(ast.parse(text), line, names)
        return f"{ast.unparse(changed)}\n" if changed else ""
    except (SyntaxError, ValueError, RecursionError):
        return ""


def uses(tree: ast.Module, line: int, names: Sequence[str]) -> ast.Module | None:
    """Everything that may be forbidden is done with some names."""
    body = _body(tree, line)
    if body is None:
        return None
    body.extend(ast.parse(_snippet([*filter(_is_dotted, names), *USUAL_NAMES])).body)
    methods = filter(str.isidentifier, (name[1:] for name in names if name.startswith(".")))
    body.extend(ast.parse("".join(f"planted_value.{name}()\n" for name in methods)).body)
    body.extend(itertools.chain.from_iterable(map(_called, names)))
    return tree


def loosened(tree: ast.Module, line: int, names: Sequence[str]) -> ast.Module | None:
    """Decorators without what they are given."""
    found = _definition(tree, line)
    for mark in found.decorator_list if found is not None else ():
        if isinstance(mark, ast.Call):
            mark.args, mark.keywords = [], []
    return tree if found is not None else None


def emptied(tree: ast.Module, line: int, names: Sequence[str]) -> ast.Module | None:
    """Nothing is left of what it holds."""
    body = _body(tree, line)
    if body is not None:
        body[:] = [ast.Pass()]
    return tree if body is not None else None


def renamed(tree: ast.Module, line: int, names: Sequence[str]) -> ast.Module | None:
    """Another name; where names are forbidden one that they fit."""
    found = _definition(tree, line)
    if found is None:
        return None
    found.name = next(filter(str.isidentifier, map(_filled, names)), _odd(found))
    return tree


def strange(tree: ast.Module, line: int, names: Sequence[str]) -> ast.Module | None:
    """A name that nobody gives, and such texts where it is decorated."""
    found = _definition(tree, line)
    if found is None:
        return None
    found.name = _odd(found)
    for node in itertools.chain.from_iterable(map(ast.walk, found.decorator_list)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            node.value = PLANTED_PATH
    return tree


def typed(tree: ast.Module, line: int, names: Sequence[str]) -> ast.Module | None:
    """Parameters and an answer of the types that are named."""
    found = _definition(tree, line)
    if not isinstance(found, ast.FunctionDef | ast.AsyncFunctionDef):
        return None
    for number, name in enumerate(filter(_is_dotted, names)):
        tree.body.extend(ast.parse(f"import {name.rpartition('.')[0] or name}").body)
        found.returns = ast.parse(name, mode="eval").body
        found.args.kwonlyargs.append(ast.arg(f"planted_{number}", found.returns))
        found.args.kw_defaults.append(None)
    return tree


def bare(tree: ast.Module, line: int, names: Sequence[str]) -> ast.Module | None:
    """No decorators, bases, types and docstrings."""
    found = _definition(tree, line) if line else tree
    for node in ast.walk(found) if found is not None else ():
        _strip(node)
    return tree if found is not None else None


def unannotated(tree: ast.Module, line: int, names: Sequence[str]) -> ast.Module | None:
    """Nothing says of which type its parameters and its answer are; of decorators only the paths stay."""
    found = _definition(tree, line)
    if not isinstance(found, ast.FunctionDef | ast.AsyncFunctionDef):
        return None
    for mark in filter(_is_call, found.decorator_list):
        mark.keywords = []
    for argument in (*found.args.args, *found.args.kwonlyargs):
        argument.annotation = None
    found.returns = None
    found.args.defaults = _bodies(found.args.args)
    found.args.kw_defaults = [*_bodies(found.args.kwonlyargs)]
    tree.body[_first(tree) : 0] = ast.parse("import fastapi").body
    return tree


def unguarded(tree: ast.Module, line: int, names: Sequence[str]) -> ast.Module | None:
    """What is tried and cleaned up is done without."""
    found = _definition(tree, line) if line else tree
    return _Unguarding().visit(tree) if found is not None else None


def opened(tree: ast.Module, line: int, names: Sequence[str]) -> ast.Module | None:
    """Values that anybody may change, and texts in place of what is computed."""
    body = _body(tree, line)
    if body is None:
        return None
    for statement in body:
        if isinstance(statement, ast.Assign | ast.AnnAssign):
            statement.value = ast.Constant(PLANTED_NAME)
    body.extend(ast.parse(FIELDS).body)
    return tree


def grown(tree: ast.Module, line: int, names: Sequence[str]) -> ast.Module | None:
    """Much more of everything."""
    body = _body(tree, line)
    if body is None:
        return None
    body.extend(_much())
    found = _definition(tree, line)
    if isinstance(found, ast.FunctionDef | ast.AsyncFunctionDef):
        found.args.args.extend(map(ast.arg, MANY))
    return tree


MUTATIONS: tuple[Mutation, ...] = (
    uses,
    renamed,
    strange,
    typed,
    bare,
    loosened,
    emptied,
    unannotated,
    unguarded,
    opened,
    grown,
)


class _Unguarding(ast.NodeTransformer):
    """Leaves of `try` what is tried."""

    def visit_Try(self, node: ast.Try) -> list[ast.stmt]:
        """Its body."""
        self.generic_visit(node)
        return node.body


@functools.cache
def _much() -> list[ast.stmt]:
    """Read once: nobody changes what is added."""
    return ast.parse(MUCH).body


def _is_call(node: ast.expr) -> TypeGuard[ast.Call]:
    return isinstance(node, ast.Call)


def _bodies(arguments: Iterable[ast.arg]) -> list[ast.expr]:
    return [ast.parse(A_BODY, mode="eval").body for _ in arguments]


def _first(tree: ast.Module) -> int:
    """Behind the docstring and what speaks to Python."""
    imports = (
        number
        for number, node in enumerate(tree.body, start=1)
        if isinstance(node, ast.ImportFrom) and node.module == "__future__"
    )
    return max(imports, default=int(ast.get_docstring(tree) is not None))


def _definition(tree: ast.Module, line: int) -> Definition | None:
    """The class or function of a line; none of line 0, which is the module."""
    nodes = (node for node in ast.walk(tree) if isinstance(node, Definition))
    return next((node for node in nodes if line in _lines(node)), None)


def _lines(node: Definition) -> range:
    """From the first decorator to the line of the name."""
    first = min((mark.lineno for mark in node.decorator_list), default=node.lineno)
    return range(first, node.lineno + 1)


def _body(tree: ast.Module, line: int) -> list[ast.stmt] | None:
    if not line:
        return tree.body
    found = _definition(tree, line)
    return found.body if found is not None else None


def _strip(node: ast.AST) -> None:
    if isinstance(node, Definition):
        node.decorator_list = []
    if isinstance(node, ast.Module | Definition):
        node.body = node.body[bool(ast.get_docstring(node)) :] or [ast.Pass()]
    if isinstance(node, TYPED):
        _untype(node)


def _untype(node: ast.AST) -> None:
    for name in UNTYPED.intersection(node._fields):
        setattr(node, name, [] if isinstance(getattr(node, name), list) else None)


def _snippet(names: Iterable[str]) -> str:
    return "\n".join(line for name in names for line in _of_name(_dotted(name)))


def _called(text: str) -> list[ast.stmt]:
    """A call that is written as it is, with the module that it needs."""
    name, bracket, given = text.partition("(")
    module = _dotted(name).rpartition(".")[0]
    called = f"import {module}\n{_dotted(name)}({given}"
    return ast.parse(called).body if bracket and module else []


def _of_name(name: str) -> Iterator[str]:
    module, _, last = name.rpartition(".")
    if module:
        yield f"import {module}\nfrom {module} import {last}\n{name} = 1"
    elif not hasattr(builtins, name):
        yield f"import {name}"
    yield f"{name}\n{name}()\nplanted_value = {name}()\nplanted_other = []"
    yield f"def planted_use():\n    import os\n    {name}()\n    raise {name}()"
    yield f"try:\n    pass\nexcept {name}:\n    pass"


def _odd(definition: Definition) -> str:
    return PLANTED_CLASS if isinstance(definition, ast.ClassDef) else PLANTED_NAME


def _is_dotted(name: str) -> bool:
    """Whether it can be written as a name once its globs are filled."""
    parts = _dotted(name).split(".")
    return all(part.isidentifier() and not keyword.iskeyword(part) for part in parts)


def _dotted(name: str) -> str:
    """A name that a glob fits."""
    return name.replace("**", "planted").replace("*", "planted").strip("<>")


def _filled(name: str) -> str:
    return name.replace("**", "Planted").replace("*", "planted") if name.strip("*") else ""
