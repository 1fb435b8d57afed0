"""What is surely wrong fails, and what says the same in other dress gets the same verdict: with our own notes.

bench/mutations.py does the same with the notes of the labelled corpus; docs/mutations.md has its figures.
"""

from functools import cache

import pytest
from cases import Case
from mutants import MUTATIONS, mutants
from mutations import Table, judged, of_mutants, of_variants, own, survivors
from variants import VARIATIONS, variants

ENOUGH = 5
"""Mutants of each kind that the notes of the package give at least; 97 % of a kind have to fail, or all but one."""

GAPS = (
    "name from the profile",
    "history added",
    "negation added",
)
"""Kinds of which too many still pass, here or in the corpus: docs/mutations.md lists them."""

KINDS = [pytest.param(kind, marks=[pytest.mark.xfail] if kind in GAPS else []) for kind in MUTATIONS]


@cache
def notes() -> tuple[Case, ...]:
    return tuple(own())


@cache
def caught() -> Table:
    return of_mutants(notes())


@cache
def dressed() -> Table:
    return of_variants(notes())


def test_the_notes_that_mutants_are_made_of_pass():
    assert [case.id for case in notes() if not judged(case, case.note).passed] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_note_that_was_made_wrong_is_stopped(kind):
    tally = caught()[kind]
    most = max(1, 0.03 * tally.made)

    assert tally.made >= ENOUGH
    assert tally.made - tally.right <= most, survivors({kind: tally})


@pytest.mark.parametrize("kind", VARIATIONS)
def test_the_same_note_in_other_dress_gets_the_same_verdict(kind):
    assert dressed()[kind].made > 0
    assert survivors({kind: dressed()[kind]}) == []


def test_the_same_mutants_are_made_at_each_call():
    for case in notes():
        assert list(mutants(case)) == list(mutants(case))
        assert list(variants(case)) == list(variants(case))


def test_a_mutant_is_never_the_note_itself():
    for case in notes():
        assert all(mutant.note != case.note for mutant in (*mutants(case), *variants(case)))
