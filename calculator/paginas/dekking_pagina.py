"""The page that shows the coverage: Markdown, so that the build checks every link and anchor. Build time only."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby

from calculator.geval.voorbeelden import PER_NAAM
from calculator.html import el
from calculator.paginas.begrippen import BEGRIPPEN
from calculator.paginas.beslistabel import html as beslistabel
from calculator.paginas.dekking import DELEN, DOCS, Rij, doelen, kop_van, zonder_rij
from calculator.paginas.noten import naar_bron
from calculator.paginas.pagina import NOG_GEEN_VOORBEELD, regeling_van
from calculator.paginas.weetjes import WEETJES
from calculator.wet.regelingen import REGELINGEN
from calculator.zinnen import hoofdletter

#: From the page with the coverage to the top of the site.
BOVEN = "../"
_SOORT = {
    "pagina": "Pagina",
    "begrip": "Begrip",
    "voorbeeld": "Voorbeeld",
    "punt": "Open vraag",
    "weetje": "Feit met bron",
    "regel": "Voorwaarde",
    "kosten": "Rekenregel",
}


def anker(kop: str) -> str:
    """The anchor that Markdown makes of a heading."""
    ascii_ = unicodedata.normalize("NFKD", kop).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", ascii_).strip().lower())


def _pagina(plek: str) -> str:
    pad, _, regel = plek.partition("#")
    titel = kop_van(next(r for r in (DOCS / pad).read_text("utf-8").splitlines() if r.startswith("# ")))[0]
    tekst, eigen = kop_van(f"#{regel}")
    hele = f"{titel.rstrip('?')}: {tekst}" if tekst not in ("", titel) else titel
    return f"[{hele}]({BOVEN}{pad}{f'#{eigen or anker(tekst)}' if hele != titel else ''})"


def _voorbeeld(naam: str) -> str:
    voorbeeld = PER_NAAM[naam]
    if voorbeeld.les:
        return f"[{voorbeeld.titel}]({BOVEN}voor-trainers/gevallen.md#geval-{naam})"
    # The self-check opens the example from its name: no anchor that the build could check.
    return el("a", voorbeeld.titel, href=f"../../zelfcheck/#g=v;{naam}")


def _tekst(doel: str) -> str:
    """A target as a visitor reads it, linked where it has a place."""
    soort, naam = doel.split(":", 1)
    match soort:
        case "regel":
            jaar, regel = naam.split(":")
            return f"‘{next(v.zin for v in regeling_van(jaar).alle_voorwaarden if v.naam == regel)}’"
        case "kosten":
            return "wie betaalt welk deel"
        case "voorbeeld":
            return _voorbeeld(naam)
        case "punt":
            return f"[ons antwoord]({BOVEN}verantwoording/niet-geregeld.md#punt-{naam.lower()})"
        case "begrip":
            return f"[{next(b.term for b in BEGRIPPEN if b.naam == naam)}]({BOVEN}begrippen.md#begrip-{naam})"
        case "weetje":
            return f"‘{next(w.tekst for w in WEETJES if w.naam == naam)}’"
        case _:
            return _pagina(naam)


def _soort(doel: str) -> str:
    return doel.split(":")[0]


def _waar(rij: Rij) -> str:
    if rij.niet:
        return f"Niet overgenomen, want {rij.niet}."
    gesorteerd = sorted(doelen(rij), key=lambda doel: [*_SOORT].index(_soort(doel)))
    delen = [
        f"**{_SOORT[soort]}:** {'; '.join(dict.fromkeys(map(_tekst, groep)))}"
        for soort, groep in groupby(gesorteerd, _soort)
    ]
    return "<br>".join(delen) or f"{NOG_GEEN_VOORBEELD}."


def _plek(rij: Rij) -> str:
    """What a row is about, in short; the law and the year stand in the title above it."""
    soort, _, rest = rij.sleutel.partition(":")
    if soort in ("besluit", "REGELING_1_2", *(r.jaar for r in REGELINGEN)):
        return hoofdletter(naar_bron(rij.sleutel).voor(None).tekst.removeprefix("artikel ").split(" van ")[0])
    return {"CCV_2021": "CCV ", "NOTA_2026": "Nota ", "punt": ""}.get(soort, hoofdletter(soort)) + rest


def _tabel(titel: str, rijen: tuple[Rij, ...]) -> Iterator[str]:
    yield from ("", f"## {titel}", "", '<div class="vw-dekking" markdown="1">', "")
    yield "| Plek | Wat staat er? | Waar vindt u het hier? |"
    yield "|---|---|---|"
    for rij in rijen:
        yield f"| {_plek(rij)} | {rij.onderwerp} | {_waar(rij)} |"
    yield from ("", "</div>", "")


def dekking_tabellen(delen: tuple[tuple[str, tuple[Rij, ...]], ...] = DELEN) -> str:
    """``{{ dekking }}``: every lid, open question and sentence of the sources, and where it is; what has no place yet says so."""
    regels = [regel for titel, rijen in delen for regel in _tabel(titel, rijen)]
    los = zonder_rij(tuple(rij for _, rijen in delen for rij in rijen))
    for r in REGELINGEN:
        nog = tuple(Rij(_SOORT[_soort(doel)], _tekst(doel).strip("‘’")) for doel in los if doel.split(":")[1] == r.jaar)
        regels += _tabel(f"{hoofdletter(r.titel)}: nog zonder plek", nog) if nog else []
    return "\n".join(regels)


def beslistabellen(jaar: str) -> str:
    """``{{ beslistabellen 2024 }}``: the decision table of every condition, made by asking the rules."""
    return beslistabel(regeling_van(jaar))
