# The radar: what is about to be a hit, and how much stock is safe.

radar-not-priced-there = Wala pa itong presyo sa market na iyon. I-sync muna roon.
radar-nothing-heard = Wala pang naririnig tungkol dito sa market na iyon: walang benta, panonood o cart na mapagkukunan.
radar-days = Ang araw ay 0 hanggang { $max }.

## What the radar says of something
radar-chance = Tsansang makapasok sa TOP-10 sa loob ng 14 araw: { $share }
radar-proven = Sa { $of } na kasong tulad nito, { $came } ang nagkatotoo.
radar-came = { $came } sa { $of } ang nagkatotoo
radar-unproven = hindi pa napatunayan
radar-unproven-text = Wala pang { $min } kasong natapos dito, kaya wala pang nakakaalam kung gaano kahusay ang bilang na ito.
radar-ev-sold-a-day = mga { $shown } ang nabebenta bawat araw ngayon
radar-ev-views-a-day = mga { $shown } beses napapanood nang buo bawat araw ngayon
radar-ev-growth = { $shown } beses ng antas nito sa walong linggo
radar-ev-needed = { $shown } ang inaasahan sa 14 araw; nagsisimula ang TOP-10 sa { $needed }
radar-ev-elsewhere = nasa TOP-10 na ng { $markets }
radar-ev-waits = { $count ->
   *[other] { $shown } ang naghihintay na bumalik ito
}
radar-ev-buyers = { $count ->
   *[other] mga { $shown } mamimili
}
radar-ev-carts = { $count ->
   *[other] mga { $shown } cart kamakailan
}
radar-ev-views = { $count ->
   *[other] mga { $shown } beses napanood nang buo ang mga clip nito kamakailan
}
radar-ev-creators = { $count ->
   *[other] ipinakita ng mga { $shown } creator kamakailan
}
radar-ev-shares = { $count ->
   *[other] mga { $shown } beses naibahagi kamakailan
}
radar-lasts = { $count ->
   *[other] { $shown } araw
}
radar-lasts-year = mahigit isang taon
radar-order-none = wala
radar-order-now = { $units } ngayon
radar-order-then = mga { $units } pa sa ika-{ $day } araw
radar-order-to = hanggang { $units }
radar-as-of = Batay sa { $time }.
radar-alarm = alarma
radar-topic = Paksa
radar-sold-out = ubos na

## The seller's radar
radar-title = Radar
radar-about = Alin sa iyo ang maaaring sumikat, alin ang maaaring maubos, at ano ang umaangat na puwede mong ilista.
radar-markets = Mga market
radar-file-way = Gumamit ng sales file
radar-hits = Mga hit mo
radar-hits-none-title = Walang bukas na alarma sa { $market }.
radar-hits-none-text = Nagkakaroon nito kapag malamang na makapasok ang produkto mo sa TOP-10 dito sa loob ng 14 araw. Kakaunti ang mga ito para mapagkatiwalaan.
radar-since = May alarma mula { $date }
radar-next = Hindi pa nakalista sa { $markets }.
radar-next-check = Suriin at ilista roon
radar-everywhere = Nakalista na ito sa lahat ng market.
radar-outlook = Taya
radar-stock = Stock mo
radar-stock-text = Gaano katagal ito tatagal at ilan ang oorderin, kung { $lead } araw bago dumating at dapat tumagal nang { $cover } araw pa. Hiwalay na tinitingnan ang mga market na may iisang stock.
radar-stock-none-title = Wala pang mapagbabatayan.
radar-stock-none-text = Kapag may nanood, naglagay sa cart o bumili ng produkto mo rito, makikita mo kung gaano tatagal ang stock.
radar-sort = Ayos ng listahan
radar-sort-cover = Pinakamadaling maubos
radar-sort-out = Pinakamalamang maubos
radar-sort-left = Pinakamalamang matira
radar-product = Produkto
radar-on-hand = Nasa stock
radar-cover = Tatagal
radar-runs-out = Mauubos
radar-left-over = Matitira
radar-order = Orderin
radar-urgent = bago dumating ang bagong stock
radar-rising = Umaangat dito
radar-rising-text = Mga benta ng iba sa { $market } at mga paksang maaaring sumikat, una ang pinakamalamang. Puwede kang maglista ng katulad.
radar-rising-none-title = Wala pang umaangat dito ngayon
radar-rising-none-text = Makikita sa mga chart ang mabenta na.
radar-task-urgent = { $count ->
   *[other] produkto sa { $market } ang malamang maubos bago dumating ang bagong stock
}
radar-task-hits = { $count ->
   *[other] produkto mo ang maaaring sumikat sa { $market }
}

