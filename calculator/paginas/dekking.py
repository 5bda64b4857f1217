"""Law coverage as data: where every lid, every open question and every fact of the sources is carried, or why it is not.

A row without a target, or a target that does not exist, is an error that stops the build (``gaten``); a rule without a row, as a new regime
has at first, shows as a hole on the page and fails the tests (``zonder_rij``).
Targets: ``regel 2024 naam``, ``kosten 2021``, ``voorbeeld naam``, ``punt O1``, ``begrip naam``, ``weetje naam``, ``pagina pad.md#kop``.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from calculator.geval import voorbeelden
from calculator.paginas import begrippen
from calculator.paginas.dekking_bronnen import CCV_PAGINA, NOTA
from calculator.paginas.dekking_bronnen import Rij as Rij
from calculator.paginas.weetjes import WEETJES
from calculator.wet import open_punten
from calculator.wet.bronnen import ARTIKEL
from calculator.wet.regelingen import REGELINGEN


def _lid(jaar: str, lid: str, onderwerp: str, *doelen: str, niet: str = "") -> tuple[Rij, ...]:
    """One row per article: 2.9, 3.9 and 4.9 run parallel."""
    return tuple(Rij(f"{nummer} lid {lid} ({jaar})", onderwerp, doelen, niet) for nummer in ARTIKEL.values())


REGELING_2021: tuple[Rij, ...] = (
    *_lid(
        "2021",
        "1",
        "De werkelijke kosten van maatregelen worden vergoed tot het maximum, inclusief btw.",
        "kosten 2021",
        "regel 2021 ambt_valt_onder_de_regeling",
        "regel 2021 maximum_nog_niet_bereikt",
        "regel 2021 kosten_gemaakt",
        "voorbeeld vijf-boven-maximum",
        "voorbeeld een-cent-over",
        "pagina regeling-2021.md",
    ),
    *_lid(
        "2021",
        "2",
        "Alleen maatregelen tijdens het ambt, of nadat vaststond dat iemand het ambt zou krijgen, aan het woonadres.",
        "regel 2021 uitgevoerd_tijdens_het_ambt",
        "regel 2021 woning_is_het_woonadres",
        "regel 2021 woonadres_bij_uitvoering",
        "voorbeeld voor-benoeming-vast",
        "voorbeeld tweede-woning-2021",
        "voorbeeld voor-de-verhuizing",
    ),
    *_lid(
        "2021",
        "3",
        "Wie tijdens het ambt verhuist en de aanspraak al gebruikte, krijgt een nieuwe aanspraak.",
        "regel 2021 nieuwe_aanspraak_na_verhuizing",
        "voorbeeld verhuisd-tijdens-ambt",
        "voorbeeld verhuisd-voor-ambt",
    ),
    *_lid(
        "2021",
        "4",
        "De woning heeft een geldig PKVW-certificaat. Het einde van dit lid is niet gezien.",
        "regel 2021 certificaat_is_geldig",
        "voorbeeld geen-certificaat-2021",
        "voorbeeld certificaat-na-de-klus",
        "punt O4",
    ),
    *_lid(
        "2021",
        "5 en verder",
        "De lijst van vijf maatregelen staat in een lid dat niet is gezien; de lijst komt van het CCV en Weerbaar Bestuur.",
        "regel 2021 maatregel_staat_op_de_lijst",
        "voorbeeld buiten-de-lijst",
    ),
    Rij(
        "tijd 2021",
        "Eerste en laatste dag, inwerkingtreding en later vragen (deze bepalingen zijn niet gezien).",
        (
            "regel 2021 regeling_in_werking",
            "regel 2021 op_tijd_gevraagd",
            "regel 2021 uitgevoerd_in_de_periode",
            "voorbeeld dag-voor-begin-2021",
            "voorbeeld gevraagd-voor-2021",
            "voorbeeld te-laat-gedeclareerd",
        ),
    ),
    Rij(
        "afgeketst 2021",
        "Gaat de benoeming niet door, dan is er geen vergoeding (CCV).",
        ("regel 2021 benoeming_gaat_door", "voorbeeld benoeming-afgeketst"),
    ),
    Rij(
        "1.2 Regeling",
        "Declareren gebeurt met bewijsstukken.",
        ("regel 2021 kosten_gemaakt", "begrip declareren", "pagina regeling-2021.md"),
    ),
)

REGELING_2024: tuple[Rij, ...] = (
    *_lid(
        "2024",
        "1",
        "De maatregelen uit een beveiligingsadvies worden verstrekt voor een veilige woonplek.",
        "regel 2024 ambt_valt_onder_de_regeling",
        "regel 2024 woning_is_de_woonplek",
        "regel 2024 maatregel_staat_in_het_advies",
        "regel 2024 geen_werk_voor_het_certificaat",
        "voorbeeld alles-op-orde",
        "voorbeeld alleen-buiten-het-advies",
        "pagina regeling-2024.md",
    ),
    *_lid(
        "2024",
        "2",
        "De woning staat in het gebied van het ambt, of er is een ontheffing. Artikel 4.9 stelt geen eis aan de plaats.",
        "regel 2024 woning_ligt_goed",
        "voorbeeld elders-met-ontheffing",
        "voorbeeld ontheffing-verlopen",
        "voorbeeld commissaris-elders",
        "voorbeeld waarnemer-elders",
        "voorbeeld heemraad-elders",
    ),
    *_lid(
        "2024",
        "3",
        "De kosten komen ten laste van de provincie, de gemeente of het waterschap.",
        "kosten 2024",
        "pagina voor-organisaties/betalen.md",
    ),
    *_lid(
        "2024",
        "4",
        "De beveiligingsautoriteit van BZK stelt het advies vast, op grond van dreiging en risico’s.",
        "regel 2024 advies_is_vastgesteld",
        "voorbeeld advies-loopt",
        "voorbeeld advies-geweigerd",
        "begrip beveiligingsadvies",
        "pagina voor-bestuurders/beveiligingsadvies.md",
    ),
    *_lid(
        "2024",
        "5 onder a",
        "De aanspraak bestaat tijdens het ambt, of als vaststaat dat iemand het ambt krijgt.",
        "regel 2024 aanspraak_tijdens_het_ambt",
        "regel 2024 benoeming_gaat_door",
        "voorbeeld voor-de-eed",
        "voorbeeld nog-niet-zeker",
        "voorbeeld na-het-ambt",
        "voorbeeld benoeming-afgeketst-2024",
    ),
    *_lid(
        "2024",
        "5 onder b",
        "Er is een geldig PKVW-certificaat, tenzij dat redelijkerwijze niet kan worden gevergd.",
        "regel 2024 certificaat_is_geldig",
        "voorbeeld geen-certificaat",
        "voorbeeld vve-werkt-niet-mee",
        "voorbeeld certificaat-verlopen",
        "voorbeeld certificaat-laatste-dag",
        "punt O2",
    ),
    *_lid(
        "2024",
        "6",
        "Na een verhuizing tijdens het ambt kunnen opnieuw maatregelen worden verstrekt, op een nieuw advies.",
        "regel 2024 eerste_keer_of_niet_verhuisd",
        "voorbeeld verhuisd-opnieuw",
        "punt O22",
    ),
    *_lid(
        "2024",
        "7",
        "Maatregelen kunnen in bruikleen worden gegeven zolang het ambt duurt.",
        "regel 2024 verstrekking_of_bruikleen",
        "voorbeeld bruikleen",
        "pagina voor-organisaties/index.md#wat-mag-u",
    ),
    Rij(
        "tijd 2024",
        "De tekst geldt sinds 1 januari 2024 en kiest de maatregelen vanaf die dag.",
        ("regel 2024 regeling_in_werking", "regel 2024 uitgevoerd_in_de_periode", "voorbeeld twee-regelingen"),
    ),
)

BESLUIT: tuple[Rij, ...] = (
    *(
        Rij(
            f"{h}.3.1 lid 1 Besluit",
            "Kosten die in het stelsel zijn aangewezen, betaalt de organisatie, ook voor volksvertegenwoordigers.",
            (
                "regel 2021 niet_in_het_stelsel",
                "regel 2024 niet_in_het_stelsel",
                "voorbeeld in-het-stelsel",
                "voorbeeld raadslid-bedreigd",
            ),
        )
        for h in (2, 3, 4)
    ),
    *(
        Rij(
            f"{h}.3.1 lid 2 Besluit",
            "De minister mag regels geven voor andere voorzieningen dan die van lid 1.",
            ("regel 2021 niet_in_het_stelsel", "regel 2024 niet_in_het_stelsel", "begrip besluit"),
        )
        for h in (2, 3, 4)
    ),
    Rij(
        "2.2.14 en 3.2.14 Besluit",
        "Waarnemend commissaris en burgemeester.",
        ("regel 2024 ambt_valt_onder_de_regeling", "voorbeeld waarnemer-elders"),
    ),
    Rij(
        "4.2.14 Besluit",
        "Waarnemer van de voorzitter: pas na 30 dagen.",
        ("regel 2024 ambt_valt_onder_de_regeling", "voorbeeld korte-waarneming"),
    ),
    Rij(
        "3.1.12 Besluit", "Een raadslid dat de burgemeester vervangt.", ("punt O27", "voorbeeld raadslid-als-waarnemer")
    ),
    Rij(
        "3.2.16 Besluit",
        "Burgemeester van meerdere gemeenten: gelijke delen, tenzij de kosten bij één gemeente horen.",
        ("punt O29", "pagina voor-organisaties/wie-beslist-wat.md#een-burgemeester-van-meer-gemeenten"),
    ),
    Rij(
        "2.2.18, 3.2.18 en 4.2.18 Besluit",
        "Wie geschorst is, houdt de aanspraak.",
        ("pagina voor-bestuurders/voor-wie.md#met-verlof-geschorst-of-in-deeltijd",),
    ),
    Rij(
        "2.4.4, 3.4.4 en 4.4.4 Besluit",
        "Artikel x.3.1 geldt ook voor commissieleden.",
        (
            "regel 2024 ambt_valt_onder_de_regeling",
            "pagina voor-bestuurders/voor-wie-niet.md#wordt-u-bedreigd",
        ),
    ),
    Rij(
        "2.3.8, 3.3.8 en 4.3.8 Besluit",
        "De voorzieningen zijn aangewezen als eindheffingsbestanddeel.",
        ("pagina voor-organisaties/betalen.md#hoe-boekt-u-de-kosten-voor-de-belasting",),
    ),
)

#: Which rule, example or page carries each open question besides the published list.
_BIJ_PUNT: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "O1": ("regel 2024 certificaat_is_geldig",),
        "O2": ("regel 2024 certificaat_is_geldig", "voorbeeld vve-werkt-niet-mee"),
        "O5": ("regel 2021 certificaat_is_geldig", "voorbeeld certificaat-na-de-klus"),
        "O6": ("regel 2021 op_tijd_gevraagd", "voorbeeld te-laat-gedeclareerd"),
        "O9": ("regel 2021 uitgevoerd_in_de_periode",),
        "O10": (
            "regel 2024 maatregel_staat_in_het_advies",
            "voorbeeld zelf-gekocht-in-advies",
            "voorbeeld zelf-besteld",
        ),
        "O11": ("regel 2024 woning_ligt_goed", "voorbeeld waarnemer-elders"),
        "O12": ("regel 2024 woning_ligt_goed", "voorbeeld commissaris-elders"),
        "O14": ("regel 2024 woning_is_de_woonplek", "voorbeeld tweede-woning"),
        "O17": ("regel 2021 nieuwe_aanspraak_na_verhuizing", "voorbeeld verhuisd-voor-ambt"),
        "O18": ("regel 2021 maximum_nog_niet_bereikt",),
        "O22": ("regel 2024 eerste_keer_of_niet_verhuisd", "voorbeeld verhuisd-opnieuw"),
        "O24": ("regel 2021 certificaat_is_geldig", "regel 2024 certificaat_is_geldig"),
        "O27": ("regel 2024 ambt_valt_onder_de_regeling", "voorbeeld raadslid-als-waarnemer"),
        "O28": ("regel 2024 ambt_valt_onder_de_regeling",),
        "O30": ("regel 2024 niet_in_het_stelsel", "voorbeeld raadslid-bedreigd"),
    }
)

OPEN_PUNTEN: tuple[Rij, ...] = tuple(
    Rij(p.code, p.vraag, (f"punt {p.code}", *_BIJ_PUNT.get(p.code, ()))) for p in open_punten.ALLE
)

#: The parts in the order of the page, each with its title.
DELEN: tuple[tuple[str, tuple[Rij, ...]], ...] = (
    ("De regeling sinds 2024", REGELING_2024),
    ("De oude regeling (2021-2023)", REGELING_2021),
    ("Het Besluit", BESLUIT),
    ("Vragen zonder antwoord in de wet", OPEN_PUNTEN),
    ("De uitleg van het CCV over de oude regeling", CCV_PAGINA),
    ("De nota van BZK uit 2026", NOTA),
)
RIJEN: tuple[Rij, ...] = tuple(rij for _, rijen in DELEN for rij in rijen)


def bestaande_doelen() -> frozenset[str]:
    """Every target that the package can carry; pages are checked by the build, which links them."""
    regels = [f"regel {r.jaar} {v.naam}" for r in REGELINGEN for v in r.alle_voorwaarden]
    return frozenset(
        [
            *regels,
            *(f"kosten {r.jaar}" for r in REGELINGEN),
            *(f"voorbeeld {v.naam}" for v in voorbeelden.VOORBEELDEN),
            *(f"punt {p.code}" for p in open_punten.ALLE),
            *(f"begrip {b.naam}" for b in begrippen.BEGRIPPEN),
            *(f"weetje {w.naam}" for w in WEETJES),
        ]
    )


def gaten(rijen: tuple[Rij, ...] = RIJEN) -> Iterator[str]:
    """What is wrong with these rows, a line each."""
    bestaand = bestaande_doelen()
    genoemd = {doel for rij in rijen for doel in rij.doelen}
    for rij in rijen:
        if bool(rij.doelen) == bool(rij.niet):
            yield f"{rij.code}: a row needs targets, or a reason why it is not judged"
    for doel in sorted(genoemd):
        if not doel.startswith("pagina ") and doel not in bestaand:
            yield f"{doel}: this target does not exist"


def zonder_rij(rijen: tuple[Rij, ...] = RIJEN) -> tuple[str, ...]:
    """The rules that no row names."""
    genoemd = {doel for rij in rijen for doel in rij.doelen}
    return tuple(sorted(d for d in bestaande_doelen() - genoemd if d.startswith(("regel ", "kosten "))))


def fouten(rijen: tuple[Rij, ...] = RIJEN) -> Iterator[str]:
    """What is wrong with the coverage, a line each; nothing when all is carried."""
    yield from gaten(rijen)
    yield from (f"{doel}: this rule has no row" for doel in zonder_rij(rijen))
