"""The judgement, the parties and the money in words, for the one who holds the office and for the organisation."""

import re
from collections.abc import Sequence
from types import MappingProxyType

from calculator.bedrag import HOOGSTE_BEDRAG, toon
from calculator.oordeel.antwoord import Antwoord
from calculator.oordeel.stappen import meer_gemeenten
from calculator.wet.model import JA, KAN, NEE, NOG_NIET, Bereik, Bestuurslaag, Drager, Kern, Oordeel, Partij, Regeling
from calculator.wet.partijen import BESTUURDER, CCV, GEMEENTEN, GRIFFIE, ORGANISATIE, SECRETARIS
from calculator.zinnen import BESTUURDER as LEZER_BESTUURDER
from calculator.zinnen import hoofdletter, opsomming, voor

WOORD = MappingProxyType({NEE: "nee", NOG_NIET: "nog niet", KAN: "misschien", JA: "ja"})

KOP = MappingProxyType({NEE: "Nee", NOG_NIET: "Nog niet", KAN: "Misschien, uw organisatie beslist", JA: "Ja"})

_OPEN_KOP = MappingProxyType(
    {
        (NEE, JA): "Dat staat nog niet vast",
        (NEE, KAN): "Dat staat nog niet vast",
        (NEE, NOG_NIET): "Nu niet, en later misschien",
        (NOG_NIET, KAN): "Nog niet, of uw organisatie beslist",
        (NOG_NIET, JA): "Ja of nog niet",
        (KAN, JA): "Ja, of uw organisatie beslist",
    }
)

GEEN_BESLUIT = "Dit is geen besluit, maar onze lezing van de regels bij deze antwoorden."


def kop(minimaal: Oordeel, maximaal: Oordeel, lezer: str = LEZER_BESTUURDER) -> str:
    """The judgement in a few words."""
    tekst = KOP[minimaal] if minimaal == maximaal else _OPEN_KOP[minimaal, maximaal]
    return tekst if lezer == LEZER_BESTUURDER else tekst.replace("uw organisatie beslist", "u beslist")


def tussen(minimaal: Oordeel, maximaal: Oordeel) -> str:
    """The judgement inside a sentence: ``ja``, or ``nee of ja``."""
    return WOORD[minimaal] if minimaal == maximaal else f"{WOORD[minimaal]} of {WOORD[maximaal]}"


# --- parties -----------------------------------------------------------------------------------------------------

#: What belongs to the organisation: it is not sent to itself.
EIGEN = frozenset(p.code for p in (ORGANISATIE, GEMEENTEN, SECRETARIS, GRIFFIE))

_ZONDER_UW = (("waar u staat", "waar de bestuurder staat"), ("uw waterschap", "het waterschap"), ("uw ", "de "))


def naam(antwoord: Antwoord, partij: Partij, lezer: str = LEZER_BESTUURDER) -> str:
    """What to call a party inside a sentence, for this reader."""
    tekst = "het CCV" if partij is CCV else antwoord.naam(partij)
    if lezer != LEZER_BESTUURDER and partij is BESTUURDER:
        return "de bestuurder"
    return zonder_uw(tekst, lezer)


def zonder_uw(tekst: str, lezer: str) -> str:
    """The name of a party as this reader would say it."""
    for uw, zonder in _ZONDER_UW if lezer != LEZER_BESTUURDER else ():
        tekst = tekst.replace(uw, zonder)
    return tekst


#: What sends somebody to the organisation, as the organisation itself reads it.
_ZICHZELF = (
    (re.compile(r",? en vraag de organisatie(?=\.)"), ""),
    (re.compile(r", vraag het dan de organisatie(?=\.)"), ", neem dan zelf een standpunt in"),
    (re.compile(r"Vraag (?:het )?(?:daar en )?(?:aan )?de organisatie(?: en|, en vraag) "), "Vraag "),
    (
        re.compile(r"Vraag (?:het )?(?:eerst |vooraf )?(?:aan )?de organisatie\b[^.]*\."),
        "Neem zelf een standpunt in, en leg uit waarom.",
    ),
)


def lees(tekst: str, lezer: str) -> str:
    """A sentence as this reader reads it; the organisation is not told to ask itself."""
    gelezen = voor(tekst, lezer)
    if lezer != LEZER_BESTUURDER:
        for zoek, zegt in _ZICHZELF:
            gelezen = zoek.sub(zegt, gelezen)
    return gelezen


