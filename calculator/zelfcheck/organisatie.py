"""What an organisation must know beside the steps: what binds it, how to book the costs, what to keep to itself."""

from typing import NamedTuple

from calculator.wet.bronnen import CIRCULAIRE_2019, besluit, lid_2024
from calculator.wet.model import Bron


class Aandacht(NamedTuple):
    """One point with its sources. ``regeling`` is the year of the only regime that it belongs to; empty: any."""

    kop: str
    tekst: str
    bronnen: tuple[Bron, ...] = ()
    regeling: str = ""


AANDACHT = (
    Aandacht(
        "Wat bindt u?",
        "Maatregelen uit een vastgesteld advies ‘worden verstrekt’. Opnieuw geven na een verhuizing mag, maar moet niet. "
        "Dat geldt ook voor bruikleen.",
        (lid_2024("1"), lid_2024("6"), lid_2024("7")),
        "2024",
    ),
    Aandacht(
        "Hoe boekt u de kosten?",
        "Ze horen niet bij het loon van de bestuurder. Ze tellen mee in de vrije ruimte van de werkkostenregeling. "
        "Vraag de salarisadministratie.",
        (besluit("x.3.8"), CIRCULAIRE_2019.bron()),
    ),
    Aandacht(
        "Wat houdt u geheim?",
        "De regeling zegt hier niets over. Ons voorstel: bewaar het advies apart. Zet geen adres en geen maatregel in een "
        "agenda, een vergaderstuk of een gewone mail. Vraag het bedrijf om een neutrale factuur.",
    ),
)
