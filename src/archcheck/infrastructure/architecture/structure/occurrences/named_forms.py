"""Forms of what is no call, in one project: names, and what stands around them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from archcheck.infrastructure.architecture.structure.class_values import BoundClassValue
from archcheck.infrastructure.architecture.structure.index.code_index import CodeFile
from archcheck.infrastructure.architecture.structure.index.error_lineage import lineage
from archcheck.infrastructure.architecture.structure.occurrences.occurrence_forms import Form
from archcheck.infrastructure.architecture.structure.occurrences.surroundings import Surroundings
from archcheck.infrastructure.facts.code.code_facts import Reference

if TYPE_CHECKING:
    from archcheck.infrastructure.architecture.structure.index.code import Code


class NamedForm:
    """One form; with `subclasses` a class is also known by what it inherits."""

    def __init__(self, form: Form, code: "Code") -> None:
        """Bind names and surroundings."""
        self.form = form
        self._code = code
        self.classes = BoundClassValue(form.classes, code)
        self._surroundings = Surroundings(form.within, code)

    def is_met(
        self, file: CodeFile, block: int, names: Sequence[str], swallows: bool = False
    ) -> bool:
        """Whether what goes by these names, in a block, is of the form."""
        is_so = self.form.swallow in (None, swallows) and self.is_named(names)
        return is_so and self._surroundings.hold(file, block)

    def is_named(self, names: Sequence[str]) -> bool:
        """Whether one of some names is meant."""
        known = lineage(names, self._code) if self.form.subclasses else names
        return self.form.is_any or self.classes.means(known)

    def may_name(self, reference: Reference) -> bool:
        """Whether it may be meant, before it is looked up what it leads to."""
        words = None if self.form.is_any or self.form.subclasses else self.classes.last_words
        if words is None:
            return True
        return any(self._may_end(target, words) for target in reference.targets)

    def _may_end(self, target: str, words: frozenset[str]) -> bool:
        is_so = target.rpartition(".")[2] in words
        return is_so or self._code.names.may_be_renamed(target)

    def words(self) -> str:
        """`ValueError or a subclass in a loop`."""
        names = "anything" if self.form.is_any else self.classes.words()
        heirs = "or a subclass" if self.form.subclasses else ""
        return " ".join(filter(None, (names, heirs, self._surroundings.words())))
