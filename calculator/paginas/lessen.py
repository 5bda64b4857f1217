"""What a trainer uses: claims, cases with their computed answers, and the sheets to print. Build time only."""

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from markdown import markdown

from calculator.geval.voorbeelden import PER_NAAM, VOORBEELDEN, Voorbeeld
from calculator.html import NIETS, Html, el, samen
from calculator.oordeel.beoordeling import beoordeel
from calculator.oordeel.contract import oordeel_code
from calculator.oordeel.letop import punten
from calculator.oordeel.stappen import navragen_bij
from calculator.oordeel.watals import met, toon_waarde, wendingen
from calculator.paginas import figuren, pagina
from calculator.paginas.fabels import BEWERINGEN, Bewering
from calculator.paginas.noten import Hier
from calculator.paginas.pagina import in_de_weg, kop_van, lijst, naar_zelfcheck, uitkomst_van
from calculator.wet.feiten import PER_NAAM as FEIT_PER_NAAM
from calculator.wet.model import Geval, Uitkomst
from calculator.zelfcheck import woorden
from calculator.zinnen import kleine_letter

# --- facts and fables --------------------------------------------------------------------------------------------


def toets_bewering(bewering: Bewering) -> str:
    """The judgement that decides a claim, in words. Raises ValueError when the rules say something else than the claim's answer."""
    _, uitkomst = uitkomst_van(PER_NAAM[bewering.voorbeeld])
    if oordeel_code(uitkomst.kern.minimaal, uitkomst.kern.maximaal) != bewering.oordeel:
        raise ValueError(f"{bewering.naam}: example {bewering.voorbeeld} is no longer {bewering.oordeel}")
    return kop_van(uitkomst)


def antwoord_op(hier: Hier, bewering: Bewering) -> Html:
    """The answer to a claim, with the example that decides it."""
    woord, voorbeeld = toets_bewering(bewering), PER_NAAM[bewering.voorbeeld]
    return el(
        "p",
        el("strong", "Feit." if bewering.klopt else "Fabel."),
        f" {bewering.uitleg}",
        hier.noot(bewering.bron),
        " In ",
        naar_zelfcheck(voorbeeld, f"‘{voorbeeld.titel}’"),
        f" rekenen de regels uit: {woord.lower()}.",
    )


def _dicht(inhoud: Html) -> Html:
    return el("details", el("summary", "Toon het antwoord"), inhoud, klasse="vw-uitleg")


def feit_of_fabel(hier: Hier) -> Html:
    """``{{ feit-of-fabel }}``: every claim with its answer folded."""
    regels = (el("h2", f"‘{b.zin}’", id=f"bewering-{b.naam}") + _dicht(antwoord_op(hier, b)) for b in BEWERINGEN)
    return el("div", regels, klasse="vw-fabels")


def quiz_papier(hoeveel: int = 10) -> Html:
    """Claims with boxes, without answers."""
    regels = (samen(b.zin, Html("<br>☐ Feit &nbsp; ☐ Fabel")) for b in BEWERINGEN[:hoeveel])
    return lijst(regels, "ol", klasse="vw-quiz")


def quiz_antwoorden(hier: Hier, hoeveel: int = 10) -> Html:
    """The answer key."""
    regels = (
        samen(el("strong", "Feit." if b.klopt else "Fabel."), f" {b.uitleg}", hier.noot(b.bron))
        for b in BEWERINGEN[:hoeveel]
    )
    return lijst(regels, "ol", klasse="vw-quiz")


# --- cases -------------------------------------------------------------------------------------------------------

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


