"""What does the record say to the questions people come with? One module a question, each with its figures and doubt.

    asking      the questions there are, and what each is given
    families    which weapons are counted together
    counting    how many of a family in one raid, and over many
    spans       the days asked about, weeks, months, and the stretches between breaks
    composing   breaks, coverage and sentences put together into an answer
    sayings     sentences of packs/questions, by language

Pure and deterministic: a state of the record and a query give the same answer, to the byte.
"""
