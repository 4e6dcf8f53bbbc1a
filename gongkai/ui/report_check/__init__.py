"""One page for two faces: anyone drops a report, sees what was read and what is wrong, takes the sheet away.

The public page and the one of the workbench differ in frame and in how often they may be asked; what is asked
(forms), answered (page) and shown (shown) is the same. Nothing that was sent is kept.
"""
