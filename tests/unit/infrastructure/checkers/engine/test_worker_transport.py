"""Tests of what travels between processes."""

import dataclasses
import pathlib
import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archcheck.domain.facts import FileFacts, Guard, IgnoreDirective, ImportKind, ImportStatement
from archcheck.domain.location import Region
from archcheck.infrastructure.checkers.engine.file_answer import FileAnswer
from archcheck.infrastructure.checkers.engine.worker_transport import FileWork
from archcheck.infrastructure.checkers.engine.check_instructions import Orders
from tests.unit.infrastructure.checkers.checking_support import source_file

NUMBERS = st.integers(0, 2**40)
STARTS = st.tuples(NUMBERS, NUMBERS)
REGIONS = st.builds(Region, NUMBERS, NUMBERS, NUMBERS, NUMBERS)
TEXTS = st.text(st.characters(), max_size=5)
GUARDS = st.lists(st.sampled_from(Guard), max_size=2).map(tuple)
IMPORTS = st.builds(
    ImportStatement, st.sampled_from(ImportKind), TEXTS, TEXTS, NUMBERS, REGIONS, STARTS, GUARDS
)
NAMES = st.lists(TEXTS, max_size=2).map(tuple)
IGNORES = st.builds(IgnoreDirective, NAMES, TEXTS, REGIONS, NUMBERS, NUMBERS, st.booleans(), TEXTS)
FACTS = st.builds(
    FileFacts,
    path=TEXTS,
    imports=st.lists(IMPORTS, max_size=2).map(tuple),
    computed_imports=NUMBERS,
    ignores=st.lists(IGNORES, max_size=2).map(tuple),
)


@given(FACTS)
@settings(deadline=None)
def test_should_be_what_was_sent_when_answer_is_unpacked(facts: FileFacts) -> None:
    answer = FileAnswer(path="a.py", facts=facts)
    assert pickle.loads(pickle.dumps(answer.packed())).unpacked() == answer


@pytest.mark.parametrize("facts", [None, FileFacts(path="\ud800.py")])
def test_should_send_answer_as_it_is_when_facts_cannot_be_packed(facts: FileFacts | None) -> None:
    answer = FileAnswer(path="a.py", facts=facts)
    assert (answer.packed(), answer.unpacked()) == (answer, answer)


def test_should_answer_for_each_file_when_work_is_done(tmp_path: pathlib.Path) -> None:
    (tmp_path / "a.py").write_text("import shop\n", encoding="utf-8")
    work = FileWork(str(tmp_path), Orders())
    file = dataclasses.replace(source_file("a.py"), digest="")
    assert [
        len((answer.unpacked().facts or FileFacts(path="")).imports) for answer in work([file])
    ] == [1]
