"""The outer contract: facts of the case format in, the answer of the case format out. Plain JSON values on both sides."""

from typing import Any

from calculator.geval.invoer import lees_geval
from calculator.oordeel.beoordeling import beoordeel as _beoordeel
from calculator.oordeel.letop import punten
from calculator.oordeel.stappen import navragen_bij, stappen
from calculator.wet.bronnen import GECONTROLEERD_TOT
from calculator.wet.feiten import PER_NAAM_MAATREGEL
from calculator.wet.model import JA, Bereik, Geval, Oordeel, OpenPunt, Stap, Toetsing, Uitkomst, Verwijzing


def beoordeel(feiten: Any) -> dict[str, Any]:
    """Judge a case. ``feiten`` is a case file or a bare object of facts. Raises InvoerFout for bad input."""
    return antwoord(lees_geval(feiten))


def antwoord(geval: Geval) -> dict[str, Any]:
    """The answer on a case as the case format has it, with ``grenzen`` (the bounds of the judgement) added."""
    return {
        "peildatum": geval.peildatum.isoformat(),
        "gecontroleerd_tot": GECONTROLEERD_TOT.isoformat(),
        "uitkomsten": [_uitkomst(geval, uitkomst) for uitkomst in _beoordeel(geval)],
    }


def oordeel_code(minimaal: Oordeel, maximaal: Oordeel) -> str:
    """The word for an interval: the judgement when it is settled, otherwise ``onbekend``."""
    return minimaal.code if minimaal == maximaal else "onbekend"


def _bereik(bereik: Bereik | None) -> dict[str, int] | None:
    return {"minimaal": bereik.minimaal, "maximaal": bereik.maximaal} if bereik else None


def _bron(verwijzing: Verwijzing) -> dict[str, str]:
    return {"bron": verwijzing.tekst, "url": verwijzing.url, "zekerheid": verwijzing.zekerheid.name.lower()}


def maatregel_naam(geval: Geval, index: int) -> str:
    """How a measure is called: its description, or the label of its kind."""
    maatregel = geval.maatregelen[index]
    return maatregel["omschrijving"].strip() or PER_NAAM_MAATREGEL["soort"].label(maatregel["soort"])


def _uitkomst(geval: Geval, uitkomst: Uitkomst) -> dict[str, Any]:
    kern, laag = uitkomst.kern, uitkomst.kern.betaler
    return {
        "regeling": uitkomst.regeling.jaar,
        "oordeel": oordeel_code(kern.minimaal, kern.maximaal),
        "grenzen": {"minimaal": kern.minimaal.code, "maximaal": kern.maximaal.code},
        "vorm": kern.vorm,
        "vergoeding": _bereik(kern.vergoeding),
        "eigen_kosten": _bereik(kern.eigen_kosten),
        "betaler": laag.value if laag else None,
        "ontbreekt": list(uitkomst.ontbreekt),
        "navragen_bij": [partij.naam(laag) for partij in navragen_bij(geval, uitkomst)],
        "let_op": [_punt(punt) for punt in punten(geval, uitkomst)],
        "voorwaarden": [_voorwaarde(uitkomst, t) for t in uitkomst.toetsingen],
        "posten": [
            {
                "maatregel": post.maatregel,
                "omschrijving": maatregel_naam(geval, post.maatregel),
                "bedrag": post.bedrag,
                "voor_rekening_van": post.drager.value,
                **_bron(post.bron.voor(laag)),
                "waarom": post.waarom,
            }
            for post in uitkomst.posten
        ],
        "vervolgstappen": [_stap(uitkomst, stap) for stap in stappen(geval, uitkomst)],
    }


def _voorwaarde(uitkomst: Uitkomst, toetsing: Toetsing) -> dict[str, Any]:
    laag = uitkomst.kern.betaler
    herstel = "; ".join(f"{stap.wie.naam(laag)} {stap.wat}" for stap in toetsing.stappen)
    return {
        "naam": toetsing.voorwaarde.naam,
        "maatregel": toetsing.maatregel,
        "oordeel": oordeel_code(toetsing.minimaal, toetsing.maximaal),
        "zin": toetsing.voorwaarde.zin,
        "uitleg": toetsing.uitleg or None,
        **_bron(toetsing.bron.voor(laag)),
        "herstel": herstel if toetsing.minimaal < JA and herstel else None,
        "open_punt": _punt(toetsing.punt) if toetsing.punt else None,
    }


def _punt(punt: OpenPunt) -> dict[str, str]:
    """What the text does not settle; what somebody can find out stands under ``ontbreekt``."""
    return {"code": punt.code, "vraag": punt.vraag, "antwoord": punt.antwoord}


def _stap(uitkomst: Uitkomst, stap: Stap) -> dict[str, str]:
    laag = uitkomst.kern.betaler
    return {"wie": stap.wie.naam(laag), "wat": stap.wat, **_bron(stap.bron.voor(laag))}
