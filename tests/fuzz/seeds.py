"""Where fuzzing starts: a few inputs a reader understands, and the words it knows."""

import gzip
import zlib

import brotli
import zstandard

PAGE = (
    b"<!doctype html><html lang=en><head><title>Ferries run late</title><meta charset=utf-8>"
    b'<link rel=canonical href="/ferries"><script type="application/ld+json">{"@type":"NewsArticle",'
    b'"headline":"Ferries","datePublished":"2026-03-01T10:00:00Z","author":[{"name":"A. Writer"}]}</script></head>'
    b"<body><nav><a href=/>Home</a></nav><main><article><h1>Ferries run late</h1><p>The first ferry left the harbour "
    b"an hour late, because the tide was low.</p><p>The second one followed at noon.</p><ul><li>Our newsletter"
    b"</li></ul><table><tr><td>a</td></tr></table><pre>x\ny</pre></article></main></body></html>"
)
TEXT = (
    "Ferries run late\n\nHARBOUR (Agency) - The first ferry left an hour late, because the tide was low.\n\n"
    "Sign up for our newsletter\n\u00ad\u200bRead more: The second ferry\n\nThe first ferry left an hour late, because "
    "the tide was low.\n\n© 2026 The Post. All rights reserved.\n"
).encode()
RSS = (
    b'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title><item><title>A &amp; B</title>'
    b"<link>/a?x=1&y=2</link><guid isPermaLink='false'>1</guid><pubDate>Sun, 01 Mar 2026 10:00:00 GMT</pubDate></item>"
    b"<item><link>https://news.example/b</link></item></channel></rss>"
)
ATOM = (
    b'<feed xmlns="http://www.w3.org/2005/Atom" xml:base="/x/"><entry><id>urn:1</id><link rel="alternate" href="a"/>'
    b"<updated>2026-03-01T10:00:00Z</updated><title type='html'>&lt;b&gt;A</title></entry></feed>"
)
JSON_FEED = (
    b'{"version":"https://jsonfeed.org/version/1.1","items":[{"id":1,"url":"/a","date_published":"2026-03-01"}]}'
)
SITEMAP = (
    b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news'
    b'/0.9"><url><loc>https://news.example/a</loc><lastmod>2026-03</lastmod><news:news><news:title>A</news:title>'
    b"<news:publication_date>2026-03-01</news:publication_date></news:news></url></urlset>"
)
INDEX = b"<sitemapindex><sitemap><loc>/b.xml</loc><lastmod>2026</lastmod></sitemap></sitemapindex>"
ROBOTS = (
    b"User-agent: *\nDisallow: /a/*/b$\nAllow: /a\nCrawl-delay: 3\nSitemap: https://news.example/s.xml\n\n"
    b"User-agent: winnow\nDisallow: /%7Eb?x=*\n"
)
CONFIG = (
    b'[defaults]\ncontact = "desk@example.org"\ndelay = "2s"\n[network]\nresolve = { "a.example" = "127.0.0.1:80" }\n'
    b'[[outlet]]\nid = "a"\nfeeds = ["https://a.example/feed.xml"]\nfollow = { paths = ["/"], depth = 2 }\n'
    b'[outlet.clean]\nremove-css = [".x"]\noff = ["promo"]\nmin-chars = 3\n'
)

