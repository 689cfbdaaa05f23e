"""What is seen of the graph: the network page, comparisons, and files for other tools."""
