# Ang lugar ng nagbebenta.
shop-seller = Nagbebenta
shop-today = Ngayon
shop-products = Produkto
shop-listings = Listing
shop-sync = Sync
shop-settings = Setting

# Pagbubukas ng tindahan.
shop-open-title = Buksan ang tindahan mo
shop-open-text = Isang beses mo lang isulat ang produkto, sa sarili mong wika at pera. Isasalin at pepresyuhan ito ng Meadow para sa bawat market.
shop-open = Buksan ang tindahan
shop-open-another = Magbukas ng isa pang tindahan
shop-open-for-good = Hindi na mababago ang address, bansa, wika at pera. Ang pangalan ay puwede.
shop-name = Pangalan ng tindahan
shop-name-help = Ang makikita ng mga mamimili.
shop-handle = Address
shop-handle-help = 2 hanggang 30 letrang a–z, numero, - at _. Bahagi ito ng web address ng tindahan.
shop-home-country = Pinagmulang bansa
shop-home-country-help = Kung saan nakarehistro ang tindahan at nanggagaling ang karamihan ng padala.
shop-language = Wika
shop-language-help = Ang wikang ginagamit mo sa mga produkto.
shop-currency = Pera
shop-currency-help = Ang perang ginagamit mo sa presyo at bayad.
shop-yours = Mga tindahan mo
shop-role-owner = May-ari
shop-may = Puwedeng humawak ng
shop-may-catalogue = Produkto at sync
shop-may-orders = Mga order
shop-may-money = Pera
shop-may-host = Live room at mga post
shop-may-staff = Mga tauhan

# Ngayon.
shop-needs-you = Mga kailangan ka
shop-no-catalogue = Nagtatrabaho ka sa tindahang ito, pero hindi sa mga produkto. Tanungin ang may-ari kung dapat.
shop-first-import = Mag-import ng file ng produkto
shop-first-import-text = Mula sa Shopify o Amazon. Daan-daang produkto sa ilang segundo.
shop-first-product = Sumulat ng produkto
shop-first-product-text = Pamagat, presyo, stock at isang larawan. Idagdag na lang ang iba mamaya.
shop-first-glossary = Ihanda ang glosaryo
shop-first-glossary-text = Mga pangalan ng brand na hindi isinasalin, at mga salitang may tiyak na salin.
shop-task-failed = { $count ->
    [one] listing ang tinanggihan ng market nito
   *[other] listing ang tinanggihan ng market nila
}
shop-task-drafts = { $count ->
   *[other] listing ang naiwang draft
}
shop-task-import = { $count ->
   *[other] problema sa isang import
}
shop-task-pending = { $count ->
   *[other] listing ang naghihintay ng palitan ng pera
}
shop-awaiting = { $count ->
   *[other] { $shown } teksto ang naghihintay ng tagasalin
}
shop-awaiting-how = Wala pang tagasalin ang marketplace na ito. Hilingin sa operator na patakbuhin ang Meadow nang may --translator, o maglagay ng mga model sa folder na models. Hanggang doon, ang sarili mong teksto ang ipapakita, may tanda; ang isusulat mo mismo ay tatandaan at gagamitin muli.
shop-awaiting-sync = Mag-sync muli at ipapasalin ang mga ito sa { $name }. Ang isusulat mo mismo ay tatandaan at gagamitin muli.
shop-awaiting-ask = Ipapasalin ang mga ito sa { $name }: { $shown } karakter.
shop-importing = Binabasa ang file
shop-all-well = Walang kailangang gawin
shop-all-well-text = Lahat ng inilista mo ay ibinebenta na, o naghihintay lang ng oras.
shop-by-market = Ayon sa market
shop-by-state = Mga produkto ayon sa estado
shop-market = Market
shop-markets = Mga market
shop-every-market = Lahat ng market
shop-status-success = Ibinebenta
shop-status-draft = Draft
shop-status-failed = Tinanggihan
shop-why = Bakit
shop-nowhere = Hindi pa ibinebenta kahit saan
shop-nowhere-text = Pumili ng mga market, tingnan ang presyo at salita, at ibenta ang mga produkto mo sa isang click.

