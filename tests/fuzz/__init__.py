"""Random and coverage-guided inputs for what meets hostile text first: a short run in the tests, a long one by hand."""
