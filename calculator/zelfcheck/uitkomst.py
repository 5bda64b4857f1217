"""The outcome as HTML and as plain text: what holds, what it costs, who does what, why, what is open."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape as esc
from types import MappingProxyType
from typing import Any, NamedTuple

from calculator import __version__, datum
from calculator.bedrag import toon
from calculator.html import element
from calculator.oordeel.beoordeling import beoordeel
from calculator.oordeel.letop import punten
from calculator.oordeel.reden import maatregel_naam, reden
from calculator.oordeel.stappen import BIJ_DREIGING, navragen_bij, relevant, stappen
from calculator.oordeel.watals import toon_waarde, wendingen
from calculator.wet.bronnen import (
    CCV_ADVIES,
    GELEZEN,
    OUD_VANAF,
    OUDE_LEZING,
    PKVW_BEHALEN,
    REGELING_BWB,
    TE_OUD_VANAF,
    WEERBAAR_NIEUW,
)
from calculator.wet.feiten import PER_NAAM_MAATREGEL, feit_van_pad
from calculator.wet.model import (
    JA,
    NEE,
    NOG_NIET,
    Bestuurslaag,
    Drager,
    Geval,
    Partij,
    Stap,
    Toetsing,
    Uitkomst,
    Verwijzing,
    Zekerheid,
)
from calculator.wet.partijen import BESTUURDER, BEVEILIGINGSAUTORITEIT, BZK, CCV, ORGANISATIE, PKVW_BEDRIJF, uniek
from calculator.wet.regelingen import laatste_dag
from calculator.zelfcheck import woorden
from calculator.zelfcheck.organisatie import AANDACHT
from calculator.zelfcheck.vragen import dreigingsblok, hoofdkop

DRAGERS = (Drager.ORGANISATIE, Drager.BESTUURDER, Drager.NAVRAGEN)


def buiten(tekst: str, url: str) -> str:
    """A link to another site, in a new window so that the answers stay."""
    extra = element("span", " (opent in een nieuw venster)", klasse="vw-verborgen")
    return element("a", esc(tekst) + extra, href=url, target="_blank", rel="noopener noreferrer")


def link(verwijzing: Verwijzing) -> str:
    """A source with a link to it, and how sure it is."""
    tekst = buiten(verwijzing.tekst, verwijzing.url) if verwijzing.url else esc(verwijzing.tekst)
    if verwijzing.zekerheid is Zekerheid.WETTEKST:
        return tekst
    return tekst + element("span", f" ({esc(verwijzing.zekerheid.value)})", klasse="vw-zekerheid")


def wie(stap: Stap, uitkomst: Uitkomst, lezer: str) -> str:
    """Who does a step, at the start of a sentence, as this reader would say it."""
    laag = uitkomst.kern.betaler
    if stap.wie is BESTUURDER:
        return "U" if lezer == "bestuurder" else "De bestuurder"
    naam = stap.wie.naam(laag)
    return naam[0].upper() + naam[1:]


def bij_wie(partij: Partij, laag: Bestuurslaag | None, lezer: str) -> str:
    """Whom to ask, as this reader would say it: the organisation does not ask itself."""
    naam = partij.naam(laag)
    return naam.replace("uw ", "uw eigen ", 1) if partij is ORGANISATIE and lezer == "organisatie" else naam


def zin(tekst: str) -> str:
    """A sentence with its full stop, unless it ends in a question mark."""
    return tekst if tekst.endswith(("?", ".")) else tekst + "."


def periode(uitkomst: Uitkomst) -> str:
    """From when to when the regime holds, in a sentence."""
    regeling = uitkomst.regeling
    tot = laatste_dag(regeling)
    if tot is None:
        return f"Deze regeling geldt vanaf {datum.toon(regeling.begin)}."
    return (
        f"Deze regeling geldt voor maatregelen die zijn uitgevoerd van {datum.toon(regeling.begin)} "
        f"tot en met {datum.toon(tot)}."
    )


# --- money -------------------------------------------------------------------------------------------------------


class Verdeling(NamedTuple):
    """Per bearer the sum of the known lines in cents, and how many lines have no amount."""

    bedragen: dict[Drager, int]
    onbekend: int


def verdeling(uitkomst: Uitkomst) -> Verdeling:
    """The cost lines added up per bearer."""
    bedragen = {d: sum(p.bedrag or 0 for p in uitkomst.posten if p.drager is d) for d in DRAGERS}
    return Verdeling(bedragen, sum(p.bedrag is None for p in uitkomst.posten))


def dragernaam(drager: Drager, uitkomst: Uitkomst, lezer: str) -> str:
    """The heading of a column: who bears it."""
    if drager is Drager.ORGANISATIE:
        return woorden.organisatie(uitkomst.kern.betaler) if uitkomst.kern.betaler else "De organisatie"
    if drager is Drager.BESTUURDER:
        return "U zelf" if lezer == "bestuurder" else "De bestuurder"
    return "Eerst navragen"


def _geld(geval: Geval, uitkomst: Uitkomst, lezer: str) -> str:
    zinnen = element("p", esc(" ".join(geldzinnen(geval, uitkomst, lezer))))
    return element("h3", "Wat betekent dit in geld?") + zinnen + kostentabel(geval, uitkomst, lezer)


def geldzinnen(geval: Geval, uitkomst: Uitkomst, lezer: str) -> tuple[str, ...]:
    """The money in sentences."""
    kern, regeling = uitkomst.kern, uitkomst.regeling
    uit: list[str] = []
    wie_krijgt, eigen = (
        ("U krijgt", "Zelf betaalt u")
        if lezer == "bestuurder"
        else ("De bestuurder krijgt", "Zelf betaalt de bestuurder")
    )
    if kern.vergoeding and regeling.maximum:
        if kern.maximaal > NEE:
            uit.append(
                f"{wie_krijgt} {woorden.bereik(kern.vergoeding)}. Het maximum is {toon(regeling.maximum)} met btw, per woonadres."
            )
        else:
            uit.append("Er is geen vergoeding.")
    elif kern.maximaal == NEE:
        uit.append(f"{dragernaam(Drager.ORGANISATIE, uitkomst, lezer)} hoeft volgens deze regeling niets te betalen.")
    else:
        uit.append("De wet noemt geen bedrag en geen maximum. Het beveiligingsadvies bepaalt wat nodig is.")
        uit.append(
            "Het werk om het PKVW-certificaat te halen betaalt de bestuurder zelf."
            if lezer != "bestuurder"
            else "Werk om het PKVW-certificaat te halen betaalt u zelf."
        )
    if uitkomst.posten and kern.eigen_kosten is not None:
        uit.append(f"{eigen} voor deze maatregelen {woorden.bereik(kern.eigen_kosten)}.")
    elif uitkomst.posten:
        uit.append(
            "Wat u zelf betaalt is nog niet te zeggen, omdat een bedrag ontbreekt."
            if lezer == "bestuurder"
            else "Wat de bestuurder zelf betaalt is nog niet te zeggen, omdat een bedrag ontbreekt."
        )
    return tuple(uit)


def kostentabel(geval: Geval, uitkomst: Uitkomst, lezer: str = "bestuurder") -> str:
    """Every line split over who bears it, with totals and a picture of the split. Empty without measures."""
    if not uitkomst.posten:
        return ""
    laag = uitkomst.kern.betaler
    # Who asks nothing first sees no column for it.
    dragers = [d for d in DRAGERS if d is not Drager.NAVRAGEN or any(p.drager is d for p in uitkomst.posten)]
    koppen = [dragernaam(d, uitkomst, lezer) for d in dragers]
    kop = "".join(element("th", esc(k), scope="col") for k in ("Maatregel", *koppen))
    rijen = []
    for post in uitkomst.posten:
        bedrag = "bedrag onbekend" if post.bedrag is None else toon(post.bedrag)
        waarom = element("span", f"{esc(post.waarom)} Bron: {link(post.bron.voor(laag))}.", klasse="vw-hint")
        cellen = "".join(
            element("td", esc(bedrag) if d is post.drager else "", data_kop=k)
            for d, k in zip(dragers, koppen, strict=True)
        )
        rijen.append(
            element("tr", element("th", esc(maatregel_naam(geval, post.maatregel)) + waarom, scope="row") + cellen)
        )
    som = verdeling(uitkomst)
    voet = ""
    if som.onbekend < len(uitkomst.posten):
        totalen = "".join(
            element("td", esc(toon(som.bedragen[d])), data_kop=k) for d, k in zip(dragers, koppen, strict=True)
        )
        staart = "Samen" + (" (zonder de onbekende bedragen)" if som.onbekend else "")
        voet = element("tfoot", element("tr", element("th", staart, scope="row") + totalen))
    tabel = element(
        "table",
        element("caption", "Wie betaalt wat, per maatregel")
        + element("thead", element("tr", kop))
        + element("tbody", "".join(rijen))
        + voet,
        klasse="vw-kosten",
    )
    return tabel + staafje(som.bedragen, dict(zip(dragers, koppen, strict=True)))


def staafje(bedragen: Mapping[Drager, int], namen: Mapping[Drager, str]) -> str:
    """The split as one bar (SVG), with the same content as text. Empty when one party bears all: nothing to see."""
    delen = [d for d in namen if bedragen[d]]
    if len(delen) < 2:
        return ""
    totaal = sum(bedragen[d] for d in delen)
    x, vlakken = 0.0, ""
    for drager in delen:
        breed = round(600 * bedragen[drager] / totaal, 1)
        vlakken += f'<rect class="vw-deel-{drager.value}" x="{x:.1f}" y="0" width="{breed:.1f}" height="28"/>'
        x += breed
    teksten = {d: f"{namen[d]}: {toon(bedragen[d])}" for d in delen}
    svg = element(
        "svg",
        vlakken,
        viewBox="0 0 600 28",
        role="img",
        aria_label=f"Verdeling van de kosten. {'; '.join(teksten.values())}.",
        preserveAspectRatio="none",
    )
    sleutel = "".join(
        element("li", element("span", "", klasse=f"vw-vlak vw-vlak-{d.value}") + esc(tekst))
        for d, tekst in teksten.items()
    )
    return element("figure", svg + element("ul", sleutel, klasse="vw-sleutel"), klasse="vw-verdeling")


# --- who does what -----------------------------------------------------------------------------------------------


def _stappen(geval: Geval, uitkomst: Uitkomst, lezer: str) -> str:
    laag = uitkomst.kern.betaler
    lijst = [s for s in stappen(geval, uitkomst) if s not in BIJ_DREIGING]
    regels = "".join(
        element(
            "li",
            f"{element('strong', esc(wie(s, uitkomst, lezer)))} {esc(zin(s.wat))} "
            + (element("span", f"Bron: {link(s.bron.voor(laag))}.", klasse="vw-hint") if s.bron else ""),
        )
        for s in lijst
    )
    return (
        element("h3", "Wie doet nu wat?") + element("ol", regels, klasse="vw-stappen") if lijst else ""
    ) + _navragen([s.wie for s in lijst], navragen_bij(geval, uitkomst, punten(geval, uitkomst)), laag, lezer)


#: Where the bodies that are no part of the own organisation give their address and number.
_SITES = MappingProxyType(
    {
        CCV.code: CCV_ADVIES,
        PKVW_BEDRIJF.code: PKVW_BEHALEN,
        BEVEILIGINGSAUTORITEIT.code: WEERBAAR_NIEUW,
        BZK.code: WEERBAAR_NIEUW,
    }
)


def _navragen(doeners: Iterable[Partij], vragen: Iterable[Partij], laag: Bestuurslaag | None, lezer: str) -> str:
    """Whom to ask, and the bodies in the steps that one must be able to find."""
    partijen = uniek((*vragen, *(p for p in doeners if p.code in _SITES)))
    namen = [
        buiten(p.naam(laag), _SITES[p.code].url) if p.code in _SITES else esc(bij_wie(p, laag, lezer)) for p in partijen
    ]
    return element("p", f"Navragen bij: {', '.join(namen)}.", klasse="vw-navragen") if namen else ""


# --- why ---------------------------------------------------------------------------------------------------------


#: What only a measure knows; its day decides about the person too.
_VAN_MAATREGEL = frozenset(PER_NAAM_MAATREGEL) - {"uitgevoerd_op"}


def zegt_iets(toetsing: Toetsing) -> bool:
    """False for a condition on a measure where none was named: what it says holds for no measure at all."""
    return toetsing.maatregel is not None or _VAN_MAATREGEL.isdisjoint(toetsing.voorwaarde.feiten)


class Rij(NamedTuple):
    """A condition once, with the measures to which this finding applies (empty: the whole case)."""

    toetsing: Toetsing
    maatregelen: tuple[int, ...]


def rijen(uitkomst: Uitkomst) -> tuple[Rij, ...]:
    """The conditions in order; the same finding for several measures stands once."""
    bij_elkaar: dict[tuple[object, ...], list[Toetsing]] = {}
    kan_nog = set(uitkomst.tellend())
    for t in uitkomst.tellend(ook_vervallen=True):
        if t.maximaal > NEE and t.maatregel is not None and t not in kan_nog:
            continue  # what else holds for a measure that does not count is of no use
        if not zegt_iets(t):
            continue
        bij_elkaar.setdefault((t.voorwaarde.naam, t.minimaal, t.maximaal, t.uitleg), []).append(t)
    # A condition of every measure that may count names none of them.
    tellend = {t.maatregel for t in kan_nog if t.maatregel is not None}
    alle = tellend or {t.maatregel for t in uitkomst.toetsingen if t.maatregel is not None}
    uit = []
    for groep in bij_elkaar.values():
        maatregelen = tuple(t.maatregel for t in groep if t.maatregel is not None)
        uit.append(Rij(groep[0], () if alle <= set(maatregelen) else maatregelen))
    return tuple(uit)


def status(toetsing: Toetsing) -> str:
    """A condition's judgement in a word or two."""
    if not toetsing.open:
        return {JA: "voldaan", NEE: "niet voldaan"}.get(toetsing.minimaal, woorden.WOORD[toetsing.minimaal])
    return "nog uit te zoeken" if toetsing.ontbreekt else "de tekst zegt dit niet"


