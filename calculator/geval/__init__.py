"""A case from outside: read, checked, described by a schema, and the examples."""
