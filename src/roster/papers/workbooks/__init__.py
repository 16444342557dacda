"""Papers and lists as workbooks."""
