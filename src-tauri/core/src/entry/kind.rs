//! Every kind of entry and its fields: the one list from which the log's file, the forms and the rules are made.

use super::field::{FieldDescription, FieldError, FieldType, Free, Shape, choices, records};
use crate::values::{Celsius, Grams, Millilitres};
use serde::Serialize;
use serde_json::{Map, Value, json};
use ts_rs::TS;

choices! {
    /// How an animal was fed.
    FeedMethod {
        Bottle "bottle" "bottle", Syringe "syringe" "syringe", Tube "tube" "tube",
        Nursing "nursing" "nursing", Gruel "gruel" "gruel", OnItsOwn "self" "on its own",
    }
    /// How strongly an animal sucked.
    Vigour { Weak "weak" "weak", Fair "fair" "fair", Strong "strong" "strong" }
    /// What a weight is compared with.
    Comparator {
        Normal "normal" "normal weight", LittermateMean "littermate_mean" "mean of the littermates",
        Expected "expected" "expected for the age",
    }
    /// Whether a weight was taken before or after the feed.
    Weighed { BeforeFeed "before_feed" "before the feed", AfterFeed "after_feed" "after the feed" }
    /// How an animal feels to the hand, without a thermometer.
    Felt { Cold "cold" "cold", Cool "cool" "cool", Warm "warm" "warm", Hot "hot" "hot" }
    /// How much an animal cries; `none` means that somebody looked, and it was quiet.
    CryIntensity { Quiet "none" "quiet", Low "low" "low", Medium "medium" "medium", High "high" "high" }
    /// How a mother treats her young.
    MaternalStatus {
        Accepted "accepted" "accepts", AcceptedAll "accepted_all" "accepts them all",
        NotCaring "not_caring" "does not care for", Ignored "ignored" "ignores", Rejected "rejected" "rejects",
    }
    /// What an introduction is for.
    Purpose { Companion "companion" "company", Reunion "reunion" "back to the mother" }
    /// How an introduction or a reunion went.
    IntroductionOutcome { Accepted "accepted" "accepted", Unsure "unsure" "not sure yet", Failed "failed" "did not work" }
    /// Whether a pair sleeps together.
    Sleep { Together "together" "together", Apart "apart" "apart" }
    /// What was decided about an examination by a vet after a death.
    Examination { Asked "asked" "I ask for one", Declined "declined" "Not this time" }
    /// How firm a plan is.
    Certainty { Hope "hope" "a hope", Planned "planned" "planned" }
}

/// What came out: passed but not graded, or a score from 1 (hard) to 7 (watery); `Nothing` when it was looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stool {
    /// Looked for, and none.
    Nothing,
    /// Passed, not graded.
    Passed,
    /// Passed and graded, 1 hard to 7 watery.
    Score(u8),
}

impl FieldType for Stool {
    fn shape() -> Shape {
        let mut choices = vec![("true".to_owned(), "passed".to_owned())];
        let words = ["1 hard", "2", "3", "4 formed, soft", "5", "6", "7 watery"];
        choices.extend(words.iter().enumerate().map(|(i, word)| ((i + 1).to_string(), (*word).to_owned())));
        Shape::Choice(choices)
    }
    fn read(value: &Value) -> Result<Self, FieldError> {
        match value {
            Value::Bool(true) => Ok(Self::Passed),
            Value::Bool(false) => Ok(Self::Nothing),
            _ => value
                .as_u64()
                .and_then(|score| u8::try_from(score).ok())
                .filter(|score| (1..=7).contains(score))
                .map(Self::Score)
                .ok_or_else(|| {
                    FieldError::new("", format!("should be true or a score from 1 to 7, not {value}"))
                }),
        }
    }
    fn write(&self) -> Value {
        match self {
            Self::Nothing => json!(false),
            Self::Passed => json!(true),
            Self::Score(score) => json!(score),
        }
    }
}

