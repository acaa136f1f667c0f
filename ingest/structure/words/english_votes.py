"""English wording of votes: how many and who voted how."""

from __future__ import annotations

from collections.abc import Mapping

from archive.model import Choice

UNANIMOUS: str = (
    r"\bunanimous(?:ly)?\b|\ball (?:ayes?|yeas?|yes)\b|\b(?:ayes?|yeas?)\s*[:-] ?all\b"
    r"|\ball (?:were )?(?:in favou?r|approved"
    r"|agreed|voted (?:yes|aye|in favou?r))\b|\bwithout dissent\b"
    r"|\bnem\.? con\b"
)
DIVIDED: str = r"\bon (?:a )?division\b|\bsplit vote\b|\bby (?:a )?majority\b"
TALLY_SIDES: Mapping[str, str] = {
    "for": r"for|ayes?|yeas?|yes|(?:in )?favou?r|affirmative|supporting",
    "against": r"against|nays?|noes|no|opposed|negative|opposing",
    "abstain": r"abst(?:ain(?:ed|ing)?|entions?|\.)?|not voting",
    "other": r"absent|present|excused|recused|vacan(?:t|cy|cies)|total|quorum",
}
TALLY_GLUE = (r"votes?|members|councill?ors|voting|with|and|in|the|motion|by a|of",)
NO_VOTES = (r"none|nil|zero",)
COUNTS: tuple[tuple[str, Choice], ...] = (
    (
        r"\b(?:(?:ayes?|yeas?|in favou?r)\b\s*[:=,-]?|(?:yes|for)\b\s*[:=-])\s*\(?(\d{1,3})\b(?"
        r"![\d,.]*\d)",
        Choice.FOR,
    ),
    (
        r"\b(?:(?:nays?|noes|opposed)\b\s*[:=,-]?|(?:no|against)\b\s*[:=-])\s*\(?(\d{1,3})\b(?!"
        r"[\d,.]*\d)",
        Choice.AGAINST,
    ),
    (
        r"\b(?:abstain(?:ed|ing)?|abstentions?)\b\s*[:=-]?\s*\(?(\d{1,3})\b(?![\d,.]*\d)",
        Choice.ABSTAIN,
    ),
    (
        r"\b(\d{1,3}|NUMBER) (?:(?:votes? )?(?:ayes?|yeas?|yes|in favou?r)\b|votes? (?:for|yes)\b"
        r"|for\b(?=,? (?:and )?(?:\d{1,3}|NUMBER) (?:votes? )?(?:against|opposed)))",
        Choice.FOR,
    ),
    (
        r"(?<!for )\b(\d{1,3}|NUMBER) (?:(?:votes? )?(?:nays?|noes|against|opposed)\b|votes? no\b"
        r"|no(?=[,;.)]| votes?\b))(?! the)",
        Choice.AGAINST,
    ),
    (  # "Seven (7) voting for; one (1) voting against", "five Members voted for the amendment"
        r"\b(\d{1,2}|NUMBER)(?: \(\d{1,2}\))?(?: (?:members?|councill?ors?|directors?|trustees"
        r"|persons?))? (?:(?:had |were )?(?:voted|voting)|being|were)"
        r" (?:in favou?r|for|ayes?|yeas?|yes)\b",
        Choice.FOR,
    ),
    (
        r"(?<!for )\b(\d{1,2}|NUMBER)(?: \(\d{1,2}\))?(?: (?:members?|councill?ors?|directors?"
        r"|trustees|persons?))? (?:(?:(?:had |were )?(?:voted|voting)|being|were) )?"
        r"(?:against|opposed|nay|in opposition)\b",
        Choice.AGAINST,
    ),
    (  # Scotland: "6 members voted for the motion and 3 for the amendment"
        r"\bfor the motion\b[^.;\d]{0,30}?\b(\d{1,2}|NUMBER)(?: members?)?(?: voted)?"
        r" for the amendment\b",
        Choice.AGAINST,
    ),
    (r"\bfor (\d{1,2})\b(?=\W{1,4}(?:and )?against)", Choice.FOR),
    (r"\bfor \d{1,2}\W{1,4}(?:and )?against (\d{1,2})\b", Choice.AGAINST),
    (r"\bby (\d{1,2}|NUMBER) votes? to (?:\d|NUMBER)", Choice.FOR),
    (r"\bby (?:\d{1,2}|NUMBER) votes? to (\d{1,2}|NUMBER)\b", Choice.AGAINST),
    (r"\b(\d{1,3}|NUMBER)\s*(?:votes? )?(?:abstain(?:ed|ing)?|abstentions?)\b", Choice.ABSTAIN),
)
SCORE: str = (
    r"(?<![\w/#-])(?<!order )(?<!law )(?<!file )(?<!no\. )(?<!permit )(?<!motion )"
    r"(\d{1,2})\s?(?:[-–/]|to|:(?=\d(?!\d)))\s?(\d{1,2})(?:\s?(?:[-–/]"
    r"|to)\s?(\d{1,2}))?(?![\d/-]|\s?(?:a|p)\.?m\b)"
)
SCORE_NEAR: str = (
    r"\b(?:carried|passed|passes|carries|failed|fails|lost"
    r"|defeated|approved|adopted|vote|voted|motion|result|tabled|deferred|denied|roll call)\b"
)
SIDES: tuple[tuple[str, Choice], ...] = (
    (
        r"\b(?:ayes?|yeas?|yes|for|in favou?r|voting (?:aye|yes"
        r"|in favou?r|for)|voted (?:aye|yes|in favou?r|for)|affirmative)\s*(?:votes?"
        r"|the (?:motion|amendment|proposal|resolution))?(?: ?\(\d{1,2}\))?\s*[:–—-]\s*",
        Choice.FOR,
    ),
    (
        r"\b(?:nays?|noes|no|against|opposed|voting (?:nay|no"
        r"|against)|voted (?:nay|no|against)|negative|dissenting)\s*(?:votes?"
        r"|(?:to )?the (?:motion|amendment|proposal|resolution))?(?: ?\(\d{1,2}\))?\s*[:–—-]\s*",
        Choice.AGAINST,
    ),
    (
        r"\b(?:abstain(?:ed|ing)?|abstentions?)\s*(?: ?\(\d{1,2}\))?\s*[:–—-]\s*",
        Choice.ABSTAIN,
    ),
    (r"\b(?:for|in favou?r of) the (?:motion|amendment) (?:was|were):? (?!nil|none)", Choice.FOR),
    (r"\bagainst the (?:motion|amendment) (?:was|were):? (?!nil|none)", Choice.AGAINST),
    (r"\b(?:nays?|noes|no|against|opposed)\b\s*[:–-]?\s*\d{0,2}\s*\((?!\d)", Choice.AGAINST),
    (r"\babstentions?\b\s*[:–-]?\s*\d{0,2}\s*\((?!\d)", Choice.ABSTAIN),
    (r"\b(?:recused?|recusal|conflict)\s*[:–—-]\s*", Choice.RECUSED),
    (r"\b(?:absent|excused|not voting)\s*[:–—-]\s*", Choice.ABSENT),
)
AFTER_NAME: tuple[tuple[str, Choice], ...] = (
    (
        r"\b(?:voted|voting|votes|was|were) (?:no|nay|against"
        r"|in opposition|opposed|in the negative|negatively)\b(?! ?:)|\b(?:was|were)? ?(?:opposed"
        r"|dissenting|dissented)\b(?! ?:)"
        r"|\b(?:asked|requested|wished)\b[^.;]{0,40}\b(?:against|dissent\w*|opposition|objection)\b"
        r"[^.;]{0,40}\b(?:recorded|noted|minuted)\b",
        Choice.AGAINST,
    ),
    (
        r"\b(?:voting|voted) (?:aye|yea|yes|in favou?r|(?:in the )?affirmative(?:ly)?)\b"
        r"|\bwere in favou?r\b",
        Choice.FOR,
    ),
    (
        r"\b(?:abstained|abstaining|abstains)\b"
        r"|\b(?:asked|requested|wished)\b[^.;]{0,30}\babstention\b[^.;]{0,30}\b(?:recorded|noted)\b",
        Choice.ABSTAIN,
    ),
    (
        r"\bdid not vote (?:due|because|owing|for)\b"
        r"|\b(?:was |were |being )?recused\b|\bstepped down\b(?! as)"
        r"|\b(?:did|does) not (?:participate|take part)\b"
        r"|\bexcused (?:him|her|them)sel(?:f|ves) from (?:the |this )?"
        r"(?:discussion|vot|item|matter)"
        r"|\bwithdrew from (?:the )?(?:discussion|vot|debate|consideration)"
        r"|\b(?:took|taking) no part in the (?:discuss"
        r"ion|vote)|\bleft the (?:chamber|meeting|room|dais)[\w ,]* (?:took"
        r"|taking) no part\b",
        Choice.RECUSED,
    ),
)
BEFORE_NAME: tuple[tuple[str, Choice], ...] = (
    (
        r"\b(?:(?:opposed|voting (?:against|nay|no|in opposition)|dissenting) (?:was|were)"
        r"|opposed by|with (?=[\w .]{3,60} (?:voting (?:no"
        r"|nay|against)|opposed|dissenting)))\s*",
        Choice.AGAINST,
    ),
)
ROLL: Mapping[str, Choice] = {
    "yes": Choice.FOR, "aye": Choice.FOR, "yea": Choice.FOR, "y": Choice.FOR, "for": Choice.FOR,
    "no": Choice.AGAINST, "nay": Choice.AGAINST, "n": Choice.AGAINST, "against": Choice.AGAINST,
    "abstain": Choice.ABSTAIN, "abstained": Choice.ABSTAIN, "absent": Choice.ABSENT,
    "recused": Choice.RECUSED, "recuse": Choice.RECUSED, "excused": Choice.ABSENT,
}  # fmt: skip
NUMBER_WORDS: Mapping[str, int] = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
}  # fmt: skip
