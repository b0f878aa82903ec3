"""What stands beside a slip: illness, care, days and places, family, studies.

None of these is reported. The first kinds make a shape surer, the last two say that
somebody's own family is meant, or children in general.
"""

from mdnet.phi.fragments import DATE, WHO
from mdnet.phi.shape import context

_ILL = (
    r"(?i:sepsis|septic|dka|kawasaki|fontan|norwood|s/p glenn|kasai|meningitis"
    r"|encephaliti"
    r"|bronchiolitis|pneumonia|pertussis|croup|influenza|covid|asthma|asthmatic"
    r"|anaphyla|seizure|epilep|febrile|fever|jaundice|bilirubin|hyperbili|phototherapy"
    r"|leuk[ea]emia|lymphoma|neuroblastoma|sarcoma|tumor|cancer|burkitt|relapse"
    r"|sickle|thalass|hemophil|neutropeni|transplant|gvhd|chemo|cystic fibrosis"
    r"|trisomy|syndrome|marfan|ehlers|noonan|digeorge|rett|menkes"
    r"|wiskott|pompe|gaucher|krabbe|scid\b|galactos|wilson.{0,2} disease|tay.sachs"
    r"|batten|duchenne"
    r"|muscular|dystrophy|atrophy|anorexia|bulimia|overdose|ingest|magnets|suicid"
    r"|psychosis|psychotic|manic|drown"
    r"|burn(?:s|ed)?\b|fracture|abuse|trauma|concussion|torsion|appendicitis"
    r"|intussuscep"
    r"|volvulus|pyloric|gastroschisis|omphalocele|hirschsprung|atresia|hernia\b"
    r"|stenosis"
    r"|lupus|nephrotic|nephritis|arthritis|vasculitis|colitis|crohn|hepatitis|cirrhosis"
    r"|cholestasis|celiac|diabet|t1dm|t2dm|hypoglyc|thyroid|adrenal|genitalia|rickets"
    r"|abscess|cellulitis|osteomyelitis|endocarditis|myocarditis|cardiomyopathy"
    r"|tetralogy|coarctation|arrhythmia|heart block|shunt\b|hydroceph|stroke|bleed"
    r"|hemorrhage|migraine|palsy|apnea|bradys?\b|desats?\b|surfactant|intubat|extubat"
    r"|ventilator|\bvent\b|cpap|hfnc|oxygen|ecmo|dialysis|crrt|tpn|g-?tube|trach"
    r"|central line|picc|biopsy|lumbar|code debrief|coded?\b|arrest|death\b|died\b"
    r"|dying\b|dead\b|hospice|palliative|withdraw|comfort care|dnr|brain death|consent"
    r"|consult(?:s|ed)?\b"
    r"|social work hold|hearing screen|lactation|bili\b|adoption|family meeting"
    r"|boarding"
    r"|overnight fever|lead level|went home|discharged|admitted|transferred|norovirus"
    r"|syphilis|herpes|botulism|tetanus|measles|varicella|malaria|tubercul|hiv\b"
    r"|endometritis|pregnan|pelvic|stabbed|gunshot|swallow|button battery|foreign body"
    r"|ambiguous|cleft|scoliosis|rhabdo|pancreatitis|ascites|sids|failure to thrive"
    r"|rash\b|pain plan|premature|post-?op|surgery|chest tube|blasts|mutation"
    r"|deletion)\w{0,12}"
)
_ILL_LETTERS = (
    r"(?:ALL|AML|CML|HLH|ITP|TTP|HUS|HSP|IGAV|NEC|BPD|PPHN|HIE|IVH|PVL|ROP|RDS|TTTS|HSV"
    r"|CMV|RSV|TB|FTT|BRUE|ALTE|NAT|SI|HI|PID|UTI|GSW|MVC|TBI|SDH|T21|T18|T13|VSD|ASD"
    r"|AVSD|TOF|TGA|HLHS|TAPVR|PDA|CDH|TEF|EA|CF|PCD|SMA|DMD|MSUD|PKU|OTC|CAH|SIADH|DI"
    r"|DIC|AKI|CKD|ESRD|IBD|GERD|SLE|JIA|MIS-C|MAS|CVID|CGD|XLA|LP|UVC|PICC|CRRT|NGT"
    r"|BMT|HSCT|SVT|WPW|ADHD|NAS|OD|SCD|VOC|ACS|AVM|ADEM|GBS|JRA|POTS|PANS|FAST)"
)
# Words that only medicine makes, whatever the organ.
_ILL_ENDING = (
    r"\b(?!diploma|aroma|academia|diagnosis|prognosis|osmosis|hypnosis"
    r"|symbiosis)[a-z]{3,14}"
    r"(?:oma|emia|itis|osis|opathy|ectomy|plasty|uria|penia|megaly|trophy|plasia)\b"
)
_TIMES = (
    r"(?:(?i:overnight|yesterday|last night|tonight|this morning|today"
    r"|(?:on |last |this )(?:mon|tues?|wednes|thurs?|fri|satur|sun)day"
    r"|\bday \d{1,3}|\d{1,3} (?:days|weeks|months))\b"
    rf"|\b(?i:at )?\d{{1,2}}(?::\d\d)? ?(?:am|pm)\b|\b{DATE}"
    r"|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)"
)
_PLACES = (
    r"(?:\b(?:NICU|PICU|CICU|CVICU|ICU|ED|ER|L&D|BMT|CHOP)\b"
    r"|\b\d{1,2} ?(?:West|East|North|South|W|E|N|S)\b"
    r"|(?i:\b(?:wards?|floor|clinic|nursery|unit|rounds|on service|bedside)\b"
    r"|\bfrom (?:mercy|osh|outside)\b)|\b[Tt]o [A-Z][a-z]{2,12}\b)"
)
_RARE = (
    r"(?i:wiskott|pompe|menkes|krabbe|rett|scid\b|gaucher|tay.sachs|duchenne|kawasaki"
    r"|galactos|botulism|digeorge|syndrome|deficiency|neuroblastoma|only .{0,12}in the)"
)
_FAMILY = (
    r"(?i:\b(?:sons?|daughters?|nephews?|nieces?|wife|husband|spouse|partner|grandson"
    r"|granddaughter|grandkids?|godson|goddaughter|cousins?|(?:big |kid "
    r"|twin )?brothers?"
    r"|(?:big |kid |twin )?sisters?|his|their|(?:dad|mom|father|mother|parent) (?:of"
    r"|to)(?! (?:the |an? |our |my |this )?(?:pt|patient|kid|baby|child|infant)\b)"
    r"|has (?:an?|two|three|twins)|have (?:an?|two|three)|had (?:an? (?:baby|boy|girl"
    r"|son|daughter)|her|his|their)"
    r"|her (?:own )?(?=(?:\w{1,9} )?(?:\d|baby|toddler|kid|son|twin|infant|newborn|two"
    r"|three|four|five|six))|married|at home|kids'|congrat\w{0,10}|welcom\w{1,4}"
    r"|arrived"
    r"|baby shower|maternity|paternity|(?:him|her|my)self|daycare|my own|kindergarten"
    r"|preschool"
    r"|soccer|school|college|puppy|dog|met her|met his)\b|\w's (?=(?:\w{1,9} )?\d))"
)
_STUDY = (
    r"(?i:\b(?:study|studies|cohorts?|trials?|rct|registry|guidelines?|papers?"
    r"|manuscript|outcomes|survey|simulat\w{1,4}|sim\b|mock|scenarios?|mannequins?"
    r"|curriculum|lectures?|courses?|workshops?|plenary|symposium|session|reviewer"
    r"|board question|vignette|reviews|database|camps?|league|coach\w{0,3}"
    r"|volunteer\w{0,3}|screening|pathway|vaccine|research(?:er)?|policy|collaborative"
    r"|hot topics|talk(?:s)? on|talk\b(?= (?:for|about))|grand rounds|caring for"
    r"|approach to|journal|qi\b|advoca\w{1,4}|foundation|awareness|fundrais\w{1,4}"
    r"|clinic director|runs the|leads the|startup|newsletter|committee|collab\w{0,8}"
    r"|case reports? on|case series|years? ago as a)\b)"
)
_VENUE = (
    r"(?i:\b(?:conference|hotel|lecture|workshop|poster|booth|hall|tower|suite|breakout"
    r"|office|workroom|convention|ballroom|zoom|campus|library|cafe|cafeteria|coffee"
    r"|breakfast|lunch|(?<!family )meet(?:s|ing|up)?|interview"
    r"|committee|session|friendly|retreat|orientation)\b)"
)

