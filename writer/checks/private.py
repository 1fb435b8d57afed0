"""See the docstring of the check."""

from collections.abc import Iterator

from writer.checks import Example, check
from writer.note import Finding
from writer.reading import Reading
from writer.reading.privacy import private_words

_MOTHER = {"recipient.about": "Tomás Herrera\nMaintains gridflow. Cancer survivor, father of three, 47."}


@check(
    passes=[
        "Hi Tomás, it was good to talk about gridflow at PyCon DE in Berlin. Nadia",
        Example(
            "Hi Tomás, we met at the cancer survivors' run in Brno and talked about gridflow.",
            {"connection.how": "met at the cancer survivors' run in Brno, talked about gridflow", **_MOTHER},
        ),
        Example("Hi Tomás, gridflow at PyCon was a healthy surprise. Nadia", _MOTHER),
        Example("Hi Tomás, gridflow at PyCon in Berlin was the twin of a tool of ours. Nadia", _MOTHER),
        Example(
            "Hi Tomás, gridflow at PyCon was fun, and so was your daughter with the cables. Nadia",
            {"connection.how": "met at PyCon, gridflow, his daughter played with the cables (dont mention his dad)"},
        ),
        Example(
            "Hi Tomás, at PyCon your plum cake made me think of my aunt Luz. Nadia",
            {"connection.how": "met at PyCon. my aunt Luz knew him, his plum cake! don't mention what my aunt died of"},
        ),
    ],
    fails=[
        Example("Hi Tomás, we talked about gridflow at PyCon. As a cancer survivor you inspire me. Nadia", _MOTHER),
        Example("Hi Tomás, we talked about gridflow at PyCon. How are your three children? Nadia", _MOTHER),
        Example(
            "Hi Tomás, we talked about gridflow at PyCon, and of your late father. Nadia",
            {"connection.how": "met at PyCon, gridflow, and he told me of his late dad (dont mention his dad please)"},
        ),
        Example(
            "Hi Tomás, we talked about gridflow at PyCon, when your children were small. Nadia",
            {"connection.how": "met at PyCon, gridflow (dont mention his kids or the divorce pls)"},
        ),
        Example("Hi Tomás, we talked about gridflow at PyCon. Your hearing loss makes you a better listener. Nadia"),
        Example("Hi Tomás, we talked about gridflow at PyCon. As one believer to another, thank you. Nadia", _MOTHER),
        Example("Hi Tomás, we talked about gridflow at PyCon. Being a father of three must be busy. Nadia", _MOTHER),
    ],
)
def private(reading: Reading) -> Iterator[Finding]:
    """The note brings up something private of theirs that your own words do not.

    Health, faith, politics, family, age, home, money and looks are theirs to bring up, even where their profile does.
    What you asked not to be mentioned stays out as well.
    """
    for word, message in private_words(reading):
        yield Finding("private", word.text, word.start, word.end, message)
