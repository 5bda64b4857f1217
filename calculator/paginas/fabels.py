"""What people believe about the regulation, each tied to the example whose computed outcome decides it.

A claim is true or false as ``klopt`` says; ``oordeel`` is the judgement that the example must have. The pages stop the build when
the rules say something else, so a myth cannot outlive a change of the law.
"""

from dataclasses import dataclass

from calculator.wet.bronnen import CCV_2021, NOTA_2026, besluit, lid_2021, lid_2024
from calculator.wet.getallen import PKVW_JAREN
from calculator.wet.model import Bron


@dataclass(frozen=True, slots=True)
class Bewering:
    """A claim, whether it is right, why, and the example with its judgement (the code of the case format)."""

    naam: str
    zin: str
    klopt: bool
    uitleg: str
    voorbeeld: str
    oordeel: str
    bron: Bron


BEWERINGEN: tuple[Bewering, ...] = (
    Bewering(
        "maximum-geldt-nog",
        "U krijgt ten hoogste een vast bedrag voor uw beveiliging.",
        False,
        "Dat was zo in de oude regeling. Nu krijgt u de maatregelen uit uw advies. De wet noemt geen maximum.",
        "alles-op-orde",
        "ja",
        lid_2024("1"),
    ),
    Bewering(
        "raadslid-valt-eronder",
        "Ook raadsleden en statenleden vallen onder de regeling.",
        False,
        "De regeling noemt zes ambten. Raadsleden en statenleden staan er niet bij. Worden zij bedreigd, dan gelden andere regels.",
        "raadslid-bedreigd",
        "nee",
        lid_2024("1"),
    ),
    Bewering(
        "eerst-bestellen",
        "U kunt een alarm kopen en later het geld terugvragen.",
        False,
        "De wet zegt dat uw organisatie de maatregel geeft. Zonder advies betaalt u zelf. Vraag dus eerst.",
        "zelf-besteld",
        "nee",
        lid_2024("1"),
    ),
    Bewering(
        "organisatie-betaalt-sloten",
        "Uw organisatie betaalt ook de sloten voor het PKVW-certificaat.",
        False,
        "Het werk voor het certificaat betaalt u zelf. Dat staat niet in de wet, maar in de uitleg van het ministerie.",
        "pkvw-werk-2024",
        "nee",
        NOTA_2026.bron(),
    ),
    Bewering(
        "zonder-certificaat-nooit",
        "Zonder PKVW-certificaat krijgt u nooit iets.",
        False,
        "De wet kent een uitzondering. Ook mag uw organisatie iets in bruikleen geven zonder certificaat. Zij beslist daarover.",
        "bruikleen",
        "kan",
        lid_2024("7"),
    ),
    Bewering(
        "voor-de-eed",
        "U kunt al maatregelen krijgen voordat u begint.",
        True,
        "Dat kan zodra vaststaat dat u het ambt krijgt.",
        "voor-de-eed",
        "ja",
        lid_2024("5", "a"),
    ),
    Bewering(
        "waterschap-plaats",
        "Een heemraad hoeft niet in het gebied van het waterschap te wonen.",
        True,
        "Het artikel voor waterschappen stelt geen eis aan de plaats van de woning.",
        "heemraad-elders",
        "ja",
        lid_2024("2"),
    ),
    Bewering(
        "elders-kan-nooit",
        "Woont u in een andere gemeente? Dan krijgt u nooit iets.",
        False,
        "Met een ontheffing kan het wel. Dat geldt voor de burgemeester, de wethouder en de gedeputeerde.",
        "elders-met-ontheffing",
        "ja",
        lid_2024("2", "b"),
    ),
    Bewering(
        "commissaris-ontheffing",
        "Een commissaris van de Koning die buiten de provincie woont, heeft aanspraak als er een ontheffing is.",
        False,
        "De wet noemt bij de ontheffing alleen de gedeputeerde. Bruikleen blijft mogelijk.",
        "commissaris-elders",
        "nee",
        lid_2024("2", "b"),
    ),
    Bewering(
        "verhuizen-moet",
        "Verhuist u tijdens uw ambt? Dan moet uw organisatie opnieuw maatregelen geven.",
        False,
        "De wet zegt ‘kunnen’. Uw organisatie beslist. Er is een nieuw advies nodig.",
        "verhuisd-opnieuw",
        "kan",
        lid_2024("6"),
    ),
    Bewering(
        "certificaat-blijft",
        "Een PKVW-certificaat blijft altijd geldig.",
        False,
        f"Een certificaat is {PKVW_JAREN} jaar geldig. Daarna keurt een bedrijf de woning opnieuw.",
        "certificaat-verlopen",
        "nog_niet",
        lid_2024("5", "b"),
    ),
    Bewering(
        "na-ambt",
        "Na uw laatste dag kunt u nog nieuwe maatregelen vragen.",
        False,
        "De aanspraak bestaat zolang u het ambt hebt.",
        "na-het-ambt",
        "nee",
        lid_2024("5", "a"),
    ),
    Bewering(
        "oude-lijst-vrij",
        "In de oude regeling mocht u een camera kopen als het bedrag nog niet op was.",
        False,
        "Alleen de vijf maatregelen van de lijst telden. Al het andere betaalde u zelf. Het geval hieronder heeft wel een vergoeding, maar niet voor de camera’s.",
        "buiten-de-lijst",
        "ja",
        CCV_2021.bron(),
    ),
    Bewering(
        "oude-verhuizing",
        "Wie voor 2024 tijdens het ambt verhuisde, kon opnieuw het hele bedrag krijgen.",
        True,
        "Voor het nieuwe woonadres begon het maximum opnieuw.",
        "verhuisd-tijdens-ambt",
        "ja",
        lid_2021("3"),
    ),
    Bewering(
        "oude-kosten-nu",
        "Kosten van voor 2024 kunt u nu zeker nog terugvragen.",
        False,
        "Dat staat niet vast. Wij vonden er geen regel over. Vraag het uw organisatie.",
        "te-laat-gedeclareerd",
        "onbekend",
        lid_2024(),
    ),
    Bewering(
        "advies-is-genoeg",
        "Is de adviseur geweest? Dan hebt u meteen recht op de maatregelen.",
        False,
        "Eerst stelt de beveiligingsautoriteit van het ministerie van BZK het advies vast.",
        "advies-loopt",
        "nog_niet",
        lid_2024("4"),
    ),
    Bewering(
        "buiten-advies",
        "Wat niet in het advies staat, krijgt u niet op grond van het advies.",
        True,
        "U kunt uw wens bespreken met de adviseur. Uw organisatie mag iets in bruikleen geven.",
        "alleen-buiten-het-advies",
        "nee",
        lid_2024("1"),
    ),
    Bewering(
        "stelsel-dubbel",
        "Een maatregel die de politie en justitie al aanwezen, valt buiten deze regeling.",
        True,
        "Dan gelden de regels voor echte dreiging. Uw organisatie betaalt die maatregel op een andere grond.",
        "in-het-stelsel",
        "nee",
        besluit("x.3.1", "2"),
    ),
)
