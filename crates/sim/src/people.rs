//! Made-up shoppers: names as people have them in each market, on streets of real towns at numbers that nobody checks.

use accounts::address::{Address, AddressDraft};
use kernel::{MarketCode, Rng};

use crate::chance::pick;

/// Where a market's shoppers live.
struct Town {
    city: &'static str,
    region: Option<&'static str>,
    postal_code: &'static str,
    street: &'static str,
}

/// What is needed to make up a market's shoppers.
struct Country {
    code: &'static str,
    given: &'static [&'static str],
    family: &'static [&'static str],
    /// Whether the family name comes first.
    family_first: bool,
    /// Digits of a phone number from here on are made up.
    phone: &'static str,
    towns: &'static [Town],
}

const fn town(city: &'static str, postal_code: &'static str, street: &'static str) -> Town {
    Town { city, region: None, postal_code, street }
}

const fn town_in(region: &'static str, city: &'static str, postal_code: &'static str, street: &'static str) -> Town {
    Town { city, region: Some(region), postal_code, street }
}

const COUNTRIES: &[Country] = &[
    Country {
        code: "GB",
        given: &["Amelia", "Jack", "Priya", "Oliver", "Grace", "Hamza", "Isla", "Tom"],
        family: &["Carter", "Patel", "Hughes", "Ahmed", "Walker", "Evans"],
        family_first: false,
        phone: "+447700900",
        towns: &[
            town("Leeds", "LS1 4DY", "Park Row"),
            town("Bristol", "BS1 4DJ", "Queen Square"),
            town("London", "SE1 9TG", "Stoney Street"),
            town("Cardiff", "CF10 1EP", "The Hayes"),
        ],
    },
    Country {
        code: "TH",
        given: &["สมชาย", "กนกวรรณ", "ณัฐพล", "พิมพ์ชนก", "ธนากร", "สุภาพร"],
        family: &["ใจดี", "ศรีสุข", "วงศ์ไทย", "บุญมี", "แก้วมณี"],
        family_first: false,
        phone: "+6681234",
        towns: &[
            town_in("กรุงเทพมหานคร", "บางรัก", "10500", "ถนนสีลม"),
            town_in("เชียงใหม่", "เมืองเชียงใหม่", "50200", "ถนนนิมมานเหมินท์"),
            town_in("ขอนแก่น", "เมืองขอนแก่น", "40000", "ถนนกลางเมือง"),
        ],
    },
    Country {
        code: "ID",
        given: &["Siti", "Budi", "Dewi", "Rizky", "Ayu", "Agus"],
        family: &["Santoso", "Wijaya", "Lestari", "Hidayat", "Saputra"],
        family_first: false,
        phone: "+62812345",
        towns: &[
            town_in("Jawa Barat", "Bandung", "40115", "Jalan Riau"),
            town_in("DKI Jakarta", "Jakarta Selatan", "12190", "Jalan Senopati"),
            town_in("Jawa Timur", "Surabaya", "60271", "Jalan Basuki Rahmat"),
        ],
    },
    Country {
        code: "VN",
        given: &["Thị Mai", "Văn Hùng", "Ngọc Anh", "Minh Tuấn", "Thu Trang"],
        family: &["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng"],
        family_first: true,
        phone: "+8490123",
        towns: &[
            town("Hà Nội", "10000", "Phố Hàng Bông"),
            town("Đà Nẵng", "50000", "Đường Bạch Đằng"),
            town("Hồ Chí Minh", "70000", "Đường Lê Lợi"),
        ],
    },
    Country {
        code: "MY",
        given: &["Nurul Huda", "Ahmad Faiz", "Mei Ling", "Kavitha", "Hafiz"],
        family: &["binti Ismail", "bin Rahman", "Tan", "Raj", "bin Yusof"],
        family_first: false,
        phone: "+6012345",
        towns: &[
            town_in("Selangor", "Petaling Jaya", "46050", "Jalan Gasing"),
            town_in("Pulau Pinang", "George Town", "10200", "Lebuh Chulia"),
        ],
    },
    Country {
        code: "PH",
        given: &["Maria", "Jose", "Angelica", "Paolo", "Liza"],
        family: &["Santos", "Reyes", "Cruz", "Garcia", "Mendoza"],
        family_first: false,
        phone: "+63917123",
        towns: &[
            town_in("Metro Manila", "Quezon City", "1103", "Tomas Morato Avenue"),
            town_in("Cebu", "Cebu City", "6000", "Osmeña Boulevard"),
        ],
    },
    Country {
        code: "SG",
        given: &["Wei Jie", "Siew Ling", "Arjun", "Nadia", "Marcus"],
        family: &["Lim", "Tan", "Kumar", "Rahim", "Ng"],
        family_first: false,
        phone: "+659123",
        towns: &[town("Singapore", "238801", "Orchard Road"), town("Singapore", "069111", "Maxwell Road")],
    },
    Country {
        code: "US",
        given: &["Emma", "Liam", "Sofia", "Noah", "Ava"],
        family: &["Johnson", "Martinez", "Nguyen", "Brown", "Davis"],
        family_first: false,
        phone: "+1415555",
        towns: &[
            town_in("CA", "San Francisco", "94110", "Valencia Street"),
            town_in("TX", "Austin", "78704", "South Congress Avenue"),
        ],
    },
];

/// Somebody in `market`, with an address that keeps its rules; `None` for a market that has no made-up people yet.
pub(crate) fn somebody(rng: &dyn Rng, market: MarketCode) -> Option<(Address, String)> {
    let country = COUNTRIES.iter().find(|country| country.code == market.code())?;
    let town = pick(rng, country.towns)?;
    let (given, family) = (pick(rng, country.given)?, pick(rng, country.family)?);
    let name = if country.family_first { format!("{family} {given}") } else { format!("{given} {family}") };
    let number = rng.next_u64() % 1_000;
    let draft = AddressDraft {
        name,
        phone: format!("{}{number:04}", country.phone),
        country: country.code.to_owned(),
        line1: format!("{} {}", 1 + number % 180, town.street),
        line2: None,
        city: town.city.to_owned(),
        region: town.region.map(str::to_owned),
        postal_code: Some(town.postal_code.to_owned()),
    };
    let email = format!("shopper{number}.{}@meadow.example", country.code.to_lowercase());
    draft.check().ok().map(|address| (address, email))
}

#[cfg(test)]
mod tests {
    use kernel::SeededRng;

    use super::*;

    #[test]
    fn everybody_lives_at_a_good_address() {
        for country in COUNTRIES {
            let market: MarketCode = country.code.parse().unwrap();
            for seed in 0..200 {
                let found = somebody(&SeededRng::new(seed), market);
                assert!(found.is_some(), "{}: {seed}", country.code);
            }
        }
    }
}
