"""What happens when a node goes: 29."""

import threading
from concurrent.futures import ThreadPoolExecutor

from cluster import NODES
from demo import is_ready
from waiting import Failed, require, until


def drain(cluster):
    """Drain respects PodDisruptionBudgets."""
    kubernetes, argocd = cluster.kubernetes, cluster.argocd
    # Two of three nodes at once, one of them with a database: without budgets, two of three pods of everything would go at once.
    databases = {kubernetes.get("Pod", namespace, "db-0")["spec"]["nodeName"] for namespace in ("ov", "ov-demo")}
    held, free = sorted(databases)[0], next(node for node in NODES if node not in databases)
    before = {node: len(ready_on(kubernetes, node)) for node in (held, free)}
    watch = Budgets(kubernetes)
    with ThreadPoolExecutor(2) as pool:
        done = dict(zip((held, free), pool.map(lambda node: drained(cluster, node), (held, free))))
    watch.stop()
    left = {node: ready_on(kubernetes, node) for node in (held, free)}
    for node in (held, free):
        kubernetes.patch("Node", None, node, {"spec": {"unschedulable": None}})
    require(not watch.broken, f"{watch.broken[:3]}")
    require(done[free] and not left[free], f"the drain of {free} left {left[free]}")
    require(not done[held] and set(left[held]) == {"db-0"}, f"the drain of the database's node did not wait for it alone: {left[held]}")
    until("all is well again", lambda: all(argocd.settled(name) for name in ("ov", "ov-demo")), 120)
    return [f"{free} with {before[free]} pods emptied, {held} with {before[held]} pods but for the database, for which it waits",
            f"ready in production in {watch.looks} looks, at least: {watch.lowest}; promised: { {name: promised for name, (_, promised) in watch.promised.items()} }"]


def drained(cluster, node):
    try:
        cluster.kubectl("drain", node, "--ignore-daemonsets", "--delete-emptydir-data", "--timeout=45s")
        return True
    except Failed as failure:
        require("disruption budget" in str(failure) or "timeout" in str(failure) or "timed out" in str(failure), str(failure))
        return False


def ready_on(kubernetes, node):
    return [pod["metadata"]["name"] for pod in kubernetes.list("Pod", fieldSelector=f"spec.nodeName={node}") if is_ready(pod)]


class Budgets:
    """Counts, all the time, the ready pods of each budget in production, against what it promises to keep."""

    def __init__(self, kubernetes):
        self.kubernetes, self.broken, self.lowest, self.looks, self.ended = kubernetes, [], {}, 0, threading.Event()
        self.promised = {}
        for budget in kubernetes.list("PodDisruptionBudget", "ov"):
            selector = ",".join(f"{key}={value}" for key, value in budget["spec"]["selector"]["matchLabels"].items())
            self.promised[budget["metadata"]["name"]] = (selector, budget["status"]["desiredHealthy"])
        self.thread = threading.Thread(target=self._look, daemon=True)
        self.thread.start()

    def _look(self):
        while not self.ended.wait(0.1):
            self.looks += 1
            for name, (selector, promised) in self.promised.items():
                ready = sum(is_ready(pod) for pod in self.kubernetes.list("Pod", "ov", labelSelector=selector))
                self.lowest[name] = min(ready, self.lowest.get(name, ready))
                if ready < promised:
                    self.broken.append(f"{ready} ready of {name}, {promised} were promised")

    def stop(self):
        self.ended.set()
        self.thread.join()
