"""What the letters and the concept of the decision have in common, and what an answer holds to write about.

No name, no address and nothing of the home goes in: brackets stand where only the writer knows. No measure is named either, for who
gives it a name writes what is in the house.
"""

from collections.abc import Iterator
from datetime import date
from types import MappingProxyType

from calculator import __version__, datum
from calculator.oordeel.antwoord import Antwoord, Uitslag
from calculator.oordeel.stappen import SAMEN, meer_gemeenten
from calculator.wet.besluit import CARIBISCH_NEDERLAND, VOLKSVERTEGENWOORDIGERS
from calculator.wet.bronnen import ARTIKEL, ARTIKELEN, GELEZEN
from calculator.wet.model import KAN, NEE, ONBEKEND, Bestuurslaag, OpenPunt, Regeling, Toetsing
from calculator.wet.open_punten import LATER_DECLAREREN, ZELF_AANGESCHAFT
from calculator.wet.partijen import ORGANISATIE
from calculator.wet.regelingen import laatste_dag
from calculator.zelfcheck import blad, woorden
from calculator.zinnen import ORGANISATIE as LEZER_ORGANISATIE
from calculator.zinnen import kleine_letter

DE_REGELING = "de Regeling rechtspositie decentrale politieke ambtsdragers"
HAKEN = "Vul in wat tussen [haken] staat. Zet er geen adres en niets over de woning in."


def toetsing(antwoord: Antwoord, naam: str) -> Toetsing:
    """The finding of a condition on measures still to come."""
    return next(t for t in antwoord.nu.uitkomst.toetsingen if t.voorwaarde.naam == naam)


def niet_gedekt(antwoord: Antwoord) -> bool:
    """True for who is not covered for certain. The rule is asked: one may act in an office, or too short."""
    return toetsing(antwoord, "ambt_valt_onder_de_regeling").maximaal == NEE


def artikel_van(antwoord: Antwoord, lid: str = "") -> str:
    """The article of this office, with its lid; of all where the office is not known."""
    nummer = ARTIKEL[antwoord.laag] if antwoord.laag else ARTIKELEN
    return f"artikel {nummer}" + (f", lid {lid}" if lid else "")


def slot(antwoord: Antwoord, soort: str) -> list[str]:
    """The last line: for which day, and on which rules and texts."""
    dag = datum.toon(antwoord.geval.peildatum)
    return [f"{soort} uit de zelfcheck Veilig wonen, voor {dag}. Rekenregels: versie {__version__}. {GELEZEN}"]


def tekst_van(alineas: Iterator[str] | list[str]) -> str:
    """Paragraphs under each other; empty ones are left out. A question keeps its own mark, and the Besluit is named in full once."""
    tekst = "\n\n".join(alinea for alinea in alineas if alinea) + "\n"
    voluit = "van het Rechtspositiebesluit decentrale politieke ambtsdragers (het Besluit)"
    return tekst.replace("?.", "?").replace("van het Besluit", voluit, 1)


def genummerd(regels: list[str]) -> str:
    """A numbered list."""
    return "\n".join(f"{nummer}. {regel}" for nummer, regel in enumerate(regels, 1))


def kosten_van(antwoord: Antwoord, aantal: int = 1) -> str:
    """At whose charge the costs come; ``aantal``: how many municipalities share them."""
    if aantal > 1:
        return "de gemeente"
    return woorden.naam(antwoord, ORGANISATIE, LEZER_ORGANISATIE)


def grond_kosten(antwoord: Antwoord) -> str:
    """On which ground: lid 3 speaks of one municipality, and that several share is our reading of the Besluit."""
    lid_3 = artikel_van(antwoord, "3")
    if not meer_gemeenten(antwoord.geval):
        return lid_3
    samen = SAMEN.voor(antwoord.laag)
    return f"{lid_3}, met {kleine_letter(samen.tekst)}; {samen.zekerheid.value}"


# --- who writes to whom ----------------------------------------------------------------------------------------------

_AMBT = MappingProxyType(
    {
        "voorzitter_waterschap": "voorzitter van het waterschap",
        "lid_db_waterschap": "lid van het dagelijks bestuur van het waterschap",
        "lid_ab_waterschap": "lid van het algemeen bestuur van het waterschap",
        "ander_ambt": "[ambt]",
        ONBEKEND: "[ambt]",
    }
)
#: What a representative is called who acts in an office of this body.
_LID = MappingProxyType(dict(zip(Bestuurslaag, ("statenlid", "raadslid", "lid van het algemeen bestuur"), strict=True)))


def ambt(antwoord: Antwoord) -> str:
    """The office as a letter calls it."""
    return _AMBT.get(antwoord.geval.feiten["ambt"]) or blad.ambt(antwoord)


