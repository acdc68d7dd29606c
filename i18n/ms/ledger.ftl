# The books: payouts, take rates, and the names of accounts, entries and reasons.

# Errors
ledger-nothing-to-pay-out = Belum ada apa-apa untuk dibayar keluar.
ledger-payout-amount = { $payable } boleh dibayar keluar. Sila minta sebanyak itu atau kurang.
ledger-payout-not-found = Tiada pembayaran keluar itu.
ledger-payout-decided = Pembayaran keluar ini sudah diputuskan. Sila lihat semula.
ledger-payout-words = Berikan rujukan atau sebab antara 1 hingga { $max } aksara dalam satu baris.
ledger-take-rate-share = Bahagian ialah 0 hingga 10,000 mata asas: 0 hingga 100 %.
ledger-take-rate-amount = Jumlah ialah sifar atau lebih, dalam { $currency }.
ledger-take-rate-order = Had atas tidak boleh di bawah had bawah.

# Accounts: `ledger-account-` and Account::word()
ledger-account-provider = Dengan { $name }
ledger-account-held = Dipegang untuk pembeli
ledger-account-refunds = Dalam perjalanan balik kepada pembeli
ledger-account-shop-pending = Kedai: diperoleh, belum diselesaikan
ledger-account-shop-payable = Kedai: untuk dibayar keluar
ledger-account-shop-reserve = Kedai: disimpan buat sementara
ledger-account-shop-payout = Kedai: dalam perjalanan ke bank
ledger-account-creator-pending = Pencipta: diperoleh, belum diselesaikan
ledger-account-creator-payable = Pencipta: untuk dibayar keluar
ledger-account-creator-reserve = Pencipta: disimpan buat sementara
ledger-account-creator-payout = Pencipta: dalam perjalanan ke bank
ledger-account-commission = Komisen platform
ledger-account-payment-fee = Yuran pembayaran platform
ledger-account-tax = Cukai untuk { $market }
ledger-account-freight = Kos penghantaran untuk syarikat penghantaran
ledger-account-cod = Tunai dengan syarikat penghantaran
ledger-account-fx = Pertukaran { $currency }
ledger-account-bank = Keluar melalui bank kami

# Entries: `ledger-entry-` and EntryKind::word()
ledger-entry-paid = Dibayar oleh pembeli
ledger-entry-earned = Dihantar dan diperoleh
ledger-entry-refunded = Bayaran balik dijanjikan
ledger-entry-refund-paid = Bayaran balik dibayar
ledger-entry-settled = Diselesaikan
ledger-entry-reserve-released = Simpanan dilepaskan
ledger-entry-payout = Pembayaran keluar bermula
ledger-entry-payout-paid = Pembayaran keluar sampai di bank
ledger-entry-payout-failed = Pembayaran keluar dipulangkan

# Why an amount waits: `ledger-unsettled-` and Reason::word()
ledger-unsettled-awaiting-delivery = Belum dihantar
ledger-unsettled-waiting-period = Sudah dihantar; tempoh menunggu berjalan
ledger-unsettled-return-open = Ada pemulangan yang belum selesai
ledger-unsettled-reserve = Disimpan untuk bayaran balik kelak

# Where a payout stands: `ledger-payout-state-` and PayoutState::word()
ledger-payout-state-processing = Sedang diproses
ledger-payout-state-paid = Dibayar
ledger-payout-state-failed = Dipulangkan
