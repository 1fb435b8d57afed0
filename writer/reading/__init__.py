"""Understanding: the facts of a brief, and a text read against them. Checks judge what is read, the trace shows it."""

from writer.reading.cues import Claim
from writer.reading.facts import Facts, Question, facts
from writer.reading.linking import Link
from writer.reading.note import Reading, Word
from writer.reading.reader import read
from writer.reading.records import Fact
from writer.reading.trace import left_out, trace

__all__ = ["Claim", "Fact", "Facts", "Link", "Question", "Reading", "Word", "facts", "left_out", "read", "trace"]
