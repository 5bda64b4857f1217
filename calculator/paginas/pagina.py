"""Pieces of pages that the Markdown extension calls: small facts, tables, periods, who does what, paper. Build time only.

A piece that cites a source takes the page at hand (`Hier`) and leaves a number; the list stands at the end of the page.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from calculator import __version__, datum
from calculator.bedrag import toon
from calculator.geval.invoer import lees_geval
from calculator.geval.voorbeelden import PER_NAAM, Voorbeeld
from calculator.html import NIETS, Html, el, leeg, samen
from calculator.oordeel.beoordeling import beoordeel
from calculator.paginas.noten import BOVEN, Hier, link
from calculator.paginas.weetjes import DAGEN, LEESBAARHEID, TIJDLIJN, WEETJES, Moment, wanneer
from calculator.wet import bronnen
from calculator.wet.feiten import FEITEN, PER_NAAM_MAATREGEL
from calculator.wet.getallen import PKVW_JAREN
from calculator.wet.model import JA, Geval, Regeling, Stap, Toetsing, Uitkomst, Zekerheid
from calculator.wet.partijen import ALLE as PARTIJEN
from calculator.wet.partijen import BESTUURDER, ORGANISATIE
from calculator.wet.regelingen import REGELINGEN, laatste_dag
from calculator.zelfcheck import woorden
from calculator.zelfcheck.kaart import kaart
from calculator.zelfcheck.vragen import knop_pagina
from calculator.zinnen import hoofdletter

_DOCS = Path(__file__).parents[2] / "docs"
#: What a new regime shows where an example would tell; tests ask for the example.
NOG_GEEN_VOORBEELD = "Nog geen voorbeeld"
#: The regimes by year.
PER_JAAR = MappingProxyType({regeling.jaar: regeling for regeling in REGELINGEN})


def lijst(regels: Iterable[str], soort: str = "ul", **kenmerken: str) -> Html:
    """A list."""
    return el(soort, (el("li", regel) for regel in regels), **kenmerken)


# --- facts and sources -------------------------------------------------------------------------------------------


def weetje(hier: Hier, naam: str) -> Html:
    """``{{ weetje NAAM }}``: a statement of calculator.paginas.weetjes with its source."""
    gevonden = {w.naam: w for w in WEETJES}[naam]
    return Html(gevonden.tekst) + hier.noot(gevonden.bron)


def bronnenlijst() -> Html:
    """``{{ bronnenlijst }}``: every document that the package names, grouped by how sure it is."""
    documenten = [d for d in vars(bronnen).values() if isinstance(d, bronnen.Document)]
    uit = NIETS
    for zeker in Zekerheid:
        groep = sorted({d.naam: d for d in documenten if d.zekerheid is zeker}.values(), key=lambda d: d.naam.lower())
        if groep:
            uit += el("h3", hoofdletter(zeker.value)) + lijst(
                link(d.bron().voor(None), hoofdletter(d.naam)) for d in groep
            )
    return el("div", uit)


def dag(naam: str) -> str:
    """``{{ dag nota }}``: a day of calculator.paginas.weetjes in words."""
    return datum.toon(DAGEN[naam])


def jaar(naam: str) -> str:
    """``{{ jaar nota }}``: the year of such a day."""
    return str(DAGEN[naam].year)


def jaar_laatste(jaar_: str) -> str:
    """``{{ jaar-laatste 2021 }}``: the year in which a regime ended."""
    tot = laatste_dag(PER_JAAR[jaar_])
    if not tot:
        raise KeyError(jaar_)
    return str(tot.year)


def partij(code: str) -> str:
    """``{{ partij ccv }}``: the name of a body as the outcome says it."""
    return {p.code: p for p in PARTIJEN}[code].naam(None)


# --- time --------------------------------------------------------------------------------------------------------


def _tijdlijn() -> list[Moment]:
    """What happened, and the first day of each regime that is not among it."""
    bekend = {moment.dag for moment in TIJDLIJN}
    nieuw = [
        Moment(r.begin, f"{hoofdletter(r.titel)} begint.", r.lid("", "")) for r in REGELINGEN if r.begin not in bekend
    ]
    return sorted((*TIJDLIJN, *nieuw), key=lambda moment: moment.dag)


def tijdlijn(hier: Hier) -> Html:
    """``{{ tijdlijn }}``: what happened when, with sources."""
    regels = (samen(el("strong", f"{wanneer(m)}:"), " ", m.tekst, hier.noot(m.bron)) for m in _tijdlijn())
    return lijst(regels, "ol", klasse="vw-tijdlijn")


def tabel(koppen: Sequence[str], rijen: Iterable[Sequence[str]], klasse: str = "") -> Html:
    """A table whose rows become blocks on a phone: each cell carries its heading."""
    kop = el("thead", el("tr", (el("th", k, scope="col") for k in koppen)))
    lijf = (
        el(
            "tr",
            el("th", eerste, scope="row"),
            (el("td", cel, data_kop=k) for k, cel in zip(koppen[1:], cellen, strict=True)),
        )
        for eerste, *cellen in rijen
    )
    return el("table", kop, el("tbody", lijf), klasse=f"vw-tabel {klasse}".strip())


def perioden() -> Html:
    """``{{ perioden }}``: the regimes as a table: from when, until when, in which form."""
    rijen = [
        (f"Voor {datum.toon(REGELINGEN[0].begin)}", "Geen landelijke regeling", "Uw organisatie besliste zelf"),
        *((periode(r), hoofdletter(r.titel), _vorm(r)) for r in REGELINGEN),
    ]
    return tabel(("Maatregel klaar", "Regeling", "Wat kreeg of krijgt u?"), rijen)


def wat_veranderde() -> Html:
    """``{{ wat-veranderde }}``: the regimes beside each other, question by question."""
    vragen = dict.fromkeys(vraag for r in REGELINGEN for vraag in r.kenmerken)
    rijen = (
        ("Wat krijgt u?", *(f"{r.vorm.zelf}, {_grens(r)}" for r in REGELINGEN)),
        *((vraag, *(r.kenmerken.get(vraag, "Niet gezien") for r in REGELINGEN)) for vraag in vragen),
    )
    return tabel(("Vraag", *(hoofdletter(_tijd(r)) for r in REGELINGEN)), rijen)


def _tijd(regeling: Regeling) -> str:
    """When a regime holds, beside the others."""
    van, tot = datum.toon(regeling.begin), laatste_dag(regeling)
    if tot is None:
        return f"{'sinds' if regeling.begin <= bronnen.GECONTROLEERD_TOT else 'vanaf'} {van}"
    return f"tot en met {datum.toon(tot)}" if regeling is REGELINGEN[0] else f"van {van} tot en met {datum.toon(tot)}"


def klaar(jaar_: str) -> str:
    """``{{ klaar 2024 }}``: when a measure must be ready to fall under a regime, in a sentence."""
    regeling = regeling_van(jaar_)
    van, tot = datum.toon(regeling.begin), laatste_dag(regeling)
    return f"van {van} tot en met {datum.toon(tot)}" if tot else f"op of na {van}"


def periode(regeling: Regeling) -> str:
    """When a measure must be ready to fall under a regime, in words."""
    return hoofdletter(klaar(regeling.jaar)) + ("" if laatste_dag(regeling) else ", of nog niet klaar")


def _vorm(regeling: Regeling) -> str:
    return f"{regeling.vorm.kort}, {_grens(regeling)}" + (" per woonadres" if regeling.maximum else "")


def _grens(regeling: Regeling) -> str:
    return f"tot {toon(regeling.maximum)}" if regeling.maximum else "zonder maximum"


# --- a regime of which the pages do not tell yet -------------------------------------------------------------------


def zonder_pagina() -> tuple[Regeling, ...]:
    """The regimes that have no page of text of their own."""
    return tuple(r for r in REGELINGEN if not (_DOCS / f"regeling-{r.jaar}.md").exists())


def nieuwe_regeling() -> Html:
    """A notice for every page, as long as a regime has no page of its own; empty when each has one."""
    tekst = samen(
        el(
            "p",
            f"Is een maatregel klaar {klaar(r.jaar)}? Dan geldt {r.titel}. De uitleg op deze site gaat daar nog niet over. "
            "De zelfcheck rekent er wel mee.",
        )
        for r in zonder_pagina()
    )
    return el("div", tekst, klasse="vw-oud") if tekst else NIETS


def nieuwe_regelingen(kop: str, *blokken: str) -> str:
    """``{{ nieuwe-regelingen ## voorwaarden }}``: these blocks for each regime without a page of its own, under a heading; Markdown."""
    regels: list[str] = []
    for r in zonder_pagina():
        regels += [f"{kop} {hoofdletter(r.titel)}", "", f"Voor maatregelen die klaar zijn {klaar(r.jaar)}.", ""]
        for blok in blokken:
            regels += [f"{{{{ {blok} {r.jaar} }}}}", ""]
    return "\n".join(regels)


# --- who does what -----------------------------------------------------------------------------------------------


def dreigingskaart() -> Html:
    """``{{ dreigingskaart }}``: the card for who is threatened, as the self-check shows it."""
    return kaart(overal=True)


def regeling_van(jaar_: str) -> Regeling:
    """The regime by its year."""
    return PER_JAAR[jaar_]


def alle_stappen(regeling: Regeling) -> tuple[Stap, ...]:
    """Every step that a regime knows, in the order of an answer; lending last."""
    # To wait for a day is no step of anybody.
    voorwaarden = sorted((v for v in regeling.alle_voorwaarden if not v.door_de_dag), key=lambda v: v.rang)
    uit = [s for v in voorwaarden for s in v.stappen]
    return tuple(
        {
            (s.wie.code, s.wat): s
            for s in (*uit, *regeling.slotstappen, *regeling.bestelstappen, *regeling.anders_mogelijk)
        }.values()
    )


def beslistabel(jaar_: str) -> Html:
    """``{{ beslistabel 2024 }}``: the conditions as questions on paper: yes, and if not what to do or whom to ask."""
    rijen = []
    for nummer, v in enumerate(regeling_van(jaar_).alle_voorwaarden, 1):
        dan = [f"{hoofdletter('u' if s.wie is BESTUURDER else s.wie.naam(None))} {s.wat}." for s in v.stappen]
        vraag = " of ".join(p.naam(None) for p in v.wie) or ORGANISATIE.naam(None)
        dan.append(f"Vraag het aan: {vraag}.")
        rijen.append([str(nummer), v.zin, HOKJES, " ".join(dan)])
    return tabel(("Nr.", "Klopt dit?", "Uw antwoord", "Zo niet, of weet u het niet"), rijen, "vw-matrix vw-beslistabel")


#: For a pen.
HOKJES = Html(" ").join(el("span", f"☐ {keuze}", klasse="vw-hokje") for keuze in ("Ja", "Nee", "Weet ik niet"))


def vragenlijst() -> Html:
    """``{{ vragenlijst }}``: the questions of the self-check with room for an answer, for paper."""
    regels = []
    for feit in FEITEN:
        if not feit.vraag or feit.naam == "peildatum":
            continue
        keuzes = [f"☐ {k.label}" for k in feit.keuzes]
        antwoord = lijst(keuzes, klasse="vw-papier") if keuzes else el("p", "Antwoord: ____________________")
        regels.append(el("strong", feit.vraag) + antwoord)
    return lijst(regels, "ol", klasse="vw-vragenlijst")


# --- examples ----------------------------------------------------------------------------------------------------


def uitkomst_van(voorbeeld: Voorbeeld) -> tuple[Geval, Uitkomst]:
    """The case of an example, and the outcome that it is about; the first when a newer regime took its place."""
    geval = lees_geval({"feiten": dict(voorbeeld.feiten)})
    uitkomsten = beoordeel(geval)
    return geval, next((u for u in uitkomsten if u.regeling.jaar == voorbeeld.regeling), uitkomsten[0])


def kop_van(uitkomst: Uitkomst) -> str:
    """The judgement in a few words."""
    return woorden.kop(uitkomst.kern.minimaal, uitkomst.kern.maximaal)


def naar_zelfcheck(voorbeeld: Voorbeeld, tekst: str) -> Html:
    """A link that opens an example in the self-check."""
    return el("a", tekst, href=f"{BOVEN}zelfcheck/#g=v;{voorbeeld.naam}")


#: What only a measure knows; its day decides about the person too.
_VAN_MAATREGEL = frozenset(PER_NAAM_MAATREGEL) - {"uitgevoerd_op"}


def in_de_weg(uitkomst: Uitkomst) -> tuple[Toetsing, ...]:
    """What stands in the way, each reason once, those that close the door first."""
    rijen = [
        t
        for t in uitkomst.tellend(ook_vervallen=True)
        if t.minimaal < JA and (t.maatregel is not None or _VAN_MAATREGEL.isdisjoint(t.voorwaarde.feiten))
    ]
    return tuple({t.reden: t for t in sorted(rijen, key=lambda t: (t.maximaal, t.minimaal))}.values())


def voorbeeld(naam: str) -> Html:
    """``{{ voorbeeld NAAM }}``: an example in a line, with its outcome, computed, and the reason that decides; the self-check has its sources."""
    v = PER_NAAM[naam]
    _, uitkomst = uitkomst_van(v)
    redenen = in_de_weg(uitkomst)[:1]
    waarom = f" {redenen[0].reden}" if redenen else ""
    return el(
        "p",
        el("strong", "Voorbeeld: "),
        naar_zelfcheck(v, v.titel),
        ". ",
        el("strong", f"{kop_van(uitkomst)}."),
        waarom,
        klasse="vw-voorbeeld",
    )


# --- paper and screen ----------------------------------------------------------------------------------------------


def leesbaarheid() -> Html:
    """``{{ leesbaarheid }}``: how easy this site reads beside two official texts."""
    rijen = ([naam, str(score), str(woorden_), f"{lang}%"] for naam, score, woorden_, lang in LEESBAARHEID)
    return tabel(("Tekst", "Score", "Woorden per zin", "Lange zinnen"), rijen)


def bladvoet() -> Html:
    """``{{ bladvoet }}``: the last line of a sheet: what was read, how old it may get, and whose it is."""
    return el(
        "p",
        f"{bronnen.GELEZEN} Versie van de rekenregels: {__version__}. "
        "Kijk op de site of er een nieuwer blad is. Geen uitgave van de overheid, geen besluit.",
        klasse="vw-bladvoet",
    )


def lijnen(hoeveel: str = "3") -> Html:
    """``{{ lijnen 3 }}``: room to write on."""
    return el("div", (el("div", klasse="vw-lijn") for _ in range(int(hoeveel))), klasse="vw-lijnen", aria_hidden="true")


#: What the organisation does, by moment. Our proposal.
_CHECKLIST: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Vooraf": (
            "Er is één vaste contactpersoon, en het mandaat is geregeld, ook voor uitlenen en spoed.",
            "Er is geld in de begroting, als één totaal.",
            "Er is een plek waar u adviezen veilig bewaart.",
            "Er is een voorbeeld voor de afspraken met de bestuurder.",
        ),
        "Bij een nieuwe bestuurder": (
            "Wijs op de regeling zodra de benoeming vaststaat, en leg die dag vast.",
            "Woont de bestuurder in het gebied? Zo niet: is er een ontheffing, en tot wanneer? (Niet bij een waterschap.)",
            "De bestuurder vraagt het advies aan bij het CCV.",
            "De bestuurder zorgt voor het PKVW-certificaat, en kent de kosten daarvan.",
        ),
        "Als het advies er is": (
            "Het advies is vastgesteld, en is van deze woning en dit ambt.",
            f"Het certificaat is geldig. Kijk naar de dag van afgifte: {PKVW_JAREN} jaar.",
            "Het besluit is genomen, zonder de bestuurder zelf.",
            "U bestelt. Adres en maatregelen staan niet in een gewone mail.",
            "Eigendom, onderhoud, verhuizing en einde staan op papier.",
            "De kosten zijn geboekt. De belasting is nagevraagd.",
        ),
        "Als er iets verandert": (
            "Verhuizing: een nieuw advies. U beslist of u opnieuw maatregelen geeft.",
            "De ontheffing loopt af: praat op tijd met de bestuurder.",
            "Einde van het ambt: wat geleend is, komt terug.",
            "Dreiging: eerst de politie. Daarna beslist u of u iets uitleent.",
        ),
    }
)


