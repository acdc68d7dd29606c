data-title = Data
data-about = Ano ang naibenta ng tindahan mo, at ano ang nakita bago bilhin, ayon sa mga araw ng merkado.
data-market = { $market } sa mga numero
data-days = Mga araw
data-last = { $count ->
    [1] Ngayon
   *[other] { $count } araw
}
data-before = { $count ->
    [1] kaysa kahapon
   *[other] kaysa sa { $count } araw bago nito
}
data-gmv = Benta
data-orders = Mga order
data-units = Piraso
data-buyers = Mga bumili
data-take = Kita ng platform
data-take-help = Komisyon at bayad sa pagbabayad ng mga order na ito.
data-creators-earned = Kinita ng creator
data-creators = { $count } creator
data-funnel = Mula nakita hanggang nabili
data-step-seen = Nakita
data-step-watched = Pinanood
data-step-opened = Binuksan ang produkto
data-step-carts = Inilagay sa cart
data-step-orders = Inorder
data-of-before = { $share } ng naunang hakbang
data-more = { $share } na mas marami
data-less = { $share } na mas kaunti
data-by-day = Benta kada araw
data-day = Araw
data-product = Produkto
data-post = Clip
data-nothing-sold = Walang nabenta sa mga araw na ito.
data-rows = Ipakita ayon sa
data-rows-day = Kada araw
data-rows-product = Kada produkto
data-rows-post = Kada clip
data-csv = I-download ang CSV
data-empty-title = Wala pang mabibilang
data-empty-text = I-sync ang mga produkto sa merkadong ito, o magpagawa ng clip: narito ang mga bilang mula sa unang panonood.
data-more-rows = Higit pa
data-no-caption = Walang caption
data-as-before = gaya ng dati
data-none-before = wala noong dati
