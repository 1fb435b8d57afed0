"""What the note takes for somebody else's, or for told."""

import pytest
from conftest import disputed

from writer import pipeline
from writer.brief import Brief
from writer.text.words import norm

MISTAKEN = [
    # who was there
    (
        "mutual_contact",
        "Petra was on a placement under him in Graz",
        "Petra and I were on the placement with you in Graz",
    ),
    # what stands within a turn of phrase
    ("met", "talked about tin on the bus in Graz", "I remember our poolside talk about tin in Graz"),
    # who did it
    ("met", "penfriends, met in Graz, lost touch when he moved", "we met in Graz and lost touch when I moved"),
    ("worked_together", "drove the bus in Graz until he left", "I drove the bus in Graz with you until I left"),
    ("mutual_contact", "Lena gave me his name, she sold him two old looms", "Lena has two old looms that you sold her"),
    (
        "follows_work",
        "read his bee paper, we discussed the bees on Monday",
        "thank you for discussing the bees on Monday",
    ),
    (
        "worked_together",
        "I cut the tin plays in Graz, he was the producer",
        "in Graz, with me producing and you cutting tin plays",
    ),
    ("worked_together", "in Graz. i did the tin lists he drove us", "in Graz you did the tin lists"),
    ("met", "met in Graz, he drove us, I miss those drives", "we met in Graz when I drove us"),
    (
        "same_community",
        "same forum. he checks pictures, rejected 17 of mine",
        "in the forum I've rejected 17 of your pictures",
    ),
    ("business", "Tomás bakes the tin cakes at our venue", "I've loved baking the tin cakes at the venue"),
    (
        "mutual_contact",
        "my cousin Lena works w him, gave me his name",
        "your cousin Lena, who works with you, gave me your name",
    ),
    # what was only to be done
    ("met", "met in Graz, he said he would send me his tin map", "we met in Graz, and you sent me your tin map"),
    ("met", "met in Graz, he said he'd send me his tin map", "we met in Graz. Thank you for sending me your tin map"),
    ("met", "met in Graz, he wants to come to our tin fair", "we met in Graz, and you came to our tin fair"),
    # which one it was
    ("met", "came 3rd place at the quiz in Graz with him", "we came first place at the quiz in Graz"),
    ("business", "he did the 2nd fix on my house in Graz", "you did the first fix on my house in Graz"),
    # what nobody told
    ("met", "met in Graz, he showed me his tin pen", "we met in Graz and I have since used your tin pen"),
    ("met", "met in Graz, he showed me his tin pen", "we met in Graz and I've been using your tin pen ever since"),
    ("follows_work", "read his report to page 40", "I read your report from cover to cover"),
    ("follows_work", "read his tin blog", "I took your tin class and read your blog"),
    ("not_met", "saw his post on bees, never wrote to him", "you and I exchanged notes on your post on bees"),
    ("same_community", "same forum, never met", "in the forum I hope to meet you again"),
    ("met", "met in Graz. he will be my reference", "we met in Graz. Thank you for writing my reference"),
    ("mutual_contact", "my sister Lena passed with him", "my sister Lena passed with you and can't stop praising you"),
    ("met", "met in Graz in 1994, wrote letters till 98", "we met in Graz in the 80s"),
    ("met", "met in Graz, wrote from 1994 to 98", "five years of letters, and we met in Graz"),
    ("met", "met in Graz, cut the pages from 14 to 5", "we met in Graz; eight pages fewer"),
    ("met", "met in Graz, he took the lamp for my 12 hives", "we met in Graz, and you took it for two dozen hives"),
    ("met", "met in Graz, read his report", "we met in Graz, and I kept your report"),
    ("business", "we buy tin jars from his firm since 2021", "we were colleagues at the tin jars since 2021"),
    ("met", "met in Graz, twenty people, five days", "we met in Graz with twenty-five people"),
    ("met", "met in Graz. at lesson 20 of his course", "we met in Graz, and I've just finished your course"),
    ("met", "met in Graz. both failed the exam", "we met in Graz. We both passed the exam"),
    # what one did in words that any note may have
    ("met", "met in Graz over tin", "we met in Graz over tin. You paid for my ticket"),
    ("met", "met in Graz over tin", "we met in Graz over tin. You fell asleep on my shoulder"),
    (
        "worked_together",
        "shared a desk in Graz, tin lists",
        "in Graz we shared a desk and tin lists. You were my mentor",
    ),
    ("met", "met in Graz over tin", "we met in Graz over tin. You taught me everything"),
    ("follows_work", "read his tin blog", "I read your tin blog. You replied to my comment"),
    ("met", "met in Graz, talked about tin and his hives", "we met in Graz and talked about tin. I have hives too"),
    ("met", "met him at my cousins wedding in Graz", "we met at your cousin's wedding in Graz"),
    ("mutual_contact", "Ben Carter said to talk to him about tin", "Bob Carter said we should talk about tin"),
    ("met", "met in Graz, talked about tin and his hives in Lund", "we met in Graz over tin. I live in Lund"),
    (
        "worked_together",
        "built the tin tool together at Kestrel in Graz",
        "in Graz we built the tin tool. I run Kestrel now",
    ),
    # what only looks like a number that was told
    ("met", "met in Graz, shared a tent for 25 days", "in Graz we shared a tent for twenty five weeks"),
    ("met", "met in Graz, used gridflow v4", "in Graz I used gridflow and visited 4 times"),
    # what the sender asked to leave out is no fact
    ("met", "met in Graz over tin. dont mention 2022", "we met in Graz over tin in 22"),
]

