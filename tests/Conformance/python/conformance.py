"""Runs the groups of checks that are named, and prints one JSON line a check."""
import sys

import chain  # noqa: F401
import errors  # noqa: F401
import roles  # noqa: F401
import scrapers  # noqa: F401
import surroundings  # noqa: F401
import waiting  # noqa: F401
from stage import run

run(sys.argv[1:])
