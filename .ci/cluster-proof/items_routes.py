"""What gets in through Traefik: 26, 27, 28. The pages themselves are played: what is shown is who is asked, and who is refused."""

import json
import ssl
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from certificates import Authority
from demo import DEMO, served_by
from waiting import Failed, require, until

PUBLIC, ADMIN = "demo.openvault.example", "admin.demo.openvault.example"


def client_certificates(cluster):
    """Admin without client certificate is refused, with one 200, foreign CA refused, SNI ≠ Host 421."""
    argocd, repository, kubernetes = cluster.argocd, cluster.repository, cluster.kubernetes
    traefik = cluster.start_traefik()
    until_served(traefik)
    # Without the component the certificate is not asked for.
    require(traefik.ask(ADMIN, "/admin/")[0] == 200, "the admin cannot be reached without the component")
    status = traefik.ask(ADMIN, "/admin/", name=PUBLIC)[0]
    require(status == 421, f"the admin asked for over a connection to the public host answers {status}")
    status = traefik.ask(PUBLIC, "/", name=ADMIN)[0]
    require(status == 421, f"the public host asked for over a connection to the admin answers {status}")

    ours, foreign = Authority(cluster.scratch / "editors", "editors"), Authority(cluster.scratch / "strangers", "strangers")
    cluster.stage.store["admin-client-authority", "ca.crt"] = ours.certificate.read_bytes()
    good = repository.head()
    repository.change("k8s/overlays/ov-demo/kustomization.yaml", lambda text: text.replace(
        "components:\n", "components:\n  - ../../components/client-certificates\n"))
    argocd.settle(DEMO, commit=repository.commit("Ask editors for a certificate"))
    editor, stranger = ours.issue("editor", "/CN=editor"), foreign.issue("stranger", "/CN=stranger")
    try:
        until("the admin asks for a certificate", lambda: refused(traefik, None), 30)
        status, _, text = traefik.ask(ADMIN, "/admin/", certificate=editor)
        require(status == 200 and json.loads(text)["pod"] in served_by(kubernetes, DEMO, "backend-admin"), f"with a certificate: {status} {text}")
        require(refused(traefik, stranger), "a certificate of a foreign authority was taken")
        # The way round: a connection for the public host, which asks for no certificate, and the admin's name in the request.
        status = traefik.ask(ADMIN, "/admin/", name=PUBLIC)[0]
        require(status == 421, f"SNI of the public host and the admin as host: {status}")
        status = traefik.ask(PUBLIC, "/", name=ADMIN, certificate=editor)[0]
        require(status == 421, f"SNI of the admin and the public host as host: {status}")
        require(traefik.ask(PUBLIC, "/")[0] == 200, "readers are asked for a certificate")
    finally:
        argocd.settle(DEMO, commit=repository.back_to(good))
    until("without the component nobody is asked", lambda: traefik.ask(ADMIN, "/admin/")[0] == 200, 30)


def until_served(traefik):
    def served():
        try:
            return traefik.ask(PUBLIC, "/")[0] == 200 and traefik.ask(ADMIN, "/admin/")[0] == 200
        except ssl.SSLError as error:
            raise Failed(f"{error}") from error
    until("Traefik serves both hosts", served, 60)


def refused(traefik, certificate):
    """Whether the connection itself is refused: by an alert of TLS, not by an answer."""
    try:
        traefik.ask(ADMIN, "/admin/", certificate=certificate)
        return False
    except OSError:
        return True


