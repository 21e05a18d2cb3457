"""Processes of the proof: each writes a log, and all are stopped in the end, the last one first."""

import os
import signal
import subprocess

from waiting import Failed


class Processes:
    def __init__(self, logs):
        self.logs = logs
        self.running = []
        logs.mkdir(parents=True, exist_ok=True)

    def start(self, name, command, **environment):
        log = open(self.logs / f"{name}.log", "ab")
        process = subprocess.Popen(
            [str(word) for word in command],
            stdin=subprocess.DEVNULL, stdout=log, stderr=log,
            env={**os.environ, **environment}, start_new_session=True)
        log.close()
        self.running.append((name, process))
        return process

    def require_alive(self):
        for name, process in self.running:
            if process.poll() is not None:
                last = (self.logs / f"{name}.log").read_text(errors="replace").strip().splitlines()[-1:]
                raise Failed(f"{name} ended with {process.returncode}: {' '.join(last)[-300:]}")

    def stop(self):
        for name, process in reversed(self.running):
            if process.poll() is None:
                try:
                    os.killpg(process.pid, signal.SIGTERM)
                    process.wait(5)
                except subprocess.TimeoutExpired:
                    os.killpg(process.pid, signal.SIGKILL)
                    process.wait()
                except ProcessLookupError:
                    pass
        self.running.clear()


def run(command, **options):
    """Runs to its end and gives what it printed; what it complained of is the failure."""
    done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)
    if done.returncode != 0:
        raise Failed(f"{' '.join(str(word) for word in command[:4])} …: {(done.stderr or done.stdout).strip()[-400:]}")
    return done.stdout
