"""Asides: what the sender says to connote, and not about the two of them."""

from writer.languages import Pack
from writer.text.phrases import find, phrases


def instructs(clause: str, pack: Pack) -> bool:
    """Whether the clause tells what not to say, how to say it, or what was said in confidence."""
    return _is("forbid", clause, pack)


def is_taken_out(clause: str, before: str, following: str, pack: Pack) -> bool:
    """Whether nothing in the clause may be said: it instructs, or one of its neighbours speaks of it ("keep that
    quiet", "between us").
    """
    return instructs(clause, pack) or _is("points_back", following, pack) or _is("points_on", before, pack)


def _is(table: str, clause: str, pack: Pack) -> bool:
    return any(find(clause, phrases(pack, "asides", table)))
