"""The API server, asked in JSON over HTTPS."""

import http.client
import json
import ssl
import threading
from urllib.parse import urlencode

from waiting import Failed

# kind: where it is, its name in addresses, whether it lies in a namespace
KINDS = {
    "Namespace": ("/api/v1", "namespaces", False),
    "Node": ("/api/v1", "nodes", False),
    "PersistentVolume": ("/api/v1", "persistentvolumes", False),
    "Pod": ("/api/v1", "pods", True),
    "Event": ("/api/v1", "events", True),
    "ConfigMap": ("/api/v1", "configmaps", True),
    "Secret": ("/api/v1", "secrets", True),
    "Service": ("/api/v1", "services", True),
    "ServiceAccount": ("/api/v1", "serviceaccounts", True),
    "PersistentVolumeClaim": ("/api/v1", "persistentvolumeclaims", True),
    "Deployment": ("/apis/apps/v1", "deployments", True),
    "ReplicaSet": ("/apis/apps/v1", "replicasets", True),
    "StatefulSet": ("/apis/apps/v1", "statefulsets", True),
    "Job": ("/apis/batch/v1", "jobs", True),
    "CronJob": ("/apis/batch/v1", "cronjobs", True),
    "EndpointSlice": ("/apis/discovery.k8s.io/v1", "endpointslices", True),
    "NetworkPolicy": ("/apis/networking.k8s.io/v1", "networkpolicies", True),
    "PodDisruptionBudget": ("/apis/policy/v1", "poddisruptionbudgets", True),
    "HorizontalPodAutoscaler": ("/apis/autoscaling/v2", "horizontalpodautoscalers", True),
    "Role": ("/apis/rbac.authorization.k8s.io/v1", "roles", True),
    "ClusterRole": ("/apis/rbac.authorization.k8s.io/v1", "clusterroles", False),
    "StorageClass": ("/apis/storage.k8s.io/v1", "storageclasses", False),
    "APIService": ("/apis/apiregistration.k8s.io/v1", "apiservices", False),
    "CustomResourceDefinition": ("/apis/apiextensions.k8s.io/v1", "customresourcedefinitions", False),
    "Application": ("/apis/argoproj.io/v1alpha1", "applications", True),
    "ApplicationSet": ("/apis/argoproj.io/v1alpha1", "applicationsets", True),
    "AppProject": ("/apis/argoproj.io/v1alpha1", "appprojects", True),
    "ExternalSecret": ("/apis/external-secrets.io/v1", "externalsecrets", True),
    "Certificate": ("/apis/cert-manager.io/v1", "certificates", True),
    "IngressRoute": ("/apis/traefik.io/v1alpha1", "ingressroutes", True),
    "Middleware": ("/apis/traefik.io/v1alpha1", "middlewares", True),
    "TLSOption": ("/apis/traefik.io/v1alpha1", "tlsoptions", True),
    "PodMonitor": ("/apis/monitoring.coreos.com/v1", "podmonitors", True),
    "PrometheusRule": ("/apis/monitoring.coreos.com/v1", "prometheusrules", True),
}


class Kubernetes:
    def __init__(self, address, port, authority, certificate, key):
        self.address, self.port = address, port
        self.trust = ssl.create_default_context(cafile=str(authority))
        self.trust.load_cert_chain(str(certificate), str(key))
        self.own = threading.local()

    def request(self, method, path, body=None, content="application/json"):
        """Answers (status, document); one connection for each thread, made anew when it was cut."""
        text = None if body is None else json.dumps(body)
        for attempt in (1, 2):
            if getattr(self.own, "connection", None) is None:
                self.own.connection = http.client.HTTPSConnection(self.address, self.port, context=self.trust, timeout=30)
            try:
                self.own.connection.request(method, path, text, {"Content-Type": content, "Accept": "application/json"})
                answer = self.own.connection.getresponse()
                read = answer.read()
                return answer.status, json.loads(read) if read.startswith(b"{") else read.decode()
            except (OSError, http.client.HTTPException):
                self.own.connection.close()
                self.own.connection = None
                if attempt == 2:
                    raise

    def path(self, kind, namespace=None, name=None):
        group, plural, inside = KINDS[kind]
        where = f"{group}/namespaces/{namespace}/{plural}" if inside and namespace else f"{group}/{plural}"
        return where if name is None else f"{where}/{name}"

    def find(self, kind, namespace, name):
        status, document = self.request("GET", self.path(kind, namespace, name))
        return document if status == 200 else None

    def get(self, kind, namespace, name):
        found = self.find(kind, namespace, name)
        if found is None:
            raise Failed(f"there is no {kind} {namespace}/{name}")
        return found

    def list(self, kind, namespace=None, **query):
        path = self.path(kind, namespace) + ("?" + urlencode(query) if query else "")
        status, document = self.request("GET", path)
        if status != 200:
            raise Failed(f"{path}: {status}")
        return document["items"]

    def create(self, document):
        """Creates it where it is not there yet."""
        metadata = document["metadata"]
        return self.expect("POST", self.path(document["kind"], metadata.get("namespace")), document, also=409)

    def patch(self, kind, namespace, name, change, part=""):
        return self.expect("PATCH", self.path(kind, namespace, name) + part, change, content="application/merge-patch+json")

    def delete(self, kind, namespace, name):
        return self.expect("DELETE", self.path(kind, namespace, name), None, also=404)

    def expect(self, method, path, body, also=None, **options):
        status, document = self.request(method, path, body, **options)
        if status >= 300 and status != also:
            raise Failed(f"{method} {path}: {status} {document.get('message') if isinstance(document, dict) else document}")
        return document
