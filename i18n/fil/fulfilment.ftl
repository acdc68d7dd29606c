# Stock na nakareserba, mga pakete, scan at paraan ng paghahatid: mga problema at error ayon sa code.

fulfilment-out-of-stock = Kulang na ang stock.
fulfilment-quantity-out-of-range = Ang dami ay 1 o higit pa.
fulfilment-not-committed = Walang ganoong karaming piraso ang order na maipapadala.
fulfilment-warehouse-name-length = Ang pangalan ng bodega ay 1 hanggang { $max } karakter.
fulfilment-too-many-warehouses = Naabot na ng shop ang pinakamaraming bodega.

fulfilment-pool-mode-shared = Iisang stock ang ibinebenta sa lahat ng market
fulfilment-pool-mode-split = Hinahati ayon sa demand
fulfilment-pool-mode-manual = Ikaw ang naghahati
fulfilment-pool-shares-missing = Maglagay ng kahit isang market.
fulfilment-pool-too-many-markets = Hanggang { $max } market ang makakahati sa isang variant.
fulfilment-pool-market-twice = Dalawang beses nabanggit ang market na ito.
fulfilment-pool-share-out-of-range = Ang bahagi ay buong numero mula 0 hanggang { $max }.

fulfilment-parcel-not-found = Walang ganitong pakete.
fulfilment-parcel-collected = Nasa courier na ang paketeng ito, kaya hindi na mababago.
fulfilment-parcel-lines-count = Ang isang pakete ay may 1 hanggang { $max } item.
fulfilment-parcel-line-twice = May item na dalawang beses nabanggit.
fulfilment-parcel-line-packed = May item na nasa isang pakete na.
fulfilment-parcel-carrier-shape = Ilagay ang pangalan ng courier: hanggang { $max } letra at numero.
fulfilment-parcel-tracking-shape = Ang tracking number ay may 1 hanggang { $max } letrang a–z, numero, tuldok at gitling.
fulfilment-parcel-tracking-taken = May ibang paketeng nasa biyahe na gumagamit ng tracking number na ito.
fulfilment-parcel-weight-out-of-range = Ang pakete ay may bigat na 1 hanggang { $max } gramo.
fulfilment-parcel-size-out-of-range = Bawat gilid ng pakete ay 1 hanggang { $max } milimetro.

fulfilment-scan-not-yours = Hanggang sa pagkuha lang ang iniuulat ng seller; ang courier na ang mag-uulat ng susunod.
fulfilment-scan-out-of-order = Hindi ito kasunod ng kinaroroonan ng pakete ngayon.
fulfilment-scan-in-future = Nasa hinaharap pa ang oras na ito.
fulfilment-scan-too-early = Mas huli nang nakita ang pakete kaysa rito.
fulfilment-scan-place-too-long = Hanggang { $max } karakter ang lugar.

fulfilment-lane-code-shape = Ang code ay 1 hanggang { $max } karakter: maliliit na letrang a–z, numero, - at _.
fulfilment-lane-name-length = Ang pangalan ay 1 hanggang { $max } karakter.
fulfilment-lane-carrier-length = Ilagay ang pangalan ng courier, 1 hanggang { $max } karakter.
fulfilment-lane-hours-out-of-range = Mula 0 hanggang { $max } ang oras.
fulfilment-lane-hours-order = Hindi puwedeng mas maikli ang pinakamatagal na hatid kaysa sa pinakamabilis.
fulfilment-lane-divisor-out-of-range = Ang volumetric divisor ay buong numero mula 1 hanggang 1000000, karaniwang 5000.
fulfilment-lane-rates-missing = Maglagay ng kahit isang presyo.
fulfilment-lane-too-many-rates = Hanggang { $max } presyo ang isang paraan ng paghahatid.
fulfilment-lane-rates-order = Dapat pataas ang bigat sa bawat presyo, simula sa higit sa 0.
fulfilment-lane-price-out-of-range = Mas mababa sa 0 o masyadong mataas ang presyong ito.
fulfilment-lane-currency = Nasa { $currency } ang mga presyo sa market na ito.

fulfilment-lane-file-empty = Walang laman na hilera ang file.
fulfilment-lane-file-too-large = Masyadong malaki ang file: hanggang { $max } byte.
fulfilment-lane-file-too-long = Masyadong maraming hilera ang file: hanggang { $max }.
fulfilment-lane-file-encoding = Hindi UTF-8 na text ang file. I-save ito bilang CSV UTF-8.
fulfilment-lane-row-unreadable = Hindi mabasa ang hilerang ito.
fulfilment-lane-column-missing = Kulang ang column na “{ $column }”.
fulfilment-lane-rows-differ = Hindi lang bigat at presyo ang magkaiba sa mga hilera ng “{ $lane }”.
fulfilment-lane-not-yes-or-no = Isulat ang yes o no.
fulfilment-lane-number-malformed = Hindi ito buong numero.
fulfilment-lane-origin-unknown = Ilagay ang bansa sa dalawang letra nito, halimbawa CN.
fulfilment-lane-price-malformed = Hindi ito presyo para sa market na ito, halimbawa 4.99.
