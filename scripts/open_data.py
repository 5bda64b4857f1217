"""Open data with the site: the schemas, all examples with their answers, and all rules with their sources.

The addresses data/v1/… stay. What would break a reader (a key that goes or means something else) gets a new version
beside it.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from calculator import __version__
from calculator.geval.schema import invoer_schema, uitvoer_schema
from calculator.geval.voorbeelden import VOORBEELDEN, Voorbeeld, als_geval
from calculator.oordeel.contract import beoordeel
from calculator.wet.bronnen import BRONNEN_GEZIEN, GECONTROLEERD_TOT, GELEZEN
from calculator.wet.model import Bestuurslaag, Bron, Partij, Regeling, Stap, Voorwaarde
from calculator.wet.open_punten import ALLE as OPEN_PUNTEN
from calculator.wet.regelingen import REGELINGEN, laatste_dag

VERSION = "v1"


def sources(bron: Bron | None) -> dict[str, Any]:
    """A source for each bestuurslaag, and in general; empty where no law says it."""
    if bron is None:
        return {}
    shown = {"algemeen": bron.voor(None), **{laag.value: bron.voor(laag) for laag in Bestuurslaag}}
    return {laag: {"bron": v.tekst, "url": v.url, "zekerheid": v.zekerheid.name.lower()} for laag, v in shown.items()}


def step(stap: Stap) -> dict[str, Any]:
    """What someone must do."""
    return {"wie": name(stap.wie), "wat": stap.wat, "bron": sources(stap.bron)}


def name(partij: Partij) -> str:
    """A party, whatever the bestuurslaag."""
    return partij.naam(None)


def rule(condition: Voorwaarde, about: str) -> dict[str, Any]:
    """One condition: its sentence, the facts it needs, its sources and what cures it."""
    return {
        "naam": condition.naam,
        "zin": condition.zin,
        "gaat_over": about,
        "feiten": list(condition.feiten),
        "bronnen": [sources(bron) for bron in condition.bronnen],
        "herstel": [step(stap) for stap in condition.stappen],
        "navragen_bij": [name(partij) for partij in condition.wie],
        "ook_bij_bruikleen": condition.ook_bij_bruikleen,
    }


def regime(regeling: Regeling) -> dict[str, Any]:
    """One regime with its conditions in the order of the law."""
    last = laatste_dag(regeling)
    return {
        "regeling": regeling.jaar,
        "titel": regeling.titel,
        "begin": regeling.begin.isoformat(),
        "in_werking": regeling.in_werking.isoformat(),
        "tot_en_met": last.isoformat() if last else None,
        "vorm": regeling.vorm.value,
        "maximum": regeling.maximum,
        "voorwaarden": [
            *(rule(condition, "geval") for condition in regeling.voorwaarden),
            *(rule(condition, "maatregel") for condition in regeling.maatregel_voorwaarden),
        ],
        "daarna": [step(stap) for stap in (*regeling.slotstappen, *regeling.bestelstappen)],
        "anders_mogelijk": [step(stap) for stap in regeling.anders_mogelijk],
    }


def example(voorbeeld: Voorbeeld) -> dict[str, Any]:
    """One example: the case, what is expected, and the answer as computed."""
    case = als_geval(voorbeeld)
    return {**case, "verhaal": voorbeeld.verhaal, "antwoord": beoordeel(case)}


def files() -> Mapping[str, Any]:
    """What is published, by file name."""
    about: dict[str, Any] = {
        "versie": __version__,
        "gecontroleerd_tot": GECONTROLEERD_TOT.isoformat(),
        "controle": GELEZEN,
    }
    about["bronnen_gezien"] = [
        {"bron": b.bron, "versie": b.versie.isoformat(), "gezien": b.gezien} for b in BRONNEN_GEZIEN
    ]
    points = [{"code": p.code, "vraag": p.vraag, "stand": p.stand, "antwoord": p.antwoord} for p in OPEN_PUNTEN]
    return {
        "schema-geval.json": invoer_schema(),
        "schema-antwoord.json": uitvoer_schema(),
        "regels.json": {**about, "regelingen": [regime(r) for r in REGELINGEN], "open_punten": points},
        "voorbeelden.json": {**about, "voorbeelden": [example(v) for v in VOORBEELDEN]},
    }


def publish(site: Path) -> None:
    """Write the files into the built site."""
    folder = site / "data" / VERSION
    folder.mkdir(parents=True, exist_ok=True)
    for file, content in files().items():
        (folder / file).write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", "utf-8")
