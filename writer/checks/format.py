"""See the docstring of the check."""

import re
from collections.abc import Callable, Iterator

import regex

from writer.checks import Example, check
from writer.note import Finding
from writer.reading import Reading
from writer.text.characters import hidden, offences, visible
from writer.text.phrases import apart, find, phrases

Place = tuple[int, int, str, str]
"""Start and end (code points), the message, and a hint."""

_MARKUP = regex.compile(
    r"""
    ``` | ` [^`\n]{1,200} ` | ~~ [^~\n]+ ~~
    | \*\*+ [^*\n]+ \*\*+ | (?<![\w*]) \* [^\s*] [^*\n]* \* (?![\w*])
    | __ [^_\s] [^_\n]* __ | (?<!\w) _ [^\s_] [^_\n]* _ (?!\w)
    | !? \[ [^\[\]\n]* \] \( [^()\n]* \)
    | (?m: ^ [ ]{0,3} (?: \#{1,6} [ ]+ (?=\S) | > [ ]? | [*•+] [ ]+ | \d[.)] [ ]+ | [-*=]{3,} $ ) )
    | (?m: ^ [ ]{0,3} - [ ]+ (?= \S+[ ]\S+[ ]\S ) )
    | </? (?: a|b|i|u|p|br|em|li|ol|ul|div|span|strong|code|h[1-3]|think|thinking|note|answer|output|message )
      (?: \s[^<>\n]* )? /? >
    | & (?: amp|lt|gt|quot|apos|nbsp|\#\d{1,5} ) ;
    | \\[nrt"] (?![a-z]) | (?<=\w[ ]?) \| (?=[ ]?\w)
    | \A \s* [\[{] \s* " \w+ " \s* :
    """,
    regex.VERBOSE | regex.V1,
)

# What stands in each of them; nearly every note has none of it.
_MAY_BE_MARKUP = re.compile(r"[`~*_\[{#>•+<&\\|=]|^ {0,3}[-\d]", re.MULTILINE)

_HASHTAG = regex.compile(r"(?<![\w&/#])#(?=\w*\p{L})\w+", regex.V1)

_LINE = regex.compile(r"[^\r\n\x85\u2028\u2029]++")

NEAR = 80
"""Code points before an offence in which the word stands that tells where it is."""

_CLOSES = {'"': '"', "“": "”", "„": "“”", "«": "»", "»": "«", "‘": "’", "'": "'", "「": "」"}


@check(
    passes=[
        "Hi Tomás, we met at PyCon DE in Berlin and talked about gridflow. I'd like to follow it. Best, Nadia",
        '"Pipelines at night" is how I know gridflow, Tomás, and our talk in Berlin did the rest. Nadia',
        "Thanks for reviewing #412, Tomás! It was good to talk about gridflow (and C#) at PyCon DE. – Nadia",
        "Tomás 👩🏽‍💻 good to meet you at PyCon DE ❤️ I'd like to follow gridflow: here is to fewer 3*4*5 schedules!",
        Example(
            "Hi Tomás, we're both in #rail-data on the PyData Slack and talked about gridflow in Berlin.",
            {"connection.how": "met at PyCon DE in Berlin, talked about gridflow, both in #rail-data on Slack"},
        ),
    ],
    fails=[
        "Here is your note: Hi Tomás, we met at PyCon DE in Berlin and talked about gridflow. Nadia",
        "Option 1: Hi Tomás, we met at PyCon DE in Berlin. Option 2: Tomás, good to meet you in Berlin!",
        "Subject: gridflow\n\nHi Tomás, we met at PyCon DE in Berlin and talked about gridflow. Nadia",
        "Hi Tomás, we met at **PyCon DE** in Berlin and talked about *gridflow*. Nadia",
        "“Hi Tomás, we met at PyCon DE in Berlin and talked about gridflow. Nadia”",
        "Hi Tomás, we met at PyCon DE in Berlin and talked about gridflow. Nadia #python #data",
        "Hi Tomás, we met in Berlin and talked about gridflow.\n\nBest regards,\nNadia Rahman\nOstrava Rail",
        "Hi Tomás, we met in Berlin and talked about grid\u200bflow. Nadia",
        "Hi Tomás, we met in Berlin and talked about gridflоw. Nadia",
        "Hi Tomás, we met at PyCon DE in Berlin and talked about gridflow. Nadia (69 characters)",
    ],
)
def format(reading: Reading) -> Iterator[Finding]:
    """The note is not one paragraph of ordinary text.

    What stands around a note is not part of it (a preamble, options, a subject line, quotation marks, a count), and
    the place where it is pasted shows stars, tags and line breaks as they are. Characters that nobody sees carry what
    nobody meant to say; joiners inside an emoji, and in scripts that are spelt with them, are fine. So is a sign-off at
    the end of the last line.
    """
    places = (place for part in _PARTS for place in part(reading))
    for start, end, message, hint in apart(places, len(reading.text)):
        yield Finding("format", reading.text[start:end], start, end, message, hint)


