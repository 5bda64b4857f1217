"""What the rules come to for one case: judgements, money, steps, what is missing and what if."""
