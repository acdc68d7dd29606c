# Mga listing, sync, at ang humahadlang sa mga ito.

catalog-listing-illegal-move = Hindi ito magagawa sa listing sa kasalukuyang kalagayan nito.
catalog-listing-not-found = Walang ganitong listing.
catalog-shop-closed = Sarado ang tindahan, kaya walang ibinebenta mula rito.
catalog-product-not-active = Hindi aktibo ang produkto ({ $state }), kaya hindi ito ibinebenta.
catalog-too-many-variants-for-market = May { $count } variant ang produkto; hanggang { $max } lang ang tinatanggap sa market na ito.
catalog-in-review = Naghihintay ng pagsusuri ang bagong bersyon. Habang wala pa, mananatiling ibinebenta ang luma, kung mayroon.
catalog-review-refused = Hindi pumasa sa pagsusuri ang bersyong ito. Baguhin ito at i-sync muli.
catalog-nothing-for-sale = Walang variant na may presyo, kaya walang maibebenta.
catalog-language-not-of-market = Walang teksto ang market na ito sa wikang ito: { $lang }.
catalog-variant-not-found = Walang ganitong variant.
catalog-price-out-of-range = Maglagay ng presyong higit sa sero, sa pinakamaliit na yunit ng pera ng market.
catalog-unknown-market = Walang ganitong market: { $market }.
catalog-markets-required = Pumili ng kahit isang market.
catalog-products-required = Pumili ng kahit isang produkto.
catalog-price-rule-currency = Dapat nasa pera ng tindahan ang halaga.
catalog-price-rule-range = Dapat nasa pagitan ng -99.99 % at 900 % ang porsiyento.
catalog-import-no-file = Wala ang in-upload na file. Paki-upload muli.
catalog-awaits-translator = { $count } field ang ipapadala sa tagasalin.
