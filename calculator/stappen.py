"""Who does what, in order, and whom to ask: read off an outcome."""

from collections.abc import Iterator

from calculator.bronnen import CIRCULAIRE_BEVEILIGEN
from calculator.bronnen import besluit as artikel_besluit
from calculator.feiten import feit_van_pad, pad
from calculator.model import JA, NEE, ONBEKEND, Geval, Partij, Stap, Toetsing, Uitkomst
from calculator.partijen import BESTUURDER, GRIFFIE, ORGANISATIE, POLITIE, uniek

#: Always first when there is a concrete threat; the calculator never weighs one.
BIJ_DREIGING = (
    Stap(
        BESTUURDER,
        "belt bij direct gevaar 112, en meldt elke andere dreiging bij de politie",
        CIRCULAIRE_BEVEILIGEN.bron(),
    ),
    Stap(BESTUURDER, "meldt de dreiging meteen bij de eigen organisatie", CIRCULAIRE_BEVEILIGEN.bron()),
    Stap(
        POLITIE,
        "bekijkt de melding met het Openbaar Ministerie; zij beslissen over beveiliging",
        CIRCULAIRE_BEVEILIGEN.bron(),
    ),
)

_NIET_GEDEKT = Stap(
    GRIFFIE,
    "kan zeggen wat de organisatie zelf regelt; wordt iemand bedreigd, dan gelden andere regels, ook voor volksvertegenwoordigers",
    artikel_besluit("x.3.1", "1"),
)


def stappen(geval: Geval, uitkomst: Uitkomst) -> tuple[Stap, ...]:
    """The steps of an outcome in order: threat first, then what is missing, then what follows from the regime."""
    return tuple({(s.wie.code, s.wat): s for s in _stappen(geval, uitkomst)}.values())


def _stappen(geval: Geval, uitkomst: Uitkomst) -> Iterator[Stap]:
    regeling, kern = uitkomst.regeling, uitkomst.kern
    if geval.feiten["concrete_dreiging"] is not False:
        yield from BIJ_DREIGING
    ambt = geval.feiten["ambt"]
    if kern.maximaal == NEE:
        if ambt is not ONBEKEND and ambt not in regeling.ambten:
            yield _NIET_GEDEKT
        elif not _ambt_voorbij(uitkomst):
            yield from regeling.anders_mogelijk
        return
    for toetsing in relevant(uitkomst):
        yield from _uit_toetsing(toetsing)
    # What is lent is not provided under an advice: those steps would say the opposite.
    if kern.vorm != "bruikleen":
        yield from regeling.slotstappen
    if kern.minimaal < JA:
        yield from regeling.anders_mogelijk


def relevant(uitkomst: Uitkomst) -> tuple[Toetsing, ...]:
    """The conditions that are not met for certain or leave the amount open; of a measure only if it may still be given."""
    return tuple(t for t in uitkomst.tellend() if t.minimaal < JA or t.punt)


def _ambt_voorbij(uitkomst: Uitkomst) -> bool:
    namen = ("uitgevoerd_tijdens_het_ambt", "aanspraak_tijdens_het_ambt", "benoeming_gaat_door")
    return any(t.voorwaarde.naam in namen and t.maximaal == NEE for t in uitkomst.toetsingen)


def _uit_toetsing(toetsing: Toetsing) -> Iterator[Stap]:
    bron = toetsing.voorwaarde.bronnen[0]
    for naam in toetsing.ontbreekt:
        feit, _ = feit_van_pad(pad(naam, toetsing.maatregel))
        wie = feit.wie[0] if feit.wie else ORGANISATIE
        yield Stap(wie, f"kan vertellen: {feit.kort}", bron)
    if toetsing.punt:
        wie = toetsing.punt.wie[0]
        yield Stap(wie, f"kan antwoord geven op: {toetsing.punt.vraag}", bron)
    yield from toetsing.stappen


def navragen_bij(uitkomst: Uitkomst) -> tuple[Partij, ...]:
    """Whom to ask about what is open or missing."""
    partijen: list[Partij] = []
    for toetsing in relevant(uitkomst) if uitkomst.kern.maximaal > NEE else ():
        for naam in toetsing.ontbreekt:
            partijen += feit_van_pad(pad(naam, toetsing.maatregel))[0].wie
        partijen += toetsing.punt.wie if toetsing.punt else ()
        partijen += toetsing.voorwaarde.wie
    return uniek(partijen)
