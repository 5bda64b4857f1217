"""Puts facts from the package into the pages: a Python-Markdown extension, used at build time only.

Write ``{{ name }}`` or ``{{ name argument }}`` in a page. Inside a sentence it becomes text or a link; alone on a line it may be a whole block. A name that
does not exist, or an argument that does not fit, stops the build. The page for contributors lists the names (``{{ namen }}``).
"""

import re
from collections.abc import Callable, Mapping
from html import escape as esc
from typing import Any

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor

from calculator import (
    begrippen,
    datum,
    dekking_pagina,
    pagina,
    presentatie,
    regeling_2021,
    regeling_2024,
    render,
    render_uitkomst,
    stand,
    woorden,
)
from calculator.bedrag import toon
from calculator.beoordeling import beoordeel
from calculator.bronnen import ARTIKEL, CONTROLE, GECONTROLEERD_TOT, besluit, lid_2021, lid_2024
from calculator.feiten import FEITEN, MAATREGEL_FEITEN, PER_NAAM_MAATREGEL, Feit
from calculator.getallen import PKVW_JAREN
from calculator.invoer import lees_geval
from calculator.model import Bestuurslaag, Bron, Regeling, Uitkomst
from calculator.open_punten import ALLE as OPEN_PUNTEN
from calculator.partijen import ORGANISATIE
from calculator.regelingen import REGELINGEN, laatste_dag
from calculator.render import element
from calculator.stappen import stappen
from calculator.voorbeelden import PER_NAAM, VOORBEELDEN, Voorbeeld

_MARKERING = re.compile(r"\{\{\s*([^{}]+?)\s*\}\}")


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
        "gecontroleerd-tot": datum.toon(GECONTROLEERD_TOT),
        "controle": CONTROLE,
        "pkvw-jaren": str(PKVW_JAREN),
        "aantal-basismaatregelen": str(len(regeling_2021.BASISMAATREGELEN)),
        "aantal-voorbeelden": str(len(VOORBEELDEN)),
        "aantal-open-punten": str(len(OPEN_PUNTEN)),
        "geen-besluit": woorden.GEEN_BESLUIT,
    }


def _regeling(jaar: str) -> Regeling:
    return {r.jaar: r for r in REGELINGEN}[jaar]


def _bron_link(bron: Bron, laag: Bestuurslaag | None = None) -> str:
    verwijzing = bron.voor(laag)
    link = f"[{verwijzing.tekst}]({verwijzing.url})" if verwijzing.url else verwijzing.tekst
    zeker = verwijzing.zekerheid
    return link if zeker.name == "WETTEKST" else f"{link} ({zeker.value})"


def _lid(jaar: str, lid: str = "", onderdeel: str = "") -> str:
    """``{{ lid 2024 5 b }}``: a link to a lid of the three articles."""
    return _bron_link(lid_2024(lid, onderdeel) if jaar == "2024" else lid_2021(lid) if jaar == "2021" else _fout(jaar))


def _fout(naam: str) -> Any:
    raise KeyError(naam)


def _besluit(nummer: str, lid: str = "") -> str:
    """``{{ besluit x.3.1 2 }}``: a link to an article of the Besluit."""
    return _bron_link(besluit(nummer, lid))


def _bron(naam: str) -> str:
    """``{{ bron CCV_2021 }}``: a link to a document in calculator.bronnen."""
    from calculator import bronnen

    document = getattr(bronnen, naam)
    return _bron_link(document.bron() if isinstance(document, bronnen.Document) else document)


def _uitkomst_woord(naam: str) -> str:
    """``{{ oordeel-van alles-op-orde }}``: the judgement on an example in a few words."""
    uitkomst = _uitkomst(PER_NAAM[naam])
    return woorden.kop(uitkomst.kern.minimaal, uitkomst.kern.maximaal)


def _vergoeding_van(naam: str) -> str:
    """``{{ vergoeding-van NAAM }}``: the reimbursement in an example."""
    return woorden.bereik(_uitkomst(PER_NAAM[naam]).kern.vergoeding)


def _eigen_kosten_van(naam: str) -> str:
    """``{{ eigen-kosten-van NAAM }}``: what stays with the bestuurder in an example."""
    return woorden.bereik(_uitkomst(PER_NAAM[naam]).kern.eigen_kosten)


def _begrip(naam: str) -> str:
    """``{{ begrip pkvw }}``: the meaning of a term."""
    return {b.naam: b for b in begrippen.BEGRIPPEN}[naam].uitleg


# --- blocks ------------------------------------------------------------------------------------------------------


def _uitkomst(voorbeeld: Voorbeeld) -> Uitkomst:
    geval = lees_geval({"feiten": dict(voorbeeld.feiten)})
    return next(u for u in beoordeel(geval) if u.regeling.jaar == voorbeeld.regeling)


