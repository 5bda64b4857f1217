"""A source as a small number in the text, and the whole list once at the end: the same for an outcome and for a page.

One `Bronnoten` belongs to one view. Ask it for a mark where a sentence ends, in the order of reading, and for the list last::

    noten = Bronnoten()
    regel = el("p", zin, noten.noot(bron.voor(laag)))
    ...
    einde = noten.lijst()

The markup is that of Python-Markdown's footnotes, which the theme styles and shows as a tooltip. A source that comes back keeps its
number, so each stands in the list once. The list says of each how sure it is; where that changes the weight of a sentence, the
sentence itself says so too.
"""

from calculator.html import NIETS, Html, el, samen, veilig
from calculator.wet.model import Verwijzing, Zekerheid
from calculator.zinnen import hoofdletter


class Bronnoten:
    """The sources of one view, numbered by first mention. ``nieuw_venster``: links leave the page alone, so that answers stay."""

    def __init__(self, nieuw_venster: bool = False) -> None:
        """Nothing is mentioned yet."""
        self._nummers: dict[Verwijzing, int] = {}
        self._nieuw_venster = nieuw_venster

    def noot(self, *verwijzingen: Verwijzing) -> Html:
        """The mark for these sources, for the end of a sentence; empty when there are none."""
        tekens = [self._teken(v) for v in dict.fromkeys(verwijzingen)]
        # Who searches wants the text, not the numbers.
        return el("sup", Html(", ").join(tekens), klasse="vw-noot", data_search_exclude=True) if tekens else NIETS

    def _teken(self, verwijzing: Verwijzing) -> Html:
        eerste = verwijzing not in self._nummers
        nummer = self._nummers.setdefault(verwijzing, len(self._nummers) + 1)
        teken = el("a", str(nummer), klasse="footnote-ref", href=f"#fn:{nummer}", aria_label=f"bron {nummer}")
        # The way back from the list is to the first place.
        return el("span", teken, id=f"fnref:{nummer}") if eerste else teken

    def lijst(self, kop: str = "Bronnen", niveau: int = 2) -> Html:
        """All sources that were mentioned, under a heading of this level; empty when there are none."""
        if not self._nummers:
            return NIETS
        regels = [
            el("li", el("p", self._link(v), _zeker(v), _terug(nummer)), id=f"fn:{nummer}")
            for v, nummer in self._nummers.items()
        ]
        inhoud = samen(el(f"h{niveau}", kop, id="bronnen"), el("ol", regels))
        return el("div", inhoud, klasse="footnote", data_vlak="bronnen", data_search_exclude=True)

    def _link(self, verwijzing: Verwijzing) -> Html:
        tekst = hoofdletter(verwijzing.tekst)
        if not verwijzing.url:
            return veilig(tekst)
        if not self._nieuw_venster:
            return el("a", tekst, href=verwijzing.url)
        return buiten(tekst, verwijzing.url)


def buiten(tekst: str, url: str, **kenmerken: str) -> Html:
    """A link to another site, in a new window so that the answers stay."""
    extra = el("span", " (opent in een nieuw venster)", klasse="vw-verborgen")
    return el("a", tekst, extra, href=url, target="_blank", rel="noopener noreferrer", **kenmerken)


def _zeker(verwijzing: Verwijzing) -> Html:
    zeker = verwijzing.zekerheid
    # In a list a word does; in a sentence it says so in full.
    woord = "publicatie" if zeker is Zekerheid.SECUNDAIR else zeker.value
    return NIETS if zeker is Zekerheid.WETTEKST else el("span", f" ({woord})", klasse="vw-zekerheid")


def _terug(nummer: int) -> Html:
    return " " + el(
        "a",
        "↩",
        klasse="footnote-backref",
        href=f"#fnref:{nummer}",
        aria_label=f"Terug naar de tekst bij bron {nummer}",
    )
