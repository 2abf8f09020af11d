"""Each defect in a log that was sound before, and nothing in one that is sound."""

import copy
import functools
import json
import pathlib
import random
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archcheck.application.ports.report_format import ReportOptions
from archcheck.domain.problem import UsageProblems
from archcheck.infrastructure.reports.formats.sarif import FORMAT
from archcheck.infrastructure.sarif_logs.file_sarif_logs import FileSarifLogs
from tests.unit.infrastructure.reports.results_support import SOURCES, incomplete_result, result

Change = Callable[[Any], object]
LOGS = FileSarifLogs()
FULL = ReportOptions(profile="full", absolute=True)
RUN = "runs[0]"
RULE = f"{RUN}.tool.driver.rules[0]"
WEAK = "runs[3].tool.driver.rules[0]"
RESULT = f"{RUN}.results[0]"
PLACE = f"{RESULT}.locations[0]"


@functools.cache
def sound() -> str:
    return FORMAT.render(result(), FULL)


def sources(directory: pathlib.Path) -> str:
    """The files that the log names, below a directory."""
    for name, lines in SOURCES.items():
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes("\n".join(lines).encode())
    return str(directory)


def found(
    directory: pathlib.Path, change: Change, root: str = "", name: str = "a.sarif"
) -> list[str]:
    """The defects of the changed log."""
    log = json.loads(sound())
    change(log)
    path = directory / name
    path.write_text(json.dumps(log), encoding="utf-8")
    return list(map(str, LOGS.defects(str(path), root)))


def at(*steps: str | int) -> Callable[[Any], Any]:
    """What stands at a place of the log."""

    def value(log: Any) -> Any:
        for step in steps:
            log = log[step]
        return log

    return value


def put(value: object, *steps: str | int) -> Change:
    """Set something."""
    return lambda log: at(*steps[:-1])(log).__setitem__(steps[-1], value)


def cut(*steps: str | int) -> Change:
    """Take something out."""
    return lambda log: at(*steps[:-1])(log).pop(steps[-1])


def turned(*steps: str | int) -> Change:
    """Reverse a list."""
    return lambda log: at(*steps)(log).reverse()


def repeated(count: int, *steps: str | int) -> Change:
    """Repeat the first entry of a list."""

    def change(log: Any) -> None:
        items = at(*steps)(log)
        items[:] = [copy.deepcopy(items[0]) for _ in range(count)]

    return change


def named(count: int) -> Change:
    """So many runs of different tools."""

    def change(log: Any) -> None:
        repeated(count, "runs")(log)
        for number, run in enumerate(log["runs"]):
            run["tool"]["driver"]["name"] = f"t{number}"

    return change


def both(*changes: Change) -> Change:
    """Several changes."""
    return lambda log: [change(log) for change in changes]


OWN_RUN = ("runs", 0)
DRIVER = (*OWN_RUN, "tool", "driver")
FIRST_RULE = (*DRIVER, "rules", 0)
WEAK_RULE = ("runs", 3, "tool", "driver", "rules", 0)
FIRST = (*OWN_RUN, "results", 0)
CHAIN = (*OWN_RUN, "results", 1)
PHYSICAL = (*FIRST, "locations", 0, "physicalLocation")
REGION = (*PHYSICAL, "region")
SHELL = ("runs", 3, "results", 0)
LONG = "x" * 2_001

