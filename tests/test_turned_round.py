"""What the note denies or has done otherwise than the sender told it."""

import pytest
from conftest import disputed

WRONG = [
    # polarity
    (
        "met",
        "sat next to him at the fair in Graz, talked about bees",
        "I never sat next to you at the fair in Graz",
        "sat",
    ),
    ("met", "sat next to him at the fair in Graz, talked about bees", "I didnt sit next to you at the fair", "sit"),
    ("same_community", "both in the choir alumni group. we didnt overlap", "we overlapped in the choir", "overlapped"),
    ("studied_together", "same course in Graz but not together", "we took the course in Graz together", "together"),
    ("worked_together", "same team in Graz, wasnt paired with him", "we were paired in the team in Graz", "paired"),
    (
        "met",
        "fair in Graz. he comes back if we ever build a second shop",
        "now that the second shop is built, come",
        "shop",
    ),
    # told by somebody else, or as if
    (
        "worked_together",
        "Nadia worked under him in Graz, he ran the tin shop. He wrote her a reference for her masters",
        "I ran the tin shop in Graz, and you wrote the reference for my masters",
        "tin",
    ),
    # status
    ("met", "met at the fair in Graz. our lab wants to join a ring trial", "our lab has joined a ring trial", "joined"),
    ("met", "met at the fair in Graz. im thinking about a phd in bees", "I'm starting a PhD in bees", "PhD"),
    ("met", "met at the fair in Graz. i wanna buy his book", "I've bought your book", "bought"),
    ("met", "met at the fair in Graz. we start in september", "we started in September", "started"),
    ("met", "met at the fair in Graz. hes driving the bus in may", "you drove the bus in May", "drove"),
    ("met", "met at the fair in Graz. we tried his recipe", "we're about to try your recipe", "try"),
    ("met", "met at the fair in Graz. thinking of a second robot", "we have just installed our second robot", "robot"),
    ("met", "met at the fair in Graz. ask if its ok to put it into dutch", "I've put up a Dutch version", "Dutch"),
    ("met", "met at the fair in Graz. maybe his lamp for a hotel", "I've just fitted out a hotel", "hotel"),
    (
        "met",
        "met at the fair in Graz. he offered to give a kids talk",
        "thank you for giving a talk to the kids",
        "talk",
    ),
    (
        "met",
        "met at the fair in Graz. he offered to visit our library",
        "thank you for coming to our library",
        "library",
    ),
    (
        "met",
        "met at the fair in Graz. want to do a return visit",
        "I'm glad that the return visit is settled",
        "return",
    ),
]

RIGHT = [
    (
        "met",
        "sat next to him at the fair in Graz, talked about bees",
        "I'll never forget the fair in Graz and our talk about bees",
    ),
    (
        "worked_together",
        "Nadia worked under him in Graz, he ran the tin shop. He wrote her a reference for her masters",
        "I worked under you in Graz when you ran the tin shop, and you wrote the reference for my masters",
    ),
    ("personal", "cooked in Graz, i taught her sarma", "in Graz you never got tired of my sarma"),
    (
        "same_community",
        "same list, he asks if ive double counted the tins",
        "on the list, no, I haven't double counted",
    ),
    ("met", "fair in Graz, he wrote me once and i never answered", "at the fair in Graz, and I never replied to you"),
    ("met", "sat next to him at the fair in Graz", "I haven't forgotten how we sat at the fair in Graz"),
    ("same_community", "both in the choir alumni group. we didnt overlap", "we never overlapped in the choir"),
    ("worked_together", "never worked together in Graz but sat together in Rome", "we sat together in Rome"),
    ("met", "met at the fair in Graz. our lab wants to join a ring trial", "our lab wants to join a ring trial"),
    ("met", "met at the fair in Graz. we start in september", "at the fair in Graz I said that we start in September"),
    ("met", "met at the fair in Graz. we tried his recipe", "we tried your recipe and would like to try it again"),
    ("met", "met after the exam in Graz", "we met right after the exam in Graz"),
    ("met", "met in Graz, he went from support to sales", "in Graz you had just gone from support to sales"),
    ("met", "met at the fair in Graz. thinking of a second robot", "at the fair in Graz we thought of a second robot"),
    (
        "met",
        "met at the fair in Graz. he offered a kids talk",
        "thank you for offering a kids talk at the fair in Graz",
    ),
    (
        "met",
        "met at the fair in Graz. want to do a return visit",
        "we met at the fair in Graz. Once the return visit is settled I'll write",
    ),
    ("not_met", "searched for bees and graz, his page came up", "I typed bees and Graz, and your page came up"),
    ("same_community", "same choir, online meetings", "I hope to have our choir meetings in person one day"),
    ("business", "he took over from Filip in Graz", "Filip handed over to you in Graz"),
    (
        "studied_together",
        "same course in Graz, both failed the tin test",
        "on the course in Graz neither of us passed the tin test",
    ),
    ("studied_together", "course in Graz, different years", "we took the same course in Graz in different years"),
]


def accused(kind: str, how: str, said: str) -> list[str]:
    """The words of the note that are said to be untrue; what is only asked does not count."""
    return [each.quote for each in disputed(kind, how, said) if not each.ask]


@pytest.mark.parametrize(("kind", "how", "said", "word"), WRONG)
def test_what_was_turned_round_is_wrong(kind: str, how: str, said: str, word: str) -> None:
    assert word in accused(kind, how, said)


@pytest.mark.parametrize(("kind", "how", "said"), RIGHT)
def test_what_was_told_so_is_right(kind: str, how: str, said: str) -> None:
    assert accused(kind, how, said) == []
