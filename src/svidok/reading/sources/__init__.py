"""Who says what a report tells, and through whom?"""
