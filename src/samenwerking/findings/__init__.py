"""What a result says in one language, for pages, charts, documents and the terminal alike."""
