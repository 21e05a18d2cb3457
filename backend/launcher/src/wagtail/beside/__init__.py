"""A site of Wagtail with one type of page, to measure its content API beside ours on the same pages and the same database."""
