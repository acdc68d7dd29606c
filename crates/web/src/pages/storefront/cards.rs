//! Cards of the catalogue, as pages show them.

use catalog::Category;
use catalog::listing::storefront::Card;

use crate::pages::Visit;
use crate::ui::{CardView, Icon, Picture, PriceView};

/// What a card shows in this visit.
pub(crate) fn view(card: &Card, visit: &Visit) -> CardView {
    CardView {
        href: visit.to(&format!("listings/{}", card.listing)),
        title: card.title.clone(),
        // A source text's language is the seller's; `und` keeps a reader from mispronouncing it in the page's.
        title_lang: card.source_text.then(|| "und".to_owned()),
        picture: card.image.as_ref().and_then(|image| Picture::of(image, &card.title)),
        price: PriceView::of(card.price_min, card.price_max, card.compare_at, &visit.voice),
        shop: card.shop_name.clone(),
        sold: card.sold,
        in_stock: card.in_stock,
    }
}

/// Several cards.
pub(crate) fn views(cards: &[Card], visit: &Visit) -> Vec<CardView> {
    cards.iter().map(|card| view(card, visit)).collect()
}

/// The message that names a category.
pub(super) fn name_id(category: Category) -> String {
    format!("web-category-{}", category.slug())
}

/// A category's name in the visit's language.
pub(crate) fn name(category: Category, visit: &Visit) -> String {
    visit.voice.say(&name_id(category)).into_owned()
}

/// A category's picture.
pub(crate) fn icon_of(category: Category) -> Icon {
    match category {
        Category::Home => Icon::House,
        Category::Beauty => Icon::Sparkles,
        Category::Hair => Icon::Wind,
        Category::Fashion => Icon::Shirt,
        Category::Jewellery => Icon::Gem,
        Category::Toys => Icon::Smile,
        Category::Electronics => Icon::Cpu,
        Category::Sports => Icon::Dumbbell,
        Category::Food => Icon::Utensils,
        Category::Pets => Icon::PawPrint,
        Category::Kids => Icon::Baby,
        Category::Books => Icon::BookOpen,
        Category::Crafts => Icon::Palette,
        Category::Outdoor => Icon::Tent,
        Category::Other => Icon::Gift,
    }
}
