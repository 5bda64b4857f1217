"""The law: what a judgement is, the sources, the facts, the open points and the rules of each regime."""
