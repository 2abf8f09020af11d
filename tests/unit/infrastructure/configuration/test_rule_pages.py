"""Rule pages become rule definitions."""

import pathlib

import pytest

from archcheck.domain.level import Level
from archcheck.domain.problem import UsageProblems
from archcheck.domain.rule import RuleDefinition, RuleOption
from archcheck.infrastructure.configuration.rule_pages import PageRuleCatalogue, read_page
from tests.unit.infrastructure.configuration.pages_support import (
    HEADINGS,
    front_matter,
    page_text,
    write_page,
)

LIMIT = '\n[options]\nlimit = "How many."\n'


def problems_of(directory: pathlib.Path) -> list[str]:
    """What the catalogue says is wrong with a rules folder."""
    try:
        PageRuleCatalogue(directory).rules()
    except UsageProblems as error:
        return [str(problem) for problem in error.problems]
    return []


def test_should_read_the_whole_definition_when_page_is_right(tmp_path: pathlib.Path) -> None:
    """Front matter and page become one value."""
    text = page_text(front_matter() + LIMIT)
    write_page(tmp_path, text)
    assert PageRuleCatalogue(tmp_path).rules() == (
        RuleDefinition(
            name="no-comments",
            code="CNV101",
            family="conventions",
            level=Level.ERROR,
            precision="very-high",
            tags=("readability",),
            options=(RuleOption("limit", "How many."),),
            opt_in=True,
            summary="Code holds no comments.",
            because="Comments age.",
            fix="Delete it.",
            page=text[text.index("# no-comments") :],
        ),
    )


def test_should_sort_rules_by_code_when_there_are_several(tmp_path: pathlib.Path) -> None:
    """The name of the file does not decide."""
    for name, code in (("a-rule", "CNV102"), ("b-rule", "CNV101")):
        front = front_matter(name=f'"{name}"', code=f'"{code}"')
        write_page(tmp_path, page_text(front, name), f"conventions/{name}")
    assert [rule.name for rule in PageRuleCatalogue(tmp_path).rules()] == ["b-rule", "a-rule"]


def test_should_leave_options_and_tags_empty_when_page_has_none(tmp_path: pathlib.Path) -> None:
    """Both keys may be left out; a rule is not opt-in unless it says so."""
    write_page(tmp_path, page_text(front_matter(tags=None, opt_in=None)))
    rule = PageRuleCatalogue(tmp_path).rules()[0]
    assert (rule.tags, rule.options, rule.opt_in) == ((), (), False)


def test_should_pass_over_headings_when_they_stand_in_code(tmp_path: pathlib.Path) -> None:
    """A fenced block may hold lines that look like headings."""
    text = page_text(front_matter()).replace(
        "## Good\n", "## Good\n\n````python\n## x\n```\n````\n"
    )
    write_page(tmp_path, text)
    assert len(PageRuleCatalogue(tmp_path).rules()) == 1


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        pytest.param(
            "# no-comments\n",
            "rules/conventions/no-comments.md: a page begins with TOML between two lines of +++",
            id="no front matter",
        ),
        pytest.param(
            page_text("name =\n"),
            "rules/conventions/no-comments.md: the front matter is not valid TOML: "
            "Invalid value (at line 2, column 7)",
            id="broken front matter",
        ),
        pytest.param(
            page_text(front_matter(levle='"x"')),
            'rules/conventions/no-comments.md: levle: unknown key\n  did you mean "level"?',
            id="unknown key",
        ),
        pytest.param(
            page_text(front_matter(because=None)),
            'rules/conventions/no-comments.md: the key "because" is missing, '
            "a string that says something",
            id="missing key",
        ),
        pytest.param(
            page_text(front_matter(code='"X1"')),
            'rules/conventions/no-comments.md: code: expected a code such as CNV101, got "X1"',
            id="wrong code",
        ),
        pytest.param(
            page_text(front_matter(name='"other"'), "other"),
            'rules/conventions/no-comments.md: name: expected "no-comments", the name of the file',
            id="wrong name",
        ),
        pytest.param(
            page_text(front_matter(family='"tests"')),
            'rules/conventions/no-comments.md: family: expected "conventions", '
            "the name of the folder",
            id="wrong family",
        ),
        pytest.param(
            page_text(front_matter(), headings=HEADINGS[1:]),
            "rules/conventions/no-comments.md: expected the headings no-comments, What it checks, "
            "Why, Bad, Good, Options, Fix, Known limits\n"
            "  it has no-comments, Why, Bad, Good, Options, Fix, Known limits",
            id="missing heading",
        ),
        pytest.param(
            page_text(front_matter() + "[options]\nlimit = 1\n"),
            "rules/conventions/no-comments.md: options.limit: expected a string that says "
            "something, got 1",
            id="option without prose",
        ),
    ],
)
def test_should_name_the_problem_when_page_is_wrong(
    tmp_path: pathlib.Path, text: str, problem: str
) -> None:
    """Each way to be wrong has its sentence."""
    write_page(tmp_path, text)
    assert problems_of(tmp_path) == [problem]


def test_should_refuse_the_page_when_its_code_is_taken(tmp_path: pathlib.Path) -> None:
    """Codes are unique."""
    write_page(tmp_path, page_text(front_matter()))
    write_page(tmp_path, page_text(front_matter(name='"other"'), "other"), "conventions/other")
    assert problems_of(tmp_path) == [
        "rules/conventions/other.md: code: CNV101 is the code of no-comments too"
    ]


def test_should_report_all_pages_when_several_are_wrong(tmp_path: pathlib.Path) -> None:
    """One run names everything."""
    write_page(tmp_path, "", "conventions/one")
    write_page(tmp_path, "", "conventions/two")
    assert len(problems_of(tmp_path)) == 2


def test_should_read_one_rule_when_other_pages_are_broken(tmp_path: pathlib.Path) -> None:
    """Explaining a rule does not read the others."""
    write_page(tmp_path, page_text(front_matter()))
    write_page(tmp_path, "", "conventions/broken")
    rule = PageRuleCatalogue(tmp_path).rule("no-comments")
    assert getattr(rule, "code", "") == "CNV101"


def test_should_answer_none_when_no_page_has_the_name(tmp_path: pathlib.Path) -> None:
    """An unknown name is no error here."""
    assert PageRuleCatalogue(tmp_path).rule("no-comments") is None


def test_should_raise_the_problems_when_one_page_is_wrong(tmp_path: pathlib.Path) -> None:
    """Reading one page is as strict as reading all."""
    write_page(tmp_path, "")
    with pytest.raises(UsageProblems):
        read_page(tmp_path / "conventions" / "no-comments.md")


def test_should_read_every_shipped_page_when_asked_for_rules() -> None:
    """The pages of this checkout are right."""
    assert len(PageRuleCatalogue().rules()) == len(PageRuleCatalogue().pages())
