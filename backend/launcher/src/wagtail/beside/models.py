from wagtail.api import APIField
from wagtail.blocks import RichTextBlock
from wagtail.fields import StreamField
from wagtail.models import Page


class StandardPage(Page):
    body = StreamField([("text", RichTextBlock())], blank=True)

    api_fields = [APIField("body")]
