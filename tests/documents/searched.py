"""The text that a reader finds in a PDF."""

import pypdfium2


def text_of(pdf: bytes) -> str:
    """All text of the file, page by page, in the order in which it was written."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(_text(page) for page in document)
    finally:
        document.close()


def _text(page: pypdfium2.PdfPage) -> str:
    found = page.get_textpage()
    try:
        return str(found.get_text_bounded()).replace("\r\n", "\n")
    finally:
        found.close()
        page.close()
