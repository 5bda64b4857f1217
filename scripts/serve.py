"""Serve the built site under a sub-path, the way GitHub Pages does: `python -m scripts.serve [PORT]`."""

import gzip
import mimetypes
import sys
from collections.abc import Callable
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from scripts.paths import SITE

TYPES = {
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".json": "application/json",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".xml": "application/xml",
    ".whl": "application/octet-stream",
}
PACKED = ("text/", "application/json", "application/wasm", "application/xml", "image/svg+xml")


@cache
def packed(path: Path, changed: int) -> bytes:
    """The file compressed, as the host would send it."""
    return gzip.compress(path.read_bytes(), 6, mtime=0)


def content_type(path: Path) -> str:
    """The MIME type by the end of the name."""
    kind = TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


def handler(site: Path, prefix: str) -> type[BaseHTTPRequestHandler]:
    """A handler that shows the folder `site` under `prefix`, which begins and ends with a slash."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path)
            if path == prefix.rstrip("/"):
                return self.redirect(prefix)
            inside = path.removeprefix(prefix) if path.startswith(prefix) else ".."
            file = (site / inside).resolve()
            if not file.is_relative_to(site.resolve()):
                return self.answer(404, site / "404.html")
            if file.is_dir() and not path.endswith("/"):
                return self.redirect(path + "/")
            if file.is_dir():
                file /= "index.html"
            if file.is_file():
                return self.answer(200, file)
            return self.answer(404, site / "404.html")

        do_HEAD = do_GET

        def redirect(self, location: str) -> None:
            self.send_response(301)
            self.send_header("Location", location)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def answer(self, status: int, file: Path) -> None:
            kind = content_type(file)
            stat = file.stat()
            tag = f'"{stat.st_mtime_ns:x}-{stat.st_size:x}"'
            if status == 200 and self.headers.get("If-None-Match") == tag:
                self.send_response(304)
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            zipped = kind.startswith(PACKED) and "gzip" in self.headers.get("Accept-Encoding", "")
            body = packed(file, stat.st_mtime_ns) if zipped else file.read_bytes()
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "max-age=600")
            self.send_header("ETag", tag)
            self.send_header("Vary", "Accept-Encoding")
            if zipped:
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            pass

    return Handler


class Server(ThreadingHTTPServer):
    """Threads, and no complaint about a visitor who leaves early."""

    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Only what is not a broken connection is worth a line."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def make_server(
    site: Path,
    prefix: str,
    port: int = 0,
    wrap: Callable[[type[BaseHTTPRequestHandler]], type[BaseHTTPRequestHandler]] = lambda kind: kind,
) -> Server:
    """A server on this machine only; port 0 takes a free one."""
    return Server(("127.0.0.1", port), wrap(handler(site, prefix)))


def main() -> None:
    """Serve until it is interrupted."""
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 8000
    prefix = "/veilig-wonen/"
    try:
        server = make_server(SITE, prefix, port)
    except OSError as error:
        raise SystemExit(f"Port {port} is taken ({error.strerror}): make serve PORT=8001") from None
    print(f"http://127.0.0.1:{port}{prefix}", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print()


if __name__ == "__main__":
    main()
