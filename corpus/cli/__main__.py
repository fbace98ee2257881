"""`python -m corpus.cli` is `winnow`."""

from corpus.cli.main import main

if __name__ == "__main__":
    main()
