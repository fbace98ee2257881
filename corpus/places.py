"""What lies where in a data folder."""

DATABASE = "winnow.db"
LOCK = "winnow.lock"
RAW = "raw"  # the archive
CLEAN = "clean"  # published Parquet
