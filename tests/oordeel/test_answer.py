"""Promises on all that an answer says, over random cases: sources, reasons, steps, remedies, 'wat als', and who is spoken to.

The laws of the outcome page as properties of the ``Antwoord``. ``ANSWER_EXAMPLES`` in the environment tries more cases than the profile.
"""

import json
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

import pytest
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st
from hypothesis.errors import UnsatisfiedAssumption

from calculator.geval.invoer import lees_geval
from calculator.oordeel.antwoord import Antwoord, Uitslag, antwoord
from calculator.oordeel.contract import schrijf
from calculator.oordeel.reden import waarom
from calculator.oordeel.stappen import ALS_KLAAR, VANAF_DE_EERSTE_DAG, alleen_lenen, bij_dreiging
from calculator.wet.feiten import LAAG, PER_NAAM
from calculator.wet.model import JA, NEE, NOG_NIET, ONBEKEND, Bestuurslaag, Bron, Stap
from calculator.wet.partijen import BESTUURDER, ORGANISATIE
from calculator.wet.regelingen import regeling_op
from calculator.zinnen import voor, zin
from tests.strategies import Facts, changed, gevallen, lattice

MORE = int(os.environ.get("ANSWER_EXAMPLES", "0"))
cases = settings(max_examples=MORE) if MORE else settings()

#: Whom the reader may be sent to for an ontheffing: nobody of a water board, nobody who acts in the office, no commissaris.
GRANTED = ("burgemeester", "wethouder", "gedeputeerde")
#: Those who begin: in office, own home, inside, and nothing else known.
CHAPTER = {Bestuurslaag.PROVINCIE: "2", Bestuurslaag.GEMEENTE: "3", Bestuurslaag.WATERSCHAP: "4"}


#: Any case: half of them near one in order, half of them near none.
any_case = gevallen() | lattice()


@lru_cache(maxsize=64)
def _answered(text: str) -> Antwoord:
    return antwoord(lees_geval(json.loads(text)))


def answered(case: Facts) -> Antwoord:
    return _answered(json.dumps(case))


@lru_cache(maxsize=64)
def _written(text: str) -> dict[str, Any]:
    return schrijf(_answered(text))


def written(case: Facts) -> dict[str, Any]:
    """The answer as JSON."""
    return _written(json.dumps(case))


def results(a: Antwoord) -> tuple[Uitslag, ...]:
    return (a.nu, *a.uitslagen)


def steps(a: Antwoord) -> tuple[Stap, ...]:
    return tuple(dict.fromkeys((a.eerst, *a.daarna, *(s for u in results(a) for s in u.stappen))))


def sources(a: Antwoord) -> Iterator[Bron]:
    """Every source that an answer cites."""
    found = [s.bron for s in steps(a)]
    for u in results(a):
        found += [r.bron for r in u.reden]
        found += [t.bron for t in u.uitkomst.tellend(ook_vervallen=True)]
        found += [p.bron for p in u.uitkomst.posten]
    found += [r.bron for x in a.aankopen for r in x.reden]
    yield from (bron for bron in found if bron)


def sentences(a: Antwoord, reader: str) -> Iterator[str]:
    """Every sentence of the rules that this reader may get to see."""
    for s in steps(a):
        yield voor(s.wat, reader)
        yield voor(s.als, reader)
    for u in results(a):
        yield from (voor(r.zin, reader) for r in u.reden)
        yield from (voor(w.hoe, reader) for w in u.wat_als)
        yield from (voor(p.waarom, reader) for p in u.uitkomst.posten)
        for t in u.uitkomst.tellend(ook_vervallen=True):
            yield voor(t.voorwaarde.zin, reader)
            yield voor(t.uitleg, reader)
            yield voor(t.reden, reader)
    points = [o.punt for o in a.open if o.punt] + list(a.let_op)
    for point in points:
        yield from (voor(part, reader) for part in (point.vraag, point.stand, point.antwoord))
    yield from (voor(o.feit.kort, reader) for o in a.open if o.feit)
    for x in a.aankopen:
        yield from (voor(r.zin, reader) for r in x.reden)


# --- sources -----------------------------------------------------------------------------------------------------


