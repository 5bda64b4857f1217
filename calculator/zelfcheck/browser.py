"""The one door for the browser: a request as JSON text in, an answer as JSON text out. It never raises.

Request: ``actie`` (what the visitor did), ``stand`` (the walk so far, null at first), ``velden`` (form fields, each a list), ``vandaag``
(the day, ``2026-11-22``), ``vraag`` (the step on the page). Answer: ``stand``, ``html``, ``titel``, ``focus``, ``stap``; or ``fout``, one sentence, with
``stuk`` when that is no fault of the request.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from calculator import datum
from calculator.geval.invoer import InvoerFout, lees_json, zonder_halve_tekens
from calculator.wet.feiten import PER_NAAM
from calculator.zelfcheck import link, vragen
from calculator.zelfcheck import stand as walk
from calculator.zelfcheck import uitkomst as weergave
from calculator.zelfcheck.scherm_uitkomst import uitkomstscherm
from calculator.zelfcheck.stand import MAATREGEL_WAT, AntwoordFout, Stand

#: No step of that name: the next question, or the check page.
VOLGENDE = ""
SITE = "Zelfcheck - Veilig wonen voor bestuurders"


class Scherm(NamedTuple):
    """What the page must show. ``stap`` is a harmless name for the history."""

    stand: Stand
    stap: str
    titel: str
    html: str
    focus: str = vragen.KOP_ID


class Verzoek(NamedTuple):
    """A request, read."""

    actie: str
    keuze: str
    stand: Stand
    velden: Mapping[str, str]
    vraag: str


def handle(request: str) -> str:
    """Answer one request. Whatever goes wrong is an answer with ``fout``."""
    try:
        verzoek = lees_json(request)
        scherm = _antwoord(_lees(verzoek))
        html = scherm.html
        if scherm.stap == "uitkomst":
            html = html.replace("</h1>", "</h1>" + weergave.te_oud(verzoek.get("vandaag")), 1)
        antwoord = {
            "stand": scherm.stand.json(),
            "html": html,
            "titel": scherm.titel,
            "focus": scherm.focus,
            "stap": scherm.stap,
        }
        return _schrijf(antwoord)
    except InvoerFout as fout:
        return _schrijf({"fout": str(fout)})
    except Exception as fout:  # the visitor gets a true sentence, never half an outcome
        return _schrijf({"fout": f"De rekenregels gaven een fout ({type(fout).__name__}).", "stuk": True})


def beoordeel(geval: str) -> str:
    """The door for other programs in the browser: a case as JSON text in, the answer of the case format (or ``fout``) out."""
    from calculator.oordeel.contract import beoordeel as oordeel

    try:
        return _schrijf(oordeel(lees_json(geval)))
    except InvoerFout as fout:
        return _schrijf({"fout": str(fout)})


def _schrijf(antwoord: Mapping[str, Any]) -> str:
    return zonder_halve_tekens(json.dumps(antwoord, ensure_ascii=False))


def _lees(inhoud: Any) -> Verzoek:
    if not isinstance(inhoud, dict) or not isinstance(inhoud.get("actie"), str):
        raise InvoerFout("actie", "verwacht wordt een verzoek met een actie.")
    velden = inhoud.get("velden") or {}
    if not isinstance(velden, dict):
        raise InvoerFout("velden", "verwacht wordt een object met velden.")
    eerste = {
        naam: waarden[0]
        for naam, waarden in velden.items()
        if isinstance(waarden, list) and waarden and isinstance(waarden[0], str)
    }
    stand = inhoud.get("stand")
    vandaag = inhoud.get("vandaag")
    gelezen = walk.uit_json(stand) if stand else _begin(vandaag if isinstance(vandaag, str) else "")
    vraag = eerste.get("vraag") or inhoud.get("vraag") or ""
    actie, _, keuze = inhoud["actie"].partition(":")
    return Verzoek(actie, keuze, gelezen, eerste, vraag if isinstance(vraag, str) else "")


def _begin(vandaag: str) -> Stand:
    """A walk that starts today. A day that cannot be is one that the visitor's clock has wrong."""
    try:
        return walk.begin(vandaag)
    except InvoerFout as fout:
        try:
            dag = datum.toon(datum.lees_iso(vandaag))
        except ValueError:
            raise fout from None
        zin = f"uw apparaat zegt dat het vandaag {dag} is. Toen was er nog geen regeling. Zet de datum van uw apparaat goed"
        raise InvoerFout("", f"{zin} en probeer het opnieuw.") from None


