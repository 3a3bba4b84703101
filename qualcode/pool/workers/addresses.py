"""Whether texts would go to an address in the clear."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from ipaddress import ip_address
from urllib.parse import urlsplit

from qualcode.catalogue import _
from qualcode.errors import QualcodeError


def demand_safe(addresses: Iterable[str]) -> None:
    """Raise QualcodeError where one of them is reached without TLS, and not on this machine alone."""
    for address in addresses:
        if not address.startswith("tls://") and not _is_on_this_machine(address):
            raise QualcodeError(
                _("“{address}” is not reached by TLS: texts would go there in the clear.", address=address),
                _("Give the address of a scheduler with TLS, tls://HOST:8786, or of one on this machine."),
            )


def _is_on_this_machine(address: str) -> bool:
    with suppress(ValueError):
        place = urlsplit(address)
        return place.scheme == "tcp" and (
            place.hostname == "localhost" or ip_address(place.hostname or "").is_loopback
        )
    return False
