"""Cleans one page when it is imported: the server that lives are forked from then holds what cleaning loads.

The language model unpacks itself by way of a temporary file, which no life with a full disk could write.
"""

from cleaners.rules import Rules
from corpus.build.clean import clean_page
from tests.hostile.soak_site import page

clean_page(page("warm.example", 0), "http://warm.example/", "text/html", Rules(), "")
