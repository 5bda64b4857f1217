"""The words of this package: what a judgement, a condition, a cost line and a regime are.

A judgement is always an interval. ``minimaal`` is what holds whatever the open points turn out to be,
``maximaal`` what it becomes when they all turn out well; equal ends are a settled answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, IntEnum, StrEnum
from operator import itemgetter
from typing import Any, NamedTuple

from calculator.zinnen import ORGANISATIE, Zin, kleine_letter, voor
from calculator.zinnen import zin as _zin


class Oordeel(IntEnum):
    """The judgements in order. KAN: the text says that the authority *may*."""

    NEE = 0
    NOG_NIET = 1
    KAN = 2
    JA = 3

    @property
    def code(self) -> str:
        """The word of the case format."""
        return self.name.lower()


NEE, NOG_NIET, KAN, JA = Oordeel


class Onbekend(Enum):
    """The one value for 'weet ik niet'."""

    ONBEKEND = "onbekend"


ONBEKEND = Onbekend.ONBEKEND


class Bestuurslaag(Enum):
    """The three kinds of organisation; each has its own, parallel article."""

    PROVINCIE = "provincie"
    GEMEENTE = "gemeente"
    WATERSCHAP = "waterschap"


class Vorm(StrEnum):
    """In which form a regime helps: the word of the case format, and the form's own words.

    ``geld``: the bestuurder pays and gets money back, so that amounts count. Otherwise the organisation provides the measures, may lend
    them instead, and no amount counts. ``krijgt`` is what one gets in the end, ``iets`` what one does not get yet, ``doet`` what the
    organisation does for it, ``kort`` and ``zelf`` what it is in a table.
    """

    geld: bool
    krijgt: str
    iets: str
    doet: str
    kort: str
    zelf: str

    def __new__(cls, code: str, geld: bool, krijgt: str, iets: str, doet: str, kort: str, zelf: str) -> Vorm:
        """The members are made of these parts."""
        vorm = str.__new__(cls, code)
        vorm._value_ = code
        vorm.geld, vorm.krijgt, vorm.iets, vorm.doet, vorm.kort, vorm.zelf = geld, krijgt, iets, doet, kort, zelf
        return vorm

    VERGOEDING = ("vergoeding", True, "een vergoeding", "een vergoeding", "betaalt", "Geld terug", "Geld terug")
    VERSTREKKING = (
        "verstrekking",
        False,
        "de maatregelen uit het beveiligingsadvies",
        "de maatregelen",
        "zorgt ervoor en betaalt",
        "De maatregelen uit het advies",
        "De maatregelen zelf",
    )


class Zekerheid(Enum):
    """How sure we are of a source, in words a visitor understands."""

    WETTEKST = "gelezen in de officiële tekst"
    SECUNDAIR = "uit een publicatie"
    AFGELEID = "onze lezing"
    ONBEKEND = "niet gevonden"


@dataclass(frozen=True, slots=True)
class Verwijzing:
    """A source as it is shown: what to print, where it leads, how sure it is."""

    tekst: str
    url: str
    zekerheid: Zekerheid


@dataclass(frozen=True, slots=True, eq=False)
class Bron:
    """A source in law or practice. An article number may differ by bestuurslaag.

    ``in_tekst`` is there for a lid of the Regeling: the same lid in another text of it.
    """

    wijs: Callable[[Bestuurslaag | None], Verwijzing]
    in_tekst: Callable[[Any], Bron] | None = None

    def voor(self, laag: Bestuurslaag | None) -> Verwijzing:
        """The reference for this bestuurslaag; None when the office is unknown or not covered."""
        return self.wijs(laag)

    def als_lezing(self) -> Bron:
        """The same source, for what we read into it."""
        return Bron(lambda laag: replace(self.wijs(laag), zekerheid=Zekerheid.AFGELEID), self.in_tekst)


@dataclass(frozen=True, slots=True, eq=False)
class Partij:
    """Someone who does, knows or decides something. ``naam`` differs by bestuurslaag."""

    code: str
    namen: Mapping[Bestuurslaag | None, str]

    def naam(self, laag: Bestuurslaag | None) -> str:
        """What to call this party in an answer for this bestuurslaag."""
        return self.namen.get(laag) or self.namen[None]


class Aard(Enum):
    """What kind of thing a step is, for who puts steps in order or picks among them."""

    DOEN = "doen"
    NAVRAGEN = "vraagt wie het weet"
    #: The sentence for the organisation has the organisation itself in front.
    VRAGEN = "vraagt de eigen organisatie te beslissen"
    LENEN = "vraagt de eigen organisatie om bruikleen"
    ONTHEFFING = "vraagt om een ontheffing"
    WACHTEN = "wacht af"
    DECLAREREN = "declareert"
    BESTELLEN = "bestelt, of juist niet"


@dataclass(frozen=True, slots=True)
class Stap:
    """One thing that one party does, with the source that says so; no source where no law says it (who knows a fact).

    ``wat`` continues the name of the party as a sentence ("U" + "vraagt ..."), so that it reads well for each reader. ``als`` is what
    must turn out so first ("zodra het advies er is"); empty: the step stands whatever is open. ``vraag`` is what the own organisation
    is asked to tell, where the step is no more than that.
    """

    wie: Partij
    wat: str
    bron: Bron | None = None
    als: str = ""
    aard: Aard = Aard.DOEN
    vraag: str = ""

    def __post_init__(self) -> None:
        """Each reader gets its own sentence."""
        object.__setattr__(self, "wat", _zin(self.wat))
        object.__setattr__(self, "als", _zin(self.als))
        object.__setattr__(self, "vraag", _zin(self.vraag))


@dataclass(frozen=True, slots=True, eq=False)
class OpenPunt:
    """A question that the text does not settle, and what a careful answer is."""

    code: str
    vraag: str
    stand: str
    antwoord: str
    wie: tuple[Partij, ...]

    def __post_init__(self) -> None:
        """Each reader gets its own sentences."""
        for naam in ("vraag", "stand", "antwoord"):
            object.__setattr__(self, naam, _zin(getattr(self, naam)))


class Bevinding(NamedTuple):
    """What a rule finds: an interval, a reason for this case, and the open point behind it if the text is silent.

    ``stappen``: what must be done here, instead of all the steps of the condition. ``bron``: on what this finding rests, where that is
    another source than the condition's first. ``telt`` is False where the condition does not apply: then it is met without being true.
    """

    minimaal: Oordeel
    maximaal: Oordeel
    uitleg: str = ""
    punt: OpenPunt | None = None
    stappen: tuple[Stap, ...] | None = None
    bron: Bron | None = None
    telt: bool = True


_JA = Bevinding(JA, JA)


_NVT = Bevinding(JA, JA, telt=False)


def ja(uitleg: str = "", bron: Bron | None = None) -> Bevinding:
    """The condition is met."""
    return Bevinding(JA, JA, uitleg, bron=bron) if uitleg or bron else _JA


def nvt() -> Bevinding:
    """The condition does not apply here: it stands in nobody's way, and its sentence is not said."""
    return _NVT


