"""Read and change a page that the site generator made by its elements: what is not changed stays byte for byte.

A page is not written anew from a tree: that would touch every byte of it, and what the theme wrote is checked against the theme.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import accumulate

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass
class Element:
    """An element and where it stands in the text: its start tag from ``begin`` to ``inside``, its end tag from ``stop`` to ``end``."""

    name: str
    attributes: dict[str, str]
    begin: int
    inside: int
    stop: int = field(default=-1)
    end: int = field(default=-1)


class Page(HTMLParser):
    """A page whose elements can be found and changed; ``str`` of it is the changed text."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.text = text
        self.elements: list[Element] = []
        self.changes: list[tuple[int, int, str]] = []
        self._open: list[Element] = []
        self._lines = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
        self.feed(text)
        self.close()
        for element in self._open:
            element.stop = element.end = len(text)

    def _here(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        begin = self._here()
        inside = begin + len(self.get_starttag_text() or "")
        element = Element(tag, {name: value or "" for name, value in attrs}, begin, inside)
        self.elements.append(element)
        if tag in VOID:
            element.stop = element.end = inside
        else:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        """An element ends, and with it what stands open in it."""
        if tag in {element.name for element in self._open}:
            stop = self._here()
            while self._open:
                element = self._open.pop()
                element.stop = element.end = stop
                if element.name == tag:
                    element.end = self.text.index(">", stop) + 1
                    return

    def find(self, tag: str, **attributes: str) -> Iterator[Element]:
        """The elements with this tag and these attributes (``data_x`` stands for ``data-x``), in order."""
        wanted = {key.replace("_", "-"): value for key, value in attributes.items()}.items()
        return (e for e in self.elements if e.name == tag and wanted <= e.attributes.items())

    def one(self, tag: str, **attributes: str) -> Element:
        """The only such element; the build stops when the site generator writes otherwise."""
        found = list(self.find(tag, **attributes))
        if len(found) != 1:
            raise SystemExit(f"<{tag}> with {attributes} is there {len(found)} times")
        return found[0]

    def content(self, element: Element) -> str:
        """What stands between the tags, as it is written."""
        return self.text[element.inside : element.stop]

    def within(self, element: Element) -> Iterator[Element]:
        """The elements in this one, in order."""
        return (e for e in self.elements if element.inside <= e.begin < element.stop)

    def after_start(self, element: Element, html: str) -> None:
        """Put HTML right after a start tag."""
        self.changes.append((element.inside, element.inside, html))

    def replace(self, element: Element, html: str, whole: bool = False) -> None:
        """Put HTML in place of what an element holds, or of the ``whole`` element."""
        begin, end = (element.begin, element.end) if whole else (element.inside, element.stop)
        self.changes.append((begin, end, html))

    def add_attribute(self, element: Element, attribute: str) -> None:
        """Write an attribute, as it stands in HTML, behind the name of an element."""
        place = element.begin + 1 + len(element.name)
        self.changes.append((place, place, f" {attribute}"))

    def __str__(self) -> str:
        """The text with every change."""
        parts, done = [], 0
        for begin, end, html in sorted(self.changes, key=lambda change: change[:2]):
            parts += [self.text[done:begin], html]
            done = end
        return "".join([*parts, self.text[done:]])
