"""The drafter for any server that speaks the chat-completions API. Importing it does not import openai."""

from writer.drafters.openai_compatible.drafter import TRIES, OpenAICompatible
from writer.drafters.openai_compatible.models import DEFAULT_MODEL

__all__ = ["DEFAULT_MODEL", "TRIES", "OpenAICompatible"]
