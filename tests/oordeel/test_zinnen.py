"""What is said around a judgement, case by case: sources, reasons, steps, remedies, 'wat als', whom to ask.

The right values were worked out from the law, not from the program; each test names the article. R24 is art. 2.9/3.9/4.9 of the Regeling
since 2024, R21 the same articles in 2021-2023, B the Rechtspositiebesluit.
"""

import re
from typing import Any

import pytest

from calculator.geval.invoer import lees_geval
from calculator.oordeel.antwoord import Antwoord, antwoord
from calculator.oordeel.contract import beoordeel
from calculator.zelfcheck import blad
from calculator.zinnen import voor

Facts = dict[str, Any]

W: Facts = {
    "peildatum": "2026-09-01",
    "ambt": "wethouder",
    "benoeming_vast_op": "2022-05-20",
    "ambt_vanaf": "2022-06-01",
    "woning_is_woonadres": True,
    "woning_ligging": "binnen",
    "pkvw": "geldig",
    "pkvw_afgegeven_op": "2022-07-01",
    "advies": "vastgesteld",
}
ALARM: Facts = {"soort": "alarm", "in_advies": True, "bedrag": 100_000}
KLUIS_2022: Facts = {"soort": "kluis", "uitgevoerd_op": "2022-09-01", "bedrag": 100_000}
NO_PKVW = {"pkvw": "geen", "pkvw_afgegeven_op": ...}
#: Asked while the old text held.
THEN = {"peildatum": "2022-10-01", "advies": ...}


def case(*measures: Facts, **changed: Any) -> Facts:
    facts = {key: value for key, value in {**W, **changed}.items() if value is not ...}
    return {**facts, "maatregelen": list(measures)} if measures else facts


def told(*measures: Facts, **changed: Any) -> dict[str, Any]:
    """The last outcome of the answer: that of the measures, else of measures still to come."""
    outcome: dict[str, Any] = beoordeel(case(*measures, **changed))["uitkomsten"][-1]
    return outcome


def whole(*measures: Facts, **changed: Any) -> Antwoord:
    return antwoord(lees_geval(case(*measures, **changed)))


def condition(outcome: dict[str, Any], name: str) -> dict[str, Any]:
    (found,) = [c for c in outcome["voorwaarden"] if c["naam"] == name]
    return dict(found)


def source(outcome: dict[str, Any], name: str) -> tuple[str | None, str | None]:
    found = condition(outcome, name)
    return found["bron"], found["zekerheid"]


def why(outcome: dict[str, Any]) -> str:
    return " ".join(reason["zin"] for reason in outcome["reden"])


def does(outcome: dict[str, Any]) -> str:
    return "\n".join(f"{s['wie']} {s['wat']}{', ' + s['als'] if s['als'] else ''}" for s in outcome["vervolgstappen"])


def first(*measures: Facts, **changed: Any) -> str:
    return whole(*measures, **changed).eerst.wat


