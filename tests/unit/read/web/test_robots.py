import pytest

from twosource.errors import PageError
from twosource.read.web.robots import Answer, Robots

RULES = b"User-agent: *\nDisallow: /private\nCrawl-delay: 3\n\nUser-agent: twosource\nDisallow: /desk\nCrawl-delay: 2.5\n"


def robots(answer: Answer | PageError) -> tuple[Robots, list[str], dict[str, float]]:
    asked: list[str] = []
    wishes: dict[str, float] = {}

    def ask(url: str) -> Answer:
        asked.append(url)
        if isinstance(answer, PageError):
            raise answer
        return answer

    return Robots(ask, wishes.__setitem__), asked, wishes


def test_the_group_that_names_us_counts_alone():
    rules, asked, wishes = robots(Answer(200, RULES))
    rules.check("https://kelm.example:8443/private")
    with pytest.raises(PageError, match=r"robots.txt of kelm.example:8443 asks programs not to fetch"):
        rules.check("https://kelm.example:8443/desk/1")
    assert asked == ["https://kelm.example:8443/robots.txt"]
    assert wishes == {"kelm.example": 2.5}


def test_each_scheme_and_port_has_its_own_rules():
    rules, asked, _ = robots(Answer(200, b""))
    for url in ("http://kelm.example/a", "https://kelm.example/a", "https://kelm.example:81/a", "https://kelm.example/b"):
        rules.check(url)
    assert asked == [
        f"{site}/robots.txt" for site in ("http://kelm.example", "https://kelm.example", "https://kelm.example:81")
    ]


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_no_robots_txt_allows_everything(status: int):
    robots(Answer(status, b"User-agent: *\nDisallow: /"))[0].check("https://kelm.example/a")


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_site_that_cannot_say_is_left_alone(status: int):
    with pytest.raises(PageError, match=rf"cannot be had \({status}\)"):
        robots(Answer(status, b""))[0].check("https://kelm.example/a")


def test_a_site_that_cannot_be_reached_is_asked_once():
    rules, asked, _ = robots(PageError("kelm.example does not answer", "try again later"))
    for _ in range(3):
        with pytest.raises(PageError, match="does not answer"):
            rules.check("https://kelm.example/a")
    assert len(asked) == 1


def test_a_hostile_robots_txt_ends_soon():
    rules, _, _ = robots(Answer(200, b"User-agent: *\nDisallow: /" + b"*a" * 200_000))
    rules.check("https://kelm.example/" + "a" * 1_900)
