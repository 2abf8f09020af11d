"""A real browser for tests, where there is one."""

import pathlib
from typing import Any


class OpenPage:
    """A page of a browser that takes down whatever goes wrong."""

    def __init__(self, page: Any) -> None:
        """Listen to a page of playwright."""
        self.page = page
        self.troubles: list[str] = []
        self.addresses: list[str] = []
        page.on("console", lambda message: self.troubles.append(message.text))
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("dialog", lambda _: self.troubles.append("a dialog"))
        page.on("request", lambda request: self.addresses.append(request.url))

    def show(self, text: str, directory: pathlib.Path) -> "OpenPage":
        """Open a page from a file."""
        file = directory / "graph.html"
        file.write_text(text, encoding="utf-8")
        self.page.goto(file.as_uri())
        self.page.wait_for_timeout(100)
        return self

    def value(self, expression: str) -> Any:
        """What an expression is worth in the page."""
        return self.page.evaluate(expression)

    def search(self, words: str) -> None:
        """Look for something and take the first match."""
        self.page.fill("#search", words)
        self.page.press("#search", "Enter")

    def place_of(self, name: str) -> tuple[float, float]:
        """Where the middle of a box is on the screen."""
        frame = self.page.locator("#canvas").bounding_box()
        x, y = self.value(f"""(() => {{
                const box = [...scene.boxes.values()].find((it) => nameOf(it.id) === {name!r});
                return [view.x + (box.x + box.width / 2) * view.scale,
                        view.y + (box.y + (box.rowOf ? 6 : box.height / 2)) * view.scale];
            }})()""")
        return frame["x"] + x, frame["y"] + y

    @property
    def heading(self) -> str:
        """What the panel is about."""
        found: str = self.page.inner_text("#panel h2")
        return found

    @property
    def shown(self) -> list[str]:
        """The names of all boxes, sorted."""
        names: list[str] = self.value(
            "[...scene.boxes.keys()].filter((id) => id !== root).map(nameOf)"
        )
        return sorted(names)
