"""Lines of many houses: what is told apart from the report whatever its exact words, and what must stay."""

import pytest

from twosource.model import Block, Reading
from twosource.page.blocks import find_blocks
from twosource.read import html_page, text_page

HEADLINE = "Harbour board puts off opening of new pier"
REPORT = [
    "The harbour board said on Monday that the new pier would open in spring, a year later than planned.",
    "Its chair, Ada Quill, told reporters that the delay had been caused by a shortage of stone.",
    "Fishermen who use the old pier said they had been given no notice, and asked the board to meet them.",
    "“We were promised a pier,” said Bo Lind, who has fished there for thirty years.",
]


def roles(*lines):
    page = text_page("\n".join(lines), name="a")
    return {block.span.of(page.text): block.role for block in find_blocks(Reading(page=page))}


def at_end(line):
    return roles(HEADLINE, *REPORT, line)[line]


def inside(line):
    return roles(HEADLINE, *REPORT[:2], line, *REPORT[2:])[line]


def under_headline(line):
    return roles(HEADLINE, line, *REPORT)[line]


FURNITURE = {
    "newsletter": [
        "The Tide Letter lands every Friday at seven. Sign up here",
        "Ledger-Post subscribers get the rate briefing by email. Sign up here.",
        "Sign up: the Morning Tide, our free daily email",
        "Our best stories, once a week, by email",
        "Want the harbour news first? Join 40,000 readers of our free newsletter.",
        "Enjoying this story? The Saturday Read sends you five more like it.",
        "Email address",
        "Enter your e-mail address",
        "We'll never share your address. Unsubscribe whenever you like.",
        "You are signed up. Look out for the first issue in your inbox.",
        "Free every morning: the news you need to know, by email",
        "Subscribe to Kelm Weekly",
        "Sent daily at 6 a.m. Unsubscribe any time.",
        "By signing up you agree to our terms",
        "Never miss a story: turn on notifications",
        "Get alerts on this topic",
        "Add your email to get the latest on the pier",
        "Start your day with the Quay Post: our editors' pick of the morning, straight to you",
        "Thanks for signing up!",
        "This site is protected by reCAPTCHA and the Google Privacy Policy and Terms of Service apply.",
    ],
    "subscription": [
        "Read the Courier for a month at half price. See the offer",
        "Subscribers read the Quay Post without adverts. Find out more",
        "This story is free to read thanks to our subscribers.",
        "You have two free articles left this month.",
        "You have read 3 of 5 free articles.",
        "Support our newsroom: subscribe from $1 a week",
        "Already subscribed? Log in",
        "Unlimited digital access, four weeks for $4. Cancel anytime.",
        "Only subscribers can read the rest of this article.",
        "To read on, choose a plan.",
        "Keep reading for €1 a month",
        "Become a supporter of the Quay Post from £3 a month",
        "Try one month for 99p",
        "Limited-time offer: six months for the price of two",
        "You are reading one of your free stories this month.",
        "Good journalism costs money. Please consider a contribution.",
        "Help us keep telling Kelm's stories. Give what you can.",
        "Your subscription pays for reporting like this",
    ],
    "share": [
        "Share this report with a friend",
        "Share: Facebook X WhatsApp Email",
        "Send this page to someone",
        "Copy link to article",
        "Share 41 Tweet 12 Print",
        "Facebook Twitter WhatsApp Email",
        "14 shares",
        "Post Share Save",
        "Share on Bluesky",
        "Share on Threads",
        "Email this story",
        "Print this story",
        "Save this story for later",
        "Follow the Quay Post on Instagram",
        "Follow us: @quaypost",
        "Like this story? Share it.",
        "Tell a friend",
        "Was this article helpful?",
        "Add us as a preferred source on Google",
        "Listen to this article, 4 min",
        "Listen (3 mins)",
    ],
    "cookies": [
        "We and our 214 partners use cookies.",
        "This page uses cookies. Choose what you allow.",
        "We use essential cookies and, if you agree, others to measure visits.",
        "Cookies help us run this site. Manage your choices",
        "Cookie preferences",
        "Manage my choices",
        "Reject all",
        "Accept and close",
        "Only necessary cookies",
        "Allow all",
        "Your choices about cookies",
        "Privacy notice",
        "Privacy and cookies",
        "Privacy Cookie settings",
        "Terms of sale",
        "Your privacy matters to us. We store data on your device to show you adverts.",
        "You can change your mind at any time under Privacy settings.",
        "Some of our partners process your data on the basis of legitimate interest.",
        "We respect your privacy",
        "Please turn off your ad blocker to read this page.",
        "It looks like you are using an ad blocker.",
    ],
    "related": [
        "More from the Courier",
        "More by Jonna Aske",
        "Read this next",
        "Also on Quay Post",
        "Related: Harbour tunnel delayed again",
        "READ MORE | Ferry strike enters second week",
        "Read more on this story: Why the ferry strike is not over",
        "SEE ALSO: Ten harbours to visit",
        "You may have missed",
        "Other stories you might like",
        "Most read in Harbour",
        "Today's top stories",
        "More in World",
        "Recommended reading",
        "Editors' selection",
        "What others are reading",
        "From our archive",
        "Also read: the pier that never was",
        "Related topics: harbour, piers, Kelm",
        "Topics: Harbour | Piers | Kelm",
        "Tags: harbour, piers",
        "Next article: Ferry strike enters second week",
        "<< Previous",
        "Back to News",
        "Sponsored links",
        "Paid for by Kelm Water",
        "Live: follow the count",
        "In this section",
    ],
    "signin": [
        "Sign in or register",
        "Log in / Register",
        "Sign in to save this story",
        "Please sign in to your Estrel Courier account to join the conversation.",
        "New here? Create a free account.",
        "Logged in as guest",
        "You must sign in to vote.",
        "Forgotten your password?",
        "Remember me",
        "Your account is not active. Contact customer services.",
        "Not a member yet? Join now",
        "My profile",
        "Welcome back, reader. Log out",
        "Sign in with Google",
        "Continue with Facebook",
        "Manage your account",
        "Hello, guest. Sign in",
        "Members only",
    ],
    "app": [
        "Download the Quay Post app for iOS and Android",
        "Get the Kelm FM app",
        "Read this in our app",
        "Better in the app",
        "Open in app",
        "Available on the App Store and Google Play",
        "Scan the code to get our app.",
        "Our app is free. Download it now for alerts on the stories you follow.",
        "Get it on Google Play",
        "Download on the App Store",
        "Install our app for faster news",
        "Use the Quay Post app to hear this story read aloud.",
        "Watch live on our app",
        "Follow the Quay Post on WhatsApp for updates",
        "Join our WhatsApp channel",
        "Subscribe to us on YouTube",
        "Find the Quay Post on Apple News",
        "Ask your smart speaker for Kelm FM",
        "Listen live on Kelm FM, 98.4",
        "Turn on push alerts",
    ],
    "comments": [
        "Comments: house rules",
        "Comments (14)",
        "14 comments so far",
        "Readers' comments",
        "Comment on this story",
        "Join the debate",
        "What do you think? Tell us below.",
        "Your views",
        "Our rules for comments",
        "Comments are switched off for this story.",
        "Commenting on this article has ended.",
        "Comments for this thread are now closed.",
        "Comments are reviewed before they appear.",
        "Be kind. Comments that break our rules are removed.",
        "Please stay on topic and respect other readers.",
        "Report this comment Cancel",
        "Sort by: newest",
        "Show 12 more replies",
        "Post your comment",
        "You need an account to comment.",
        "Have a view on this? Write to us at letters@quay.example.",
        "Send a letter to the editor",
        "We welcome views from all readers, but abuse will not be published.",
    ],
    "copyright": [
        "© 2026 Estrel Courier. All rights reserved.",
        "Copyright 2026 Norvane Wire. This material may not be rewritten or redistributed.",
        "(c) Quay Post Ltd 2026",
        "Copyright Quay Post 2026",
        "Quay Post © 2026",
        "Published by Quay Post Ltd, company number 4412.",
        "Registered company 4412; registered office Lime Quay, Kelm.",
        "Republished with permission from the Quay Post.",
        "This article is republished under a Creative Commons licence.",
        "Reproduced with permission of Norvane Wire",
        "Terms Privacy Contact Advertise",
        "About us | Contact | Careers",
        "Contact the newsroom: desk@quay.example",
        "Quay Post is not responsible for the content of other sites.",
        "Powered by PressEngine",
        "Site map",
        "ISSN 1234-5678",
        "Distributed by Norvane Wire",
    ],
    "live": [
        "14.05",
        "14:05",
        "2.05pm",
        "14:05 BST",
        "09:12 GMT",
        "3h ago",
        "5 hours ago",
        "12 minutes ago",
        "Updated 14 min ago",
        "Updated at 14.32 GMT",
        "Updated 12 March 2026 14:05",
        "Last updated 2 hours ago",
        "First published 6.10 a.m.",
        "Published 3:12 PM EST, Fri March 13, 2026",
        "Fri 13 Mar 2026 14.05 GMT",
        "LIVE",
        "Live updates",
        "Key events",
        "Show key events only",
        "Pinned post",
        "Pinned",
        "New posts",
        "Auto-refresh on",
        "Oldest first",
        "4 min read",
        "Reading time: 4 minutes",
        "Filter: key events",
    ],
}