@cases
@given(any_case)
def test_no_article_of_another_body(case: Facts) -> None:
    a = answered(case)
    for bron in sources(a):
        text = bron.voor(a.laag).tekst
        chapters = set(re.findall(r"\b([234])\.\d+(?:\.\d+)?", text.split("versie")[0].split("BZK")[0]))
        if a.laag:
            assert chapters <= {CHAPTER[a.laag]}, text
        assert a.laag in (None, Bestuurslaag.GEMEENTE) or "Gemeentewet" not in text, text
        assert a.laag in (None, Bestuurslaag.PROVINCIE) or "Provinciewet" not in text, text
        if a.laag is None:
            assert "wet (" not in text, text
            assert chapters in (set(), {"2", "3", "4"}), text


@cases
@given(any_case)
def test_the_article_is_about_this_office(case: Facts) -> None:
    a = answered(case)
    office = a.geval.feiten["ambt"]
    about = {
        "artikel 36a": ("wethouder",),
        "artikel 71": ("burgemeester",),
        "artikel 80": ("burgemeester", "raadslid"),
        "artikel 35b": ("gedeputeerde",),
        "artikel 78": ("commissaris", "statenlid"),
        "4.2.14": ("voorzitter_waterschap", "lid_ab_waterschap"),
        "3.2.16": ("burgemeester",),
    }
    for bron in sources(a):
        text = bron.voor(a.laag).tekst
        for article, offices in about.items():
            assert f"{article} " not in f"{text} " or office in offices, (office, text)


@cases
@given(any_case)
def test_what_is_met_rests_on_a_source_that_was_found(case: Facts) -> None:
    for outcome in [*written(case)["uitkomsten"], written(case)["nu"]]:
        for condition in outcome["voorwaarden"]:
            assert condition["oordeel"] != "ja" or condition["zekerheid"] != "onbekend", condition["naam"]
            text = f"{condition['uitleg']}"
            if re.search(r"\bonze lezing|volgens ons|zelf gekocht|10 jaar|verlopen", text):
                assert condition["zekerheid"] != "wettekst" or text == "Het certificaat is verlopen.", condition
        for line in outcome["posten"]:
            assert line["zekerheid"] != "wettekst" or not re.search("zelf gekocht|volgens ons", line["waarom"])
        for step in outcome["vervolgstappen"]:
            assert step["zekerheid"] != "wettekst" or not re.search(r"\bweet\b|onze lezing|volgens ons", step["wat"])


@cases
@given(any_case)
def test_a_document_is_no_source_for_a_day_before_it(case: Facts) -> None:
    a = answered(case)
    if a.geval.peildatum < date(2026, 1, 1):
        for bron in sources(a):
            assert "Circulaire bewaken en beveiligen 2026" not in bron.voor(a.laag).tekst


@cases
@given(any_case)
def test_a_water_board_hears_of_no_ontheffing(case: Facts) -> None:
    office = ("voorzitter_waterschap", "lid_db_waterschap", "lid_ab_waterschap")[len(json.dumps(case)) % 3]
    case = {**case, "ambt": office}
    a = answered(case)
    for sentence in sentences(a, "bestuurder"):
        assert not re.search(r"ontheffing|gemeenteraad|provinciale staten|raadsgriffie", sentence, re.I), sentence


# --- the one who reads -------------------------------------------------------------------------------------------


@cases
@given(any_case)
def test_the_organisation_never_reads_u_for_the_bestuurder(case: Facts) -> None:
    for sentence in sentences(answered(case), "organisatie"):
        assert not re.search(r"\b(u|uw|ik|mijn)\b", sentence, re.I), sentence


@cases
@given(any_case)
def test_nobody_is_told_to_ask_themselves(case: Facts) -> None:
    a = answered(case)
    for step in steps(a):
        name = a.naam(step.wie)
        assert step.wie is BESTUURDER or not re.search(rf"\b(vraagt|vragen)\b[^.;]*{re.escape(name)}", step.wat), step
        if step.wie is ORGANISATIE:
            assert not re.search(r"vraagt (de|haar) (eigen )?organisatie", step.wat)


# --- reasons -----------------------------------------------------------------------------------------------------


