"""Grammar: sentences, tagged words, verb groups, noun phrases and tense, which both timex and reading ask for."""
