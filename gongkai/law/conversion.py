"""Turning what was given on application into something public for everyone (art. 44)."""

from __future__ import annotations

from gongkai.law.citations import OGI, Citation

ASKED_BY_SEVERAL = Citation(OGI, 44, 1)
"""Several applicants ask the same agency for the same, and it may be given: it *may* be made public."""

SUGGESTED = Citation(OGI, 44, 2)
"""An applicant suggests it; found to belong to what is public, it *must* be made public in good time."""

APPLICANTS_TO_PROMPT = 2
"""多个申请人: from how many different applicants on an officer is asked. The article gives no number [I]."""
