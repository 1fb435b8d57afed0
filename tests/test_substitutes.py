"""What of the profile, or of the sender, stands where it does not belong."""

import pytest
from conftest import disputed

PROFILE = """Trainer at Storm & Fjord, Graz. Led the Stray Reeds choir. Runs the blog Dry Ink.
Speaker in Lisbon in 2019. Member, Weavers Without Looms. Works with Anselmo Quintela.
Transport Manager at Holloway Chilled, Jan 2022 - Present
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
]


@pytest.mark.parametrize(("kind", "how", "said"), MISTAKEN)
def test_what_stands_for_something_else_is_found(kind: str, how: str, said: str) -> None:
    assert disputed(kind, how, said, PROFILE, OWN)


@pytest.mark.parametrize(("kind", "how", "said"), RIGHT)
def test_what_stands_where_it_was_told_is_let_through(kind: str, how: str, said: str) -> None:
    assert disputed(kind, how, said, PROFILE, OWN) == []