def _voorbeeld(naam: str) -> str:
    """``{{ voorbeeld NAAM }}``: a worked example with its outcome, computed."""
    voorbeeld = PER_NAAM[naam]
    geval = lees_geval({"feiten": dict(voorbeeld.feiten)})
    uitkomst = _uitkomst(voorbeeld)
    kern = uitkomst.kern
    zin = woorden.oordeelzin(uitkomst.regeling, kern, "bestuurder")
    zinnen = " ".join(render_uitkomst.geldzinnen(geval, uitkomst, "bestuurder"))
    kop = element("p", element("strong", esc(voorbeeld.titel)), klasse="vw-voorbeeld-kop")
    return element(
        "div",
        kop
        + element("p", esc(voorbeeld.verhaal))
        + element(
            "p", element("strong", esc(woorden.kop(kern.minimaal, kern.maximaal)) + ".") + " " + esc(f"{zin} {zinnen}")
        )
        + render_uitkomst.kostentabel(geval, uitkomst),
        klasse="vw-voorbeeld",
    )


def _voorwaarden(jaar: str) -> str:
    """``{{ voorwaarden 2024 }}``: all conditions of a regime with their sources."""
    regeling = _regeling(jaar)
    regels = []
    for v in (*regeling.voorwaarden, *regeling.maatregel_voorwaarden):
        bronnen = ", ".join(render_uitkomst.link(b.voor(None)) for b in v.bronnen)
        regels.append(
            element("li", element("strong", esc(v.zin)) + " " + element("span", f"Bron: {bronnen}.", klasse="vw-hint"))
        )
    return element("ul", "".join(regels), klasse="vw-voorwaarden")


def _basismaatregelen() -> str:
    """``{{ basismaatregelen }}``: the five of the old regime as a list."""
    soort = PER_NAAM_MAATREGEL["soort"]
    return render_uitkomst.lijst(esc(soort.label(m)) for m in regeling_2021.BASISMAATREGELEN)


def _stappen_van(naam: str) -> str:
    """``{{ stappen-van NAAM }}``: who does what, in order, in an example."""
    voorbeeld = PER_NAAM[naam]
    geval = lees_geval({"feiten": dict(voorbeeld.feiten)})
    uitkomst = _uitkomst(voorbeeld)
    regels = "".join(
        element(
            "li",
            f"{element('strong', esc(render_uitkomst.wie(s, uitkomst, 'bestuurder')))} {esc(s.wat)}. "
            + element("span", f"Bron: {render_uitkomst.link(s.bron.voor(uitkomst.kern.betaler))}.", klasse="vw-hint"),
        )
        for s in stappen(geval, uitkomst)
    )
    return element("ol", regels, klasse="vw-stappen")


def _open_punten() -> str:
    """``{{ open-punten }}``: what the law does not settle."""
    regels = [
        element("h3", esc(f"{p.vraag}"), id=f"punt-{p.code.lower()}")
        + element("p", esc(p.stand))
        + element(
            "p",
            f"{element('strong', 'Wat wij zeggen:')} {esc(p.antwoord)} Vraag het aan: {esc(' of '.join(w.naam(None) for w in p.wie))}.",
        )
        for p in OPEN_PUNTEN
    ]
    return element("div", "".join(regels))


def _begrippenlijst() -> str:
    """``{{ begrippenlijst }}``: the glossary."""
    regels = [
        element("dt", esc(b.term), id=f"begrip-{b.naam}")
        + element(
            "dd",
            f"{esc(b.uitleg)} {element('span', 'Bron: ' + render_uitkomst.link(b.bron.voor(None)) + '.', klasse='vw-hint')}",
        )
        for b in sorted(begrippen.BEGRIPPEN, key=lambda b: b.term.lower())
    ]
    return element("dl", "".join(regels), klasse="vw-begrippen")


def _vragen() -> str:
    """``{{ vragen }}``: every question of the self-check with the reason why it is asked."""

    def rij(feit: Feit) -> str:
        return element("dt", esc(feit.vraag)) + element(
            "dd", esc(f"{feit.waarom} {feit.hint}".strip() or "Deze vraag hoort bij een maatregel.")
        )

    per_feit = {f.naam: f for f in FEITEN}
    rijen = [rij(per_feit[n]) for n in stand.VOLGORDE] + [rij(f) for f in MAATREGEL_FEITEN if f.vraag]
    return element("dl", "".join(rijen))


