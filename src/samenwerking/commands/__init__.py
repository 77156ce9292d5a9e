"""What the operator and the analyst do from a terminal: one module a command, each with `add_arguments` and `run`."""
