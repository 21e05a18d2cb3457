"""Argo CD: its controllers and its repository server, and what is asked of its applications."""

import base64
import os
import secrets
import time

from waiting import Failed, require, until

NAMESPACE = "argocd"
CACHE, MANIFESTS = "127.0.0.1:6379", "127.0.0.1:18081"


class ArgoCD:
    def __init__(self, cluster):
        self.cluster, self.kubernetes, self.repository = cluster, cluster.kubernetes, cluster.repository
        self.good = None

    def start(self):
        """What an installation of Argo CD brings, without its screens."""
        labels = {"app.kubernetes.io/part-of": "argocd"}
        # How often it looks by itself; what an item changes is told to it at once, as a webhook would.
        settings = {"timeout.reconciliation": "30s", "timeout.reconciliation.jitter": "0s"}
        for kind, name, content in (
                ("ConfigMap", "argocd-cm", settings), ("ConfigMap", "argocd-rbac-cm", {}), ("ConfigMap", "argocd-cmd-params-cm", {}),
                ("ConfigMap", "argocd-tls-certs-cm", {}), ("ConfigMap", "argocd-ssh-known-hosts-cm", {}), ("ConfigMap", "argocd-gpg-keys-cm", {}),
                ("Secret", "argocd-secret", {"server.secretkey": secrets.token_urlsafe(32)}), ("Secret", "previews", {"token": "played"})):
            if kind == "Secret":
                content = {key: base64.b64encode(value.encode()).decode() for key, value in content.items()}
            self.kubernetes.create({"apiVersion": "v1", "kind": kind, "data": content,
                                    "metadata": {"namespace": NAMESPACE, "name": name, "labels": labels}})
        scratch, binaries = self.cluster.scratch, self.cluster.binaries
        home = scratch / "argocd"
        for folder in ("home", "tmp", "tls", "ssh", "gpg/source", "gpg/keys", "plugins"):
            (home / folder).mkdir(parents=True)
        # Argo CD asks of every commit whether it is signed. None is, here.
        verify = home / "home" / "git-verify-wrapper.sh"
        verify.write_text("#!/bin/sh\nexit 0\n")
        verify.chmod(0o755)
        path = os.pathsep.join([os.path.dirname(binaries["kustomize"]), str(home / "home"), os.environ["PATH"]])
        common = {
            "HOME": str(home / "home"), "TMPDIR": str(home / "tmp"), "PATH": path, "KUBECONFIG": str(self.cluster.admin),
            # "In this cluster" is the one of KUBECONFIG.
            "ARGOCD_FAKE_IN_CLUSTER": "true", "ARGOCD_GPG_ENABLED": "false", "ARGOCD_TLS_DATA_PATH": str(home / "tls"),
            "ARGOCD_SSH_DATA_PATH": str(home / "ssh"), "ARGOCD_GNUPGHOME": str(home / "gpg/keys"), "ARGOCD_PLUGINSOCKFILEPATH": str(home / "plugins")}
        if os.path.basename(binaries["redis-server"]) == "cache":
            command = [binaries["redis-server"], CACHE]
        else:
            command = [binaries["redis-server"], "--port", CACHE.split(":")[1], "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", home]
        self.cluster.processes.start("cache", command)
        kubeconfig = ["--kubeconfig", self.cluster.admin, "--namespace", NAMESPACE]
        for name, words in {
                "argocd-repo-server": ["--address", "127.0.0.1", "--port", "18081", "--metrics-address", "127.0.0.1", "--metrics-port", "18084",
                                       "--redis", CACHE, "--revision-cache-expiration", "5s"],
                "argocd-application-controller": [*kubeconfig, "--repo-server", MANIFESTS, "--redis", CACHE,
                                                  "--metrics-port", "18082", "--persist-resource-health"],
                "argocd-applicationset-controller": [*kubeconfig, "--argocd-repo-server", MANIFESTS,
                                                     "--metrics-addr", "127.0.0.1:18085", "--probe-addr", "127.0.0.1:18086",
                                                     "--webhook-addr", "127.0.0.1:18087"]}.items():
            self.cluster.processes.start(name, [binaries["argocd"], *words], ARGOCD_BINARY_NAME=name, **common)

    def application(self, name):
        self.cluster.processes.require_alive()
        return self.kubernetes.get("Application", NAMESPACE, name)

    def refresh(self, *names):
        """What a webhook of the repository does."""
        for name in names:
            self.kubernetes.patch("Application", NAMESPACE, name, {"metadata": {"annotations": {"argocd.argoproj.io/refresh": "normal"}}})

    def describe(self, name):
        """What is not well, in one line."""
        status = self.application(name).get("status", {})
        operation = status.get("operationState", {})
        unwell = [f"{each['kind']}/{each.get('name')} {each.get('status')} {each.get('health', {}).get('status', '')} {each.get('health', {}).get('message', '')}".strip()
                  for each in status.get("resources", [])
                  if each.get("status") == "OutOfSync" or each.get("health", {}).get("status", "Healthy") not in ("Healthy",)]
        failed = [f"{each.get('kind')}/{each.get('name')}: {each.get('message')}" for each in operation.get("syncResult", {}).get("resources", [])
                  if each.get("status") == "SyncFailed" or each.get("hookPhase") in ("Failed", "Error")]
        told = [f"{each['type']}: {each['message']}" for each in status.get("conditions", [])]
        return (f"{name} at {status.get('sync', {}).get('revision', '')[:8]} {status.get('sync', {}).get('status')} {status.get('health', {}).get('status')}, operation {operation.get('phase')}"
                f" {operation.get('message', '')}; {'; '.join(unwell + failed + told)}")[:1500]

    def settled(self, name, commit=None):
        """Whether it is Synced and Healthy at that commit, with nothing under way. What failed with another commit is past."""
        document = self.application(name)
        status = document.get("status", {})
        operation = status.get("operationState", {})
        past = operation.get("operation", {}).get("sync", {}).get("revision") != status.get("sync", {}).get("revision")
        if "argocd.argoproj.io/refresh" in document["metadata"].get("annotations", {}):
            raise Failed(f"{name} has not looked yet")
        good = (status.get("sync", {}).get("status") == "Synced" and status.get("health", {}).get("status") == "Healthy"
                and (commit is None or status["sync"].get("revision") == commit) and "operation" not in document
                and (operation.get("phase", "Succeeded") == "Succeeded" or operation["phase"] in ("Failed", "Error") and past))
        if not good:
            raise Failed(self.describe(name))
        return document

    def settle(self, *names, commit=None, seconds=150):
        """Tells it that there is something new, and waits until all is well."""
        commit = commit or self.repository.head()
        told = dict.fromkeys(names, 0)

        def settled(name):
            # Said while it looks, it may be overheard.
            if time.monotonic() - told[name] > 10:
                told[name] = time.monotonic()
                self.refresh(name)
            return self.settled(name, commit)
        for name in names:
            until(f"{name} is Synced and Healthy at {commit[:8]}", lambda: settled(name), seconds)
        return commit

    def sync(self, name):
        """As `argocd app sync NAME` does: by hand, which the sync windows allow."""
        self.kubernetes.patch("Application", NAMESPACE, name, {"operation": {
            "initiatedBy": {"username": "proof"}, "retry": {"limit": 2},
            "sync": {"revision": self.repository.head(), "syncOptions": self.application(name)["spec"]["syncPolicy"]["syncOptions"], "prune": True}}})

    def terminate(self, name):
        """As `argocd app terminate-op NAME` does; nothing where nothing is under way."""
        if self.application(name).get("status", {}).get("operationState", {}).get("phase") == "Running":
            self.kubernetes.patch("Application", NAMESPACE, name, {"status": {"operationState": {"phase": "Terminating"}}})

    def remember_good(self):
        """That all is well at this commit: an item that fails is followed by going back here."""
        self.good = self.repository.head()

    def begin_again(self):
        if self.good is None:
            return
        self.terminate("ov-demo")
        commit = self.repository.back_to(self.good)
        try:
            self.settle("ov-demo", commit=commit, seconds=120)
        except Failed as failure:
            print(f"        demo did not come back to what worked: {failure}", flush=True)

    def resources(self, name):
        return self.application(name)["status"]["resources"]

    def live(self, name):
        """Every resource of it that is there, as (kind, name): its uid."""
        found = {}
        for each in self.resources(name):
            document = self.kubernetes.find(each["kind"], each.get("namespace"), each["name"])
            require(document is not None, f"{each['kind']} {each['name']} is not there")
            if each["kind"] != "Job":
                found[each["kind"], each["name"]] = document["metadata"]["uid"]
        return found
