"""The walk through the questions and what the visitor reads at its end. Travels to the browser."""
