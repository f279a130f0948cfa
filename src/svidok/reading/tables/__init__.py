"""What do the rows of a known table say?"""
