"""A second, independent and deliberately naive reading of the regime of 2024.

`expected` was written from the text of art. 2.9, 3.9 and 4.9 and the project's list of reading decisions, by someone
who had not seen the calculator. It has no intervals and no rule to combine them: it asks three plain questions (is it
refused, could it be refused, is something still missing) and answers from a list. Where it differs from the
calculator, one of the two misreads the law.

What is reduced, and why. All combinations of the facts below are 1,167,360 cases, too many for a test. So we take:

1. every case that differs from the case where everything is in order in at most three facts. All conditions but lid 7
   act together by "the weakest counts", so a wrong rule shows in a case where little else is wrong;
2. the full product of person, day, place and measure with the rest in order, because the law ties these together;
3. the full product of home, certificate, advice, move and measure for five persons whom the law treats differently;
4. 25,000 different seeded random cases for what nobody thought of. Each fact is put in order in 40 % of them, as
   otherwise nearly every case would be refused and would test nothing;
5. two measures at once, every pair, for a few persons.

`python -m tests.wet.test_second_reading_2024` runs all the combinations of a single measure; it takes minutes.
"""

import random
from itertools import combinations, product
from typing import NamedTuple

import pytest

from calculator.oordeel.contract import beoordeel

PEILDATUM = "2026-09-01"
ORDER = ["nee", "nog_niet", "kan", "ja"]

NEVER_COVERED = ["commissielid", "bestuurder_caribisch_nederland", "ander_ambt"]
PAYER = {
    "commissaris": "provincie",
    "gedeputeerde": "provincie",
    "statenlid": "provincie",
    "burgemeester": "gemeente",
    "wethouder": "gemeente",
    "raadslid": "gemeente",
    "lid_ab_waterschap": "waterschap",
    "voorzitter_waterschap": "waterschap",
    "lid_db_waterschap": "waterschap",
}
ACTING = ["geen", "benoemd", "als_volksvertegenwoordiger"]

# Person: office, acting, and for an acting water board chair: longer than 30 days. The first one is in order.
PERSONS = [("wethouder", "geen", None)]
PERSONS += [
    (ambt, acting, None)
    for ambt in [*PAYER, *NEVER_COVERED]
    for acting in ACTING
    if (ambt, acting) != ("wethouder", "geen") and (ambt != "voorzitter_waterschap" or acting == "geen")
]
PERSONS += [("voorzitter_waterschap", acting, longer) for acting in ACTING[1:] for longer in (True, False)]

DAYS = {
    "in_office": {"benoeming_vast_op": "2026-05-20", "ambt_vanaf": "2026-06-03"},
    "certain": {"benoeming_vast_op": "2026-08-01", "ambt_vanaf": "2026-10-01"},
    "not_certain": {},
    "ended": {"benoeming_vast_op": "2022-05-20", "ambt_vanaf": "2022-06-01", "ambt_tot_en_met": "2026-08-31"},
    "fallen_through": {"benoeming_vast_op": "2026-05-20", "benoeming_niet_doorgegaan": True},
}
MEASURES = {
    "in_advies": {"soort": "anders", "in_advies": True},
    "none": None,
    "niet_in_advies": {"soort": "anders", "in_advies": False},
    "zelf_in_advies": {"soort": "anders", "in_advies": True, "zelf_aangeschaft": True},
    "zelf_niet_in_advies": {"soort": "anders", "in_advies": False, "zelf_aangeschaft": True},
    "bruikleen": {"soort": "anders", "bruikleen": True},
    "stelsel": {"soort": "anders", "in_advies": True, "werkgeverskosten_stelsel": True},
    "pkvw_eis": {"soort": "pkvw_eis"},
}


class Case(NamedTuple):
    person: tuple[str, str, bool | None]
    days: str
    woonadres: bool
    ligging: str
    pkvw: str
    niet_te_vergen: bool
    advies: str
    moved: bool  # on 15 July 2026, with measures provided for the previous home
    measure: str


