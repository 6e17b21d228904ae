"""What can be carried away: the task ledger as a table, CSV, Excel, Word or JSON. No domain rule lives here."""
