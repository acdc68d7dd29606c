# The books: payouts, take rates, and the names of accounts, entries and reasons.

# Errors
ledger-nothing-to-pay-out = Belum ada yang bisa dibayarkan.
ledger-payout-amount = { $payable } bisa dibayarkan. Silakan minta sebanyak itu atau kurang.
ledger-payout-not-found = Tidak ada pembayaran itu.
ledger-payout-decided = Pembayaran ini sudah diputuskan. Silakan lihat lagi.
ledger-payout-words = Tulis referensi atau alasan sepanjang 1 sampai { $max } karakter dalam satu baris.
ledger-take-rate-share = Bagian adalah 0 sampai 10.000 basis poin: 0 sampai 100 %.
ledger-take-rate-amount = Jumlahnya nol atau lebih, dalam { $currency }.
ledger-take-rate-order = Batas atas tidak boleh di bawah batas bawah.

# Accounts: `ledger-account-` and Account::word()
ledger-account-provider = Di { $name }
ledger-account-held = Ditahan untuk pembeli
ledger-account-refunds = Dalam perjalanan kembali ke pembeli
ledger-account-shop-pending = Toko: diperoleh, belum diselesaikan
ledger-account-shop-payable = Toko: siap dibayarkan
ledger-account-shop-reserve = Toko: ditahan sementara
ledger-account-shop-payout = Toko: dalam perjalanan ke bank
ledger-account-creator-pending = Kreator: diperoleh, belum diselesaikan
ledger-account-creator-payable = Kreator: siap dibayarkan
ledger-account-creator-reserve = Kreator: ditahan sementara
ledger-account-creator-payout = Kreator: dalam perjalanan ke bank
ledger-account-commission = Komisi platform
ledger-account-payment-fee = Biaya pembayaran platform
ledger-account-tax = Pajak untuk { $market }
ledger-account-freight = Ongkos kirim untuk kurir
ledger-account-cod = Uang tunai di kurir
ledger-account-fx = Penukaran { $currency }
ledger-account-bank = Keluar lewat bank kami

# Entries: `ledger-entry-` and EntryKind::word()
ledger-entry-paid = Dibayar pembeli
ledger-entry-earned = Sampai dan diperoleh
ledger-entry-refunded = Pengembalian dana dijanjikan
ledger-entry-refund-paid = Dana dikembalikan
ledger-entry-settled = Diselesaikan
ledger-entry-reserve-released = Dana cadangan dilepas
ledger-entry-payout = Pembayaran dimulai
ledger-entry-payout-paid = Pembayaran sampai di bank
ledger-entry-payout-failed = Pembayaran kembali

# Why an amount waits: `ledger-unsettled-` and Reason::word()
ledger-unsettled-awaiting-delivery = Belum sampai
ledger-unsettled-waiting-period = Sudah sampai; masa tunggu berjalan
ledger-unsettled-return-open = Ada pengembalian yang belum selesai
ledger-unsettled-reserve = Ditahan untuk pengembalian dana kelak

# Where a payout stands: `ledger-payout-state-` and PayoutState::word()
ledger-payout-state-processing = Diproses
ledger-payout-state-paid = Dibayar
ledger-payout-state-failed = Kembali
