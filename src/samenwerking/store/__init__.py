"""What is remembered, on SQLAlchemy alone: nothing of a request is known here, nor of the settings of a copy."""
