"""The append-only, hash-chained record of acts. What the acts mean is other rooms' matter."""
