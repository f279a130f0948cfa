"""The whole story on one page, and the only place that knows the order of the rooms.

receive   intake → ledger → (corridor: text → resolving → reading) → ledger
record    ledger → reconcile → ledger
answer    ledger → lists, things by id
"""