# --- the source belongs to the finding (F4, F8, F13) ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("changed", "name", "text", "certainty"),
    [
        # B 4.2.14: "langer dan 30 dagen"; that fewer days do not count is a contrario.
        (
            {"ambt": "voorzitter_waterschap", "waarneming": "benoemd", "waarneming_langer_dan_30_dagen": False},
            "ambt_valt_onder_de_regeling",
            "artikel 4.2.14 van het Besluit",
            "afgeleid",
        ),
        # The same article while nobody knows for how long.
        (
            {"ambt": "voorzitter_waterschap", "waarneming": "benoemd"},
            "ambt_valt_onder_de_regeling",
            "artikel 4.2.14 van het Besluit",
            "afgeleid",
        ),
        # B 3.1.12 tells what a raadslid who acts gets; the Regeling does not.
        (
            {"ambt": "burgemeester", "waarneming": "als_volksvertegenwoordiger"},
            "ambt_valt_onder_de_regeling",
            "artikel 3.1.12 van het Besluit",
            "wettekst",
        ),
        # Nothing was seen about a statenlid who acts but B 2.2.14; never the article of the gemeente.
        (
            {"ambt": "statenlid", "waarneming": "als_volksvertegenwoordiger"},
            "ambt_valt_onder_de_regeling",
            "artikel 2.2.14 van het Besluit",
            "afgeleid",
        ),
        ({"pkvw_afgegeven_op": "2016-09-01"}, "certificaat_is_geldig", "veelgestelde vragen", "secundair"),
        ({"pkvw": "verklaring", "pkvw_afgegeven_op": ...}, "certificaat_is_geldig", "veelgestelde vragen", "secundair"),
        (NO_PKVW, "certificaat_is_geldig", "lid 5 onder b", "wettekst"),
        ({"woning_ligging": "buiten_ontheffing_verlopen"}, "woning_ligt_goed", "artikel 3.9, lid 2", "afgeleid"),
        # No duty to live there: art. 80 Gemeentewet, art. 78 Provinciewet.
        (
            {"ambt": "commissaris", "waarneming": "benoemd", "woning_ligging": "buiten_zonder_ontheffing"},
            "woning_ligt_goed",
            "artikel 78 van de Provinciewet",
            "wettekst",
        ),
        ({"ambt": "bestuurder_caribisch_nederland"}, "ambt_valt_onder_de_regeling", "aanhef", "afgeleid"),
    ],
)  # fmt: skip
def test_the_source_of_a_finding(changed: Facts, name: str, text: str, certainty: str) -> None:
    found, sure = source(told(**changed), name)
    assert text in str(found)
    assert sure == certainty


def test_only_who_asks_for_an_ontheffing_reads_the_article_on_it() -> None:
    """Art. 71 Gemeentewet (burgemeester), 36a (wethouder), 35b Provinciewet (gedeputeerde, as cited elsewhere)."""
    for office, article in (("burgemeester", "71"), ("wethouder", "36a"), ("gedeputeerde", "35b")):
        (step,) = [s for s in told(ambt=office, woning_ligging="buiten_zonder_ontheffing")["vervolgstappen"] if "ontheffing" in s["wat"]]  # fmt: skip
        assert f"artikel {article} " in step["bron"]


def test_of_an_old_question_no_later_document_is_the_source() -> None:
    outcome = told(KLUIS_2022, concrete_dreiging=True, **THEN)
    assert "112" in does(outcome)
    assert not any("2026" in str(s["bron"]) for s in outcome["vervolgstappen"])


def test_what_a_water_board_is_told_is_of_a_water_board() -> None:
    """R24 4.9 lid 2 has no place; there is nothing to be exempted from, not even in the words on a loan (lid 7)."""
    answer = beoordeel(case({**ALARM, "bruikleen": True}, ambt="lid_db_waterschap", woning_ligging="buiten_zonder_ontheffing", **NO_PKVW))  # fmt: skip
    text = str([answer["nu"], answer["uitkomsten"]])
    assert not re.search("Gemeentewet|Provinciewet|ontheffing (te|van|is)|gemeenteraad|artikel [23]\\.", text)
    assert "certificaat of ontheffing" not in text


# --- what is printed is true (F2, F5, F14) ---------------------------------------------------------------------------


def test_what_is_not_there_yet_was_not_done_in_office() -> None:
    """R21 lid 2: nothing was done, and nothing was paid."""
    outcome = told({"soort": "kluis", "bedrag": 100_000}, **THEN)
    for name in ("uitgevoerd_tijdens_het_ambt", "kosten_gemaakt", "woonadres_bij_uitvoering", "benoeming_gaat_door"):
        assert condition(outcome, name)["telt"] is False


def test_all_conditions_are_met_only_of_what_is_settled() -> None:
    bought = {**ALARM, "soort": "camera", "zelf_aangeschaft": True, "uitgevoerd_op": "2026-05-01"}
    text = why(told(ALARM, bought))  # O10: whether what was bought is paid, the text does not say
    assert "Aan alle voorwaarden" not in text
    assert "Voor Alarm is aan de voorwaarden voldaan" in text
    assert "Camera" in text
    assert why(told(ALARM)) == "Aan alle voorwaarden is voldaan."


