"""Facts around the regulation that no rule needs: government money, figures, days, a telephone number.

Each is a whole sentence with its source and the day of that source. Pages show them with ``{{ weetje NAAM }}``; build time only.
"""

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from calculator import datum
from calculator.bedrag import miljoen, toon
from calculator.wet import regeling_2021, regeling_2024
from calculator.wet.bronnen import (
    BEGROTING_2024,
    BINNENLANDS_BESTUUR_2020,
    CCV_2021,
    CIRCULAIRE_2019,
    CIRCULAIRE_BEVEILIGEN,
    CONSULTATIE_2020,
    DSP_2023,
    FISCALIADE_2020,
    GEMEENTEWET_36A,
    GEMEENTEWET_71,
    GRIFFIERS_2023,
    KAMERBRIEF_2023,
    MONITOR_2022,
    MONITOR_2024,
    NOTA_2026,
    ONDERSTEUNINGSTEAM_2019,
    PERS_2019,
    PKVW_VRAGEN,
    POLITIEKEURMERK_2024,
    PROVINCIEWET_35B,
    PUBLICATIES_2022,
    RIJKSOVERHEID_MAART_2023,
    SECURITY_DAILY_2023,
    STAATSCOURANT_2018,
    STAATSCOURANT_2023,
    TEKST_GEMEENTEWET,
    TEKST_PROVINCIEWET,
    WEERBAAR_NIEUW,
    WEERBAAR_OUD,
    lid_2024,
)
from calculator.wet.getallen import BIJDRAGE_NU, BIJDRAGE_OUD
from calculator.wet.model import Bron, Zekerheid


