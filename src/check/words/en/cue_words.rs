//! The words behind each [`Cue`](super::cues::Cue), one text a list with bars between: a blank at the end of a word belongs to it.

/// Ability, intention and readiness. From public cases, from guides on how not to write one, and from what peers say of people they like.
pub(super) const PROMISE: &str = "ready|prepared|capable|qualified|positioned|placed|equipped|able to|potential|what it takes|would|given the|given a|given half|aim|intend|hope|plan|\
    want|look forward|looking forward|wish|goal|ambition|promoted|poised|eager|keen|excited|hungry|itching|could|will|confident|convinced|makings|picture|\
    see her|see him|see them|see myself|trust me|dream|determined|natural next|next step|title|i'll|i'd|i\u{2019}ll|i\u{2019}d|deserve|it in |give me|\
    hand me|let me|material|imagin|can't wait|can\u{2019}t wait|cannot wait|everything|all it|in future|in the future|going forward|next year|i can|\
    gives me|logical|natural|time has|i believe|responsib|promise|pledge|vow|guarantee|undertake|commit|in a position|into a position|bright|destined|\
    rising star|going places|sky is|one day|some day|someday|before long|promising|shall|\
    wider|remit|mandate|in charge|no reason|my plan|my idea|my vision|ideas|much more|far more|so much|you'll|you\u{2019}ll|you will|new role|new title|obvious|fitting|make me|name me|appoint|put me|\
    skill|drive|experience|operat|perform|work|adapt|am eager|am ready|am keen|allow|enable|i have|i bring|going to";

/// Work that goes on. From public cases, and from the way trackers, release notes and stand-ups say it.
pub(super) const UNFINISHED: &str = "progress|ongoing|on-going|underway|under way|review|pending|wip|unmerged|development|being|yet|to be|will|working on|implementing|developing|building|\
    finali|finishing|investigating|preparing|designing|reviewing|open|draft|planned|plan to|plans to|almost|nearly|close to|about to|due|scheduled|\
    expected|slated|waiting|awaiting|blocked|remain|coming soon|soon|still|next|halfway|half-way|half way|once|rolling|left to|finish|to follow|hope|\
    staging|when it|coming|beta|launch|should|pilot|half of|part of|parts of|some of|a third|two thirds|last|final|in the works|pencil|lined up|earmarked|\
    pipeline|roadmap|around the corner|up next|follow|others|rest|needs|has to|have to|second|is not|isn|aren|hasn|haven|has not|are not|parked|paused|\
    on hold|on ice|stalled|deferred|postponed|shelved|in preparation|in flight|in trial|in discussion|in negotiation|in planning|in validation|\
    in certification|in testing|to go|to come|outstanding|missing|on deck|queued|on the way|on its way|comes|come |goes|moves|ships|lands|arrives|joins|\
    switch|begins|starts|gets|i'm |i am |i\u{2019}m |lacking|undone|unfinished|for the time being|in due course|as we go|when time|in a second|in a later|\
    so far|as yet|up to now|until now|next in line|\
    started|begun|aiming|hoping|planning|looking|expecting|targeting|in a pilot|in a trial|behind|%|until|only|have been|has been|\
    foreseen|envisaged|moving|advanc|taking shape|booked|process of|middle of|midst of|most of|already|matter of|question of|as soon as|left |on my|in my|at my|passes on|passes in|pass on|pass in";

/// Time and strain. From public cases, then from self-reviews.
pub(super) const EFFORT: &str = "weekend|night|evening|holiday|late|overtime|hour|hard|tireless|clock|years|decade|effort|lot of|energy|invested|poured|dedicated|devoted|sacrific|\
    extra mile|above and beyond|spare time|free time|own time|days off|vacation|midnight|sleep|my all|long days|early morning|sweat|tenure|loyal|months|\
    everything|110|until|till|amount|gave it|countless|skipp|cancel|miss|rarely|never|seldom|not once|red-eye|red eye|all-night|coffee|livestream|sunday|\
    saturday|all in|all-in|ounce|best|utmost|own needs|before my own|ahead of my own|day job|backwards|unturned|expense|since|better part|at the cost|\
    first one in|first in|first person|grumble|complain|my life|my whole life|at one in|at two in|at three in|at four in|christmas|birthday|dinner|lunch|\
    family|kids|children|dawn|crazy|insane hours|ungodly|unsocial|brutal|\
    spent|in a row|without|break|through|\
    lived|lives|slept|joined|hired|last one|last person|last in|last to|beach|hospital|hotel|sofa|airport|honeymoon|by heart|inside out|inside and|forgo|wedding|know|myself|my life|booked|in my |sick|\
    hundred|work|winter|summer|easter|all i had|leave";

