"""Where headers stand and which field their words name."""
