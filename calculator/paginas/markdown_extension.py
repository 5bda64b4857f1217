"""Puts facts from the package into the pages: a Python-Markdown extension, used at build time only.

Write ``{{ name }}`` or ``{{ name argument }}`` in a page. Inside a sentence it becomes text or a link; alone on a line it may be a whole block. A name that
does not exist, or an argument that does not fit, stops the build. The docstrings list the names. What is cited gets a number; the list of sources
stands at the end of each page.
"""

import os
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor

from calculator import datum
from calculator.bedrag import toon
from calculator.geval.voorbeelden import PER_NAAM, VOORBEELDEN
from calculator.html import Html, el, samen
from calculator.paginas import (
    alle_zinnen,
    begrippen,
    dekking_pagina,
    figuren,
    glossary_links,
    lessen,
    pagina,
    presentatie,
    systemen,
    tabellen,
    uitgever,
)
from calculator.paginas.noten import INSTELLINGEN, Hier, link, naar_bron
from calculator.wet import regeling_2021, regeling_2024
from calculator.wet.bronnen import ARTIKEL, GELEZEN, NIEUWSTE_STUK, besluit
from calculator.wet.feiten import FEITEN, MAATREGEL_FEITEN, PER_NAAM_MAATREGEL, Feit
from calculator.wet.feiten import PER_NAAM as PER_NAAM_FEIT
from calculator.wet.getallen import PKVW_JAREN
from calculator.wet.open_punten import ALLE as OPEN_PUNTEN
from calculator.wet.partijen import ORGANISATIE
from calculator.wet.regelingen import REGELINGEN, laatste_dag
from calculator.zelfcheck import stand, vragen, woorden
from calculator.zelfcheck.bronnoten import Bronnoten

_WAARNEMING = PER_NAAM_FEIT["waarneming_langer_dan_30_dagen"].naam
_MARKERING = re.compile(r"\{\{\s*([^{}]+?)\s*\}\}")


#: In the environment: the day of the build, as in 2026-11-29.
BOUWDAG = "BOUWDAG"


class OnbekendeNaam(ValueError):
    """A page uses a name that does not exist: the build stops."""


# --- short values, also inside a sentence ------------------------------------------------------------------------


def _waarden() -> Mapping[str, str]:
    einde = laatste_dag(regeling_2021.REGELING)
    assert einde
    return {
        "maximum-2021": toon(regeling_2021.MAXIMUM),
        "eerste-dag-2021": datum.toon(regeling_2021.EERSTE_DAG),
        "in-werking-2021": datum.toon(regeling_2021.IN_WERKING),
        "laatste-dag-2021": datum.toon(einde),
        "eerste-dag-2024": datum.toon(regeling_2024.EERSTE_DAG),
        "stand": GELEZEN,
        "pkvw-jaren": str(PKVW_JAREN),
        # The fact is named after the number of days in the Besluit.
        "waarneming-dagen": next(d for d in _WAARNEMING.split("_") if d.isdigit()),
        "aantal-basismaatregelen": str(len(regeling_2021.BASISMAATREGELEN)),
        "aantal-voorbeelden": str(len(VOORBEELDEN)),
        "aantal-open-punten": str(len(OPEN_PUNTEN)),
        "geen-besluit": woorden.GEEN_BESLUIT,
    }


def _uitkomst_woord(naam: str) -> str:
    """``{{ oordeel-van alles-op-orde }}``: the judgement on an example in a few words."""
    return pagina.kop_van(pagina.uitkomst_van(PER_NAAM[naam])[1])


def _antwoord(naam: str) -> str:
    """``{{ antwoord NAAM }}``: the judgement on an example as the first sentence of an answer."""
    return f"{_uitkomst_woord(naam)}."


def _vergoeding_van(naam: str) -> str:
    """``{{ vergoeding-van NAAM }}``: the reimbursement in an example."""
    return woorden.bereik(pagina.uitkomst_van(PER_NAAM[naam])[1].kern.vergoeding)


def _eigen_kosten_van(naam: str) -> str:
    """``{{ eigen-kosten-van NAAM }}``: what stays with the bestuurder in an example."""
    return woorden.bereik(pagina.uitkomst_van(PER_NAAM[naam])[1].kern.eigen_kosten)


def _begrip(naam: str) -> str:
    """``{{ begrip pkvw }}``: the meaning of a term."""
    return {b.naam: b for b in begrippen.BEGRIPPEN}[naam].uitleg


# --- blocks ------------------------------------------------------------------------------------------------------


