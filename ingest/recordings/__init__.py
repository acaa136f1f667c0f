"""Recordings and captions: probing, decoding, hearing, reading cues."""