CONTEXTS = (
    context("ill", rf"\b{_ILL}|\b{_ILL_LETTERS}\b|{_ILL_ENDING}"),
    context("when", _TIMES),
    context("where", _PLACES),
    context("rare", rf"\b{_RARE}"),
    context("payer", r"(?i:\b(?:aetna|cigna|blue cross|bcbs|united|humana|anthem"
            r"|kaiser|molina|prior auth|billing|insurance|insurer)\b)"),
    context("distress", r"(?i:\b(?:upset|cried|crying|tearful|angry|worried|scared|sad"
            r"|thanked|hugged|yelled|refused|declined|consented|signed|asked for|wants?"
            r"|wanted|praised|sent a card|at bedside|updated|sat with|agreed"
            r"|screamed)\b)"),
    context("who", WHO),
    context("age", r"\b(?:2[1-9]|3\d|4[0-2])[ -]?(?:weeks?|wks?|wk|w\d)\b"),
    context("age", r"\b\d{1,2} ?(?:yo?|mo?)\b"),
    context("kin", r"(?<!'s )(?<!\b[Hh]is )(?<!\b[Hh]er )(?<!\b[Tt]heir )(?<!\b[Mm]y )"
            r"\b(?:[Mm]om|[Dd]ad|[Mm]other|[Ff]ather|[Gg]randma|[Tt]he parents"
            r"|[Ff]amily(?= (?:in|wants|asked|needs|declined)\b))\b(?!')"),
    context("family", _FAMILY),
    context("study", _STUDY),
    context("venue", _VENUE),
)  # fmt: skip