def nee(uitleg: str = "", bron: Bron | None = None) -> Bevinding:
    """The condition fails and cannot be cured for this claim."""
    return Bevinding(NEE, NEE, uitleg, bron=bron)


def nog_niet(uitleg: str = "", stappen: tuple[Stap, ...] | None = None, bron: Bron | None = None) -> Bevinding:
    """The condition is not met, but it can still be fulfilled."""
    return Bevinding(NOG_NIET, NOG_NIET, uitleg, None, stappen, bron)


def kan(uitleg: str = "", stappen: tuple[Stap, ...] | None = None, bron: Bron | None = None) -> Bevinding:
    """The text says that the authority may."""
    return Bevinding(KAN, KAN, uitleg, None, stappen, bron)


def tussen(
    minimaal: Oordeel,
    maximaal: Oordeel,
    punt: OpenPunt,
    uitleg: str = "",
    stappen: tuple[Stap, ...] | None = None,
    bron: Bron | None = None,
) -> Bevinding:
    """The text does not settle this: anything between the two ends."""
    return Bevinding(minimaal, maximaal, uitleg, punt, stappen, bron)


#: The open points that a condition brings along: asked with the case and the condition as applied.
Letop = Callable[["Geval", "Toetsing"], Iterable[OpenPunt]]