def lesantwoord(hier: Hier, voorbeeld: Voorbeeld) -> Html:
    """The answer to a case: the judgement, what stands in the way with its source, the money, whom to ask, and the turn."""
    geval, uitkomst = uitkomst_van(voorbeeld)
    kern = uitkomst.kern
    delen: list[str] = [el("strong", f"{kop_van(uitkomst)}.")]
    delen += [voorbeeld.kort] if voorbeeld.kort else []
    delen += [samen(t.reden, hier.noot(t.bron)) for t in in_de_weg(uitkomst)]
    if kern.vergoeding:
        delen.append(f"Vergoeding: {woorden.bereik(kern.vergoeding)}.")
    if kern.eigen_kosten is not None:
        delen.append(f"Eigen kosten: {woorden.bereik(kern.eigen_kosten)}.")
    vragen = " of ".join(p.naam(kern.betaler) for p in navragen_bij(geval, uitkomst, punten(geval, uitkomst)))
    delen += [f"Vraag het aan {vragen}."] if vragen and kern.minimaal < kern.maximaal else []
    turn = " ".join(wat_als(geval, uitkomst)).strip()
    return el("p", Html(" ").join(delen)) + (el("p", turn, klasse="vw-wat-als") if turn else NIETS)


def leskaarten() -> Html:
    """The cases without answers, for paper."""
    regels = (samen(el("strong", v.titel), f". {v.verhaal}", Html("<br>"), v.vraag) for v in LESGEVALLEN)
    return lijst(regels, "ol", klasse="vw-leskaarten")


def lesantwoorden(hier: Hier) -> Html:
    """The answers to the cases, for paper."""
    return lijst((el("strong", v.titel) + lesantwoord(hier, v) for v in LESGEVALLEN), "ol", klasse="vw-lesantwoorden")


# --- everything on paper -----------------------------------------------------------------------------------------

_DOCS = Path(__file__).parents[2] / "docs"
_VULLING = re.compile(r"\{\{.*?\}\}")
_LINK = re.compile(r"</?a\b[^>]*>")


def uit_pagina(naam: str, kop: str = "") -> Html:
    """The text of a page, or of what stands under one heading, for paper: without links and what the package fills in."""
    tekst = re.sub(r"^# .*", "", (_DOCS / naam).read_text("utf-8").split("\n---\n", 1)[1], flags=re.MULTILINE)
    if kop:
        if f"\n## {kop}\n" not in tekst:
            raise KeyError(kop)
        tekst = tekst.split(f"\n## {kop}\n", 1)[1].split("\n## ", 1)[0]
    tekst = re.sub(r"^(#+)", r"#\1", _VULLING.sub("", tekst), flags=re.MULTILINE)
    return Html(_LINK.sub("", markdown(tekst, extensions=["tables", "md_in_html", "attr_list", "admonition"])))


def vijf_zinnen() -> Html:
    """The rules in five sentences, as the home page has them."""
    return uit_pagina("index.md", "De regels in vijf zinnen")


def _vragenformulier() -> Html:
    vragen = lijst(
        (
            "Weet u nu wat de regels voor u betekenen? ☐ Ja ☐ Een beetje ☐ Nee",
            "Weet u wat u nu als eerste doet? ☐ Ja ☐ Nee",
            "Was de training begrijpelijk? ☐ Ja ☐ Een beetje ☐ Nee",
            "Voelde u zich vrij om mee te praten? ☐ Ja ☐ Een beetje ☐ Nee",
        ),
        "ol",
    )
    open_ = (
        ("Wat hielp u het meest?", "3"),
        ("Wat was niet duidelijk, of klopte volgens u niet?", "4"),
        ("Welk geval miste u? Noem geen namen, geen adres en geen maatregelen.", "4"),
    )
    return samen(
        el("p", "Zet geen naam op dit blad. Lever het in bij de trainer."),
        vragen,
        (el("p", vraag) + pagina.lijnen(n) for vraag, n in open_),
    )


