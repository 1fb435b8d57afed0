"""The offline drafter: notes composed from the brief by rules held as data, without a model or a network."""

from writer.drafters.offline.drafter import FULLER, Offline, compose

__all__ = ["FULLER", "Offline", "compose"]
