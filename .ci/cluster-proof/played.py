"""What is played, since no node, no store of secrets, no authority and no disk is there.

- Nodes and pods: by kwok. A pod is ready a second after it has a node; one of an image with a bad digest is never; a Job's pod ends well, unless
  its image is the one that cannot migrate.
- External Secrets and cert-manager: Stage makes the Secrets that are asked for, and says Ready.
- The storage provisioner: Stage makes a volume when the scheduler has chosen a node. Binding is Kubernetes' own.
- The metrics server: every pod says that it uses 100 thousandths of a processor.
- The host of pull requests: it has none.
- What answers in a pod: web.py.
"""

import base64
import http.server
import json
import secrets
import ssl
import threading
from datetime import datetime, timezone
from urllib.parse import parse_qs, urlsplit

import web
from waiting import Failed

PROVISIONER = "openvault.invalid/played"
# Images by digest that behave: the middle says how.
GOOD_1, GOOD_2, GOOD_3 = ("sha256:" + digit * 64 for digit in "123")
CANNOT_START = "sha256:" + "bad0" * 16
CANNOT_MIGRATE = "sha256:" + "fa11" * 16
METRICS = 4443

RUNNING = """
{{ $now := Now }}
phase: Running
startTime: {{ $now | Quote }}
hostIP: "198.18.0.1"
podIP: {{ PodIPWith .spec.nodeName false .metadata.uid .metadata.name .metadata.namespace | Quote }}
podIPs:
- ip: {{ PodIPWith .spec.nodeName false .metadata.uid .metadata.name .metadata.namespace | Quote }}
conditions:
{{ range $type := list "PodReadyToStartContainers" "Initialized" "ContainersReady" "Ready" }}
- {type: {{ $type }}, status: "True", lastTransitionTime: {{ $now | Quote }}}
{{ end }}
containerStatuses:
{{ range .spec.containers }}
- {name: {{ .name | Quote }}, image: {{ .image | Quote }}, imageID: "", ready: true, started: true, restartCount: 0, state: {running: {startedAt: {{ $now | Quote }}}}}
{{ end }}
"""
WAITING = """
{{ $now := Now }}
phase: Pending
startTime: {{ $now | Quote }}
conditions:
- {type: Initialized, status: "True", lastTransitionTime: {{ $now | Quote }}}
- {type: Ready, status: "False", reason: ContainersNotReady, lastTransitionTime: {{ $now | Quote }}}
containerStatuses:
{{ range .spec.containers }}
- {name: {{ .name | Quote }}, image: {{ .image | Quote }}, imageID: "", ready: false, started: false, restartCount: 0, state: {waiting: {reason: ImagePullBackOff}}}
{{ end }}
"""
ENDED = """
{{ $now := Now }}
phase: %s
conditions:
- {type: Ready, status: "False", reason: %s, lastTransitionTime: {{ $now | Quote }}}
containerStatuses:
{{ range .spec.containers }}
- {name: {{ .name | Quote }}, image: {{ .image | Quote }}, imageID: "", ready: false, started: false, restartCount: 0, state: {terminated: {exitCode: %d, reason: %s, startedAt: {{ $now | Quote }}, finishedAt: {{ $now | Quote }}}}}
{{ end }}
"""
NODE = """
{{ $now := Now }}
phase: Running
addresses:
- {type: InternalIP, address: "198.18.0.1"}
- {type: Hostname, address: {{ .metadata.name | Quote }}}
conditions:
- {type: Ready, status: "True", reason: Played, lastHeartbeatTime: {{ $now | Quote }}, lastTransitionTime: {{ $now | Quote }}}
nodeInfo: {architecture: amd64, operatingSystem: linux, bootID: "", machineID: "", systemUUID: "", osImage: "", kernelVersion: "", kubeletVersion: v1.36.0, kubeProxyVersion: "", containerRuntimeVersion: ""}
"""


