"""Who did what to whom: a deed, a role or a thing of one of the two is not given to the other."""

import pytest
from conftest import disputed

TURNED = [
    ("met", "met in Graz, he taught me to splice a rope", "we met in Graz and I loved teaching you to splice a rope"),
    ("met", "met in Graz, he taught me to splice a rope", "I enjoyed showing you in Graz how to splice a rope"),
    ("met", "met in Graz, he explained bee sugar to me", "in Graz it was a pleasure explaining bee sugar to you"),
    (
        "met",
        "met in Graz. i lent her my tripod for the day",
        "thank you for lending me your tripod for the day in Graz",
    ),
    ("met", "met in Graz. i lent him my tripod for the day", "in Graz I borrowed your tripod for the day"),
    ("worked_together", "in Graz, he was the foreman and i was the crane driver", "I was your foreman in Graz"),
    ("worked_together", "in Graz, he was the foreman and i was the crane driver", "you were our crane driver in Graz"),
    ("worked_together", "in Graz, he was the foreman and i was the crane driver", "we were both crane drivers in Graz"),
    (
        "worked_together",
        "in Graz, he was the foreman and i was the crane driver",
        "as your foreman in Graz I learned a lot",
    ),
    ("worked_together", "he was my tutor in Graz, tin class", "you were my best student in the tin class in Graz"),
    ("worked_together", "he was my tutor in Graz, tin class", "I was your tutor in the tin class in Graz"),
    ("worked_together", "she was my apprentice at the forge in Graz", "you were my boss at the forge in Graz"),
    ("worked_together", "my apprentice at the forge in Graz", "I was your apprentice at the forge in Graz"),
    ("met", "met in Graz, his pupils beat mine at chess", "my pupils beat yours at chess in Graz"),
    ("met", "met in Graz, his pupils beat mine at chess", "our pupils beat yours at chess in Graz"),
    ("met", "quiz in Graz, her team beat ours by one point", "we beat your team by one point at the quiz in Graz"),
    ("met", "quiz in Graz, they beat us by one point", "we beat you by one point at the quiz in Graz"),
    ("met", "quiz in Graz, his daughter won the cup", "my daughter won the cup at the quiz in Graz"),
    ("met", "met at the fair in Graz. my dog ate his sandwich", "your dog ate my sandwich at the fair in Graz"),
    (
        "mutual_contact",
        "Lena gave me his name, she and I did a tin course together",
        "you and I did the tin course together, and Lena gave me your name",
    ),
    (
        "mutual_contact",
        "Lena gave me his name, she and I did a tin course together",
        "Lena gave me your name. You did a tin course together",
    ),
    (
        "mutual_contact",
        "my colleague Femi said to write to him, they climbed together",
        "your colleague Femi said to write to you",
    ),
    ("mutual_contact", "Femi from my ward said to write to him", "Femi from your ward said to write to you"),
    ("mutual_contact", "Femi, my landlord, said to write to him", "your landlord Femi said to write to you"),
    (
        "mutual_contact",
        "Lena was his nurse, works with me now, said to write to him",
        "Lena, who was my nurse, said to write to you",
    ),
    ("mutual_contact", "Lena (my aunts neighbour) said to write to him", "Lena, my aunt, said to write to you"),
    (
        "mutual_contact",
        "Lena taught him tin, she said to write to him",
        "Lena, who learned tin from you, said to write to you",
    ),
    ("mutual_contact", "Lena is his pupil, she said to write to him", "Lena, who taught you, said to write to you"),
    (
        "same_community",
        "forum in Graz, he answered my question about tin lids",
        "in the forum in Graz I answered your question about tin lids",
    ),
    (
        "same_community",
        "forum in Graz, he answered my question about tin lids",
        "in the forum in Graz I helped with tin lids",
    ),
    (
        "same_community",
        "forum in Graz, he answered my question about tin lids",
        "in the forum in Graz you asked me about tin lids and I answered",
    ),
    ("business", "we buy tin lids from his firm since 2020", "we have supplied you with tin lids since 2020"),
    ("business", "we buy tin lids from his firm since 2020", "you have been buying tin lids from us since 2020"),
    ("business", "we buy tin lids from his firm since 2020", "you've been our customer for tin lids since 2020"),
    ("business", "they supply our tin lids since 2020", "our shop has supplied you with tin lids since 2020"),
    ("business", "he orders tin lids at my shop since 2020", "I have been ordering tin lids at your shop since 2020"),
    ("business", "i did her tax returns since 2020", "you have done my tax returns since 2020"),
    ("business", "she fixed our boiler in Graz", "I was glad to fix your boiler in Graz"),
    ("business", "she fixed our boiler in Graz", "we fixed your boiler in Graz"),
    ("business", "he rents a stall from me in Graz", "I rent a stall from you in Graz"),
    ("met", "in Graz he gave me a lift to the station", "in Graz I gave you a lift to the station"),
    ("met", "in Graz he gave me a lift to the station", "it was no trouble to give you a lift to the station in Graz"),
    ("met", "he interviewed me at the fair in Graz", "I still think of interviewing you at the fair in Graz"),
    ("met", "his bag broke in Graz, i gave him my rope", "when my bag broke in Graz, you gave me your rope"),
    ("met", "his bag broke in Graz, we used my rope", "my bag broke in Graz and we used your rope"),
    ("met", "met in Graz. he lent me his needles", "I'm the one who lent you the needles in Graz"),
    (
        "met",
        "met in Graz. she gave me a spoon cos i'd dropped mine",
        "in Graz you'd dropped your spoon and I gave you mine",
    ),
    ("met", "met in Graz. he burnt the paella on our sofa", "do you remember Graz and the paella I burnt"),
    ("met", "met in Graz. he found the second logbook", "in Graz I was proud that I found that second logbook"),
    (
        "worked_together",
        "pub quiz in Graz. she wrote the riddles, i did the soup",
        "the pub quiz in Graz, with your soup and my riddles",
    ),
    (
        "mutual_contact",
        "Babak told me to write to him. Babak buys kilns from Tomás",
        "Babak, who sells kilns to you, told me to write",
    ),
]

