"""Law coverage: every lid, every open question and every sentence of the two documents the project began with, and what carries it.

A row says what there is to cover; what carries it is looked up: the rules and cost lines that cite it, the examples in which such a
rule decides, and the places of the pages that name it in ``{{ noot 2024:5:b CCV_2021:7,8 }}`` (or ``dekt``, where there is no note).
``CCV_2021:7,8`` are sentences 7 and 8 of that document.
A row names besides what cites nothing. A row that nothing carries and a rule in no row are holes: the page shows them and the tests fail.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from calculator import datum
from calculator.bedrag import miljoen, toon
from calculator.geval.voorbeelden import VOORBEELDEN
from calculator.oordeel.letop import punten
from calculator.paginas.begrippen import BEGRIPPEN
from calculator.paginas.noten import naar_bron
from calculator.paginas.pagina import uitkomst_van
from calculator.paginas.weetjes import DAGEN, WEETJES
from calculator.wet import regeling_2021, regeling_2024
from calculator.wet.getallen import BIJDRAGE_NU
from calculator.wet.model import JA, Bron
from calculator.wet.open_punten import ALLE as OPEN_PUNTEN
from calculator.wet.regelingen import REGELINGEN
from calculator.zinnen import hoofdletter

DOCS = Path(__file__).parents[2] / "docs"
#: So many examples and places of one row are enough to find one's way.
_HOOGSTENS = 3


@dataclass(frozen=True, slots=True)
class Rij:
    """One thing to cover: ``sleutel`` as a source mark names it, its sentence, what carries it by name, or why it is left out."""

    sleutel: str
    onderwerp: str
    erbij: tuple[str, ...] = ()
    niet: str = ""


def _rijen(tekst: str, jaar: str = "", document: str = "") -> tuple[Rij, ...]:
    """Rows of ``key | sentence | what carries it besides``; the lines of a ``document`` are numbered, and ``jaar`` is that of its rules."""
    uit = []
    for nummer, regel in enumerate(tekst.strip().splitlines(), 1):
        delen = (f"{document}:{nummer} | " if document else "") + regel
        sleutel, onderwerp, erbij = [*map(str.strip, delen.split("|")), ""][:3]
        if erbij.startswith("niet: "):
            uit.append(Rij(sleutel, onderwerp, niet=erbij.removeprefix("niet: ")))
        else:
            namen = (naam if ":" in naam else f"regel:{jaar}:{naam}" for naam in erbij.split())
            uit.append(Rij(sleutel, onderwerp, tuple(namen)))
    return tuple(uit)


REGELING_2024 = _rijen(
    """
2024:1   | De maatregelen uit een beveiligingsadvies worden verstrekt voor een veilige woonplek. | geen_werk_voor_het_certificaat
2024:2   | De woning staat in het gebied van het ambt, of er is een ontheffing. Artikel 4.9 stelt geen eis aan de plaats.
2024:3   | De kosten komen ten laste van de provincie, de gemeente of het waterschap.
2024:4   | De beveiligingsautoriteit van BZK stelt het advies vast, op grond van dreiging en risico’s. | begrip:beveiligingsadvies
2024:5:a | De aanspraak bestaat tijdens het ambt, of als vaststaat dat iemand het ambt krijgt.
2024:5:b | Er is een geldig PKVW-certificaat, tenzij dat redelijkerwijze niet kan worden gevergd. | punt:O2
2024:6   | Na een verhuizing tijdens het ambt kunnen opnieuw maatregelen worden verstrekt, op een nieuw advies. | punt:O22
2024:7   | Maatregelen kunnen in bruikleen worden gegeven zolang het ambt duurt.
tijd     | De tekst geldt sinds 1 januari 2024 en kiest de maatregelen vanaf die dag. | regeling_in_werking uitgevoerd_in_de_periode
""",
    "2024",
)
REGELING_2021 = _rijen(
    """
