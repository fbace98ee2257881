"""The command line: arguments in, exit code out; one command per file."""