DEFECTS: list[tuple[str, Change, str]] = [
    ("version", put("2.0.0", "version"), "the version is not 2.1.0"),
    ("runs", named(21), "21 runs: GitHub rejects more than 20"),
    ("twins", repeated(2, "runs"), '2 runs of archcheck have the category "archcheck/"'),
    ("driver", cut(*DRIVER, "name"), f"{RUN}: the driver has no name"),
    ("driver version", cut(*DRIVER, "version"), f"{RUN}: the driver has no version"),
    ("driver uri", cut(*DRIVER, "informationUri"), f"{RUN}: the driver has no informationUri"),
    ("columns", cut(*OWN_RUN, "columnKind"), f'{RUN}: columnKind is not "unicodeCodePoints"'),
    ("other columns", put("utf16CodeUnits", *OWN_RUN, "columnKind"), f"{RUN}: columnKind is not"),
    ("category", cut(*OWN_RUN, "automationDetails"), f"{RUN}: automationDetails has no id"),
    ("slash", put("a", *OWN_RUN, "automationDetails", "id"), "does not end with a slash"),
    ("date", put("a/2026-01-02/", *OWN_RUN, "automationDetails", "id"), "holds a date or a commit"),
    (
        "commit",
        put(f"{'0a' * 20}/", *OWN_RUN, "automationDetails", "id"),
        "holds a date or a commit",
    ),
    ("results", cut(*OWN_RUN, "results"), f"{RUN}: there is no list of results"),
    ("many results", put([{}] * 25_001, *OWN_RUN, "results"), "25,001 results: consumers reject"),
    (
        "base",
        put("file:///a", *OWN_RUN, "originalUriBaseIds", "SRCROOT", "uri"),
        "end with a slash",
    ),
    ("remote", put([{}], *OWN_RUN, "versionControlProvenance"), "there is no repositoryUri"),
    ("invocation", cut(*OWN_RUN, "invocations"), f"{RUN}: there is no invocation"),
    ("success", cut(*OWN_RUN, "invocations", 0, "executionSuccessful"), "neither true nor false"),
    (
        "silent failure",
        put([{"executionSuccessful": False}], *OWN_RUN, "invocations"),
        "no notification says why the run did not succeed",
    ),
    ("exit code", put("1", *OWN_RUN, "invocations", 0, "exitCode"), "exitCode is no number"),
    ("artifact order", turned(*OWN_RUN, "artifacts"), "the artifacts are not sorted by uri"),
    (
        "artifact uri",
        cut(*OWN_RUN, "artifacts", 0, "location"),
        f"{RUN}.artifacts[0]: there is no uri",
    ),
    ("digest", cut(*OWN_RUN, "artifacts", 0, "hashes"), "there is no sha-256"),
    ("length", cut(*OWN_RUN, "artifacts", 0, "length"), "there is no length"),
    ("negative length", put(-1, *OWN_RUN, "artifacts", 0, "length"), "there is no length"),
    ("encoding", cut(*OWN_RUN, "artifacts", 0, "encoding"), "there is no encoding"),
    ("rule order", turned(*DRIVER, "rules"), "the rules are not sorted by id"),
    ("rule twice", repeated(2, *DRIVER, "rules"), "two rules have the id ARC001"),
    ("rule id", cut(*FIRST_RULE, "id"), f"{RULE}: there is no id"),
    ("rule name", put("no-comments", *FIRST_RULE, "name"), "is not in PascalCase"),
    ("short", cut(*FIRST_RULE, "shortDescription"), f"{RULE}: there is no shortDescription"),
    ("full", cut(*FIRST_RULE, "fullDescription"), f"{RULE}: there is no fullDescription"),
    ("long", put(LONG, *FIRST_RULE, "fullDescription", "text"), "is longer than 1,024"),
    ("help", cut(*FIRST_RULE, "help", "text"), f"{RULE}: there is no help.text"),
    ("markdown", cut(*FIRST_RULE, "help", "markdown"), f"{RULE}: there is no help.markdown"),
    ("address", put("no uri", *FIRST_RULE, "helpUri"), f"{RULE}: the helpUri is no address"),
    ("rule level", cut(*FIRST_RULE, "defaultConfiguration"), "no level in defaultConfiguration"),
    ("tags", put(list("abcdefghijk"), *FIRST_RULE, "properties", "tags"), "more than 10 tags"),
    ("precision", put("sure", *FIRST_RULE, "properties", "precision"), "precision is none"),
    (
        "severity",
        put("bad", *FIRST_RULE, "properties", "problem.severity"),
        "problem.severity is none",
    ),
    ("score number", put(8.0, *WEAK_RULE, "properties", "security-severity"), "is no text"),
    ("score zero", put("0", *WEAK_RULE, "properties", "security-severity"), "above 0 and up to 10"),
    (
        "score word",
        put("high", *WEAK_RULE, "properties", "security-severity"),
        "above 0 and up to 10",
    ),
    (
        "score elsewhere",
        put("8.0", *FIRST_RULE, "properties", "security-severity"),
        'security-severity without the tag "security"',
    ),
    (
        "odd tag",
        put(["security", "external/cwe/cwe-78"], *WEAK_RULE, "properties", "tags"),
        "should read external/cwe/cwe-078 or cwe-78",
    ),
    ("no relation", cut(*WEAK_RULE, "relationships"), f"{WEAK}: a weakness is tagged"),
    ("no taxonomy", cut("runs", 3, "taxonomies"), "the relationship to CWE-78 leads nowhere"),
    (
        "taxon index",
        put(4, *WEAK_RULE, "relationships", 0, "target", "index"),
        "the index of CWE-78 is wrong",
    ),
    ("order", turned(*OWN_RUN, "results"), "the results are not sorted by uri"),
    (
        "one identity",
        lambda log: at(*CHAIN)(log)["partialFingerprints"].update(
            at(*FIRST)(log)["partialFingerprints"]
        ),
        "two results have one archcheckFindingId/v1",
    ),
    ("no rule", cut(*FIRST, "ruleId"), f"{RESULT}: there is no ruleId"),
    ("dangling rule", put("X1", *FIRST, "ruleId"), "the rule X1 is not described"),
    ("no index", cut(*FIRST, "ruleIndex"), f"{RESULT}: there is no ruleIndex"),
    ("wrong index", put(9, *FIRST, "ruleIndex"), "the ruleIndex is not that of"),
    ("negative index", put(-1, *FIRST, "ruleIndex"), "the ruleIndex is not that of"),
    ("level", cut(*FIRST, "level"), f"{RESULT}: there is no explicit level"),
    ("odd level", put("fatal", *FIRST, "level"), f"{RESULT}: there is no explicit level"),
    ("kind", cut(*FIRST, "kind"), f'{RESULT}: the kind is not "fail"'),
    ("message", put("", *FIRST, "message", "text"), f"{RESULT}: there is no message"),
    ("long message", put(LONG, *FIRST, "message", "text"), "the message is longer than 2,000"),
    ("state", put("old", *FIRST, "baselineState"), "baselineState is none that SARIF knows"),
    ("link", put("See [x](7).", *FIRST, "message", "text"), "a link of the message leads nowhere"),
    (
        "unlinked",
        put("No.", *CHAIN, "message", "text"),
        "no link of the message leads to a related",
    ),
    ("no id", cut(*CHAIN, "relatedLocations", 0, "id"), "a related location has no id"),
    ("one id", put(1, *CHAIN, "relatedLocations", 1, "id"), "two related locations have one id"),
    ("flow", put([], *CHAIN, "codeFlows", 0, "threadFlows"), "the code flow has no location"),
    ("fix", put([{"description": {"text": "x"}}], *FIRST, "fixes"), "the fix changes nothing"),
    (
        "empty fix",
        put([{"artifactChanges": [{"replacements": []}]}], *FIRST, "fixes"),
        "the fix changes nothing",
    ),
    ("suppression", put([{}], *FIRST, "suppressions"), "suppressions[0]: there is no kind"),
    (
        "no reason",
        put([{"kind": "external"}], *FIRST, "suppressions"),
        "suppressions[0]: there is no justification",
    ),
    ("prints", cut(*FIRST, "partialFingerprints"), "there is no primaryLocationLineHash"),
    (
        "line hash",
        put("0abc:1", *FIRST, "partialFingerprints", "primaryLocationLineHash"),
        "the primaryLocationLineHash is malformed",
    ),
    (
        "identity",
        put("abc", *FIRST, "partialFingerprints", "archcheckFindingId/v1"),
        "the archcheckFindingId/v1 is malformed",
    ),
    ("no place", put([], *FIRST, "locations"), f"{RESULT}: there is no physical location"),
    ("no uri", put("", *PHYSICAL, "artifactLocation", "uri"), f"{PLACE}: there is no uri"),
    ("root", put(".", *PHYSICAL, "artifactLocation", "uri"), f"{PLACE}: the uri holds . or .."),
    ("above", put("../a.py", *PHYSICAL, "artifactLocation", "uri"), "the uri holds . or .."),
    ("here", put("./a.py", *PHYSICAL, "artifactLocation", "uri"), "the uri holds . or .."),
    ("absolute", put("/a.py", *PHYSICAL, "artifactLocation", "uri"), "the uri is not relative"),
    (
        "scheme",
        put("file:///a.py", *PHYSICAL, "artifactLocation", "uri"),
        "the uri is not relative",
    ),
    ("segment", put("a//b.py", *PHYSICAL, "artifactLocation", "uri"), "holds an empty segment"),
    ("blank", put("a b.py", *PHYSICAL, "artifactLocation", "uri"), "is not percent-encoded"),
    ("backslash", put("a\\b.py", *PHYSICAL, "artifactLocation", "uri"), "is not percent-encoded"),
    ("umlaut", put("ä.py", *PHYSICAL, "artifactLocation", "uri"), "is not percent-encoded"),
    ("no base", cut(*PHYSICAL, "artifactLocation", "uriBaseId"), "the uriBaseId is not SRCROOT"),
    ("undeclared", cut(*OWN_RUN, "originalUriBaseIds"), "the base SRCROOT is not declared"),
    (
        "artifact index",
        put(1, *PHYSICAL, "artifactLocation", "index"),
        "index of the artifact is wrong",
    ),
    ("no artifact", cut(*OWN_RUN, "artifacts"), "the file is not among the artifacts"),
    ("no line", cut(*REGION, "startLine"), f"{PLACE}: the region has no startLine"),
    ("no column", cut(*REGION, "startColumn"), f"{PLACE}: the region has no startColumn"),
    ("no end", cut(*REGION, "endColumn"), f"{PLACE}: the region has no endColumn"),
    ("no snippet", cut(*REGION, "snippet"), f"{PLACE}: the region has no snippet"),
    ("line zero", put(0, *REGION, "startLine"), "a line or column of the region is below 1"),
    ("turned region", put(1, *REGION, "endLine"), "the region ends before it begins"),
    (
        "context",
        lambda log: put(copy.deepcopy(at(*REGION)(log)), *PHYSICAL, "contextRegion")(log),
        "the contextRegion does not properly contain the region",
    ),
    (
        "related place",
        put("/a", *CHAIN, "relatedLocations", 0, "physicalLocation", "artifactLocation", "uri"),
        "relatedLocations[0]: the uri is not relative",
    ),
    (
        "step",
        cut(*CHAIN, "codeFlows", 0, "threadFlows", 0, "locations", 0, "location"),
        "codeFlows.locations[0]: there is no uri",
    ),
]
OF_FILES: list[tuple[str, Change, str]] = [
    (
        "gone",
        put("gone.py", *OWN_RUN, "artifacts", 0, "location", "uri"),
        "there is no such file below",
    ),
    (
        "above",
        put("../a", *OWN_RUN, "artifacts", 0, "location", "uri"),
        "there is no such file below",
    ),
    (
        "digest",
        put("0" * 64, *OWN_RUN, "artifacts", 0, "hashes", "sha-256"),
        "the sha-256 is not the",
    ),
    ("length", put(1, *OWN_RUN, "artifacts", 0, "length"), "the length is not the file's"),
    (
        "hash",
        put("abc:1", *FIRST, "partialFingerprints", "primaryLocationLineHash"),
        "the primaryLocationLineHash is ",
    ),
    ("outside", put(99, *REGION, "endLine"), "the region is not inside the file"),
    ("wide", put(500, *REGION, "endColumn"), "the region is not inside the file"),
    (
        "snippet",
        put("other", *REGION, "snippet", "text"),
        "the snippet is not the text of the region",
    ),
]


