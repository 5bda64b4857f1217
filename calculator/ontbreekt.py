"""Which unknown facts could still change an outcome: read off the conditions and, for money, found by trying."""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any

from calculator.feiten import pad
from calculator.model import JA, NEE, ONBEKEND, Deel, Geval, Kern, Regeling, Toetsing
from calculator.oordelen import een_maatregel, kern_van, kernen
from calculator.regelingen import regelingen_voor
from calculator.werelden import mogelijke_waarden

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


def ontbreekt_feiten(
    geval: Geval, regeling: Regeling, vast: tuple[Toetsing, ...], kern: Kern, rijen: Sequence[Rij]
) -> tuple[str, ...]:
    """The unknown facts of the case for which some answer gives another outcome of this regime."""
    if ONBEKEND not in geval.feiten.values():
        return ()
    namen: set[str] = set()
    for index, eigen, deel in rijen:
        if deel.minimaal == deel.top[0]:
            continue
        namen |= _per_rij(vast, eigen, False if index is None else geval.maatregelen[index]["bruikleen"])
    for naam in _GELDFEITEN + (_RUIMTEFEITEN if regeling.ruimte else ()):
        if naam in namen or geval.feiten[naam] is not ONBEKEND:
            continue
        # An office always names another payer; the rest is tried.
        if naam == "ambt" or _verandert(geval, naam, regeling, kern):
            namen.add(naam)
    return tuple(naam for naam, waarde in geval.feiten.items() if waarde is ONBEKEND and naam in namen)


def _verandert(geval: Geval, naam: str, regeling: Regeling, kern: Kern) -> bool:
    """True when some answer to this question gives another outcome."""
    return any(
        dict(kernen(Geval({**geval.feiten, naam: proef}, geval.maatregelen))).get(regeling.jaar) != kern
        for proef in mogelijke_waarden(naam, geval.feiten)
    )


def ontbreekt_maatregelen(
    geval: Geval, regeling: Regeling, vast: tuple[Toetsing, ...], kern: Kern, rijen: Sequence[Rij]
) -> Iterator[str]:
    """The same for the facts of the measures, with the other measures summed beforehand: linear in their number."""
    onbekend = [
        (plaats, index)
        for plaats, (index, _, _) in enumerate(rijen)
        if index is not None and ONBEKEND in geval.maatregelen[index].values()
    ]
    if not onbekend:
        return
    delen = [deel for _, _, deel in rijen]
    voor = [_NIETS, *accumulate(delen, Deel.plus)]
    na = [*reversed([_NIETS, *accumulate(reversed(delen), Deel.plus)])]
    for plaats, index in onbekend:
        maatregel = geval.maatregelen[index]
        _, eigen, deel = rijen[plaats]
        beslissend = _per_rij(vast, eigen, maatregel["bruikleen"]) if deel.minimaal < deel.top[0] else set()
        # An unknown amount leaves a sum open unless the organisation bears it; the stelsel always names another bearer.
        if deel.onbekend_mogelijk or deel.onbekend_zelf or deel.onbekend_navragen:
            beslissend.add("bedrag")
        if maatregel["bedrag"] != 0:
            beslissend.add("werkgeverskosten_stelsel")
        anderen = voor[plaats].plus(na[plaats + 1])
        for naam, waarde in maatregel.items():
            if waarde is not ONBEKEND:
                continue
            geprobeerd = naam in _GELDFEITEN_MAATREGEL and naam not in beslissend
            if naam in beslissend or (
                geprobeerd and _verandert_maatregel(geval, regeling, vast, kern, anderen, index, naam)
            ):
                yield pad(naam, index)


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