def test_a_loan_sets_conditions_aside_and_cures_none() -> None:
    """R24 lid 7, in derogation of lid 1, 2, 4 and 5."""
    outcome = told({"soort": "alarm", "bruikleen": True, "bedrag": 1}, advies="niet_aangevraagd", **NO_PKVW)
    assert outcome["oordeel"] == "kan"
    for name in ("advies_is_vastgesteld", "certificaat_is_geldig", "maatregel_staat_in_het_advies", "woning_ligt_goed"):
        assert condition(outcome, name)["telt"] is False
    assert {c["herstel"] for c in outcome["voorwaarden"]} == {None}
    assert "vraagt de organisatie of zij tijdelijk iets kan uitlenen" in does(outcome)


# --- reasons (F1) ----------------------------------------------------------------------------------------------------


def test_before_the_first_day_a_loan_waits_for_the_office_only() -> None:
    early = {"peildatum": "2022-05-25", "advies": "niet_aangevraagd", **NO_PKVW}
    later = {**early, "peildatum": "2026-05-25", "benoeming_vast_op": "2026-05-20", "ambt_vanaf": "2026-06-01"}
    outcome = told({"soort": "alarm", "bruikleen": True, "bedrag": 1}, **later)
    assert why(outcome) == "Bruikleen is er vanaf de eerste dag in het ambt."


def test_a_day_that_nobody_knows_is_the_reason_itself() -> None:
    """And not a certificate that is there, or an appointment that was certain."""
    outcome = told({**ALARM, "uitgevoerd_op": None})
    assert why(outcome).startswith("Nog niet bekend: de dag van uitvoering.")
    assert "certificaat" not in why(outcome)


def test_what_keeps_it_down_for_certain_stands_beside_what_is_open() -> None:
    """Not appointed yet (lid 5 a), and nobody knows whether the advice is there."""
    text = why(told(advies=None, ambt_vanaf=..., benoeming_vast_op=...))
    assert "hoe ver het beveiligingsadvies is" in text
    assert "het moet vaststaan dat u het krijgt" in text


def test_a_measure_that_cannot_count_gives_no_reason() -> None:
    before = {**KLUIS_2022, "soort": "ruiten", "uitgevoerd_op": "2022-04-01"}
    text = why(told(KLUIS_2022, before, peildatum="2024-03-01"))
    assert "toen de benoeming nog niet vaststond" not in text
    assert "Wij vonden geen regel voor wie later vraagt" in text


def test_without_any_right_nothing_else_is_missing() -> None:
    text = why(told(ambt="raadslid", advies="niet_aangevraagd", **NO_PKVW))
    assert "certificaat" not in text
    assert "advies" not in text


# --- the silence of the law opens the answer (F3, F15, X2) -----------------------------------------------------------


def test_bought_in_2023_and_placed_in_2024() -> None:
    """O7: no transitional rule was found. The money is not the bestuurder's for certain."""
    kluis = {"soort": "kluis", "betaald_op": "2023-12-01", "uitgevoerd_op": "2024-01-05", "bedrag": 1500, "zelf_aangeschaft": True}  # fmt: skip
    outcome = told(kluis, peildatum="2024-03-01")
    assert outcome["oordeel"] == "onbekend"
    assert outcome["eigen_kosten"] == {"minimaal": 0, "maximaal": 1500}
    assert "uw gemeente" in outcome["navragen_bij"]
    assert outcome["reden"][0]["zekerheid"] == "onbekend"


def test_a_certificate_that_runs_out_before_the_planned_day() -> None:
    """O42: the text is silent on a certificate that turns ten on the way."""
    planned = {**ALARM, "uitgevoerd_op": "2026-12-01"}
    outcome = told(planned, pkvw_afgegeven_op="2016-10-01")
    assert outcome["grenzen"] == {"minimaal": "nog_niet", "maximaal": "ja"}
    assert "op tijd vernieuwen" in does(outcome)
    assert told(planned, pkvw_afgegeven_op="2017-10-01")["oordeel"] == "ja"


