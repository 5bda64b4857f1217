"""The page that shows the coverage: Markdown, so that the build checks every link and anchor. Build time only."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from html import escape as esc
from itertools import groupby
from pathlib import Path

from calculator.geval import voorbeelden
from calculator.html import element
from calculator.paginas import begrippen, dekking
from calculator.paginas.beslistabel import html as beslistabel
from calculator.paginas.dekking_bronnen import Rij
from calculator.paginas.pagina import NOG_GEEN_VOORBEELD, regeling_van
from calculator.paginas.weetjes import WEETJES
from calculator.wet.regelingen import REGELINGEN

PAGINAS = Path(__file__).parents[2] / "docs"
#: From the page with the coverage to the top of the site.
BOVEN = "../"
ZELFCHECK = "../../zelfcheck/"


class Gat(ValueError):
    """Something of the law or of a source has no place: the build stops."""


def anker(kop: str) -> str:
    """The anchor that Markdown makes of a heading."""
    ascii_ = unicodedata.normalize("NFKD", kop).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", ascii_).strip().lower())


def _pagina(adres: str) -> str:
    pad, _, plek = adres.partition("#")
    if plek.startswith("bewering-"):
        return f"[Feit of fabel?]({BOVEN}{adres})"
    koppen = re.findall(r"^#+ (.+)$", (PAGINAS / pad).read_text("utf-8"), re.MULTILINE)
    gevonden = [kop for kop in koppen if not plek or anker(kop) == plek]
    if not gevonden:
        raise Gat(f"pagina {adres}: this heading does not exist")
    titel = koppen[0] if gevonden[0] == koppen[0] else f"{koppen[0].rstrip('?')}: {gevonden[0]}"
    return f"[{titel}]({BOVEN}{adres})"


def _regel(jaar: str, naam: str) -> str:
    return "‘" + {v.naam: v for v in regeling_van(jaar).alle_voorwaarden}[naam].zin + "’"


def _voorbeeld(naam: str) -> str:
    voorbeeld = voorbeelden.PER_NAAM[naam]
    if voorbeeld.les:
        return f"[{voorbeeld.titel}]({BOVEN}voor-trainers/gevallen.md#geval-{naam})"
    # The self-check opens the example from its name: no anchor that the build could check.
    return element("a", esc(voorbeeld.titel), href=f"{ZELFCHECK}#g=v;{naam}")


def _tekst(doel: str) -> tuple[str, str]:
    """The kind of a target as a visitor reads it, and the target itself, linked where it has a place."""
    soort, naam = doel.split(" ", 1)
    if soort == "regel":
        return "Voorwaarde", _regel(*naam.split(" "))
    if soort == "kosten":
        return "Rekenregel", "wie betaalt welk deel"
    if soort == "voorbeeld":
        return "Voorbeeld", _voorbeeld(naam)
    if soort == "punt":
        return "Open vraag", f"[ons antwoord]({BOVEN}verantwoording/niet-geregeld.md#punt-{naam.lower()})"
    if soort == "begrip":
        return "Begrip", f"[{ {b.naam: b.term for b in begrippen.BEGRIPPEN}[naam] }]({BOVEN}begrippen.md#begrip-{naam})"
    if soort == "weetje":
        return "Feit met bron", "‘" + {w.naam: w.tekst for w in WEETJES}[naam] + "’"
    return "Pagina", _pagina(naam)


def _waar(rij: Rij) -> str:
    if rij.niet:
        return f"Niet overgenomen, want {rij.niet}."
    if not rij.doelen:
        return f"{NOG_GEEN_VOORBEELD}."
    delen = [
        f"**{soort}:** {'; '.join(dict.fromkeys(tekst for _, tekst in groep))}"
        for soort, groep in groupby(map(_tekst, sorted(rij.doelen, key=_plaats)), lambda t: t[0])
    ]
    return "<br>".join(delen)


def _plaats(doel: str) -> int:
    return ("pagina", "begrip", "voorbeeld", "punt", "weetje", "regel", "kosten").index(doel.split(" ")[0])


def _codes(rijen: Iterable[Rij]) -> str:
    """The codes of rows that say the same: articles 2.9, 3.9 and 4.9 run parallel. Year and law stand in the title."""
    codes = [re.sub(r" \(?\d{4}\)?$| Besluit$", "", rij.code) for rij in rijen]
    return "<br>".join(code[0].upper() + code[1:] for code in codes)


def _tabel(titel: str, rijen: tuple[Rij, ...]) -> Iterator[str]:
    yield from ("", f"## {titel}", "", '<div class="vw-dekking" markdown="1">', "")
    yield "| Plek | Wat staat er? | Waar vindt u het hier? |"
    yield "|---|---|---|"
    for (onderwerp, _, _), groep in groupby(rijen, lambda r: (r.onderwerp, r.doelen, r.niet)):
        gelijk = list(groep)
        yield f"| {_codes(gelijk)} | {onderwerp} | {_waar(gelijk[0])} |"
    yield from ("", "</div>", "")


def dekking_tabellen(delen: tuple[tuple[str, tuple[Rij, ...]], ...] = dekking.DELEN) -> str:
    """``{{ dekking }}``: every lid, open question and sentence of the sources, and where it is. Raises Gat at a row that leads nowhere."""
    alle = tuple(rij for _, rijen in delen for rij in rijen)
    if gaten := list(dekking.gaten(alle)):
        raise Gat("; ".join(gaten))
    regels = [regel for titel, rijen in delen for regel in _tabel(titel, rijen)]
    # A regime of which no row tells yet.
    for r in REGELINGEN:
        open_regels = [doel for doel in dekking.zonder_rij(alle) if doel.split(" ")[1] == r.jaar]
        nog = [Rij(_tekst(doel)[0], _tekst(doel)[1].strip("‘’"), ()) for doel in open_regels]
        regels += _tabel(f"{r.titel[0].upper()}{r.titel[1:]}: nog zonder plek", tuple(nog)) if nog else []
    return "\n".join(regels)


def beslistabellen(jaar: str) -> str:
    """``{{ beslistabellen 2024 }}``: the decision table of every condition, made by asking the rules."""
    return beslistabel(regeling_van(jaar))
