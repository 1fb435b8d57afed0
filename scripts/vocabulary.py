"""Makes three files of writer/languages/en/ from WordNet.

wordnet.txt holds everyday words that state nothing about anybody, by supersense; irregular.txt the irregular forms of
everyday words; verbs.txt the verbs that occur in WordNet's sense-tagged texts at all, rare ones too.

    python scripts/vocabulary.py /usr/share/wordnet

The folder holds the files of WordNet 3.0 as Debian's package wordnet-base ships them. A word is taken when the first
sense of its most frequent part of speech is an adverb, a descriptive adjective, a noun of feeling, cognition,
attribute, state or communication, or a verb other than those of competition and weather, and when it occurs in
WordNet's sense-tagged texts (which leaves out the rare ones). The words that would state something all the same are in
claims.txt, by hand.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from writer.languages import Pack
from writer.reading.forms import regular, stem

TAKEN = {
    "noun": {7, 9, 10, 12, 26},  # attribute, cognition, communication, feeling, state
    "verb": {29, 30, 31, 32, 34, 35, 36, 37, 38, 39, 40, 41, 42},  # all but competition and weather
    "adj": {0},
    "adv": {2},
}
ENGLISH = Pack("en")

RARE = 3
"""Words tagged less often than this are left out."""

SHORT = 3
"""Letters of a verb that keeps too few before its endings."""

TARGET = Path(__file__).parent.parent / "writer/languages/en"
HEADER = """\
# {what}; written by scripts/vocabulary.py, not by hand.
# Source: WordNet 3.0, Copyright 2006 by Princeton University; all rights reserved. Used under the WordNet licence
# (see LICENSE-wordnet.txt).
"""


def main(folder: Path) -> None:
    """Writes the files from the WordNet files in the folder."""
    senses = {pos: dict(_index(folder, pos)) for pos in TAKEN}
    words = {word for pos in TAKEN for word in senses[pos]}
    taken = sorted(word for word in words if _neutral(word, senses))
    _write("wordnet", "Everyday words that state nothing about anybody", taken)
    _write("irregular", "Irregular forms of everyday words, each with its base", sorted(_irregular(folder)))
    stems = sorted({stem(word, ENGLISH) for word in taken})
    _write("wordnet_stems", "The stems of wordnet.txt, so that they are not taken anew at every start", stems)
    verbs = sorted(word for word, (tagged, _) in senses["verb"].items() if tagged)
    _write("verbs", "Verbs, in their plain form", verbs)
    stems = sorted({stem(word, ENGLISH) for word in verbs})
    _write("verb_stems", "The stems of verbs.txt, so that they are not taken anew at every start", stems)


def _write(name: str, what: str, lines: list[str]) -> None:
    (TARGET / f"{name}.txt").write_text(HEADER.format(what=what) + "\n".join(lines) + "\n", encoding="utf-8")
    sys.stdout.write(f"{name}: {len(lines)}\n")


def _irregular(folder: Path) -> Iterator[str]:
    """Lines "form base" from WordNet's exception lists, where the rules for endings do not join the two: for the bases
    that occur in its tagged texts, and for the rarer ones where the form can be nothing else; and the forms of verbs so
    short that these rules leave them alone ("using", "used").
    """
    counts = _tagged(folder)
    for (base, pos), count in counts.items():
        if pos == "verb" and len(base) == SHORT and base[-1] == "e" and base[-2] not in "aeiouy" and count >= RARE:
            yield f"{base}d {base}"
            yield f"{base[:-1]}ing {base}"
    words = {regular(word, ENGLISH) for (word, _), count in counts.items() if count}
    for pos in ("verb", "noun"):
        for line in (folder / f"{pos}.exc").read_text(encoding="utf-8").splitlines():
            form, base, *_ = line.split()
            joined = not (form + base).isalpha() or regular(form, ENGLISH) == regular(base, ENGLISH)
            count = counts.get((base, pos), 0)
            plain = form.startswith(base[:-1]) and form.endswith(("ed", "ing", "s"))  # "leaves" of a tree: leave first
            own = regular(form, ENGLISH) not in words and (count or pos == "verb")
            if not joined and (own or (count >= RARE and not plain)):
                yield f"{form} {base}"


def _neutral(word: str, senses: dict[str, dict[str, tuple[int, int]]]) -> bool:
    found = {pos: table[word] for pos, table in senses.items() if word in table}
    pos = max(found, key=lambda each: found[each][0])
    tagged, supersense = found[pos]
    return tagged >= RARE and supersense in TAKEN[pos]


def _index(folder: Path, pos: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Each plain word with how often its senses were tagged, and the supersense of the first."""
    offsets = _supersenses(folder, pos)
    counts = _tagged(folder)
    for line in (folder / f"index.{pos}").read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            continue
        fields = line.split()
        word = fields[0]
        if word.isalpha() and word.islower() and len(word) > 2:
            synsets = fields[-int(fields[2]) :]
            yield word, (counts.get((word, pos), 0), offsets[synsets[0]])


def _supersenses(folder: Path, pos: str) -> dict[str, int]:
    lines = (folder / f"data.{pos}").read_text(encoding="utf-8").splitlines()
    return {line[:8]: int(line.split(maxsplit=2)[1]) for line in lines if not line.startswith(" ")}


def _tagged(folder: Path) -> dict[tuple[str, str], int]:
    """How often the senses of a word occur in the tagged texts, by part of speech (cntlist.rev: sense key, sense
    number, count).
    """
    kinds = {"1": "noun", "2": "verb", "3": "adj", "4": "adv", "5": "adj"}
    counts: dict[tuple[str, str], int] = {}
    for line in (folder / "cntlist.rev").read_text(encoding="utf-8").splitlines():
        key, _, count = line.split()
        word, _, rest = key.partition("%")
        where = word, kinds[rest[0]]
        counts[where] = counts.get(where, 0) + int(count)
    return counts


if __name__ == "__main__":
    main(Path(sys.argv[1]))