def test_a_certificate_near_its_end_is_said_beforehand() -> None:
    assert "O42" in {p["code"] for p in told(pkvw_afgegeven_op="2016-12-01")["let_op"]}
    assert told(pkvw_afgegeven_op="2016-12-01")["oordeel"] == "ja"
    assert "O42" not in {p["code"] for p in told()["let_op"]}


def test_who_has_neither_advice_nor_certificate_hears_that_their_order_is_our_reading() -> None:
    none = {"pkvw": "geen", "pkvw_afgegeven_op": None, "advies": "niet_aangevraagd", "advies_voor_deze_woning": None}
    assert "O44" in {p["code"] for p in told(**none)["let_op"]}
    assert "O44" not in {p["code"] for p in told(**none | {"advies": "in_behandeling"})["let_op"]}
    assert "O44" not in {p["code"] for p in told(advies="niet_aangevraagd", advies_voor_deze_woning=None)["let_op"]}


# --- steps and remedies (F7, F9, F11, F16, X1, X3) -------------------------------------------------------------------


def test_who_acts_outside_the_area_asks_and_gets_no_ontheffing() -> None:
    """O11: no duty to live there, so no ontheffing to ask for (art. 80 Gemeentewet, 78 Provinciewet)."""
    for office in ("burgemeester", "commissaris"):
        for place in ("buiten_zonder_ontheffing", "buiten_ontheffing_verlopen", "buiten_met_ontheffing"):
            given = {"ambt": office, "waarneming": "benoemd", "woning_ligging": place}
            assert first(**given).startswith("vraagt na bij"), (office, place)
            assert "om een ontheffing" not in does(told(**given))
            assert not any(turn["feit"] == "woning_ligging" for turn in told(**given)["wat_als"])


@pytest.mark.parametrize(
    ("changed", "start"),
    [
        # R24 lid 2: an ontheffing cures it for three offices, and goes before the advice.
        ({"woning_ligging": "buiten_zonder_ontheffing", "advies": "niet_aangevraagd"}, "vraagt de gemeenteraad om een"),
        (
            {"ambt": "burgemeester", "woning_ligging": "buiten_ontheffing_verlopen"},
            "vraagt de commissaris van de Koning of",
        ),
        # R24 lid 2 b does not name the commissaris; lid 7 is left.
        (
            {"ambt": "commissaris", "woning_ligging": "buiten_zonder_ontheffing"},
            "vraagt de organisatie of zij tijdelijk iets kan uitlenen",
        ),
        ({"ambt": "raadslid"}, "vraagt de griffie"),
        ({"ambt": "ander_ambt"}, "vraagt de eigen organisatie"),
        ({"ambt_tot_en_met": "2026-03-30"}, "vraagt de secretaris"),
        ({"ambt_vanaf": ..., "benoeming_niet_doorgegaan": True}, "vraagt de secretaris"),
        ({"ambt_vanaf": ..., "benoeming_vast_op": ...}, "wacht met maatregelen"),
        # R24 lid 6: the organisation may, and must be asked.
        (
            {"vorige_woning_verstrekt": True, "woonadres_sinds": "2026-05-01"},
            "vraagt de organisatie of zij na de verhuizing",
        ),
        # What nobody knows is found out first.
        ({"ambt": None, "advies": None}, "vraagt na bij de secretaris van uw organisatie: uw ambt"),
    ],
)  # fmt: skip
def test_the_first_step(changed: Facts, start: str) -> None:
    assert first(**changed).startswith(start)


def test_an_old_claim_sends_nobody_to_spend_money_first() -> None:
    """O6: no rule was found for who asks after 2023."""
    assert first(KLUIS_2022, **NO_PKVW) == "vraagt de organisatie of zij deze oude kosten nog in behandeling neemt"
    # While its day is not known, nobody says that it is old.
    assert first({**KLUIS_2022, "uitgevoerd_op": None}, **NO_PKVW).startswith("vraagt na bij het bedrijf")
    # In its own time it is simply declared.
    assert first(KLUIS_2022, **THEN).startswith("declareert de kosten")


