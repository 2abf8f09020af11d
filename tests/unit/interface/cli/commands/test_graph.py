"""Tests of `archcheck graph` on known modules."""

import pytest

from archcheck.application.use_cases.map_projects_use_case import Turn, Turns
from archcheck.domain.drawing import Drawing
from archcheck.interface.cli.graph_delivery import Draw, Drawable, deliver
from archcheck.interface.cli.wanted_reports import WantedReport
from tests.unit.infrastructure.reports.graphs.drawing_support import SHOP
from tests.unit.interface.cli.command_support import StandIns, archcheck

EDGE = '  n1 -->|"1 forbidden: pure"| n0\n'


def alone(draw: Draw) -> Turns[Drawable]:
    """What there is to be drawn of one project."""
    return Turns(turns=(Turn("", "", Drawable(draw)),))


def test_should_print_mermaid_when_nothing_else_is_wanted(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status = archcheck("graph")
    assert (status, EDGE in capsys.readouterr().out) == (0, True)


def test_should_offer_diff_when_the_first_word_is_near_to_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert (
        archcheck("graph", "dif", "main"),
        'Did you mean "diff"?' in capsys.readouterr().err,
    ) == (
        2,
        True,
    )


def test_should_say_what_to_type_when_two_revisions_are_named(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status = archcheck("graph", "diff", "main", "v1.2")
    said = "git worktree add ../other v1.2`, and write `archcheck graph diff main` there"
    assert (status, said in capsys.readouterr().err) == (2, True)


def test_should_write_a_file_when_one_is_named() -> None:
    parts = StandIns()
    archcheck("graph", "--format", "mermaid:graph.mmd", composition=parts)
    assert EDGE in parts.files.texts["graph.mmd"]


def test_should_count_what_is_drawn_when_it_is_delivered(
    capsys: pytest.CaptureFixture[str],
) -> None:
    archcheck("graph")
    assert "archcheck: graph of shop: 2 nodes, 2 edges, 1 of them forbidden\n" in (
        capsys.readouterr().err
    )


def test_should_say_how_to_see_more_when_names_are_cut(capsys: pytest.CaptureFixture[str]) -> None:
    archcheck("graph", "--depth", "1")
    assert "names are cut to 1 component; --depth 2 shows more" in capsys.readouterr().err


def test_should_fail_when_a_picture_cannot_be_written(capsys: pytest.CaptureFixture[str]) -> None:
    wanted = [WantedReport("dot", "missing/a.dot")]
    delivered = deliver(alone(lambda most: SHOP), wanted, StandIns())
    assert (delivered, "cannot write the report missing/a.dot" in capsys.readouterr().err) == (
        False,
        True,
    )


def test_should_give_each_format_as_many_nodes_as_can_be_read_in_it() -> None:
    asked: list[int] = []
    wanted = [WantedReport("dot", "a.dot"), WantedReport("json", "a.json")]

    def draw(most: int) -> Drawing:
        asked.append(most)
        return SHOP

    deliver(alone(draw), wanted, StandIns())
    assert asked == [40, 0]


def test_should_tell_changes_in_words_when_a_revision_is_compared(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status = archcheck("graph", "diff", "main")
    printed = capsys.readouterr()
    assert (status, printed.out.splitlines()[0], printed.err) == (
        0,
        "shop since 0123456789ab: 1 newly forbidden, 2 modules added, 2 imports added",
        "archcheck: 0123456789ab holds no Python file of this project\n",
    )


def test_should_draw_changes_when_a_format_is_named() -> None:
    parts = StandIns()
    archcheck("graph", "diff", "main", "--format", "mermaid:a.mmd", composition=parts)
    assert "added 1 newly forbidden: pure" in parts.files.texts["a.mmd"]


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (("graph", "diff"), "Usage: archcheck graph diff [OPTIONS] REV"),
        (("graph", "diff", "main", "--reaches", "a", "b"), "there is no option --reaches"),
        (("graph", "--reaches", "a"), "requires 2 arguments"),
    ],
)
def test_should_refuse_wrong_options_when_graphs_are_compared(
    arguments: tuple[str, ...], text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status = archcheck(*arguments)
    assert (status, text in capsys.readouterr().err) == (2, True)
