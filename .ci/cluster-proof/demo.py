"""What items ask of the workloads in a namespace."""

from waiting import Failed, require

DEMO = "ov-demo"
BACKENDS = ("backend-api", "backend-admin", "backend-scheduler")


def digests(kubernetes, namespace, *deployments):
    """The digests that the Deployments are told to run."""
    return {kubernetes.get("Deployment", namespace, name)["spec"]["template"]["spec"]["containers"][0]["image"].split("@")[1] for name in deployments}


def pods(kubernetes, namespace, name):
    """The pods of a Deployment."""
    labels = kubernetes.get("Deployment", namespace, name)["spec"]["selector"]["matchLabels"]
    return kubernetes.list("Pod", namespace, labelSelector=",".join(f"{key}={value}" for key, value in labels.items()))


def ready_pods(kubernetes, namespace, name):
    """The digests of the pods of a Deployment that are ready and stay."""
    return [pod["spec"]["containers"][0]["image"].split("@")[1] for pod in pods(kubernetes, namespace, name) if is_ready(pod)]


def is_ready(pod):
    return "deletionTimestamp" not in pod["metadata"] and any(
        each["type"] == "Ready" and each["status"] == "True" for each in pod.get("status", {}).get("conditions", []))


def served_by(kubernetes, namespace, service):
    """The addresses that requests to a Service go to."""
    return {address for each in kubernetes.list("EndpointSlice", namespace, labelSelector=f"kubernetes.io/service-name={service}")
            for endpoint in each.get("endpoints") or [] if endpoint["conditions"].get("ready") for address in endpoint["addresses"]}


def require_all_run(kubernetes, namespace, digest):
    for name in (*BACKENDS, "frontend"):
        running = ready_pods(kubernetes, namespace, name)
        require(running and set(running) == {digest}, f"of {name} are ready: {running}, not only {digest[:15]}")


def migration(kubernetes, namespace):
    """The migration's Job: its uid, its digest, whether it ended well."""
    job = kubernetes.find("Job", namespace, "backend-deployment")
    if job is None:
        raise Failed("there is no Job backend-deployment")
    return job["metadata"]["uid"], job["spec"]["template"]["spec"]["containers"][0]["image"].split("@")[1], job.get("status", {}).get("succeeded") == 1
