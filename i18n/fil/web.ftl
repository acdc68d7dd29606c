# Balangkas ng bawat pahina.
web-skip = Lumaktaw sa nilalaman
web-home = Meadow, home
web-shop = Mamili
web-search = Maghanap
web-search-hint = Ano ang hinahanap mo?
web-me = Ako
web-account = Account
web-places = Mga lugar
web-foot = Iba pa
web-sell = Magbenta sa Meadow
web-close = Isara
web-steps = Mga hakbang
web-optional = (opsyonal)
web-load-more = Ipakita pa
web-change-market = Palitan ang bansa o wika
web-change-language = Palitan ang wika
web-foot-tax = Kasama na ang buwis sa presyo. Ang mga buwis at tuntunin ay itinakda ng nagpapatakbo ng marketplace na ito at hindi payong legal.
web-simulated-market = Kunwaring pamilihan: gawa-gawa lang ang mga paninda, tao at order dito.
web-form-problems = { $count ->
    [one] May isang kailangang ayusin
   *[other] May { $count } kailangang ayusin
}

# Ang tindahan.
web-hero-title = Mga bagay na mamahalin mo
web-hero-text = Maliliit na tuklas mula sa mga gumagawa saanman, sa wika at pera mo.
web-hero-way = Tingnan ang bago
web-new-arrivals = Bagong dating
web-see-all = Tingnan lahat
web-categories = Mamili ayon sa uri
web-all-products = Lahat
web-results = { $count ->
    [0] Walang nahanap
    [one] { $shown } produkto
   *[other] { $shown } produkto
}
web-results-for = Mga resulta para sa “{ $query }”
web-nothing-found-title = Walang nahanap
web-nothing-found-text = Subukan ang mas kaunti o ibang salita, o mamili ayon sa uri.
web-shelf-empty-title = Pinupuno pa ang mga estante
web-shelf-empty-text = Wala pang ibinebenta rito. Bumalik mamaya, o tumingin sa ibang bansa.
web-sort = Ayusin ayon sa
web-sort-newest = Pinakabago
web-sort-popular = Pinakamabenta
web-sort-price-asc = Presyo, mababa muna
web-sort-price-desc = Presyo, mataas muna
web-sort-relevance = Pinakatugma
web-apply = Ilapat
web-sold-out = Ubos na
web-sold = { $count ->
    [one] { $shown } nabenta
   *[other] { $shown } nabenta
}
web-price-from = mula
web-price-was = Dati:
web-price-made = Ano ang nasa presyong ito
web-price-net = Paninda at padala hanggang hangganan
web-price-tax = Buwis, { $rate }
web-price-total = Babayaran mo
web-price-tax-note = Kasama ang { $rate } buwis
web-price-as-of = Buwis noong { $date }
web-stock-left = { $count ->
    [one] Isa na lang ang natitira
   *[other] { $count } na lang ang natitira
}
web-stock-in = May stock
web-stock-out = Ubos muna sa ngayon
web-options = Mga pagpipilian
web-option-unavailable = wala
web-option-show = Ipakita ang presyo at stock
web-buy-at-store = Bilhin sa { $store }
web-buy-at-store-note = Bubuksan ang sariling tindahan ng brand. Doon ka magbabayad.
web-store-soon = Wala pa ang address ng tindahan ng brand, kaya hindi pa ito mabibili.
web-delivery = Padala
web-delivery-text = Ipinapadala ng { $shop } mula sa { $country }.
web-returns = Pagsasauli
web-returns-text = { $days ->
    [one] Sa loob ng isang araw mula sa pagtanggap.
   *[other] Sa loob ng { $days } araw mula sa pagtanggap.
}
web-sold-by = Ibinebenta ng
web-visit-shop = Bisitahin ang tindahan
web-description = Tungkol sa produktong ito
web-details = Mga detalye
web-brand = Brand
web-weight = Timbang
web-sku = Numero ng item
web-similar = Maaaring magustuhan mo rin
web-more-from = Iba pa mula sa { $shop }
web-source-text = Nasa wika pa ng nagbebenta ang tekstong ito.
web-pictures = Mga larawan
web-picture-of = Larawan { $at } ng { $count }
web-shop-since = Nasa Meadow mula { $date }
web-shop-from = Nagpapadala mula sa { $country }
web-choose-title = Saan ka namimili?
web-choose-text = May sariling presyo, wika at paninda ang bawat bansa.