def _waarom(geval: Geval, uitkomst: Uitkomst) -> str:
    laag = uitkomst.kern.betaler
    regels = []
    for toetsing, maatregelen in rijen(uitkomst):
        namen = ", ".join(maatregel_naam(geval, i) for i in maatregelen)
        bronnen = link(toetsing.bron.voor(laag))
        kop = element("span", esc(status(toetsing)), klasse=f"vw-status-woord vw-is-{_soort(toetsing)}")
        tekst = element("strong", esc(toetsing.voorwaarde.zin))
        if namen:
            tekst += f" ({esc(namen)})"
        if toetsing.uitleg:
            tekst += " " + esc(toetsing.uitleg)
        regels.append(element("li", f"{kop} {tekst} " + element("span", f"Bron: {bronnen}.", klasse="vw-hint")))
    kort = _kort_waarom(geval, uitkomst)
    lijst = element("ul", "".join(regels), klasse="vw-voorwaarden")
    alles = element("details", element("summary", "Alle voorwaarden met artikel") + lijst, klasse="vw-uitleg")
    return element("h3", "Waarom?") + element("p", esc(kort)) + alles


def _soort(toetsing: Toetsing) -> str:
    return "open" if toetsing.open else toetsing.minimaal.code


def _kort_waarom(geval: Geval, uitkomst: Uitkomst) -> str:
    """The reason in one sentence or two: the conditions that decide."""
    return " ".join(r.zin for r in reden(geval, uitkomst))


