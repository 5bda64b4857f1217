"""How long a walk is, for the people whom we failed: screens, clicks and words; and that nothing rests on what nobody was asked."""

import random
import re
from collections.abc import Mapping
from typing import Any

import pytest

from calculator.geval.invoer import lees_geval
from calculator.oordeel.contract import antwoord
from calculator.oordeel.werelden import mogelijke_waarden
from calculator.wet.feiten import FEITEN, LAAG, PER_NAAM, pad
from calculator.wet.model import ONBEKEND, Geval
from calculator.zelfcheck.stand import Stand, geval_van, uit_json
from tests.zelfcheck.test_walk import Page, Walk

Answers = Mapping[str, str]

#: Text that nobody sees: what a fold hides, what a button copies, what only a screen reader says.
HIDDEN = re.compile(
    r"<details.*?</details>|<(pre|template)\b.*?</\1>|<(span|label)[^>]*vw-verborgen[^>]*>.*?</\2>", re.DOTALL
)


def words(html: str) -> int:
    """The words on a screen, folds closed."""
    html = re.sub(r"<summary", "</details><summary", html).replace("</summary>", "</summary><details>")
    return len(re.sub(r"<[^>]+>", " ", HIDDEN.sub(" ", html.replace("<details>", "<details >"))).split())


def exactly(name: str, typed: str) -> dict[str, str]:
    return {name: "wel", f"{name}-waarde": typed}


#: In office, own home in the area, no purchases.
ORDINARY: dict[str, str] = {
    "ambt": "wethouder", "concrete_dreiging": "nee", "in_functie": "ja", "waarneming": "geen", "aantal_gemeenten": "geen",
    "woning_is_woonadres": "ja", "woning_ligging": "binnen", "woonadres_sinds": "geen", "pkvw": "geldig", "advies": "vastgesteld",
    "pkvw_niet_te_vergen": "nee", "maatregelen": "nee", **exactly("pkvw_afgegeven_op", "juli 2025"),
}  # fmt: skip
CAMERA = {
    "soort": "camera", "zelf_aangeschaft": "ja", "bruikleen": "nee", "in_advies": "nee", **exactly("uitgevoerd_op", "15-11-26"), **exactly("bedrag", "450"),
}  # fmt: skip
SAFE = {
    "soort": "kluis", "zelf_aangeschaft": "ja", "bruikleen": "nee", "in_advies": "nee", **exactly("uitgevoerd_op", "mei 2022"), **exactly("bedrag", "900"),
}  # fmt: skip

NOTHING_YET = {"pkvw": "geen", "advies": "niet_aangevraagd"}
PEOPLE: dict[str, tuple[dict[str, str], tuple[dict[str, str], ...], tuple[int, int, int]]] = {
    "in order": (ORDINARY, (), (8, 18, 900)),
    "nothing yet": ({**ORDINARY, **NOTHING_YET}, (), (8, 18, 900)),
    "asked for": ({**ORDINARY, "pkvw": "aangevraagd", "advies": "in_behandeling"}, (), (8, 18, 900)),
    "a burgemeester": ({**ORDINARY, **NOTHING_YET, "ambt": "burgemeester"}, (), (8, 20, 900)),
    "a water board": ({**ORDINARY, "ambt": "lid_db_waterschap"}, (), (8, 17, 900)),
    "bought a camera": ({**ORDINARY, **NOTHING_YET}, (CAMERA,), (11, 29, 1200)),
    "is threatened": ({**ORDINARY, **NOTHING_YET, "concrete_dreiging": "ja"}, (), (9, 19, 1000)),
    "a raadslid": ({"ambt": "raadslid", "concrete_dreiging": "nee"}, (), (3, 4, 350)),
    "a threatened raadslid": ({"ambt": "raadslid", "concrete_dreiging": "ja"}, (), (4, 5, 400)),
    "two regimes": (
        {**ORDINARY, **exactly("ambt_vanaf", "juni 2018"), "ambt_tot_en_met": "geen", "vorige_woning_vergoed": "weet_niet"}
        | exactly("eerder_vergoed_dit_adres", "0"),
        (SAFE, CAMERA),
        (17, 60, 1600),
    ),
}  # fmt: skip


