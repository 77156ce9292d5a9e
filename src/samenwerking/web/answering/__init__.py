"""The form of a questionnaire: fields, steps, and keeping what was entered; for a respondent, and for paper."""
