"""Questions to the graph: SPARQL, named questions, dossiers."""

from kg.query.answer import Answer
from kg.query.asking import ask
from kg.query.question import Question, named_questions, question

__all__ = ["Answer", "Question", "ask", "named_questions", "question"]
