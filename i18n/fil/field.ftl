# The feed, people and topics.
field-title = Feed
field-place = Feed
field-place-inbox = Inbox
field-text = Maiikling video mula sa mga creator at tindahan; isang tap lang ang mga bilihin sa loob nito.
field-clip-by = Clip ni { $name }
field-play = I-play o i-pause
field-sound = Tunog
field-tap-for-sound = I-tap para sa tunog
field-previous = Naunang clip
field-next-clip = Susunod na clip
field-next = Higit pang clip
field-like = Gusto
field-comments = Mga komento
field-share = Ibahagi
field-views = Mga panonood
field-copied = Nakopya ang link
field-failed = Hindi gumana. Pakisubukan muli.
field-follow = I-follow si { $name }
field-follow-word = I-follow
field-following-word = Naka-follow
field-buy = Bilhin
field-goods = Mga produkto
field-goods-full = Lahat tungkol sa produktong ito
field-translate = Tingnan ang salin
field-translate-comments = Tingnan ang salin ng mga komento
field-original = Isinalin ng makina. Tingnan ang orihinal
field-why = Bakit ito?
field-why-fresh = Bago ito rito: unang ipinakita noong { $date }. Lumalabas sa lahat ang mga bagong clip.
field-why-followed = Naka-follow ka kay { $name }.
field-why-topic = Kabilang ito sa paksang binuksan mo.
field-why-asked = Binuksan mo ang clip na ito ni { $name }.
field-why-earlier = Ipinakita noong { $date }. Nauna rito ang mas bago at mas pinapanood na clip.
field-why-popular = Marami rito ang interesado rito ngayon.
field-why-alike = Nagustuhan din ito ng mga taong may gusto ng gusto mo.
field-why-interest = Madalas kang manood ng mga clip ng #{ $topic }.
field-why-cart = Ipinapakita nito ang nasa cart mo.
field-why-live = Naka-live ngayon.
field-why-new = Bago ito at binibigyan ng pagkakataong matuklasan.
field-why-chance = Binunot: isa sa bawat sandaang pahina ay ganito, para manatiling patas ang feed.
field-no = Hindi interesado
field-no-done = Mas kaunti na ang ganito na makikita mo.
field-mute = I-mute si { $name }
field-mute-done = Wala ka nang makikita mula kay { $name }.
field-side = Mga produkto at komento
field-back = Bumalik
field-to-clip = Bumalik sa clip
field-somebody = May nagsabi
field-host = Gumawa nito
field-pinned = Naka-pin
field-held = Naghihintay ng pagsuri
field-comment-held = Salamat. Titingnan muna ang komento mo bago ito makita ng iba.
field-comments-none-title = Wala pang nagkomento
field-comments-none-text = Magtanong o sabihin kung ano ang gusto mo rito.
field-reply = Sumagot
field-reply-not = Huwag sagutin ang komentong ito
field-say = Sumulat ng komento
field-send = Ipadala
field-sign-in-to-say = Mag-sign in para magkomento
field-clips = Mga clip
field-clips-of-product = Nakita sa mga clip
field-clips-none-title = Wala pang clip dito
field-clips-none-text = Bumalik mamaya, o tumingin-tingin muna.
field-showcase = Mga ipinapakita
field-face-sells = Mula sa tindahang ito
field-face-text = Mga clip ni { $name } at ang mga bilihin sa loob.
field-brand = Brand
field-topic-text = Mga ipinapakita ng mga tao tungkol sa #{ $tag }.
field-topic-line = Mga panonood sa huling 7 araw
field-topic-steady = Hindi nagbabago
field-topic-new = Bago ngayong linggo
field-followers = { $count ->
    [one] { $shown } follower
   *[other] { $shown } na follower
}
field-likes = { $count ->
    [one] { $shown } gusto
   *[other] { $shown } na gusto
}
field-topic-views = { $count ->
    [one] { $shown } panonood
   *[other] { $shown } na panonood
}
field-topic-posts = { $count ->
    [one] { $shown } clip
   *[other] { $shown } na clip
}
field-goods-all = { $count ->
    [one] Tingnan ang produkto
   *[other] Tingnan ang lahat ng { $count } produkto
}
field-replies-more = { $count ->
    [one] Isa pang sagot
   *[other] { $count } pang sagot
}
