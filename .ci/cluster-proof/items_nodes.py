"""What happens when a node goes: 29."""

import threading

from cluster import NODES
from demo import is_ready
from processes import run
from waiting import Failed, require, until


def drain(cluster):
    """Drain respects PodDisruptionBudgets."""
    kubernetes, argocd = cluster.kubernetes, cluster.argocd
    notes = []
    databases = {kubernetes.get("Pod", namespace, "db-0")["spec"]["nodeName"] for namespace in ("ov", "ov-demo")}
    free = [node for node in NODES if node not in databases]
    for node in (free[0], sorted(databases)[0]):
        gone = [pod for pod in kubernetes.list("Pod", fieldSelector=f"spec.nodeName={node}") if is_ready(pod)]
        watch = Budgets(kubernetes)
        command = [cluster.binaries["kubectl"], "--kubeconfig", cluster.admin, "drain", node, "--ignore-daemonsets", "--delete-emptydir-data", "--timeout=40s"]
        try:
            run(command)
            done = True
        except Failed as failure:
            done = False
            require("disruption budget" in str(failure) or "timed out" in str(failure) or "timeout" in str(failure), str(failure))
        watch.stop()
        left = {pod["metadata"]["name"] for pod in kubernetes.list("Pod", fieldSelector=f"spec.nodeName={node}")
                if pod["metadata"].get("ownerReferences", [{}])[0].get("kind") != "Job"}
        kubernetes.patch("Node", None, node, {"spec": {"unschedulable": None}})
        require(not watch.broken, f"{watch.broken[:3]}")
        if node in databases:
            require(not done and left == {"db-0"}, f"the drain of the database's node did not wait for it alone: {left}")
        else:
            require(done and not left, f"the drain of {node} left {left}")
        until("all is well again", lambda: all(argocd.settled(name) for name in ("ov", "ov-demo")), 120)
        notes.append(f"{node}, {len(gone)} pods: {'emptied' if done else 'emptied but for the database, for which it waits'}; "
                     f"{watch.looks} looks, at least {watch.lowest}")
    return notes


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
