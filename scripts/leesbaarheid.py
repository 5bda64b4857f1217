"""How easy the pages read: ``python -m scripts.leesbaarheid [site folder] [text file ...]``.

Per page the Flesch-Douma score (206.84 - 0.77 * syllables per 100 words - 0.93 * words per sentence), words per sentence, the share of
sentences over 20 words, and passive and formal words per 1000 words. Measured is what a visitor reads in paragraphs, lists and
definitions; headings, table cells and source lines (``vw-bron``, ``vw-hint``) are left out. Abbreviations count one syllable a letter.

textstat 0.7.13 has the same formula for Dutch and the same hyphenation, but leaves out every sentence of one or two words and counts
figures as words: over the pages of this site it is from 5 below to 5 above these scores. It brings nltk along, and knows no HTML.
"""

import re
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

import pyphen

from scripts.paths import SITE

LONG = 20
DUTCH = pyphen.Pyphen(lang="nl_NL", left=1, right=1)
PASSIVE = re.compile(r"\b(wordt|worden|werd|werden|geworden)\b", re.IGNORECASE)
FORMAL = re.compile(
    r"\b(indien|teneinde|derhalve|middels|dient|dienen|alsmede|aangaande|betreffende|desbetreffende|omtrent|ingevolge|krachtens|"
    r"inzake|dienaangaande|tevens|reeds|alvorens|echter|hierbij|conform|thans|gelieve|omwille|zulks|voornoemde|onderhavige)\b",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
SENTENCE = re.compile(r"(?<=[.!?])[”’\"')]*\s+")
TEXT_TAGS = {"p", "li", "dd", "summary", "blockquote", "figcaption"}
# Source lines and texts for screen readers only, and what is no running text.
LEFT_OUT = {
    "vw-bron",
    "vw-noot",
    "vw-lezing",
    "footnote",
    "vw-hint",
    "vw-zekerheid",
    "vw-verborgen",
    "vw-sleutel",
    "vw-gecontroleerd",
}
NO_TEXT = {"script", "style", "template", "table", "h1", "h2", "h3", "h4", "nav", "svg", "label", "button", "legend"}
VOID = {"br", "img", "input", "hr", "meta", "link"}


class Score(NamedTuple):
    """What was counted in one text."""

    name: str
    words: int
    syllables: int
    sentences: int
    long: int
    passive: int
    formal: int

    @property
    def flesch(self) -> float:
        """The Flesch-Douma score: the higher, the easier."""
        return 206.84 - 77 * self.syllables / self.words - 0.93 * self.words / self.sentences


class Article(HTMLParser):
    """The running text of a page, one string per block."""

    def __init__(self, text: str) -> None:
        """Read the whole page at once."""
        super().__init__()
        self.blocks: list[str] = []
        self.open: list[tuple[str, bool]] = []
        self.inside = False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A block begins a new text; what is left out is remembered with its element."""
        if tag == "article":
            self.inside = True
        if tag in VOID:
            self._cut(tag == "br")
            return
        classes = set((dict(attrs).get("class") or "").split())
        self.open.append((tag, tag in NO_TEXT or bool(classes & LEFT_OUT)))
        self._cut(tag in TEXT_TAGS)

    def handle_endtag(self, tag: str) -> None:
        """Close everything up to this element."""
        while self.open:
            name, _ = self.open.pop()
            if name == tag:
                break
        self._cut(tag in TEXT_TAGS)
        if tag == "article":
            self.inside = False

    def handle_data(self, data: str) -> None:
        """Keep the text that a visitor reads."""
        tags = [tag for tag, _ in self.open]
        if self.inside and TEXT_TAGS & set(tags) and not any(out for _, out in self.open):
            self.blocks[-1:] = [self.blocks[-1] + data]

    def _cut(self, block: bool) -> None:
        if block or not self.blocks:
            self.blocks.append("")


def syllables(word: str) -> int:
    """The syllables of one word."""
    if word.isupper() and len(word) <= 5:
        return len(word)
    return sum(len(DUTCH.positions(part.lower())) + 1 for part in re.split(r"[-’']", word) if part)


def score(name: str, blocks: list[str]) -> Score | None:
    """Count one text. None when there is no sentence in it."""
    sentences = [s for block in blocks for s in SENTENCE.split(" ".join(block.split())) if WORD.search(s)]
    lengths = [len(WORD.findall(s)) for s in sentences]
    words = [w for s in sentences for w in WORD.findall(s)]
    if not words:
        return None
    text = " ".join(sentences)
    return Score(
        name,
        len(words),
        sum(map(syllables, words)),
        len(sentences),
        sum(n > LONG for n in lengths),
        len(PASSIVE.findall(text)),
        len(FORMAL.findall(text)),
    )


def whole(name: str, scores: list[Score]) -> Score:
    """Several texts as one."""
    return Score(name, *(sum(column) for column in zip(*(s[1:] for s in scores), strict=True)))


def row(s: Score) -> str:
    """One line of the table."""
    return (
        f"{s.name:42} {s.flesch:6.1f} {s.words / s.sentences:7.1f} {100 * s.long / s.sentences:6.1f}% "
        f"{1000 * s.passive / s.words:8.1f} {1000 * s.formal / s.words:7.1f} {s.words:7}"
    )


def pages(site: Path) -> list[Score]:
    """Every page of a built site."""
    found = (
        score(path.parent.relative_to(site).as_posix(), Article(path.read_text("utf-8")).blocks)
        for path in sorted(site.rglob("index.html"))
    )
    return [s for s in found if s]


def main(arguments: list[str]) -> int:
    """Print the table; exit 1 when the site as a whole is below 60 or a page below 50."""
    paths = [Path(a) for a in arguments] or [SITE]
    print(f"{'pagina':42} {'Flesch':>6} {'w/zin':>7} {'>20 w':>7} {'passief':>8} {'formeel':>7} {'woorden':>7}")
    bad = False
    for path in paths:
        if path.is_dir():
            scores = pages(path)
            site = whole("de hele site", scores)
            for s in (*scores, site):
                print(row(s))
            bad = bad or site.flesch < 60 or any(s.flesch < 50 for s in scores)
        else:
            text = score(path.stem, re.split(r"\n\s*\n|\n(?=\s*(?:[•\-–*]|\d+[.)])\s)", path.read_text("utf-8")))
            if text:
                print(row(text))
    return int(bad)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
