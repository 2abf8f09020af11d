"""How many classes a module has, and how many of them are abstract."""

from collections.abc import Iterable, Iterator, Mapping

from archcheck.domain.facts import FileFacts
from archcheck.domain.project import Project, Role
from archcheck.infrastructure.architecture.structure.index.class_traits import ClassTraits
from archcheck.infrastructure.architecture.structure.index.code_index import CodeFile, code_files
from archcheck.infrastructure.architecture.structure.index.project_names import ProjectNames
from archcheck.infrastructure.architecture.structure.index.subjects import Kind, Subject


def count_classes(project: Project, facts: Iterable[FileFacts]) -> Mapping[str, tuple[int, int]]:
    """How many classes each source file has, and how many abstract ones, by its path.

    Classes in others and in functions are left out. Empty where facts hold no declarations.
    """
    files = code_files(project.files, facts)
    traits = ClassTraits(ProjectNames(files))
    return {file.path: _count(file, traits) for file in files if file.file.role is Role.SOURCE}


def _count(file: CodeFile, traits: ClassTraits) -> tuple[int, int]:
    classes = list(_classes(file))
    return len(classes), sum(map(traits.is_abstract, classes))


def _classes(file: CodeFile) -> Iterator[Subject]:
    return (item for item in file.of_kind(Kind.CLASS) if item.holder is file.subject)