SEEDS: dict[str, tuple[bytes, ...]] = {
    "charset": (
        b"text/html; charset=windows-1252\n<meta charset=utf-8>F\xe4hre",
        b"text/html; charset=zlib\n\xff\xfea\x00",
        b"\n<?xml encoding='shift_jis'?>\x83t\x83F",
        b"text/html; charset=iso-2022-jp\n\x1b$B\x1b(J",
    ),
    "segment": (b"\n" + PAGE, b"text/html\n<p>a<br>b<select><option>c</select><svg><title>d</title></svg>"),
    "clean_text": (TEXT, b"a\r\nb\rc\x85d"),
    "feed": (b"\n" + RSS, b"application/atom+xml\n" + ATOM, b"application/feed+json\n" + JSON_FEED),
    "sitemap": (SITEMAP, INDEX, b"https://news.example/a\nhttps://news.example/b\n", gzip.compress(SITEMAP), PAGE),
    "robots": (ROBOTS, b"\xef\xbb\xbfuser agent : *\r\ndissallow:/\r\ncrawl-delay: 1e9"),
    "decode": (
        b"gzip\n" + gzip.compress(PAGE, mtime=0),
        b"deflate\n" + zlib.compress(PAGE),
        b"br\n" + brotli.compress(PAGE),
        b"zstd\n" + zstandard.compress(PAGE),
        b"gzip, br\n" + brotli.compress(gzip.compress(PAGE, mtime=0)),
    ),
    "address": (
        b"https://user:secret@News.Example:443/a/../b?utm_source=x&id=1&token=abc#f",
        b"http://[::ffff:127.0.0.1]:8080/",
        "http://bücher.example./%zz?ä=ö".encode(),
        b"http://0x7f.1:83613",
    ),
    "config": (CONFIG, b'[[outlet]]\nid = "B"\nfeeds = "x"\nmax_page = 3\n'),
}

# fmt: off
WORDS: dict[str, tuple[bytes, ...]] = {
    "charset": (b"charset=", b"utf-16", b"gbk", b"rot13", b"idna", b"unicode_escape", b"\x00", b"\xff\xfe", b"<meta "),
    "segment": (
        b"<div>", b"</div>", b"<p>", b"<table>", b"<template>", b"<noscript>", b"<svg>", b"<math>", b"<select>",
        b"<b>",
        b"</b>", b"<!--", b"-->", b"<![CDATA[", b"<script type=application/ld+json>", b"</script>", b"&#x0;",
        b"&#xd800;",
        b"<title>", b"<h1>", b"<br>", b"<a href=x>", b'"datePublished":', b"\\ud800", b"<body>", b"<time datetime=",
    ),
    "clean_text": (
        "\u200b".encode(), "\u00ad".encode(), "\u2028".encode(), b"\r", b"\x0c", b"\x00", "\u202e".encode(),
        b"Read more",
        b"\xed\xa0\x80", "\u0301".encode(), b"Newsletter", b"\n\n",
    ),
    "feed": (
        b"<item>", b"<entry>", b"<link>", b"<![CDATA[", b"]]>", b"<!DOCTYPE", b"<!ENTITY", b"&nbsp;",
        b"\xff\xfe", b"xml:base=",
        b"<pubDate>", b"99999999999999", b"<guid>", b"rdf:RDF", b'{"items":[', b"<?xml encoding=",
    ),
    "sitemap": (b"<url>", b"<loc>", b"<sitemap>", b"<lastmod>", b"\x1f\x8b\x08", b"<!DOCTYPE", b"\xff\xfe<\x00"),
    "robots": (b"user-agent:", b"disallow:", b"allow:", b"crawl-delay:", b"*", b"$", b"%2f", b"\xff", b"nan", b"inf"),
    "decode": (b"gzip", b"deflate", b"br", b"zstd", b",", b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd", b"\x78\x9c"),
    "address": (
        b"http://", b"https://", b"//", b"@", b":", b"[::1]", b"%00", b"..", b"0x7f", "。".encode(),
        "\u202e".encode(), b"xn--",
        b"\\", b"?", b"#", b"token=", b"&", b"\t", b"\xed\xa0\x80",
    ),
    "config": (
        b"[[outlet]]", b"[network]", b"resolve", b'"\\u001b[31m"', b"id = ", b"urls = ", b'"1e999s"', b"= nan",
        b"9999999999s",
        b"= 1979-05-27", b"max-bytes", b"[outlet.clean]", b"delay = ", b'"http://\xe2\x80\xae"', b"'''",
    ),
}
# fmt: on
"""Words strung together and spliced into seeds."""
