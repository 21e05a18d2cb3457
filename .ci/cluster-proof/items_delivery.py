"""From git to pods: 20, 21, 23, 30."""

import threading

from demo import BACKENDS, DEMO, digests, migration, pods, ready_pods, require_all_run, served_by
from played import CANNOT_MIGRATE, CANNOT_START, GOOD_1, GOOD_2, GOOD_3
from waiting import Failed, always, require, until


def empty_cluster_and_one_file(cluster):
    """Empty cluster and one file: everything Synced and Healthy, in order."""
    argocd, kubernetes = cluster.argocd, cluster.kubernetes
    cluster.kubectl("apply", "--server-side", "-f", cluster.repository.work / "argocd/bootstrap/openvault.yaml")
    until("demo is known", lambda: argocd.application(DEMO), 60)
    notes = []
    argocd.settle(DEMO, seconds=240)
    if production_waits(cluster):
        notes.append("production's sync window is closed now: it waited, and was synced by hand, as docs/operations/deploy.md says")
        argocd.sync("ov")
    argocd.settle("ov", "openvault", seconds=240)
    argocd.remember_good()
    for namespace in (DEMO, "ov"):
        require_order(kubernetes, namespace, argocd.resources(namespace))
        require_all_run(kubernetes, namespace, GOOD_1)
    notes.append(f"{len(argocd.resources(DEMO))} resources in demo, {len(argocd.resources('ov'))} in production, each wave after the one before")
    return notes


def production_waits(cluster):
    """Whether production's sync window is closed; else it has begun, or is done."""
    def told():
        status = cluster.argocd.application("ov").get("status", {})
        if status.get("operationState"):
            return "begun"
        blocked = [each for each in status.get("conditions", []) if "window" in each["message"].lower()]
        return "closed" if blocked or status.get("sync", {}).get("status") == "OutOfSync" else None
    first = until("production is looked at", told, 60)
    if first == "begun":
        return False
    try:
        until("production begins", lambda: told() == "begun", 15)
        return False
    except Failed:
        return True


def require_order(kubernetes, namespace, resources):
    """That each wave was made after the one before, and that what it waits for was done by then."""
    waves = {}
    for each in resources:
        if each["kind"] in ("Namespace", "PersistentVolumeClaim", "EndpointSlice"):
            continue
        document = kubernetes.get(each["kind"], each.get("namespace"), each["name"])
        wave = int(document["metadata"].get("annotations", {}).get("argocd.argoproj.io/sync-wave", 0))
        waves.setdefault(wave, []).append((document["metadata"]["creationTimestamp"], f"{each['kind']}/{each['name']}"))
    job = kubernetes.get("Job", namespace, "backend-deployment")
    waves.setdefault(-1, []).append((job["metadata"]["creationTimestamp"], "Job/backend-deployment"))
    require(set(waves) == {-3, -2, -1, 0, 1, 2}, f"{namespace} has the waves {sorted(waves)}")
    order = sorted(waves)
    for before, after in zip(order, order[1:]):
        last, first = max(waves[before]), min(waves[after])
        require(last[0] <= first[0], f"in {namespace} {last[1]} of wave {before} was made at {last[0]}, {first[1]} of wave {after} at {first[0]}")
    done = job["status"]["completionTime"]
    require(done <= min(waves[0])[0], f"in {namespace} the migration ended at {done}, and {min(waves[0])[1]} was made at {min(waves[0])[0]}")
    database = kubernetes.get("Pod", namespace, "db-0")
    ready = next(each["lastTransitionTime"] for each in database["status"]["conditions"] if each["type"] == "Ready")
    require(ready <= job["metadata"]["creationTimestamp"], f"in {namespace} the migration began before the database was ready")
    for name, follower in [(backend, 1) for backend in BACKENDS] + [("frontend", 2)]:
        available, first = available_since(kubernetes, namespace, name), min(waves[follower])
        require(available <= first[0], f"in {namespace} {name} was available at {available}, {first[1]} of wave {follower} was made at {first[0]}")