def test_waiting_hangs_on_nothing() -> None:
    steps = told(ambt=None, ambt_vanaf=..., benoeming_vast_op=...)["vervolgstappen"]
    (wait,) = [s for s in steps if s["wat"].startswith("wacht met maatregelen")]
    assert wait["als"] is None


def test_nobody_lends_where_it_is_not_certain_that_the_regime_holds() -> None:
    """O27: lid 7 too is for the bestuurder of these articles only."""
    assert "uitlenen" not in does(told(ambt="burgemeester", waarneming="als_volksvertegenwoordiger"))
    assert "uitlenen" not in does(told(ambt=None))
    assert "uitlenen" in does(told(woning_ligging="buiten_zonder_ontheffing"))


def test_the_stelsel_pays_of_an_office_that_is_known() -> None:
    """B x.3.1 lid 1 is of the offices of the besluit; nobody promises it to who did not say which."""
    measure = {**ALARM, "werkgeverskosten_stelsel": True}
    assert "betaalt wat in het stelsel" in does(told(measure))
    for office in (None, "ander_ambt", "bestuurder_caribisch_nederland"):
        assert "betaalt wat in het stelsel" not in does(told(measure, ambt=office))
    # The reason says no more than that it falls outside.
    assert "betaalt" not in why(told(measure))


def test_a_representative_hears_of_the_route_that_is_there() -> None:
    """B x.3.1 lid 1, of a committee through x.4.4 (O35): never a bare no."""
    for office, article in (("raadslid", "3.3.1, lid 1"), ("statenlid", "2.3.1, lid 1"), ("commissielid", "3.4.4")):
        outcome = told(ambt=office)
        (step,) = [s for s in outcome["vervolgstappen"] if "stelsel" in s["wat"]]
        assert article in step["bron"]
        assert step["als"]
        assert "O35" in {p["code"] for p in outcome["let_op"]}


def test_of_caribisch_nederland_no_number_and_no_circular_of_here() -> None:
    outcome = told(ambt="bestuurder_caribisch_nederland", concrete_dreiging=True)
    assert "112" not in does(outcome)
    assert "alarmnummer" in does(outcome)
    assert not any("irculaire" in str(s["bron"]) for s in outcome["vervolgstappen"])


def test_several_municipalities() -> None:
    """B 3.2.16 b, as our reading (O29); not known: what holds of one, and what of more."""
    two = does(told(ambt="burgemeester", aantal_gemeenten=2))
    assert "de betrokken gemeenten samen zorgen voor de maatregelen uit het advies en betalen ze" in two
    assert "uw gemeente zorgt" not in two
    unknown = told(ambt="burgemeester", aantal_gemeenten=None)
    (share,) = [s for s in unknown["vervolgstappen"] if "gelijke delen" in s["wat"]]
    assert share["als"] == "als u burgemeester bent van meer gemeenten"
    assert "3.2.16" in share["bron"]


@pytest.mark.parametrize("unknown", ["ambt", "woning_is_woonadres"])
def test_what_hangs_on_an_unknown_fact_takes_no_step_of_somebody_else(unknown: str) -> None:
    """An ontheffing is asked on the article of the own office (71 and 36a Gemeentewet, 35b Provinciewet), and for no second home."""
    outside = {"ambt": "burgemeester", "woning_ligging": "buiten_zonder_ontheffing"}
    assert "artikel 71 " in str(told(**outside)["vervolgstappen"])
    steps = told(**{**outside, unknown: None})["vervolgstappen"]
    assert not re.search("artikel (36a|35b|71) ", str(steps))


def test_what_is_open_either_way_has_a_question_to_ask() -> None:
    """Bought by oneself, ordered on a day that nobody knows: O7 or O10, and open in both."""
    outcome = told(
        {**ALARM, "uitgevoerd_op": "2026-08-10", "in_advies": True, "zelf_aangeschaft": True, "besteld_op": None}
    )
    assert condition(outcome, "maatregel_staat_in_het_advies")["open_punt"]["code"] == "O10"