@pytest.mark.parametrize("line", [line for lines in FURNITURE.values() for line in lines])
def test_furniture_is_told_at_the_end_and_inside(line):
    assert (at_end(line), inside(line)) == ("furniture", "furniture")


@pytest.mark.parametrize(
    "line",
    [
        "Get the Quay Post briefing every weekday morning",
        "Give the Quay Post as a gift",
        "Quay Post Plus: all our journalism, on every device",
        "Print + digital from $2 a week",
    ],
)
def test_furniture_is_told_at_the_end(line):
    assert at_end(line) == "furniture"


@pytest.mark.parametrize(
    "line",
    [
        "The newsletter of the union told members to stay at home on Monday.",
        "The bank said it would email all subscribers whose data had been taken.",
        "Customers who signed up before May will pay the old price, the company said.",
        "“Sign up here,” a banner at the harbour read.",
        "Voters can register until Friday at the town hall.",
        "The app was downloaded 40,000 times on its first day, according to the ministry.",
        "The company said users' passwords and email addresses had been stolen.",
        "The board invited comments on the plan until the end of May.",
        "Comments on the plan can be sent to the board until 5 May, the clerk said.",
        "Readers of the old chronicle will know the pier was burned in 1870.",
        "The regulator fined the site for its use of cookies in 2023.",
        "Ms Quill wrote to subscribers in April to explain the increase.",
        "The paper's journalism prize went to a reporter on Kelm FM.",
        "Police asked anyone with information to contact the harbour station.",
        "Residents were told to download the alert app and keep their phones charged.",
        "Share prices in Kelm fell 4 percent on Monday.",
        "The state broadcaster said its account on the platform had been suspended.",
        "We do not comment on our members' accounts, a spokesman for the club said in an email.",
        "Please keep away from the pier, the harbour master asked residents on Monday.",
        "The council will read the report before it votes.",
        "It was the second fire at the site this year.",
        "Follow-up tests are due in June.",
        "Get well cards were left at the gate.",
        "Read in full, the letter says the pier was unsafe.",
        "Join forces or lose, the two parties were told.",
        "Find a way, the judge told both sides.",
        "Subscribers to the water scheme pay 40 crowns a month.",
        "Support for the pier has grown to 61 percent, a survey for the board shows.",
        "Cancel the sale, the minority shareholders demanded in an open letter.",
        "The offer values the brewery at 40 million crowns.",
        "The half-price offer ended in March.",
        "The tram runs again from 6 a.m. on Friday.",
        "He has been on the desk since 2019.",
        "The news was first reported by the Quay Post.",
        "It published the letters on its website on Thursday.",
        "Editors at the paper were told not to print the name.",
        "Your government has failed you, the opposition leader told the crowd.",
        "You cannot eat a promise, she said.",
        "If you live on the quay, keep your windows shut, the fire brigade said.",
        "Tell us the truth, relatives shouted at the minister.",
    ],
)
def test_sentences_of_a_report_that_name_such_things_stay(line):
    assert (at_end(line), inside(line)) == ("paragraph", "paragraph")


