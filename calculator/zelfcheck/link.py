"""Answers in the part of an address after ``#``: it stays in the browser and is never sent to a server.

Readable on purpose: ``1;ambt=wethouder;pkvw=geen``. ``?`` is 'weet ik niet', an empty value an answer that does not apply. Facts on the home, amounts
and measures are in it only when the visitor chooses so. What is not known any more is dropped, and said.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from calculator.geval import voorbeelden
from calculator.geval.invoer import MEESTE_MAATREGELEN, InvoerFout, lees_geval, lees_maatregel
from calculator.wet.feiten import MAATREGEL_FEITEN, PER_NAAM, PER_NAAM_MAATREGEL, Feit, Soort
from calculator.zelfcheck.stand import VOLGORDE, Stand, begin, uit_geval

VERSIE, VOORBEELD = "1", "v"
LANGSTE_CODE = 20_000

#: What a link says of someone's office; everything else is about the home.
_AMBT = (
    "ambt",
    "waarneming",
    "waarneming_langer_dan_30_dagen",
    "aantal_gemeenten",
    "ambt_vanaf",
    "benoeming_niet_doorgegaan",
    "benoeming_vast_op",
    "ambt_tot_en_met",
)


def maak(stand: Stand, met_woning: bool) -> str:
    """The code for a walk; without the home, its measures and amounts unless ``met_woning``. A description never goes in."""
    namen = [n for n in VOLGORDE if n in stand.beantwoord and (met_woning or n in _AMBT)]
    delen = [VERSIE, f"peildatum={stand.feiten['peildatum']}"]
    delen += [f"{n}={_schrijf(stand.feiten, n)}" for n in namen if n != "maatregelen"]
    if "maatregelen" in namen:
        delen.append(f"maatregelen={len(stand.maatregelen)}")
        for i, maatregel in enumerate(stand.maatregelen):
            delen += [
                f"m{i}.{f.naam}={_schrijf(maatregel, f.naam)}"
                for f in MAATREGEL_FEITEN
                if f.naam in maatregel and f.soort is not Soort.TEKST
            ]
    return ";".join(delen)


def _schrijf(feiten: Mapping[str, Any], naam: str) -> str:
    if naam not in feiten:
        return ""
    waarde = feiten[naam]
    if waarde is None:
        return "?"
    return {True: "ja", False: "nee"}[waarde] if isinstance(waarde, bool) else str(waarde)


def _lees_waarde(feit: Feit, tekst: str) -> Any:
    if tekst == "?":
        return None
    if feit.soort is Soort.JA_NEE:
        return {"ja": True, "nee": False}[tekst]
    if feit.soort in (Soort.BEDRAG, Soort.AANTAL):
        if not (tekst.isascii() and tekst.isdigit() and len(tekst) < 12):
            raise ValueError(tekst)
        return int(tekst)
    return tekst


def lees(code: str, vandaag: str) -> tuple[Stand, str]:
    """The walk in a code, and a notice on what was in it and what was dropped. Never raises for a bad code."""
    nieuw = begin(vandaag)
    versie, _, rest = code[:LANGSTE_CODE].partition(";")
    if versie == VOORBEELD:
        voorbeeld = voorbeelden.PER_NAAM.get(rest)
        if voorbeeld is None:
            return nieuw, "Dit voorbeeld bestaat niet (meer). U begint opnieuw."
        return uit_geval(
            {"feiten": dict(voorbeeld.feiten)}
        ), f"Dit is het voorbeeld ‘{voorbeeld.titel}’. {voorbeeld.verhaal}"
    if versie != VERSIE or len(code) > LANGSTE_CODE:
        return nieuw, "Deze link is te oud of niet compleet. U begint opnieuw."
    stand, weg = _uit_delen(rest.split(";"), nieuw)
    bericht = (
        "Deze antwoorden komen uit de link. Kijk ze goed na."
        if stand.beantwoord
        else "In de link stond geen antwoord dat wij kennen."
    )
    if weg:
        bericht += f" Niet overgenomen: {', '.join(weg)}."
    return stand, bericht


def _uit_delen(delen: Iterable[str], nieuw: Stand) -> tuple[Stand, list[str]]:
    feiten, beantwoord, weg = dict(nieuw.feiten), list[str](), list[str]()
    maatregelen: dict[int, dict[str, Any]] = {}
    for deel in delen:
        naam, _, tekst = deel.partition("=")
        try:
            if naam.startswith("m") and "." in naam:
                nummer, _, kort = naam[1:].partition(".")
                maatregelen.setdefault(int(nummer), {})[kort] = _lees_waarde(PER_NAAM_MAATREGEL[kort], tekst)
            elif naam == "peildatum":
                feiten = {**feiten, naam: begin(tekst).feiten[naam]}
            elif naam == "maatregelen":
                beantwoord.append(naam)
            else:
                proef = {**feiten, naam: _lees_waarde(PER_NAAM[naam], tekst)} if tekst else feiten
                lees_geval(proef)
                feiten = proef
                beantwoord.append(naam)
        except (KeyError, ValueError):
            weg.append(f"‘{naam[:30]}’" if naam.isprintable() and naam else "een onleesbaar deel")
    lijst: list[dict[str, Any]] = []
    for plaats in sorted(maatregelen)[:MEESTE_MAATREGELEN]:
        try:
            lees_maatregel(maatregelen[plaats], len(lijst))
            lijst.append(maatregelen[plaats])
        except InvoerFout:
            weg.append(f"maatregel {plaats + 1}")
    if lijst:
        feiten["maatregelen"] = lijst
    return Stand(feiten, tuple(dict.fromkeys(n for n in beantwoord if n in VOLGORDE))), list(dict.fromkeys(weg))
