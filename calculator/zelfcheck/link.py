"""Answers to take along: in a file, and in the part of an address after ``#``, which stays in the browser and is never sent to a server.

One format. A file is JSON with ``versie``, ``feiten`` and ``beantwoord``; a link is the same, readable on purpose:
``2;peildatum=2026-11-28;ambt=wethouder;pkvw=weet-ik-niet;einde=3.1k2m4``. The end mark counts the parts and holds a check sign over them, so that
every cut and every change by hand is noticed; a link that is not whole gives nothing. What is not known any more is dropped, and said.
Files and links from before the end mark are opened as well as they can.
"""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from calculator.geval import voorbeelden
from calculator.geval.invoer import (
    MEESTE_MAATREGELEN,
    InvoerFout,
    feiten_van,
    kort,
    lees_geval,
    lees_json,
    lees_maatregel,
)
from calculator.wet.feiten import FEITEN, MAATREGEL_FEITEN, PER_NAAM, PER_NAAM_MAATREGEL, Feit, Soort, pad
from calculator.zelfcheck.stand import VOLGORDE, Stand, begin, uit_geval, uit_json

VERSIE, OUDE_VERSIE, VOORBEELD = 2, "1", "v"
LANGSTE_CODE = 200_000
WEET_NIET, NVT, EINDE = "weet-ik-niet", "niet-van-toepassing", "einde"

#: What a link says of someone's office; everything else is about the home.
_AMBT = (
    "ambt",
    "in_functie",
    "waarneming",
    "waarneming_langer_dan_30_dagen",
    "aantal_gemeenten",
    "ambt_vanaf",
    "benoeming_niet_doorgegaan",
    "benoeming_vast_op",
    "ambt_tot_en_met",
)


# --- writing -----------------------------------------------------------------------------------------------------


def maak(stand: Stand, met_woning: bool) -> str:
    """The code for a walk; without the home, its measures and amounts unless ``met_woning``. A description never goes in."""
    delen = _delen(stand, met_woning)
    return ";".join([*delen, f"{EINDE}={einde(delen)}"])


def bestand(stand: Stand) -> str:
    """A walk as a file: the text of a case in JSON, with what was asked and the same end mark as a link."""
    inhoud = {
        "versie": VERSIE,
        "feiten": dict(stand.feiten),
        "beantwoord": list(stand.beantwoord),
        "maanden": list(stand.maanden),
        EINDE: einde(_delen(stand, True)),
    }
    return json.dumps(inhoud, ensure_ascii=False, indent=1)


def einde(delen: list[str]) -> str:
    """How many parts there are, and a check sign over them (FNV-1a, in base 36): ``17.0k3x9qz``."""
    teken = 0x811C9DC5
    for byte in ";".join(delen).encode("utf-8"):
        teken = (teken ^ byte) * 0x01000193 & 0xFFFFFFFF
    cijfers = ""
    for _ in range(7):
        teken, rest = divmod(teken, 36)
        cijfers = "0123456789abcdefghijklmnopqrstuvwxyz"[rest] + cijfers
    return f"{len(delen)}.{cijfers}"


def _delen(stand: Stand, met_woning: bool) -> list[str]:
    namen = [n for n in stand.beantwoord if met_woning or n in _AMBT]
    delen = [str(VERSIE), f"peildatum={stand.feiten['peildatum']}"]
    delen += [
        f"{n}={len(stand.maatregelen) if n == 'maatregelen' else _schrijf(stand, stand.feiten, n, n)}" for n in namen
    ]
    for i, maatregel in enumerate(stand.maatregelen if "maatregelen" in namen else ()):
        delen += [
            f"m{i}.{f.naam}={_schrijf(stand, maatregel, f.naam, pad(f.naam, i))}"
            for f in MAATREGEL_FEITEN
            if f.naam in maatregel and f.soort is not Soort.TEKST
        ]
    return delen


def _schrijf(stand: Stand, feiten: Mapping[str, Any], naam: str, waar: str) -> str:
    if naam not in feiten:
        return NVT
    waarde = feiten[naam]
    if waarde is None:
        return WEET_NIET
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    return str(waarde)[:7] if waar in stand.maanden else str(waarde)


# --- reading -----------------------------------------------------------------------------------------------------

_MAAND = re.compile(r"\d{4}-\d{2}")
_GECODEERD = re.compile(r"%([0-7][0-9A-Fa-f])")

_NIET_HEEL = (
    "Deze link is niet compleet: er ontbreekt een stuk. Wij namen niets over. Vraag om de hele link, of begin opnieuw."
)
_VERANDERD = "is veranderd nadat het is gemaakt. Kijk uw antwoorden na."


