"""The folder of a graph, and triple stores on the network."""
