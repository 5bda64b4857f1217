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

_IN_WOORDEN = re.compile(r"(\d{1,2})\s+([a-z]+)\.?\s+(\d{4})")
_IN_CIJFERS = re.compile(r"(\d{1,2})(?: ?[-/.] ?| )(\d{1,2})(?: ?[-/.] ?| )(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


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


def lees(tekst: str) -> date:
    """Read a day as people write it: ``3 mei 2022``, ``3-5-2022``, ``03/05/2022`` or ``2022-05-03``.

    Raises ValueError when it is no day of the calendar or lies outside VROEGSTE..LAATSTE.
    """
    kaal = tekst.strip().lower()
    if not kaal.isascii() or len(kaal) > 30:
        raise ValueError("geen datum")
    if deel := _ISO.fullmatch(kaal):
        jaar, maand, dag = int(deel[1]), int(deel[2]), int(deel[3])
    elif deel := _IN_CIJFERS.fullmatch(kaal):
        dag, maand, jaar = int(deel[1]), int(deel[2]), int(deel[3])
    elif deel := _IN_WOORDEN.fullmatch(kaal):
        dag, maand, jaar = int(deel[1]), _maandnummer(deel[2]), int(deel[3])
    else:
        raise ValueError("geen datum")
    gelezen = date(jaar, maand, dag)
    if not VROEGSTE <= gelezen <= LAATSTE:
        raise ValueError("datum buiten bereik")
    return gelezen


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