# --- what is open ------------------------------------------------------------------------------------------------


def _open(geval: Geval, uitkomst: Uitkomst, lezer: str) -> str:
    if uitkomst.kern.maximaal == NEE:
        return ""
    laag = uitkomst.kern.betaler
    regels = []
    for waar in uitkomst.ontbreekt:
        feit, index = feit_van_pad(waar)
        wie_weet = " of ".join(bij_wie(p, laag, lezer) for p in feit.wie or (ORGANISATIE,))
        bij = "" if index is None else f" ({maatregel_naam(geval, index)})"
        kop = element("strong", esc(f"{feit.kort[0].upper()}{feit.kort[1:]}{bij}."))
        regels.append(element("li", f"{kop} Vraag het aan: {esc(wie_weet)}."))
    uit = element("h4", "Dit kunt u uitzoeken") + element("ul", "".join(regels)) if regels else ""
    punten = {t.punt.code: t for t in relevant(uitkomst) if t.punt}
    stil = "".join(
        element(
            "li",
            f"{element('strong', esc(t.punt.vraag))} {esc(t.punt.stand)} {esc(t.punt.antwoord)} "
            f"Vraag het aan: {esc(' of '.join(bij_wie(p, laag, lezer) for p in t.punt.wie))}.",
        )
        for t in punten.values()
        if t.punt
    )
    if stil:
        uit += element("h4", "Dit staat niet in de tekst") + element("ul", stil)
    return element("h3", "Wat is nog open?") + uit if uit else ""


