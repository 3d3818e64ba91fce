"""Which network addresses may be called.

A page must not make us call the user's own network, so the address that is connected to is judged, never the name it was found
by. Public is what the IANA special-purpose registries (RFC 6890 and its updates) call globally reachable, with the following
differences: of IPv6 only the global unicast block 2000::/3 is in use; addresses that wrap an IPv4 address are judged by
what they wrap; multicast is no page; and cloud machines answer their tenants under a few addresses that look public.
"""

import ipaddress

_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
_NAT64 = (ipaddress.IPv6Network("64:ff9b::/96"), ipaddress.IPv6Network("64:ff9b:1::/48"))
# Named here because Python's own tables, which follow the registries, differ with its version.
_NOT_PUBLIC = (
    ipaddress.IPv4Network("100.64.0.0/10"),  # carrier-grade NAT (RFC 6598), and the metadata service of one cloud
    ipaddress.IPv4Network("192.88.99.0/24"),  # 6to4 relays, deprecated (RFC 7526)
    ipaddress.IPv4Network("192.0.0.0/24"),  # protocol assignments (RFC 6890), and the metadata service of another cloud
    ipaddress.IPv4Network("168.63.129.16/32"),  # one cloud's host as its tenants see it
)
_NOT_PUBLIC_V6 = (
    ipaddress.IPv6Network(
        "2001::/23"
    ),  # protocol assignments: Teredo, whose far end is a private machine (RFC 4380), and others
    ipaddress.IPv6Network("3fff::/20"),  # documentation (RFC 9637)
)


def is_public(address: str) -> bool:
    """Whether anyone on the Internet would reach the same machine under this IP address.

    Args:
        address: an IPv4 or IPv6 address in any usual notation, an IPv6 one also with its zone ("fe80::1%eth0").

    Returns:
        False also for what is no IP address.
    """
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv4Address):
        return _public_v4(ip)
    wrapped = _wrapped(ip)
    if wrapped is not None:
        return _public_v4(wrapped)
    return ip in _GLOBAL_UNICAST and ip.is_global and not any(ip in network for network in _NOT_PUBLIC_V6)


def _public_v4(ip: ipaddress.IPv4Address) -> bool:
    special = ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip.is_loopback or ip.is_link_local
    return ip.is_global and not special and not any(ip in network for network in _NOT_PUBLIC)


def _wrapped(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address inside a mapped (::ffff:a.b.c.d), compatible (::a.b.c.d), 6to4 or NAT64 one."""
    if ip.ipv4_mapped is not None:
        return ip.ipv4_mapped
    if ip.sixtofour is not None:
        return ip.sixtofour
    if int(ip) >> 32 == 0 or any(ip in network for network in _NAT64):
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return None
