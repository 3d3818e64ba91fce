import pytest
from lxml import html

from twosource.read.stated import stated_facts, without_site


def facts(head, body="<p>Some words.</p>", **options):
    return stated_facts(html.document_fromstring(f"<html><head>{head}</head><body>{body}</body></html>"), **options)


def ld(json):
    return f'<script type="application/ld+json">{json}</script>'


def test_json_ld_in_a_graph_with_references():
    found = facts(
        ld(
            '{"@graph": [{"@type": "Person", "@id": "#p", "name": "Una Moor"},'
            '{"@type": ["NewsArticle"], "headline": "Pier &amp; quay", "author": {"@id": "#p"},'
            '"publisher": {"@type": "Organization", "name": "Quay Post"}, "dateModified": "2023-03-07"}]}'
        )
    )
    assert (found.title, found.authors, found.publisher, found.updated) == (
        "Pier & quay",
        ("Una Moor",),
        "Quay Post",
        "2023-03-07",
    )


def test_broken_json_ld_is_mended_or_left_out():
    assert facts(ld('{"@type": "NewsArticle", "headline": "Pier opens",}')).title == "Pier opens"
    assert facts(ld('{"@type": ') + "<meta property='og:title' content='Pier'>").title == "Pier"


def test_of_several_articles_the_one_headed_like_the_page_counts():
    found = facts(
        ld(
            '[{"@type": "Article", "headline": "Other", "datePublished": "2020-01-01"},'
            '{"@type": "Article", "headline": "Pier opens", "datePublished": "2023-03-06"}]'
        )
        + "<meta property='og:title' content='Pier opens'>"
    )
    assert found.published == "2023-03-06"


@pytest.mark.parametrize(
    "head",
    [
        "<meta property='article:published_time' content='2023-03-06T20:00:00Z'>",
        "<meta name='parsely-pub-date' content='2023-03-06T20:00Z'>",
        "<meta itemprop='datePublished' content='Mon, 06 Mar 2023 20:00:00 GMT'>",
        "<meta name='DC.date' content='20230306T2000Z'>",
    ],
)
def test_meta_dates(head):
    assert facts(head).published == "2023-03-06T20:00Z"


def test_a_moment_in_utc_is_given_in_local_time_where_another_field_states_it_so():
    utc = "<meta property='article:published_time' content='2023-03-06T23:00:00Z'>"
    same = "<time itemprop='datePublished' datetime='2023-03-07T01:00+02:00'>Tuesday</time>"
    other = "<time itemprop='datePublished' datetime='2023-03-08T01:00+02:00'>Wednesday</time>"
    assert facts(utc, same).published == "2023-03-07T01:00+02:00"
    assert facts(utc, other).published == "2023-03-06T23:00Z"


def test_a_system_s_empty_date_is_none():
    assert facts("<meta name='date' content='9999-12-31'>").published is None


@pytest.mark.parametrize(
    ("company", "site", "name"),
    [
        ("Quay Publishing Group Ltd", "Quay Post", "Quay Post"),
        ("Quay Post Inc", "All the news of the quay and the harbour", "Quay Post Inc"),
        ("Quay Post", "The Quay", "Quay Post"),
        ("https://quay.example", "Quay Post", "Quay Post"),
    ],
)
def test_a_company_gives_way_to_the_name_of_its_site(company, site, name):
    head = f"<meta property='og:site_name' content='{site}'>"
    article = f'{{"@type": "Article", "headline": "x", "publisher": {{"name": "{company}"}}}}'
    assert facts(head + ld(article)).publisher == name


def test_an_agency_that_json_ld_credits_follows_the_authors():
    article = '{"@type": "Article", "author": "Una Moor", "provider": {"name": "Reuters"}, "sourceOrganization": "Quay Post"}'
    assert facts(ld(article)).authors == ("Una Moor", "Reuters")


def test_a_time_element_that_says_so():
    body = "<time itemprop='datePublished' datetime='2023-03-06'>Monday</time>"
    assert facts("", body).published == "2023-03-06"


def test_nothing_stated_is_none():
    found = facts("")
    assert (found.title, found.publisher, found.authors, found.published, found.canonical) == (None, None, (), None, None)


def test_authors_are_people_not_addresses_or_the_paper():
    found = facts(
        "<meta property='og:site_name' content='Quay Post'>"
        + ld('{"@type": "Article", "headline": "x", "author": ["By Una Moor and Bo Lind", "Quay Post", "https://x.example/a"]}')
    )
    assert found.authors == ("Una Moor", "Bo Lind")