def checklist() -> Html:
    """``{{ checklist }}``: the list of the organisation, to tick on screen or on paper; nothing is kept."""
    delen = (
        el("h2", kop)
        + lijst((el("label", leeg("input", type="checkbox"), " ", regel) for regel in regels), klasse="vw-checklist")
        for kop, regels in _CHECKLIST.items()
    )
    print_ = el("p", knop_print("Print dit blad"), klasse="vw-niet-op-papier")
    return el("div", print_, delen, klasse="vw-vinkblad")


def knop_print(tekst: str, **kenmerken: str) -> Html:
    """A button that prints this page."""
    return el("button", tekst, type="button", klasse="vw-knop vw-knop-hoofd", data_vw="print", **kenmerken)


# --- without internet --------------------------------------------------------------------------------------------


def bewaren() -> Html:
    """``{{ bewaren }}``: the button that makes the site work without internet, and what becomes of it."""

    def knop(tekst: str, doe: str) -> Html:
        return el("p", Html(knop_pagina(tekst, data_vw=doe)))

    beschikbaar = knop("Bewaar voor zonder internet", "bewaar-site")
    gewoon = "Met internet werkt alles gewoon."
    hoever = el("progress", aria_label="Bewaard", max="1", value="0")
    teksten = {
        "niet": el(
            "p",
            "Uw browser kan deze site bewaren. Dan werkt zij ook zonder internet. Dat kost ongeveer BEWAREN_MB MB "
            "ruimte op dit apparaat. Uw antwoorden worden niet bewaard.",
        )
        + beschikbaar,
        "bezig": el("p", "De site wordt op dit apparaat bewaard. U kunt gewoon verder.")
        + el("p", hoever, " ", el("span", "0", data_vw="megabytes"), " MB", aria_live="off"),
        "klaar": el("p", "Deze site werkt nu ook zonder internet.")
        + knop("Haal de bewaarde site weg", "haal-site-weg"),
        "deels": el(
            "p",
            "Deze site werkt nu voor een deel ook zonder internet. Enkele bladen kwamen anders binnen dan wij ze maakten. "
            "Die zijn niet bewaard: ",
            el("span", data_vw="mist", translate="no"),
            f". {gewoon}",
        )
        + knop("Probeer het opnieuw", "bewaar-site")
        + knop("Haal de bewaarde site weg", "haal-site-weg"),
        "vol": el("p", f"Er is te weinig ruimte om de site te bewaren. {gewoon}")
        + knop("Probeer het opnieuw", "bewaar-site"),
        "mislukt": el("p", f"Het is niet gelukt om de site te bewaren. {gewoon}")
        + knop("Probeer het opnieuw", "bewaar-site"),
        "kan-niet": el(
            "p", f"Deze browser kan de site niet bewaren. Dat is bijvoorbeeld zo in een privévenster. {gewoon}"
        ),
        "weg": el(
            "p",
            "De bewaarde site is weggehaald. Komt u later bij een uitkomst van de zelfcheck, dan bewaart uw browser haar opnieuw.",
        )
        + beschikbaar,
    }
    plek = el("div", data_vw="stand", tabindex="-1")
    sjablonen = samen(el("template", tekst, id=f"vw-bewaren-{naam}") for naam, tekst in teksten.items())
    return el("div", plek, id="vw-bewaren", klasse="vw-bewaren vw-niet-op-papier") + sjablonen