def lees(code: str, vandaag: str) -> tuple[Stand, str]:
    """The walk in a code, and a notice on what was in it and what was dropped. Never raises for a bad code."""
    nieuw = begin(vandaag)
    code = _GECODEERD.sub(lambda teken: chr(int(teken[1], 16)), code)
    versie, _, rest = code.partition(";")
    if versie == VOORBEELD:
        voorbeeld = voorbeelden.PER_NAAM.get(rest)
        if voorbeeld is None:
            return nieuw, "Dit voorbeeld bestaat niet (meer). U begint opnieuw."
        stand = uit_geval({"feiten": dict(voorbeeld.feiten)})
        return stand, f"Dit is het voorbeeld ‘{voorbeeld.titel}’. {voorbeeld.verhaal}"
    if versie == OUDE_VERSIE and len(code) <= LANGSTE_CODE:
        return _oude_link(rest.split(";"), nieuw)
    if versie != str(VERSIE) or len(code) > LANGSTE_CODE:
        return nieuw, "Deze link is te oud of niet compleet. U begint opnieuw."
    delen = code.split(";")
    plaats = max((i for i, deel in enumerate(delen) if deel.startswith(f"{EINDE}=")), default=0)
    aantal, _, _ = delen[plaats].partition("=")[2].partition(".")
    if not plaats or not (aantal.isascii() and aantal.isdigit()) or plaats < int(aantal[:9]):
        return nieuw, _NIET_HEEL
    stand, weg = _uit_delen(delen[1:plaats] + delen[plaats + 1 :], nieuw)
    heel = delen[plaats] == f"{EINDE}={einde(delen[:plaats])}" and plaats == len(delen) - 1
    return stand, _bericht(stand, weg, "" if heel else f"Let op: deze link {_VERANDERD}")


def _bericht(stand: Stand, weg: list[str], vooraf: str) -> str:
    zin = (
        "Deze antwoorden komen uit de link. Kijk ze goed na."
        if stand.beantwoord
        else "In de link stond geen antwoord dat wij kennen."
    )
    return " ".join(deel for deel in (vooraf, zin, _weggelaten(weg)) if deel)


def _weggelaten(weg: list[str]) -> str:
    return f"Niet overgenomen: {', '.join(dict.fromkeys(weg))}." if weg else ""


def _oude_link(delen: list[str], nieuw: Stand) -> tuple[Stand, str]:
    """A link from before the end mark: ``?`` is 'weet ik niet', nothing 'not applicable', and nobody can tell whether it is whole."""
    spelling = {"?": WEET_NIET, "": NVT}
    paren = [deel.partition("=") for deel in delen]
    nu = [f"{naam}={spelling.get(waarde, waarde)}" for naam, _, waarde in paren]
    if paren and not paren[-1][2]:  # the sign that a mail program drops
        nu.pop()
    stand, weg = _uit_delen(nu, nieuw)
    if not any(naam == "peildatum" for naam, _, _ in paren):
        weg.append("de dag van de vraag (die is nu vandaag)")
    return stand, _bericht(stand, weg, "Dit is een oude link: wij zien niet of hij compleet is.")


def open_bestand(tekst: str) -> tuple[Stand, str]:
    """The walk in a saved file or a case file, and a notice. Raises InvoerFout when it is no such file."""
    inhoud = lees_json(tekst)
    feiten, weg = _bekende_feiten(feiten_van(inhoud))
    bewaard = inhoud.get("beantwoord") if "feiten" in inhoud else None
    if not isinstance(bewaard, list):
        stand = uit_geval({"feiten": feiten})
        return stand, " ".join(filter(None, ("De bewaarde antwoorden zijn geopend.", _weggelaten(weg))))
    gevraagd = [naam for naam in bewaard if isinstance(naam, str) and naam in VOLGORDE]
    gegeven = feiten_van(inhoud)
    gevraagd = [naam for naam in gevraagd if naam in feiten or naam not in gegeven]
    stand = uit_json({"feiten": feiten, "beantwoord": gevraagd, "maanden": inhoud.get("maanden") or []})
    vooraf = "De bewaarde antwoorden zijn geopend."
    if not weg and inhoud.get(EINDE) != einde(_delen(stand, True)):
        vooraf = f"Let op: dit bestand {_VERANDERD}"
    if inhoud.get("versie") != VERSIE:
        vooraf += " Het is gemaakt door een andere versie van de zelfcheck."
    return stand, " ".join(filter(None, (vooraf, _weggelaten(weg))))