def walked(answers: Answers, measures: tuple[Answers, ...] = ()) -> tuple[Walk, list[str], int, int]:
    """A walk with these answers: the screens, the clicks (a choice, a field, a button) and the words."""
    walk = Walk("2026-11-28")
    screens, clicks, said = [walk.step], 0, words(walk.answer["html"])
    while walk.step != "uitkomst":
        assert len(screens) < 40, screens
        names = dict.fromkeys(str(f["name"]) for f in walk.page.all("input") if f.get("type") in ("radio", "text"))
        given: dict[str, str] = {}
        if walk.step.startswith("maatregel-"):
            given = dict(measures[int(walk.step.split("-")[1])])
        elif walk.step == "maatregelen" and len(walk.facts.get("maatregelen", [])) < len(measures):
            given = {"maatregelen": "ja"}
        fields = {name: value for name in names if (value := given.get(name) or answers.get(name))}
        clicks += len(fields) + 1
        walk.send("antwoord", fields)
        assert walk.answer["focus"] != "vw-fouten", (walk.step, walk.page.text)
        screens.append(walk.step)
        said += words(walk.answer["html"])
    return walk, screens, clicks, said


@pytest.mark.parametrize("who", PEOPLE)
def test_a_walk_is_short(who: str) -> None:
    answers, measures, (most_screens, most_clicks, most_words) = PEOPLE[who]
    _, screens, clicks, said = walked(answers, measures)
    print(f"\n{who}: {len(screens)} screens, {clicks} clicks, {said} words: {screens}")
    assert (len(screens) <= most_screens, clicks <= most_clicks, said <= most_words) == (True, True, True), (
        len(screens), clicks, said, screens,
    )  # fmt: skip


# --- the people of the issue -------------------------------------------------------------------------------------


def test_she_who_bought_a_camera_is_not_told_no() -> None:
    walk, screens, _, _ = walked(*PEOPLE["bought a camera"][:2])
    case = antwoord(geval_van(uit_json(walk.answer["stand"])))
    assert case["nu"]["oordeel"] == "nog_niet"
    assert "Nee" not in walk.page.texts["vw-kop"]
    assert "in_advies" not in walk.facts["maatregelen"][0], "nobody asks whether it is in an advice that there is not"
    assert screens.count("maatregel-0-wie") == 1


def test_who_is_threatened_gets_numbers_to_tap_before_the_next_question() -> None:
    walk = Walk()
    walk.send("antwoord", {"ambt": "wethouder"})
    page = walk.send("antwoord", {"concrete_dreiging": "ja"})
    assert walk.step == "kaart"
    assert [a["href"] for a in page.all("a")] == ["tel:112", "tel:0900-8844"]
    assert "de burgemeester of de gemeentesecretaris" in page.text
    assert "lid 7" in page.text
    assert not page.all("fieldset")
    walk.send("vorige")
    assert walk.step == "concrete_dreiging"


@pytest.mark.parametrize("office", [k.code for k in PER_NAAM["ambt"].keuzes])
def test_the_card_sends_nobody_to_themselves_and_promises_only_the_six_a_loan(office: str) -> None:
    walk = Walk()
    walk.send("antwoord", {"ambt": office})
    text = walk.send("antwoord", {"concrete_dreiging": "weet_niet"}).text
    assert ("lid 7" in text) == (office in LAAG)
    own = {"burgemeester": "de burgemeester", "commissaris": "de commissaris", "voorzitter_waterschap": "de dijkgraaf"}
    assert office not in own or own[office] not in text
    assert "alarm " not in text, "no alarm is promised (O20)"


def test_who_is_not_covered_is_done_after_the_question_on_a_threat() -> None:
    for office in (k.code for k in PER_NAAM["ambt"].keuzes if k.code not in LAAG):
        assert walked({"ambt": office, "concrete_dreiging": "nee"})[1] == ["ambt", "concrete_dreiging", "uitkomst"]


# --- nothing rests on what was not asked -------------------------------------------------------------------------


def at_random(seed: int) -> Walk:
    """A visitor who chooses at random, and types what can be read."""
    dice = random.Random(seed)
    walk = Walk(dice.choice(("2026-11-28", "2023-06-01", "2024-02-01", "2027-01-01")))
    while walk.step != "uitkomst":
        choices: dict[str, list[str]] = {}
        for field in walk.page.all("input"):
            if field.get("type") == "radio":
                choices.setdefault(str(field["name"]), []).append(str(field["value"]))
        fields = {name: dice.choice(values) for name, values in choices.items()}
        if fields.get("maatregelen") == "ja" and len(walk.facts.get("maatregelen", [])) >= 2:
            fields["maatregelen"] = "nee"
        for name, value in list(fields.items()):
            if value == "wel":
                days = ("1-3-2021", "mei 2022", "3 juni 2024", "1-2-26", "januari 2027")
                fields[f"{name}-waarde"] = dice.choice(
                    days if "vergoed" not in name and name not in ("bedrag", "aantal_gemeenten") else ("2", "900")
                )
        if "ambt" in fields and dice.random() < 0.7:
            fields["ambt"] = dice.choice(list(LAAG))
        walk.send("antwoord", fields)
    return walk


