"""The read-only SPARQL 1.1 endpoint with editor, explorer and resource pages (extra ``kg[serve]``)."""

from kg.serve.app import application, run

__all__ = ["application", "run"]
