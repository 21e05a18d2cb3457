"""The repository that Argo CD reads: this checkout's manifests, changed as a fork changes them, served over HTTP by git itself."""

import gzip
import http.server
import os
import re
import shutil
import subprocess
import threading
from pathlib import Path

import played
from processes import run

CHECKOUT = Path(__file__).resolve().parent.parent.parent
PORT = 3000
ADDRESS = "https://git.openvault.example/openvault/openvault.git"
PULL_REQUESTS = "https://git.openvault.example/api/v3"
FOLDERS = ("argocd", "k8s")


class Repository:
    def __init__(self, scratch, kustomize):
        self.work, self.bare = scratch / "fork", scratch / "git" / "openvault" / "openvault.git"
        self.kustomize = kustomize
        for folder in FOLDERS:
            shutil.copytree(CHECKOUT / folder, self.work / folder, ignore=shutil.ignore_patterns("target", "src"))
        run(["git", "init", "--quiet", "--bare", "--initial-branch=main", self.bare])
        self.git("init", "--quiet", "--initial-branch=main")

    def serve(self, host):
        """As docs/operations/install.md tells a fork: its own addresses, its first digests."""
        address = f"http://{host}:{PORT}/openvault/openvault.git"
        self.change("argocd/bootstrap/openvault.yaml", lambda text: text.replace(ADDRESS, address))
        self.change("argocd/applications/previews.yaml", lambda text: text.replace(PULL_REQUESTS, f"http://{host}:{PORT}/api/v3"))
        for overlay in ("ov", "ov-demo"):
            self.set_version(overlay, played.GOOD_1, played.GOOD_1)
        self.commit("Begin")
        server = http.server.ThreadingHTTPServer((host, PORT), Git)
        server.root = self.bare.parent.parent
        threading.Thread(target=server.serve_forever, daemon=True).start()

    def git(self, *words):
        return run(["git", "-C", self.work, "-c", "user.name=Proof", "-c", "user.email=proof@openvault.example",
                    "-c", "commit.gpgsign=false", *words]).strip()

    def change(self, path, how):
        file = self.work / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(how(file.read_text() if file.exists() else ""))

    def set_version(self, overlay, backend, frontend):
        """By the script that the pipeline uses."""
        run([CHECKOUT / ".ci" / "set-version", self.work / f"k8s/overlays/{overlay}/version.yaml",
             f"registry.openvault.example/backend@{backend}", f"registry.openvault.example/frontend@{frontend}"])

    def commit(self, message):
        """Commits and pushes whatever was changed; gives the commit."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message)
        return self.push()

    def revert(self):
        self.git("revert", "--no-edit", "HEAD")
        return self.push()

    def push(self):
        self.git("push", "--quiet", str(self.bare), "HEAD:main")
        return self.head()

    def head(self):
        return self.git("rev-parse", "HEAD")

    def back_to(self, commit):
        """The tree of that commit again, as a new commit: history only grows."""
        self.git("rm", "-r", "--quiet", ".")
        self.git("checkout", "--quiet", commit, "--", ".")
        return self.commit("Go back to what worked")


class Git(http.server.BaseHTTPRequestHandler):
    """Fetching by HTTP, and a host of pull requests that has none."""

    def do_GET(self):
        if self.path.startswith("/api/v3/"):
            self.reply("application/json", b"[]")
        elif match := re.fullmatch(r"/(.+)/info/refs\?service=git-upload-pack", self.path):
            refs = self.upload_pack(match[1], ["--advertise-refs"], b"")
            announced = b"" if "version=2" in self.headers.get("Git-Protocol", "") else b"001e# service=git-upload-pack\n0000"
            self.reply("application/x-git-upload-pack-advertisement", announced + refs)
        else:
            self.send_error(404)

    def do_POST(self):
        match = re.fullmatch(r"/(.+)/git-upload-pack", self.path)
        if not match:
            return self.send_error(404)
        if self.headers.get("Transfer-Encoding") == "chunked":
            body = b""
            while size := int(self.rfile.readline(), 16):
                body += self.rfile.read(size)
                self.rfile.readline()
            self.rfile.readline()
        else:
            body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.headers.get("Content-Encoding") == "gzip":
            body = gzip.decompress(body)
        self.reply("application/x-git-upload-pack-result", self.upload_pack(match[1], [], body))

    def upload_pack(self, repository, options, body):
        folder = self.server.root / repository.replace("..", "")
        environment = {**os.environ, "GIT_PROTOCOL": self.headers.get("Git-Protocol", "")}
        return subprocess.run(["git", "-c", "uploadpack.allowAnySHA1InWant=true", "upload-pack", "--stateless-rpc", *options, folder],
                              input=body, stdout=subprocess.PIPE, env=environment).stdout

    def reply(self, content, body):
        self.send_response(200)
        self.send_header("Content-Type", content)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-cache")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass
