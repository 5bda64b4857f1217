"""Which unknown facts could still change an outcome: found by trying, never written by hand."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from calculator.feiten import pad
from calculator.model import NEE, ONBEKEND, Deel, Geval, Kern, Regeling, Toetsing, Uitkomst
from calculator.oordelen import een_maatregel, kern_van, kernen
from calculator.regelingen import regelingen_voor
from calculator.werelden import mogelijke_waarden

_NIETS = Deel(NEE, (0, 0, 0))

#: Facts that a cost line or the payer depends on, besides the conditions.
_GELDFEITEN = frozenset({"ambt", "benoeming_niet_doorgegaan", "eerder_vergoed_dit_adres", "vorige_woning_vergoed"})
_GELDFEITEN_MAATREGEL = frozenset(
    {"bedrag", "bruikleen", "uitgevoerd_op", "werkgeverskosten_stelsel", "zelf_aangeschaft"}
)


def ontbreekt_feiten(geval: Geval, uitkomsten: Sequence[Uitkomst]) -> dict[str, list[str]]:
    """Per regime the unknown facts of the case for which some answer gives another outcome: found by trying.

    Only facts that leave some condition open can do that, and those the money depends on.
    """
    uit: dict[str, list[str]] = {u.regeling.jaar: [] for u in uitkomsten}
    kansrijk = _GELDFEITEN.union(*(t.ontbreekt for u in uitkomsten for t in u.toetsingen))
    namen = [n for n, waarde in geval.feiten.items() if waarde is ONBEKEND and n in kansrijk]
    for naam in namen:
        anders = _anders(geval, naam, {u.regeling.jaar: u.kern for u in uitkomsten})
        if not anders and any(u.kern.minimaal != u.kern.maximaal for u in uitkomsten):
            anders = _samen_anders(geval, naam, [n for n in namen if n != naam])
        for jaar in anders:
            uit[jaar].append(naam)
    return uit


def _anders(geval: Geval, naam: str, nu: Mapping[str, Kern]) -> set[str]:
    """The regimes whose outcome some answer to this question changes."""
    anders: set[str] = set()
    for proef in mogelijke_waarden(naam, geval.feiten):
        dan = kernen(Geval({**geval.feiten, naam: proef}, geval.maatregelen))
        anders |= {jaar for jaar, kern in dan if kern != nu[jaar]}
        if len(anders) == len(nu):
            break
    return anders


def _samen_anders(geval: Geval, naam: str, anderen: Sequence[str]) -> set[str]:
    """The same once one of the other open questions is answered: some facts matter only together."""
    for ander in anderen:
        for proef in mogelijke_waarden(ander, geval.feiten):
            bekend = Geval({**geval.feiten, ander: proef}, geval.maatregelen)
            if anders := _anders(bekend, naam, dict(kernen(bekend))):
                return anders
    return set()


def ontbreekt_maatregelen(
    geval: Geval,
    regeling: Regeling,
    vast: tuple[Toetsing, ...],
    kern: Kern,
    rijen: Sequence[tuple[int | None, tuple[Toetsing, ...], Deel]],
) -> Iterator[str]:
    """The same for the facts of the measures, with the other measures summed beforehand: linear in their number."""
    kansrijk = [
        (plaats, index, naam)
        for plaats, (index, eigen, _) in enumerate(rijen)
        if index is not None
        for naam in _GELDFEITEN_MAATREGEL.union(*(t.ontbreekt for t in eigen))
        if geval.maatregelen[index].get(naam) is ONBEKEND
    ]
    if not kansrijk:
        return
    delen = [deel for _, _, deel in rijen]
    voor = [_NIETS, *accumulate(delen, Deel.plus)]
    na = [*reversed([_NIETS, *accumulate(reversed(delen), Deel.plus)])]
    for plaats, index, naam in sorted(kansrijk):
        anderen = voor[plaats].plus(na[plaats + 1])
        maatregel = geval.maatregelen[index]
        for proef in mogelijke_waarden(naam, {**geval.feiten, **maatregel}):
            som = anderen
            if naam != "uitgevoerd_op" or regeling in regelingen_voor(proef, geval.peildatum):
                anders = {**maatregel, naam: proef}
                som = anderen.plus(een_maatregel(regeling, vast, geval.feiten, anders, index)[1])
            if kern_van(regeling, geval.feiten, som) != kern:
                yield pad(naam, index)
                break