def stages(path):
    """Writes what kwok does with nodes and pods."""
    image, phase, deletion = ".spec.containers.[].image", ".status.phase", ".metadata.deletionTimestamp"
    backend, frontend = ("registry.openvault.example/backend@", "registry.openvault.example/frontend@")
    bad, failing = [backend + CANNOT_START, frontend + CANNOT_START], [backend + CANNOT_MIGRATE]
    stays = {"key": deletion, "operator": "DoesNotExist"}
    of_job = {"key": ".metadata.ownerReferences.[].kind", "operator": "In", "values": ["Job"]}

    def is_in(key, *values):
        return {"key": key, "operator": "In", "values": list(values)}

    def not_in(key, *values):
        return {"key": key, "operator": "NotIn", "values": list(values)}

    def stage(name, kind, when, then, milliseconds=0):
        return {"apiVersion": "kwok.x-k8s.io/v1alpha1", "kind": "Stage", "metadata": {"name": name}, "spec": {
            "resourceRef": {"apiGroup": "v1", "kind": kind}, "selector": {"matchExpressions": when},
            "delay": {"durationMilliseconds": milliseconds}, "next": then}}

    written = [
        stage("node", "Node", [not_in('.status.conditions.[] | select( .type == "Ready" ) | .status', "True")], {"statusTemplate": NODE}),
        stage("start", "Pod", [stays, is_in(phase, "Pending"), not_in(image, *bad)], {"statusTemplate": RUNNING}, 1000),
        stage("wait", "Pod", [stays, is_in(phase, "Pending"), is_in(image, *bad), {"key": ".status.containerStatuses", "operator": "DoesNotExist"}],
              {"statusTemplate": WAITING}),
        stage("complete", "Pod", [stays, of_job, is_in(phase, "Running"), not_in(image, *failing)],
              {"statusTemplate": ENDED % ("Succeeded", "PodCompleted", 0, "Completed")}, 1500),
        stage("fail", "Pod", [stays, of_job, is_in(phase, "Running"), is_in(image, *failing)],
              {"statusTemplate": ENDED % ("Failed", "PodFailed", 70, "Error")}, 1500),
        stage("end", "Pod", [{"key": deletion, "operator": "Exists"}], {"delete": True}, 1000),
    ]
    path.write_text("\n---\n".join(json.dumps(each) for each in written))
    return path


def volume(name, size, modes, storage_class, claim=None):
    specification = {
        "capacity": {"storage": size}, "accessModes": modes, "storageClassName": storage_class, "persistentVolumeReclaimPolicy": "Retain",
        "hostPath": {"path": f"/played/{name}"}}
    if claim:
        specification["claimRef"] = {"namespace": claim["metadata"]["namespace"], "name": claim["metadata"]["name"], "uid": claim["metadata"]["uid"]}
    return {"apiVersion": "v1", "kind": "PersistentVolume", "metadata": {"name": name}, "spec": specification}