# Mga produkto.
shop-product = Produkto
shop-price = Presyo
shop-variants = Mga variant
shop-state = Estado
shop-changed = Binago
shop-all = Lahat
shop-show-all = Ipakita lahat
shop-search-products = Pamagat, handle o SKU
shop-no-match = Walang tumugma
shop-no-match-text = Subukan ang ibang salita o ibang filter.
shop-no-products = Wala pang produkto
shop-no-products-text = Ipasok mula sa file, o isulat dito ang una.
shop-new-product = Bagong produkto
shop-import = Mag-import
shop-choose = Piliin ang { $title }
shop-choose-all = Piliin lahat sa pahinang ito
shop-sync-chosen = I-sync ang mga napili
shop-products-of = Mga produkto ng { $shop }
shop-revision = bersyon { $n }
shop-not-for-sale = hindi ibinebenta

# Ang editor.
shop-written-in = Nakasulat sa { $language }, may presyong { $currency }.
shop-title = Pamagat
shop-description = Paglalarawan
shop-brand = Brand
shop-category = Kategorya
shop-options = Mga opsyon
shop-option-n = Opsyon { $n }
shop-variants-help = Pangalanan lang ang opsyon, gaya ng Kulay, kung may iba’t ibang uri ang produkto; saka sasabihin ng bawat variant ang halaga nito. Gagawan ka ng SKU kung iiwang blangko. Ang presyong 0 ay hindi ibinebenta.
shop-variant-n = Variant { $n }
shop-price-in = Presyo, { $currency }
shop-price-before = Dating presyo
shop-stock = Stock
shop-weight = Bigat, g
shop-sku = SKU
shop-add-variant = Magdagdag ng variant
shop-drop-variant = Alisin ang variant { $n }
shop-save = I-save
shop-save-draft = I-save bilang draft
shop-not-editable = Hindi mababago ang produktong ito sa kasalukuyang estado.
shop-overtaken = May nag-save ng bersyon { $n } habang nagsusulat ka. Walang nawala sa iyo: tingnan ang sa kanila, o i-save ang sa iyo kapalit nito.
shop-overwrite = I-save ang sa akin
shop-see-theirs = Tingnan ang sa kanila
shop-pause = Ihinto sa lahat
shop-resume = Ibenta muli
shop-restore = Ibalik
shop-sync-this = I-sync sa mga market
shop-delete = Burahin ang produktong ito
shop-delete-note = Agad itong mawawala sa lahat ng market. Maibabalik mo ito sa loob ng 30 araw.
shop-delete-now = Burahin
shop-not-listed = hindi nakalista
shop-no-price = walang presyo
shop-pictures = Mga larawan
shop-pictures-help = Hanggang 9 na JPEG, PNG o WebP, 300 hanggang 4000 pixel bawat gilid. Ang una ang pabalat.
shop-pictures-waiting = { $count ->
   *[other] { $count } larawan ang kinukuha pa.
}
shop-remove-picture = Alisin ang larawang ito
shop-add-picture = Magdagdag ng larawan
shop-picture-shows = Ano ang ipinapakita
shop-upload = I-upload

# Import.
shop-import-title = Mag-import ng mga produkto
shop-import-one = Import
shop-format = Saan galing ang file
shop-format-shopify = Shopify product CSV
shop-format-amazon = Amazon All Listings Report
shop-file = File
shop-file-help = Hanggang 64 MiB.
shop-import-start = Simulan ang import
shop-import-how = Paano ito gumagana
shop-import-how-columns = Naiintindihan ang parehong henerasyon ng mga column ng Shopify. Ang mga row na may iisang handle ay isang produkto.
shop-import-how-dirt = Hindi laging malinis ang mga file: ginagawan ng SKU ang wala, itinatabi ang presyong 0 bilang hindi ibinebenta, at sinasabi ang row at field ng bawat problema.
shop-import-how-again = Ligtas ulitin: walang mababago at walang madodoble sa parehong file.
shop-import-how-pictures = Kinukuha ang mga larawan pagkatapos. Ang nawawalang larawan ay hindi hadlang sa produkto.
shop-imports-past = Mga nakaraang import
shop-when = Kailan
shop-import-leave = Puwede mong iwan ang pahinang ito. Magpapatuloy ang import.
shop-import-failed = Hindi nabasa hanggang dulo ang file. Nananatili ang nabasa; ayusin at i-import muli.
shop-import-done = { $count ->
   *[other] { $shown } produkto ang nabasa
}
shop-import-problems = { $count ->
   *[other] { $shown } problema
}
shop-import-again = Ayusin sa file at i-import muli: ang nabago lang ang isusulat.
shop-row = Row
shop-field = Field
shop-problem = Problema

