"""Whole cases for hypothesis, and the values that a fact could have, chosen here and not by the calculator."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from calculator.geval.invoer import InvoerFout, lees_geval
from calculator.oordeel.contract import antwoord
from calculator.wet.feiten import AMBTSDAGEN, FEITEN, MAATREGEL_FEITEN, Feit, Soort
from calculator.wet.model import ONBEKEND, Geval

Facts = dict[str, Any]

#: Every day on which the law turns.
BORDERS = ("2020-10-08", "2021-01-01", "2024-01-01")
JUDGEMENTS = ("nee", "nog_niet", "kan", "ja")

IN_ORDER_2021: Facts = {
    "peildatum": "2022-10-01", "ambt": "wethouder", "benoeming_vast_op": "2022-06-01", "ambt_vanaf": "2022-06-15",
    "woning_is_woonadres": True, "woning_ligging": "binnen", "pkvw": "geldig", "pkvw_afgegeven_op": "2022-07-01",
}  # fmt: skip
IN_ORDER_2024: Facts = {
    "peildatum": "2026-09-01", "ambt": "wethouder", "ambt_vanaf": "2026-06-03", "woning_is_woonadres": True,
    "woning_ligging": "binnen", "pkvw": "geldig", "pkvw_afgegeven_op": "2026-06-10", "advies": "vastgesteld",
}  # fmt: skip


def day(text: str, days: int = 0) -> str:
    """A day of the case format, some days later."""
    return (date.fromisoformat(text) + timedelta(days)).isoformat()


def years(text: str, number: int) -> str:
    """The same day some years later; 28 February for a leap day."""
    return f"{int(text[:4]) + number}{text[4:].replace('02-29', '02-28')}"


def consistent(facts: Facts) -> Facts:
    """The same facts without those that contradict others (the first of each pair goes)."""
    facts = dict(facts)
    while True:
        try:
            lees_geval(facts)
        except InvoerFout as wrong:
            if wrong.sleutel.startswith("maatregelen["):
                index, name = wrong.sleutel.removeprefix("maatregelen[").split("].")
                measures = [dict(m) for m in facts["maatregelen"]]
                del measures[int(index)][name]
                facts["maatregelen"] = measures
            elif wrong.sleutel == "ambt_tot_en_met" or (wrong.sleutel in facts and wrong.sleutel != "peildatum"):
                del facts[wrong.sleutel]
            else:
                raise
        else:
            return facts


def values_of(fact: Feit, near: Mapping[str, Any]) -> list[Any]:
    """Values that an unknown fact could turn out to have: JSON values of the case format; ... for an absent key.

    ``near``: the other facts; the days among them, and the days around these, are the days tried.
    """
    if fact.soort is Soort.KEUZE:
        return [choice.code for choice in fact.keuzes]
    if fact.soort is Soort.JA_NEE:
        return [True, False]
    if fact.soort is Soort.AANTAL:
        return [1, 2, 50]
    if fact.soort is Soort.BEDRAG:
        return [0, 1, 99_999, 150_000, 239_999, 240_000, 240_001, 100_000_000]
    days = {*BORDERS, *(v for v in near.values() if isinstance(v, str) and v[:2] in ("19", "20") and len(v) == 10)}
    known = {day(d, n) for d in days for n in (-1, 0, 1)}
    known |= {day(years(d, n), m) for d in days for n in (-10, 10) if 1950 < int(d[:4]) < 2050 for m in (-1, 0, 1)}
    known |= {"1940-01-01", "2015-06-30", "2023-06-01", "2025-06-01"}
    if fact.naam == "uitgevoerd_op":  # nobody plans for a regime that has yet to begin
        known = {d for d in known if not any(near["peildatum"] < border <= d for border in BORDERS[2:])}
    return [... if fact.afwezig is None else "1940-01-01", *sorted(known)]


def facts_of(case: Facts) -> Iterator[tuple[Feit, int | None, Facts]]:
    """Every fact of a case with the object that holds it."""
    for fact in FEITEN:
        if fact.naam != "maatregelen":
            yield fact, None, case
    for index, measure in enumerate(case.get("maatregelen", [])):
        for fact in MAATREGEL_FEITEN:
            yield fact, index, measure


def changed(case: Facts, fact: Feit, index: int | None, value: Any) -> Facts:
    """The case with one fact changed; ... removes it."""

    def put(facts: Facts) -> Facts:
        rest = {k: v for k, v in facts.items() if k != fact.naam}
        return rest if value is ... else {**rest, fact.naam: value}

    if index is None:
        return put(case)
    measures = list(case["maatregelen"])
    measures[index] = put(measures[index])
    return {**case, "maatregelen": measures}


def is_consistent(case: Facts) -> bool:
    try:
        lees_geval(case)
    except InvoerFout:
        return False
    return True


def is_open(case: Facts, fact: Feit, index: int | None) -> bool:
    """True when nobody knows this fact of the case."""
    facts = case if index is None else case["maatregelen"][index]
    if fact.naam in facts:
        return facts[fact.naam] is None
    return fact.afwezig is ONBEKEND or (fact.naam in AMBTSDAGEN and "in_functie" in case)


def answer(case: Facts) -> dict[str, Any]:
    """The outcomes by regime, from whole facts."""
    geval: Geval = lees_geval(case)
    return {outcome["regeling"]: outcome for outcome in antwoord(geval)["uitkomsten"]}


# --- hypothesis --------------------------------------------------------------------------------------------------

DAYS = sorted(
    {day(b, n) for b in (*BORDERS, "2022-06-15", "2022-09-01", "2026-06-03", "2026-09-01") for n in (-1, 0, 1)}
    | {"2012-09-01", "2016-09-01", "2016-09-02", "2018-05-29", "2023-06-01", "2025-03-01", "2036-09-01"}
)
AMOUNTS = st.sampled_from(
    [0, 1, 60_000, 119_999, 120_000, 150_000, 239_999, 240_000, 240_001, 100_000_000]
) | st.integers(0, 400_000)


def _value(fact: Feit) -> st.SearchStrategy[Any]:
    if fact.soort is Soort.DATUM:
        return st.sampled_from(DAYS)
    if fact.soort is Soort.BEDRAG:
        return AMOUNTS
    if fact.soort is Soort.TEKST:
        return st.sampled_from(["", "alarm", "<b>", "إنذار"])
    return st.sampled_from(values_of(fact, {}))


def _given(fact: Feit) -> st.SearchStrategy[Any]:
    """A value, 'weet ik niet' or (...) nothing, where the format allows it."""
    if fact.naam in ("peildatum", "soort"):
        return _value(fact)
    if fact.naam == "omschrijving":
        return _value(fact) | st.just(...)
    return _value(fact) | _value(fact) | st.none() | st.just(...)


#: A measure that counts under both regimes as far as it can, then changed in some facts.
_MEASURE = {"soort": "kluis", "uitgevoerd_op": "2022-09-01", "bedrag": 150_000, "in_advies": True}


@st.composite
def measures(draw: st.DrawFn, base: Facts) -> Facts:
    """One measure, near one that counts."""
    measure: Facts = dict(_MEASURE)
    if base is IN_ORDER_2024:
        measure["uitgevoerd_op"] = draw(st.sampled_from(["2026-08-10", "2024-01-01", "2026-09-02"]))
    for fact in draw(st.lists(st.sampled_from(MAATREGEL_FEITEN), max_size=4, unique=True)):
        value = draw(_given(fact))
        measure = {k: v for k, v in measure.items() if k != fact.naam}
        if value is not ...:
            measure[fact.naam] = value
    return measure if "soort" in measure else {"soort": "kluis", **measure}


@st.composite
def gevallen(draw: st.DrawFn, measures_at_least: int = 0, measures_at_most: int = 4) -> Facts:
    """A consistent case: one where everything is in order, changed in up to eight facts, with up to so many measures."""
    base = draw(st.sampled_from([IN_ORDER_2021, IN_ORDER_2024]))
    case = dict(base)
    names = [fact for fact in FEITEN if fact.naam != "maatregelen"]
    for fact in draw(st.lists(st.sampled_from(names), max_size=8, unique=True)):
        value = draw(_given(fact))
        case.pop(fact.naam, None)
        if value is not ...:
            case[fact.naam] = value
    case["peildatum"] = max(case.get("peildatum", base["peildatum"]), BORDERS[0])
    case["maatregelen"] = draw(st.lists(measures(base), min_size=measures_at_least, max_size=measures_at_most))
    return consistent(case)


@st.composite
def lattice(draw: st.DrawFn, measures_at_most: int = 3) -> Facts:
    """A consistent case in which every fact may be anything, unknown or absent; near no other case."""
    case = {fact.naam: draw(_given(fact)) for fact in FEITEN if fact.naam != "maatregelen"}
    case = {name: value for name, value in case.items() if value is not ...}
    case["peildatum"] = max(case["peildatum"], BORDERS[0])
    bought = st.fixed_dictionaries({fact.naam: _given(fact) for fact in MAATREGEL_FEITEN})
    case["maatregelen"] = [
        {name: value for name, value in measure.items() if value is not ...}
        for measure in draw(st.lists(bought, max_size=measures_at_most))
    ]
    return consistent(case)
