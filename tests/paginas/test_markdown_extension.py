"""The Markdown extension: every name works, a wrong name stops the build, amounts come from the package."""

import re

import pytest

pytestmark = pytest.mark.host

markdown = pytest.importorskip("markdown")

from calculator.bedrag import toon  # noqa: E402
from calculator.datum import toon as toon_dag  # noqa: E402
from calculator.geval.voorbeelden import VOORBEELDEN  # noqa: E402
from calculator.paginas import begrippen, markdown_extension  # noqa: E402
from calculator.paginas.markdown_extension import OnbekendeNaam, vul_in  # noqa: E402
from calculator.paginas.weetjes import WEETJES  # noqa: E402
from calculator.wet import bronnen, regeling_2021  # noqa: E402

SHORT = sorted(markdown_extension._waarden())


def html(text: str) -> str:
    return str(markdown.markdown(text, extensions=["calculator.paginas.markdown_extension", "attr_list", "tables"]))


def names_in_docstrings() -> list[str]:
    """Every form that a docstring promises: ``{{ lid 2024 5 b }}`` and so on."""
    functions = {
        **markdown_extension._IN_ZIN,
        **markdown_extension._IN_ZIN_HIER,
        **markdown_extension._BLOKKEN,
        **markdown_extension._BLOKKEN_HIER,
    }
    docs = [
        re.findall(r"``\{\{ ([^}]+) \}\}``", function.__doc__ or name) or [name] for name, function in functions.items()
    ]
    some = {"weetje": WEETJES[0].naam}
    return [form.replace("NAAM", some.get(form.split()[0], "alles-op-orde")) for forms in docs for form in forms]


@pytest.mark.parametrize("name", SHORT)
def test_a_short_value_stands_inside_a_sentence(name: str) -> None:
    value, block = vul_in(name)
    assert value
    assert not block
    assert "{{" not in html(f"Het is {{{{ {name} }}}} zo.")


@pytest.mark.parametrize("example", VOORBEELDEN, ids=lambda example: example.naam)
def test_every_example_can_be_shown(example: object) -> None:
    name = example.naam  # type: ignore[attr-defined]
    text, block = vul_in(f"voorbeeld {name}")
    assert block
    assert text.startswith("<")
    for form in ("oordeel-van", "eigen-kosten-van"):
        text, block = vul_in(f"{form} {name}")
        assert text
        assert not block


@pytest.mark.parametrize(
    "form",
    [
        "voorwaarden 2021",
        "voorwaarden 2024",
        "noot 2024",
        "noot 2024:5:b",
        "noot 2021:1 besluit:x.3.1:2",
        "noot CCV_2021",
    ],
)
def test_names_with_arguments_work(form: str) -> None:
    text, _ = vul_in(form)
    assert text
    assert "{{" not in html(f"{{{{ {form} }}}}")


def test_every_form_that_is_promised_works() -> None:
    # The code to scan needs the address of a site; a regime without a page there is none of.
    for form in names_in_docstrings():
        text, _ = vul_in(form)
        assert text or form.split()[0] in ("qr", "nieuwe-regelingen"), form


@pytest.mark.parametrize("term", begrippen.BEGRIPPEN, ids=lambda term: term.naam)
def test_every_term_works(term: begrippen.Begrip) -> None:
    assert term.uitleg.split()[0] in vul_in(f"begrip {term.naam}")[0]


@pytest.mark.parametrize(
    "wrong",
    [
        "maximum-2022", "Maximum-2021", "maximum-2021 extra", "noot", "noot 2022:1", "noot 2024:99", "voorbeeld", "voorbeeld bestaat-niet",
        "voorbeeld alles-op-orde extra", "voorwaarden", "voorwaarden 2022", "oordeel-van x", "begrip x", "noot NIETS", "weetje x",
        "basismaatregelen 2021", "zelfcheck x", "__class__", "noot __doc__", "noot date", "jaar-laatste 2024",
    ],
)  # fmt: skip
def test_a_wrong_name_or_argument_stops_the_build(wrong: str) -> None:
    with pytest.raises(OnbekendeNaam) as caught:
        html(f"Tekst met {{{{ {wrong} }}}} erin.")
    assert wrong.split()[0] in str(caught.value)


@pytest.mark.parametrize("block", ["voorwaarden 2024", "zelfcheck", "basismaatregelen", "voorbeeld alles-op-orde"])
def test_a_block_stands_alone_on_its_line(block: str) -> None:
    assert "<" in html(f"Tekst.\n\n{{{{ {block} }}}}\n\nTekst.")
    with pytest.raises(OnbekendeNaam):
        html(f"Een zin met {{{{ {block} }}}} erin.")


def test_a_block_is_no_part_of_a_paragraph() -> None:
    assert not re.search(r"<p>\s*<(ul|div|table|dl)", html("{{ voorwaarden 2024 }}"))


def test_amounts_and_days_come_from_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    assert toon(regeling_2021.MAXIMUM) in html("Ten hoogste {{ maximum-2021 }}.")
    assert toon_dag(bronnen.TEKST_REGELING) in html("{{ stand }}")
    monkeypatch.setattr(regeling_2021, "MAXIMUM", 123_456)
    assert "1.234,56" in html("Ten hoogste {{ maximum-2021 }}.")


def test_a_worked_example_is_computed() -> None:
    assert "Nog niet." in html("{{ voorbeeld geen-certificaat }}")
    assert toon(240_000) in vul_in("vergoeding-van vijf-boven-maximum")[0]
    assert toon(68_000) in vul_in("eigen-kosten-van vijf-boven-maximum")[0]


def test_a_link_to_a_lid_points_at_the_text_of_its_regime() -> None:
    assert "z=2024-01-01" in html("Nu.{{ noot 2024:5:b }}")
    assert "z=2021-01-01" in html("Toen.{{ noot 2021:1 }}")


def test_text_without_names_stays_as_it_is() -> None:
    assert html("Een **zin** met { accolades }.") == "<p>Een <strong>zin</strong> met { accolades }.</p>"


def test_the_first_question_stands_in_the_page() -> None:
    page = html("{{ zelfcheck }}")
    assert "<form" in page
    assert 'value="burgemeester"' in page
    assert "Welk ambt hebt u?" in page
