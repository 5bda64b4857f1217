"""Runs whole cases against their expectation and explains a difference well enough to mend it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from calculator.geval.invoer import InvoerFout, kort
from calculator.oordeel.contract import beoordeel

#: What an expectation may check besides the judgement; null means: not checked.
GETOETST = ("vorm", "vergoeding", "eigen_kosten", "betaler")


@dataclass(frozen=True, slots=True)
class Verslag:
    """The lines on one case, and whether it came out as expected."""

    goed: bool
    regels: tuple[str, ...]


def toets_bestand(naam: str, inhoud: Any) -> Verslag:
    """Judge a case file and compare. Raises InvoerFout when the file is no case with an expectation."""
    try:
        verwacht = _verwachting(inhoud)
        antwoord = beoordeel(inhoud)
    except InvoerFout as fout:
        raise InvoerFout(f"{kort(naam)}: {fout.sleutel}".rstrip(": "), fout.zin) from None
    titel = f"{inhoud.get('id', naam)} {inhoud.get('titel', '')}".strip()
    verschillen = list(_verschillen(verwacht, antwoord))
    if not verschillen:
        return Verslag(True, (f"goed   {titel}",))
    return Verslag(False, (f"ANDERS {titel}", *("       " + regel for regel in verschillen)))


def _verwachting(inhoud: Any) -> Mapping[str, Any]:
    verwacht = inhoud.get("verwacht") if isinstance(inhoud, dict) else None
    if not isinstance(verwacht, dict) or not isinstance(verwacht.get("oordeel"), str):
        raise InvoerFout("verwacht", "verwacht wordt een object met in elk geval ‘oordeel’.")
    aanvaardbaar = verwacht.get("aanvaardbaar", [])
    if not isinstance(aanvaardbaar, list) or not all(isinstance(oordeel, str) for oordeel in aanvaardbaar):
        raise InvoerFout("verwacht.aanvaardbaar", "verwacht wordt een lijst met oordelen.")
    return verwacht


def _verschillen(verwacht: Mapping[str, Any], antwoord: Mapping[str, Any]) -> Iterator[str]:
    uitkomsten = antwoord["uitkomsten"]
    jaar = verwacht.get("regeling")
    passend = [u for u in uitkomsten if u["regeling"] == jaar] if jaar else uitkomsten
    if not passend:
        yield f"regeling: verwacht {jaar}, gekregen {', '.join(u['regeling'] for u in uitkomsten)}"
        return
    uitkomst = passend[0]
    goed = {verwacht["oordeel"], *verwacht.get("aanvaardbaar", [])}
    if uitkomst["oordeel"] not in goed:
        grenzen = uitkomst["grenzen"]
        yield (
            f"oordeel: verwacht {' of '.join(sorted(goed))}, gekregen {uitkomst['oordeel']} "
            f"(van {grenzen['minimaal']} tot {grenzen['maximaal']})"
        )
        for v in uitkomst["voorwaarden"]:
            if v["oordeel"] != "ja":
                waar = "" if v["maatregel"] is None else f" (maatregel {v['maatregel'] + 1})"
                yield f"  {v['naam']}{waar}: {v['oordeel']}; {v['uitleg'] or v['zin']} [{v['bron']}]"
        if uitkomst["ontbreekt"]:
            yield f"  ontbreekt: {', '.join(uitkomst['ontbreekt'])}"
    for sleutel in GETOETST:
        if verwacht.get(sleutel) is not None and uitkomst[sleutel] != verwacht[sleutel]:
            yield f"{sleutel}: verwacht {kort(verwacht[sleutel])}, gekregen {kort(uitkomst[sleutel])}"
            if sleutel in ("vergoeding", "eigen_kosten"):
                for post in uitkomst["posten"]:
                    yield f"  {post['bedrag']} cent {post['omschrijving']}: {post['voor_rekening_van']}; {post['waarom']}"