#: The place of a condition among the steps, unless it says otherwise: in the order of the regime, after those that come first in practice.
GEWONE_RANG = 4


@dataclass(frozen=True, slots=True, eq=False)
class Voorwaarde:
    """A condition: the rule, the facts it needs, its sentence, sources, and who cures it.

    ``rang`` is its place among the steps, ``door_de_dag`` True when a day that the reader sees beforehand decides it, ``letop`` its warning:
    the open points to mention beside a case to which it was applied, ``vraag`` what is not known when several of its facts are not.
    """

    naam: str
    zin: str
    regel: Callable[..., Bevinding]
    feiten: tuple[str, ...]
    bronnen: tuple[Bron, ...]
    stappen: tuple[Stap, ...]
    wie: tuple[Partij, ...]
    ook_bij_bruikleen: bool
    pak: Callable[[Mapping[str, Any]], Any]
    rang: int
    door_de_dag: bool
    letop: Letop
    bij_onbekend: tuple[tuple[str, Stap], ...]
    vraag: str

    def op(self, waarden: Mapping[str, Any]) -> Bevinding:
        """Apply the rule to a case in which every fact that it needs is known."""
        return self.regel(*self.pak(waarden)) if len(self.feiten) > 1 else self.regel(self.pak(waarden))


def _geen_letop(geval: Geval, toetsing: Toetsing) -> Iterable[OpenPunt]:
    return ()


def voorwaarde(
    *bronnen: Bron,
    stappen: Iterable[Stap] = (),
    wie: Iterable[Partij] = (),
    ook_bij_bruikleen: bool = True,
    zin: str = "",
    rang: int = GEWONE_RANG,
    door_de_dag: bool = False,
    letop: Letop = _geen_letop,
    bij_onbekend: Iterable[tuple[str, Stap]] = (),
    vraag: str = "",
) -> Callable[[Callable[..., Bevinding]], Voorwaarde]:
    """Make a rule into a condition.

    The rule's parameters are the names of the facts it needs, its docstring is the sentence the visitor
    reads, or ``zin`` where that names a day. ``stappen`` is what must still be done while it is not met, ``wie`` knows or decides. ``ook_bij_bruikleen`` is False for the
    conditions that the authority may set aside when it lends a measure. A step with a lower ``rang`` comes first. ``door_de_dag``: the day
    of the measure or of the question decides it. ``letop`` gives the open points to mention beside it. ``bij_onbekend``: what helps
    while nobody knows a fact: better than asking, or beside it where the step has an ``als`` of its own. ``vraag`` is what is not known, in words, where several facts together
    say it.
    """

    def maak(regel: Callable[..., Bevinding]) -> Voorwaarde:
        tekst = _zin(zin or " ".join((regel.__doc__ or "").split()))
        if not tekst or not bronnen:
            raise ValueError(f"{regel.__name__}: a condition needs a sentence and a source")
        code = regel.__code__
        feiten = code.co_varnames[: code.co_argcount]
        return Voorwaarde(
            regel.__name__,
            tekst,
            regel,
            feiten,
            bronnen,
            tuple(stappen),
            tuple(wie),
            ook_bij_bruikleen,
            itemgetter(*feiten),
            rang,
            door_de_dag,
            letop,
            tuple(bij_onbekend),
            _zin(vraag),
        )

    return maak


class Drager(Enum):
    """Who bears a cost line. NAVRAGEN: not settled, ask first."""

    ORGANISATIE = "organisatie"
    BESTUURDER = "bestuurder"
    NAVRAGEN = "navragen"


