"""Who acts, knows or decides: one name per body, per bestuurslaag where it differs."""

from collections.abc import Mapping
from types import MappingProxyType

from calculator.wet.model import Bestuurslaag, Partij

P, G, W = Bestuurslaag


def _partij(code: str, naam: str, per_laag: Mapping[Bestuurslaag | None, str] | None = None) -> Partij:
    return Partij(code, MappingProxyType({None: naam, **(per_laag or {})}))


BESTUURDER = _partij("bestuurder", "u")
ORGANISATIE = _partij(
    "organisatie",
    "uw organisatie (provincie, gemeente of waterschap)",
    {P: "uw provincie", G: "uw gemeente", W: "uw waterschap"},
)
SECRETARIS = _partij(
    "secretaris",
    "de secretaris van uw organisatie",
    {P: "de provinciesecretaris", G: "de gemeentesecretaris", W: "de secretaris-directeur van uw waterschap"},
)
GRIFFIE = _partij(
    "griffie",
    "de griffie of de secretaris van uw organisatie",
    {P: "de statengriffie", G: "de raadsgriffie", W: "de secretaris-directeur van uw waterschap"},
)
CCV = _partij("ccv", "het Centrum voor Criminaliteitspreventie en Veiligheid (CCV)")
BEVEILIGINGSAUTORITEIT = _partij("beveiligingsautoriteit", "de beveiligingsautoriteit van het ministerie van BZK")
PKVW_BEDRIJF = _partij("pkvw-bedrijf", "een PKVW-bedrijf of PKVW-beveiligingsadviseur")
FIRMA = _partij("firma", "het bedrijf dat de maatregel uitvoert")
POLITIE = _partij("politie", "de politie")
#: Art. 3.2.16 besluit: several municipalities share one burgemeester.
GEMEENTEN = _partij("gemeenten", "de betrokken gemeenten samen")
#: Holds the address in the basisregistratie personen; not the organisation of the office.
BRP = _partij("brp", "de gemeente waar u staat ingeschreven (kijk op MijnOverheid)")
#: Who may grant an ontheffing, by office (art. 71 and 36a Gemeentewet, 35b Provinciewet).
GEMEENTERAAD = _partij("gemeenteraad", "de gemeenteraad")
PROVINCIALE_STATEN = _partij("provinciale-staten", "provinciale staten")
COMMISSARIS = _partij("commissaris", "de commissaris van de Koning")
BZK = _partij("bzk", "het ministerie van BZK of het Ondersteuningsteam Weerbaar Bestuur")

ALLE = (
    *(BESTUURDER, ORGANISATIE, SECRETARIS, GRIFFIE, CCV, BEVEILIGINGSAUTORITEIT, PKVW_BEDRIJF, FIRMA, POLITIE, BZK),
    *(GEMEENTEN, BRP, GEMEENTERAAD, PROVINCIALE_STATEN, COMMISSARIS),
)