@cases
@given(any_case)
def test_a_reason_comes_from_a_condition_that_counts(case: Facts) -> None:
    a = answered(case)
    for u in results(a):
        rows = [r for r in u.uitkomst.per_maatregel if r.maximaal > NEE] or list(u.uitkomst.per_maatregel)
        counting = [t for t in u.uitkomst.toetsingen if any(r.telt(t) for r in rows)]
        assert len(u.reden) <= 2
        assert u.reden, "a judgement without a reason"
        for reason in u.reden:
            if reason.bron:
                # With others beside it a measure is named before its reason.
                assert any(reason.zin.endswith(waarom(t)) and reason.bron is t.bron for t in counting), reason


@cases
@given(any_case)
def test_all_conditions_are_met_only_when_nothing_is_open(case: Facts) -> None:
    for outcome in [*written(case)["uitkomsten"], written(case)["nu"]]:
        if any(r["zin"] == "Aan alle voorwaarden is voldaan." for r in outcome["reden"]):
            assert outcome["oordeel"] == "ja"
            assert not any(p["voor_rekening_van"] == "navragen" for p in outcome["posten"])
            assert all(v["oordeel"] == "ja" for v in outcome["voorwaarden"] if v["telt"])


@cases
@given(any_case)
def test_no_reason_rests_on_a_condition_that_is_met(case: Facts) -> None:
    a = answered(case)
    for u in results(a):
        met = {t.reden for t in u.uitkomst.toetsingen if t.minimaal == JA and t.uitleg}
        low = u.uitkomst.kern.minimaal
        assert low == JA or not any(r.zin in met for r in u.reden)


# --- remedies ----------------------------------------------------------------------------------------------------


@cases
@given(any_case)
def test_a_remedy_is_named_only_where_something_can_be_cured(case: Facts) -> None:
    whole = written(case)
    for outcome in [*whole["uitkomsten"], whole["nu"]]:
        for condition in outcome["voorwaarden"]:
            if condition["herstel"]:
                assert condition["telt"]
                assert condition["oordeel"] not in ("ja", "nee")
                assert outcome["grenzen"]["maximaal"] != "nee"
        # Beside a loan another measure may still be provided, and that one needs the certificate; so does what may be no loan.
        measures = case.get("maatregelen", ())
        if outcome["vorm"] == "bruikleen" and len(measures) < 2 and all(m.get("bruikleen") for m in measures):
            assert not any(v["herstel"] and "PKVW" in v["herstel"] for v in outcome["voorwaarden"])


@cases
@given(any_case)
def test_what_is_open_has_somebody_to_ask(case: Facts) -> None:
    a = answered(case)
    for u in results(a):
        kern = u.uitkomst.kern
        if kern.minimaal != kern.maximaal:
            assert u.navragen
            assert any(o.wie for o in a.open)
        assert all(p.wie for p in u.let_op)
        assert not u.let_op or u.navragen
        for t in u.uitkomst.tellend():
            if t.punt and kern.maximaal > NEE:
                names = {p.naam(a.laag) for p in u.navragen}
                assert {p.naam(a.laag) for p in t.punt.wie} <= names
    assert all(o.wie for o in a.open)
    seen = [(o.feit and o.feit.naam, o.maatregel if o.feit else None, o.punt and o.punt.code) for o in a.open]
    assert len(seen) == len(set(seen)), "each unknown once"


@cases
@given(any_case)
def test_an_answer_that_settles_it_settles_it_so(case: Facts) -> None:
    """What hangs on an open fact is said only where that one answer decides."""
    a = answered(case)
    for one in a.open:
        for label, judgement in one.beslist:
            assert one.feit
            value = next(v for v in [*[k.code for k in one.feit.keuzes], True, False] if _label(one.feit, v) == label)
            other = changed(case, one.feit, one.maatregel, value)
            try:
                then = answered(other)
            except ValueError:
                continue
            codes = {(u.uitkomst.kern.minimaal, u.uitkomst.kern.maximaal) for u in results(then)}
            assert (judgement, judgement) in codes, (one.feit.naam, label)


def _label(fact: Any, value: Any) -> str | None:
    try:
        return str(fact.label(value))
    except StopIteration:
        return None


# --- steps -------------------------------------------------------------------------------------------------------


