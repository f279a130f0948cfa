"""Which statements does a report attribute, and of which kind is each?"""