2021:1       | De werkelijke kosten van maatregelen worden vergoed tot het maximum, inclusief btw.
2021:2       | Alleen maatregelen tijdens het ambt, of nadat vaststond dat iemand het ambt zou krijgen, aan het woonadres.
2021:3       | Wie tijdens het ambt verhuist en de aanspraak al gebruikte, krijgt een nieuwe aanspraak.
2021:4       | De woning heeft een geldig PKVW-certificaat. Het einde van dit lid is niet gezien. | punt:O4
lid 5 en verder | De lijst van vijf maatregelen staat in een lid dat niet is gezien; de lijst komt van het CCV en Weerbaar Bestuur. | maatregel_staat_op_de_lijst
tijd         | Eerste en laatste dag, inwerkingtreding en later vragen (deze bepalingen zijn niet gezien). | regeling_in_werking op_tijd_gevraagd uitgevoerd_in_de_periode
afgeketst    | Gaat de benoeming niet door, dan is er geen vergoeding (CCV). | benoeming_gaat_door
REGELING_1_2 | Declareren gebeurt met bewijsstukken. | begrip:declareren
""",
    "2021",
)
BESLUIT = _rijen(
    """
besluit:x.3.1:1 | Kosten die in het stelsel zijn aangewezen, betaalt de organisatie, ook voor volksvertegenwoordigers. | punt:O30
besluit:x.3.1:2 | De minister mag regels geven voor andere voorzieningen dan die van lid 1. | begrip:besluit
besluit:x.2.14  | Wie een ambt waarneemt. Voor de waarnemer van de voorzitter: alleen bij langer dan 30 dagen achter elkaar. | voorbeeld:korte-waarneming
besluit:3.1.12  | Een raadslid dat de burgemeester vervangt. | punt:O27
besluit:3.2.16  | Burgemeester van meerdere gemeenten: gelijke delen, tenzij de kosten bij één gemeente horen. | punt:O29
besluit:x.2.18  | Wie geschorst is, houdt de aanspraak.
besluit:x.4.4   | Artikel x.3.1 geldt ook voor commissieleden. | regel:2024:ambt_valt_onder_de_regeling
besluit:x.3.8   | De voorzieningen zijn aangewezen als eindheffingsbestanddeel.
"""
)
PUNTEN = tuple(Rij(f"punt:{p.code}", p.vraag) for p in OPEN_PUNTEN)
CCV_PAGINA = _rijen(
    f"""
