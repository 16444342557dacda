"""Drawing with ReportLab: fonts, pages, tables, ornaments."""