def admin_paths(cluster):
    """Admin paths are 404 on the public host."""
    kubernetes = cluster.kubernetes
    traefik = cluster.start_traefik()
    until_served(traefik)
    frontends, admins = served_by(kubernetes, DEMO, "frontend"), served_by(kubernetes, DEMO, "backend-admin")
    for path in ("/admin", "/admin/", "/admin/session", "/admin/pages/12", "/Admin/", "//admin/", "/%61dmin/", "/./admin/", "/about/../admin/",
                 "/q/health", "/q/metrics", "/q/info", "/q/health/live"):
        for method in ("GET", "POST"):
            status, _, text = traefik.ask(PUBLIC, path, method, body=b"" if method == "POST" else None)
            # Of the frontend, as any page that is not there; or of Traefik, for an address that is none.
            require(status in (404, 400, 301, 302, 307, 308), f"{method} {path} of the public host: {status}")
            if status == 404 and text.startswith("{"):
                require(json.loads(text)["pod"] in frontends - admins, f"{method} {path} of the public host came to {text}")
            if path in ("/admin", "/admin/", "/admin/session", "/admin/pages/12", "/q/health", "/q/metrics", "/q/info"):
                require(status == 404, f"{method} {path} of the public host: {status}")
    for path in ("/api/v3/pages", "/q/health", "/q/metrics", "/about/", "/administration-is-not-admin/../api/"):
        status, _, text = traefik.ask(ADMIN, path)
        require(status == 404, f"{path} of the admin's host: {status} {text}")
    status, _, text = traefik.ask(PUBLIC, "/api/v3/pages")
    require(status == 200 and json.loads(text)["part"] == "backend" and json.loads(text)["pod"] not in admins, f"the API is not to be had: {status}")
    status, headers, _ = traefik.ask(ADMIN, "/")
    require(status == 302 and headers["Location"] == f"https://{ADMIN}/admin/", f"the admin's root: {status} {headers}")
    for host in (PUBLIC, ADMIN):
        status, headers, _ = traefik.ask_plain(host, "/admin/pages?of=1&to=2")
        require(status in (301, 308) and headers["Location"] == f"https://{host}/admin/pages?of=1&to=2", f"http://{host}: {status} {headers}")
    return ["that the frontend answers 404 is played here; its own tests show it"]


def limits(cluster):
    """Limits answer 429."""
    traefik = cluster.start_traefik()
    until_served(traefik)
    notes = []
    signing_in = flood(traefik, ADMIN, "/admin/session", 40, "POST")
    require(signing_in[429] >= 15 and signing_in[200] >= 15, f"signing in 40 times: {dict(signing_in)}")
    notes.append(f"signing in 40 times at once: {dict(signing_in)}")
    editors = flood(traefik, ADMIN, "/admin/", 900)
    require(editors[429] > 0 and editors[200] >= 400, f"an editor's flood: {dict(editors)}")
    notes.append(f"900 requests of one editor: {dict(editors)}")
    for path in ("/", "/api/v3/pages"):
        readers = flood(traefik, PUBLIC, path, 900)
        require(readers[429] > 0 and readers[200] > 0, f"a flood of {path}: {dict(readers)}")
        notes.append(f"900 requests for {path}: {dict(readers)}")
        until("a reader gets in again", lambda: traefik.ask(PUBLIC, "/")[0] == 200, 10)
    until("there is room for a burst", lambda: flood(traefik, PUBLIC, "/", 5)[429] == 0, 10)
    threading.Event().wait(5)
    waiting = flood(traefik, PUBLIC, "/?hold=3", 140, at_once=140)
    require(waiting[429] >= 30 and waiting[200] >= 90, f"140 slow requests at once: {dict(waiting)}")
    notes.append(f"140 slow requests at once: {dict(waiting)}")
    large = traefik.ask(PUBLIC, "/", "POST", body=b"x" * (1 << 20) + b"x")[0]
    require(large == 413, f"a body of more than a mebibyte to the site: {large}")
    return notes


def flood(traefik, host, path, count, method="GET", at_once=16):
    """How often each status was answered; connections are kept, as a browser keeps them."""
    answers, lock, left = Counter(), threading.Lock(), iter(range(count))

    def one():
        connection = traefik.connect(host)
        try:
            while True:
                with lock:
                    if next(left, None) is None:
                        return
                connection.request(method, path, b"" if method == "POST" else None, {"Host": host})
                answer = connection.getresponse()
                answer.read()
                with lock:
                    answers[answer.status] += 1
        finally:
            connection.close()
    with ThreadPoolExecutor(at_once) as pool:
        for each in [pool.submit(one) for _ in range(at_once)]:
            each.result()
    return answers