RIGHT = [
    (
        "personal",
        "neighbours on Carrow Street in Graz, tin roofs",
        "I live on Carrow Street in Graz too, under a tin roof",
    ),
    ("met", "met at the fair in Graz, took the tram home together", "we took the tram home from the fair in Graz"),
    ("met", "met at the fair in Graz, took the tram to the train", "we took the train home from the fair in Graz"),
    ("met", "met at the fair in Graz. my son wants to test bees", "we met at the fair in Graz. My son wants to"),
    ("met", "met at the fair in Graz. my son wants to test bees", "we met at the fair in Graz. My child wants to"),
    ("met", "he was my boss's boss in Graz, met at the fair", "you were my boss's boss in Graz"),
    ("met", "my dads brothers son, met him in Graz", "our dads are brothers, and we met in Graz"),
    ("met", "my dads brothers son, met him in Graz", "my dad's brother is your father, and we met in Graz"),
    ("met", "penfriends, met in Graz, lost touch when he moved", "we met in Graz and lost touch when you moved"),
    ("met", "met in Graz. i moved to Rome, lost touch when he moved", "we met in Graz before I moved to Rome"),
    (
        "mutual_contact",
        "Lena gave me his name, she sold him two old looms",
        "Lena, who sold you two looms, gave me your name",
    ),
    (
        "follows_work",
        "read his bee paper, we discussed the bees on Monday",
        "we discussed the bees of your paper here on Monday",
    ),
    ("met", "met in Graz. he wrote my reference", "we met in Graz. Thank you for writing my reference"),
    ("met", "met in Graz, talked about bees", "thank you for accepting my invitation; we met in Graz"),
    ("met", "met in Graz in 1994, wrote letters till 98", "we met in Graz in the 90s"),
    ("met", "met in Graz, wrote from 1994 to 98", "four years of writing, and we met in Graz"),
    ("met", "met in Graz, cut the pages from 14 to 5", "we met in Graz; nine pages fewer"),
    ("met", "met in Graz, he took the lamp for my 12 hives", "we met in Graz, and you took it for a dozen hives"),
    ("met", "met in Graz about the 500ml jars", "we met in Graz about the 500 ml jars"),
    ("met", "met in Graz a couple of years ago", "we met in Graz two years ago"),
    ("met", "met in Graz at women in rail", "we met in Graz at WiR"),
    ("met", "met in Graz, his camera was off in the snow", "we met in Graz, and snow kept your camera off"),
    ("mutual_contact", "my sister Lena praises him, passed with him", "my sister Lena passed with you and praises you"),
    (
        "worked_together",
        "I cut the tin plays in Graz, he was the producer",
        "in Graz, with you producing and me cutting tin plays",
    ),
    (
        "met",
        "met in Graz, hail on the roof, with him counting dents",
        "we met in Graz, and I enjoyed counting dents with you",
    ),
    ("met", "met in Graz, he played the tin drum w me", "we met in Graz, and I remember playing the tin drum with you"),
    ("personal", "my late aunt Lenas friend, found his notes in her flat", "I found your notes in my late aunt's flat"),
    (
        "mutual_contact",
        "Lena gave me his name. my old boss, his current one",
        "Lena, your boss and formerly mine, gave me your name",
    ),
    ("mutual_contact", "Lena Brand said to write to him", "Lena B. said to write to you"),
    (
        "mutual_contact",
        "Lena gave me his name, says nobody knows bees like he does",
        "Lena gave me your name and speaks highly of you",
    ),
    ("met", "met in Graz after his talk, which i missed", "I missed your talk, but we met in Graz after it"),
    ("same_community", "same forum, only ever on zoom", "in the forum, though we have only met on Zoom"),
    ("met", "met in Graz at the hosp", "we met in Graz at the hospital"),
    (
        "personal",
        "neighbours in Graz. not seen him since the tin fair",
        "in Graz we haven't seen each other since the tin fair",
    ),
    ("met", "met in Graz. he makes toys with no plastic", "in Graz you showed how toys can be plastic-free"),
    ("met", "met in Graz, seasons 2017 + 2018", "we had two seasons in Graz"),
    ("met", "met in Graz, we argued about breaks", "in Graz we had our arguments about breaks"),
    ("met", "met in Graz, finished his course last week", "we met in Graz, and I've just completed your course"),
    ("met", "met in Graz, exam is in june", "we met in Graz. When I've passed the exam, I'll write"),
    ("same_community", "same forum, we hardly talk, he lent me a tin book", "in the forum you lent me a tin book"),
    ("met", "met in Graz, talked about his hives", "we met in Graz. You have hives, and I had to think of them"),
    (
        "met",
        "met in Graz, wrote him about tin and got a long mail",
        "in Graz we met, and you answered me at length on tin",
    ),
]