def _antwoord(verzoek: Verzoek) -> Scherm:
    acties: Mapping[str, Callable[[Verzoek], Scherm]] = {
        "begin": lambda v: toon(v.stand, VOLGENDE),
        "antwoord": _actie_antwoord,
        "toon": lambda v: toon(v.stand, v.vraag),
        "vorige": lambda v: toon(v.stand, _vorige(v)),
        "wijzig": lambda v: toon(v.stand, v.keuze),
        "controle": lambda v: toon(v.stand, "controle"),
        "uitkomst": lambda v: toon(v.stand, "uitkomst"),
        "lezer": lambda v: toon(_met_lezer(v), "uitkomst"),
        "maatregel-wijzigen": lambda v: toon(v.stand, f"maatregel-{v.keuze}-wat"),
        "maatregel-weg": _actie_weg,
        "opnieuw": lambda v: toon(walk.begin(v.stand.feiten["peildatum"]), walk.VOLGORDE[0]),
        "open": _actie_open,
        "fragment": _actie_fragment,
    }
    if verzoek.actie not in acties:
        raise InvoerFout("actie", "deze actie bestaat niet.")
    return acties[verzoek.actie](verzoek)


def _met_lezer(verzoek: Verzoek) -> Stand:
    if verzoek.keuze not in walk.LEZERS:
        raise InvoerFout("lezer", f"verwacht wordt een van: {', '.join(walk.LEZERS)}.")
    return Stand(verzoek.stand.feiten, verzoek.stand.beantwoord, verzoek.keuze)


# --- showing -----------------------------------------------------------------------------------------------------


def _maatregelstap(stand: Stand, stap: str) -> tuple[int, str] | None:
    """The index and the page in a step like ``maatregel-2-wat``; one past the last adds a measure."""
    delen = stap.split("-")
    if len(delen) != 3 or delen[0] != "maatregel" or delen[2] not in ("wat", "wie"):
        return None
    if not (delen[1].isascii() and delen[1].isdigit() and len(delen[1]) < 5):
        return None
    index = int(delen[1])
    grens = len(stand.maatregelen) + (1 if delen[2] == "wat" else 0)
    return (index, delen[2]) if index < grens else None


def toon(
    stand: Stand,
    stap: str,
    velden: Mapping[str, str] | None = None,
    fouten: Mapping[str, str] | None = None,
    bericht: str = "",
) -> Scherm:
    """The screen for a step. An outcome is shown only when nothing is left to ask; an unknown step is the next question.

    What is still open is found once: it is most of the work of an answer.
    """
    velden, fouten = velden or {}, fouten or {}
    focus = vragen.FOUTEN_ID if fouten else vragen.KOP_ID
    vooraf = "Fout: " if fouten else ""
    if plek := _maatregelstap(stand, stap):
        index, deel = plek
        namen = MAATREGEL_WAT if deel == "wat" else walk.vraagt_wie(stand, index)
        html = vragen.maatregel(stand, index, namen, stap, velden, fouten)
        return Scherm(stand, stap, f"{vooraf}Maatregel {index + 1} - {SITE}", html, focus)
    nog = walk.open_vragen(stand)
    bekend = stap in stand.beantwoord or (stap == "maatregelen" and "ambt" in stand.beantwoord) or stap in nog
    if nog and not (stap in PER_NAAM and bekend):
        stap, bekend, velden, fouten, focus, vooraf = nog[0], True, {}, {}, vragen.KOP_ID, ""
    if stap in PER_NAAM and bekend:
        html = vragen.vraag(stand, stap, velden, fouten, bericht, nog)
        titel = f"{vooraf}{PER_NAAM[stap].vraag} - {vragen.stap_tekst(stand, stap, nog)} - {SITE}"
        eerst_dreiging = vragen.toont_dreiging(stand, stap) and not fouten
        return Scherm(stand, stap, titel, html, vragen.DREIGING_ID if eerst_dreiging else focus)
    if stap != "uitkomst":
        return Scherm(stand, "controle", f"Kloppen uw antwoorden? - {SITE}", vragen.controle(stand, bericht))
    return Scherm(stand, "uitkomst", f"Uw uitkomst - {SITE}", uitkomstscherm(stand))


