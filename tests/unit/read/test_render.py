import pytest
from lxml import html

from twosource.read.render import render


def shown(source):
    return render(html.document_fromstring(source))


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>One  two\n three</p><p>four</p>", "One two three\nfour"),
        ("<div>before<p>in</p>after</div>", "before\nin\nafter"),
        ("<p>a<b>b</b> c <i> d</i></p>", "ab c d"),
        ("<p>one<br>two</p>", "one\ntwo"),
        ("<p>one<br>\n<br>two</p>", "one\ntwo"),
        ("<p>5 &lt; 6 &amp;&nbsp;so on&nbsp;</p>", "5 < 6 &\u00a0so on"),
        ("<table><tr><td>Kent</td><td>12</td></tr><tr><td>Essex<td>9</table>", "Kent\t12\nEssex\t9"),
        ("<p>seen<script>not()</script><style>x{}</style><noscript>no</noscript></p>", "seen"),
        ("<p hidden>no</p><p style='display: none'>no</p><template>no</template><p>yes</p>", "yes"),
        ("<head><title>no</title></head><body>yes<!-- no -->!</body>", "yes!"),
        ("<p>   </p><p>&nbsp;</p><p>x</p>", "x"),
        ("<dialog>no</dialog><p>yes", "yes"),
        ("<p>a <span class='x-tooltip'>b<span class='tooltip-text'>no</span></span> c</p>", "a b c"),
        ("<p>a <span class='tooltip'>b</span> <span role='tooltip'>no</span>c</p>", "a b c"),
    ],
)
def test_the_text_is_what_a_reader_sees(source, text):
    assert shown(source).text == text


def test_two_breaks_make_two_blocks_and_one_makes_none():
    page = shown("<div>one<br>two<br><br>three</div>")
    assert [block.span.of(page.text) for block in page.blocks] == ["one\ntwo", "three"]


def test_blocks_tell_element_and_enclosures():
    page = shown("<nav><ul><li><a href=x>Home</a></li></ul></nav><article><p class='article-standfirst'>Text</p></article>")
    assert [(block.tag, block.within) for block in page.blocks] == [
        ("li", ("nav", "ul", "a")),
        ("p", ("article", ".standfirst")),
    ]


def test_a_block_that_is_only_partly_link_is_no_link():
    page = shown("<p>See <a href=x>this</a></p>")
    assert "a" not in page.blocks[0].within


def test_an_aria_role_counts_as_the_element():
    assert shown("<div role=complementary><p>Aside</p></div>").blocks[0].within == ("aside",)


def test_runs_lead_back_to_the_text_nodes():
    source = "<html><head><title>T</title></head><body><p>One  two <b>three</b>\n four<!-- c -->five</p></body></html>"
    root = html.document_fromstring(source)
    page = render(root)
    nodes = []

    def collect(element):
        if isinstance(element.tag, str) and element.text:
            nodes.append(element.text)
        for child in element:
            collect(child)
            if child.tail:
                nodes.append(child.tail)

    collect(root)
    assert page.text == "One two three fourfive"
    mapped = 0
    for run in page.runs:
        assert page.text[run.start : run.end] == nodes[run.node][run.offset : run.offset + run.end - run.start]
        mapped += run.end - run.start
    assert mapped >= len(page.text.replace(" ", ""))
