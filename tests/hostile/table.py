"""The table: every hostile endpoint and its expected outcome."""

from tests.hostile.case import Case
from tests.hostile.rows_bodies import BODIES, CODINGS
from tests.hostile.rows_heads import CONNECTIONS, HEADS
from tests.hostile.rows_meanings import REDIRECTS, STATUSES

TABLE: tuple[Case, ...] = (*HEADS, *BODIES, *CODINGS, *STATUSES, *REDIRECTS, *CONNECTIONS)
SCRIPTS = {case.id: case.script for case in TABLE}
