"""One finding as people see it."""

from collections.abc import Iterable, Iterator, Mapping

from rich.text import Text

from archcheck.domain.check_result import EnabledRule, ReportedFile
from archcheck.domain.finding import Finding
from archcheck.domain.location import Location, RelatedLocation
from archcheck.infrastructure.reports.console.source_view import GUTTER, code_lines
from archcheck.infrastructure.reports.console.surface import Surface
from archcheck.infrastructure.reports.words import (
    message_text,
    on_one_line,
    place_text,
    reason_and_fix,
    rule_label,
)

INDENT = 2
NOTE_INDENT = GUTTER + 1
GAP = "  "
Advice = tuple[str, str]


def one_line(finding: Finding, surface: Surface) -> list[Text]:
    """Place, level, rule, message and contract on one line."""
    label = Text.assemble(*_label(finding, surface))
    message = surface.text(message_text(finding))
    return [Text(" ").join((_place(finding.location, surface), label, message))]


def finding_lines(
    finding: Finding,
    files: Mapping[str, ReportedFile],
    advice: Iterable[Advice],
    surface: Surface,
) -> list[Text]:
    """Where, what, the code, and then the advice: why, and what to do."""
    return [
        *_header(finding, surface),
        *_message(finding, surface),
        *code_lines(finding, files.get(finding.location.path), surface),
        *_chain(finding.chain, surface),
        *_elsewhere(finding, surface),
        *_notes(finding, advice, surface),
    ]


def _place(location: Location, surface: Surface) -> Text:
    return surface.text(f"{place_text(location)}:", "place")


def _label(finding: Finding, surface: Surface) -> Iterator[Text]:
    yield Text(finding.level.value, style=finding.level.value)
    yield surface.text(f"[{rule_label(finding)}]", "rule")


def _header(finding: Finding, surface: Surface) -> list[Text]:
    """One line at any width: it is what people grep and click."""
    return [Text.assemble(_place(finding.location, surface), " ", *_label(finding, surface))]


def _message(finding: Finding, surface: Surface) -> Iterator[Text]:
    declaration = surface.text(finding.declaration, "quiet")
    separated = (Text(GAP * 2), declaration) if finding.declaration else ()
    for number, line in enumerate(finding.message.strip().splitlines() or [""]):
        tail = separated if number == 0 else ()
        yield from surface.wrapped(INDENT, surface.text(line, "message"), *tail, hanging=INDENT)


def _labelled(label: str, text: str, surface: Surface) -> list[Text]:
    head = Text.assemble(("= ", "gutter"), (f"{label}: ", "label"))
    return surface.wrapped(
        NOTE_INDENT, head, surface.text(on_one_line(text)), hanging=len(head.plain)
    )


def _chain(chain: Iterable[RelatedLocation], surface: Surface) -> Iterator[Text]:
    links = list(chain)
    width = max((len(surface.shown(link.message)) for link in links), default=0)
    head = Text.assemble(("= ", "gutter"), ("chain: ", "label"))
    for number, link in enumerate(links):
        margin = head if number == 0 else Text(" " * len(head.plain))
        yield from _link(link, margin, width, surface)


def _link(link: RelatedLocation, margin: Text, width: int, surface: Surface) -> list[Text]:
    indent = Text(" " * NOTE_INDENT)
    where = surface.text(_line_of(link.location), "quiet")
    message = surface.text(link.message)
    spaces = Text(" " * (width - len(message.plain)) + GAP)
    if surface.fits(indent, margin, message, spaces, where):
        return [Text.assemble(indent, margin, message, spaces, where)]
    deeper = len(margin.plain) + INDENT
    return [
        *surface.wrapped(NOTE_INDENT, margin, message, hanging=deeper),
        Text.assemble(Text(" " * (NOTE_INDENT + deeper)), where),
    ]


def _line_of(location: Location) -> str:
    return f"{location.path}:{location.region.start_line}"


def _elsewhere(finding: Finding, surface: Surface) -> Iterator[Text]:
    for related in finding.related:
        if related.location.path != finding.location.path and related not in finding.chain:
            text = f"{on_one_line(related.message)} ({place_text(related.location)})"
            yield from _labelled("see", text, surface)


def _notes(finding: Finding, advice: Iterable[Advice], surface: Surface) -> Iterator[Text]:
    for label, text in (*_remarks(finding), *advice):
        if text.strip() and text not in finding.message:
            yield from _labelled(label, text, surface)


def _remarks(finding: Finding) -> Iterator[Advice]:
    for note in finding.notes:
        yield "also", note
    others = ", ".join(finding.also_reported_by)
    yield "also", f"reported by {others}" if others else ""


def fresh_advice(
    findings: Iterable[Finding], rules: Mapping[str, EnabledRule]
) -> Iterator[tuple[Finding, list[Advice]]]:
    """Each finding with why and what to do where its rule or contract has not said so before."""
    told: set[tuple[str, str, Advice]] = set()
    for finding in findings:
        mine = rule_label(finding), finding.contract
        advice = [entry for entry in _advice(finding, rules) if (*mine, entry) not in told]
        told.update((*mine, entry) for entry in advice)
        yield finding, advice


def _advice(finding: Finding, rules: Mapping[str, EnabledRule]) -> Iterator[Advice]:
    because, fix = reason_and_fix(finding, rules)
    yield "why", because
    yield "fix", fix
