"""A host that a test can switch off, slow down, let go wrong or give a new version of the site."""

import hashlib
import os
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from scripts import offline
from scripts.paths import ROOT, SITE
from scripts.serve import content_type, make_server

# What happens to a request: gets the handler and the file that was asked for.
Fault = Callable[[Any, Path], None]


class Host:
    """One address; what stands there, and how it behaves, can change."""

    def __init__(self, folder: Path, prefix: str = "/naam/") -> None:
        self.link = folder / "site"
        self.folder = folder
        self.prefix = prefix
        #: Scripts that come before all else in each page that is opened.
        self.first: list[str] = []
        self.reset()
        self.server = make_server(self.link, prefix, wrap=self.wrap)
        self.address = f"http://127.0.0.1:{self.server.server_port}{prefix}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def reset(self) -> None:
        """As it should be."""
        self.asked: list[str] = []
        self.told: list[tuple[str, str, str | None, str | None]] = []
        self.faults: dict[str, Fault] = {}
        self.off = False
        #: Whether the next request falls away.
        self.drops: Callable[[], bool] = lambda: False
        self.publish(SITE)

    def wrap(self, kind: type[Any]) -> type[Any]:
        host = self

        class Noted(kind):  # type: ignore[misc, valid-type]
            def do_GET(self) -> None:
                path = self.path.split("?")[0].removeprefix(host.prefix)
                if host.off or host.drops():
                    self.close_connection = True
                    return
                host.asked.append(path)
                host.told.append((self.command, self.path, self.headers.get("Referer"), self.headers.get("Cookie")))
                fault = host.faults.get(path)
                if fault:
                    fault(self, host.link / path)
                else:
                    super().do_GET()

            do_POST = do_PUT = do_GET

            def answer(self, status: int, file: Path) -> None:
                # What comes before the policy does not fall under it. Whoever fetches a page to keep gets it as it is.
                if not host.first or file.suffix != ".html" or self.headers.get("Sec-Fetch-Dest") != "document":
                    return super().answer(status, file)  # type: ignore[no-any-return]
                script = f"<head><script>{';'.join(host.first)}</script>".encode()
                send(self, file.read_bytes().replace(b"<head>", script, 1), content_type(file), status)

        return Noted

    def publish(self, site: Path) -> None:
        """Put a site at the address."""
        self.link.unlink(missing_ok=True)
        self.link.symlink_to(site)

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


@contextmanager
def hosting(folder: Path, prefix: str = "/naam/") -> Iterator[Host]:
    host = Host(folder, prefix)
    try:
        yield host
    finally:
        host.close()


# --- what can go wrong -------------------------------------------------------------------------------------------


def send(handler: Any, body: bytes, kind: str, status: int = 200, length: int | None = None) -> None:
    handler.send_response(status)
    handler.send_header("Content-Type", kind)
    handler.send_header("Content-Length", str(len(body) if length is None else length))
    # What a host sends wrong, a browser keeps as long as what it sends right.
    handler.send_header("Cache-Control", "max-age=600")
    handler.end_headers()
    handler.wfile.write(body)


def missing(handler: Any, _: Path) -> None:
    send(handler, b"<h1>404</h1>", "text/html", 404)


def other_content(handler: Any, file: Path) -> None:
    send(handler, b"<h1>Hallo</h1>", content_type(file))


def cut_short(handler: Any, file: Path) -> None:
    body = file.read_bytes()
    send(handler, body[: len(body) // 2], content_type(file))


def altered(handler: Any, file: Path) -> None:
    body = bytearray(file.read_bytes())
    body[len(body) // 2] ^= 1
    send(handler, bytes(body), content_type(file))


def wrong_type(handler: Any, file: Path) -> None:
    send(handler, file.read_bytes(), "application/octet-stream")


def no_answer(handler: Any, _: Path) -> None:
    handler.close_connection = True


def dropped(handler: Any, file: Path) -> None:
    """The connection falls away midway."""
    body = file.read_bytes()
    send(handler, body[: len(body) // 2], content_type(file), length=len(body))
    handler.close_connection = True


def once(host: Host, path: str, fault: Fault) -> Fault:
    """The fault the first time, then no more."""

    def first(handler: Any, file: Path) -> None:
        del host.faults[path]
        fault(handler, file)

    return first


# --- another version ---------------------------------------------------------------------------------------------


def version(target: Path, change: Callable[[Path, bytes], bytes], of: Path = SITE) -> Path:
    """A copy of the built site, or of a version of it, with files changed and, as a build would, all hashes made anew."""
    shutil.copytree(of, target, copy_function=os.link)

    def write(path: Path, data: bytes) -> None:
        path.unlink()  # the other end of the link is the built site
        path.write_bytes(data)

    renamed: dict[str, str] = {}
    for folder in sorted((target / "assets" / "engine").iterdir()):
        for path in sorted(folder.iterdir()):
            data = path.read_bytes()
            new = change(path, data)
            if new != data:
                write(path, new)
                renamed[hashlib.sha256(data).hexdigest()] = hashlib.sha256(new).hexdigest()
                renamed[f'data-vw-size="{len(data)}"'] = f'data-vw-size="{len(new)}"'
        # The name of the folder follows from the content.
        name = hashlib.sha256(b"".join(path.read_bytes() for path in sorted(folder.iterdir()))).hexdigest()[:16]
        folder.rename(folder.with_name(name))
        renamed[folder.name] = name
    others = [path for path in sorted(target.rglob("*")) if path.is_file() and "engine" not in path.parts]
    # The pages last: they carry the hashes of the rest.
    for path in sorted(others, key=lambda path: path.suffix == ".html"):
        data = path.read_bytes()
        new = change(path, data)
        if path.suffix == ".html":
            for old, now in renamed.items():
                new = new.replace(old.encode(), now.encode())
            bare = re.sub(r'(assets/\w+\.(?:js|css))\?[0-9a-f]{8}"', r'\1"', new.decode())
            new = offline.with_hashes(bare, target).encode()
        if new != data:
            write(path, new)
    write(target / offline.SCRIPT, (ROOT / "docs" / offline.SCRIPT).read_bytes())
    (target / offline.LIST).unlink()
    offline.publish_list(target)
    return target
