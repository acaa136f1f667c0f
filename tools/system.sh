#!/bin/sh
# What the tests use from the system: Chromium for the browser tests, Tesseract for scans.
# Installs them on Debian where it may; otherwise says what will be skipped.
set -u
missing=""
command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 ||
    missing="$missing chromium"
command -v tesseract >/dev/null 2>&1 || missing="$missing tesseract-ocr"
if command -v tesseract >/dev/null 2>&1; then
    tesseract --list-langs 2>/dev/null | grep -qx fra || missing="$missing tesseract-ocr-fra"
else
    missing="$missing tesseract-ocr-fra"
fi
command -v soffice >/dev/null 2>&1 ||
    echo "SKIPPED without LibreOffice (large, so not installed here): old Word, OpenDocument, RTF"
[ -z "$missing" ] && exit 0
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    echo "Installing$missing ..."
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends $missing >/dev/null && exit 0
    echo "apt-get could not install$missing."
fi
case "$missing" in *chromium*) echo "SKIPPED without Chromium: tests/browser" ;; esac
case "$missing" in *tesseract*) echo "SKIPPED without Tesseract: the reading of scans" ;; esac
echo "To run them: sudo apt-get install$missing"
exit 0
