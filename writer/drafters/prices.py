"""What a request cost, by the price list that genai-prices carries; it is asked no server."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from decimal import Decimal

from writer.drafters import Usage


def cost(usage: Usage, models: Iterable[str], base_url: str) -> Decimal | None:
    """US dollars for these tokens, by the first of the model's names that is listed for the server; None: unknown."""
    if usage.input is None or usage.output is None:
        return None
    import genai_prices

    counted = genai_prices.Usage(
        input_tokens=usage.input,
        output_tokens=usage.output,
        cache_read_tokens=usage.cached or 0,
        cache_write_tokens=usage.written or 0,
    )
    for model in models:
        with suppress(
            LookupError, ValueError
        ):  # a model or server that is not listed, or counts that contradict each other
            return genai_prices.calc_price(counted, model, provider_api_url=base_url).total_price
    return None
