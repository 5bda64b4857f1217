"""The outcome as HTML and as plain text: what holds, what it costs, who does what, why, what is open."""

from collections.abc import Iterable, Sequence
from html import escape as esc
from typing import Any, NamedTuple

from calculator import __version__, datum, woorden
from calculator.bedrag import toon
from calculator.beoordeling import beoordeel
from calculator.bronnen import CONTROLE, GECONTROLEERD_TOT, OUD_VANAF, REGELING_BWB, TE_OUD_VANAF
from calculator.contract import maatregel_naam
from calculator.letop import punten
from calculator.model import JA, NEE, Drager, Geval, Stap, Toetsing, Uitkomst, Verwijzing, Zekerheid
from calculator.partijen import BESTUURDER
from calculator.regelingen import laatste_dag
from calculator.render import KOP_ID, dreigingsblok, element, leeg_element
from calculator.stappen import BIJ_DREIGING, navragen_bij, relevant, stappen
from calculator.watals import gevolgen, toon_waarde, wendingen

DRAGERS = (Drager.ORGANISATIE, Drager.BESTUURDER, Drager.NAVRAGEN)


def link(verwijzing: Verwijzing) -> str:
    """A source with a link to it, in a new window so that the answers stay, and how sure it is."""
    tekst = esc(verwijzing.tekst)
    if verwijzing.url:
        extra = element("span", " (opent in een nieuw venster)", klasse="vw-verborgen")
        tekst = element("a", tekst + extra, href=verwijzing.url, target="_blank", rel="noopener noreferrer")
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


def zin(tekst: str) -> str:
    """A sentence with its full stop, unless it ends in a question mark."""
    return tekst if tekst.endswith(("?", ".")) else tekst + "."