def test_what_cannot_be_had_any_more_names_no_cure() -> None:
    for changed in ({"ambt": "raadslid"}, {"ambt_tot_en_met": "2026-05-30"}, {"benoeming_niet_doorgegaan": True, "ambt_vanaf": ...}):  # fmt: skip
        outcome = told(advies="niet_aangevraagd", **{**NO_PKVW, **changed})
        assert outcome["oordeel"] == "nee"
        assert {c["herstel"] for c in outcome["voorwaarden"]} == {None}


def test_a_plan_after_the_last_day_says_what_to_do() -> None:
    outcome = told({**ALARM, "uitgevoerd_op": "2027-02-01"}, ambt_tot_en_met="2026-12-31")
    assert outcome["oordeel"] == "nog_niet"
    assert "uiterlijk op de laatste dag in het ambt" in does(outcome)


def test_an_advice_is_of_this_home() -> None:
    """R24 lid 4 b (O40): said after a move, unless the reader was asked."""
    moved = {"woonadres_sinds": "2026-05-01"}
    assert "O40" in {p["code"] for p in told(**moved)["let_op"]}
    answered = told(**moved, advies_voor_deze_woning=False)
    assert answered["oordeel"] == "nog_niet"
    assert "O40" not in {p["code"] for p in answered["let_op"]}


# --- what if (F6) ----------------------------------------------------------------------------------------------------


def test_a_turn_carries_its_source() -> None:
    (turn,) = [t for t in told(ambt="burgemeester", woning_ligging="buiten_ontheffing_verlopen")["wat_als"] if t["feit"] == "woning_ligging"]  # fmt: skip
    assert "commissaris van de Koning" in turn["hoe"]
    assert "artikel 71 van de Gemeentewet" in turn["bron"]


def test_after_ten_years_a_new_certificate() -> None:
    (turn,) = [t for t in told(pkvw_afgegeven_op="2016-08-01")["wat_als"] if t["feit"] == "pkvw"]
    assert "nieuw certificaat" in turn["hoe"]
    assert turn["ook"] == {"pkvw_afgegeven_op": "2026-09-01"}
    assert turn["dan"] == "ja"


def test_what_was_bought_is_not_undone() -> None:
    bought = {**ALARM, "zelf_aangeschaft": True, "uitgevoerd_op": "2026-05-01", "in_advies": False}
    assert not any(t["feit"].startswith("maatregelen[") for t in told(bought)["wat_als"])


# --- who knows (F10, F12) --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("measure", "changed", "knows", "knows_not"),
    [
        ({**ALARM, "uitgevoerd_op": None}, {}, "het bedrijf dat de maatregel uitvoert", "griffie"),
        (None, {"woning_is_woonadres": None, "ambt": "gedeputeerde"}, "MijnOverheid", "uw provincie"),
        (None, {"woning_ligging": None, "ambt": "gedeputeerde"}, "de statengriffie", "raadsgriffie"),
        (None, {"ambt": "raadslid"}, "de raadsgriffie", "organisatie"),
        (None, {"ambt": "lid_ab_waterschap"}, "de secretaris-directeur van uw waterschap", "griffie"),
    ],
)  # fmt: skip
def test_who_can_tell(measure: Facts | None, changed: Facts, knows: str, knows_not: str) -> None:
    asked = " | ".join(told(*([measure] if measure else []), **changed)["navragen_bij"])
    assert knows in asked
    assert knows_not not in asked


# --- two readers -----------------------------------------------------------------------------------------------------


def test_the_organisation_reads_of_the_bestuurder() -> None:
    a = whole(ambt="burgemeester", waarneming=None, woning_ligging=None)
    texts = [voor(s.wat, "organisatie") for s in a.nu.stappen] + [voor(r.zin, "organisatie") for r in a.nu.reden]
    assert any("of de bestuurder het ambt waarneemt" in text for text in texts)
    assert not any(re.search(r"\b(u|uw)\b", text) for text in texts)


