# Carts, orders, payments and returns.

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
