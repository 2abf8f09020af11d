"""What a result says, with links to its related locations."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from archcheck.domain.finding import Finding
from archcheck.domain.location import RelatedLocation
from archcheck.infrastructure.reports.sarif.json_values import limited, link_text, sentence

TEXT_LIMIT = 2000
BODY_LIMIT = 1200
LINK_LIMIT = 200


class LinkedMessage(msgspec.Struct, frozen=True):
    """A message and the related locations that it links, as `[text](1)`, `[text](2)`, ..."""

    text: str
    linked: tuple[RelatedLocation, ...]


def result_message(finding: Finding, prefix: str = "") -> LinkedMessage:
    """The finding's message with the reason and the advice, then its links.

    `prefix` stands before the paths of places that are named by nothing else.
    """
    body = limited("\n".join(filter(None, _body(finding))), BODY_LIMIT)
    groups = (("Chain", finding.chain), ("See", _without_chain(finding)))
    message = LinkedMessage(body, ())
    for title, places in groups:
        message = _with_links(message, title, places, prefix)
    return message


def _body(finding: Finding) -> Iterator[str]:
    yield _title(finding)
    yield from map(sentence, finding.notes)
    yield _labelled("Why", finding.because)
    yield _labelled("Fix", finding.fix)
    yield _labelled("Also reported by", ", ".join(finding.also_reported_by))


def _title(finding: Finding) -> str:
    text = sentence(finding.message)
    if not finding.contract or finding.contract in text:
        return text or "No message."
    said = finding.declaration
    return f"{text} {sentence(said[:1].upper() + said[1:])}"


def _labelled(label: str, text: str) -> str:
    return sentence(f"{label}: {text}") if text.strip() else ""


def _without_chain(finding: Finding) -> list[RelatedLocation]:
    return [place for place in finding.related if place not in finding.chain]


def _with_links(
    message: LinkedMessage, title: str, places: Sequence[RelatedLocation], prefix: str
) -> LinkedMessage:
    before = len(message.linked)
    room = TEXT_LIMIT - len(message.text) - len(f"\n{title}: .")
    links = list(_fitting(_links(places, before + 1, prefix), room))
    if not links:
        return message
    text = f"{message.text}\n{title}: {', '.join(links)}."
    return LinkedMessage(text, (*message.linked, *places[: len(links)]))


def _links(places: Iterable[RelatedLocation], first: int, prefix: str) -> Iterator[str]:
    for number, place in enumerate(places, start=first):
        yield f"[{_label(place, prefix)}]({number})"


def _label(place: RelatedLocation, prefix: str) -> str:
    where = f"{prefix}{place.location.path}:{place.location.region.start_line}"
    return link_text(limited(place.message.strip() or where, LINK_LIMIT))


def _fitting(links: Iterable[str], room: int) -> Iterator[str]:
    for link in links:
        room -= len(link) + len(", ")
        if room < 0:
            return
        yield link
