"""Asks REDbot about addresses, one after the other, and says what it thinks bad of each. Run by .ci/redbot."""

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


def main():
    failed = 0
    for url in sys.argv[1:]:
        status, notes = check(url)
        seen = {(note.level, str(note.summary)) for note in notes}
        bad = sorted(text for level, text in seen if level == levels.BAD)
        warned = sorted(text for level, text in seen if level == levels.WARN)
        print(f"{status} {url}: {len(bad)} bad, {len(warned)} warnings, {len(seen)} notes")
        for text in bad:
            print(f"  bad: {text}")
        for text in warned:
            print(f"  warning: {text}")
        failed += len(bad) + (status is None) + (not seen)
    print(f"{len(sys.argv) - 1} addresses, {failed} bad notes or failures")
    sys.exit(1 if failed else 0)


main()
