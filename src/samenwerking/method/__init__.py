"""What the project is about: what is asked, what it adds up to, and what may be shown. Pure Python.

Data travels one way: questionnaire, answers, settings > scoring > agreement, change > preconditions > disclosure > result.
"""
