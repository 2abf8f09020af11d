"""Described tools read what programs print."""

import json
import pathlib
from collections.abc import Mapping, Sequence

import pytest

from archcheck.domain.level import Level
from archcheck.domain.location import Region
from archcheck.domain.source_text import SourceText
from archcheck.infrastructure.tools.adapter import RawFinding, ToolCall, ToolTask, Unread
from archcheck.infrastructure.tools.described.adapter import DescribedTool
from archcheck.infrastructure.tools.running.process_runner import Finished, ToolFailure
from tests.unit.infrastructure.tools.described.description_support import LINES, described
from tests.unit.infrastructure.tools.recording_support import played

SARIF = LINES.replace('shape = "lines"', 'shape = "sarif"')
JSON = LINES.replace('shape = "lines"', 'shape = "json"') + "output.items = 'files.*.marks'\n"
FIELDS = """
[fields]
path = "^.^.@"
line = "at.row"
column = "at.column"
rule = "kind"
message = "text"
"""
PLACE = {"artifactLocation": {"uri": "src/a%20b.py"}, "region": {"startLine": 2}}
RESULT = {
    "ruleId": "M1",
    "message": {"text": "x"},
    "locations": [{"physicalLocation": PLACE}],
}


def answered(tool: DescribedTool, output: str, code: int = 1, errors: str = "") -> object:
    """The findings of an answer, or why it cannot be trusted."""
    try:
        return played(tool, Finished(code, output, errors)).findings
    except ToolFailure as failure:
        return str(failure)


def log(*results: object, **more: object) -> str:
    """A SARIF log of one run."""
    driver = {"rules": [{"id": "M1", "defaultConfiguration": {"level": "note"}}]}
    return json.dumps({"runs": [{"results": results, "tool": {"driver": driver}, **more}]})


def sarif_finding(**more: object) -> RawFinding:
    """The finding of RESULT."""
    values = {"path": "src/a b.py", "rule": "M1", "level": Level.NOTE, "message": "x", "line": 2}
    return RawFinding(**{**values, "unit": "characters", **more})  # type: ignore[arg-type]


def test_should_use_the_level_of_the_rule_when_a_result_has_none(tmp_path: pathlib.Path) -> None:
    assert answered(described(tmp_path, SARIF), log(RESULT)) == (sarif_finding(),)


def test_should_leave_out_results_when_somebody_has_suppressed_them(
    tmp_path: pathlib.Path,
) -> None:
    hidden = {**RESULT, "suppressions": [{"kind": "inSource"}]}
    assert (
        answered(
            described(tmp_path, SARIF), log(hidden, invocations=[{"executionSuccessful": True}]), 0
        )
        == ()
    )


@pytest.mark.parametrize(
    "more",
    [
        {"kind": "pass", "level": "none"},
        {"kind": "notApplicable"},
        {"baselineState": "absent"},
        {"suppressions": [{"kind": "external", "status": "accepted"}]},
    ],
)
def test_should_be_silent_when_a_result_complains_of_nothing(
    tmp_path: pathlib.Path, more: dict[str, object]
) -> None:
    assert answered(described(tmp_path, SARIF), log({**RESULT, **more}), 0) == ()


@pytest.mark.parametrize(
    "more",
    [
        {"kind": "informational", "level": "none"},
        {"baselineState": "unchanged"},
        {"suppressions": [{"kind": "external", "status": "rejected"}]},
        {"suppressions": None},
    ],
)
def test_should_tell_a_result_when_nobody_has_taken_it_away(
    tmp_path: pathlib.Path, more: dict[str, object]
) -> None:
    assert answered(described(tmp_path, SARIF), log({**RESULT, **more})) == (sarif_finding(),)


@pytest.mark.parametrize(
    ("reference", "level"),
    [
        ({"ruleIndex": 0}, Level.NOTE),
        ({"rule": {"index": 0}}, Level.NOTE),
        ({"rule": {"id": "M1"}}, Level.NOTE),
        ({"rule": {"index": 0, "toolComponent": {"index": 0}}}, Level.ERROR),
    ],
)
def test_should_find_the_rule_when_a_result_only_refers_to_it(
    tmp_path: pathlib.Path, reference: dict[str, object], level: Level
) -> None:
    result = {"message": RESULT["message"], "locations": RESULT["locations"], **reference}
    rule = {"id": "M1", "defaultConfiguration": {"level": "error"}}
    driver = {"rules": [{"id": "M1", "defaultConfiguration": {"level": "note"}}]}
    answer = log(result, tool={"driver": driver, "extensions": [{"rules": [rule]}]})
    assert answered(described(tmp_path, SARIF), answer) == (sarif_finding(level=level),)


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ({"id": "own", "arguments": ["os"]}, "{os} is not used"),
        ({"id": "of all"}, "never"),
        ({"text": "{0} and {1}", "arguments": ["a", "b"]}, "a and b"),
        ({"text": "{0} stays"}, "{0} stays"),
    ],
)
def test_should_put_the_message_together_when_sarif_holds_it_in_parts(
    tmp_path: pathlib.Path, message: dict[str, object], said: str
) -> None:
    rule = {"id": "M1", "messageStrings": {"own": {"text": "{{{0}}} is not used"}}}
    driver = {"rules": [rule], "globalMessageStrings": {"of all": {"text": "never"}}}
    answer = log({**RESULT, "message": message}, tool={"driver": driver})
    (finding,) = played(described(tmp_path, SARIF), Finished(1, answer, "")).findings
    assert finding.message == said


