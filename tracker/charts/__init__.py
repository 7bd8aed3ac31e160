"""Rows in, Plotly figures out: pure, without a clock, and the only rooms that import plotly.

Invariant: every mark on a chart carries the id of its event in `customdata`, and its hover text is escaped.
"""
