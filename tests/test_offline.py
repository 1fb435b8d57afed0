"""The offline drafter: what people type about somebody becomes a note to them, by rules, without a model."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import regex
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from writer import check, pipeline, prompts
from writer.brief import KINDS, Brief, Connection, Kind
from writer.drafters import Answer, Request
from writer.drafters.offline import FULLER, Offline, compose
from writer.drafters.offline.soundness import sound, trimmed
from writer.drafters.offline.verbs import goes_with_you, is_past, is_third
from writer.text.characters import units

BRIEFS: list[dict[str, Any]] = [
    json.loads(line)
    for line in (Path(__file__).parent / "data/offline_briefs.jsonl").read_text(encoding="utf-8").splitlines()
]
SENTENCE = "I'd like to add you to my professional network on LinkedIn."


def brief(data: dict[str, Any], **changed: Any) -> Brief:
    return Brief.of({key: value for key, value in {**data, **changed}.items() if key != "id"})


def about(how: str, kind: Kind | None = "met", **changed: Any) -> Brief:
    """A brief of a common shape, with this `how`."""
    return Brief.of(
        {
            "sender": {"name": "Nadia Rahman", "about": "Data engineer at Ostrava Rail. Organises PyData Brno."},
            "recipient": {"name": "Tomás Herrera", "about": "Software engineer at Meridian Grid, Valencia"},
            "connection": {"how": how, "kind": kind},
            **changed,
        }
    )


def drafts(given_brief: Brief) -> Answer:
    return Offline().draft(Request(given_brief, prompts.load(), n=3))


def first(how: str, kind: Kind = "met", **changed: Any) -> str:
    return drafts(about(how, kind, **changed)).drafts[0]


each_brief = pytest.mark.parametrize("data", BRIEFS, ids=[data["id"] for data in BRIEFS])


@each_brief
def test_every_brief_gets_a_note_that_passes_all_checks(data: dict[str, Any]) -> None:
    outcome = pipeline.write(brief(data), Offline(), prompts.load())

    assert outcome.notes, outcome.best


@each_brief
def test_nobody_reads_a_note_about_themselves_in_the_third_person(data: dict[str, Any]) -> None:
    others = "mutual_contact"
    spoken_of = re.compile(r"\b(?:she|her|hers|he|him|his)\b", re.IGNORECASE)

    for draft in drafts(brief(data)).drafts:
        assert data["connection"]["kind"] == others or not spoken_of.search(draft), draft


@each_brief
@pytest.mark.parametrize("limit", [150, 200, 300])
def test_no_draft_exceeds_the_limit_and_all_end_in_a_full_sentence(data: dict[str, Any], limit: int) -> None:
    sender = data["sender"]["name"].split()

    for draft in drafts(brief(data, limit=limit)).drafts:
        assert units(draft) <= limit
        assert draft[-1] in ".!?" or draft.rsplit(" ", 1)[-1] in sender, draft


@each_brief
def test_the_same_brief_always_gives_the_same_drafts(data: dict[str, Any]) -> None:
    assert compose(brief(data)) == compose(brief(data))


@each_brief
def test_the_drafts_differ(data: dict[str, Any]) -> None:
    found = drafts(brief(data)).drafts

    assert len(set(found)) == len(found) > 0


UNGRAMMATICAL = {
    "a verb after “I'm a”": r"\bI'm an? \w+s (?:\w+s|the|an?|my|old|new|small)\b",
    "the same word twice": r"\b(\w+) \1\b",
    "two prepositions": r"\b(?:at|in|on|of|to|for|with|from) (?:at|in|on|of|to|for|with|from)\b",
    "an article without its noun": r"\b(?:an?|the|my|your|our) (?:in|on|at|to|of|for|from|with|and|or|is|was)\b",
    "“you” with a verb of somebody else's": r"\b[Yy]ou (?:(?:is|was|has|does)(?:n't)?|knows|says|makes|runs)\b",
    "“we” or “I” with a verb of somebody else's": r"\b(?:[Ww]e|I) (?:is|has|does|knows|says|makes|runs)\b",
    "“a” before a vowel": r"\b[Aa] (?!(?:uni|use|usu|eu|one\b|once))[aeio]\w",
    "“an” before a consonant": r"\b[Aa]n (?![aeiouAEFHILMNORSX]|hour|hon|heir)\w",
    "a small letter after a full stop": r"(?<!\b(?:no|ca|vs|St))[.!?] \p{Ll}",
    "in touch “to” somebody": r"\bin (?:touch|contact) to\b",
    "a wish for anything but a verb": r"\bI'd like to (?:\w+ed|is|are|was|the|an?|my|your)\b",
    "something past that still is": r"\b(?:[Ww]e|[Yy]ou)'re [^.]*\b(?:in (?:19|20)\d\d|until|from (?:19|20)\d\d)\b",
    "a preposition at the end": r" (?:to|with|of|at|from|and|or|the|an?)[.!]",
    "“each other” of one person": r"\b(?:I|I've) (?:\w+ )?\w+ each other\b",
    "somebody who did it to themselves": r"\b[Yy]ou (?:told|gave|showed|sent|called|taught) you\b",
}


def sentences_of(note: str) -> list[str]:
    """What the note says, sentence by sentence, without its greeting and the name at its end."""
    said = re.sub(r"^(?:Hi|Dear) [^,]+, ", "", note)
    return [each for each in re.split(r"(?<!Dr\.)(?<=[.!?]) (?=[A-Z])", said) if each[-1] in ".!?"]


@each_brief
def test_no_draft_holds_what_nobody_would_write(data: dict[str, Any]) -> None:
    found = {
        wrong: match[0]
        for draft in drafts(brief(data)).drafts
        for wrong, rule in UNGRAMMATICAL.items()
        if (match := regex.search(rule, draft))
    }

    assert not found


@each_brief
def test_every_sentence_has_a_verb(data: dict[str, Any]) -> None:
    for draft in drafts(brief(data)).drafts:
        for sentence in sentences_of(draft):
            words = [word.strip(",.!?") for word in sentence.split()]
            assert any("'" in word or is_past(word) or is_third(word) or goes_with_you(word) for word in words), (
                sentence
            )


@pytest.mark.parametrize(
    ("about_sender", "expected"),
    [
        ("Guides divers in Palau.", "I guide divers in Palau."),
        ("Restores stained glass.", "I restore stained glass."),
        ("Stained glass restorer.", "I'm a stained glass restorer."),
        ("Opening a bookshop in Ennis.", "I'm opening a bookshop in Ennis."),
        ("Events planner in Cebu.", "I'm an events planner in Cebu."),
        ("Runs a small cassava processing plant.", "I run a small cassava processing plant."),
        ("Purchasing for a chain of hardware shops.", "I work in purchasing for a chain of hardware shops."),
        ("Second-year MSc student in Leeds.", "I'm a second-year MSc student in Leeds."),
        ("Founder of a paper mill.", "I'm the founder of a paper mill."),
    ],
)
def test_what_senders_say_of_themselves_becomes_a_sentence(about_sender: str, expected: str) -> None:
    sender = {"name": "Nadia Rahman", "about": about_sender}

    assert expected in first("read his post on gridflow and load peaks", "follows_work", sender=sender, limit=300)


def test_what_is_no_person_does_not_introduce_the_sender() -> None:
    sender = {"name": "Nadia Rahman", "about": "Watch repair stall in Bulawayo, with my uncle."}

    assert "stall" not in first("read his post on gridflow and load peaks", "follows_work", sender=sender)


@pytest.mark.parametrize(
    ("how", "kind", "said", "unsaid"),
    [
        (
            "we met in Delft, he tests games. played my dam game in march",
            "met",
            "You played my dam game in March",
            "I played",
        ),
        (
            "we met in Delft. he sent me a tape of dams. stopped when he moved",
            "met",
            "You sent me a tape of dams",
            "topped",
        ),
        (
            "met in Delft, he measures flow. only know each other from that day",
            "met",
            "We only know each other",
            "I only",
        ),
        ("he handled our claim for the dam, took 5 weeks, he rang daily", "business", "you rang daily", "ou took"),
        (
            "he supplies our bolts. flatmates in Delft in 2012",
            "personal",
            "we were flatmates in Delft in 2012",
            "we're flat",
        ),
        ("we met in Delft, sea was rough, he lent me his coat", "met", "ou lent me your coat", "sea was"),
        ("met in Delft. we wrote letters on dams, rare thing!", "met", "We wrote letters on dams", "rare"),
        (
            "Petra Lind told me he looks for pumps. she said she would tell him of me",
            "mutual_contact",
            "told me you look for",
            "You said",
        ),
        (
            "Petra Lind told me to get in touch about dams",
            "mutual_contact",
            "to get in touch with you about dams",
            "touch to you",
        ),
        ("we met in Delft, I was on pumps he was on locks, we built a weir", "met", "ou were on locks", "pumps you"),
        (
            "his groups sleep at my inn since 2019, we met in Delft",
            "business",
            "our groups have slept at my inn since 2019",
            "groups sleep",
        ),
        ("we measured dams in Delft together, he gave me his notes", "not_met", "e measured dams", "haven't met"),
    ],
)
def test_it_is_clear_who_did_what_or_it_is_left_out(how: str, kind: Kind, said: str, unsaid: str) -> None:
    found = drafts(about(how, kind, limit=300)).drafts

    assert any(said in draft for draft in found), found
    assert not any(unsaid in draft for draft in found), found


@pytest.mark.parametrize(
    ("how", "kind", "said", "unsaid"),
    [
        (
            "he lived next door to us in Delft until 2009. used to let us feed his ducks",
            "personal",
            "You used to let us feed your ducks",
            "I used",
        ),
        (
            "lived across the road from us in Delft in the 90s",
            "personal",
            "you lived across the road from us",
            "e lived",
        ),
        (
            "used to take my kids to the Delft zoo with him",
            "personal",
            "I used to take my kids to the Delft zoo",
            "You",
        ),
        ("we met at the Delft fair, stood behind him in the beer queue", "met", "I stood behind you", "and stood"),
        ("he gave me his old kayak in Delft, still have it", "personal", "I still have it", "You still"),
        ("we bought two ovens from him, installed in may, one door was bent", "business", "bought two", "installed"),
        ("he gave me a cheese at the Delft market, washed in cider", "met", "you gave me a cheese", "washed"),
        (
            "Petra Lind used to clean his shop. painted the fence too. she says he is kind",
            "mutual_contact",
            "Lind used to clean your",
            "fence",
        ),
        (
            "Petra Lind, we sing in the same choir. she says he restores dams",
            "mutual_contact",
            "Petra Lind and I sing in the same choir",
            "we sing",
        ),
        (
            "Petra Lind told me to write to Tomás. we ran a ward in Delft",
            "mutual_contact",
            "Lind told me to write to you",
            "We ran",
        ),
        ("uncle Jens bought pumps from him when she was small", "mutual_contact", "know Jens", "she"),
        ("never spoke to him myself, Petra Lind gave me his name", "mutual_contact", "we've never spoken", "myself"),
        (
            "we rent two boats from him and the new one, a sloop, is for june",
            "business",
            "two boats from you.",
            "You are",
        ),
        (
            "never sailed together but i read his posts on the Delft forum",
            "same_community",
            "we've never sailed",
            "I've nev",
        ),
        (
            "in Delft all his wigs were lost so we played without",
            "worked_together",
            "Delft all your wigs were lost",
            "we work",
        ),
        ("we met in Delft, same class as me at school", "personal", "you were in the same class as me", "we're in"),
        ("study group of four in Delft, he passed first", "studied_together", "ou passed first", "I study"),
        (
            "Nadia met Tomás at a dam fair in Delft in 2019. he showed her his turbine. they kept in touch",
            "met",
            "I met",
            "turbine",
        ),
        ("we met in Delft, I'm a welder now (trainee)", "met", "I'm a trainee welder now", "a welder"),
        ("we row in Delft. Petra fell in and Tomás caught her, Tomás pulled him out", "personal", "we row", "you "),
        ("we met at the Delft regatta ball, he introduced us", "met", "we met at the Delft regatta ball", "introduced"),
        ("son of my friend Jan, we rowed at his party in Delft", "personal", "you're my friend Jan's son", "party"),
        (
            "i sat beside Tomás's father in Delft, he said Tomás restores dams",
            "met",
            "he said you restore dams",
            "ou said you",
        ),
        (
            "Petra, Tomás and I painted the Delft lock",
            "personal",
            "Petra, you and I painted the Delft lock",
            "at Petra",
        ),
        (
            "Tomás, Petra and I painted the Delft lock",
            "personal",
            "Petra, you and I painted the Delft lock",
            "at Petra",
        ),
    ],
)
def test_it_is_told_of_whoever_it_was_not_done_to(how: str, kind: Kind, said: str, unsaid: str) -> None:
    found = drafts(about(how, kind, limit=300)).drafts

    assert any(said in draft for draft in found), found
    assert not any(unsaid in draft for draft in found), found


@pytest.mark.parametrize(
    ("how", "kind", "said"),
    [
        (
            "facebook group Dams Explained, he answered me twice",
            "same_community",
            "in the Facebook group Dams Explained",
        ),
        (
            "his weekly reading group on dams, he reads aloud",
            "same_community",
            "I'm in your weekly reading group on dams",
        ),
        ("baker and driver at Crumb Delft, 2014 to 2016", "worked_together", "we were baker and driver at Crumb Delft"),
        ("three summers in the same kitchen in Delft", "worked_together", "for three summers in the same kitchen"),
        ("two week dam course in Delft, he drew weirs", "studied_together", "on the two week dam course in Delft"),
        ("my foreman Zbyszek built two of his dams and showed me", "mutual_contact", "Zbyszek built two of your dams"),
        ("jury service in Delft in may, he made tea", "met", "we met on jury service in Delft in May"),
        ("he liked my dam in Delft, but after he phoned me and said no", "met", "Afterwards you phoned me and said no"),
        ("been reading his letters on dams since 2020", "follows_work", "I've been reading your letters on dams since"),
        ("his talks on sluices. watched about 12", "follows_work", "I watched about 12 of your talks on sluices"),
        ("subscribed to his letter on dams since 2021", "follows_work", "I've subscribed to your letter on dams since"),
        (
            "dads chess partner in Delft in the 90s, he taught me",
            "personal",
            "you were my dad's chess partner in Delft",
        ),
        ("summer course in radio drama, he held the pole", "studied_together", "on the summer course in radio drama"),
        ("he came over from Delft 2018 for two months", "worked_together", "from Delft in 2018 for two months"),
        ("he taught the dam module i took sept-dec 2025", "studied_together", "from September to December 2025"),
        ("Petra Lind is the mutual, she and I met in Delft", "mutual_contact", "we both know Petra Lind"),
    ],
)
def test_fragments_are_told_as_they_were_meant(how: str, kind: Kind, said: str) -> None:
    written = compose(about(how, kind, limit=300))

    assert any(said in draft for draft in written), written


def test_a_religious_name_is_kept_whole_and_known_by_its_initial() -> None:
    sister = {"name": "Sister Benedikta Hofmann", "about": ""}
    how = "my aunt Luz was a nurse in Delft and Sister B was her best friend"
    note = first(how, "personal", recipient=sister, limit=300)

    assert note.startswith("Hi Sister Benedikta, my aunt Luz was a nurse in Delft and you were her best friend.")


@pytest.mark.parametrize(
    ("how", "kind", "said"),
    [
        ("MET HIM AT THE FAIR IN DELFT, TALKED ABOUT DAMS", "met", "we met at the fair in delft and talked about dams"),
        ("friend of my uncle Pete", "personal", "you're a friend of my uncle Pete"),
        ("good friend of my uncle Pete", "personal", "you're a good friend of my uncle Pete"),
        ("old friend of my uncle Pete", "personal", "you're an old friend of my uncle Pete"),
        (
            "used to work 4 him at the pump works in Delft",
            "worked_together",
            "I used to work for you at the pump works",
        ),
    ],
)
def test_what_is_typed_in_haste_is_said_in_full(how: str, kind: Kind, said: str) -> None:
    assert any(said in draft for draft in compose(about(how, kind, limit=300)))


def test_a_plan_to_go_somewhere_is_no_meeting() -> None:
    drafted = compose(about("going to the same conf in may, saw him on the speaker list", limit=300))

    assert drafted
    assert not any("we met" in draft for draft in drafted), drafted


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ("start in his lab in Delft on tuesday", "I start in your lab in Delft on Tuesday"),
        ("he starts in my lab in Delft on tuesday", "you start in my lab in Delft on Tuesday"),
        ("hes my new tutor in Delft from friday", "you're my new tutor in Delft from Friday"),
    ],
)
def test_what_is_still_to_come_is_not_told_as_past(how: str, said: str) -> None:
    written = compose(about(how, "worked_together", limit=300))

    assert any(said in draft for draft in written), written
    assert not any("again" in draft or "worked" in draft for draft in written), written


@pytest.mark.parametrize(
    ("how", "follows"),
    [
        ("saw his talk on dams in Delft", True),
        ("he lives next door to me in Delft, saw his post on the bins", False),
        ("stayed at his guesthouse in Delft, read his book there", False),
        ("watched him win the Delft quiz", False),
        ("we play chess at the Delft library", False),
    ],
)
def test_only_to_whom_one_follows_is_their_work_what_a_note_ends_with(how: str, follows: bool) -> None:
    written = compose(about(how, "follows_work", limit=300))

    assert written
    assert any("follow your work" in draft for draft in written) == follows, written


def test_because_says_no_more_than_what_follows() -> None:
    drafted = compose(about("met him at the Delft workshop on dams", reason="because he is cool", limit=300))

    assert drafted
    assert not any("ecause" in draft for draft in drafted), drafted


@pytest.mark.parametrize(
    ("name", "how", "said"),
    [
        *(
            (f"{short} Vinter", f"{short} lent me a pump in Delft", "you lent me a pump")
            for short in ("Bo", "Jo", "Al")
        ),
        *((f"{name} Vinter", f"we met {name} in Delft", "we met you") for name in ("Ed", "Ty", "An", "Ha", "Yu")),
        ("An Vinter", "An old friend told me about the dam fair in Delft, An sold me a pump", "ou sold me a pump"),
        ("Edda Falk", "Prof. Falk examined me in Delft", "you examined me"),
        ("Edda Falk", "our coach Falk taught us the crawl in Delft", "you taught us the crawl"),
        ("Edda Falk", "dr falk set my wrist in Delft", "you set my wrist"),
        ("Mrs Edda Falk", "Mrs Falk lent me a pump in Delft. Mr Falk laughed", "you lent me a pump"),
        ("Søren Ek", "Soren lent me a pump in Delft", "you lent me a pump"),
        ("Zoë Ek", "zoe lent me a pump in Delft", "you lent me a pump"),
        ("Jürgen Ek", "juergen lent me a pump in Delft", "you lent me a pump"),
        ("Jurgen Ek", "Jürgen lent me a pump in Delft", "you lent me a pump"),
    ],
)
def test_the_recipient_is_known_by_a_short_a_titled_or_an_unmarked_name(name: str, how: str, said: str) -> None:
    written = compose(about(how, "personal", recipient={"name": name}, limit=300))

    assert any(said in draft for draft in written), written


def test_of_a_mr_and_a_mrs_of_one_name_nobody_can_tell_who_is_meant() -> None:
    how = "we met in Delft. Mr Falk lent me a pump. Mrs Falk sang"
    written = compose(about(how, recipient={"name": "Toni Falk"}))

    assert written
    assert not any("pump" in draft or "sang" in draft for draft in written), written


@pytest.mark.parametrize(
    ("name", "greeting"),
    [
        ("van der Berg, Jan", "Hi Jan,"),
        ("Smith, John", "Hi John,"),
        ("SMITH, John", "Hi John,"),
        ("John Smith, PhD", "Hi John,"),
        ("de la Cruz", "Hi de la Cruz,"),
        ("J.R. Smith", "Hi J.R. Smith,"),
        ("K. S. Ramanathan", "Hi Ramanathan,"),
        ("Col. (Retd) Subhankar Ghosh, SM", "Hi Subhankar,"),
        ("Mr Smith", "Dear Mr Smith,"),
        ("R. Falk", "Hi R. Falk,"),
        ("siobhan o'hara", "Hi Siobhan,"),
        ("Al Green", "Hi Al,"),
    ],
)
def test_people_are_greeted_as_they_are_called(name: str, greeting: str) -> None:
    note = first("we shared a table at the Delft workshop on dams", recipient={"name": name, "about": ""})

    assert note.startswith(greeting)


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        ("how he chose the pumps", "I'd like to ask how you chose the pumps."),
        ("question about his valves", "I have a question about your valves."),
        ("have a weir whose gate jams", "I have a weir whose gate jams."),
        ("get to know him better", "I'd like to get to know you better."),
        ("have photos of a weir i'd like his view on", "I have photos of a weir I'd like your view on."),
        ("see hes a dam warden now", "I see you're a dam warden now."),
        ("send him the map i told him about, in may", "I'd like to send you the map I told you about, in May."),
        ("i moved to Delft, like to hear how the dams turned out", "I'd like to hear how the dams turned out."),
        ("what would he do differently", "I'd like to ask what you would do differently."),
        ("buy his valves in may if poss", "I'd like to buy your valves in May if possible."),
        ("catch up, hear how he is", "I'd like to catch up and hear how you are."),
        ("ask if hed be up for a row", "I'd like to ask if you'd be up for a row."),
        ("ask when hell be in Delft", "I'd like to ask when you'll be in Delft."),
        ("ask if shed lend me a pump", "I'd like to ask if you'd lend me a pump."),
        ("ask about his shed", "I'd like to ask about your shed."),
    ],
)
def test_a_reason_without_its_verb_is_said_in_full(reason: str, expected: str) -> None:
    assert expected in first("met at the Delft gauging workshop, talked about gridflow", reason=reason, limit=300)


@pytest.mark.parametrize("reason", ["have a friend in dams", "ask about pumps, not now"])
def test_what_is_no_wish_or_not_one_for_now_is_left_out(reason: str) -> None:
    assert "friend" not in first("met at the Delft gauging workshop", reason=reason)
    assert "pumps" not in first("met at the Delft gauging workshop", reason=reason)


@pytest.mark.parametrize(
    "how",
    [
        "he shouted at me for parking on his drive, then made me tea",
        "she was lost in Porto and i walked her to her hotel",
        "he gave me a lift from the rally in Brno",
        "she chased a goose off the stage in Ghent",
        "came across his name when searching for braille signage suppliers",
    ],
)
def test_that_two_have_not_met_is_never_guessed(how: str) -> None:
    guessed = brief({"recipient": {"name": "Tomás Herrera"}, "connection": {"how": how}})

    assert compose(guessed)
    assert not any(regex.search(r"haven't (?:met|been introduced)", draft) for draft in compose(guessed))


def test_that_two_have_not_met_is_said_where_the_sender_says_it() -> None:
    how = "came across his name when searching for braille signage suppliers"
    told = brief({"recipient": {"name": "Tomás Herrera"}, "connection": {"how": f"{how}, never met"}})

    assert "haven't" in compose(told)[0]
    assert "haven't" in compose(told.model_copy(update={"connection": Connection(how=how, kind="not_met")}))[0]


@pytest.mark.parametrize(
    ("how", "said", "unsaid"),
    [
        ("he mended our roof in Delft, left his ladder here", "left your ladder here", "I left"),
        ("he drove us from the rally in Brno, lost his scarf in my car", "lost your scarf in my car", "I lost"),
        ("he told me off in Delft for feeding swans, then lent me his bread", "then you lent me your bread", "I lent"),
        ("he mends our scales in Delft, last week came on a sunday, saved our fair", "you mend our scales", "came on"),
        ("he lent me his camera at the Delft zoo, dropped his lens", "lent me your camera", "dropped"),
        ("he mended our boiler in Delft, paid his bill at once", "mended our boiler", "paid"),
        ("he led the lab in Delft. finished his thesis in 2019", "you led the lab", "finished"),
        ("we met in Delft, left his scarf at my stall of dams", "we met in Delft", "scarf"),
        ("he taught me to knit in Delft, read his book on dams", "I read your book on dams", "ou read"),
        ("saw his talk on dams in Delft, changed how I plan sluices", "I saw your talk", "changed"),
        ("read his paper on gridflow, made our team change the rota", "I read your paper", "made"),
        ("listened to his podcast on tides in Delft. saved me on long drives", "I listened", "saved"),
        ("sat next to him on the train to Delft, taught me chess", "you taught me chess", "I taught"),
        ("i use his flow map in Delft, saved me weeks", "I use your flow map", "saved"),
        ("msc in Delft same year, shared a lab bench w him", "I shared a lab bench with you", "we shared"),
        ("he lends me his barrow in Delft and swaps leeks for my beans", "and swap leeks", "swaps"),
        ("worked together in Delft, played chess with him every friday", "played chess with you every", "your every"),
    ],
)
def test_a_clause_without_a_subject_is_told_of_whoever_did_it_or_left_out(how: str, said: str, unsaid: str) -> None:
    written = compose(about(how, limit=300))

    assert any(said in draft for draft in written), written
    assert not any(unsaid in draft for draft in written), written


@pytest.mark.parametrize(
    "how",
    [
        "hotel miramar in Delft, 2012. i was on reception he was night auditor",
        "Salt mill Delft 2018-2020, he was foreman and i was clerk",
    ],
)
def test_of_a_kind_that_is_only_guessed_no_more_is_said_than_where_they_know_each_other_from(how: str) -> None:
    written = " ".join(compose(about(how, None, limit=300)))

    assert "I know you from" in written
    assert "together" not in written


@pytest.mark.parametrize(
    ("how", "said", "unsaid"),
    [
        ("Petra Lind gave me his name, she did the audit with him, says he drums", "Petra says you drum", "You say"),
        ("mutual friend Petra Lind, says we should talk about dams", "Petra Lind says we should talk", "You say"),
        ("my uncle Bo Lind, he was his boss before, gave me his name", "Bo Lind", "you gave me"),
        ("Bo Lind connected us - he guided with Tomás years ago", "He guided with you", "You guided"),
        ("my flatmate Petra did her exams where he teaches, says hes the one to ask", "did her exams", "your exams"),
    ],
)
def test_who_ties_the_two_says_and_does_it_whether_or_not_the_kind_was_given(how: str, said: str, unsaid: str) -> None:
    written = compose(about(how, None, limit=300))

    assert any(said in draft for draft in written), written
    assert not any(unsaid in draft for draft in written), written


@pytest.mark.parametrize("how", ["his book on dams, made me buy a pump", "his film about eels, makes me cry"])
def test_what_a_thing_did_is_not_told_of_its_maker(how: str) -> None:
    assert compose(about(how, "follows_work", limit=300)) == ()


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ("minded the till with him at the Delft market", "I minded the till with you"),
        ("we counted coins at the bakery till in Delft till late", "at the bakery till in Delft until late"),
        ("we shared a desk in Delft till he moved to Linz", "until you moved"),
        ("worked at the Delft co-op till 2019, he taught me his till", "until 2019, and you taught me your till"),
    ],
)
def test_a_till_is_where_one_pays_unless_a_time_follows(how: str, said: str) -> None:
    assert said in compose(about(how, "worked_together", limit=300))[0]


@pytest.mark.parametrize(
    ("how", "kind", "said"),
    [
        ("both knit for the Delft hospital, he taught me cables", "worked_together", "we both knit for the Delft hosp"),
        ("both paint at the Thursday studio in Delft, he lent me a knife", "met", "we both paint at the Thursday stud"),
        (
            "both run parkrun at Delft, he always beats me",
            "same_community",
            "we both run parkrun at Delft, and you always",
        ),
        (
            "both volunteer at the Delft food bank, he drives",
            "same_community",
            "we both volunteer at the Delft",
        ),
        ("both staff at the Delft archive, he showed me the maps", "met", "we were both staff at the Delft archive"),
        ("both finance at Bosch in Delft, he ran the closing", "same_community", "we're both in finance at Bosch"),
        ("both are beekeepers in Delft, he showed me his smoker", "met", "we are both beekeepers in Delft"),
    ],
)
def test_what_both_do_is_told_of_both(how: str, kind: Kind, said: str) -> None:
    assert said in compose(about(how, kind, limit=300))[0]


@pytest.mark.parametrize(
    ("how", "kind", "said"),
    [
        ("my landlord across the yard, he waters our plums when we're in Delft", "personal", "you water our plums"),
        (
            "my neighbour two doors down, he feeds our cat in may",
            "personal",
            "you're my neighbour two doors down, and you",
        ),
        ("met at the Delft races, we rowed on two teams and his won", "met", "we rowed on two teams and yours won"),
        ("we ran two stalls in Delft and his sold more plum jam", "met", "and yours sold more plum jam"),
        ("long chat at the vet's in Delft; turns out we both bake bread", "met", "We both bake bread"),
        (
            "we queued at the vet's in Delft; turns out his brother sold me my van",
            "met",
            "out your brother sold me my van",
        ),
        ("we met on the ferry to Delft, he's a vet i'm a farrier", "met", "you're a vet. I'm a farrier"),
        ("i was in Delft for a film i was making, he lent me a boat", "met", "I was in Delft for a film I was making"),
        ("next to him at the dam builders' supper in Delft", "met", "I was next to you at the dam builders' supper"),
        (
            "met him and his sister at the Delft races, talked dams",
            "met",
            "I met you and your sister at the Delft races",
        ),
        ("talked w/ him @ the Delft meetup re: tide tables", "met", "talked at the Delft meetup about tide tables"),
        ("he sat in 32B at the Delft races. chatted for hours about his van", "met", "We chatted for hours about your"),
        ("took ch. 4 of his book on dams as a base for ours", "follows_work", "I took ch. 4 of your book on dams"),
        ("never met in person only on teams, same Delft class on dams", "studied_together", "We haven't met in person"),
        ("we use his gridflow at work for about a year", "follows_work", "we've used your gridflow at work for"),
        ("i told his boss id write, we met at the Delft workshop on dams", "met", "I told your boss I'd write"),
        ("dont know him, same trade, found him by searching Delft dams", "not_met", "I found you by searching Delft"),
        ("train zagreb - delft in may, he sat opposite", "met", "on the train from Zagreb to delft"),
        ("he ran the pumps n i was on the till at the Delft races", "met", "you ran the pumps and I was on the till"),
        ("met him on sat at the Delft races, talked dams", "met", "we met on Saturday at the Delft races"),
        ("booked his pumps in Delft, would be good to have a direct line", "business", "It would be good to have a"),
        (
            "reads his newsletter on dams since about 2024",
            "follows_work",
            "read your newsletter on dams since about 2024",
        ),
        ("listens to gridflow radio on my commute in Delft", "follows_work", "listen to gridflow radio on my commute"),
        (
            "both volunteer firefighters in Delft, we carried the same hose",
            "same_community",
            "we're both volunteer fire",
        ),
        ("was my neighbour in Delft till he moved last yr, he mended my boat", "personal", "you were my neighbour in"),
        (
            "he lived below us in Delft until 2014. watered my plums each summer",
            "personal",
            "You watered my plums each",
        ),
        (
            "met him and his brother at the Delft races, we drank",
            "met",
            "I met you and your brother at the Delft races",
        ),
        ("talked to him & a friend of his at the Delft races", "met", "I talked to you and a friend of yours"),
        ("met at the Delft races, he said hed lend me his boat", "met", "you said you'd lend me your boat"),
        ("me and him was on the same Delft lifeboat", "met", "you and I were on the same Delft lifeboat"),
        ("me and Tomás ran the till in Delft", "worked_together", "you and I ran the till in Delft"),
        ("he was my coach for a year in Delft, Tomás and me rowed on sundays", "met", "ou and I rowed"),
        ("talked w/ him @ the Delft races re: sluice gates", "met", "we talked at the Delft races about sluice gates"),
        ("Nadia and Tomás ran the till in Delft", "worked_together", "you and I ran the till in Delft"),
        ("Nadia met Tomás in Delft, Tomás told Nadia about dams", "met", "you told me about dams"),
        ("Nadia Rahman met Tomás at the Delft races", "met", "I met you at the Delft races"),
    ],
)
def test_what_is_typed_in_haste_still_tells_who_is_meant(how: str, kind: Kind, said: str) -> None:
    written = compose(about(how, kind, limit=300))

    assert any(said in draft for draft in written), written


@pytest.mark.parametrize(
    ("how", "unsaid"),
    [
        ("both sing in the Delft choir, he's alto i'm bass", "alto"),
        ("sat next to him on the train to Delft, turned out to be my new boss", "boss"),
        ("a friend of mine, Piet, is his cousin and sold me a pump. we met at the Delft races", "cousin"),
        ("our neighbour across the yard in Delft till 2011. fed our cat. we rowed together at the Delft races", "cat"),
        ("we met at the Delft races. he came to our boat, asked about it. took a photo of the mast", "photo"),
    ],
)
def test_a_clause_that_runs_into_the_next_is_left_out(how: str, unsaid: str) -> None:
    written = compose(about(how, limit=300))

    assert written
    assert not any(unsaid in draft for draft in written), written


def test_they_are_the_things_that_were_named_or_the_recipients_people() -> None:
    met = "met at the Delft gauging workshop, he told us they measure dams by night"
    note = first(met, reason="send him the results once they are out", limit=300)

    assert "you measure dams by night" in note
    assert "I'd like to send you the results once they are out." in note


@pytest.mark.parametrize(
    ("reason", "unsaid"),
    [
        ("he does planning law now", "planning law"),
        ("to give it back", "give it back"),
        ("to greet", "greet"),
        ("to ask him something, wont say that yet", "say that"),
        ("just to say that", "say that"),
        ("i want to ask about ours", "ours"),
        ("he could be useful for my business", "useful"),
        ("meet his investors through him", "investors"),
        ("see above", "above"),
    ],
)
def test_a_reason_that_says_nothing_is_left_out(reason: str, unsaid: str) -> None:
    note = first("met at the Delft gauging workshop, talked about gridflow", reason=reason)

    assert "we met at the Delft gauging workshop" in note
    assert unsaid not in note


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("you never once started without a permit, rare", "you never once started without a permit"),
        ("we talked saws, hydraulics and my final project", "we talked saws, hydraulics and my final project"),
        ("when the storm came in, you kept typing", "when the storm came in, you kept typing"),
        ("I visited in March, 2 days, terrible weather", "I visited in March"),
        ("Puan Salmah, who trained me, plays in your group", "Puan Salmah, who trained me, plays in your group"),
        ("we met in Delft, our posters hung side by side", "we met in Delft"),
        ("you are often on the lock, so only emails", "you are often on the lock"),
    ],
)
def test_what_a_comma_only_tacks_on_is_cut(typed: str, kept: str) -> None:
    assert trimmed(typed) == kept


@pytest.mark.parametrize(
    "clumsy",
    [
        "you knows all about dams",
        "you on the bench",
        "I may and September",
        "you covered my on Sundays",
        "my daughter calls you uncle you",
        "I only know each other from Discord",
        "you said you visits in February",
        "you were the one who showed you the dam",
        "we were at Delft same lab",
        "I haven't yet",
        "we never spoke myself",
        "I saw maybe 15",
        "after you phoned me and explained why",
        "I run the reading group together",
    ],
)
def test_what_does_not_read_as_english_is_refused(clumsy: str) -> None:
    assert not sound(clumsy)


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        ("sat next to him at the workshop", "I sat next to you at the workshop"),
        ("he led our poster on wind noise", "you led our poster on wind noise"),
        ("met at the Delft gauging workshop", "we met at the Delft gauging workshop"),
        ("Tomás explained gridflow to me over lunch", "you explained gridflow to me over lunch"),
        (
            "we met in Delft. he maintains gridflow and answers every mail",
            "You maintain gridflow and answer every mail",
        ),
        ("we talked abt gridflow w/ two ppl from Brno", "we talked about gridflow with two people from Brno"),
        ("gdpr workshop in brno, he's the one with the red bike", "you're the one with the red bike"),
        ("i met him at the tram stop & lent him my map", "I met you at the tram stop and lent you my map"),
        ("pycon de last spring - sat next to him", "PyCon de last spring"),
        ("he was chair and I was the speaker", "you were chair and I was the speaker"),
        ("talked to him for an hour about his paper", "we talked for an hour about your paper"),
        ("he sells us bolts since 2019", "you've sold us bolts since 2019"),
    ],
)
def test_casual_words_become_a_sentence_to_the_recipient(how: str, expected: str) -> None:
    assert expected in first(how)


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        ("to hear how he made the jump to freelance", "I'd like to hear how you made the jump to freelance."),
        ("I'd like to follow gridflow", "I'd like to follow gridflow."),
        ("want to stay in touch", "I'd like to stay in touch."),
        ("curious whether he takes mentees", "I'm curious whether you take mentees."),
        ("say thanks and keep in touch", "I'd like to keep in touch. Thank you!"),
        ("he works in heat pumps, i want to ask about ours", "You work in heat pumps, and I'd like to ask about ours."),
        ("thinking about a move to Valencia", "I'm thinking about a move to Valencia."),
    ],
)
def test_the_reason_is_said_to_the_recipient(reason: str, expected: str) -> None:
    assert expected in first("met at the Delft gauging workshop, talked about gridflow", reason=reason)


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        ("sell her pumps", "I'd like to sell you pumps."),
        ("buy her plums", "I'd like to buy your plums."),
        ("buy her lunch", "I'd like to buy you lunch."),
        ("supply her stall with plums", "I'd like to supply your stall with plums."),
        ("teach her to weave", "I'd like to teach you to weave."),
        ("sell plums at the same market", "I sell plums at the same market."),
        ("miss her soup", "I miss your soup."),
        ("get to know her outside the market", "I'd like to get to know you outside the market."),
    ],
)
def test_a_bare_verb_is_a_wish_where_it_is_for_the_recipient(reason: str, expected: str) -> None:
    drafted = compose(about("met her at the Delft market, she explained gridflow", reason=reason, limit=300))

    assert any(expected in draft for draft in drafted), drafted


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ("we rowed in Delft, helped her carry the boat", "I helped you carry the boat"),
        ("we rowed in Delft, saw her lose an oar off the quay", "I saw you lose an oar"),
        ("we rowed in Delft, heard her sing at the lock", "I heard you sing at the lock"),
        ("we rowed in Delft, watched her almost sink", "I watched you almost sink"),
        ("we rowed in Delft, watched her design the new hull", "I watched you design the new hull"),
        ("we rowed in Delft, helped her crew with the oars", "I helped your crew with the oars"),
        ("we rowed in Delft, saw her lecture on dams", "I saw your lecture on dams"),
        ("we rowed in Delft, saw her study on dams", "I saw your study on dams"),
        ("we rowed in Delft, saw her show the other day", "I saw your show the other day"),
    ],
)
def test_whoever_was_seen_or_helped_doing_something_owns_no_verb(how: str, said: str) -> None:
    written = compose(about(how, limit=300))

    assert any(said in draft for draft in written), written


def test_what_may_be_a_verb_or_a_thing_of_hers_is_left_out() -> None:
    assert not any("play" in draft for draft in compose(about("we rowed in Delft, saw her play at the lock")))


def test_her_is_left_out_where_it_may_be_them_or_theirs() -> None:
    drafted = compose(about("met her at the Delft market, i sold her paintings for years", reason="sell her bread"))

    assert drafted
    assert not any("paintings" in draft or "bread" in draft for draft in drafted), drafted


@pytest.mark.parametrize(
    ("how", "unsaid"),
    [
        ("we shared a table at the Delft workshop. don't mention the argument about dams", "argument"),
        ("he showed me gridflow at the Delft workshop, terrible sandwiches, lol", "sandwiches"),
        ("we met at the Delft workshop about gridflow. he wants my job, but don't bring that up", "job"),
        ("met at the Delft workshop, talked gridflow (may ask for a job later, not to say yet)", "job"),
        ("he showed me gridflow at the Delft workshop. between us: he hates his boss", "boss"),
        ("he showed me gridflow at the Delft workshop. (confidential) his firm is going under", "firm"),
        ("he showed me gridflow at the Delft workshop. off the record, he is leaving Delft Hydro", "Hydro"),
        ("he showed me gridflow at the Delft workshop. he doesnt know i saw him cry", "cry"),
        ("he showed me gridflow at the Delft workshop. i fancy him", "fancy"),
        ("he showed me gridflow at the Delft workshop. she might be pregnant", "pregnant"),
        ("he showed me gridflow at the Delft workshop. i fired him, regret it", "fired"),
        ("he showed me gridflow at the Delft workshop. he was fired in may", "fired"),
        ("he showed me gridflow at the Delft workshop. he lost his job in march", "job"),
        ("he showed me gridflow at the Delft workshop. he got divorced last year", "divorced"),
        ("he showed me gridflow at the Delft workshop. his wife died in may", "died"),
        ("he showed me gridflow at the Delft workshop. he has cancer", "cancer"),
        ("he showed me gridflow at the Delft workshop. I find him a bit arrogant", "arrogant"),
        ("he showed me gridflow at the Delft workshop. he stank of garlic", "garlic"),
        ("he showed me gridflow at the Delft workshop. his english is bad", "nglish"),
        ("he showed me gridflow at the Delft workshop. he was off sick for a year", "sick"),
        ("he showed me gridflow at the Delft workshop. he wants to adopt, keep this to yourself", "adopt"),
        ("he showed me gridflow at the Delft workshop. he is selling up. that's not public yet", "selling"),
        ("he showed me gridflow at the Delft workshop. he is remarrying (nothing for the note)", "remarrying"),
        ("he showed me gridflow at the Delft workshop. he still has my drill (leave that out)", "drill"),
        ("he showed me gridflow at the Delft workshop. he still has my drill - skip that bit", "drill"),
        ("he showed me gridflow at the Delft workshop. i paid his fine, hes not supposed to know", "fine"),
        ("he showed me gridflow at the Delft workshop. the merger was rough. no word about the merger", "merger"),
        ("he showed me gridflow at the Delft workshop. he sings at night. don't mention that", "sings"),
        ("he showed me gridflow at the Delft workshop. he is standing for mayor, still secret", "mayor"),
        ("he showed me gridflow at the Delft workshop. he is rather conceited", "conceited"),
        ("he showed me gridflow at the Delft workshop. he smelt of herring", "herring"),
        ("he showed me gridflow at the Delft workshop. his Dutch is really weak", "weak"),
        ("he showed me gridflow at the Delft workshop. my aunt finds him dull", "dull"),
        ("he showed me gridflow at the Delft workshop. he is loaded", "loaded"),
        ("he showed me gridflow at the Delft workshop. he has poor eyesight", "eyesight"),
        ("he came to my Delft workshop. said my maps were ugly, he was right", "right"),
    ],
)
def test_what_the_sender_tells_themselves_is_not_said(how: str, unsaid: str) -> None:
    assert all(unsaid not in draft for draft in drafts(about(how)).drafts)


def test_how_the_note_is_to_sound_takes_nothing_out_of_it() -> None:
    assert "showed me gridflow" in first("he showed me gridflow at the Delft workshop, keep it short")
    assert "told me to skip it" in first("met at the Delft workshop on dams, he told me to skip it")


def test_a_pronoun_that_may_be_somebody_else_is_left_out() -> None:
    note = first("my boss Petra told me to write to Tomás. she is great with dams", "mutual_contact")

    assert "my boss Petra told me to write to you" in note
    assert "great with dams" not in note


def test_a_how_that_cannot_be_retold_gives_no_draft_and_asks_for_a_fuller_one() -> None:
    answer = drafts(about("he, gridflow thing, long story", "business"))

    assert (answer.drafts, answer.end, answer.remark) == ((), "empty", FULLER)


def test_a_limit_that_leaves_no_room_is_what_is_blamed() -> None:
    how = "sat next to him at the Delft workshop on dams, he explained how gridflow schedules pipelines"
    answer = drafts(about(how, limit=60))
    least = int(answer.remark.split(" has ")[1].split(".")[0])

    assert answer.drafts == ()
    assert answer.remark.startswith("60 characters are too few for me")
    assert not drafts(about(how, limit=least - 1)).drafts
    assert drafts(about(how, limit=least)).drafts


def test_other_languages_are_left_to_models() -> None:
    answer = drafts(about("nous avons parlé de gridflow à Delft", language="fr"))

    assert answer.drafts == ()
    assert answer.end == "empty"


STRANGER = {
    "sender": {"name": "Colm Devaney", "about": "Works in customer service for Northgate Libraries."},
    "recipient": {"name": "Yasmin Haidari", "about": "Signage maker"},
    "connection": {"how": "came across her name when searching for braille signage suppliers", "kind": "not_met"},
}


@pytest.mark.parametrize(
    ("limit", "expected"),
    [
        (
            300,
            "Hi Yasmin, we haven't been introduced but I work in customer service for Northgate Libraries. I came "
            "across your name when I was searching for braille signage suppliers and I thought it would make sense for "
            "us to connect on LinkedIn.",
        ),
        (
            200,
            "Hi Yasmin, we haven't been introduced. I came across your name when I was searching for braille signage "
            "suppliers and thought it would make sense for us to connect. Colm",
        ),
    ],
)
def test_the_note_that_the_complaint_asked_for_is_written_to_strangers_and_passes(limit: int, expected: str) -> None:
    stranger = brief({**STRANGER, "limit": limit})

    assert expected in compose(stranger, 5)
    assert check(expected, stranger).passed


@pytest.mark.parametrize("kind", KINDS)
def test_the_standard_sentence_passes_for_no_kind(kind: Kind) -> None:
    assert not check(SENTENCE, about("met at the Delft gauging workshop, talked about gridflow", kind)).passed


@pytest.mark.parametrize(
    ("name", "tone", "expected"),
    [
        ("Dr. Bronwen Llewellyn-Jones CEng", "formal", "Dear Dr. Llewellyn-Jones,"),
        ("Dr. Bronwen Llewellyn-Jones CEng", "warm", "Hi Bronwen,"),
        ("Prof. Nguyễn Thị Hồng Nhung", "formal", "Dear Prof. Nhung,"),
        ('Wm. "Buddy" Hostetler Jr.', "warm", "Hi Buddy,"),
        ("Ma. Teresa Villanueva, RRT", "warm", "Hi Ma. Teresa,"),
        ("Suryani", "casual", "Hi Suryani,"),
        ("Ng Wei Ling", "warm", "Hi Wei Ling,"),
        ("Dr. Ng Wei Ling", "formal", "Dear Dr. Ng,"),
        ("Lee Min Ho", "warm", "Hi Min Ho,"),
        ("Kim Anderson", "warm", "Hi Kim,"),
        ("Lee Ann Smith", "warm", "Hi Lee,"),
        ("Zhang Li", "warm", "Hi Zhang Li,"),
        ("Nagy Anna", "warm", "Hi Anna,"),
    ],
)
def test_the_greeting_is_one_that_the_recipient_would_expect(name: str, tone: str, expected: str) -> None:
    recipient = {"name": name, "about": ""}

    assert first("met at the Delft workshop, talked about dams", recipient=recipient, tone=tone).startswith(expected)


def test_a_formal_note_has_no_contractions() -> None:
    note = first("haven't met him in person, he's the one who answered me on the list", "same_community", tone="formal")

    assert "'" not in note


WORDS = [
    "met",
    "him",
    "she",
    "her",
    "his",
    "they",
    "we",
    "I",
    "at",
    "the",
    "fair",
    "in",
    "Delft",
    "and",
    ",",
    ".",
    "-",
    "(",
    ")",
    "&",
    "w/",
    "abt",
    "lol",
    "!!",
    "never",
    "not",
    "mention",
    "don't",
    "last",
    "2024",
    "jan",
    "taught",
    "me",
    "sat",
    "next",
    "to",
    "talked",
    "about",
    "gridflow",
    "Tomás",
    "Petra",
    "my",
    "boss",
    "said",
    ";",
    "both",
    "same",
    "team",
    "🙂",
    "he's",
    "i'm",
    "their",
    '"quoted"',
    "[x]",
]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join) | st.text(max_size=120),
    st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join),
    st.sampled_from(KINDS),
    st.sampled_from([60, 150, 200, 300]),
)
def test_whatever_is_typed_the_drafts_are_tidy(how: str, reason: str, kind: Kind, limit: int) -> None:
    for draft in drafts(about(how, kind, reason=reason, limit=limit)).drafts:
        assert units(draft) <= limit
        assert not re.search(r"  | [,.;!?]|[,;] ?[.!?]", draft), draft
        assert all(draft.count(a) == draft.count(b) for a, b in ("()", "[]", "{}")), draft
        assert "\n" not in draft