def regeling_periode(uitkomst: Uitkomst) -> str:
    """The regime with its dates, in a sentence."""
    regeling = uitkomst.regeling
    tot = laatste_dag(regeling)
    if tot is None:
        return f"Dit is {regeling.titel}. Die geldt vanaf {datum.toon(regeling.begin)}."
    return (
        f"Dit is {regeling.titel}. Die geldt voor maatregelen die zijn uitgevoerd van {datum.toon(regeling.begin)} "
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
    zinnen = "".join(element("p", esc(zin)) for zin in geldzinnen(geval, uitkomst, lezer))
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
    elif kern.maximaal > NEE:
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
    koppen = [dragernaam(d, uitkomst, lezer) for d in DRAGERS]
    kop = "".join(element("th", esc(k), scope="col") for k in ("Maatregel", *koppen))
    rijen = []
    for post in uitkomst.posten:
        bedrag = "bedrag onbekend" if post.bedrag is None else toon(post.bedrag)
        waarom = element("span", f"{esc(post.waarom)} Bron: {link(post.bron.voor(laag))}.", klasse="vw-hint")
        cellen = "".join(
            element("td", esc(bedrag) if d is post.drager else "", data_kop=k)
            for d, k in zip(DRAGERS, koppen, strict=True)
        )
        rijen.append(
            element("tr", element("th", esc(maatregel_naam(geval, post.maatregel)) + waarom, scope="row") + cellen)
        )
    som = verdeling(uitkomst)
    voet = ""
    if som.onbekend < len(uitkomst.posten):
        totalen = "".join(
            element("td", esc(toon(som.bedragen[d])), data_kop=k) for d, k in zip(DRAGERS, koppen, strict=True)
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
    return tabel + staafje(som.bedragen, koppen)


def staafje(bedragen: dict[Drager, int], koppen: Sequence[str]) -> str:
    """The split as one bar (SVG), with the same content as text. Empty when one party bears all: nothing to see."""
    totaal = sum(bedragen.values())
    if sum(bedrag > 0 for bedrag in bedragen.values()) < 2:
        return ""
    x, delen = 0.0, []
    for drager in DRAGERS:
        breed = round(600 * bedragen[drager] / totaal, 1)
        if breed:
            delen.append(f'<rect class="vw-deel-{drager.value}" x="{x:.1f}" y="0" width="{breed:.1f}" height="28"/>')
        x += breed
    tekst = "; ".join(f"{k}: {toon(bedragen[d])}" for d, k in zip(DRAGERS, koppen, strict=True))
    svg = element(
        "svg",
        "".join(delen),
        viewBox="0 0 600 28",
        role="img",
        aria_label=f"Verdeling van de kosten. {tekst}.",
        preserveAspectRatio="none",
    )
    sleutel = "".join(
        element("li", element("span", "", klasse=f"vw-vlak vw-vlak-{d.value}") + esc(f"{k}: {toon(bedragen[d])}"))
        for d, k in zip(DRAGERS, koppen, strict=True)
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
            + element("span", f"Bron: {link(s.bron.voor(laag))}.", klasse="vw-hint"),
        )
        for s in lijst
    )
    return element("h3", "Wie doet nu wat?") + element("ol", regels, klasse="vw-stappen") if lijst else ""


# --- why ---------------------------------------------------------------------------------------------------------


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
        bij_elkaar.setdefault((t.voorwaarde.naam, t.minimaal, t.maximaal, t.uitleg), []).append(t)
    alle = {t.maatregel for t in uitkomst.toetsingen if t.maatregel is not None}
    uit = []
    for groep in bij_elkaar.values():
        maatregelen = tuple(t.maatregel for t in groep if t.maatregel is not None)
        uit.append(Rij(groep[0], () if set(maatregelen) == alle else maatregelen))
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
        bronnen = ", ".join(link(b.voor(laag)) for b in toetsing.voorwaarde.bronnen)
        kop = element("span", esc(status(toetsing)), klasse=f"vw-status-woord vw-is-{_soort(toetsing)}")
        tekst = element("strong", esc(toetsing.voorwaarde.zin))
        if namen:
            tekst += f" ({esc(namen)})"
        if toetsing.uitleg:
            tekst += " " + esc(toetsing.uitleg)
        regels.append(element("li", f"{kop} {tekst} " + element("span", f"Bron: {bronnen}.", klasse="vw-hint")))
    kort = _kort_waarom(uitkomst)
    lijst = element("ul", "".join(regels), klasse="vw-voorwaarden")
    alles = element("details", element("summary", "Alle voorwaarden met artikel") + lijst, klasse="vw-uitleg")
    return element("h3", "Waarom?") + element("p", esc(kort)) + alles


def _soort(toetsing: Toetsing) -> str:
    return "open" if toetsing.open else toetsing.minimaal.code


def _kort_waarom(uitkomst: Uitkomst) -> str:
    """The reason in one sentence or two: the conditions that decide."""
    kern = uitkomst.kern
    if (kern.minimaal, kern.maximaal) == (JA, JA):
        deels = any(rij.maximaal == NEE for rij in uitkomst.per_maatregel)
        return (
            "Aan alle voorwaarden is voldaan, maar niet voor elke maatregel."
            if deels
            else "Aan alle voorwaarden is voldaan."
        )
    beslissend = [
        t for t in uitkomst.toetsingen if t.minimaal == kern.minimaal and t.maximaal <= max(kern.maximaal, t.minimaal)
    ]
    if not beslissend:
        beslissend = [t for t in uitkomst.toetsingen if t.minimaal < JA]
    zinnen = dict.fromkeys(t.uitleg or f"Nog open is of dit klopt: {t.voorwaarde.zin}" for t in beslissend)
    return " ".join(list(zinnen)[:3])


# --- what is open ------------------------------------------------------------------------------------------------


def _open(geval: Geval, uitkomst: Uitkomst) -> str:
    if uitkomst.kern.maximaal == NEE:
        return ""
    laag = uitkomst.kern.betaler
    regels = []
    for gevolg in gevolgen(geval, uitkomst):
        if gevolg.feit.naam == "bedrag" and uitkomst.regeling.maximum is None:
            continue  # the text knows no amount: it only fills in the table
        wie_weet = " of ".join(p.naam(laag) for p in gevolg.feit.wie) or "uw organisatie"
        bij = "" if gevolg.maatregel is None else f" ({maatregel_naam(geval, gevolg.maatregel)})"
        tekst = (
            element("strong", esc(f"{gevolg.feit.kort[0].upper()}{gevolg.feit.kort[1:]}{bij}."))
            + f" Vraag het aan: {esc(wie_weet)}."
        )
        per: dict[str, list[str]] = {}
        for label, minimaal, maximaal in gevolg.antwoorden:
            per.setdefault(woorden.tussen(minimaal, maximaal), []).append(f"‘{label}’")
        if len(per) > 1:
            tekst += element(
                "ul", "".join(element("li", f"{esc(' of '.join(ls))}: dan {esc(w)}.") for w, ls in per.items())
            )
        regels.append(element("li", tekst))
    uit = element("h4", "Dit kunt u uitzoeken") + element("ul", "".join(regels)) if regels else ""
    punten = {t.punt.code: t for t in relevant(uitkomst) if t.punt}
    stil = "".join(
        element(
            "li",
            f"{element('strong', esc(t.punt.vraag))} {esc(t.punt.stand)} {esc(t.punt.antwoord)} "
            f"Vraag het aan: {esc(' of '.join(p.naam(laag) for p in t.punt.wie))}.",
        )
        for t in punten.values()
        if t.punt
    )
    if stil:
        uit += element("h4", "Dit staat niet in de tekst") + element("ul", stil)
    return element("h3", "Wat is nog open?") + uit if uit else ""


def _let_op(geval: Geval, uitkomst: Uitkomst) -> str:
    """What decides nothing here, but is good to know beforehand."""
    regels = [f"{element('strong', esc(p.vraag))} {esc(p.stand)} {esc(p.antwoord)}" for p in punten(geval, uitkomst)]
    return element("h3", "Let ook op") + lijst(regels) if regels else ""


def _wat_als(geval: Geval, uitkomst: Uitkomst) -> str:
    gevonden = wendingen(geval, uitkomst)
    if not gevonden:
        if uitkomst.kern.minimaal == JA or uitkomst.kern.minimaal != uitkomst.kern.maximaal:
            return ""
        return element("h3", "Wat als?") + element("p", "Eén ander antwoord verandert deze uitkomst niet.")
    regels = []
    for w in gevonden:
        bij = "" if w.maatregel is None else f" ({maatregel_naam(geval, w.maatregel)})"
        regel = (
            f"Stel: op de vraag ‘{w.feit.vraag}’{bij} is het antwoord ‘{toon_waarde(w.feit, w.waarde)}’. "
            f"Dan is de uitkomst: {woorden.tussen(w.minimaal, w.maximaal)}."
        )
        regel += f" {w.feit.verandering}" if w.feit.verandert else " Dit kunt u niet zelf veranderen."
        regels.append(element("li", esc(regel)))
    return element("h3", "Wat als?") + element("ul", "".join(regels))


# --- the whole ---------------------------------------------------------------------------------------------------


def uitkomst_html(geval: Geval, uitkomst: Uitkomst, lezer: str, meer: bool) -> str:
    """The outcome of one regime. ``meer``: there are others, so it gets its own heading."""
    kern = uitkomst.kern
    kop = element("h2", esc(f"{uitkomst.regeling.titel[0].upper()}{uitkomst.regeling.titel[1:]}")) if meer else ""
    oordeel = element(
        "p",
        element("strong", esc(woorden.kop(kern.minimaal, kern.maximaal)) + ".")
        + " "
        + esc(woorden.oordeelzin(uitkomst.regeling, kern, lezer)),
        klasse=f"vw-oordeel vw-oordeel-{kern.minimaal.code if kern.minimaal == kern.maximaal else 'open'}",
    )
    vragen = navragen_bij(uitkomst)
    bij = (
        element("p", f"Navragen bij: {esc(', '.join(p.naam(kern.betaler) for p in vragen))}.", klasse="vw-navragen")
        if vragen
        else ""
    )
    return element(
        "section",
        kop
        + oordeel
        + _geld(geval, uitkomst, lezer)
        + _stappen(geval, uitkomst, lezer)
        + _waarom(geval, uitkomst)
        + _open(geval, uitkomst)
        + bij
        + _let_op(geval, uitkomst)
        + _wat_als(geval, uitkomst)
        + element("p", esc(regeling_periode(uitkomst)), klasse="vw-periode"),
        klasse="vw-uitkomst",
    )


def uitkomsten_html(geval: Geval, lezer: str = "bestuurder") -> str:
    """All outcomes of a case, threat first, with the day up to which the law was checked."""
    uitkomsten = beoordeel(geval)
    dreiging = dreigingsblok() if geval.feiten["concrete_dreiging"] is not False else ""
    delen = "".join(uitkomst_html(geval, u, lezer, len(uitkomsten) > 1) for u in uitkomsten)
    return dreiging + element("p", esc(woorden.GEEN_BESLUIT), klasse="vw-geen-besluit") + delen + gecontroleerd()


def gecontroleerd() -> str:
    """Until when the law was checked, the version of the rules, and (filled in by the page) the address."""
    tekst = f"De wet is gecontroleerd tot en met {datum.toon(GECONTROLEERD_TOT)}. {CONTROLE} Versie van de rekenregels: {__version__}."
    return element("p", esc(tekst) + " " + element("span", "", data_vw="adres"), klasse="vw-gecontroleerd")


def _oude_controle() -> str:
    adres = f"https://wetten.overheid.nl/{REGELING_BWB}"
    tekst = f"Wij controleerden de wet voor het laatst op {datum.toon(GECONTROLEERD_TOT)}. Volgens de datum van uw apparaat is dat lang geleden. Kijk of er iets is veranderd:"
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


def kop(geval: Geval) -> str:
    """The heading of the outcome page."""
    uitkomsten = beoordeel(geval)
    tekst = (
        "Uw uitkomst"
        if len(uitkomsten) > 1
        else f"Uw uitkomst: {woorden.kop(uitkomsten[0].kern.minimaal, uitkomsten[0].kern.maximaal).lower()}"
    )
    return element("h1", esc(tekst), id=KOP_ID, tabindex="-1")


def samenvatting(geval: Geval, lezer: str) -> str:
    """The outcome as plain text without identity, for a mail to the organisation."""
    regels: list[str] = ["Zelfcheck Veilig wonen voor bestuurders", f"Gevraagd op {datum.toon(geval.peildatum)}.", ""]
    for u in beoordeel(geval):
        laag = u.kern.betaler
        regels += [f"Uitkomst volgens {u.regeling.titel}: {woorden.kop(u.kern.minimaal, u.kern.maximaal).lower()}."]
        regels += [woorden.oordeelzin(u.regeling, u.kern, lezer), *geldzinnen(geval, u, lezer)]
        regels += [_kort_waarom(u), "", "Wie doet nu wat?"]
        regels += [f"- {wie(s, u, lezer)} {zin(s.wat)} ({s.bron.voor(laag).tekst})" for s in stappen(geval, u)]
        regels.append("")
    regels += [woorden.GEEN_BESLUIT, f"De wet is gecontroleerd tot en met {datum.toon(GECONTROLEERD_TOT)}."]
    return "\n".join(regels)


def verborgen_tekst(id_: str, tekst: str) -> str:
    """Plain text that a button copies or saves; not shown."""
    return element("pre", esc(tekst), id=id_, hidden=True)


def knop_hulp(tekst: str, **kenmerken: str) -> str:
    """A button that the page handles itself: print, copy, save."""
    return element("button", esc(tekst), type="button", klasse="vw-knop", **kenmerken)


def bestand_openen() -> str:
    """The field that opens a saved case."""
    return element(
        "div",
        element("label", "Open een bewaarde zelfcheck (JSON-bestand)", voor="veld-bestand", klasse="vw-label")
        + leeg_element("input", type="file", id="veld-bestand", accept="application/json,.json", data_vw="open"),
        klasse="vw-veld",
    )


def lijst(regels: Iterable[str]) -> str:
    """Ready-made HTML as a list."""
    return element("ul", "".join(element("li", regel) for regel in regels))
