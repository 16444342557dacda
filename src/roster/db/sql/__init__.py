"""Every statement of SQL that is text, and what differs between SQLite and PostgreSQL.

The statements stand by subject, each once: parameters are ``:name``, and what the two databases
say differently is one of the house's words (:mod:`roster.db.sql.statement`). Queries built with
SQLAlchemy stay with their subjects; where they need such a word it is in
:mod:`roster.db.sql.expressions`.
"""
