"""The outcome as HTML: what can I get, what do I do first, and behind folds why.

Every part carries ``data-vlak`` (names of the case format). The order of the parts is that of reading, on screen and in the tree of a screen reader.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from calculator import __version__, datum
from calculator.bedrag import toon
from calculator.html import NIETS, Html, el, samen
from calculator.oordeel.antwoord import Aankoop, Antwoord, Uitslag
from calculator.wet.bronnen import GELEZEN, OUD_VANAF, OUDE_LEZING, REGELING_BWB, TE_OUD_VANAF
from calculator.wet.model import Drager
from calculator.zelfcheck import blad, woorden
from calculator.zelfcheck.blad import Hulp, Regel
from calculator.zelfcheck.bronnoten import Bronnoten, buiten
from calculator.zinnen import BESTUURDER, hoofdletter

#: The heading takes focus when the outcome comes.
KOP_ID = "vw-kop"


def html(
    antwoord: Antwoord,
    lezer: str = BESTUURDER,
    onder_kop: str = NIETS,
    meenemen: str = NIETS,
    antwoorden: str = NIETS,
) -> Html:
    """The whole outcome. ``onder_kop`` stands below the reason, ``meenemen`` and ``antwoorden`` in the parts of that name."""
    noten = Bronnoten(nieuw_venster=True)
    return el(
        "article",
        _dreiging(antwoord, lezer),
        _kop(antwoord, lezer),
        _waarom(antwoord, lezer, noten),
        onder_kop,
        _stappen(antwoord, lezer, noten),
        _aankopen(antwoord, lezer, noten),
        _open(antwoord, lezer),
        _let_op(antwoord, lezer, noten),
        el("section", el("h2", "Meenemen"), meenemen, klasse="vw-niet-op-papier", data_vlak="meenemen")
        if meenemen
        else NIETS,
        _voorwaarden(antwoord, lezer, noten),
        _wat_als(antwoord, lezer, noten),
        _vouw("antwoorden", "Uw antwoorden" if lezer == BESTUURDER else "De antwoorden", antwoorden),
        _bronnen(noten),
        _ondertekening(lezer),
        klasse="vw-uitkomst",
    )


# --- the verdict -------------------------------------------------------------------------------------------------


def _dreiging(antwoord: Antwoord, lezer: str) -> Html:
    """At a threat: the numbers, above everything."""
    delen = [
        deel if isinstance(deel, str) else el("a", deel.tekst, href=deel.url) for deel in blad.dreiging(antwoord, lezer)
    ]
    return el("div", el("p", delen), klasse="vw-dreiging") if delen else NIETS


def _kop(antwoord: Antwoord, lezer: str) -> Html:
    boven = el("span", blad.onderwerp(antwoord, lezer) + " ", klasse="vw-boven-kop")
    kern = antwoord.nu.uitkomst.kern
    soort = kern.minimaal.code if kern.minimaal == kern.maximaal else "open"
    # A long word may part where its parts meet.
    tekst = blad.oordeel(antwoord, lezer).replace("beveiligingsadvies", "beveiligings\u00adadvies")
    kop = el("h1", boven, tekst, id=KOP_ID, tabindex="-1")
    return el("div", kop, klasse=f"vw-oordeel vw-oordeel-{soort}", data_vlak="kop")


def _waarom(antwoord: Antwoord, lezer: str, noten: Bronnoten) -> Html:
    regels = [*blad.waarom(antwoord, lezer)]
    if lezer != BESTUURDER and (wie := blad.beslist(antwoord)):
        regels.append(wie)
    dag = el("p", f"{blad.dag(antwoord)} {woorden.GEEN_BESLUIT}", klasse="vw-geen-besluit")
    return el("div", el("p", _lopend(regels, noten)), dag, data_vlak="waarom")


def _lopend(regels: Iterable[Regel], noten: Bronnoten) -> Html:
    """Sentences after each other, each with its marks."""
    return Html(" ").join(_zin(regel, noten) for regel in regels)


def _zin(regel: Regel, noten: Bronnoten) -> Html:
    kop = el("strong", regel.kop) if regel.kop else NIETS
    return samen(kop, " " if regel.kop and regel.tekst else "", regel.tekst, noten.noot(*regel.bronnen))


# --- steps -------------------------------------------------------------------------------------------------------


def _stappen(antwoord: Antwoord, lezer: str, noten: Bronnoten) -> Html:
    vooraf, eerst = blad.eerst(antwoord, lezer)
    zin = _zin(eerst, noten)
    daarna = [el("li", _zin(blad.stap(antwoord, een, lezer), noten)) for een in antwoord.daarna[:4]]
    return el(
        "section",
        el("h2", "Doe dit eerst"),
        el("p", f"{vooraf} " if vooraf else "", zin, klasse="vw-eerst"),
        el("p", (_hulp(hulp) for hulp in blad.hulp(antwoord.eerst, lezer)), klasse="vw-knoppen"),
        samen(el("h3", "Daarna"), el("ol", daarna, klasse="vw-stappen")) if daarna else NIETS,
        data_vlak="stappen",
    )


def _hulp(hulp: Hulp) -> Html:
    if hulp.url.startswith("http"):
        return buiten(hulp.tekst, hulp.url, klasse="vw-knop")
    return el("a", hulp.tekst, href=hulp.url, klasse="vw-knop")


# --- measures and money ------------------------------------------------------------------------------------------


def _aankopen(antwoord: Antwoord, lezer: str, noten: Bronnoten) -> Html:
    if not antwoord.aankopen:
        return NIETS
    groepen = [_groep(antwoord, uitslag, aankopen, lezer, noten) for uitslag, aankopen in blad.per_regeling(antwoord)]
    return el("section", el("h2", blad.kop_aankopen(antwoord, lezer)), groepen, data_vlak="aankopen")


def _groep(antwoord: Antwoord, uitslag: Uitslag, aankopen: tuple[Aankoop, ...], lezer: str, noten: Bronnoten) -> Html:
    claim = _lopend(blad.claim(antwoord, uitslag, lezer), noten)
    zinnen = " ".join(blad.geldzinnen(antwoord, uitslag, lezer))
    if blad.met_tabel(aankopen):
        geld = el(
            "div", _tabel(antwoord, aankopen, lezer, noten), el("p", zinnen) if zinnen else NIETS, data_vlak="geld"
        )
    else:
        regels = [el("li", _aankoop(antwoord, een, lezer, noten)) for een in aankopen]
        geld = samen(el("ul", regels), el("p", zinnen, data_vlak="geld") if zinnen else NIETS)
    return samen(el("p", claim) if claim else NIETS, geld)


def _aankoop(antwoord: Antwoord, een: Aankoop, lezer: str, noten: Bronnoten) -> Html:
    redenen = _lopend(blad.redenen(antwoord, een, lezer), noten)
    return samen(el("strong", een.naam), f": {blad.aankoop(antwoord, een, lezer)}. ", redenen)


def _tabel(antwoord: Antwoord, aankopen: tuple[Aankoop, ...], lezer: str, noten: Bronnoten) -> Html:
    """Every cost line in the column of its bearer, with totals and a picture of the split."""
    posten = [post for een in aankopen for post in een.posten]
    # Who asks nothing first sees no column for it.
    dragers = [d for d in Drager if any(p.drager is d for p in posten)]
    koppen = [hoofdletter(woorden.drager(antwoord, d, lezer)) for d in dragers]
    regels = []
    for een in aankopen:
        bij = {d: [blad.bedrag(p) for p in een.posten if p.drager is d] for d in dragers}
        cellen = [el("td", " + ".join(bij[d]), data_kop=k) for d, k in zip(dragers, koppen, strict=True)]
        waarom = el("td", _lopend(blad.redenen(antwoord, een, lezer), noten), klasse="vw-reden", data_kop="Waarom")
        regels.append(el("tr", el("th", een.naam, scope="row"), cellen, waarom))
    som = {d: sum(p.bedrag or 0 for p in posten if p.drager is d) for d in dragers}
    onbekend = sum(p.bedrag is None for p in posten)
    voet = NIETS
    if len(posten) > 1 and onbekend < len(posten):
        staart = "Samen" + (" (zonder de onbekende bedragen)" if onbekend else "")
        totalen = [el("td", toon(som[d]), data_kop=k) for d, k in zip(dragers, koppen, strict=True)]
        voet = el("tfoot", el("tr", el("th", staart, scope="row"), totalen, el("td", "")))
    tabel = el(
        "table",
        el("caption", "Wie betaalt wat"),
        el("thead", el("tr", (el("th", k, scope="col") for k in ("Maatregel", *koppen, "Waarom")))),
        el("tbody", regels),
        voet,
        klasse="vw-kosten",
    )
    return samen(tabel, staafje(som, dict(zip(dragers, koppen, strict=True))))


def staafje(bedragen: Mapping[Drager, int], namen: Mapping[Drager, str]) -> Html:
    """The split as one bar (SVG) with its key, which says the same in text. Empty when one party bears all: nothing to see."""
    delen = [d for d in namen if bedragen[d]]
    if len(delen) < 2:
        return NIETS
    totaal = sum(bedragen[d] for d in delen)
    x, vlakken = 0.0, []
    for drager in delen:
        breed = round(600 * bedragen[drager] / totaal, 1)
        vlakken.append(
            el("rect", klasse=f"vw-deel-{drager.value}", x=f"{x:.1f}", y="0", width=f"{breed:.1f}", height="28")
        )
        x += breed
    # The key says it; a name on the picture too would be read double.
    svg = el("svg", vlakken, viewBox="0 0 600 28", aria_hidden="true", preserveAspectRatio="none")
    sleutel = [
        el("li", el("span", klasse=f"vw-vlak vw-vlak-{d.value}"), f"{namen[d]}: {toon(bedragen[d])}") for d in delen
    ]
    return el("figure", svg, el("ul", sleutel, klasse="vw-sleutel"), klasse="vw-verdeling")


# --- what is open ------------------------------------------------------------------------------------------------


def _open(antwoord: Antwoord, lezer: str) -> Html:
    onbekend = [
        el("li", el("strong", wie), el("ul", (el("li", hoofdletter(w)) for w in wat)))
        for wie, wat in blad.onbekend(antwoord, lezer)
    ]
    stil = [el("li", el("strong", r.kop), " ", r.tekst) for r in blad.stil(antwoord, lezer)]
    if not onbekend and not stil:
        return NIETS
    return el("section", el("h2", "Dit staat nog open"), el("ul", onbekend, stil), data_vlak="open")


def _let_op(antwoord: Antwoord, lezer: str, noten: Bronnoten) -> Html:
    regels = [
        el("details", el("summary", r.kop), el("p", r.tekst, noten.noot(*r.bronnen)), klasse="vw-uitleg")
        for r in blad.let_op(antwoord, lezer)
    ]
    return el("section", el("h2", "Let ook op"), regels, data_vlak="let_op") if regels else NIETS


# --- the folds ---------------------------------------------------------------------------------------------------


def _vouw(vlak: str, titel: str, inhoud: str) -> Html:
    return el("details", el("summary", titel), inhoud, klasse="vw-uitleg", data_vlak=vlak) if inhoud else NIETS


def _voorwaarden(antwoord: Antwoord, lezer: str, noten: Bronnoten) -> Html:
    groepen = blad.voorwaarden(antwoord, lezer)
    delen = []
    for titel, regels in groepen:
        items = [
            el("li", el("span", r.status, klasse=f"vw-status-woord vw-is-{r.soort}"), " ", _zin(r.regel, noten))
            for r in regels
        ]
        kop = el("h3", titel) if len(groepen) > 1 else NIETS
        delen.append(samen(kop, el("ul", items, klasse="vw-voorwaarden")))
    return _vouw("voorwaarden", "Waarom precies", samen(delen))


def _wat_als(antwoord: Antwoord, lezer: str, noten: Bronnoten) -> Html:
    regels = [el("li", _zin(regel, noten)) for regel in blad.wat_als(antwoord, lezer)]
    return _vouw("wat_als", "Wat als?", el("ul", regels) if regels else NIETS)


# --- the end -----------------------------------------------------------------------------------------------------


def gelezen() -> str:
    """Which versions of the law were read, and the version of the rules."""
    return f"{GELEZEN} Versie van de rekenregels: {__version__}."


def _bronnen(noten: Bronnoten) -> Html:
    voet = el("p", gelezen(), " ", el("span", "", data_vw="adres"), klasse="vw-gecontroleerd")
    return el("footer", noten.lijst(), voet, data_vlak="bronnen")


def _ondertekening(lezer: str) -> Html:
    """On paper the organisation may date and sign."""
    if lezer == BESTUURDER:
        return NIETS
    regels = [el("p", f"{wat}: ") for wat in ("Datum", "Naam en functie", "Handtekening")]
    return el("div", regels, klasse="vw-verborgen vw-ondertekening", aria_hidden="true")


# --- how old the reading is --------------------------------------------------------------------------------------


def _oude_lezing(zin: str) -> Html:
    """One line, which leads to the official text."""
    return el("p", el("a", zin, href=f"https://wetten.overheid.nl/{REGELING_BWB}"))


def oud() -> Html:
    """A notice for every page, hidden until the day that it carries."""
    return el("div", _oude_lezing(OUDE_LEZING), hidden=True, data_vw_vanaf=OUD_VANAF.isoformat())


def te_oud(vandaag: Any) -> Html:
    """The notice above an outcome, when the reading is a year old on the visitor's own day (not the day of the question)."""
    try:
        dag = datum.lees_iso(vandaag)
    except (TypeError, ValueError):
        return NIETS
    zin = "Onze lezing van de wet is meer dan een jaar oud."
    return el("div", _oude_lezing(zin), klasse="vw-oud") if dag >= TE_OUD_VANAF else NIETS