@cases
@given(any_case)
def test_nobody_gives_or_pays_while_something_is_open(case: Facts) -> None:
    a = answered(case)
    for u in results(a):
        kern = u.uitkomst.kern
        for step in u.stappen:
            if step in bij_dreiging(a.geval):
                continue
            gives = step.wie is not BESTUURDER and re.search(r"\b(zorg|betaal|verstrek|vergoed|draag|beslis)", step.wat)
            if gives and "stelsel" not in step.wat and not re.search(r"\bmag\b", step.wat) and kern.minimaal < JA:
                if re.search("beslis(t|sen) of", step.wat):
                    continue
                assert step.als, step
        if any(s.wat.startswith("betaalt wat in het stelsel") for s in u.stappen):
            assert a.geval.feiten["ambt"] is not ONBEKEND


@cases
@given(any_case)
def test_no_condition_in_a_step_that_must_be_taken_anyway(case: Facts) -> None:
    """Waiting until it is certain, calling the police and asking about an old claim hang on nothing."""
    a = answered(case)
    for step in steps(a):
        if step in bij_dreiging(a.geval) or re.match("wacht met maatregelen|vraagt na", step.wat):
            assert not step.als


@cases
@given(any_case)
def test_what_waits_for_earlier_steps_has_earlier_steps(case: Facts) -> None:
    for u in results(answered(case)):
        for place, step in enumerate(u.stappen):
            if step.als == ALS_KLAAR:
                assert any(
                    s.wie and not s.wat.startswith("bestelt") for s in u.stappen[:place] if s.als != ALS_KLAAR
                ), step


@cases
@given(any_case)
def test_several_municipalities_do_things_in_the_plural(case: Facts) -> None:
    a = answered({**case, "ambt": "burgemeester", "aantal_gemeenten": 2})
    for step in steps(a):
        if a.naam(step.wie) == "de betrokken gemeenten samen":
            assert not re.search(r"\b(zorgt|betaalt|mag|beslist|verstrekt)\b", step.wat), step


@cases
@given(any_case)
def test_the_first_step_is_the_readers_own_and_can_be_taken_now(case: Facts) -> None:
    a = answered(case)
    assert a.eerst.wat
    assert len(a.daarna) <= 4
    assert a.eerst not in a.daarna
    assert a.eerst.wie is BESTUURDER, a.eerst
    # Who asked about a loan and nothing else, and is not in office yet, can only wait for the first day.
    waits = a.eerst.als == zin(VANAF_DE_EERSTE_DAG) and not any(s.wie is BESTUURDER and not s.als for s in a.daarna)
    assert waits or not a.eerst.als
    assert not a.eerst.wat.startswith("bestelt niet")
    facts = a.geval.feiten
    office, place = facts["ambt"], facts["woning_ligging"]
    covered = office in LAAG
    nu = a.nu.uitkomst.kern
    old = next((u for u in a.uitslagen if u.regeling.begin < a.nu.regeling.begin), None)
    if old and old.uitkomst.kern.maximaal > NEE:
        days = [
            a.geval.maatregelen[r.maatregel]["uitgevoerd_op"]
            for r in old.uitkomst.per_maatregel
            if r.maatregel is not None
        ]
        certain = any(d is not ONBEKEND for d in days)
        assert a.eerst.wat.startswith("vraagt na bij") or "nog in behandeling" in a.eerst.wat
        assert not certain or "nog in behandeling" in a.eerst.wat
        return
    if office is not ONBEKEND and not covered and nu.maximaal == NEE:
        assert a.eerst.wat.startswith("vraagt"), a.eerst
    if covered and all(u.uitkomst.kern.maximaal == NEE for u in (a.nu, *a.uitslagen)):
        assert a.eerst.wat.startswith("vraagt"), a.eerst
    outside = place in ("buiten_zonder_ontheffing", "buiten_ontheffing_verlopen")
    lives = facts["woning_is_woonadres"] is True
    if outside and lives and office in GRANTED and facts["waarneming"] == "geen" and a.nu.regeling.jaar == "2024":
        settled = (nu.minimaal, nu.maximaal) == (NOG_NIET, NOG_NIET) or nu.maximaal == NOG_NIET
        if (
            settled
            and "wacht" not in a.eerst.wat
            and not a.eerst.wat.startswith(("vraagt na", "vraagt het CCV of"))
            and not alleen_lenen(a.geval)
        ):
            assert "ontheffing" in a.eerst.wat, a.eerst
    if not (office in GRANTED and facts["waarneming"] != "benoemd"):
        assert not any("om een ontheffing" in s.wat or "te verlengen" in s.wat for s in steps(a)) or office in GRANTED
    if facts["waarneming"] != "geen" and office in ("burgemeester", "commissaris"):
        assert not any("ontheffing" in s.wat for s in steps(a) if s.wie is BESTUURDER)


