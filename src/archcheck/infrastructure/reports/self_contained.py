"""HTML pages that need nothing else: their policy allows their own script and style alone."""

import base64
import hashlib
import json
import pathlib
from collections.abc import Sequence

import jinja2

HEAD = pathlib.Path(__file__).parent / "head.html"
UNSAFE_IN_SCRIPT = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def rendered(
    home: pathlib.Path,
    scripts: Sequence[str],
    extra_style: str = "",
    *,
    images: bool = False,
    **values: object,
) -> str:
    """`page.html` of a folder with its `page.css`, some scripts, and what is to be told.

    All pages begin alike; those with `images` may show some that stand in them.
    """
    script = "".join(_text(home / f"{name}.js") for name in scripts)
    style = _text(home / "page.css") + extra_style
    environment = jinja2.Environment(
        autoescape=True, keep_trailing_newline=True, undefined=jinja2.StrictUndefined
    )
    return environment.from_string(_text(HEAD) + _text(home / "page.html")).render(
        style=style,
        style_hash=_hash(style),
        script=script,
        script_hash=_hash(script),
        images=images,
        **values,
    )


def as_data(value: object) -> str:
    """A value as JSON that ends no script, with nothing that a terminal obeys."""
    return json.dumps(value, separators=(",", ":")).translate(UNSAFE_IN_SCRIPT)


def _text(path: pathlib.Path) -> str:
    return path.read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """The name of a text in a policy."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
