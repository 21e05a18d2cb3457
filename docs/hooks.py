"""The page of releases is the repository's CHANGELOG.md, whose links start at the top of the checkout instead of there."""

from pathlib import Path


def on_page_markdown(markdown, page, config, files):
    if page.file.src_uri != "releases/README.md":
        return markdown
    changes = (Path(config.config_file_path).parent / "CHANGELOG.md").read_text(encoding="utf-8")
    _, _, entries = changes.partition("\n## ")
    return markdown.replace("<!-- CHANGELOG.md -->", "## " + entries.replace("](docs/", "](../"))
