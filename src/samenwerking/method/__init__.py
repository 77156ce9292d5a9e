"""What the project is about: what is asked, what it adds up to, and what may be shown. Pure Python.

Data travels one way: questionnaire, answers, settings > exact (scores, the whole, agreement, change, triggers) > shown (the gate, result).
"""
