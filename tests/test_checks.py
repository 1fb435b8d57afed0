"""Every check is documented, and decides its own examples as it says."""

import time
from dataclasses import replace

import pytest

from writer.brief import KINDS
from writer.checks import Check, Example, all_checks, judge
from writer.checks.standard import standard
from writer.languages import languages, pack
from writer.note import Finding
from writer.reading import facts, read
from writer.text.characters import straight
from writer.text.phrases import find, phrases

CHECKS = {check.name: check for check in all_checks()}
SURFACE = ("format", "language", "length", "pitch", "placeholder", "stock")
"""The checks that look at the text as such; what they find, no answer of the sender could settle."""

TABLES = {
    "stock": ("stock", "worn"),
    "pitch": ("calendar", "sales", "calendar_word"),
    "placeholder": ("placeholder",),
    "asides": ("forbid", "points_back", "points_on"),
} | {"format": ("preamble", "options", "subject", "chatter", "sign_off")}
ENTRIES = [
    pytest.param(code, file, table, at, id=f"{code}-{file}-{table}-{at}")
    for code in languages()
    for file, tables in TABLES.items()
    for table in tables
    for at in range(len(phrases(pack(code), file, table)))
]


def findings(check: Check, example: Example) -> list[Finding]:
    """What this check, and no other, holds against the example."""
    return list(check.judge(read(example.note, facts(standard(example)))))


def each(which: str) -> list[object]:
    return [
        pytest.param(check, example, id=f"{check.name}: {example.note[:50]}")
        for check in CHECKS.values()
        for example in getattr(check, which)
    ]


@pytest.mark.parametrize(("check", "example"), each("passes"))
def test_a_check_lets_its_near_misses_pass(check, example):
    assert findings(check, example) == []


@pytest.mark.parametrize(("check", "example"), each("fails"))
def test_a_check_stops_its_failing_examples(check, example):
    assert {finding.check for finding in findings(check, example)} == {check.name}


@pytest.mark.parametrize(("check", "example"), each("fails"))
def test_a_finding_quotes_the_words_at_its_place_and_says_what_to_do(check, example):
    for finding in findings(check, example):
        assert example.note[finding.start : finding.end] == finding.quote
        assert finding.message.endswith((".", "?"))
        assert "!" not in finding.message.replace(finding.quote, "")


@pytest.mark.parametrize("check", CHECKS.values(), ids=CHECKS)
def test_a_check_has_three_near_misses_and_three_failing_examples(check):
    assert len(check.passes) >= 3
    assert len(check.fails) >= 3


@pytest.mark.parametrize("check", CHECKS.values(), ids=CHECKS)
def test_a_check_says_in_one_line_what_it_finds_and_then_why(check):
    title, _, why = check.documentation.partition("\n\n")
    assert title.endswith(".")
    assert "\n" not in title
    assert why


def test_the_folder_is_the_list():
    assert set(SURFACE) <= set(CHECKS)
    assert list(CHECKS) == sorted(CHECKS)


@pytest.mark.parametrize(("code", "file", "table", "at"), ENTRIES)
def test_a_phrase_decides_its_own_examples(code, file, table, at):
    phrase = phrases(pack(code), file, table)[at]

    assert phrase.like
    for text in phrase.like:
        assert list(find(text, (phrase,))), text
    for text in phrase.unlike:
        assert not list(find(text, (phrase,))), text


@pytest.mark.parametrize("file", TABLES)
def test_no_phrase_fits_what_another_of_its_kind_only_looks_like(file):
    for table in TABLES[file]:
        entries = phrases(pack("en"), file, table)
        for text in (text for phrase in entries for text in phrase.unlike):
            assert not list(find(text, entries)), text


@pytest.mark.parametrize("file", TABLES)
def test_phrases_are_found_together_wherever_one_is_found_alone(file):
    tables = [phrases(pack("en"), file, table) for table in TABLES[file]]
    examples = [text for entries in tables for phrase in entries for text in (*phrase.like, *phrase.unlike)]
    cased = [way(text) for text in examples for way in (str, str.upper, str.title, str.swapcase)]
    turkish = [text.translate(str.maketrans("iIs", "ıİſ")) for text in examples]
    for entries in tables:
        for text in (*cased, *turkish):
            alone = any(phrase.pattern.search(straight(text)) for phrase in entries)
            assert bool(list(find(text, entries))) == alone, text


def test_every_stock_phrase_says_what_to_do_instead():
    for phrase in phrases(pack("en"), "stock", "stock"):
        assert phrase.says["phrase"]
        assert phrase.says["instead"].endswith(".")


def test_a_phrase_that_the_sender_used_is_theirs():
    entries = phrases(pack("en"), "stock", "stock")
    assert list(find("Let's pick your brain", entries))
    assert not list(find("Let's pick your brain", entries, said="she said: pick  your brain, any time"))


