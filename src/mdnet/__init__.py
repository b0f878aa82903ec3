"""mdnet: a professional network kept as plain Markdown."""

__version__ = "0.1.0"
