"""What a script wrote for the vocabulary is what the package would work out."""

from writer.languages import Pack
from writer.reading.forms import stem

ENGLISH = Pack("en")


def test_the_stems_of_the_everyday_words_are_those_that_the_package_takes() -> None:
    assert ENGLISH.words("wordnet_stems") == {stem(word, ENGLISH) for word in ENGLISH.words("wordnet")}
    assert ENGLISH.words("verb_stems") == {stem(word, ENGLISH) for word in ENGLISH.words("verbs")}


def test_no_word_of_the_grammar_is_a_claim() -> None:
    grammar = {word for line in ENGLISH.words("grammar") for word in line.split()}

    assert not grammar & ENGLISH.words("claims")