Vanaf {datum.toon(regeling_2021.IN_WERKING)} kunnen zes soorten bestuurders tot een maximum geld krijgen voor basismaatregelen. | ambt_valt_onder_de_regeling
Bijschrift bij een foto van huizen met een auto. | niet: het bijschrift is versiering en zegt niets over de regels
De aanspraak begint op het moment dat de benoeming vaststaat. | uitgevoerd_tijdens_het_ambt
Dit staat in een ministeriële regeling die hoort bij de Regeling rechtspositie.
De woning moet een PKVW-certificaat hebben. | certificaat_is_geldig begrip:pkvw-certificaat
Dat vraagt gekeurde sloten en goede verlichting. De bestuurder betaalt dat zelf. | voorbeeld:buiten-de-lijst
De regeling kent vijf basismaatregelen: brievenbus, ruiten, deurspion of video-intercom, basisinstallatie en kluis. | maatregel_staat_op_de_lijst begrip:basismaatregelen
De vergoeding is hooguit {toon(regeling_2021.MAXIMUM)}, met btw. | maximum_nog_niet_bereikt kosten:2021
Het gaat om de woning waar de bestuurder zijn hoofdverblijf heeft. | woning_is_het_woonadres
Na een verhuizing ontstaat een nieuwe aanspraak op het hele maximum. | nieuwe_aanspraak_na_verhuizing
Decentrale overheden dragen deze kosten als werkgever. | kosten:2021
Eerste weg naar het certificaat: zelf een PKVW-adviseur laten controleren, op eigen kosten.
Meer uitleg staat op politiekeurmerk.nl.
Tweede weg: een woningscan van het CCV. De adviseur brengt de risico’s in beeld en controleert het PKVW.
Is de woning op niveau, dan vraagt de adviseur van het CCV het certificaat aan.
Is dat niet zo, dan wijst het CCV een PKVW-adviseur in de buurt. De bestuurder betaalt dat werk.
Een woningscan is meer dan een keuring: er hoort ook advies bij over het basispakket.
Het ministerie van BZK betaalt de scans tot eind 2021. In elk geval zo lang zijn zij gratis voor alle politieke ambtsdragers.
De bestuurder kiest zelf welke van de vijf maatregelen hij neemt.
Andere maatregelen vallen buiten de regeling. | maatregel_staat_op_de_lijst voorbeeld:buiten-de-lijst
Het advies uit de scan helpt kiezen, maar bindt niet.
Wie aan de voorwaarden voldoet, schakelt zelf een bedrijf in en declareert daarna bij de werkgever. | kosten_gemaakt begrip:declareren
Het bedrijf moet betrouwbaar zijn en het werk aankunnen.
Kies liever producten die niet van één fabrikant afhangen.
Op hetccv.nl/vakman staan erkende bedrijven.
Met een certificaat kan de bestuurder de kosten declareren volgens artikel 1.2. De werkgever betaalt tot het maximum. | certificaat_is_geldig kosten_gemaakt kosten:2021
Extra werk betaalt de bestuurder zelf. | kosten:2021 voorbeeld:buiten-de-lijst
Alleen de maatregelen van de lijst tellen, ook als het maximum nog niet is bereikt. | maatregel_staat_op_de_lijst
De maatregel is echt uitgevoerd tijdens het ambt, of toen de benoeming al vaststond. | uitgevoerd_tijdens_het_ambt
Bij een burgemeester staat de benoeming vast met het raadsbesluit waarin de raad om de voordracht vraagt. | voorbeeld:voor-benoeming-vast
Bij een wethouder is dat het einde van de onderhandelingen over de coalitie.
Maatregelen van vóór het begin tellen mee, zodat een bestuurder zich kan voorbereiden.
Gaat de aanstelling niet door, dan is er geen aanspraak: de regeling is alleen voor bestuurders. | benoeming_gaat_door
Ook wie kort in het ambt blijft of net begint, kan de regeling gebruiken. Veilig wonen telt de hele tijd.
Het advies na een scan verplicht tot niets. In het gesprek kan de bestuurder wensen noemen.
Voor maatregelen buiten de regeling is er geen vergoeding. | maatregel_staat_op_de_lijst
Maatregelen tellen mee als zij klaar waren op of na {datum.toon(regeling_2021.EERSTE_DAG)}, de dag van de Staatscourant. | uitgevoerd_in_de_periode
""",
    "2021",
    "CCV_2021",
)
NOTA = _rijen(
    f"""
