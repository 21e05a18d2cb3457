"""Where the binaries are: an environment variable, PATH, or what .ci/control-plane built."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

CI = Path(__file__).resolve().parent.parent
NEEDED = ["etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler", "kubectl", "kwok", "argocd", "traefik", "redis-server", "kustomize", "kinds"]
OF_THE_SYSTEM = ["git", "openssl", "ip", "unshare"]


def missing(*what):
    for each in what:
        print(f"cluster: nothing is proved: {each}", file=sys.stderr)
    sys.exit(3)


def variable(name):
    return "OV_" + name.upper().replace("-", "_")


def find(build, traefik):
    found, absent = {}, []
    for name in NEEDED:
        if name == "traefik" and not traefik:
            continue
        path = os.environ.get(variable(name)) or (shutil.which(name) if name != "kinds" else None) or built(name, build)
        if path and os.path.exists(path):
            found[name] = os.path.abspath(path)
        else:
            absent.append(f"there is no {name} ({variable(name)}, PATH, or .ci/cluster --build)")
    absent += [f"there is no {name} on PATH" for name in OF_THE_SYSTEM if not shutil.which(name)]
    if absent:
        missing(*absent)
    return found


def built(name, build):
    if name == "kustomize":
        home = Path(os.environ.get("OV_CACHE") or CI.parent / ".ov/cache")
        if not build and not list(home.glob("tool/kustomize-*/kustomize")):
            return None
        command = [CI / "tool", name]
    else:
        # What Argo CD keeps for a while need not be kept by Redis itself.
        command = [CI / "control-plane", *([] if build else ["--where"]), {"redis-server": "cache"}.get(name, name)]
    answer = subprocess.run(command, stdout=subprocess.PIPE, stderr=None if build else subprocess.DEVNULL, text=True)
    return answer.stdout.strip() if answer.returncode == 0 else None
