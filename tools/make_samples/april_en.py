"""14 April 2026, Municipal Council: the agenda and the minutes, in English."""

from __future__ import annotations

from blocks import Agenda, Block, Grid, Item, Record, Resolution, Roll, Section, Signatures, Text
from town import COUNCIL_EN

BODY = "Municipal Council"
SITTING = "Regular meeting of April 14, 2026"
UNANIMOUS = "CARRIED UNANIMOUSLY"

AGENDA = Agenda(
    lang="en",
    title="Agenda – Municipal Council, regular meeting of April 14, 2026",
    kind="AGENDA",
    body=BODY,
    sitting="Regular Meeting of the Municipal Council",
    when="Tuesday, April 14, 2026, at 7:30 p.m.",
    where="Council Chamber, Town Hall, 12, rue Principale",
    entries=(
        ("1.", "Call to order and quorum"),
        ("2.", "Adoption of the agenda"),
        ("3.", "Adoption of the minutes of the regular meeting of March 10, 2026"),
        ("4.", "Delegation: Val-aux-Érables Historical Society (covered bridge)"),
        ("5.", "First question period"),
        ("6.", "Administration and finance"),
        ("6.1", "Approval of accounts payable for March 2026"),
        ("6.2", "Tabling of the comparative statement of revenue and expenditure"),
        ("7.", "Public works"),
        ("7.1", "Hirondelles covered bridge: engineering mandate for its restoration"),
        ("7.2", "Snow removal contract for municipal roads, 2026-2029"),
        ("8.", "Planning and environment"),
        ("8.1", "Adoption of By-law No. 2026-312 respecting short-term rentals"),
        ("8.2", "Minor exemption: 48, rue des Sucres"),
        ("9.", "Recreation and culture"),
        ("9.1", "Financial assistance to the Fête des sucres"),
        ("10.", "Notice of motion: By-law No. 2026-313 respecting traffic"),
        ("11.", "Other business"),
        ("12.", "Second question period"),
        ("13.", "Adjournment"),
    ),
    closing=(
        "Public documents may be consulted at the Town Clerk's office and on the Town's website"
        " from Friday, April 10, 2026. The meeting is recorded.",
        "Given at Val-aux-Érables, April 9, 2026",
    ),
    signed="Me Josiane Verrette, Town Clerk",
)

OPENING = (
    "Minutes of the regular meeting of the Municipal Council of the Town of Val-aux-Érables,"
    " held on Tuesday, April 14, 2026, at 7:30 p.m., in the Council Chamber of the Town Hall,"
    " 12, rue Principale."
)

