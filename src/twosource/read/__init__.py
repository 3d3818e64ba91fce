"""bytes -> `Page`: plain text, HTML, JSON records, folders."""
