"""Other people's reports: read and checked for anyone, one dropped on a page or a folder of thousands.

Lives here: what a page or a sheet shows of a checked file (document), files of strangers in a process of
their own (apart, child), folders over all cores (folder, pool), the sheet to take away (sheets, workbook).
Lives elsewhere: reading and checking themselves (reading, checking); the pages (gongkai.ui.report_check).
Nothing here needs Django but sheets and apart: the command starts without it.
"""