@cases
@given(any_case)
def test_a_measure_that_is_not_paid_hears_of_a_loan(case: Facts) -> None:
    """Lid 7: in office and under the regime of today, said with the measure and as a step."""
    a = answered(case)
    facts = a.geval.feiten
    start, last = facts["ambt_vanaf"], facts["ambt_tot_en_met"]
    assume(a.nu.regeling.jaar == "2024" and facts["ambt"] in LAAG and facts["waarneming"] == "geen")
    assume(isinstance(start, date) and start <= a.geval.peildatum and last is None)
    for x in a.aankopen:
        measure = a.geval.maatregelen[x.maatregel]
        plain = measure["soort"] != "pkvw_eis" and measure["werkgeverskosten_stelsel"] is False
        if x.regeling.jaar == "2024" and x.minimaal < JA and plain and measure["bruikleen"] is False:
            assert x.lening
    if any(x.lening for x in a.aankopen):
        assert any("uitlenen" in s.wat for s in (a.eerst, *a.daarna))


@cases
@given(any_case)
def test_there_is_always_an_answer_for_measures_still_to_come(case: Facts) -> None:
    a = answered(case)
    assert a.nu.regeling is regeling_op(a.geval.peildatum)
    bare = antwoord(replace(a.geval, maatregelen=()))
    assert bare.nu.uitkomst.kern == a.nu.uitkomst.kern
    assert [r.zin for r in bare.nu.reden] == [r.zin for r in a.nu.reden]
    if a.nu.uitkomst.kern.maximaal > NEE:
        assert a.nu.stappen


# --- what if -----------------------------------------------------------------------------------------------------


@cases
@given(any_case)
def test_each_what_if_gives_what_it_says(case: Facts) -> None:
    whole = written(case)
    bare = {k: v for k, v in case.items() if k != "maatregelen"}
    for source, outcomes in ((bare, [whole["nu"]]), (case, whole["uitkomsten"])):
        for outcome in outcomes:
            for turn in outcome["wat_als"]:
                name = turn["feit"].rpartition(".")[2]
                index = int(turn["feit"].split("[")[1].split("]")[0]) if "[" in turn["feit"] else None
                fact = PER_NAAM.get(name) if index is None else None
                if index is None:
                    assert fact
                    other = {**source, name: turn["waarde"], **turn["ook"]}
                else:
                    measures = [dict(m) for m in source["maatregelen"]]
                    measures[index][name] = turn["waarde"]
                    other = {**source, "maatregelen": measures, **turn["ook"]}
                then = next(u for u in written(other)["uitkomsten"] if u["regeling"] == outcome["regeling"])
                assert then["oordeel"] == turn["dan"], turn
                assert turn["hoe"]
                assert then["grenzen"] != outcome["grenzen"]


@cases
@given(any_case)
def test_a_what_if_is_in_reach(case: Facts) -> None:
    a = answered(case)
    facts, day = a.geval.feiten, a.geval.peildatum
    assert len({(w.feit.naam, w.maatregel, str(w.waarde)) for w in a.wat_als}) == len(a.wat_als)
    for u in results(a):
        assert u.regeling.jaar == "2024" or day < date(2024, 1, 1) or not u.wat_als, "of what is over"
        for w in u.wat_als:
            values = facts if w.maatregel is None else {**facts, **a.geval.maatregelen[w.maatregel]}
            assert values[w.feit.naam] != w.waarde or w.ook, "done already"
            assert w.feit.naam not in (
                "ambt",
                "peildatum",
                "zelf_aangeschaft",
                "uitgevoerd_op",
                "werkgeverskosten_stelsel",
            )
            if w.feit.naam == "woning_ligging":
                assert a.laag is not Bestuurslaag.WATERSCHAP
                assert w.waarde == "binnen" or (facts["ambt"] in GRANTED and facts["waarneming"] == "geen")
            if w.maatregel is not None:
                assert values["zelf_aangeschaft"] is not True
                assert values["uitgevoerd_op"] is None or values["uitgevoerd_op"] > day
            for value in (w.waarde, *w.ook.values()):
                assert not isinstance(value, date) or value >= day, "past"