Het stuk is een nota van het ministerie van BZK van {datum.toon(DAGEN["nota"])}. De nota is openbaar.
Aan wie de nota is gericht, van welke afdeling zij komt en wie haar schreef. | niet: dit gaat over de weg van het papier binnen het ministerie
DSP-groep onderzocht de regeling veilig wonen voor het ministerie: het geld, de uitvoering en de knelpunten. | begrip:regeling-veilig-wonen
Het ministerie geeft gemeenten en provincies structureel {miljoen(BIJDRAGE_NU)}, via een decentralisatie-uitkering. | weetje:bijdrage-nu begrip:decentralisatie-uitkering
Het rapport zit bij de nota.
Advies aan de minister: stuur het rapport naar de Tweede Kamer voor het debat van {datum.toon(DAGEN["debat"])}.
Op de agenda van dat debat staat een brief van de vorige minister over de PKVW-eis. Het rapport gaat daarover.
De reactie op het rapport kan later in het jaar komen, in de brief over het Programma Weerbaar Bestuur.
Bestuurders en organisaties geven de uitvoering van de adviezen een 8. | weetje:cijfer
De onderzoekers raden aan om door te gaan met de regeling en met de uitkering.
Bestuurders zien de PKVW-eis als een drempel.
Het is niet altijd duidelijk wie wat doet. Soms gebruiken mensen de regeling daarom niet.
Er zijn praktische problemen, zoals een geschikt bedrijf vinden.
Er zijn vier aanbevelingen: ga door met de regeling, ga door met de uitkering en leg haar uit, zoek een alternatief voor het PKVW, en los de praktische problemen op.
De regeling maakt bestuurders weerbaar tegen agressie, bedreiging en intimidatie in hun ambt.
De regeling van nu begon op {datum.toon(regeling_2024.EERSTE_DAG)}. | regeling_in_werking
Een bestuurder kan bij het CCV een veiligheidsscan vragen. | begrip:veiligheidsscan
Het CCV krijgt daarvoor subsidie van het ministerie. | weetje:subsidie-ccv
Een adviseur komt thuis en geeft advies op maat over wonen, werken, verplaatsen en informatie.
De adviseurs schrijven het advies. De beveiligingsautoriteit van BZK toetst of het in verhouding is. | advies_is_vastgesteld begrip:beveiligingsautoriteit
Gemeenten, provincies en waterschappen voeren de adviezen uit. | kosten:2024
Gemeenten en provincies krijgen daarvoor een bijdrage van het ministerie.
De verantwoordelijkheid heeft drie lagen: de persoon, de werkgever en de landelijke overheid.
De werkgever betaalt maatregelen tegen de risico’s van het ambt. | kosten:2024
Eerst zorgt de bestuurder zelf dat de woning aan het PKVW voldoet. | certificaat_is_geldig geen_werk_voor_het_certificaat
Het PKVW is een keurmerk tegen inbraak. Het CCV beheert het. | begrip:pkvw
Bij een concrete en voorstelbare dreiging kan het stelsel bewaken en beveiligen gaan gelden. | niet_in_het_stelsel begrip:stelsel
De verenigingen van bestuurders schreven op {datum.toon(DAGEN["nota"])} een brief. Zij zijn blij met de aandacht en vragen die vast te houden.
Zij noemen veilig wonen en de PKVW-eis als knelpunt.
Zij willen een bijdrage als volksvertegenwoordigers maatregelen nodig hebben.
De bijdrage van nu is alleen voor maatregelen van bestuurders.
De minister reageert op die brief in dezelfde brief later in het jaar.
De brief van de verenigingen wordt gebruikt om het debat voor te bereiden. | niet: dit is voorbereiding binnen het ministerie en verandert niets voor u
Bij de nota horen vier bijlagen.
""",
    "2024",
    "NOTA_2026",
)

#: The parts in the order of the page, each with its title.
DELEN: tuple[tuple[str, tuple[Rij, ...]], ...] = (
    (hoofdletter(regeling_2024.REGELING.titel), REGELING_2024),
    (hoofdletter(regeling_2021.REGELING.titel), REGELING_2021),
    ("Het Besluit", BESLUIT),
    ("Vragen zonder antwoord in de wet", PUNTEN),
    ("De uitleg van het CCV over de oude regeling", CCV_PAGINA),
    ("De nota van BZK uit 2026", NOTA),
)
RIJEN = tuple(rij for _, rijen in DELEN for rij in rijen)

# --- what carries a row -------------------------------------------------------------------------------------------

_KOP = re.compile(r"^#+ (?P<tekst>.*?)(?: \{#(?P<anker>[\w-]+).*\})?$")
_MERK = re.compile(r"\{\{ (?:noot|dekt) ([^}]+?) \}\}")


def kop_van(regel: str) -> tuple[str, str]:
    """The text of a heading in Markdown and the anchor that it gives itself; both empty where there is none, or it is filled in later."""
    kop = _KOP.match(regel)
    return (kop["tekst"], kop["anker"] or "") if kop and "{{" not in kop["tekst"] else ("", "")


def plekken(docs: Path = DOCS) -> Iterator[tuple[str, str]]:
    """Every source that a mark in the pages names, sentence by sentence, and where: ``pagina:path#heading``."""
    for pad in sorted(docs.rglob("*.md")):
        kop = ""
        for regel in pad.read_text("utf-8").splitlines():
            kop = regel if _KOP.match(regel) else kop
            for naam in " ".join(_MERK.findall(regel)).split():
                eerste, *rest = naam.split(",")
                for sleutel in (eerste, *(f"{eerste.split(':')[0]}:{nummer}" for nummer in rest)):
                    yield sleutel, f"pagina:{pad.relative_to(docs).as_posix()}{kop}"


