"""What leaves or enters over a network: fetching an article, sending a mail.

Invariant: both are off until a person sets them up, and neither is needed for anything else.
"""
