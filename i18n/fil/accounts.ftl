# Mga account: mga problema at error ayon sa code, saka ang mga email.

accounts-invalid = Pakitama ang mga may marka sa ibaba.
accounts-handle-invalid = Ang username ay may { $min } hanggang { $max } karakter: maliliit na titik a–z, numero, - at _.
accounts-handle-reserved = Nakareserba ang username na ito. Pumili ng iba.
accounts-handle-taken = May gumagamit na ng username na ito. Pumili ng iba.
accounts-email-invalid = Hindi ito email address.
accounts-email-taken = May account na sa email address na ito. Mag-log in, o i-reset ang password.
accounts-locale-invalid = Hindi kilala ang wikang ito, halimbawa fil-PH.
accounts-market-invalid = Hindi kilala ang market na ito, halimbawa GB.
accounts-password-short = Ang password ay may hindi bababa sa { $min } karakter.
accounts-password-long = Ang password ay may hanggang { $max } karakter lang.
accounts-password-own-name = Madaling hulaan ang username o email mo bilang password.
accounts-password-common = Isa ito sa mga unang password na susubukan ng iba. Pumili ng iba.
accounts-password-missing = Kailangan ng password.
accounts-password-wrong = Mali ang kasalukuyang password.
accounts-busy = Maraming nagla-log in ngayon. Subukan ulit mamaya nang kaunti.
accounts-login-wrong = Mali ang username, email address o password.
accounts-login-backoff = Masyadong maraming maling subok. Maghintay nang kaunti at subukan ulit.
accounts-reset-token = Nagamit na o luma na ang link na ito. Humingi ng bago.
accounts-verification-token = Nagamit na o luma na ang link na ito. Humingi ng bago.
accounts-person-unknown = Walang ganitong tao.
accounts-owns-shop = May-ari ka ng tindahan. Ilipat muna ito sa iba.
accounts-last-operator = Kailangang may namamahala sa marketplace na ito: magdagdag muna ng ibang operator.
accounts-two-people = Magkaibang tao ang may-ari ng username at ng email address.
accounts-member-unknown = Walang ganitong tao, miyembro o imbitasyon.
accounts-shop-owner = Nasa may-ari ng tindahan ang lahat ng pahintulot. Ilipat muna ang tindahan.
accounts-already-member = Nagtatrabaho na sa tindahan ang taong ito.
accounts-no-permission = Pumili ng kahit isang pahintulot.
accounts-display-name-invalid = Ang pangalan ay may 1 hanggang { $max } karakter.
accounts-bio-too-long = Hanggang { $max } karakter lang ang tekstong ito.
accounts-address-unknown = Walang ganitong address sa iyong address book.
accounts-address-book-full = Puno na ang iyong address book. Magtanggal muna ng isang address.
accounts-address-country = Pumili ng bansa.
accounts-address-missing = Kailangan ito para sa address sa bansang ito.
accounts-address-long = Hanggang { $max } karakter lang ito.
accounts-address-phone = Maglagay ng numero ng telepono na may 6 hanggang 15 numero.
accounts-address-postal-code = Hindi ito postal code ng bansa, halimbawa { $example }.
accounts-name-invalid = Ang pangalan ay may 1 hanggang { $max } karakter.
accounts-scopes-missing = Pumili ng kahit isang bagay na magagawa ng token.
accounts-scope-unknown = Walang saklaw na “{ $scope }”.
accounts-too-many-tokens = Masyadong marami ang iyong API token. Bawiin muna ang isa.
accounts-passkey-expired = Masyadong natagalan. Magsimula ulit.
accounts-passkey-wrong = Hindi gumana ang passkey na ito. Subukan ulit, o mag-log in gamit ang password.
accounts-passkey-known = Nakatala na ang passkey na ito.
accounts-passkey-unknown = Walang ganitong passkey.
accounts-too-many-passkeys = Masyadong marami ang iyong passkey. Magtanggal muna ng isa.
accounts-idempotency-key = Ang Idempotency-Key ay may 1 hanggang 255 karaniwang karakter.
accounts-idempotency-conflict = Nagamit na ang Idempotency-Key na ito sa ibang request.
accounts-idempotency-in-progress = Ginagawa pa ang request na ito. Magtanong ulit mamaya nang kaunti.

accounts-mail-greeting = Kumusta { $handle },
accounts-mail-footer = Natanggap mo ang email na ito dahil may account ka sa { $site }.

accounts-mail-verify-subject = Pakikumpirma ang iyong email address
accounts-mail-verify-body = Pakikumpirma na sa iyo ang { $email }.
accounts-mail-verify-button = Kumpirmahin ang address ko
accounts-mail-verify-note = Isang beses lang magagamit ang link, sa loob ng 7 araw. Kung hindi ikaw ito, huwag pansinin.

accounts-mail-reset-subject = Pumili ng bagong password
accounts-mail-reset-body = May humingi ng bagong password, malamang ikaw.
accounts-mail-reset-button = Pumili ng bagong password
accounts-mail-reset-note = Isang beses lang magagamit ang link, sa loob ng isang oras. Kung hindi ikaw ito, huwag pansinin: hindi magbabago ang password mo.

accounts-mail-changed-subject = Napalitan ang iyong password
accounts-mail-changed-body = Napalitan ang iyong password, at na-log out ang lahat ng device.
accounts-mail-changed-button = Seguridad ng account ko
accounts-mail-changed-note = Kung hindi ikaw ito, i-reset agad ang password mo.

accounts-mail-signin-subject = Bagong log-in sa iyong account
accounts-mail-signin-body = Ginamit ang iyong account sa device na ngayon lang namin nakita: { $device }.
accounts-mail-signin-button = Tingnan ang mga device ko
accounts-mail-signin-note = Kung hindi ikaw ito, palitan agad ang password mo.

accounts-mail-changing-subject = Malapit nang mapalitan ang iyong email address
accounts-mail-changing-body = Gagamitin ng iyong account ang address na { $email }. Mapapalitan ito kapag nakumpirma ang address na iyon.
accounts-mail-changing-button = Seguridad ng account ko
accounts-mail-changing-note = Kung hindi ikaw ito, palitan agad ang password mo.

accounts-mail-invite-subject = { $shop }: magtrabaho kasama namin
accounts-mail-invite-body = Iniimbitahan ka ni { $by } na magtrabaho sa tindahang { $shop }.
accounts-mail-invite-button = Tingnan ang imbitasyon
accounts-mail-invite-note = Bukas ang imbitasyon sa loob ng 14 araw.
