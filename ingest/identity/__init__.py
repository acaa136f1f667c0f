"""What a file is: kind, body, date, language and standing, from its name, folder and first page.

Pure: nothing here opens a file. identify.py is the way in; words/ holds each language's patterns.
"""
