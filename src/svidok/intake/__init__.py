"""How does a report come in? Bytes from a file, standard input or the network; one report after another out of them.

`sources.gather` turns what a person typed into sources, `Source.load` fetches the bytes of one, and `parsing.parse`
turns the bytes into reports. Between the two the ledger keeps the bytes. A format is a module of this folder that
holds `FORMAT`, or an entry point of the group `svidok.intake`.
"""
