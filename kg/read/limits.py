"""What one article may be at most: time and memory per article are bounded."""

MAX_CHARACTERS = 1_000_000
"""Code points of one article; a long feature has 60,000."""

MAX_FILE_BYTES = 16 * 1024 * 1024
"""Bytes of a file that holds one article (HTML pages carry much besides the text)."""

MAX_LINE_BYTES = 16 * 1024 * 1024
"""Bytes of one line of a JSON lines file, which is read line by line and may be of any length."""

MAX_DEPTH = 40
"""Nesting of one JSON record; deeper ones are no articles."""
