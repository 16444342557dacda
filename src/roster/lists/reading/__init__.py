"""Any spreadsheet to cells: sniffed, looked over, parsed in a process of its own."""