# --- what a step waits for -------------------------------------------------------------------------------------------

NOTHING_YET = {**NO_PKVW, "advies": "niet_aangevraagd"}


def waits(outcome: dict[str, Any]) -> dict[str, str | None]:
    """For what each step waits, by its first words."""
    return {" ".join(step["wat"].split()[:4]): step["als"] for step in outcome["vervolgstappen"]}


@pytest.mark.parametrize(
    ("changed", "until"),
    [
        ({"woning_ligging": "buiten_zonder_ontheffing"}, "zodra de ontheffing er is"),  # R24 lid 2
        ({"benoeming_vast_op": ..., "ambt_vanaf": ...}, "zodra de benoeming vaststaat"),  # lid 5 a
        ({"benoeming_vast_op": None, "ambt_vanaf": ..., "in_functie": "nog_niet"}, "als wat nog open is, goed uitvalt"),
        (
            {"vorige_woning_verstrekt": True, "woonadres_sinds": "2025-05-01"},  # lid 6: kunnen
            "als uw organisatie opnieuw maatregelen geeft",
        ),
    ],
)
def test_nobody_pays_for_a_certificate_while_the_right_to_anything_hangs_on_something_else(
    changed: Facts, until: str
) -> None:
    assert waits(told(**NOTHING_YET, **changed))["zorgt dat de woning"] == until


def test_who_waits_for_an_advice_waits_whatever_else_is_open() -> None:
    """Else it reads as: order, where it turns out otherwise."""
    found = waits(told(advies="in_behandeling", woning_is_woonadres=False))
    assert found["wacht op het advies"] is None


def test_who_may_be_excepted_from_the_certificate_hears_what_to_do_otherwise() -> None:
    for answered in (True, None):
        found = waits(told(pkvw="verklaring", pkvw_afgegeven_op=..., pkvw_niet_te_vergen=answered))
        assert found["zorgt dat de woning"] == "als de uitzondering niet geldt"


def test_whether_an_advice_is_about_this_home_is_another_question_than_whether_there_is_one() -> None:
    assert "vraagt het CCV of" not in waits(told(advies_voor_deze_woning=None))
    assert "vraagt het CCV of" in waits(told(advies=None))


def test_what_was_placed_on_an_advice_is_no_bill_for_the_bestuurder() -> None:
    """Lid 3 charges what the organisation made; on paying back the text is silent (O13, O19)."""
    placed = {**ALARM, "uitgevoerd_op": "2025-03-01", "zelf_aangeschaft": False}
    outside = {"woning_ligging": "buiten_zonder_ontheffing"}
    assert {post["voor_rekening_van"] for post in told(placed, **outside)["posten"]} == {"navragen"}
    bought = {**placed, "zelf_aangeschaft": True}
    assert {post["voor_rekening_van"] for post in told(bought, **outside)["posten"]} == {"bestuurder"}


def test_a_burgemeester_of_two_municipalities_hears_where_the_home_must_be() -> None:
    two = {"ambt": "burgemeester", "aantal_gemeenten": 2}
    assert {"O29", "O36"} <= {p["code"] for p in told(**two)["let_op"]}
    # The old text has no lid on where the home lies.
    assert "O36" not in {p["code"] for p in told(KLUIS_2022, **THEN, **two)["let_op"]}


@pytest.mark.parametrize("office", ["burgemeester", "wethouder", "gedeputeerde"])
@pytest.mark.parametrize("place", ["buiten_zonder_ontheffing", "buiten_ontheffing_verlopen"])
def test_a_condition_never_comes_to_stand_within_brackets(office: str, place: str) -> None:
    answer = whole(ambt=office, woning_ligging=place, benoeming_vast_op=..., ambt_vanaf=...)
    asked = [step for step in (answer.eerst, *answer.daarna) if "ontheffing" in step.wat]
    assert asked
    for step in asked:
        shown = blad.stap(answer, step, "bestuurder").tekst
        before = shown.partition(step.als)[0]
        assert not step.als or before.count("(") == before.count(")"), shown