def waarnemend_lid(antwoord: Antwoord) -> str:
    """What a representative who acts in an office is called; empty for all others."""
    if antwoord.geval.feiten["waarneming"] != "als_volksvertegenwoordiger":
        return ""
    return _LID[antwoord.laag] if antwoord.laag else "lid van [orgaan]"


def ambtszin(antwoord: Antwoord) -> str:
    """Who writes. No more is said of the office than was told: who is not yet, no longer or only for now in it, says so."""
    feiten, naam, vandaag = antwoord.geval.feiten, ambt(antwoord), antwoord.geval.peildatum
    if lid := waarnemend_lid(antwoord):
        return f"Ik ben {lid} en neem waar als {'[ambt]' if feiten['ambt'] in VOLKSVERTEGENWOORDIGERS else naam}."
    vanaf, vast, functie = feiten["ambt_vanaf"], feiten["benoeming_vast_op"], feiten["in_functie"]
    begonnen = isinstance(vanaf, date) and vanaf <= vandaag and feiten["ambt_tot_en_met"] is not ONBEKEND
    komt = vanaf > vandaag if isinstance(vanaf, date) else vanaf is None and isinstance(vast, date) and vast <= vandaag
    waar = feiten["waarneming"] == "benoemd"
    begin = ""
    if ONBEKEND in (feiten["ambt"], feiten["waarneming"]) or feiten["benoeming_niet_doorgegaan"] is True:
        pass
    elif ambt_voorbij(antwoord):
        begin = "Ik nam waar als" if waar else "Ik was"
    elif functie == "ja" or begonnen:
        begin = "Ik neem waar als" if waar else "Ik ben"
    elif komt or (functie == "nog_niet" and vast is not None):
        begin = "Ik ga waarnemen als" if waar else "Ik word"
    return f"{begin} {naam}." if begin else f"Mijn vraag gaat over het ambt van {naam}."


def persoon(antwoord: Antwoord) -> str:
    """Whom a letter or a decision is about: a representative is no bestuurder."""
    return "de vrager" if niet_gedekt(antwoord) or waarnemend_lid(antwoord) else "de bestuurder"


def loket(antwoord: Antwoord) -> str:
    """Whom to write to for an office that the regime does not cover. A waterschap has no griffie."""
    eigen = {CARIBISCH_NEDERLAND: "het eigen bestuur", "ander_ambt": "de eigen organisatie"}
    griffie = "de secretaris van het waterschap" if antwoord.laag is Bestuurslaag.WATERSCHAP else "de griffie"
    return eigen.get(antwoord.geval.feiten["ambt"], griffie)


# --- what an answer holds to write about -----------------------------------------------------------------------------


def opnieuw(antwoord: Antwoord) -> bool | None:
    """True when measures may be given a second time and need not be (lid 6); None while that is open."""
    gevonden = toetsing(antwoord, "eerste_keer_of_niet_verhuisd")
    return gevonden.minimaal == KAN and (None if gevonden.open else True)


def open_vragen(antwoord: Antwoord) -> list[OpenPunt]:
    """What the text does not settle and the organisation is asked about, apart from what the letters say in words of their own."""
    punten = [een.punt for een in antwoord.open if een.punt and een.punt not in (LATER_DECLAREREN, ZELF_AANGESCHAFT)]
    return [punt for punt in punten if any(partij.code in woorden.EIGEN for partij in punt.wie)]


def oude_uitslagen(antwoord: Antwoord) -> list[Uitslag]:
    """What is asked under a regime that pays money back; not what only might have been and then was nothing."""
    oud = [u for u in antwoord.uitslagen if u.regeling.vorm.geld and antwoord.aankopen]
    return [
        u
        for u in oud
        if u.uitkomst.kern.maximaal > NEE or dag_bekend(antwoord, u) or not is_voorbij(antwoord, u.regeling)
    ]


def dag_bekend(antwoord: Antwoord, uitslag: Uitslag) -> bool:
    """True when some measure falls under this regime by a day that was given."""
    gekocht = [antwoord.geval.maatregelen[a.maatregel] for a in antwoord.aankopen if a.regeling is uitslag.regeling]
    return any(m["uitgevoerd_op"] is not ONBEKEND for m in gekocht)


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
    """True when a measure was bought that the regime would have provided: no work for the certificate, and nothing of the stelsel."""
    gekocht = [antwoord.geval.maatregelen[a.maatregel] for a in antwoord.aankopen if not a.regeling.vorm.geld]
    return any(
        m["zelf_aangeschaft"] is True and m["soort"] != "pkvw_eis" and m["werkgeverskosten_stelsel"] is not True
        for m in gekocht
    )