## The outlook of a product
radar-outlook-text = Takbo ng demand dito, at kung ilan ang oorderin.
radar-outlook-none = Wala pang taya
radar-edit-product = I-edit ang produkto
radar-tile-lasts = Tatagal ang { $units } sa stock
radar-between = { $low } kung malakas, { $high } kung mahina
radar-tile-order = Orderin ngayon
radar-tile-out = Mauubos sa loob ng { $days } araw
radar-tile-left = May matitira pagkalipas ng { $days } araw
radar-with-order = { $share } kung oorder
radar-advice = Ano ang gagawin
radar-advice-enough = Sapat na: huwag munang umorder.
radar-advice-all = Umorder ng { $units } ngayon, para may { $to } sa susunod na { $days } araw.
radar-advice-part = Wala pang nakakaalam kung saan ito patungo, kaya bahagi muna: umorder ng { $units } ngayon. Tingnan muli sa ika-{ $day } araw, kapag mas malinaw na ang benta, at saka umorder ng mga { $rest }.
radar-advice-quantile = Sapat ang { $to } sa { $share } ng maaaring mangyari. Tama iyon kung { $missing } ang lugi sa di-naibenta at { $left } sa natirang isa.
radar-advice-slow = Sa ilang araw lang ito nabebenta, kaya batay ang taya sa dalas at dami.
radar-life = Nangangalahati ang pag-angat bawat { $days } araw: ganoon katagal ang mga katulad na hit.
radar-life-none = Hindi ito umaangat sa dati nitong antas.
radar-hit = Sisikat ba ito?
radar-no-chance = Nasa TOP-10 na ito, o walang nabenta sa apat na linggo: walang tsansang masasabi.
radar-demand = Demand bawat araw
radar-demand-says = { $sold } ang nabenta sa nakaraang 28 araw. { $expected } ang inaasahan sa susunod na 28; sa 8 sa 10 kalalabasan, { $low } hanggang { $high }.
radar-today = ngayon
radar-reach = Mula ngayon, kumpara sa stock mo
radar-reach-says = Tatagal ang { $units } sa stock nang { $days } kung tama ang inaasahan.
radar-legend-sold = nabenta
radar-legend-expected = inaasahan
radar-legend-total = inaasahang kabuuan
radar-legend-band = 8 sa 10 kalalabasan
radar-legend-stock = stock mo
radar-legend-ordered = dapat na stock
radar-table-day = Araw
radar-table-sold = Nabenta
radar-table-low = 1 sa 10 mas mababa
radar-table-mid = Gitna
radar-table-high = 1 sa 10 mas mataas
radar-numbers = Mga numero mo
radar-unit-cost = Gastos sa isa, { $currency }
radar-usual-cost = Kalahati ng presyo kung walang ilalagay: { $usual }.
radar-salvage = Makukuha sa natirang isa, { $currency }
radar-usual-salvage = Ikalimang bahagi ng presyo kung walang ilalagay: { $usual }.
radar-lead-days = Mga araw bago dumating ang order
radar-cover-days = Mga araw na dapat itong tumagal
radar-usual = { $usual } kung walang ilalagay.
radar-reckon = Kuwentahin muli

## A file of sales
radar-file-title = Radar para sa sales file
radar-file-text = Dalhin ang mga benta mo mula sa anumang tindahan o sistema: tingnan kung ano ang umaangat at ilan ang oorderin. Hindi kailangan ng tindahan dito.
radar-file = Sales file
radar-file-help = CSV o CSV.GZ: hanggang 16 MB, { $rows } linya at tatlong taon. May masasabi ang sampung linggo, mas marami ang isang taon.
radar-file-kept = Walang itinatago: binabasa, sinasagot at nililimot ang file.
radar-file-market = Ang market lang na ito sa file
radar-file-cost = Gastos sa isa, % ng presyo
radar-file-salvage = Makukuha sa natira, % ng presyo
radar-file-go = Ipakita ang umaangat
radar-file-again = Ibang file, o ibang numero
radar-file-columns = Mga column
radar-file-columns-text = Isang linya bawat benta, kahit anong ayos. Dapat may petsa at item; tulong ang iba.
radar-column-date = 2026-11-23 o 2026-11-23T10:00:00Z; o t_ms, millisecond mula 1970
radar-column-item = ang nabenta: pangalan o numero
radar-column-market = saan; kung wala, iisang market lahat
radar-column-user = sino ang bumili: kahit anong code, para hindi maging hit ang iisang malaking mamimili
radar-column-units = ilan; kung wala, tig-isa
radar-column-price = presyo ng isa sa pinakamaliit na yunit: 1299 ay 12.99
radar-column-kind = order (kung walang nakasulat), cart_add, watch, share, wait
radar-file-example = Halimbawa
radar-file-api = Ipinapadala ng mga program sa
radar-file-answer = Ang sinasabi ng file
radar-file-heard = { $lines } linya tungkol sa { $items } item ang nabasa.
radar-file-passed = { $count ->
   *[other] { $shown } linya ang nilaktawan: refund, walang bilang, o ibang uri.
}
radar-file-none-title = Walang puwedeng pumasok sa TOP-10
radar-file-none-text = Wala pang labing-isang item ang nabenta sa huling 28 araw ng alinmang market ng file.
radar-file-assumed = Kinuwenta na parang walang stock, para sa { $days } araw, gastos na { $cost } % at halaga ng natira na { $salvage } % ng huling presyo.
radar-file-download = I-download bilang CSV
radar-file-all = Lahat ng benta
radar-file-of = { $market }, batay sa { $date }
radar-file-item = Item
radar-file-chance = Tsansa sa TOP-10
radar-file-week = Benta kada linggo
radar-file-growth = Kumpara sa walong linggo
radar-file-month = Susunod na 28 araw