def _let_op(geval: Geval, uitkomsten: Sequence[Uitkomst], lezer: str) -> str:
    """What decides nothing here, but is good to know beforehand: each point once."""
    regels = list(_aandacht(uitkomsten)) if lezer == "organisatie" else []
    gevonden = dict.fromkeys(p for u in uitkomsten for p in punten(geval, u))
    regels += [f"{element('strong', esc(p.vraag))} {esc(p.stand)} {esc(p.antwoord)}" for p in gevonden]
    return element("h2", "Let ook op") + lijst(regels) if regels else ""


def _aandacht(uitkomsten: Sequence[Uitkomst]) -> Iterator[str]:
    """What the organisation must know beside the steps, when it may have to give or pay something."""
    mogelijk = [u for u in uitkomsten if u.kern.maximaal > NEE]
    for punt in AANDACHT if mogelijk else ():
        if not punt.regeling or punt.regeling in [u.regeling.jaar for u in mogelijk]:
            bronnen = ", ".join(link(bron.voor(mogelijk[0].kern.betaler)) for bron in punt.bronnen)
            hint = element("span", f"Bron: {bronnen}.", klasse="vw-hint") if bronnen else ""
            yield f"{element('strong', esc(punt.kop))} {esc(punt.tekst)} {hint}"


