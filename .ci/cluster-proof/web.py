"""What answers at the addresses of pods: which pod was asked, for what. Pages of the frontend are two, all others are not there."""

import http.server
import json
import threading
import time
from urllib.parse import parse_qs, urlsplit

PORTS = {8080: "frontend", 8081: "backend"}
PAGES = {"/", "/about/"}


class Pods:
    def __init__(self, kubernetes):
        self.kubernetes = kubernetes

    def start(self):
        for port, name in PORTS.items():
            server = Server(("0.0.0.0", port), Answer)
            server.kubernetes, server.part = self.kubernetes, name
            threading.Thread(target=server.serve_forever, daemon=True).start()


class Server(http.server.ThreadingHTTPServer):
    request_queue_size = 512
    daemon_threads = True


class Answer(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self):
        asked = urlsplit(self.path)
        length = int(self.headers.get("Content-Length") or 0)
        self.rfile.read(length)
        # Some requests are to last: for the limit of how many are under way.
        time.sleep(float(parse_qs(asked.query).get("hold", ["0"])[0]))
        status = 404 if self.server.part == "frontend" and asked.path not in PAGES else 200
        body = json.dumps({"part": self.server.part, "pod": self.connection.getsockname()[0], "path": asked.path,
                           "forwarded": self.headers.get("X-Forwarded-For")}).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = answer

    def log_message(self, *_):
        pass
