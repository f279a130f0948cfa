"""What harm at which place and time does a report tell?"""
