"""Facts of the cases as stored, one file a subject."""

from gongkai.cases.models.assignment import Assignment
from gongkai.cases.models.assistance import Assistance
from gongkai.cases.models.avoided import AvoidedApplication
from gongkai.cases.models.case import Case
from gongkai.cases.models.clock import ClockFact, CorrectionNotice, Inquiry
from gongkai.cases.models.conversion import Conversion
from gongkai.cases.models.desk import CalendarAddress, SavedView
from gongkai.cases.models.guide import AskedItem, GuideAnswer
from gongkai.cases.models.identity import Identity, IdentityProof
from gongkai.cases.models.lateness import LatenessReason
from gongkai.cases.models.mail import LetterMail
from gongkai.cases.models.material import CaseDocument, Evidence, Note, SearchRecord
from gongkai.cases.models.notice import DailyRun, Notice
from gongkai.cases.models.own_record import RecordCorrection
from gongkai.cases.models.paper import Paper, PaperService, PaperTemplate
from gongkai.cases.models.public_interest import Overruling
from gongkai.cases.models.receipt import Contact, Receipt
from gongkai.cases.models.register import FormerReply, ImportRun
from gongkai.cases.models.release import FileScan, RedactedCopy, RedactedPart, ScanFinding, TakenBack
from gongkai.cases.models.remedy import Remedy, RemedyPaper
from gongkai.cases.models.reply import Decision, Letter, LetterService
from gongkai.cases.models.retention import RetentionReview
from gongkai.cases.models.right_agency import PassedOn, RightAgency
from gongkai.cases.models.sign_off import SignOffChain, SignOffStep
from gongkai.cases.models.split import CaseSplit
from gongkai.cases.models.suggestion import Suggestion
from gongkai.cases.models.tie import CaseTie
from gongkai.cases.models.waits import FeeNotice, ReasonsRequest

__all__ = [
    "AskedItem",
    "Assignment",
    "Assistance",
    "AvoidedApplication",
    "CalendarAddress",
    "Case",
    "CaseDocument",
    "CaseSplit",
    "CaseTie",
    "ClockFact",
    "Contact",
    "Conversion",
    "CorrectionNotice",
    "DailyRun",
    "Decision",
    "Evidence",
    "FeeNotice",
    "FileScan",
    "FormerReply",
    "GuideAnswer",
    "Identity",
    "IdentityProof",
    "ImportRun",
    "Inquiry",
    "LatenessReason",
    "Letter",
    "LetterMail",
    "LetterService",
    "Note",
    "Notice",
    "Overruling",
    "Paper",
    "PaperService",
    "PaperTemplate",
    "PassedOn",
    "ReasonsRequest",
    "Receipt",
    "RecordCorrection",
    "RedactedCopy",
    "RedactedPart",
    "Remedy",
    "RemedyPaper",
    "RetentionReview",
    "RightAgency",
    "SavedView",
    "ScanFinding",
    "SearchRecord",
    "SignOffChain",
    "SignOffStep",
    "Suggestion",
    "TakenBack",
]
