"""Old addresses of pages that were merged: each answers with a page that leads to the new place, without a script.

A kept plugin was tried (mkdocs-redirects): it writes an inline script, and brings another site generator along.
"""

from pathlib import Path

from calculator.html import Html, el, leeg

#: From the folder of an old page to the new page, with the heading where its text stands.
MOVED = {
    "welke-regeling": "regeling-2021/#welke-regeling-geldt",
    "voor-bestuurders/stap-voor-stap": "wie-doet-wat/",
    "voor-bestuurders/belasting": "voor-organisaties/betalen/#wat-merkt-de-bestuurder-van-de-belasting",
    "voor-organisaties/bijzonder": "voor-organisaties/wie-beslist-wat/",
    "voor-trainers/quiz": "feit-of-fabel/",
    "voor-trainers/antwoorden": "voor-trainers/lesmap/",
    "voor-trainers/uitdelen": "voor-trainers/lesmap/",
    "voor-trainers/presenteren": "voor-trainers/gevallen/",
    "verantwoording/privacy": "verantwoording/over/#privacy",
    "verantwoording/toegankelijkheid": "verantwoording/over/#toegankelijkheid",
    "verantwoording/wat-kan-veranderen": "verantwoording/niet-geregeld/#wat-kan-er-veranderen",
    "verantwoording/meedoen": "verantwoording/over/#hebt-u-een-fout-gevonden",
}


def pages(site: Path) -> list[str]:
    """The pages of a built site with a text of their own, by their place in it."""
    names = (path.relative_to(site).as_posix() for path in site.rglob("index.html"))
    return sorted(name for name in names if name.removesuffix("/index.html") not in MOVED)


def page(old: str, new: str, base: str, policy: str) -> str:
    """The page at an old address."""
    to = "../" * (old.count("/") + 1) + new
    head = (
        leeg("meta", charset="utf-8"),
        Html(policy),
        leeg("meta", name="robots", content="noindex"),
        leeg("meta", http_equiv="refresh", content=f"0; url={to}"),
        leeg("link", rel="canonical", href=base + new),
        el("title", "Deze pagina is verhuisd"),
    )
    body = el("h1", "Deze pagina is verhuisd") + el("p", el("a", "Ga naar de nieuwe plek", href=to))
    return Html("<!doctype html>") + el("html", el("head", head), el("body", el("main", body)), lang="nl")


def publish(site: Path, base: str, policy: str) -> None:
    """Write the page of every old address; an address that is taken, or leads nowhere, stops the build."""
    for old, new in MOVED.items():
        folder, target = site / old, site / new.split("#")[0] / "index.html"
        anchor = new.partition("#")[2]
        if folder.exists() or not target.exists() or (anchor and f'id="{anchor}"' not in target.read_text("utf-8")):
            raise SystemExit(f"{old} cannot lead to {new}")
        folder.mkdir(parents=True)
        (folder / "index.html").write_text(page(old, new, base, policy), "utf-8")
