"""Cost lines: every euro once."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from calculator.bronnen import besluit as artikel_besluit
from calculator.datum import LAATSTE
from calculator.model import JA, KAN, NEE, ONBEKEND, Deel, Drager, Geval, Kern, Oordeel, Post, Regeling, Toetsing
from calculator.oordelen import drager_van
from calculator.werelden import Waarden

_EERDER_ONBEKEND = "Niet bekend is hoeveel er al is vergoed voor dit adres."


def posten(
    regeling: Regeling, geval: Geval, kern: Kern, beoordeeld: Sequence[tuple[int, tuple[Toetsing, ...], Deel]]
) -> Iterator[Post]:
    """Every euro once: what the organisation bears, what stays with the bestuurder, what must be asked.

    Under a maximum the certain measures fill it first, in order of realisation; the law knows only the total.
    """
    zeker = kern.vergoeding.minimaal if kern.vergoeding else 0
    mogelijk = kern.vergoeding.maximaal - zeker if kern.vergoeding else 0

    def volgorde(rij: tuple[int, tuple[Toetsing, ...], Deel]) -> tuple[bool, date, int]:
        dag = geval.maatregelen[rij[0]]["uitgevoerd_op"]
        return rij[2].zeker == 0, dag if isinstance(dag, date) else LAATSTE, rij[0]

    for index, toetsingen, deel in sorted(beoordeeld, key=volgorde):
        maatregel = geval.maatregelen[index]
        bedrag = None if maatregel["bedrag"] is ONBEKEND else maatregel["bedrag"]
        laag, hoog = deel.minimaal, Oordeel(deel.top[0])
        drager = drager_van(regeling, maatregel, laag, hoog, geval.feiten)
        reden = _reden(regeling, toetsingen, drager, maatregel)
        if not (kern.vergoeding and hoog > NEE and maatregel["werkgeverskosten_stelsel"] is not True) or bedrag is None:
            yield Post(index, bedrag, drager, *reden)
            continue
        voor_organisatie = min(deel.zeker, zeker)
        zeker -= voor_organisatie
        na_te_vragen = min(bedrag - voor_organisatie, mogelijk)
        mogelijk -= na_te_vragen
        over = bedrag - voor_organisatie - na_te_vragen
        if voor_organisatie or not bedrag:
            yield Post(
                index, voor_organisatie, Drager.ORGANISATIE, regeling.bron_organisatie, regeling.uitleg_organisatie
            )
        if na_te_vragen:
            waarom = _EERDER_ONBEKEND if laag == JA else reden[1]
            yield Post(index, na_te_vragen, Drager.NAVRAGEN, reden[0], waarom)
        if over:
            yield Post(
                index, over, Drager.BESTUURDER, regeling.bron_organisatie, "Dit deel komt boven het maximum uit."
            )


def _reden(regeling: Regeling, toetsingen: Sequence[Toetsing], drager: Drager, maatregel: Waarden) -> tuple[Any, str]:
    """Why this party bears the cost: the source and the sentence."""
    if maatregel["werkgeverskosten_stelsel"] is True:
        return artikel_besluit("x.3.1", "1"), "De maatregel is aangewezen in het stelsel beveiligen van personen."
    if drager is Drager.ORGANISATIE:
        lening = next((t for t in toetsingen if maatregel["bruikleen"] is True and t.maximaal == KAN), None)
        if lening:
            return lening.voorwaarde.bronnen[0], lening.uitleg
        return regeling.bron_organisatie, regeling.uitleg_organisatie
    mindere = sorted(
        (t for t in toetsingen if (t.minimaal, t.maximaal) != (JA, JA)), key=lambda t: (t.maximaal, t.minimaal)
    )
    if not mindere:
        return regeling.bron_organisatie, _EERDER_ONBEKEND
    eerste = mindere[0]
    zin = eerste.voorwaarde.zin
    return eerste.voorwaarde.bronnen[0], eerste.uitleg or f"Nog open: {zin[0].lower()}{zin[1:]}"
