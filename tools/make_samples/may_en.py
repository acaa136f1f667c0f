"""12 May 2026, Municipal Council: the minutes and the amended minutes, in English."""

from __future__ import annotations

from blocks import Block, Box, Grid, Item, Record, Resolution, Roll, Section, Signatures, Text
from town import COUNCIL_EN

BODY = "Municipal Council"
SITTING = "Regular meeting of May 12, 2026"
UNANIMOUS = "Carried unanimously"
RIGHT = "$148,250.00"
WRONG = "$184,250.00"

OPENING = (
    "Minutes of the regular meeting of the Municipal Council of the Town of Val-aux-Érables, held"
    " on Tuesday, May 12, 2026, at 7:30 p.m., in the Council Chamber of the Town Hall, 12, rue"
    " Principale, at which the following members were present, forming a quorum."
)


def blocks(amount: str) -> tuple[Block, ...]:
    """The record, with the amount that resolution 2026-05-074 awards."""
    return (
        Roll(
            "Present:",
            (("Ms. Odile Courtemanche", "Mayor"), *(p for p in COUNCIL_EN if "Quessy" not in p[0])),
        ),
        Roll("Absent with cause:", (("Mr. Normand Quessy", "Councillor, District No. 5"),)),
        Roll(
            "Also present:",
            (
                ("Mr. Patrick Nolet", "Director General and Treasurer"),
                ("Me Josiane Verrette", "Town Clerk, acting as secretary of the meeting"),
            ),
        ),
        Section("1.", "Call to order"),
        Text(
            "The Mayor, Ms. Odile Courtemanche, opens the meeting at 7:30 p.m. Twenty-three people"
            " are in the room."
        ),
        Section("2.", "Adoption of the agenda"),
        Resolution(
            "2026-05-071",
            "2.",
            "Adoption of the agenda",
            (),
            "It was moved by Councillor Nadia Benhaddou, seconded by Councillor Étienne Larrivée,"
            " and resolved unanimously:",
            ("That the agenda be adopted as presented.",),
            UNANIMOUS,
        ),
        Section("3.", "Minutes"),
        Resolution(
            "2026-05-072",
            "3.",
            "Minutes of April 14, 2026",
            (),
            "It was moved by Councillor Ghislaine Tourangeau, seconded by Councillor Maude"
            " Saint-Cyr, and resolved unanimously:",
            (
                "That the minutes of the regular meeting of April 14, 2026 be adopted with the"
                ' following correction to item 4: read "612 signatures" instead of "621'
                ' signatures".',
            ),
            UNANIMOUS,
        ),
        Section("4.", "First question period"),
        Text(
            "Ms. Margaret Oakley, of chemin du Ruisseau-Clair, asks in English whether school"
            " buses will be able to get through during the culvert work. Mr. Nolet answers that a"
            " detour of four kilometres by rang Saint-Émile will be in place and that the work"
            " will be done in July, after the end of classes."
        ),
        Text(
            "A resident asks when the lighting of the Moulin trail will be installed. The Mayor"
            " answers that the lamp posts have been ordered and should be installed in August."
        ),
        Section("5.", "Finance"),
        Resolution(
            "2026-05-073",
            "5.1",
            "Accounts payable for April 2026",
            (),
            "It was moved by Councillor Maude Saint-Cyr, seconded by Councillor Douglas Ashworth,"
            " and resolved unanimously:",
            (
                "That the accounts payable for April 2026, in the amount of $388,914.62, be"
                " approved.",
            ),
            UNANIMOUS,
        ),
        Item("5.2", "Tabling of the 2025 financial report"),
        Text(
            "The Treasurer tables the financial report for the year ended December 31, 2025 and"
            " the independent auditor's report, which contains no reservation. The Mayor presents"
            " its highlights:"
        ),
        Grid(
            ("Fiscal year 2025", "Budget", "Actual"),
            (
                ("Operating revenue", "$7,640,000", "$7,912,480"),
                ("Operating expenditure", "$7,640,000", "$7,604,115"),
                ("Of which: snow removal", "$410,000", "$436,720"),
                ("Of which: fire service", "$368,500", "$361,904"),
                ("Surplus for the year", "$0", "$308,365"),
            ),
            (0.5, 0.25, 0.25),
            numeric=(1, 2),
            total=True,
        ),
        Section("6.", "Public works"),
        Resolution(
            "2026-05-074",
            "6.1",
            "Chemin du Ruisseau-Clair culvert: award of contract",
            (
                "Whereas the flood of April 2, 2026 carried away part of the chemin du Ruisseau-Clair"
                " culvert, since reopened to one lane of traffic;",
                "Whereas public call for tenders TP-2026-04 was issued and the tenders were opened on"
                " May 4, 2026:",
            ),
            "It was moved by Councillor Étienne Larrivée, seconded by Councillor Nadia Benhaddou,"
            " and resolved unanimously:",
            (
                f"That the contract to replace the chemin du Ruisseau-Clair culvert be awarded to"
                f" Excavation des Monts inc., the lowest compliant tenderer, at the price of {amount},"
                f" taxes included;",
                "That the expenditure be financed from the unappropriated surplus;",
                "That the responsible ministry be asked for assistance for the flood damage.",
            ),
            UNANIMOUS,
            before=Grid(
                ("Tenderer", "Price, taxes included", "Rank"),
                (
                    ("Excavation des Monts inc.", RIGHT, "1"),
                    ("Terrassement Rivard et Cie inc.", "$161,904.30", "2"),
                    ("Construction Val-Boisé ltée", "$176,330.00", "3"),
                ),
                (0.5, 0.34, 0.16),
                numeric=(1,),
                centred=(2,),
            ),
        ),
        Resolution(
            "2026-05-075",
            "6.2",
            "Hirondelles covered bridge: application for assistance",
            (
                "Whereas by resolution 2026-04-061 Council entrusted the preparation of the plans and"
                " specifications to Génie Haute-Lisière inc.;",
                "Whereas the restoration of the covered bridge is estimated to cost $1,460,000 and a"
                " built heritage assistance program may cover up to 60% of it;",
            ),
            "It was moved by Councillor Douglas Ashworth, seconded by Councillor Ghislaine"
            " Tourangeau, and resolved unanimously:",
            (
                "That the Director General be authorized to submit an application for financial"
                " assistance and to sign any document for that purpose;",
                "That the Town confirm its commitment to pay its share of the eligible costs and to"
                " maintain the restored bridge.",
            ),
            UNANIMOUS,
        ),
        Section("7.", "Public safety"),
        Resolution(
            "2026-05-076",
            "7.1",
            "By-law No. 2026-313 respecting traffic",
            (
                "Whereas notice of motion was given and the draft by-law tabled at the regular meeting"
                " of April 14, 2026;",
            ),
            "It was moved by Councillor Ghislaine Tourangeau, seconded by Councillor Étienne"
            " Larrivée, and resolved unanimously:",
            (
                "That By-law No. 2026-313, setting the maximum speed near École des Deux-Rives at"
                " 30 km/h at all times, be adopted.",
            ),
            UNANIMOUS,
        ),
        Section("8.", "Planning"),
        Resolution(
            "2026-05-077",
            "8.1",
            "Minor exemption: 112, chemin du Lac-Vert",
            (
                "Whereas the Planning Advisory Committee made recommendation CCU-2026-013 on April 28,"
                " 2026;",
            ),
            "It was moved by Councillor Maude Saint-Cyr, seconded by Councillor Nadia Benhaddou,"
            " and resolved unanimously:",
            (
                "That the minor exemption allowing a side setback of 1.6 m instead of 2.0 m be"
                " granted, on condition that a hedge be planted along the common line.",
            ),
            UNANIMOUS,
        ),
        Resolution(
            "2026-05-078",
            "8.2",
            "Site planning and architectural integration: 7, rue Principale",
            ("Whereas the Planning Advisory Committee made recommendation CCU-2026-014;",),
            "It was moved by Councillor Maude Saint-Cyr, seconded by Councillor Douglas Ashworth,"
            " and resolved unanimously:",
            ("That the replacement of the windows and sign of 7, rue Principale be approved.",),
            UNANIMOUS,
        ),
        Section("9.", "Recreation"),
        Resolution(
            "2026-05-079",
            "9.1",
            "Day camp: hiring",
            (),
            "It was moved by Councillor Nadia Benhaddou, seconded by Councillor Ghislaine"
            " Tourangeau, and resolved unanimously:",
            (
                "That Ms. Océane Thivierge-Lam be hired as day camp coordinator from June 1 to August"
                " 21, 2026, at the hourly rate of $24.75.",
            ),
            UNANIMOUS,
        ),
        Section("10.", "Other business"),
        Text("No item is added."),
        Section("11.", "Second question period"),
        Text("No questions. The next regular meeting will be held on Tuesday, June 9, 2026."),
        Section("12.", "Adjournment"),
        Resolution(
            "2026-05-080",
            "12.",
            "Adjournment",
            (),
            "It was moved by Councillor Étienne Larrivée, seconded by Councillor Maude Saint-Cyr,"
            " and resolved unanimously:",
            ("That the meeting be adjourned at 8:24 p.m.",),
            UNANIMOUS,
        ),
        Signatures(
            "I, Odile Courtemanche, Mayor, certify that my signature of these minutes is equivalent"
            " to my signature of every resolution that they contain.",
            (("Odile Courtemanche", "Mayor"), ("Me Josiane Verrette", "Town Clerk")),
        ),
    )


CORRECTION = Box(
    "MINUTES OF CORRECTION",
    (
        "In accordance with section 92.1 of the Cities and Towns Act (CQLR, c. C-19), the undersigned"
        " Town Clerk makes a correction to resolution 2026-05-074 of the meeting of May 12, 2026,"
        " since an error is evident on reading the table of tenders:",
        f'Instead of "{WRONG}", read "{RIGHT}".',
        "Made at Val-aux-Érables, June 18, 2026.  Me Josiane Verrette, Town Clerk",
    ),
)

TITLE = "Minutes – Municipal Council, regular meeting of May 12, 2026"

MINUTES = Record(
    "en",
    TITLE,
    "MINUTES",
    BODY,
    SITTING,
    "Municipal Council – May 12, 2026",
    "Adopted on June 9, 2026 (resolution 2026-06-083)",
    OPENING,
    blocks(WRONG),
)

AMENDED = Record(
    "en",
    TITLE.replace("Minutes", "Amended minutes"),
    "AMENDED MINUTES",
    BODY,
    SITTING,
    "Municipal Council – May 12, 2026 – Amended version",
    "Amended version: replaces the minutes adopted on June 9, 2026",
    OPENING,
    (CORRECTION, *blocks(RIGHT)),
)
