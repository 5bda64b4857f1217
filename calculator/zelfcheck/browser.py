"""The one door for the browser: a request as JSON text in, an answer as JSON text out. It never raises.

Request: ``actie`` (what the visitor did), ``stand`` (the walk so far, null at first), ``velden`` (form fields, each a list), ``vandaag``
(the day, ``2026-11-22``), ``vraag`` (the step on the page). Answer: ``stand``, ``html``, ``titel``, ``focus``, ``stap``; or ``fout``, one sentence, with
``stuk`` when that is no fault of the request.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from calculator import datum
from calculator.geval.invoer import InvoerFout, lees_json, zonder_halve_tekens
from calculator.wet.feiten import PER_NAAM, feit_van_pad
from calculator.zelfcheck import link, vragen
from calculator.zelfcheck import stand as walk
from calculator.zelfcheck.scherm_uitkomst import uitkomstscherm
from calculator.zelfcheck.stand import Stand
from calculator.zelfcheck.velden import AntwoordFout

#: No step of that name: the next question, or the outcome.
VOLGENDE = ""
SITE = "Zelfcheck - Veilig wonen voor bestuurders"


class Scherm(NamedTuple):
    """What the page must show. ``stap`` is a harmless name for the history. Without ``html``: the outcome, with this ``bericht``."""

    stand: Stand
    stap: str
    titel: str
    html: str = ""
    focus: str = vragen.KOP_ID
    bericht: str = ""


class Verzoek(NamedTuple):
    """A request, read. ``vandaag`` is the visitor's own day, empty when it is not known."""

    actie: str
    keuze: str
    stand: Stand
    velden: Mapping[str, str]
    vraag: str
    vandaag: str = ""


