"""Everything that knows SQLite: the engine, how a file is opened, and how it is copied."""
