# The books: payouts, take rates, and the names of accounts, entries and reasons.

# Errors
ledger-nothing-to-pay-out = There is nothing to pay out yet.
ledger-payout-amount = { $payable } can be paid out. Please ask for that much or less.
ledger-payout-not-found = There is no such payout.
ledger-payout-decided = This payout was decided already. Please look again.
ledger-payout-words = Give a reference or a reason of 1 to { $max } characters, in one line.
ledger-take-rate-share = A share is 0 to 10 000 basis points: 0 to 100 %.
ledger-take-rate-amount = An amount is zero or more, in { $currency }.
ledger-take-rate-order = The most cannot be below the least.

# Accounts: `ledger-account-` and Account::word()
ledger-account-provider = With { $name }
ledger-account-held = Held for shoppers
ledger-account-refunds = On its way back to shoppers
ledger-account-shop-pending = Shop: earned, not settled yet
ledger-account-shop-payable = Shop: to be paid out
ledger-account-shop-reserve = Shop: kept back for a while
ledger-account-shop-payout = Shop: on its way to the bank
ledger-account-creator-pending = Creator: earned, not settled yet
ledger-account-creator-payable = Creator: to be paid out
ledger-account-creator-reserve = Creator: kept back for a while
ledger-account-creator-payout = Creator: on its way to the bank
ledger-account-commission = Commission of the platform
ledger-account-payment-fee = Payment fee of the platform
ledger-account-tax = Tax for { $market }
ledger-account-freight = Shipping for carriers
ledger-account-cod = Cash with carriers
ledger-account-fx = Exchange of { $currency }
ledger-account-bank = Left by our bank

# Entries: `ledger-entry-` and EntryKind::word()
ledger-entry-paid = Paid by the shopper
ledger-entry-earned = Delivered and earned
ledger-entry-refunded = Refund promised
ledger-entry-refund-paid = Refund paid
ledger-entry-settled = Settled
ledger-entry-reserve-released = Reserve released
ledger-entry-payout = Payout begun
ledger-entry-payout-paid = Payout reached the bank
ledger-entry-payout-failed = Payout came back

# Why an amount waits: `ledger-unsettled-` and Reason::word()
ledger-unsettled-awaiting-delivery = Not delivered yet
ledger-unsettled-waiting-period = Delivered; the waiting time runs
ledger-unsettled-return-open = A return is open
ledger-unsettled-reserve = Kept back for later refunds

# Where a payout stands: `ledger-payout-state-` and PayoutState::word()
ledger-payout-state-processing = On its way
ledger-payout-state-paid = Paid
ledger-payout-state-failed = Came back