/// Signs and words for parts and multiples.
pub(super) const RELATIVE: &str = "%|percent|per cent|x|\u{d7}|times|fold|-fold|twofold|threefold|fourfold|fivefold|tenfold|hundredfold|halv|half|doubl|tripl|quadrupl|twice|third|\
    quarter|two|three|four|five|tenth|fifth|sixth|eighth|down|up |\
    one |six|seven|eight|nine|twelve|fifteen|twenty|thirty|forty|fifty";

/// Verbs of taking part. From public cases and self-reviews.
pub(super) const INVOLVED: &str = "involve|participat|part|help|assist|contribut|collaborat|work|support|engag|joined|attend|instrumental|play|key|member of|gave input|input|exposed|\
    exposure|pitched in|active|lent|sat in|one of the|my role|my job|team effort|group effort|joint|shared|collective|everybody|everyone|all of us|we all|\
    the whole team|chipped|looped|roped|brought in|across|present|responsible|partnered|weighed|had |hand in|close to|copied|consulted|was there|took|\
    gave |\
    accompan|at the table|pleasure|honor|honour|privilege|luck|together";

/// Things that are counted because they can be: units of activity. From public cases, and from what trackers and code hosts count.
pub(super) const COUNTED: &str = "line|loc|kloc|commit|pull request|merge request|pr|mr|cl|diff|patch|story point|point|ticket|issue|code change|change|task|card|meeting|email|e-mail|\
    message|page|screen|mock|dashboard|test|deploy|release|doc|bug|alert|job|quer|table|pipeline|repositor|script|file|slide|wireframe|jira|standup|\
    stand-up|hour|model|dag|frame|icon|design|postmortem|runbook|report|endpoint|feature|stor|epic|notebook|layout|call|tutorial|sample|thread|post|\
    article|video|episode|newsletter|tweet|question|comment|repl|answer|cve|advisor|finding|scan|paper|abstract|experiment|simulation|schematic|drawing|\
    board|measurement|entr|request|case|submission|workshop|session|presentation|deck|webinar|stream|livestream|translation|string|polic|checklist|\
    procedure|sop|template|spreadsheet|quote|threat|view|impression|follower|like|star|upvote|clap|retweet|click|subscriber|watcher|bookmark|reaction|thumbs|audience|combined|attendee|\
    iteration|user|spec|proposal|memo|minute|demo|inspection|audit|transcript|annotation|config|playbook|function|migration|branch|build|training|\
    interaction|one-on-one|interview|cv|résumé|resume|application|candidate|recording|times|more than any|more than every";

/// Words that reach far.
pub(super) const REACH: &str = "compan|organi|org |org-|org.|org,|everyone|everybody|every |whole|entire|all |industry|business|department|division|firm|world|across|throughout|\
    enterprise|group-wide|single-handed|gold standard|benchmark|backbone|foundation|underpin|power|drive|shape|no |not a single|leader|best|standard|most|\
    reference|touch|carr|not one|\
    wherever|anywhere|nobody|nothing|without|the way|how |each |hardly|there |any |none|barely|become|became|studio|each of";

/// The names of months, and the years that people who work today have worked in.
pub(super) const DAY: &str = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|199|200|201|202|203|q1|q2|q3|q4|h1|h2";

/// `we`.
pub(super) const WE: &str = "we |we'|we\u{2019}";

/// `I`, `my`.
pub(super) const I: &str = "i |i'|i\u{2019}|my |me |mine|myself|me.|me,";

/// What may stand for a name with a number.
pub(super) const NUMBERED: &str =
    "#|pr |prs |mr |mrs |cl |issue|ticket|pull request|merge request|change|commit|0|1|2|3|4|5|6|7|8|9";

/// What numbers are called, and what is said to be measured.
pub(super) const NUMBERS: &str = "number|figure|data|stats|statistic|metric|kpi|measur|graph|chart|curve|dashboard|reading|result|value|percentage|demonstrabl|provabl|verifiabl|\
    quantifiabl|details|how |score|rating|marks|saving|improvement|effect|controlling|finance|accounting|audit|sums|amounts|improv|drop|gain|price|success|difference";

/// What a sum of money has before or behind its number. A sign may stand right behind a letter: `US$`, `5k€`.
pub(super) const MONEY: &str = "$|€|£|us$|a$|c$|s$|r$|hk$|nz$|sg$|ca$|au$|k$|m$|bn$|k€|m€|bn€|mio€|k£|m£|bn£|dollar|euro|pound|franc|kron|korun|yen|yuan|renminbi|rupee|zloty|forint|\
    lira|peso|shekel|baht|ringgit|dirham|dinar|usd|eur|gbp|chf|nok|sek|dkk|pln|czk";
