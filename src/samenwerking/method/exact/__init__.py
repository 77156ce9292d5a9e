"""Figures before anyone may see them: what answers add up to, exactly. It knows nothing of who looks."""
