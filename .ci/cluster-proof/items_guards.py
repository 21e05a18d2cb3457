"""What Argo CD must put back, must not take away, and must refuse: 22, 24, 25."""

from demo import DEMO
from waiting import Failed, always, require, until

FORBIDDEN = """\
apiVersion: v1
kind: Secret
metadata: {name: forbidden}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: forbidden}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: forbidden}
---
apiVersion: v1
kind: Namespace
metadata: {name: forbidden}
"""


def drift_reverts(cluster):
    """Drift reverts, extras are pruned, the database is not."""
    argocd, kubernetes, repository = cluster.argocd, cluster.kubernetes, cluster.repository
    kubernetes.patch("Deployment", DEMO, "frontend", {"spec": {"replicas": 5}})
    kubernetes.patch("Middleware", DEMO, "reader-rate", {"spec": {"rateLimit": {"average": 100000}}})
    kubernetes.patch("ExternalSecret", DEMO, "backend", {"spec": {"refreshInterval": "9h"}})
    kubernetes.delete("NetworkPolicy", DEMO, "nobody")
    kubernetes.delete("PodDisruptionBudget", DEMO, "frontend")
    until("what was changed by hand is put back", lambda: (
        kubernetes.get("Deployment", DEMO, "frontend")["spec"]["replicas"] == 2
        and kubernetes.get("Middleware", DEMO, "reader-rate")["spec"]["rateLimit"]["average"] == 100
        and kubernetes.get("ExternalSecret", DEMO, "backend")["spec"]["refreshInterval"] == "1h"
        and kubernetes.find("NetworkPolicy", DEMO, "nobody") and kubernetes.find("PodDisruptionBudget", DEMO, "frontend")), 120)
    argocd.settle(DEMO)

    good = repository.head()
    repository.change("k8s/overlays/ov-demo/extra.yaml", lambda _: "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: extra}\n")
    repository.change("k8s/overlays/ov-demo/kustomization.yaml", lambda text: text.replace("  - namespace.yaml\n", "  - namespace.yaml\n  - extra.yaml\n"))
    argocd.settle(DEMO, commit=repository.commit("Add something"))
    require(kubernetes.find("ConfigMap", DEMO, "extra"), "what was added is not there")
    # What was never in git is somebody's own: shown as an orphan, and left alone.
    kubernetes.create({"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"namespace": DEMO, "name": "rescue"}})
    argocd.settle(DEMO, commit=repository.back_to(good))
    until("what is gone from git is gone", lambda: not kubernetes.find("ConfigMap", DEMO, "extra"), 60)
    require(kubernetes.find("ConfigMap", DEMO, "rescue"), "what was never in git was taken away")
    kubernetes.delete("ConfigMap", DEMO, "rescue")

    keep = [("StatefulSet", "db"), ("PersistentVolumeClaim", "data-db-0"), ("PersistentVolumeClaim", "media"), ("PersistentVolumeClaim", "backups")]
    uids = {each: kubernetes.get(each[0], DEMO, each[1])["metadata"]["uid"] for each in keep}
    repository.change("k8s/overlays/ov-demo/kustomization.yaml", lambda text: text + """\
patches:
  - patch: |
      {$patch: delete, apiVersion: apps/v1, kind: StatefulSet, metadata: {name: db}}
  - patch: |
      {$patch: delete, apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: media}}
  - patch: |
      {$patch: delete, apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: backups}}
""")
    commit = repository.commit("Take the database out of git")
    argocd.refresh(DEMO)
    until("the sync has come to what it may not prune", lambda: syncing(argocd, commit), 120)
    always("the database and its volumes stay", lambda: all(
        kubernetes.find(kind, DEMO, name) and kubernetes.get(kind, DEMO, name)["metadata"]["uid"] == uid
        and "deletionTimestamp" not in kubernetes.get(kind, DEMO, name)["metadata"] for (kind, name), uid in uids.items()), 20)
    told = argocd.application(DEMO)["status"]["operationState"]
    notes = [f"without the database in git: {told['phase']}: {told.get('message', '')}"]
    restored = repository.back_to(good)
    argocd.refresh(DEMO)
    try:
        argocd.settle(DEMO, commit=restored, seconds=25)
    except Failed:
        notes.append("it went on waiting for a confirmation after git had the database again, until the operation was ended by hand")
        argocd.terminate(DEMO)
        argocd.settle(DEMO, commit=restored)
    require(all(kubernetes.get(kind, DEMO, name)["metadata"]["uid"] == uid for (kind, name), uid in uids.items()), "it is another database now")
    return notes


def syncing(argocd, commit):
    state = argocd.application(DEMO)["status"].get("operationState", {})
    if state.get("syncResult", {}).get("revision") != commit:
        raise Failed(argocd.describe(DEMO))
    return state["phase"] in ("Succeeded", "Failed") or "confirm" in state.get("message", "") or "prun" in state.get("message", "")


def emptied_overlay(cluster):
    """An emptied overlay prunes nothing."""
    argocd, kubernetes, repository = cluster.argocd, cluster.kubernetes, cluster.repository
    good, before = repository.head(), argocd.live(DEMO)
    notes = []
    path = "k8s/overlays/ov-demo/kustomization.yaml"
    empty = "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nnamespace: ov-demo\nresources: [nothing.yaml]\n"
    for what, text in (("a file with nothing in it", ""), ("a kustomization of nothing", empty)):
        repository.change("k8s/overlays/ov-demo/nothing.yaml", lambda _: "# Nothing.\n")
        repository.change(path, lambda _, text=text: text)
        commit = repository.commit(f"Empty the overlay: {what}")
        argocd.refresh(DEMO)

        def complains():
            status = argocd.application(DEMO)["status"]
            return [each["message"] for each in status.get("conditions", []) if each["type"] in ("ComparisonError", "SyncError")]
        told = until("Argo CD complains of the empty overlay", complains, 90)
        always("all that was there is there", lambda: all_there(kubernetes, before), 15)
        notes.append(f"{what}: {told[0].splitlines()[0][:160]}")
        require(commit == repository.head(), "git moved on")
        argocd.settle(DEMO, commit=repository.back_to(good))
    require(argocd.live(DEMO) == before, "something was made anew")
    return notes


def all_there(kubernetes, before):
    for (kind, name), uid in before.items():
        document = kubernetes.find(kind, None if kind == "Namespace" else DEMO, name)
        require(document and document["metadata"]["uid"] == uid and "deletionTimestamp" not in document["metadata"], f"{kind} {name} is gone")
    return True


def project_refuses(cluster):
    """The AppProject refuses other repositories, namespaces, kinds."""
    argocd, kubernetes, repository = cluster.argocd, cluster.kubernetes, cluster.repository
    good = repository.head()
    address = kubernetes.get("Application", "argocd", DEMO)["spec"]["source"]["repoURL"]
    repository.change("forbidden/forbidden.yaml", lambda _: FORBIDDEN)
    repository.change("harmless/harmless.yaml", lambda _: "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: forbidden}\n")
    repository.commit("Offer what is forbidden")
    notes = []

    def application(name, source=address, namespace=DEMO, path="harmless", project="openvault"):
        kubernetes.delete("Application", "argocd", name)
        kubernetes.create({"apiVersion": "argoproj.io/v1alpha1", "kind": "Application", "metadata": {"namespace": "argocd", "name": name}, "spec": {
            "project": project, "source": {"repoURL": source, "targetRevision": "main", "path": path},
            "destination": {"server": "https://kubernetes.default.svc", "namespace": namespace},
            "syncPolicy": {"automated": {"prune": False}, "syncOptions": ["ServerSideApply=true"]}}})

    try:
        kubernetes.create({"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "elsewhere"}})
        for what, options, word in (
                ("another repository", {"source": address.replace("openvault/openvault", "somebody/else")}, "is not permitted in project"),
                ("another namespace", {"namespace": "elsewhere"}, "do not match any of the allowed destinations"),
                ("the namespace of Argo CD", {"namespace": "argocd"}, "do not match any of the allowed destinations"),
                ("the bootstrap's project in a namespace of ours", {"project": "openvault-bootstrap"}, "do not match any of the allowed destinations")):
            application("forbidden", **options)

            def refused():
                told = kubernetes.get("Application", "argocd", "forbidden").get("status", {}).get("conditions", [])
                return [each["message"] for each in told if each["type"] == "InvalidSpecError" and word in each["message"]]
            told = until(f"{what} is refused", refused, 60)
            notes.append(f"{what}: {told[0][:160]}")
            require("operationState" not in kubernetes.get("Application", "argocd", "forbidden").get("status", {}), f"{what} was synced")
        application("forbidden", path="forbidden")

        def kinds():
            state = kubernetes.get("Application", "argocd", "forbidden").get("status", {}).get("operationState", {})
            told = {each["kind"]: each.get("message", "") for each in state.get("syncResult", {}).get("resources", [])}
            missing = [kind for kind in ("Secret", "Role", "ClusterRole", "Namespace") if "not permitted" not in told.get(kind, "")]
            if missing:
                raise Failed(f"of {missing} it says {told} {state.get('message', '')}")
            return told
        told = until("other kinds are refused", kinds, 60)
        notes.append(f"other kinds: {sorted(told)}: {next(iter(told.values()))[:120]}")
        for kind, namespace in (("Secret", DEMO), ("Role", DEMO), ("ClusterRole", None), ("Namespace", None), ("ConfigMap", DEMO), ("ConfigMap", "elsewhere")):
            require(not kubernetes.find(kind, namespace, "forbidden"), f"a {kind} was made all the same")
    finally:
        kubernetes.delete("Application", "argocd", "forbidden")
        argocd.settle(DEMO, commit=repository.back_to(good))
    return notes