def available_since(kubernetes, namespace, name):
    """When it had all its pods; of those that an autoscaler makes more of at once, when it had the first."""
    if not kubernetes.find("HorizontalPodAutoscaler", namespace, name):
        deployment = kubernetes.get("Deployment", namespace, name)
        return next(each["lastTransitionTime"] for each in deployment["status"]["conditions"] if each["type"] == "Available")
    return min(each["lastTransitionTime"] for pod in pods(kubernetes, namespace, name) for each in pod["status"]["conditions"] if each["type"] == "Ready")


def migration_once(cluster):
    """A migration runs once per digest, never on self-heal; failing, it leaves the old version serving."""
    argocd, kubernetes, repository = cluster.argocd, cluster.kubernetes, cluster.repository
    watch = Migrations(kubernetes)
    first, _, _ = migration(kubernetes, DEMO)

    kubernetes.delete("Service", DEMO, "backend-api")
    kubernetes.patch("Deployment", DEMO, "backend-api", {"spec": {"template": {"spec": {"terminationGracePeriodSeconds": 60}}}})
    until("what drifted is put back", lambda: kubernetes.find("Service", DEMO, "backend-api")
          and kubernetes.get("Deployment", DEMO, "backend-api")["spec"]["template"]["spec"]["terminationGracePeriodSeconds"] == 45, 120)
    argocd.settle(DEMO)
    require(migration(kubernetes, DEMO)[0] == first, "the migration ran again when drift was mended")

    repository.set_version(DEMO, GOOD_2, GOOD_2)
    argocd.settle(DEMO, commit=repository.commit("Have demo run 2"), seconds=240)
    second, digest, succeeded = migration(kubernetes, DEMO)
    require(second != first and digest == GOOD_2 and succeeded, "the new digest was not migrated to")
    require(watch.seen(GOOD_2) == 1, f"the migration of one digest ran {watch.seen(GOOD_2)} times")
    require_all_run(kubernetes, DEMO, GOOD_2)
    argocd.remember_good()
    repository.change("k8s/overlays/ov-demo/replicas.yaml", lambda text: text.replace("backend-admin, count: 1", "backend-admin, count: 2"))
    argocd.settle(DEMO, commit=repository.commit("One backend-admin more"))
    again = watch.seen(GOOD_2) - 1

    repository.set_version(DEMO, CANNOT_MIGRATE, GOOD_3)
    commit = repository.commit("Have demo run what cannot migrate")
    argocd.refresh(DEMO)

    def failed():
        status = kubernetes.get("Job", DEMO, "backend-deployment").get("status", {})
        return any(each["type"] == "Failed" and each["status"] == "True" for each in status.get("conditions", []))
    until("the migration is given up", failed, 150)
    always("the old version serves", lambda: digests(kubernetes, DEMO, *BACKENDS, "frontend") == {GOOD_2}
           and set(ready_pods(kubernetes, DEMO, "backend-api")) == {GOOD_2} and served_by(kubernetes, DEMO, "backend-api"), 15)
    until("Argo CD says that the sync failed", lambda: "backend-deployment" in argocd.describe(DEMO) or None, 60)
    require(argocd.application(DEMO)["status"]["operationState"]["syncResult"]["revision"] == commit, "it was another commit that failed")
    require_all_run(kubernetes, DEMO, GOOD_2)
    repository.revert()
    # The next try takes the corrected commit: nobody has to stop the one before.
    argocd.settle(DEMO, seconds=300)
    require_all_run(kubernetes, DEMO, GOOD_2)
    watch.stop()
    return [f"a commit that leaves the digest as it was: {again} run more, which finds nothing to do (Argo CD has no hook for a digest alone)",
            f"Jobs in all, with a revert: {watch.told()}"]


