"""What a site's robots.txt lets us fetch: RFC 9309, with the crawl delay many sites add."""

from collections.abc import Callable
from urllib.parse import urlsplit

import msgspec
from protego import Protego

from twosource.errors import PageError

AGENT = "twosource"
"""The name a robots.txt would call us by."""
MOST_ROBOTS_BYTES = 512_000
"""Bytes of a robots.txt that are read; the standard asks for 500 kibibytes at least."""


class Answer(msgspec.Struct, frozen=True):
    """What came for a robots.txt, redirections followed."""

    status: int
    body: bytes


class Robots:
    """The rules of every site asked so far."""

    def __init__(self, ask: Callable[[str], Answer], wish: Callable[[str, float], None]) -> None:
        """`ask` fetches a robots.txt and raises `PageError` where it cannot; `wish` is told a host's crawl delay."""
        self._ask = ask
        self._wish = wish
        self._rules: dict[str, Protego | PageError] = {}

    def check(self, url: str) -> None:
        """Passes if the page may be fetched.

        Raises:
            PageError: it may not; or the site cannot be reached, or cannot say, which the standard counts as no.
        """
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if site not in self._rules:
            self._rules[site] = self._rules_of(site, parts.hostname or "")
        rules = self._rules[site]
        if isinstance(rules, PageError):
            raise type(rules)(rules.message, rules.mend)
        if not rules.can_fetch(url, AGENT):
            raise PageError(
                f"robots.txt of {parts.netloc} asks programs not to fetch this page",
                "save the page in a browser and give the file",
            )

    def _rules_of(self, site: str, host: str) -> Protego | PageError:
        try:
            answer = self._ask(f"{site}/robots.txt")
        except PageError as error:
            return error
        if answer.status >= 500 or answer.status == 429:
            return PageError(
                f"robots.txt of {host} cannot be had ({answer.status}), so nothing is fetched from there", "try again later"
            )
        text = answer.body[:MOST_ROBOTS_BYTES].decode("utf-8", errors="replace") if answer.status == 200 else ""
        rules = Protego.parse(text.removeprefix("\ufeff"))
        if delay := rules.crawl_delay(AGENT):
            self._wish(host, float(delay))
        return rules
