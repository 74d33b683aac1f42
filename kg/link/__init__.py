"""Identity across articles: which chain stands for which entity, and why."""

from kg.link.linking import link
from kg.link.links import Links

__all__ = ["Links", "link"]
