"""Makes the first mention of a hard word on a page a link to the glossary, with its meaning as tooltip. Build time only."""

import re
from collections.abc import Iterator
from types import MappingProxyType
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from calculator.paginas.begrippen import BEGRIPPEN, MOEILIJK, Begrip

_PER_TERM = MappingProxyType({b.term.lower(): b for b in BEGRIPPEN if b.naam in MOEILIJK})
# The longest first: PKVW-certificaat before PKVW.
_TERM = re.compile(
    rf"(?<![\w-])({'|'.join(map(re.escape, sorted(_PER_TERM, key=len, reverse=True)))})(?![\w@-])", re.IGNORECASE
)
_READ = ("p", "li", "td", "dd")
#: Not inside these: a link is one already, a heading leads elsewhere, bold text and what the law says stay whole.
_LEFT_ALONE = ("a", "code", "pre", "strong", "h1", "h2", "h3", "h4", "th", "blockquote")


class GlossaryLinks(Treeprocessor):
    """Runs before MkDocs makes the links relative."""

    def run(self, root: Element) -> None:
        """Called by Python-Markdown for each page."""
        seen: set[str] = set()
        for block in _blocks(root):
            self._link(block, seen)

    def _link(self, element: Element, seen: set[str]) -> None:
        """Look into the text of an element and after each child; what is found becomes a child itself."""
        children = list(element)
        element.text, new = self._split(element.text, seen)
        for index, child in enumerate(new):
            element.insert(index, child)
        for child in children:
            if child.tag in ("em", "span") and child.get("class") != "vw-bron":
                self._link(child, seen)
            child.tail, new = self._split(child.tail, seen)
            place = list(element).index(child) + 1
            for index, more in enumerate(new):
                element.insert(place + index, more)

    def _split(self, text: str | None, seen: set[str]) -> tuple[str | None, list[Element]]:
        """The text up to the first new term, and the links with the text after each."""
        rest, start = text or "", 0
        links: list[Element] = []
        head: str | None = text
        for found in _TERM.finditer(rest):
            term = _PER_TERM[found[1].lower()]
            if term.naam in seen:
                continue
            seen.add(term.naam)
            between = rest[start : found.start()]
            if links:
                links[-1].tail = between
            else:
                head = between
            links.append(_anchor(found[1], term))
            start = found.end()
        if links:
            links[-1].tail = rest[start:]
        return head, links


def _blocks(root: Element) -> Iterator[Element]:
    """Every element with running text, in order, not below one that is left alone."""
    for element in root:
        if element.tag in _LEFT_ALONE:
            continue
        if element.tag in _READ:
            yield element
        yield from _blocks(element)


def _anchor(word: str, term: Begrip) -> Element:
    link = Element("a", {"class": "vw-begrip", "href": f"/begrippen.md#begrip-{term.naam}", "title": term.uitleg})
    link.text = word
    return link


def register(md: Markdown) -> None:
    """After inline text is read (20), before MkDocs resolves links (0)."""
    md.treeprocessors.register(GlossaryLinks(md), "glossary_links", 5)
