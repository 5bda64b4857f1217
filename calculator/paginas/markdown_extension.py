"""Puts facts from the package into the pages: a Python-Markdown extension, used at build time only.

Write ``{{ name }}`` or ``{{ name argument }}`` in a page. Inside a sentence it becomes text or a link; alone on a line it may be a whole block. A name that
does not exist, or an argument that does not fit, stops the build. The docstrings list the names.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from html import escape as esc
from itertools import takewhile
from pathlib import Path, PurePosixPath
from typing import Any

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor

from calculator import datum
from calculator.bedrag import toon
from calculator.geval.voorbeelden import PER_NAAM, VOORBEELDEN
from calculator.html import element
from calculator.oordeel.stappen import stappen
from calculator.paginas import alle_zinnen, begrippen, dekking_pagina, figuren, glossary_links, pagina, presentatie
from calculator.wet import regeling_2021, regeling_2024
from calculator.wet.bronnen import ARTIKEL, GECONTROLEERD_TOT, GELEZEN, OUD_VANAF, besluit
from calculator.wet.feiten import FEITEN, MAATREGEL_FEITEN, PER_NAAM_MAATREGEL, Feit
from calculator.wet.feiten import PER_NAAM as PER_NAAM_FEIT
from calculator.wet.getallen import PKVW_JAREN
from calculator.wet.model import Bestuurslaag, Bron
from calculator.wet.open_punten import ALLE as OPEN_PUNTEN
from calculator.wet.partijen import ORGANISATIE
from calculator.wet.regelingen import REGELINGEN, laatste_dag
from calculator.zelfcheck import stand, vragen, woorden
from calculator.zelfcheck import uitkomst as weergave

_WAARNEMING = PER_NAAM_FEIT["waarneming_langer_dan_30_dagen"].naam
_MARKERING = re.compile(r"\{\{\s*([^{}]+?)\s*\}\}")


class OnbekendeNaam(ValueError):
    """A page uses a name that does not exist: the build stops."""


# --- short values, also inside a sentence ------------------------------------------------------------------------


def _waarden() -> Mapping[str, str]:
    einde = laatste_dag(regeling_2021.REGELING)
    assert einde
    return {
        "maximum-2021": toon(regeling_2021.MAXIMUM),
        # As people type it when they search.
        "maximum-2021-plat": f"{regeling_2021.MAXIMUM // 100} euro",
        "eerste-dag-2021": datum.toon(regeling_2021.EERSTE_DAG),
        "in-werking-2021": datum.toon(regeling_2021.IN_WERKING),
        "laatste-dag-2021": datum.toon(einde),
        "eerste-dag-2024": datum.toon(regeling_2024.EERSTE_DAG),
        "gecontroleerd-tot": datum.toon(GECONTROLEERD_TOT),
        "controle": GELEZEN,
        "print-opnieuw-na": datum.toon(OUD_VANAF),
        "pkvw-jaren": str(PKVW_JAREN),
        # The fact is named after the number of days in the Besluit.
        "waarneming-dagen": next(d for d in _WAARNEMING.split("_") if d.isdigit()),
        "aantal-basismaatregelen": str(len(regeling_2021.BASISMAATREGELEN)),
        "aantal-voorbeelden": str(len(VOORBEELDEN)),
        "aantal-open-punten": str(len(OPEN_PUNTEN)),
        "geen-besluit": woorden.GEEN_BESLUIT,
    }


def _bron_link(bron: Bron, laag: Bestuurslaag | None = None) -> str:
    verwijzing = bron.voor(laag)
    link = f"[{verwijzing.tekst}]({verwijzing.url})" if verwijzing.url else verwijzing.tekst
    zeker = verwijzing.zekerheid
    return link if zeker.name == "WETTEKST" else f"{link} ({zeker.value})"


def _lid(jaar: str, lid: str = "", onderdeel: str = "") -> str:
    """``{{ lid 2024 5 b }}``: a link to a lid of the three articles."""
    return _bron_link(pagina.regeling_van(jaar).lid(lid, onderdeel))


def _besluit(nummer: str, lid: str = "") -> str:
    """``{{ besluit x.3.1 2 }}``: a link to an article of the Besluit."""
    return _bron_link(besluit(nummer, lid))


def _bron(naam: str) -> str:
    """``{{ bron CCV_2021 }}``: a link to a document in calculator.wet.bronnen."""
    from calculator.wet import bronnen

    document = getattr(bronnen, naam)
    return _bron_link(document.bron() if isinstance(document, bronnen.Document) else document)


def _uitkomst_woord(naam: str) -> str:
    """``{{ oordeel-van alles-op-orde }}``: the judgement on an example in a few words."""
    uitkomst = pagina.uitkomst_van(PER_NAAM[naam])[1]
    return woorden.kop(uitkomst.kern.minimaal, uitkomst.kern.maximaal)


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


def _voorbeeld(naam: str) -> str:
    """``{{ voorbeeld NAAM }}``: a worked example with its outcome, computed."""
    voorbeeld = PER_NAAM[naam]
    kop = element("p", element("strong", esc(voorbeeld.titel)), klasse="vw-voorbeeld-kop")
    verhaal = element("p", esc(voorbeeld.verhaal))
    return element("div", kop + verhaal + pagina.berekend(*pagina.uitkomst_van(voorbeeld)), klasse="vw-voorbeeld")


def _voorwaarden(jaar: str) -> str:
    """``{{ voorwaarden 2024 }}``: all conditions of a regime with their sources."""
    regeling = pagina.regeling_van(jaar)
    regels = []
    for v in regeling.alle_voorwaarden:
        bronnen = ", ".join(weergave.link(b.voor(None)) for b in v.bronnen)
        regels.append(
            element("li", element("strong", esc(v.zin)) + " " + element("span", f"Bron: {bronnen}.", klasse="vw-hint"))
        )
    return element("ul", "".join(regels), klasse="vw-voorwaarden")


def _basismaatregelen() -> str:
    """``{{ basismaatregelen }}``: the five of the old regime as a list."""
    soort = PER_NAAM_MAATREGEL["soort"]
    return weergave.lijst(esc(soort.label(m)) for m in regeling_2021.BASISMAATREGELEN)


def _stappen_van(naam: str) -> str:
    """``{{ stappen-van NAAM }}``: who does what, in order, in an example."""
    geval, uitkomst = pagina.uitkomst_van(PER_NAAM[naam])
    regels = "".join(
        element(
            "li",
            f"{element('strong', esc(weergave.wie(s, uitkomst, 'bestuurder')))} {esc(s.wat)}. "
            + (
                element("span", f"Bron: {weergave.link(s.bron.voor(uitkomst.kern.betaler))}.", klasse="vw-hint")
                if s.bron
                else ""
            ),
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
            f"{esc(b.uitleg)} {element('span', 'Bron: ' + weergave.link(b.bron.voor(None)) + '.', klasse='vw-hint')}",
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
    return pagina.tabel(
        ("Organisatie", "Artikel in de Regeling", "Grondslag in het Besluit"),
        (
            (
                esc(ORGANISATIE.naam(laag).removeprefix("uw ").capitalize()),
                weergave.link(REGELINGEN[-1].lid("", "").voor(laag)),
                weergave.link(besluit("x.3.1", "2").voor(laag)),
            )
            for laag in ARTIKEL
        ),
    )


def _zelfcheck() -> str:
    """``{{ zelfcheck }}``: the self-check with its first question, and the texts that the page shows around it."""
    # The day is a stand-in: the first question is the same every day, and the page sends its own day with the answer.
    eerste = stand.begin(regeling_2024.EERSTE_DAG.isoformat())
    app = element(
        "div",
        vragen.vraag(eerste, stand.VOLGORDE[0], {}, {}, nog=stand.open_vragen(eerste)),
        klasse="vw-app",
        id="vw-app",
        data_stap=stand.VOLGORDE[0],
    )
    # Hidden unless the visitor's own day is before that day.
    klok = element("p", _klok(), klasse="vw-oud", hidden=True, data_vw_voor=GECONTROLEERD_TOT.isoformat())
    status = element("div", "", klasse="vw-status", id="vw-status", role="status")
    return (
        klok + app + status + "".join(element("template", tekst, id=f"vw-tekst-{naam}") for naam, tekst in _teksten())
    )


def _klok() -> str:
    dag = datum.toon(GECONTROLEERD_TOT)
    return (
        f"De datum van uw apparaat klopt niet: het is later dan {dag}, want op die dag is deze site gecontroleerd. "
        "De zelfcheck gaat uit van de dag van vandaag. Zet de datum goed en herlaad dan de pagina."
    )


def _teksten() -> tuple[tuple[str, str], ...]:
    """What the page says while the rules come in, and when they do not. Each of them is true whatever the cause."""
    hoever = f"Geladen: {element('span', '', data_vw='megabytes')} MB."
    # The numbers change all the time; a screen reader hears the sentence once.
    hoever = element("p", hoever, aria_hidden="true", klasse="vw-hint")
    # Beside this page, where the answers stay.
    papier = element("a", "zelfcheck op papier", href="../zelfcheck-op-papier/", target="_blank")
    tabellen = element(
        "a", "tabellen met alle regels", href="../verantwoording/hoe-de-zelfcheck-rekent/", target="_blank"
    )
    geen = "Er is daarom geen nieuwe uitkomst. Uw antwoorden staan nog op het scherm."
    anders = element("p", f"U kunt ook verder met de {papier} of de {tabellen}. Die openen in een nieuw tabblad.")
    opnieuw = element("button", "Probeer het opnieuw", type="button", klasse="vw-knop", data_vw="opnieuw-laden")
    return (
        ("laden", element("p", "Een ogenblik: de rekenregels worden geladen. U hoeft niets te doen.") + hoever),
        ("traag", element("p", "Het laden duurt langer dan gewoonlijk. U kunt wachten.") + hoever + anders),
        (
            "wachten",
            element("p", "Er is geen verbinding met internet. Het laden gaat vanzelf verder als die terug is.")
            + anders,
        ),
        ("klaar", element("p", "De rekenregels zijn geladen.")),
        (
            "storing",
            element("p", f"De rekenregels konden niet worden geladen of gaven geen antwoord. {geen}")
            + opnieuw
            + element("p", "Helpt dat niet? Herlaad dan de pagina.")
            + anders,
        ),
        (
            "geweigerd",
            element("p", f"De rekenregels konden dit niet beantwoorden: {element('span', '', data_vw='detail')}")
            + element("p", geen)
            + opnieuw
            + anders,
        ),
        (
            "kan-niet",
            element("p", f"Uw browser kan de rekenregels niet uitvoeren, of staat dat niet toe. {geen}")
            + element("p", "Probeer een andere browser, of vraag degene die uw computer beheert.")
            + anders
            + opnieuw,
        ),
    )


_IN_ZIN: Mapping[str, Callable[..., str]] = {
    "lid": _lid,
    "besluit": _besluit,
    "bron": _bron,
    "oordeel-van": _uitkomst_woord,
    "antwoord": _antwoord,
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
    "alle-zinnen": alle_zinnen.alle_zinnen,
    **pagina.BLOKKEN,
    **figuren.BLOKKEN,
}


def vul_in(inhoud: str) -> tuple[str, bool]:
    """What stands for ``name arguments``, and whether it is a block. Raises OnbekendeNaam."""
    naam, *argumenten = inhoud.split()
    waarden = _waarden()
    try:
        if naam in waarden and not argumenten:
            return waarden[naam], False
        if naam in _TEKSTEN:
            return _TEKSTEN[naam](*argumenten), False
        if naam in _IN_ZIN:
            return _IN_ZIN[naam](*argumenten), False
        return _BLOKKEN[naam](*argumenten), True
    except (KeyError, TypeError, AttributeError, OSError) as fout:
        raise OnbekendeNaam(f"{{{{ {inhoud} }}}}: this name or argument does not exist ({fout})") from fout


_DOCS = Path(__file__).parents[2] / "docs"
#: The beginning of a link to another page.
_ADRES = re.compile(r"\]\((?=[\w./-]+\.md)")
_KOP = re.compile(r"^#+ (?P<tekst>.*?)(?: \{.*\})?$")


def overnemen(pagina_: str, vanaf: str = "") -> str:
    """``{{ overnemen voor-trainers/begeleiden.md }}``: another page of the same folder, from a heading on; one level lower."""
    regels = _vanaf(pagina_, vanaf)
    return "\n".join(vul_regels("#" + r if r.startswith("#") else r for r in (regels if vanaf else regels[1:])))


def deel(pagina_: str, kop: str) -> str:
    """``{{ deel index.md de-regels-in-vijf-zinnen }}``: what stands under one heading of another page, for a page in some folder."""
    inhoud = [*takewhile(lambda regel: not regel.startswith("## "), _vanaf(pagina_, kop)[1:])]
    # Each address as seen from that folder.
    van = PurePosixPath("..", pagina_).parent
    return "\n".join(vul_regels(_ADRES.sub(rf"]({van}/", regel) for regel in inhoud))


def _vanaf(pagina_: str, anker: str) -> list[str]:
    """The lines of a page from the heading with this anchor on, or from its title. Raises KeyError."""
    regels = (_DOCS / pagina_).read_text("utf-8").split("\n---\n", 1)[1].splitlines()
    for nummer, regel in enumerate(regels):
        kop = _KOP.match(regel) if regel.startswith("## " if anker else "# ") else None
        if kop and anker in ("", dekking_pagina.anker(kop["tekst"])):
            return regels[nummer:]
    raise KeyError(anker)


def _nieuwe_regelingen(kop: str, *blokken: str) -> str:
    """``{{ nieuwe-regelingen ## voorwaarden }}``: blocks for each regime of which the pages do not tell yet."""
    return "\n".join(vul_regels(pagina.nieuwe_regelingen(kop, *blokken).split("\n")))


#: Texts of other pages, which are Markdown themselves.
_TEKSTEN: Mapping[str, Callable[..., str]] = {
    "overnemen": overnemen,
    "deel": deel,
    "nieuwe-regelingen": _nieuwe_regelingen,
}


def vul_regels(regels: Iterable[str]) -> list[str]:
    """The lines of a page with everything filled in."""
    return _Invullen().run(list(regels))


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
        glossary_links.register(md)


def makeExtension(**kwargs: Any) -> CalculatorExtension:
    """Called by Python-Markdown for ``calculator.paginas.markdown_extension``."""
    return CalculatorExtension(**kwargs)
