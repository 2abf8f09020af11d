"""Imports of modules, and of what lies in them."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import msgspec

from archcheck.domain.dotted_names import heads
from archcheck.infrastructure.architecture.structure.class_values import BoundClassValue, ClassValue
from archcheck.infrastructure.architecture.structure.index.code_index import CodeFile
from archcheck.infrastructure.architecture.structure.grammar import listed
from archcheck.infrastructure.architecture.structure.occurrences.named_forms import NamedForm
from archcheck.infrastructure.architecture.structure.occurrences.occurrence_forms import (
    Form,
    FormReader,
)
from archcheck.infrastructure.architecture.structure.index.imported_names import Imported
from archcheck.infrastructure.architecture.structure.occurrences.occurrence_term import (
    NamedTerm,
    Occurrence,
)

if TYPE_CHECKING:
    from archcheck.infrastructure.architecture.structure.index.code import Code


class ImportForm(NamedForm):
    """A form of imports: layers and groups stand for their modules, each with all in it."""

    def __init__(self, form: Form, code: "Code") -> None:
        """Replace layers and groups."""
        meant = tuple(name for item in form.classes.names for name in _modules(item, code))
        classes = ClassValue(meant, form.classes.selectors)
        super().__init__(msgspec.structs.replace(form, classes=classes), code)
        self.classes = BoundClassValue(classes, code, follows=False)
        self._stated = form.classes.names

    def words(self) -> str:
        """`<web> or requests`."""
        return listed(self._stated, "or") or ("anything" if self.form.is_any else "nothing")


class Import(NamedTerm[Imported]):
    """An import of a module, of something in it, or of a name that it holds."""

    key = "import"
    spoken = "import"
    verb = "import"
    reader = FormReader(("name", "written"))
    form_type = ImportForm

    def items(self, file: CodeFile) -> Iterable[Imported]:
        """All imports."""
        return file.imported_names

    def is_meant(self, file: CodeFile, item: Imported) -> bool:
        """By the name, or what it lies in."""
        names = tuple(heads(item.name))
        forms = (form for form in self.forms if not (form.form.written and item.is_relative))
        return any(form.is_met(file, item.block, names) for form in forms)

    def told(self, item: Imported) -> Occurrence:
        """`imports requests`."""
        return Occurrence(item.block, item.place, f"imports {item.name}", (item.name,))


class ImportOnly(Import):
    """Nothing else is imported."""

    key = "import_only"
    spoken = ""
    is_only = True
    reader = FormReader(("name",), may_be_empty=True)


def _modules(name: str, code: "Code") -> Sequence[str]:
    """What a name means as modules: the packages of a layer, and what of a group is imported."""
    return code.imported_groups.get(name) or code.layers.get(name, (name,))
