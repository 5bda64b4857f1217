"""Changing a page by its elements: what is not changed stays byte for byte."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytestmark = pytest.mark.host
markup = pytest.importorskip("scripts.markup", reason="the scripts are not there inside Pyodide")
Page = markup.Page

TEXT = (
    '<!doctype html>\r\n<html><head><title>Een &amp; twee</title><meta name="d" content="a&quot;b"></head>\n'
    '<body dir="ltr"><article class="x">é — <p>een<p>twee</p></article><script src="a.js"></script></body></html>'
)


def test_an_element_is_found_by_its_attributes() -> None:
    page = Page(TEXT)
    assert page.content(page.one("title")) == "Een &amp; twee"
    assert page.one("meta", name="d").attributes["content"] == 'a"b'
    assert page.content(page.one("article", **{"class": "x"})) == "é — <p>een<p>twee</p>"
    assert [element.name for element in page.within(page.one("article"))] == ["p", "p"]


@pytest.mark.parametrize("tag", ["p", "aside"])
def test_not_exactly_one_stops_the_build(tag: str) -> None:
    with pytest.raises(SystemExit, match=f"<{tag}>"):
        Page(TEXT).one(tag)


def test_changes_and_nothing_else() -> None:
    page = Page(TEXT)
    page.after_start(page.one("body"), "<i></i>")
    page.replace(page.one("title"), "Drie")
    page.replace(page.one("article"), "<hr>", whole=True)
    page.add_attribute(page.one("script"), "defer")
    expected = (
        TEXT.replace("Een &amp; twee", "Drie").replace('"ltr">', '"ltr"><i></i>').replace("<script", "<script defer")
    )
    begin, end = expected.index("<article"), expected.index("<script")
    assert str(page) == expected[:begin] + "<hr>" + expected[end:]


@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<br>",
                "<div class='a'>",
                "</div>",
                "é\u2028\n",
                "&lt;",
                "<!-- < -->",
                "<b",
                "\r\n",
                "<script>a<b</script>",
            ]
        )
    )
)
def test_what_is_not_changed_is_the_same(parts: list[str]) -> None:
    text = "".join(parts)
    page = Page(text)
    assert str(page) == text
    for element in page.elements:
        assert text[element.begin] == "<"
        assert text[element.inside - 1] == ">"