def wie_weet(antwoord: Antwoord, wie: Sequence[Partij], lezer: str) -> str:
    """Who can tell, in a sentence; nobody is sent to themselves."""
    if lezer == LEZER_BESTUURDER:
        wie = [p for p in wie if p is not BESTUURDER]
        return f"Vraag het aan {_of(antwoord, wie, lezer)}." if wie else "Dit weet u zelf."
    anderen = [p for p in wie if p.code not in EIGEN]
    if len(anderen) == len(wie):
        return f"Vraag het aan {_of(antwoord, anderen, lezer)}."
    staart = f", of {_of(antwoord, anderen, lezer)}" if anderen else ""
    zelf = "weten de gemeenten" if meer_gemeenten(antwoord.geval) else f"weet {naam(antwoord, ORGANISATIE, lezer)}"
    return f"Dit {zelf} zelf{staart}."


def _of(antwoord: Antwoord, wie: Sequence[Partij], lezer: str) -> str:
    # By name: of a waterschap, griffie and secretaris are one and the same.
    return opsomming(list(dict.fromkeys(naam(antwoord, p, lezer) for p in wie)), "of")


def organisatie(laag: Bestuurslaag | None) -> str:
    """The name of the organisation at the start of a sentence."""
    return hoofdletter(ORGANISATIE.naam(laag))


# --- money -------------------------------------------------------------------------------------------------------


def bereik(bedrag: Bereik | None) -> str:
    """An amount or its bounds in words."""
    if bedrag is None:
        return "nog niet te zeggen"
    if bedrag.maximaal >= HOOGSTE_BEDRAG:
        return f"minstens {toon(bedrag.minimaal)}" if bedrag.minimaal else "nog niet te zeggen"
    if not bedrag.maximaal:
        return "niets"
    if bedrag.minimaal == bedrag.maximaal:
        return toon(bedrag.minimaal)
    if not bedrag.minimaal:
        return f"hoogstens {toon(bedrag.maximaal)}"
    return f"tussen {toon(bedrag.minimaal)} en {toon(bedrag.maximaal)}"


def drager(antwoord: Antwoord, wie: Drager, lezer: str) -> str:
    """Who bears a cost line, in a table or after an amount."""
    if wie is Drager.ORGANISATIE:
        return naam(antwoord, ORGANISATIE, lezer)
    if wie is Drager.BESTUURDER:
        return "u zelf" if lezer == LEZER_BESTUURDER else "de bestuurder"
    return "eerst navragen" if lezer == LEZER_BESTUURDER else "nog te beslissen"


# --- the judgement on a page ---------------------------------------------------------------------------------------


def oordeelzin(regeling: Regeling, kern: Kern, lezer: str = LEZER_BESTUURDER) -> str:
    """The outcome of one regime in one or two sentences, as on the pages and in the lessons."""
    wie, heeft = ("U", "hebt") if lezer == LEZER_BESTUURDER else ("De bestuurder", "heeft")
    krijgt, org, vorm = "krijgt", organisatie(kern.betaler), regeling.vorm
    uiteinden = (kern.minimaal, kern.maximaal)
    if uiteinden == (NEE, NEE):
        return f"{wie} {heeft} op grond van {regeling.titel} geen aanspraak."
    if uiteinden == (JA, JA):
        return f"{wie} {krijgt} {vorm.krijgt}. {org} {vorm.doet}."
    if uiteinden == (NOG_NIET, NOG_NIET):
        return f"{wie} {krijgt} {vorm.iets} nu nog niet. Er ontbreekt iets wat nog te regelen is."
    if uiteinden == (KAN, KAN):
        if kern.vorm == "bruikleen":
            return f"{org} mag de maatregel in bruikleen geven, maar moet dat niet."
        return f"{org} mag opnieuw maatregelen geven, maar moet dat niet."
    zinnen = {
        (NEE, JA): "Het antwoord kan nog ja of nee worden.",
        (NEE, KAN): f"Het antwoord is nee, of {org.lower()} mag beslissen.",
        (NEE, NOG_NIET): f"{wie} {heeft} nu in elk geval geen aanspraak. Of dat later anders wordt, staat niet vast.",
        (NOG_NIET, KAN): f"Nu nog niet, of {org.lower()} mag beslissen.",
        (NOG_NIET, JA): "Het antwoord is ja, of er ontbreekt nog iets wat te regelen is.",
        (KAN, JA): f"Het antwoord is ja, of {org.lower()} mag beslissen.",
    }
    return zinnen[uiteinden]