class Post(NamedTuple):
    """A cost line: (a part of) one measure, in cents incl. btw, and who bears it. ``bedrag`` None: unknown."""

    maatregel: int
    bedrag: int | None
    drager: Drager
    bron: Bron
    waarom: str


class Bereik(NamedTuple):
    """An amount in cents as an interval; None as a whole means that it cannot be determined."""

    minimaal: int
    maximaal: int


class Toetsing(NamedTuple):
    """A condition applied to a case; ``maatregel`` is the index of its measure, ``bron`` the source of the finding.

    ``drempels``: for each unknown fact that makes a difference, the lowest judgement between which and a higher one it decides.
    """

    voorwaarde: Voorwaarde
    minimaal: Oordeel
    maximaal: Oordeel
    uitleg: str
    punt: OpenPunt | None
    drempels: tuple[tuple[str, Oordeel], ...]
    maatregel: int | None
    stappen: tuple[Stap, ...]
    bron: Bron
    telt: bool

    @property
    def open(self) -> bool:
        """True when the two ends differ."""
        return self.minimaal != self.maximaal

    @property
    def reden(self) -> str:
        """Why, in a sentence: what the rule says, else the condition itself."""
        if self.uitleg:
            return self.uitleg
        zin, begin = self.voorwaarde.zin, "Nog niet zeker" if self.open else "Niet voldaan"
        return Zin(*(f"{begin}: {kleine_letter(z)}" for z in (zin, voor(zin, ORGANISATIE))))

    @property
    def ontbreekt(self) -> tuple[str, ...]:
        """The unknown facts that leave the condition open."""
        return tuple(naam for naam, _ in self.drempels)

    @property
    def vraag(self) -> str:
        """What is not known, where several unknown facts together say it; else empty."""
        return self.voorwaarde.vraag if len(self.drempels) > 1 else ""


class Deel(NamedTuple):
    """What one measure contributes to the outcome of a regime. Sums of these are sums of outcomes.

    Amounts in cents. ``zeker`` counts towards the reimbursement for certain, ``mogelijk`` when all goes well
    (it includes ``zeker``), and ``los`` may turn out to be no part of this claim at all (of ``totaal``); ``zelf`` stays with the
    bestuurder for certain, ``navragen`` is open.
    ``top`` is the best judgement so far: (maximaal, minimaal, rank of the form in which it is given). ``drager`` bears the cost of
    one measure, apart from a maximum; a sum has no one bearer.
    """

    minimaal: Oordeel
    top: tuple[int, int, int]
    zeker: int = 0
    mogelijk: int = 0
    totaal: int = 0
    zelf: int = 0
    navragen: int = 0
    onbekend_mogelijk: int = 0
    onbekend_zelf: int = 0
    onbekend_navragen: int = 0
    los: int = 0
    drager: Drager | None = None

    def plus(self, ander: Deel) -> Deel:
        """Both together: the best judgement counts, amounts add up. Associative, in any order."""
        return Deel(
            max(self.minimaal, ander.minimaal),
            max(self.top, ander.top),
            self.zeker + ander.zeker,
            self.mogelijk + ander.mogelijk,
            self.totaal + ander.totaal,
            self.zelf + ander.zelf,
            self.navragen + ander.navragen,
            self.onbekend_mogelijk + ander.onbekend_mogelijk,
            self.onbekend_zelf + ander.onbekend_zelf,
            self.onbekend_navragen + ander.onbekend_navragen,
            self.los + ander.los,
        )


class Kern(NamedTuple):
    """What an answer to a question can change: the judgement, the form, the money and the payer."""

    minimaal: Oordeel
    maximaal: Oordeel
    vorm: str | None
    vergoeding: Bereik | None
    eigen_kosten: Bereik | None
    betaler: Bestuurslaag | None


@dataclass(frozen=True, slots=True)
class Geval:
    """The facts of one case: every name of the declarations has a value, ONBEKEND or None."""

    feiten: Mapping[str, Any]
    maatregelen: tuple[Mapping[str, Any], ...] = ()

    @property
    def peildatum(self) -> date:
        """The day on which the question is asked."""
        dag: date = self.feiten["peildatum"]
        return dag


