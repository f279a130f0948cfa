"""Is it right? Readings held against gold, and the floors below which no change may fall."""
