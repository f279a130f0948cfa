"""Which weapons does a report count, and what became of them?"""
