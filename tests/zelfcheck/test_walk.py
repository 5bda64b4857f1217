"""The walk through the self-check, through the browser door: questions, answers, errors, outcome, and the HTML of each."""

import json
from collections.abc import Mapping
from datetime import date
from functools import cache
from html.parser import HTMLParser
from typing import Any

import pytest

from calculator import bedrag, datum
from calculator.geval.voorbeelden import VOORBEELDEN, Voorbeeld
from calculator.oordeel.contract import beoordeel
from calculator.wet.feiten import FEITEN, MAATREGEL_FEITEN, PER_NAAM, PER_NAAM_MAATREGEL, Feit, Soort
from calculator.wet.model import ONBEKEND
from calculator.zelfcheck import browser
from calculator.zelfcheck.stand import SCHERMEN, VOLGORDE, scherm_van
from calculator.zelfcheck.velden import lees_antwoord

TODAY = "2026-11-22"
BY_NAME = pytest.mark.parametrize("example", VOORBEELDEN, ids=lambda example: example.naam)

VOID = {"input", "br", "img", "hr", "meta", "link"}


class Page(HTMLParser):
    """A page read as a browser reads it; complains about what is not well formed."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, str] = {}
        self.text = ""
        self.open: list[tuple[str, str | None]] = []
        self.feed(html)
        self.close()
        assert self.open == [], f"not closed: {self.open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs), f"an attribute twice: {tag} {attrs}"
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append((tag, dict(attrs).get("id")))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert any(name == "svg" for name, _ in self.tags), f"only SVG closes itself: <{tag}/>"
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert [name for name, _ in self.open[-1:]] == [tag], f"</{tag}> closes {self.open[-1:]}"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.text += data
        for _, id_ in self.open:
            if id_:
                self.texts[id_] = self.texts.get(id_, "") + data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.tags if name == tag]


def check_html(html: str) -> Page:
    page = Page(html)
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(set(ids)) == len(ids), "every id once"
    for tag, attrs in page.tags:
        for key in ("for", "aria-labelledby", "aria-describedby"):
            for target in (attrs.get(key) or "").split():
                assert target in ids, f"{tag} {key}={target}"
        href = attrs.get("href") or ""
        if href.startswith("#"):
            assert href[1:] in ids, href
        assert not any(key == "style" or key.startswith("on") for key in attrs), attrs
    assert len(page.all("h1")) == 1
    assert not page.all("script")
    labelled = {attrs.get("for") for attrs in page.all("label")}
    for field in page.all("input"):
        assert field.get("type") == "hidden" or field.get("id") in labelled, field
    return page


class Walk:
    """A visitor: what the page holds between two requests, and nothing else."""

    def __init__(self, today: str = TODAY) -> None:
        self.asked: list[str] = []
        self.messages: list[str] = []
        self.answer: dict[str, Any] = {"stand": None, "stap": ""}
        self.today = today
        self.send("begin")

    def send(self, action: str, fields: Mapping[str, str] | None = None, step: str | None = None) -> Page:
        request = {
            "actie": action,
            "stand": self.answer["stand"],
            "velden": {name: [value] for name, value in (fields or {}).items()},
            "vandaag": self.today,
            "vraag": self.answer["stap"] if step is None else step,
        }
        answer = json.loads(browser.handle(json.dumps(request)))
        assert "fout" not in answer, answer
        self.answer = answer
        self.page = check_html(answer["html"])
        assert self.page.texts.get(answer["focus"], "").strip(), "focus goes to something that can be read"
        return self.page

    @property
    def step(self) -> str:
        return str(self.answer["stap"])

    @property
    def facts(self) -> dict[str, Any]:
        facts: dict[str, Any] = self.answer["stand"]["feiten"]
        return facts

    def checked(self) -> set[str | None]:
        return {f.get("value") for f in self.page.all("input") if f.get("type") == "radio" and "checked" in f}

    def to_the_end(self, facts: Mapping[str, Any]) -> Page:
        """Answer what is asked from these facts, and look at the outcome."""
        for _ in range(100):
            if self.step == "uitkomst":
                return self.page
            self.asked += self.questions()
            self.send("antwoord", fields_for(self.step, facts, self.facts))
        raise AssertionError(f"no end: {self.asked}")

    def questions(self) -> list[str]:
        """The facts that this screen asks for; the step itself where it asks for none."""
        names = list(dict.fromkeys(str(f["name"]) for f in self.page.all("input") if f.get("type") == "radio"))
        return [self.step] if self.step.startswith("maatregel") else names or [self.step]


def fields_for(step: str, facts: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, str]:
    """What a visitor with these facts fills in at a step."""
    measures = facts.get("maatregelen", [])
    if step == "maatregelen":
        return {"maatregelen": "ja" if len(given.get("maatregelen", [])) < len(measures) else "nee"}
    if step.startswith("maatregel-"):
        measure = measures[int(step.split("-")[1])]
        return {k: v for fact in MAATREGEL_FEITEN for k, v in fields(fact, measure).items()}
    known = {"in_functie": in_office(facts), **facts}
    return {k: v for name in SCHERMEN.get(step, ()) for k, v in fields(PER_NAAM[name], known).items()}


def in_office(facts: Mapping[str, Any]) -> str:
    """Whether somebody with these days is in office on the day of the question."""
    first, last, today = (facts.get(name) for name in ("ambt_vanaf", "ambt_tot_en_met", "peildatum"))
    if not first or first > today:
        return "nog_niet"
    return "niet_meer" if last and last < today else "ja"


def fields(fact: Feit, facts: Mapping[str, Any]) -> dict[str, str]:
    value = facts.get(fact.naam, fact.afwezig)
    if fact.soort is Soort.TEKST:
        return {fact.naam + "-waarde": value or ""}
    if (fact.naam in facts and value is None) or value is ONBEKEND:
        return {fact.naam: "weet_niet"}
    if value is None:
        return {fact.naam: "geen"}
    if fact.soort is Soort.JA_NEE:
        return {fact.naam: "ja" if value else "nee"}
    if fact.soort is Soort.KEUZE:
        return {fact.naam: value}
    typed = str(value)
    if fact.soort is Soort.DATUM:
        typed = datum.toon(date.fromisoformat(value))
    elif fact.soort is Soort.BEDRAG:
        typed = bedrag.toon(value)
    return {fact.naam: "wel", fact.naam + "-waarde": typed}


def cores(case: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What a case file comes to."""
    keys = ("regeling", "grenzen", "vorm", "vergoeding", "eigen_kosten", "betaler")
    return [{key: outcome[key] for key in keys} for outcome in beoordeel(dict(case))["uitkomsten"]]