def _tekst(bron: Bron) -> str:
    return bron.voor(None).tekst


@cache
def _dragers() -> Mapping[str, tuple[str, ...]]:
    """What carries each source (its text, or the key of a mark or a point): rules, cost lines, examples and places, each once."""
    uit: dict[str, dict[str, None]] = defaultdict(dict)
    for r in REGELINGEN:
        uit[_tekst(r.bron_organisatie)][f"kosten:{r.jaar}"] = None
        for v in r.alle_voorwaarden:
            for bron in v.bronnen:
                uit[_tekst(bron)][f"regel:{r.jaar}:{v.naam}"] = None
    for voorbeeld in VOORBEELDEN:
        geval, uitkomst = uitkomst_van(voorbeeld)
        doel = f"voorbeeld:{voorbeeld.naam}"
        for t in uitkomst.toetsingen:
            if t.minimaal < JA:
                uit[_tekst(t.bron)][doel] = None
            if t.punt:
                uit[f"punt:{t.punt.code}"] |= {f"regel:{uitkomst.regeling.jaar}:{t.voorwaarde.naam}": None, doel: None}
        for punt in punten(geval, uitkomst):
            uit[f"punt:{punt.code}"][doel] = None
    for sleutel, plek in plekken():
        uit[sleutel][plek] = None
    return {bron: tuple(doelen) for bron, doelen in uit.items()}


def doelen(rij: Rij) -> tuple[str, ...]:
    """What carries a row: by name, by citing it, by a mark in a page. A rule of another regime does not carry a lid of this one."""
    soort = rij.sleutel.split(":")[0]
    gevonden = [*rij.erbij, *([rij.sleutel] if soort == "punt" else []), *_dragers().get(rij.sleutel, ())]
    jaren = [r.jaar for r in REGELINGEN]
    if soort in (*jaren, "besluit", "REGELING_1_2"):
        gevonden += _dragers().get(_tekst(naar_bron(rij.sleutel)), ())
    uit: dict[str, list[str]] = defaultdict(list)
    for doel in dict.fromkeys(gevonden):
        wat, jaar = doel.split(":")[:2]
        genoeg = wat in ("voorbeeld", "pagina") and len(uit[wat]) >= _HOOGSTENS and doel not in rij.erbij
        if not genoeg and not (soort in jaren and wat in ("regel", "kosten") and jaar != soort):
            uit[wat].append(doel)
    return tuple(doel for soort_doelen in uit.values() for doel in soort_doelen)


# --- holes --------------------------------------------------------------------------------------------------------


def regels() -> tuple[str, ...]:
    """All that must be in some row: every rule, and the cost lines of every regime."""
    return tuple(
        doel
        for r in REGELINGEN
        for doel in (f"kosten:{r.jaar}", *(f"regel:{r.jaar}:{v.naam}" for v in r.alle_voorwaarden))
    )


def bestaande_doelen() -> frozenset[str]:
    """Every target that a row can name."""
    namen = (("voorbeeld", VOORBEELDEN), ("begrip", BEGRIPPEN), ("weetje", WEETJES))
    genoemd = (f"{soort}:{ding.naam}" for soort, dingen in namen for ding in dingen)
    return frozenset([*regels(), *genoemd, *(f"punt:{p.code}" for p in OPEN_PUNTEN)])


def zonder_rij(rijen: tuple[Rij, ...] = RIJEN) -> tuple[str, ...]:
    """The rules that no row leads to."""
    return tuple(sorted({*regels()}.difference(*(doelen(rij) for rij in rijen))))


def fouten(rijen: tuple[Rij, ...] = RIJEN) -> Iterator[str]:
    """What is wrong with the coverage, a line each; nothing when all is carried."""
    bestaand = bestaande_doelen()
    for rij in rijen:
        if bool(doelen(rij)) == bool(rij.niet):
            yield f"{rij.sleutel}: a row needs something that carries it, or a reason why it is left out"
        yield from (f"{rij.sleutel}: {doel} does not exist" for doel in rij.erbij if doel not in bestaand)
    yield from (f"{doel}: this rule is in no row" for doel in zonder_rij(rijen))
