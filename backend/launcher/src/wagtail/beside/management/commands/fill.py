"""Makes the pages that stand on the standard input, one JSON object a line: title, slug, body as HTML."""

import json
import sys
import uuid

from django.core.management.base import BaseCommand
from django.db import transaction
from wagtail.models import Page, Site

from beside.models import StandardPage


class Command(BaseCommand):
    @transaction.atomic
    def handle(self, *args, **options):
        home = StandardPage(title="Home", slug="beside")
        Page.objects.get(depth=1).add_child(instance=home)
        Site.objects.update(root_page=home)
        for line in sys.stdin:
            page = json.loads(line)
            body = [{"type": "text", "id": str(uuid.uuid4()), "value": page["body"]}]
            home.add_child(instance=StandardPage(title=page["title"], slug=page["slug"], body=json.dumps(body)))
