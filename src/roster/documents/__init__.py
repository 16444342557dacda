"""What is printed: PDF papers drawn with ReportLab."""