records! {
    /// A weight as a fraction of another one.
    Ratio [
        num "num" "Of how many parts": f64,
        den "den" "How many parts": f64,
        of "of" "Compared with": Comparator,
    ] {
        estimated "estimated" "Estimated": bool,
    }
    /// On which channels, and how, words may be published.
    QuoteConsent [] {
        status "status" "Status": String,
        channels "channels" "Channels": Vec<String>,
        anonymous "anonymous" "Without the name": bool,
    }
    /// Words that somebody said, letter for letter.
    Quote [speaker "speaker" "Who said it": String, words "words" "Words, exactly": String] {
        fragment "fragment" "Part of a sentence": bool,
        said_in "said_in" "Said in": String,
        outlet "outlet" "Where it can be read": String,
        consent "consent" "Consent": QuoteConsent,
    }
}

/// Kinds: variant, word, title, then the fields that must be there and those that may be.
macro_rules! kinds {
    ($($variant:ident $word:literal $title:literal
        [$($need:ident $need_key:literal $need_label:literal : $need_type:ty),* $(,)?]
        {$($field:ident $key:literal $label:literal : $type:ty),* $(,)?}
    )*) => {
        /// The fields of each kind.
        pub mod fields {
            #[allow(clippy::wildcard_imports)] // This module is the same list, one level down.
            use super::*;
            records! {$(
                #[doc = $title]
                $variant [$($need $need_key $need_label : $need_type),*] {$($field $key $label : $type),*}
            )*}
        }

        /// What an entry says.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Kind {
            $(#[doc = $title] $variant(fields::$variant),)*
            /// A quote, letter for letter.
            Quote(Quote),
            /// A kind this version does not know: kept as it came, never told.
            Unknown(String),
        }

        impl Kind {
            /// Reads the data of an entry of the kind that `word` names.
            pub fn read(word: &str, data: &Map<String, Value>) -> Result<Self, FieldError> {
                let kind = match word {
                    $($word => Self::$variant(fields::$variant::read_fields(data)?),)*
                    "quote" => Self::Quote(Quote::read_fields(data)?),
                    other => Self::Unknown(other.to_owned()),
                };
                kind.check()?;
                Ok(kind)
            }

            /// The word that names the kind.
            pub fn word(&self) -> &str {
                match self {
                    $(Self::$variant(_) => $word,)*
                    Self::Quote(_) => "quote",
                    Self::Unknown(word) => word,
                }
            }

            /// The data, as the log's file holds it; nothing for an unknown kind, whose data only its entry has.
            pub fn write(&self) -> Map<String, Value> {
                match self {
                    $(Self::$variant(fields) => fields.write_fields(),)*
                    Self::Quote(quote) => quote.write_fields(),
                    Self::Unknown(_) => Map::new(),
                }
            }

            /// What a carer calls the kind; for an unknown one, its own word.
            pub fn title(&self) -> &str {
                match self {
                    $(Self::$variant(_) => $title,)*
                    Self::Quote(_) => "Quote",
                    Self::Unknown(word) => word,
                }
            }

            /// Every kind with its fields, for forms.
            pub fn descriptions() -> Vec<KindDescription> {
                vec![
                    $(KindDescription { kind: $word.to_owned(), title: $title.to_owned(), fields: fields::$variant::fields() },)*
                    KindDescription { kind: "quote".to_owned(), title: "Quote".to_owned(), fields: Quote::fields() },
                ]
            }
        }
    };
}

/// One kind of entry, as a form needs it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export)]
pub struct KindDescription {
    /// The word the log uses.
    pub kind: String,
    /// What a person reads.
    pub title: String,
    /// Its fields, those that must be there first.
    pub fields: Vec<FieldDescription>,
}