# Of every fact the first value is in order.
VALUES = {
    "person": PERSONS,
    "days": list(DAYS),
    "woonadres": [True, False],
    "ligging": ["binnen", "buiten_met_ontheffing", "buiten_ontheffing_verlopen", "buiten_zonder_ontheffing"],
    "pkvw": ["geldig", "verlopen", "aangevraagd", "niveau_zonder_certificaat", "verklaring", "geen"],
    "niet_te_vergen": [False, True],
    "advies": ["vastgesteld", "in_behandeling", "niet_aangevraagd", "geweigerd"],
    "moved": [False, True],
    "measure": list(MEASURES),
}
IN_ORDER = Case(**{name: values[0] for name, values in VALUES.items()})


def feiten(case, *more_measures):
    ambt, acting, longer = case.person
    facts = {
        "peildatum": PEILDATUM,
        "ambt": ambt,
        "waarneming": acting,
        **DAYS[case.days],
        "woning_is_woonadres": case.woonadres,
        "woning_ligging": case.ligging,
        "pkvw": case.pkvw,
        "pkvw_niet_te_vergen": case.niet_te_vergen,
        "advies": case.advies,
        "maatregelen": [dict(MEASURES[m]) for m in (case.measure, *more_measures) if m != "none"],
    }
    if longer is not None:
        facts["waarneming_langer_dan_30_dagen"] = longer
    if case.pkvw == "geldig":
        facts["pkvw_afgegeven_op"] = "2024-02-01"
    if case.moved:
        facts["woonadres_sinds"] = "2026-07-15"
        facts["vorige_woning_verstrekt"] = True
    return facts


def expected(case):
    """The decision table: (least, most) that the judgement can be."""
    ambt, acting, longer = case.person
    adopted = case.advies == "vastgesteld"
    refused = False  # lost, whatever happens
    maybe_refused = False  # the text is silent, or somebody has to decide
    missing = False  # can still be brought in order
    maybe_missing = False
    may = False  # "kunnen"

    # Who: the six offices of 2.9, 3.9 and 4.9; acting by besluit 2.2.14, 3.2.14, 4.2.14 and 3.1.12.
    if ambt in NEVER_COVERED:
        refused = True
    # Who acts in an office as a representative: not in the lists, whatever the office (dossier A3, B2, O27).
    elif acting == "als_volksvertegenwoordiger":
        maybe_refused = True
    elif ambt in ("raadslid", "statenlid", "lid_ab_waterschap"):
        refused = True
    if ambt == "voorzitter_waterschap" and acting != "geen" and not longer:
        refused = True

    # Lid 5 a (and lid 7, which also needs the office): not after it, not when it never comes.
    if case.days == "ended" or case.days == "fallen_through":
        refused = True

    # Lid 7, in derogation of lid 1, 2, 4 and 5: a loan for the term of office. Nothing but the office counts.
    if case.measure == "bruikleen":
        may = True
        if case.days != "in_office":
            missing = True
        return answer(refused, maybe_refused, missing, maybe_missing, may)

    # Lid 5 a: before the office only once it is certain.
    if case.days == "not_certain":
        missing = True

    # Lid 1: for a "veilige woonplek", which is not defined.
    if not case.woonadres:
        maybe_refused = True

    # Lid 2: the place. Art. 4.9 has no such condition.
    if case.ligging != "binnen":
        if ambt in ("burgemeester", "commissaris", "raadslid", "statenlid") and acting != "geen":
            maybe_refused = True  # no duty to live there, so no ontheffing can exist
        elif ambt in ("gedeputeerde", "burgemeester", "wethouder"):
            if case.ligging != "buiten_met_ontheffing":
                missing = True  # an ontheffing or a move is still possible: no measure of these cases is realised yet
        elif ambt == "commissaris":  # 2.9 lid 2 b names the gedeputeerde only
            refused = True

    # Lid 1 and 4: an adopted advice.
    if case.advies == "niet_aangevraagd" or case.advies == "in_behandeling":
        missing = True
    if case.advies == "geweigerd":
        missing = True
        maybe_refused = True

    # Lid 5 b: the certificate, unless it cannot reasonably be asked.
    if case.pkvw != "geldig":
        if case.niet_te_vergen:
            maybe_missing = True
        else:
            missing = True

    # Lid 6: moved during the office. Who moved before the first day asks for the first time.
    if case.moved and case.days == "in_office":
        may = True

    # Lid 1: the measure itself.
    if case.measure == "stelsel":  # besluit x.3.1 lid 2: only "andere voorzieningen"
        refused = True
    if case.measure == "pkvw_eis":
        refused = True
    if case.measure == "niet_in_advies":
        if adopted:
            refused = True
        else:
            missing = True
    if case.measure == "zelf_in_advies":
        if adopted:
            maybe_refused = True
        else:
            refused = True
    if case.measure == "zelf_niet_in_advies":
        refused = True

    return answer(refused, maybe_refused, missing, maybe_missing, may)