#: Beyond this a browser would try other answers for longer than a visitor waits.
_WAT_ALS_TOT = 25


def _wat_als(geval: Geval, uitkomst: Uitkomst) -> str:
    if len(geval.maatregelen) > _WAT_ALS_TOT:
        tekst = f"Bij meer dan {_WAT_ALS_TOT} maatregelen zoeken wij niet uit wat één ander antwoord verandert."
        return element("h3", "Wat als?") + element("p", tekst)
    gevonden = wendingen(geval, uitkomst)
    # Another office is another case, not something to change.
    gevonden = tuple(w for w in gevonden if w.feit.naam != "ambt")
    if not gevonden:
        return ""
    regels = []
    for w in gevonden:
        bij = "" if w.maatregel is None else f" ({maatregel_naam(geval, w.maatregel)})"
        regel = (
            f"Stel: op de vraag ‘{w.feit.vraag}’{bij} is het antwoord ‘{toon_waarde(w.feit, w.waarde)}’. "
            f"Dan is de uitkomst: {woorden.tussen(w.minimaal, w.maximaal)}."
        )
        regel += f" {w.hoe}"
        regels.append(element("li", esc(regel)))
    return element("h3", "Wat als?") + element("ul", "".join(regels))


# --- the whole ---------------------------------------------------------------------------------------------------


def oordeel_html(geval: Geval, uitkomst: Uitkomst, lezer: str, meer: bool) -> str:
    """The judgement in a sentence. ``meer``: there are others, so it says to which regime it belongs."""
    kern = uitkomst.kern
    welke = element("span", esc(f"{_titel(uitkomst)}: "), klasse="vw-welke") if meer else ""
    tekst = element("strong", esc(woorden.kop(kern.minimaal, kern.maximaal, lezer)) + ".")
    wat_ontbreekt = f" {_kort_waarom(geval, uitkomst)}" if kern.minimaal == kern.maximaal == NOG_NIET else ""
    return element(
        "p",
        f"{welke}{tekst} {esc(woorden.oordeelzin(uitkomst.regeling, kern, lezer) + wat_ontbreekt)}",
        klasse=f"vw-oordeel vw-oordeel-{kern.minimaal.code if kern.minimaal == kern.maximaal else 'open'}",
    )


def _titel(uitkomst: Uitkomst) -> str:
    titel = uitkomst.regeling.titel
    return titel[0].upper() + titel[1:]