@pytest.mark.parametrize(
    "line",
    [
        "Correction: an earlier version gave the wrong length of the pier.",
        "This report was corrected on 14 March: the pier is 300 metres long, not 400.",
        "This article was amended on 14 March 2026 to give the right length of the pier.",
        "Clarification (14 March): Mr Lind spoke for himself.",
        "Editor's note: the harbour board has since said the pier is shorter.",
        "An earlier headline on this story misstated the number of boats.",
        "A previous version of this article said the pier was 400 metres long.",
        "In an earlier version of this report the chair's name was misspelled.",
        "This story has been updated to add a comment from the board.",
        "Updated to include a statement from the harbour board.",
        "We have corrected the spelling of the chair's name.",
        "The headline of this article has been changed.",
        "Note to readers: this story has been changed since it was first published.",
        "Editors' note, March 14: The board has withdrawn its figure.",
        "Due to an editing error, this report gave the wrong year.",
        "Corrected on 14 March: the chair is Ada Quill.",
        "* This article was amended to remove a reference to the old pier.",
        "(This version corrects the length of the pier in paragraph 3)",
        "CORRECTION — The pier is 300 metres long.",
    ],
)
def test_corrections_stay_with_the_report(line):
    assert (at_end(line), under_headline(line)) == ("correction", "correction")


