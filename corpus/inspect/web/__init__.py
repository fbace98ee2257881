"""The local web app over a corpus: look, search, compare, keep. Loopback only unless told otherwise."""
