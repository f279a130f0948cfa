"""What does one sentence hold, before anything is said of what it tells?"""
