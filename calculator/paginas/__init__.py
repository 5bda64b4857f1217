"""What only a build needs: the Markdown extension, figures, lessons, tables, coverage, glossary."""
