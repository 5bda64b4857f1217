"""Who does what, in order, and whom to ask: read off an outcome. A step is unconditional only if nothing that it hangs on is open."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from types import MappingProxyType

from calculator.oordeel.oordelen import basis_van, deel_van, maatregelen_van
from calculator.oordeel.werelden import Waarden
from calculator.wet.besluit import BUITEN_HET_BESLUIT, CARIBISCH_NEDERLAND, WACHT_OP_ZEKERHEID, laag_van
from calculator.wet.bronnen import BESLUIT_AANHEF, CIRCULAIRE_BEVEILIGEN, CIRCULAIRE_BEVEILIGEN_VANAF
from calculator.wet.bronnen import besluit as artikel_besluit
from calculator.wet.feiten import feit_van_pad, pad
from calculator.wet.model import (
    JA,
    KAN,
    NEE,
    ONBEKEND,
    Aard,
    Bron,
    Drager,
    Geval,
    OpenPunt,
    Partij,
    PerMaatregel,
    Regeling,
    Stap,
    Toetsing,
    Uitkomst,
    Zekerheid,
)
from calculator.wet.partijen import BESTUURDER, BZK, GEMEENTEN, GRIFFIE, ORGANISATIE, POLITIE, SECRETARIS
from calculator.zinnen import ORGANISATIE as LEZER_ORGANISATIE
from calculator.zinnen import Zin, kleine_letter, voor

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
        "bekijkt de melding; de officier van justitie beslist over beveiliging",
        CIRCULAIRE_BEVEILIGEN.bron(),
    ),
)

_DREIGING_CARIBISCH = (
    Stap(
        BESTUURDER,
        "belt bij direct gevaar het alarmnummer van het eiland, en meldt elke andere dreiging bij de politie",
    ),
    Stap(BESTUURDER, "meldt de dreiging meteen bij het eigen bestuur"),
)


def _vraagt(aan: str, vraag: str, bron: Bron | None = None) -> Stap:
    return Stap(BESTUURDER, f"vraagt {aan} {vraag}", bron, vraag=vraag)


_CARIBISCH = _vraagt("het eigen bestuur", "welke regels in Caribisch Nederland gelden", BESLUIT_AANHEF.bron())
_IN_HET_STELSEL = Stap(
    ORGANISATIE,
    "betaalt wat in het stelsel beveiligen van personen is aangewezen, buiten deze regeling om",
    artikel_besluit("x.3.1", "1"),
)
_NIET_GEDEKT = _vraagt("de griffie of de secretaris van het eigen orgaan", "wat er voor dit ambt geldt")
#: The route that who is not covered does have (art. x.3.1 lid 1; of a committee through x.4.4).
_STELSEL = Stap(
    ORGANISATIE,
    "betaalt wat in het stelsel beveiligen van personen is aangewezen",
    artikel_besluit("x.3.1", "1"),
    "als er een dreiging is",
)
_STELSEL_COMMISSIE = replace(_STELSEL, bron=artikel_besluit("x.4.4"))
_ANDER_AMBT = _vraagt("de eigen organisatie", "wat er voor dit ambt geldt")
_VOORBIJ = _vraagt("de secretaris van de organisatie", "wat er nu nog geldt")
#: Art. 3.2.16 onder b besluit; that it reaches the Regeling is our reading (dossier O29, O36).
SAMEN = artikel_besluit("3.2.16", zekerheid=Zekerheid.AFGELEID, onderdeel="b")
_VERDELEN = "dragen de kosten volgens ons in gelijke delen, tenzij die bij het ambt in één gemeente horen"


class Hulp:
    """An outcome with what more than one question about it needs."""

    def __init__(self, geval: Geval, uitkomst: Uitkomst) -> None:
        """For one outcome of a case."""
        self.geval, self.uitkomst = geval, uitkomst

    @cached_property
    def maatregelen(self) -> list[Waarden]:
        """The measures of the outcome, or the one that stands for those still to come."""
        indexen = [rij.maatregel for rij in self.uitkomst.per_maatregel if rij.maatregel is not None]
        return [m for _, m in maatregelen_van(self.geval, self.uitkomst.regeling, indexen)]

    @cached_property
    def _lening(self) -> bool:
        """Whether the organisation may lend a measure (lid 7): the rules are asked. That it was bought or is not in the advice is no matter."""
        regeling = self.uitkomst.regeling
        if not regeling.anders_mogelijk:
            return False
        anders = {**self.maatregelen[0], "bruikleen": True, "zelf_aangeschaft": False, "uitgevoerd_op": None}
        anders |= {"soort": "anders", "werkgeverskosten_stelsel": False}
        basis = basis_van(regeling, self.geval.feiten)
        # Where it is not certain that the regime is for this office, neither is what it allows.
        return basis.bij_bruikleen[0] > NEE and deel_van(regeling, basis, self.geval.feiten, anders).top[0] > NEE

    def te_leen(self, rij: PerMaatregel) -> bool:
        """Whether a measure that is not given for certain may be lent instead."""
        if rij.minimaal == JA or (rij.bruikleen is True and rij.maximaal == NEE):
            return False
        if rij.maatregel is not None:
            maatregel = self.geval.maatregelen[rij.maatregel]
            if maatregel["soort"] == "pkvw_eis" or maatregel["werkgeverskosten_stelsel"] is True:
                return False
        return self._lening


def stappen(geval: Geval, uitkomst: Uitkomst) -> tuple[Stap, ...]:
    """The steps of an outcome in order: threat first, then what is missing, then what follows from the regime."""
    alle = uniek(_stappen(Hulp(geval, uitkomst)))
    if not meer_gemeenten(geval):
        return alle
    return tuple(replace(s, wat=_meervoud(s.wat)) if s.wie is ORGANISATIE else s for s in alle)


def uniek(alle: Iterable[Stap]) -> tuple[Stap, ...]:
    """The same steps in order, each once; what must be done anyway is not said as a condition."""
    uit: dict[tuple[str, str], Stap] = {}
    for stap in alle:
        sleutel = (stap.wie.code, stap.wat)
        if sleutel not in uit or not stap.als:
            uit[sleutel] = stap
    return tuple(uit.values())


def _stappen(hulp: Hulp) -> Iterator[Stap]:
    geval, uitkomst = hulp.geval, hulp.uitkomst
    regeling, kern = uitkomst.regeling, uitkomst.kern
    if geval.feiten["concrete_dreiging"] is not False:
        yield from bij_dreiging(geval)
    in_stelsel = any(maatregel["werkgeverskosten_stelsel"] is True for maatregel in hulp.maatregelen)
    if in_stelsel and geval.feiten["ambt"] not in (ONBEKEND, *BUITEN_HET_BESLUIT):
        yield _IN_HET_STELSEL
    lening = any(hulp.te_leen(rij) for rij in uitkomst.per_maatregel)
    if kern.maximaal == NEE:
        if ander := _andere_regels(geval, uitkomst):
            yield ander
            if ander is _NIET_GEDEKT and not in_stelsel:
                yield _STELSEL_COMMISSIE if geval.feiten["ambt"] == "commissielid" else _STELSEL
        elif not lening:
            yield _VOORBIJ
        if lening:
            yield from _lenen(geval, regeling)
        return
    toetsingen = sorted(relevant(uitkomst), key=lambda t: t.voorwaarde.rang)
    for toetsing in toetsingen:
        for stap in _uit_toetsing(geval, toetsing, toetsingen):
            yield _als_vooraf(hulp, toetsing, stap)
    # What is lent is not provided under an advice, and what may be given is not yet given: those steps would say the opposite.
    if kern.vorm != "bruikleen" and kern.maximaal != KAN and _nog_te_geven(hulp):
        als = _als_slot(toetsingen, kern.minimaal < JA)
        for stap in regeling.slotstappen:
            yield from _van_allen(geval, replace(stap, als=stap.als or als))
        if any(_nog_te_bestellen(m, geval.peildatum) for m in hulp.maatregelen):
            yield from regeling.bestelstappen
    if lening:
        yield from _lenen(geval, regeling)


def _lenen(geval: Geval, regeling: Regeling) -> Iterator[Stap]:
    """What may be lent, as long as the office lasts: so not before its first day (dossier O41)."""
    begin = geval.feiten["ambt_vanaf"]
    nog_niet = (
        geval.feiten["in_functie"] == "nog_niet"
        or begin is None
        or (isinstance(begin, date) and begin > geval.peildatum)
    )
    for stap in regeling.anders_mogelijk:
        yield replace(stap, als=VANAF_DE_EERSTE_DAG) if nog_niet else stap


VANAF_DE_EERSTE_DAG = "zodra [u in functie bent|de bestuurder in functie is]"


def bij_dreiging(geval: Geval) -> tuple[Stap, ...]:
    """What to do under threat. The circulaire says so from a day on; of a question about an earlier day it is no source.

    Nor is it for Caribisch Nederland, where 112 is not the number to promise.
    """
    if geval.feiten["ambt"] == CARIBISCH_NEDERLAND:
        return _DREIGING_CARIBISCH
    if geval.peildatum >= CIRCULAIRE_BEVEILIGEN_VANAF:
        return BIJ_DREIGING
    return tuple(replace(stap, bron=None) for stap in BIJ_DREIGING)


def _nog_te_geven(hulp: Hulp) -> bool:
    """Whether something is left to give or to pay: not when all was placed already under a regime that provides."""
    if hulp.uitkomst.regeling.vorm.geld:
        return True
    dagen = (m["uitgevoerd_op"] for m in hulp.maatregelen)
    return any(not isinstance(dag, date) or dag > hulp.geval.peildatum for dag in dagen)


def _van_allen(geval: Geval, stap: Stap) -> Iterator[Stap]:
    """A step of the organisation; of several municipalities it is a step of them together, on its own article."""
    meer = meer_gemeenten(geval)
    yield (
        replace(stap, wie=GEMEENTEN, wat=_meervoud(stap.wat), bron=SAMEN) if meer and stap.wie is ORGANISATIE else stap
    )
    if stap.wie is ORGANISATIE and (meer or meer is None):
        als = "als [u burgemeester bent|de bestuurder burgemeester is] van meer gemeenten" if meer is None else stap.als
        yield Stap(GEMEENTEN, _VERDELEN, SAMEN, als)


def meer_gemeenten(geval: Geval) -> bool | None:
    """True when several municipalities share their burgemeester (art. 3.2.16 besluit); None: not known."""
    aantal = geval.feiten["aantal_gemeenten"]
    if geval.feiten["ambt"] != "burgemeester":
        return False
    return None if aantal is ONBEKEND else bool(aantal > 1)


def _meervoud(wat: str) -> str:
    """What several do: the verbs of what an organisation does."""
    return _WERKWOORD.sub(lambda woord: _MEERVOUD[woord[0]], wat)


_MEERVOUD = MappingProxyType(
    {"zorgt": "zorgen", "betaalt": "betalen", "mag": "mogen", "beslist": "beslissen", "verstrekt": "verstrekken"}
)
_WERKWOORD = re.compile(rf"\b({'|'.join(_MEERVOUD)})\b")


def _als_slot(toetsingen: Sequence[Toetsing], open_: bool) -> str:
    """What the last steps wait for."""
    if not open_:
        return ""
    return ALS_VOLDAAN if any(t.open and t.minimaal == NEE for t in toetsingen) else ALS_KLAAR


ALS_OPEN = "als wat nog open is, goed uitvalt"
ALS_VOLDAAN = "als aan alle voorwaarden is voldaan"
ALS_KLAAR = "zodra aan alle voorwaarden is voldaan"


def _nog_te_bestellen(maatregel: Waarden, peildatum: date) -> bool:
    """True when a measure is still to come and nobody bought it."""
    dag = maatregel["uitgevoerd_op"]
    return (dag is None or (isinstance(dag, date) and dag > peildatum)) and maatregel["zelf_aangeschaft"] is not True


def relevant(uitkomst: Uitkomst) -> tuple[Toetsing, ...]:
    """The conditions that are not met for certain or leave the amount open; of a measure only if it may still be given."""
    return tuple(t for t in uitkomst.tellend() if t.minimaal < JA or t.punt)


def _uit_toetsing(geval: Geval, toetsing: Toetsing, alle: Sequence[Toetsing]) -> Iterator[Stap]:
    helpt = [stap for naam, stap in toetsing.voorwaarde.bij_onbekend if naam in toetsing.ontbreekt]
    if helpt and not helpt[0].als:
        yield helpt[0]
    elif toetsing.vraag:
        yield _navraag(geval, toetsing.voorwaarde.wie[0], toetsing.vraag)
    else:
        for naam in toetsing.ontbreekt:
            feit, _ = feit_van_pad(pad(naam, toetsing.maatregel))
            yield _navraag(geval, feit.wie[0] if feit.wie else ORGANISATIE, feit.kort)
        if len(toetsing.ontbreekt) == 1:
            yield from helpt
    # Waiting, and what comes before all else, hang on nothing.
    hangt = toetsing.voorwaarde.rang > 0 and not toetsing.open
    hangt = hangt and any(t is not toetsing and t.open and (t.minimaal == NEE or t.voorwaarde.rang == 0) for t in alle)
    als = ALS_OPEN if hangt else _als_eerst(toetsing, alle)
    for stap in toetsing.stappen:
        yield stap if stap.als or not als or stap.aard is Aard.WACHTEN else replace(stap, als=als)
    if toetsing.punt and not toetsing.stappen:
        yield _navraag(geval, toetsing.punt.wie[0], toetsing.punt.vraag)


def _als_eerst(toetsing: Toetsing, alle: Sequence[Toetsing]) -> str:
    """What must be there before a step is of use: the appointment (lid 5 a), a home that may count (lid 2), the will to give again (lid 6)."""
    rang = toetsing.voorwaarde.rang
    vast = [t for t in alle if not t.open and t is not toetsing]
    if rang > 0 and any(s.wat == WACHT_OP_ZEKERHEID for t in vast for s in t.stappen):
        return ALS_ZEKER
    if rang > 1 and any(s.aard is Aard.ONTHEFFING for t in vast for s in t.stappen):
        return ALS_ONTHEFFING
    return ALS_OPNIEUW if rang > 2 and any(t.minimaal == t.maximaal == KAN for t in vast) else ""


ALS_ZEKER = "zodra de benoeming vaststaat"
ALS_ONTHEFFING = "zodra de ontheffing er is"
ALS_OPNIEUW = "als [uw|de] organisatie opnieuw maatregelen geeft"


def _als_vooraf(hulp: Hulp, toetsing: Toetsing, stap: Stap) -> Stap:
    """What comes before all else of a regime does so only if a measure falls under it for certain."""
    if toetsing.voorwaarde.rang >= 0 or any(m["uitgevoerd_op"] is not ONBEKEND for m in hulp.maatregelen):
        return stap
    return replace(stap, als=f"als de maatregel onder {hulp.uitkomst.regeling.titel} valt")


def _navraag(geval: Geval, wie: Partij, wat: str) -> Stap:
    """Asking somebody: who knows a fact is no law, so such a step has no source. The organisation is not told to ask itself."""
    naam = wie.naam(laag_van(geval.feiten["ambt"]))
    zelf = wie in (ORGANISATIE, SECRETARIS, GRIFFIE)
    eigen = "de eigen organisatie" if zelf else naam.replace("u staat", "de bestuurder staat")
    vraag, ander = (kleine_letter(tekst) for tekst in (wat, voor(wat, LEZER_ORGANISATIE)))
    return Stap(
        BESTUURDER,
        Zin(f"vraagt na bij {naam}: {vraag}", f"vraagt na bij {eigen}: {ander}"),
        aard=Aard.NAVRAGEN,
        vraag=Zin(vraag, ander) if zelf else "",
    )


def _andere_regels(geval: Geval, uitkomst: Uitkomst) -> Stap | None:
    """Whom to ask for an office that the regime does not cover."""
    ambt = geval.feiten["ambt"]
    if ambt is ONBEKEND or ambt in uitkomst.regeling.ambten:
        return None
    if ambt == CARIBISCH_NEDERLAND:
        return _CARIBISCH
    return _NIET_GEDEKT if laag_van(ambt) or ambt == "commissielid" else _ANDER_AMBT


def navragen_bij(geval: Geval, uitkomst: Uitkomst, let_op: Iterable[OpenPunt]) -> tuple[Partij, ...]:
    """Whom to ask about what is open, missing, not for this regime, or to be settled beforehand."""
    kern = uitkomst.kern
    partijen = [POLITIE] if geval.feiten["concrete_dreiging"] is True else []
    for toetsing in relevant(uitkomst) if kern.maximaal > NEE else ():
        if toetsing.punt:
            partijen += toetsing.punt.wie
        elif not toetsing.ontbreekt:
            partijen += toetsing.voorwaarde.wie
    for waar in uitkomst.ontbreekt:
        partijen += feit_van_pad(waar)[0].wie or (ORGANISATIE,)
    for punt in let_op:
        partijen += punt.wie
    if kern.maximaal == NEE:
        ander = _andere_regels(geval, uitkomst)
        partijen.append(
            BZK if ander is _CARIBISCH else ORGANISATIE if ander is _ANDER_AMBT else GRIFFIE if ander else SECRETARIS
        )
    if any(post.drager is Drager.NAVRAGEN for post in uitkomst.posten) and set(partijen) <= {POLITIE}:
        partijen.append(ORGANISATIE)
    laag = laag_van(geval.feiten["ambt"])
    # By name: of a waterschap, griffie and secretaris are one and the same.
    return tuple({partij.naam(laag): partij for partij in partijen}.values())


#: After the first step no more than these.
DAARNA = 4


def eerst_en_daarna(geval: Geval, per_regeling: Sequence[tuple[Uitkomst, tuple[Stap, ...]]]) -> tuple[Stap, ...]:
    """The one thing to do first and at most four more, over all regimes; today's regime is the first of ``per_regeling``.

    What is asked about an old claim comes before all else: nobody spends money first on what may not be taken any more.
    """
    dreiging = bij_dreiging(geval)
    nu = per_regeling[0][0]
    if nu.regeling.vorm.geld:
        # Where money is given back, what was bought goes before what may be bought.
        per_regeling = [*per_regeling[1:], per_regeling[0]]
    uitkomsten = [u for u, _ in per_regeling]
    alle = uniek(s for _, lijst in per_regeling for s in lijst if s not in (*dreiging, _VOORBIJ))
    if _IN_HET_STELSEL in alle:  # then a threat is no condition any more
        alle = tuple(s for s in alle if s not in (_STELSEL, _STELSEL_COMMISSIE))
    vooraf = [s for u, lijst in per_regeling for s in lijst if s in _vooraf(u)]
    lening = [s for s in alle if s.aard is Aard.LENEN]
    # A stranger's step comes by itself; the reader begins with an own one where there is one.
    eigen_stappen = [s for s in alle if s.wie is BESTUURDER and s.aard not in (Aard.BESTELLEN, Aard.LENEN)]
    kan_nu = [s for s in eigen_stappen if not s.als]
    navragen = [s for s in kan_nu if s.aard is Aard.NAVRAGEN]
    # Waiting is no more than what remains.
    doen = sorted((s for s in kan_nu if s not in navragen), key=lambda s: s.aard is Aard.WACHTEN)
    # What is not known stands by itself; it comes first only where nothing else can be done yet. A loan is a way beside it,
    # unless it is all that was asked.
    vraagt_lening = lening if alleen_lenen(geval) and not any(s.als for s in lening) else ()
    eigen = [*vraagt_lening, *doen, *navragen, *lening, _VOORBIJ][:1]
    oud = any(t.voorwaarde.rang < 0 for u in uitkomsten for t in relevant(u))
    if not vooraf and (oud or any(t.voorwaarde.rang <= 0 and t.ontbreekt for t in relevant(nu))):
        # Whether an old claim stands in front, or whether there is a right at all, hangs on what nobody gave.
        eigen = [*navragen, *eigen][:1]
    eerst, *rest = uniek([*vooraf, *eigen, *(s for s in alle if s.aard is not Aard.NAVRAGEN)])
    # When not all can be told: what the reader does, who gives and pays, what not to do, and the loan; strangers' steps go.
    eigen_stappen = [s for s in eigen_stappen if not (s.als and s.aard is Aard.VRAGEN)]
    geven = [s for s in rest if s.wie in (ORGANISATIE, GEMEENTEN)][:1]
    bestellen = [s for s in rest if s.aard is Aard.BESTELLEN]
    belang = [*vooraf, *lening[:1], *eigen_stappen, *geven, *bestellen, *rest]
    gekozen = sorted(rest, key=belang.index)[:DAARNA]
    return (eerst, *(s for s in rest if s in gekozen))


def alleen_lenen(geval: Geval) -> bool:
    """True when nothing but loans was asked about."""
    return bool(geval.maatregelen) and all(m["bruikleen"] is True for m in geval.maatregelen)


def _vooraf(uitkomst: Uitkomst) -> tuple[Stap, ...]:
    """The steps of conditions that rank before all others."""
    return tuple(s for t in relevant(uitkomst) if t.voorwaarde.rang < 0 for s in t.stappen)