# Sync.
shop-sync-title = Ibenta sa bawat market
shop-sync-text = Pumili, tingnan, isang click. Makikita mo ang presyo, salita at mga hadlang bago may maibenta.
shop-step-choose = Pumili
shop-step-check = Tingnan
shop-step-done = Ibenta
shop-sync-all = I-sync sa mga market
shop-whole-catalogue = { $count ->
   *[other] Ang buong katalogo: { $shown } produkto
}
shop-choose-some = Pumili na lang ng ilan
shop-choose-all-instead = Kunin na lang ang buong katalogo
shop-products-n = { $count ->
   *[other] { $count } produkto
}
shop-listed-n = { $count ->
   *[other] { $shown } listing
}
shop-price-rule = Paano ginagawa ang presyo
shop-price-rule-help = Inilalagay ng pormula ang freight, buwis at bayarin sa presyo, kaya buo ang sa iyo. Pagpapalit lang ng pera ang ibang tuntunin.
shop-rule-amount = Halaga o porsiyento
shop-rule-of-shop = Ayon sa setting ng bawat market
shop-rule-default = Pormula (karaniwan)
shop-rule-formula = Pormula: kasama ang buwis, freight at bayarin
shop-rule-same = Parehong presyo × palitan
shop-rule-percent = Presyo dagdag o bawas porsiyento
shop-rule-fixed = Presyo dagdag o bawas halaga
shop-check = Tingnan ang presyo at salita
shop-syncs-past = Mga nakaraang sync
shop-sync-going = May sync pang tumatakbo. Puwede kang magsimula ng isa pa; sunod-sunod ang mga ito.
shop-preview-title = Bago ka mag-click
shop-preview-text = Wala pang ibinebenta. Patayin ang ayaw mo.
shop-preview-some = Ipinapakita ang { $looked } sa { $count } produkto. Gagawin ng sync ang lahat.
shop-formula = lokal = bilugin((base × palitan + freight) × (1 + buwis) ÷ (1 − komisyon − bayad sa pagbabayad))
shop-put-on-sale = Ibenta na
shop-sell-in = Ibenta sa { $market }
shop-chosen-all-the-same = Puwede mo pa ring buksan: walang maibebenta roon, at sasabihin ng resulta kung bakit.
shop-nothing-changes = walang magbabago
shop-more-variants = { $count ->
   *[other] at { $count } pang variant
}
shop-text-machine = isinalin
shop-text-human = isinulat mo
shop-text-missing = sarili mong teksto, may tanda
shop-text-pending = isinasalin
shop-text-needs-review = pakitingnan
shop-text-stale = nabago na ang produkto
shop-sync-running = Tumatakbo na
shop-sync-results = Mga resulta
shop-products-done = Natapos na produkto
shop-sync-leave = Puwede mong iwan ang pahinang ito. Magpapatuloy ang sync.
shop-sync-failed = Huminto ang sync. Nananatili ang natapos; simulan muli at magpapatuloy ito.
shop-results-some = Ipinapakita ang unang { $count } resulta. Mag-filter para makita ang iba.

# Mga listing.
shop-listings-text = Bawat produkto sa bawat market, pati ang hadlang.
shop-edited-here = binago rito
shop-edited-here-n = { $count ->
   *[other] { $count } pagbabago rito
}
shop-older-on-sale = lumang bersyon ang ibinebenta
shop-see-in-shop = Tingnan sa tindahan
shop-pause-here = Ihinto rito
shop-worth-knowing = Dapat malaman
shop-in-the-way = Ang hadlang
shop-review-says = Sabi ng tagasuri
shop-your-text = Ang teksto mo
shop-give-back = Sumunod muli sa produkto
shop-save-words = I-save ang mga salitang ito
shop-words-remembered = Nananatili ang binago mo rito kahit baguhin ang produkto, at tatandaan para sa susunod na salin.
shop-options-untranslated = { $count ->
   *[other] { $count } opsyon ang hindi pa naisasalin.
}
shop-prices = Mga presyo
shop-save-prices = I-save ang mga presyo
shop-prices-note = Ang presyong itinakda rito ay hindi sumusunod sa produkto o palitan, hangga’t hindi mo ibinabalik.
shop-price-history = Kasaysayan ng presyo
shop-history-rate = palitan { $rate }, { $source }, { $date }
shop-history-by-hand = itinakda nang mano-mano
shop-made-base = Ang presyo mo
shop-made-added = Dagdag ng tuntunin mo
shop-made-rate = Palitan
shop-made-rate-from = { $source }, { $date }
shop-made-converted = Naipalit
shop-made-freight = Freight
shop-made-tax = Buwis
shop-made-commission = Komisyon
shop-made-payment = Bayad sa pagbabayad
shop-made-before-ending = Bago bilugin pataas
shop-made-total = Presyo
shop-made-below = Mas mababa sa { $min }, ang pinakamababa sa market na ito.
shop-made-above = Mas mataas sa { $max }, ang pinakamataas sa market na ito.