def of_example(example: Voorbeeld) -> list[dict[str, Any]]:
    return cores({"feiten": dict(example.feiten)})


def saved(walk: Walk) -> dict[str, Any]:
    """The file that the outcome on the page would save."""
    case: dict[str, Any] = json.loads(walk.page.texts["vw-geval"])
    return case


# --- from the first question to the outcome ----------------------------------------------------------------------


@BY_NAME
def test_a_walk_ends_at_the_outcome_of_its_facts(example: Voorbeeld) -> None:
    walk = Walk(example.feiten["peildatum"])
    walk.to_the_end(example.feiten)
    assert walk.step == "uitkomst"
    if walk.facts.get("maatregelen") or not example.feiten["maatregelen"]:
        assert cores(saved(walk)) == of_example(example)
    else:  # what somebody bought is not asked when no regime gives anything
        assert {core["grenzen"]["maximaal"] for core in (*cores(saved(walk)), *of_example(example))} == {"nee"}
    assert walk.asked[:2] == ["ambt", "concrete_dreiging"], "a threat is asked for always and early"
    once = [name for name in walk.asked if not name.startswith("maatregel")]
    assert len(once) == len(set(once)), "nothing is asked twice"


@BY_NAME
def test_a_saved_case_opens_at_the_same_outcome(example: Voorbeeld) -> None:
    walk = Walk()
    walk.send("open", {"bestand": json.dumps({"feiten": dict(example.feiten)})})
    walk.to_the_end(example.feiten)
    assert cores(saved(walk)) == of_example(example)
    # And once more, from the file that the page itself makes.
    again = Walk()
    again.send("open", {"bestand": walk.page.texts["vw-geval"]})
    assert again.step == "uitkomst"
    assert saved(again) == saved(walk)


@BY_NAME
def test_both_readers_see_the_same_case(example: Voorbeeld) -> None:
    walk = Walk()
    walk.send("open", {"bestand": json.dumps({"feiten": dict(example.feiten)})})
    walk.to_the_end(example.feiten)
    mine = walk.page.texts["vw-geval"]
    walk.send("lezer:organisatie")
    assert walk.page.texts["vw-geval"] == mine
    assert walk.answer["stand"]["lezer"] == "organisatie"


def test_a_walk_that_knows_nothing_ends_too() -> None:
    facts: dict[str, Any] = {"peildatum": TODAY, "ambt": "burgemeester"}
    facts |= {fact.naam: None for fact in FEITEN if fact.weet_niet}
    walk = Walk()
    page = walk.to_the_end(facts)
    assert "Dit staat nog open" in page.text
    walk.send("lezer:organisatie")
    assert "Dit staat nog open" in walk.page.text


