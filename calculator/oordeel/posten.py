"""Cost lines: every euro once."""

from collections.abc import Iterator, Sequence
from datetime import date

from calculator.datum import LAATSTE
from calculator.oordeel.reden import waarom
from calculator.oordeel.werelden import Waarden
from calculator.wet.besluit import CARIBISCH_NEDERLAND
from calculator.wet.bronnen import BESLUIT_AANHEF
from calculator.wet.bronnen import besluit as artikel_besluit
from calculator.wet.model import (
    JA,
    KAN,
    NEE,
    ONBEKEND,
    Bron,
    Deel,
    Drager,
    Geval,
    Kern,
    Oordeel,
    Post,
    Regeling,
    Toetsing,
)
from calculator.wet.open_punten import PUNT_NIET_DOORGEGAAN

#: Why a cost line must be asked about though the measure itself does not count: each of these may give it another bearer.
_ANDERE_DRAGER = frozenset({"werkgeverskosten_stelsel", "uitgevoerd_op", "benoeming_niet_doorgegaan"})


def posten(
    regeling: Regeling, geval: Geval, kern: Kern, beoordeeld: Sequence[tuple[int, tuple[Toetsing, ...], Deel]]
) -> Iterator[Post]:
    """Every euro once: what the organisation bears, what stays with the bestuurder, what must be asked.

    Under a maximum the certain measures fill it first, in order of realisation; the law knows only the total.
    """
    zeker, hoogst = kern.vergoeding or (0, 0)
    mogelijk = hoogst - zeker
    # What comes above the maximum for certain: not of a measure that may turn out to be no part of this claim.
    boven = max(0, sum(deel.totaal - deel.los for _, _, deel in beoordeeld) - hoogst)

    def volgorde(rij: tuple[int, tuple[Toetsing, ...], Deel]) -> tuple[bool, date]:
        dag = geval.maatregelen[rij[0]]["uitgevoerd_op"]
        return rij[2].zeker == 0, dag if isinstance(dag, date) else LAATSTE

    for index, toetsingen, deel in sorted(beoordeeld, key=volgorde):
        maatregel = geval.maatregelen[index]
        bedrag = None if maatregel["bedrag"] is ONBEKEND else maatregel["bedrag"]
        laag, hoog = deel.minimaal, Oordeel(deel.top[0])
        drager = deel.drager
        assert drager is not None
        if not (kern.vergoeding and hoog > NEE and maatregel["werkgeverskosten_stelsel"] is not True) or bedrag is None:
            yield Post(index, bedrag, drager, *_reden(regeling, toetsingen, drager, hoog, maatregel, geval.feiten))
            continue
        voor_organisatie = min(deel.zeker, zeker)
        zeker -= voor_organisatie
        na_te_vragen = min(bedrag - voor_organisatie, mogelijk)
        mogelijk -= na_te_vragen
        over = bedrag - voor_organisatie - na_te_vragen
        zelf = 0 if deel.los else min(over, boven)
        boven -= zelf
        na_te_vragen += over - zelf
        if voor_organisatie or not bedrag:
            yield Post(
                index, voor_organisatie, Drager.ORGANISATIE, regeling.bron_organisatie, regeling.uitleg_organisatie
            )
        if na_te_vragen:
            reden = _reden(regeling, toetsingen, Drager.NAVRAGEN, hoog, maatregel, geval.feiten)
            yield Post(
                index, na_te_vragen, Drager.NAVRAGEN, *(_reden_ruimte(regeling, toetsingen) if laag == JA else reden)
            )
        if zelf:
            yield Post(
                index, zelf, Drager.BESTUURDER, regeling.bron_organisatie, "Dit deel komt boven het maximum uit."
            )


def _reden_ruimte(regeling: Regeling, toetsingen: Sequence[Toetsing]) -> tuple[Bron, str]:
    """Why a part of a measure that counts is open: what is left of the maximum is not certain."""
    stil = next((t for t in toetsingen if t.punt and t.minimaal == JA), None)
    if stil:
        return stil.bron, stil.uitleg
    return regeling.bron_organisatie, "Nog niet zeker is hoeveel er van het maximum over is."


def _reden(
    regeling: Regeling,
    toetsingen: Sequence[Toetsing],
    drager: Drager,
    hoog: Oordeel,
    maatregel: Waarden,
    feiten: Waarden,
) -> tuple[Bron, str]:
    """Why this party bears the cost: the source and the sentence."""
    if maatregel["werkgeverskosten_stelsel"] is True:
        zin = "De maatregel is aangewezen in het stelsel beveiligen van personen."
        if drager is Drager.NAVRAGEN:
            over = "Of het Besluit voor dit ambt geldt, is niet zeker."
            if feiten["ambt"] == CARIBISCH_NEDERLAND:
                over = "Het Besluit geldt niet voor dit ambt."
            return BESLUIT_AANHEF.bron(), f"{zin} {over}"
        return artikel_besluit("x.3.1", "1"), zin
    if drager is Drager.ORGANISATIE:
        if maatregel["werkgeverskosten_stelsel"] is ONBEKEND:
            zin = (
                "Ook als de maatregel in het stelsel beveiligen van personen is aangewezen, betaalt de organisatie die."
            )
            return artikel_besluit("x.3.1", "1"), zin
        # A loan is given by its own condition, and not because of what it sets aside.
        lening = next((t for t in toetsingen if maatregel["bruikleen"] is True and t.maximaal == KAN and t.telt), None)
        if lening:
            return lening.bron, lening.uitleg
        return regeling.bron_organisatie, regeling.uitleg_organisatie
    tellend = [
        t for t in toetsingen if t.telt and (t.voorwaarde.ook_bij_bruikleen or maatregel["bruikleen"] is not True)
    ]
    bepalend = tellend
    if drager is Drager.NAVRAGEN and hoog == NEE:
        if feiten["benoeming_niet_doorgegaan"] is True:
            return regeling.bron_bestuurder, f"{PUNT_NIET_DOORGEGAAN.stand} {PUNT_NIET_DOORGEGAAN.antwoord}"
        bepalend = [t for t in tellend if not _ANDERE_DRAGER.isdisjoint(t.ontbreekt)] or tellend
    if maatregel["bruikleen"] is True:  # that it may be lent is no reason to ask
        bepalend = [t for t in bepalend if t.minimaal < KAN] or bepalend
    eerste = min(bepalend, key=lambda t: (t.maximaal, t.minimaal))
    return eerste.bron, waarom(eerste)