kinds! {
    IntakeRequest "intake_request" "Request for help" [] {
        what "what" "What is asked for": String,
        count "count" "How many": f64,
        count_adults "count_adults" "How many adults": f64,
        condition "condition" "Condition": String,
        reason "reason" "Reason": String,
        requested_by "requested_by" "Who asks": String,
        found "found" "Found": Free,
        found_in "found_in" "Found in": String,
        waited_hours "waited_hours" "Hours waited": f64,
        mother_seen "mother_seen" "Mother seen": Free,
        by "by" "By": String,
    }
    Intake "intake" "Intake" [] {
        from "from" "From": String,
        to "to" "To": String,
        how "how" "How": String,
        litter "litter" "Litter": String,
        count "count" "How many": f64,
        count_kittens "count_kittens" "How many kittens": f64,
        alone "alone" "Alone": Free,
        single "single" "Single": Free,
        condition "condition" "Condition": String,
        eyes "eyes" "Eyes": Free,
        age_days "age_days" "Age, days": f64,
        age_days_est "age_days_est" "Age, days, about": f64,
        age_weeks_est "age_weeks_est" "Age, weeks, about": f64,
        found "found" "Found": Free,
        surrender_reason "surrender_reason" "Why given up": String,
        colostrum "colostrum" "Colostrum": Free,
        fleas "fleas" "Fleas": Free,
        gums "gums" "Gums": Free,
        palate "palate" "Palate": Free,
        navel "navel" "Navel": Free,
        exposure "exposure" "What the group met": Free,
    }
    Birth "birth" "Birth" [] {
        litter "litter" "Litter": String,
        count "count" "How many": f64,
        order "order" "Order": f64,
        sex "sex" "Sex": Free,
        place "place" "Place": String,
        detail "detail" "Detail": String,
        note "note" "Note": String,
    }
    Trap "trap" "Trapping" [] {
        method "method" "Method": String,
        caught "caught" "Caught": Vec<String>,
        success "success" "Success": bool,
    }
    Placement "placement" "Placement" [to "to" "Where to": String] {
        litter "litter" "Litter": String,
        whole_family "whole_family" "Whole family": bool,
        moved "moved" "How many moved": f64,
        stayed "stayed" "Who stayed": Vec<String>,
        mother_moved "mother_moved" "Mother moved": bool,
    }
    Naming "naming" "Naming" [] {
        name "name" "Name": String,
        names "names" "Names": Free,
        reason "reason" "Why the name": String,
        theme "theme" "Theme": String,
    }
    Feed "feed" "Feed" [method "method" "How": FeedMethod] {
        ml "ml" "Taken": Millilitres,
        offered_ml "offered_ml" "Offered": Millilitres,
        refused "refused" "Refused": Free,
        formula "formula" "Formula": String,
        kcal_per_ml "kcal_per_ml" "kcal per mL": f64,
        mixed_at "mixed_at" "Mixed at": String,
        vigour "vigour" "Vigour": Vigour,
        finished "finished" "Finished": Free,
        first "first" "First feed": bool,
        first_latch "first_latch" "First latch": bool,
        top_up "top_up" "Top-up": Free,
        also_nursing "also_nursing" "Also nursing": Free,
        apart "apart" "Fed apart": Free,
        reason "reason" "Reason": String,
        every_hours "every_hours" "Every how many hours": f64,
        times_per_day "times_per_day" "Times a day": f64,
        days "days" "For how many days": f64,
        round "round" "Round": String,
    }
    Weight "weight" "Weight" [] {
        grams "grams" "Weight": Grams,
        ratio "ratio" "As a fraction": Ratio,
        estimated "estimated" "Estimated": bool,
        littermate_mean_g "littermate_mean_g" "Mean of the littermates": Grams,
        when "when" "Before or after the feed": Weighed,
        round "round" "Round": String,
    }
    Temp "temp" "Temperature" [] {
        c "c" "Temperature": Celsius,
        felt "felt" "Feels": Felt,
        f "f" "°F": f64,
        round "round" "Round": String,
    }
    Elimination "elimination" "Pee and poo" [] {
        urine "urine" "Pee": bool,
        urine_colour "urine_colour" "Colour of the pee": String,
        stool "stool" "Poo": Stool,
        stimulated "stimulated" "Stimulated": bool,
        blood "blood" "Blood": Free,
        one_of "one_of" "One of": Vec<String>,
        round "round" "Round": String,
    }
    Cry "cry" "Crying" [] {
        intensity "intensity" "How much": CryIntensity,
        minutes "minutes" "Minutes": f64,
        trigger "trigger" "What set it off": String,
        since "since" "Since": String,
        settled_by "settled_by" "Settled by": String,
        otherwise "otherwise" "Otherwise": String,
        round "round" "Round": String,
    }
    MaternalCare "maternal_care" "Maternal care" [status "status" "The mother": MaternalStatus] {
        detail "detail" "Detail": String,
    }
    Observation "observation" "Observation" [] {
        tags "tags" "Tags": Vec<String>,
        words "words" "Words, exactly": Quote,
        mother "mother" "Mother": Free,
        mother_returned "mother_returned" "Mother came back": Free,
        renest_tried "renest_tried" "Renesting tried": Free,
        hours "hours" "Hours": Free,
        daily "daily" "Daily": Free,
        event "event" "Event": Free,
        test "test" "Test": Free,
        result "result" "Result": Free,
        settled_minutes_after "settled_minutes_after" "Settled after, minutes": f64,
        nest_c "nest_c" "Temperature of the nest": Celsius,
    }
    Crisis "crisis" "Crisis" [] {
        signs "signs" "Signs": Vec<String>,
        temp_c "temp_c" "Temperature": Celsius,
        step "step" "Step": String,
        words "words" "Words": Free,
    }
    Exam "exam" "Daily look" [] {
        signs "signs" "Signs": Vec<String>,
        gums "gums" "Gums": Free,
        belly "belly" "Belly": Free,
        skin "skin" "Skin": Free,
        eyes "eyes" "Eyes": Free,
        navel "navel" "Navel": Free,
    }
    Milestone "milestone" "Milestone" [name "name" "What": String] {
        count "count" "Count": f64,
    }
    Weaning "weaning" "Weaning" [] {
        complete "complete" "Complete": bool,
    }
    Med "med" "Medicine" [] {
        drug "drug" "Medicine": String,
        dose "dose" "Dose": Free,
        route "route" "How given": String,
        by "by" "Given by": String,
        reason "reason" "Reason": String,
        test "test" "Test": Free,
        result "result" "Result": Free,
        plan "plan" "Plan": Free,
        next "next" "Next": Free,
        body "body" "Body": Free,
        care_line "care_line" "Line of the care plan": String,
        post_mortem "post_mortem" "Examination after death": Free,
    }
    VetVisit "vet_visit" "Vet" [] {
        kind "kind" "Kind": String,
        who "who" "Who": String,
        finding "finding" "Finding": Free,
        test "test" "Test": Free,
        result "result" "Result": Free,
        plan "plan" "Plan": Free,
        next "next" "Next": Free,
        cost_usd "cost_usd" "Cost, US$": f64,
        paid_by "paid_by" "Paid by": String,
        puppies_counted "puppies_counted" "Puppies counted": f64,
        care_line "care_line" "Line of the care plan": String,
    }
    Introduction "introduction" "Introduction" [] {
        purpose "purpose" "For": Purpose,
        reason "reason" "Reason": String,
        decided_by "decided_by" "Decided by": String,
        after "after" "After": Free,
        reaction "reaction" "Reaction": String,
        immediate "immediate" "At once": bool,
        minutes "minutes" "Minutes together": f64,
        settle_minutes "settle_minutes" "Settled after, minutes": f64,
        outcome "outcome" "How it went": IntroductionOutcome,
    }
    Nest "nest" "Nest" [] {
        with "with" "Shares a nest with": Vec<String>,
    }
    Hold "hold" "Hold" [] {
        reason "reason" "Reason": String,
        until "until" "Until": String,
    }
    HoldLift "hold_lift" "Hold lifted" [decided_by "decided_by" "Decided by": String, reason "reason" "Reason": String] {
        pair "pair" "Pair": Vec<String>,
    }
    PairingEnd "pairing_end" "Pairing ended" [] {
        reason "reason" "Reason": String,
        until "until" "Until": String,
    }
    Decision "decision" "Decision" [about "about" "About": String] {
        decided_by "decided_by" "Decided by": String,
        reason "reason" "Reason": String,
    }
    Cohabit "cohabit" "Time together" [] {
        sleep "sleep" "Sleep": Sleep,
        snuggle "snuggle" "Snuggle": bool,
        nights_together "nights_together" "Nights together": f64,
        of "of" "Of how many nights": f64,
    }
    Reunion "reunion" "Reunion" [] {
        attempt "attempt" "Attempt": Free,
        minutes "minutes" "Minutes": f64,
        reaction "reaction" "Reaction": String,
        nursed "nursed" "Nursed": Free,
        outcome "outcome" "How it went": IntroductionOutcome,
    }
    Plan "plan" "Plan" [what "what" "What": String] {
        condition "condition" "Condition": String,
        certainty "certainty" "How firm": Certainty,
        when "when" "When": String,
    }
    Photo "photo" "Photo" [media "media" "Picture": String] {}
    AdoptionApplication "adoption_application" "Adoption application" [] {
        by "by" "By": String,
        status "status" "Status": String,
        reason "reason" "Reason": String,
        together "together" "Together": Free,
    }
    Adoption "adoption" "Adoption" [] {
        by "by" "By": String,
        together "together" "Together": Free,
        fee_usd "fee_usd" "Fee, US$": f64,
    }
    Release "release" "Release" [] {
        kind "kind" "Kind": String,
        count "count" "How many": f64,
        site "site" "Site": String,
        age_weeks "age_weeks" "Age, weeks": f64,
        left_box_after_days "left_box_after_days" "Left the box after, days": f64,
    }
    Death "death" "Death" [] {
        cause "cause" "Cause": String,
        place "where" "Where": String,
        held "held" "Held": Free,
        euthanasia "euthanasia" "Euthanasia": bool,
        examination "examination" "Examination by a vet": Examination,
    }
    Round "round" "Round" [] {
        started "started" "Started": String,
        finished "finished" "Finished": String,
        skipped "skipped" "Skipped": Free,
        next_due "next_due" "Next due": String,
    }
    PlanFeed "plan_feed" "Feeding plan" [] {
        formula "formula" "Formula": String,
        kcal_per_ml "kcal_per_ml" "kcal per mL": f64,
        every_hours "every_hours" "Every how many hours": f64,
        ml "ml" "Per feed": Millilitres,
        night_from "night_from" "No feed at night from": String,
        night_to "night_to" "No feed at night until": String,
        mixed_at "mixed_at" "Mixed at": String,
        by "by" "Whose word": String,
    }
    PlanMed "plan_med" "Course of a medicine" [drug "drug" "Medicine": String] {
        dose "dose" "Dose, as the vet said": String,
        route "route" "How given": String,
        every_hours "every_hours" "Every how many hours": f64,
        until "until" "Until": String,
        by "by" "Ordered by": String,
        stopped "stopped" "Stopped": bool,
    }
    PlanCare "plan_care" "Care plan" [line "line" "Line": String] {
        due "due" "Due": String,
        left_out "left_out" "Left out": bool,
        done "done" "Done": bool,
    }
    AlarmDismissed "alarm_dismissed" "Alarm dismissed" [] {
        rule "rule" "Rule": String,
        reason "reason" "Reason": String,
    }
    AuthorStatement "author_statement" "In the carer's words" [words "words" "Words": String] {}
    Note "note" "Note" [] {
        internal "internal" "Internal": Free,
        mother "mother" "Mother": Free,
        detail "detail" "Detail": String,
        decision "decision" "Decision": Free,
        listed "listed" "Listed": Free,
    }
    Void "void" "Taken back" [voids "voids" "What is taken back": Vec<String>] {}
}

impl Kind {
    /// What no single field can say: of a weight and a temperature, one of two figures must be there.
    fn check(&self) -> Result<(), FieldError> {
        match self {
            Self::Weight(weight) if weight.grams.is_none() && weight.ratio.is_none() => {
                Err(FieldError::new("grams", "is missing, and so is ratio: one of the two is needed"))
            }
            Self::Temp(temp) if temp.c.is_none() && temp.felt.is_none() => {
                Err(FieldError::new("c", "is missing, and so is felt: one of the two is needed"))
            }
            _ => Ok(()),
        }
    }
}
