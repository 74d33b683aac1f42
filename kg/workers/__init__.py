"""Who analyses the articles: this process, several processes, or a Dask cluster; all run the same stages."""

from kg.workers.analyst import Analyst, Outcome, analyse
from kg.workers.plan import analyse_all

__all__ = ["Analyst", "Outcome", "analyse", "analyse_all"]