def _voorwaarden(hier: Hier, jaar: str) -> Html:
    """``{{ voorwaarden 2024 }}``: all conditions of a regime with their sources."""
    regels = (samen(el("strong", v.zin), hier.noot(*v.bronnen)) for v in pagina.regeling_van(jaar).alle_voorwaarden)
    return pagina.lijst(regels, klasse="vw-voorwaarden")


def _basismaatregelen() -> Html:
    """``{{ basismaatregelen }}``: the five of the old regime as a list."""
    soort = PER_NAAM_MAATREGEL["soort"]
    return pagina.lijst(soort.label(m) for m in regeling_2021.BASISMAATREGELEN)


def _open_punten() -> Html:
    """``{{ open-punten }}``: what the law does not settle."""
    return el(
        "div",
        (
            el("h3", p.vraag, id=f"punt-{p.code.lower()}")
            + el("p", p.stand)
            + el(
                "p",
                el("strong", "Wat wij zeggen:"),
                f" {p.antwoord} Vraag het aan: {' of '.join(w.naam(None) for w in p.wie)}.",
            )
            for p in OPEN_PUNTEN
        ),
    )


def _begrippenlijst(hier: Hier) -> Html:
    """``{{ begrippenlijst }}``: the glossary."""
    return el(
        "dl",
        (
            el("dt", b.term, id=f"begrip-{b.naam}") + el("dd", b.uitleg, hier.noot(b.bron))
            for b in sorted(begrippen.BEGRIPPEN, key=lambda b: b.term.lower())
        ),
        klasse="vw-begrippen",
    )


def _vragen() -> Html:
    """``{{ vragen }}``: every question of the self-check with the reason why it is asked."""

    def rij(feit: Feit) -> Html:
        uitleg = f"{feit.waarom} {feit.hint}".strip() or "Deze vraag hoort bij een maatregel."
        return el("dt", feit.vraag) + el("dd", uitleg)

    per_feit = {f.naam: f for f in FEITEN}
    rijen = [rij(per_feit[n]) for n in stand.VOLGORDE] + [rij(f) for f in MAATREGEL_FEITEN if f.vraag]
    return el("dl", rijen)


def _artikelen() -> Html:
    """``{{ artikelen }}``: which article belongs to which organisation."""
    return pagina.tabel(
        ("Organisatie", "Artikel in de Regeling", "Grondslag in het Besluit"),
        (
            (
                ORGANISATIE.naam(laag).removeprefix("uw ").capitalize(),
                link(REGELINGEN[-1].lid("", "").voor(laag)),
                link(besluit("x.3.1", "2").voor(laag)),
            )
            for laag in ARTIKEL
        ),
    )


def _zelfcheck() -> Html:
    """``{{ zelfcheck }}``: the self-check with its first question, and the texts that the page shows around it."""
    # The day is a stand-in: the first question is the same every day, and the page sends its own day with the answer.
    eerste = stand.begin(regeling_2024.EERSTE_DAG.isoformat())
    vraag = Html(vragen.vraag(eerste, stand.VOLGORDE[0], {}, {}, nog=stand.open_vragen(eerste)))
    app = el("div", vraag, klasse="vw-app", id="vw-app", data_stap=stand.VOLGORDE[0])
    # Hidden unless the visitor's own day is before that day.
    klok = el("p", _klok(), klasse="vw-oud", hidden=True, data_vw_voor=bouwdag().isoformat())
    status = el("div", klasse="vw-status", id="vw-status", role="status")
    # The script takes it away; who still sees it after some seconds has no script (style.css).
    niet_binnen = el("p", _niet_binnen(), klasse="vw-niet-binnen", id="vw-niet-binnen")
    teksten = (el("template", tekst, id=f"vw-tekst-{naam}") for naam, tekst in _teksten())
    papier = el("a", "zelfcheck op papier", href="../zelfcheck-op-papier/")
    zonder = el("noscript", el("p", "De zelfcheck heeft JavaScript nodig. Gebruik anders de ", papier, "."))
    return samen(zonder, klok, niet_binnen, app, status, teksten)


def _niet_binnen() -> Html:
    return samen(
        "Doen de knoppen hieronder niets? Dan is een deel van deze pagina niet binnengekomen, of uw browser staat geen JavaScript toe. ",
        "Herlaad de pagina, of ga verder met de ",
        el("a", "zelfcheck op papier", href="../zelfcheck-op-papier/"),
        ".",
    )


