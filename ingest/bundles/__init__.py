"""Files that hold files: ZIPs, and PDFs with attachments."""
