"""Applications from receipt to archive: clock facts, inquiries, decisions, letters, service, remedies.

Lives elsewhere: what the law says (gongkai.law); the annual report made of these cases (annual_report).
"""
