"""An outcome as a visitor meets it: its parts, and the words that are seen with the folds closed."""

import re
from html.parser import HTMLParser

from calculator.geval.invoer import lees_geval
from calculator.oordeel.antwoord import Antwoord, antwoord
from calculator.zelfcheck import uitkomst
from tests.strategies import Facts

#: Parts that nobody reads from top to bottom: they do not count as words of the outcome.
NOT_COUNTED = frozenset({"bronnen", "antwoorden", "meenemen"})
_EMPTY = frozenset({"input", "br", "link"})
WORD = re.compile(r"[\w€][\w€.,’‘-]*")


class Parts(HTMLParser):
    """The text of each `data-vlak` (a part inside another belongs to both), and the visible text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text: dict[str, str] = {}
        self.seen: list[str] = []
        self._open: list[tuple[str, str | None, bool]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _EMPTY:
            return
        given = dict(attrs)
        part = given.get("data-vlak")
        if part and part not in self.text:
            self.text[part] = ""
        shut = any(hidden for _, _, hidden in self._open)
        if tag == "summary" and self._open[-1][0] == "details":
            shut = any(hidden for _, _, hidden in self._open[:-1])
            # What a fold hides lies beside its summary.
            self._open[-1] = (*self._open[-1][:2], False)
        hidden = (
            shut
            or part in NOT_COUNTED
            or "hidden" in given
            or tag in ("details", "svg", "pre", "sup")
            # The line with 112 is no part of the answer.
            or not {"vw-verborgen", "vw-dreiging"}.isdisjoint((given.get("class") or "").split())
        )
        self._open.append((tag, part, hidden))

    def handle_endtag(self, tag: str) -> None:
        if tag in _EMPTY:
            return
        self._open.pop()
        if tag == "summary" and self._open[-1][0] == "details":
            self._open[-1] = (*self._open[-1][:2], True)

    def handle_data(self, data: str) -> None:
        for part in dict.fromkeys(part for _, part, _ in self._open if part):
            self.text[part] += data + " "
        if not any(hidden for _, _, hidden in self._open):
            self.seen.append(data)

    @property
    def words(self) -> int:
        """How many words are seen with the folds closed."""
        return len(WORD.findall(" ".join(self.seen)))


def answer_on(facts: Facts) -> Antwoord:
    """The answer on facts in the case format."""
    return antwoord(lees_geval(facts))


def parts_of(van: Antwoord, lezer: str) -> Parts:
    """The outcome of an answer, in parts."""
    return Parts(uitkomst.html(van, lezer))