def _characters(reading: Reading) -> Iterator[Place]:
    text = reading.text
    found = list(offences(text))
    secret = hidden(text) if found else ""
    for start, end, what in found:
        quote = text[start:end]
        if visible(quote).strip():
            yield start, end, f"Write “{quote}” in plain letters: it is {what}.", ""
        else:
            before = text[max(0, start - NEAR) : start].split()[-1:] or ["the beginning"]
            hint = f"It says “{secret}”." if secret and what in {"hidden text", "an invisible character"} else ""
            do = "Put an ordinary space for" if quote.isspace() else "Take out"
            yield start, end, f"{do} {what} after “{before[0]}”.", hint


def _around(reading: Reading) -> Iterator[Place]:
    for table, message in _AROUND.items():
        for _, start, end in find(reading.text, phrases(reading.facts.pack, "format", table)):
            quote = reading.text[start:end].strip()
            yield start, end, message.format(quote), ""
            if table == "options":
                break


_AROUND = {
    "preamble": "Leave out “{}”: the note alone is sent.",
    "options": "Give one note: “{}” begins one of several.",
    "subject": "Leave out “{}”: a note has no subject line.",
    "chatter": "Leave out “{}”: it is about the note, not part of it.",
}


def _quotes(reading: Reading) -> Iterator[Place]:
    text = reading.text
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    if end - start > 2 and text[end - 1] in _CLOSES.get(text[start], "") and not _closes_early(text[start:end]):
        yield start, start + 1, "Leave out the quotation marks around the note.", ""


def _closes_early(text: str) -> bool:
    """Whether the first mark is closed before the end, as after a title that the note begins with."""
    opening, closing, depth = text[0], text[-1], 1
    for at in range(1, len(text) - 1):
        inside_word = text[at - 1].isalnum() and text[at + 1].isalnum()
        if text[at] == opening and (opening != closing or text[at - 1].isspace()):
            depth += 1
        elif text[at] == closing and not inside_word:
            depth -= 1
        if depth == 0:
            return True
    return False


def _markup(reading: Reading) -> Iterator[Place]:
    for found in _MARKUP.finditer(reading.text) if _MAY_BE_MARKUP.search(reading.text) else ():
        yield (
            found.start(),
            found.end(),
            f"Write “{found[0].strip()}” as plain text: its marks are shown as they are.",
            "",
        )


def _hashtags(reading: Reading) -> Iterator[Place]:
    for found in _HASHTAG.finditer(reading.text):
        if found[0] not in reading.brief.told + reading.brief.sender.about:
            yield found.start(), found.end(), f"Leave out {found[0]}: a note is read by one person, not searched.", ""


def _lines(reading: Reading) -> Iterator[Place]:
    text, lines = reading.text, [found.span() for found in _LINE.finditer(reading.text) if not found[0].isspace()]
    if len(lines) < 2:
        return
    closing = next((at for at in range(1, len(lines)) if _signs_off(reading, lines[at:])), len(lines))
    if closing > 1:
        yield *lines[1], "Put it all in one paragraph, without line breaks.", ""
    if closing < len(lines):
        start, end = lines[closing][0], lines[-1][1]
        name = text[slice(*lines[-1])].strip() if closing == len(lines) - 1 else reading.brief.sender.name
        yield (
            start,
            end,
            "Put the sign-off at the end of the last sentence, or leave it out.",
            f"“... {name}”" if name else "",
        )


def _signs_off(reading: Reading, lines: list[tuple[int, int]]) -> bool:
    """Whether these last lines are a closing formula, or a name and what stands below one."""
    first = reading.text[slice(*lines[0])].strip()
    if any(find(first, phrases(reading.facts.pack, "format", "sign_off"))):
        return True
    return all(
        len(line.split()) <= 6 and line[-1] not in ".!?:"
        for line in (reading.text[slice(*each)].strip() for each in lines)
    )


_PARTS: tuple[Callable[[Reading], Iterator[Place]], ...] = (_characters, _around, _quotes, _markup, _hashtags, _lines)
