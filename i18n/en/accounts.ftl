# Accounts: problems and errors by code, then the mails.

accounts-invalid = Please correct what is marked below.
accounts-handle-invalid = A handle has { $min } to { $max } characters: small letters a–z, digits, - and _.
accounts-handle-reserved = This handle is reserved. Please choose another one.
accounts-handle-taken = This handle is taken. Please choose another one.
accounts-email-invalid = This is not an e-mail address.
accounts-email-taken = There is an account with this e-mail address already. Log in, or reset the password.
accounts-locale-invalid = This language is not known, for example en-GB.
accounts-market-invalid = This market is not known, for example GB.
accounts-password-short = A password has at least { $min } characters.
accounts-password-long = A password has at most { $max } characters.
accounts-password-own-name = Your handle or e-mail address is too easy to guess as a password.
accounts-password-common = This password is one of the first that anybody would try. Please choose another one.
accounts-password-missing = A password is needed.
accounts-password-wrong = The current password is not right.
accounts-busy = Many people are logging in just now. Please try again in a moment.
accounts-login-wrong = Handle, e-mail address or password is not right.
accounts-login-backoff = There were too many failed attempts. Please wait a little and try again.
accounts-reset-token = This link was used already or is too old. Please ask for a new one.
accounts-verification-token = This link was used already or is too old. Please ask for a new one.
accounts-person-unknown = There is no such person.
accounts-owns-shop = You own a shop. Hand it over to somebody else first.
accounts-last-operator = Somebody has to manage this marketplace: make another operator first.
accounts-two-people = Handle and e-mail address belong to two different people.
accounts-member-unknown = There is no such person, member or invitation.
accounts-shop-owner = The owner of a shop keeps every permission. Hand the shop over first.
accounts-already-member = This person works in the shop already.
accounts-no-permission = Choose at least one permission.
accounts-display-name-invalid = A name has 1 to { $max } characters.
accounts-bio-too-long = This text has at most { $max } characters.
accounts-address-unknown = There is no such address in your address book.
accounts-address-book-full = Your address book is full. Remove an address first.
accounts-address-country = Please choose a country.
accounts-address-missing = This is needed for an address in this country.
accounts-address-long = This has at most { $max } characters.
accounts-address-phone = Please give a phone number of 6 to 15 digits.
accounts-address-postal-code = This is not a postal code of the country, for example { $example }.
accounts-name-invalid = A name has 1 to { $max } characters.
accounts-scopes-missing = Choose at least one thing that the token may do.
accounts-scope-unknown = There is no scope “{ $scope }”.
accounts-too-many-tokens = You have too many API tokens. Revoke one first.
accounts-passkey-expired = That took too long. Please start again.
accounts-passkey-wrong = This passkey did not work. Try again, or log in with your password.
accounts-passkey-known = This passkey is known already.
accounts-passkey-unknown = There is no such passkey.
accounts-too-many-passkeys = You have too many passkeys. Remove one first.
accounts-idempotency-key = The Idempotency-Key has 1 to 255 plain characters.
accounts-idempotency-conflict = This Idempotency-Key was used for another request.
accounts-idempotency-in-progress = This request is being done. Ask again in a moment.

accounts-mail-greeting = Hello { $handle },
accounts-mail-footer = You get this mail because of your account at { $site }.

accounts-mail-verify-subject = Please confirm your e-mail address
accounts-mail-verify-body = Please confirm that { $email } is your address.
accounts-mail-verify-button = Confirm my address
accounts-mail-verify-note = The link works once, for 7 days. If this was not you, do nothing.

accounts-mail-reset-subject = Choose a new password
accounts-mail-reset-body = Somebody, probably you, asked for a new password.
accounts-mail-reset-button = Choose a new password
accounts-mail-reset-note = The link works once, for one hour. If this was not you, do nothing: your password stays as it is.

accounts-mail-changed-subject = Your password was changed
accounts-mail-changed-body = Your password was changed, and every device was logged out.
accounts-mail-changed-button = Security of my account
accounts-mail-changed-note = If this was not you, reset your password at once.

accounts-mail-signin-subject = New log-in to your account
accounts-mail-signin-body = Your account was used on a device that we had not seen before: { $device }.
accounts-mail-signin-button = See my devices
accounts-mail-signin-note = If this was not you, change your password now.

accounts-mail-changing-subject = Your e-mail address is about to change
accounts-mail-changing-body = Your account is to have the address { $email } from now on. It changes when that address is confirmed.
accounts-mail-changing-button = Security of my account
accounts-mail-changing-note = If this was not you, change your password now.

accounts-mail-invite-subject = { $shop }: come and work with us
accounts-mail-invite-body = { $by } invites you to work in the shop { $shop }.
accounts-mail-invite-button = See the invitation
accounts-mail-invite-note = The invitation is open for 14 days.
