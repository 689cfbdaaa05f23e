"""Official meeting reports as a knowledge graph.

The line, one stage a module or package, each importing only what stands before it:

    documents → reading → finding → linking → writing → store → asking → views → cli
"""

__version__ = "0.1.0"
