//! What is chosen for a sync, carried from page to page in the address and the forms.

use catalog::ProductId;
use flows::SyncProducts;
use kernel::{Currency, MarketCode, Problem};
use market::price::PriceRule;
use maud::{Markup, html};

use crate::pages::seller::rule;
use crate::ui::Form;

/// The products, the markets and the price rule.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// None chosen is the whole catalogue.
    pub products: Vec<ProductId>,
    pub markets: Vec<MarketCode>,
    /// The fields of the price rule as they were typed.
    pub rule: Form,
}

impl Choice {
    /// The choice that these fields make; what is no id and no market is left out.
    pub fn read(fields: &[(String, String)]) -> Choice {
        let values =
            |name: &'static str| fields.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str());
        let rule =
            ["rule", "amount"].into_iter().flat_map(|name| values(name).map(move |value| (name, value.to_owned())));
        Choice {
            products: values("product").filter_map(|id| id.parse().ok()).collect(),
            markets: values("market").filter_map(|code| code.parse().ok()).collect(),
            rule: Form::new(rule.collect::<Vec<_>>()),
        }
    }

    /// The price rule of this sync, or what is wrong with it.
    pub fn price_rule(&self, currency: Currency) -> Result<Option<PriceRule>, Problem> {
        rule::read(&self.rule, "", currency)
    }

    /// The products as a sync takes them.
    pub fn sync_products(&self) -> SyncProducts {
        if self.products.is_empty() {
            SyncProducts::All(flows::AllProducts::All)
        } else {
            SyncProducts::These(self.products.clone())
        }
    }

    /// The products as hidden fields of a form.
    pub fn hidden_products(&self) -> Markup {
        html! { @for id in &self.products { input type="hidden" name="product" value=(id); } }
    }

    /// The price rule as hidden fields of a form.
    pub fn hidden_rule(&self) -> Markup {
        html! { @for name in ["rule", "amount"] { input type="hidden" name=(name) value=(self.rule.value(name)); } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &str) -> Choice {
        Choice::read(&url::form_urlencoded::parse(query.as_bytes()).into_owned().collect::<Vec<_>>())
    }

    #[test]
    fn a_choice_is_read_from_an_address() {
        let choice = read("product=1&product=2&market=gb&market=TH&market=nowhere&rule=percent&amount=5");
        assert_eq!(choice.products, [ProductId::new(1), ProductId::new(2)]);
        assert_eq!(choice.markets.iter().map(ToString::to_string).collect::<Vec<_>>(), ["GB", "TH"]);
        assert_eq!(choice.price_rule(Currency::CNY), Ok(Some(PriceRule::PercentBp { bp: 500 })));
    }

    #[test]
    fn nothing_chosen_is_everything() {
        assert_eq!(read("market=GB").sync_products(), SyncProducts::All(flows::AllProducts::All));
        assert_eq!(read("").price_rule(Currency::CNY), Ok(None));
    }
}
