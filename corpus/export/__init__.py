"""The corpus in other tools' formats, one format per file."""
