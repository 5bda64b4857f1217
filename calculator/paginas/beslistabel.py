"""Decision tables made by asking the rules: the same conditions for who has no JavaScript, on paper and in a training.

A table shows the answers with a fixed number of values. Days are set to an ordinary one; where a day decides, the table says so.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, NamedTuple

from calculator.html import Html, el
from calculator.wet.bronnen import GECONTROLEERD_TOT
from calculator.wet.feiten import FEITEN, MAATREGEL_FEITEN, PER_NAAM, PER_NAAM_MAATREGEL, Feit, Soort
from calculator.wet.model import Bevinding, Regeling, Voorwaarde
from calculator.wet.regelingen import laatste_dag
from calculator.zelfcheck import woorden
from calculator.zinnen import hoofdletter

ALLES = "maakt niet uit"


class Rij(NamedTuple):
    """One row: per fact the answers that lead there, and what the rule then finds."""

    antwoorden: tuple[str, ...]
    bevinding: Bevinding


def _feit(naam: str) -> Feit:
    return PER_NAAM_MAATREGEL.get(naam) or PER_NAAM[naam]


def discreet(voorwaarde: Voorwaarde) -> tuple[Feit, ...]:
    """The facts of a condition that have a fixed number of answers."""
    return tuple(f for f in map(_feit, voorwaarde.feiten) if f.soort in (Soort.KEUZE, Soort.JA_NEE))


def _gewoon(regeling: Regeling) -> dict[str, Any]:
    """Ordinary values for every fact: in office, at home, on a day within the regime."""
    dag = laatste_dag(regeling) or max(regeling.begin, GECONTROLEERD_TOT)
    waarden: dict[str, Any] = {f.naam: f.afwezig for f in (*FEITEN, *MAATREGEL_FEITEN)}
    eerder = {naam: dag - timedelta(days=90) for naam in ("ambt_vanaf", "benoeming_vast_op", "pkvw_afgegeven_op")}
    return (
        waarden | eerder | {"peildatum": dag, "uitgevoerd_op": dag, "bedrag": 1, "soort": "kluis", "ambt": "wethouder"}
    )


def _rijen(voorwaarde: Voorwaarde, feiten: Sequence[Feit], bekend: Mapping[str, Any]) -> tuple[Rij, ...]:
    if not feiten:
        return (Rij((), voorwaarde.op(bekend)),)
    eerste, rest = feiten[0], feiten[1:]
    waarden = [True, False] if eerste.soort is Soort.JA_NEE else [k.code for k in eerste.keuzes]
    groepen: dict[tuple[Rij, ...], list[str]] = {}
    for waarde in waarden:
        groepen.setdefault(_rijen(voorwaarde, rest, {**bekend, eerste.naam: waarde}), []).append(eerste.label(waarde))
    uit = []
    for rijen, labels in groepen.items():
        antwoord = ALLES if len(labels) == len(waarden) else " of ".join(f"‘{label}’" for label in labels)
        uit += [Rij((antwoord, *rij.antwoorden), rij.bevinding) for rij in rijen]
    return tuple(uit)


def tabel(regeling: Regeling, voorwaarde: Voorwaarde) -> tuple[Rij, ...]:
    """The decision table of a condition; empty when no fact of it has a fixed number of answers."""
    feiten = discreet(voorwaarde)
    return _rijen(voorwaarde, feiten, _gewoon(regeling)) if feiten else ()


def _uitkomst(b: Bevinding) -> str:
    woord = hoofdletter(" of ".join(dict.fromkeys(woorden.WOORD[o] for o in (b.minimaal, b.maximaal))))
    return f"{woord}. {b.uitleg}".strip()


def html(regeling: Regeling) -> Html:
    """All conditions of a regime: each with its table, or with the days and amounts that decide."""
    delen: list[Html] = []
    for v in regeling.alle_voorwaarden:
        delen.append(el("h3", v.zin))
        feiten = discreet(v)
        koppen = [*(f.vraag for f in feiten), "Voldaan?"]
        rijen = ((*rij.antwoorden, _uitkomst(rij.bevinding)) for rij in tabel(regeling, v))
        if feiten:
            kop = el("thead", el("tr", (el("th", k, scope="col") for k in koppen)))
            lijf = (el("tr", (el("td", c, data_kop=k) for k, c in zip(koppen, rij, strict=True))) for rij in rijen)
            delen.append(el("table", kop, el("tbody", lijf)))
        if anders := [_feit(n).kort for n in v.feiten if _feit(n) not in feiten and n != "peildatum"]:
            delen.append(el("p", f"Ook van belang: {', '.join(anders)}.", klasse="vw-hint"))
    return el("div", delen, klasse="vw-beslistabellen")