@dataclass(frozen=True, slots=True, eq=False)
class Regeling:
    """A regime: a value with a begin date. It holds until the next one begins.

    ``begin`` is the first day on which a realised measure counts, ``in_werking`` the day on which the text came
    into force. ``vorm`` says what it gives. ``lid`` makes a source of a lid (and part) of its text. ``ambten`` are the offices it covers, each with who pays.
    ``maximum`` in cents incl. btw per woonadres, None when the text knows no amount; ``ruimte`` is the rule that says what is left of it: a regime
    that gives money has both. ``voorbeeld`` is the measure
    that stands for "the measures still to come" when none is given. The sources belong to the cost lines.
    ``slotstappen`` follow when nothing is missing any more, with ``bestelstappen`` while something is still to be ordered; ``anders_mogelijk`` is what remains possible without the claim.
    ``volgorde`` is what there is to say of the order of its steps, ``kenmerken`` its answers to the questions by which regimes are compared,
    ``bindt`` what binds the organisation, with the sources.
    """

    jaar: str
    titel: str
    begin: date
    in_werking: date
    vorm: Vorm
    lid: Callable[..., Bron]
    ambten: Mapping[str, Bestuurslaag]
    maximum: int | None
    ruimte: Callable[..., Bereik] | None
    voorwaarden: tuple[Voorwaarde, ...]
    maatregel_voorwaarden: tuple[Voorwaarde, ...]
    voorbeeld: Mapping[str, Any]
    bron_organisatie: Bron
    bron_bestuurder: Bron
    uitleg_organisatie: str
    slotstappen: tuple[Stap, ...]
    anders_mogelijk: tuple[Stap, ...]
    kenmerken: Mapping[str, str]
    bestelstappen: tuple[Stap, ...] = ()
    volgorde: str = ""
    bindt: tuple[str, tuple[Bron, ...]] | None = None

    def __post_init__(self) -> None:
        """Money is given up to a maximum, and a rule says what is left of it. Each reader gets its own sentence."""
        object.__setattr__(self, "uitleg_organisatie", _zin(self.uitleg_organisatie))
        if self.vorm.geld != bool(self.maximum and self.ruimte):
            raise ValueError(
                f"{self.jaar}: a regime that gives money needs a maximum and what is left of it; another has neither"
            )

    @property
    def alle_voorwaarden(self) -> tuple[Voorwaarde, ...]:
        """The conditions of the case, then those of a measure."""
        return (*self.voorwaarden, *self.maatregel_voorwaarden)


class PerMaatregel(NamedTuple):
    """The judgement on one measure (``maatregel`` None: the measures still to come), and whether it is a loan."""

    maatregel: int | None
    minimaal: Oordeel
    maximaal: Oordeel
    bruikleen: Any

    def telt(self, toetsing: Toetsing) -> bool:
        """True when this condition counts for this measure: it applies, and no loan sets it aside."""
        if not toetsing.telt or toetsing.maatregel not in (None, self.maatregel):
            return False
        return toetsing.voorwaarde.ook_bij_bruikleen or self.bruikleen is not True


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """The answer for one regime. ``ontbreekt`` names the facts that could still change ``kern``."""

    regeling: Regeling
    kern: Kern
    toetsingen: tuple[Toetsing, ...]
    posten: tuple[Post, ...]
    ontbreekt: tuple[str, ...]
    per_maatregel: tuple[PerMaatregel, ...]

    def tellend(self, ook_vervallen: bool = False) -> tuple[Toetsing, ...]:
        """The conditions that count for a measure that may still be given, or (``ook_vervallen``) for any."""
        rijen = [rij for rij in self.per_maatregel if ook_vervallen or rij.maximaal > NEE]
        return tuple(t for t in self.toetsingen if any(rij.telt(t) for rij in rijen))
