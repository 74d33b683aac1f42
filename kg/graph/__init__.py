"""RDF and networks: how the records of the articles are written down."""
