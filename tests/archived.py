"""One report as archives hold it: as a web page, as PDF and as DOCX. The report is made up."""

from __future__ import annotations

import datetime
import io

import docx

TITLE = "Third Plenary Meeting of Central Committee Held"
PARAGRAPHS = (
    "The 3rd Plenary Meeting of the 9th Central Committee of the Workers' Party of Korea was held on July 13.",
    "It discussed two issues & adopted a resolution. The plenary meeting stressed the need to raise grain output.",
)
DATELINE = "Pyongyang, July 14 (KCNA) -- "


def page(body: str | None = None, head: str = "") -> bytes:
    """Return the report as a web page between what stands around stories."""
    text = "".join(f"<p>{one.replace('&', '&amp;')}</p>" for one in PARAGRAPHS) if body is None else body
    return f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{TITLE} | Harbour News</title>
<meta property="article:published_time" content="2031-07-14T08:00:00+09:00">
<meta property="og:site_name" content="Harbour News"><meta name="geo.placename" content="Harbour City">{head}</head>
<body><nav><a href="/">Home</a> <a href="/sports">Sports</a></nav>
<article><h1>{TITLE}</h1>{text}</article><footer>All rights reserved</footer></body></html>""".encode()


def pdf(lines: tuple[str, ...] = (TITLE, DATELINE + PARAGRAPHS[0], PARAGRAPHS[1])) -> bytes:
    """Return the report as a PDF file of one page, its day told by the file's properties alone."""
    shown = "".join(f"({_escaped(line)}) Tj T* " for line in lines)
    stream = f"BT /F1 8 Tf 40 780 Td 12 TL {shown}ET".encode("latin-1")
    return _pdf_of(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 900 800] /Contents 4 0 R "
            b"/Resources << /Font << /F1 5 0 R >> >> >>",
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            f"<< /Title ({TITLE}) /CreationDate (D:20310714080000+09'00') >>".encode("latin-1"),
        ]
    )


def _escaped(line: str) -> str:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _pdf_of(objects: list[bytes]) -> bytes:
    content, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return content + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, table, len(objects) + 1, len(content))
    )


def word() -> bytes:
    """Return the report as a DOCX file with a table at its end, saved on a day that is no report's."""
    written = docx.Document()
    written.core_properties.title = TITLE
    written.core_properties.modified = datetime.datetime(2031, 7, 20)
    for line in (TITLE, DATELINE + PARAGRAPHS[0], PARAGRAPHS[1]):
        written.add_paragraph(line)
    table = written.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "rice", "12 000 tons"
    content = io.BytesIO()
    written.save(content)
    return content.getvalue()
