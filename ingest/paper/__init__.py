"""Paper: PDFs into blocks of text with their place on the page, scans by Tesseract.

pdf.py is the way in. pdfium reads the page; tables, columns and paragraphs find its order;
plumber.py is the second reader.
"""
