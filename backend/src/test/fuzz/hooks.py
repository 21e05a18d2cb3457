"""What schemathesis is told of this API beside its document: which things there are, and how every refusal looks."""

import itertools
import json
import os
import zlib

import schemathesis

WORLD = json.loads(os.environ["OV_FUZZ_WORLD"])
TURN = itertools.count()

# Which of the ids there are belong where, by the path and by the name of the member.
PLACES = {
    "pages": "pages",
    "images": "images",
    "snippets": "snippets",
    "entries": "pages",
    "releases": "releases",
    "users": "users",
    "groups": "groups",
    "tokens": "tokens",
    "folders": "folders",
    "sites": "sites",
    "webhooks": "webhooks",
    "exhibits": "pages",
    "collections": "pages",
    "authors": "snippets",
}
MEMBERS = {
    "parent_id": "pages",
    "before": "pages",
    "after": "pages",
    "sibling": "pages",
    "entry_id": "pages",
    "page": "pages",
    "page_id": "pages",
    "to_page": "pages",
    "folder": "folders",
    "user_id": "users",
    "cover_image": "images",
    "hero_image": "images",
    "image": "images",
}


def one_of(kind, value):
    ids = WORLD[kind]
    return ids[zlib.crc32(str(value).encode()) % len(ids)]


def is_number(value):
    return not isinstance(value, bool) and str(value).isdigit() and value != "0" and value != 0


def with_ids(value):
    """Three in four of the ids that a body names are ids of something."""
    if isinstance(value, list):
        return [with_ids(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        name: one_of(MEMBERS[name], member)
        if name in MEMBERS and isinstance(member, int) and is_number(member) and next(TURN) % 4
        else with_ids(member)
        for name, member in value.items()
    }


@schemathesis.hook
def before_call(context, case, kwargs):
    parts = case.operation.path.split("/")
    kind = next((PLACES[part] for part in parts if part in PLACES), "pages")
    for name, value in list((case.path_parameters or {}).items()):
        if name in ("id", "entry", "webhook") and is_number(value):
            if next(TURN) % 4 or int(value) == WORLD["self"] and kind == "users":
                case.path_parameters[name] = one_of(kind, value)
        if name == "number" and is_number(value):
            case.path_parameters[name] = 1
    if case.body is not None and isinstance(case.body, (dict, list)):
        case.body = with_ids(case.body)
    if case.headers is not None and next(TURN) % 4:
        for name in list(case.headers):
            if name.lower() == "if-match":
                case.headers[name] = '"1"'
    if case.operation.path == "/api/v3/changes":
        case.headers = dict(case.headers or {}, Accept="application/json")  # the stream has no end


@schemathesis.check
def refusals_are_problems(context, response, case):
    if response.status_code >= 400:
        kind = (response.headers.get("content-type") or ["none"])[0]
        assert kind.startswith("application/problem+json"), f"{response.status_code} comes as {kind}"
        body = response.json()
        assert body["status"] == response.status_code and body["detail"] == body["message"], body
        assert "SQLSTATE" not in response.text and "\tat " not in response.text, "says too much"