def answer(refused, maybe_refused, missing, maybe_missing, may):
    if refused:
        return "nee", "nee"
    if missing:
        most = "nog_niet"
    elif may:
        most = "kan"
    else:
        most = "ja"
    if maybe_refused:
        return "nee", most
    if maybe_missing:
        return "nog_niet", most
    return most, most


def form(case):
    if case.measure == "bruikleen":
        return "bruikleen"  # lid 7
    return "verstrekking"  # lid 1, lid 6


def differences(got, bounds, forms, payer):
    """What is wrong with an answer, in words; an empty list when all is well."""
    if [u["regeling"] for u in got["uitkomsten"]] != ["2024"]:
        return ["not exactly one outcome, of 2024"]
    u = got["uitkomsten"][0]
    least, most = bounds
    oordeel = least if least == most else "onbekend"
    wrong = []
    if (u["grenzen"]["minimaal"], u["grenzen"]["maximaal"]) != bounds:
        wrong.append(f"bounds {u['grenzen']['minimaal']}..{u['grenzen']['maximaal']}, expected {least}..{most}")
    if u["oordeel"] != oordeel:
        wrong.append(f"oordeel {u['oordeel']}, expected {oordeel}")
    # A promise needs its form; a refusal has none; what is not there yet may already name its form.
    if oordeel in ("ja", "kan") and u["vorm"] not in forms:
        wrong.append(f"vorm {u['vorm']}, expected {forms}")
    if oordeel == "nog_niet" and u["vorm"] not in (None, *forms):
        wrong.append(f"vorm {u['vorm']}, expected {forms} or None")
    if oordeel == "nee" and u["vorm"] is not None:
        wrong.append(f"vorm {u['vorm']} with a refusal")
    # Lid 3. With a refusal nobody has to be named, but never another body.
    if oordeel in ("ja", "kan", "nog_niet") and u["betaler"] != payer:
        wrong.append(f"betaler {u['betaler']}, expected {payer}")
    if u["betaler"] not in (None, payer):
        wrong.append(f"betaler {u['betaler']}, can only be {payer}")
    return wrong


def check(cases):
    failures, failed, seen = [], 0, set()
    for case in cases:
        bounds = expected(case)
        seen.add(bounds)
        wrong = differences(beoordeel(feiten(case)), bounds, {form(case)}, PAYER.get(case.person[0]))
        if wrong:
            failed += 1
            if len(failures) < 8:
                changed = {
                    name: value for name, value, ok in zip(Case._fields, case, IN_ORDER, strict=True) if value != ok
                }
                failures.append(f"{changed}: {'; '.join(wrong)}")
    assert not failed, f"{failed} cases differ from the second reading, among them:\n" + "\n".join(failures)
    return seen


