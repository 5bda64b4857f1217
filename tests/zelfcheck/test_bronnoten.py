"""A source as a number: each stands in the list once, every mark leads there, and nothing is written unescaped."""

import re

from hypothesis import given
from hypothesis import strategies as st

from calculator.wet.bronnen import CCV_2021, NOTA_2026, lid_2024
from calculator.wet.model import Verwijzing, Zekerheid
from calculator.zelfcheck.bronnoten import Bronnoten

SOURCES = [*(lid_2024(lid).voor(None) for lid in "1357"), NOTA_2026.bron().voor(None), CCV_2021.bron().voor(None)]


@given(st.lists(st.lists(st.sampled_from(SOURCES), max_size=4), max_size=8))
def test_every_mark_leads_to_its_source_and_back(sentences: list[list[Verwijzing]]) -> None:
    noten = Bronnoten()
    text = "".join(noten.noot(*cited) for cited in sentences)
    items = noten.lijst()
    mentioned = list(dict.fromkeys(v for cited in sentences for v in cited))
    assert items.count("<li") == len(mentioned)
    assert set(re.findall(r'href="#(fn:\d+)"', text)) == set(re.findall(r'id="(fn:\d+)"', items))
    assert re.findall(r'id="(fnref:\d+)"', text) == re.findall(r'href="#(fnref:\d+)"', items)
    # Numbered in the order of reading, and the list in that order.
    assert re.findall(r'id="fn:(\d+)"', items) == [str(n) for n in range(1, len(mentioned) + 1)]
    places = [items.index(v.tekst[1:]) for v in mentioned]
    assert places == sorted(places)


def test_two_marks_are_no_other_number() -> None:
    text = Bronnoten().noot(*SOURCES[:2])
    assert re.sub("<[^>]+>", "", text) == "1, 2"


def test_without_sources_there_is_nothing() -> None:
    assert Bronnoten().noot() == Bronnoten().lijst() == ""


def test_the_list_says_how_sure_a_source_is() -> None:
    noten = Bronnoten()
    noten.noot(*(Verwijzing(f"bron {z.name}", "", z) for z in Zekerheid))
    for zeker in Zekerheid:
        # In a list one word of it does.
        word = zeker.value.removeprefix("uit een ")
        assert (f"({word})" in noten.lijst()) == (zeker is not Zekerheid.WETTEKST)


def test_what_a_source_is_called_is_escaped() -> None:
    noten = Bronnoten()
    noten.noot(Verwijzing("a<b> & c", 'https://x.nl/?a=1&b="', Zekerheid.WETTEKST))
    assert "A&lt;b&gt; &amp; c" in noten.lijst()
    assert 'href="https://x.nl/?a=1&amp;b=&quot;"' in noten.lijst()


def test_a_link_leaves_the_answers_where_they_are() -> None:
    noten = Bronnoten(nieuw_venster=True)
    noten.noot(SOURCES[0])
    assert 'target="_blank"' in noten.lijst()
    assert "(opent in een nieuw venster)" in noten.lijst()
