"""The types of configuration values; their descriptions are what messages say was expected."""

import datetime
from typing import Annotated, Any, Literal

from msgspec import Meta

REGEX = "regular expression"

Text = Annotated[str, Meta(description="a string")]
Sentence = Annotated[str, Meta(pattern=r"\S", description="a string that says something")]
Count = Annotated[int, Meta(ge=0, description="a whole number from 0")]
Pattern = Annotated[str, Meta(description="a string", extra={REGEX: True})]
Patterns = Annotated[
    str | tuple[Text, ...], Meta(description="a string or a list of strings", extra={REGEX: True})
]
Texts = Annotated[str | tuple[Text, ...], Meta(description="a string or a list of strings")]
Names = Annotated[
    Sentence | Annotated[tuple[Sentence, ...], Meta(min_length=1)],
    Meta(description="a name or a list of names"),
]
TextList = Annotated[tuple[Text, ...], Meta(description="a list of strings")]
Flag = Annotated[bool, Meta(description="true or false")]
Scalar = Annotated[str | bool | int | float, Meta(description="a string, a number, true or false")]
Days = Annotated[
    Annotated[int, Meta(ge=0)] | None, Meta(description="a whole number of days from 0")
]
Bytes = Annotated[int, Meta(gt=0, description="a number of bytes above 0")]
Seconds = Annotated[float, Meta(gt=0, le=1e9, description="a number of seconds above 0")]
Date = Annotated[datetime.date | None, Meta(description="a date such as 2027-06-30")]
Table = Annotated[dict[str, object], Meta(description="a table")]
StatedTable = Annotated[Any, Meta(description="a table")]
LevelName = Annotated[
    Literal["error", "warning", "note", "off"],
    Meta(description='"error", "warning", "note" or "off"'),
]
ContractLevel = Annotated[
    Literal["error", "warning", "note", "off"] | None,
    Meta(description='"error", "warning", "note" or "off"'),
]
FailOn = Annotated[
    Literal["error", "warning", "note", "never"],
    Meta(description='"error", "warning", "note" or "never"'),
]
DeclaredArchitecture = Annotated[Literal["none"], Meta(description='"none"')]
RoleName = Annotated[Literal["source", "test"], Meta(description='"source" or "test"')]
Roles = Annotated[
    tuple[RoleName, ...], Meta(min_length=1, description='a list of "source" and "test"')
]
OneOrMoreRoles = Annotated[
    RoleName | Annotated[tuple[RoleName, ...], Meta(min_length=1)],
    Meta(description='"source", "test" or a list of them'),
]
Environment = Annotated[
    Literal["project", "isolated", "path"] | None,
    Meta(description='"project", "isolated" or "path"'),
]
