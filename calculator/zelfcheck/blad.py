"""What stands in each part of an outcome, in the words of one reader. The writers (HTML, plain text) only set it out.

Every function takes the ``Antwoord`` and the reader; none of them judges.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from operator import itemgetter
from types import MappingProxyType
from typing import Any, NamedTuple

from calculator import datum
from calculator.bedrag import toon
from calculator.oordeel.antwoord import Aankoop, Antwoord, Open, Uitslag
from calculator.oordeel.reden import maatregel_naam, zegt_iets
from calculator.oordeel.stappen import SAMEN, alleen_lenen, meer_gemeenten
from calculator.oordeel.watals import Wending
from calculator.wet import besluit
from calculator.wet.besluit import CARIBISCH_NEDERLAND
from calculator.wet.bronnen import CCV_ADVIES, PKVW_BEHALEN
from calculator.wet.feiten import PER_NAAM, PER_NAAM_MAATREGEL, Soort
from calculator.wet.model import (
    JA,
    KAN,
    NEE,
    NOG_NIET,
    ONBEKEND,
    Aard,
    Bron,
    Drager,
    Oordeel,
    Post,
    Regeling,
    Stap,
    Toetsing,
    Uitkomst,
    Verwijzing,
)
from calculator.wet.partijen import BESTUURDER, ORGANISATIE, POLITIE
from calculator.zelfcheck import woorden
from calculator.zelfcheck.kaart import ALARMNUMMER, POLITIENUMMER, wie_daarna
from calculator.zelfcheck.organisatie import AANDACHT, BESLISSER, Aandacht
from calculator.zinnen import BESTUURDER as LEZER_BESTUURDER
from calculator.zinnen import hoofdletter, kleine_letter, voor

Bronnen = tuple[Verwijzing, ...]


class Regel(NamedTuple):
    """A sentence with its sources; ``kop`` stands before it, and may be all there is."""

    tekst: str
    bronnen: Bronnen = ()
    kop: str = ""


class Hulp(NamedTuple):
    """What a step is done with: an address, a telephone number (``tel:``) or a letter on the page (``#…``)."""

    tekst: str
    url: str


def zin(tekst: str) -> str:
    """A sentence with a capital and its full stop, unless it ends in a mark of its own."""
    return hoofdletter(een_punt(tekst))


def een_punt(tekst: str) -> str:
    """A sentence with its full stop, unless it ends in a mark of its own."""
    return tekst if tekst.endswith(("?", ".", ":")) else tekst + "."


def _bronnen(antwoord: Antwoord, *bronnen: Bron | None) -> Bronnen:
    return tuple(bron.voor(antwoord.laag) for bron in bronnen if bron)


# --- a threat ------------------------------------------------------------------------------------------------------


_ALARM = Hulp(f"Bel {ALARMNUMMER}", f"tel:{ALARMNUMMER}")
_POLITIE = Hulp(f"Bel de politie: {POLITIENUMMER}", f"tel:{POLITIENUMMER}")


def dreiging(antwoord: Antwoord, lezer: str) -> tuple[str | Hulp, ...]:
    """At a threat what stands above everything: whom to call, numbers as such; empty when there is none."""
    ambt = antwoord.geval.feiten["ambt"]
    if antwoord.geval.feiten["concrete_dreiging"] is not True:
        return ()
    daarna = f" Bel daarna {woorden.zonder_uw(wie_daarna(ambt), lezer)} (onze lezing)."
    if ambt == CARIBISCH_NEDERLAND:
        return ("Direct gevaar? Bel het alarmnummer van het eiland. Geen spoed? Meld het bij de politie.", daarna)
    meld = Hulp(POLITIENUMMER, _POLITIE.url)
    return ("Direct gevaar? ", _ALARM, ". Geen spoed? Meld het bij de politie: ", meld, ".", daarna)


# --- the verdict -------------------------------------------------------------------------------------------------


def ambt(antwoord: Antwoord) -> str:
    """The office inside a sentence; ``bestuurder`` when it is not known."""
    waarde = antwoord.geval.feiten["ambt"]
    if waarde is ONBEKEND or waarde == "ander_ambt":
        return "bestuurder"
    return kleine_letter(PER_NAAM["ambt"].label(waarde))


def onderwerp(antwoord: Antwoord, lezer: str) -> str:
    """What stands above the verdict; for the organisation the subject of the file."""
    if lezer == LEZER_BESTUURDER:
        return "Wat u nu kunt krijgen:"
    return f"Onderwerp: veilige woonplek van een {ambt(antwoord)}."


def oordeel(antwoord: Antwoord, lezer: str) -> str:
    """The verdict on measures still to come, as a heading."""
    uitkomst = antwoord.nu.uitkomst
    kern, vorm = uitkomst.kern, antwoord.nu.regeling.vorm
    if alles_te_leen(antwoord):
        return _lenen(antwoord, lezer)
    wie = "u" if lezer == LEZER_BESTUURDER else "de bestuurder"
    onzeker = "nog niet alles is bekend" if uitkomst.ontbreekt else "de regeling zegt dit niet"
    uiteinden: dict[tuple[Oordeel, Oordeel], str] = {
        (JA, JA): f"Ja, {wie} krijgt {vorm.krijgt}",
        (NOG_NIET, NOG_NIET): "Nog niet: eerst moet er iets worden geregeld",
        (KAN, KAN): "Misschien: het mag, maar het hoeft niet",
        (NEE, NEE): "Nee, maar bruikleen kan misschien wel" if lenen(antwoord) else "Nee, niet volgens deze regeling",
        (NEE, NOG_NIET): f"Nu niet, en later misschien: {onzeker}",
        (NOG_NIET, JA): f"Ja of nog niet: {onzeker}",
        (KAN, JA): "Ja, of het mag maar hoeft niet",
        (NOG_NIET, KAN): "Nog niet, of het mag maar hoeft niet",
    }
    return uiteinden.get((kern.minimaal, kern.maximaal), f"Misschien: {onzeker}")


def _lenen(antwoord: Antwoord, lezer: str) -> str:
    """The verdict where nothing but loans was asked about."""
    beste = max((een.minimaal, een.maximaal) for een in antwoord.aankopen)
    naam = woorden.naam(antwoord, ORGANISATIE, lezer)
    werkwoord = "mogen" if meer_gemeenten(antwoord.geval) else "mag"
    woord = {
        (KAN, KAN): f"{hoofdletter(naam)} {werkwoord} uitlenen, maar het hoeft niet",
        (NOG_NIET, NOG_NIET): "Lenen kan nog niet",
        (NEE, NEE): "Nee, lenen kan niet",
    }
    return woord.get(beste, "Lenen kan misschien: nog niet alles is bekend")


def lenen(antwoord: Antwoord) -> bool:
    """True when measures still to come may be lent instead."""
    return any(stap.aard is Aard.LENEN for stap in antwoord.nu.stappen)


def alles_te_leen(antwoord: Antwoord) -> bool:
    """True when nothing but loans was asked about: then the conditions on providing decide nothing about them."""
    return bool(antwoord.nu.regeling.anders_mogelijk) and alleen_lenen(antwoord.geval)


def _leenbron(regeling: Regeling) -> Bron | None:
    """Where the regime says that measures may be lent; None when it does not."""
    return regeling.anders_mogelijk[0].bron if regeling.anders_mogelijk else None


def _eindes(antwoord: Antwoord) -> Iterator[tuple[date, str, Bron]]:
    """Until which day: the office, and a certificate that ends within a year. What is paid back may be asked for later."""
    if antwoord.nu.regeling.vorm.geld:
        return
    feiten, toetsingen = antwoord.geval.feiten, antwoord.nu.uitkomst.toetsingen
    if isinstance(laatste := feiten["ambt_tot_en_met"], date):
        # The condition that holds the last day knows its lid.
        yield laatste, "dit", next(t.bron for t in toetsingen if "ambt_tot_en_met" in t.voorwaarde.feiten)
    if feiten["pkvw"] == "geldig" and isinstance(afgegeven := feiten["pkvw_afgegeven_op"], date):
        laatste = besluit.laatste_dag_certificaat(afgegeven)
        if laatste < datum.jaren_later(antwoord.geval.peildatum, 1):
            yield laatste, "het certificaat", besluit.KEURMERK


def waarom(antwoord: Antwoord, lezer: str) -> Iterator[Regel]:
    """Why, in at most two sentences: what decides here."""
    nu = antwoord.nu
    kern, regeling = nu.uitkomst.kern, nu.regeling
    if kern.minimaal == JA:
        maximum = f", tot {toon(regeling.maximum)} met btw" if regeling.maximum else ""
        naam = woorden.naam(antwoord, ORGANISATIE, lezer)
        samen = meer_gemeenten(antwoord.geval)
        yield Regel(
            f"De kosten zijn voor {naam}{maximum}.", _bronnen(antwoord, SAMEN if samen else regeling.bron_organisatie)
        )
        for einde, wat, bron in sorted(_eindes(antwoord), key=itemgetter(0))[:1]:
            yield Regel(f"Vraag het op tijd: {wat} geldt tot en met {datum.toon(einde)}.", _bronnen(antwoord, bron))
    elif alles_te_leen(antwoord):
        for een in antwoord.aankopen[:1]:
            for reden in een.reden:
                yield Regel(zin(woorden.lees(reden.zin, lezer)), _bronnen(antwoord, reden.bron))
        yield Regel(f"Iets anders dan lenen: {woorden.tussen(kern.minimaal, kern.maximaal)}.")
        return
    if len(nu.uitkomst.ontbreekt) > 2:
        yield Regel("Dat hangt af van wat hieronder nog open staat.")
        return
    for reden in nu.reden:
        # That all is met is not said while anything else is open.
        if reden.bron or not openstaand(antwoord):
            yield Regel(zin(woorden.lees(reden.zin, lezer)), _bronnen(antwoord, reden.bron))
    if kern.maximaal > NEE and kern.minimaal < JA:
        # A certificate can be renewed; an office that ends is over.
        for einde, wat, bron in _eindes(antwoord):
            if wat == "dit" and antwoord.geval.peildatum <= einde < datum.jaren_later(antwoord.geval.peildatum, 1):
                yield Regel(f"Het kan alleen tot en met {datum.toon(einde)}.", _bronnen(antwoord, bron))


def openstaand(antwoord: Antwoord) -> bool:
    """True while a judgement, a measure or an amount is not settled."""
    oordelen = [(u.uitkomst.kern.minimaal, u.uitkomst.kern.maximaal) for u in (antwoord.nu, *antwoord.uitslagen)]
    oordelen += [(a.minimaal, a.maximaal) for a in antwoord.aankopen]
    posten = [post for a in antwoord.aankopen for post in a.posten]
    return (
        any(not _vult_alleen_in(antwoord, een) for een in antwoord.open)
        or set(oordelen) != {(JA, JA)}
        or any(p.drager is Drager.NAVRAGEN for p in posten)
    )


def beslist(antwoord: Antwoord) -> Regel | None:
    """Who decides within the organisation, while there is something to decide."""
    mogelijk = [u.uitkomst.kern.maximaal for u in (antwoord.nu, *antwoord.uitslagen)]
    laag = antwoord.nu.uitkomst.kern.betaler
    if laag is None or not (max(mogelijk) > NEE or lenen(antwoord) or any(a.lening for a in antwoord.aankopen)):
        return None
    return Regel(BESLISSER[laag].zin, _bronnen(antwoord, antwoord.nu.regeling.bron_organisatie.als_lezing()))


def dag(antwoord: Antwoord) -> str:
    """For which day this is the answer."""
    return f"Antwoord voor {datum.toon(antwoord.geval.peildatum)}."


# --- steps -------------------------------------------------------------------------------------------------------


def eerst(antwoord: Antwoord, lezer: str) -> tuple[str, Regel]:
    """What to do first, and what goes before it: to the organisation another's step is something to answer or to tell."""
    een = antwoord.eerst
    vooraf = ""
    if lezer != LEZER_BESTUURDER and een.wie is BESTUURDER:
        vooraf = (
            "Beantwoord deze vraag."
            if een.aard in AAN_DE_ORGANISATIE or _zoekt_uit(een)
            else "Laat de bestuurder weten wat nodig is."
        )
    return vooraf, stap(antwoord, een, lezer)


#: What is asked of the organisation is its own to consider.
AAN_DE_ORGANISATIE = (Aard.VRAGEN, Aard.LENEN)


def _zoekt_uit(een: Stap) -> bool:
    """True for what the organisation knows itself: it does not wait until it is asked."""
    return een.aard is Aard.NAVRAGEN and bool(een.vraag)


def stap(antwoord: Antwoord, een: Stap, lezer: str) -> Regel:
    """A step as a sentence, with who does it in front."""
    kop, wat = hoofdletter(woorden.naam(antwoord, een.wie, lezer)), voor(een.wat, lezer)
    if lezer != LEZER_BESTUURDER and een.aard in AAN_DE_ORGANISATIE:
        # In the singular, however many they are.
        kop = "De organisatie"
    elif lezer != LEZER_BESTUURDER and _zoekt_uit(een):
        kop, wat = "De organisatie", f"zoekt uit: {voor(een.vraag, lezer)}"
    if een.als:
        # What is said after the first clause holds in any case.
        eerste, teken, rest = wat.partition(";")
        wat = f"{eerste}, {voor(een.als, lezer)}{teken}{rest}"
    return Regel(een_punt(wat), _bronnen(antwoord, een.bron), kop)


_BRIEF, _BESLUIT = Hulp("Naar de brief", "#vw-brief"), Hulp("Naar het concept-besluit", "#vw-besluit")


def hulp(een: Stap, lezer: str) -> tuple[Hulp, ...]:
    """With what a step is done."""
    if een.wie is POLITIE or ALARMNUMMER in een.wat:
        return (_ALARM, _POLITIE)
    if een.wie is not BESTUURDER:
        return (_BRIEF if lezer == LEZER_BESTUURDER or een.wie is not ORGANISATIE else _BESLUIT,)
    if lezer == LEZER_BESTUURDER and "CCV" in een.wat:
        return (Hulp("Naar de pagina van het CCV", CCV_ADVIES.url),)
    if lezer == LEZER_BESTUURDER and "PKVW" in een.wat:
        return (Hulp("Zo komt u aan het certificaat", PKVW_BEHALEN.url),)
    return (_BRIEF,)


# --- measures and money ------------------------------------------------------------------------------------------


def kop_aankopen(antwoord: Antwoord, lezer: str) -> str:
    """The heading above the measures."""
    maatregelen = antwoord.geval.maatregelen
    klaar = [m for m in maatregelen if m["bruikleen"] is not True and _is_er(antwoord, m)]
    if len(klaar) < len(maatregelen):
        return "Wat u noemde" if lezer == LEZER_BESTUURDER else "De genoemde maatregelen"
    if all(m["zelf_aangeschaft"] is True for m in klaar) or any(a.regeling.vorm.geld for a in antwoord.aankopen):
        return "Wat u al kocht" if lezer == LEZER_BESTUURDER else "Wat al is gekocht"
    return "Wat er al is"


def _is_er(antwoord: Antwoord, maatregel: Mapping[str, Any]) -> bool:
    """True for a measure that is in place on the day of the question."""
    dag = maatregel["uitgevoerd_op"]
    return isinstance(dag, date) and dag <= antwoord.geval.peildatum


def per_regeling(antwoord: Antwoord) -> tuple[tuple[Uitslag, tuple[Aankoop, ...]], ...]:
    """The measures by regime, in their order; each regime with what it comes to."""
    uitslagen = {u.regeling.jaar: u for u in antwoord.uitslagen}
    groepen: dict[str, list[Aankoop]] = {}
    for aankoop in antwoord.aankopen:
        groepen.setdefault(aankoop.regeling.jaar, []).append(aankoop)
    return tuple((uitslagen[jaar], tuple(groep)) for jaar, groep in groepen.items())


def claim(antwoord: Antwoord, uitslag: Uitslag, lezer: str) -> Iterator[Regel]:
    """What another regime than today's comes to, and why."""
    if uitslag.regeling is antwoord.nu.regeling:
        return
    kern = uitslag.uitkomst.kern
    titel = hoofdletter(uitslag.regeling.titel)
    yield Regel(f"{woorden.kop(kern.minimaal, kern.maximaal, lezer).lower()}.", (), f"{titel}:")
    for reden in uitslag.reden:
        yield Regel(zin(woorden.lees(reden.zin, lezer)), _bronnen(antwoord, reden.bron))


def bedrag(post: Post) -> str:
    """The amount of a cost line."""
    return "bedrag onbekend" if post.bedrag is None else toon(post.bedrag)


def aankoop(antwoord: Antwoord, een: Aankoop, lezer: str) -> str:
    """Amount and bearer of one measure, inside a sentence. Where no amount counts, none is missed."""
    delen = []
    for post in een.posten:
        kosten = "" if post.bedrag is None and not een.regeling.vorm.geld else bedrag(post)
        wie = woorden.drager(antwoord, post.drager, lezer)
        if post.drager is Drager.NAVRAGEN:
            delen.append(f"{kosten}, {wie}" if kosten else wie)
        else:
            wie = "uzelf" if wie == "u zelf" else wie
            delen.append(f"{kosten} voor {wie}" if kosten else f"kosten voor {wie}")
    return "; ".join(delen)


def redenen(antwoord: Antwoord, een: Aankoop, lezer: str) -> tuple[Regel, ...]:
    """Why this measure is borne so, and that it may be lent where it is not paid. What the claim said above is not said again."""
    uitslag = next(u for u in antwoord.uitslagen if u.regeling is een.regeling)
    gezegd = {r.tekst for r in (*waarom(antwoord, lezer), *claim(antwoord, uitslag, lezer))}
    # The name of the measure stands before it already.
    zinnen = [(zin(woorden.lees(r.zin, lezer).removeprefix(f"{een.naam}: ")), r.bron) for r in een.reden if r.bron]
    eigen = [Regel(tekst, _bronnen(antwoord, bron)) for tekst, bron in zinnen]
    uit = [regel for regel in eigen if regel.tekst not in gezegd]
    maatregel = antwoord.geval.maatregelen[een.maatregel]
    # What the stelsel pays, or what comes above the maximum, is not borne for the reason that decides the rest.
    boven = een.maximaal > NEE and all(p.drager is Drager.BESTUURDER for p in een.posten)
    if een.minimaal == een.maximaal == JA or boven or maatregel["werkgeverskosten_stelsel"] is True:
        per_zin = {voor(p.waarom, lezer): _bronnen(antwoord, p.bron) for p in een.posten}
        uit = [Regel(zin(tekst), bronnen) for tekst, bronnen in per_zin.items()]
    elif eigen and not uit:
        uit = [Regel("Om dezelfde reden.")]
    if een.lening and maatregel["bruikleen"] is not True:
        # What somebody has already is not lent to them.
        wat = (
            "Iets anders lenen" if maatregel["zelf_aangeschaft"] is True or _is_er(antwoord, maatregel) else "Bruikleen"
        )
        uit.append(Regel(f"{wat} kan misschien wel.", _bronnen(antwoord, _leenbron(een.regeling))))
    return tuple(uit)


def geldzinnen(antwoord: Antwoord, uitslag: Uitslag, lezer: str) -> Iterator[str]:
    """What the measures of one regime come to in money."""
    kern, regeling, posten = uitslag.uitkomst.kern, uitslag.regeling, uitslag.uitkomst.posten
    krijgt, zelf = ("U krijgt", "u") if lezer == LEZER_BESTUURDER else ("De bestuurder krijgt", "de bestuurder")
    if not posten or kern.vorm == "bruikleen":
        return
    if regeling.vorm.geld and regeling.maximum and kern.maximaal > NEE:
        yield f"{krijgt} {woorden.bereik(kern.vergoeding)} terug. Het maximum is {toon(regeling.maximum)} met btw, per woonadres."
    if kern.eigen_kosten is not None and len(posten) > 1:
        yield f"Zelf betaalt {zelf} voor deze maatregelen {woorden.bereik(kern.eigen_kosten)}."
    elif kern.eigen_kosten is None and regeling.vorm.geld and any(p.bedrag is None for p in posten):
        yield f"Wat {zelf} zelf betaalt is nog niet te zeggen, omdat een bedrag ontbreekt."


def met_tabel(aankopen: Sequence[Aankoop]) -> bool:
    """A table from three measures or two bearers up; below that a line says more."""
    return len(aankopen) > 2 or len({post.drager for een in aankopen for post in een.posten}) > 1


# --- what is open ------------------------------------------------------------------------------------------------


def onbekend(antwoord: Antwoord, lezer: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each fact that nobody gave, under who can tell it."""
    feiten = [een for een in antwoord.open if een.feit and not _vult_alleen_in(antwoord, een)]
    hoe_vaak = Counter(woorden.naam(antwoord, p, lezer) for een in feiten for p in een.wie)
    per: dict[str, list[str]] = {}
    for een in feiten:
        assert een.feit
        # Of those who know, the one who can be asked most at once.
        wie = max(een.wie, key=lambda p: hoe_vaak[woorden.naam(antwoord, p, lezer)])
        bij = "" if een.maatregel is None else f" ({maatregel_naam(antwoord.geval, een.maatregel)})"
        wat = voor(een.feit.kort, lezer) + bij + _beslist(een)
        per.setdefault(woorden.wie_weet(antwoord, [wie], lezer), []).append(wat)
    return tuple((wie, tuple(dict.fromkeys(wat))) for wie, wat in per.items())


def _beslist(een: Open) -> str:
    """What hangs on it, where a yes or a no settles it."""
    assert een.feit
    if een.feit is PER_NAAM_MAATREGEL["werkgeverskosten_stelsel"]:
        return " (zo ja, dan betaalt de organisatie die buiten deze regeling om)"
    if een.feit.soort is not Soort.JA_NEE or not een.beslist:
        return ""
    return " (" + "; ".join(f"{label.lower()}: dan {woorden.WOORD[oordeel]}" for label, oordeel in een.beslist) + ")"


def _vult_alleen_in(antwoord: Antwoord, een: Open) -> bool:
    """True for an amount where the text knows none: it only fills in the table."""
    geld = [a for a in antwoord.aankopen if a.maatregel == een.maatregel and a.regeling.vorm.geld]
    return een.feit is PER_NAAM_MAATREGEL["bedrag"] and not geld


def stil(antwoord: Antwoord, lezer: str) -> Iterator[Regel]:
    """What the text does not settle."""
    for een in antwoord.open:
        if een.punt:
            yield _punt(een, lezer)


def _punt(een: Open, lezer: str) -> Regel:
    assert een.punt is not None
    return Regel(woorden.lees(een.punt.antwoord, lezer), (), voor(een.punt.vraag, lezer))


def let_op(antwoord: Antwoord, lezer: str) -> Iterator[Regel]:
    """What decides nothing here, but is good to know beforehand."""
    mogelijk = [u for u in (antwoord.nu, *antwoord.uitslagen) if u.uitkomst.kern.maximaal > NEE]
    if lezer != LEZER_BESTUURDER and mogelijk:
        bindend = [r.bindt for r in dict.fromkeys(u.regeling for u in mogelijk) if r.bindt]
        for aandacht in (*(Aandacht("Wat bindt de organisatie?", *bindt) for bindt in bindend), *AANDACHT):
            yield Regel(aandacht.tekst, _bronnen(antwoord, *aandacht.bronnen), aandacht.kop)
    open_ = {een.punt.code for een in antwoord.open if een.punt}
    for punt in antwoord.let_op:
        if punt.code not in open_:
            tekst = f"{voor(punt.stand, lezer)} {woorden.lees(punt.antwoord, lezer)}"
            yield Regel(tekst, (), voor(punt.vraag, lezer))


# --- the folds ---------------------------------------------------------------------------------------------------


class Voorwaarderegel(NamedTuple):
    """A condition that counts: its judgement in a word or two (``soort`` for the style), and the finding."""

    status: str
    soort: str
    regel: Regel


def voorwaarden(antwoord: Antwoord, lezer: str) -> tuple[tuple[str, tuple[Voorwaarderegel, ...]], ...]:
    """The conditions that count, by what they are about; the same finding stands once."""
    uit = []
    gezien: set[tuple[object, ...]] = set()
    verder = [u for u in antwoord.uitslagen if u is not antwoord.nu and antwoord.aankopen]
    for uitslag in (antwoord.nu, *verder):
        titel = "Maatregelen die nog komen"
        if uitslag is not antwoord.nu:
            nu = uitslag.regeling is antwoord.nu.regeling
            titel = kop_aankopen(antwoord, lezer) if nu else hoofdletter(uitslag.regeling.titel)
        regels = []
        for toetsing, maatregelen in rijen(uitslag.uitkomst):
            sleutel = (uitslag.regeling.jaar, toetsing.voorwaarde.naam, toetsing.minimaal, toetsing.maximaal)
            if (*sleutel, toetsing.uitleg) not in gezien:
                gezien.add((*sleutel, toetsing.uitleg))
                regels.append(_voorwaarde(antwoord, toetsing, maatregelen, lezer))
        if regels:
            uit.append((titel, tuple(regels)))
    return tuple(uit)


def _voorwaarde(antwoord: Antwoord, toetsing: Toetsing, maatregelen: Sequence[int], lezer: str) -> Voorwaarderegel:
    namen = ", ".join(maatregel_naam(antwoord.geval, i) for i in maatregelen)
    kop = voor(toetsing.voorwaarde.zin, lezer) + (f" ({namen})" if namen else "")
    tekst = woorden.lees(toetsing.uitleg, lezer)
    return Voorwaarderegel(
        status(toetsing),
        "open" if toetsing.open else toetsing.minimaal.code,
        Regel(tekst, _bronnen(antwoord, toetsing.bron), kop),
    )


def rijen(uitkomst: Uitkomst) -> Iterator[tuple[Toetsing, tuple[int, ...]]]:
    """The conditions that count, each once, with the measures to which this finding applies (empty: all)."""
    bij_elkaar: dict[tuple[object, ...], list[Toetsing]] = {}
    kan_nog = set(uitkomst.tellend())
    nee = uitkomst.kern.maximaal == NEE
    # For who has no right at all, what else is missing says nothing.
    geen_recht = [
        t for t in uitkomst.toetsingen if t.maximaal == NEE and t.maatregel is None and t.voorwaarde.rang <= 0
    ]
    for t in uitkomst.tellend(ook_vervallen=True):
        if nee and (t.maximaal > NEE or (geen_recht and t not in geen_recht)):
            continue  # where it is no for good, only what makes it so
        if t.maximaal > NEE and t.maatregel is not None and t not in kan_nog:
            continue  # what else holds for a measure that does not count is of no use
        if zegt_iets(t) and not (t.voorwaarde.door_de_dag and t.minimaal == JA):
            bij_elkaar.setdefault((t.voorwaarde.naam, t.minimaal, t.maximaal, t.uitleg), []).append(t)
    # A condition of every measure that may count names none of them.
    tellend = {t.maatregel for t in kan_nog if t.maatregel is not None}
    alle = tellend or {t.maatregel for t in uitkomst.toetsingen if t.maatregel is not None}
    for groep in bij_elkaar.values():
        maatregelen = tuple(t.maatregel for t in groep if t.maatregel is not None)
        yield groep[0], () if alle <= set(maatregelen) else maatregelen


def status(toetsing: Toetsing) -> str:
    """A condition's judgement in a word or two."""
    if not toetsing.open:
        return {JA: "voldaan", NEE: "niet voldaan"}.get(toetsing.minimaal, woorden.WOORD[toetsing.minimaal])
    return "nog uit te zoeken" if toetsing.ontbreekt else "de tekst zegt dit niet"


#: What changes, in words, for every change that the rules try. ``{}`` is the measure.
_WENDING: Mapping[tuple[str, Any], str] = MappingProxyType(
    {
        ("pkvw", "geldig"): "Met een geldig certificaat",
        ("advies", "vastgesteld"): "Met een vastgesteld advies",
        ("advies_voor_deze_woning", True): "Met een advies over deze woning",
        ("woning_ligging", "buiten_met_ontheffing"): "Met een ontheffing die nu geldt",
        (
            "woning_ligging",
            "binnen",
        ): "Na een verhuizing naar het gebied van het ambt, met een advies en een certificaat voor die woning,",
        ("in_advies", True): "Met {} in het advies",
        ("bruikleen", True): "Als {} in bruikleen komt,",
    }
)
_ZEKER = "Zodra de benoeming vaststaat"


def wat_als(antwoord: Antwoord, lezer: str) -> Iterator[Regel]:
    """What may still be changed, what then comes of it, and what it takes."""
    for wending in antwoord.wat_als:
        if wending.maximaal <= NOG_NIET:
            continue  # better than it was, and still nothing
        naam = "" if wending.maatregel is None else maatregel_naam(antwoord.geval, wending.maatregel)
        wat = _WENDING.get((wending.feit.naam, wending.waarde), "").format(naam)
        hoe = woorden.lees(wending.hoe, lezer) if wat else ""
        yield Regel(f"{wat or _ZEKER} {_dan(antwoord, wending)}. {hoe}".rstrip(), _bronnen(antwoord, wending.bron))


def _dan(antwoord: Antwoord, wending: Wending) -> str:
    """Of a measure the answer is about what was named, and not the one at the head of the page."""
    over = "" if wending.maatregel is None else " over deze maatregel"
    if over and len(antwoord.aankopen) > 1:
        over += "en"
    if wending.minimaal == wending.maximaal:
        return f"wordt het antwoord{over} ‘{woorden.WOORD[wending.minimaal]}’"
    return f"kan het antwoord{over} ‘{woorden.WOORD[wending.maximaal]}’ worden"
