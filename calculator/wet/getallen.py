"""Amounts, days and terms that more than one module names: each once, under its source. Amounts in cents."""

from datetime import date

#: "ten hoogste € 2.400,- inclusief btw": art. 2.9 lid 1 as of 2021 (Stcrt. 2020, 49908), per woonadres.
MAXIMUM_2021 = 240_000
#: What a news item of 14 March 2023 calls that maximum (Rijksoverheid); it is not what the text says.
MAXIMUM_IN_BERICHT = 250_000
#: First day on which a realised measure counts: publication in the Staatscourant (CCV; secondary).
EERSTE_DAG_2021 = date(2020, 10, 8)
#: How long a certificate is valid, in years (Politiekeurmerk Veilig Wonen, veelgestelde vragen; secondary).
PKVW_JAREN = 10
#: What BZK gives municipalities and provinces in a year: older pages (Weerbaar Bestuur), and the nota of 1 May 2026.
BIJDRAGE_OUD, BIJDRAGE_NU = 250_000_000, 300_000_000
#: From this day measures are provided and no longer reimbursed: what was ordered before it and placed after it has no rule (dossier O7).
EERSTE_DAG_VERSTREKKEN = date(2024, 1, 1)
