"""Text as such, whatever its language: characters, normal form, words with their places, sentences, numbers."""
