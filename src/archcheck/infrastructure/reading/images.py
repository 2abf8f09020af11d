"""Names of container images, and the variables in them."""

import re
from collections.abc import Mapping

import msgspec

from archcheck.infrastructure.reading.dockerfiles import Dockerfile, Instruction, Stage

SCRATCH = "scratch"
LATEST = "latest"
NO_USER_NEEDED = re.compile(r"\bnonroot\b|\bdistroless\.dev/|\bcgr\.dev/chainguard/")
VARIABLE = re.compile(
    r"\$(?:(?P<bare>[A-Za-z_]\w*)" r"|\{(?P<name>\w+)(?:(?P<how>:?[-+?])(?P<word>[^{}]*))?\})"
)
PAIR = re.compile(r"(?P<key>\w+)=(?P<value>\"(?:[^\"\\]|\\.)*\"|'[^']*'|(?:[^\s\"'\\]|\\.)*)")
UNKNOWN = "\N{REPLACEMENT CHARACTER}"
ALTERNATIVES = (("+", True), ("-", False))
MOST_TURNS = 20
MOST_CHARACTERS = 2_000
OF_FILES = ("ARG", "ENV")
Values = Mapping[str, str]


class Image(msgspec.Struct, frozen=True):
    """An image: its name with the registry, its tag and its digest, which may be empty."""

    name: str
    tag: str
    digest: str

    @property
    def last(self) -> str:
        """The last component of its name."""
        return self.name.rpartition("/")[2]

    @property
    def is_pinned(self) -> bool:
        """Whether it says which one it is, as far as what is written tells."""
        if self.digest or UNKNOWN in self.name or self.name in (SCRATCH, ""):
            return True
        return self.tag not in ("", LATEST)


def read_image(reference: str) -> Image:
    """The parts of `registry:5000/team/shop:1.2@sha256:...`."""
    before, _, digest = reference.partition("@")
    name, colon, tag = before.rpartition(":")
    if not colon or "/" in tag:
        return Image(before, "", digest)
    return Image(name, tag, digest)


def substituted(text: str, values: Values) -> str:
    """A text with the values of its variables, or their defaults.

    A variable without either becomes the replacement character; so does a text that grows beyond
    all names, as where each of many variables names the one before it ten times.
    """
    for _ in range(MOST_TURNS):
        if len(text) > MOST_CHARACTERS:
            return UNKNOWN
        after = VARIABLE.sub(lambda found: _value(found, values), text)
        if after == text:
            break
        text = after
    return text


def _value(found: re.Match[str], values: Values) -> str:
    value = values.get("".join(filter(None, (found["bare"], found["name"]))), UNKNOWN)
    how = found["how"] or ""
    absent = (UNKNOWN, "") if how.startswith(":") else (UNKNOWN,)
    if (how[-1:], value not in absent) in ALTERNATIVES:
        return found["word"]
    return "" if how.endswith("+") else value


def resolved(dockerfile: Dockerfile) -> Dockerfile:
    """A Dockerfile whose stages stand on what the defaults of its arguments say."""
    values = values_of(dockerfile.before, {})
    stages = (
        msgspec.structs.replace(stage, base=substituted(stage.base, values))
        for stage in dockerfile.stages
    )
    return msgspec.structs.replace(dockerfile, stages=tuple(stages))


def values_of(instructions: tuple[Instruction, ...], given: Values) -> dict[str, str]:
    """What ARG and ENV set in these, on top of what is given; ARG without a value sets nothing."""
    values = dict(given)
    for instruction in instructions:
        if instruction.name in OF_FILES:
            for key, value in _pairs(instruction):
                values[key] = substituted(value, values)
    return values


def variables_in(stage: Stage, dockerfile: Dockerfile) -> dict[str, str]:
    """The variables at the end of a stage, with those of what it stands on.

    Of the arguments before the first stage all count: a stage that names one again has its value.
    """
    values = values_of(dockerfile.before, {})
    for each in reversed(dockerfile.lineage_of(stage)):
        values = values_of(each.instructions, values)
    return values


def _pairs(instruction: Instruction) -> list[tuple[str, str]]:
    found = PAIR.finditer(instruction.arguments)
    pairs = [(it["key"], it["value"].strip("\"'")) for it in found]
    if pairs or instruction.name != "ENV":
        return pairs
    key, _, value = instruction.arguments.partition(" ")
    return [(key, value)]
