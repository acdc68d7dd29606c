charts-title = Mga tsart
charts-about = Ang mabenta at pinapanood sa { $market }, bawat araw, linggo at buwan.
charts-in = { $chart } sa { $market }: { $days }
charts-beside = Katabi ng tsart
charts-kinds = Mga tsart
charts-kind-sales = Pinakamabenta
charts-kind-posts = Pinakapinanood
charts-kind-topics = Mga paksa
charts-kind-creators = Mga creator
charts-text-sales = Ayon sa dami ng nabenta, bawas ang mga isinauli.
charts-text-posts = Ayon sa panonood.
charts-text-topics = Ayon sa panonood ng mga clip nito.
charts-text-creators = Ayon sa nabenta sa kanilang mga clip, saka sa panonood.
charts-period = Panahon
charts-period-day = Araw
charts-period-week = Linggo
charts-period-month = Buwan
charts-previous = Mas nauna
charts-next = Mas huli
charts-so-far = Sa ngayon
charts-final = Pinal
charts-as-of = Noong { $time }
charts-categories = Mga uri ng gamit
charts-all-categories = Lahat ng uri
charts-category = Uri
charts-others = Iba pa
charts-new = Bago
charts-back = Nagbalik
charts-up = Umakyat ng { $by }
charts-down = Bumaba ng { $by }
charts-same = Ganoon pa rin
charts-units = { $count ->
   *[other] { $shown } ang nabenta
}
charts-views = { $count ->
   *[other] { $shown } panonood
}
charts-days-on = { $count ->
   *[other] { $count } araw sa tsart
}
charts-total-views = { $count ->
   *[other] { $shown } panonood sa kabuuan
}
charts-trail = Ang puwesto sa huling { $count } panahon
charts-off-sale = Hindi ibinebenta rito ngayon
charts-gone = Hindi na ipinapakita
charts-more = Ipakita ang unang sandaan
charts-fewer = Ipakita ang unang sampu
charts-exits = Nawala sa tsart
charts-total-value = Kabuuang benta
charts-total-units = Mga nabenta
charts-total-products = Mga produktong nabenta
charts-turnover = Benta ayon sa uri
charts-as-table = Bilang talahanayan
charts-pareto = Gaano kalaki ang gawa ng iilan
charts-pareto-says = { $products } ng mga produkto ang gumagawa ng { $share } ng benta
charts-pareto-before = { $share } noong nakaraang panahon
charts-pareto-products = Bahagi ng mga produkto
charts-pareto-share = Bahagi ng benta
charts-pareto-share-before = Nakaraang panahon
charts-none-yet = Wala pa. Lalabas dito ang mga nauna sa lalong madaling panahon.
charts-empty-title = Wala pang laman ang tsart na ito
charts-empty-text = Napupuno ang tsart habang may nanonood at bumibili. Tumingin sa ibang araw, o bumalik mamaya.
charts-badge = #{ $place } sa { $market } ngayong linggo

radar-date-ahead = Hindi pa nagsisimula ang araw na iyon: pumili ng araw na nagsimula na.
