"""News by e-mail: what is told, how it is written, how it is sent. docs/alerts.md says how."""
