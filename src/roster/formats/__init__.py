"""Files in and out: workbooks read and written."""