def test_more_measures_can_be_added_after_one_that_does_not_count() -> None:
    walk = Walk("2021-03-15")
    early = {"soort": "brievenbus", "uitgevoerd_op": "2020-10-07", "bedrag": 52_000}
    facts = {"ambt": "burgemeester", "concrete_dreiging": False, "maatregelen": [early]}
    while walk.step != "maatregel-0-wat":
        walk.send("antwoord", fields_for(walk.step, facts, walk.facts))
    page = walk.send("antwoord", fields_for(walk.step, facts, walk.facts))
    assert walk.step == "maatregelen"
    assert "Wilt u nog een maatregel toevoegen?" in page.text


# --- only what matters -------------------------------------------------------------------------------------------


@cache
def asked_in(name: str) -> set[str]:
    example = next(e for e in VOORBEELDEN if e.naam == name)
    walk = Walk(example.feiten["peildatum"])
    walk.to_the_end(example.feiten)
    return set(walk.asked)


ONLY_2021 = {"vorige_woning_vergoed", "eerder_vergoed_dit_adres"}
ONLY_2024 = {"advies", "pkvw_niet_te_vergen", "vorige_woning_verstrekt"}


def test_only_questions_of_the_regime_are_asked() -> None:
    assert not asked_in("vijf-boven-maximum") & (ONLY_2024 | {"woning_ligging"})
    assert not asked_in("alles-op-orde") & ONLY_2021
    both = asked_in("twee-regelingen")
    assert both & ONLY_2021
    assert both & ONLY_2024


def test_a_water_board_is_not_asked_for_a_place() -> None:
    assert "woning_ligging" in asked_in("elders-met-ontheffing")
    assert "woning_ligging" not in asked_in("heemraad-elders")


def test_a_settled_no_ends_the_questions() -> None:
    assert asked_in("raadslid-2021") == {"ambt", "concrete_dreiging"}
    assert "pkvw" not in asked_in("benoeming-afgeketst-2024")


def test_questions_about_another_office_are_not_asked() -> None:
    assert not asked_in("vijf-boven-maximum") & {"waarneming", "waarneming_langer_dan_30_dagen", "aantal_gemeenten"}
    assert "waarneming_langer_dan_30_dagen" in asked_in("korte-waarneming")
    assert "waarneming_langer_dan_30_dagen" not in asked_in("waarnemer-elders")
    assert "aantal_gemeenten" in asked_in("alles-op-orde")


def test_who_is_threatened_sees_the_police_before_anything_else() -> None:
    walk = Walk()
    page = walk.to_the_end(
        {**next(e for e in VOORBEELDEN if e.naam == "alles-op-orde").feiten, "concrete_dreiging": True}
    )
    assert page.text.index("112") < page.text.index("Doe dit eerst")


# --- back, change, restart ---------------------------------------------------------------------------------------

GOOD = next(e for e in VOORBEELDEN if e.naam == "alles-op-orde")


def at_the_check(example: Voorbeeld = GOOD) -> Walk:
    walk = Walk(example.feiten["peildatum"])
    for _ in range(100):
        if walk.step == "uitkomst":
            return walk
        walk.send("antwoord", fields_for(walk.step, example.feiten, walk.facts))
    raise AssertionError


def test_going_back_keeps_every_answer() -> None:
    walk = at_the_check()
    facts = walk.facts
    seen = []
    while walk.step != VOLGORDE[0]:
        walk.send("vorige")
        assert walk.facts == facts
        assert walk.step not in seen, "one step back each time"
        seen.append(walk.step)
        for name in SCHERMEN[walk.step]:
            if PER_NAAM[name].soort is Soort.KEUZE and name in facts:
                assert facts[name] in walk.checked()
    assert set(seen) == {scherm_van(name) for name in walk.answer["stand"]["beantwoord"]}


def test_changing_an_answer_into_the_same_changes_nothing() -> None:
    walk = at_the_check()
    facts = walk.facts
    for name in walk.answer["stand"]["beantwoord"]:
        walk.send(f"wijzig:{name}")
        assert walk.step == scherm_van(name)
        walk.send("antwoord", fields_for(walk.step, facts, facts))
        assert walk.facts == facts
        assert walk.step == "uitkomst"


def test_a_changed_answer_leaves_the_others() -> None:
    walk = at_the_check()
    before = walk.facts
    walk.send("wijzig:advies")
    walk.send("antwoord", {**fields_for("papieren", GOOD.feiten, before), "advies": "in_behandeling"})
    assert walk.facts == {**before, "advies": "in_behandeling"}


