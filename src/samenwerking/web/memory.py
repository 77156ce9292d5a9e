"""How the memory of a served copy is kept small: what a drawing took goes back to the system at once.

The allocator of GNU/Linux keeps a store for every thread, and what was large in it: after some hundred charts a process held 267 MB
of which it used little; with these two settings 198 MB. Elsewhere there is no such function, and nothing is done.
"""

import ctypes

_STORES, _LARGE = -8, -3
"""M_ARENA_MAX and M_MMAP_THRESHOLD of <malloc.h>."""
MOST_STORES = 2
LARGE_BYTES = 1 << 20


def give_back_early() -> None:
    """Set this for the process, before it has threads."""
    choose = getattr(ctypes.CDLL(None), "mallopt", None)
    if choose is not None:
        choose(_STORES, MOST_STORES)
        choose(_LARGE, LARGE_BYTES)
