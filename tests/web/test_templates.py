from pathlib import Path

import samenwerking.web

TEMPLATES = Path(samenwerking.web.__file__).parent / "templates"
LONGEST = 140
"""As for Python: what two files side by side on a screen can show."""


def test_every_line_of_a_template_can_be_read() -> None:
    templates = [file for file in TEMPLATES.rglob("*") if file.is_file()]
    assert templates
    lines = [(file, number, line) for file in templates for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)]
    too_long = [f"{file.relative_to(TEMPLATES)}:{number}" for file, number, line in lines if len(line) >= LONGEST]
    assert not too_long, "break it inside {{ }}, or beside a tag with {%- -%} so that the page stays the same to the byte"