def test_an_answer_that_makes_others_void_names_them() -> None:
    walk = at_the_check(next(e for e in VOORBEELDEN if e.naam == "korte-waarneming"))
    before = walk.facts
    assert {"waarneming", "waarneming_langer_dan_30_dagen"} <= set(walk.answer["stand"]["beantwoord"])
    walk.send("wijzig:ambt")
    page = walk.send("antwoord", {"ambt": "wethouder"})
    for name in ("waarneming", "waarneming_langer_dan_30_dagen"):
        assert PER_NAAM[name].kort in page.text
        assert name not in walk.facts
        assert name not in walk.answer["stand"]["beantwoord"]
    assert {k: v for k, v in walk.facts.items() if k != "ambt"} == {
        k: v for k, v in before.items() if k in walk.facts and k != "ambt"
    }


def test_starting_again_keeps_nothing_but_the_day() -> None:
    walk = at_the_check()
    walk.send("opnieuw")
    assert walk.answer["stand"]["feiten"] == {"peildatum": GOOD.feiten["peildatum"]}
    assert walk.answer["stand"]["beantwoord"] == []
    assert walk.step == VOLGORDE[0]
    assert walk.checked() == set()


def test_a_measure_can_be_changed_and_removed() -> None:
    walk = at_the_check()
    measures = walk.facts["maatregelen"]
    walk.send("maatregel-wijzigen:1")
    assert walk.step == "maatregel-1-wat"
    walk.send("antwoord", {**fields_for("maatregel-1-wat", GOOD.feiten, walk.facts), "omschrijving-waarde": "hek"})
    assert walk.facts["maatregelen"][0] == measures[0]
    assert walk.facts["maatregelen"][1] == {**measures[1], "omschrijving": "hek"}
    walk.send("maatregel-weg:0", step="maatregelen")
    assert [m["omschrijving"] for m in walk.facts["maatregelen"]] == ["hek"]


def test_an_outcome_is_not_shown_before_its_questions_are_answered() -> None:
    walk = Walk()
    walk.send("uitkomst")
    assert walk.step == "ambt"
    walk.send("antwoord", {"ambt": "wethouder"})
    walk.send("uitkomst")
    assert walk.step == "concrete_dreiging"


# --- wrong answers -----------------------------------------------------------------------------------------------


def refused(walk: Walk, fields: dict[str, str], field_id: str) -> Page:
    """An answer that is refused: nothing is lost, the field is named, the summary takes focus."""
    before = walk.answer["stand"]
    step = walk.step
    page = walk.send("antwoord", fields)
    assert walk.step == step
    assert walk.answer["stand"] == before
    assert walk.answer["titel"].startswith("Fout: ")
    assert walk.answer["focus"] == "vw-fouten"
    assert f"#{field_id}" in {a.get("href") for a in page.all("a")}
    return page


#: Asks for the first day in office too: there is a measure of some years ago.
EARLIER = next(e for e in VOORBEELDEN if e.naam == "twee-regelingen")


def up_to(step: str, example: Voorbeeld = EARLIER) -> Walk:
    walk = Walk(example.feiten["peildatum"])
    while walk.step != step:
        assert walk.step != "uitkomst"
        walk.send("antwoord", fields_for(walk.step, example.feiten, walk.facts))
    return walk


@pytest.mark.parametrize(
    "typed", ["31 februari 2022", "gisteren", "1-1-1800", "<b>3 mei</b>", "٣-٥-٢٠٢٢", "3\u202emei", '"']
)
def test_a_wrong_day_keeps_what_was_typed(typed: str) -> None:
    walk = up_to("ambt_vanaf")
    page = refused(walk, {"ambt_vanaf": "wel", "ambt_vanaf-waarde": typed}, "veld-ambt_vanaf-waarde")
    (field,) = [f for f in page.all("input") if f.get("id") == "veld-ambt_vanaf-waarde"]
    assert field["value"] == typed
    assert field["aria-invalid"] == "true"
    assert "veld-ambt_vanaf-waarde-fout" in (field["aria-describedby"] or "").split()
    assert "3 mei 2022" in page.text


@pytest.mark.parametrize(
    "pasted",
    [
        " 3 mei 2022\n",
        "\u00a03\u00a0mei\u202f2022",
        "3\u20115\u20112022",
        "\u200e3-5-2022\ufeff",
        "3\u20135\u20132022",
        "03 / 05 / 2022",
    ],
)
def test_a_day_may_come_from_another_document(pasted: str) -> None:
    walk = up_to("ambt_vanaf")
    walk.send("antwoord", {"ambt_vanaf": "wel", "ambt_vanaf-waarde": pasted})
    assert walk.facts["ambt_vanaf"] == "2022-05-03"


