"""
The flowcharts, read off the routes: one drawing for the case page, the policies, the README and paper.

`chart` reads a route's stages and arrows, `layout` finds a place for each of them, `svg` draws.
"""

from cases.flowcharts.chart import Arrow, Flowchart, StageBox, flowchart
from cases.flowcharts.svg import as_svg, policy_figure

__all__ = ["Arrow", "Flowchart", "StageBox", "as_svg", "flowchart", "policy_figure"]
