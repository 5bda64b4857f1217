"""Who does what, in order, and whom to ask: read off an outcome."""

from collections.abc import Iterator
from datetime import date

from calculator.oordeel.oordelen import basis_van, deel_van, maatregelen_van
from calculator.oordeel.werelden import Waarden
from calculator.wet.besluit import BUITEN_HET_BESLUIT, CARIBISCH_NEDERLAND
from calculator.wet.bronnen import BESLUIT_AANHEF, CIRCULAIRE_BEVEILIGEN
from calculator.wet.bronnen import besluit as artikel_besluit
from calculator.wet.feiten import feit_van_pad, pad
from calculator.wet.model import JA, KAN, NEE, ONBEKEND, Drager, Geval, Partij, Stap, Toetsing, Uitkomst
from calculator.wet.partijen import BESTUURDER, BZK, GRIFFIE, ORGANISATIE, POLITIE

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

_CARIBISCH = Stap(
    BESTUURDER,
    "vraagt het eigen bestuur welke regels in Caribisch Nederland gelden",
    BESLUIT_AANHEF.bron(),
)
_IN_HET_STELSEL = Stap(
    ORGANISATIE,
    "betaalt wat in het stelsel beveiligen van personen is aangewezen, buiten deze regeling om",
    artikel_besluit("x.3.1", "1"),
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
    in_stelsel = any(maatregel["werkgeverskosten_stelsel"] is True for maatregel in _maatregelen(geval, uitkomst))
    if in_stelsel and geval.feiten["ambt"] not in BUITEN_HET_BESLUIT:
        yield _IN_HET_STELSEL
    if kern.maximaal == NEE:
        if ander := _andere_regels(geval, uitkomst):
            yield ander
        elif _lening_mogelijk(geval, uitkomst):
            yield from regeling.anders_mogelijk
        return
    for toetsing in sorted(relevant(uitkomst), key=lambda t: t.voorwaarde.rang):
        yield from _uit_toetsing(toetsing)
    # What is lent is not provided under an advice, and what may be given is not yet given: those steps would say the opposite.
    if kern.vorm != "bruikleen" and kern.maximaal != KAN:
        yield from regeling.slotstappen
        if any(_nog_te_bestellen(m, geval.peildatum) for m in _maatregelen(geval, uitkomst)):
            yield from regeling.bestelstappen
    if kern.minimaal < JA and _lening_mogelijk(geval, uitkomst):
        yield from regeling.anders_mogelijk


def _nog_te_bestellen(maatregel: Waarden, peildatum: date) -> bool:
    """True when a measure is still to come and nobody bought it."""
    dag = maatregel["uitgevoerd_op"]
    return (dag is None or (isinstance(dag, date) and dag > peildatum)) and maatregel["zelf_aangeschaft"] is not True


def relevant(uitkomst: Uitkomst) -> tuple[Toetsing, ...]:
    """The conditions that are not met for certain or leave the amount open; of a measure only if it may still be given."""
    return tuple(t for t in uitkomst.tellend() if t.minimaal < JA or t.punt)


def _maatregelen(geval: Geval, uitkomst: Uitkomst) -> list[Waarden]:
    """The measures of an outcome, or the one that stands for those still to come."""
    indexen = [rij.maatregel for rij in uitkomst.per_maatregel if rij.maatregel is not None]
    return [maatregel for _, maatregel in maatregelen_van(geval, uitkomst.regeling, indexen)]


def _lening_mogelijk(geval: Geval, uitkomst: Uitkomst) -> bool:
    """Whether the organisation may lend one of these measures, or those still to come: the rules are asked."""
    regeling = uitkomst.regeling
    if not regeling.anders_mogelijk:
        return False
    basis = basis_van(regeling, geval.feiten)
    return any(
        deel_van(regeling, basis, geval.feiten, {**m, "bruikleen": True, "uitgevoerd_op": None}).top[0] > NEE
        for m in _maatregelen(geval, uitkomst)
        if m["zelf_aangeschaft"] is not True
    )


def _uit_toetsing(toetsing: Toetsing) -> Iterator[Stap]:
    bron = toetsing.voorwaarde.bronnen[0]
    for naam in toetsing.ontbreekt:
        feit, _ = feit_van_pad(pad(naam, toetsing.maatregel))
        wie = feit.wie[0] if feit.wie else ORGANISATIE
        yield Stap(wie, f"kan vertellen: {feit.kort}", bron)
    if toetsing.punt:
        wie, vraag = toetsing.punt.wie[0], toetsing.punt.vraag
        yield Stap(wie, f"kan antwoord geven op de vraag: {vraag[0].lower()}{vraag[1:]}", bron)
    yield from toetsing.stappen


def _andere_regels(geval: Geval, uitkomst: Uitkomst) -> Stap | None:
    """Who knows what holds for an office that the regime does not cover."""
    ambt = geval.feiten["ambt"]
    if ambt is ONBEKEND or ambt in uitkomst.regeling.ambten:
        return None
    return _CARIBISCH if ambt == CARIBISCH_NEDERLAND else _NIET_GEDEKT


def navragen_bij(geval: Geval, uitkomst: Uitkomst) -> tuple[Partij, ...]:
    """Whom to ask about what is open, missing or not for this regime."""
    kern, regeling = uitkomst.kern, uitkomst.regeling
    partijen = [POLITIE] if geval.feiten["concrete_dreiging"] is True else []
    for toetsing in relevant(uitkomst) if kern.maximaal > NEE else ():
        for naam in toetsing.ontbreekt:
            partijen += feit_van_pad(pad(naam, toetsing.maatregel))[0].wie
        # Only who can answer what the text leaves open is of use then.
        partijen += toetsing.punt.wie if toetsing.punt else toetsing.voorwaarde.wie
    for feit, _ in map(feit_van_pad, uitkomst.ontbreekt):
        if feit.naam != "bedrag" or regeling.vorm.geld:  # where no amount counts it only fills in the table
            partijen += feit.wie
    if kern.maximaal == NEE and (ander := _andere_regels(geval, uitkomst)):
        partijen.append(BZK if ander is _CARIBISCH else ander.wie)
    if any(post.drager is Drager.NAVRAGEN for post in uitkomst.posten) and set(partijen) <= {POLITIE}:
        partijen.append(ORGANISATIE)
    # By name: of a waterschap, griffie and secretaris are one and the same.
    return tuple({partij.naam(kern.betaler): partij for partij in partijen}.values())