# --- the same case told otherwise --------------------------------------------------------------------------------


def _said(case: Facts) -> Any:
    """What an answer says, without the place and the name of a measure."""
    a = answered(case)
    return (
        [(a.naam(s.wie), s.wat, s.als) for s in (a.eerst, *a.daarna)],
        [(u.regeling.jaar, u.uitkomst.kern) for u in results(a)],
        [[p.naam(a.laag) for p in u.navragen] for u in (a.nu,)],
        sorted(p.code for p in a.let_op),
    )


@cases
@given(gevallen(2), st.data())
def test_the_order_of_the_measures_is_no_matter(case: Facts, data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(len(case["maatregelen"]))))
    other = {**case, "maatregelen": [case["maatregelen"][i] for i in order]}
    mine, theirs = answered(case), answered(other)
    for one, two in zip(results(mine), results(theirs), strict=True):
        assert one.uitkomst.kern == two.uitkomst.kern
        assert {(s.wie.code, s.wat, s.als) for s in one.stappen} == {(s.wie.code, s.wat, s.als) for s in two.stappen}
        assert {p.code for p in one.navragen} == {p.code for p in two.navragen}
    assert {p.code for p in mine.let_op} == {p.code for p in theirs.let_op}
    assert mine.eerst.wat == theirs.eerst.wat


@cases
@given(gevallen(1), st.data())
def test_another_name_for_a_measure_is_no_matter(case: Facts, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(case["maatregelen"]) - 1))
    measures = [dict(m) for m in case["maatregelen"]]
    measures[index]["omschrijving"] = "een heel andere naam"
    assert _said(case) == _said({**case, "maatregelen": measures})


@cases
@given(gevallen(1), st.data())
def test_a_measure_in_two_parts_is_the_same_measure(case: Facts, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(case["maatregelen"]) - 1))
    amount = case["maatregelen"][index].get("bedrag")
    assume(amount is not None and amount > 1)
    measures = [dict(m) for m in case["maatregelen"]]
    measures[index]["bedrag"] = amount // 2
    measures.append({**measures[index], "bedrag": amount - amount // 2})
    assert _said(case) == _said({**case, "maatregelen": measures})


@cases
@given(any_case, st.sampled_from(["ja", "nog_niet", "niet_meer"]))
def test_in_office_or_not_bounds_the_days(case: Facts, now: str) -> None:
    """Who says no more than 'ja', 'nog niet' or 'niet meer' gets an answer that whole days do not contradict."""
    try:
        whole = answered({**case, "in_functie": now})
    except ValueError:
        assume(False)
    days = ("ambt_vanaf", "ambt_tot_en_met", "benoeming_vast_op")
    loose = answered({k: v for k, v in {**case, "in_functie": now}.items() if k not in days})
    low, high = loose.nu.uitkomst.kern[:2]
    assert low <= whole.nu.uitkomst.kern.minimaal <= whole.nu.uitkomst.kern.maximaal <= high
    if now == "niet_meer":
        assert loose.nu.uitkomst.kern.maximaal == NEE


@pytest.mark.thorough
# Without looking for the smallest case, which takes longer than all the others.
@settings(max_examples=5000, phases=[Phase.generate])
@given(any_case)
def test_five_thousand_cases_say_nothing_untrue(case: Facts) -> None:
    """The long run of every promise above that needs no more than a case."""
    for promise in PROMISES:
        # What one promise does not speak of is a case for the others.
        with suppress(UnsatisfiedAssumption):
            promise(case)


PROMISES = [
    inner.inner_test
    for name, one in list(globals().items())
    if name.startswith("test_")
    and not name.startswith("test_five_thousand")
    and (inner := one.hypothesis).inner_test.__code__.co_argcount == 1
]
