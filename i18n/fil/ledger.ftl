# The books: payouts, take rates, and the names of accounts, entries and reasons.

# Errors
ledger-nothing-to-pay-out = Wala pang maipapa-payout.
ledger-payout-amount = { $payable } ang maipapa-payout. Humiling ng ganito o mas mababa.
ledger-payout-not-found = Walang ganoong payout.
ledger-payout-decided = May desisyon na sa payout na ito. Pakitingnan ulit.
ledger-payout-words = Maglagay ng reference o dahilan na 1 hanggang { $max } na karakter sa isang linya.
ledger-take-rate-share = Ang bahagi ay 0 hanggang 10,000 basis point: 0 hanggang 100 %.
ledger-take-rate-amount = Ang halaga ay zero o higit pa, sa { $currency }.
ledger-take-rate-order = Hindi puwedeng mas mababa ang pinakamataas kaysa pinakamababa.

# Accounts: `ledger-account-` and Account::word()
ledger-account-provider = Nasa { $name }
ledger-account-held = Hawak para sa mga mamimili
ledger-account-refunds = Pabalik na sa mga mamimili
ledger-account-shop-pending = Shop: kinita, hindi pa naaayos
ledger-account-shop-payable = Shop: maipapa-payout
ledger-account-shop-reserve = Shop: itinabi muna
ledger-account-shop-payout = Shop: papunta na sa bangko
ledger-account-creator-pending = Creator: kinita, hindi pa naaayos
ledger-account-creator-payable = Creator: maipapa-payout
ledger-account-creator-reserve = Creator: itinabi muna
ledger-account-creator-payout = Creator: papunta na sa bangko
ledger-account-commission = Komisyon ng platform
ledger-account-payment-fee = Bayad sa pagbabayad ng platform
ledger-account-tax = Buwis para sa { $market }
ledger-account-freight = Pagpapadala para sa mga carrier
ledger-account-cod = Cash na nasa mga carrier
ledger-account-fx = Palitan ng { $currency }
ledger-account-bank = Lumabas na sa aming bangko

# Entries: `ledger-entry-` and EntryKind::word()
ledger-entry-paid = Binayaran ng mamimili
ledger-entry-earned = Naihatid at kinita
ledger-entry-refunded = Nangako ng refund
ledger-entry-refund-paid = Naibalik ang bayad
ledger-entry-settled = Naayos na
ledger-entry-reserve-released = Inilabas ang itinabi
ledger-entry-payout = Sinimulan ang payout
ledger-entry-payout-paid = Dumating sa bangko ang payout
ledger-entry-payout-failed = Bumalik ang payout

# Why an amount waits: `ledger-unsettled-` and Reason::word()
ledger-unsettled-awaiting-delivery = Hindi pa naihahatid
ledger-unsettled-waiting-period = Naihatid na; tumatakbo ang panahon ng paghihintay
ledger-unsettled-return-open = May bukas na return
ledger-unsettled-reserve = Itinabi para sa mga susunod na refund

# Where a payout stands: `ledger-payout-state-` and PayoutState::word()
ledger-payout-state-processing = Pinoproseso
ledger-payout-state-paid = Bayad na
ledger-payout-state-failed = Bumalik
