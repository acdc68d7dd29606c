# Mga kolaborasyon, sample, attribution, at komisyon.

# Errors
affiliate-collaboration-not-found = Walang ganitong kolaborasyon.
affiliate-conflict = Nasa kolaborasyong { $collaboration } na ang produktong { $product } para sa creator na si { $creator }.
affiliate-product-in-open = Nasa bukas na kolaborasyong { $collaboration } na ang produktong { $product }.
affiliate-collaboration-not-open = Magsasara o sarado na ang kolaborasyong ito. Humanap ng iba.
affiliate-products-count = Pumili ng 1 hanggang { $max } produkto.
affiliate-creators-count = Pumili ng 1 hanggang { $max } creator.
affiliate-creators-of-open = Para sa lahat ng creator ang bukas na kolaborasyon: huwag magbanggit ng sinuman.
affiliate-named-twice = Dalawang beses itong nabanggit.
affiliate-ends-in-past = Dapat nasa hinaharap ang pagtatapos.
affiliate-rate-out-of-range = Ang bahagi ng creator ay { $min } hanggang { $max } %.
affiliate-samples-out-of-range = Ang mga sample ay 0 hanggang { $max }.
affiliate-samples-below-given = { $given } sample na ang naibigay.
affiliate-sample-illegal-move = Hindi ito magagawa sa sample ngayon. Tingnan itong muli.
affiliate-sample-open = Humingi ka na ng sample ng produktong ito.
affiliate-sample-out-of-stock = Wala nang unit na maipapadala.
affiliate-no-samples-left = Wala nang ibinibigay na sample ang kolaborasyong ito.
affiliate-no-extension = Isang beses lang ang palugit, habang may oras pa para mag-post.
affiliate-note-too-long = Sumulat ng hindi hihigit sa { $max } karakter.
affiliate-carrier-invalid = Sumulat ng 1 hanggang { $max } karakter.
affiliate-showcase-too-long = Hanggang { $max } produkto ang laman ng showcase.
affiliate-not-promotable = Hindi mo pa maaaring i-promote ang produktong ito. Sumali sa kolaborasyong mayroon nito.
affiliate-product-unknown = Walang ganitong produkto rito.
affiliate-variant-unknown = Walang ganitong variant ang produkto.
affiliate-creator-unknown = Walang ganitong creator.

# Kinds and states
affiliate-kind-open = Bukas
affiliate-kind-targeted = Piling creator
affiliate-collaboration-state-open = Bukas
affiliate-collaboration-state-closing = Magsasara na
affiliate-collaboration-state-closed = Sarado
affiliate-member-state-invited = Inimbitahan
affiliate-member-state-joined = Sumali
affiliate-member-state-left = Umalis
affiliate-sample-state-pending = Hinihintay ang shop
affiliate-sample-state-awaiting-shipment = Ipapadala
affiliate-sample-state-shipped = Papunta na
affiliate-sample-state-content-due = Mag-post tungkol dito
affiliate-sample-state-completed = Tapos na
affiliate-sample-state-rejected = Tinanggihan
affiliate-sample-state-expired = Hindi nasagot sa oras
affiliate-sample-state-not-shipped = Hindi naipadala sa oras
affiliate-sample-state-unfulfilled = Hindi nai-post sa oras
affiliate-sample-state-withdrawn = Binawi
affiliate-commission-state-ordered = Na-order
affiliate-commission-state-settled = Na-settle
affiliate-commission-state-refunded = Na-refund
affiliate-commission-state-frozen = Naka-hold
affiliate-commission-state-clawed-back = Binawi

# Why a commission is what it is: `affiliate-reason-` and the reason
affiliate-reason-awaiting-delivery = Na-order; bibilangin pagdating ng parsela.
affiliate-reason-waiting-period = Naihatid na; hinihintay ang settlement.
affiliate-reason-return-open = May bukas na pagbabalik; hihintayin ang desisyon.
affiliate-reason-settled = Na-settle: puwede nang i-payout.
affiliate-reason-cancelled = Kinansela ang order.
affiliate-reason-refunded = Naibalik sa mamimili ang pera.
affiliate-reason-self-purchase = Ikaw mismo ang bumili: walang komisyon sa binibili sa sariling post.
affiliate-reason-shop-member = Taga-shop ang bumili: walang komisyon.

# What became of a touch: `affiliate-verdict-` and the verdict
affiliate-verdict-won = Kasama: ang huli bago ang order
affiliate-verdict-earlier = May mas huli pa
affiliate-verdict-no-terms = Walang kolaborasyon ang creator para dito
affiliate-verdict-too-old = Mahigit pitong araw bago ang order
