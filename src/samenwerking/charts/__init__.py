"""Pictures of a result as SVG and PNG, print or phone.

A chart module (`radar`) says what is drawn and in which words; it returns a `Drawing`, which lays the sheet out and draws
it only when a file is asked for. Matplotlib is imported at that moment and not before.
"""
