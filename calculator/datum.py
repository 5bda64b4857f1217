"""Calendar days, read and written the Dutch way. No function here reads a clock."""

import re
from datetime import date, timedelta

MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip

#: Outside these years a date is a typing error.
VROEGSTE, LAATSTE = date(1940, 1, 1), date(2100, 12, 31)

EEN_DAG = timedelta(days=1)

_JAAR = r"(\d{4}|'?\d{2})"
_TUSSEN = r"(?: ?[-/.] ?| )"
_IN_WOORDEN = re.compile(rf"(\d{{1,2}})\s+([a-z]+)\.?\s+{_JAAR}")
_IN_CIJFERS = re.compile(rf"(\d{{1,2}}){_TUSSEN}(\d{{1,2}}){_TUSSEN}{_JAAR}")
_ZONDER_JAAR = re.compile(rf"(\d{{1,2}})(?:\s+([a-z]+)\.?|{_TUSSEN}(\d{{1,2}}))")
_MAAND = re.compile(r"(?:([a-z]+)\.?|(\d{1,2}) ?[-/.]?) ?(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


class JaarOntbreekt(ValueError):
    """A day and a month without a year. ``tekst`` is how that reads: ``1 juli``."""

    def __init__(self, dag: int, maand: int) -> None:
        self.tekst = f"{dag} {MAANDEN[maand - 1]}"
        super().__init__(self.tekst)


def toon(dag: date) -> str:
    """Write a day in words: ``3 mei 2022``."""
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def _maandnummer(woord: str) -> int:
    passend = [i for i, naam in enumerate(MAANDEN, 1) if len(woord) >= 3 and naam.startswith(woord)]
    if woord == "mrt":
        return 3
    if len(passend) != 1:
        raise ValueError("geen maand")
    return passend[0]


def toon_maand(dag: date) -> str:
    """Write the month of a day in words: ``mei 2022``."""
    return f"{MAANDEN[dag.month - 1]} {dag.year}"


def _jaar(tekst: str) -> int:
    """Four figures as they are; two are of a year in which somebody may have taken office or moved."""
    jaar = int(tekst.removeprefix("'"))
    return jaar if len(tekst) == 4 else jaar + (1900 if jaar >= VROEGSTE.year % 100 else 2000)


def _kaal(tekst: str) -> str:
    kaal = tekst.strip().lower()
    if not kaal.isascii() or len(kaal) > 30:
        raise ValueError("geen datum")
    return kaal


def lees(tekst: str) -> date:
    """Read a day as people write it: ``3 mei 2022``, ``3-5-2022``, ``03/05/22``, ``3 mei '22`` or ``2022-05-03``.

    Raises JaarOntbreekt when only the year is missing, ValueError when it is no day of the calendar or lies outside VROEGSTE..LAATSTE.
    """
    kaal = _kaal(tekst)
    if deel := _ISO.fullmatch(kaal):
        jaar, maand, dag = int(deel[1]), int(deel[2]), int(deel[3])
    elif deel := _IN_CIJFERS.fullmatch(kaal):
        dag, maand, jaar = int(deel[1]), int(deel[2]), _jaar(deel[3])
    elif deel := _IN_WOORDEN.fullmatch(kaal):
        dag, maand, jaar = int(deel[1]), _maandnummer(deel[2]), _jaar(deel[3])
    elif deel := _ZONDER_JAAR.fullmatch(kaal):
        dag, maand = int(deel[1]), _maandnummer(deel[2]) if deel[2] else int(deel[3])
        date(2024, maand, dag)  # a year that has 29 February
        raise JaarOntbreekt(dag, maand)
    else:
        raise ValueError("geen datum")
    gelezen = date(jaar, maand, dag)
    if not VROEGSTE <= gelezen <= LAATSTE:
        raise ValueError("datum buiten bereik")
    return gelezen


def lees_maand(tekst: str) -> date | None:
    """The first day of a month, for ``mei 2022``, ``mei2022``, ``5-2022`` or ``05/2022``; None when it is no month in VROEGSTE..LAATSTE."""
    try:
        deel = _MAAND.fullmatch(_kaal(tekst))
        eerste = deel and date(int(deel[3]), _maandnummer(deel[1]) if deel[1] else int(deel[2]), 1)
    except ValueError:
        return None
    return eerste if eerste and VROEGSTE <= eerste <= LAATSTE else None


def lees_iso(tekst: str) -> date:
    """Read a day in the case format, ``2022-05-03``. Raises ValueError for anything else."""
    if not _ISO.fullmatch(tekst):
        raise ValueError("geen datum")
    return lees(tekst)


def jaren_later(dag: date, jaren: int) -> date:
    """The same day a number of years later (or earlier); 29 February becomes 1 March."""
    try:
        return dag.replace(year=dag.year + jaren)
    except ValueError:
        return date(dag.year + jaren, 3, 1)
