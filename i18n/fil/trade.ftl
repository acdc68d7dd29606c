# Carts, orders, payments and returns.

# Carts and orders
trade-cart-not-found = Walang ganitong cart.
trade-unknown-cart = Walang ganitong cart.
trade-cart-empty = Walang laman ang iyong cart. Maglagay muna ng produkto.
trade-cart-ordered = Na-order na ang cart na ito. Tingnan sa iyong mga order.
trade-cart-full = Hanggang { $max } piraso lang ang kasya sa cart.
trade-quantity-out-of-range = Pumili ng dami mula 1 hanggang { $max }.
trade-quantity-short = Mas kaunti ang natitira kaysa sa gusto mo. Bawasan ang dami.
trade-out-of-stock = Kulang na ang natitirang stock nito.
trade-not-on-sale = Hindi na ito ibinebenta.
trade-sold-elsewhere = Ibinebenta ito ng shop sa sarili nitong tindahan. Buksan ang produkto para bilhin doon.
trade-price-changed = Nagbago ang presyo mula nang makita mo. Tingnan ang bagong kabuuan.
trade-unknown-line = Wala ito rito, o wala na.
trade-checkout-closed = Hindi makakabayad dito sa market na ito. May link sa pahina ng produkto kung saan makakabili.
trade-address-elsewhere = Sa loob lang ng { $market } naghahatid ang market na ito.
trade-email-needed = Magbigay ng email para masabihan ka namin tungkol sa order mo.
trade-coupon-unknown = Hindi namin kilala ang coupon na ito.
trade-lane-unknown = Hindi available ang paraan ng paghahatid na ito para sa mga ito. Pumili ng iba.
trade-method-unknown = Hindi available dito ang paraan ng pagbabayad na ito. Pumili ng iba.
trade-simulated-refused = Para sa sandbox lang ang mga simulated na order.
trade-order-not-found = Walang ganitong order.
trade-payment-not-found = Walang ganitong bayad.
trade-refund-not-found = Walang ganitong refund.
trade-already-paid = Bayad na ang order na ito.
trade-pay-window-over = Tapos na ang oras ng pagbabayad sa order na ito. Mag-order muli.
trade-cannot-cancel = Hindi na ito makakansela. Puwede mo itong isauli pagdating.
trade-cancellation-pending = Humiling ang bumili na kanselahin ang order na ito. Sagutin muna iyon.
trade-reason-needed = Magbigay ng dahilan na 1 hanggang { $max } karakter.
trade-nothing-to-pack = Wala pang puwedeng i-pack sa order na ito ngayon.
trade-not-one-door = Hindi iisa ang bumili at address ng mga order na ito, kaya hindi maaaring pagsamahin sa isang parcel.

# Payments and returns
trade-refund-too-much = Mas malaki ang { $amount } kaysa maaaring i-refund: hanggang sa nabayaran lang na hindi pa naibabalik.
trade-line-not-returnable = Ang mga naihatid na item lang ang maibabalik, tig-iisang beses. Pakisuri ang napili mo.
trade-line-in-return = Nasa isang return na ang isa sa mga item na ito.
trade-return-window-over = Tapos na ang panahon para humiling ng return.
trade-return-kind-not-allowed = Hindi maibabalik ang hindi naman dumating. Refund lang ang hilingin.
trade-return-reason-length = Maglagay ng dahilan na 1 hanggang { $max } na karakter.
trade-return-shipment = Ilagay ang carrier at tracking number, tig-1 hanggang { $max } na karakter.
trade-dispute-window-over = Tapos na ang panahon para tutulan ang desisyong ito.
payments-provider-down = Hindi sumasagot ang serbisyo sa pagbabayad ngayon. Subukan ulit mamaya, o magbayad sa ibang paraan.
payments-provider-refused = Hindi ito tinanggap ng serbisyo sa pagbabayad. Magbayad sa ibang paraan.
payments-provider-unreadable = Hindi namin mabasa ang sagot ng serbisyo sa pagbabayad. Subukan ulit mamaya.
payments-amount-not-payable = Hindi matatanggap ng serbisyong ito ang eksaktong halagang ito. Magbayad sa ibang paraan.
payments-unsupported = Hindi iyon kaya ng paraang ito ng pagbabayad.
payments-provider-unknown = Walang ganoong serbisyo sa pagbabayad dito.
payments-webhook-forged = Hindi pinirmahan ng serbisyo sa pagbabayad ang mensahe.
payments-webhook-stale = Masyadong luma ang mensahe, o mula sa hinaharap.
payments-webhook-unreadable = Hindi mabasa ang mensahe.
payments-shares = Walang kailangang bayaran dito.
payments-amount-differs = Iba ang halagang nabayaran sa dapat bayaran. Tinitingnan na namin ito.
payments-setting-address = Nagsisimula sa https:// ang address ng serbisyo sa pagbabayad, o sa http:// sa sarili mong network.
trade-illegal-move = Hindi na ito magagawa: may nagbago habang wala ka. Pakitingnan ulit.
trade-in-stock = Mayroon nito: mabibili mo na ngayon.
trade-too-many-waits = Hanggang { $max } lang ang mahihintay mo. Itigil muna ang isa.
