"""The glossary: each term with what it means in plain words and where it comes from."""

from dataclasses import dataclass

from calculator.wet import regeling_2021
from calculator.wet.bronnen import (
    CCV_ADVIES,
    CIRCULAIRE_2019,
    CIRCULAIRE_BEVEILIGEN,
    NOTA_2026,
    ONTHEFFING,
    PKVW_BEHALEN,
    PKVW_VRAGEN,
    REGELING_1_2,
    WET_BRP,
    WOONPLICHT,
    lid_2021,
    lid_2024,
)
from calculator.wet.bronnen import besluit as artikel_besluit
from calculator.wet.getallen import PKVW_JAREN
from calculator.wet.model import Bron, Zekerheid


@dataclass(frozen=True, slots=True)
class Begrip:
    """A term, its meaning in one or two sentences, and the source."""

    naam: str
    term: str
    uitleg: str
    bron: Bron


BEGRIPPEN: tuple[Begrip, ...] = (
    Begrip(
        "bestuurder",
        "Bestuurder",
        "Op deze site: de commissaris van de Koning, de gedeputeerde, de burgemeester, de wethouder, en de voorzitter en de leden van "
        "het dagelijks bestuur van een waterschap.",
        lid_2024("1"),
    ),
    Begrip("aanspraak", "Aanspraak", "U kunt iets krijgen als u aan de voorwaarden voldoet.", lid_2024("5")),
    Begrip(
        "regeling-veilig-wonen",
        "Regeling veilig wonen",
        "De naam die veel mensen gebruiken voor de artikelen 2.9, 3.9 en 4.9 van de Regeling rechtspositie decentrale politieke ambtsdragers.",
        NOTA_2026.bron(),
    ),
    Begrip(
        "besluit",
        "Besluit",
        "Het Rechtspositiebesluit decentrale politieke ambtsdragers. De Regeling rust op artikel 2.3.1, 3.3.1 of 4.3.1 van dit Besluit.",
        artikel_besluit("x.3.1", "2"),
    ),
    Begrip(
        "beveiligingsadvies",
        "Beveiligingsadvies",
        "Een advies over wat nodig is voor een veilige woonplek. Het past bij de dreiging en bij de risico’s in en om de woning.",
        lid_2024("4"),
    ),
    Begrip(
        "beveiligingsautoriteit",
        "Beveiligingsautoriteit",
        "De dienst van het ministerie van BZK die het beveiligingsadvies vaststelt. Soms afgekort tot BVA.",
        lid_2024("4"),
    ),
    Begrip(
        "ccv",
        "CCV",
        "Het Centrum voor Criminaliteitspreventie en Veiligheid. Een adviseur van het CCV komt bij u thuis en schrijft het advies.",
        CCV_ADVIES.bron(),
    ),
    Begrip(
        "bzk",
        "BZK",
        "Het ministerie van Binnenlandse Zaken en Koninkrijksrelaties.",
        NOTA_2026.bron(),
    ),
    Begrip(
        "pkvw",
        "PKVW",
        "Politiekeurmerk Veilig Wonen: een keurmerk tegen inbraak, met eisen aan sloten, licht en zicht op de deur.",
        PKVW_BEHALEN.bron(),
    ),
    Begrip(
        "pkvw-certificaat",
        "PKVW-certificaat",
        f"Het bewijs dat de hele woning aan het PKVW voldoet. Het is {PKVW_JAREN} jaar geldig vanaf de dag van afgifte.",
        PKVW_VRAGEN.bron(),
    ),
    Begrip(
        "pkvw-verklaring",
        "PKVW-verklaring",
        "Een verklaring over een deel van de woning. Dat is geen certificaat.",
        PKVW_BEHALEN.bron(),
    ),
    Begrip(
        "woonadres",
        "Woonadres",
        "Het adres waar u woont en staat ingeschreven in de basisregistratie personen. Hebt u meer adressen, dan telt het adres waar u naar verwachting "
        "de meeste nachten slaapt.",
        WET_BRP.bron(),
    ),
    Begrip(
        "woonplek",
        "Woonplek",
        "Het woord uit de tekst sinds 2024 voor de plek waar u woont. De wet legt het niet uit. Wij gaan uit van uw woonadres.",
        lid_2024("2", zekerheid=Zekerheid.AFGELEID),
    ),
    Begrip(
        "ontheffing",
        "Ontheffing",
        "Het besluit dat u tijdelijk buiten uw gemeente of provincie mag wonen.",
        ONTHEFFING,
    ),
    Begrip(
        "basismaatregelen",
        "Basismaatregelen",
        "De vijf maatregelen van de oude regeling: brievenbus, ruiten, deurspion of video-intercom, basisinstallatie en kluis.",
        lid_2021(zekerheid=Zekerheid.SECUNDAIR),
    ),
    Begrip(
        "vergoeding",
        "Vergoeding",
        "U betaalt eerst zelf en krijgt daarna geld terug. Zo werkte de oude regeling.",
        lid_2021("1"),
    ),
    Begrip(
        "verstrekking",
        "Verstrekking",
        "Uw organisatie zorgt zelf voor de maatregelen. Zo werkt de regeling sinds 2024.",
        lid_2024("1"),
    ),
    Begrip(
        "bruikleen",
        "Bruikleen",
        "U leent een maatregel zolang u het ambt hebt. De wet zegt: ‘ter beschikking worden gesteld’.",
        lid_2024("7"),
    ),
    Begrip(
        "declareren",
        "Declareren",
        "Om geld vragen voor kosten die u maakte, met bewijs erbij.",
        REGELING_1_2.bron(),
    ),
    Begrip(
        "stelsel",
        "Stelsel beveiligen van personen",
        "De regels voor mensen die echt worden bedreigd. Politie en justitie beslissen daarover. Het is een andere weg dan deze regeling.",
        CIRCULAIRE_BEVEILIGEN.bron(),
    ),
    Begrip(
        "werkgeverskosten",
        "Werkgeverskosten",
        "Kosten die in het stelsel beveiligen van personen zijn aangewezen als kosten van de organisatie.",
        artikel_besluit("x.3.1", "1"),
    ),
    Begrip(
        "waarnemer",
        "Waarnemer",
        "Iemand die een ambt tijdelijk vervult. Voor een benoemde waarnemer gelden dezelfde bepalingen.",
        artikel_besluit("x.2.14"),
    ),
    Begrip(
        "decentralisatie-uitkering",
        "Decentralisatie-uitkering",
        "Geld van het ministerie van BZK voor gemeenten en provincies, als bijdrage in de kosten. Het is geen maximum voor u.",
        NOTA_2026.bron(),
    ),
    Begrip(
        "woonplicht",
        "Woonplicht",
        "De plicht om in uw gemeente of provincie te wonen. Voor een waarnemend burgemeester of commissaris geldt die niet.",
        WOONPLICHT,
    ),
    Begrip(
        "maximum",
        "Maximum",
        "Het hoogste bedrag van de oude regeling, per woonadres. De regeling sinds 2024 kent geen maximum.",
        lid_2021("1"),
    ),
    Begrip(
        "realisatiedatum",
        "Dag van uitvoering",
        f"De dag waarop een maatregel klaar was. Die dag bepaalt welke regeling geldt. De eerste dag die telt is {regeling_2021.EERSTE_DAG.day} oktober {regeling_2021.EERSTE_DAG.year}.",
        lid_2021(zekerheid=Zekerheid.SECUNDAIR),
    ),
    Begrip(
        "veiligheidsscan",
        "Veiligheidsscan",
        "Het bezoek van een adviseur van het CCV aan uw woning. Daaruit komt het beveiligingsadvies. Vroeger heette dit woningscan.",
        NOTA_2026.bron(),
    ),
    Begrip(
        "volksvertegenwoordiger",
        "Volksvertegenwoordiger",
        "Een raadslid, een statenlid of een lid van het algemeen bestuur van een waterschap. Voor hen geldt deze regeling niet.",
        lid_2024("1", zekerheid=Zekerheid.AFGELEID),
    ),
    Begrip(
        "dagelijks-bestuur",
        "Dagelijks bestuur",
        "Gedeputeerde staten, het college van burgemeester en wethouders, of het dagelijks bestuur van een waterschap. Zij maken de kosten.",
        lid_2024("3"),
    ),
    Begrip(
        "eindheffing",
        "Eindheffing",
        "Belasting die de organisatie betaalt in plaats van u. De maatregelen zijn aangewezen als ‘eindheffingsbestanddeel’.",
        artikel_besluit("x.3.8"),
    ),
    Begrip(
        "werkkostenregeling",
        "Werkkostenregeling",
        "De belastingregels voor wat een organisatie aan haar mensen geeft. Een deel is vrij van belasting: de vrije ruimte.",
        CIRCULAIRE_2019.bron(),
    ),
)

#: The terms that pages explain at their first mention.
MOEILIJK = (
    *(
        "aanspraak",
        "beveiligingsadvies",
        "beveiligingsautoriteit",
        "bruikleen",
        "bzk",
        "ccv",
        "decentralisatie-uitkering",
    ),
    *("eindheffing", "ontheffing", "pkvw", "pkvw-certificaat", "pkvw-verklaring", "stelsel", "veiligheidsscan"),
    *("volksvertegenwoordiger", "waarnemer", "werkkostenregeling", "woonplek"),
)