def nieuwere_versie() -> Html:
    """A place and a text for every page, for when a newer version is in the browser and waits."""
    knoppen = el(
        "div",
        Html(knop_pagina("Herlaad de site", data_vw="herlaad") + knop_pagina("Later", data_vw="later")),
        klasse="vw-knoppen vw-knoppen-klein",
    )
    antwoorden = el(
        "p",
        "U bent bezig met de zelfcheck. Na het herladen zijn uw antwoorden weg. Kies nog een keer als u dat wilt.",
        data_vw="antwoorden",
        hidden=True,
    )
    nieuw = el("p", "Er is een nieuwere versie van deze site. Herlaad de site om die te gebruiken.")
    tabbladen = el(
        "p", "De site staat nog open in een ander tabblad. Sluit dat eerst en kies dan weer ‘Herlaad de site’."
    )
    return (
        el("div", id="vw-nieuw", klasse="vw-nieuw vw-niet-op-papier", role="status")
        + el("template", nieuw, antwoorden, knoppen, id="vw-nieuw-tekst")
        + el("template", tabbladen, antwoorden, knoppen, id="vw-nieuw-tabbladen")
    )


IN_ZIN: Mapping[str, Callable[..., str]] = MappingProxyType(
    {
        "klaar": klaar,
        "dag": dag,
        "jaar": jaar,
        "jaar-laatste": jaar_laatste,
        "partij": partij,
    }
)
#: These cite: they get the page at hand first.
IN_ZIN_MET_NOOT: Mapping[str, Callable[..., str]] = MappingProxyType({"noot": Hier.noot_bij, "weetje": weetje})
BLOKKEN: Mapping[str, Callable[..., str]] = MappingProxyType(
    {
        "bronnenlijst": bronnenlijst,
        "dreigingskaart": dreigingskaart,
        "perioden": perioden,
        "wat-veranderde": wat_veranderde,
        "beslistabel": beslistabel,
        "vragenlijst": vragenlijst,
        "voorbeeld": voorbeeld,
        "checklist": checklist,
        "bewaren": bewaren,
        "bladvoet": bladvoet,
        "leesbaarheid": leesbaarheid,
        "lijnen": lijnen,
    }
)
BLOKKEN_MET_NOOT: Mapping[str, Callable[..., str]] = MappingProxyType({"tijdlijn": tijdlijn})
