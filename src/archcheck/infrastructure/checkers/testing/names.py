"""Names in LibCST expressions."""

import libcst as cst

from archcheck.infrastructure.checkers.engine.field_table import field_table

OWN = ("self.", "cls.")
BINDERS: dict[type[cst.CSTNode], str] = {
    cst.CompFor: "target",
    cst.Param: "name",
    cst.NamedExpr: "target",
}
PRUNED: dict[type[cst.CSTNode], tuple[str, ...]] = {
    cst.Attribute: ("value",),
    cst.Arg: ("value",),
}


def dotted_name(node: cst.CSTNode) -> str:
    """`a.b.c` for a name or a chain of attributes on one, else empty."""
    parts: list[str] = []
    while isinstance(node, cst.Attribute):
        parts.append(node.attr.value)
        node = node.value
    if not isinstance(node, cst.Name):
        return ""
    return ".".join((node.value, *reversed(parts)))


def last_name(node: cst.CSTNode) -> str:
    """The last component of a name or attribute, else empty."""
    if isinstance(node, cst.Attribute):
        return node.attr.value
    return node.value if isinstance(node, cst.Name) else ""


def callee(node: cst.CSTNode) -> cst.CSTNode:
    """What is called or subscribed, arguments left out: `a.b` for `a.b(c)` and `a.b[c]`."""
    while isinstance(node, cst.Call | cst.Subscript):
        node = node.func if isinstance(node, cst.Call) else node.value
    return node


def mentioned_names(*expressions: cst.CSTNode) -> frozenset[str]:
    """The variables that expressions read, without those that they bind themselves.

    Beside `self` its attributes are variables too: `self.caught`.
    """
    table = field_table(frozenset({cst.Name}))
    read: set[str] = set()
    bound: set[str] = set()
    waiting = list(expressions)
    while waiting:
        node = waiting.pop()
        read |= _read_by(node)
        bound |= _bound_by(node)
        fields = PRUNED.get(type(node)) or table.get(type(node))
        waiting.extend(children(node, table.learn(node) if fields is None else fields))
    return frozenset(read - bound)


def children(node: cst.CSTNode, fields: tuple[str, ...]) -> list[cst.CSTNode]:
    """The nodes in these fields, the last one in the source first when the fields are so."""
    found: list[cst.CSTNode] = []
    for field in fields:
        value = getattr(node, field)
        if type(value) is tuple:
            found.extend(value[::-1])
        elif value is not None:
            found.append(value)
    return found


def _read_by(node: cst.CSTNode) -> frozenset[str]:
    return frozenset({node.value}) if isinstance(node, cst.Name) else _own_attribute(node)


def _own_attribute(node: cst.CSTNode) -> frozenset[str]:
    name = dotted_name(node) if isinstance(node, cst.Attribute) else ""
    return frozenset({name}) if name.startswith(OWN) else frozenset()


def _bound_by(node: cst.CSTNode) -> frozenset[str]:
    field = BINDERS.get(type(node))
    return frozenset() if field is None else target_names(getattr(node, field))


def target_names(target: cst.CSTNode) -> frozenset[str]:
    """The plain names and attributes of `self` that an assignment target binds."""
    elements = getattr(target, "elements", ())
    return _read_by(target).union(*(target_names(element.value) for element in elements))
