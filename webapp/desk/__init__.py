"""The clerk's desk: pages behind a login, under /desk. docs/decisions/019-desk.md says why."""
