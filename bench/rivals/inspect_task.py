"""The same run for Inspect: one draft a case, and a check of its length."""

from inspect_ai import Task, task
from inspect_ai.dataset import MemoryDataset, Sample
from inspect_ai.scorer import Score, Target, accuracy, scorer, stderr
from inspect_ai.solver import TaskState, generate


@scorer(metrics=[accuracy(), stderr()])
def short_enough(limit: int = 300):
    async def score(state: TaskState, target: Target) -> Score:
        return Score(value="C" if len(state.output.completion) <= limit else "I")

    return score


@task
def notes(n: int = 500):
    rows = [Sample(id=i, input=f"Write a connection note to Person {i} about topic {i}") for i in range(n)]
    return Task(dataset=MemoryDataset(rows), solver=generate(), scorer=short_enough())