def bouwdag() -> date:
    """The day on which the site was made: of its last commit (scripts/build.py), so that the same source gives the same bytes.

    One day less, for a clock in another part of the world. Without a commit the day of the newest document that was read.
    """
    try:
        return datum.lees_iso(os.environ.get(BOUWDAG, "")) - datum.EEN_DAG
    except ValueError:
        return NIEUWSTE_STUK


def _klok() -> str:
    dag = datum.toon(bouwdag())
    return (
        f"De datum van uw apparaat klopt niet: op {dag} is deze site gemaakt, dus het is al later. "
        "De zelfcheck gaat uit van de dag van vandaag. Zet de datum goed en herlaad dan de pagina."
    )


def _teksten() -> tuple[tuple[str, Html], ...]:
    """What the page says while the rules come in, and when they do not. Each of them is true whatever the cause."""
    # The numbers change all the time; a screen reader hears the sentence once.
    hoever = el("p", "Geladen: ", el("span", data_vw="megabytes"), " MB.", aria_hidden="true", klasse="vw-hint")
    # Beside this page, where the answers stay.
    papier = el("a", "zelfcheck op papier", href="../zelfcheck-op-papier/", target="_blank")
    tabellen = el("a", "tabellen met alle regels", href="../verantwoording/hoe-de-zelfcheck-rekent/", target="_blank")
    geen = "Er is daarom geen nieuwe uitkomst. Uw antwoorden staan nog op het scherm."
    anders = el("p", "U kunt ook verder met de ", papier, " of de ", tabellen, ". Die openen in een nieuw tabblad.")
    opnieuw = el("button", "Probeer het opnieuw", type="button", klasse="vw-knop", data_vw="opnieuw-laden")
    detail = el("span", data_vw="detail")
    return (
        ("laden", el("p", "Een ogenblik: de rekenregels worden geladen. U hoeft niets te doen.") + hoever),
        ("traag", el("p", "Het laden duurt langer dan gewoonlijk. U kunt wachten.") + hoever + anders),
        (
            "wachten",
            el(
                "p",
                "Uw browser zegt dat er geen verbinding met internet is. Het laden wordt vanzelf opnieuw geprobeerd.",
            )
            + opnieuw
            + anders,
        ),
        ("klaar", el("p", "De rekenregels zijn geladen.")),
        (
            "storing",
            el("p", f"De rekenregels konden niet worden geladen of gaven geen antwoord. {geen}")
            + opnieuw
            + el("p", "Helpt dat niet? Herlaad dan de pagina.")
            + anders,
        ),
        (
            "oud",
            el("p", f"Er is intussen een nieuwere versie van deze site. {geen}")
            + el("p", "Herlaad de pagina. De vragen beginnen dan opnieuw.")
            + anders
            + opnieuw,
        ),
        (
            "geweigerd",
            el("p", "De rekenregels konden dit niet beantwoorden: ", detail) + el("p", geen) + opnieuw + anders,
        ),
        (
            "kan-niet",
            el("p", f"Uw browser kan de rekenregels niet uitvoeren, of staat dat niet toe. {geen}")
            + el("p", "Probeer een andere browser, of vraag degene die uw computer beheert.")
            + anders
            + opnieuw,
        ),
        (
            "host",
            el(
                "p",
                "Uw browser kan de rekenregels uitvoeren, maar mag dat niet op deze pagina. Dat is ingesteld door de computer waar "
                f"deze site staat, of door een programma dat meekijkt met uw internet. {geen}",
            )
            + el("p", "Probeer een ander netwerk of een andere browser, of meld het aan de beheerder.")
            + anders
            + opnieuw,
        ),
        (
            "onveilig",
            el(
                "p",
                f"Deze pagina kwam niet over een beveiligde verbinding. Dan mag uw browser de rekenregels niet uitvoeren. {geen}",
            )
            + el("p", "Open de site met een adres dat begint met https://.")
            + anders
            + opnieuw,
        ),
    )


def _dekt(een: str, *meer: str) -> str:
    """``{{ dekt NOTA_2026:3,9 }}``: which sentences a passage without a note carries; nothing to read, the coverage goes by it."""
    for naam in (een, *meer):
        naar_bron(naam)
    return ""


_IN_ZIN: Mapping[str, Callable[..., str]] = {
    "oordeel-van": _uitkomst_woord,
    "antwoord": _antwoord,
    "vergoeding-van": _vergoeding_van,
    "eigen-kosten-van": _eigen_kosten_van,
    "begrip": _begrip,
    # Markdown and no block of HTML, so that the build checks its links.
    "dekking": dekking_pagina.dekking_tabellen,
    **pagina.IN_ZIN,
    **lessen.IN_ZIN,
}
#: These get the page at hand: they cite, or show a setting of the site.
_IN_ZIN_HIER: Mapping[str, Callable[..., str]] = {**pagina.IN_ZIN_MET_NOOT, **uitgever.IN_ZIN}

