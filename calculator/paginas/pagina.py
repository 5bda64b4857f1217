"""Pieces of pages that the Markdown extension calls: source lines, small facts, tables, lesson cases. Build time only."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape as esc
from itertools import groupby
from pathlib import Path
from types import MappingProxyType

from calculator import __version__, datum
from calculator.bedrag import toon
from calculator.geval.invoer import lees_geval
from calculator.geval.voorbeelden import PER_NAAM, VOORBEELDEN, Voorbeeld
from calculator.html import element
from calculator.oordeel.beoordeling import beoordeel
from calculator.oordeel.contract import oordeel_code
from calculator.oordeel.letop import punten
from calculator.oordeel.stappen import navragen_bij
from calculator.oordeel.watals import met, toon_waarde, wendingen
from calculator.paginas.fabels import BEWERINGEN, Bewering
from calculator.paginas.weetjes import DAGEN, LEESBAARHEID, TIJDLIJN, WEETJES, Moment, wanneer
from calculator.wet import bronnen
from calculator.wet.feiten import FEITEN
from calculator.wet.feiten import PER_NAAM as FEIT_PER_NAAM
from calculator.wet.model import JA, KAN, Bestuurslaag, Bron, Geval, Regeling, Stap, Uitkomst, Verwijzing, Zekerheid
from calculator.wet.partijen import ALLE as PARTIJEN
from calculator.wet.partijen import BESTUURDER, ORGANISATIE
from calculator.wet.regelingen import REGELINGEN, laatste_dag
from calculator.zelfcheck import uitkomst as weergave
from calculator.zelfcheck import woorden
from calculator.zelfcheck.kaart import kaart
from calculator.zelfcheck.vragen import knop_pagina

_DOCS = Path(__file__).parents[2] / "docs"
#: What a new regime shows where an example would tell; tests ask for the example.
NOG_GEEN_VOORBEELD = "Nog geen voorbeeld"
#: The regimes by year.
PER_JAAR = MappingProxyType({regeling.jaar: regeling for regeling in REGELINGEN})

# --- sources -----------------------------------------------------------------------------------------------------


def naar_bron(naam: str) -> Bron:
    """``2024:5:b`` (a lid of a regime), ``besluit:x.3.1:2`` or a name in calculator.wet.bronnen; ``CCV_2021:7,8`` are sentences of it."""
    soort, een, ander = [*naam.split(":"), "", ""][:3]
    if soort in PER_JAAR:
        return PER_JAAR[soort].lid(een, ander)
    if soort == "besluit":
        return bronnen.besluit(een, ander)
    document = getattr(bronnen, soort)
    return document if isinstance(document, Bron) else document.bron()


def _link(verwijzing: Verwijzing, tekst: str = "") -> str:
    tekst = esc(tekst or verwijzing.tekst)
    return element("a", tekst, href=verwijzing.url) if verwijzing.url else tekst


def _zekerheid(verwijzing: Verwijzing) -> str:
    zeker = verwijzing.zekerheid
    return "" if zeker is Zekerheid.WETTEKST else f" ({esc(zeker.value)})"


def _bron(bron: Bron | None, laag: Bestuurslaag | None = None) -> str:
    if bron is None:
        return ""
    verwijzing = bron.voor(laag)
    return _link(verwijzing) + _zekerheid(verwijzing)


def _leden(namen: Iterable[str]) -> str:
    """Several lids of one regime: the article once, then each lid as a link."""
    lijst = list(namen)
    jaar, *rest = lijst[0].split(":")
    if len(lijst) == 1 or not rest:
        return _bron(naar_bron(lijst[0]))
    hele = naar_bron(jaar).voor(None)
    delen = [_link(naar_bron(naam).voor(None), _lidtekst(*naam.split(":")[1:])) for naam in lijst]
    return f"{esc(hele.tekst)}: {', '.join(delen)}{_zekerheid(hele)}"


def _lidtekst(lid: str, onderdeel: str = "") -> str:
    return f"lid {lid}" + (f" onder {onderdeel}" if onderdeel else "")


def bronregel(*namen: str) -> str:
    """``{{ bronregel 2024:5:b NOTA_2026 }}``: the sources of the paragraph above it."""
    if not namen:
        raise KeyError("bronregel")
    groepen = [
        (_leden(groep) if soort in PER_JAAR else "; ".join(_bron(naar_bron(n)) for n in groep))
        for soort, groep in groupby(namen, lambda naam: naam.split(":")[0])
    ]
    # Who searches wants the text, not where it comes from.
    return element("p", f"Bron: {'; '.join(groepen)}.", klasse="vw-bron", data_search_exclude=True)


def lid_kort(jaar: str, lid: str, onderdeel: str = "") -> str:
    """``{{ lid-kort 2024 5 b }}``: only 'lid 5 onder b', as a link."""
    verwijzing = naar_bron(":".join(d for d in (jaar, lid, onderdeel) if d)).voor(None)
    return f'[{_lidtekst(lid, onderdeel)}]({verwijzing.url} "{verwijzing.tekst}")'


def weetje(naam: str) -> str:
    """``{{ weetje NAAM }}``: a statement of calculator.paginas.weetjes with its source and day."""
    gevonden = {w.naam: w for w in WEETJES}[naam]
    verwijzing = gevonden.bron.voor(None)
    link = f"[{verwijzing.tekst}]({verwijzing.url})" if verwijzing.url else verwijzing.tekst
    zeker = "" if verwijzing.zekerheid is Zekerheid.WETTEKST else f", {verwijzing.zekerheid.value}"
    dag = f", {datum.toon(gevonden.dag)}" if gevonden.dag and datum.toon(gevonden.dag) not in verwijzing.tekst else ""
    return f'{gevonden.tekst} <span class="vw-bron">(Bron: {link}{dag}{zeker})</span>'


def bronnenlijst() -> str:
    """``{{ bronnenlijst }}``: every document that the package names, grouped by how sure it is."""
    documenten = [d for d in vars(bronnen).values() if isinstance(d, bronnen.Document)]
    uit = ""
    for zeker in Zekerheid:
        groep = sorted({d.naam: d for d in documenten if d.zekerheid is zeker}.values(), key=lambda d: d.naam.lower())
        if groep:
            uit += element("h3", esc(zeker.value[0].upper() + zeker.value[1:]))
            uit += weergave.lijst(_link(d.bron().voor(None)) for d in groep)
    return element("div", uit)


def dag(naam: str) -> str:
    """``{{ dag nota }}``: a day of calculator.paginas.weetjes in words."""
    return datum.toon(DAGEN[naam])


def jaar(naam: str) -> str:
    """``{{ jaar nota }}``: the year of such a day."""
    return str(DAGEN[naam].year)


def partij(code: str) -> str:
    """``{{ partij ccv }}``: the name of a body as the outcome says it."""
    return {p.code: p for p in PARTIJEN}[code].naam(None)


# --- time --------------------------------------------------------------------------------------------------------


def _tijdlijn() -> list[Moment]:
    """What happened, and the first day of each regime that is not among it."""
    bekend = {moment.dag for moment in TIJDLIJN}
    nieuw = [Moment(r.begin, f"{_hoofd(r.titel)} begint.", r.lid("", "")) for r in REGELINGEN if r.begin not in bekend]
    return sorted((*TIJDLIJN, *nieuw), key=lambda moment: moment.dag)


def tijdlijn() -> str:
    """``{{ tijdlijn }}``: what happened when, with sources."""
    regels = (
        element("strong", esc(f"{wanneer(m)}:"))
        + " "
        + esc(m.tekst)
        + " "
        + element("span", f"Bron: {_bron(m.bron)}.", klasse="vw-bron")
        for m in _tijdlijn()
    )
    return element("ol", "".join(element("li", r) for r in regels), klasse="vw-tijdlijn")


def tabel(koppen: Sequence[str], rijen: Iterable[Sequence[str]], klasse: str = "") -> str:
    """A table of ready-made HTML whose rows become blocks on a phone: each cell carries its heading."""
    kop = element("thead", element("tr", "".join(element("th", esc(k), scope="col") for k in koppen)))
    lijf = "".join(
        element(
            "tr",
            element("th", eerste, scope="row")
            + "".join(element("td", cel, data_kop=k) for k, cel in zip(koppen[1:], cellen, strict=True)),
        )
        for eerste, *cellen in rijen
    )
    return element("table", kop + element("tbody", lijf), klasse=f"vw-tabel {klasse}".strip())


def perioden() -> str:
    """``{{ perioden }}``: the regimes as a table: from when, until when, in which form."""
    rijen = [
        (f"Voor {datum.toon(REGELINGEN[0].begin)}", "Geen landelijke regeling", "Uw organisatie besliste zelf"),
        *((periode(r), _hoofd(r.titel), _vorm(r)) for r in REGELINGEN),
    ]
    return tabel(
        ("Maatregel klaar", "Regeling", "Wat kreeg of krijgt u?"), ([esc(cel) for cel in rij] for rij in rijen)
    )


def wat_veranderde() -> str:
    """``{{ wat-veranderde }}``: the regimes beside each other, question by question."""
    vragen = dict.fromkeys(vraag for r in REGELINGEN for vraag in r.kenmerken)
    rijen = (
        ("Wat krijgt u?", *(f"{r.vorm.zelf}, {_grens(r)}" for r in REGELINGEN)),
        *((vraag, *(r.kenmerken.get(vraag, "Niet gezien") for r in REGELINGEN)) for vraag in vragen),
    )
    koppen = ("Vraag", *(_hoofd(_tijd(r)) for r in REGELINGEN))
    return tabel(koppen, ([esc(cel) for cel in rij] for rij in rijen))


def _tijd(regeling: Regeling) -> str:
    """When a regime holds, beside the others."""
    van, tot = datum.toon(regeling.begin), laatste_dag(regeling)
    if tot is None:
        return f"{'sinds' if regeling.begin <= bronnen.GECONTROLEERD_TOT else 'vanaf'} {van}"
    return f"tot en met {datum.toon(tot)}" if regeling is REGELINGEN[0] else f"van {van} tot en met {datum.toon(tot)}"


def klaar(jaar: str) -> str:
    """``{{ klaar 2024 }}``: when a measure must be ready to fall under a regime, in a sentence."""
    regeling = regeling_van(jaar)
    van, tot = datum.toon(regeling.begin), laatste_dag(regeling)
    return f"van {van} tot en met {datum.toon(tot)}" if tot else f"op of na {van}"


def periode(regeling: Regeling) -> str:
    """When a measure must be ready to fall under a regime, in words."""
    return _hoofd(klaar(regeling.jaar)) + ("" if laatste_dag(regeling) else ", of nog niet klaar")


def _vorm(regeling: Regeling) -> str:
    return f"{regeling.vorm.kort}, {_grens(regeling)}" + (" per woonadres" if regeling.maximum else "")


def _grens(regeling: Regeling) -> str:
    return f"tot {toon(regeling.maximum)}" if regeling.maximum else "zonder maximum"


# --- a regime of which the pages do not tell yet -------------------------------------------------------------------


def zonder_pagina() -> tuple[Regeling, ...]:
    """The regimes that have no page of text of their own."""
    return tuple(r for r in REGELINGEN if not (_DOCS / f"regeling-{r.jaar}.md").exists())


def nieuwe_regeling() -> str:
    """A notice for every page, as long as a regime has no page of its own; empty when each has one."""
    zinnen = (
        element(
            "p",
            f"Is een maatregel klaar {klaar(r.jaar)}? Dan geldt {esc(r.titel)}. De uitleg op deze site gaat daar nog niet over. "
            "De zelfcheck rekent er wel mee.",
        )
        for r in zonder_pagina()
    )
    tekst = "".join(zinnen)
    return element("div", tekst, klasse="vw-oud") if tekst else ""


def nieuwe_regelingen(kop: str, *blokken: str) -> str:
    """``{{ nieuwe-regelingen ## voorwaarden }}``: these blocks for each regime without a page of its own, under a heading; Markdown."""
    regels: list[str] = []
    for r in zonder_pagina():
        regels += [f"{kop} {_hoofd(r.titel)}", "", f"Voor maatregelen die klaar zijn {klaar(r.jaar)}.", ""]
        for blok in blokken:
            regels += [f"{{{{ {blok} {r.jaar} }}}}", ""]
    return "\n".join(regels)


# --- who does what -----------------------------------------------------------------------------------------------


def bij_dreiging() -> str:
    """``{{ bij-dreiging }}``: the card for who is threatened, as the self-check shows it."""
    return kaart(overal=True)


def _hoofd(tekst: str) -> str:
    return tekst[0].upper() + tekst[1:]


def regeling_van(jaar: str) -> Regeling:
    """The regime by its year."""
    return PER_JAAR[jaar]


def alle_stappen(regeling: Regeling) -> tuple[Stap, ...]:
    """Every step that a regime knows, in the order of an answer; lending last."""
    voorwaarden = sorted(regeling.alle_voorwaarden, key=lambda v: v.rang)
    uit = [s for v in voorwaarden for s in v.stappen]
    return tuple(
        {
            (s.wie.code, s.wat): s
            for s in (*uit, *regeling.slotstappen, *regeling.bestelstappen, *regeling.anders_mogelijk)
        }.values()
    )


def stappenplan(jaar: str) -> str:
    """``{{ stappenplan 2024 }}``: all steps in order, each with who does it."""
    regels = (
        element("strong", esc("U" if s.wie is BESTUURDER else _hoofd(s.wie.naam(None))))
        + f" {esc(s.wat)}. "
        + element("span", f"Bron: {_bron(s.bron)}.", klasse="vw-bron")
        for s in alle_stappen(regeling_van(jaar))
    )
    return element("ol", "".join(element("li", r) for r in regels), klasse="vw-stappen vw-stappenplan")


def wie_doet_wat(jaar: str) -> str:
    """``{{ wie-doet-wat 2024 }}``: the same steps as a matrix, one column for each reader and one for the others."""
    rijen = []
    for nummer, s in enumerate(alle_stappen(regeling_van(jaar)), 1):
        kolom = 0 if s.wie is BESTUURDER else 1 if s.wie is ORGANISATIE else 2
        tekst = esc(_hoofd(s.wat)) if kolom < 2 else f"{element('strong', esc(_hoofd(s.wie.naam(None))))} {esc(s.wat)}"
        tekst += " " + element("span", f"Bron: {_bron(s.bron)}.", klasse="vw-bron")
        rijen.append([str(nummer), *(tekst if i == kolom else "" for i in range(3))])
    return tabel(("Stap", "De bestuurder", "De organisatie", "Anderen"), rijen, "vw-matrix")


def beslistabel(jaar: str) -> str:
    """``{{ beslistabel 2024 }}``: the conditions as questions on paper: yes, and if not what to do or whom to ask."""
    regeling = regeling_van(jaar)
    rijen = []
    for nummer, v in enumerate(regeling.alle_voorwaarden, 1):
        dan = [f"{_hoofd('u' if s.wie is BESTUURDER else s.wie.naam(None))} {s.wat}." for s in v.stappen]
        vraag = " of ".join(p.naam(None) for p in v.wie) or ORGANISATIE.naam(None)
        dan.append(f"Vraag het aan: {vraag}.")
        rijen.append([str(nummer), esc(v.zin), HOKJES, esc(" ".join(dan))])
    return tabel(("Nr.", "Klopt dit?", "Uw antwoord", "Zo niet, of weet u het niet"), rijen, "vw-matrix vw-beslistabel")


#: For a pen.
HOKJES = (
    element("span", "☐ Ja", klasse="vw-hokje")
    + " "
    + element("span", "☐ Nee", klasse="vw-hokje")
    + " "
    + element("span", "☐ Weet ik niet", klasse="vw-hokje")
)


def vragenlijst() -> str:
    """``{{ vragenlijst }}``: the questions of the self-check with room for an answer, for paper."""
    regels = []
    for feit in FEITEN:
        if not feit.vraag or feit.naam == "peildatum":
            continue
        keuzes = "".join(element("li", f"☐ {esc(k.label)}") for k in feit.keuzes)
        antwoord = (
            element("ul", keuzes, klasse="vw-papier") if keuzes else element("p", "Antwoord: ____________________")
        )
        regels.append(element("li", element("strong", esc(feit.vraag)) + antwoord))
    return element("ol", "".join(regels), klasse="vw-vragenlijst")


# --- facts and fables --------------------------------------------------------------------------------------------


def uitkomst_van(voorbeeld: Voorbeeld) -> tuple[Geval, Uitkomst]:
    """The case of an example, and the outcome that it is about; the first when a newer regime took its place."""
    geval = lees_geval({"feiten": dict(voorbeeld.feiten)})
    uitkomsten = beoordeel(geval)
    return geval, next((u for u in uitkomsten if u.regeling.jaar == voorbeeld.regeling), uitkomsten[0])


def _kop(uitkomst: Uitkomst) -> str:
    return woorden.kop(uitkomst.kern.minimaal, uitkomst.kern.maximaal)


def toets_bewering(bewering: Bewering) -> str:
    """The judgement that decides a claim, in words. Raises ValueError when the rules say something else than the claim's answer."""
    _, uitkomst = uitkomst_van(PER_NAAM[bewering.voorbeeld])
    if oordeel_code(uitkomst.kern.minimaal, uitkomst.kern.maximaal) != bewering.oordeel:
        raise ValueError(f"{bewering.naam}: example {bewering.voorbeeld} is no longer {bewering.oordeel}")
    return _kop(uitkomst)


def _antwoord_op(bewering: Bewering, zelfcheck: str) -> str:
    woord = toets_bewering(bewering)
    voorbeeld = PER_NAAM[bewering.voorbeeld]
    return (
        element("p", element("strong", "Feit." if bewering.klopt else "Fabel.") + " " + esc(bewering.uitleg))
        + element(
            "p", f"De regels rekenen dit uit in {_proef(voorbeeld, zelfcheck)}. De uitkomst is: {esc(woord.lower())}."
        )
        + element("p", f"Bron: {_bron(bewering.bron)}.", klasse="vw-bron")
    )


def _proef(voorbeeld: Voorbeeld, zelfcheck: str) -> str:
    return element("a", f"het geval ‘{esc(voorbeeld.titel)}’", href=f"{zelfcheck}#g=v;{voorbeeld.naam}")


def feit_of_fabel(zelfcheck: str) -> str:
    """``{{ feit-of-fabel ../zelfcheck/ }}``: every claim with its answer and the example that decides it."""
    return element(
        "div",
        "".join(
            element("h2", f"‘{esc(b.zin)}’", id=f"bewering-{b.naam}") + _antwoord_op(b, zelfcheck) for b in BEWERINGEN
        ),
        klasse="vw-fabels",
    )


def quiz(zelfcheck: str, hoeveel: str = "10") -> str:
    """``{{ quiz ../../zelfcheck/ }}``: claims with a folded answer."""
    regels = (
        element("p", element("strong", esc(b.zin)))
        + element("details", element("summary", "Toon het antwoord") + _antwoord_op(b, zelfcheck), klasse="vw-uitleg")
        for b in BEWERINGEN[: int(hoeveel)]
    )
    return element("ol", "".join(element("li", r) for r in regels), klasse="vw-quiz")


def quiz_papier(hoeveel: str = "10") -> str:
    """``{{ quiz-papier }}``: the same claims with boxes, without answers."""
    regels = (f"{esc(b.zin)}<br>☐ Feit &nbsp; ☐ Fabel" for b in BEWERINGEN[: int(hoeveel)])
    return element("ol", "".join(element("li", r) for r in regels), klasse="vw-quiz")


def quiz_antwoorden(hoeveel: str = "10") -> str:
    """``{{ quiz-antwoorden }}``: the answer key."""
    regels = (
        element("strong", "Feit." if b.klopt else "Fabel.")
        + f" {esc(b.uitleg)} "
        + element("span", f"Bron: {_bron(b.bron)}.", klasse="vw-bron")
        for b in BEWERINGEN[: int(hoeveel)]
    )
    return element("ol", "".join(element("li", r) for r in regels), klasse="vw-quiz")


# --- lesson cases ------------------------------------------------------------------------------------------------

#: What holds now comes first.
LESGEVALLEN = tuple(sorted((v for v in VOORBEELDEN if v.les), key=lambda v: v.regeling, reverse=True))

#: For a case that is in order: one answer that spoils it.
_TEGENSLAG = (
    ("woning_ligging", "buiten_ontheffing_verlopen"),
    ("pkvw", "geen"),
    ("advies", "in_behandeling"),
    ("ambt", "raadslid"),
)


def wat_als(geval: Geval, uitkomst: Uitkomst) -> tuple[str, str]:
    """One changed answer as a question, and the outcome before and after, computed; empty when nothing turns it."""
    wendende = wendingen(geval, uitkomst, 1)
    if wendende:
        w = wendende[0]
        feit, waarde, daarna = w.feit, w.waarde, woorden.tussen(w.minimaal, w.maximaal)
    else:
        for naam, nieuw in _TEGENSLAG:
            feit, waarde = FEIT_PER_NAAM[naam], nieuw
            ander = next((u for u in beoordeel(met(geval, naam, None, nieuw)) if u.regeling is uitkomst.regeling), None)
            if ander and ander.kern[:2] != uitkomst.kern[:2]:
                daarna = woorden.tussen(ander.kern.minimaal, ander.kern.maximaal)
                break
        else:
            return "", ""
    nu = woorden.tussen(uitkomst.kern.minimaal, uitkomst.kern.maximaal)
    vraag = f"Maar wat als het antwoord op ‘{feit.vraag}’ anders was: ‘{toon_waarde(feit, waarde)}’?"
    return vraag, f"Nu is het antwoord: {nu}. Dan wordt het: {daarna}."


def _redenen(uitkomst: Uitkomst) -> list[str]:
    """What stands in the way, each with its articles."""
    redenen = []
    for toetsing, _ in weergave.rijen(uitkomst):
        if toetsing.minimaal < JA:
            wetbron = ", ".join(_bron(b, uitkomst.kern.betaler) for b in toetsing.voorwaarde.bronnen[:3])
            uitleg = f" {toetsing.uitleg}" if toetsing.uitleg else ""
            redenen.append(
                f"{esc(toetsing.voorwaarde.zin)} {element('strong', esc(_hoofd(weergave.status(toetsing))))}.{esc(uitleg)} "
                + element("span", f"Bron: {wetbron}.", klasse="vw-bron")
            )
    return redenen


def berekend(geval: Geval, uitkomst: Uitkomst) -> str:
    """A worked example: the judgement, what stands in the way with its articles, whom to ask, and the money where there are amounts."""
    kern = uitkomst.kern
    zinnen = [woorden.oordeelzin(uitkomst.regeling, kern, "bestuurder")]
    geldzinnen = weergave.geldzinnen(geval, uitkomst, "bestuurder")
    if kern.vergoeding:
        zinnen += geldzinnen
    elif kern.eigen_kosten is not None:
        # That the law knows no maximum stands on the page itself.
        zinnen += geldzinnen[-1:]
    redenen = _redenen(uitkomst)
    vragen = ", of aan ".join(p.naam(kern.betaler) for p in navragen_bij(geval, uitkomst, punten(geval, uitkomst)))
    bedragen = any(post.bedrag is not None for post in uitkomst.posten)
    return (
        element("p", element("strong", esc(_kop(uitkomst)) + ".") + " " + esc(" ".join(zinnen)))
        + (weergave.lijst(redenen) if redenen else element("p", "Aan alle voorwaarden is voldaan."))
        + (element("p", f"Vraag het aan {esc(vragen)}.") if vragen and kern.minimaal < kern.maximaal else "")
        + (weergave.kostentabel(geval, uitkomst) if bedragen else "")
    )


def lesantwoord(voorbeeld: Voorbeeld) -> str:
    """The answer to a case, with the turn: one answer changed and what comes of it."""
    geval, uitkomst = uitkomst_van(voorbeeld)
    turn = " ".join(wat_als(geval, uitkomst)).strip()
    kort = element("p", f"{element('strong', 'Kort:')} {esc(voorbeeld.kort)}") if voorbeeld.kort else ""
    return kort + berekend(geval, uitkomst) + (element("p", esc(turn), klasse="vw-wat-als") if turn else "")


def lesgevallen(zelfcheck: str) -> str:
    """``{{ lesgevallen ../../zelfcheck/ }}``: the cases of the training: card, question, folded answer with articles."""
    kaarten = []
    for nummer, v in enumerate(LESGEVALLEN, 1):
        open_link = element("a", "Open dit geval in de zelfcheck", href=f"{zelfcheck}#g=v;{v.naam}")
        kaarten.append(
            element("h2", f"{nummer}. {esc(v.titel)}", id=f"geval-{v.naam}")
            + element("p", esc(v.verhaal))
            + element("p", f"{element('strong', 'Bespreek:')} {esc(v.vraag)}")
            + element("p", open_link)
            + element("details", element("summary", "Toon het antwoord") + lesantwoord(v), klasse="vw-uitleg")
        )
    return element("div", "".join(element("section", k, klasse="vw-lesgeval") for k in kaarten))


def lesantwoorden() -> str:
    """``{{ lesantwoorden }}``: the answers to the cases, for paper."""
    regels = (element("strong", esc(v.titel)) + lesantwoord(v) for v in LESGEVALLEN)
    return element("ol", "".join(element("li", r) for r in regels), klasse="vw-lesantwoorden")


def gevallenlijst() -> str:
    """``{{ gevallenlijst }}``: the cases to choose from, and whether the law decides them."""
    rijen = []
    for nummer, v in enumerate(LESGEVALLEN, 1):
        _, uitkomst = uitkomst_van(v)
        kern = uitkomst.kern
        vast = "Nee, dit staat niet vast" if kern.minimaal < kern.maximaal else "Ja"
        if kern.minimaal == kern.maximaal == KAN:
            vast = "Nee, de organisatie beslist"
        naam = element("a", f"{nummer}. {esc(v.titel)}", href=f"#geval-{v.naam}")
        rijen.append((naam, esc(_hoofd(uitkomst.regeling.titel)), vast))
    return tabel(("Geval", "Regeling", "Beslist de wet dit?"), rijen)


def leesbaarheid() -> str:
    """``{{ leesbaarheid }}``: how easy this site reads beside two official texts."""
    rijen = ([naam, str(score), str(woorden_), f"{lang}%"] for naam, score, woorden_, lang in LEESBAARHEID)
    return tabel(("Tekst", "Score", "Woorden per zin", "Lange zinnen"), rijen)


def bladvoet() -> str:
    """``{{ bladvoet }}``: the last line of a sheet: how old it may get, and whose it is."""
    return element(
        "p",
        f"Wet gecontroleerd tot en met {datum.toon(bronnen.GECONTROLEERD_TOT)}. Versie van de rekenregels: {__version__}. "
        f"Print dit blad opnieuw na {datum.toon(bronnen.OUD_VANAF)}. Geen uitgave van de overheid, geen besluit.",
        klasse="vw-bladvoet",
    )


def lijnen(hoeveel: str = "3") -> str:
    """``{{ lijnen 3 }}``: room to write on."""
    return element("div", element("div", "", klasse="vw-lijn") * int(hoeveel), klasse="vw-lijnen", aria_hidden="true")


def printknop(tekst: str) -> str:
    """``{{ printknop lesmap }}``: a button that prints this page."""
    knop = element(
        "button", f"Print de hele {esc(tekst)}", type="button", klasse="vw-knop vw-knop-hoofd", data_vw="print"
    )
    return element("p", knop, klasse="vw-niet-op-papier")


def leskaarten() -> str:
    """``{{ leskaarten }}``: the cases without answers, for paper."""
    regels = (f"{element('strong', esc(v.titel))}. {esc(v.verhaal)}<br>Bespreek: {esc(v.vraag)}" for v in LESGEVALLEN)
    return element("ol", "".join(element("li", r) for r in regels), klasse="vw-leskaarten")


# --- without internet --------------------------------------------------------------------------------------------


def bewaren() -> str:
    """``{{ bewaren }}``: the button that makes the site work without internet, and what becomes of it."""

    def knop(tekst: str, doe: str) -> str:
        return element("p", knop_pagina(tekst, data_vw=doe))

    beschikbaar = knop("Maak beschikbaar zonder internet", "bewaar-site")
    gewoon = "Met internet werkt alles gewoon."
    hoever = element("progress", "", aria_label="Bewaard", max="1", value="0")
    teksten = {
        "niet": element(
            "p",
            "Uw browser kan deze site bewaren. Dan werkt zij ook zonder internet. Dat kost ongeveer BEWAREN_MB MB "
            "ruimte op dit apparaat. Uw antwoorden worden niet bewaard.",
        )
        + beschikbaar,
        "bezig": element("p", "De site wordt op dit apparaat bewaard. U kunt gewoon verder.")
        + element("p", f"{hoever} {element('span', '0', data_vw='megabytes')} MB", aria_live="off"),
        "klaar": element(
            "p",
            f"Deze site werkt nu ook zonder internet. Wet gecontroleerd tot en met {datum.toon(bronnen.GECONTROLEERD_TOT)}.",
        )
        + knop("Haal de bewaarde site weg", "haal-site-weg"),
        "vol": element("p", f"Er is te weinig ruimte om de site te bewaren. {gewoon}")
        + knop("Probeer het opnieuw", "bewaar-site"),
        "mislukt": element("p", f"Het is niet gelukt om de site te bewaren. {gewoon}")
        + knop("Probeer het opnieuw", "bewaar-site"),
        "kan-niet": element(
            "p", f"Deze browser kan de site niet bewaren. Dat is bijvoorbeeld zo in een privévenster. {gewoon}"
        ),
        "weg": element(
            "p", "De bewaarde site is weggehaald. Opent u later de zelfcheck, dan bewaart uw browser haar opnieuw."
        )
        + beschikbaar,
    }
    plek = element("div", "", data_vw="stand", tabindex="-1")
    sjablonen = "".join(element("template", tekst, id=f"vw-bewaren-{naam}") for naam, tekst in teksten.items())
    return element("div", plek, id="vw-bewaren", klasse="vw-bewaren vw-niet-op-papier") + sjablonen


def nieuwere_versie() -> str:
    """A place and a text for every page, for when a newer version is in the browser and waits."""
    knoppen = element(
        "div",
        knop_pagina("Herlaad de site", data_vw="herlaad") + knop_pagina("Later", data_vw="later"),
        klasse="vw-knoppen vw-knoppen-klein",
    )
    antwoorden = element(
        "p",
        "U bent bezig met de zelfcheck. Na het herladen zijn uw antwoorden weg. Kies nog een keer als u dat wilt.",
        data_vw="antwoorden",
        hidden=True,
    )
    nieuw = element("p", "Er is een nieuwere versie van deze site. Herlaad de site om die te gebruiken.")
    tabbladen = element(
        "p", "De site staat nog open in een ander tabblad. Sluit dat eerst en kies dan weer ‘Herlaad de site’."
    )
    return (
        element("div", "", id="vw-nieuw", klasse="vw-nieuw vw-niet-op-papier", role="status")
        + element("template", nieuw + antwoorden + knoppen, id="vw-nieuw-tekst")
        + element("template", tabbladen + antwoorden + knoppen, id="vw-nieuw-tabbladen")
    )


IN_ZIN: Mapping[str, Callable[..., str]] = MappingProxyType(
    {
        "lid-kort": lid_kort,
        "klaar": klaar,
        "weetje": weetje,
        "dag": dag,
        "jaar": jaar,
        "partij": partij,
        "aantal-lesgevallen": lambda: str(len(LESGEVALLEN)),
        "aantal-beweringen": lambda: str(len(BEWERINGEN)),
    }
)
BLOKKEN: Mapping[str, Callable[..., str]] = MappingProxyType(
    {
        "bronregel": bronregel,
        "bronnenlijst": bronnenlijst,
        "bij-dreiging": bij_dreiging,
        "tijdlijn": tijdlijn,
        "perioden": perioden,
        "wat-veranderde": wat_veranderde,
        "stappenplan": stappenplan,
        "wie-doet-wat": wie_doet_wat,
        "beslistabel": beslistabel,
        "vragenlijst": vragenlijst,
        "feit-of-fabel": feit_of_fabel,
        "quiz": quiz,
        "quiz-papier": quiz_papier,
        "quiz-antwoorden": quiz_antwoorden,
        "lesgevallen": lesgevallen,
        "leskaarten": leskaarten,
        "bewaren": bewaren,
        "lesantwoorden": lesantwoorden,
        "gevallenlijst": gevallenlijst,
        "bladvoet": bladvoet,
        "leesbaarheid": leesbaarheid,
        "lijnen": lijnen,
        "printknop": printknop,
    }
)
