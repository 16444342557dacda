"""Workbooks of Office Open XML (.xlsx, .xlsm)."""
