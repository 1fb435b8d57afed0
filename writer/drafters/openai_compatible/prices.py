"""What a request cost, by the price list that genai-prices carries; no server is asked for it."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal

from writer.drafters import Usage


def cost(usage: Usage, model: str, base_url: str) -> Decimal | None:
    """US dollars for these tokens; None, never 0, where the list does not know this model at this server."""
    if usage.input is None or usage.output is None:
        return None
    import genai_prices

    counted = genai_prices.Usage(
        input_tokens=usage.input,
        output_tokens=usage.output,
        cache_read_tokens=usage.cached or 0,
        cache_write_tokens=usage.written or 0,
    )
    with suppress(LookupError, ValueError):  # model or server not listed, or counts that contradict each other
        return genai_prices.calc_price(counted, model, provider_api_url=base_url).total_price
    return None