# --- doing -------------------------------------------------------------------------------------------------------


def _vorige(verzoek: Verzoek) -> str:
    if _maatregelstap(verzoek.stand, verzoek.vraag):
        return "maatregelen"
    return walk.vorige(verzoek.stand, verzoek.vraag)


def _actie_antwoord(verzoek: Verzoek) -> Scherm:
    stand, vraag = verzoek.stand, verzoek.vraag
    try:
        if plek := _maatregelstap(stand, vraag):
            return _antwoord_maatregel(verzoek, *plek)
        if vraag == "maatregelen":
            return _antwoord_maatregelen(verzoek)
        if vraag not in PER_NAAM or vraag == "peildatum":
            raise InvoerFout("vraag", "deze vraag bestaat niet.")
        verder, vervallen = walk.beantwoord(stand, vraag, verzoek.velden)
    except AntwoordFout as fout:
        return toon(stand, vraag, verzoek.velden, fout.fouten)
    namen = ", ".join(PER_NAAM[naam].kort for naam in vervallen)
    bericht = f"Door uw nieuwe antwoord vervalt wat u eerder antwoordde over: {namen}." if namen else ""
    return toon(verder, VOLGENDE, bericht=bericht)


def _antwoord_maatregelen(verzoek: Verzoek) -> Scherm:
    keuze = verzoek.velden.get("maatregelen", "")
    if keuze == "ja":
        return toon(verzoek.stand, f"maatregel-{len(verzoek.stand.maatregelen)}-wat")
    if keuze != "nee":
        raise AntwoordFout({"maatregelen": "Kies een antwoord."})
    over = tuple(n for n in verzoek.stand.beantwoord if n != "maatregelen")
    stand = Stand(verzoek.stand.feiten, (*over, "maatregelen"), verzoek.stand.lezer)
    if "maatregelen" in verzoek.stand.beantwoord:
        stand = Stand(stand.feiten, verzoek.stand.beantwoord, stand.lezer)
    return toon(stand, VOLGENDE)


def _antwoord_maatregel(verzoek: Verzoek, index: int, deel: str) -> Scherm:
    namen = MAATREGEL_WAT if deel == "wat" else walk.vraagt_wie(verzoek.stand, index)
    stand = walk.beantwoord_maatregel(verzoek.stand, index, namen, verzoek.velden)
    if deel == "wat" and walk.vraagt_wie(stand, index):
        return toon(stand, f"maatregel-{index}-wie")
    return toon(stand, "maatregelen")


def _actie_weg(verzoek: Verzoek) -> Scherm:
    plek = _maatregelstap(verzoek.stand, f"maatregel-{verzoek.keuze}-wie")
    stand = walk.zonder_maatregel(verzoek.stand, plek[0]) if plek else verzoek.stand
    return toon(stand, "maatregelen", bericht=f"Maatregel {plek[0] + 1} is weggehaald." if plek else "")


def _actie_fragment(verzoek: Verzoek) -> Scherm:
    """Take over the answers in the address the visitor opened."""
    stand, bericht = link.lees(verzoek.velden.get("fragment", ""), verzoek.stand.feiten["peildatum"])
    return toon(stand, "controle", bericht=bericht)


def _actie_open(verzoek: Verzoek) -> Scherm:
    """Open a saved case; what is wrong with it is said above the page that was there."""
    try:
        stand = walk.uit_geval(lees_json(verzoek.velden.get("bestand", "")))
    except InvoerFout as fout:
        return toon(
            verzoek.stand, verzoek.vraag or walk.VOLGORDE[0], bericht=f"Dit bestand kan niet worden geopend. {fout}"
        )
    return toon(stand, "controle", bericht="De bewaarde antwoorden zijn geopend.")