@dataclass(frozen=True, slots=True)
class Weetje:
    """One statement, where it comes from and how old it is. ``dag`` is the day of the source; None: not known."""

    naam: str
    tekst: str
    bron: Bron
    dag: date | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that happened: a point on the timeline. ``wanneer`` says how precise the day is when it is not a day."""

    dag: date
    tekst: str
    bron: Bron
    wanneer: str = ""


#: The number of organisations that the money was spread over (general knowledge).
GEMEENTEN, PROVINCIES = 342, 12


def _elk(cents: int) -> str:
    """An even share, rounded to 500 euros."""
    return toon(round(cents / (GEMEENTEN + PROVINCIES) / 50_000) * 50_000)


#: How easy three texts read by the same command (scripts/leesbaarheid.py): Flesch-Douma score, words in a sentence, percentage of
#: sentences over twenty words. A test holds the first to the built site.
LEESBAARHEID = (
    ("Deze site", 79, 7, 0),
    ("De CCV-pagina van 2021", 35, 14, 23),
    ("De nota van het ministerie", 32, 13, 22),
)

_NOTA_DAG, _NIEUWS_DAG = date(2026, 5, 1), date(2023, 11, 17)

#: Days that pages name (nota of BZK; the debate of which it speaks).
DAGEN = MappingProxyType(
    {
        "nota": _NOTA_DAG,
        "debat": date(2026, 5, 20),
        # From when the circular holds, and that of the explanation of the Besluit.
        "circulaire": date(2026, 1, 1),
        "uitleg": date(2019, 1, 21),
        "gemeentewet": TEKST_GEMEENTEWET,
        "provinciewet": TEKST_PROVINCIEWET,
    }
)

WEETJES: tuple[Weetje, ...] = (
    # --- money of the government ---
    Weetje(
        "bijdrage-nu",
        f"Het ministerie van BZK geeft gemeenten en provincies samen structureel {miljoen(BIJDRAGE_NU)}.",
        NOTA_2026.bron(),
        _NOTA_DAG,
    ),
    Weetje(
        "bijdrage-oud",
        f"Oudere pagina’s noemen {miljoen(BIJDRAGE_OUD)} per jaar.",
        WEERBAAR_NIEUW.bron(),
    ),
    Weetje(
        "bijdrage-verdeling",
        "Dat oudere bedrag was gelijk verdeeld over alle gemeenten en provincies. Het dekte een groot deel van de kosten.",
        SECURITY_DAILY_2023.bron(),
        _NIEUWS_DAG,
    ),
    Weetje(
        "bijdrage-elk",
        f"Gelijk verdeeld was het oudere bedrag ongeveer {_elk(BIJDRAGE_OUD)} per organisatie per jaar. Bij {miljoen(BIJDRAGE_NU)} zou het ongeveer {_elk(BIJDRAGE_NU)} zijn. "
        f"Dat is onze eigen berekening, met {GEMEENTEN} gemeenten en {PROVINCIES} provincies.",
        SECURITY_DAILY_2023.bron(Zekerheid.AFGELEID),
        _NIEUWS_DAG,
    ),
    Weetje(
        "bijdrage-provincies",
        f"In een tabel bij de begroting voor 2024 staat {toon(8_500_000)} per jaar voor de jaren 2023 tot en met 2026. Wij lezen dat als het bedrag "
        "voor alle provincies samen. Bij 2027 en 2028 staat niets.",
        BEGROTING_2024.bron(Zekerheid.AFGELEID),
    ),
    Weetje(
        "bijdrage-tien-jaar",
        f"Dat oudere bedrag is deel van {miljoen(10_000_000_000)} over tien jaar, zo stond er in 2022.",
        PUBLICATIES_2022.bron(),
    ),
    Weetje(
        "subsidie-ccv",
        "Het CCV krijgt subsidie van het ministerie van BZK voor de veiligheidsscan.",
        NOTA_2026.bron(),
        _NOTA_DAG,
    ),
    # --- the old amount ---
    Weetje(
        "nieuwsbericht-2500",
        f"Een nieuwsbericht uit maart 2023 noemde {toon(250_000)}. In de wettekst stond {toon(regeling_2021.MAXIMUM)}.",
        RIJKSOVERHEID_MAART_2023.bron(),
        date(2023, 3, 14),
    ),
    Weetje(
        "ontwerp-2020",
        f"In het ontwerp van de oude regeling stond eerst {toon(200_000)}.",
        CONSULTATIE_2020.bron(),
        date(2020, 7, 23),
    ),
    # --- PKVW ---
    Weetje(
        "pkvw-commissie",
        f"De Commissie Compenserende Maatregelen kan een gelijkwaardige oplossing goedkeuren. Dat kost {toon(14_500)} zonder btw.",
        PKVW_VRAGEN.bron(),
    ),
    Weetje(
        "pkvw-nieuwbouw",
        "Is de woning jonger dan twee jaar? Dan keurt een inspectie-instelling. Staat zij op een vrije kavel, dan mag ook een PKVW-bedrijf met het "
        "diploma voor nieuwbouw dat. Voor woningen die in serie worden opgeknapt, geldt een eigen uitzondering.",
        PKVW_VRAGEN.bron(),
    ),
    Weetje(
        "pkvw-offerte",
        f"Boven {toon(50_000)} hoort er een offerte op papier bij.",
        PKVW_VRAGEN.bron(),
    ),
    Weetje(
        "telefoon-ccv",
        "In januari 2024 stond bij een bericht voor bedrijven het nummer 030-751 6712. Over het keurmerk kunt u mailen naar pkvw@hetccv.nl. "
        "Kijk eerst of dat nog klopt.",
        POLITIEKEURMERK_2024.bron(),
        date(2024, 1, 18),
    ),
    Weetje(
        "telefoon-ondersteuningsteam",
        "Het Ondersteuningsteam Weerbaar Bestuur denkt mee bij agressie en dreiging. In 2019 was het nummer 070-373 83 14. Kijk eerst of dat nog klopt.",
        ONDERSTEUNINGSTEAM_2019.bron(),
        date(2019, 4, 3),
    ),
    # --- how it goes ---
    Weetje(
        "cijfer",
        "Bestuurders en organisaties geven de uitvoering van de adviezen allebei een 8.",
        NOTA_2026.bron(),
        _NOTA_DAG,
    ),
    Weetje(
        "bekendheid-2023",
        "In 2023 kende iets meer dan de helft van de bestuurders de oude regeling. Weinig mensen gebruikten haar.",
        DSP_2023.bron(),
    ),
    Weetje(
        "agressie-2024",
        "**2024:** 45% van alle politieke ambtsdragers. Bij vrouwen 55%, bij mannen 37%.",
        MONITOR_2024.bron(),
        date(2024, 12, 17),
    ),
    Weetje(
        "agressie-2021",
        "**2021:** 77% van de burgemeesters en 67% van de wethouders. Zo staat het in de toelichting op de tekst van nu.",
        STAATSCOURANT_2023.bron(),
        date(2023, 10, 30),
    ),
    Weetje("agressie-2022", "**2022:** 49% van alle politieke ambtsdragers.", MONITOR_2022.bron()),
    Weetje("agressie-provincies", "**2022:** 59% bij provincies en 50% bij gemeenten.", GRIFFIERS_2023.bron()),
    Weetje(
        "agressie-2020",
        "**2020:** 35% van alle politieke ambtsdragers, en 46% van de wethouders.",
        MONITOR_2022.bron(),
    ),
    Weetje(
        "aangifte-2022",
        "**Aangifte:** 7% deed aangifte in 2022. In 2014 was dat 13%.",
        MONITOR_2022.bron(),
    ),
    # --- who ---
    Weetje(
        "raadsleden-2020",
        "In 2020 zei de minister over de oude tekst: deze mensen zijn minder zichtbaar voor het publiek.",
        BINNENLANDS_BESTUUR_2020.bron(),
    ),
    Weetje(
        "ontheffing-burgemeester",
        "**Burgemeester:** de raad, voor ten hoogste een jaar. Daarna kan de commissaris twee keer verlengen, steeds met ten hoogste een jaar. "
        "Daarna valt er niets meer te verlengen.",
        GEMEENTEWET_71.bron(),
    ),
    Weetje(
        "ontheffing-wethouder",
        "**Wethouder:** de raad, voor een jaar. In bijzondere gevallen verlengt de raad haar.",
        GEMEENTEWET_36A.bron(),
    ),
    Weetje("ontheffing-gedeputeerde", "**Gedeputeerde:** provinciale staten.", PROVINCIEWET_35B.bron()),
    # --- tax ---
    Weetje(
        "belasting-2020",
        "Het ministerie wilde haar voor de belasting net zo behandelen als de beveiliging van de woningen van ministers.",
        FISCALIADE_2020.bron(),
        date(2020, 12, 15),
    ),
    Weetje(
        "eindheffing",
        "Is de vrije ruimte op? Dan betaalt de organisatie 80% eindheffing over wat erboven komt, schreef die circulaire.",
        CIRCULAIRE_2019.bron(),
        date(2019, 1, 21),
    ),
)

TIJDLIJN: tuple[Moment, ...] = (
    Moment(
        date(2018, 11, 1),
        "Het CCV begint met gratis woningscans. Er is nog geen landelijke regeling. Elke organisatie beslist zelf.",
        PERS_2019.bron(),
        "november 2018",
    ),
    Moment(
        date(2018, 11, 23),
        "De Regeling rechtspositie decentrale politieke ambtsdragers komt in de Staatscourant. Over beveiliging van de woning staat er nog niets in.",
        STAATSCOURANT_2018.bron(),
    ),
    Moment(
        date(2019, 1, 1),
        "Het Besluit en de Regeling gaan gelden voor gemeenten. Voor provincies en waterschappen gebeurt dat op 28 maart 2019.",
        STAATSCOURANT_2018.bron(),
    ),
    Moment(
        date(2020, 7, 3),
        "Iedereen mag reageren op het ontwerp van de oude regeling. Daarin staat een lager maximum.",
        CONSULTATIE_2020.bron(),
    ),
    Moment(
        regeling_2021.EERSTE_DAG,
        f"De oude regeling komt in de Staatscourant. Vanaf deze dag telt een maatregel mee, tot {toon(regeling_2021.MAXIMUM)}.",
        CCV_2021.bron(),
    ),
    Moment(regeling_2021.IN_WERKING, "De oude regeling begint te werken.", CCV_2021.bron()),
    Moment(
        date(2021, 12, 31),
        "Tot en met deze dag betaalt het ministerie in elk geval de scans van het CCV.",
        CCV_2021.bron(),
    ),
    Moment(
        date(2023, 3, 14),
        "Na een onderzoek kondigt de minister een ruimer pakket aan, met een advies op maat.",
        RIJKSOVERHEID_MAART_2023.bron(),
    ),
    Moment(date(2023, 10, 30), "De minister ondertekent de tekst van nu.", STAATSCOURANT_2023.bron()),
    Moment(
        date(2023, 11, 15),
        "De minister stuurt de nieuwe tekst naar de Tweede Kamer. Het maximum en de vaste lijst verdwijnen.",
        KAMERBRIEF_2023.bron(),
    ),
    Moment(regeling_2021.LAATSTE_DAG, "De laatste dag van de oude regeling.", WEERBAAR_OUD.bron()),
    Moment(
        regeling_2024.EERSTE_DAG,
        "De regeling van nu begint. Uw organisatie geeft de maatregelen uit uw advies.",
        NOTA_2026.bron(),
    ),
    Moment(
        date(2025, 12, 18),
        "De Regeling verandert, maar niet in de artikelen over de woning.",
        lid_2024(),
    ),
    Moment(
        date(2026, 2, 24),
        "De Circulaire bewaken en beveiligen 2026 begint te werken. Die gaat over echte dreiging.",
        CIRCULAIRE_BEVEILIGEN.bron(),
    ),
    Moment(
        _NOTA_DAG,
        "Een tweede onderzoek ligt bij de minister. Het advies: ga door, en zoek een alternatief voor de PKVW-eis.",
        NOTA_2026.bron(),
    ),
    Moment(
        DAGEN["debat"],
        "De Tweede Kamer zou praten over de integriteit van het openbaar bestuur, en ook over de PKVW-eis. Wat daaruit kwam, hebben wij niet gezien.",
        NOTA_2026.bron(),
    ),
)


def wanneer(moment: Moment) -> str:
    """The day of a moment in words."""
    return moment.wanneer or datum.toon(moment.dag)