class Stage:
    def __init__(self, cluster):
        self.cluster, self.kubernetes = cluster, cluster.kubernetes
        self.ended = threading.Event()
        # What a store would hold; an item may put something of its own there.
        self.store = {}

    def start(self):
        self._serve_metrics()
        self.web = web.Pods(self.kubernetes)
        self.web.start()
        threading.Thread(target=self._play, daemon=True).start()

    def stop(self):
        self.ended.set()

    def _play(self):
        while not self.ended.wait(0.4):
            for part in (self._secrets, self._certificates, self._volumes):
                try:
                    part()
                except (Failed, OSError) as failure:
                    with open(self.cluster.scratch / "logs" / "played.log", "a") as log:
                        print(part.__name__, failure, file=log)

    def _secrets(self):
        for asked in self.kubernetes.list("ExternalSecret"):
            if not asked.get("status", {}).get("conditions"):
                namespace, target = asked["metadata"]["namespace"], asked["spec"]["target"]["name"]
                self._secret(namespace, target, {each["secretKey"]: self.store.get((target, each["secretKey"])) or secrets.token_urlsafe(32).encode()
                                                 for each in asked["spec"]["data"]})
                self._ready("ExternalSecret", asked)

    def _certificates(self):
        for asked in self.kubernetes.list("Certificate"):
            if not asked.get("status", {}).get("conditions"):
                namespace, name, hosts = asked["metadata"]["namespace"], asked["metadata"]["name"], asked["spec"]["dnsNames"]
                certificate, key = self.cluster.authority.issue(f"{namespace}-{name}", f"/CN={hosts[0]}", hosts)
                self._secret(namespace, asked["spec"]["secretName"],
                             {"tls.crt": certificate.read_bytes(), "tls.key": key.read_bytes()}, "kubernetes.io/tls")
                self._ready("Certificate", asked)

    def _volumes(self):
        for claim in self.kubernetes.list("PersistentVolumeClaim"):
            notes = claim["metadata"].get("annotations", {})
            if claim["status"]["phase"] == "Pending" and "volumeName" not in claim["spec"] and "volume.kubernetes.io/selected-node" in notes:
                self.kubernetes.create(volume(f"pv-{claim['metadata']['uid']}", claim["spec"]["resources"]["requests"]["storage"],
                                              claim["spec"]["accessModes"], claim["spec"]["storageClassName"], claim))

    def _secret(self, namespace, name, content, kind="Opaque"):
        self.kubernetes.create({"apiVersion": "v1", "kind": "Secret", "type": kind, "metadata": {"namespace": namespace, "name": name},
                                "data": {key: base64.b64encode(value).decode() for key, value in content.items()}})

    def _ready(self, kind, document):
        now = datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
        condition = {"type": "Ready", "status": "True", "reason": "Played", "message": "played", "lastTransitionTime": now}
        self.kubernetes.patch(kind, document["metadata"]["namespace"], document["metadata"]["name"], {"status": {"conditions": [condition]}}, "/status")

    def _serve_metrics(self):
        kubernetes, address = self.kubernetes, self.cluster.address

        class Metrics(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                asked = urlsplit(self.path)
                parts = asked.path.strip("/").split("/")
                if parts[-1] == "v1beta1":
                    answer = {"kind": "APIResourceList", "apiVersion": "v1", "groupVersion": "metrics.k8s.io/v1beta1", "resources": [
                        {"name": "pods", "singularName": "", "namespaced": True, "kind": "PodMetrics", "verbs": ["get", "list"]}]}
                elif parts[-1] == "pods" and "namespaces" in parts:
                    selector = parse_qs(asked.query).get("labelSelector", [""])[0]
                    now = datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
                    answer = {"kind": "PodMetricsList", "apiVersion": "metrics.k8s.io/v1beta1", "metadata": {}, "items": [
                        {"metadata": {"name": pod["metadata"]["name"], "namespace": pod["metadata"]["namespace"], "labels": pod["metadata"].get("labels", {})},
                         "timestamp": now, "window": "15s",
                         "containers": [{"name": each["name"], "usage": {"cpu": "100m", "memory": "100Mi"}} for each in pod["spec"]["containers"]]}
                        for pod in kubernetes.list("Pod", parts[parts.index("namespaces") + 1], labelSelector=selector)]}
                else:
                    answer = {"kind": "APIGroup", "apiVersion": "v1", "name": "metrics.k8s.io",
                              "versions": [{"groupVersion": "metrics.k8s.io/v1beta1", "version": "v1beta1"}]}
                body = json.dumps(answer).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        certificate, key = self.cluster.authority.issue("metrics", "/CN=metrics", ["metrics.kube-system.svc"])
        server = http.server.ThreadingHTTPServer(("0.0.0.0", METRICS), Metrics)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        kubernetes.create({"apiVersion": "v1", "kind": "Service", "metadata": {"namespace": "kube-system", "name": "metrics"},
                           "spec": {"ports": [{"port": METRICS}]}})
        # Without endpoints the API server does not believe that there is anybody.
        kubernetes.create({
            "apiVersion": "discovery.k8s.io/v1", "kind": "EndpointSlice", "addressType": "IPv4", "ports": [{"port": METRICS, "protocol": "TCP"}],
            "metadata": {"namespace": "kube-system", "name": "metrics", "labels": {"kubernetes.io/service-name": "metrics"}},
            "endpoints": [{"addresses": [address], "conditions": {"ready": True}}]})
        kubernetes.create({"apiVersion": "apiregistration.k8s.io/v1", "kind": "APIService", "metadata": {"name": "v1beta1.metrics.k8s.io"}, "spec": {
            "group": "metrics.k8s.io", "version": "v1beta1", "groupPriorityMinimum": 100, "versionPriority": 100, "insecureSkipTLSVerify": True,
            "service": {"namespace": "kube-system", "name": "metrics", "port": METRICS}}})
