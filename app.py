"""The dashboard: page settings, the archive by its path, and the pages along the top."""

import streamlit as st

from tracker.views import frame, pages, styles

# A file of our own: Streamlit fetches the icon of a ":material/…:" name from another host.
st.set_page_config(page_title="Prediction tracker", page_icon=str(pages.HERE / "icon.svg"), layout="wide")
frame.archive()
page = st.navigation(pages.navigation(), position="top")
styles.dress()
frame.tell()
frame.run(page)
