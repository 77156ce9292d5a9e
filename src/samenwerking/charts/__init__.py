"""Pictures of a result as SVG and PNG, print or phone.

`catalogue` has every chart by name. A module or folder of one kind (`radar`) says what is drawn and in which words; it
returns a `Drawing`, which lays the sheet out and draws it only when a file is asked for. Matplotlib is imported at that
moment and not before.
"""
