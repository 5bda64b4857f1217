"""What the letters and the concept of the decision have in common, and what an answer holds to write about.

No name, no address and nothing of the home goes in: brackets stand where only the writer knows. No measure is named either, for who
gives it a name writes what is in the house.
"""

from collections.abc import Iterator

from calculator import __version__, datum
from calculator.oordeel.antwoord import Antwoord, Uitslag
from calculator.wet.bronnen import ARTIKEL, ARTIKELEN, GELEZEN
from calculator.wet.model import ONBEKEND, Regeling
from calculator.wet.partijen import ORGANISATIE
from calculator.wet.regelingen import laatste_dag
from calculator.zelfcheck import blad, woorden
from calculator.zinnen import ORGANISATIE as LEZER_ORGANISATIE

DE_REGELING = "de Regeling rechtspositie decentrale politieke ambtsdragers"
HAKEN = "Vul in wat tussen [haken] staat. Zet er geen adres en niets over de woning in."


def niet_gedekt(antwoord: Antwoord) -> bool:
    """True for an office that the regime in force does not cover."""
    ambt = antwoord.geval.feiten["ambt"]
    return ambt is not ONBEKEND and ambt not in antwoord.nu.regeling.ambten


def artikel_van(antwoord: Antwoord, lid: str = "") -> str:
    """The article of this office, with its lid; of all where the office is not known."""
    nummer = ARTIKEL[antwoord.laag] if antwoord.laag else ARTIKELEN
    return f"artikel {nummer}" + (f", lid {lid}" if lid else "")


def slot(antwoord: Antwoord, soort: str) -> list[str]:
    """The last line: for which day, and on which rules and texts."""
    dag = datum.toon(antwoord.geval.peildatum)
    return [f"{soort} uit de zelfcheck Veilig wonen, voor {dag}. Rekenregels: versie {__version__}. {GELEZEN}"]


def tekst_van(alineas: Iterator[str] | list[str]) -> str:
    """Paragraphs under each other; empty ones are left out."""
    return "\n\n".join(alinea for alinea in alineas if alinea) + "\n"


def genummerd(regels: list[str]) -> str:
    """A numbered list."""
    return "\n".join(f"{nummer}. {regel}" for nummer, regel in enumerate(regels, 1))


def kosten_van(antwoord: Antwoord, aantal: int = 1) -> str:
    """At whose charge the costs come; ``aantal``: how many municipalities share them."""
    if aantal > 1:
        return "de gemeente"
    return woorden.naam(antwoord, ORGANISATIE, LEZER_ORGANISATIE)


# --- what an answer holds to write about -----------------------------------------------------------------------------


def oude_uitslagen(antwoord: Antwoord) -> list[Uitslag]:
    """What is asked under a regime that pays money back."""
    return [u for u in antwoord.uitslagen if u.regeling.vorm.geld and antwoord.aankopen]


def is_voorbij(antwoord: Antwoord, regeling: Regeling) -> bool:
    """True for a regime that ended before the day of the question."""
    einde = laatste_dag(regeling)
    return einde is not None and einde < antwoord.geval.peildatum


def leent(antwoord: Antwoord) -> bool:
    """True when a loan (lid 7) is asked for or is what remains."""
    if not antwoord.nu.regeling.anders_mogelijk or ambt_voorbij(antwoord):
        return False
    geleend = any(m["bruikleen"] is True for m in antwoord.geval.maatregelen)
    return geleend or blad.lenen(antwoord) or any(a.lening for a in antwoord.aankopen)


def ambt_voorbij(antwoord: Antwoord) -> bool:
    """True when the office is over or did not come."""
    feiten = antwoord.geval.feiten
    laatste = feiten["ambt_tot_en_met"]
    voorbij = laatste not in (None, ONBEKEND) and laatste < antwoord.geval.peildatum
    return voorbij or feiten["in_functie"] == "niet_meer" or feiten["benoeming_niet_doorgegaan"] is True


def zelf_gekocht(antwoord: Antwoord) -> bool:
    """True when a measure was bought that the regime would have provided."""
    return any(
        antwoord.geval.maatregelen[a.maatregel]["zelf_aangeschaft"] is True and not a.regeling.vorm.geld
        for a in antwoord.aankopen
    )
