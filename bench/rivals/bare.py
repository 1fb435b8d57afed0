"""The floor: openai's SDK in a loop with threads, and nothing else. python bare.py CASES IN_FLIGHT URL"""

import sys
from concurrent.futures import ThreadPoolExecutor

import openai


def main(cases: int, in_flight: int, url: str) -> None:
    client = openai.OpenAI(base_url=url, max_retries=0)

    def ask(number: int) -> str:
        message = {"role": "user", "content": f"Write 3 drafts of a connection note to Person {number}"}
        schema = {"type": "json_schema", "json_schema": {"name": "drafts", "schema": {"type": "object"}}}
        answer = client.chat.completions.create(model="tiny", messages=[message], response_format=schema)  # type: ignore[call-overload]
        return str(answer.choices[0].message.content)

    with ThreadPoolExecutor(in_flight) as pool:
        assert all(pool.map(ask, range(cases)))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