def told(how: str, kind: str | None = "met", name: str = "Tomás Herrera", about: str = "", reason: str = "") -> Brief:
    """What Nadia tells of herself and somebody."""
    people = {"sender": {"name": "Nadia Rahman"}, "recipient": {"name": name, "about": about}}
    return Brief.of({**people, "connection": {"kind": kind, "how": how}, "reason": reason})


BEGINNINGS = [
    (
        "met at the fair in Graz, he stopped at my poster on tin",
        "In Ghent you stopped at my poster on tin, Tomás. Nadia",
        "Tomás Herrera\nLives in Ghent",
    ),
    ("met at the cook-off in Graz, he burnt the paella", "Paella I burnt at the cook-off in Graz, remember?", ""),
    ("met in Graz, 44 of us", "4 of us in Graz, Tomás! Nadia", ""),
]


@pytest.mark.parametrize(("how", "note", "about"), BEGINNINGS)
def test_the_first_word_of_a_note_is_read_like_any_other(how: str, note: str, about: str) -> None:
    assert not pipeline.check(note, told(how, about=about)).passed


@pytest.mark.parametrize("name", ["Berta Kranz", "Andrea Kranz", "Theodora Kranz", "Hermann Kranz"])
def test_no_word_of_the_grammar_is_somebodys_name_cut_short(name: str) -> None:
    how = "we shared a kitchen in Graz, i cooked and washed up, she sang"
    note = f"Hi {name.split()[0]}, we shared a kitchen in Graz. You washed up and I cooked. Nadia"
    assert [each.quote for each in pipeline.check(note, told(how, name=name)).findings] == ["washed"]


@pytest.mark.parametrize(("said", "found"), [("never call her lottie", False), ("everyone calls her lottie", True)])
def test_a_name_that_the_sender_asks_not_to_use_is_none_of_theirs(said: str, found: bool) -> None:
    how = f"met at the fair in Graz over dyes of wool. {said}"
    note = "Hi Lottie, we met at the fair in Graz over dyes of wool. Nadia"
    assert pipeline.check(note, told(how, name="Ilse Brand")).passed == found


