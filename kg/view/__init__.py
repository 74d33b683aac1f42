"""The explorer: one offline HTML file in which an analyst finds, reads and checks everything."""

from kg.view.data import view_data
from kg.view.page import explorer_page, write_page, write_view
from kg.view.records import ViewData

__all__ = ["ViewData", "explorer_page", "view_data", "write_page", "write_view"]