def test_should_join_addresses_when_a_run_gives_their_base(tmp_path: pathlib.Path) -> None:
    place = {"artifactLocation": {"uri": "src/a.py", "uriBaseId": "ROOT"}}
    result = {**RESULT, "level": "error", "locations": [{"physicalLocation": place}]}
    bases = {"ROOT": {"uri": "file:///work/"}}
    found = answered(described(tmp_path, SARIF), log(result, originalUriBaseIds=bases))
    assert found == (sarif_finding(path="/work/src/a.py", level=Level.ERROR, line=1),)


def test_should_count_as_the_run_says_when_it_names_its_columns(tmp_path: pathlib.Path) -> None:
    answer = log(RESULT, columnKind="utf16CodeUnits")
    assert answered(described(tmp_path, SARIF), answer) == (sarif_finding(unit="utf16"),)


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (
            log(invocations=[{"executionSuccessful": False}]),
            "it says that it failed: no reason given",
        ),
        (
            log(
                invocations=[
                    {
                        "executionSuccessful": False,
                        "toolExecutionNotifications": [{"message": {"text": "no rules"}}],
                    }
                ]
            ),
            "it says that it failed: no rules",
        ),
        ("{}", "unreadable output (ended with status 0): {}"),
        ("[]", "unreadable output (ended with status 0): []"),
        ("", "unreadable output (ended with status 0): "),
        ('{"runs": [{}]}', 'unreadable output (ended with status 0): {"runs": [{}]}'),
        (
            '{"runs": []}',
            "unreadable output (ended with status 0): the log holds no run; it begins",
        ),
        (
            log({"ruleId": "M1", "locations": []}),
            "unreadable output (ended with status 0): a result has no location; it begins: {",
        ),
        (
            log({**RESULT, "ruleId": "", "rule": {}}),
            "unreadable output (ended with status 0): a finding has no rule, and rules.single names",
        ),
    ],
)
def test_should_fail_when_sarif_holds_no_answer(
    tmp_path: pathlib.Path, answer: str, reason: str
) -> None:
    assert str(answered(described(tmp_path, SARIF), answer, 0)).startswith(reason)


def test_should_find_parts_when_json_is_nested(tmp_path: pathlib.Path) -> None:
    marks = [{"at": {"row": 3, "column": 4}, "kind": "M1", "text": "x"}]
    answer = json.dumps({"files": {"a.py": {"marks": marks}}})
    expected = RawFinding(
        path="a.py", rule="M1", level=Level.WARNING, message="x", line=3, column=3
    )
    assert answered(described(tmp_path, JSON + FIELDS), answer) == (expected,)


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("{}", 'the answer has no key "files"'),
        ('{"files": 1}', 'what lies at "files" is neither a list nor a table, "*" wants one'),
        ('{"files": {"a.py": []}}', 'what lies at "a.py" has no key "marks"'),
        ('{"files": {"a.py": {"marks": [{}]}}}', 'a finding has no line at "at.row"'),
        (
            '{"files": {"a.py": {"marks": [{"at": null, "kind": "M1", "text": "x"}]}}}',
            'a finding has no line at "at.row"',
        ),
        (
            '{"files": {"a.py": {"marks": [{"at": {"row": "x"}, "kind": "M1", "text": "x"}]}}}',
            'the line of a finding is "x", no number',
        ),
        (
            '{"files": {"a.py": {"marks": [{"at": {"row": 1}, "text": "x"}]}}}',
            "a finding has no rule, and rules.single names none",
        ),
    ],
)
def test_should_say_what_lacks_when_json_has_another_shape(
    tmp_path: pathlib.Path, answer: str, reason: str
) -> None:
    said = answered(described(tmp_path, JSON + FIELDS), answer)
    assert said == f"unreadable output (ended with status 1): {reason}; it begins: {answer}"


