"""The cluster: real are etcd, the API server, its controllers, the scheduler, Argo CD and Traefik; see played.py for what is not."""

import json
import os

import played
from argocd import ArgoCD
from certificates import Authority
from git_server import Repository
from kubernetes import Kubernetes
from processes import Processes, run
from traefik import Traefik
from waiting import until

# All inside a network of this run's own, of addresses that are kept for trials (RFC 2544).
HOST = "198.18.0.1"
PODS = "198.18.64.0/18"
SERVICES = "198.19.0.0/16"
API = 6443
NODES = {"node-a": "zone-1", "node-b": "zone-2", "node-c": "zone-3"}


class Cluster:
    def __init__(self, scratch, binaries):
        self.scratch, self.binaries, self.address = scratch, binaries, HOST
        self.processes = Processes(scratch / "logs")
        self.authority = Authority(scratch / "certificates", "cluster")
        self.repository = Repository(scratch, binaries["kustomize"])
        self.argocd = self.traefik = self.kubernetes = None
        self.stage = None

    def start(self):
        run(["ip", "link", "set", "lo", "up"])
        run(["ip", "address", "add", f"{HOST}/32", "dev", "lo"])
        # Each address of a pod or a Service is this machine: what is played answers there.
        for addresses in (PODS, SERVICES):
            run(["ip", "route", "add", "local", addresses, "dev", "lo"])
        self._start_api()
        self._start_controllers()
        self._furnish()
        self.stage = played.Stage(self)
        self.stage.start()
        self.repository.serve(HOST)
        self.argocd = ArgoCD(self)
        self.argocd.start()

    def stop(self):
        if self.stage:
            self.stage.stop()
        self.processes.stop()

    def recover(self):
        """After an item that failed: git as it was when all was well, so that the next begins from there."""
        if self.argocd:
            self.argocd.begin_again()

    def start_traefik(self):
        if self.traefik is None:
            self.traefik = Traefik(self)
            self.traefik.start()
        return self.traefik

    def kubectl(self, *words, **options):
        return run([self.binaries["kubectl"], "--kubeconfig", self.admin, *words], **options)

    def _start_api(self):
        folder = self.scratch / "certificates"
        certificate, key = self.authority.issue("api", "/CN=api", [HOST, "127.0.0.1", "kubernetes.default.svc"])
        proxy, proxy_key = self.authority.issue("proxy", "/CN=proxy")
        self._client("admin", "/O=system:masters/CN=admin")
        self.admin = self.scratch / "admin.kubeconfig"
        accounts = folder / "accounts.key"
        run(["openssl", "genrsa", "-out", accounts, "2048"])
        self.processes.start("etcd", [
            self.binaries["etcd"], "--data-dir", self.scratch / "etcd", "--unsafe-no-fsync",
            "--listen-client-urls", "http://127.0.0.1:2379", "--advertise-client-urls", "http://127.0.0.1:2379",
            "--listen-peer-urls", "http://127.0.0.1:2380"])
        self.processes.start("kube-apiserver", [
            self.binaries["kube-apiserver"], "--etcd-servers=http://127.0.0.1:2379",
            f"--bind-address={HOST}", f"--advertise-address={HOST}", f"--secure-port={API}", "--endpoint-reconciler-type=none",
            f"--tls-cert-file={certificate}", f"--tls-private-key-file={key}", f"--client-ca-file={self.authority.certificate}",
            f"--service-account-key-file={accounts}", f"--service-account-signing-key-file={accounts}",
            "--service-account-issuer=https://kubernetes.default.svc", f"--service-cluster-ip-range={SERVICES}",
            "--authorization-mode=Node,RBAC", "--anonymous-auth=false",
            f"--requestheader-client-ca-file={self.authority.certificate}", "--requestheader-allowed-names=proxy",
            "--requestheader-username-headers=X-Remote-User", "--requestheader-group-headers=X-Remote-Group",
            "--requestheader-extra-headers-prefix=X-Remote-Extra-", f"--proxy-client-cert-file={proxy}", f"--proxy-client-key-file={proxy_key}"])
        self.accounts = accounts
        self.kubernetes = Kubernetes(HOST, API, self.authority.certificate, folder / "admin.crt", folder / "admin.key")

        def ready():
            self.processes.require_alive()
            return self.kubernetes.request("GET", "/readyz")[0] == 200
        until("the API server is ready", ready)

    def _start_controllers(self):
        manager = self._client("kube-controller-manager", "/CN=system:kube-controller-manager")
        scheduler = self._client("kube-scheduler", "/CN=system:kube-scheduler")
        kubelet = self._client("kwok", "/O=system:masters/CN=kwok")
        self.processes.start("kube-controller-manager", [
            self.binaries["kube-controller-manager"], f"--kubeconfig={manager}", "--leader-elect=false", "--bind-address=127.0.0.1",
            f"--authentication-kubeconfig={manager}", f"--authorization-kubeconfig={manager}",
            f"--service-account-private-key-file={self.accounts}", f"--root-ca-file={self.authority.certificate}",
            "--use-service-account-credentials", "--horizontal-pod-autoscaler-sync-period=3s",
            f"--cert-dir={self.scratch}/certificates/manager"])
        self.processes.start("kube-scheduler", [
            self.binaries["kube-scheduler"], f"--kubeconfig={scheduler}", "--leader-elect=false", "--bind-address=127.0.0.1",
            f"--authentication-kubeconfig={scheduler}", f"--authorization-kubeconfig={scheduler}"])
        self.processes.start("kwok", [
            self.binaries["kwok"], f"--kubeconfig={kubelet}", "--manage-all-nodes", f"--cidr={PODS}", f"--node-ip={HOST}",
            "--node-lease-duration-seconds=40", "--config", played.stages(self.scratch / "stages.yaml")])

    def _furnish(self):
        """What docs/operations/install.md asks of a cluster before the one file."""
        for name, zone in NODES.items():
            size = {"cpu": "32", "memory": "128Gi", "ephemeral-storage": "500Gi", "pods": "110"}
            self.kubernetes.create({"apiVersion": "v1", "kind": "Node", "metadata": {"name": name, "labels": {
                "kubernetes.io/hostname": name, "topology.kubernetes.io/zone": zone}}, "status": {"capacity": size, "allocatable": size}})
        self.kubectl("apply", "--server-side", "-f", self.binaries["kinds"])
        until("the kinds are known", lambda: all(
            any(each["type"] == "Established" and each["status"] == "True" for each in kind.get("status", {}).get("conditions") or [])
            for kind in self.kubernetes.list("CustomResourceDefinition")))
        self.kubernetes.create({"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "argocd"}})
        # The more demanding of the two ways: a volume is made when a pod that wants it has got its node.
        self.kubernetes.create({
            "apiVersion": "storage.k8s.io/v1", "kind": "StorageClass", "provisioner": played.PROVISIONER, "volumeBindingMode": "WaitForFirstConsumer",
            "metadata": {"name": "standard", "annotations": {"storageclass.kubernetes.io/is-default-class": "true"}}})
        self.kubernetes.create(played.volume("openvault-production-backups", "100Gi", ["ReadOnlyMany", "ReadWriteMany"], ""))

    def _client(self, name, subject):
        """A kubeconfig for a client with a certificate of that subject."""
        certificate, key = self.authority.issue(name, subject)
        path = self.scratch / f"{name}.kubeconfig"
        path.write_text(json.dumps({
            "apiVersion": "v1", "kind": "Config", "current-context": "proof",
            "clusters": [{"name": "proof", "cluster": {"server": f"https://{HOST}:{API}", "certificate-authority": str(self.authority.certificate)}}],
            "users": [{"name": name, "user": {"client-certificate": str(certificate), "client-key": str(key)}}],
            "contexts": [{"name": "proof", "context": {"cluster": "proof", "user": name}}]}))
        os.chmod(path, 0o600)
        return path