def test_the_visible_headline_wins_where_a_field_agrees():
    assert facts("<title>Pier opens late | Quay Post</title>", "<h1>Pier opens late</h1>").title == "Pier opens late"


@pytest.mark.parametrize(
    ("title", "site", "left"),
    [
        ("Pier opens late - Quay Post", "Quay Post", "Pier opens late"),
        ("Pier opens late | News | Quay Post", "The Quay Post", "Pier opens late"),
        ("Pier opens – late", "Quay Post", "Pier opens – late"),
        ("Quay Post", "Quay Post", "Quay Post"),
    ],
)
def test_the_site_is_cut_off_the_title(title, site, left):
    assert without_site(title, site) == left


def test_canonical_must_be_an_address():
    assert facts("<link rel=canonical href='https://quay.example/a'>").canonical == "https://quay.example/a"
    assert facts("<link rel=canonical href='javascript:alert(1)'>").canonical is None


def test_a_moment_in_utc_takes_the_clock_of_a_field_without_a_zone():
    utc = "<meta property='article:published_time' content='2030-03-24T01:06:51+00:00'>"
    assert facts(utc + "<meta name='published_at' content='2030-03-23 17:06:51'>").published == "2030-03-23T17:06-08:00"
    assert facts(utc + "<meta name='published_at' content='2030-03-23 17:09:51'>").published == "2030-03-24T01:06Z"


def test_a_moment_in_utc_takes_the_zone_of_the_page_s_other_times():
    article = '{"@type": "Article", "datePublished": "2030-03-04T01:00:00Z", "dateModified": "2030-03-04T09:00:00-05:00"}'
    assert facts(ld(article)).published == "2030-03-03T20:00-05:00"


@pytest.mark.parametrize(
    "node",
    [
        '{"@type": "WebPage", "datePublished": "2030-03-04"}',
        '{"@graph": [{"@type": "QAPage", "mainEntity": {"@type": "Question", "datePublished": "2030-03-04"}}]}',
        '{"@type": "VideoObject", "uploadDate": "2030-03-04"}',
    ],
)
def test_the_date_of_the_page_where_no_article_states_one(node):
    assert facts(ld(node)).published == "2030-03-04"


def test_the_time_at_the_headline():
    shown = "<header><h1>Pier opens</h1><time datetime='2030-03-04'>Monday</time></header>"
    other = "<aside><h2>Other</h2><time datetime='2030-03-09'>Saturday</time></aside>"
    assert facts("", f"<article>{shown}</article>{other}").published == "2030-03-04"
    assert facts("", f"<article><h1>Pier opens</h1></article>{other}").published is None
    changed = "<div><h1>Pier opens</h1><time class='updated' datetime='2030-03-05'>Tuesday</time></div>"
    assert facts("", changed).published is None


def test_no_date_is_searched_for_in_the_words():
    assert facts("", "<h1>Pier opens</h1><p>The board met on 4 March 2030.</p>").published is None


def test_a_script_that_writes_the_only_date():
    assert facts("", "<p><script>showDate('2030/03/04 01:43:09')</script></p>").published == "2030-03-04"
    assert facts("", "<p><script>if (a('2030/03/04')) { b(); }</script></p>").published is None


@pytest.mark.parametrize(
    ("head", "section"),
    [
        ("<meta property='article:section' content='Opinion'>", "Opinion"),
        (ld('{"@type": "Article", "headline": "x", "articleSection": ["News", "World"]}'), "World"),
        (
            ld(
                '{"@type": "BreadcrumbList", "itemListElement": [{"item": {"name": "Home"}}, {"name": "News"},'
                '{"item": {"name": "Politics"}}, {"name": "Pier opens"}]}'
            ),
            "Politics",
        ),
        (ld('{"@type": "BreadcrumbList", "itemListElement": [{"name": "Home"}]}'), None),
    ],
)
def test_sections(head, section):
    assert facts(head).section == section


def test_a_moment_in_utc_takes_the_zone_of_the_times_in_scripts():
    utc = "<meta property='article:published_time' content='2030-03-04T01:06:51Z'>"
    data = "<script>var next = {'at': 'Mon, 04 Mar 2030 23:00:00 -0500', 'then': '2030-03-05T02:00:00.000-05:00'}</script>"
    assert facts(utc + data).published == "2030-03-03T20:06-05:00"
    assert facts(utc + data + "<script>x = '2030-03-05T02:00:00+01:00'</script>").published == "2030-03-04T01:06Z"
