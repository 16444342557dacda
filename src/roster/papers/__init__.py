"""The way out: what the papers of a training say, drawn as PDF and written as workbooks."""
