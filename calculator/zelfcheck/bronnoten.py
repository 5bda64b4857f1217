"""A source as a small number in the text, and the whole list once at the end: the same for an outcome and for a page.

One `Bronnoten` belongs to one view. Ask it for a mark where a sentence ends, in the order of reading, and for the list last::

    noten = Bronnoten()
    regel = esc(zin) + noten.noot(bron.voor(laag))
    ...
    einde = noten.lijst()

The markup is that of Python-Markdown's footnotes, which the theme styles and shows as a tooltip. A source that comes back keeps its
number, so each stands in the list once. The list says of each how sure it is; where that changes the weight of a sentence, the
sentence itself says so too.
"""

from html import escape as esc

from calculator.html import element
from calculator.wet.model import Verwijzing, Zekerheid


class Bronnoten:
    """The sources of one view, numbered by first mention. ``nieuw_venster``: links leave the page alone, so that answers stay."""

    def __init__(self, nieuw_venster: bool = False) -> None:
        """Nothing is mentioned yet."""
        self._nummers: dict[Verwijzing, int] = {}
        self._nieuw_venster = nieuw_venster

    def noot(self, *verwijzingen: Verwijzing) -> str:
        """The mark for these sources, for the end of a sentence: HTML, empty when there are none."""
        tekens = [self._teken(v) for v in dict.fromkeys(verwijzingen)]
        # Who searches wants the text, not the numbers.
        return element("sup", ", ".join(tekens), klasse="vw-noot", data_search_exclude=True) if tekens else ""

    def _teken(self, verwijzing: Verwijzing) -> str:
        eerste = verwijzing not in self._nummers
        nummer = self._nummers.setdefault(verwijzing, len(self._nummers) + 1)
        teken = element("a", str(nummer), klasse="footnote-ref", href=f"#fn:{nummer}", aria_label=f"bron {nummer}")
        # The way back from the list is to the first place.
        return element("span", teken, id=f"fnref:{nummer}") if eerste else teken

    def lijst(self, kop: str = "Bronnen", niveau: int = 2) -> str:
        """All sources that were mentioned, under a heading of this level: HTML, empty when there are none."""
        if not self._nummers:
            return ""
        regels = "".join(
            element("li", element("p", self._link(v) + _zeker(v) + _terug(nummer)), id=f"fn:{nummer}")
            for v, nummer in self._nummers.items()
        )
        inhoud = element(f"h{niveau}", esc(kop), id="bronnen") + element("ol", regels)
        return element("div", inhoud, klasse="footnote", data_vlak="bronnen", data_search_exclude=True)

    def _link(self, verwijzing: Verwijzing) -> str:
        tekst = esc(verwijzing.tekst[0].upper() + verwijzing.tekst[1:])
        if not verwijzing.url:
            return tekst
        if not self._nieuw_venster:
            return element("a", tekst, href=verwijzing.url)
        extra = element("span", " (opent in een nieuw venster)", klasse="vw-verborgen")
        return element("a", tekst + extra, href=verwijzing.url, target="_blank", rel="noopener noreferrer")


def _zeker(verwijzing: Verwijzing) -> str:
    zeker = verwijzing.zekerheid
    return "" if zeker is Zekerheid.WETTEKST else element("span", f" ({esc(zeker.value)})", klasse="vw-zekerheid")


def _terug(nummer: int) -> str:
    return " " + element(
        "a",
        "↩",
        klasse="footnote-backref",
        href=f"#fnref:{nummer}",
        aria_label=f"Terug naar de tekst bij bron {nummer}",
    )
