"""Triple stores on the network: one small profile each, graph by graph, counted afterwards."""

from kg.store.remote.loading import LoadReport, load_graph
from kg.store.remote.profile import Profile, profiles

__all__ = ["LoadReport", "Profile", "load_graph", "profiles"]
