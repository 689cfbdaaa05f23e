"""Makes the files of the ontology from its one table of terms."""
