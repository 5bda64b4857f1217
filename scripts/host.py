"""What a host, a search engine and other people's sites read: the page for a wrong address, robots.txt, the links' cards.

All addresses follow from one setting, `site_url` in mkdocs.yml or SITE_URL in the environment: the site generator puts
it in every page as the canonical address, and from there it is read.
"""

from html import escape
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

from scripts.icons import CARD, CARD_SIZE, site_name
from scripts.markup import Page

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
# What searching in Dutch takes.
SEARCH = {"lunr.nl.min.js", "lunr.stemmer.support.min.js"}


def address(site: Path) -> str:
    """Where the site will stand, with a slash at its end."""
    return canonical(Page((site / "index.html").read_text("utf-8")))


def canonical(page: Page) -> str:
    """The address of a page."""
    return page.one("link", rel="canonical").attributes["href"]


def head(site: Path, path: Path) -> str:
    """The icons, and what others show with a link to this page."""
    base = address(site)
    if path == site / "404.html":
        return icons(urlsplit(base).path)
    page = Page(path.read_text("utf-8"))
    properties = {
        "og:type": "website",
        "og:locale": "nl_NL",
        "og:site_name": site_name(),
        "og:title": page.content(page.one("title")).removesuffix(f" - {site_name()}"),
        "og:description": escape(page.one("meta", name="description").attributes["content"]),
        "og:url": canonical(page),
        "og:image": f"{base}assets/icons/{CARD}",
        "og:image:width": str(CARD_SIZE[0]),
        "og:image:height": str(CARD_SIZE[1]),
        "og:image:alt": site_name(),
    }
    up = "../" * (len(path.relative_to(site).parts) - 1)
    cards = "".join(f'<meta property="{name}" content="{value}">' for name, value in properties.items())
    return f'{icons(up)}{cards}<meta name="twitter:card" content="summary_large_image">'


def icons(up: str) -> str:
    """The icons that stand beside the drawing, which the theme names."""
    return (
        f'<link rel="icon" sizes="32x32" href="{up}assets/icons/favicon.ico">'
        f'<link rel="apple-touch-icon" href="{up}assets/icons/apple-touch-icon.png">'
    )


def not_found(base: str) -> str:
    """The words for who comes to an address that is not there; the links are whole, as it may be any address."""
    up = urlsplit(base).path
    ways = (
        ("zelfcheck/", "Doe de zelfcheck"),
        ("regeling-2024/", "Lees de regeling van nu"),
        ("veelgestelde-vragen/", "Veelgestelde vragen"),
        ("begrippen/", "Begrippen"),
    )
    links = "".join(f'<li><a href="{up}{to}">{text}</a></li>' for to, text in ways)
    return (
        "<h1>Deze pagina is er niet</h1>"
        "<p>Misschien is het adres verkeerd getypt. Of de pagina staat nu ergens anders.</p>"
        f'<p>Zoek bovenaan op een woord, of <a href="{up}">ga naar het begin</a>. U kunt ook hier verder:</p>'
        f"<ul>{links}</ul>"
        "<p>Wordt u bedreigd? Wacht dan niet op deze site. "
        f'<a href="{up}voor-bestuurders/bij-dreiging/">Lees wat u doet bij dreiging</a>.</p>'
    )


def lean(site: Path) -> None:
    """Take away what the theme brings and no page of ours asks for: other languages, and its own icon."""
    lunr = site / "assets" / "javascripts" / "lunr"
    unused = [site / "assets" / "images" / "favicon.png", lunr / "tinyseg.js", lunr / "wordcut.js"]
    unused += (file for file in (lunr / "min").iterdir() if file.name not in SEARCH)
    for file in unused:
        file.unlink()
    (site / "assets" / "images").rmdir()


def publish(site: Path) -> None:
    """Write what is not a page of ours; before the pages are sealed."""
    lean(site)
    base = address(site)
    # GitHub must not run the files through its own site generator.
    (site / ".nojekyll").touch()
    # The generator knows no day of change, only one day for all; and the host packs what it sends.
    sitemap = site / "sitemap.xml"
    ElementTree.register_namespace("", SITEMAP)
    tree = ElementTree.parse(sitemap)
    for url in tree.getroot():
        for day in url.findall(f"{{{SITEMAP}}}lastmod"):
            url.remove(day)
    ElementTree.indent(tree)
    tree.write(sitemap, "UTF-8", xml_declaration=True)
    (site / "sitemap.xml.gz").unlink()
    # A crawler asks for this at the root of a host only: it counts on a domain of its own, not under /<repository>/.
    (site / "robots.txt").write_text(f"User-agent: *\nAllow: /\n\nSitemap: {base}sitemap.xml\n", "utf-8")
    path = site / "404.html"
    page = Page(path.read_text("utf-8"))
    page.replace(page.one("h1"), not_found(base), whole=True)
    page.replace(page.one("title"), f"Deze pagina is er niet - {site_name()}")
    path.write_text(str(page), "utf-8")
