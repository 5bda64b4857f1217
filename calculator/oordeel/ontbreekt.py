"""Which unknown facts could still change an outcome: read off the conditions and, for money, found by trying."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import accumulate
from typing import Any

from calculator.oordeel.oordelen import (
    GEDEELD,
    VORMEN,
    een_maatregel,
    kern_van,
    kernen,
    ruimte_van,
    toetsingen_maatregel,
)
from calculator.oordeel.werelden import mogelijke_waarden, werelden
from calculator.wet.feiten import pad
from calculator.wet.model import JA, NEE, ONBEKEND, Deel, Drager, Geval, Kern, Regeling, Toetsing
from calculator.wet.regelingen import regelingen_voor
from calculator.wet.tegenspraak import PER_FEIT

_NIETS = Deel(NEE, (0, 0, 0))

Rij = tuple[int | None, tuple[Toetsing, ...], Deel]

#: Facts that the payer or a cost line depends on, besides the conditions; and those that what is left of a maximum depends on.
_GELDFEITEN = ("ambt", "benoeming_niet_doorgegaan")
_RUIMTEFEITEN = ("eerder_vergoed_dit_adres", "vorige_woning_vergoed", "woonadres_sinds", "ambt_vanaf")
_GELDFEITEN_MAATREGEL = ("bruikleen", "uitgevoerd_op", "zelf_aangeschaft")


def _beslissend(toetsingen: Sequence[Toetsing]) -> set[str]:
    """The unknown facts that can change the minimum of these conditions, alone or together with another open one.

    A fact decides in its own condition from a certain judgement up; it shows when all other conditions can get above that.
    """
    uit: set[str] = set()
    for t in toetsingen:
        if t.drempels:
            rest = min((a.maximaal for a in toetsingen if a is not t), default=JA)
            uit.update(naam for naam, drempel in t.drempels if drempel < rest)
    return uit


def _per_rij(vast: tuple[Toetsing, ...], eigen: tuple[Toetsing, ...], bruikleen: Any) -> set[str]:
    """The deciding facts of one measure; a loan sets some conditions aside."""
    alle = vast + eigen
    lening = tuple(t for t in alle if t.voorwaarde.ook_bij_bruikleen)
    if bruikleen is ONBEKEND:
        return _beslissend(alle) | _beslissend(lening)
    return _beslissend(lening if bruikleen else alle)


def _van_maatregel(
    geval: Geval, regeling: Regeling, vast: tuple[Toetsing, ...], index: int | None, eigen: tuple[Toetsing, ...]
) -> set[str]:
    """The deciding facts of one measure; each day and form that it may turn out to have is looked at as a whole."""
    maatregel = regeling.voorbeeld if index is None else geval.maatregelen[index]
    kandidaten = _per_rij(vast, eigen, maatregel["bruikleen"])
    gedeeld = [naam for naam in GEDEELD if maatregel[naam] is ONBEKEND]
    if not gedeeld:
        return kandidaten
    gevonden = kandidaten.intersection(gedeeld)
    for wereld in werelden(gedeeld, {**geval.feiten, **maatregel}, None):
        if gevonden == kandidaten:
            break
        anders = {**maatregel, **wereld}
        if regeling in regelingen_voor(anders["uitgevoerd_op"], geval.peildatum):
            dan = toetsingen_maatregel(regeling, geval.feiten, anders, index)
            gevonden |= _per_rij(vast, dan, anders["bruikleen"]) & kandidaten
    return gevonden


def ontbreekt(
    geval: Geval, regeling: Regeling, vast: tuple[Toetsing, ...], kern: Kern, rijen: Sequence[Rij]
) -> tuple[str, ...]:
    """The unknown facts for which some answer gives another outcome of this regime: of the case, then of each measure."""
    # What the other measures come to, summed beforehand: linear in their number.
    delen = [deel for _, _, deel in rijen]
    voor = [_NIETS, *accumulate(delen, Deel.plus)]
    na = [*reversed([_NIETS, *accumulate(reversed(delen), Deel.plus)])]
    hoogst = ruimte_van(regeling, geval.feiten).maximaal if regeling.ruimte else None
    vast_mogelijk = sum(deel.mogelijk for deel in delen if deel.minimaal == deel.top[0])
    namen: set[str] = set()
    per_maatregel: list[str] = []
    for plaats, (index, eigen, deel) in enumerate(rijen):
        anderen = voor[plaats].plus(na[plaats + 1])
        gevuld = hoogst is not None and hoogst <= (anderen.zeker if deel.top[0] == JA else vast_mogelijk)
        beslissend: set[str] = set()
        if deel.minimaal < deel.top[0] and not _verborgen(geval, regeling, index, deel, anderen, gevuld):
            beslissend = _van_maatregel(geval, regeling, vast, index, eigen)
        namen |= beslissend
        if index is not None:
            van = _maatregel(geval, regeling, vast, kern, anderen, index, deel, beslissend)
            per_maatregel += [pad(naam, index) for naam in van]
    return (*_feiten(geval, regeling, kern, namen), *per_maatregel)


def _verborgen(geval: Geval, regeling: Regeling, index: int | None, deel: Deel, anderen: Deel, gevuld: bool) -> bool:
    """True when it does not show how the judgement on a measure turns out: the others come as far, and no cost moves.

    ``gevuld``: they fill what is left of the maximum.
    """
    if index is None or anderen.minimaal < deel.top[0]:
        return False
    maatregel = geval.maatregelen[index]
    vorm = deel.top[2] if maatregel["bruikleen"] is True else VORMEN.index(regeling.vorm)
    if anderen.top < (deel.top[0], deel.top[0], vorm):
        return False  # as far, but perhaps in another form
    if _zeker_gedragen(regeling, deel) or maatregel["bedrag"] == 0:
        return True
    return gevuld and maatregel["werkgeverskosten_stelsel"] is not ONBEKEND


def _zeker_gedragen(regeling: Regeling, deel: Deel) -> bool:
    """True when the organisation bears the cost of a measure, however what is open turns out."""
    return not regeling.vorm.geld and deel.drager is Drager.ORGANISATIE


def _feiten(geval: Geval, regeling: Regeling, kern: Kern, namen: set[str]) -> list[str]:
    """Those of the case: what decides a judgement (``namen``), and what changes only the money."""
    geld = _GELDFEITEN + (_RUIMTEFEITEN if regeling.ruimte else ())
    # What cannot be true together with a deciding fact may rule an answer to that out.
    verbonden = {ander for naam in namen for tegenspraak in PER_FEIT.get(naam, ()) for ander in tegenspraak.paar}
    return [
        naam
        for naam, waarde in geval.feiten.items()
        if waarde is ONBEKEND
        and (naam in namen or ((naam in geld or naam in verbonden) and _verandert(geval, naam, regeling, kern)))
    ]


def _verandert(geval: Geval, naam: str, regeling: Regeling, kern: Kern) -> bool:
    """True when some answer to this question gives another outcome: also one around the day of the last measure."""
    dagen = [m["uitgevoerd_op"] for m in geval.maatregelen if isinstance(m["uitgevoerd_op"], date)]
    waarden = {**geval.feiten, "laatste": max(dagen, default=None)}
    return any(
        dict(kernen(Geval({**geval.feiten, naam: proef}, geval.maatregelen))).get(regeling.jaar) != kern
        for proef in mogelijke_waarden(naam, waarden)
    )


def _maatregel(
    geval: Geval,
    regeling: Regeling,
    vast: tuple[Toetsing, ...],
    kern: Kern,
    anderen: Deel,
    index: int,
    deel: Deel,
    namen: set[str],
) -> Iterator[str]:
    """Those of one measure."""
    maatregel = geval.maatregelen[index]
    # An unknown amount leaves a sum open unless the organisation bears it; the stelsel names that bearer.
    if deel.onbekend_mogelijk or deel.onbekend_zelf or deel.onbekend_navragen:
        namen = namen | {"bedrag"}
    if maatregel["bedrag"] != 0 and not _zeker_gedragen(regeling, deel):
        namen = namen | {"werkgeverskosten_stelsel"}
    for naam, waarde in maatregel.items():
        if waarde is ONBEKEND and (
            naam in namen
            or (
                naam in _GELDFEITEN_MAATREGEL
                and _verandert_maatregel(geval, regeling, vast, kern, anderen, index, naam)
            )
        ):
            yield naam


def _verandert_maatregel(
    geval: Geval, regeling: Regeling, vast: tuple[Toetsing, ...], kern: Kern, anderen: Deel, index: int, naam: str
) -> bool:
    maatregel = geval.maatregelen[index]
    for proef in mogelijke_waarden(naam, {**geval.feiten, **maatregel}):
        som = anderen
        if naam != "uitgevoerd_op" or regeling in regelingen_voor(proef, geval.peildatum):
            som = anderen.plus(een_maatregel(regeling, vast, geval.feiten, {**maatregel, naam: proef}, index)[1])
        if kern_van(regeling, geval.feiten, som) != kern:
            return True
    return False