def uitkomst_html(geval: Geval, uitkomst: Uitkomst, lezer: str) -> str:
    """What follows under one regime."""
    return element(
        "section",
        element("h2", esc(_titel(uitkomst)))
        + element("p", esc(periode(uitkomst)), klasse="vw-periode")
        + _geld(geval, uitkomst, lezer)
        + _stappen(geval, uitkomst, lezer)
        + _waarom(geval, uitkomst)
        + _open(geval, uitkomst, lezer)
        + _wat_als(geval, uitkomst),
        klasse="vw-uitkomst",
    )


def uitkomsten_html(geval: Geval, lezer: str = "bestuurder", onder_oordeel: str = "") -> str:
    """All outcomes of a case: threat first, the judgements, what follows, and the day up to which the law was checked."""
    uitkomsten = beoordeel(geval)
    meer = len(uitkomsten) > 1
    return (
        (dreigingsblok(lezer) if geval.feiten["concrete_dreiging"] is not False else "")
        + "".join(oordeel_html(geval, u, lezer, meer) for u in uitkomsten)
        + element("p", esc(woorden.GEEN_BESLUIT), klasse="vw-geen-besluit")
        + onder_oordeel
        + "".join(uitkomst_html(geval, u, lezer) for u in uitkomsten)
        + _let_op(geval, uitkomsten, lezer)
        + gecontroleerd()
    )


def gecontroleerd() -> str:
    """Until when the law was checked, the version of the rules, and (filled in by the page) the address."""
    tekst = f"{GELEZEN} Versie van de rekenregels: {__version__}."
    return element("p", esc(tekst) + " " + element("span", "", data_vw="adres"), klasse="vw-gecontroleerd")


def _oude_controle() -> str:
    adres = f"https://wetten.overheid.nl/{REGELING_BWB}"
    tekst = f"{OUDE_LEZING}"
    return element("p", f"{esc(tekst)} {element('a', 'de officiële tekst', href=adres)}.")


def oud() -> str:
    """A notice for every page, hidden until the day that it carries."""
    return element("div", _oude_controle(), klasse="vw-oud", hidden=True, data_vw_vanaf=OUD_VANAF.isoformat())


def te_oud(vandaag: Any) -> str:
    """The notice above an outcome, when the check is a year old on the visitor's own day (not the day of the question)."""
    try:
        dag = datum.lees_iso(vandaag)
    except (TypeError, ValueError):
        return ""
    return element("div", _oude_controle(), klasse="vw-oud") if dag >= TE_OUD_VANAF else ""


def kop(geval: Geval, lezer: str = "bestuurder") -> str:
    """The heading of the outcome page."""
    uitkomsten = beoordeel(geval)
    tekst = (
        "Uw uitkomst"
        if len(uitkomsten) > 1
        else f"Uw uitkomst: {woorden.kop(uitkomsten[0].kern.minimaal, uitkomsten[0].kern.maximaal, lezer).lower()}"
    )
    return hoofdkop(tekst)


def samenvatting(geval: Geval, lezer: str) -> str:
    """The outcome as plain text without identity, for a mail to the organisation."""
    regels: list[str] = ["Zelfcheck Veilig wonen voor bestuurders", f"Gevraagd op {datum.toon(geval.peildatum)}.", ""]
    for u in beoordeel(geval):
        laag = u.kern.betaler
        regels += [
            f"Uitkomst volgens {u.regeling.titel}: {woorden.kop(u.kern.minimaal, u.kern.maximaal, lezer).lower()}."
        ]
        regels += [woorden.oordeelzin(u.regeling, u.kern, lezer), *geldzinnen(geval, u, lezer)]
        regels += [f"Waarom: {_kort_waarom(geval, u)}", "", "Wie doet nu wat?"]
        regels += [
            f"- {wie(s, u, lezer)} {zin(s.wat)} ({s.bron.voor(laag).tekst if s.bron else ''})"
            for s in stappen(geval, u)
        ]
        regels.append("")
    regels += [woorden.GEEN_BESLUIT, GELEZEN]
    return "\n".join(regels)


def lijst(regels: Iterable[str]) -> str:
    """Ready-made HTML as a list."""
    return element("ul", "".join(element("li", regel) for regel in regels))
