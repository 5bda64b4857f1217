"""Reminders as a calendar file (RFC 5545). Titles are neutral: a calendar is read by others."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from calculator.datum import EEN_DAG, LAATSTE, jaren_later, toon
from calculator.oordeel.antwoord import Antwoord
from calculator.wet.getallen import PKVW_JAREN
from calculator.wet.model import ONBEKEND
from calculator.zelfcheck.briefdelen import persoon
from calculator.zinnen import BESTUURDER

#: A letter may be answered by then; no law says so.
NAVRAGEN_NA = 28 * EEN_DAG
#: So long before a certificate ends there is time for a new inspection.
VOORAF_MAANDEN = 3


class Herinnering(NamedTuple):
    """What to think of on a day."""

    code: str
    dag: date
    titel: str
    tekst: str


def herinneringen(antwoord: Antwoord, lezer: str = BESTUURDER) -> tuple[Herinnering, ...]:
    """The days to keep in mind, in order."""
    return tuple(sorted(_herinneringen(antwoord, lezer), key=lambda h: h.dag))


def _herinneringen(antwoord: Antwoord, lezer: str) -> Iterator[Herinnering]:
    feiten, vandaag = antwoord.geval.feiten, antwoord.geval.peildatum
    leent = (
        "u misschien in bruikleen hebt" if lezer == BESTUURDER else f"{persoon(antwoord)} misschien in bruikleen heeft"
    )
    yield Herinnering(
        "navragen",
        min(vandaag + NAVRAGEN_NA, LAATSTE),
        "Navragen hoe het staat",
        f"Op {toon(vandaag)} deed u de zelfcheck. Kijk wat de eerste stap was, en vraag na of er antwoord is.",
    )
    afgegeven = feiten["pkvw_afgegeven_op"]
    if feiten["pkvw"] == "geldig" and isinstance(afgegeven, date):
        einde = jaren_later(afgegeven, PKVW_JAREN)
        if (dag := maanden_eerder(einde, VOORAF_MAANDEN)) > vandaag:
            tekst = f"Het certificaat is geldig tot {toon(einde)}. Een nieuwe keuring kost tijd."
            yield Herinnering("certificaat", dag, "Certificaat: afspraak maken voor een nieuwe keuring", tekst)
    laatste = feiten["ambt_tot_en_met"]
    if laatste is not ONBEKEND and laatste is not None and laatste >= vandaag:
        tekst = f"Spreek af wat er gebeurt met wat {leent}, en wie wat onderhoudt."
        yield Herinnering("laatste-dag", laatste, "Laatste dag in het ambt", tekst)


def maanden_eerder(dag: date, maanden: int) -> date:
    """The same day some months earlier; the last day of that month where it has no such day."""
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 - maanden, 12)
    for nummer in range(dag.day, 27, -1):
        try:
            return date(jaar, maand + 1, nummer)
        except ValueError:
            continue
    return date(jaar, maand + 1, min(dag.day, 28))


def kalender(antwoord: Antwoord, lezer: str = BESTUURDER) -> str:
    """The reminders as the text of an .ics file: lines of at most 75 octets that end in CRLF."""
    regels = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Zelfcheck Veilig wonen//NL", "CALSCALE:GREGORIAN"]
    # No clock is read: the stamp is the day of the question.
    stempel = f"{antwoord.geval.peildatum:%Y%m%d}T000000Z"
    for h in herinneringen(antwoord, lezer):
        regels += [
            "BEGIN:VEVENT",
            f"UID:{h.code}-{h.dag:%Y%m%d}-{antwoord.geval.peildatum:%Y%m%d}@zelfcheck-veilig-wonen",
            f"DTSTAMP:{stempel}",
            f"DTSTART;VALUE=DATE:{h.dag:%Y%m%d}",
            f"SUMMARY:{_tekst(h.titel)}",
            f"DESCRIPTION:{_tekst(h.tekst)}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    return "".join(f"{deel}\r\n" for regel in (*regels, "END:VCALENDAR") for deel in _gevouwen(regel))


def _tekst(tekst: str) -> str:
    """Text as a value: the signs that part values are marked (RFC 5545, 3.3.11)."""
    for teken in "\\;,":
        tekst = tekst.replace(teken, "\\" + teken)
    return tekst.replace("\n", "\\n")


def _gevouwen(regel: str) -> Iterator[str]:
    """A line in parts of at most 75 octets, each after the first with a space in front (3.1). No sign is cut in two."""
    deel, lengte = "", 0
    for teken in regel:
        octetten = len(teken.encode())
        if lengte + octetten > 75:
            yield deel
            deel, lengte = " ", 1
        deel, lengte = deel + teken, lengte + octetten
    yield deel