#: A sheet: what it is called, one line on what it is for, and what is on it. The page at hand gives its sources a list of their own.
Blad = tuple[str, str, Callable[[Hier], Html]]
BLADEN: tuple[Blad, ...] = (
    (
        "De zelfcheck op papier",
        "Kruis aan wat klopt. Zet geen naam of adres op dit blad.",
        lambda hier: figuren.beslisfiguur(hier, "2024", "papier"),
    ),
    (
        "Wie doet wat?",
        "Alle stappen, en wie wat betaalt.",
        lambda hier: figuren.stappenfiguur(hier, "2024") + figuren.kostenfiguur("2024"),
    ),
    (
        "Wat veranderde er in 2024?",
        "De oude regeling naast die van nu.",
        lambda hier: figuren.tijdbalk() + pagina.wat_veranderde(),
    ),
    ("Gevallen", "De verhalen met de vraag, zonder het antwoord.", lambda hier: leskaarten()),
    ("Quiz", "Tien beweringen. Feit of fabel?", lambda hier: quiz_papier()),
    ("Wat vond u van de training?", "Een formulier voor na afloop.", lambda hier: _vragenformulier()),
    ("De regels in vijf zinnen", "Om te houden.", lambda hier: vijf_zinnen()),
    ("Bij dreiging", "Wie belt u, en in welke volgorde?", lambda hier: pagina.dreigingskaart()),
)
#: For the trainer alone.
_VOORAF: tuple[Blad, ...] = (
    (
        "Programma’s",
        "",
        lambda hier: samen(
            el("h3", kop) + uit_pagina("voor-trainers/index.md", kop)
            for kop in ("Programma van 15 minuten", "Programma van 45 minuten", "Programma van 90 minuten")
        ),
    ),
    ("Begeleiden", "", lambda hier: uit_pagina("voor-trainers/begeleiden.md")),
)
_ACHTERAF: tuple[Blad, ...] = (
    ("Antwoorden op de quiz", "", quiz_antwoorden),
    ("Antwoorden op de gevallen", "", lesantwoorden),
)


def _vel(hier: Hier, kop: str, maak: Callable[[Hier], Html], code: Html, stil: bool) -> Html:
    """One sheet as it is printed, with the code that leads to the site; that of a trainer with its own sources."""
    eigen = Hier(instellingen=hier.instellingen, stil=stil)
    inhoud = maak(eigen)
    noten = eigen.lijst(niveau=3)
    return el("section", el("h2", kop), inhoud, noten, code, pagina.bladvoet(), klasse="vw-vel")


def lesmap(hier: Hier, code: Html) -> Html:
    """The sheets: on the screen what each is for and a button, on paper the sheets themselves."""

    def sjabloon(groep: str, bladen: Iterable[Blad]) -> Html:
        return samen(
            el(
                "template",
                _vel(hier, kop, maak, code, groep == "blad"),
                data_vel=groep if groep != "blad" else f"blad-{nummer}",
            )
            for nummer, (kop, _, maak) in enumerate(bladen, 1)
        )

    knoppen = el(
        "p",
        el("button", "Print de hele lesmap", type="button", klasse="vw-knop vw-knop-hoofd", data_druk="alles"),
        " ",
        el("button", "Print alle bladen voor de groep", type="button", klasse="vw-knop", data_druk="blad"),
    )
    regels = (
        el("h2", f"Blad {nummer}: {kleine_letter(kop)}", id=f"blad-{nummer}")
        + el("p", uitleg)
        + el("p", el("button", f"Print blad {nummer}", type="button", klasse="vw-knop", data_druk=f"blad-{nummer}"))
        for nummer, (kop, uitleg, _) in enumerate(BLADEN, 1)
    )
    return el(
        "div",
        el("div", knoppen, regels, klasse="vw-niet-op-papier vw-lesmap"),
        sjabloon("vooraf", _VOORAF),
        sjabloon("blad", BLADEN),
        sjabloon("achteraf", _ACHTERAF),
        el("div", id="vw-druk"),
    )


IN_ZIN: Mapping[str, Callable[..., str]] = MappingProxyType(
    {"aantal-lesgevallen": lambda: str(len(LESGEVALLEN)), "aantal-beweringen": lambda: str(len(BEWERINGEN))}
)
BLOKKEN_MET_NOOT: Mapping[str, Callable[..., str]] = MappingProxyType({"feit-of-fabel": feit_of_fabel})
