"""Claims about the bundled sample newsroom."""
