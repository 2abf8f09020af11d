"""What is remembered of old versions."""

from collections.abc import Collection, Mapping

from archcheck.application.ports.result_cache import ResultCache
from archcheck.domain.facts import FileFacts, ImportKind, ImportStatement
from archcheck.domain.fitness_history import Summary
from archcheck.domain.location import Region
from archcheck.infrastructure.architecture.fitness.past_memory import RememberedPast

IMPORT = ImportStatement(ImportKind.PLAIN, "os", "", 0, Region(1, 8, 1, 10), (1, 0))
FACTS = FileFacts(path="blob.py", lines=3, imports=(IMPORT,))


class DictResults(ResultCache):
    """Keeps everything as long as it lives."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.known: dict[bytes, bytes] = {}

    def get_many(self, keys: Collection[bytes]) -> Mapping[bytes, bytes]:
        """Those that are there."""
        return {key: self.known[key] for key in keys if key in self.known}

    def put_many(self, entries: Mapping[bytes, bytes]) -> None:
        """Keep them."""
        self.known.update(entries)

    @property
    def complaint(self) -> str:
        """None."""
        return ""


def test_should_know_facts_when_they_were_kept() -> None:
    memory = RememberedPast(DictResults())
    memory.keep_facts({"a": FACTS, "b": None})
    assert memory.facts(["a", "b", "c"]) == {"a": FACTS, "b": None}


def test_should_pass_over_facts_when_they_cannot_be_written_down() -> None:
    memory = RememberedPast(DictResults())
    memory.keep_facts({"a": FileFacts(path="\ud800"), "b": FACTS})
    assert memory.facts(["a", "b"]) == {"b": FACTS}


def test_should_know_a_summary_when_it_was_kept() -> None:
    memory = RememberedPast(DictResults())
    memory.keep_summary("tree", Summary(modules=3))
    assert (memory.summary("tree"), memory.summary("other")) == (Summary(modules=3), None)


def test_should_forget_a_summary_when_something_was_not_read() -> None:
    memory = RememberedPast(DictResults())
    memory.keep_summary("tree", Summary(modules=3, unread=1))
    assert memory.summary("tree") is None
