"""Two simulated models, to try evals where no model is at hand. They are no models, and say nothing about any.

What they write is a note that the offline drafter composed, spoilt now and then in one of the ways in which models go
wrong, at rates that are set here. They do not read the prompt. Tokens, price and seconds are made up as well.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from random import Random

from writer.brief import Brief
from writer.drafters import Answer, Request, Usage
from writer.drafters.offline import compose
from writer.journal import request_hash
from writer.prompts import render


@dataclass(frozen=True)
class Rates:
    """How often a draft is spoilt, at first and when it is asked to mend one; and US dollars for a million tokens."""

    spoilt: float
    spoilt_again: float
    malformed: float
    dollars_in: Decimal
    dollars_out: Decimal
    seconds: float


MODELS: Mapping[str, Rates] = {
    "simulated-strong": Rates(0.30, 0.15, 0.002, Decimal("2"), Decimal("8"), 2.2),
    "simulated-weak": Rates(0.75, 0.60, 0.04, Decimal("0.15"), Decimal("0.60"), 0.9),
}


class Simulated:
    """A made-up model: `name` says which, and the same seed and request always get the same answer."""

    host = ""
    repairs = True

    def __init__(self, name: str, seed: int = 0) -> None:
        self.name = name
        self.rates = MODELS[name]
        self.settings = f"spoils {self.rates.spoilt} of its drafts"
        self._seed = seed

    def draft(self, request: Request) -> Answer:
        """Drafts, some of them spoilt."""
        random = Random(f"{self.name} {self._seed} {request_hash(request)}")
        read = sum(len(message.content) for message in render(request).messages) // 4
        seconds = self.rates.seconds * random.lognormvariate(0, 0.4)
        if random.random() < self.rates.malformed:
            return Answer((), "malformed", self._usage(read, 40), self.name, seconds=seconds)
        rate = self.rates.spoilt_again if request.previous else self.rates.spoilt
        drafts = tuple(_draft(request.brief, number, rate, random) for number in range(request.n))
        written = sum(map(len, drafts)) // 4 + 12 * request.n
        return Answer(drafts, "fine", self._usage(read, written), self.name, seconds=seconds)

    def _usage(self, read: int, written: int) -> Usage:
        cost = (read * self.rates.dollars_in + written * self.rates.dollars_out) / 1_000_000
        return Usage(input=read, output=written, cost=cost)


@lru_cache(maxsize=4096)
def _composed(brief: Brief) -> tuple[str, ...]:
    plain = f"Hi {_first(brief)}, {brief.connection.how or brief.reason}"
    return compose(brief) or (plain,)


def _draft(brief: Brief, number: int, rate: float, random: Random) -> str:
    composed = _composed(brief)
    text = composed[number % len(composed)]
    return random.choice(DEFECTS)(text, brief, random) if random.random() < rate else text


def _first(brief: Brief) -> str:
    return brief.recipient.name.split(" ")[0] if brief.recipient.name else "there"


def _too_long(text: str, brief: Brief, random: Random) -> str:
    filler = " It was a real pleasure, and I would be very glad indeed to stay in touch with you from now on."
    return text + filler * (1 + max(0, brief.limit - len(text)) // len(filler))


def _blank(text: str, brief: Brief, random: Random) -> str:
    return text.replace(_first(brief), "[First Name]") if _first(brief) in text else f"{text} [Your Name]"


def _stock(text: str, brief: Brief, random: Random) -> str:
    return f"I hope this message finds you well. {text}"


def _pitch(text: str, brief: Brief, random: Random) -> str:
    return f"{text} Do you have 15 minutes this week? https://meet.example/{random.randrange(1000)}"


def _invention(text: str, brief: Brief, random: Random) -> str:
    year = random.choice([2011, 2014, 2016])
    return f"{text} Congratulations on the Halvorsen Medal of {year}."


def _stronger_tie(text: str, brief: Brief, random: Random) -> str:
    return f"{text} Our mutual friend Ottokar speaks highly of you."


def _wrong_name(text: str, brief: Brief, random: Random) -> str:
    return f"Hi {random.choice(['Bartholomew', 'Xanthippe'])}, {text}"


def _preamble(text: str, brief: Brief, random: Random) -> str:
    return f"Here is your note:\n\n{text}"


DEFECTS: tuple[Callable[[str, Brief, Random], str], ...] = (
    _too_long, _blank, _stock, _pitch, _invention, _stronger_tie, _wrong_name, _preamble,
)  # fmt: skip
