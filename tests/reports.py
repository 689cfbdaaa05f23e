"""Made-up reports, as many as are asked for: each of its own meeting, with its own topics and persons."""

from __future__ import annotations

from pathlib import Path

COUNT = 32
"""So many of them are in the folder that tests share."""
TOPICS = ("rice", "salt", "roads", "schools", "forests", "bridges", "harbours", "wells")
FAMILIES = ("Pak", "Ri", "Jo", "Han", "Choe")
GIVEN = ("Song Min", "Chol Su", "Yong Ho", "Kwang Il")
MONTHS = ("January", "March", "May", "July", "September", "November")


def report(number: int, paragraphs: int = 1) -> str:
    """Return a report.

    Args:
        number: tells it apart from the others.
        paragraphs: how often its middle is told, each time of another topic.
    """
    month, day = MONTHS[number % len(MONTHS)], number % 27 + 1
    lines = [
        f"Plenary Meeting No. {number} Held\nPyongyang, {month} {day + 1} (KCNA) -- "
        f"The {number}th Plenary Meeting of the 9th Central Committee of the Workers' Party of Korea was held "
        f"on {month} {day}, {2030 + number % 5}."
    ]
    for at in range(paragraphs):
        topic, next_topic = TOPICS[(number + at) % len(TOPICS)], TOPICS[(number * 3 + at + 1) % len(TOPICS)]
        person = f"{FAMILIES[(number + at) % len(FAMILIES)]} {GIVEN[(number * 7 + at) % len(GIVEN)]}"
        lines.append(
            f"{person}, director of the {topic.title()} Bureau, said that {number * 10 + at} new {topic} had been "
            f"built. The plenary meeting stressed the need to increase the output of {topic} and put forward the "
            f"tasks for improving the management of {next_topic}."
        )
    return "\n".join(lines) + "\n"


def written(folder: Path, count: int, paragraphs: int = 1) -> Path:
    """Return a folder of reports, some of which are several times as long as others."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(1, count + 1):
        text = report(number, paragraphs * (1 + 5 * (number % 4 == 0)))
        (folder / f"report-{number:03}.txt").write_text(text, encoding="utf-8")
    return folder
