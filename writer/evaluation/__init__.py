"""Evals: which prompt and model write better notes, and how sure one may be."""