def test_should_say_what_lacks_when_json_is_nothing(tmp_path: pathlib.Path) -> None:
    said = str(answered(described(tmp_path, JSON + FIELDS), " "))
    assert said == "unreadable output (ended with status 1):  "


def test_should_show_the_line_when_no_pattern_fits_it(tmp_path: pathlib.Path) -> None:
    said = answered(described(tmp_path), "a.py:1: M1 x\n3 files\n")
    assert str(said).startswith(
        'unreadable output (ended with status 1): no pattern fits the line "3 files"; it begins:'
    )


def test_should_know_the_program_when_the_proof_is_written_large(tmp_path: pathlib.Path) -> None:
    assert described(tmp_path, LINES.replace('"marks"', '"Marks"')).proof == "marks"


def test_should_take_the_list_when_it_is_the_whole_answer(tmp_path: pathlib.Path) -> None:
    text = JSON.replace("output.items = 'files.*.marks'\n", "")
    fields = '\n[fields]\npath = "path"\nline = "line"\nmessage = "text"\nrule = "kind"\n'
    answer = json.dumps([{"path": "a.py", "line": 1, "text": "x", "kind": "an odd kind"}])
    expected = RawFinding(path="a.py", rule="an-odd-kind", level=Level.WARNING, message="x", line=1)
    assert answered(described(tmp_path, text + fields), answer) == (expected,)


@pytest.mark.parametrize(
    ("more", "level"),
    [
        ("", Level.WARNING),
        ("levels.default = 'note'\n", Level.NOTE),
        ("levels.rules = { M = 'error', M1 = 'note' }\n", Level.NOTE),
    ],
)
def test_should_take_the_level_when_the_description_gives_one(
    tmp_path: pathlib.Path, more: str, level: Level
) -> None:
    found = answered(described(tmp_path, LINES + more), "a.py:1: M1 x\n")
    assert found == (RawFinding(path="a.py", rule="M1", level=level, message="x", line=1),)


def test_should_read_standard_error_when_the_answer_is_there(tmp_path: pathlib.Path) -> None:
    tool = described(tmp_path, LINES + "output.stream = 'errors'\noutput.ignored = ['done']\n")
    found = answered(tool, "ignored", 1, "a.py:1: M1 x\n\ndone\n")
    assert found == (RawFinding(path="a.py", rule="M1", level=Level.WARNING, message="x", line=1),)


@pytest.mark.parametrize(
    ("output", "reason"),
    [("", 'unreadable output (ended with status 0): it does not say "done"'), ("done", "()")],
)
def test_should_want_the_proof_when_the_description_has_one(
    tmp_path: pathlib.Path, output: str, reason: str
) -> None:
    tool = described(tmp_path, LINES + "outcome.proof = 'done'\noutput.ignored = ['done']\n")
    assert str(answered(tool, output, 0)) == reason


def test_should_name_files_when_standard_error_does(tmp_path: pathlib.Path) -> None:
    keys = "outcome.unread = [0]\noutcome.unread_lines = ['bad (?P<path>.+)']\n"
    reading = played(described(tmp_path, LINES + keys), Finished(0, "", "bad a.py\n"))
    assert reading.unread == (Unread("a.py", "it could not be checked"),)


@pytest.mark.parametrize(
    ("keys", "column", "end", "expected"),
    [
        ("", 2, None, (3, 5)),
        ("places.unit = 'bytes'\n", 5, None, (3, 5)),
        ("places.unit = 'utf16'\n", 3, None, (3, 5)),
        ("places.unit = 'utf16'\n", 3, 5, (3, 5)),
        ("", None, None, (1, 7)),
    ],
)
def test_should_count_characters_when_the_tool_counts_otherwise(
    tmp_path: pathlib.Path,
    keys: str,
    column: int | None,
    end: int | None,
    expected: tuple[int, int],
) -> None:
    finding = RawFinding(
        path="a.py",
        rule="M1",
        level=Level.NOTE,
        message="x",
        line=1,
        column=column,
        end_column=end,
    )
    region = described(tmp_path, LINES + keys).region(finding, SourceText("😀 ab c", "utf-8"))
    assert region == Region(1, expected[0], 1, expected[1])