@pytest.mark.parametrize("seed", range(40))
def test_no_outcome_rests_on_what_was_not_asked(seed: int) -> None:
    """Whatever the answer to a question that was not asked, the judgements stay as they were told."""
    stand = uit_json(at_random(seed).answer["stand"])
    geval = geval_van(stand)
    told = verdicts(geval)
    for fact in FEITEN:
        if fact.naam in (*stand.beantwoord, *stand.feiten, "maatregelen") or not fact.past(geval.feiten):
            continue  # who does not know of a certificate cannot know its day: that stays open, and is told so
        assert geval.feiten[fact.naam] is ONBEKEND
        if fact.naam in ("ambt_vanaf", "ambt_tot_en_met", "benoeming_vast_op", "in_functie"):
            continue  # bounded by each other: tried together by the rules
        for value in mogelijke_waarden(fact.naam, geval.feiten):
            assert verdicts(Geval({**geval.feiten, fact.naam: value}, geval.maatregelen)) == told, (fact.naam, value)


def verdicts(geval: Geval) -> list[Any]:
    found = antwoord(geval)
    return [(u["regeling"], u["grenzen"]) for u in (found["nu"], *found["uitkomsten"])]


@pytest.mark.parametrize("seed", range(40, 60))
def test_the_file_and_the_link_of_a_walk_hold_the_same_case(seed: int) -> None:
    walk = at_random(seed)
    stand = walk.answer["stand"]
    again = Walk(stand["feiten"]["peildatum"])
    again.send("open", {"bestand": walk.page.texts["vw-geval"]})
    assert (again.step, again.answer["stand"]) == ("uitkomst", {**stand, "lezer": "bestuurder"})
    linked = Walk(stand["feiten"]["peildatum"])
    linked.send("fragment", {"fragment": walk.page.texts["vw-link-heel"].removeprefix("#g=")})
    assert linked.step == "uitkomst"
    mine, theirs = (geval_van(uit_json(w.answer["stand"])) for w in (walk, linked))
    assert theirs.feiten == mine.feiten
    assert [{**m, "omschrijving": ""} for m in mine.maatregelen] == list(theirs.maatregelen)
    assert lees_geval({**walk.answer["stand"]}).feiten == mine.feiten


# --- the day -----------------------------------------------------------------------------------------------------


OLD_LINK = (
    "1;peildatum=2026-05-01;ambt=wethouder;concrete_dreiging=nee;ambt_vanaf=2022-06-01;benoeming_vast_op=;ambt_tot_en_met=;woning_is_woonadres=ja;"
    "woning_ligging=binnen;woonadres_sinds=;pkvw=geldig;pkvw_afgegeven_op=2016-06-10;advies=vastgesteld;maatregelen=0"
)


def test_an_outcome_for_another_day_says_so_and_offers_today() -> None:
    walk = Walk("2026-11-28")
    page = walk.send("fragment", {"fragment": OLD_LINK})
    assert walk.step == "uitkomst"
    assert "1 mei 2026, niet voor vandaag" in page.text
    assert antwoord(geval_van(uit_json(walk.answer["stand"])))["nu"]["oordeel"] == "ja"
    walk.send("vandaag")
    while walk.step != "uitkomst":
        walk.send("antwoord", {"pkvw_niet_te_vergen": "nee"})
    assert walk.facts["peildatum"] == "2026-11-28"
    assert "niet voor vandaag" not in walk.page.text
    # The certificate of 10 June 2016 is over by then.
    assert antwoord(geval_van(uit_json(walk.answer["stand"])))["nu"]["oordeel"] == "nog_niet"


def test_the_day_of_the_question_can_be_changed() -> None:
    walk, *_ = walked(ORDINARY)
    walk.send("wijzig:peildatum")
    assert walk.step == "peildatum"
    walk.send("antwoord", {"peildatum-waarde": "1-1-2019"})
    assert walk.answer["focus"] == "vw-fouten"
    walk.send("antwoord", {"peildatum-waarde": "1 oktober 2026"})
    assert (walk.step, walk.facts["peildatum"]) == ("uitkomst", "2026-10-01")


