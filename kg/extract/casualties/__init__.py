"""People killed, wounded, missing, displaced or captured: how many, who, according to whom; never summed."""

from kg.extract.casualties.find import find_casualties

__all__ = ["find_casualties"]
