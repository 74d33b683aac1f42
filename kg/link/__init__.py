"""Identity across articles: which chain stands for which entity, and why."""

from kg.link.linking import link, linked
from kg.link.links import Links
from kg.link.told import Told, told

__all__ = ["Links", "Told", "link", "linked", "told"]