def test_a_link_over_a_walk_asks_first() -> None:
    walk = Walk("2026-11-28")
    walk.send("antwoord", {"ambt": "burgemeester"})
    before = walk.answer["stand"]
    page = walk.send("fragment", {"fragment": OLD_LINK})
    assert (walk.step, walk.answer["stand"]) == ("vervangen", before)
    hidden = {str(f["name"]): str(f["value"]) for f in page.all("input") if f.get("type") == "hidden"}
    walk.send("toon:")
    assert (walk.step, walk.answer["stand"]) == ("concrete_dreiging", before)
    walk.send("fragment:ja", hidden)
    assert walk.facts["ambt"] == "wethouder"
    assert walk.step == "uitkomst"


def test_half_a_link_over_a_walk_leaves_the_walk() -> None:
    walk = Walk("2026-11-28")
    walk.send("antwoord", {"ambt": "burgemeester"})
    before = walk.answer["stand"]
    page = walk.send("fragment", {"fragment": "2;peildatum=2026-11-28;ambt=wethouder"})
    assert walk.answer["stand"] == before
    assert "niet compleet" in page.text


# --- days as people type them ------------------------------------------------------------------------------------


def at(step: str, answers: Answers = ORDINARY) -> Walk:
    walk = Walk("2026-11-28")
    while walk.step != step:
        walk.send("antwoord", dict(answers))
    return walk


def test_a_month_is_enough_where_the_day_makes_no_difference() -> None:
    walk = at("pkvw_afgegeven_op")
    walk.send("antwoord", exactly("pkvw_afgegeven_op", "juli 2025"))
    assert walk.answer["stand"]["maanden"] == ["pkvw_afgegeven_op"]
    walk.send("antwoord", {"maatregelen": "nee"})
    assert "juli 2025" in walk.page.text
    assert "1 juli 2025" not in walk.page.text


def test_a_month_is_not_enough_where_the_day_decides() -> None:
    walk = at("pkvw_afgegeven_op")
    page = walk.send("antwoord", exactly("pkvw_afgegeven_op", "november 2016"))  # ten years are over in this very month
    assert walk.answer["focus"] == "vw-fouten"
    assert "Vul ook de dag in" in page.text


def test_a_month_that_a_later_answer_makes_matter_is_asked_again() -> None:
    walk = at("maatregelen")
    assert walk.answer["stand"]["maanden"] == ["pkvw_afgegeven_op"]
    walk.send("antwoord", {"maatregelen": "ja"})
    done = {**SAFE, **exactly("uitgevoerd_op", "15-7-2025")}
    walk.send("antwoord", done)
    walk.send("antwoord", done)
    assert [pad("uitgevoerd_op", 0)] != walk.answer["stand"]["maanden"]


def test_a_day_without_a_year_asks_only_for_the_year() -> None:
    page = at("pkvw_afgegeven_op").send("antwoord", exactly("pkvw_afgegeven_op", "1 juli"))
    assert "In welk jaar?" in page.text
    assert "1 juli" in {f.get("value") for f in page.all("input")}


# --- questions for this office -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("office", "never"),
    [
        ("wethouder", ("provincie", "waterschap", "waar?", "raadslid", "aanbeveling")),
        ("commissaris", ("gemeente", "ontheffing", "waterschap", "raadslid")),
        ("lid_db_waterschap", ("provincie", "mijn gemeente", "ontheffing", "raadslid", "statenlid")),
        ("burgemeester", ("provincie", "waterschap", "statenlid", "coalitie")),
    ],
)
def test_no_question_shows_text_for_another_office(office: str, never: tuple[str, ...]) -> None:
    for now in ("ja", "nog_niet"):
        walk = Walk("2026-11-28")
        seen = ""
        answers = {
            **ORDINARY,
            "ambt": office,
            "in_functie": now,
            "benoeming_niet_doorgegaan": "nee",
            "benoeming_vast_op": "geen",
        }
        while walk.step != "uitkomst":
            walk.send("antwoord", answers)
            seen += walk.page.text if walk.step != "uitkomst" else ""
        assert not [word for word in never if word in seen], seen


def test_an_answer_that_the_office_overtakes_is_asked_again() -> None:
    """Who said that there is no last day, and then that they left office, is not caught between the two."""
    stand = Stand(
        {"peildatum": "2026-11-28", "ambt": "wethouder", "concrete_dreiging": False, "in_functie": "ja"},
        ("ambt", "concrete_dreiging", "in_functie", "ambt_tot_en_met"),
    )
    walk = Walk("2026-11-28")
    walk.answer = {"stand": stand.json(), "stap": "functie"}
    walk.send("wijzig:in_functie")
    page = walk.send("antwoord", {"in_functie": "niet_meer"})
    assert "ambt_tot_en_met" not in walk.answer["stand"]["beantwoord"]
    assert isinstance(page, Page)
    assert PER_NAAM["ambt_tot_en_met"].kort in page.text