@pytest.mark.parametrize(
    "line",
    [
        "Ledger-Post business desk",
        "Quay Post newsroom",
        "Staff and agencies",
        "Our foreign staff",
        "Staff and agencies in Kelm",
        "News desk",
        "Web desk",
        "From our own correspondent",
        "Quay Post staff",
        "Newsroom",
        "Agencies",
        "By our political staff",
        "Quay Post reporters",
        "By the newsroom",
        "Kelm bureau",
        "Kelm FM News Team",
        "Foreign desk, Quay Post",
        "By Una Moor, Harbour Correspondent",
        "Una Moor and agencies",
        "Una Moor in Kelm and Bo Lind in Tarn",
        "Una Moor @unamoor",
        "Orla Press",
        "From Orla Press",
        "Orla Press, 21 May 2022",
        "Una Moor at Kelm Harbour Court",
        "Anna Moor, Quay Post",
    ],
)
def test_bylines_under_the_headline(line):
    assert under_headline(line) == "byline"


def test_under_the_heading_of_comments_stand_their_rules():
    rules = "Your Post, your word. What is rude, off the point or against the law will be taken down."
    found = roles(HEADLINE, *REPORT, "Comments: how they work", rules)
    assert found[rules] == "furniture"


def test_a_quotation_with_its_speaker_goes_on_under_such_a_heading():
    more = "“Nobody asked us,” said Bo Lind, who keeps a boat at the old pier and has read the plan of the board twice."
    found = roles(HEADLINE, *REPORT[:2], "Comments", *REPORT[2:], more)
    assert found[more] == "paragraph"


def test_small_print_behind_furniture_is_furniture_but_not_what_the_report_is_about():
    found = roles(
        HEADLINE,
        *REPORT,
        "Share this article",
        "Una Dale covers boats and weather.",
        "The pier will close to fishermen in May.",
    )
    assert found["Una Dale covers boats and weather."] == "furniture"
    assert found["The pier will close to fishermen in May."] == "paragraph"


@pytest.mark.parametrize(
    "line",
    [
        "News | Courts | Sport | Tide tables",
        "Islands · Politics · Letters",
        "For everyone who sails",
        "Kelm Weekly – every Friday",
        "We keep small files on your device. That is fine / Show me",
    ],
)
def test_the_headline_stands_below_menus_and_mottoes(line):
    found = roles(line, HEADLINE, *REPORT)
    assert found[HEADLINE] == "headline"
    assert found[line] == "furniture"


def test_a_headline_that_begins_as_a_teaser_does_is_one():
    assert roles(f"Analysis: {HEADLINE}", *REPORT)[f"Analysis: {HEADLINE}"] == "headline"


def test_rows_of_a_table_stay():
    row = "Kelm\t12\t4"
    assert inside(row) == "subhead"


def test_an_offer_is_furniture_though_the_extractor_took_it():
    body = "".join(f"<p>{line}</p>" for line in REPORT)
    offer = "Two ways to go on with us. Choose yours"
    source = f"<html><body><article><h1>{HEADLINE}</h1>{body}<p class='promo'>{offer}</p></article></body></html>"
    page = html_page(source, name="a")
    blocks = {block.span.of(page.text): block.role for block in find_blocks(Reading(page=page)) if isinstance(block, Block)}
    assert blocks[offer] == "furniture"
    assert all(blocks[line] == "paragraph" for line in REPORT)