def handle(request: str) -> str:
    """Answer one request. Whatever goes wrong is an answer with ``fout``."""
    try:
        verzoek = _lees(lees_json(request))
        scherm = _antwoord(verzoek)
        antwoord = {
            "stand": scherm.stand.json(),
            "html": scherm.html or uitkomstscherm(scherm.stand, verzoek.vandaag, scherm.bericht),
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
    stand, vandaag = inhoud.get("stand"), inhoud.get("vandaag")
    vandaag = vandaag if isinstance(vandaag, str) else ""
    gelezen = walk.uit_json(stand) if stand else _begin(vandaag)
    vraag = eerste.get("vraag") or inhoud.get("vraag") or ""
    actie, _, keuze = inhoud["actie"].partition(":")
    return Verzoek(actie, keuze, gelezen, eerste, vraag if isinstance(vraag, str) else "", _dag(vandaag))


def _dag(vandaag: str) -> str:
    """The visitor's own day, empty when no question can be asked on it."""
    try:
        return walk.begin(vandaag).feiten["peildatum"] and vandaag
    except InvoerFout:
        return ""


def _begin(vandaag: str) -> Stand:
    """A walk that starts today. A day that cannot be is one that the visitor's clock has wrong."""
    try:
        return walk.begin(vandaag)
    except InvoerFout:
        zin = f"uw apparaat zegt dat het vandaag {_klok(vandaag)} Zet de datum van uw apparaat goed"
        raise InvoerFout("", f"{zin} en probeer het opnieuw.") from None


def _klok(vandaag: str) -> str:
    """What is wrong with that day: the rest of a sentence on it, and why it cannot be."""
    try:
        dag = date.fromisoformat(vandaag)
    except ValueError:
        return "een dag is die niet bestaat."
    vroeg = dag <= datum.LAATSTE
    return f"{datum.toon(dag)} is. " + (
        "Toen was er nog geen regeling." if vroeg else "Zo ver rekent de zelfcheck niet."
    )


def _antwoord(verzoek: Verzoek) -> Scherm:
    acties: Mapping[str, Callable[[Verzoek], Scherm]] = {
        "begin": lambda v: toon(v.stand, VOLGENDE),
        "antwoord": _actie_antwoord,
        "toon": lambda v: toon(v.stand, v.vraag),
        "vorige": lambda v: toon(v.stand, _vorige(v)),
        "wijzig": lambda v: toon(v.stand, walk.scherm_van(v.keuze)),
        "uitkomst": lambda v: toon(v.stand, "uitkomst"),
        "vandaag": _actie_vandaag,
        "lezer": lambda v: toon(_met_lezer(v), "uitkomst"),
        "maatregel-wijzigen": lambda v: toon(v.stand, f"maatregel-{v.keuze}-wat"),
        "maatregel-weg": _actie_weg,
        "opnieuw": lambda v: toon(walk.begin(v.vandaag or v.stand.feiten["peildatum"]), walk.VOLGORDE[0]),
        "open": _actie_open,
        "fragment": _actie_fragment,
    }
    if verzoek.actie not in acties:
        raise InvoerFout("actie", "deze actie bestaat niet.")
    return acties[verzoek.actie](verzoek)


def _met_lezer(verzoek: Verzoek) -> Stand:
    if verzoek.keuze not in walk.LEZERS:
        raise InvoerFout("lezer", f"verwacht wordt een van: {', '.join(walk.LEZERS)}.")
    return replace(verzoek.stand, lezer=verzoek.keuze)


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
        html = vragen.maatregel(stand, index, walk.op_pagina(stand, index, deel), stap, velden, fouten)
        return Scherm(stand, stap, f"{vooraf}Maatregel {index + 1} - {SITE}", html, focus)
    if stap == "kaart" and stand.feiten.get("concrete_dreiging", False) is not False:
        return Scherm(stand, stap, f"Bel eerst - {SITE}", vragen.kaart_scherm(stand))
    if stap == "peildatum":
        titel = f"{vooraf}{PER_NAAM[stap].vraag} - {SITE}"
        return Scherm(stand, stap, titel, vragen.dag_vraag(stand, velden, fouten), focus)
    nog = walk.open_vragen(stand)
    if stap not in walk.SCHERMEN or not walk.getoond(stand, stap, nog):
        if not nog:
            return Scherm(stand, "uitkomst", f"Uw uitkomst - {SITE}", bericht=bericht)
        stap = walk.scherm_van(nog[0])
        if _maatregelstap(stand, stap):
            return toon(stand, stap)
        velden, fouten, focus, vooraf = {}, {}, vragen.KOP_ID, ""
    kop = vragen.kop_van(stap, walk.getoond(stand, stap, nog), stand)
    return Scherm(
        stand, stap, f"{vooraf}{kop} - {SITE}", vragen.vraag(stand, stap, velden, fouten, bericht, nog), focus
    )


# --- doing -------------------------------------------------------------------------------------------------------


def _vorige(verzoek: Verzoek) -> str:
    if _maatregelstap(verzoek.stand, verzoek.vraag):
        return "maatregelen"
    if verzoek.vraag == "kaart":
        return "concrete_dreiging"
    return "uitkomst" if verzoek.vraag == "peildatum" else walk.vorige(verzoek.stand, verzoek.vraag)


def _actie_antwoord(verzoek: Verzoek) -> Scherm:
    stand, vraag = verzoek.stand, verzoek.vraag
    try:
        if plek := _maatregelstap(stand, vraag):
            return _antwoord_maatregel(verzoek, *plek)
        if vraag == "maatregelen":
            return _antwoord_maatregelen(verzoek)
        if vraag == "kaart":
            return toon(stand, VOLGENDE)
        if vraag == "peildatum":
            return _na(*walk.beantwoord(stand, ("peildatum",), verzoek.velden))
        if vraag not in walk.SCHERMEN:
            raise InvoerFout("vraag", "deze vraag bestaat niet.")
        nog = walk.open_vragen(stand)
        verder, vervallen = walk.beantwoord(stand, walk.getoond(stand, vraag, nog), verzoek.velden)
    except AntwoordFout as fout:
        return toon(stand, vraag, verzoek.velden, fout.fouten)
    if vraag == "concrete_dreiging" and verder.feiten.get("concrete_dreiging", False) is not False:
        return toon(verder, "kaart")
    return _na(verder, vervallen)


def _na(stand: Stand, vervallen: Sequence[str], bericht: str = "") -> Scherm:
    """What comes after an answer; what it made void is named."""
    namen = ", ".join(dict.fromkeys(feit_van_pad(waar)[0].kort for waar in vervallen))
    weg = f"Door uw nieuwe antwoord vervalt wat u eerder antwoordde over: {namen}." if namen else ""
    return toon(stand, VOLGENDE, bericht=" ".join(filter(None, (bericht, weg))))


def _actie_vandaag(verzoek: Verzoek) -> Scherm:
    """The same answers for the visitor's own day."""
    toen = datum.toon(datum.lees_iso(verzoek.stand.feiten["peildatum"]))
    verder, vervallen = walk.op_dag(verzoek.stand, verzoek.vandaag or verzoek.stand.feiten["peildatum"])
    return _na(verder, vervallen, f"Berekend voor vandaag. Uw antwoorden zijn van {toen}: kijk of ze nog kloppen.")


def _antwoord_maatregelen(verzoek: Verzoek) -> Scherm:
    keuze = verzoek.velden.get("maatregelen", "")
    if keuze == "ja":
        return toon(verzoek.stand, f"maatregel-{len(verzoek.stand.maatregelen)}-wat")
    if keuze != "nee":
        raise AntwoordFout({"maatregelen": "Kies een antwoord."})
    beantwoord = dict.fromkeys((*verzoek.stand.beantwoord, "maatregelen"))
    return toon(replace(verzoek.stand, beantwoord=tuple(beantwoord)), VOLGENDE)


def _antwoord_maatregel(verzoek: Verzoek, index: int, deel: str) -> Scherm:
    stand = verzoek.stand
    stand = walk.beantwoord_maatregel(stand, index, walk.op_pagina(stand, index, deel), verzoek.velden)
    if deel == "wat" and walk.vraagt_wie(stand, index):
        return toon(stand, f"maatregel-{index}-wie")
    return toon(stand, "maatregelen")


def _actie_weg(verzoek: Verzoek) -> Scherm:
    plek = _maatregelstap(verzoek.stand, f"maatregel-{verzoek.keuze}-wie")
    stand = walk.zonder_maatregel(verzoek.stand, plek[0]) if plek else verzoek.stand
    return toon(stand, "maatregelen", bericht=f"Maatregel {plek[0] + 1} is weggehaald." if plek else "")


def _actie_fragment(verzoek: Verzoek) -> Scherm:
    """Take over the answers in the address the visitor opened; over a walk only when they say so."""
    fragment = verzoek.velden.get("fragment", "")
    stand, bericht = link.lees(fragment, verzoek.vandaag or verzoek.stand.feiten["peildatum"])
    if not verzoek.stand.beantwoord or (stand.beantwoord and verzoek.keuze == "ja"):
        return toon(stand, VOLGENDE, bericht=bericht)
    if not stand.beantwoord:
        return toon(verzoek.stand, verzoek.vraag, bericht=f"{bericht} U houdt uw antwoorden.")
    return Scherm(verzoek.stand, "vervangen", f"Link openen? - {SITE}", vragen.vervangen(fragment))


def _actie_open(verzoek: Verzoek) -> Scherm:
    """Open a saved case; what is wrong with it is said above the page that was there."""
    try:
        stand, bericht = link.open_bestand(verzoek.velden.get("bestand", ""))
    except InvoerFout as fout:
        return toon(
            verzoek.stand, verzoek.vraag or walk.VOLGORDE[0], bericht=f"Dit bestand kan niet worden geopend. {fout}"
        )
    return toon(stand, VOLGENDE, bericht=bericht)
