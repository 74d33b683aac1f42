"""Articles that try to run scripts in the page that shows them."""

from __future__ import annotations

from tests.view.corpus import Corpus

PAYLOADS = (
    "<script>window.ran=1</script>",
    "</script><script>window.ran=1</script>",
    "<img src=x onerror=window.ran=1>",
    "<svg/onload=window.ran=1>",
    '"><body onload=window.ran=1>',
    "'-(window.ran=1)-'",
    '\\"};window.ran=1;//',
    "<!--<script>window.ran=1//-->",
    "]]><script>window.ran=1</script>",
    "{{ cycler.__init__ }}{% raw %}<b>",
    "${window.ran=1}`",
    "<a href=javascript:window.ran=1>go</a>",
    "javascript:window.ran=1",
    "data:text/html,<script>parent.ran=1</script>",
    "<iframe srcdoc='<script>parent.ran=1</script>'></iframe>",
    "<math><mtext><style><img src=x onerror=window.ran=1></style></mtext></math>",
    "\u2028window.ran=1\u2029//",
    "<details open ontoggle=window.ran=1>href",
    "</noscript></style></title></textarea><script>window.ran=1</script>",
    "&lt;script&gt;window.ran=1&lt;/script&gt;&#x3c;img src=x onerror=window.ran=1&#x3e;",
)


def hostile(payload: str) -> Corpus:
    """One payload everywhere: text, title, source, file name, address, names, aliases, quotations, patterns."""
    corpus = Corpus()
    text = f"Before {payload} said that Beta attacked Gamma {payload} after.\n\n{payload}"
    article = corpus.article(f"{payload}.txt", text, title=payload, day="2020-10-14", source=payload, url=payload)
    speaker = corpus.entity(payload, "Person", f"alias {payload}")
    beta = corpus.entity(f"Beta {payload}", "State")
    corpus.mention(article, beta, "Beta")
    words = f"Beta attacked Gamma {payload}"
    said = corpus.statement(article, speaker, words, cue=payload, medium=payload, direct=True)
    corpus.assertion(article, beta, "attacks", speaker, words, holder=speaker, said=said)
    corpus.assertion(article, speaker, "visits", beta, payload)
    corpus.casualty(article, payload, 3, payload, payload, payload)
    return corpus
