# Links into brands’ own stores, the connection with them, and what was sold there.

# Refusals
affiliate-link-quantity = Pumili ng 1 hanggang { $max }.
affiliate-link-unknown = Walang ganitong link. Baka kulang ang pagkakakopya.
affiliate-link-over = Wala nang pinupuntahan ang link na ito: tapos na ang panahon nito, o umalis na ang brand. Hanapin ang produkto sa tindahan.
affiliate-link-sold-here = Dito ito binibili: ilagay sa cart.
affiliate-link-no-store = Wala pang sariling tindahan ang shop. Maidaragdag ng may-ari ang address sa settings.
affiliate-store-refused = Hindi maaaring tanungin ang address ng tindahan. Suriin sa settings.
affiliate-store-product-absent = Walang produktong may ganitong handle ang tindahan, o hindi nito ipinapakita.
affiliate-store-unreadable = Hindi produkto ang isinagot ng tindahan. Baka may password ito.
affiliate-store-unreachable = Hindi sumasagot ang tindahan. Subukang muli mamaya.
affiliate-webhook-forged = Hindi pinirmahan ang mensahe gamit ang lihim na nakatakda rito. Ihambing sa lihim na ipinapakita ng tindahan mo.
affiliate-webhook-unreadable = May pirma ang mensahe, pero hindi mabasa.
affiliate-invoice-paid = Minarkahan nang bayad ang invoice na ito.
affiliate-invoice-reference = Hanggang { $max } karakter lang, walang bagong linya.

# The way out
links-leaving = Papunta sa { $store }
links-leaving-text = Pupunta ka sa { $host }, ang sariling tindahan ng brand. Doon ka magbabayad, at ang mga patakaran nito ang masusunod.
links-at-store = Binibili sa tindahan ng brand
links-at-store-text = Ang bayad, paghahatid at pagsasauli ay ayon sa { $host }.

# The connection with the brand’s own store
links-prefers = Magbenta sa sarili kong tindahan saanman pinapayagan ng market
links-prefers-help = Sa tindahan mo na pupunta ang “Bilhin” sa bawat market. Hindi na tatanggap ng produkto mo ang mga cart dito.
links-health = Kumusta ang koneksiyon
links-last-heard = Huling narinig
links-heard = { $topic }, { $time }
links-heard-never = Wala pa. Magpadala ng test notification mula sa tindahan mo.
links-last-refused = Huling tinanggihan
links-told = Mga variant na natagpuan
links-told-of = { $variants } sa { $products } produkto. Diretso sa cart ang mga link dito; sa pahina ng produkto ang iba.
links-told-never = Hindi pa natatanong ang tindahan mo.
links-told-failed = { $count } produkto
links-ask = Tanungin muli ang tindahan
selling-done-store-asked = Tinatanong na ang tindahan mo. Tingnan muli maya-maya.
links-guide = I-set up sa Shopify
links-guide-address = I-save sa itaas ang address ng tindahan mo, gaya ng brand.myshopify.com.
links-guide-open = Sa Shopify, buksan ang Settings, Notifications, Webhooks.
links-guide-topics = Gumawa ng dalawang JSON webhook, “Order payment” at “Refund create”, parehong papunta sa address sa ibaba.
links-guide-secret = Sa ilalim ng listahan, sinasabi ng Shopify na “Your webhooks will be signed with …”: kopyahin ang lihim na iyon sa field sa itaas.
links-guide-names = Gamitin ang parehong handle at SKU sa dalawang lugar para mahanap ng mga link.
links-guide-test = Magpadala ng test notification: lalabas ito rito bilang huling narinig.
links-webhook-address = Address para sa mga webhook
links-disconnect = Idiskonekta ang tindahan
links-disconnect-text = Kakalimutan ang address at lihim, at wala nang pupuntahan ang mga nagawang link. Kung saan sa tindahan ng brand nagbabayad, hindi mabibili ang mga produkto mo.

# What was sold there, and what creators are owed
links-sales = Naibenta sa sariling tindahan ng brand
links-sales-of-shop = Ang naibenta dahil sa mga link, ayon sa tindahan mo. Sa iyo direktang nagbayad ang mga mamimili; ikaw ang magbabayad ng bahagi ng mga creator.
links-sales-of-creator = Ang naibenta roon ng mga post at link mo. Direktang binabayaran ng shop ang bahagi mo, ayon sa invoice; wala ito sa balanse mo rito.
links-total-sold = Naibenta
links-total-earned = Bahagi ng creator
links-total-open = Hindi pa na-invoice
links-units = { $count } piraso
links-returned = { $count } naisauli
links-nobody = Walang creator: walang bahagi
links-shop = Shop
links-reason-return-time = Maaari pa itong isauli; pagkatapos ay mapupunta sa invoice.
links-reason-invoiced = Nasa invoice na ng shop.
links-reason-refunded = Naibalik na sa mamimili ang pera.
links-reason-self-purchase = Ang creator mismo ang bumili: walang kita sa pagbili sa sarili.
links-reason-shop-member = Taga-shop ang bumili: walang kita rito.
links-until = Hanggang { $time }
links-invoices = Mga invoice
links-invoices-text = Isa bawat buwan para sa bawat creator, ng hindi na maisasauli.
links-invoice = Invoice
links-invoice-sales = { $count } benta
links-invoice-state-due = Dapat bayaran
links-invoice-state-paid = Bayad na
links-reference = Reference ng bayad
links-pay = Markahang bayad
selling-done-invoice-paid = Minarkahan nang bayad ang invoice.