_BLOKKEN: Mapping[str, Callable[..., str]] = {
    "basismaatregelen": _basismaatregelen,
    "open-punten": _open_punten,
    "vragen": _vragen,
    "artikelen": _artikelen,
    "zelfcheck": _zelfcheck,
    "beslistabellen": dekking_pagina.beslistabellen,
    "alle-zinnen": alle_zinnen.alle_zinnen,
    **pagina.BLOKKEN,
    **figuren.BLOKKEN,
}
_BLOKKEN_HIER: Mapping[str, Callable[..., str]] = {
    "voorwaarden": _voorwaarden,
    "begrippenlijst": _begrippenlijst,
    "qr": presentatie.qr,
    "presentatie": presentatie.presentatie,
    "lesmap": lambda hier: lessen.lesmap(hier, presentatie.qr(hier)),
    **pagina.BLOKKEN_MET_NOOT,
    **figuren.BLOKKEN_MET_NOOT,
    **lessen.BLOKKEN_MET_NOOT,
    **systemen.BLOKKEN,
}


def vul_in(inhoud: str, hier: Hier | None = None) -> tuple[str, bool]:
    """What stands for ``name arguments`` on the page at hand, and whether it is a block. Raises OnbekendeNaam."""
    naam, *argumenten = inhoud.split()
    waarden, hier = _waarden(), hier or Hier()
    try:
        if naam in waarden and not argumenten:
            return waarden[naam], False
        if naam == "nieuwe-regelingen":
            return "\n".join(vul_regels(pagina.nieuwe_regelingen(*argumenten).split("\n"), hier)), False
        if naam == "dekt":
            return _dekt(*argumenten), False
        if naam in _IN_ZIN:
            return _IN_ZIN[naam](*argumenten), False
        if naam in _IN_ZIN_HIER:
            return _IN_ZIN_HIER[naam](hier, *argumenten), False
        if naam in _BLOKKEN:
            return _BLOKKEN[naam](*argumenten), True
        return _BLOKKEN_HIER[naam](hier, *argumenten), True
    except (KeyError, TypeError, AttributeError, OSError) as fout:
        raise OnbekendeNaam(f"{{{{ {inhoud} }}}}: this name or argument does not exist ({fout})") from fout


def vul_regels(regels: Iterable[str], hier: Hier) -> list[str]:
    """The lines of a page with everything filled in."""

    def in_zin(gevonden: re.Match[str]) -> str:
        tekst, blok = vul_in(gevonden[1], hier)
        if blok:
            raise OnbekendeNaam(f"{gevonden[0]}: this block must stand alone on its line")
        return tekst

    uit: list[str] = []
    for regel in regels:
        alleen = _MARKERING.fullmatch(regel.strip())
        if alleen:
            tekst, blok = vul_in(alleen[1], hier)
            # Not in the stash: MkDocs reads the anchors of raw HTML after this, for its check of links.
            uit += ["", *tekst.split("\n"), ""] if blok else tekst.split("\n")
        else:
            uit.append(_MARKERING.sub(in_zin, regel))
    return uit


class _Invullen(Preprocessor):
    def __init__(self, md: Markdown, instellingen: Mapping[str, str]) -> None:
        super().__init__(md)
        self._instellingen = instellingen

    def run(self, lines: list[str]) -> list[str]:
        hier = Hier(Bronnoten(), self._instellingen)
        regels = vul_regels(lines, hier)
        bronnen = hier.lijst()
        return [*regels, "", bronnen, ""] if bronnen else regels


class CalculatorExtension(Extension):
    """Registers the preprocessor after white space is normal and before HTML is read."""

    def __init__(self, **kwargs: Any) -> None:
        """The settings of the site are those of the extension (mkdocs.yml)."""
        self.config = {naam: ["", "A setting of the site; empty until someone fills it in."] for naam in INSTELLINGEN}
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:
        """Called by Python-Markdown."""
        # The page's own texts are in templates, which Markdown does not know as blocks.
        md.block_level_elements += ["template", "dialog"]
        md.preprocessors.register(_Invullen(md, self.getConfigs()), "calculator", 25)
        glossary_links.register(md)
        tabellen.register(md)


def makeExtension(**kwargs: Any) -> CalculatorExtension:
    """Called by Python-Markdown for ``calculator.paginas.markdown_extension``."""
    return CalculatorExtension(**kwargs)
