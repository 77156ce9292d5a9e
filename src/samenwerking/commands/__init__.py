"""What the operator and the analyst do from a terminal: one module a command, and `chart` for all that draw one."""
