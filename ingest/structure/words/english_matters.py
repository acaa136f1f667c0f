"""English titles of items that say one thing in different words, by what they say."""

from __future__ import annotations

from ingest.identity.wordlists import wordings, words_in

# What a title is of, on folded text. The same names stand in french_matters.
SUBJECTS: dict[str, tuple[str, ...]] = {
    "opening": wordings(
        r"""
        call(?:ed)? to order  \bopening\b  \bwelcome\b  \bcommence  convene(?! in| to| closed)
        \bmet (?:in|on|at|for|via|with)\b(?! with)  \bcalled the (?:\w+ ){0,4}to order
        """
    ),
    "attendance": wordings(
        r"""
        \broll call(?! vote|:)  \battendance  \bapolog  \bquorum  \bregrets  \babsen  \bpresent$
        """
    ),
    "agenda": wordings(
        r"""
        (?:approv|adopt|accept|confirm|amend|review|change|addition)\w*[^,;]{0,30}\bagenda(?! i)
        ^\W*(?:the )?agenda\W*$  \border of business
        """
    ),
    "minutes": wordings(r"(?<!\d )(?<!\d)\bminutes\b"),
    "public": wordings(
        r"""
        \bpublic (?:comment|participation|forum|input|session|time|question|concern|speak)
        \bcitizen  \bopen (?:forum|session|mike|mic)  \baudience  \bvisitors  \bquestion period
        \bmembers of the public  \bpersons wishing  \bpeople wishing
        \bcomments from the (?:floor|public)
        """
    ),
    "interests": wordings(
        r"""
        \binterests?\b  \bpecuniary  \bdeclarations?\b  \bdisclosures?\b  \bconflicts?\b
        """
    ),
    "closing": wordings(
        r"""
        \badjourn(?!ed to)  \bclos(?:e|ure|ing) of  \bno(?:thing)? further
        \bmeeting (?:was )?(?:clos|end|conclu)
        ^\W*clos(?:e|ing|ure)\W*$
        \btermination  \bend of (?:the )?meeting
        """
    ),
    "closed": wordings(
        r"""
        \bclosed (?:session|meeting|portion)  \bexecutive session  \bin[- ]camera  \bnon-?public
        \bprivate session  \bexclu\w+ (?:of )?(?:the )?(?:press|public)  \bconfidential
        """
    ),
    "bills": wordings(
        r"""
        \bbills\b  ^\W*finances?\W*$
        \bclaims\b  \bwarrants?\b  \baccounts\b  \bvouchers?\b  \bpayables?\b
        \bpayments?\b  \bdisbursements?\b  \bche(?:que|ck) (?:register|run|listing)
        \babstracts?\b  \binvoices\b  \bexpenditures\b
        """
    ),
    "letters": wordings(r"\bcorrespondence  \bcommunications\b  \bletters?\b"),
    "next": wordings(
        r"""
        \bnext (?:\w+ )?meeting  \bfuture meeting  \bdates? of (?:the )?(?:next|future)
        """
    ),
    "other": wordings(
        r"""
        \b(?:any )?other (?:business|matters?)  \baob\b  \ba\.o\.b  \bmiscellaneous
        \bgood and welfare  \bgood of the order  \broundtable
        """
    ),
    "new": wordings(r"\bnew business  \bnew matters"),
    "old": wordings(r"\b(?:old|unfinished) business  \bbusiness arising  \bmatters arising"),
    "flag": wordings(
        r"""
        \bpledge  \bflag\b  \binvocation  \bprayer  \banthem  \bland acknowledg
        """
    ),
    "consent": wordings(r"\bconsent"),
    "hearing": wordings(r"\bhearings?\b"),
    "works": wordings(
        r"""
        \bpublic works  \bhighways?\b  \bdpw\b  \broads? (?:department|report)
        """
    ),
    "police": wordings(
        r"\bpolic  \bpatrol  \bsheriff  \bconstab  \brcmp\b  \bopp\b  \blaw enforcement"
    ),
    "fire": wordings(r"\bfire\b  \bfirem[ae]n  \bfirefighter"),
    "treasury": wordings(r"\btreasur  \bfinancial (?:report|statement)"),
    "appoint": wordings(r"\bappoint  \bnominat  \bhir(?:e|ing)\b  \bemploy"),
    "award": wordings(r"\baward  \bbids?\b  \btender  \bquot(?:e|ation)s?\b"),
    "buy": wordings(r"\bpurchas  \bacqui  \bbuy"),
    "snow": wordings(r"\bsnow  \bplow  \bplough"),
    "land": wordings(r"\brezon  \bzoning\b  \bzone change  \bland use"),
    "licence": wordings(r"\blicen[cs]  \bpermits?\b"),
    "staff": wordings(r"\bpersonnel  \bstaff  \bhuman resources"),
    "leave": wordings(r"\bresign  \bretire"),
    "grant": wordings(r"\bgrants?\b  \bfunding  \bsponsor  \bdonation"),
    "vehicles": wordings(
        r"""
        \bgrader  \bcars?\b  \bcruiser  \bpumper  \btruck  \bvehicle  \bbackhoe
        \bloader  \bmower  \btractor
        """
    ),
}
# Words that tell no matter by themselves.
SAYS_LITTLE: frozenset[str] = words_in(
    "information informations report reports question questions business matter item update"
    " discussion request presentation"
)
