"""Prompts: files that are found and read (`load`), and rendered with a request into what the model gets (`render`)."""

from writer.prompts.files import BEST, Prompt, load, names, parse, source
from writer.prompts.render import Message, Rendered, render

__all__ = ["BEST", "Message", "Prompt", "Rendered", "load", "names", "parse", "render", "source"]
