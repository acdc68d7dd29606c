//! Everything that the scenarios assume: a name, a value, its bounds, its unit and where it comes from.

use serde::Serialize;

/// Nobody measured it for us: a round number that seemed likely.
const ASSUMED: &str = "assumed";
/// A default that Meadow ships.
const SHIPPED: &str = "as Meadow ships it";
/// Public fee schedules of the time.
const FEES: &str = "Amazon's public referral fee";

/// One thing assumed.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Assumption {
    pub name: &'static str,
    /// Which scenario it belongs to.
    pub of: Of,
    pub meaning: &'static str,
    /// What it is unless somebody says otherwise.
    pub value: f64,
    pub least: f64,
    pub most: f64,
    pub unit: &'static str,
    pub source: &'static str,
}

/// Which scenario an assumption belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Of {
    Both,
    SupplyFirst,
    DemandFirst,
}

/// Why an assumption cannot be changed so.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum AssumptionError {
    #[error("there is no assumption `{0}`; `--json` lists all of them")]
    Unknown(String),
    #[error("`{name}` is from {least} to {most}")]
    OutOfBounds { name: &'static str, least: f64, most: f64 },
}

macro_rules! assumptions {
    ($(
        $(#[doc = $meaning:literal])+
        $of:ident $name:ident = $value:literal in $least:literal..=$most:literal, $unit:literal, $source:ident;
    )+) => {
        /// What a scenario assumes; each field is explained in [`TABLE`].
        #[derive(Clone, Debug, PartialEq, Serialize)]
        pub struct Assumptions {
            $($(#[doc = $meaning])+ pub $name: f64,)+
        }

        /// Every assumption with its shipped value.
        pub const TABLE: &[Assumption] = &[
            $(Assumption {
                name: stringify!($name),
                of: Of::$of,
                meaning: concat!($($meaning),+),
                value: $value,
                least: $least,
                most: $most,
                unit: $unit,
                source: $source,
            },)+
        ];

        impl Default for Assumptions {
            fn default() -> Assumptions {
                Assumptions { $($name: $value,)+ }
            }
        }

        impl Assumptions {
            fn field(&mut self, name: &str) -> Option<&mut f64> {
                match name {
                    $(stringify!($name) => Some(&mut self.$name),)+
                    _ => None,
                }
            }
        }
    };
}

assumptions! {
    /// Markets that a seller can reach.
    Both markets = 4.0 in 1.0..=12.0, "markets", ASSUMED;
    /// People of a market who may ever shop there.
    Both people = 200000.0 in 1000.0..=1000000.0, "people", ASSUMED;
    /// New visitors that an order brings by word of mouth, while most people are no visitors yet.
    Both word_of_mouth = 0.3 in 0.0..=2.0, "visitors an order", ASSUMED;
    /// Visitors who stop coming, whatever happens.
    Both visitors_lost = 0.01 in 0.0..=0.5, "of visitors a week", ASSUMED;
    /// Price of a new product, the middle one.
    Both price = 20.0 in 1.0..=500.0, "money", ASSUMED;
    /// Spread of prices (sigma of a log-normal).
    Both price_spread = 0.4 in 0.0..=1.5, "", ASSUMED;
    /// What a unit costs its seller, landed.
    Both cost = 0.4 in 0.05..=0.9, "of the price", ASSUMED;
    /// Bringing a unit to its buyer.
    Both delivery = 2.0 in 0.0..=20.0, "money a unit", ASSUMED;
    /// How much products differ in what people think of them (sigma of a log-normal); nobody knows it beforehand.
    Both appeal_spread = 1.0 in 0.0..=2.5, "", ASSUMED;
    /// How much markets differ about the same product (sigma of a log-normal).
    Both taste_spread = 0.5 in 0.0..=2.0, "", ASSUMED;
    /// Weeks that sales take to reach the seller.
    Both settlement = 2.0 in 1.0..=12.0, "weeks", SHIPPED;
    /// What a left-over unit brings when it is cleared.
    Both salvage = 0.2 in 0.0..=1.0, "of its cost", ASSUMED;
    /// Weeks from an order of stock until it is made and leaves the factory.
    Both making = 3.0 in 1.0..=26.0, "weeks", ASSUMED;
    /// Weeks of sales that a seller wants to have beyond the lead time.
    Both cover = 4.0 in 1.0..=26.0, "weeks", ASSUMED;
    /// Sellers who believe every fall of sales and no rise; the others order as if last month's sales went on.
    Both cautious = 0.0 in 0.0..=1.0, "of sellers", ASSUMED;
    /// Stock beyond so many weeks of sales counts as overstock.
    Both overstock_after = 8.0 in 1.0..=52.0, "weeks", ASSUMED;
    /// Weeks on sale before a product is judged.
    Both judged_after = 8.0 in 1.0..=52.0, "weeks", ASSUMED;
    /// A product that sells less by then, or later, is cleared.
    Both cleared_below = 1.0 in 0.0..=50.0, "units a week", ASSUMED;
    /// Units of a first order of a new product.
    Both first_batch = 60.0 in 1.0..=5000.0, "units", ASSUMED;
    /// What a new seller can spend.
    Both capital = 3000.0 in 100.0..=1000000.0, "money", ASSUMED;
    /// How often a seller who can afford it tries a new product.
    Both tries = 0.12 in 0.0..=1.0, "a week", ASSUMED;
    /// Products that a seller looks after at most.
    Both range = 12.0 in 1.0..=200.0, "products", ASSUMED;
    /// Newcomers that a seller brings while stock earns as much as it cost; half when it earns half.
    Both imitation = 0.04 in 0.0..=0.5, "sellers a seller and week", ASSUMED;
    /// How fast news of what stock earns travels: the newest week's part of what sellers believe.
    Both news = 0.15 in 0.0..=1.0, "of belief", ASSUMED;
    /// Sellers who give up, whatever happens.
    Both sellers_lost = 0.005 in 0.0..=0.5, "of sellers a week", ASSUMED;

    /// Sellers when it begins.
    SupplyFirst sellers_supply = 60.0 in 1.0..=2000.0, "sellers", ASSUMED;
    /// Sellers that the platform wins over by itself.
    SupplyFirst recruits_supply = 2.0 in 0.0..=100.0, "sellers a week", ASSUMED;
    /// Visitors of a market when it begins.
    SupplyFirst visitors_supply = 12000.0 in 0.0..=100000.0, "visitors", ASSUMED;
    /// Visitors that advertising brings to a market, while most people are no visitors yet.
    SupplyFirst advertised = 100.0 in 0.0..=5000.0, "visitors a week", ASSUMED;
    /// What a visitor looks for.
    SupplyFirst intents = 0.5 in 0.0..=10.0, "things a week", ASSUMED;
    /// Listings of a market with which half of what is looked for is there.
    SupplyFirst selection_half = 60.0 in 1.0..=10000.0, "listings", ASSUMED;
    /// Orders of those who find what they looked for, delivered slowly.
    SupplyFirst conversion = 0.1 in 0.0..=1.0, "orders a thing found", ASSUMED;
    /// What fast delivery adds to orders.
    SupplyFirst fast_lift = 0.5 in 0.0..=5.0, "of orders", ASSUMED;
    /// How many of the visitors who would stop coming stay where delivery is fast and paid for the year.
    SupplyFirst fast_loyalty = 0.6 in 0.0..=1.0, "of visitors lost", ASSUMED;
    /// Orders of a market for which the platform has built half of its own logistics there.
    SupplyFirst logistics_half = 4000.0 in 100.0..=1000000.0, "orders", ASSUMED;
    /// Visitors who do not come back when what they look for is not there.
    SupplyFirst put_off = 0.005 in 0.0..=1.0, "of things not found", ASSUMED;
    /// How strongly buyers follow earlier buyers: places go by reviews to this power.
    SupplyFirst reviews_power = 0.3 in 0.0..=1.5, "", ASSUMED;
    /// Weeks that stock sails to the market's own warehouse.
    SupplyFirst sailing = 4.0 in 0.0..=26.0, "weeks", ASSUMED;
    /// What a product must sell in a market to be opened in another.
    SupplyFirst worth_opening = 3.0 in 0.0..=1000.0, "units a week", ASSUMED;
    /// How soon such a product is opened in one more market, with stock of its own.
    SupplyFirst opening = 0.08 in 0.0..=1.0, "a week", ASSUMED;
    /// What opening a product in one more market costs: papers, words, photographs.
    SupplyFirst opening_cost = 300.0 in 0.0..=10000.0, "money", ASSUMED;
    /// The platform's part.
    SupplyFirst fee_supply = 0.15 in 0.0..=0.5, "of paid", FEES;
    /// Units given back.
    SupplyFirst returns_supply = 0.06 in 0.0..=0.9, "of units", ASSUMED;

    /// Sellers when it begins.
    DemandFirst sellers_demand = 20.0 in 1.0..=2000.0, "sellers", ASSUMED;
    /// Sellers that the platform wins over by itself.
    DemandFirst recruits_demand = 1.0 in 0.0..=100.0, "sellers a week", ASSUMED;
    /// Viewers of a market who see posts with products when it begins: the audience that was there before the shop.
    DemandFirst viewers = 48000.0 in 0.0..=1000000.0, "viewers", ASSUMED;
    /// Viewers whom the videos themselves bring, while most people are no viewers yet.
    DemandFirst entertained = 400.0 in 0.0..=20000.0, "viewers a week", ASSUMED;
    /// Posts with products that a viewer bears in a week.
    DemandFirst bearable = 20.0 in 0.0..=500.0, "posts a week", ASSUMED;
    /// Creators of a market who show products when it begins.
    DemandFirst creators = 25.0 in 1.0..=5000.0, "creators", ASSUMED;
    /// Posts with products that a creator makes.
    DemandFirst posts = 3.0 in 0.0..=50.0, "posts a week", ASSUMED;
    /// Times that a middling creator's post is seen, while viewers have room for it.
    DemandFirst reach = 600.0 in 0.0..=100000.0, "views a post", ASSUMED;
    /// How much creators differ in reach (sigma of a log-normal).
    DemandFirst reach_spread = 1.0 in 0.0..=2.5, "", ASSUMED;
    /// Orders that a product of middling appeal gets from a first look, the wait for a parcel from abroad reckoned in.
    DemandFirst impulse = 0.002 in 0.0..=0.1, "orders a view", ASSUMED;
    /// Times that everybody has seen a product, on average, when the wish for it has halved.
    DemandFirst worn_after = 3.0 in 0.1..=1000.0, "views a viewer", ASSUMED;
    /// How strongly the feed favours posts of what people want: views go by wish to this power.
    DemandFirst feed_power = 1.0 in 0.0..=3.0, "", ASSUMED;
    /// Posts of products that a creator picked at random; the others are of what sells.
    DemandFirst curiosity = 0.25 in 0.0..=1.0, "of posts", ASSUMED;
    /// Weeks after which a unit sold counts half for creators who look for what sells.
    DemandFirst memory = 4.0 in 0.1..=52.0, "weeks", ASSUMED;
    /// What a unit sold elsewhere counts for creators who look for what sells, where one sold at home counts 1.
    DemandFirst abroad = 0.2 in 0.0..=1.0, "units", ASSUMED;
    /// What creators get of what is paid and kept.
    DemandFirst commission = 0.15 in 0.0..=0.8, "of paid", ASSUMED;
    /// How fast creators forget: the newest week's part of what they believe to earn.
    DemandFirst newest = 0.25 in 0.0..=1.0, "of belief", ASSUMED;
    /// What a creator wants to earn.
    DemandFirst wage = 20.0 in 1.0..=5000.0, "money a week", ASSUMED;
    /// New creators that one who earns the wage brings; twice as many at twice the wage, and no more.
    DemandFirst followers = 0.04 in 0.0..=0.5, "creators a creator and week", ASSUMED;
    /// Creators who stop, of those who earn under half of the wage.
    DemandFirst creators_lost = 0.06 in 0.0..=1.0, "of them a week", ASSUMED;
    /// The platform's part.
    DemandFirst fee_demand = 0.07 in 0.0..=0.5, "of paid", SHIPPED;
    /// Units given back: what was bought in a moment is regretted more often.
    DemandFirst returns_demand = 0.12 in 0.0..=0.9, "of units", ASSUMED;
    /// Viewers who skip products from then on after they gave one back.
    DemandFirst regret = 0.2 in 0.0..=1.0, "viewers a unit given back", ASSUMED;
}

impl Assumptions {
    /// Assumes something else.
    ///
    /// # Errors
    /// When there is no such assumption, or it cannot have that value.
    pub fn set(&mut self, name: &str, value: f64) -> Result<(), AssumptionError> {
        let unknown = || AssumptionError::Unknown(name.to_owned());
        let row = TABLE.iter().find(|row| row.name == name).ok_or_else(unknown)?;
        if !(row.least..=row.most).contains(&value) {
            return Err(AssumptionError::OutOfBounds { name: row.name, least: row.least, most: row.most });
        }
        *self.field(name).ok_or_else(unknown)? = value;
        Ok(())
    }
}
