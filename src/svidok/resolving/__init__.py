"""Which place and which time do the words mean? Places and periods are resolved before a report is read."""
