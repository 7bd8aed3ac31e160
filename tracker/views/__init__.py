"""The dashboard's pages, one file each, with what they share: frame, pages, parts, sentences, article text.

Invariant: no SQL, no arithmetic on dates or scores, and no word of an article reaches the page as Markdown.
"""
