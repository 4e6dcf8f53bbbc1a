"""The open interface for programs under `/api/v1/`: published reports for anyone, figures with a token.

Lives here: addresses, shapes of what comes and goes, refusals as JSON, the readable documentation.
Lives elsewhere: what may be entered (annual_report.services), what a report's document holds
(annual_report.exchange).
"""
