"""The outer contract: facts of the case format in, the answer of the case format out. Plain JSON values on both sides."""

from typing import Any

from calculator.geval.invoer import lees_geval
from calculator.oordeel.antwoord import Antwoord, Uitslag, naam_van
from calculator.oordeel.antwoord import antwoord as _antwoord
from calculator.oordeel.reden import Reden, maatregel_naam, zegt_iets
from calculator.oordeel.watals import Wending, pad_van
from calculator.wet.bronnen import BRONNEN_GEZIEN, GECONTROLEERD_TOT
from calculator.wet.model import (
    KAN,
    NEE,
    ONBEKEND,
    Bereik,
    Bestuurslaag,
    Bron,
    Geval,
    Oordeel,
    OpenPunt,
    Stap,
    Toetsing,
    Uitkomst,
)


def beoordeel(feiten: Any) -> dict[str, Any]:
    """Judge a case. ``feiten`` is a case file or a bare object of facts. Raises InvoerFout for bad input."""
    return antwoord(lees_geval(feiten))


def antwoord(geval: Geval) -> dict[str, Any]:
    """The answer on a case that was read already."""
    return schrijf(_antwoord(geval))


def schrijf(van: Antwoord) -> dict[str, Any]:
    """An answer as the case format has it, with ``grenzen`` (the bounds of the judgement) added."""
    geval, laag = van.geval, van.laag
    leeg = Geval(geval.feiten)
    return {
        "peildatum": geval.peildatum.isoformat(),
        "gecontroleerd_tot": GECONTROLEERD_TOT.isoformat(),
        "bronnen_gezien": [
            {"bron": b.bron, "versie": b.versie.isoformat(), "gezien": b.gezien} for b in BRONNEN_GEZIEN
        ],
        "nu": _uitslag(leeg, laag, van.nu),
        "uitkomsten": [_uitslag(geval, laag, uitslag) for uitslag in van.uitslagen],
    }


def oordeel_code(minimaal: Oordeel, maximaal: Oordeel) -> str:
    """The word for an interval: the judgement when it is settled, otherwise ``onbekend``."""
    return minimaal.code if minimaal == maximaal else "onbekend"


def _bereik(bereik: Bereik | None) -> dict[str, int] | None:
    return {"minimaal": bereik.minimaal, "maximaal": bereik.maximaal} if bereik else None


def _bron(bron: Bron | None, laag: Bestuurslaag | None) -> dict[str, str | None]:
    """A source; all three are null where no law says it."""
    if bron is None:
        return {"bron": None, "url": None, "zekerheid": None}
    verwijzing = bron.voor(laag)
    return {"bron": verwijzing.tekst, "url": verwijzing.url, "zekerheid": verwijzing.zekerheid.name.lower()}


def _uitslag(geval: Geval, laag: Bestuurslaag | None, uitslag: Uitslag) -> dict[str, Any]:
    uitkomst = uitslag.uitkomst
    kern = uitkomst.kern
    return {
        "regeling": uitkomst.regeling.jaar,
        "oordeel": oordeel_code(kern.minimaal, kern.maximaal),
        "grenzen": {"minimaal": kern.minimaal.code, "maximaal": kern.maximaal.code},
        "vorm": kern.vorm,
        "vergoeding": _bereik(kern.vergoeding),
        "eigen_kosten": _bereik(kern.eigen_kosten),
        "betaler": kern.betaler.value if kern.betaler else None,
        "ontbreekt": list(uitkomst.ontbreekt),
        "navragen_bij": [partij.naam(laag) for partij in uitslag.navragen],
        "reden": [_reden(laag, r) for r in uitslag.reden],
        "wat_als": [_wending(laag, w) for w in uitslag.wat_als],
        "let_op": [_punt(punt) for punt in uitslag.let_op],
        "voorwaarden": [_voorwaarde(laag, uitkomst, t) for t in uitkomst.toetsingen],
        "posten": [
            {
                "maatregel": post.maatregel,
                "omschrijving": maatregel_naam(geval, post.maatregel),
                "bedrag": post.bedrag,
                "voor_rekening_van": post.drager.value,
                **_bron(post.bron, laag),
                "waarom": post.waarom,
            }
            for post in uitkomst.posten
        ],
        "vervolgstappen": [_stap(geval, laag, stap) for stap in uitslag.stappen],
    }


def _reden(laag: Bestuurslaag | None, reden: Reden) -> dict[str, str | None]:
    return {"zin": reden.zin, **_bron(reden.bron, laag)}


def _wending(laag: Bestuurslaag | None, wending: Wending) -> dict[str, Any]:
    """One change: ``ook`` are the facts that change with it."""
    ook = {naam: _waarde(waarde) for naam, waarde in wending.ook.items()}
    dan = oordeel_code(wending.minimaal, wending.maximaal)
    return {
        "feit": pad_van(wending),
        "waarde": _waarde(wending.waarde),
        "dan": dan,
        "hoe": wending.hoe,
        "ook": ook,
        **_bron(wending.bron, laag),
    }


def _waarde(waarde: Any) -> Any:
    return waarde.isoformat() if hasattr(waarde, "isoformat") else None if waarde is ONBEKEND else waarde


def _voorwaarde(laag: Bestuurslaag | None, uitkomst: Uitkomst, toetsing: Toetsing) -> dict[str, Any]:
    rijen = [rij for rij in uitkomst.per_maatregel if rij.telt(toetsing)]
    telt = bool(rijen) and zegt_iets(toetsing)
    # What cannot be given any more is not cured by anything; what somebody may decide is no defect.
    te_helpen = telt and toetsing.minimaal < KAN and any(rij.maximaal > NEE for rij in rijen)
    herstel = "; ".join(f"{stap.wie.naam(laag)} {stap.wat}" for stap in toetsing.stappen) if te_helpen else ""
    return {
        "naam": toetsing.voorwaarde.naam,
        "maatregel": toetsing.maatregel,
        "oordeel": oordeel_code(toetsing.minimaal, toetsing.maximaal),
        "zin": toetsing.voorwaarde.zin,
        "uitleg": toetsing.uitleg or None,
        **_bron(toetsing.bron, laag),
        "herstel": herstel or None,
        "telt": telt,
        "open_punt": _punt(toetsing.punt) if toetsing.punt else None,
    }


def _punt(punt: OpenPunt) -> dict[str, str]:
    """What the text does not settle; what somebody can find out stands under ``ontbreekt``."""
    return {"code": punt.code, "vraag": punt.vraag, "antwoord": punt.antwoord}


def _stap(geval: Geval, laag: Bestuurslaag | None, stap: Stap) -> dict[str, str | None]:
    return {"wie": naam_van(geval, stap.wie), "wat": stap.wat, "als": stap.als or None, **_bron(stap.bron, laag)}
