"""samenwerking: partners in a regional collaboration take stock of how well they work together, and get better at it.

A lead organisation invites its partners. Each fills in a scored questionnaire on the conditions of Kaats & Opheij and of
Ansell & Gash. Every partner counts once, results are kept per round, nothing is shown that was not promised beforehand,
and what is weak becomes a checklist of actions under five preconditions. The method itself is in `method/`; `charts/` and
`documents/` draw what the method lets out, `web/` serves people and `cli.py` the operator.
"""
