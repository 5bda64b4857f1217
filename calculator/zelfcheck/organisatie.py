"""What an organisation must know beside the steps: who decides, what binds it, how to book the costs, what to keep to itself."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from calculator.wet.bronnen import CIRCULAIRE_2019, besluit
from calculator.wet.model import Bestuurslaag, Bron


class Aandacht(NamedTuple):
    """One point with its sources."""

    kop: str
    tekst: str
    bronnen: tuple[Bron, ...] = ()


class Beslisser(NamedTuple):
    """The dagelijks bestuur of a body: its name, how it is addressed, who acts for it, and in a line who need not decide."""

    naam: str
    aanhef: str
    secretaris: str
    zin: str


#: That the dagelijks bestuur decides is inferred from lid 3; a mandate is the body's own.
BESLISSER: Mapping[Bestuurslaag, Beslisser] = MappingProxyType(
    {
        Bestuurslaag.PROVINCIE: Beslisser(
            "gedeputeerde staten",
            "Geacht college",
            "de provinciesecretaris",
            "Gedeputeerde staten beslissen, of de provinciesecretaris met mandaat; provinciale staten niet (onze lezing).",
        ),
        Bestuurslaag.GEMEENTE: Beslisser(
            "het college van burgemeester en wethouders",
            "Geacht college",
            "de gemeentesecretaris",
            "Het college beslist, of de gemeentesecretaris met mandaat; de raad niet (onze lezing).",
        ),
        Bestuurslaag.WATERSCHAP: Beslisser(
            "het dagelijks bestuur van het waterschap",
            "Geacht bestuur",
            "de secretaris-directeur",
            "Het dagelijks bestuur beslist, of de secretaris-directeur met mandaat; het algemeen bestuur niet (onze lezing).",
        ),
    }
)

#: Under any regime; what binds the organisation is said by each regime.
AANDACHT = (
    Aandacht(
        "Hoe worden de kosten geboekt?",
        "Het Besluit wijst deze voorzieningen aan als eindheffingsbestanddeel. Volgens een circulaire uit 2019 tellen ze mee in de "
        "vrije ruimte van de werkkostenregeling. Vraag de salarisadministratie.",
        (besluit("x.3.8"), CIRCULAIRE_2019.bron()),
    ),
    Aandacht(
        "Wat blijft geheim?",
        "De regeling zegt hier niets over. Ons voorstel: bewaar het advies apart. Zet geen adres en geen maatregel in een "
        "agenda, een vergaderstuk of een gewone mail. Beperk wie de factuur ziet.",
    ),
)
