"""What a page knows while it is made: its sources so far, and the settings of the site. Build time only."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from calculator.html import NIETS, Html, el
from calculator.wet import bronnen
from calculator.wet.model import Bron, Verwijzing
from calculator.wet.regelingen import REGELINGEN
from calculator.zelfcheck.bronnoten import Bronnoten

#: The settings of the site (mkdocs.yml), empty until someone fills them in.
INSTELLINGEN = ("adres", "uitgever", "contact", "broncode", "hosting")
#: Stands for the top of the site in an address; scripts/build.py makes it relative.
BOVEN = "~/"

#: The articles once in full; a note below names only the lid.
_VOLUIT = (
    "Met ‘de Regeling’ bedoelen wij artikel 2.9 (provincie), 3.9 (gemeente) of 4.9 (waterschap) van de Regeling rechtspositie decentrale "
    "politieke ambtsdragers. Met ‘het Besluit’ bedoelen wij het Rechtspositiebesluit decentrale politieke ambtsdragers."
)


@dataclass(frozen=True, slots=True)
class Hier:
    """The page at hand."""

    noten: Bronnoten = field(default_factory=Bronnoten)
    instellingen: Mapping[str, str] = MappingProxyType(dict.fromkeys(INSTELLINGEN, ""))

    def noot(self, *bronnen_: Bron) -> Html:
        """The mark for sources of no particular organisation."""
        return Html(self.noten.noot(*(kort(b.voor(None)) for b in bronnen_)))

    def noot_bij(self, *namen: str) -> Html:
        """``{{ noot 2024:5:b NOTA_2026 }}``: the mark for these sources; what they are stands at the end of the page."""
        if not namen:
            raise KeyError("noot")
        return self.noot(*map(naar_bron, namen))

    def lijst(self, niveau: int = 2) -> Html:
        """All sources of the page."""
        lijst = Html(self.noten.lijst(niveau=niveau))
        voluit = el("p", _VOLUIT, klasse="vw-bron", data_search_exclude=True)
        return voluit + lijst if "Regeling (" in lijst or "het Besluit" in lijst else lijst


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


def kort(verwijzing: Verwijzing) -> Verwijzing:
    """A lid of the articles by its number alone: what the articles are stands above the list."""
    rest = verwijzing.tekst.removeprefix(f"artikel {bronnen.ARTIKELEN}").removeprefix(", ")
    lid, _, tekst = rest.partition("van de Regeling ")
    if rest == verwijzing.tekst or not tekst:
        return verwijzing
    return replace(verwijzing, tekst=f"Regeling {tekst}" + (f", {lid.strip()}" if lid else ""))


def link(verwijzing: Verwijzing, tekst: str = "") -> Html:
    """A source as a link, where it has an address."""
    return (
        el("a", tekst or verwijzing.tekst, href=verwijzing.url)
        if verwijzing.url
        else NIETS + (tekst or verwijzing.tekst)
    )
