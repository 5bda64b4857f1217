"""The judgement in words, for the one who holds the office and for the organisation."""

from types import MappingProxyType

from calculator.bedrag import HOOGSTE_BEDRAG, toon
from calculator.wet.model import JA, KAN, NEE, NOG_NIET, Bereik, Bestuurslaag, Kern, Oordeel, Regeling
from calculator.wet.partijen import ORGANISATIE

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

GEEN_BESLUIT = (
    "Dit is geen besluit en geen juridisch advies. Deze uitkomst volgt uit uw antwoorden en uit de regels zoals wij die lezen. "
    "Uw organisatie beslist."
)


def kop(minimaal: Oordeel, maximaal: Oordeel, lezer: str = "bestuurder") -> str:
    """The judgement in a few words, for ``bestuurder`` or ``organisatie``."""
    tekst = KOP[minimaal] if minimaal == maximaal else _OPEN_KOP[minimaal, maximaal]
    return tekst if lezer == "bestuurder" else tekst.replace("uw organisatie beslist", "u beslist")


def tussen(minimaal: Oordeel, maximaal: Oordeel) -> str:
    """The judgement inside a sentence: ``ja``, or ``nee, of misschien toch ja``."""
    if minimaal == maximaal:
        return WOORD[minimaal]
    return f"{WOORD[minimaal]} of {WOORD[maximaal]}, dat hangt van meer af"


def organisatie(laag: Bestuurslaag | None) -> str:
    """The name of the organisation at the start of a sentence."""
    naam = ORGANISATIE.naam(laag)
    return naam[0].upper() + naam[1:]


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


def oordeelzin(regeling: Regeling, kern: Kern, lezer: str) -> str:
    """The outcome in one or two sentences, for ``bestuurder`` or ``organisatie``."""
    wie, heeft = ("U", "hebt") if lezer == "bestuurder" else ("De bestuurder", "heeft")
    krijgt = "krijgt"
    org = organisatie(kern.betaler)
    vorm = regeling.vorm
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
    return zinnen[uiteinden] + " Hieronder staat waar het van afhangt en wie het weet."
