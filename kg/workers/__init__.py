"""Who analyses the articles: this process, several processes, or a Dask cluster; all run the same stages."""

from kg.workers.plan import Outcome, analyse_all

__all__ = ["Outcome", "analyse_all"]
