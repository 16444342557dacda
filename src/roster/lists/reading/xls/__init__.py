"""Old binary workbooks (.xls, .et)."""