def _bekende_feiten(gegeven: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """The facts that can be read beside each other, and names of what was left out. Raises InvoerFout without a day of the question."""
    feiten: dict[str, Any] = {"peildatum": gegeven.get("peildatum")}
    if feiten["peildatum"] is None:
        feiten = {}
    lees_geval({"feiten": feiten})
    weg = [_genoemd(naam) for naam in gegeven if naam not in PER_NAAM]
    for feit in FEITEN:
        if feit.naam in gegeven and feit.naam not in ("peildatum", "maatregelen"):
            proef = {**feiten, feit.naam: gegeven[feit.naam]}
            try:
                lees_geval({"feiten": proef, "beantwoord": []})
                feiten = proef
            except InvoerFout:
                weg.append(_genoemd(feit.naam))
    if "maatregelen" in gegeven:
        lijst = gegeven["maatregelen"]
        if not isinstance(lijst, list) or len(lijst) > MEESTE_MAATREGELEN:
            lees_geval({"feiten": {**feiten, "maatregelen": lijst}})
        feiten["maatregelen"] = []
        for plaats, maatregel in enumerate(lijst):
            bekend, weggelaten = _bekende_maatregel(maatregel, plaats)
            weg += weggelaten
            if bekend:
                feiten["maatregelen"].append(bekend)
    return feiten, weg


def _bekende_maatregel(gegeven: Any, plaats: int) -> tuple[dict[str, Any], list[str]]:
    """The facts of one measure that can be read; none when it has no kind."""
    maatregel, weg = dict[str, Any](), list[str]()
    for naam, waarde in (
        sorted(gegeven.items(), key=lambda paar: paar[0] != "soort") if isinstance(gegeven, dict) else ()
    ):
        try:
            lees_maatregel({**maatregel, naam: waarde}, plaats)
            maatregel[naam] = waarde
        except InvoerFout:
            weg.append(f"{_genoemd(naam)} van maatregel {plaats + 1}")
    return (maatregel, weg) if "soort" in maatregel else ({}, [f"maatregel {plaats + 1}"])


def _genoemd(naam: str) -> str:
    """Something that was left out, as the visitor knows it, else as it stands there."""
    feit = PER_NAAM.get(naam) or PER_NAAM_MAATREGEL.get(naam)
    return feit.kort if feit else f"‘{kort(naam)}’" if naam.strip() and naam.isprintable() else "een onleesbaar deel"


def _lees_waarde(feit: Feit, tekst: str) -> Any:
    if tekst == WEET_NIET:
        return None
    if feit.soort is Soort.JA_NEE:
        return {"ja": True, "nee": False}[tekst]
    if feit.soort in (Soort.BEDRAG, Soort.AANTAL):
        if not (tekst.isascii() and tekst.isdigit() and len(tekst) < 12):
            raise ValueError(tekst)
        return int(tekst)
    if feit.soort is Soort.DATUM and _MAAND.fullmatch(tekst):
        return f"{tekst}-01"
    return tekst


def _uit_delen(delen: Iterable[str], nieuw: Stand) -> tuple[Stand, list[str]]:
    """The walk in the parts of a link after its version, and what was left out."""
    feiten, beantwoord, weg = dict(nieuw.feiten), list[str](), list[str]()
    maatregelen: dict[int, dict[str, Any]] = {}
    maanden: list[str] = []
    aantal = 0
    for deel in delen:
        naam, _, tekst = deel.partition("=")
        try:
            if naam.startswith("m") and "." in naam:
                nummer, _, kaal = naam[1:].partition(".")
                waarde = _lees_waarde(PER_NAAM_MAATREGEL[kaal], tekst)
                maatregelen.setdefault(int(nummer), {})[kaal] = waarde
                waar = pad(kaal, int(nummer))
            elif naam == "peildatum":
                feiten["peildatum"] = begin(tekst).feiten[naam]
                continue
            elif naam == "maatregelen":
                beantwoord.append(naam)
                aantal = int(tekst) if tekst.isdigit() else 0
                continue
            else:
                feit, waar = PER_NAAM[naam], naam
                proef = {**feiten, naam: _lees_waarde(feit, tekst)} if tekst != NVT else feiten
                lees_geval({"feiten": proef, "beantwoord": [*beantwoord, naam]})
                feiten = proef
                beantwoord.append(naam)
            if _MAAND.fullmatch(tekst):
                maanden.append(waar)
        except (KeyError, ValueError):
            weg.append(_genoemd(naam))
    lijst: list[dict[str, Any]] = []
    for plaats in sorted(maatregelen)[:MEESTE_MAATREGELEN]:
        bekend, weggelaten = _bekende_maatregel(maatregelen[plaats], plaats)
        weg += weggelaten
        if bekend:
            lijst.append(bekend)
    if len(lijst) != aantal:
        # Of a list that is not whole nothing is taken: half a measure has another amount.
        weg.append("de maatregelen")
        lijst, beantwoord = [], [naam for naam in beantwoord if naam != "maatregelen"]
    if lijst:
        feiten["maatregelen"] = lijst
    bekende = tuple(dict.fromkeys(n for n in beantwoord if n in VOLGORDE))
    stand = Stand(feiten, bekende)
    return uit_json({**stand.json(), "maanden": maanden}), list(dict.fromkeys(weg))
