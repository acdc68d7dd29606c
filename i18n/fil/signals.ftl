# Ang nakita at ginawa ng mga tao, at ang pagbilang nito.

signals-busy = Masyadong marami ang dumarating ngayon. Walang naitago sa ipinadalang ito. Ipadala muli mamaya-maya.
signals-too-many = Magpadala ng hanggang { $max } pangyayari sa isang beses.
signals-empty = Magpadala ng kahit isang pangyayari.
signals-id = Ang id ng pangyayari ay 1 hanggang { $max } titik, numero at tanda, na walang puwang.
signals-kind-not-reported = Ang server mismo ang bumibilang ng ganitong pangyayari.
signals-subject-missing = Sabihin kung tungkol ito sa aling post o produkto.
signals-subject-unknown = Walang ganoong post o produkto na nakikita ng mga tao.
signals-watch-ms = Ang oras ng panonood sa isang pangyayari ay 1 hanggang { $max } millisecond.
signals-at-out-of-range = Iniuulat ang pangyayari sa loob ng { $minutes } minuto, at hindi sa hinaharap.
signals-counted-id = Isulat ang mga id bilang mga numero na may kuwit sa pagitan.
signals-counted-none = Magbanggit ng kahit isang post, paksa o creator.
signals-counted-too-many = Magbanggit ng hanggang { $max } post, paksa at creator.