@pytest.mark.parametrize("sample", [result(), incomplete_result()], ids=["failing", "incomplete"])
@pytest.mark.parametrize("profile", ["github", "full", "gitlab"])
def test_should_find_nothing_when_a_log_is_our_own(
    sample: Any, profile: str, tmp_path: pathlib.Path
) -> None:
    path = tmp_path / "own.sarif"
    path.write_text(FORMAT.render(sample, ReportOptions(profile=profile)), encoding="utf-8")
    defects = [str(defect) for defect in LOGS.defects(str(path), "")]
    gone = [text for text in defects if "artifacts" not in text and "snippet" not in text]
    assert [text for text in gone if "LineHash" not in text] == []


def test_should_find_nothing_when_the_files_say_the_same(tmp_path: pathlib.Path) -> None:
    assert found(tmp_path, lambda log: None, sources(tmp_path)) == []


@pytest.mark.parametrize(
    ("change", "said"), [it[1:] for it in DEFECTS], ids=[it[0] for it in DEFECTS]
)
def test_should_find_the_defect_when_a_log_has_one(
    change: Change, said: str, tmp_path: pathlib.Path
) -> None:
    assert [text for text in found(tmp_path, change) if said in text]


@pytest.mark.parametrize(
    ("change", "said"), [it[1:] for it in OF_FILES], ids=[it[0] for it in OF_FILES]
)
def test_should_find_the_defect_when_the_files_say_otherwise(
    change: Change, said: str, tmp_path: pathlib.Path
) -> None:
    assert [text for text in found(tmp_path, change, sources(tmp_path)) if said in text]


