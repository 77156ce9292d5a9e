"""What a validator finds wrong in a PDF."""

import re

import page

_STREAM = re.compile(rb"/Length (\d+)[^>]*>>\s*stream\r?\n")


def findings(pdf: bytes, profile: str) -> list[str]:
    """What is wrong with a file for a profile: `ua1` (accessible) or `2a` (fit for an archive).

    The validator takes the last byte of a stream for part of the line end where it is a carriage return, so the lengths
    of streams are compared here.
    """
    report = page.validate_pdf_bytes(pdf, profile=profile)
    found = [f"{each.rule_id}: {each.message}" for each in report.failures if not each.rule_id.endswith("STREAM-LENGTH-001")]
    return found + [f"a stream of {length} bytes is not that long" for length in _wrong_lengths(pdf)]


def _wrong_lengths(pdf: bytes) -> list[int]:
    streams = [(int(match.group(1)), match.end()) for match in _STREAM.finditer(pdf)]
    assert len(streams) == pdf.count(b"\nendstream")
    return [length for length, start in streams if not pdf[start + length :].startswith(b"\nendstream")]
