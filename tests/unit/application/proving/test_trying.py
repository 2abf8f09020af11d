"""Tests of claims that are tried together."""

import dataclasses
from collections.abc import Collection, Sequence

import pytest

from archcheck.application.proving.plants import Claim, Outcome, Plant
from archcheck.application.proving.trying import MOST_ROUNDS, Trial
from archcheck.domain.finding import Finding, Suppression
from archcheck.domain.level import Level
from archcheck.domain.location import Location, Region
from archcheck.domain.problem import Problem, UsageProblems


def _plant(path: str, text: str) -> Plant:
    return Plant(replaced={path: text})


def _claim(name: str, *plants: Plant, what: str = "structure rule") -> Claim:
    return Claim(what=what, name=name, level=Level.ERROR, plants=plants)


def _finding(path: str, contract: str) -> Finding:
    return Finding(
        analyzer="archcheck",
        rule="naming",
        level=Level.ERROR,
        message="x",
        location=Location(path, Region(1, 1, 1, 1)),
        key="x",
        contract=contract,
    )


class Judging:
    """Finds what a text names, and refuses where a text says so."""

    def __init__(self, most: int = 100) -> None:
        """Take how many plants it bears at once."""
        self.asked: list[tuple[int, tuple[str, ...]]] = []
        self._most = most

    def __call__(self, plants: Sequence[Plant], names: Collection[str]) -> list[Finding]:
        """A finding of each text that is planted."""
        self.asked.append((len(plants), tuple(sorted(names))))
        texts = [pair for plant in plants for pair in plant.replaced.items()]
        if len(plants) > self._most or any(text == "refused" for _, text in texts):
            raise UsageProblems(Problem("x", "x", "x"))
        return [_finding(path, text) for path, text in texts]


def _outcomes(judge: Judging, *claims: Claim) -> dict[str, Outcome]:
    return {proof.name: proof.outcome for proof in Trial(claims, (), judge).proofs()}


def test_should_ask_once_when_each_plant_has_a_file_of_its_own() -> None:
    judge = Judging()
    _outcomes(judge, _claim("a", _plant("a", "-"), _plant("b", "a")), _claim("c", _plant("c", "c")))
    assert judge.asked == [(3, ("a", "c"))]


def test_should_wait_when_a_file_is_taken() -> None:
    judge = Judging()
    _outcomes(judge, _claim("a", _plant("f", "a")), _claim("b", _plant("f", "b")))
    assert judge.asked == [(1, ("a", "b")), (1, ("b",))]


def test_should_try_again_alone_when_nothing_is_found_together() -> None:
    judge = Judging()
    _outcomes(judge, _claim("a", _plant("f", "-"), _plant("g", "-")))
    assert [count for count, _ in judge.asked] == [2, 1, 1]


def test_should_try_what_is_of_one_kind_together_when_there_are_several() -> None:
    judge = Judging()
    _outcomes(judge, _claim("a", _plant("f", "a"), what="contract"), _claim("b", _plant("g", "b")))
    assert [names for _, names in judge.asked] == [("a",), ("b",)]


@pytest.mark.parametrize("most", [1, 2])
def test_should_prove_each_when_they_cannot_be_judged_together(most: int) -> None:
    claims = [_claim(name, _plant(name, name)) for name in "abc"]
    assert set(_outcomes(Judging(most), *claims).values()) == {Outcome.FIRES}


def test_should_prove_the_others_when_one_cannot_be_judged_at_all() -> None:
    claims = [_claim("a", _plant("f", "refused")), _claim("b", _plant("g", "b"))]
    assert _outcomes(Judging(), *claims) == {"a": Outcome.SILENT, "b": Outcome.FIRES}


def _covered(*reasons: str) -> str:
    """What is said of a claim whose findings are covered for some reasons, where one is given."""
    findings = [
        dataclasses.replace(
            _finding("f", "a"),
            suppression=Suppression("waiver", reason, Location("x.toml", Region(7, 1, 7, 1))),
        )
        for reason in reasons
    ]
    (proof,) = Trial((_claim("a", _plant("f", "a")),), (), lambda _, __: findings).proofs()
    return f"{proof.outcome}: {proof.reason}"


def test_should_say_what_covers_it_when_a_finding_does_not_count() -> None:
    assert _covered("later") == "silent: the waiver at x.toml:7 (later) covers it"


def test_should_be_proven_when_it_fires_without_anything_planted() -> None:
    trial = Trial([_claim("a")], [_finding("any.py", "a")], Judging())
    assert [proof.outcome for proof in trial.proofs()] == [Outcome.FIRES]


def test_should_be_proven_when_what_is_planted_for_another_breaks_it() -> None:
    claims = [_claim("a", _plant("f", "a b")), _claim("b")]
    found = [_finding("f", "a"), _finding("f", "b")]
    proofs = Trial(claims, (), lambda _, __: found).proofs()
    assert {proof.outcome for proof in proofs} == {Outcome.FIRES}


def test_should_give_up_when_many_plants_are_found_neither_together_nor_alone() -> None:
    judge = Judging()
    _outcomes(judge, _claim("a", *(_plant("f", "-") for _ in range(MOST_ROUNDS + 1))))
    assert len(judge.asked) == 2 * MOST_ROUNDS
