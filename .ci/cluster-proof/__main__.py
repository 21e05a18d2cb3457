"""Finds the binaries, goes into a network of its own, and runs the items: see .ci/cluster."""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import binaries
from cluster import Cluster
from waiting import Failed

import items_delivery
import items_guards
import items_nodes
import items_routes

ITEMS = {
    20: items_delivery.empty_cluster_and_one_file,
    21: items_delivery.migration_once,
    22: items_guards.drift_reverts,
    23: items_delivery.revert_converges,
    24: items_guards.emptied_overlay,
    25: items_guards.project_refuses,
    26: items_routes.client_certificates,
    27: items_routes.admin_paths,
    28: items_routes.limits,
    29: items_nodes.drain,
    30: items_delivery.bad_digest,
}
WITH_TRAEFIK = {26, 27, 28}


def arguments():
    parser = argparse.ArgumentParser(prog=".ci/cluster")
    parser.add_argument("--build", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--without-traefik", action="store_true")
    parser.add_argument("--keep", action="store_true")
    asked = parser.parse_args()
    try:
        chosen = {int(each) for each in asked.only.split(",") if each} or set(ITEMS)
    except ValueError:
        parser.error("--only takes numbers: --only 21,22")
    if chosen - set(ITEMS):
        parser.error(f"there are the items {min(ITEMS)} to {max(ITEMS)}")
    asked.items = chosen | {20}
    return asked


def enter_network(found):
    """A network of its own: any port is free, any address may be a pod's, and nothing gets out or stays behind."""
    if os.environ.get("OV_CLUSTER_INSIDE"):
        return
    os.environ["OV_CLUSTER_INSIDE"] = "1"
    # What was found stays found: sudo has a PATH of its own.
    os.environ.update({binaries.variable(name): path for name, path in found.items()})
    for way in (["unshare", "--net"], ["unshare", "--map-root-user", "--net"],
                ["sudo", "-n", "-E", "env", f"PATH={os.environ['PATH']}", "unshare", "--net"]):
        # Some machines let anybody make one, and nobody use it.
        tried = subprocess.run([*way, "ip", "link", "set", "lo", "up"], stderr=subprocess.DEVNULL) if shutil.which(way[0]) else None
        if tried and tried.returncode == 0:
            os.execvp(way[0], [*way, sys.executable, "-B", *sys.argv])
    binaries.missing("a network namespace cannot be made here (unshare --net)")


ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def end(number, _):
    """A wish to end is an exception, so that everything that was started is stopped; said twice, it is the same wish."""
    for each in ENDING:
        signal.signal(each, signal.SIG_IGN)
    sys.exit(128 + number)


def prove(asked, found):
    scratch = Path(os.environ.get("OV_CLUSTER_SCRATCH") or tempfile.mkdtemp(prefix="ov-cluster-"))
    scratch.mkdir(exist_ok=True)
    # Whoever began this may read the logs, also where it is root that runs.
    scratch.chmod(0o755)
    cluster = Cluster(scratch, found)
    results = {}
    begin = time.monotonic()
    try:
        cluster.start()
        print(f"control plane, Argo CD and what is played: up ({time.monotonic() - begin:.0f} s)", flush=True)
        for number in sorted(asked.items):
            item = ITEMS[number]
            what = item.__doc__.splitlines()[0].rstrip(".")
            if number in WITH_TRAEFIK and asked.without_traefik:
                results[number] = "left out"
                print(f"item {number} {what} … NOT PROVED: left out as told", flush=True)
                continue
            started = time.monotonic()
            try:
                notes = item(cluster)
                results[number] = "ok"
                print(f"item {number} {what} … ok ({time.monotonic() - started:.0f} s)", flush=True)
                for note in notes or []:
                    print(f"        {note}", flush=True)
            except Failed as failure:
                results[number] = "failed"
                print(f"item {number} {what} … FAILED ({time.monotonic() - started:.0f} s): {failure}", flush=True)
                if number == 20:
                    print("        nothing else can be looked at", flush=True)
                    break
                cluster.recover()
    except Failed as failure:
        results["start"] = "failed"
        print(f"cluster: it does not come up: {failure}", flush=True)
    finally:
        cluster.stop()
        good = sum(result == "ok" for result in results.values())
        print(f"{good} of {len(asked.items)} items proved in {time.monotonic() - begin:.0f} s", flush=True)
        if good == len(asked.items) and not asked.keep:
            shutil.rmtree(scratch, ignore_errors=True)
        else:
            print(f"logs: {scratch}/logs", flush=True)
    if "failed" in results.values():
        return 1
    return 0 if good == len(asked.items) else 3


def main():
    asked = arguments()
    found = binaries.find(build=asked.build, traefik=not asked.without_traefik)
    enter_network(found)
    for each in ENDING:
        signal.signal(each, end)
    return prove(asked, found)


if __name__ == "__main__":
    sys.exit(main())
