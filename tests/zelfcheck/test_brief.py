"""The letters: right article, right addressee, the next action, and nothing of a person or a home."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator import __version__, datum
from calculator.bedrag import toon
from calculator.geval.voorbeelden import PER_NAAM, VOORBEELDEN, Voorbeeld
from calculator.oordeel.antwoord import Antwoord
from calculator.wet.bronnen import ARTIKEL, GELEZEN
from calculator.wet.model import JA, NEE, ONBEKEND, Bestuurslaag
from calculator.wet.partijen import BESTUURDER as PARTIJ_BESTUURDER
from calculator.zelfcheck.antwoordbrief import antwoordbrief
from calculator.zelfcheck.brief import brief
from calculator.zelfcheck.briefdelen import niet_gedekt
from calculator.zelfcheck.brieven import brieven
from calculator.zelfcheck.conceptbesluit import besluiten
from calculator.zinnen import BESTUURDER, LEZERS, ORGANISATIE
from tests.outcome import answer_on
from tests.strategies import Facts, gevallen, lattice

EXAMPLES = pytest.mark.parametrize("voorbeeld", VOORBEELDEN, ids=lambda v: v.naam)
BODY = {
    Bestuurslaag.PROVINCIE: "gedeputeerde staten",
    Bestuurslaag.GEMEENTE: "college van burgemeester en wethouders",
    Bestuurslaag.WATERSCHAP: "dagelijks bestuur van het waterschap",
}

OLD_TEXT = "zoals dat gold tot 1 januari 2024"
#: What can be asked of the organisation: nobody is sent to it by its own letter.
ITSELF = re.compile(r"secretaris|griffie|organisatie|eigen bestuur|bij uw|aan uw|betrokken gemeenten")


def every_letter(van: Antwoord) -> list[str]:
    return [b.tekst for lezer in LEZERS for b in brieven(van, lezer)]


def points(text: str) -> list[str]:
    """What stands in the numbered lists of a letter."""
    return re.findall(r"^\d+\. (.*)$", text, re.MULTILINE)


def changed(example: str, **facts: object) -> Antwoord:
    """An example with some facts changed; ... for one that is left out."""
    together = {**PER_NAAM[example].feiten, **facts}
    return answer_on({name: value for name, value in together.items() if value is not ...})


MOVED: Facts = {"ambt_vanaf": "2022-06-03", "woonadres_sinds": "2026-03-01", "vorige_woning_verstrekt": True}


@EXAMPLES
def test_a_letter_has_the_article_and_the_addressee_of_the_own_body(voorbeeld: Voorbeeld) -> None:
    van = answer_on(dict(voorbeeld.feiten))
    if niet_gedekt(van) or van.laag is None:
        # A waterschap has no griffie.
        known = "secretaris van het waterschap" if van.laag is Bestuurslaag.WATERSCHAP else "griffie"
        assert (known if van.laag else "[uw organisatie]") in brief(van).split("\n\n")[1]
        assert van.laag is not Bestuurslaag.WATERSCHAP or "griffie" not in "".join(every_letter(van))
        return
    others = [number for body, number in ARTIKEL.items() if body is not van.laag]
    for text in every_letter(van):
        assert f"artikel {ARTIKEL[van.laag]}" in text
        assert not any(re.search(rf"artikel {number}\b", text) for number in others)
    assert BODY[van.laag] in brief(van).split("\n\n")[1]
    for text in besluiten(van):
        assert BODY[van.laag] in text.lower()
        assert "mandaat" in text


@EXAMPLES
def test_a_letter_says_what_it_is_and_on_what_it_rests(voorbeeld: Voorbeeld) -> None:
    van = answer_on(dict(voorbeeld.feiten))
    for text in every_letter(van):
        assert text.startswith("CONCEPT")
        assert datum.toon(van.geval.peildatum) in text
        assert f"versie {__version__}" in text
        assert GELEZEN in text
    for text in (*besluiten(van), antwoordbrief(van)):
        assert "geen besluit" in text


@EXAMPLES
def test_a_letter_asks_something_that_can_be_done_next(voorbeeld: Voorbeeld) -> None:
    van = answer_on(dict(voorbeeld.feiten))
    asked = [line for line in brief(van).split("\n") if re.match(r"\d\. ", line)]
    assert asked
    assert all("?" in line or "verzoek" in line or "declareer" in line for line in asked)
    assert "u moet" not in brief(van)
    told = points(antwoordbrief(van))
    own = [s for s in (van.eerst, *van.daarna) if s.wie is PARTIJ_BESTUURDER]
    assert len(told) <= len(own)


@settings(max_examples=150)
@given(gevallen(), st.sampled_from(["Kees Jansen, Dorpsstraat 1", "camera aan de achterdeur"]))
def test_no_letter_tells_of_a_person_or_a_home(case: Facts, secret: str) -> None:
    case = {**case, "maatregelen": [{**m, "omschrijving": secret} for m in case["maatregelen"]]}
    van = answer_on(case)
    days = {v for v in case.values() if isinstance(v, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", v)} - {
        case["peildatum"]
    }
    for text in every_letter(van):
        assert secret not in text
        for day in days:
            shown = datum.toon(datum.lees_iso(day))
            own = text.replace(GELEZEN, "").replace(OLD_TEXT, "")
            assert shown not in own or "regeling" in text.split(shown)[0][-80:]
        assert not re.search(r"[Cc]amera|kluis|achterdeur|brievenbus", text)
        assert "None" not in text


@settings(max_examples=150)
@given(gevallen())
def test_aanspraak_is_said_only_with_a_yes(case: Facts) -> None:
    van = answer_on(case)
    if van.nu.uitkomst.kern.minimaal < JA:
        assert "Ik heb aanspraak" not in brief(van)
        assert "U hebt aanspraak op" not in antwoordbrief(van)
    if van.nu.uitkomst.kern.maximaal == NEE:
        assert "te verstrekken (" not in "".join(besluiten(van))


def test_two_municipalities_decide_each_for_itself() -> None:
    case = {**dict(PER_NAAM["alles-op-orde"].feiten), "ambt": "burgemeester", "aantal_gemeenten": 2}
    van = answer_on(case)
    assert len(besluiten(van)) == 2
    for text in besluiten(van):
        assert "3.2.16" in text
        assert "[1/2]" in text
    assert [b.code for b in brieven(van, ORGANISATIE)] == ["brief", "besluit", "besluit-2"]
    assert [b.code for b in brieven(van, BESTUURDER)] == ["brief"]


def test_old_costs_are_asked_about_and_not_claimed() -> None:
    text = brief(answer_on(dict(PER_NAAM["te-laat-gedeclareerd"].feiten)))
    assert "Neemt u deze kosten nog in behandeling?" in text
    assert text.index("in behandeling") < text.index("beveiligingsadvies")


def test_a_loan_is_a_request() -> None:
    text = brief(answer_on(dict(PER_NAAM["bruikleen"].feiten)))
    assert "verzoek" in text
    assert "lid 7" in text
    assert "certificaat (" not in text


def test_the_advice_is_never_attached() -> None:
    assert "stuur ik niet mee" in brief(answer_on(dict(PER_NAAM["alles-op-orde"].feiten)))


# --- what a lawyer found ---------------------------------------------------------------------------------------------


@EXAMPLES
def test_old_costs_rest_on_no_ground_that_was_not_seen(voorbeeld: Voorbeeld) -> None:
    van = answer_on(dict(voorbeeld.feiten))
    for text in besluiten(van):
        charged = [line for line in points(text) if "ten laste te brengen" in line]
        old = [line for line in charged if "de Regeling noemt geen bedrag" not in line]
        assert all("[vul de grond in:" in line and "lid 3" not in line for line in old)
        assert all("lid 3)" in line for line in charged if line not in old)
        asked = "oude tekst" in "".join(points(text))
        assert asked == (OLD_TEXT in text)
        assert not old or asked
        assert "lid 3" not in text or len(charged) > len(old) or not asked or "af te wijzen" in text
    assert not re.search(r"Uw declaratie(?!.*oude tekst)", antwoordbrief(van))


@settings(max_examples=150)
@given(gevallen())
def test_a_decision_can_be_signed_as_it_stands(case: Facts) -> None:
    van = answer_on(case)
    for text in besluiten(van):
        lines = points(text)
        given_ = [line for line in lines if re.search(r"te (verstrekken|betalen van|vergoeden|stellen)\b", line)]
        certain = [
            line
            for line in given_
            if "niet te vergoeden" not in line and not re.search(r"\[wel / niet\] (?!nog)", line)
        ]
        for line in lines:
            if "ten laste te brengen" in line and not certain:
                assert line.startswith("[Alleen bij ‘wel’:]")
            assert "te betalen van tussen" not in line
        assert "besluit:" in text or van.nu.uitkomst.kern.maximaal > NEE
        assert all(line.endswith(";") for line in lines[:-1])
        assert not lines or lines[-1].endswith(".")


def test_part_of_the_money_is_a_choice() -> None:
    measures = [
        {"soort": "ruiten", "uitgevoerd_op": "2022-09-01", "bedrag": 230_000},
        {"soort": "kluis", "uitgevoerd_op": "2022-06-20", "bedrag": 50_000},
    ]
    (text,) = besluiten(
        changed("geen-certificaat-2021", pkvw="geldig", pkvw_afgegeven_op="2022-07-01", maatregelen=measures)
    )
    assert f"van {toon(230_000)}, en [wel / niet] nog {toon(10_000)} met btw" in text


def test_a_final_no_is_a_refusal() -> None:
    assert "de aanvraag [van datum] af te wijzen, omdat" in besluiten(changed("na-het-ambt", maatregelen=[]))[0]
    rest = points(besluiten(answer_on(dict(PER_NAAM["commissaris-elders"].feiten)))[0])
    assert any("voor het overige af te wijzen" in line for line in rest)


def test_an_own_purchase_needs_a_ground_to_be_paid() -> None:
    (text,) = besluiten(answer_on(dict(PER_NAAM["zelf-gekocht-in-advies"].feiten)))
    assert "te betalen [op grond van …; in de Regeling vonden wij die niet]" in text


@EXAMPLES
def test_the_besluit_is_named_in_full_once_in_each_letter(voorbeeld: Voorbeeld) -> None:
    for text in every_letter(answer_on(dict(voorbeeld.feiten))):
        full = text.count("Rechtspositiebesluit decentrale politieke ambtsdragers")
        assert full == ("het Besluit" in text)
        assert full == 0 or text.index("Rechtspositiebesluit") < text.index("het Besluit")


@settings(max_examples=200)
@given(st.one_of(gevallen(), lattice()))
def test_what_need_not_be_given_again_is_asked_and_not_claimed(case: Facts) -> None:
    van = answer_on(case)
    asked = [line for line in points(brief(van)) if "verstrek" in line and "Ik kocht" not in line]
    for line in asked:
        assert not ("lid 1" in line and "lid 6" in line) or "; of lid 6, als" in line
    if any("lid 6" in line and "of lid 6" not in line for line in asked):
        assert not any("lid 1" in line for line in asked)
        answer = antwoordbrief(van)
        assert "mogen wij opnieuw maatregelen geven; het moet niet" in answer
        assert "hoort u van ons" not in answer
        assert "verstrekken de maatregelen (" not in answer
        assert all(
            line.startswith("[Alleen bij ‘wel’:]")
            for line in answer.split("\n")
            if re.search("Wie (bestelt|betaalt)", line)
        )


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"advies": "niet_aangevraagd"}, "Zodra er een advies voor deze woning is, verzoek ik u opnieuw"),
        ({"pkvw": "geen", "pkvw_afgegeven_op": ...}, "Zodra ook aan de andere eisen is voldaan, verzoek ik u opnieuw"),
        ({}, "Ik verzoek u opnieuw maatregelen te verstrekken, op een nieuw advies"),
    ],
)
def test_a_second_time_is_a_request(facts: Facts, says: str) -> None:
    text = brief(changed("alles-op-orde", **MOVED, **facts, maatregelen=[]))
    assert f"Ik verhuisde tijdens mijn ambt. {says}" in text
    assert "lid 1" not in text
    assert "lid 6" in text


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({}, "Ik ben burgemeester."),
        ({"in_functie": "nog_niet", "ambt_vanaf": "2026-11-01", "benoeming_vast_op": "2026-08-01"}, "Ik word burgemeester."),
        ({"ambt_vanaf": "2026-11-01", "benoeming_vast_op": "2026-08-01"}, "Ik word burgemeester."),
        ({"ambt_vanaf": ...}, "Mijn vraag gaat over het ambt van burgemeester."),
        ({"in_functie": "nog_niet", "ambt_vanaf": ..., "benoeming_vast_op": ...}, "Ik word burgemeester."),
        ({"ambt_vanaf": None}, "Mijn vraag gaat over het ambt van burgemeester."),
        ({"ambt_tot_en_met": None}, "Mijn vraag gaat over het ambt van burgemeester."),
        ({"ambt_tot_en_met": "2026-08-31"}, "Ik was burgemeester."),
        ({"ambt_vanaf": ..., "benoeming_niet_doorgegaan": True}, "Mijn vraag gaat over het ambt van burgemeester."),
        ({"waarneming": "benoemd"}, "Ik neem waar als burgemeester."),
        ({"waarneming": "benoemd", "ambt_tot_en_met": "2026-08-31"}, "Ik nam waar als burgemeester."),
        ({"waarneming": None}, "Mijn vraag gaat over het ambt van burgemeester."),
        ({"waarneming": "als_volksvertegenwoordiger"}, "Ik ben raadslid en neem waar als burgemeester."),
        ({"ambt": "raadslid", "waarneming": "als_volksvertegenwoordiger"}, "Ik ben raadslid en neem waar als [ambt]."),
        ({"ambt": None}, "Mijn vraag gaat over het ambt van [ambt]."),
    ],
)  # fmt: skip
def test_who_writes_says_no_more_of_the_office_than_was_told(facts: Facts, says: str) -> None:
    assert says in brief(changed("alles-op-orde", **facts))


@settings(max_examples=150)
@given(st.one_of(gevallen(), lattice()))
def test_the_letter_says_of_advice_and_certificate_only_what_was_told(case: Facts) -> None:
    van = answer_on(case)
    facts, text = van.geval.feiten, brief(van)
    this = facts["advies_voor_deze_woning"] is True
    assert "ligt bij mij ter inzage" not in text or (facts["advies"] == "vastgesteld" and this)
    assert "is aangevraagd bij het CCV" not in text or (facts["advies"] == "in_behandeling" and this)
    assert "redelijkerwijs" not in text or facts["pkvw_niet_te_vergen"] is True
    assert "Wie beslist dat bij u?" not in text or facts["pkvw_niet_te_vergen"] is ONBEKEND
    bought = [m for m in van.geval.maatregelen if m["zelf_aangeschaft"] is True and m["soort"] != "pkvw_eis"]
    assert bought or "Ik kocht zelf" not in text


def test_who_arranges_the_certificate_says_so() -> None:
    assert "Ik regel het PKVW-certificaat (artikel 3.9, lid 5 onder b). Wilt u het zien voordat u bestelt?" in brief(
        changed("geen-certificaat")
    )


@pytest.mark.parametrize("facts", [{"ambt": "burgemeester"}, {"ambt": "raadslid"}])
def test_a_raadslid_who_acts_asks_whether_the_article_is_theirs(facts: Facts) -> None:
    van = changed("alles-op-orde", **facts, waarneming="als_volksvertegenwoordiger", maatregelen=[])
    assert points(brief(van))[0].startswith("Geldt artikel 3.9 voor mij als raadslid dat het ambt waarneemt?")
    assert "geldt artikel 3.9 van" not in brief(van)
    assert brieven(van, ORGANISATIE)[0].titel == "Brief aan de vrager"


@settings(max_examples=200)
@given(st.one_of(gevallen(), lattice()))
def test_nobody_is_sent_to_the_one_who_writes(case: Facts) -> None:
    van = answer_on(case)
    told = points(antwoordbrief(van))
    assert not [line for line in told if ITSELF.search(line)]
    assert not [line for text in besluiten(van) if (line := text) and "vraagt na bij de eigen organisatie" in line]


@settings(max_examples=200)
@given(st.one_of(gevallen(), lattice()))
def test_no_sentence_has_two_ends(case: Facts) -> None:
    for text in every_letter(answer_on(case)):
        assert not re.search(r"\?\.|\.\.|\?\?|;\.|,\.", text)
        assert "bestuurder" not in text or case.get("ambt") not in ("raadslid", "statenlid", "lid_ab_waterschap")


def test_what_the_outcome_tells_is_not_asked() -> None:
    text = brief(changed("alles-op-orde", woning_ligging="buiten_zonder_ontheffing"))
    assert "Wilt u mij helpen bij de ontheffing" in text
    assert "bij wie" not in text


@EXAMPLES
def test_what_is_done_is_not_to_be_done_again(voorbeeld: Voorbeeld) -> None:
    van = answer_on(dict(voorbeeld.feiten))
    days = [m["uitgevoerd_op"] for m in van.geval.maatregelen]
    if days and all(isinstance(day, date) and day <= van.geval.peildatum for day in days):
        assert "laat de maatregel uitvoeren" not in antwoordbrief(van)


def test_a_claim_comes_with_its_proof() -> None:
    text = brief(answer_on(dict(PER_NAAM["vijf-boven-maximum"].feiten)))
    assert "De facturen en het certificaat geef ik u langs een veilige weg." in text


@pytest.mark.parametrize(
    ("ambt", "lezer", "titel"),
    [
        ("raadslid", ORGANISATIE, "Brief aan de vrager"),
        ("wethouder", ORGANISATIE, "Brief aan de bestuurder"),
        ("raadslid", BESTUURDER, "Brief aan de griffie"),
        ("lid_ab_waterschap", BESTUURDER, "Brief aan de secretaris van het waterschap"),
        ("bestuurder_caribisch_nederland", BESTUURDER, "Brief aan het eigen bestuur"),
        ("ander_ambt", BESTUURDER, "Brief aan de eigen organisatie"),
    ],
)
def test_each_letter_is_to_whom_it_is_for(ambt: str, lezer: str, titel: str) -> None:
    assert brieven(changed("alles-op-orde", ambt=ambt, maatregelen=[]), lezer)[0].titel == titel