RIGHT = [
    ("met", "met in Graz, he taught me to splice a rope", "I loved learning to splice a rope from you in Graz"),
    ("met", "met in Graz, he taught me to splice a rope", "thank you for showing me how to splice a rope in Graz"),
    ("met", "met in Graz, he taught me to splice a rope", "it was lovely being taught to splice a rope by you in Graz"),
    ("met", "met in Graz. i lent him my tripod for the day", "in Graz you borrowed my tripod for the day"),
    ("met", "met in Graz. i lent him my tripod for the day", "I was glad to lend you my tripod in Graz"),
    ("worked_together", "in Graz, he was the foreman and i was the crane driver", "I was your crane driver in Graz"),
    ("worked_together", "in Graz, he was the foreman and i was the crane driver", "you were my foreman in Graz"),
    ("worked_together", "he was my tutor in Graz, tin class", "I was your student in the tin class in Graz"),
    ("worked_together", "my apprentice at the forge in Graz", "I was your boss at the forge in Graz"),
    ("met", "met in Graz, his pupils beat mine at chess", "your pupils beat mine at chess in Graz"),
    (
        "met",
        "quiz in Graz, her team beat ours by one point",
        "we were beaten by your team by one point at the quiz in Graz",
    ),
    (
        "mutual_contact",
        "Lena gave me his name, she and I did a tin course together",
        "Lena, with whom I did a tin course, gave me your name",
    ),
    (
        "mutual_contact",
        "Lena gave me his name, she and I did a tin course together",
        "Lena and I did a tin course together, and she gave me your name",
    ),
    (
        "mutual_contact",
        "my colleague Femi said to write to him, they climbed together",
        "my colleague Femi, who climbed with you, said to write to you",
    ),
    (
        "mutual_contact",
        "Lena (my aunts neighbour) said to write to him",
        "Lena, my aunt's neighbour, said to write to you",
    ),
    (
        "mutual_contact",
        "Lena taught him tin, she said to write to him",
        "Lena, who taught you tin, said to write to you",
    ),
    ("mutual_contact", "Lena taught him tin, she said to write to him", "Lena, your tin teacher, said to write to you"),
    (
        "same_community",
        "forum in Graz, he answered my question about tin lids",
        "in the forum in Graz you helped me with tin lids",
    ),
    (
        "same_community",
        "forum in Graz, he answered my question about tin lids",
        "in the forum in Graz I asked about tin lids and you answered",
    ),
    ("business", "we buy tin lids from his firm since 2020", "you have supplied us with tin lids since 2020"),
    ("business", "we buy tin lids from his firm since 2020", "we've been your customers for tin lids since 2020"),
    ("business", "they supply our tin lids since 2020", "we have been buying our tin lids from you since 2020"),
    ("business", "they supply our tin lids since 2020", "thank you for supplying our tin lids since 2020"),
    ("business", "i did her tax returns since 2020", "I've done your tax returns since 2020"),
    ("business", "she fixed our boiler in Graz", "thank you for fixing our boiler in Graz"),
    ("business", "he rents a stall from me in Graz", "you rent a stall from me in Graz"),
    ("met", "in Graz he gave me a lift to the station", "thanks again for giving me a lift to the station in Graz"),
    ("met", "his bag broke in Graz, i gave him my rope", "in Graz your bag broke and I gave you my rope"),
    (
        "worked_together",
        "in Graz she was the chef and i did the dishes. she taught me to bake, i taught her chess",
        "in Graz you taught me to bake and I taught you chess",
    ),
    ("business", "she's booked three of my bands in Graz", "you've booked three of my bands in Graz"),
    (
        "mutual_contact",
        "my cousin Sela Rahman works w him, gave me his name",
        "my cousin Sela Rahman gave me your name",
    ),
    (
        "worked_together",
        "volunteers in Graz, he does the timekeeping, i do the sticky notes",
        "it's your sticky notes person from Graz",
    ),
    ("met", "she ran the tin workshop in Graz, met there", "I was in your tin workshop in Graz, where we met"),
]


@pytest.mark.parametrize(("kind", "how", "said"), TURNED)
def test_what_is_turned_round_between_the_two_is_found(kind: str, how: str, said: str) -> None:
    assert disputed(kind, how, said)


@pytest.mark.parametrize(("kind", "how", "said"), RIGHT)
def test_what_is_told_from_the_other_side_is_let_through(kind: str, how: str, said: str) -> None:
    assert disputed(kind, how, said) == []
