"""The files people bring and take: questionnaires, and answers with their partners and rounds. All mistakes are told at once."""