def test_what_is_private_is_judged_each_by_itself() -> None:
    theirs = private(
        "met in Graz, talked about hearing loss and tin", "we spoke of hearing loss. How is the heart attack"
    )
    own = private("met in Graz over tin", "I have a bad back. How is your heart attack")
    assert theirs == ["heart attack"] == own


def private(how: str, said: str) -> list[str]:
    """What is found private, as the message quotes it."""
    found = pipeline.check(f"Hi Tomás, we met in Graz. {said}? Nadia", told(how)).findings
    return [each.message.split("“")[1].split("”")[0] for each in found if each.check == "private"]


def test_a_word_that_is_heavy_in_one_place_is_not_light_for_standing_in_another() -> None:
    given = told("worked together on the turnouts in Graz", "worked_together")
    once = pipeline.check("Hi Tomás, remember the turnouts in Graz? We worked together. Nadia", given)
    twice = pipeline.check("Hi Tomás, remember the turnouts in Graz? We worked together on the turnouts. Nadia", given)
    assert once.passed
    assert twice.passed


def test_the_same_words_are_accused_once() -> None:
    found = disputed("met", "met in Graz over tin", "we worked together on tin in Graz")
    assert len({(each.start, each.end) for each in found}) == len(found)


def test_a_letter_that_has_no_plain_form_stays_what_it_is() -> None:
    assert norm("\u209d")
    assert untrue("met", "met in Graz over \u209d tin", "the \u209d tin of Graz") == []


@pytest.mark.parametrize("mark", ["?", "?!", "?)", "? 🙂"])
def test_a_question_is_one_whatever_marks_follow(mark: str) -> None:
    text = f"Hi Tomás, we met in Graz over tin. (Is a smaller window wise in the summer months{mark}"
    found = pipeline.check(text, told("met in Graz over tin")).findings
    assert not [each for each in found if each.check == "invented_fact"]


HONEST = [
    ("he taught my Polish course in Graz, Tuesday evenings", "I was in your Polish course in Graz on Tuesday evenings"),
    ("met in Graz, he said he would send me his tin map", "we met in Graz, and you said you'd send me your tin map"),
    ("came 3rd place at the quiz in Graz with him", "we came third place at the quiz in Graz. Good times"),
    ("saw his talk on bees on youtube", "I watched your talk on bees on YouTube"),
    ("saw his talk on bees", "your talk on bees was a joy to hear"),
    (
        "lent him my drill in Graz, he fixed my gate with it",
        "I lent you my drill in Graz and you fixed my gate with it",
    ),
    (
        "gave him my seat on the Graz train, he shared his mangos",
        "I gave you my seat on the Graz train, and you shared your mangos",
    ),
    (
        "bought my bike at his shop in Graz, he fixed the bell",
        "I bought my bike at your shop in Graz, and you fixed the bell",
    ),
    (
        "she said no to my funding application but gave me really useful feedback",
        "your feedback on my funding application was really useful, even if it was a no",
    ),
    (
        "she does not remember me, we met at Toms party, i spilled wine on her",
        "we met at Tom's party, and I spilled wine on you",
    ),
    ("he's my dentist lol", "you're my dentist, so I thought I'd say hello"),
    ("client of mine, i do his taxes", "I do your taxes, so it's about time we connected"),
    ("she was on my jury", "you were on my jury. Good to find you here"),
    ("he replaced me at Nokia", "you took over my job at Nokia. I hope it treats you well"),
    ("saw her vid on sourdough, it saved my starter", "my starter was dying until I watched your video on sourdough"),
    ("both laid off from twitter same day", "we were both laid off from Twitter on the same day"),
    (
        "met at the fair in Graz, talked about gridflow version 4",
        "we talked about gridflow version 4. Good fair in Graz",
    ),
    (
        "we argued about the word shall over lunch at the law conference in Graz",
        "after our argument about the word shall at the law conference in Graz I'd be glad to stay in touch",
    ),
    (
        "we talked about chimneys for two hours on the night train to Graz",
        "our two hours about chimneys on the night train to Graz were a treat",
    ),
    (
        "his book about the wobbly tooth is in our waiting room",
        "your book about the wobbly tooth is in our waiting room",
    ),
]


