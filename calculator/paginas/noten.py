"""What a page knows while it is made: its sources so far, and the settings of the site. Build time only."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from calculator.html import NIETS, Html, el
from calculator.wet import bronnen
from calculator.wet.model import Bron, Verwijzing
from calculator.wet.regelingen import REGELINGEN
from calculator.zelfcheck.bronnoten import Bronnoten

#: The settings of the site (mkdocs.yml), empty until someone fills them in.
INSTELLINGEN = ("adres", "uitgever", "contact", "broncode", "hosting")
#: Stands for the top of the site in an address; scripts/build.py makes it relative.
BOVEN = "~/"

#: A lid of the articles as the package cites it: which lid, and of which text.
_LID = re.compile(rf"artikel {re.escape(bronnen.ARTIKELEN)}(?:, (?P<lid>.+?))? van de Regeling \((?P<tekst>.+)\)")
_VOLUIT = f"Regeling rechtspositie decentrale politieke ambtsdragers, artikel {bronnen.ARTIKELEN}"
_BESLUIT = "van het Besluit"
_BESLUIT_VOLUIT = "van het Rechtspositiebesluit decentrale politieke ambtsdragers"
_KENMERK = re.compile(r" \(kenmerk [^)]+\)")


@dataclass(frozen=True, slots=True)
class Hier:
    """The page at hand."""

    noten: Bronnoten = field(default_factory=Bronnoten)
    instellingen: Mapping[str, str] = field(default_factory=lambda: dict.fromkeys(INSTELLINGEN, ""))
    _namen: dict[Verwijzing, Verwijzing] = field(default_factory=dict)
    _genoemd: set[str] = field(default_factory=set)

    def noot(self, *bronnen_: Bron) -> Html:
        """The mark for sources of no particular organisation."""
        return Html(self.noten.noot(*(self._kort(b.voor(None)) for b in bronnen_)))

    def _kort(self, verwijzing: Verwijzing) -> Verwijzing:
        """A source as the list names it: a law in full where the page first mentions it, and short after that."""
        if verwijzing not in self._namen:
            tekst = verwijzing.tekst
            if lid := _LID.fullmatch(tekst):
                tekst = _VOLUIT if self._eerste("de Regeling") else "Regeling"
                tekst += f" {lid['tekst'].removeprefix('tekst ')}" + (f", {lid['lid']}" if lid["lid"] else "")
            elif tekst.endswith(_BESLUIT) and self._eerste("het Besluit"):
                tekst = tekst.removesuffix(_BESLUIT) + _BESLUIT_VOLUIT
            self._namen[verwijzing] = replace(verwijzing, tekst=_KENMERK.sub("", tekst))
        return self._namen[verwijzing]

    def _eerste(self, wet: str) -> bool:
        eerste = wet not in self._genoemd
        self._genoemd.add(wet)
        return eerste

    def noot_bij(self, *namen: str) -> Html:
        """``{{ noot 2024:5:b NOTA_2026 }}``: the mark for these sources; what they are stands at the end of the page."""
        if not namen:
            raise KeyError("noot")
        return self.noot(*map(naar_bron, namen))

    def lijst(self, niveau: int = 2) -> Html:
        """All sources of the page."""
        return Html(self.noten.lijst(niveau=niveau))


def naar_bron(naam: str) -> Bron:
    """``2024:5:b`` (a lid of a regime), ``besluit:x.3.1:2`` or a name in calculator.wet.bronnen."""
    soort, een, ander = [*naam.split(":"), "", ""][:3]
    for regeling in REGELINGEN:
        if soort == regeling.jaar:
            return regeling.lid(een, ander)
    if soort == "besluit":
        return bronnen.besluit(een, ander)
    document = getattr(bronnen, naam)
    return document if isinstance(document, Bron) else document.bron()


def link(verwijzing: Verwijzing, tekst: str = "") -> Html:
    """A source as a link, where it has an address."""
    return (
        el("a", tekst or verwijzing.tekst, href=verwijzing.url)
        if verwijzing.url
        else NIETS + (tekst or verwijzing.tekst)
    )
