"""What of the profile, or of the sender, stands where it does not belong."""

import pytest
from conftest import disputed

PROFILE = """Trainer at Storm & Fjord, Graz. Led the Stray Reeds choir. Runs the blog Dry Ink.
Speaker in Lisbon in 2019. Member, Weavers Without Looms. Works with Anselmo Quintela.
Transport Manager at Holloway Chilled, Jan 2022 - Present
Organ tuner at Bellows & Pipe, 2016 - 2021
Reeds and chimneys. Weavers for hire.
"""
OWN = "Florist, owner of Moss Studio in Brno, retired in 2023."

MISTAKEN = [
    # another name than the one that was told
    ("worked_together", "made a tin book together for Cocoyam Books", "we made a tin book together for Storm & Fjord"),
    (
        "same_community",
        "both in Loom Forum, he posts the tin lists",
        "as a member of Weavers Without Looms I use the tin lists you post",
    ),
    ("worked_together", "ran the tin choir together in Rome", "we ran the Stray Reeds together in Rome"),
    ("worked_together", "i hired people for his team at Cocoyam", "I hired people for your team at Storm"),
    ("mutual_contact", "Babak Rezaei told me to write to him", "Anselmo Quintela told me to write to you"),
    ("business", "his firm tunes our organ since 2022", "your firm has tuned our organ since 2016"),
    ("follows_work", "been reading Dry Ink about a year", "I have been reading Dry Ink since about 2019"),
    # what one of the two did, or is
    ("met", "met at the tin workshop in Rome, same bench", "you led the tin workshop in Rome where we shared a bench"),
    (
        "worked_together",
        "worked w him in Rome 2017-2020",
        "I see you've been Transport Manager at Holloway Chilled since 2020",
    ),
    ("met", "met at the fair in Rome", "we met at the fair in Rome and you're a florist and own Moss Studio"),
    ("met", "met at the fair in Rome", "we met at the fair in Rome. You've been retired since 2023"),
    ("met", "met at the tin workshop in Rome", "thank you for leading the tin workshop in Rome"),
    # what stands where something else was told
    ("studied_together", "in Rome we wrote an essay on tin", "in Rome we wrote that essay on reeds"),
    ("worked_together", "he mended our tin oven in Rome", "in Rome you mended our old chimney"),
    ("business", "trained his 12 tin bakers in Rome", "I enjoyed training your twelve weavers in Rome"),
    # a place or a year of another's
    ("met", "he held a tin day in Rome, i sat in the front", "I loved your tin day in Brno, from the front row"),
    ("met", "met on the bus in Rome, he explained how they weigh tin", "we met at the Storm stand in Rome, all tin"),
    ("business", "i do his books in Rome since 2024", "I've done your books in Rome since you joined Holloway in 2024"),
    (
        "business",
        "i do his tin books in Rome, sold last year",
        "from 2019 until last year I did your tin books in Rome",
    ),
    # what is over, told as what is
    (
        "worked_together",
        "ran the tin choir in Rome",
        "we ran the tin choir in Rome. I see you're at Bellows & Pipe now",
    ),
    ("worked_together", "ran the tin choir in Rome", "we ran the tin choir in Rome. You now work for Bellows & Pipe"),
    ("worked_together", "ran the tin choir in Rome", "we ran the tin choir in Rome. How's life at Bellows & Pipe?"),
    (
        "worked_together",
        "on the Tin Queen 2019-2021. now he is captain",
        "congratulations on becoming captain of the Tin Queen",
    ),
]

RIGHT = [
    ("worked_together", "made a tin book together for Cocoyam Books", "we made a tin book together for Cocoyam Books"),
    (
        "worked_together",
        "made a tin book together for Cocoyam Books",
        "we made a tin book for Cocoyam; you're at Storm & Fjord now",
    ),
    (
        "mutual_contact",
        "Babak Rezaei told me to write to him",
        "Babak Rezaei, who knows Anselmo Quintela, told me to write",
    ),
    (
        "met",
        "met at the fair in Rome, he led the tin workshop",
        "we met at the fair in Rome where you led the tin workshop",
    ),
    ("met", "met at the fair in Rome", "we met at the fair in Rome and I'm a florist at Moss Studio"),
    (
        "studied_together",
        "in Rome we wrote an essay on tin",
        "in Rome we wrote an essay on tin, and now you're all reeds",
    ),
    ("worked_together", "he mended our tin oven in Rome", "in Rome you mended our oven"),
    ("business", "trained his 12 tin bakers in Rome", "I enjoyed training your twelve bakers in Rome"),
    ("follows_work", "listened to all 6 eps of Dry Ink", "I listened to all six parts of your blog Dry Ink"),
    ("met", "he held a tin day in Rome", "I loved your tin day in Rome. Greetings from Brno"),
    ("met", "he held a tin day in Grz, i sat in front", "I loved your tin day in Graz, from the front row"),
    ("met", "talked at their stand in Rome", "we talked at the Storm & Fjord stand in Rome"),
    ("worked_together", "ran the tin choir in Rome", "we ran the tin choir in Rome. You're at Holloway Chilled now"),
    (
        "worked_together",
        "ran the tin choir in Rome",
        "we ran the tin choir in Rome. You're at Holloway Chilled now, after Bellows & Pipe",
    ),
]


@pytest.mark.parametrize(("kind", "how", "said"), MISTAKEN)
def test_what_stands_for_something_else_is_found(kind: str, how: str, said: str) -> None:
    assert disputed(kind, how, said, PROFILE, OWN)


@pytest.mark.parametrize(("kind", "how", "said"), RIGHT)
def test_what_stands_where_it_was_told_is_let_through(kind: str, how: str, said: str) -> None:
    assert disputed(kind, how, said, PROFILE, OWN) == []