def _artikelen() -> str:
    """``{{ artikelen }}``: which article belongs to which organisation."""
    kop = "".join(
        element("th", k, scope="col") for k in ("Organisatie", "Artikel in de Regeling", "Grondslag in het Besluit")
    )
    rijen = "".join(
        element(
            "tr",
            element("th", esc(ORGANISATIE.naam(laag).removeprefix("uw ").capitalize()), scope="row")
            + element("td", render_uitkomst.link(lid_2024().voor(laag)))
            + element("td", render_uitkomst.link(besluit("x.3.1", "2").voor(laag))),
        )
        for laag in ARTIKEL
    )
    return element("table", element("thead", element("tr", kop)) + element("tbody", rijen))


def _zelfcheck() -> str:
    """``{{ zelfcheck }}``: the self-check with its first question, and the texts that the page shows around it."""
    # The day is a stand-in: the first question is the same every day, and the page sends its own day with the answer.
    eerste = stand.begin(regeling_2024.EERSTE_DAG.isoformat())
    app = element(
        "div",
        render.vraag(eerste, stand.VOLGORDE[0], {}, {}),
        klasse="vw-app",
        id="vw-app",
        data_stap=stand.VOLGORDE[0],
    )
    status = element("p", "", klasse="vw-status", id="vw-status", role="status")
    laden = "Een ogenblik: de rekenregels worden geladen. U hoeft niets te doen."
    storing = (
        element("p", "De rekenregels konden niet worden geladen of gaven geen antwoord. Er is daarom geen uitkomst.")
        + element("p", "Uw antwoorden staan nog op het scherm.")
        + element("button", "Probeer het opnieuw", type="button", klasse="vw-knop", data_vw="opnieuw-laden")
    )
    teksten = (("laden", laden), ("klaar", "De rekenregels zijn geladen."), ("storing", storing))
    return app + status + "".join(element("template", tekst, id=f"vw-tekst-{naam}") for naam, tekst in teksten)


_IN_ZIN: Mapping[str, Callable[..., str]] = {
    "lid": _lid,
    "besluit": _besluit,
    "bron": _bron,
    "oordeel-van": _uitkomst_woord,
    "vergoeding-van": _vergoeding_van,
    "eigen-kosten-van": _eigen_kosten_van,
    "begrip": _begrip,
    # Markdown and no block of HTML, so that the build checks its links.
    "dekking": dekking_pagina.dekking_tabellen,
    **pagina.IN_ZIN,
}

_BLOKKEN: Mapping[str, Callable[..., str]] = {
    "voorbeeld": _voorbeeld,
    "voorwaarden": _voorwaarden,
    "basismaatregelen": _basismaatregelen,
    "stappen-van": _stappen_van,
    "open-punten": _open_punten,
    "begrippenlijst": _begrippenlijst,
    "vragen": _vragen,
    "artikelen": _artikelen,
    "zelfcheck": _zelfcheck,
    "presentatie": presentatie.presentatie,
    "beslistabellen": dekking_pagina.beslistabellen,
    **pagina.BLOKKEN,
}


def vul_in(inhoud: str) -> tuple[str, bool]:
    """What stands for ``name arguments``, and whether it is a block. Raises OnbekendeNaam."""
    naam, *argumenten = inhoud.split()
    waarden = _waarden()
    try:
        if naam in waarden and not argumenten:
            return waarden[naam], False
        if naam in _IN_ZIN:
            return _IN_ZIN[naam](*argumenten), False
        return _BLOKKEN[naam](*argumenten), True
    except (KeyError, TypeError, AttributeError) as fout:
        raise OnbekendeNaam(f"{{{{ {inhoud} }}}}: this name or argument does not exist ({fout})") from fout


class _Invullen(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        uit: list[str] = []
        for regel in lines:
            alleen = _MARKERING.fullmatch(regel.strip())
            if alleen:
                tekst, blok = vul_in(alleen[1])
                # Not in the stash: MkDocs reads the anchors of raw HTML after this, for its check of links.
                uit += ["", *tekst.split("\n"), ""] if blok else tekst.split("\n")
            else:
                uit.append(_MARKERING.sub(self._in_zin, regel))
        return uit

    @staticmethod
    def _in_zin(gevonden: re.Match[str]) -> str:
        tekst, blok = vul_in(gevonden[1])
        if blok:
            raise OnbekendeNaam(f"{gevonden[0]}: this block must stand alone on its line")
        return tekst


class CalculatorExtension(Extension):
    """Registers the preprocessor after white space is normal and before HTML is read."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Called by Python-Markdown."""
        # The page's own texts are in templates, which Markdown does not know as blocks.
        md.block_level_elements.append("template")
        md.preprocessors.register(_Invullen(md), "calculator", 25)


def makeExtension(**kwargs: Any) -> CalculatorExtension:
    """Called by Python-Markdown for ``calculator.markdown_extension``."""
    return CalculatorExtension(**kwargs)