@pytest.mark.parametrize("pasted", ["\u00a0€\u202f1.250,50 ", "EUR 1.250,50", "€1250,50\u200b", "1250.50", "1 250,50"])
def test_an_amount_may_come_from_another_document(pasted: str) -> None:
    assert lees_antwoord(PER_NAAM_MAATREGEL["bedrag"], {"bedrag": "wel", "bedrag-waarde": pasted}).waarde == 125050


@pytest.mark.parametrize("fields", [{}, {"ambt_vanaf": ""}, {"ambt_vanaf": "misschien"}])
def test_no_answer_is_asked_for_again(fields: dict[str, str]) -> None:
    refused(up_to("ambt_vanaf"), fields, "veld-ambt_vanaf-wel")


def test_no_choice_is_asked_for_again() -> None:
    refused(Walk(), {}, "veld-ambt-burgemeester")
    refused(Walk(), {"ambt": "keizer"}, "veld-ambt-burgemeester")
    refused(up_to("maatregelen"), {}, "veld-maatregelen-ja")


def test_weet_ik_niet_is_no_answer_where_it_is_not_offered() -> None:
    refused(Walk(), {"ambt": "weet_niet"}, "veld-ambt-burgemeester")


def test_every_wrong_field_of_a_measure_is_named_at_once() -> None:
    walk = up_to("maatregel-0-wat")
    typed = {
        "uitgevoerd_op": "wel",
        "uitgevoerd_op-waarde": "ooit",
        "bedrag": "wel",
        "bedrag-waarde": "-5",
        "omschrijving-waarde": "hek",
    }
    page = refused(walk, typed, "veld-uitgevoerd_op-waarde")
    links = {a.get("href") for a in page.all("a")}
    assert {"#veld-bedrag-waarde", "#veld-soort-brievenbus"} <= links
    values = {f.get("value") for f in page.all("input") if f.get("type") == "text"}
    assert {"ooit", "-5", "hek"} <= values


def test_a_contradiction_names_the_other_fact_and_keeps_both() -> None:
    walk = up_to("benoeming", next(e for e in VOORBEELDEN if e.naam == "voor-benoeming-vast"))
    typed = "2-6-2022"  # the day after the first day in office
    page = refused(
        walk, {"benoeming_vast_op": "wel", "benoeming_vast_op-waarde": typed}, "veld-benoeming_vast_op-waarde"
    )
    assert PER_NAAM["ambt_vanaf"].kort in page.text
    assert typed in {f.get("value") for f in page.all("input")}


def test_a_borrowed_measure_is_not_bought() -> None:
    walk = up_to("maatregel-1-wie")
    page = refused(walk, {"in_advies": "ja", "bruikleen": "ja", "zelf_aangeschaft": "ja"}, "veld-bruikleen-ja")
    assert PER_NAAM_MAATREGEL["zelf_aangeschaft"].kort in page.text


def test_a_file_that_is_no_case_is_refused_and_the_answers_stay() -> None:
    walk = at_the_check()
    before = walk.answer["stand"]
    for text in ("", "{", "[]", '{"feiten": {"peildatum": "2026-02-30"}}'):
        page = walk.send("open", {"bestand": text}, step="controle")
        assert walk.answer["stand"] == before
        assert "kan niet worden geopend" in page.text


# --- text of the visitor -----------------------------------------------------------------------------------------

TEXTS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</pre></form><h1>Ja</h1>",
    "&lt;b&gt; & &amp;",
    "جرس الباب",
    "דלת",
    "门铃 \U0001f6aa",
    "'; --",
]


@pytest.mark.parametrize("text", TEXTS)
def test_what_a_visitor_writes_is_shown_as_text(text: str) -> None:
    walk = Walk(GOOD.feiten["peildatum"])
    measures = [{**GOOD.feiten["maatregelen"][0], "omschrijving": text}]
    page = walk.to_the_end({**GOOD.feiten, "maatregelen": measures})
    assert text in page.text
    assert not page.all("script")
    assert not page.all("img")
    assert json.loads(page.texts["vw-geval"])["feiten"]["maatregelen"][0]["omschrijving"] == text
    walk.send("wijzig:maatregelen")
    assert text in walk.page.text
    walk.send("maatregel-wijzigen:0")
    assert text in {f.get("value") for f in walk.page.all("input")}
