"""The answer on a case as one value: judged once, with all that any reader sees. Writers choose words, they decide nothing."""

from dataclasses import dataclass
from typing import NamedTuple

from calculator.oordeel.beoordeling import beoordeel
from calculator.oordeel.letop import punten
from calculator.oordeel.reden import Reden, maatregel_naam, reden
from calculator.oordeel.stappen import Hulp, eerst_en_daarna, meer_gemeenten, navragen_bij, stappen
from calculator.oordeel.watals import Wending, beslissend, wendingen
from calculator.wet.besluit import laag_van
from calculator.wet.feiten import Feit, feit_van_pad
from calculator.wet.model import NEE, Bestuurslaag, Geval, Oordeel, OpenPunt, Partij, Post, Regeling, Stap, Uitkomst
from calculator.wet.partijen import GEMEENTEN, ORGANISATIE
from calculator.wet.regelingen import regeling_op


@dataclass(frozen=True, slots=True)
class Uitslag:
    """What one regime comes to: its outcome, why, what must be done, whom to ask, what else to know, what would change it."""

    uitkomst: Uitkomst
    reden: tuple[Reden, ...]
    stappen: tuple[Stap, ...]
    navragen: tuple[Partij, ...]
    let_op: tuple[OpenPunt, ...]
    wat_als: tuple[Wending, ...]

    @property
    def regeling(self) -> Regeling:
        """The regime."""
        return self.uitkomst.regeling


class Aankoop(NamedTuple):
    """One measure of the case: what it is called, the judgement, its cost lines, why, and whether it may be lent (lid 7) instead.

    ``maatregel`` is its index. A measure whose day is unknown stands here once for each regime that it may fall under.
    """

    maatregel: int
    naam: str
    regeling: Regeling
    minimaal: Oordeel
    maximaal: Oordeel
    posten: tuple[Post, ...]
    reden: tuple[Reden, ...]
    lening: bool


class Open(NamedTuple):
    """One thing that is not known: a fact (``maatregel``: of which measure) or a silence of the text, and who can tell.

    ``beslist``: per answer the judgement that then holds, where that one answer settles it.
    """

    feit: Feit | None
    maatregel: int | None
    punt: OpenPunt | None
    wie: tuple[Partij, ...]
    beslist: tuple[tuple[str, Oordeel], ...] = ()


@dataclass(frozen=True, slots=True)
class Antwoord:
    """All that any reader sees of a case.

    ``laag`` is the body of the reader's office (a raadslid belongs to a gemeente), None where it is not known: citations follow it.
    ``nu`` is what the regime in force on the day of the question gives for measures still to come; ``uitslagen`` one per regime that has
    a measure, else ``nu`` itself. ``eerst`` is the one thing to do first, ``daarna`` what follows, ``open`` each unknown once,
    ``aankopen`` the measures, those of today's regime first.
    """

    geval: Geval
    laag: Bestuurslaag | None
    nu: Uitslag
    uitslagen: tuple[Uitslag, ...]
    aankopen: tuple[Aankoop, ...]
    eerst: Stap
    daarna: tuple[Stap, ...]
    open: tuple[Open, ...]
    let_op: tuple[OpenPunt, ...]
    wat_als: tuple[Wending, ...]

    def naam(self, partij: Partij) -> str:
        """What to call a party in this answer."""
        return naam_van(self.geval, partij)


def naam_van(geval: Geval, partij: Partij) -> str:
    """What to call a party: as its body does, and several municipalities as several."""
    if partij is ORGANISATIE and meer_gemeenten(geval):
        partij = GEMEENTEN
    return partij.naam(laag_van(geval.feiten["ambt"]))


def antwoord(geval: Geval) -> Antwoord:
    """Judge a case, once."""
    uitslagen = tuple(_uitslag(geval, u) for u in beoordeel(geval))
    leeg = Geval(geval.feiten)
    nu = uitslagen[0] if not geval.maatregelen else _uitslag(leeg, *beoordeel(leeg))
    eerst, *daarna = eerst_en_daarna(geval, [(nu.uitkomst, nu.stappen), *((u.uitkomst, u.stappen) for u in uitslagen)])
    alle = (nu, *uitslagen)
    return Antwoord(
        geval,
        laag_van(geval.feiten["ambt"]),
        nu,
        uitslagen,
        _aankopen(geval, uitslagen),
        eerst,
        tuple(daarna),
        _open(geval, alle),
        tuple({punt.code: punt for u in alle for punt in u.let_op}.values()),
        # What changes measures still to come goes before what changes those that are there.
        tuple({(w.feit.naam, w.maatregel, str(w.waarde)): w for u in reversed(alle) for w in u.wat_als}.values())[::-1],
    )


def _uitslag(geval: Geval, uitkomst: Uitkomst) -> Uitslag:
    let_op = punten(geval, uitkomst)
    return Uitslag(
        uitkomst,
        reden(geval, uitkomst),
        stappen(geval, uitkomst),
        navragen_bij(geval, uitkomst, let_op),
        let_op,
        wendingen(geval, uitkomst),
    )


def _aankopen(geval: Geval, uitslagen: tuple[Uitslag, ...]) -> tuple[Aankoop, ...]:
    nu = regeling_op(geval.peildatum)
    uit = []
    for uitslag in sorted(uitslagen, key=lambda u: u.regeling is not nu):
        hulp = Hulp(geval, uitslag.uitkomst)
        for rij in uitslag.uitkomst.per_maatregel:
            if rij.maatregel is not None:
                posten = tuple(p for p in uitslag.uitkomst.posten if p.maatregel == rij.maatregel)
                waarom = reden(geval, uitslag.uitkomst, rij)
                naam = maatregel_naam(geval, rij.maatregel)
                grenzen = (rij.minimaal, rij.maximaal)
                uit.append(Aankoop(rij.maatregel, naam, uitslag.regeling, *grenzen, posten, waarom, hulp.te_leen(rij)))
    return tuple(uit)


def _open(geval: Geval, uitslagen: tuple[Uitslag, ...]) -> tuple[Open, ...]:
    """Each unknown once: first what somebody can find out, then what the text leaves open."""
    leeg = Geval(geval.feiten)
    feiten: dict[str, Open] = {}
    punten_: dict[str, Open] = {}
    for uitslag in uitslagen:
        for waar in uitslag.uitkomst.ontbreekt:
            feit, index = feit_van_pad(waar)
            if waar not in feiten:
                # What is said of measures still to come is asked of them alone.
                beslist = beslissend(leeg if uitslag is uitslagen[0] else geval, uitslag.uitkomst, feit, index)
                feiten[waar] = Open(feit, index, None, feit.wie or (ORGANISATIE,), beslist)
        for toetsing in uitslag.uitkomst.tellend() if uitslag.uitkomst.kern.maximaal > NEE else ():
            if toetsing.punt:
                punten_.setdefault(toetsing.punt.code, Open(None, toetsing.maatregel, toetsing.punt, toetsing.punt.wie))
    return (*feiten.values(), *punten_.values())