def test_should_find_the_name_when_uploads_send_it_elsewhere(tmp_path: pathlib.Path) -> None:
    said = found(tmp_path, lambda log: None, name="a.quality.sarif")
    assert said == ["GitHub's upload sends files that end with .quality.sarif elsewhere"]


def test_should_find_the_size_when_a_log_is_too_large_to_be_uploaded(
    tmp_path: pathlib.Path,
) -> None:
    noise = random.Random(1).randbytes(11_000_000).hex()
    said = found(tmp_path, put(noise, "properties"))
    assert [text for text in said if "bytes packed: GitHub rejects more than 10,000,000" in text]


def test_should_find_no_snippet_wrong_when_there_is_none(tmp_path: pathlib.Path) -> None:
    said = found(tmp_path, cut(*REGION, "snippet"), sources(tmp_path))
    assert said == [f"{PLACE}: the region has no snippet"]


def test_should_read_no_file_when_a_region_is_missing(tmp_path: pathlib.Path) -> None:
    said = found(tmp_path, cut(*REGION, "endLine"), sources(tmp_path))
    assert said == [f"{PLACE}: the region has no endLine"]


def test_should_accept_negative_index_when_it_means_none(tmp_path: pathlib.Path) -> None:
    assert found(tmp_path, put(-1, *PHYSICAL, "artifactLocation", "index")) == []


