"""The words of the field as frozen values: no I/O, no lexicon, no clock.

Offsets are Unicode code points into the report's NFC text, half-open. Instants are aware and in UTC, half-open;
dates are local civil dates (Kyiv time for Ukraine, the region's for Russia). Degrees are WGS84, distances kilometres.
"""
