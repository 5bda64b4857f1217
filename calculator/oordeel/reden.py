"""Why an outcome is what it is, in at most two sentences: only conditions that count for what may still be given, and that decide."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from calculator.wet.feiten import PER_NAAM_MAATREGEL, feit_van_pad, pad
from calculator.wet.model import JA, NEE, Bron, Drager, Geval, Oordeel, PerMaatregel, Toetsing, Uitkomst
from calculator.zinnen import ORGANISATIE, Zin, opsomming, voor

#: What only a measure knows; its days decide about the person and the certificate too.
_VAN_MAATREGEL = frozenset(PER_NAAM_MAATREGEL) - {"uitgevoerd_op"}

MEESTE = 2
NOG_NIET_BEKEND = "Nog niet bekend"


class Reden(NamedTuple):
    """One reason with the source of its finding; None where it sums up."""

    zin: str
    bron: Bron | None


def zegt_iets(toetsing: Toetsing) -> bool:
    """False for a condition on a measure where none was named: what it says holds for no measure at all."""
    return toetsing.maatregel is not None or _VAN_MAATREGEL.isdisjoint(toetsing.voorwaarde.feiten)


def tellend(uitkomst: Uitkomst, rijen: Iterable[PerMaatregel]) -> tuple[Toetsing, ...]:
    """The conditions that count for these measures and say something."""
    rijen = tuple(rijen)
    return tuple(t for t in uitkomst.toetsingen if zegt_iets(t) and any(rij.telt(t) for rij in rijen))


def maatregel_naam(geval: Geval, index: int) -> str:
    """How a measure is called: its description, or the label of its kind."""
    maatregel = geval.maatregelen[index]
    return maatregel["omschrijving"].strip() or PER_NAAM_MAATREGEL["soort"].label(maatregel["soort"])


def reden(geval: Geval, uitkomst: Uitkomst, rij: PerMaatregel | None = None) -> tuple[Reden, ...]:
    """The reasons of an outcome, or of the judgement on one measure of it."""
    if rij:
        rijen: Sequence[PerMaatregel] = [rij]
        laag, hoog = rij.minimaal, rij.maximaal
    else:
        # The measure that comes furthest decides; what cannot count any more decides nothing while another may.
        laag, hoog = max(((r.minimaal, r.maximaal) for r in uitkomst.per_maatregel), key=lambda g: (g[1], g[0]))
        rijen = [r for r in uitkomst.per_maatregel if (r.minimaal, r.maximaal) == (laag, hoog)]
    if laag == hoog == JA:
        return _voldaan(geval, uitkomst, rijen if rij else uitkomst.per_maatregel)
    alle = tellend(uitkomst, rijen)
    per_zin: dict[str, list[Toetsing]] = {}
    for toetsing in _beslissend(alle, laag, hoog):
        per_zin.setdefault(waarom(toetsing), []).append(toetsing)
    gevonden = [*per_zin.items()][:MEESTE]
    return tuple(Reden(zin if rij else _met_naam(geval, zin, groep, rijen), groep[0].bron) for zin, groep in gevonden)


def waarom(toetsing: Toetsing) -> str:
    """Why a condition leaves the answer where it is: what the rule says, or which fact is not known."""
    if toetsing.ontbreekt and not toetsing.uitleg:
        feit, _ = feit_van_pad(pad(toetsing.ontbreekt[0], toetsing.maatregel))
        kort = toetsing.vraag or feit.kort
        return Zin(*(f"{NOG_NIET_BEKEND}: {tekst}." for tekst in (kort, voor(kort, ORGANISATIE))))
    return toetsing.reden


def _beslissend(alle: Sequence[Toetsing], laag: Oordeel, hoog: Oordeel) -> Sequence[Toetsing]:
    """Those that hold the judgement where it is: first what keeps it low for certain, then what is open."""
    if laag == hoog:
        vast = [t for t in alle if t.maximaal == laag]
        if laag == NEE and (recht := [t for t in vast if t.maatregel is None and t.voorwaarde.rang <= 0]):
            return recht[:1]  # no right at all: what else is missing is of no use
        return sorted(vast, key=lambda t: t.voorwaarde.rang) or [t for t in alle if t.minimaal <= laag < JA]
    begrenzend = [t for t in alle if t.maximaal == hoog < JA]
    openend = [t for t in alle if t.open and t.minimaal == laag]
    openend, begrenzend = (sorted(lijst, key=lambda t: t.voorwaarde.rang) for lijst in (openend, begrenzend))
    # Of each the first: what may still bring it down, and what keeps it from more.
    return [*openend[:1], *begrenzend[:1], *openend[1:]] or [t for t in alle if t.minimaal < JA]


def _met_naam(geval: Geval, zin: str, groep: Sequence[Toetsing], rijen: Sequence[PerMaatregel]) -> str:
    """The finding; with the names of its measures when it does not hold for all."""
    eigen = {t.maatregel for t in groep}
    if None in eigen or len(geval.maatregelen) < 2 or (len(rijen) > 1 and eigen >= {r.maatregel for r in rijen}):
        return zin
    return genoemd(opsomming([maatregel_naam(geval, i) for i in sorted(i for i in eigen if i is not None)]), zin)


def genoemd(naam: str, zin: str) -> Zin:
    """A sentence of one measure, with its name before it."""
    return Zin(f"{naam}: {zin}", f"{naam}: {voor(zin, ORGANISATIE)}")


def _voldaan(geval: Geval, uitkomst: Uitkomst, rijen: Sequence[PerMaatregel]) -> tuple[Reden, ...]:
    """All conditions are met: of everything, or only of some measures."""
    zeker, rest = [r for r in rijen if r.minimaal == JA], [r for r in rijen if r.minimaal < JA]
    kan_nog = [r for r in rest if r.maximaal > NEE]
    eigen = {r.maatregel for r in rijen}
    open_bedrag = any(p.drager is Drager.NAVRAGEN and p.maatregel in eigen for p in uitkomst.posten)
    if not rest:
        if open_bedrag:
            return (Reden("Aan de voorwaarden is voldaan. Over het bedrag is nog iets open.", None),)
        return (Reden("Aan alle voorwaarden is voldaan.", None),)
    namen = opsomming(
        [maatregel_naam(geval, r.maatregel) for r in zeker if r.maatregel is not None] or ["de maatregel"]
    )
    uit = [Reden(f"Voor {namen} is aan de voorwaarden voldaan.", None)]
    if kan_nog and (anders := reden(geval, uitkomst, kan_nog[0])) and kan_nog[0].maatregel is not None:
        uit.append(Reden(genoemd(maatregel_naam(geval, kan_nog[0].maatregel), anders[0].zin), anders[0].bron))
    return tuple(uit)