@pytest.mark.parametrize(("how", "said"), HONEST)
def test_what_a_friend_would_send_of_a_few_words_is_let_through(how: str, said: str) -> None:
    assert pipeline.check(f"Hi Tomás, {said}. Nadia", told(how, None)).findings == ()


@pytest.mark.parametrize("how", ["my GP's receptionist in Graz, always kind", "he reviewed my tin lists in Graz"])
def test_that_two_have_not_met_is_not_taken_for_told_where_nothing_says_what_they_are(how: str) -> None:
    found = pipeline.check("Hi Tomás, we haven't met. Always kind, in Graz. Nadia", told(how, None)).findings
    assert [each.quote for each in found if each.check == "wrong_connection"] == ["haven't met"]


@pytest.mark.parametrize(
    "aside",
    [
        "he told me he's leaving his firm, keep that private",
        "he told me he's leaving his firm but it's not public yet",
        "he is leaving his firm (not for the note)",
        "he is leaving his firm (skip that)",
        "i know he is leaving his firm, hes not to know",
        "pls no word about him leaving his firm",
    ],
)
def test_what_is_said_in_confidence_is_not_for_the_note(aside: str) -> None:
    brief = told(f"met in Graz, we shared a bench at the tin fair, {aside}", None)
    found = pipeline.check(
        "Hi Tomás, we shared a bench at the tin fair in Graz. Good luck leaving your firm!", brief
    ).findings
    assert "private" in {each.check for each in found}


def test_what_the_reason_asks_for_fits_nobody_else() -> None:
    how = "same session at the tin fair in Graz, his poster was next to mine, he lent me his pins"
    brief = told(how, "met", reason="he mentioned an open set of root scans, ask for the link")
    asks = "Hi Tomás, we shared a session at the tin fair in Graz. I'd be grateful for the link to the open root scans."
    assert pipeline.check(asks, brief).findings == ()
    polite = "Hi Tomás, we shared a session at the tin fair in Graz. I'd be grateful to stay in touch."
    assert [each.check for each in pipeline.check(polite, brief).findings] == ["generic"]


def test_an_offer_that_the_reason_states_is_no_sale() -> None:
    brief = told("met at the fair in Graz", None, reason="offer him the tin job at our club")
    found = pipeline.check(
        "Hi Tomás, we met at the fair in Graz. I'd like to offer you the tin job at our club.", brief
    ).findings
    assert found == ()


@pytest.mark.parametrize(
    ("kind", "how", "said"),
    [
        ("follows_work", "listen to his podcast every week", "I enjoyed episode 41 of Porto Seco"),
        (
            "mutual_contact",
            "my flatmate Lena was at the school where he teaches",
            "Lena was at the school in Porto, where you teach",
        ),
    ],
)
def test_a_name_of_the_profile_that_is_only_theirs_is_not_taken_for_the_ties(kind: str, how: str, said: str) -> None:
    brief = told(how, kind, about="Tomás Herrera\nHost of Porto Seco\nTeaches at the school of Porto")
    found = pipeline.check(f"Hi Tomás, {said}. Nadia", brief).findings
    assert not [each for each in found if "stands in their profile" in each.message]


@pytest.mark.parametrize("said", ["we met at PyCon DE in Berlin", "good to see you again after PyCon DE in Berlin"])
def test_names_are_not_all_that_is_needed_where_only_names_were_told(said: str) -> None:
    found = pipeline.check(f"Hi Tomás, {said}. Nadia", told("met at PyCon DE in Berlin", None)).findings
    assert "generic" in {each.check for each in found}


def untrue(kind: str, how: str, said: str) -> list[str]:
    """What is found untrue in the note, or asked."""
    return [each.quote for each in disputed(kind, how, said)]


@pytest.mark.parametrize(("kind", "how", "said"), MISTAKEN)
def test_what_is_taken_for_something_else_is_found(kind: str, how: str, said: str) -> None:
    assert untrue(kind, how, said)


@pytest.mark.parametrize(("kind", "how", "said"), RIGHT)
def test_what_was_told_is_let_through(kind: str, how: str, said: str) -> None:
    assert untrue(kind, how, said) == []
