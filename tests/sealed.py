"""A sealed network: whatever would leave this machine fails loudly. Loopback stays open."""

import ipaddress
import socket
from typing import Any


class LeftTheMachine(AssertionError):
    """A test tried to reach another machine."""


def seal() -> None:
    """Seals the network of this process, for good."""
    _guard("connect", lambda self, address: address)
    _guard("connect_ex", lambda self, address: address)
    _guard("sendto", lambda self, data, *rest: rest[-1])
    resolve = socket.getaddrinfo

    def getaddrinfo(host: Any, *rest: Any, **named: Any) -> Any:
        _is_here(host)
        return resolve(host, *rest, **named)

    socket.getaddrinfo = getaddrinfo


def _guard(name: str, address_of: Any) -> None:
    original = getattr(socket.socket, name)

    def guarded(self: socket.socket, *given: Any) -> Any:
        if self.family != socket.AF_UNIX:
            _is_here(address_of(self, *given)[0])
        return original(self, *given)

    setattr(socket.socket, name, guarded)


def _is_here(host: Any) -> None:
    name = host.decode() if isinstance(host, bytes) else host
    if name in (None, "", "localhost"):
        return
    try:
        here = ipaddress.ip_address(name).is_loopback
    except ValueError:
        here = False
    if not here:
        raise LeftTheMachine(f"A test tried to reach {name}.")
