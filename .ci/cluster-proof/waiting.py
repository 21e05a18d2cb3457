"""Waiting for a condition, never for a time."""

import time


class Failed(Exception):
    """What was to be shown is not so."""


def require(condition, otherwise):
    if not condition:
        raise Failed(otherwise)


def until(what, ask, seconds=90, pause=0.5):
    """Asks until the answer is true, and gives it; a Failed of the last asking says why it never was."""
    last = None
    end = time.monotonic() + seconds
    while True:
        try:
            answer = ask()
            if answer:
                return answer
            last = None
        except (Failed, OSError) as failure:
            last = failure
        if time.monotonic() > end:
            raise Failed(f"not within {seconds} s: {what}" + (f" ({last})" if last else ""))
        time.sleep(pause)


def always(what, ask, seconds):
    """Requires the answer to stay true for so long: for what must not happen."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        require(ask(), f"not for {seconds} s: {what}")
        time.sleep(0.5)
