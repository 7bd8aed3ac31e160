"""Rows to bytes: a file a format."""