# Mga uri.
web-category-home = Bahay
web-category-beauty = Kagandahan
web-category-hair = Buhok
web-category-fashion = Fashion
web-category-jewellery = Alahas
web-category-toys = Laruan
web-category-electronics = Elektronika
web-category-sports = Sports
web-category-food = Pagkain
web-category-pets = Alagang hayop
web-category-kids = Bata
web-category-books = Aklat
web-category-crafts = Gawang-kamay
web-category-outdoor = Outdoor
web-category-other = Iba pang tuklas

# Mga pamilihan.
web-market-gb = United Kingdom
web-market-id = Indonesia
web-market-th = Thailand
web-market-vn = Vietnam
web-market-my = Malaysia
web-market-ph = Pilipinas
web-market-sg = Singapore
web-market-us = Estados Unidos
web-market-de = Alemanya
web-market-jp = Japan
web-market-cn = Tsina

# Mga katayuan.
web-state-draft = Burador
web-state-pending = Sinusuri
web-state-active = Ibinebenta
web-state-rejected = Tinanggihan
web-state-seller-paused = Nakahinto
web-state-platform-paused = Inihinto ng Meadow
web-state-frozen = Naka-freeze
web-state-deleted = Binura
web-state-closed = Sarado
web-state-ready = Handa
web-state-queued = Naghihintay
web-state-running = Tumatakbo
web-state-done = Tapos
web-state-failed = Nabigo
web-state-success = Ibinebenta
web-state-unpaid = Babayaran pa
web-state-on-hold = Kumpirmado
web-state-awaiting-shipment = Ipapadala pa
web-state-partially-shipped = Bahagyang naipadala
web-state-awaiting-collection = Naka-pack na
web-state-in-transit = Nasa biyahe
web-state-delivered = Naihatid na
web-state-completed = Kumpleto
web-state-cancelled = Kinansela
web-state-to-pack = Ipa-pack pa
web-state-collected = Nakuha na
web-state-lost = Nawala
web-state-returned = Naibalik
web-state-returning = Ibinabalik
web-state-requested = Hiniling
web-state-awaiting-buyer-ship = Ipapadala pabalik
web-state-buyer-shipped = Naipadala pabalik
web-state-received = Natanggap
web-state-refunded = Na-refund
web-state-receipt-rejected = Tinanggihan pagdating
web-state-disputed = May pagtatalo
web-state-replaced = Napalitan
web-state-withdrawn = Binawi
web-state-open = Bukas
web-state-packed = Naka-pack
web-state-shipped = Naipadala
web-state-paid = Bayad na
web-state-expired = Nag-expire
web-state-processing = Pinoproseso

# Kapag hindi matugunan ang kahilingan.
web-status-401 = Mag-sign in muna
web-status-403 = Hindi pinapayagan
web-status-404 = Walang laman dito
web-status-405 = Hindi iyan gumagana rito
web-status-409 = Hindi iyan posible ngayon
web-status-413 = Masyadong malaki
web-status-429 = Dahan-dahan lang
web-status-4xx = Hindi matugunan ang kahilingan
web-status-500 = May nasira sa panig namin
web-status-503 = Hindi magamit sandali
web-request-id = Kung magtatanong ka sa amin, banggitin ang kahilingang ito:
web-back-to-shop = Bumalik sa tindahan
web-try-again = Subukan muli
web-problem-unnamed = Hindi ito gumana ({ $code }).
fault = Naitala na namin ang error at titingnan namin. Walang nabago.
request-no-session = Mag-sign in, o magpadala ng wastong token.
request-not-found = Maaaring nalipat ang pahina, o hindi na ibinebenta ang item.
request-method = Hindi tinatanggap ng address na ito ang method na iyan.
request-cross-site = Galing sa ibang site ang kahilingan kaya tinanggihan. I-reload ang pahina at subukan muli.
request-scope-missing = Hindi iyan puwedeng gawin ng token na ito. Gumawa ng may kailangang scope.
request-malformed = Hindi mabasa ang laman ng kahilingan.
request-not-json = Ipadala ang laman bilang application/json.
request-too-large = Mas malaki ang kahilingan kaysa sa tinatanggap ng address na ito.
request-too-many = Masyadong maraming kahilingan. Subukan muli pagkalipas ng { $seconds ->
    [one] isang segundo
   *[other] { $seconds } segundo
}.
request-timeout = Masyadong natagalan. Subukan muli maya-maya.
request-invalid = May mga field na kailangang ayusin.
request-field-missing = Wala ang field na ito.
request-field-unknown = Walang ganitong field.
request-field-shape = Mali ang anyo ng field na ito: { $expected }.
request-limit = Ang limit ay numero mula 1 hanggang 100.
request-cursor = Sa ibang listahan ang page mark na ito.
