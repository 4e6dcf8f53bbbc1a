"""Letters as files: one text, printed as DOCX for the agency to seal and as PDF to send.

Lives elsewhere: what a letter says (gongkai.cases).
"""

from gongkai.documents.letters.docx import to_docx
from gongkai.documents.letters.pdf import to_pdf
from gongkai.documents.letters.text import LetterText

__all__ = ["LetterText", "to_docx", "to_pdf"]
