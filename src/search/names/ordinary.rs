//! Words that are names as well as words: alone they tell nothing. Ours, from lists of given names and family names that a dictionary of English has too.

/// The names of months, whole and short: beside a number they are no name.
pub(super) const MONTHS: [&str; 14] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "mar",
];

/// What stands before a name and is no part of it.
pub(super) const TITLES: [&str; 11] =
    ["dr", "prof", "professor", "mr", "mrs", "ms", "mx", "sir", "dame", "lady", "lord"];

/// Whether a word, in small letters, is one of the language too.
pub(super) fn is_ordinary(word: &str) -> bool {
    MONTHS.contains(&word) || WORDS.split_ascii_whitespace().any(|other| other == word)
}

/// In no order that matters.
const WORDS: &str = "
amber angel archer art ash autumn banks baker ball bank barber basil bass bay bean bear bell berry best bill bird
bishop black blank bliss block bloom blue bolt bond book booker booth bow bowman brace branch brand bridge bridges
brook brooks brown buck bud bull burns bush butcher butler candy carpenter carter case cash chain chance chandler
chase cherry chip christian church clay clerk cliff coach coin cole cook cool cooper cotton count craft crane crew
cross crow crown crystal curry daisy dale dawn day dean deep dell dev dock dove draper drew drum duke earl earnest
east elder english eve ever faith farmer fast fern field fields finch fine fisher flint flower floyd flynn ford
forest foster fountain fox france frank free french friend frost fuller gage gale gardener gate gates gay gene gentle
german glen gold golden good grace grant grave graves gray green grey grove guy hail hale hall hand hands harbor hardy
harmony harp hart haven hawk hay hazel head heart heath heather heaven herald hermit hero hill hills hobby holiday holly
home honey hood hook hope hopes horn house hunt hunter hurt iris irish ivory ivy jack jade jasmine jay jewel jewels
job jolly josh joy joyce judge juniper justice key keys kind king kings kit knight lake lamb land lane lark law lawn
lawyer leaf lee leg light lily link little lock long love low lucky major man mann mark marks marsh marshal
marshall martin mason max meadow melody mercy merit merry mild mile miles mill miller mills miner mint miracle mo monk
moon moor moore moss mount nash new newman nick noble north oak ocean odd olive opal page paige painter palm park parker
parks pat patience peace peach pearl penny pepper perry pike piper pitt place pole pond pool poole poor pope
porter potter pound power powers precious price pride prince prior prose prudence pure quick quill rain ray read reed
reef regent rich rider ridge river rivers road rob robin rock rod roman root rose rosemary rover rowan royal ruby rule rush
rusty sage sailor sand sandy sawyer scout sea seal senior serene sergeant shade sharp shepherd shore short silver singer
sky slate slaughter small smart smith snow sol sole song sparks speed spring stable star stark steel sterling stern stone
storm strange street strong sue summer summers sun sunny swan sweet swift tailor tanner temple tender terrace thorn tiger
timber tom town trinity true tucker turner twain unique valentine van vale vine violet virtue vow wade wagner walker wall
walls ward waters way wells west wheat wheeler white wild will win wind winter winters wise wolf wonder wood woods wool
worth wright young rules
an no do so on in is as at he she we it me my us go be by or if of to up am all and are but can did for get had has have
her him his how its let not now off one our out own per put ran run saw say see set sit the too top try two use was who
why won yes yet you
lead staff team engineer manager director product project design data test build";