BLOCKS: tuple[Block, ...] = (
    Roll(
        "PRESENT:",
        (("Ms. Odile Courtemanche", "Mayor"), *COUNCIL_EN),
        "forming a quorum under the chairmanship of the Mayor.",
    ),
    Roll(
        "ALSO PRESENT:",
        (
            ("Mr. Patrick Nolet", "Director General and Treasurer"),
            ("Me Josiane Verrette", "Town Clerk"),
        ),
    ),
    Section("1.", "Call to order"),
    Text(
        "The Mayor notes that there is a quorum, welcomes the forty or so people present and"
        " declares the meeting open at 7:31 p.m. She recalls that the meeting is recorded and"
        " that the recording will be published on the Town's website."
    ),
    Section("2.", "Adoption of the agenda"),
    Resolution(
        "2026-04-058",
        "2.",
        "Adoption of the agenda",
        (),
        "It was moved by Councillor Ghislaine Tourangeau, seconded by Councillor Étienne"
        " Larrivée, and resolved unanimously:",
        ('THAT the agenda be adopted as presented, item 11, "Other business", remaining open.',),
        UNANIMOUS,
    ),
    Section("3.", "Minutes of the previous meeting"),
    Resolution(
        "2026-04-059",
        "3.",
        "Minutes of March 10, 2026",
        (
            "WHEREAS the members of Council received a copy of the minutes of the regular meeting of"
            " March 10, 2026 within the time set by law, so that the Town Clerk need not read"
            " them;",
        ),
        "It was moved by Councillor Maude Saint-Cyr, seconded by Councillor Douglas Ashworth, and"
        " resolved unanimously:",
        ("THAT the minutes of the regular meeting of March 10, 2026 be adopted as drafted.",),
        UNANIMOUS,
    ),
    Section("4.", "Delegation"),
    Item("4.1", "Val-aux-Érables Historical Society"),
    Text(
        "Ms. Rosalie Kirouac-Dumais, President of the Historical Society, presents the case of"
        " the Hirondelles covered bridge, built in 1908 and closed to motor traffic since the"
        " fall of 2023. She tables a petition of 612 signatures asking that the bridge be"
        " restored where it stands, with its original timber trusses, rather than replaced by a"
        " steel structure. She recalls that the Society has raised $38,450.00 from the"
        " public."
    ),
    Text(
        "The Mayor thanks the delegation. In answer to Councillor Benhaddou, Mr. Nolet explains"
        ' that the last inspection, in October 2025, rated the stone abutments "fair" and the'
        ' deck "poor".'
    ),
    Section("5.", "First question period"),
    Text(
        "Three people address Council, about noise near the ball field, the collection of"
        " organic waste and the tabling of the by-law respecting short-term rentals. The period"
        " ends at 7:58 p.m."
    ),
    Section("6.", "Administration and finance"),
    Resolution(
        "2026-04-060",
        "6.1",
        "Accounts payable for March 2026",
        (
            "WHEREAS the list of accounts payable was given to the members of Council and is"
            " summarized below;",
        ),
        "It was moved by Councillor Normand Quessy, seconded by Councillor Nadia Benhaddou, and"
        " resolved unanimously:",
        (
            "THAT the accounts payable for March 2026, in the total amount of $412,638.17, be"
            " approved and their payment authorized.",
        ),
        UNANIMOUS,
        before=Grid(
            ("Function", "Amount"),
            (
                ("General administration", "$96,204.55"),
                ("Public safety", "$71,880.00"),
                ("Transportation and roads", "$128,417.30"),
                ("Environmental health", "$62,951.08"),
                ("Recreation and culture", "$34,105.24"),
                ("Planning", "$19,080.00"),
                ("Total", "$412,638.17"),
            ),
            (0.5, 0.28),
            numeric=(1,),
            total=True,
        ),
    ),
    Item("6.2", "Comparative statement as at March 31, 2026"),
    Text(
        "In accordance with section 105.4 of the Cities and Towns Act (CQLR, c. C-19), the"
        " Treasurer tables the comparative statement of revenue and expenditure as at March 31,"
        " 2026."
    ),
    Grid(
        ("Budget item", "2026 budget", "Actual, March 31", "%"),
        (
            ("Taxes", "$5,842,300", "$2,978,450", "51"),
            ("Payments in lieu of taxes", "$118,400", "$0", "0"),
            ("Government transfers", "$1,236,900", "$214,600", "17"),
            ("Services rendered", "$486,200", "$97,350", "20"),
            ("Other revenue", "$164,000", "$51,820", "32"),
            ("Total revenue", "$7,847,800", "$3,342,220", "43"),
            ("Total expenditure", "$7,847,800", "$1,983,988", "25"),
        ),
        (0.42, 0.22, 0.24, 0.12),
        numeric=(1, 2, 3),
        total=True,
    ),
    Section("7.", "Public works"),
    Resolution(
        "2026-04-061",
        "7.1",
        "Hirondelles covered bridge: engineering mandate",
        (
            "WHEREAS the Hirondelles covered bridge, which spans the Perdrix River, is designated as"
            " a heritage immovable by By-law No. 2011-187;",
            "WHEREAS the inspection of October 2025 recommends that the deck be rebuilt and the north"
            " abutment strengthened before the winter of 2027;",
            "WHEREAS the firm Génie Haute-Lisière inc. made an offer of services dated March 23,"
            " 2026;",
        ),
        "It was moved by Councillor Nadia Benhaddou, seconded by Councillor Douglas Ashworth, and"
        " resolved unanimously:",
        (
            "THAT the firm Génie Haute-Lisière inc. be mandated to prepare the plans and"
            " specifications for the restoration of the Hirondelles covered bridge, for the sum of"
            " $74,503.80, taxes included;",
            "THAT this expenditure be charged to the working fund, repayable in five annual"
            " instalments;",
            "THAT the Historical Society be thanked for its contribution of $38,450.00.",
        ),
        UNANIMOUS,
    ),
    Resolution(
        "2026-04-062",
        "7.2",
        "Snow removal contract 2026-2029",
        (
            "WHEREAS public call for tenders TP-2026-02 was issued for the clearing of snow and ice"
            " from 84 km of municipal roads over three winters;",
            "WHEREAS three tenders were opened on March 31, 2026:",
        ),
        "It was moved by Councillor Étienne Larrivée, seconded by Councillor Ghislaine"
        " Tourangeau, and resolved unanimously:",
        (
            "THAT the snow removal contract for municipal roads for the winters of 2026-2027,"
            " 2027-2028 and 2028-2029 be awarded to Déneigement Brassard et filles inc., the lowest"
            " compliant tenderer, at the price of $1,184,362.50, taxes included;",
            "THAT the Director General be authorized to sign the contract.",
        ),
        UNANIMOUS,
        before=Grid(
            ("Tenderer", "Price, taxes included", "Compliant"),
            (
                ("Déneigement Brassard et filles inc.", "$1,184,362.50", "Yes"),
                ("Transport Lac-Vert ltée", "$1,246,910.00", "Yes"),
                ("Excavation des Monts inc.", "$1,302,075.25", "No"),
            ),
            (0.5, 0.32, 0.18),
            numeric=(1,),
            centred=(2,),
        ),
    ),
    Section("8.", "Planning and environment"),
    Resolution(
        "2026-04-063",
        "8.1",
        "By-law No. 2026-312 respecting short-term rentals",
        (
            "WHEREAS notice of motion was given and a draft by-law was tabled at the regular meeting"
            " of March 10, 2026;",
            "WHEREAS some sixty people attended the public consultation meeting of March 30, 2026;",
            "WHEREAS the by-law limits short-term rental outside the village to the operator's"
            " principal residence and requires the registration number to be displayed;",
        ),
        "It was moved by Councillor Maude Saint-Cyr, seconded by Councillor Nadia Benhaddou, and"
        " resolved by a majority:",
        (
            'THAT By-law No. 2026-312, entitled "By-law governing short-term rental in tourist'
            ' residences", be adopted.',
        ),
        "CARRIED BY A MAJORITY (5 FOR, 1 AGAINST)",
        vote=Grid(
            ("Member of Council", "For", "Against", "Abstention"),
            (
                ("Étienne Larrivée", "X", "", ""),
                ("Ghislaine Tourangeau", "X", "", ""),
                ("Douglas Ashworth", "X", "", ""),
                ("Nadia Benhaddou", "X", "", ""),
                ("Normand Quessy", "", "X", ""),
                ("Maude Saint-Cyr", "X", "", ""),
                ("Total", "5", "1", "0"),
            ),
            (0.43, 0.17, 0.19, 0.21),
            centred=(1, 2, 3),
            total=True,
            caption="Councillor Normand Quessy calls for the vote.",
        ),
        note="The Mayor does not exercise her right to vote. Councillor Quessy explains that he"
        " finds six months too short a time for the operators of Lac Vert to comply.",
    ),
    Resolution(
        "2026-04-064",
        "8.2",
        "Minor exemption: 48, rue des Sucres",
        (
            "WHEREAS the application is to allow a detached garage 0.8 m from the side line instead"
            " of 1.0 m;",
            "WHEREAS the Planning Advisory Committee made favourable recommendation CCU-2026-009 on"
            " March 31, 2026, and no one in attendance objects;",
        ),
        "It was moved by Councillor Douglas Ashworth, seconded by Councillor Normand Quessy, and"
        " resolved unanimously:",
        ("THAT the minor exemption requested for 48, rue des Sucres be granted.",),
        UNANIMOUS,
    ),
    Section("9.", "Recreation and culture"),
    Text(
        "Councillor Étienne Larrivée declares that his spouse sits on the board of the"
        " organization concerned by item 9.1; he withdraws from the table and takes no part in"
        " the deliberations or the vote."
    ),
    Resolution(
        "2026-04-065",
        "9.1",
        "Financial assistance to the Fête des sucres",
        ("WHEREAS the Fête des sucres de Val-aux-Érables made a request for its 31st edition;",),
        "It was moved by Councillor Ghislaine Tourangeau, seconded by Councillor Maude Saint-Cyr,"
        " and resolved:",
        (
            "THAT financial assistance of $1,250.00 be paid to the Fête des sucres and that the"
            " community hall be lent to it free of charge.",
        ),
        "CARRIED (For: 5, Against: 0, Abstention: 1)",
    ),
    Section("10.", "Notice of motion"),
    Item("10.1", "By-law No. 2026-313 respecting traffic"),
    Text(
        "Councillor Normand Quessy gives notice of motion that By-law No. 2026-313, lowering the"
        " speed limit to 30 km/h near École des Deux-Rives, will be submitted for adoption at a"
        " later meeting. The draft by-law is tabled."
    ),
    Section("11.", "Other business"),
    Resolution(
        "2026-04-066",
        "11.",
        "Motion of congratulations",
        (),
        "It was moved by Councillor Nadia Benhaddou, seconded by Councillor Ghislaine Tourangeau,"
        " and resolved unanimously:",
        (
            "THAT the volunteer firefighters be congratulated for evacuating six households of rue du"
            " Moulin without injury during the flood of April 2, 2026.",
        ),
        UNANIMOUS,
    ),
    Section("12.", "Second question period"),
    Text(
        "Five people speak about short-term rentals and the upkeep of chemin du Ruisseau-Clair."
        " The next regular meeting will be held on Tuesday, May 12, 2026."
    ),
    Section("13.", "Adjournment"),
    Resolution(
        "2026-04-067",
        "13.",
        "Adjournment",
        (),
        "It was moved by Councillor Douglas Ashworth, seconded by Councillor Étienne Larrivée,"
        " and resolved unanimously:",
        ("THAT the meeting be adjourned at 9:12 p.m.",),
        UNANIMOUS,
    ),
    Signatures("", (("Odile Courtemanche", "Mayor"), ("Me Josiane Verrette", "Town Clerk"))),
)

APPROVED = Record(
    "en",
    "Minutes – Municipal Council, regular meeting of April 14, 2026",
    "MINUTES",
    BODY,
    SITTING,
    "Municipal Council – Regular meeting of April 14, 2026",
    "Minutes approved at the regular meeting of May 12, 2026 (resolution 2026-05-072)",
    OPENING,
    BLOCKS,
)