def test_should_accept_silence_when_a_tool_suppresses_in_the_source(tmp_path: pathlib.Path) -> None:
    assert found(tmp_path, put([{"kind": "inSource"}], *FIRST, "suppressions")) == []


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is no JSON"),
        (b"\xff", "is no JSON"),
        (b"[]", "it has no list of runs"),
        (b'{"runs": 1}', "it has no list of runs"),
        (b'{"runs": [' + b"[" * 100_000, "is nested too deep"),
    ],
)
def test_should_refuse_when_a_file_is_no_log(
    data: bytes, said: str, tmp_path: pathlib.Path
) -> None:
    path = tmp_path / "a.sarif"
    path.write_bytes(data)
    with pytest.raises(UsageProblems, match=said):
        LOGS.defects(str(path), "")


def test_should_refuse_when_a_file_is_too_large(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "a.sarif"
    with path.open("wb") as file:
        file.truncate(256_000_001)
    with pytest.raises(UsageProblems, match="more than 256000000"):
        LOGS.defects(str(path), "")


def test_should_refuse_when_there_is_no_file(tmp_path: pathlib.Path) -> None:
    with pytest.raises(UsageProblems, match="cannot be read: No such file"):
        LOGS.defects(str(tmp_path / "a.sarif"), "")


def places(value: Any, head: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in a log."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value)
    inner = [(key, item) for key, item in pairs] if isinstance(value, dict | list) else []
    more = [places(item, (*head, key)) for key, item in inner if isinstance(item, dict | list)]
    return [*((*head, key) for key, _ in inner), *(path for paths in more for path in paths)]


ODD: st.SearchStrategy[Any] = st.sampled_from(
    [None, 0, -1, 1.5, "", "x", [], {}, [None], [{}], {"text": 1}, True]
)


@given(st.data())
@settings(max_examples=80, deadline=None)
def test_should_not_raise_when_a_log_is_oddly_built(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    where = data.draw(st.sampled_from(places(json.loads(sound()))[1:]))
    directory = tmp_path_factory.mktemp("odd")
    said = (
        found(directory, put(data.draw(ODD), *where), str(directory)) if where != ("runs",) else []
    )
    assert isinstance(said, list)