def at_most_three_differences():
    yield IN_ORDER
    for number in (1, 2, 3):
        for names in combinations(Case._fields, number):
            for values in product(*(VALUES[name][1:] for name in names)):
                yield IN_ORDER._replace(**dict(zip(names, values, strict=True)))


def person_day_place_measure():
    names = ["person", "days", "ligging", "measure"]
    for values in product(*(VALUES[name] for name in names)):
        yield IN_ORDER._replace(**dict(zip(names, values, strict=True)))


FIVE_PERSONS = [
    ("wethouder", "geen", None),
    ("lid_db_waterschap", "geen", None),
    ("burgemeester", "als_volksvertegenwoordiger", None),
    ("voorzitter_waterschap", "benoemd", True),
    ("commissaris", "benoemd", None),
]


def home_certificate_advice_measure():
    names = ["woonadres", "pkvw", "niet_te_vergen", "advies", "moved", "measure"]
    for person, *values in product(FIVE_PERSONS, *(VALUES[name] for name in names)):
        yield IN_ORDER._replace(person=person, **dict(zip(names, values, strict=True)))


def at_random(number=25_000, seed=2024):
    chance = random.Random(seed)
    cases = set()
    while len(cases) < number:
        cases.add(Case(*(values[0] if chance.random() < 0.4 else chance.choice(values) for values in VALUES.values())))
    return sorted(cases, key=str)


PARTS = pytest.mark.parametrize(
    "part", [pytest.param(5, id="one in five"), pytest.param(1, id="all", marks=pytest.mark.thorough)]
)


def drawn(cases, part):
    """One in so many of the cases, always the same ones; not each so manieth, which would take one value of a fact only."""
    chance = random.Random(part)
    return (case for case in cases if chance.random() < 1 / part)


@PARTS
@pytest.mark.parametrize(
    "cases",
    [
        at_most_three_differences,
        person_day_place_measure,
        home_certificate_advice_measure,
        at_random,
    ],
)
def test_calculator_agrees_with_the_second_reading(cases, part):
    check(drawn(cases(), part))


@PARTS
def test_two_measures_the_best_one_counts(part):
    persons = [FIVE_PERSONS[0], FIVE_PERSONS[2]]
    kinds = [m for m in VALUES["measure"] if m != "none"]
    failures = []
    cases = product(
        persons,
        VALUES["days"],
        ["geldig", "geen"],
        [False, True],
        VALUES["advies"],
        VALUES["moved"],
        combinations(kinds, 2),
    )
    for person, days, pkvw, niet_te_vergen, advies, moved, pair in drawn(cases, part):
        one, other = (
            IN_ORDER._replace(
                person=person,
                days=days,
                pkvw=pkvw,
                niet_te_vergen=niet_te_vergen,
                advies=advies,
                moved=moved,
                measure=m,
            )
            for m in pair
        )
        least = max(expected(one)[0], expected(other)[0], key=ORDER.index)
        most = max(expected(one)[1], expected(other)[1], key=ORDER.index)
        forms = {form(c) for c in (one, other) if expected(c)[1] == most}
        wrong = differences(beoordeel(feiten(one, other.measure)), (least, most), forms, PAYER[person[0]])
        if wrong:
            failures.append(f"{one} and {other.measure}: {'; '.join(wrong)}")
    assert not failures, f"{len(failures)} cases differ, among them:\n" + "\n".join(failures[:8])


def test_the_reading_itself_is_not_empty():
    """Twelve offices, 38 persons, and every pair of bounds that the table can give occurs in the random cases."""
    assert len({person[0] for person in PERSONS}) == 12
    assert len(PERSONS) == len(set(PERSONS)) == 38
    ends = {(a, b) for a in ORDER for b in ORDER if ORDER.index(a) <= ORDER.index(b)} - {("kan", "ja")}
    assert {expected(case) for case in at_random()} == ends


if __name__ == "__main__":
    check(Case(*values) for values in product(*VALUES.values()))
    print("all combinations agree")
