"""What does the record look like in a browser? `app.application(ledger)` is the workbench; it only reads."""