# Mga setting.
shop-settings-general = Tindahan
shop-sync-fields = Ang dala ng sync
shop-sync-fields-help = Ang nakapatay ay mananatili sa mga market kung ano ito.
shop-connection = Sarili mong tindahan
shop-connection-text = Sa mga market na sa tindahan ng brand nagbabayad, doon pupunta ang “Bilhin”.
shop-store = Address ng tindahan
shop-secret = Lihim ng webhook
shop-secret-help = 8 hanggang 200 karakter; pinipirmahan nito ang mga order na iniuulat ng tindahan mo.
shop-secret-kept = May nakatakdang lihim. Iwang blangko para manatili.
shop-market-prices = Presyo bawat market
shop-translated-only = Naisalin lang ang puwedeng ibenta
shop-glossary = Glosaryo
shop-glossary-text = Sinusunod ito ng bawat salin. Ang tekstong lumalabag ay isasalin muli sa susunod na sync.
shop-glossary-terms = Mga tiyak na salin
shop-glossary-source = Ang salita mo
shop-glossary-target = Ang salin nito
shop-glossary-rows = Mag-save para sa dagdag na blangkong row. Aalisin ang row na walang salita mo.
shop-glossary-keep = Hindi kailanman isinasalin
shop-glossary-keep-help = Mga brand, modelo, pangalan: isa bawat linya.
shop-glossary-overtaken = May ibang nagbago ng glosaryo. Suriin ang mga row mo at i-save muli.
shop-staff = Mga tauhan
shop-since = mula { $date }
shop-until = hanggang { $date }
shop-invite = Mag-imbita
shop-invite-text = Makakatanggap sila ng email at tatanggapin ito sa sarili nilang account.
shop-person-handle = Ang handle nila
shop-invite-send = Ipadala ang imbitasyon
shop-invites-open = Mga bukas na imbitasyon
shop-withdraw = Bawiin
shop-revoke = Alisin sa tindahan
shop-exports = Export
shop-exports-text = Ang ibinebenta, bilang mga file para sa ibang platform. Bawat market sa sarili nitong wika at pera.
shop-exports-none = Magbenta muna ng mga produkto; narito na ang mga file pagkatapos.
shop-files = Mga file

# Tapos.
shop-done-saved = Na-save
shop-done-created = Nagawa
shop-done-deleted = Nabura. Maibabalik mo ito sa loob ng 30 araw.
shop-done-restored = Naibalik
shop-done-paused = Nakahinto
shop-done-resumed = Ibinebenta muli
shop-done-inherited = Sumusunod muli sa produkto
shop-done-invited = Naipadala ang imbitasyon
shop-done-removed = Naalis

# Mga halagang tina-type.
shop-price-empty = I-type ang presyo, gaya ng { $example }.
shop-price-comma = Gumamit ng tuldok, hindi kuwit, at walang tanda ng libo: { $example }.
shop-price-negative = Hindi puwedeng mas mababa sa zero ang presyo.
shop-price-too-fine = May { $digits } numero pagkatapos ng tuldok ang { $currency }, gaya ng { $example }.
shop-price-too-large = Masyadong malaki ang presyong ito.
shop-price-not-a-number = Mga numero lang ang i-type, gaya ng { $example }.
shop-not-a-whole-number = Mag-type ng buong numero.
shop-percent-not-a-number = Mag-type ng porsiyento gaya ng 5 o -2.5.
