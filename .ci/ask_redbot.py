"""Asks REDbot about one address, and says what it thinks bad of it. Run by .ci/redbot."""

import sys
from configparser import ConfigParser

import thor
from httplint.note import levels
from redbot.resource import HttpResource


def check(url):
    """The status of one address, and all notes, also those within others."""
    parser = ConfigParser()
    parser.read_dict({"redbot": {"enable_local_access": "True"}})
    resource = HttpResource(parser["redbot"], descend=False)
    resource.set_request(url)

    @thor.events.on(resource)
    def check_done():
        thor.stop()

    resource.check()
    thor.run()
    status = resource.response.status_code if resource.has_response else None
    notes = [note for top in resource.response.notes for note in [top, *top.subnotes]]
    return status, notes


def main(url):
    status, notes = check(url)
    seen = {(note.level, str(note.summary)) for note in notes}
    bad = sorted(text for level, text in seen if level == levels.BAD)
    warned = sorted(text for level, text in seen if level == levels.WARN)
    lines = [f"{status} {url}: {len(bad)} bad, {len(warned)} warnings, {len(seen)} notes"]
    lines += [f"  bad: {text}" for text in bad] + [f"  warning: {text}" for text in warned]
    print("\n".join(lines), flush=True)  # at once: another process writes beside this one
    sys.exit(1 if bad or status is None or not seen else 0)


main(sys.argv[1])
