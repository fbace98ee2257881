
SOURCE: str

def tally(raw: bytes, wanted: bytes, seed: int) -> list[int]: ...