class Migrations:
    """Counts the migration's Jobs that there were, by digest."""

    def __init__(self, kubernetes):
        self.jobs, self.kubernetes, self.ended = {}, kubernetes, threading.Event()
        threading.Thread(target=self._look, daemon=True).start()

    def _look(self):
        while not self.ended.wait(0.3):
            job = self.kubernetes.find("Job", DEMO, "backend-deployment")
            if job:
                self.jobs[job["metadata"]["uid"]] = job["spec"]["template"]["spec"]["containers"][0]["image"].split("@")[1]

    def seen(self, digest):
        return list(self.jobs.values()).count(digest)

    def told(self):
        return ", ".join(f"{digest[:15]} {self.seen(digest)}" for digest in dict.fromkeys(self.jobs.values()))

    def stop(self):
        self.ended.set()


def revert_converges(cluster):
    """`git revert` converges."""
    argocd, kubernetes, repository = cluster.argocd, cluster.kubernetes, cluster.repository
    before = digests(kubernetes, DEMO, *BACKENDS, "frontend").pop()
    tree = repository.git("rev-parse", "HEAD^{tree}")
    repository.set_version(DEMO, GOOD_3, GOOD_3)
    repository.change("k8s/overlays/ov-demo/replicas.yaml", lambda text: text.replace("frontend, count: 2", "frontend, count: 3"))
    argocd.settle(DEMO, commit=repository.commit("Have demo run 3, and one frontend more"), seconds=240)
    require_all_run(kubernetes, DEMO, GOOD_3)
    require(len(ready_pods(kubernetes, DEMO, "frontend")) == 3, "there is no third frontend")
    repository.revert()
    require(repository.git("rev-parse", "HEAD^{tree}") == tree, "the revert is not what was before")
    argocd.settle(DEMO, seconds=240)
    until("there are two frontends of before", lambda: ready_pods(kubernetes, DEMO, "frontend") == [before] * 2, 60)
    require_all_run(kubernetes, DEMO, before)
    argocd.remember_good()


def bad_digest(cluster):
    """A bad digest stalls with old pods serving."""
    argocd, kubernetes, repository = cluster.argocd, cluster.kubernetes, cluster.repository
    before = digests(kubernetes, DEMO, *BACKENDS, "frontend").pop()
    notes = []
    for backend, frontend, stuck in ((before, CANNOT_START, "frontend"), (CANNOT_START, CANNOT_START, "migration")):
        old = {service: served_by(kubernetes, DEMO, service) for service in ("frontend", "backend-api", "backend-admin")}
        repository.set_version(DEMO, backend, frontend)
        commit = repository.commit(f"Have demo run what cannot start: {stuck}")
        argocd.refresh(DEMO)

        def pod_waits():
            return any(each.get("state", {}).get("waiting", {}).get("reason") == "ImagePullBackOff"
                       for pod in kubernetes.list("Pod", DEMO) for each in pod.get("status", {}).get("containerStatuses", []))
        until("a new pod cannot get its image", pod_waits, 120)
        always("the old pods serve", lambda: all(served_by(kubernetes, DEMO, service) >= addresses for service, addresses in old.items()), 20)
        state = argocd.application(DEMO)["status"]["operationState"]
        require(state["phase"] == "Running" and state["operation"]["sync"]["revision"] == commit, f"it does not wait: {argocd.describe(DEMO)}")
        require(all(set(ready_pods(kubernetes, DEMO, name)) == {before} for name in (*BACKENDS, "frontend")), "others than the old pods are ready")
        notes.append(f"{stuck}: {state.get('message', '')}")
        repository.revert()
        argocd.refresh(DEMO)
        # What waits is given up by whoever takes the version back; else it waits until its own deadline (docs/operations/roll-back.md).
        argocd.terminate(DEMO)
        argocd.settle(DEMO, seconds=240)
        require_all_run(kubernetes, DEMO, before)
    return notes
