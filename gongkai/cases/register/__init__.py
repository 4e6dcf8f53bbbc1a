"""Registers of cases as files: the columns of an old register, read from XLSX and checked row by row, and the
register written out again. Plain values in and out; what is stored is written by ``services``.
"""
