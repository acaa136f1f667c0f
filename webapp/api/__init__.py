"""The interface for programs: declared once, and from that routed, validated and described."""