@pytest.mark.parametrize("kind", KINDS)
def test_the_standard_sentence_is_stopped_whatever_the_tie(kind):
    example = Example("I'd like to add you to my professional network on LinkedIn.", {"connection.kind": kind})
    assert findings(CHECKS["stock"], example)


@pytest.mark.parametrize("name", SURFACE)
def test_a_stranger_who_says_how_they_came_upon_somebody_is_not_stopped(name):
    note = Example(
        "Hi, we haven't been introduced but I work in Customer Service for Tidewell. I came across your name when I "
        "was searching for complaints triage and I thought it would make sense for us to connect on LinkedIn.",
        {"sender.about": "I work in Customer Service for Tidewell.", "connection.kind": "not_met"}
        | {"connection.how": "came across his name when I was searching for complaints triage, never met"},
    )
    assert findings(CHECKS[name], note) == []


@pytest.mark.parametrize("name", SURFACE)
def test_what_is_wrong_on_the_surface_asks_nobody(name):
    assert all(finding.ask is None for example in CHECKS[name].fails for finding in findings(CHECKS[name], example))


@pytest.mark.parametrize(
    ("note", "name"),
    [
        ("Let's connect: https://evil.example/offer", "pitch"),
        ("My number is 70 00 00 00.", "pitch"),
        ("Write to nadia (at) example.com.", "pitch"),
        ("Would 20 minutes on Thursday suit you?", "pitch"),
        ("Could I give you a quick ring this week?", "pitch"),
        ("We sell it from 90 euros a month.", "pitch"),
        ("Dear Mr/Ms Herrera, we met in Berlin.", "placeholder"),
        ("Hi , we met in Berlin.", "placeholder"),
        ("Hi %FIRST_NAME%, we met in Berlin.", "placeholder"),
        ("<think>short</think> Hi Tomás, we met in Berlin.", "format"),
        ('{"note": "Hi Tomás, we met in Berlin."}', "format"),
        ("1. Hi Tomás, we met in Berlin.\n2. Tomás, good to meet you in Berlin.", "format"),
        ("Hi Tomás,\nwe met in Berlin.\nNadia", "format"),
        ("Hi Tomás, we met in Berlin.\\n\\nNadia", "format"),
        ("I would be honoured if you accepted my invitation.", "stock"),
        ("We could find some synergies to explore.", "stock"),
    ],
)
def test_it_is_found_in_other_forms_too(note, name):
    assert findings(CHECKS[name], Example(note))


@pytest.mark.parametrize(
    ("note", "brief"),
    [
        ("From 2016 to 2019, or 2018-2020, we counted 1 200 000 owls on 12.03.2024.", {}),
        ("You work at Booking.com, so I thought of you.", {"recipient.about": "Lea Kern\nEngineer at Booking.com"}),
        ("See you in the boat, Tuesday 6am. On our first call my sound failed.", {}),
        ("We need an EWM lead from January; I recruit at Baltvero.", {}),
        ("Shall we talk about the dye lots next week?", {"reason": "talk about the dye lots next week"}),
        ("May I send you our price list?", {"reason": "send her our price list"}),
        (
            "I tune schedulers and offer training sessions.",
            {"sender.about": "I offer training sessions on schedulers."},
        ),
    ],
)
def test_facts_and_what_the_reason_says_are_no_pitch(note, brief):
    assert findings(CHECKS["pitch"], Example(note, brief)) == []


def test_a_language_that_connote_does_not_know_is_the_one_finding():
    [finding] = findings(CHECKS["language"], Example("Hallo Tomás, hello Tomás.", {"language": "nl"}))
    assert "Dutch" in finding.message


NASTY = [
    " ",
    "\n",
    "a",
    "a.",
    "a@",
    "1 ",
    "*a",
    "`",
    "[a",
    "((",
    "“",
    "\u200b",
    "Ã©",
    "€1",
    "? ",
    "15 min ",
    "could we ",
    "our ",
    "Hi A, ",
]


@pytest.mark.parametrize("name", SURFACE)
def test_no_text_takes_long_to_judge(name):
    for nasty in NASTY:
        text = (nasty * 20_000)[:20_000]
        reading = read("Hi", facts(standard(Example("Hi"))))
        started = time.perf_counter()
        list(CHECKS[name].judge(replace(reading, text=text)))
        assert time.perf_counter() - started < 10, nasty


def test_the_same_words_are_accused_once_and_what_is_wrong_is_not_asked():
    madrid = {
        "connection.how": "met him at the summer school in brno, shared a tent",
        "recipient.about": "From Madrid.",
    }
    text = "Hi Tomás, we met at the summer school in Madrid and shared a tent. You taught me hedging. Nadia"
    reading = read(text, facts(standard(Example(text, madrid))))
    every = [finding for check in all_checks() for finding in check.judge(reading)]
    told = judge(reading).findings

    assert [finding.quote for finding in every].count("Madrid") > 1
    assert all(finding.ask for finding in every if finding.quote == "hedging")
    assert [finding.quote for finding in told] == ["Madrid", "hedging"]