## What is wrong with a file
radar-percent = Ang porsiyento ay 0 hanggang { $max }.
radar-sales-no-time = Walang column na date o t_ms ang file. Pangalan ng mga column ang unang linya.
radar-sales-no-column = Walang column na { $column } ang file. Pangalan ng mga column ang unang linya.
radar-sales-instant = Linya { $line }, column { $column }: hindi bilang ng millisecond mula 1970 ang “{ $text }”.
radar-sales-date = Linya { $line }, column { $column }: hindi petsa ang “{ $text }”. Isulat ang 2026-11-23.
radar-sales-number = Linya { $line }, column { $column }: hindi numero ang “{ $text }”. Gumamit ng digit, at tuldok para sa bahagi.
radar-sales-item = Linya { $line }: walang laman ang column { $column }.
radar-sales-unreadable = Hindi mabasa ang file malapit sa linya { $line }: hindi ito CSV na UTF-8.
radar-sales-markets = Masyadong maraming market sa file. Tama ba ang column na market?
radar-sales-lines = Lampas { $max } linya ng benta ang file. Paikliin ang panahon.
radar-sales-long = Kapag binuksan, lampas { $max } MB ang file.
radar-sales-days = Lampas { $max } araw ang pagitan ng una at huling benta. Paikliin ang panahon, at hanapin ang maling petsa.
radar-sales-much = Masyadong maraming item sa masyadong mahabang panahon. Bawasan ang market o paikliin ang panahon.
radar-sales-market = Walang market na “{ $market }” sa file. Ang mayroon: { $known }.
radar-sales-busy = May ibang file na binabasa. Subukan muli pagkalipas ng { $seconds } segundo; piliin muli ang file.

## What is about to be a hit, for everybody
radar-public-title = Malapit nang sumikat
radar-public-in = Malapit nang sumikat sa { $market }
radar-public-about = Mga maaaring pumasok sa TOP-10 ng { $market } sa loob ng 14 araw, ayon sa pinapanood, inilalagay sa cart at binibili: una ang pinakamalamang.
radar-public-none-title = Wala pang namumukod-tangi ngayon
radar-public-none-text = Pinapangalanan lang namin kapag malamang; mas mabuti ang wala kaysa hula. Makikita sa mga chart ang mabenta ngayon.
radar-public-way = Maaaring pumasok sa TOP-10 sa loob ng 14 araw, at gaano ito katiyak

radar-trend-format = Piliin kung anong uri ng file.
radar-trend-which-market = Piliin ang merkado ng file.
radar-trend-text = Hindi UTF-8 na teksto ang file. I-export ulit bilang CSV.
radar-trend-csv = Hindi CSV ang linya { $line }. Tingnan ang mga panipi.
radar-trend-lines = Mahigit { $max } linya ang file. Kumuha ng mas maikling panahon o mas kaunting salita.
radar-trend-columns = Kulang ang kailangang column: { $columns }.
radar-trend-nothing = Walang maitatabi mula sa file.
radar-trend-date = Linya { $line }, column { $column }: hindi araw ang “{ $text }”. Isulat na gaya ng 2026-11-23.
radar-trend-number = Linya { $line }, column { $column }: hindi numero mula 0 ang “{ $text }”.
radar-trend-market = Linya { $line }, column { $column }: hindi merkado ang “{ $text }”. Dalawang letra, gaya ng GB.
radar-trend-term = Linya { $line }, column { $column }: walang laman o lampas 120 karakter ang “{ $text }”.
radar-trend-series = Hanggang { $max } salita lang. Mag-alis muna ng ilan.