def test_should_add_one_when_ends_are_inclusive(tmp_path: pathlib.Path) -> None:
    text = JSON + FIELDS.replace('column = "at.column"', 'column = "at.column"\nend_column = "end"')
    marks = [{"at": {"row": 1, "column": 1}, "end": 3, "kind": "M1", "text": "x"}]
    tool = described(tmp_path, text + "[places]\nend = 'inclusive'\n")
    answer = json.dumps({"files": {"a.py": {"marks": marks}}})
    (finding,) = played(tool, Finished(1, answer, "")).findings
    assert finding.end_column == 3


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        (".marks", "", ".marks"),
        ("pyproject.toml", "[tool.marks]\n", "pyproject.toml"),
        ("pyproject.toml", "[tool.other]\n", ""),
        ("setup.cfg", "[marks]\n", "setup.cfg"),
    ],
)
def test_should_find_its_configuration_when_the_project_has_one(
    tmp_path: pathlib.Path, name: str, text: str, found: str
) -> None:
    files = '[".marks", "pyproject.toml [tool.marks]", "setup.cfg [marks]"]'
    (tmp_path / "root").mkdir()
    (tmp_path / "root" / name).write_text(text)
    tool = described(tmp_path, LINES + f"configuration.files = {files}\n")
    assert tool.configuration(tmp_path / "root") == found


@pytest.mark.parametrize(("file", "told"), [("m.toml", ["-c", "m.toml"]), ("", ["--isolated"])])
def test_should_tell_its_configuration_when_the_description_says_how(
    tmp_path: pathlib.Path, file: str, told: list[str]
) -> None:
    keys = "configuration = { arguments = ['-c', '{file}'], without = ['--isolated'] }\n"
    given: list[Sequence[str]] = []

    def start(arguments: Sequence[str], _: Mapping[str, str]) -> Finished:
        given.append(arguments)
        return Finished(0, "", "")

    call = ToolCall(
        root="/nowhere",
        paths=("a.py",),
        task=ToolTask(configuration=file, args=("-x",), source_roots=("src",)),
        start=start,
        scratch="/scratch",
    )
    described(tmp_path, LINES + keys).check(call)
    assert given == [(*told, "-x", "/scratch", "src", "a.py")]


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("marks.toml", "loud = true\nwide = 1\n", "wide = 1\n"),
        ("pyproject.toml", "[tool.marks]\nloud = true\nwide = 1\n", "[tool.marks]\nwide = 1\n"),
        ("pyproject.toml", "[tool.marks]\nwide = 1\n", "pyproject.toml"),
        ("marks.cfg", "[marks]\nloud = true\n", "marks.cfg"),
    ],
)
def test_should_leave_out_settings_when_they_would_change_its_answer(
    tmp_path: pathlib.Path, name: str, text: str, told: str
) -> None:
    files = "files = ['marks.toml', 'pyproject.toml [tool.marks]', 'marks.cfg']"
    keys = f"configuration = {{ {files}, arguments = ['{{file}}'], overruled = ['loud'] }}\n"
    (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "scratch").mkdir()
    given: list[str] = []

    def start(arguments: Sequence[str], _: Mapping[str, str]) -> Finished:
        given.append(arguments[0])
        return Finished(0, "", "")

    call = ToolCall(
        root=str(tmp_path),
        paths=(),
        task=ToolTask(configuration=name),
        start=start,
        scratch=str(tmp_path / "scratch"),
    )
    described(tmp_path, LINES + keys).check(call)
    copy = tmp_path / "scratch" / "settings.toml"
    assert (copy.read_text(encoding="utf-8") if given == [str(copy)] else given[0]) == told


@pytest.mark.parametrize(
    ("keys", "address"),
    [
        ("", "https://example.org"),
        ("rules.help = 'https://example.org/{rule}'\n", "https://example.org/M1"),
        ("known.M1 = { summary = 'x', help = 'https://m.org' }\n", "https://m.org"),
    ],
)
def test_should_lead_to_the_rule_when_there_is_an_address(
    tmp_path: pathlib.Path, keys: str, address: str
) -> None:
    assert described(tmp_path, LINES + keys).rule("M1", {}).help_uri == address


@pytest.mark.parametrize(
    ("keys", "remedy"),
    [
        ("remedy = 'ask us'\n", "ask us"),
        ("distribution = 'm'\n", "install it beside archcheck: python -m pip install m"),
    ],
)
def test_should_say_how_to_get_it_when_the_description_does(
    tmp_path: pathlib.Path, keys: str, remedy: str
) -> None:
    assert described(tmp_path, keys + LINES).remedy == remedy


def test_should_answer_anew_when_the_description_has_changed(tmp_path: pathlib.Path) -> None:
    texts = (LINES, LINES, LINES + "places.unit = 'bytes'\n")
    places = [tmp_path / name for name in ("first", "same", "other")]
    for place in places:
        place.mkdir()
    tools = map(described, places, texts)
    first, same, other = (tool.sources(tmp_path, None) for tool in tools)
    assert (first == same, first == other) == (True, False)
