"""
The three flowcharts as the policy has them, written by hand from it and never from the code.

People are members of the cast in the standard case: somebody in Home support complains, or is complained
about, and Martha, who manages it, owns the case. `records` names the questions that the policy says must be
answered. Days are working days.
"""

from tests.cases.law.tables.appendix_1 import APPENDIX_1
from tests.cases.law.tables.appendix_2 import APPENDIX_2
from tests.cases.law.tables.appendix_3 import APPENDIX_3
from tests.cases.law.tables.terms import Law, Limit, Row

LAWS = (APPENDIX_1, APPENDIX_2, APPENDIX_3)

__all__ = ["APPENDIX_1", "APPENDIX_2", "APPENDIX_3", "LAWS", "Law", "Limit", "Row"]
