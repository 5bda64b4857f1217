"""What a page knows while it is made: its sources so far, and the settings of the site. Build time only."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from calculator.html import NIETS, Html, el
from calculator.wet import bronnen
from calculator.wet.model import Bron, Verwijzing, Zekerheid
from calculator.wet.regelingen import REGELINGEN
from calculator.zelfcheck.bronnoten import Bronnoten

#: The settings of the site (mkdocs.yml), empty until someone fills them in.
INSTELLINGEN = ("adres", "uitgever", "contact", "broncode", "hosting")
#: Stands for the top of the site in an address; scripts/build.py makes it relative.
BOVEN = "~/"

#: A lid of the articles as the package cites it: which lid, and of which text.
_LID = re.compile(rf"artikel {re.escape(bronnen.ARTIKELEN)}(?:, (?P<lid>.+?))? van de Regeling \((?P<tekst>.+)\)")
_NU = bronnen.TEKST_2024.naam
_VOLUIT = MappingProxyType(
    {
        "Regeling": "Regeling rechtspositie decentrale politieke ambtsdragers",
        "Besluit": "Rechtspositiebesluit decentrale politieke ambtsdragers",
    }
)
#: An article of another text: in a list its name stands in front, as of the Regeling.
_ARTIKEL = re.compile(r"(?P<artikel>artikel .+?) van (?:de|het) (?P<wet>[^(]+?)(?P<staart> \(.+\))?")
#: Words of a sentence that a list does without.
_OVERBODIG = re.compile(r"^(?:de|het) (?=\S)|(?<=ota )van het ministerie van |(?<=\()kenmerk |(?<=versie )van ")


@dataclass(frozen=True, slots=True)
class Hier:
    """The page at hand."""

    noten: Bronnoten = field(default_factory=Bronnoten)
    instellingen: Mapping[str, str] = field(default_factory=lambda: dict.fromkeys(INSTELLINGEN, ""))
    #: On a sheet for the group nothing is cited: the site has the sources.
    stil: bool = False
    _namen: dict[Verwijzing, Verwijzing] = field(default_factory=dict)
    _genoemd: set[str] = field(default_factory=set)

    def noot(self, *bronnen_: Bron) -> Html:
        """The mark for sources of no particular organisation. What we infer says so at the mark, where it changes the weight of the sentence."""
        gevonden = [] if self.stil else [b.voor(None) for b in bronnen_]
        # Of the old text everything is inferred for two of the three kinds of organisation: the list says so once.
        afgeleid = [v for v in gevonden if v.zekerheid is Zekerheid.AFGELEID and bronnen.TEKST_2021.naam not in v.tekst]
        vast = (replace(v, zekerheid=Zekerheid.WETTEKST) if v in afgeleid else v for v in gevonden)
        teken = Html(self.noten.noot(*map(self._kort, vast)))
        lezing = f" ({Zekerheid.AFGELEID.value})" if afgeleid else ""
        return teken + (el("small", lezing, klasse="vw-lezing") if lezing else NIETS)

    def _kort(self, verwijzing: Verwijzing) -> Verwijzing:
        """A source as the list names it: a law in full where the page first mentions it, and short after that."""
        if verwijzing not in self._namen:
            tekst = verwijzing.tekst
            if lid := _LID.fullmatch(tekst):
                naam = self._wet("Regeling")
                naam += f", artikel {bronnen.ARTIKELEN}" if self._eerste(bronnen.ARTIKELEN) else ""
                # Today's text needs no year.
                welke = "" if lid["tekst"] == _NU else f" ({lid['tekst']})"
                tekst = ", ".join(deel for deel in (naam, lid["lid"]) if deel) + welke
            elif artikel := _ARTIKEL.fullmatch(tekst):
                tekst = f"{self._wet(artikel['wet'])}, {artikel['artikel']}{artikel['staart'] or ''}"
            self._namen[verwijzing] = replace(verwijzing, tekst=_OVERBODIG.sub("", tekst).replace("BZK van", "BZK,"))
        return self._namen[verwijzing]

    def _wet(self, naam: str) -> str:
        """A law by its name: in full where the page first mentions it."""
        return _VOLUIT[naam] if naam in _VOLUIT and self._eerste(naam) else naam

    def _eerste(self, wat: str) -> bool:
        eerste = wat not in self._genoemd
        self._genoemd.add(wat)
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
    """``2024:5:b`` (a lid of a regime), ``besluit:x.3.1:2`` or a name in calculator.wet.bronnen; ``CCV_2021:7,8`` are sentences of it."""
    soort, een, ander = [*naam.split(":"), "", ""][:3]
    for regeling in REGELINGEN:
        if soort == regeling.jaar:
            return regeling.lid(een, ander)
    if soort == "besluit":
        return bronnen.besluit(een, ander)
    document = getattr(bronnen, soort)
    return document if isinstance(document, Bron) else document.bron()


def link(verwijzing: Verwijzing, tekst: str = "") -> Html:
    """A source as a link, where it has an address."""
    return (
        el("a", tekst or verwijzing.tekst, href=verwijzing.url)
        if verwijzing.url
        else NIETS + (tekst or verwijzing.tekst)
    )
